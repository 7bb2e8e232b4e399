"""Which row of a table a question names: by its label, a cell, its columns, or with the whole table.

Knows queries and rows; knows nothing of how rows are ranked among sentences.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.telling.cells import KIND, label_of
from bot.telling.columns import OF_EXTREME, is_total, of_kind, tells_asked, terms_above, words_above
from bot.understanding.query import AMONG_PARTS, COUNTRY, Query, Want
from index import Document, Unit, vietnamese
from index.vietnamese import fold, spelling, term_set, tokens

ROW_VALUE = re.compile(
    r"(?i)chỉ số|\bđiểm\b|\bchấm\b|\bphẩy\b|\btrụ cột\b|giá trị|trị số|số liệu|con số|\bbảng\b|\bô\b|kết quả đánh giá"
)
IN_BRACKETS = re.compile(r"(?<=\S)\s*\([^()]*\)\s*$")
# "TX. Bến Lội", "Huyện Phú Sơn": people may leave out what a place is, or write it in full.
CLASS_OF_PLACE = re.compile(
    r"(?:(?:TX|TP|TT|[HXPQ])\.\s*|(?i:thị xã|thành phố|thị trấn|huyện|quận|xã|phường|thôn|bản|ấp)\s+)(?=[A-ZĐ])"
)
APART = re.compile(r"[^\w\s]")
OF_THE_NATION = re.compile(rf"(?i)\b(?:{COUNTRY}|cả nước|toàn quốc|(?:nước|quốc gia) (?:mình|ta))\b")
HOW = re.compile(r"(?i)\b(?:ra sao|thế nào)\b")
# "có tất cả bao nhiêu người dùng": the sum, and not those of some.
ASKS_TOTAL = re.compile(r"(?i)\btổng\b|\btất cả\b|\bcộng lại\b|\bcộng (?:hết|dồn)\b")

PARTS = re.compile(r"(?i)\b(?:thành phần|trụ cột)\b[^.;:\n]{0,200}")
INDEX = re.compile(r"(?i)\bchỉ số\b")
SUM = re.compile(r"(?i)(?:tổng )?cộng|tổng(?: số)?")


def names_row(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a question names a table's row, and a year that has a column there.

    That is by all words of its label, by what stands in one of its cells, or with the whole table. A question for
    something else of the same name ("chủ đề chuyển đổi số quốc gia") does not.
    """
    if tells_of_its_kind(query, document, unit):
        return True
    wants_value = query.want in (Want.QUANTITY, Want.LIST) or query.extreme or query.asks(ROW_VALUE) or query.asks(HOW)
    if not wants_value and set(query.telling) - term_set(unit.label):
        return False
    years = {year for cell in unit.cells for year in vietnamese.years(cell.column)}
    fits_years = not query.years or not years or bool(years.intersection(query.years))
    asked = tokens(query.text)
    by_cell = any("," in (value := cell.span.of(document.text)) and value in asked for cell in unit.cells)
    named = names_label(query, document, unit) or by_cell or names_table(query, document, unit)
    return fits_years and (named or is_of_the_table(query, document, unit))


def names_label(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a question holds all words of a row's label; the nation may be called by its name.

    In brackets stands what its figures are counted in: "Doanh thu (tỷ đồng)". "TX. Bến Lội" is called "Bến Lội" too.
    """
    label = IN_BRACKETS.sub("", label_of(unit, document.text)) or label_of(unit, document.text)
    label = CLASS_OF_PLACE.sub("", label)
    asked = query.text if INDEX.search(label) else INDEX.sub(" ", query.text)  # that is no "kinh tế số"
    if query.asks(OF_THE_NATION):
        label = label.replace("quốc gia", "")
    return {fold(token) for token in tokens(label)} <= {fold(token) for token in tokens(asked)}


def is_of_the_table(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a question asks for a table's total, or its highest row, by what its columns are called.

    "Phường nào có thu ngân sách cao nhất?" asks for the rows of all that are called phường.
    """
    if query.extreme is not None:
        return of_kind(query, unit) and tells_asked(query, document, unit)
    asks_total = query.asks(ASKS_TOTAL) is not None
    return asks_total and _is_sum(document, unit) and tells_asked(query, document, unit)


def _is_sum(document: Document, unit: Unit) -> bool:
    """Whether a row sums up the others, by its label or, where that is a number, by another cell."""
    cells = (cell.span.of(document.text) for cell in unit.cells)
    return is_total(label_of(unit, document.text)) or any(SUM.fullmatch(cell.strip()) for cell in cells)


def names_table(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a question asks for a table's rows by what all of them are called ("chỉ số nào cao nhất?").

    Beside that it may say what the table is under: "Cuộc thi có những giải nào?".
    """
    asked = set(query.telling) - (OF_EXTREME if query.extreme else frozenset())
    wanted = query.want is Want.LIST or query.extreme is not None
    if not (wanted and asked):
        return False
    kind = query.asks(KIND) if query.want is Want.LIST and of_kind(query, unit) else None
    of_all = kind is not None and asked - term_set(kind[1]) <= terms_above(document, unit)
    return of_all or asked <= term_set(stub_of(document, unit))


def rows_compared(query: Query, document: Document, rows: Sequence[Unit]) -> list[Unit]:
    """Returns the rows among which the highest or the like is sought: those named, or else all of the kind asked for.

    A total is no row among the others, and no xã the highest phường.
    """
    named = [row for row in rows if names_label(query, document, row)]
    alike = named if len(named) > 1 else [row for row in rows if of_kind(query, row)] or list(rows)
    told = [row for row in alike if not is_total(label_of(row, document.text))]
    return (parts_told(document, told) if query.asks(AMONG_PARTS) else []) or told


def parts_told(document: Document, rows: Sequence[Unit]) -> list[Unit]:
    """Returns the rows that the document names together as parts of a whole: "các chỉ số thành phần về A, B và C"."""
    told = (match.group().casefold() for match in PARTS.finditer(document.text))
    named = ([row for row in rows if label_of(row, document.text).casefold() in words] for words in told)
    return max(named, key=len, default=[])


def tells_of_its_kind(query: Query, document: Document, unit: Unit) -> bool:
    """Returns whether a row is of what a question asks which, and one of its cells says all else: "được miễn phí"."""
    kind = query.asks(KIND) if unit.kind == "row" and query.extreme is None else None
    if kind is None or not of_kind(query, unit):
        return False
    rest = set(query.telling) - term_set(kind[1])
    return bool(rest) and any(rest <= term_set(cell.span.of(document.text)) for cell in unit.cells)


def is_of_another_kind(query: Query, document: Document, unit: Unit, row: str) -> bool:
    """Returns whether a row is of another of a kind than a question names: "môn Tin học", and not "môn Hóa học".

    That one stands nowhere in the row, its columns or above its table. A word with other marks is another word; a label
    that is named is of no other kind, but for one of figures alone, such as a year.
    """
    if any(map(str.isalpha, label_of(unit, document.text))) and names_label(query, document, unit):
        return False
    spelled = tokens if vietnamese.has_marks(query.text) else vietnamese.syllables

    def followed(text: str) -> Iterator[tuple[str, str]]:
        return (pair for words in APART.split(text) for pair in pairwise(spelled(words)) if pair[1].isalpha())

    asked, told = {*spelled(query.text)}, {*spelled(f"{row} | {words_above(document, unit)}")}
    kinds = {kind for kind, one in followed(row) if one not in asked}
    return any(
        kind in kinds and one not in told and spelling(one) in query.telling and spelling(kind) in query.terms
        for kind, one in followed(query.text)
    )


def stub_of(document: Document, unit: Unit) -> str:
    """Returns what all rows of a row's table are called: "Chỉ số "."""
    return unit.label.removesuffix(label_of(unit, document.text))
