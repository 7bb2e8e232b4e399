"""What a candidate for a quote is: a unit of a hit, how well it fits, and how much of what is asked a text tells.

Knows queries, hits and what a reader says of them; knows nothing of how candidates are ranked.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.query import Query, Want
from index import Hit, Span, Unit
from index.vietnamese import term_set

DOUBTFUL = 0.05
LIGHT = 0.25
# A figure that is wanted is none that was reached.
TARGET = re.compile(r"(?i)phấn đấu|mục tiêu|chỉ tiêu|\bphải\b|yêu cầu|để bảo đảm|ít nhất|tối thiểu|\bgiao\b|dự kiến")
# Sentences that mean nothing without the one before.
POINTS_BACK = re.compile(
    r"(?:Trong (?:số )?(?:đó|này)|Trong khi đó|Điều (?:này|đó)|(?:Theo|Qua|Do|Nhờ|Từ|Cùng với) đó"
    r"|(?:Đây|Đó) (?:là|cũng)|Việc này"
    r"|(?:Luật|Nghị định|Nghị quyết|Chỉ thị|Thông tư|Chương trình) (?:quy định|điều chỉnh|nêu|gồm|đặt)\b"
    r"|(?:Con số|Kết quả|Tỷ lệ|Chỉ số|Mức|Luật|Văn bản|Chương trình|Đề án|Quy định) (?:này|đó)"
    r"|Riêng|Ngoài ra|(?:Vì|Do|Bởi) (?:vậy|thế)|Nguyên nhân|Lý do"
    r"|Hoàn thành|Thời (?:hạn|gian) (?:hoàn thành|thực hiện)|Hạn (?:chót|cuối)|Chậm nhất)\b"
)
LEAST_WORDS = 8  # of a sentence that stands alone


@dataclass(frozen=True, eq=False)
class Candidate:
    """A unit of a hit, the words that it is found by, and how well it fits the query.

    Where the reader has read the hit, ``mass`` is its probability that the answer stands in this unit, ``answerable``
    that it stands in the hit at all, and ``answer`` is where in the document the words stand that it takes for the
    answer, if they stand in this unit.
    """

    hit: Hit
    unit: Unit
    text: str
    score: float
    cosine: float = 0.0
    mass: float = 0.0
    answerable: float | None = None
    answer: Span | None = None

    @property
    def doubtful(self) -> bool:
        """Whether the reader has read the hit and sees no answer in this unit: no words of it should stand out."""
        return self.answerable is not None and self.mass < DOUBTFUL

    @property
    def referent(self) -> Unit | None:
        """The sentence before, where this one opens by pointing back or is too short to stand alone."""
        if self.unit.kind != "sentence":
            return None
        if POINTS_BACK.match(self.text) is None and len(self.text.split(maxsplit=LEAST_WORDS)) >= LEAST_WORDS:
            return None
        units = self.hit.chunk.units
        at = units.index(self.unit)
        return units[at - 1] if at and units[at - 1].paragraph == self.unit.paragraph else None

    @cached_property
    def terms(self) -> frozenset[str]:
        """The terms of the unit's own sentence, with the one it refers to, or of its row with the row's name."""
        before = self.referent
        return term_set(f"{before.span.of(self.hit.document.text) if before else self.unit.label} {self.text}")


def is_aimed(query: Query, text: str) -> bool:
    """Returns whether a figure is a target, where a question asks for what is."""
    return query.want is Want.QUANTITY and tells_a_target(text) and not tells_a_target(query.text)


@lru_cache(maxsize=8192)
def tells_a_target(text: str) -> bool:
    """Returns whether a text tells what is wanted, and not what was reached."""
    return TARGET.search(text) is not None


def covered(query: Query, present: frozenset[str], rarity: Callable[[str], float], pairs: bool = False) -> float:
    """Returns how many of the terms asked about (or their ``pairs``) are ``present``, 0 to 1; 1 where none is asked.

    Each weighs as much as it is rare; a word of everyday speech weighs a quarter of that.
    """
    light, total, told = query.light, 0.0, 0.0
    for term in query.pairs if pairs else query.singles:
        weight = rarity(term) * LIGHT if term in light else rarity(term)
        total += weight
        if term in present:
            told += weight
    return told / total if total else 1.0
