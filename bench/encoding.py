"""Measures the served encoder beside sentence-transformers on the same texts: `python -m bench.encoding --texts FILE`.

Both run in turns within one process, so that a busy machine slows them alike; medians are shown. The cold start is
measured in a process of its own. Measures, never gates.
"""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np

from index.encoder import OnnxEncoder, Vectors
from index.models import export_encoder, load_model, prompts_of

COLD = """
import sys, time
started = time.perf_counter()
from pathlib import Path
from index.encoder import OnnxEncoder
encoder = OnnxEncoder.load(Path(sys.argv[1]))
loaded = time.perf_counter()
encoder.encode_questions([sys.argv[2]])
answered = time.perf_counter()
# Not ru_maxrss, which a child process inherits from the one that started it.
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(loaded - started, answered - started, int(peak.split()[1]) / 1024)
"""


def strings_under(value: object, key: str) -> Iterator[str]:
    """Yield every string that stands under `key`, however deep: SQuAD's "context" and "question"."""
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == key and isinstance(inner, str):
                yield inner
            else:
                yield from strings_under(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from strings_under(inner, key)


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def in_turns(works: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """Return each one's median seconds over `rounds`, one after the other in every round."""
    taken = [[seconds(work) for work in works] for _ in range(rounds)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def one_by_one(ask: Callable[[list[str]], object], questions: Sequence[str]) -> list[float]:
    """Return the seconds that every question takes, asked alone."""
    return [seconds(partial(ask, [question])) for question in questions]


def row(label: str, *values: str) -> None:
    """Print one line of the table."""
    print(f"{label:<28}" + "".join(f"{value:>16}" for value in values))


def main() -> None:
    """Build the encoder, measure both, print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True, help='a JSON file with "context" and "question" strings')
    parser.add_argument("--model", default="bundled", help="a folder or a hub name")
    parser.add_argument("--passages", type=int, default=150)
    parser.add_argument("--questions", type=int, default=50)
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    data = json.loads(arguments.texts.read_bytes())
    passages = list(dict.fromkeys(strings_under(data, "context")))[: arguments.passages]
    questions = list(dict.fromkeys(strings_under(data, "question")))[: arguments.questions]
    if not passages or not questions:
        parser.error(f'{arguments.texts} has no "context" or no "question"')
    with tempfile.TemporaryDirectory() as folder:
        measure(arguments.model, Path(folder), passages, questions, arguments.rounds)


def measure(name: str, folder: Path, passages: list[str], questions: list[str], rounds: int) -> None:
    """Print the table."""
    started = time.perf_counter()
    model = load_model(name)
    loading = time.perf_counter() - started
    started = time.perf_counter()
    report = export_encoder(model, name, folder, passages)
    exporting = time.perf_counter() - started
    encoder = OnnxEncoder.load(folder)
    question_prompt, passage_prompt = prompts_of(model, name)

    def torch_vectors(texts: list[str], prompt: str) -> Vectors:
        vectors: Vectors = model.encode(
            texts, prompt=prompt, batch_size=16, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    def ask_torch(texts: list[str]) -> Vectors:
        return torch_vectors(texts, question_prompt)

    encoder.encode_questions(questions[:3])
    ask_torch(questions[:3])
    served, reference = in_turns(
        [lambda: encoder.encode_passages(passages), lambda: torch_vectors(passages, passage_prompt)], rounds
    )
    asked = np.array(
        [[one_by_one(ask, questions) for ask in (encoder.encode_questions, ask_torch)] for _ in range(rounds)]
    )
    cosines = np.sum(encoder.encode_passages(passages) * torch_vectors(passages, passage_prompt), axis=1)
    # The smallest of three: what a cold start costs, not what else the machine does.
    cold = min(
        tuple(
            map(float, subprocess.check_output([sys.executable, "-c", COLD, folder, questions[0]], text=True).split())
        )
        for _ in range(3)
    )

    print(f"{name}: {len(passages)} passages, {len(questions)} questions, medians of {rounds} rounds")
    row("", f"onnx {report.precision}", "torch fp32", "ratio")
    row("passages/s", *(f"{len(passages) / each:.1f}" for each in (served, reference)), f"{reference / served:.2f}")
    ours, theirs = 1000 * np.median(np.median(asked, axis=2), axis=0)
    row("one question, p50 ms", f"{ours:.1f}", f"{theirs:.1f}", f"{theirs / ours:.2f}")
    row("load, s", f"{cold[0]:.2f}", f"{loading:.2f}")
    row("cold question, s", f"{cold[1]:.2f}")
    row("cold process, peak MB", f"{cold[2]:.0f}")
    row("cosine, mean and lowest", f"{cosines.mean():.4f}", f"{cosines.min():.4f}")
    row("export, s; folder, MB", f"{exporting:.1f}", f"{report.bytes / 1e6:.0f}")


if __name__ == "__main__":
    main()
