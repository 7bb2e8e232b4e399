"""How quotes may bear on a value that was read back, and where they hold it: within bounds, with what it counts.

Knows quotes and their marks; knows nothing of what else was said.
"""

from dataclasses import dataclass
from enum import StrEnum

from bot.composing.agreement import Agreement, agreement, day_of
from bot.composing.answer import Answer, Citation
from bot.language.periods import figures_by_year
from bot.understanding.claims import QUOTES
from bot.understanding.query import Query
from bot.understanding.values import limited, values_in
from index import Span
from index.vietnamese import fold, term_set, tokens, years

THING_NEAR, THING_WITHIN = 40, 3  # characters and words behind a number, among which what it counts begins

Place = tuple[Citation, Span]


class Bearing(StrEnum):
    """How the quotes bear on a value."""

    SAME = "same"  # it is what was marked
    INEXACT = "inexact"  # it was marked within other bounds: "gần 80%"
    OTHER = "other"  # something else was
    BESIDE = "beside"  # something else was, and a quote holds the value too
    HELD = "held"  # a quote holds it, and nothing of its kind was marked
    UNTOLD = "untold"


BORNE_OUT = {Agreement.SAME: Bearing.SAME, Agreement.INEXACT: Bearing.INEXACT}


@dataclass(frozen=True)
class Verdict:
    """A value as it was read back, how the quotes bear on it, and what is marked of its kind; empty without a mark.

    Where a quote only holds it, ``value`` is as the quote writes it.
    """

    value: str
    bearing: Bearing
    told: str


def marked_so(answer: Answer, value: str) -> list[Place]:
    """Returns what is marked of a value's kind in the first quote that has such a mark; in all if figures are shown."""
    found = [
        (cite, limited(cite.quote, mark) if values_in(value) else mark)
        for cite in answer.citations
        for mark in cite.marked
        if agreement(mark.of(cite.quote), value, cite.date) is not None
    ]
    return found if answer.figures else [each for each in found if each[0] is found[0][0]]


def places_of(cite: Citation, value: str) -> list[Span]:
    """Returns where a quote holds a value, whatever bounds it; other cells of a row may not be of what it marks."""
    if cite.columns or value[0] in QUOTES:  # nor a title of what has another
        return []
    if not values_in(value):
        at = fold(cite.quote).find(fold(value))
        return [Span(at, at + len(value))] if at >= 0 else []
    figures = (span for span in values_in(cite.quote) if agreement(span.of(cite.quote), value, cite.date) in BORNE_OUT)
    return [limited(cite.quote, figure) for figure in figures]


def is_of_another(query: Query, place: Place, mark: Place) -> bool:
    """Returns whether a value's clause tells only part of what the clause of what is marked in that quote tells.

    Or it is another year's, where a quote lists the years and then their figures.
    """
    (cite, held), (marked_in, marked) = place, mark
    if cite is not marked_in:
        return False
    if query.years and held in figures_by_year(cite.quote, Span(0, len(cite.quote))).values():
        return True
    there, told = (
        query.terms & term_set(cite.quote[cite.quote.rfind(";", 0, span.start) + 1 :].split(";")[0])
        for span in (held, marked)
    )
    return there < told


def thing_of(value: str) -> list[str]:
    """Returns what a number that was read back counts, in two words at most; none where it does not say."""
    figures = [] if value[0] in QUOTES else values_in(value)
    return tokens(value[figures[0].end :])[:2] if figures else []


def counts(cite: Citation, figure: Span, value: str) -> bool:
    """Returns whether a figure of a quote counts the thing that was read back: "18 bộ, ngành", and no "18 xã".

    Farther behind it both words have to stand: "388 hệ thống, cơ sở dữ liệu" are no "388 cơ quan".
    """
    thing = thing_of(value)
    near = tokens(cite.quote[figure.end : figure.end + THING_NEAR])
    if not thing or near[:1] == thing[:1] or (thing[0] == "nước" and near[:2] == ["quốc", "gia"]):
        return True
    return thing in (near[at : at + len(thing)] for at in range(1, THING_WITHIN))


def as_told(cite: Citation, mark: Span, value: str) -> str:
    """Returns a mark as it is told: with its year, where a year was read back that the quote leaves out."""
    told = mark.of(cite.quote)
    day, read_back = day_of(told, cite.date), day_of(value)
    adds = day and day.year and read_back and read_back.year and not years(told)
    return f"{told} ({day.year})" if day and adds else told
