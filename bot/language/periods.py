"""For which period a figure holds: its sentence's, its paragraph's, or its document's.

Knows texts and years; knows nothing of queries.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from index import Block, Document, Span, Unit, vietnamese
from index.vietnamese import YEAR, fold

# "tăng 2,5 lần so với năm 2023" tells a figure of another year, and 2023 only to compare with.
COMPARISON = re.compile(
    r"(?i)(?:so\s+với|so(?=\s+cùng)|hơn|(?<!ứng )với|kém|bằng|thay\s+vì|tăng[^,.;]{0,25}?từ"
    r"|(?:gấp|bằng)[^,.;]{1,20}?lần)\s+"
    r"(?:cùng\s+kỳ\s+|kỳ\s+đánh\s+giá\s+|cuối\s+|đầu\s+)?(?:năm\s+)?" + YEAR.pattern
)
# "6,3%, giảm so với 8,7% của năm 2023" tells a figure of 2023, and before it one of the year that the report is of.
OF_ANOTHER = re.compile(rf"(?i)so\s+với\s+(?:mức\s+)?[\d.,]+\s?%?\s+(?:\w+\s+){{0,2}}?của\s+năm\s+{YEAR.pattern}")

# A part of a year: a figure for it is none for the year, nor the other way round.
HALF = r"(?:\d+\s+tháng|nửa)\s+(?:đầu|cuối)"
PART = re.compile(rf"(?i)\b{HALF}\b|\bqu[ýí]\s+(?:[1-4]|IV|I{{1,3}})\b")
# "đến cuối năm 2023", and a year that is not named: "năm ngoái", but not "so với năm ngoái".
APART = re.compile(
    r"(?i)(?<!với )(?<!hơn )(?<!kém )(?<!bằng )(?<!kỳ )(?<!lần )(?<!mấy )(?<!một )(?<!tháng )\b"
    rf"(?:(?:cuối|hết|cả) (?:năm )?{YEAR.pattern}|(?P<unnamed>năm (?:trước|ngoái|nay)\b(?! (?:đó\b|\d))))"
)
_EACH, _STRETCH = r"\b(?:mỗi|hằng|hàng|một|1) ", r"(?P<unit>giây|phút|giờ|ngày|tuần|tháng|quý|năm)\b"
RATE = re.compile(f"(?i){_EACH}{_STRETCH}")
TOLD_RATE = re.compile(f"(?i)(?:{_EACH}|/ ?){_STRETCH}")  # "25.000 đồng/ngày"
# A table may have a column for each; elsewhere a month tells a date.
MONTH = re.compile(r"(?i)\b(?:tháng|T)[\s.]*0?(\d{1,2})\b")
MOST_DEEP = 100  # levels of headings
QUARTERS = ("iv", "iii", "ii", "i")
# "năm học 2023-2024" is none of 2024-2025, though a year is in both.
SPAN = re.compile(r"\b((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)\b")
# The line right above a table that says what it shows: "Bảng 1. Kết quả theo quý năm 2024".
CAPTION = re.compile(r"(?i)(?:bảng|biểu|phụ lục)\s+(?:số\s+)?[\d.]+\b|[^.;]*[^.;!?]$")


# A year with what parts of it are meant.
PERIOD = re.compile(
    r"(?i)(?:(?:\btính\s+)?\b(?:đến|hết|trong)\s+)?(?:(?:\bngày\s+\d{1,2}\s+)?\btháng\s+\d{1,2}(?:\s*/\s*|\s+năm\s+)"
    rf"|\b{HALF}\s+năm\s+|\b(?:đầu|giữa|cuối)\s+năm\s+|\bquý\s+\w+(?:\s*/\s*|\s+năm\s+)"
    r"|\bnăm\s+)?" + YEAR.pattern
)

# What a report is of, though it is written in the year after: "kết quả năm 2024, nhiệm vụ năm 2025".
RESULTS = re.compile(
    rf"(?i)\b(?:kết quả|[st]ổng kết|sơ kết|báo cáo thường niên)\b[^,.;:]{{0,60}}?(?P<period>{YEAR.pattern})"
)


@lru_cache(maxsize=16384)
def own_years(text: str) -> tuple[int, ...]:
    """Returns the years that a text's figures may hold for: those it names, but for years it only compares with."""
    return tuple(vietnamese.years(COMPARISON.sub(" ", text)))


def years_of(document: Document, unit: Unit) -> tuple[int, ...]:
    """Returns the years that the unit's figures hold for, the nearest source that tells winning.

    That is the unit itself, else the sentences before it in its paragraph (the last that names a year; of a table its
    heading, or the document's title), else the headings above it, else what the document's title says that it gives the
    results of, else its date; none where nothing tells.
    """
    text = document.text
    if unit.kind == "row" and (years := _years_of_row(document, unit)):
        return years
    years = own_years(unit.span.of(text))
    if years and own_years(OF_ANOTHER.sub(" ", unit.span.of(text))):
        return years
    return (*years, *_years_around(document, unit))


def _years_around(document: Document, unit: Unit) -> tuple[int, ...]:
    """The years that what stands before a unit names, or else its document."""
    text = document.text
    for sentence in _before(text, unit.paragraph.start, unit.span.start):
        if years := own_years(sentence):
            return years
    for heading in _headings_over(document, unit.paragraph.start):
        if years := own_years(heading):
            return years
    if results := RESULTS.search(document.title):
        return own_years(results["period"])
    return (int(document.date[:4]),) if document.date else ()


def _years_of_row(document: Document, unit: Unit) -> tuple[int, ...]:
    """The years that a row's columns name, else its cells, else what stands above its table, the nearest first."""
    if years := tuple(year for cell in unit.cells for year in vietnamese.years(cell.column)):
        return years
    start = unit.paragraph.start
    above = (caption_above(document, start), heading_above(document, start), document.title)
    return next(filter(None, map(own_years, (unit.span.of(document.text), *above))), ())


def heading_above(document: Document, start: int) -> str:
    """Returns the nearest heading above a place in a document; empty where there is none."""
    return next(_headings_over(document, start), "")


def _headings_over(document: Document, start: int) -> Iterator[str]:
    """Yields the headings that a place stands under, the nearest first."""
    depth = MOST_DEEP
    for block in _blocks_above(document, start):
        if block.kind == "heading" and block.level < depth:
            depth = block.level
            yield block.span.of(document.text)
        if depth <= 1:  # none stands above that
            return


def caption_above(document: Document, start: int) -> str:
    """Returns the line right above a table that says what it shows; empty where text or nothing stands there."""
    above = _blocks_above(document, start)
    block = next((block for block in above if block.kind not in ("row", "furniture")), None)
    line = block.span.of(document.text) if block and block.kind == "paragraph" else ""
    return line if CAPTION.match(line) else ""


def _blocks_above(document: Document, start: int) -> Iterator[Block]:
    """Yields the blocks above a place in a document, the nearest first."""
    at = bisect_left(document.blocks, start, key=lambda block: block.span.start)
    return (document.blocks[before] for before in range(at - 1, -1, -1))


@lru_cache(maxsize=16384)
def parts_named(text: str, months: bool = False) -> frozenset[str]:
    """Returns the parts of a year that a text names, each in one way: "quy 3" for "Quý III"; ``months`` on demand."""
    named = {" ".join(fold(part.group()).split()) for part in PART.finditer(text)}
    for number, quarter in zip("4321", QUARTERS, strict=True):
        named = {re.sub(rf"\b{quarter}$", number, part) for part in named}
    named = {part.replace("nua", "6 thang") for part in named}
    return frozenset(named | ({f"thang {int(month[1])}" for month in MONTH.finditer(text)} if months else set()))


def told_apart(document: Document, unit: Unit, asked: re.Match[str]) -> bool:
    """Returns whether a unit tells figures of a part of the year ``asked``, or of any year where that is not named."""
    told = _period_in(unit.span.of(document.text)) or period_of(document, unit) or document.title
    parts = parts_named(told, months=True)
    early = bool(parts) and parts.isdisjoint(("6 thang cuoi", "quy 4", "thang 12"))
    return bool(years_of(document, unit)) if asked["unnamed"] else early


def told_years(document: Document, unit: Unit) -> tuple[int, ...]:
    """Returns the years of ``years_of`` where words of the text name them, and not the document's date alone."""
    if unit.kind == "row":
        return _years_of_row(document, unit)
    return years_of(document, unit) if own_years(document.text[unit.paragraph.start : unit.span.end]) else ()


def period_of(document: Document, unit: Unit) -> str:
    """Returns the words that name the period of a unit's figures: "đến tháng 4 năm 2024", or "năm 2024".

    They come from where ``years_of`` has the years; empty where the unit names the year itself, or only the document's
    date tells it.
    """
    text = document.text
    if unit.kind == "row" or own_years(unit.span.of(text)):
        return ""
    return next(filter(None, map(_period_in, _before(text, unit.paragraph.start, unit.span.start))), "")


@lru_cache(maxsize=1024)
def _before(text: str, paragraph: int, start: int) -> tuple[str, ...]:
    """The sentences between a paragraph's start and a unit's, the last first."""
    return tuple(sentence.of(text) for sentence in vietnamese.sentences(text, paragraph, start))[::-1]


@lru_cache(maxsize=4096)
def _period_in(sentence: str) -> str:
    named = list(PERIOD.finditer(COMPARISON.sub(" ", sentence)))
    words = " ".join(named[-1].group().split()) if named else ""
    return f"năm {words}" if YEAR.fullmatch(words) else words


def figures_by_year(text: str, span: Span) -> dict[int, Span]:
    """Returns the figure of each year in a sentence that lists years and then figures "lần lượt" (respectively).

    "năm 2021, 2022 lần lượt là 11,91%, 14,26%" gives 2021 the first and 2022 the second; an empty mapping where the
    numbers of years and figures differ or the sentence lists nothing.
    """
    sentence = span.of(text)
    respectively = re.search(r"(?i)lần\s+lượt|tương\s+ứng", sentence)
    if respectively is None:
        return {}
    years = own_years(sentence[: respectively.start()])
    figures = [each for each in vietnamese.quantities(sentence) if each.start > respectively.start()]
    if not years or len(years) != len(figures):
        return {}
    return {year: each.moved(span.start) for year, each in zip(years, figures, strict=True)}


def year_of_figure(text: str, span: Span, asked: str) -> Span | None:
    """Returns the year of the figure that a question names in a sentence that lists years and figures "lần lượt"."""
    named = vietnamese.tokens(asked)
    by_year = figures_by_year(text, span).items()
    told = [year for year, figure in by_year if vietnamese.tokens(figure.of(text))[0] in named]
    found = re.compile(rf"\b{told[0]}\b").search(text, span.start, span.end) if len(told) == 1 else None
    return Span(*found.span()) if found else None
