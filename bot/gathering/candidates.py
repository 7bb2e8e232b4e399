"""What a candidate for a quote is: a unit of a hit, how well it fits, and how much of what is asked a text tells.

Knows queries, hits and what a reader says of them; knows nothing of how candidates are ranked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeAlias

from bot.language.bounds import AT_LEAST, OVER
from bot.language.speech import WANTED
from bot.understanding.query import AIMS, COUNTED, Query, Want
from index import Hit, Span, Unit
from index.vietnamese import SCALE, spelling, term_set

DOUBTFUL = 0.05
LIGHT = 0.25
# A figure that is wanted is none that was reached.
TARGET = re.compile(rf"(?i)\b(?:{WANTED}|{AT_LEAST})\b")
OF_AIM = "| phấn đấu | mục tiêu | chỉ tiêu"
# "Dịch vụ công thiết yếu có bao nhiêu?" counts what it opens with.
COUNTED_FIRST = re.compile(
    r"(?i)^(?:các |những )?(\w+ \w+)\b(?: \w+){0,6}? (?:có|gồm) (?:tất cả )?(?:bao nhiêu|mấy)(?: c[áa]i)?"
    r"(?: (?:vậy|thế|nhỉ|hả|ạ))*\W*$"
)
ONLY, OF_EACH = r"\b(?:riêng|trong đó(?: có)?)", rf"^\d+ [^.;\d]*\bcó {OVER}"
A_PART = re.compile(rf"(?i){ONLY}|{OF_EACH}")
# What a sentence speaks of that the one before named: "Luật quy định …", "Đây có thể coi là …", "Hệ thống này …".
SPEAKS_OF = re.compile(
    r"(?:(?:Đây|Đó) (?:là|cũng|có thể|được|chính|còn)|(?:Điều|Việc) (?:này|đó)"
    r"|(?:Luật|Nghị định|Nghị quyết|Chỉ thị|Thông tư|Chương trình) (?:quy định|điều chỉnh|nêu|gồm|đặt)\b"
    r"|Nguyên nhân|Lý do|Sở dĩ"
    r"|(?:Con số|Kết quả|Tỷ lệ|Chỉ số|Mức|Luật|Văn bản|Chương trình|Đề án|Quy định|Hệ thống|Nền tảng|Dự án|Chính sách"
    r"|Nghị định|Nghị quyết|Chỉ thị|Thông tư|Kế hoạch|Chiến lược|Giải pháp|Mô hình|Cơ chế|Công trình) (?:này|đó))"
)
# Sentences that mean nothing without the one before.
POINTS_BACK = re.compile(
    rf"(?:{SPEAKS_OF.pattern}|Trong (?:số )?(?:đó|này)|Trong khi đó|(?:Theo|Qua|Do|Nhờ|Từ|Cùng với) đó|Riêng"
    r"|Ngoài ra|(?:Vì|Do|Bởi) (?:vậy|thế)|Hoàn thành|Thời (?:hạn|gian) (?:hoàn thành|thực hiện)|Hạn (?:chót|cuối)"
    r"|Chậm nhất)\b"
)
MOST_REFERRED = 2  # sentences, each of which points back to the one before
LEAST_WORDS = 8  # of a sentence that stands alone
UNKNOWN = "?"  # no token, so no document holds it

Rarity: TypeAlias = Callable[[str], float]
"""How rare a term is in the documents."""


class Told(NamedTuple):
    """A unit of a hit, the ``number``th of them from 0, and the words that it is found by.

    ``before`` is what stands from the sentence that it refers to on; empty where it refers to none.
    """

    hit: Hit
    number: int
    unit: Unit
    text: str
    before: str


@dataclass(frozen=True, eq=False)
class Candidate:
    """A unit of a hit as ``Told`` has it, and how well it fits the query.

    Where the reader has read the hit, ``mass`` is its probability that the answer stands in this unit, ``answerable``
    that it stands in the hit at all, and ``answer`` is where in the document the words stand that it takes for the
    answer, if they stand in this unit.
    """

    hit: Hit
    number: int
    unit: Unit
    text: str
    before: str
    score: float
    mass: float = 0.0
    answerable: float | None = None
    answer: Span | None = None

    @property
    def cosine(self) -> float:
        """How near the unit's meaning is to the question's."""
        return self.hit.unit_cosines[self.number]

    def is_seen_below(self, least: float) -> bool:
        """Returns whether a reader has read the hit and gives this unit less than a probability."""
        return self.answerable is not None and self.mass < least

    @property
    def doubtful(self) -> bool:
        """Whether the reader has read the hit and sees no answer in this unit: no words of it should stand out."""
        return self.is_seen_below(DOUBTFUL)

    @property
    def referent(self) -> Unit | None:
        """The sentence that this one refers to, where it does not stand alone."""
        return _referent(self.hit, self.number)

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the unit's own sentence, with the one it refers to, or of its row with the row's name."""
        heading = "" if self.unit.kind == "row" else self.hit.chunk.heading
        aim = OF_AIM if AIMS.search(self.text) else ""  # one word for it is as good as another
        return term_set(f"{heading} {self.before or self.unit.label} {self.text} {aim}")


def units_of(hit: Hit) -> list[Told]:
    """Returns the units of a hit in their order."""
    units = enumerate(zip(hit.chunk.units, hit.unit_texts, strict=True))
    return [Told(hit, number, unit, text, _before(hit, number)) for number, (unit, text) in units]


def _before(hit: Hit, number: int) -> str:
    first = _referent(hit, number)
    return hit.document.text[first.span.start : hit.chunk.units[number].span.start] if first else ""


def _referent(hit: Hit, number: int) -> Unit | None:
    """The sentence before a unit that opens by pointing back or is too short to stand alone, else None.

    Where that one points back in its turn, it is the one before it.
    """
    units = hit.chunk.units
    first = number
    while first > max(0, number - MOST_REFERRED) and units[first].kind == "sentence":
        before, unit = units[first - 1], units[first]
        if before.paragraph != unit.paragraph or not _needs_another(unit.span.of(hit.document.text)):
            break
        first -= 1
    return units[first] if first < number else None


@lru_cache(maxsize=8192)
def _needs_another(sentence: str) -> bool:
    """Whether a sentence opens by pointing back, or is too short to stand alone."""
    few = len(sentence.split(maxsplit=LEAST_WORDS)) < LEAST_WORDS
    return few or POINTS_BACK.match(sentence) is not None


def is_aimed(query: Query, text: str) -> bool:
    """Returns whether a figure is a target, where a question asks for what is."""
    return query.want is Want.QUANTITY and tells_a_target(text) and not tells_a_target(query.text)


def counts_a_part(query: Query, text: str) -> bool:
    """Returns whether a text counts only a part of what a question counts: "tính riêng 25 dịch vụ".

    So does one of those with so many each: "60 ứng dụng có trên 1 triệu người dùng".
    """
    counted = query.asks(COUNTED_FIRST) or query.asks(COUNTED)
    if counted is None or not _tells_of_a_part(text) or _tells_of_a_part(query.text):
        return False
    figure = rf"\d[\d.,]*(?: {SCALE})? {re.escape(counted[1])}\b"
    return re.search(rf"(?i){ONLY} {figure}|{OF_EACH} {figure}", text) is not None


@lru_cache(maxsize=8192)
def _tells_of_a_part(text: str) -> bool:
    return A_PART.search(text) is not None


@lru_cache(maxsize=8192)
def tells_a_target(text: str) -> bool:
    """Returns whether a text tells what is wanted, and not what was reached."""
    return TARGET.search(text) is not None


def is_unknown(term: str, rarity: Rarity) -> bool:
    """Returns whether no document holds a term."""
    return rarity(term) >= rarity(UNKNOWN)


def covered(query: Query, present: frozenset[str], rarity: Rarity, pairs: bool = False) -> float:
    """Returns how many of the terms asked about (or their ``pairs``) are ``present``, 0 to 1; 1 where none is asked.

    Each weighs as much as it is rare, whatever its marks; a word of everyday speech weighs a quarter of that.
    """
    light, total, told = query.lightly, 0.0, 0.0
    for term in query.pairs if pairs else query.singles:
        weight = rarity(spelling(term)) * (LIGHT if term in light else 1.0)
        total += weight
        if term in present:
            told += weight
    return told / total if total else 1.0


def tells_half(query: Query, text: str) -> bool:
    """Returns whether a heading or an opening tells half of what a question asks, so that its list may answer."""
    return 2 * len(term_set(text).intersection(query.telling)) >= max(1, len(query.telling))
