"""The units of the hits as candidates for a quote, best first, scored by all that is known of how they fit the query.

Knows queries, hits and what a reader says of them; knows nothing of which candidates are good enough.
"""

import math
import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from bot.announced import announced, beside
from bot.candidates import SPEAKS_OF, Candidate, Rarity, before, covered, is_aimed
from bot.events import marks_of_meeting, told_of
from bot.kinds import (
    ASKS_TITLE,
    IN_QUOTES,
    grades,
    lists_troubles,
    names_the_year,
    names_troubles,
    tells_of_all,
    troubled,
)
from bot.labelled import is_labelled
from bot.meaning import tells_of_the_named
from bot.periods import PART
from bot.persons import holds_title
from bot.query import COUNTED, Query, Want, named_pairs, places, subject_terms
from bot.reader import Reading
from bot.tables import ASKS_TOTAL, ROW_VALUE, is_of_the_table, names_row
from bot.tasks import gives_the_task
from index import Document, Hit, Span, Unit, segments, vietnamese
from index.vietnamese import fold, term_set

# Weights of a unit's signals, each standardised over the units of the hits or a share from 0 to 1.
DENSE, LEXICAL, PASSAGE, FOCUS = 0.6, 0.4, 0.7, 3.0
OF_ANOTHER_MEETING = 1.5  # taken off where another document reports the meeting that is asked of
WRONG_PART = 1.0  # taken off where a figure is for a part of the year that was asked for whole
NEAR_LAST = 0.5  # what it is worth to stand beside the quote shown last, for a question of few words
FEW, NEAR = 5, 400  # such a question's telling terms; characters
READ_HITS = 3  # hits that the reader reads
WORDS_READ = 1.0  # what it is worth to be read that a hit speaks of all that is asked, beside its score
# Of the logarithms of the reader's probabilities that the answer stands in the unit, and in its passage at all.
READER, READER_PASSAGE, FLOOR = 0.6, 0.3, 0.02
# The probability that a table's row answers a question that names it, and one that names what its cells hold too.
ROW_NAMED, ROW_ASKED = 0.5, 0.9
LEAST_TROUBLED = 0.5  # share of what a question asks the troubles of that a list's hit must tell
LEAST_TOLD_OF_ALL = 0.5  # share of what a question asks that a sentence which tells how all changed must tell
# The same of a line that names what is asked for, in a notice that tells so much of it.
LABELLED, LEAST_ABOUT = 0.5, 0.6
TASKED = 0.5  # the same of a sentence that gives the body asked of its task
# The same of a sentence that says what the year asked for is called, or lists what is not well yet.
NAMED_YEAR = 0.95
# The same of a sentence that announces a list, where one is asked for, and where it has as many items as were named.
ANNOUNCED, COUNTED_LIST = 0.5, 0.9
LISTED = 2.0  # for the latter, and for a list of troubles that are asked for
# What a year, a programme or a speech is called stands in quotation marks.
TITLED = 1.0
TELLS_TOTAL = re.compile(r"(?i)\btổng (?:cộng|số)\b")
TOTAL = 1.0
# What grows or is counted in "số người dùng tăng bao nhiêu?"
COUNTS = re.compile(r"(?i)^(?:(?:tổng|số|lượng)\s+)*(\w+ \w+)\b.*\b(?:bao nhiêu|mấy)\b")
AIMED = 1.5
NAMES_ARTICLE = re.compile(r"(?i)\bđiều (\d{1,3}[a-zđ]?)\b")


Read = Callable[[str, Sequence[tuple[str, Sequence[tuple[int, int]]]]], Sequence[Reading]]
"""What ``Reader.read`` does: a question and passages with their units -> a reading for each passage."""


def rank_units(query: Query, hits: Sequence[Hit], rarity: Rarity, read: Read | None = None) -> list[Candidate]:
    """Returns the units of the hits, best first, scored by their own fit, their passage's and what the reader says."""
    found = [
        (hit, number, unit, text, cosine)
        for hit in hits
        for number, (unit, text, cosine) in enumerate(
            zip(hit.chunk.units, hit.unit_texts, hit.unit_cosines, strict=True)
        )
    ]
    if not found:
        return []
    reports = _reports(query, hits)
    readings = _readings(query, hits, rarity, reports, read)
    dense = _standardised([cosine for *_, cosine in found])
    named = [before(hit, unit) for hit, _, unit, *_ in found]
    lexical = _standardised(
        [
            max(_overlap_weight(query.terms, told, rarity) for told in _with_the_named(there, text))
            for there, (*_, text, _) in zip(named, found, strict=True)
        ]
    )
    asks_title, of_whom = query.asks(ASKS_TITLE) is not None, troubled(query)
    asks_total = query.want is Want.QUANTITY and query.asks(ASKS_TOTAL) is not None
    number_of = _number_of(query)
    article = _article(query)
    candidates = []
    for (hit, number, unit, text, cosine), there, by_meaning, by_words in zip(
        found, named, dense, lexical, strict=True
    ):
        score = DENSE * by_meaning + LEXICAL * by_words + PASSAGE * hit.score
        score -= OF_ANOTHER_MEETING * (1 - reports[hit.document.name])
        score -= AIMED * is_aimed(query, text)
        score += TITLED * (asks_title and IN_QUOTES.search(text) is not None)
        score += TOTAL * (asks_total and TELLS_TOTAL.search(text) is not None)
        score += TOTAL * (number_of is not None and number_of.search(fold(text)) is not None)
        score += NEAR_LAST * _is_near_the_last(query, hit.document, unit)
        names_year = names_the_year(query, text)
        score += FOCUS * (names_year or _focus_share(query, text)) - WRONG_PART * _tells_a_part(query, text)
        reading = readings.get(hit.rank)
        mass, answerable = (reading.masses[number], reading.answerable) if reading else (0.0, 0.0)
        if unit.kind == "row" and names_row(query, hit.document, unit):  # tables are no prose, and it learned on prose
            mass = answerable = ROW_ASKED if query.asks(ROW_VALUE) else ROW_NAMED
        told = (
            (unit.kind == "row" and is_of_the_table(query, hit.document, unit))
            or (article is not None and article.match(hit.chunk.heading) is not None)
            or _lists_its_troubles(of_whom, hit, text, rarity)
            or tells_of_the_named(query, text, there, rarity)
            or _tells_of_all_asked(query, text, rarity)
        )
        score += LISTED * told
        if told or names_year or grades(query, text):
            mass = answerable = NAMED_YEAR
        elif (
            unit.kind != "row" and is_labelled(query, text) and covered(query, hit.surroundings, rarity) >= LEAST_ABOUT
        ):
            mass, answerable = max(mass, LABELLED), max(answerable, LABELLED)
            score += LISTED
        elif gives_the_task(query, text):
            mass, answerable = max(mass, TASKED), max(answerable, TASKED)
            score += LISTED
        if query.want is Want.LIST and (opened := _opens_list(query, hit, unit)):  # what it opens may stand elsewhere
            mass, answerable = max(mass, opened), max(answerable, opened)
            score += LISTED * (opened > ANNOUNCED)
        candidates.append(
            Candidate(
                hit=hit,
                unit=unit,
                text=text,
                score=score + (_read_score(mass, answerable) if readings else 0.0),
                cosine=cosine,
                mass=mass,
                answerable=answerable if readings else None,
                answer=_answer(hit, number, reading) if reading else None,
            )
        )
    return sorted(candidates, key=lambda candidate: -candidate.score)


def _number_of(query: Query) -> re.Pattern[str] | None:
    """What finds, in folded text, the whole number of what a question counts: "tổng số người dùng"; None without it."""
    counted = [fold(asked[1]) for asked in map(query.asks, (COUNTED, COUNTS)) if asked]
    if query.want is not Want.QUANTITY or not counted:
        return None
    return re.compile(rf"\b(?:tong so|so luong)(?: luong)? (?:{'|'.join(map(re.escape, counted))})\b")


def _article(query: Query) -> re.Pattern[str] | None:
    """What finds the heading of the article that a question asks for: "Điều 7 quy định gì?"; None without one."""
    named = query.asks(NAMES_ARTICLE)
    return re.compile(rf"(?i)điều\s+{named[1]}\b") if named else None


def _reports(query: Query, hits: Sequence[Hit]) -> dict[str, float]:
    """How far each hit's document reports the meeting that is asked of, beside the one that does so most; 1 at most."""
    marks = marks_of_meeting(query.text)
    told = {hit.document.name: told_of(hit.document, marks) for hit in hits}
    most = max(told.values(), default=0.0)
    return {name: 1 - (most - share) for name, share in told.items()}


def _to_read(query: Query, hits: Sequence[Hit], rarity: Rarity, reports: dict[str, float]) -> Sequence[Hit]:
    """The hits that the reader reads: those that speak of the years, places and names asked for, then the best."""
    named = named_pairs(query.text)

    def elsewhere(hit: Hit) -> bool:
        text = f"{hit.text} {hit.document.lead} {hit.document.title} {hit.document.date or ''}"
        return (
            (bool(query.years) and not set(query.years).intersection(vietnamese.years(text)))
            or (bool(query.places) and not set(query.places) <= set(places(text)))
            or not named <= hit.surroundings
            or (query.want is Want.PERSON and not holds_title(query.text, hit.text))
        )

    def worth(hit: Hit) -> float:
        return hit.score + WORDS_READ * covered(query, hit.surroundings, rarity)

    return sorted(hits, key=lambda hit: (elsewhere(hit), -reports[hit.document.name], -worth(hit)))[:READ_HITS]


def _read_score(mass: float, answerable: float) -> float:
    return READER * math.log(mass + FLOOR) + READER_PASSAGE * math.log(answerable + FLOOR)


def _tells_a_part(query: Query, text: str) -> bool:
    """Returns whether a text's figure holds for a part of the year, where the question asks for the year."""
    return bool(query.years) and not query.asks(PART) and _names_a_part(text)


@lru_cache(maxsize=8192)
def _names_a_part(text: str) -> bool:
    return PART.search(text) is not None


def _readings(
    query: Query, hits: Sequence[Hit], rarity: Rarity, reports: dict[str, float], read: Read | None
) -> dict[int, Reading]:
    """What the reader says of the hits that it reads, by their rank; empty without a reader."""
    if read is None:
        return {}
    chosen = _to_read(query, hits, rarity, reports)
    passages = [(" ".join(hit.unit_texts), _places(hit)) for hit in chosen]
    return {hit.rank: reading for hit, reading in zip(chosen, read(query.text, passages), strict=True)}


def _places(hit: Hit) -> list[tuple[int, int]]:
    """Where each unit stands in the hit's units joined by spaces."""
    ends = list(accumulate((len(text) + 1 for text in hit.unit_texts), initial=0))
    return [(start, end - 1) for start, end in pairwise(ends)]


def _answer(hit: Hit, number: int, reading: Reading) -> Span | None:
    """The reader's answer as a span of the document, where it stands in the unit called ``number``."""
    start, end = _places(hit)[number]
    unit = hit.chunk.units[number].span
    if unit.of(hit.document.text) == hit.unit_texts[number]:
        first, last = max(reading.start, start), min(reading.end, end)
        return Span(unit.start + first - start, unit.start + last - start) if first < last else None
    passage = " ".join(hit.unit_texts)
    words = passage[reading.start : reading.end]
    at = hit.document.text.find(words, unit.start, unit.end) if start <= reading.start < end and words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def tells_half(query: Query, text: str) -> bool:
    """Returns whether a heading or an opening tells half of what a question asks, so that its list may answer."""
    return 2 * len(term_set(text).intersection(query.telling)) >= max(1, len(query.telling))


def _opens_list(query: Query, hit: Hit, unit: Unit) -> float:
    """The probability that a unit opens the list asked for, or is an item right below its heading; 0 of any other.

    One that has as many items as the question names is the one ("5 việc cần đẩy mạnh": "5 đẩy mạnh gồm: (1) …").
    """
    if unit.kind != "lead":
        below = beside(hit.document, unit) and tells_half(query, hit.chunk.heading)
        return ANNOUNCED if below or announced(hit.document, unit) else 0.0
    opening = set(subject_terms(unit.span.of(hit.document.text)))
    numbers = {term for term in opening if term.isdecimal() and term in query.singles}
    items = sum(each.kind == "item" and each.paragraph == unit.paragraph for each in hit.chunk.units)
    if str(items) in numbers and {term for term in opening if "_" not in term} <= set(query.singles):
        return COUNTED_LIST
    return ANNOUNCED if numbers else 0.0


def _lists_its_troubles(of_whom: Query | None, hit: Hit, text: str, rarity: Rarity) -> bool:
    """Returns whether a text or its heading tells troubles, and its hit speaks of what a question asks them of."""
    if of_whom is None or not (lists_troubles(text) or names_troubles(hit.chunk.heading)):
        return False
    return covered(of_whom, hit.surroundings, rarity) >= LEAST_TROUBLED


def _tells_of_all_asked(query: Query, text: str, rarity: Rarity) -> bool:
    """Returns whether a text tells how all of those changed of whom a question asks whether any did otherwise."""
    return tells_of_all(query, text) and covered(query, term_set(text), rarity) >= LEAST_TOLD_OF_ALL


def _is_near_the_last(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a unit stands near the quote shown last, for a question so short that it may go on from it."""
    if query.shown_last is None or len(query.telling) > FEW:
        return False
    name, last = query.shown_last
    return document.name == name and unit.span.overlaps(last, NEAR)


def _with_the_named(before: str, text: str) -> tuple[str, ...]:
    """The text, and what stands ``before`` with it where it speaks of what that names."""
    return (text, f"{before} {text}") if SPEAKS_OF.match(text) else (text,)


def _focus_share(query: Query, text: str) -> float:
    return len(term_set(text).intersection(query.focus)) / len(set(query.focus)) if query.focus else 0.0


def _overlap_weight(subject: frozenset[str], text: str, rarity: Rarity) -> float:
    """How much a text, or the segment of it that does so most, says of the subject in how few words."""
    weight = _weight_in(subject, term_set(text), rarity)
    parts = segments(text)
    return max([weight, *(_weight_in(subject, term_set(part), rarity) for part in parts)]) if parts else weight


def _weight_in(subject: frozenset[str], words: frozenset[str], rarity: Rarity) -> float:
    shared = words & subject
    return sum(map(rarity, shared)) / math.sqrt(len(words) + 20) if shared else 0.0


def _standardised(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / deviation for value in values] if deviation > 1e-9 else [0.0] * len(values)
