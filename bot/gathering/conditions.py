"""What a candidate has to meet to answer a query, and which queries make it a condition.

Knows queries and candidates; knows none of the conditions.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from bot.gathering.candidates import Candidate, Rarity
from bot.understanding.query import Query

Check: TypeAlias = Callable[[Query, Candidate, Rarity], bool]
"""Whether a candidate meets a condition."""
SURE = 0.6  # the reader's probability from which a time, a place or a number may be told in any words


class Condition(NamedTuple):
    """What a candidate has to meet to answer a query, and which queries make it a condition."""

    is_met: Check
    is_asked: Callable[[Query], object]


def asks(pattern: re.Pattern[str]) -> Callable[[Query], object]:
    """Returns what makes it a condition that a question has the pattern."""
    return lambda query: query.asks(pattern)


def always(query: Query) -> bool:
    """Makes it a condition of every question."""
    return True


def of_vietnamese(query: Query) -> bool:
    """Makes it a condition of questions that have words in common with the documents."""
    return not query.foreign


def is_seen(candidate: Candidate) -> bool:
    """Returns whether the reader is so sure of a sentence that a time, a place or a number may be told in any words.

    "Khi nào sinh viên được chuyển trường?" is answered by a condition, "có mấy cố vấn?" by "một Cố vấn".
    """
    return candidate.unit.kind != "row" and candidate.mass >= SURE
