"""Whether a candidate is of the time that is asked for: its year or part of one, its meeting, its day.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re

from bot.gathering.candidates import DOUBTFUL, Candidate, Rarity, is_unknown
from bot.gathering.conditions import Condition, asks
from bot.language.events import GATHERING, may_be_of, names_a_meeting, reviews_the_year
from bot.language.periods import (
    APART,
    RATE,
    SPAN,
    TOLD_RATE,
    caption_above,
    own_years,
    parts_named,
    told_apart,
    years_of,
)
from bot.telling.tasks import DEADLINE
from bot.understanding.query import MEETING_OF_YEAR, Query, Want
from index import vietnamese
from index.vietnamese import term_set

# When a meeting takes place is told by its day, or with "trong tháng …", and not by what it hears up to a month.
MEETS = re.compile(rf"(?i)\b{GATHERING}\b.*\b(?:diễn ra|tổ chức|họp)\b")
TOLD_DAY = re.compile(r"(?i)\bngày \d|\b\d{1,2}/\d|\b(?:trong|vào|diễn ra|tổ chức) tháng \d")
# When something is done is told by words for an end, or a deadline, and not by the half year of which figures tell.
ENDS = re.compile(r"(?i)\b(?:hoàn thành|hoàn tất|xong)\b")
TOLD_END = re.compile(
    rf"{ENDS.pattern}|\b(?:trước|sau|đến|tới|hết|cuối|hạn|nhất|kết thúc|đưa vào|vận hành|khánh thành|bàn giao)\b"
)


def fits_period(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit speaks of a year asked for; where it names none itself, its surroundings may."""
    document, unit = candidate.hit.document, candidate.unit
    counts = query.want is Want.QUANTITY or (query.want is Want.ANYTHING and vietnamese.quantities(candidate.text))
    apart = None if query.claims or not counts else query.asks(APART)
    if apart and not (query.years and apart["unnamed"]) and told_apart(document, unit, apart):
        return False
    if not query.years:
        return True
    asked = set(query.years)
    if (spans := {*SPAN.findall(query.text)}) and (told := _spans_told(candidate)) and not spans & told:
        return False
    if asked.intersection(years_of(document, unit)) or spans & {*SPAN.findall(document.title)}:
        return True
    text = unit.span.of(document.text)
    if query.want is Want.QUANTITY or own_years(text) or vietnamese.quantities(text):
        return False
    return bool(asked.intersection(own_years(f"{candidate.hit.text} {document.title} {document.date or ''}")))


def _spans_told(candidate: Candidate) -> set[tuple[str, str]]:
    """The spans of years that a text names, else the school years of its table's caption or its document's title."""
    document, unit = candidate.hit.document, candidate.unit
    if own := {*SPAN.findall(candidate.text)}:
        return own
    caption = caption_above(document, unit.paragraph.start) if unit.kind == "row" else ""
    around = ({*SPAN.findall(text)} for text in (caption, document.title))
    return {(first, last) for first, last in next(filter(None, around), ()) if int(last) == int(first) + 1}


def _tells_the_day(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells a day, and of the meeting of which it is asked when it takes place."""
    ours = reviews_the_year(query.text, candidate.hit.document, candidate.text, surely=True)
    return ours and TOLD_DAY.search(candidate.text) is not None


def _tells_the_end(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text speaks of an end, or of a time and no figure, or the reader sees that it may tell one."""
    told, text = candidate.mass >= DOUBTFUL or TOLD_END.search(candidate.text), candidate.text
    return bool(told) or (DEADLINE.search(text) is not None and not vietnamese.quantities(text))


def _is_the_time_of_the_named(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether "Hoàn thành trong tháng 5/2024." stands behind a sentence that names what it ends.

    A sentence that has half of what is named needs none.
    """
    known = {pair for pair in query.pairs if not is_unknown(pair, rarity)}
    named = known - term_set(candidate.text)
    before = candidate.hit.unit_texts[max(0, candidate.number - 1)]  # with what its abbreviations are short for
    there = not candidate.before or 2 * len(named) <= len(known)
    return there or not named.isdisjoint(candidate.terms | term_set(before))


def _is_of_the_part_of_the_year(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's surroundings name the part of a year asked for; of a row its columns, if any do.

    A heading tells of what kind its section is, "Nhiệm vụ quý IV", and not for when its figures hold.
    """
    asked, hit = _asked_parts(query.text), candidate.hit
    if candidate.unit.kind == "row" and (of_row := parts_named(candidate.text)):
        return bool(asked & of_row)
    trail = hit.chunk.trail if query.want is not Want.QUANTITY else ()
    return bool(asked & parts_named(" | ".join((hit.document.title, *trail, hit.text))))


def _asked_parts(text: str) -> frozenset[str]:
    """The parts of a year that a question asks for."""
    return parts_named(MEETING_OF_YEAR.sub(" ", text))


def _is_of_the_meeting(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate may be of the meeting that is asked of."""
    return may_be_of(query.text, candidate.hit.document, candidate.text)


def _is_of_the_rate(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells no figures for other stretches of time alone: "1 ngày" for "một tháng"."""
    texts = (query.text, candidate.text)
    asked, told = ({rate["unit"].casefold() for rate in TOLD_RATE.finditer(text)} for text in texts)
    return not told or not asked.isdisjoint(told)


# Where a time is asked for, and of any question.
OF_TIME = (Condition(_tells_the_day, asks(MEETS)), Condition(_tells_the_end, asks(ENDS)))
OF_PERIOD = (
    Condition(_is_the_time_of_the_named, lambda query: query.want is Want.TIME),
    Condition(_is_of_the_part_of_the_year, lambda query: _asked_parts(query.text)),
    Condition(_is_of_the_meeting, lambda query: names_a_meeting(query.text)),
    Condition(_is_of_the_rate, lambda query: query.want is Want.QUANTITY and query.asks(RATE)),
)
