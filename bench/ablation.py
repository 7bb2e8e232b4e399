"""What each signal is worth: the product with one of them off, on gold questions and on public sets.

    python -m bench.ablation --gold GOLD.jsonl --index DIR [--questions N] [--indexes DIR] [FILE.json…]

For gold questions (whole conversations, the reader on): the share answered right, right first, silent when due and
wrongly silent. For a SQuAD-format set, a sample of N of its questions, all contexts searched: the share whose first
quote holds the answer, so that what a rule costs on documents that it was not written on stands beside what it is worth
on those that it was. All in one run.
"""

import argparse
import importlib
import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np

from bench.elsewhere import quotes_answer
from bench.reader import Asked, index_of, read_set
from bot.assistant import Assistant
from bot.evaluation import GoldQuestion, judge_all, read_gold
from bot.gathering.candidates import Candidate
from bot.gathering.fitness import OF_ANY, OF_ROWS, OF_SENTENCES, OF_WANT, Fitness
from bot.gathering.reader import Reader
from bot.understanding.query import Query
from index import SearchIndex

Change = tuple[str, str, Any]
"""A module, the name of a signal's weight or rule in it, and what stands there when it is off."""


def _yes(*_: object) -> bool:
    return True


def _no(*_: object) -> bool:
    return False


def _none(*_: object) -> None:
    return None


def _same(_: Query, candidates: list[Candidate]) -> list[Candidate]:
    return candidates


def _as_it_is(text: str, *_: object) -> str:
    return text


class _Unconditional(Fitness):
    """A fitness that every candidate has."""

    def could_answer(self, candidate: Candidate) -> bool:
        return True


SIGNALS: dict[str, Sequence[Change]] = {
    "everything on": (),
    "own cosine": (("bot.gathering.ranking", "DENSE", 0.0),),
    "own words": (("bot.gathering.ranking", "LEXICAL", 0.0),),
    "the passage's score": (("bot.gathering.ranking", "PASSAGE", 0.0),),
    "the reader's choice": (("bot.gathering.ranking", "READER", 0.0), ("bot.gathering.ranking", "READER_PASSAGE", 0.0)),
    "what is read": (("bot.gathering.ranking", "WORDS_READ", 0.0),),
    "follow-up's focus": (("bot.gathering.ranking", "FOCUS", 0.0),),
    "another meeting": (
        ("bot.gathering.ranking", "OF_ANOTHER_MEETING", 0.0),
        ("bot.composing.finding", "HITS_OF_MEETING", 0),
    ),
    "a list of as many items": (
        ("bot.gathering.ranking", "LISTED", 0.0),
        ("bot.gathering.ranking", "COUNTED_LIST", 0.5),
    ),
    "figure and subject in one clause": (("bot.gathering.clauses", "IN_CLAUSE", 0.0),),
    "part of the year": (("bot.gathering.ranking", "WRONG_PART", 0.0),),
    "figure before what is counted": (("bot.gathering.evidence", "figure_counted", _none),),
    "target or fact": (("bot.gathering.ranking", "AIMED", 0.0),),
    "everyday words count less": (("bot.gathering.candidates", "LIGHT", 1.0),),
    "all conditions": (("bot.gathering.evidence", "Fitness", _Unconditional),),
    "fit of the period": (("bot.gathering.evidence", "fits_period", _yes),),
    "fit of the place": (("bot.gathering.evidence", "names_places", _yes),),
    "what only asks weighs as much": (("bot.gathering.overlap", "ASKING", 1.0),),
    "short units": (("bot.gathering.overlap", "LENGTH", 10_000),),
    "a text of a place": (("bot.gathering.ranking", "PLACED", 0.0),),
    "a row that is named": (("bot.gathering.ranking", "NAMED_ROW", 0.0),),
    "what announces a list": (("bot.gathering.ranking", "ANNOUNCES", 0.0),),
    "what is called in quotation marks": (("bot.gathering.ranking", "TITLED", 0.0),),
    "whole numbers": (("bot.gathering.ranking", "TOTAL", 0.0),),
    "beside the quote shown last": (("bot.gathering.ranking", "NEAR_LAST", 0.0),),
    "sections named": (("bot.gathering.ranking", "names_section", _no),),
    "rows told apart": (("bot.gathering.ranking", "told_apart", _same),),
    "troubles": (("bot.gathering.ranking", "_lists_its_troubles", _no),),
    "tasks": (("bot.gathering.ranking", "gives_the_task", _no),),
    "demands": (("bot.gathering.ranking", "demands_of_it", _no),),
    "what something is": (("bot.gathering.ranking", "what_it_is", _none),),
    "what tells of all": (("bot.gathering.ranking", "_tells_of_all_asked", _no),),
    "another subject": (("bot.gathering.evidence", "of_another_subject", _no),),
    "likelihood": (("bot.gathering.evidence", "is_likely", _yes),),
    "everyday speech reworded": (("bot.understanding.standalone", "reworded", _as_it_is),),
    "English in Vietnamese": (("bot.understanding.standalone", "in_vietnamese", _no),),
}


SIGNALS |= {
    is_met.__name__.strip("_"): (("bot.gathering.evidence", "Fitness", partial(Fitness, but=(is_met,))),)
    for is_met, _ in chain(*OF_WANT.values(), OF_ROWS, OF_SENTENCES, OF_ANY)
}


@contextmanager
def off(changes: Sequence[Change]) -> Iterator[None]:
    """Changes what the signals are while it lasts."""
    with ExitStack() as stack:
        for module_name, name, value in changes:
            module = importlib.import_module(module_name)
            stack.callback(setattr, module, name, getattr(module, name))
            setattr(module, name, value)
        yield


def gold_figures(assistant: Assistant, gold: Sequence[GoldQuestion]) -> tuple[float, float, float, float]:
    """Returns the shares right, right first, silent when due, and wrongly silent."""
    judged = list(judge_all(assistant, gold))
    asked = [each for each in judged if not each.gold.abstains and not each.gold.clarifies]
    due = [each for each in judged if each.gold.abstains]
    return (
        float(np.mean([each.right for each in asked])),
        float(np.mean([each.first for each in asked])),
        float(np.mean([each.right for each in due])),
        float(np.mean([each.answer.abstention is not None for each in asked])),
    )


def first_quote_holds(assistant: Assistant, questions: Sequence[Asked]) -> float:
    """Returns the share of questions of which the first quote holds the answer."""
    quotes = ((asked, assistant.ask(asked.question).citations[:1]) for asked in questions)
    return float(np.mean([any(quotes_answer(quote, asked) for quote in first) for asked, first in quotes]))


def main() -> None:
    """Prints a line for each signal."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.json")
    parser.add_argument("--gold", nargs="+", type=Path, required=True)
    parser.add_argument("--index", type=Path, default=Path(".index"))
    parser.add_argument("--questions", type=int, default=100)
    parser.add_argument("--indexes", type=Path)
    options = parser.parse_args()
    reader = Reader.load()
    assistant = Assistant(SearchIndex.load(options.index), reader)
    gold = [question for path in options.gold for question in read_gold(path)]
    sets: list[Callable[[], float]] = []
    with ExitStack() as stack:
        for path in options.files:
            corpus, questions = read_set(path, held_out=False)
            answerable = [asked for asked in questions if asked.answers]
            sample = random.Random(1).sample(answerable, min(options.questions, len(answerable)))
            kept = options.indexes / path.stem if options.indexes else None
            elsewhere = Assistant(stack.enter_context(index_of(corpus, kept)), reader)
            sets.append(partial(first_quote_holds, elsewhere, sample))
        columns = ["right", "first", "silent", "wrongly", *(path.stem[:9] for path in options.files)]
        print(f"{'off':34} " + " ".join(f"{column:>9}" for column in columns))
        for name, changes in SIGNALS.items():
            with off(changes):
                figures = [*gold_figures(assistant, gold), *(measure() for measure in sets)]
            print(f"{name:34} " + " ".join(f"{figure:9.3f}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
