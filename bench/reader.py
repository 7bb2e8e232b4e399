"""What the reader is worth: alone with the right passage, and end to end beside the scores that do without it.

    python -m bench.reader [--questions N] [--indexes DIR] [--held-out] [--given-only] FILE…

Each FILE is a SQuAD-format or written set; each of its contexts becomes a document of its own, cut into chunks as by
the product.
The weights below that put scores and reader together were chosen with ``--held-out`` on the tenth of the training
files that the reader never saw, at the low end of a flat top: elsewhere the reader is less to be trusted.
"""

import argparse
import math
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.train.examples import articles, in_tenth
from bot.gathering.reader import FOLDER, Reader
from index import Hit, SearchIndex, build_index, encoder_maker, searched_text
from index.chunks import chunk_document
from index.documents import Document
from index.folder import Corpus
from index.layout import parse_document
from index.vietnamese import normalise, terms, tokens

DENSE, LEXICAL, PASSAGE = 0.6, 0.4, 0.7  # a unit's own cosine and words, and its passage's score
UNIT_WEIGHT, PASSAGE_WEIGHT = 1.0, 0.75  # what the reader's logarithms add; flat from half to twice as much
FLOOR = 0.02  # probability under which the reader's doubts no longer count
DEPTHS = (3, 5)  # passages that the reader is shown

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Asked:
    """A question of a set: the document it is about, and the answers' (start, end) there; none: no answer."""

    question: str
    document: Document
    answers: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Found:
    """What search and reader say to a question, best passage first.

    By passage: ``scores``, ``verdicts``, ``right`` (it is of the right document). By unit: ``of`` (its passage),
    ``dense``, ``lexical``, ``masses``, ``holds`` (it holds the answer).
    """

    scores: Floats
    verdicts: Floats
    right: NDArray[np.bool_]
    of: NDArray[np.int64]
    dense: Floats
    lexical: Floats
    masses: Floats
    holds: NDArray[np.bool_]


def read_set(path: Path, held_out: bool) -> tuple[Corpus, list[Asked]]:
    """Returns the contexts as documents, and the questions.

    ``held_out``: the questions of the held-out tenth alone, among its documents and four in ten of the others.
    """
    documents: list[Document] = []
    questions: list[Asked] = []
    for article in articles(path):
        for paragraph in article["paragraphs"]:
            context = normalise(paragraph["context"])
            kept = in_tenth(context)
            if held_out and not kept and len(context) % 10 > 3:
                continue
            document = parse_document(f"{path.stem} {len(documents):05}", context)
            documents.append(document)
            if kept or not held_out:
                questions += [asked for item in paragraph["qas"] if (asked := _asked(item, document))]
    return Corpus(tuple(documents), ()), questions


def _asked(item: dict[str, Any], document: Document) -> Asked | None:
    answers = []
    for answer in [] if item.get("is_impossible") else item["answers"]:
        text, start = normalise(answer["text"]), answer["answer_start"]
        if document.text[start : start + len(text)] != text:
            start = document.text.find(text)
        if start >= 0 and text.strip():
            answers.append((start, start + len(text)))
    if not answers and not item.get("is_impossible"):
        return None
    return Asked(normalise(item["question"]), document, tuple(dict.fromkeys(answers)))


def holds(span: tuple[int, int], answers: Sequence[tuple[int, int]]) -> bool:
    """Returns whether more than half of one of the answers lies in the span."""
    return any(2 * (min(span[1], end) - max(span[0], start)) > end - start for start, end in answers)


# --- The right passage given ------------------------------------------------------------------------------------


def read_given(reader: Reader, asked: Asked) -> tuple[str, bool, float]:
    """Returns the answer read in the question's own document, whether the likeliest unit holds one, the verdict."""
    chunks = chunk_document(asked.document)
    shown, places = [], []
    for chunk in chunks:
        start = chunk.span.start
        places.append([(unit.span.start, unit.span.end) for unit in chunk.units])
        units = [(left - start, right - start) for left, right in places[-1]]
        shown.append((chunk.span.of(asked.document.text), units))
    readings = reader.read(asked.question, shown)
    if not readings:
        return "", False, 0.0
    best = max(range(len(readings)), key=lambda number: readings[number].score)
    text = shown[best][0][readings[best].start : readings[best].end]
    likeliest = max(
        (mass, place)
        for reading, at in zip(readings, places, strict=True)
        for mass, place in zip(reading.masses, at, strict=True)
    )
    return text, holds(likeliest[1], asked.answers), max(reading.answerable for reading in readings)


def squad_scores(answer: str, asked: Asked) -> tuple[float, float]:
    """Returns exact match and F1 by syllables with the best of the answers, as SQuAD's own (Rajpurkar et al. 2016)."""
    said = tokens(answer)
    pairs = []
    for start, end in asked.answers:
        expected = tokens(asked.document.text[start:end])
        shared = sum((Counter(said) & Counter(expected)).values())
        pairs.append((float(said == expected), 2 * shared / max(1, len(said) + len(expected))))
    return max(exact for exact, _ in pairs), max(f1 for _, f1 in pairs)


def given_figures(reader: Reader, questions: Sequence[Asked]) -> Iterator[str]:
    """Yields the lines that tell how the reader does with the right passage."""
    exact, f1, right_unit, verdicts, labels = [], [], [], [], []
    for asked in questions:
        text, unit, verdict = read_given(reader, asked)
        verdicts.append(verdict)
        labels.append(bool(asked.answers))
        if asked.answers:
            scores = squad_scores(text, asked)
            exact.append(scores[0])
            f1.append(scores[1])
            right_unit.append(unit)
    yield f"passage given: exact {np.mean(exact):.3f}, F1 {np.mean(f1):.3f}, right unit {np.mean(right_unit):.3f}"
    yes = np.array(labels)
    if not yes.all():
        said = np.array(verdicts) > 0.5
        wins = np.mean(np.array(verdicts)[yes][:, None] > np.array(verdicts)[~yes][None, :])
        yield (
            f"answerable: F1 {_f1(said, yes):.3f} (always yes {_f1(yes | True, yes):.3f}), unanswerable: F1 "
            f"{_f1(~said, ~yes):.3f}, both {(_f1(said, yes) + _f1(~said, ~yes)) / 2:.3f} "
            f"(always yes {_f1(yes | True, yes) / 2:.3f}), right {np.mean(said == yes):.3f} "
            f"(always yes {yes.mean():.3f}), AUC {wins:.3f}"
        )


def _f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    return float(2 * (said & true).sum() / max(1, said.sum() + true.sum()))


# --- End to end -------------------------------------------------------------------------------------------------


def find(index: SearchIndex, reader: Reader, asked: Asked) -> Found:
    """Returns what the search finds, as many passages as the deepest of ``DEPTHS``, and what the reader says."""
    hits = index.search(asked.question, limit=max(DEPTHS))
    readings = reader.read(asked.question, [_shown(hit) for hit in hits])
    wanted = set(terms(asked.question))
    of, dense, lexical, masses, held = [], [], [], [], []
    for number, (hit, reading) in enumerate(zip(hits, readings, strict=True)):
        right = hit.document.name == asked.document.name
        for unit, cosine, mass in zip(hit.chunk.units, hit.unit_cosines, reading.masses, strict=True):
            own = terms(searched_text(hit.document, unit))
            of.append(number)
            dense.append(cosine)
            lexical.append(sum(index.rarity(term) for term in wanted.intersection(own)) / math.sqrt(len(own) + 20))
            masses.append(mass)
            held.append(right and holds((unit.span.start, unit.span.end), asked.answers))
    return Found(
        np.array([hit.score for hit in hits]),
        np.array([reading.answerable for reading in readings]),
        np.array([hit.document.name == asked.document.name for hit in hits]),
        np.array(of, np.int64),
        np.array(dense),
        np.array(lexical),
        np.array(masses),
        np.array(held),
    )


def _shown(hit: Hit) -> tuple[str, list[tuple[int, int]]]:
    start = hit.chunk.span.start
    return hit.text, [(unit.span.start - start, unit.span.end - start) for unit in hit.chunk.units]


def _standardised(values: Floats) -> Floats:
    standardised: Floats = (values - values.mean()) / (values.std() + 1e-9)
    return standardised


def passage_right(found: Found, depth: int, weight: float) -> bool:
    """Returns whether the first passage is the right one, once the verdicts' logarithms count ``weight``."""
    ranked = found.scores[:depth] + weight * np.log(found.verdicts[:depth] + FLOOR)
    return bool(found.right[int(np.argmax(ranked))])


def unit_right(found: Found, depth: int, weight: float, quotes: int = 1, scores: float = 1.0) -> bool:
    """Returns whether one of the first ``quotes`` units holds the answer; masses' logarithms count ``weight``."""
    near = found.of < depth
    own = DENSE * _standardised(found.dense[near]) + LEXICAL * _standardised(found.lexical[near])
    ranked = scores * (own + PASSAGE * found.scores[found.of[near]]) + weight * np.log(found.masses[near] + FLOOR)
    return bool(found.holds[near][np.argsort(-ranked, kind="stable")[:quotes]].any())


def end_to_end_figures(everything: Sequence[Found]) -> Iterator[str]:
    """Yields the lines that set scores alone and the reader beside each other."""
    yield f"{'':28} {'scores':>7} {'reader':>7} {'both':>7}"

    def line(label: str, *values: Sequence[bool]) -> str:
        return f"{label:28} " + " ".join(f"{np.mean(each):7.3f}" for each in values)

    for depth in DEPTHS:
        weights = ((0.0, 1.0), (1.0, 0.0), (UNIT_WEIGHT, 1.0))
        yield line(
            f"right passage first, of {depth}",
            [passage_right(found, depth, 0) for found in everything],
            [passage_right(found, depth, 1000) for found in everything],
            [passage_right(found, depth, PASSAGE_WEIGHT) for found in everything],
        )
        for quotes in (1, 2, 3):
            columns = [
                [unit_right(found, depth, weight, quotes, scores) for found in everything] for weight, scores in weights
            ]
            yield line(f"answer in {quotes} quotes, of {depth}", *columns)


def chosen_weights(everything: Sequence[Found]) -> Iterator[str]:
    """Yields what each weight comes to, to choose by."""
    for depth in DEPTHS:
        for weight in (0.0, 0.1, 0.2, 0.3, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0, 5.0):
            first = np.mean([passage_right(found, depth, weight) for found in everything])
            unit = np.mean([unit_right(found, depth, weight) for found in everything])
            yield f"of {depth}, weight {weight}: right passage {first:.3f}, answer in first quote {unit:.3f}"


@contextmanager
def index_of(corpus: Corpus, kept: Path | None) -> Iterator[SearchIndex]:
    """Gives an index of the documents, built unless ``kept`` has it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = kept or Path(scratch)
        if not (folder / "manifest.json").exists():
            build_index(corpus, folder, encoder_maker("bundled"))
        index = SearchIndex.load(folder)
        yield index
        index.close()


def main() -> None:
    """Prints the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--reader", type=Path, nargs="+", default=[FOLDER], help="readers to set beside each other")
    parser.add_argument("--questions", type=int, default=0, help="at most so many a file, evenly spaced")
    parser.add_argument("--indexes", type=Path, help="folder that keeps the indexes for another time")
    parser.add_argument("--held-out", action="store_true", help="the files are training files: measure on their tenth")
    parser.add_argument("--given-only", action="store_true", help="leave the search out")
    options = parser.parse_args()
    readers = [Reader.load(folder) for folder in options.reader]
    everything: dict[Path, list[Found]] = {folder: [] for folder in options.reader}
    for path in options.files:
        corpus, questions = read_set(path, options.held_out)
        if options.questions:
            questions = questions[:: max(1, len(questions) // options.questions)]
        print(f"\n{path.name}: {len(corpus.documents)} contexts, {len(questions)} questions")
        for folder, reader in zip(options.reader, readers, strict=True):
            print(f"reader {folder.name}", *given_figures(reader, questions), sep="\n", flush=True)
        if options.given_only:
            continue
        with index_of(corpus, options.indexes / path.stem if options.indexes else None) as index:
            for folder, reader in zip(options.reader, readers, strict=True):
                found = [find(index, reader, asked) for asked in questions if asked.answers]
                everything[folder] += found
                print(f"reader {folder.name}", *end_to_end_figures(found), sep="\n", flush=True)
    for folder, found in everything.items():
        if options.held_out and found:
            print(f"\nreader {folder.name}: weights, on all files together", *chosen_weights(found), sep="\n")


if __name__ == "__main__":
    main()
