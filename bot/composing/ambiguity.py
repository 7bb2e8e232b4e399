"""What a question could mean that says too little: choices, each a question of its own.

Knows queries, hits and evidence; knows nothing of how a choice is shown or made.
"""

import re
from collections.abc import Sequence

from bot.gathering.quotes import Evidence
from bot.gathering.ranking import READ_HITS
from bot.telling.kinds import holds_kind
from bot.telling.tables import stub_of
from bot.understanding.pointing import MINE
from bot.understanding.query import MEASURE, Query, Want, names, places
from index import Hit, vietnamese
from index.vietnamese import is_syllable, term_set

MOST_CHOICES = 4
LEAST_WORDS, MOST_WORDS = 2, 14  # of what a sentence is about
LOCAL = re.compile(r"(?i)\b(?:tỉnh|thành phố|địa phương)\b")
# Where what a sentence is about ends, and what it says of it begins.
SAYS = re.compile(
    r"(?i)[,;:(\d]|\s(?:đạt|là|tăng|giảm|chiếm|được|đã|có|xếp|ước|khi|với|trong đó|còn|mới|sẽ|đang|phải|chỉ)\s"
)


YEAR_ENDS = re.compile(r"(?i)\s(?:trong )?năm$")  # of which the number is cut off
OF_WHAT = re.compile(rf"(?i)^(?:về|đối với) |^{MEASURE.pattern} ")


def choices(query: Query, hits: Sequence[Hit]) -> list[str]:
    """Returns what the question could mean, before it is answered; empty where it says enough."""
    return _rows(query, hits) or _subjects(query, hits)


def places_meant(query: Query, evidence: Sequence[Evidence]) -> list[str]:
    """Returns the question once for each place, where its quotes are of several and it asks of "the province".

    Where it asks of "my province", which it does not name, one is enough.
    """
    if query.places or not query.asks(LOCAL):
        return []
    named = [places(_line(piece)) for piece in evidence]
    different = list(dict.fromkeys(found[0] for found in named if len(found) == 1))
    if (mine := query.asks(MINE)) and different:
        return [query.text.replace(mine.group(), f"{mine['noun']} {place}") for place in different]
    return [f"{query.text.rstrip(' ?.')} ở {place}?" for place in different] if len(different) > 1 else []


def _line(piece: Evidence) -> str:
    text = piece.document.text
    start, end = text.rfind("\n", 0, piece.span.start) + 1, text.find("\n", piece.span.end)
    return text[start : end if end >= 0 else len(text)]


def _rows(query: Query, hits: Sequence[Hit]) -> list[str]:
    """The rows of a table that the question names ("chỉ số năm 2022?") without any of its rows."""
    asked = set(query.singles)
    if not asked or query.want is Want.LIST or query.extreme:
        return []
    for hit in hits[:READ_HITS]:
        rows = [unit for unit in hit.chunk.units if unit.kind == "row"]
        told = {year for row in rows for cell in row.cells for year in vietnamese.years(cell.column)}
        of_others = query.years and told and told.isdisjoint(query.years)  # none of the choices would have an answer
        if len(rows) > 1 and not of_others and asked <= term_set(stub_of(hit.document, rows[0])):
            years = "".join(f" năm {year}" for year in query.years)
            return [f"{row.label}{years}?" for row in rows]
    return []


def _asked_of(about: str, query: Query) -> str:
    """The question for what a sentence is about: "tốc độ hạ tầng số" where it only names a measure."""
    if MEASURE.match(query.text):
        return f"{query.text.rstrip(' ?.')} {OF_WHAT.sub('', about)}?"
    return f"{about} {query.text[:1].lower()}{query.text[1:]}"


def _subjects(query: Query, hits: Sequence[Hit]) -> list[str]:
    """What the sentences are about that could answer a question which names nothing ("tăng mấy phần trăm?")."""
    if query.want is not Want.QUANTITY or query.years or query.places or query.focus or names(query.text):
        return []
    if not query.singles or len(query.telling) > 1 or not all(is_syllable(term) for term in query.telling):
        return []
    asked = set(query.singles)
    found: dict[str, None] = {}
    for hit in hits:
        for text in hit.unit_texts:
            about = SAYS.split(text, maxsplit=1)[0].strip()
            if not (holds_kind(query.want, text) and asked <= term_set(text)):
                continue
            if LEAST_WORDS <= len(about.split()) <= MOST_WORDS and not asked & term_set(about):
                found[_asked_of(YEAR_ENDS.sub("", about), query)] = None
    return list(found)[:MOST_CHOICES] if len(found) > 1 else []
