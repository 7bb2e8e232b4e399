"""Whether an answer bears out what somebody read back: the very value, another, or none.

Knows answers; says nothing of how it is told to people.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.answer import Answer, Citation
from bot.bounds import AIMED_AT, AT_THE_UTMOST, IN_TIME, OVER, UNDER
from bot.claims import DATE, values_in
from bot.figures import number_of
from bot.kinds import ranges
from index.vietnamese import fold

DIGITS = re.compile(r"\d+")
# A mark with one of these says another thing than the value alone: "trước tháng 12/2024" is not in that month.
BOUNDS = re.compile(rf"(?i)\b(?:{IN_TIME}|dưới|{AT_THE_UTMOST}|{AIMED_AT})\b")
OPPOSED = tuple(re.compile(rf"(?i)\b{bound}\b") for bound in (OVER, UNDER))


class Bearing(StrEnum):
    """How the quotes bear on a value."""

    SAME = "same"  # it is what was marked
    OTHER = "other"  # something else was
    BESIDE = "beside"  # something else was, and a quote holds the value too
    HELD = "held"  # a quote holds it, and nothing of its kind was marked
    UNTOLD = "untold"


@dataclass(frozen=True)
class Verdict:
    """A value as it was read back, how the quotes bear on it, and what is marked of its kind; empty without a mark."""

    value: str
    bearing: Bearing
    told: str


def verdict_on(answer: Answer) -> Verdict | None:
    """Returns how the answer's quotes bear on what was read back; None where nothing was, or there is no answer."""
    values = answer.query.claims
    if not values or not answer.citations:
        return None
    answering = answer.citations if answer.figures else answer.citations[:1]
    marks = [mark.of(cite.quote) for cite in answering for mark in cite.marked]
    for value in values:
        if same := next((mark for mark in marks if _bears_out(mark, value)), None):
            return Verdict(value, Bearing.SAME, same)
    told = ", ".join(mark for mark in marks if values_in(mark) or not values_in(values[0]))
    held = next((value for value in values if any(_holds(cite, value) for cite in answer.citations)), None)
    if held is not None:
        return Verdict(held, Bearing.BESIDE if told else Bearing.HELD, told)
    return Verdict(", ".join(values), Bearing.OTHER if told else Bearing.UNTOLD, told)


def _bears_out(mark: str, value: str) -> bool:
    """Returns whether a mark says the value and no other, within the same bounds."""
    if not values_in(value):
        return _says(mark, value)
    bounds = {found.casefold() for found in BOUNDS.findall(mark)} - {
        found.casefold() for found in BOUNDS.findall(value)
    }
    opposed = any(one.search(mark) and other.search(value) for one, other in (OPPOSED, OPPOSED[::-1]))
    return _says(mark, value) and len(values_in(mark)) == 1 and not (ranges(mark) or bounds or opposed)


def _holds(citation: Citation, value: str) -> bool:
    """Returns whether a quote holds a value that may be of what it marks; the other cells of a row are not."""
    return not citation.columns and _says(citation.quote, value)


def _says(text: str, value: str) -> bool:
    read_back = values_in(value)
    if not read_back:  # a name
        return fold(value) in fold(text)
    return any(_are_one(told.of(text), read_back[0].of(value)) for told in values_in(text))


def _are_one(told: str, value: str) -> bool:
    """Returns whether two days, ranks or figures are one; "24/4" is the 24th of April of any year."""
    if DATE.fullmatch(told) and DATE.fullmatch(value):
        parts = (map(int, DIGITS.findall(each)) for each in (told, value))
        return all(one == other for one, other in zip(*parts, strict=False))
    if told[0].isalpha() or value[0].isalpha():
        return fold(told) == fold(value)
    one, other = number_of(told), number_of(value)
    if one is None or other is None:
        return False
    return one[0] == other[0] and (not other[1] or (one[1] == "%") == (other[1] == "%"))
