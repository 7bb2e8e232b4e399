"""Which cells of a table's row a question asks for: by their value, their year, or what their columns are called.

Knows queries and units; knows nothing of how rows are found.
"""

import re

from bot.called import ways_called
from bot.periods import heading_above
from bot.query import Query
from bot.sought import counts
from index import Document, Span, Unit, vietnamese
from index.vietnamese import term_set, tokens

EVERY_YEAR = re.compile(r"(?i)\b(?:các|những|từng|mọi|mỗi|cả (?:hai|ba|bốn|năm|\d)) năm\b")
# A line that begins with "Người …" says by itself which one; a column need not.
ASKS_WHO = re.compile(r"(?i)\bai\b|người nào")
WHO = re.compile(r"(?i)\bngười\b|họ (?:và )?tên|cán bộ|lãnh đạo")
CHANGED = re.compile(
    r"(?i)\b(?:tăng|giảm|cải thiện|thay đổi)(?: (?:được|thêm|lên|xuống))* (?:bao nhiêu|mấy|thế nào|ra sao)\b"
)
TOTAL_ROW = re.compile(r"(?i)(?:tổng(?: cộng| số)?|cộng)(?: .*)?")
KIND = re.compile(r"(?i)\b([^\W\d_]+(?: [^\W\d_]+)?) nào\b")
LEAST_NAMED = 0.5  # share of what else a question asks that a table's columns must be called by


def cells_asked(query: Query, unit: Unit, text: str) -> tuple[Span, ...]:
    """Returns the cells of a row that a question asks for, as spans of the document's text; none where none is sure.

    That is the cell whose value it names, else those of its years, else the one whose column is called as it asks.
    Columns of years alone give their last.
    """
    asked = tokens(query.text)
    by_value = tuple(cell.span for cell in unit.cells if "," in (value := cell.span.of(text)) and value in asked)
    if by_value and not counts(query):
        return by_value
    of_years = [bool(vietnamese.years(cell.column)) for cell in unit.cells]
    if query.years and any(of_years):
        years = _years_of_change(query, unit) if query.asks(CHANGED) else set(query.years)
        return tuple(cell.span for cell in unit.cells if years & set(vietnamese.years(cell.column)))
    if query.asks(EVERY_YEAR) and any(of_years):
        return tuple(cell.span for cell, of_year in zip(unit.cells, of_years, strict=True) if of_year)
    if called := column_called(query, unit):
        return (called,)
    return (unit.cells[-1].span,) if all(of_years) or not any(cell.column for cell in unit.cells) else ()


def _years_of_change(query: Query, unit: Unit) -> set[int]:
    """The years between which a change is asked for: those that the question names, or its year and the one before."""
    named = set(vietnamese.years(query.text)) | set(query.years)
    there = sorted({year for cell in unit.cells for year in vietnamese.years(cell.column)})
    before = [year for year in there if year < min(named)]
    return named if len(named) > 1 else named | set(before[-1:])


def column_called(query: Query, unit: Unit) -> Span | None:
    """Returns the cell whose column is called as the question asks, more than any other's; None where none is."""
    named = query.terms - term_set(unit.label)
    asked = (query.question, query.text)
    kinds = [*dict.fromkeys(called for text in asked for called in ways_called(text))]
    kinds += [WHO] if any(map(ASKS_WHO.search, asked)) else []

    def fit(column: str) -> float:
        return len(named & term_set(column)) + 0.5 * sum(called.search(column) is not None for called in kinds)

    fits = [fit(cell.column) for cell in unit.cells]
    best = max(fits, default=0.0)
    return unit.cells[fits.index(best)].span if best and fits.count(best) == 1 else None


def is_total(label: str) -> bool:
    """Returns whether a row with this label sums up the others: "Tổng cộng"."""
    return TOTAL_ROW.fullmatch(label.strip()) is not None


def of_kind(query: Query, unit: Unit) -> bool:
    """Returns whether a row is one of what an extreme is sought among: "Phường An Phú" for "phường nào … cao nhất?"."""
    kind = query.asks(KIND)
    named = term_set(kind[1]) if kind else frozenset()
    singles = {term for term in named if "_" not in term}
    return bool(singles & term_set(unit.label))


def terms_above(document: Document, unit: Unit) -> frozenset[str]:
    """Returns the terms of what stands above a row's table: the nearest heading and the document's title."""
    return term_set(f"{heading_above(document, unit.paragraph.start)} | {document.title}")


def tells_asked(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a row's columns, and what stands above the table, tell of what a question asks."""
    kind = query.asks(KIND)
    asked = set(query.telling) - (term_set(kind[1]) if kind else frozenset()) - term_set(unit.label)
    columns = term_set(" ".join(cell.column for cell in unit.cells if not vietnamese.years(cell.column)))
    return bool(asked & columns) and len(asked & (columns | terms_above(document, unit))) >= LEAST_NAMED * len(asked)
