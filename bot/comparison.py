"""A question for several facts becomes one query a fact: each year, each place, each of the things compared.

Knows queries; knows nothing of how one of them is answered.
"""

import re
from dataclasses import replace

from bot.followup import PART_OF_YEAR, SERIES
from bot.periods import COMPARISON, own_years
from bot.query import Query, read, subject_terms, with_place
from index import vietnamese
from index.vietnamese import YEAR

MOST_PARTS = 8
RANGE = re.compile(
    r"(?i)(?:\btừ\s+)?(?:năm\s+)?(" + YEAR.pattern + r")\s*(?:-|–|đến|tới|to)\s*(?:năm\s+)?(" + YEAR.pattern + r")"
)
COMPARES = re.compile(
    r"(?i)\bso sánh\b|\bkhác nhau\b|\bso với\b|\bcái nào\b|\bbên nào\b|\bmỗi (?:loại|thứ|bên|cái)\b"
    r"|\blần lượt\b|\bthay đổi\b|\bhay\b.+\bhơn\b"
)
# Words that only say that something is compared.
COMPARING = re.compile(
    r"(?i)[,\s]*\b(?:thì|(?:cái|bên|loại|nơi) nào|mỗi (?:loại|thứ|bên|cái)|lần lượt"
    r"|(?:nhanh|chậm|cao|thấp|lớn|nhỏ|nhiều|ít) hơn)\b"
)
# "các năm 2023, 2024 và 2025"
YEARS_LISTED = re.compile(
    rf"(?i)\s*(?:\b(?:các|những|hai|ba)\s+)?(?:\bnăm\s+)?{YEAR.pattern}"
    rf"(?:\s*(?:,|và|với|so với|đến|-)\s*(?:năm\s+)?{YEAR.pattern})+"
)
PAIR = re.compile(r"(?i)\s+(?:và|với|so với|hay|hoặc|and|versus|vs)\s+")
OPENING = re.compile(r"(?i)^\s*(?:hãy\s+)?(?:so sánh|compare)\s+")


def parts(query: Query, known_years: tuple[int, ...] = ()) -> list[Query]:
    """Returns the queries that together answer ``query``; itself alone where it asks for one fact.

    ``known_years`` are the years that the documents speak of, for a question that asks for all of them.
    """
    years = _years(query, known_years)
    if len(years) > 1:
        return [_for_year(query, year) for year in years[:MOST_PARTS]]
    if query.asks(COMPARES):
        sides = _sides(query)
        if len(sides) > 1:
            return [read(query.question, side) for side in sides]
    return [query]


def asks_every_year(query: Query) -> bool:
    """Returns whether a question asks for all years that there are ("qua các năm")."""
    return query.asks(SERIES) is not None


def _years(query: Query, known_years: tuple[int, ...]) -> list[int]:
    span = query.asks(RANGE)
    if span:
        first, last = int(span.group(1)), int(span.group(2))
        return list(range(first, last + 1)) if first < last < first + 30 else []
    if asks_every_year(query):
        return sorted(known_years)
    named = vietnamese.years(query.text)
    return sorted(named) if len(named) > 1 else []


def _for_year(query: Query, year: int) -> Query:
    text = SERIES.sub("", OPENING.sub("", RANGE.sub("", query.text)))
    text, listed = YEARS_LISTED.subn(f" năm {year}", text, count=1)
    if listed:
        text = f"{' '.join(COMPARING.sub(' ', text).split()).rstrip(' ?.,')}?"
        return replace(read(query.question, text), years=(year,))
    text = re.sub(r"(?i)\s*(?:,|với|so với|và|từ|đến)?\s*(?:(?:cả|các)\s+)?(?:năm\s+)?" + YEAR.pattern, " ", text)
    text = COMPARING.sub(" ", text)
    text = f"{' '.join(text.split()).rstrip(' ?.,')} năm {year}?"
    return replace(read(query.question, text), years=(year,))


def _sides(query: Query) -> list[str]:
    """The things compared, each with the words before and behind that belong to both."""
    if len(query.places) == 2:
        return [re.sub(r"\s+(?:và|với|hay)\s+", " ", with_place(query.text, other, "")) for other in query.places]
    text = query.text if own_years(query.text) else COMPARISON.sub(" ", query.text)  # the year is no thing compared
    text = COMPARING.sub(" ", OPENING.sub("", text)).rstrip(" ?.")
    for join in PAIR.finditer(text):
        if parallel := _parallel(text[: join.start()].split(), text[join.end() :].split()):
            return parallel
    pieces = [" ".join(piece.split()) for piece in PAIR.split(text, maxsplit=1)]
    if len(pieces) != 2 or not all(subject_terms(piece) for piece in pieces):
        return []
    left, right = pieces
    if not subject_terms(COMPARES.sub("", re.sub(r"(?i)\bcả năm\b", "", right))) and vietnamese.years(right):
        whole = PART_OF_YEAR.sub("", left)
        return [f"{left}?", f"{YEAR.sub('', whole).strip()} năm {vietnamese.years(right)[0]}?"]
    listed = query.asks(OPENING) is not None and all(subject_terms(each) for each in text.split(","))
    first, *others = [each.strip() for side in pieces for each in (side.split(",") if listed else [side])]
    head = " ".join(first.split()[:2]) if len(left.split()) > len(right.split()) or "chỉ số" in left.casefold() else ""
    year = next(iter(vietnamese.years(right)), None)
    sides = [first, *(other if head.casefold() in other.casefold() else f"{head} {other}" for other in others)]
    return [f"{side}?" if vietnamese.years(side) or not year else f"{side} năm {year}?" for side in sides]


def _parallel(left: list[str], right: list[str]) -> list[str]:
    """Two things that begin with the same word ("mạng cố định", "mạng di động"), what is said behind them said of both.

    What stands behind is more than the first thing has words for. Empty where the two do not begin alike.
    """
    begins = [at for at, word in enumerate(left) if word.casefold() == right[0].casefold()]
    if not begins or len(left) - begins[-1] < 2:
        return []
    head, first = left[: begins[-1]], left[begins[-1] :]
    behind = right[len(first) :]
    return [f"{' '.join([*head, *first, *behind])}?", f"{' '.join([*head, *right])}?"]
