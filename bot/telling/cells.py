"""Which cells of a table's row may answer a question: they say what it does not, and are of the kind that it asks for.

Knows queries and rows; knows nothing of what columns are called.
"""

import re
from collections.abc import Callable

from bot.language.phones import PHONE
from bot.telling.sought import ASKS_DAY, ASKS_HOUR
from bot.understanding.persons import people
from bot.understanding.query import Query, Want, want_of
from index import Cell, Span, Unit, vietnamese

# A line that begins with "Người …" says by itself which one; a column need not.
ASKS_WHO = re.compile(r"(?i)\bai\b|người nào")
WHO = re.compile(r"(?i)\bngười\b|họ (?:và )?tên|cán bộ|lãnh đạo")
ASKS_WEEKDAY = re.compile(r"(?i)\bthứ (?:mấy|nào)\b")
ASKS_MONEY = re.compile(r"(?i)\b(?:bao nhiêu|mấy) (?:tiền|đồng(?! chí))\b|^tiền\b.*\bbao nhiêu\b")
OF_MONEY = re.compile(r"(?i)\b(?:đồng|USD|tiền|giá|phí)\b")
WEEKDAY = r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\b"
CLOCK = r"\b\d{1,2} ?(?:giờ|h)(?!\w*[^\W\d])|\b24/24\b"
COUNTED = re.compile(r"(?i)\d|\b(?:miễn|không|chưa)\b")
KIND = re.compile(r"(?i)\b([^\W\d_]+(?: [^\W\d_]+)?) nào\b")

Tells = Callable[[str, str], bool]
"""Whether a cell, by its column's name and its own words, tells a kind of thing."""


def cells_that_may_answer(query: Query, unit: Unit, text: str) -> list[Cell]:
    """Returns the cells of a row that say what the question does not, and are of the kind that it asks for.

    For "ai chủ nhiệm lớp 8A?" that is who, be it the row's label, and not "8A". Where none is of the kind, any may.
    """
    label = label_of(unit, text)
    stub = unit.label.removesuffix(label).strip()
    named = [Cell(stub, Span(unit.span.start, unit.span.start + len(label)))] if stub else []
    which = query.asks(KIND)
    if which and named and words_of(which[1]) == words_of(stub):
        return named
    kinds = (kind for asks, kind in KINDS if asks.search(query.question) or query.asks(asks))
    kind = next(kinds, OF_WANT.get(want_of(query)))
    named = named if kind not in (_tells_how_many, _tells_how_much_money) else []  # a label counts nothing
    unsaid = [cell for cell in (*named, *unit.cells) if not says_it(query, cell.span.of(text))]
    fitting = [cell for cell in unsaid if kind and kind(cell.column, cell.span.of(text))]
    return fitting or [cell for cell in unsaid if cell not in named]


def says_it(query: Query, words: str) -> bool:
    """Returns whether a question says all words of a cell itself, or these are none."""
    return words_of(words) <= words_of(query.question, query.text)


def label_of(unit: Unit, text: str) -> str:
    """Returns a row's own words, its first line: "Chính phủ số"."""
    return unit.span.of(text).split("\n", 1)[0]


def words_of(*texts: str) -> set[str]:
    """Returns the folded words of texts."""
    return {word for text in texts for word in vietnamese.syllables(text)}


def tells_when(column: str, words: str) -> bool:
    """Returns whether a cell tells a day, its hours or days of the week."""
    return TELLS_WHEN.search(words) is not None


def _tells(pattern: str) -> Tells:
    found = re.compile(f"(?i){pattern}")
    return lambda column, words: found.search(words) is not None


def _tells_who(column: str, words: str) -> bool:
    return WHO.search(column) is not None or bool(people(words, Span(0, len(words))))


def _tells_how_much_money(column: str, words: str) -> bool:
    return _tells_how_many(column, words) and OF_MONEY.search(f"{column} | {words}") is not None


def _tells_how_many(column: str, words: str) -> bool:
    return COUNTED.search(words) is not None and not PHONE.fullmatch(words)


DAYS = rf"{vietnamese.DAY.pattern}|{WEEKDAY}"
TELLS_WHEN = re.compile(rf"(?i){DAYS}|{CLOCK}|\b(?:tháng|năm|quý) \d")
KINDS = (
    (ASKS_HOUR, _tells(CLOCK)),
    (ASKS_WEEKDAY, _tells(WEEKDAY)),
    (ASKS_DAY, _tells(DAYS)),
    (ASKS_WHO, _tells_who),
    (ASKS_MONEY, _tells_how_much_money),
)
OF_WANT: dict[Want, Tells] = {Want.QUANTITY: _tells_how_many, Want.TIME: tells_when, Want.PERSON: _tells_who}
