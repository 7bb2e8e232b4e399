"""The units of the hits as candidates for a quote, best first, scored by all that is known of how they fit the query.

Knows queries, hits and what a reader says of them; knows nothing of which candidates are good enough.
"""

import math
import re
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from bot.gathering.candidates import (
    Candidate,
    Rarity,
    Told,
    counts_a_part,
    covered,
    tells_a_target,
    tells_half,
    units_of,
)
from bot.gathering.meaning import ASKS_MEANING, ASKS_RULES, tells_of_the_named
from bot.gathering.overlap import words_shared
from bot.gathering.parallel import told_apart
from bot.gathering.reader import Reading
from bot.gathering.sections import asks_content, names_section
from bot.language.announced import announced, beside
from bot.language.events import ASKS_WHO_ATTENDS, TELLS_WHO_ATTENDS, marks_of_meeting, told_of
from bot.language.periods import PART
from bot.telling.holding import tells_the_holder
from bot.telling.kinds import (
    ASKS_CONCLUSION,
    ASKS_RESULTS,
    ASKS_WHERE,
    ASKS_WHETHER_ANY,
    IN_QUOTES,
    TELLS_CONCLUSION,
    TELLS_RESULTS,
    TELLS_WHERE,
    asks_grade,
    asks_name_of_year,
    asks_title,
    grades,
    names_the_year,
    tells_of_all,
)
from bot.telling.labelled import is_labelled
from bot.telling.slot import thing_asked, what_it_is
from bot.telling.tables import ASKS_TOTAL, ROW_VALUE, is_of_the_table, names_row
from bot.telling.tasks import ASKS_DEMAND, ASKS_DUE, asks_task, demands_of_it, gives_the_task, is_due
from bot.telling.troubles import lists_troubles, troubled
from bot.understanding.persons import asks_office, holds_title
from bot.understanding.query import COUNTED, Query, Want, named_pairs, places, subject_terms
from index import Hit, Span, Unit, vietnamese
from index.vietnamese import fold, term_set

# Weights of a unit's signals, each standardised over the units of the hits or a share from 0 to 1.
DENSE, LEXICAL, PASSAGE, FOCUS = 0.6, 0.45, 0.7, 3.0
OF_ANOTHER_MEETING = 1.5  # taken off where another document reports the meeting that is asked of
WRONG_PART = 1.0  # taken off where a figure is for a part of the year that was asked for whole
NEAR_LAST = 0.5  # what it is worth to stand beside the quote shown last, for a question of few words
FEW, NEAR = 5, 400  # such a question's telling terms; characters
READ_HITS = 3  # hits that the reader reads
WORDS_READ = 1.0  # what it is worth to be read that a hit speaks of all that is asked, beside its score
# Of the logarithms of the reader's probabilities that the answer stands in the unit, and in its passage at all.
READER, READER_PASSAGE, FLOOR = 0.52, 0.3, 0.02
# The probability that a table's row answers a question that names it, and one that names what its cells hold too.
ROW_NAMED, ROW_ASKED = 0.5, 0.9
LEAST_TROUBLED = 0.5  # share of what a question asks the troubles of that a list's hit must tell
LEAST_TOLD_OF_ALL = 0.5  # share of what a question asks that a sentence which tells how all changed must tell
# The same of a line that names what is asked for, in a notice that tells so much of it, or who holds an office.
LABELLED, LEAST_ABOUT = 0.5, 0.6
TASKED = 0.5  # the same of a sentence that gives the body asked of its task
# The same of a sentence that says what the year asked for is called, or lists what is not well yet.
NAMED_YEAR = 0.95
# The same of a sentence that announces a list, where one is asked for, and where it has as many items as were named.
ANNOUNCED, COUNTED_LIST = 0.5, 0.9
ANNOUNCES = 0.3  # for what announces a list that is asked for
LISTED = 2.0  # for the latter, and for a list of troubles that are asked for
# What a year, a programme or a speech is called stands in quotation marks.
TITLED = 1.0
TELLS_TOTAL = re.compile(r"(?i)\btổng (?:cộng|số)\b")
TOTAL = 1.0
# What grows or is counted in "số người dùng tăng bao nhiêu?"
COUNTS = re.compile(r"(?i)^(?:(?:tổng|số|lượng)\s+)*(\w+ \w+)\b.*\b(?:bao nhiêu|mấy)\b")
AIMED = 1.5
PLACED = 0.5  # for a text that tells of a place, where one asks where
NAMED_ROW = 0.3  # for a row that is named: so few words share less with a question than they tell of it
NAMES_ARTICLE = re.compile(r"(?i)\bđiều (\d{1,3}[a-zđ]?)\b")


Read = Callable[[str, Sequence[tuple[str, Sequence[tuple[int, int]]]]], Sequence[Reading]]
"""What ``Reader.read`` does: a question and passages with their units -> a reading for each passage."""


Signal = Callable[[Told], float]
"""What a unit's words add to its score, or take off it."""
Rule = tuple[float, float, Callable[[Told], bool]]
"""The probability that a unit answers which is so, what that adds to its score beside, and whether it is so."""


def rank_units(query: Query, hits: Sequence[Hit], rarity: Rarity, read: Read | None = None) -> list[Candidate]:
    """Returns the units of the hits, best first, scored by their own fit, their passage's and what the reader says."""
    found = [told for hit in hits for told in units_of(hit)]
    if not found:
        return []
    reports = _reports(query, hits)
    readings = _readings(query, hits, rarity, reports, read)
    by_meaning = _standardised([cosine for hit in hits for cosine in hit.unit_cosines])
    by_words = _standardised(words_shared(query, found))
    signals = list(_signals(query, reports))
    sections = {hit.rank for hit in hits if names_section(query, hit, rarity)}
    surely, likely = list(_sure_rules(query, rarity, sections)), list(_likely_rules(query, rarity, sections))
    candidates = []
    for told, dense, lexical in zip(found, by_meaning, by_words, strict=True):
        hit, unit = told.hit, told.unit
        score = DENSE * dense + LEXICAL * lexical + PASSAGE * hit.score
        for signal in signals:
            score += signal(told)
        reading = readings.get(hit.rank)
        mass, answerable = (reading.masses[told.number], reading.answerable) if reading else (0.0, 0.0)
        if unit.kind == "row" and names_row(query, hit.document, unit):  # tables are no prose, and it learned on prose
            mass = answerable = ROW_ASKED if query.asks(ROW_VALUE) else ROW_NAMED
            score += NAMED_ROW
        probability, worth = _first_met(surely, told)
        if probability:
            mass = answerable = probability
        else:
            probability, worth = _first_met(likely, told)
            mass, answerable = max(mass, probability), max(answerable, probability)
        score += worth
        if opened := _opens_list(query, hit, unit):  # what it opens may stand elsewhere
            mass, answerable = max(mass, opened), max(answerable, opened)
            score += LISTED if opened > ANNOUNCED else ANNOUNCES
        candidates.append(
            Candidate(
                *told,
                score=score + (_read_score(mass, answerable) if readings else 0.0),
                mass=mass,
                answerable=answerable if readings else None,
                answer=_answer(told, reading) if reading else None,
            )
        )
    return told_apart(query, sorted(candidates, key=lambda candidate: -candidate.score))


def _signals(query: Query, reports: dict[str, float]) -> Iterator[Signal]:
    """Yields the signals that may tell anything of this question."""
    if min(reports.values()) < 1:
        yield lambda told: OF_ANOTHER_MEETING * (reports[told.hit.document.name] - 1)
    if query.want is Want.QUANTITY:
        if not tells_a_target(query.text):
            yield lambda told: -AIMED * tells_a_target(told.text)
        yield lambda told: -AIMED * counts_a_part(query, told.text)
        if query.asks(ASKS_TOTAL):
            yield lambda told: TOTAL * (TELLS_TOTAL.search(told.text) is not None)
        if number_of := _number_of(query):
            yield lambda told: TOTAL * number_of(fold(told.text))
    if asks_title(query):
        yield lambda told: TITLED * (IN_QUOTES.search(told.text) is not None)
    if query.asks(ASKS_WHERE):
        yield lambda told: PLACED * (TELLS_WHERE.search(told.text) is not None)
    if query.shown_last is not None and len(query.telling) <= FEW:
        document, place = query.shown_last
        yield lambda told: NEAR_LAST * (told.hit.document.name == document and told.unit.span.overlaps(place, NEAR))
    if query.focus or asks_name_of_year(query):
        yield lambda told: FOCUS * (names_the_year(query, told.text) or _focus_share(query, told.text))
    if query.years and not query.asks(PART):
        yield lambda told: -WRONG_PART * _names_a_part(told.text)


def _sure_rules(query: Query, rarity: Rarity, sections: Container[int]) -> Iterator[Rule]:
    """Yields what tells that a unit says the very thing that is asked for, of this question.

    ``sections`` are the ranks of the hits whose section it names.
    """
    if query.extreme is not None or query.asks(ASKS_TOTAL):
        yield NAMED_YEAR, LISTED, lambda told: _is_row_of_the_table(query, told)
    if article := _article(query):
        yield NAMED_YEAR, LISTED, lambda told: article.match(told.hit.chunk.heading) is not None
    if asks_content(query):
        yield NAMED_YEAR, LISTED, lambda told: told.hit.rank in sections and told.unit.kind != "row"
    if of_whom := troubled(query):
        yield NAMED_YEAR, LISTED, lambda told: _lists_its_troubles(of_whom, told, rarity)
    if query.asks(ASKS_RULES) or any(map(query.asks, ASKS_MEANING)):
        yield NAMED_YEAR, LISTED, lambda told: tells_of_the_named(query, told.text, told.before, rarity)
    if thing_asked(query):
        yield NAMED_YEAR, LISTED, lambda told: what_it_is(query, told.text) is not None
    if query.asks(ASKS_WHETHER_ANY):
        yield NAMED_YEAR, LISTED, lambda told: _tells_of_all_asked(query, told.text, rarity)
    if asks_name_of_year(query):
        yield NAMED_YEAR, 0.0, lambda told: names_the_year(query, told.text)
    if asks_grade(query):
        yield NAMED_YEAR, 0.0, lambda told: grades(query, told.text)


def _likely_rules(query: Query, rarity: Rarity, sections: Container[int]) -> Iterator[Rule]:
    """Yields what tells, of this question, that a unit answers it as likely as not."""
    yield LABELLED, LISTED, lambda told: _is_line_of_the_notice(query, told, rarity)
    if asks_office(query):
        yield LABELLED, 0.0, lambda told: tells_the_holder(query, told.hit, told.text)
    if not asks_content(query):
        yield ANNOUNCED, LISTED, lambda told: told.hit.rank in sections and told.unit.kind != "row"
    if query.asks(ASKS_RESULTS):
        yield TASKED, LISTED, lambda told: TELLS_RESULTS.search(told.text) is not None
    if query.asks(ASKS_CONCLUSION):
        yield TASKED, LISTED, lambda told: TELLS_CONCLUSION.search(told.text) is not None
    if query.asks(ASKS_WHO_ATTENDS):
        yield TASKED, LISTED, lambda told: TELLS_WHO_ATTENDS.search(told.text) is not None
    if query.asks(ASKS_DUE):
        yield TASKED, LISTED, lambda told: is_due(told.text)
    if asks_task(query):
        yield TASKED, LISTED, lambda told: gives_the_task(query, told.text)
    if query.asks(ASKS_DEMAND):
        yield TASKED, LISTED, lambda told: demands_of_it(query, told.text)


def _first_met(rules: Sequence[Rule], told: Told) -> tuple[float, float]:
    """The probability and the worth of the first rule that a unit meets; none where it meets none."""
    for probability, worth, is_met in rules:
        if is_met(told):
            return probability, worth
    return 0.0, 0.0


def _is_row_of_the_table(query: Query, told: Told) -> bool:
    return told.unit.kind == "row" and is_of_the_table(query, told.hit.document, told.unit)


def _is_line_of_the_notice(query: Query, told: Told, rarity: Rarity) -> bool:
    """Returns whether a line names what is asked for, in a notice that tells enough of it."""
    named = told.unit.kind != "row" and is_labelled(query, told.text)
    return named and covered(query, told.hit.surroundings, rarity) >= LEAST_ABOUT


def _number_of(query: Query) -> Callable[[str], bool] | None:
    """What tells whether folded text has the whole number of what a question counts: "tổng số người dùng"; or None."""
    counted = [fold(asked[1]) for asked in map(query.asks, (COUNTED, COUNTS)) if asked]
    if not counted:
        return None
    number = re.compile(rf"\b(?:tong so|so luong)(?: luong)? (?:{'|'.join(map(re.escape, counted))})\b")
    return lambda text: any(what in text for what in counted) and number.search(text) is not None


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
    passages = [(_passage(hit), _places(hit)) for hit in chosen]
    return {hit.rank: reading for hit, reading in zip(chosen, read(query.text, passages), strict=True)}


def _passage(hit: Hit) -> str:
    """What the reader reads of a hit: the heading that it stands under, which the text may not repeat, and units."""
    return " ".join(filter(None, (hit.chunk.heading, *hit.unit_texts)))


def _places(hit: Hit) -> list[tuple[int, int]]:
    """Where each unit stands in the hit's passage."""
    start = len(hit.chunk.heading) + 1 if hit.chunk.heading else 0
    ends = list(accumulate((len(text) + 1 for text in hit.unit_texts), initial=start))
    return [(start, end - 1) for start, end in pairwise(ends)]


def _answer(told: Told, reading: Reading) -> Span | None:
    """The reader's answer as a span of the document, where it stands in this unit."""
    hit, number = told.hit, told.number
    start, end = _places(hit)[number]
    unit = told.unit.span
    if unit.of(hit.document.text) == hit.unit_texts[number]:
        first, last = max(reading.start, start), min(reading.end, end)
        return Span(unit.start + first - start, unit.start + last - start) if first < last else None
    words = _passage(hit)[reading.start : reading.end]
    at = hit.document.text.find(words, unit.start, unit.end) if start <= reading.start < end and words else -1
    return Span(at, at + len(words)) if at >= 0 else None


def _opens_list(query: Query, hit: Hit, unit: Unit) -> float:
    """The probability that a unit opens the list asked for, or is an item right below its heading; 0 of any other.

    One that has as many items as the question names is the one ("5 việc cần đẩy mạnh": "5 đẩy mạnh gồm: (1) …"), also
    where no list is asked for ("trong 3 tăng cường, cái đầu là gì?").
    """
    if query.want is not Want.LIST:
        return ANNOUNCED if unit.kind == "lead" and _counts_as_named(query, hit, unit) else 0.0
    if unit.kind != "lead":
        below = tells_half(query, hit.chunk.heading) and beside(hit.document, unit)
        return ANNOUNCED if below or announced(hit.document, unit) else 0.0
    if _counts_as_named(query, hit, unit):
        return COUNTED_LIST
    return ANNOUNCED if _numbers_named(query, hit, unit) else 0.0


def _counts_as_named(query: Query, hit: Hit, unit: Unit) -> bool:
    """Whether a list has as many items as its opening and the question say, which names all that the opening does."""
    items = sum(each.kind == "item" and each.paragraph == unit.paragraph for each in hit.chunk.units)
    opening = {term for term in subject_terms(unit.span.of(hit.document.text)) if "_" not in term}
    return str(items) in _numbers_named(query, hit, unit) and opening <= set(query.singles)


def _numbers_named(query: Query, hit: Hit, unit: Unit) -> set[str]:
    opening = subject_terms(unit.span.of(hit.document.text))
    return {term for term in opening if term.isdecimal() and term in query.singles}


def _lists_its_troubles(of_whom: Query, told: Told, rarity: Rarity) -> bool:
    """Returns whether a text lists troubles, and its hit speaks of what a question asks them of."""
    return lists_troubles(told.text) and covered(of_whom, told.hit.surroundings, rarity) >= LEAST_TROUBLED


def _tells_of_all_asked(query: Query, text: str, rarity: Rarity) -> bool:
    """Returns whether a text tells how all of those changed of whom a question asks whether any did otherwise."""
    return tells_of_all(query, text) and covered(query, term_set(text), rarity) >= LEAST_TOLD_OF_ALL


def _focus_share(query: Query, text: str) -> float:
    return len(term_set(text).intersection(query.focus)) / len(set(query.focus)) if query.focus else 0.0


def _standardised(values: Sequence[float]) -> list[float]:
    mean = sum(values) / len(values)
    deviation = math.sqrt(sum((value - mean) ** 2 for value in values) / len(values))
    return [(value - mean) / deviation for value in values] if deviation > 1e-9 else [0.0] * len(values)
