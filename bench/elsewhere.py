"""What the whole product says of documents of other kinds than those its rules were written on.

    python -m bench.elsewhere [--questions N] [--indexes DIR] [--without-reader] FILE…

Each FILE is a SQuAD-format or written set (of a written one, or one that the reader was trained on, the held-out tenth
is asked); its contexts become documents, as many as a folder may hold. Printed of the answerable questions: answered
with a quote that holds the answer, with such a quote first, and not at all; of the others: silent when due. Beside them
``first of all``: how often the best unit holds the answer before any rule decides whether it may be shown.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.reader import Asked, holds, index_of, read_set
from bot.assistant import Assistant
from bot.composing.answer import Answer, Citation
from bot.composing.finding import HITS
from bot.gathering.ranking import rank_units
from bot.gathering.reader import Reader
from index import SearchIndex

PUBLIC = ("reg", "wiki", "viquad1-dev", "vinewsqa-dev", "viquad2-unanswerable")  # the reader never saw them: ask all


def quotes_answer(citation: Citation, asked: Asked) -> bool:
    """Returns whether a quote's words, as they stand in the right document, hold more than half of an answer.

    Where several documents say the same, the quote may be of any of them.
    """
    return _holds_the_answer(citation.quote, asked)


def _holds_the_answer(quote: str, asked: Asked) -> bool:
    at = asked.document.text.find(quote)
    return at >= 0 and holds((at, at + len(quote)), asked.answers)


def best_answers(index: SearchIndex, reader: Reader | None, answer: Answer, asked: Asked) -> bool:
    """Returns whether the best unit of all, whether it may be shown or not, holds the answer."""
    hits = index.search(answer.query.text, limit=HITS)
    ranked = rank_units(answer.query, hits, index.rarity, reader.read if reader else None)
    return bool(ranked) and _holds_the_answer(ranked[0].unit.span.of(ranked[0].hit.document.text), asked)


def figures(index: SearchIndex, reader: Reader | None, questions: Sequence[Asked]) -> str:
    """Returns one line with the shares."""
    assistant = Assistant(index, reader)
    right, first, silent, best, due = [], [], [], [], []
    for asked in questions:
        answer = assistant.ask(asked.question)
        if not asked.answers:
            due.append(answer.abstention is not None)
            continue
        told = [quotes_answer(citation, asked) for citation in answer.citations]
        right.append(any(told))
        first.append(told[:1] == [True])
        silent.append(answer.abstention is not None)
        best.append(best_answers(index, reader, answer, asked))
    shares = f"right {np.mean(right):.3f}, first {np.mean(first):.3f} (first of all {np.mean(best):.3f})"
    when_due = f", silent when due {np.mean(due):.3f} of {len(due)}" if due else ""
    return f"{len(right)} answerable: {shares}, wrongly silent {np.mean(silent):.3f}{when_due}"


def main() -> None:
    """Prints the figures of each file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--questions", type=int, default=300, help="of each file at most about so many")
    parser.add_argument("--indexes", type=Path, metavar="DIR", help="keep the indexes here")
    parser.add_argument("--without-reader", action="store_true")
    options = parser.parse_args()
    reader = None if options.without_reader else Reader.load()
    for path in options.files:
        corpus, questions = read_set(path, held_out=path.stem not in PUBLIC)
        kept = options.indexes / path.stem if options.indexes else None
        with index_of(corpus, kept) as index:
            step = max(1, len(questions) // options.questions)
            print(f"{path.stem}: {figures(index, reader, questions[::step])}", flush=True)


if __name__ == "__main__":
    main()
