"""The words that bound a value: "gần 54 triệu", "trước tháng 12/2024", "phấn đấu 100%".

Knows words; knows nothing of the values that they bound.
"""

import re
from functools import lru_cache

OVER = r"(?:trên|hơn|vượt(?: mức)?)"
UNDER = r"(?:gần|dưới|chưa (?:đến|tới))"
ESTIMATED = r"ước(?: tính)?"
ABOUT = rf"(?:khoảng|xấp xỉ|chừng|tầm|{ESTIMATED}|dự kiến)"
AT_LEAST, AT_MOST = r"(?:ít nhất|tối thiểu)", r"(?:tối đa|nhiều nhất|không quá)"
AIMED_AT = "phấn đấu"
IN_TIME = r"(?:trước|sau|(?:chậm|muộn) nhất(?: là)?)"
OF_AMOUNT = rf"(?:{OVER}|{UNDER}|{ABOUT}|{AT_LEAST}|{AT_MOST}|{AIMED_AT})"
EXACTLY = r"(?:đúng|chính xác|tròn|vừa đúng)"
PART_OF_DAY = r"(?:rạng sáng|sáng|trưa|chiều|tối)"
BETWEEN = r"\s*(?:-|–|đến|tới)\s*"  # the two ends of "8-10%"
# Words of one kind bound alike: "trên 86 triệu" and "hơn 86 triệu" are one.
KINDS = (OVER, UNDER, ABOUT, AT_LEAST, AT_MOST, AIMED_AT, EXACTLY, "trước", "sau", r"(?:chậm|muộn) nhất")
_BOUNDING = tuple(
    re.compile(rf"(?i)\b{words}\b\)?(?=(?:\s+(?:{OF_AMOUNT}|đạt|mức|là|ngày|tháng|năm|quý|{PART_OF_DAY}))*\s+\d)")
    for words in KINDS
)


@lru_cache(maxsize=1024)
def bounds_of(text: str) -> frozenset[str]:
    """Returns which of ``KINDS`` bound a text's figures, ranks or days."""
    return frozenset(kind for kind, bounding in zip(KINDS, _BOUNDING, strict=True) if bounding.search(text))


def contradict(one: frozenset[str], other: frozenset[str]) -> bool:
    """Returns whether one value is bounded from above and the other from below: "gần 80%" and "trên 80%"."""
    return (OVER in one and UNDER in other) or (UNDER in one and OVER in other)


# What a figure may be compared with.
AVERAGE = r"(?:trung bình (?:của )?)?(?:thế giới|khu vực|cả nước)"
OF_ALL = re.compile(rf"(?i)\b{AVERAGE}\b")
