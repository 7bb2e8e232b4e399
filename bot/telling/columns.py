"""Which cells of a table's row a question asks for: by their value, their year, or what their columns are called.

Knows queries and units; knows nothing of how rows are found.
"""

import re
from collections.abc import Sequence

from bot.language.amounts import falls_outside, without_ranges
from bot.language.periods import caption_above, heading_above, parts_named
from bot.telling.called import ways_called
from bot.telling.cells import ASKS_WHO, KIND, WHO, cells_that_may_answer, label_of, says_it, tells_when, words_of
from bot.telling.sought import ASKS_SUM, counts
from bot.understanding.query import CHANGED_MOST, COUNTED, Query, read
from index import Cell, Document, Span, Unit, vietnamese
from index.vietnamese import spelling, term_set, tokens

EVERY_PART = re.compile(r"(?i)\b(?:các|những|từng|mọi|mỗi|theo|cả (?:bốn|4|hai|2|12)) (?:quý|tháng)\b")
EVERY_YEAR = re.compile(r"(?i)\b(?:các|những|từng|mọi|mỗi|cả (?:hai|ba|bốn|năm|\d)) năm\b")
# "Bảng có những năm nào?" asks for the columns, and for no cell.
WHICH_YEARS = re.compile(
    r"(?i)\b(?:có|gồm|ghi)(?: số liệu)?(?: (?:của|cho|về|trong))? (?:các|những|mấy) năm nào\W*$"
    r"|\btừ năm nào (?:tới|đến) năm nào\W*$"
)
FIRST_OR_LAST_YEAR = re.compile(
    r"(?i)\bnăm (?:(?P<first>đầu)|cuối)(?: (?:tiên|cùng|của|trong))*(?: bảng)?\b(?! (?:học|tài))"
)
CHANGED = re.compile(
    r"(?i)\b(?:tăng|giảm|cải thiện|thay đổi)(?: (?:được|thêm|lên|xuống))* (?:bao nhiêu|mấy|thế nào|ra sao)\b"
)
TOTAL_ROW = re.compile(r"(?i)(?:tổng(?: cộng| số)?|cộng)(?: .*)?")
NOUN = re.compile(r"(?i)\b(\w+) (?:nào\b|mấy\b(?! \w))|\b(?:mấy|bao nhiêu) (\w+)")
DENIES = re.compile(r"(?i)\b(?:không|chưa)\b(?!\s*\W*$)")
SHORT = re.compile(r"\b[A-ZĐ]{3,}\b")
OF_EXTREME = term_set(
    "tăng | giảm | mức | tốc | độ | mạnh | nhanh | chậm | cao | lớn | nhiều | đông | đắt | dài | thấp | nhỏ | ít | kém"
    " | yếu | rẻ | ngắn | thưa | nhất"
)
OF_YEAR = re.compile(rf"(?i)(?:\bnăm )?{vietnamese.YEAR.pattern}")
OF_COUNT = re.compile(r"(?i)^(?:(?:tổng|số|lượng) )+|\s*\([^()]*\)$")  # "Số học sinh", "Giá (đồng)"
LEAST_NAMED = 0.5  # share of what else a question asks that a table's columns must be called by


def cells_asked(query: Query, unit: Unit, text: str) -> tuple[Span, ...]:
    """Returns the cells of a row that a question asks for, as spans of the document's text; none where none is sure.

    That is the cell whose value it names, else those of its part of a year, else those of its years, else the one whose
    column is called as it asks, or which alone may answer; a day and its hours tell when together. Columns of years
    alone give the first that is asked for, or their last.
    """
    asked = tokens(query.text)
    by_value = tuple(cell.span for cell in unit.cells if "," in (value := cell.span.of(text)) and value in asked)
    if by_value and not counts(query):
        return by_value
    if of_parts := cells_of_parts(query, unit):
        return of_parts
    of_years = [bool(vietnamese.years(cell.column)) for cell in unit.cells]
    if query.asks(WHICH_YEARS) and all(of_years):
        return ()
    if query.years and any(of_years):
        return cells_of_years(query, unit)
    if (place := query.asks(FIRST_OR_LAST_YEAR)) and all(of_years):
        ordered = sorted(unit.cells, key=lambda cell: vietnamese.years(cell.column)[0])
        return (ordered[0 if place["first"] else -1].span,)
    if (query.asks(EVERY_YEAR) or query.asks(CHANGED_MOST)) and any(of_years):
        return tuple(cell.span for cell, of_year in zip(unit.cells, of_years, strict=True) if of_year)
    highest = query.extreme is not None and all(of_years)  # of all rows, whichever they are
    called = [] if highest else _called(query, unit, text) or cells_that_may_answer(query, unit, text)
    if len(called) == 1 or (called and all(tells_when(cell.column, cell.span.of(text)) for cell in called)):
        return tuple(cell.span for cell in called)
    return (unit.cells[-1].span,) if all(of_years) or not any(cell.column for cell in unit.cells) else ()


def cells_of_parts(query: Query, unit: Unit) -> tuple[Span, ...]:
    """Returns the cells whose columns are of the part of a year that a question asks for, or of every one of them."""
    asked, every = parts_named(query.text, months=True), query.asks(EVERY_PART)
    found: list[Span] = []
    for cell in unit.cells:
        parts, years = parts_named(cell.column, months=True), vietnamese.years(cell.column)
        if (parts & asked or (parts and every)) and (not query.years or not years or set(query.years) & set(years)):
            found.append(cell.span)
    return tuple(found)


def cells_of_years(query: Query, unit: Unit) -> tuple[Span, ...]:
    """Returns the cells whose columns are of the years that a question asks for."""
    changed = query.years and (query.asks(CHANGED) or query.asks(CHANGED_MOST))
    years = _years_of_change(query, unit) if changed else set(query.years)
    return tuple(cell.span for cell in unit.cells if years & set(vietnamese.years(cell.column)))


def _years_of_change(query: Query, unit: Unit) -> set[int]:
    """The years between which a change is asked for: those that the question names, or its year and the one before."""
    named = set(vietnamese.years(query.text)) | set(query.years)
    there = sorted({year for cell in unit.cells for year in vietnamese.years(cell.column)})
    before = [year for year in there if year < min(named)]
    return named if len(named) > 1 else named | set(before[-1:])


def column_called(query: Query, unit: Unit, text: str) -> Span | None:
    """Returns the cell whose column is called as the question asks, more than any other's; None where none is.

    A follow-up tells by its own words, if they tell. What is asked for may stand in the cell itself: "tầng mấy?".
    """
    best = _called(query, unit, text)
    return best[0].span if len(best) == 1 else None


def _called(query: Query, unit: Unit, text: str) -> list[Cell]:
    """The cells, of those that may answer, whose columns are called most as the question asks."""
    asked = list(dict.fromkeys((query.question, query.text)))
    cells = [each for each in cells_that_may_answer(query, unit, text) if not falls_outside(query.text, each.column)]
    said = [label_of(unit, text), *(cell.span.of(text) for cell in unit.cells if says_it(query, cell.span.of(text)))]
    own = _best(cells, said, text, [query.question]) if query.focus else []
    best = own if len(own) == 1 else _best(cells, said, text, asked)
    if len(best) > 1 and (naming := next((words for words in asked if _names_one(words, best)), "")):
        denies = DENIES.search(naming) is not None
        best = [cell for cell in best if (DENIES.search(cell.column) is not None) == denies]
    return best


def _best(cells: Sequence[Cell], told: Sequence[str], text: str, asked: Sequence[str]) -> list[Cell]:
    """The cells whose columns have most of what is asked beside what is ``told``; none where no column has any.

    Of "Số học sinh" and "Học sinh nữ" the first has more of it where just "học sinh" is said; counting these tells
    nothing beside a column "Giỏi" where there is asked how many of them are "giỏi".
    """
    spent, said = term_set(" | ".join(told)), words_of(*asked)
    named = {term for words in asked for term in read(words, words).terms if spent.isdisjoint(term.split("_"))}
    nouns = {noun for words in asked for found in NOUN.finditer(words) for noun in found.groups() if noun}
    kinds = [*dict.fromkeys(called for words in asked for called in ways_called(words))]
    kinds += [WHO] if any(map(ASKS_WHO.search, asked)) else []
    counted = words_of(*(found.group() for asks in (COUNTED, ASKS_SUM) for found in map(asks.search, asked) if found))
    own = [words_of(OF_COUNT.sub("", OF_YEAR.sub("", cell.column))) for cell in cells]
    whole = [bool(words) and words <= said for words in own]
    if any(all_of_it and not words <= counted for all_of_it, words in zip(whole, own, strict=True)):
        named, nouns = {term for term in named if counted.isdisjoint(term.split("_"))}, set()

    def fit(cell: Cell, whole: bool) -> float:
        column = OF_COUNT.sub("", cell.column)
        ways = sum(called.search(cell.column) is not None for called in kinds)
        initials = any(is_short_for(short, words) for short in SHORT.findall(column) for words in asked)
        noun = any(spelling(noun) in term_set(f"{column} | {cell.span.of(text)}") - spent for noun in nouns)
        words = term_set(without_ranges(cell.column))  # into a range a figure falls, or does not
        return len(named & words) + initials + noun + 0.5 * ways + 0.25 * whole

    fits = list(map(fit, cells, whole))
    best = max(fits, default=0.0)
    return [cell for cell, fit in zip(cells, fits, strict=True) if best and fit == best]


def _names_one(words: str, cells: Sequence[Cell]) -> bool:
    """Whether words name what one column denies and the others do not, in full or as its initials."""
    denied = (cell.column[found.end() :] for cell in cells if (found := DENIES.search(cell.column)))
    shorts = [short for cell in cells for short in SHORT.findall(cell.column)]
    return any(is_short_for(short, words) for short in shorts) or any(
        term_set(OF_COUNT.sub("", what)) <= term_set(words) for what in denied
    )


def is_short_for(short: str, words: str) -> bool:
    """Returns whether words hold what a short name stands for, or how that begins: "bảo hiểm" for "BHYT"."""
    initials = "".join(token[0] for token in tokens(words)).upper()
    return short.casefold() in tokens(words) or short[: (len(short) + 1) // 2] in initials


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
    """Returns the terms of what stands above a row's table."""
    return term_set(words_above(document, unit))


def words_above(document: Document, unit: Unit) -> str:
    """Returns what stands above a row's table: its caption, the nearest heading, the document's title."""
    start = unit.paragraph.start
    return f"{caption_above(document, start)} | {heading_above(document, start)} | {document.title}"


def tells_asked(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a row's columns, and what stands above the table, tell of what a question asks."""
    kind = query.asks(KIND)
    asked = set(query.telling) - (term_set(kind[1]) if kind else frozenset()) - term_set(unit.label) - OF_EXTREME
    columns = term_set(" ".join(cell.column for cell in unit.cells))
    return bool(asked & columns) and len(asked & (columns | terms_above(document, unit))) >= LEAST_NAMED * len(asked)
