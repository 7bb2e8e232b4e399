"""Which of several figures of one kind is of the case that a question names: "ngày thường 150%, ngày lễ 300%".

Knows questions and sentences; knows nothing of which kind of figure is asked for.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.bounds import OF_AMOUNT
from bot.understanding.query import Query
from index import Span
from index.vietnamese import SCALE, term_set

TIME = r"(?:giây|phút|giờ|ngày|tuần|tháng|năm)\b"
UNIT = re.compile(rf"(?i)(?:từ\s+)?[\d.,]+\s*(?:{SCALE}\s+)?(%|‰|(?:đồng|USD|điểm)\b|{TIME})")
MEASURE = re.compile(rf"(?i)\A(?:\s*(?:/\s*\w+|{TIME}(?:\s+làm việc)?))+")
ENDS_WITH_AND = re.compile(rf"(?i)(?:,|;|\bvà|\bcòn|\bhoặc)(?:\s+(?:là|từ|{OF_AMOUNT}))*\s*$")
BEGINS = re.compile(r"[,;]|\s(?:và|còn|hoặc)\s")
CLAUSE_ENDS = re.compile(r"[;.(]")
PARTS = re.compile(r";|[.!?]\s")
OTHERS = re.compile(r"(?i)\b(?:khác|còn lại)\b")


def of_the_case(query: Query, text: str, sentence: Span, figures: Sequence[Span]) -> list[Span]:
    """Returns the figure whose own words the question has more of than any other's; all of them where none has.

    What stands before the first is said of all of them, unless semicolons part them. None of them is sure where the
    question names no case, and one is of all "other" ones.
    """
    if len(figures) < 2 or len({_unit(text, figure) for figure in figures}) > 1:
        return list(figures)
    shared, own = _told(text, sentence, figures)
    most = 0
    for asked in filter(None, (frozenset(query.focus), query.terms - query.light)):
        named = [(asked & term_set(words)) - term_set(shared) for words in own]
        most = max(map(len, named))
        best = [at for at, terms in enumerate(named) if most and len(terms) == most]
        whole = [at for at in best if term_set(own[at]) <= asked]
        if len(best) == 1 or len(whole) == 1:
            return [figures[(whole or best)[0]]]
    return [] if not most and any(map(OTHERS.search, own)) else list(figures)


def _unit(text: str, figure: Span) -> str | Span:
    """What a figure is measured in; itself where it only counts things."""
    measured = UNIT.match(text, figure.start)
    return measured[1].casefold() if measured else figure


def _told(text: str, sentence: Span, figures: Sequence[Span]) -> tuple[str, list[str]]:
    """What is said of all figures, and what of each of them alone."""
    head = text[sentence.start : figures[0].start]
    between = [text[one.end : other.start] for one, other in pairwise(figures)]
    tail = CLAUSE_ENDS.split(text[figures[-1].end : sentence.end])[0]
    parts = [_parted(words) for words in between]
    behind = [MEASURE.sub("", words) for words, _ in parts]
    before = [words for _, words in parts]
    last = MEASURE.sub("", tail) if any(behind) else ""  # else it is of all of them: "150%, … 300% tiền lương giờ"
    first = re.split(r"[:,]\s", head)[-1] if all(map(PARTS.search, between)) else ""
    shared = head.removesuffix(first)
    return shared, [f"{one} | {other}" for one, other in zip([first, *before], [*behind, last], strict=True)]


def _parted(words: str) -> tuple[str, str]:
    """What stands between two figures, as what is said of the first and what of the second."""
    parts = PARTS.search(words)
    if parts is None and ENDS_WITH_AND.search(words):
        return ENDS_WITH_AND.sub("", words), ""
    parting = parts or BEGINS.search(words)
    return (words[: parting.start()], words[parting.end() :]) if parting else (words, "")
