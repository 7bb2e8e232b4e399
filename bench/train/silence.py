"""Fits when to be silent: how likely the best candidate of a question answers it.

    python -m bench.train.silence [--write] [--reader DIR] [--gold GOLD.jsonl… --index DIR] [FILE.json…]

A logistic model, its weights held at 0 or above, learns from features of a question's best candidate whether it holds
the answer; the threshold is where ``WRONGLY_SILENT`` of the right ones fall silent. All printed rates are
cross-validated.

It learns from gold questions asked of their index, and from files: SQuAD 2.0-format sets that may be shipped. Of these
only the tenth of the passages that the reader never saw is asked, in small indexes of ``GROUP`` documents as an agency
may have: each question once with its own passage among them, and each answerable one once more with that passage taken
out, so that the nearest others remain.

``bot/data/silence.json`` was fitted so on gold questions alone::

    python -m bench.train.silence --write --gold tests/gold/seeds.jsonl tests/gold/strangers.jsonl --index DIR

Held-out questions of the reader's own kinds of text add nothing: its word counts for too much there.
"""

import argparse
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.reader import Asked, holds, read_set
from bot.assistant import Assistant
from bot.composing.finding import HITS
from bot.conversation import Conversation
from bot.evaluation import read_gold
from bot.gathering.candidates import Candidate
from bot.gathering.fitness import Fitness
from bot.gathering.ranking import Read, rank_units
from bot.gathering.reader import FOLDER, Reader
from bot.gathering.silence import READ, SCORED, WEIGHTS, features
from bot.gathering.subjects import names_places
from bot.gathering.timely import fits_period
from bot.understanding.query import Query, as_written
from bot.understanding.standalone import understand
from index import Corpus, Hit, SearchIndex, build_index, encoder_maker

GROUP = 24  # documents of an index
WRONGLY_SILENT = 0.004
FOLDS = 5
RIDGE = 1.0  # the weights' squares count so much against the likelihood: few questions, alike features

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """The best candidate of a question: of which model, its features, whether it answers and whether anything could."""

    model: str
    values: dict[str, float]
    right: bool
    answerable: bool


def rows_of(path: Path, read: Read) -> Iterator[Row]:
    """Yields the rows of a file's held-out questions, with the reader and without."""
    corpus, questions = read_set(path, held_out=True)
    asked_of = {asked.document.name for asked in questions}
    documents = [document for document in corpus.documents if document.name in asked_of]
    random.Random(1).shuffle(documents)
    maker = encoder_maker()
    for at in range(0, len(documents), GROUP):
        group = documents[at : at + GROUP]
        names = {document.name for document in group}
        with tempfile.TemporaryDirectory() as scratch:
            build_index(Corpus(tuple(group), ()), Path(scratch), maker)
            index = SearchIndex.load(Path(scratch))
            for asked in questions:
                if asked.document.name in names:
                    yield from _rows(index, asked, read)
            index.close()


def _rows(index: SearchIndex, asked: Asked, read: Read) -> Iterator[Row]:
    query = understand(asked.question, None, index)
    hits = index.search(query.text, limit=2 * HITS)
    others = [hit for hit in hits if hit.document.name != asked.document.name]
    without = [replace(hit, rank=rank) for rank, hit in enumerate(others[:HITS], 1)]
    for given, answerable in ((hits[:HITS], bool(asked.answers)), *([(without, False)] if asked.answers else [])):
        for model, reader in ((READ, read), (SCORED, None)):
            best = _best(query, given, index, reader)
            if best is not None:
                span = (best.unit.span.start, best.unit.span.end)
                right = answerable and best.hit.document.name == asked.document.name and holds(span, asked.answers)
                yield Row(model, features(query, best, index.rarity), right, answerable)


def _best(query: Query, hits: Sequence[Hit], index: SearchIndex, read: Read | None) -> Candidate | None:
    """The candidate that would be shown if it were likely enough."""
    query = as_written(query, index.writes, index.together)
    candidates = rank_units(query, hits, index.rarity, read)
    could_answer = Fitness(query, index.rarity).could_answer
    fit = (each for each in candidates if names_places(query, each) and could_answer(each) and fits_period(query, each))
    return next(fit, None)


def fitted(values: Floats, right: NDArray[np.bool_]) -> Floats:
    """Returns the weights, at least 0, with the bias last: logistic regression on ``(n, features)`` values."""
    rows = np.hstack([values, np.ones((len(values), 1))])
    signs = np.where(right, 1.0, -1.0)

    def loss(weights: Floats) -> tuple[float, Floats]:
        margins = signs * (rows @ weights)
        slopes = -signs / (1 + np.exp(margins))
        ridge = np.append(weights[:-1], 0.0) * RIDGE
        return float(np.logaddexp(0, -margins).sum() + ridge @ weights / 2), rows.T @ slopes + ridge

    bounds = [(0.0, None)] * values.shape[1] + [(None, None)]
    found: Floats = minimize(loss, np.zeros(rows.shape[1]), jac=True, bounds=bounds, method="L-BFGS-B").x
    return found


def likelihoods(values: Floats, weights: Floats) -> Floats:
    """Returns the probabilities that the weights give to rows of values."""
    known: Floats = 1 / (1 + np.exp(-(values @ weights[:-1] + weights[-1])))
    return known


def cross_validated(values: Floats, right: NDArray[np.bool_]) -> Floats:
    """Returns for each row the probability by weights that were fitted without it."""
    known = np.zeros(len(values))
    for fold in range(FOLDS):
        held = np.arange(len(values)) % FOLDS == fold
        known[held] = likelihoods(values[held], fitted(values[~held], right[~held]))
    return known


def _gold_rows(gold: Path, folder: Path, reader: Reader) -> list[Row]:
    index = SearchIndex.load(folder)
    found = []
    for model, read in ((READ, reader.read), (SCORED, None)):
        assistant = Assistant(index, reader if read else None)
        for question in read_gold(gold):
            conversation = Conversation()
            for turn in question.before:
                assistant.ask(turn, conversation)
            query = assistant.ask(question.question, conversation).query
            best = _best(query, index.search(query.text, limit=HITS), index, read)
            if best is not None and not query.foreign and not question.clarifies:
                said = "".join(best.unit.span.of(best.hit.document.text).split())
                wanted = ["".join(each.quote.split()) for each in question.expected]
                right = any(quote in said or said in quote for quote in wanted)
                found.append(Row(model, features(query, best, index.rarity), right, not question.abstains))
    return found


def main() -> None:
    """Fits both models and prints their error rates."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.json")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--reader", type=Path, default=FOLDER, metavar="DIR")
    parser.add_argument("--gold", nargs="*", type=Path, default=[])
    parser.add_argument("--index", type=Path, default=Path(".index"))
    options = parser.parse_args()
    reader = Reader.load(options.reader)
    rows = [row for path in options.files for row in rows_of(path, reader.read)]
    rows += [row for path in options.gold for row in _gold_rows(path, options.index, reader)]
    random.Random(1).shuffle(rows)
    written = {}
    for model in (READ, SCORED):
        own = [row for row in rows if row.model == model]
        names = list(own[0].values)
        values, right, answerable = _arrays(own, names)
        known = cross_validated(values, right)
        weights = fitted(values, right)
        least = float(np.quantile(known[right], WRONGLY_SILENT))
        print(f"{model}: {len(own)} rows, {right.sum()} right; threshold {least:.3f}")
        wins = np.mean(known[right][:, None] > known[~answerable][None, :])
        print(
            f"  wrongly silent {np.mean(known[right] < least):.3f}, silent when due "
            f"{np.mean(known[~answerable] < least):.3f}, AUC {wins:.3f}"
        )
        named = {name: round(float(weight), 4) for name, weight in zip([*names, "bias"], weights, strict=True)}
        print("  " + json.dumps(named))
        written[model] = {"least": round(least, 4), **{name: weight for name, weight in named.items() if weight}}
    if options.write:
        WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _arrays(rows: Sequence[Row], names: Sequence[str]) -> tuple[Floats, NDArray[np.bool_], NDArray[np.bool_]]:
    values = np.array([[row.values[name] for name in names] for row in rows])
    return values, np.array([row.right for row in rows]), np.array([row.answerable for row in rows])


if __name__ == "__main__":
    main()
