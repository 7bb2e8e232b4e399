"""Whether a candidate could be the answer at all: it has to meet every condition that its query makes.

Knows queries and candidates; knows nothing of their order or of how likely one of them answers.
"""

import re
from collections.abc import Container, Sequence
from functools import cached_property

from bot.gathering.candidates import Candidate, Rarity, covered, is_unknown, tells_half
from bot.gathering.clauses import in_one_clause
from bot.gathering.conditions import Check, Condition, always, asks, is_seen, of_vietnamese
from bot.gathering.counted import counts_in_words
from bot.gathering.deeds import OF_ACT, OF_DEED, OF_MOST
from bot.gathering.growth import (
    ASKS_CHANGE,
    GROWS,
    HOW_MUCH_GROWTH,
    asks_how_a_share_changed,
    is_more_than_a_measure,
    is_of_no_index,
    tells_the_change,
)
from bot.gathering.measured import (
    ASKS_AVERAGE,
    OF_FIGURE,
    OF_MONEY,
    OF_ROW_OF_FIGURES,
    PRICE,
    asks_what_was_reached,
    tells_an_average,
    tells_what_was_reached,
)
from bot.gathering.subjects import OF_BODIES, OF_PERSON, OF_SUBJECT
from bot.gathering.timely import OF_PERIOD, OF_TIME
from bot.language.amounts import falls_outside, without_ranges
from bot.language.announced import announced, mark_of
from bot.telling.columns import cells_asked, cells_of_years, column_called, terms_above
from bot.telling.kinds import (
    FIRST,
    LAST,
    RANKED,
    WHICH_BODY,
    holds_named,
    names_a_kind,
    only_counts,
    tells_kind,
    tells_the_occasion,
)
from bot.telling.labelled import is_labelled
from bot.telling.listed import ASKS_PARTS, tells_parts
from bot.telling.numbers import above_text, has_numbers, numbers_named
from bot.telling.premises import is_about, is_said, may_tell, takes_for_granted
from bot.telling.slot import asks_what_it_is, tells_what_it_is
from bot.telling.tables import is_of_another_kind, names_row
from bot.telling.tasks import ASKS_HOW_TO, ONLY_REPORTS
from bot.understanding.query import HOW_MUCH, Query, Want
from index import vietnamese
from index.vietnamese import term_set

SURE = 0.9  # from which a reader knows better than conditions of how an answer is worded
GUESSED = 0.2  # from which a time may be told by an occasion
SEEN = 0.5  # the reader's probability from which an answer may stand in other words than the conditions look for
LEAST_OF_ROW = 0.5  # share of what the question asks about that a row must tell with what it stands under
ASKS_RANKED = re.compile(rf"(?i)\b{WHICH_BODY}(?:{FIRST}|{LAST})|{RANKED.pattern}|\bthứ mấy\b")


OF_YEARS = re.compile(r"(?i)\bnăm\b|thời gian|ngày")
REPLIES_WHEN = re.compile(r"(?is)[^?]*\b(?:bao lâu|khi nào|bao giờ|lúc nào|ngày nào)\b[^?]*\?.*\d")


class Fitness:
    """Whether candidates could answer one query; which conditions it makes is worked out once."""

    def __init__(self, query: Query, rarity: Rarity, but: Container[Check] = ()) -> None:
        """Takes the query, how rare terms are, and checks that are to be left out."""
        self._query, self._rarity, self._but = query, rarity, but

    @cached_property
    def _of_row(self) -> list[Check]:
        return self._asked(OF_ROWS)

    @cached_property
    def _of_sentence(self) -> list[Check]:
        return self._asked(OF_SENTENCES)

    @cached_property
    def _unread(self) -> list[Check]:
        return [check for check in self._of_sentence if check in UNREAD]

    def _asked(self, of_unit: Sequence[Condition]) -> list[Check]:
        conditions = (*OF_WANT.get(self._query.want, ()), *of_unit, *OF_ANY)
        return [each.is_met for each in conditions if each.is_met not in self._but and each.is_asked(self._query)]

    def could_answer(self, candidate: Candidate) -> bool:
        """Returns whether a unit meets every condition of what is wanted, of what the unit is, and of any question.

        Where a reader is sure of a sentence, only those are left of what it hardly tells apart: periods, numbers,
        kinds of figures and offices.
        """
        if self._is_read_in(candidate, SURE):
            return self._meets(self._unread, candidate)
        return self._meets(self._of_row if candidate.unit.kind == "row" else self._of_sentence, candidate)

    def tells_in_other_words(self, candidate: Candidate) -> bool:
        """Returns whether a reader sees the answer in a sentence that fails only conditions of how it is worded."""
        others = (check for check in self._of_sentence if check not in OF_WORDING)
        told = self._is_read_in(candidate, SEEN) and not asks_how_a_share_changed(self._query)
        return told and self._meets(list(others), candidate)

    def _is_read_in(self, candidate: Candidate, least: float) -> bool:
        """Returns whether the answer to a question that a reader understands stands in a sentence so probably."""
        told = self._query.foreign or self._query.asks(ASKS_RANKED)
        return candidate.unit.kind != "row" and candidate.mass >= least and not told

    def _meets(self, checks: Sequence[Check], candidate: Candidate) -> bool:
        return all(is_met(self._query, candidate, self._rarity) for is_met in checks)


def _holds_the_kind(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text holds a figure or a day, or the reader is sure of it.

    What replies to a question of when tells when, be it by a stretch of time: "Hỏi: Bao lâu thì phải đăng ký?".
    """
    if query.want is Want.TIME and REPLIES_WHEN.match(candidate.text):
        return True
    if tells_kind(query, candidate.text) or is_seen(candidate) or _has_an_amount(query, candidate):
        return True
    sure = not candidate.is_seen_below(GUESSED if query.want is Want.TIME else SEEN)
    return sure and (tells_the_occasion(query, candidate.text) or counts_in_words(query, candidate.text))


def _has_an_amount(query: Query, candidate: Candidate) -> bool:
    """Returns whether a row has a bare number that its column says to be of a year, where one is asked for, or of none.

    "Phí (đồng)" 2000 is no year, and "Năm xây dựng" 1979 is one.
    """
    text, of_time = candidate.hit.document.text, query.want is Want.TIME
    cells = (cell for cell in candidate.unit.cells if bool(OF_YEARS.search(cell.column)) is of_time and cell.column)
    return query.want in (Want.QUANTITY, Want.TIME) and any(cell.span.of(text).strip().isdecimal() for cell in cells)


def _holds_what_is_named(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence, or its heading, holds what the question names as the kind of its answer."""
    heading = candidate.hit.chunk.heading
    headed = f"{heading} {candidate.text}" if heading else candidate.text
    return holds_named(query, headed, is_seen(candidate))


def _names_what_it_counts(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence does not only count those of whom it is asked which they are, or a list follows."""
    return candidate.unit.kind == "lead" or not only_counts(query, candidate.text)


def _tells_what_is_taken_for_granted(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence has what the question says befell, or the words of who is said to speak, about it."""
    document = candidate.hit.document
    seen = is_seen(candidate)
    about = seen or is_about(query, candidate.terms)
    return about and may_tell(query, document, candidate.text, seen) and is_said(query, document, candidate.unit)


def _tells_what_it_is(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence says what a thing is, or its heading names it: "Chữ ký số" where that is defined."""
    heading = candidate.hit.chunk.heading
    if is_seen(candidate) or is_labelled(query, candidate.text) or (heading and query.terms <= term_set(heading)):
        return True
    if any(is_unknown(pair, rarity) for pair in query.pairs):
        return True  # no document names it so: what it is may be told in any words
    return tells_what_it_is(query, candidate.text, candidate.before)


def _tells_parts(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence goes on as one that tells the parts asked for, or stands in a list."""
    hit, unit = candidate.hit, candidate.unit
    if unit.kind != "sentence" or announced(hit.document, unit) or mark_of(unit.paragraph.of(hit.document.text)):
        return True
    return tells_half(query, hit.chunk.heading) or tells_parts(query, candidate.text)


def _does_more_than_report(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence does not only report how much was done, which does not tell how to do it."""
    return ONLY_REPORTS.match(candidate.text) is None


def _has_the_numbers(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's surroundings, or the head of its document, have the numbers that are named."""
    if candidate.unit.kind == "row" and query.extreme:  # "trong 3 trụ": how many rows are compared
        return True
    text, around = candidate.text, candidate.hit.surroundings
    return has_numbers(query, text, around) or has_numbers(query, text, around | above_text(candidate.hit.document))


def _tells_enough_of_what_is_asked(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a row, its columns and what it stands under tell enough of what a question asks.

    A word that no document holds is told by none: there is no row for "vắc xin cúm" beside one for "vắc xin sởi".
    """
    document, unit = candidate.hit.document, candidate.unit
    if names_row(query, document, unit):
        return not _asks_for_no_column(query, candidate)
    if any(is_unknown(term, rarity) for term in query.telling if vietnamese.is_syllable(term)):
        return False
    if query.asks(PRICE) and not OF_MONEY.search(f"{candidate.text} {candidate.hit.chunk.heading}"):
        return False
    told = candidate.terms | terms_above(document, unit)
    of_cases = all(without_ranges(cell.column) != cell.column for cell in unit.cells)
    of_year = query.asks(HOW_MUCH) and cells_of_years(query, unit)
    of_column = of_cases or of_year or column_called(query, unit, document.text)
    measures = query.want is Want.QUANTITY and not of_column
    if measures and not {*query.telling} <= told | term_set(f"{document.title} {document.lead}"):
        return False
    return covered(query, told, rarity) >= LEAST_OF_ROW


def _asks_for_no_column(query: Query, candidate: Candidate) -> bool:
    """Returns whether a question wants another figure of a row that it names than the several columns tell."""
    document, unit = candidate.hit.document, candidate.unit
    if query.want is not Want.QUANTITY or len(unit.cells) < 2 or not all(cell.column for cell in unit.cells):
        return False
    rest = {*query.telling} - term_set(unit.label)
    columns = term_set(" | ".join(cell.column for cell in unit.cells))
    untold = bool(rest) and rest.isdisjoint(columns | terms_above(document, unit))
    return untold and not cells_asked(query, unit, document.text)


def _is_of_the_very_kind(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a row is not of another thing, or range, of the same kind as the one that a question names."""
    if falls_outside(query.text, candidate.unit.label):
        return False
    return not is_of_another_kind(query, candidate.hit.document, candidate.unit, candidate.text)


# Of each group the cheapest comes first.
OF_WANT: dict[Want, tuple[Condition, ...]] = {
    Want.PERSON: (*OF_PERSON, *OF_ACT),
    Want.TIME: (
        Condition(_holds_the_kind, always),
        *OF_TIME,
        Condition(in_one_clause, of_vietnamese),
    ),
    Want.QUANTITY: (
        Condition(_holds_the_kind, always),
        *OF_FIGURE,
        Condition(in_one_clause, of_vietnamese),
    ),
}
OF_ROWS = (
    *OF_ROW_OF_FIGURES,
    Condition(_is_of_the_very_kind, of_vietnamese),
    Condition(_tells_enough_of_what_is_asked, of_vietnamese),
)
OF_SENTENCES = (
    Condition(_holds_what_is_named, names_a_kind),
    Condition(_names_what_it_counts, names_a_kind),
    *OF_MOST,
    Condition(tells_the_change, asks(ASKS_CHANGE)),
    Condition(is_of_no_index, lambda query: query.asks(GROWS) or query.asks(HOW_MUCH_GROWTH)),
    Condition(is_more_than_a_measure, asks(GROWS)),
    Condition(_tells_what_it_is, asks_what_it_is),
    Condition(_tells_parts, asks(ASKS_PARTS)),
    Condition(tells_what_was_reached, asks_what_was_reached),
    Condition(_tells_what_is_taken_for_granted, takes_for_granted),
    Condition(_does_more_than_report, asks(ASKS_HOW_TO)),
)
OF_ANY = (
    *OF_PERIOD,
    *OF_BODIES,
    *OF_DEED,
    *OF_SUBJECT,
    Condition(tells_an_average, asks(ASKS_AVERAGE)),
    Condition(_has_the_numbers, numbers_named),
)

# People have other words than documents for these, and a reader knows many of them.
OF_WORDING = frozenset((_holds_what_is_named, _tells_parts, tells_the_change, in_one_clause))
# A reader knows one sentence from another, and hardly one year, number, kind of figure or person's office from another.
UNREAD = frozenset(
    (
        _has_the_numbers,
        tells_an_average,
        _names_what_it_counts,
        *(each.is_met for each in (*OF_PERIOD, *OF_FIGURE, *OF_PERSON, *OF_ACT, *OF_BODIES)),
    )
)
