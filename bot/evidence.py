"""Candidates become quotes that bear on the query, best first; or the reason why they do not answer it.

Knows queries and candidates; knows nothing of how an answer looks.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from bot.candidates import (
    ROW_VALUE,
    Candidate,
    Read,
    counts,
    covered,
    holds_kind,
    names_label,
    names_row,
    own_terms,
    rank_units,
    surroundings,
)
from bot.elsewhere import apart_from, elsewhere
from bot.marks import marked_spans
from bot.periods import PART, own_years, years_of
from bot.persons import holds_title
from bot.query import ASKS_OFFICE, EVENT, Query, Want, names, places
from bot.silence import UNKNOWN, likelihood
from index import Document, Hit, Span, says_the_same
from index.vietnamese import fold, is_syllable, spelling, term_set, tokens

MOST_QUOTES = 3
MOST_ROWS = 12  # of a table that is asked for whole
MOST_CHARACTERS = 900  # in all quotes together, a list asked for aside
CLOSE = 0.5  # a further quote is shown when its score is at most this much below the best

NEAR = 0.3  # the same from which a quote that does not answer is worth showing as the nearest
LEAST_OWN, SURE = 0.2, 0.6  # the same of a figure's own sentence, unless the reader is this sure of it
LIKELY = 0.3  # the same of what is no figure, in a sentence that names the year asked for
FAR_LESS = 0.6
LEAST_LIKELY = 0.5  # the probability of being right from which a quote is shown as the answer
LEAST_ENGLISH, LEAST_ENGLISH_COSINE = 0.03, 0.79

# Sentences that mean nothing without the one before.
POINTS_BACK = re.compile(
    r"(?:Trong (?:số )?(?:đó|này)|Trong khi đó|Điều (?:này|đó)|(?:Theo|Qua|Do|Nhờ|Từ|Cùng với) đó"
    r"|(?:Đây|Đó) (?:là|cũng)|Việc này"
    r"|(?:Con số|Kết quả|Tỷ lệ|Chỉ số|Mức|Luật|Văn bản|Chương trình|Đề án|Quy định) (?:này|đó)"
    r"|Riêng|Ngoài ra)\b"
)
LEAST_WORDS = 8
MEASURES = ("ti_trong", "chi_so", "toc_do")  # a figure of another measure is no answer
ASKS_MONEY = re.compile(r"(?i)bao nhiêu (?:tiền|đồng)|giá bao nhiêu|kinh phí|chi phí|học phí|\btốn\b")
MONEY = re.compile(r"(?i)\b(?:đồng|USD|tiền|đô la|kinh phí|chi phí)\b|miễn phí")
RANGE = re.compile(r"(?i)\btừ (\d{1,9}) (?:đến|tới) (\d{1,9})\b")
SHARE_OF = re.compile(r"(?i)phần trăm|%|t[ỷỉ] trọng|percent|\bshare\b")
SHARE = re.compile(SHARE_OF.pattern + r"|t[ỷỉ] lệ")  # a table may give a "tỷ lệ" as a plain number


class Reason(StrEnum):
    """Why there is no answer."""

    NOT_IN_DOCUMENTS = "not_in_documents"
    NOT_FOR_PERIOD = "not_for_period"
    NOT_FOR_PLACE = "not_for_place"
    NOT_A_QUESTION = "not_a_question"
    SMALLTALK = "smalltalk"
    NOTHING_BEFORE = "nothing_before"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Evidence:
    """A quote that bears on the query: ``document.text`` at ``span``, the figures or phrases asked for in ``marked``.

    ``years`` are those that it holds for. ``columns`` names a table row's columns. ``also`` are other documents that
    say the same.
    """

    document: Document
    span: Span
    marked: tuple[Span, ...] = ()
    years: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    also: tuple[Document, ...] = ()

    def says_again(self, other: "Evidence") -> bool:
        """Returns whether the quote says what another one says."""
        quote, others = (piece.span.of(piece.document.text) for piece in (self, other))
        return self.columns == other.columns and says_the_same(quote, others)

    def known_from(self, other: "Evidence") -> "Evidence":
        """Returns this piece with the documents of another one that says the same named beside it."""
        return replace(self, also=apart_from(self.document, (*self.also, other.document, *other.also)))


def gather(
    query: Query, hits: Sequence[Hit], rarity: Callable[[str], float], read: Read | None = None
) -> tuple[list[Evidence], Reason | None]:
    """Returns the quotes that answer the query, best first, and None; or the nearest and why they do not answer."""
    candidates = rank_units(query, hits, rarity, read)
    if not candidates:
        return [], Reason.NOT_IN_DOCUMENTS
    there = [candidate for candidate in candidates if _names_places(query, candidate)]
    if not there:
        return _near(query, candidates[0], rarity), Reason.NOT_FOR_PLACE
    fit = [candidate for candidate in there if _could_answer(query, candidate, rarity)]
    fit = [candidate for candidate in fit if counts(query, candidate.text)] or fit
    then = [candidate for candidate in fit if fits_period(query, candidate)]
    if then and _another_subject(query, then[0], fit[0], rarity):
        return [evidence_of(query, fit[0])], Reason.NOT_FOR_PERIOD
    apart = then and candidates[0].hit is not then[0].hit
    if apart and _another_subject(query, then[0], candidates[0], rarity):
        return _near(query, candidates[0], rarity), Reason.NOT_IN_DOCUMENTS
    if then and answers(query, then[0], rarity):
        return choose(query, then), None
    nearest = (fit or there)[0]
    if query.years and fit and answers(query, nearest, rarity):
        return [evidence_of(query, nearest)], Reason.NOT_FOR_PERIOD
    return _near(query, nearest, rarity), Reason.NOT_IN_DOCUMENTS


def _near(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> list[Evidence]:
    """The quote that comes nearest to an answer, if it speaks of what is asked at all."""
    near = query.foreign or covered(query, surroundings(candidate.hit), rarity) >= NEAR
    return [evidence_of(query, candidate)] if near else []


def answers(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether the candidate is likely enough to answer the query for it to be shown as the answer."""
    if not query.foreign and any(rarity(spelling(name)) >= rarity(UNKNOWN) for name in names(query.text)):
        return False  # a name that no document holds is what the question is about
    if query.foreign and candidate.answerable is not None:  # no words in common to go by: meaning alone
        return candidate.answerable >= LEAST_ENGLISH and max(candidate.hit.unit_cosines) >= LEAST_ENGLISH_COSINE
    return likelihood(query, candidate, rarity) >= LEAST_LIKELY


def choose(query: Query, candidates: Sequence[Candidate]) -> list[Evidence]:
    """Returns up to three quotes that do not overlap, close to the best in score; a list or table asked for whole."""
    best = candidates[0]
    if (query.want is Want.LIST or query.extreme) and best.unit.kind == "row" and not query.focus:
        table = [each for each in candidates if each.unit.kind == "row" and each.unit.paragraph == best.unit.paragraph]
        named = [each for each in table if names_label(query, each.hit.document, each.unit)]
        table = named if len(named) > 1 else table
        in_order = sorted(table, key=lambda each: each.unit.span.start)
        return [evidence_of(query, each) for each in in_order[:MOST_ROWS]]
    chosen: list[Evidence] = []
    length = 0
    for candidate in candidates:
        if chosen and candidate.score < best.score - CLOSE:
            break
        piece = evidence_of(query, candidate)
        size = piece.span.end - piece.span.start
        again = next((at for at, other in enumerate(chosen) if piece.says_again(other)), None)
        if again is not None:
            chosen[again] = chosen[again].known_from(piece)
            continue
        if chosen and length + size > MOST_CHARACTERS:
            continue
        if any(piece.document.name == other.document.name and piece.span.overlaps(other.span) for other in chosen):
            continue
        chosen.append(piece)
        length += size
        if len(chosen) == MOST_QUOTES:
            break
    return chosen


def evidence_of(query: Query, candidate: Candidate) -> Evidence:
    """Returns the quote that a candidate gives: its unit, or the whole enumeration that it opens or is part of."""
    document, unit = candidate.hit.document, candidate.unit
    whole = unit.kind == "lead" or (unit.kind == "item" and query.want is Want.LIST)
    span = _enumeration(candidate) if whole else _with_referent(candidate)
    return Evidence(
        document=document,
        span=span,
        marked=marked_spans(query, document, unit, candidate.answer, candidate.doubtful) if not whole else (),
        years=years_of(document, unit),
        columns=tuple(cell.column for cell in unit.cells),
        also=elsewhere(candidate.hit, span),
    )


def fits_period(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit speaks of a year asked for; where it names none itself, its surroundings may."""
    if not query.years:
        return True
    document, unit = candidate.hit.document, candidate.unit
    asked = set(query.years)
    if asked.intersection(years_of(document, unit)):
        return True
    if query.want is Want.QUANTITY or own_years(unit.span.of(document.text)):
        return False
    return bool(asked.intersection(own_years(f"{candidate.hit.text} {document.title} {document.date or ''}")))


def _could_answer(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether the unit holds the kind of figure asked for, and its surroundings the numbers that are named."""
    if query.want is Want.PERSON and not holds_title(query.text, candidate.text):
        return False
    asked_part = PART.search(EVENT.sub(" ", query.text))
    if asked_part and _part(asked_part.group()) not in _part(f"{candidate.hit.document.title} {candidate.hit.text}"):
        return False
    if ASKS_OFFICE.search(query.text) and not set(query.singles) - query.light <= own_terms(candidate):
        return False
    if query.want is Want.TIME and not holds_kind(query.want, candidate.text):
        return False
    if query.want is Want.QUANTITY:
        if not holds_kind(query.want, candidate.text):
            return False
        if ASKS_MONEY.search(query.text) and not MONEY.search(candidate.text):
            return False
        if any(measure in query.subject and measure not in term_set(candidate.text) for measure in MEASURES):
            return False
        asks_share = SHARE_OF if candidate.unit.kind == "row" else SHARE
        if "%" not in candidate.text and asks_share.search(query.text):
            return False
    if not query.foreign and not _is_about(query, candidate, rarity):
        return False
    named = _numbers(query.text) - {str(year) for year in query.years} - _numbers(" ".join(PART.findall(query.text)))
    if not named:
        return True
    there = {_number(term) for term in surroundings(candidate.hit) if term.isdigit()}
    return all(number in there or _in_a_range(int(number), candidate.text) for number in named)


def _is_about(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether a candidate speaks of what is asked: its passage of each foreign word, its sentence of the rest.

    A figure's own sentence has to hold a share of what is asked, unless the reader is sure of the figure; so has any
    sentence that is to answer for a year.
    """
    known = [term for term in query.singles if rarity(term) < rarity(UNKNOWN)]
    foreign = {term for term in known if not is_syllable(term) and not term[0].isdigit()}
    if not foreign <= surroundings(candidate.hit):
        return False
    is_row = candidate.unit.kind == "row" and ROW_VALUE.search(query.text) is not None
    if is_row and names_row(query, candidate.hit.document, candidate.unit):
        return True
    if query.want is not Want.QUANTITY and not query.years:
        return True
    own = own_terms(candidate)
    if any(term[0].isdigit() and not term.isdigit() and term not in own for term in known):
        return False  # 4G is not 5G
    if candidate.mass >= SURE and not query.years:
        return True
    if (
        candidate.mass >= LIKELY
        and query.want is not Want.QUANTITY
        and set(query.years) & set(own_years(candidate.text))
    ):
        return True
    return covered(query, own, rarity) >= LEAST_OWN


def _another_subject(query: Query, then: Candidate, best: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether the best sentence of the right year speaks far less of the subject than another year's."""
    if query.foreign or then is best:
        return False
    own, others = (covered(query, own_terms(each), rarity) for each in (then, best))
    return own < FAR_LESS * others


def _part(text: str) -> str:
    """The text folded, with one way to write the halves of a year."""
    return fold(text).replace("nua dau", "6 thang dau").replace("nua cuoi", "6 thang cuoi")


def _in_a_range(number: int, text: str) -> bool:
    """Returns whether a text names a range that the number is in: 85 is in "Từ 80 đến 89 điểm"."""
    return any(int(first) <= number <= int(last) for first, last in RANGE.findall(text))


@lru_cache(maxsize=256)
def _numbers(text: str) -> frozenset[str]:
    return frozenset(_number(token) for token in tokens(text) if token.isdigit()) - {""}


def _number(token: str) -> str:
    return token.lstrip("0")


def _names_places(query: Query, candidate: Candidate) -> bool:
    if not query.places:
        return True
    return set(query.places) <= set(places(candidate.unit.paragraph.of(candidate.hit.document.text)))


def _with_referent(candidate: Candidate) -> Span:
    """The unit's span; where it opens by pointing back, or is too short to stand alone, with the sentence before it."""
    unit, units = candidate.unit, candidate.hit.chunk.units
    at = units.index(unit)
    points_back = POINTS_BACK.match(candidate.text) or len(candidate.text.split()) < LEAST_WORDS
    if unit.kind != "sentence" or not points_back or at == 0 or units[at - 1].paragraph != unit.paragraph:
        return unit.span
    return Span(units[at - 1].span.start, unit.span.end)


def _enumeration(candidate: Candidate) -> Span:
    """The sentence of a list around a unit: from its lead to its last item."""
    paragraph = candidate.unit.paragraph
    units = [
        unit for unit in candidate.hit.chunk.units if unit.paragraph == paragraph and unit.kind in ("lead", "item")
    ]
    return Span(units[0].span.start, units[-1].span.end)
