"""Measures an index of a million chunks: `python -m bench.million --index DIR [--chunks 1000000] [--clusters N]`.

Texts are made from a seed and vectors drawn at random (see ``bench.blank``): nothing is encoded. The index is built and
then served by a process of its own. Measures, never gates. A folder that has an index is measured as it is.
"""

import argparse
import gc
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np

from bench.blank import BlankEncoder, load_blank
from bench.papers import PLACES, THINGS, paper
from index import Document, Manifest, SearchIndex
from index.encoding import CachedEncoder
from index.generation import write_generation
from index.layout import parse_document
from index.manifest import checksums, read_manifest, write_manifest
from index.vectors import Rows, exact_nearest
from index.vietnamese import terms

CHUNKS_OF_A_DOCUMENT = 100  # about 13,000 words
WORDS_OF_A_DOCUMENT = 11_400
QUESTIONS = 400


class Papers:
    """Long papers, made when they are taken."""

    problems = ()
    read = 0

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Document]:
        for number in range(self._count):
            text = paper(random.Random(f"long {number}"), WORDS_OF_A_DOCUMENT).text
            yield parse_document(f"van-ban-{number:06}.txt", text)


class Uncached(CachedEncoder):
    """The blank encoder without a cache in front of it: a million chunks are made once."""

    def __init__(self, folder: Path, clusters: int) -> None:
        folder.mkdir(parents=True)
        (folder / "clusters").write_text(str(clusters))
        self.folder = folder
        self.encoder = BlankEncoder(clusters)

    def encode(self, texts: Sequence[str]) -> Rows:
        """Returns the vectors of the texts."""
        return self.encoder.encode_passages(texts).astype(np.float16)


def build(folder: Path, chunks: int, clusters: int) -> None:
    """Builds the index and prints what each step took."""
    generation = folder / "generation-million"
    generation.mkdir(parents=True)
    steps: dict[str, list[float]] = {}

    def note(step: str, done: int, total: int) -> None:
        now = time.perf_counter()
        steps.setdefault(step, [now, now])[1] = now

    started = time.perf_counter()
    encoder = Uncached(folder / "encoder", clusters)
    written = write_generation(generation, Papers(chunks // CHUNKS_OF_A_DOCUMENT), lambda _: encoder, note)
    made = time.perf_counter()
    created = datetime.now(UTC).isoformat(timespec="seconds")
    documents, files = written.documents, checksums(generation)
    manifest = Manifest(
        generation.name, created, "blank", BlankEncoder.dimension, "fp32", 1.0, 160, documents, (), "", files
    )
    write_manifest(folder, manifest)
    taken = ", ".join(f"{step} {end - start:.0f}" for step, (start, end) in steps.items())
    print(
        f"build: {made - started:.0f} s ({taken}), checksums {time.perf_counter() - made:.0f} s; peak {memory('VmHWM')}"
    )
    print(f"repeats found: {written.repeats}")


def serve(folder: Path) -> None:
    """Loads the index and prints what it costs to load, to hold and to ask."""
    started = time.perf_counter()
    index = SearchIndex.load(folder, load_blank)
    gc.collect()
    gc.freeze()  # as the bot does when all is loaded
    print(f"load: {time.perf_counter() - started:.1f} s; resident {memory('VmRSS')} ({memory('RssAnon')} of its own)")
    chance = random.Random(1)
    questions = [
        f"Tỷ lệ {chance.choice(THINGS)} của tỉnh {chance.choice(PLACES)} năm {chance.randint(2019, 2025)} là bao nhiêu?"
        for _ in range(QUESTIONS)
    ]
    vectors = index._encoder.encode_questions([f"{number} {question}" for number, question in enumerate(questions)])
    timed("search, all of it", index.search, questions)
    timed("vectors, 100 nearest", lambda vector: index._vectors.nearest(vector, 100), list(vectors))
    print(f"after all of them: resident {memory('VmRSS')} ({memory('RssAnon')} of its own)")
    timed("terms, 100 best", lambda question: index._terms.best(terms(question), 100), questions)
    whole = [index._terms.scores(terms(question)) for question in questions[:100]]
    best = [set(np.argsort(-scores, kind="stable")[:10]) for scores in whole]
    short = [index._terms.best(terms(question), 10)[0] for question in questions[:100]]
    share = np.mean([len(true.intersection(found)) for true, found in zip(best, short, strict=True)]) / 10
    print(f"of the ten best by BM25 of all terms, the share that is found: {share:.4f}")
    rows, sample = index._vectors._vectors, vectors[:100]
    exact = exact_nearest(rows, sample, 10)
    found = [set(index._vectors.nearest(vector, 10)) for vector in sample]
    recall = np.mean([len(best.intersection(true)) for best, true in zip(found, exact, strict=True)]) / 10
    print(f"recall@10 against exact, {len(sample)} random questions: {recall:.4f}, rescored {index._vectors._rescored}")


def timed(what: str, ask: Callable[[Any], object], questions: Sequence[Any]) -> None:
    """Asks each question after a tenth of them to warm up, and prints the median and the 99th percentile."""
    for question in questions[: len(questions) // 10]:
        ask(question)
    taken, used = [], []
    for question in questions[len(questions) // 10 :]:
        started, began = time.perf_counter(), time.thread_time()
        ask(question)
        taken.append((time.perf_counter() - started) * 1000)
        used.append((time.thread_time() - began) * 1000)
    processor = f"of a processor {np.median(used):.1f} and {np.quantile(used, 0.99):.1f}"
    print(f"{what}: p50 {np.median(taken):.1f} ms, p99 {np.quantile(taken, 0.99):.1f} ms; {processor}", flush=True)


def memory(what: str) -> str:
    """Returns a line of this process's status in MB."""
    line = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith(what))
    return f"{int(line.split()[1]) // 1024} MB"


def main() -> None:
    """Builds unless there is an index, and serves it in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", type=Path, required=True)
    parser.add_argument("--chunks", type=int, default=1_000_000)
    parser.add_argument("--clusters", type=int, default=0, help="centres that vectors lie around (default: none)")
    parser.add_argument("--serve", action="store_true", help="do not build")
    options = parser.parse_args()
    if options.serve:
        serve(options.index)
        return
    if not (options.index / "manifest.json").exists():
        build(options.index, options.chunks, options.clusters)
    manifest = read_manifest(options.index)
    size = sum(path.stat().st_size for path in options.index.rglob("*") if path.is_file())
    chunks = sum(document.chunks for document in manifest.documents)
    print(f"{len(manifest.documents)} documents, {chunks} chunks, {size / 1e9:.2f} GB; load {os.getloadavg()[0]:.1f}")
    sys.stdout.flush()
    subprocess.run([sys.executable, "-m", "bench.million", "--index", options.index, "--serve"], check=True)


if __name__ == "__main__":
    main()
