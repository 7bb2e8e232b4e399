"""What is asked of a table as such: its third row, a whole column, the second highest, those under a figure.

Knows queries and the rows of hits; knows nothing of sentences, or of how likely one of them answers.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import NamedTuple

from bot.composing.comparison import asks_which_year
from bot.composing.figures import extreme_first, number_of
from bot.gathering.evidence import Reason
from bot.gathering.quotes import Evidence, shortened
from bot.language.bounds import AT_LEAST
from bot.language.periods import years_of
from bot.telling.cells import KIND
from bot.telling.columns import OF_EXTREME, cells_asked, cells_of_years, of_kind, terms_above
from bot.telling.tables import names_label, rows_compared, stub_of
from bot.understanding.query import ANY_ORDINAL, CHANGED_MOST, ORDINALS, Query, read
from index import Document, Hit, Span, Unit
from index.vietnamese import fold, has_marks, term_set

# What people call a table's parts; typed without marks these are other words too, and the question is to name a table.
TABLE = re.compile(r"(?i)\b(?:bảng|biểu|cột|dòng|hàng)\b")
TABLE_UNMARKED = re.compile(r"\bbang\b|\bcot\b(?=.*\b(?:bang|nam|\d{4})\b)")
NUMBER = rf"(?:{fold(ANY_ORDINAL)}|\d{{1,2}}|cuoi(?: cung)?)"
PLACES = {fold(name): number for name, number in ORDINALS.items()}
NTH_ROW = re.compile(rf"\b(?:dong|hang) (?:thu |so )?(?P<place>{NUMBER})\b(?! (?:cot|gia tri|so lieu))")
OF_HEADER = re.compile(r"[(,]?\s*(?:khong (?:ke|tinh)|bo|sau|tru)(?: \w+){0,3} tieu de(?: ra| di)?\)?")
COLUMN = re.compile(r"\bcot\b")
HOW_MANY = re.compile(r"(?i)\b(?:có )?(?:bao nhiêu|mấy) ([^\W\d_]+(?: [^\W\d_]+)?)")
WHICH_OF_ALL = re.compile(r"\b(?:nhung|cac) (?:\w+ ){1,2}nao\b")
WHICH_ROW = re.compile(r"(?i)\b(?:dòng|hàng) nào\b")
ROW = re.compile(r"\b(?:dong|hang)\b")
EVERY_ROW = re.compile(r"\b(?:nhung|cac|may|tung|bao nhieu|\d{1,2}) (?:dong|hang)\b")
WHOLE = re.compile(r"\b(?:ca|du|het|toan bo|tat ca|lan luot)\b|\bliet ke\b")
BOTTOM = r"(?:(?<!chuyen )doi so|chot(?: bang)?|bet(?: bang)?|(?:xep|dung) cuoi(?: bang| cung)?|cuoi bang)"
LEADS = re.compile(rf"\b(?:(?P<bottom>{BOTTOM})|dau bang|dung dau|dan dau)\b")
# "cao thứ hai", "xếp thứ nhì", "thấp thứ ba".
NTH_OF_ALL = re.compile(
    r"\bnao\b.*?\b(?:cao|lon|nhieu|(?P<least>thap|nho|it|kem)|xep|dung|ve)(?: (?:hang|vi tri))? "
    r"(?:thu )?(?P<place>nhi|hai|ba|tu|\d)\b"
)
RANKS = re.compile(r"(?i)\bhạng\b|\bxếp thứ\b")
FIGURE = r"(?P<figure>(?!(?:19|20)\d\d\b)\d+(?:[.,]\d+)*(?: ?%| (?:nghin|trieu|ty))?)"
BOUND = re.compile(
    rf"\b(?:(?P<under>duoi|nho hon|thap hon|kem hon|it hon|chua (?:den|toi|dat|qua|vuot)(?: qua)?)"
    rf"|(?P<most>khong qua|toi da)|(?P<over>tren|hon|vuot(?: qua| muc)?|qua|cao hon|lon hon|nhieu hon)"
    rf"|(?P<least>tu|{fold(AT_LEAST)}))(?: (?:muc|nguong|moc|tu|duoc))* {FIGURE}(?![\d/.-])(?: (?P<from>tro len))?"
)
# Words that say how a table is to be told, and not which.
HOW_TOLD = OF_EXTREME | term_set(
    "bảng | biểu | cột | dòng | hàng | giá | trị | số | liệu | con | thứ | đầu | cuối | đủ | hết | cả | mọi | kể | nhì"
    " | xếp | đứng | đội | sổ | chót | bét | đọc | lấy | ghi | đồng | thống | kê | giai | đoạn | dẫn | lần | lượt"
    " | trong | đạt | điểm | sang | đánh | tổng | hợp | hai | ba | bốn"
)


Table = tuple[Document, list[Unit]]
"""A document and the rows of a table in it."""
Row = tuple[Unit, Evidence]
"""A row, and the quote that it gives."""


class Operation(NamedTuple):
    """What is to be done with a table's rows, and the question without the words that say so.

    ``kind`` is the question where it says of what kind these rows are.
    """

    rest: Query
    choose: Callable[[Query, list[Row]], list[Evidence]]
    every_cell: bool = False
    kind: Query | None = None


def asked_of_table(query: Query, tables: Iterable[Table]) -> tuple[list[Evidence], Reason | None] | None:
    """Returns the rows that a question asks of a table as such and None, or the nearest and why none is so.

    None where it asks none of the ``tables``: all else that it names has to stand in the table, its columns or above.
    """
    operation = _operation(query)
    if operation is None:
        return None
    for document, rows in tables:
        kept = rows
        named: list[Unit] = []
        if kind := operation.kind:
            named = [row for row in rows if names_label(kind, document, row)]
            alike = [row for row in rows if of_kind(kind, row) or kind.asks(WHICH_ROW)]
            kept = rows_compared(kind, document, named if len(named) > 1 else alike)
        if len(kept) < 2 or not _tells(operation.rest, document, kept, any_kind=len(named) > 1):
            continue
        quoted = [(row, _evidence(operation, document, row)) for row in kept]
        if all(piece.marked for _, piece in quoted):
            chosen = operation.choose(operation.rest, quoted)
            return (chosen, None) if chosen else ([quoted[-1][1]], Reason.NOT_IN_DOCUMENTS)
    return None


def asks_a_table(query: Query) -> bool:
    """Returns whether a question asks a table as such, and names nothing that would tell which."""
    operation = _operation(query)
    return operation is not None and set(operation.rest.telling) <= HOW_TOLD


def _operation(query: Query) -> Operation | None:
    """What a question asks to be done with a table; None where it asks no such thing."""
    if len(fold(query.text)) != len(query.text):
        return None
    for header in reversed([*OF_HEADER.finditer(fold(query.text))]):
        query = replace(query, text=query.text[: header.start()] + query.text[header.end() :])
    counted = query.asks(HOW_MANY)
    query = replace(query, text=query.text.replace(counted.group(), f"{counted[1]} nào")) if counted else query
    text, which = fold(query.text), query.asks(KIND) is not None and not asks_which_year(query)

    def without(found: re.Match[str], group: str | int = 0, instead: str = "") -> Query:
        start, end = found.span(group)
        rest = f"{query.text[:start]}{instead} {query.text[end:]}"
        return replace(read(query.question, rest.replace(" nào ", " ") if instead else rest), years=query.years)

    if which and (found := BOUND.search(text)) and (known := number_of(query.text[slice(*found.span("figure"))])):
        least, under = found["least"] or found["from"] or found["most"], found["under"] or found["most"]
        bounded = partial(_bounded, figure=known[0], under=bool(under), inclusive=bool(least))
        return Operation(without(found, instead="bao nhiêu"), bounded, kind=query)
    if which and (found := NTH_OF_ALL.search(text)):
        first = _number(found["place"])
        return Operation(
            without(found, "place"), partial(_nth_of_all, place=first, least=bool(found["least"])), kind=query
        )
    if which and (found := LEADS.search(text)):
        return Operation(query, partial(_nth_of_all, place=1, least=bool(found["bottom"])), kind=query)
    if query.extreme is not None and which:
        return Operation(query, _extreme_first, kind=query)
    if not (TABLE.search(query.text) if has_marks(query.question) else TABLE_UNMARKED.search(text)):
        return None
    if found := NTH_ROW.search(text):
        return Operation(without(found), partial(_nth, place=_number(found["place"])), every_cell=not query.years)
    if COLUMN.search(text) or EVERY_ROW.search(text) or (WHOLE.search(text) and not ROW.search(text)):
        return Operation(query, _named)
    if which and (counted or WHICH_OF_ALL.search(text)):
        return Operation(query, _named, kind=query)
    if ROW.search(text):
        return Operation(query, partial(_named, only=True), every_cell=not query.years)
    return None


def tables_of(hits: Sequence[Hit]) -> Iterator[Table]:
    """Yields the tables of the hits, the best first, each with all of its rows; they may be many."""
    places = {
        (hit.document.name, unit.paragraph): hit.document for hit in hits for unit in hit.chunk.units if unit.cells
    }
    for (_, table), document in places.items():
        yield document, list(_rows(document, table))


def table_at(document: Document, place: Span) -> Table:
    """Returns the table of which a row stands at a place."""
    runs = groupby(document.blocks, key=lambda block: block.kind == "row")
    tables = (list(run) for is_row, run in runs if is_row)
    spans = (Span(rows[0].span.start, rows[-1].span.end) for rows in tables)
    return document, [row for table in spans if table.overlaps(place) for row in _rows(document, table)]


def _rows(document: Document, table: Span) -> Iterator[Unit]:
    for block in document.blocks:
        if block.kind == "row" and table.start <= block.span.start < table.end:
            yield Unit(block.span, "row", table, block.label, block.cells)


def _tells(query: Query, document: Document, rows: Sequence[Unit], any_kind: bool) -> bool:
    """Returns whether a table tells all that a question names, with what stands above it, and some of that itself.

    Of ``any_kind`` are rows that it names: "chính phủ số, kinh tế số: mảng nào dẫn đầu?".
    """
    kind = query.asks(KIND) if any_kind else None
    columns = " | ".join(cell.column for cell in rows[0].cells)
    own = term_set(" | ".join((stub_of(document, rows[0]), columns, *(row.label for row in rows))))
    asked = {term for term in query.telling if not term.isdecimal()} - HOW_TOLD - term_set(kind[1] if kind else "")
    return asked <= own | terms_above(document, rows[0]) and (not asked or bool(asked & own))


def _evidence(operation: Operation, document: Document, row: Unit) -> Evidence:
    """A row as a quote, with the cells marked that are asked for."""
    query = operation.rest
    if operation.every_cell:
        marked = tuple(cell.span for cell in row.cells)
    else:
        marked = (query.asks(CHANGED_MOST) and cells_of_years(query, row)) or cells_asked(query, row, document.text)
    columns = tuple(cell.column for cell in row.cells)
    return Evidence(document, row.span, marked, years_of(document, row), columns)


def _number(place: str) -> int:
    """The place that a word says, from 1; -1 for the last."""
    if place.isdecimal():
        return int(place)
    return -1 if place.startswith("cuoi") else PLACES[place]


def _nth(query: Query, rows: list[Row], place: int) -> list[Evidence]:
    """The row at a place, from 1 or from the end."""
    at = place - 1 if place > 0 else len(rows) - 1
    return [piece for _, piece in rows[at : at + 1]]


def _named(query: Query, rows: list[Row], only: bool = False) -> list[Evidence]:
    """The rows that a question names; where it names none all, unless it is to name one."""
    named = [piece for row, piece in rows if names_label(query, piece.document, row)]
    return shortened(named or ([] if only else [piece for _, piece in rows]))


def _extreme_first(query: Query, rows: list[Row]) -> list[Evidence]:
    return extreme_first(query, [piece for _, piece in rows])


def _value(piece: Evidence) -> float | None:
    """The last figure that is marked in a row."""
    known = number_of(piece.marked[-1].of(piece.document.text))
    return known[0] if known else None


def _rank(row: Unit, text: str) -> float | None:
    """The number that a row has in a column of ranks, the first the highest; a table may tell it beside its figures."""
    cells = (cell for cell in row.cells if RANKS.search(cell.column))
    known = next((number_of(cell.span.of(text)) for cell in cells), None)
    return -known[0] if known else None


def _bounded(query: Query, rows: list[Row], figure: float, under: bool, inclusive: bool) -> list[Evidence]:
    """The rows whose figure is over another, or under it."""

    def fits(value: float | None) -> bool:
        return value is not None and ((value < figure if under else value > figure) or (inclusive and value == figure))

    return shortened([piece for _, piece in rows if fits(_value(piece))])


def _nth_of_all(query: Query, rows: list[Row], place: int, least: bool) -> list[Evidence]:
    """The row that comes in so many places from the highest, or from the lowest, then those that it comes after."""
    ranks = [_rank(row, piece.document.text) for row, piece in rows]
    values = ranks if any(rank is not None for rank in ranks) else [_value(piece) for _, piece in rows]
    known = [(value, piece) for value, (_, piece) in zip(values, rows, strict=True) if value is not None]
    if 2 * len(known) <= len(rows):
        return []
    order = [piece for _, piece in sorted(known, key=lambda each: each[0] if least else -each[0])]
    return shortened([*order[place - 1 : place], *order[: place - 1]] if place > 1 else order)
