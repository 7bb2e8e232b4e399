"""The amounts that a question names, and the ranges of them that a text is for: "từ 10 đến 45 ngày", "trên 70%".

Knows texts; knows nothing of what else they say.
"""

import math
import re
from functools import lru_cache

from bot.language.bounds import BETWEEN, OVER, UNDER
from index.vietnamese import fold

AMOUNT = r"\d+(?:\.\d{3})*(?:,\d+)?"
RANGE = re.compile(
    rf"(?i)\b(?:(?:từ )?(?P<low>{AMOUNT})\s*(?:[^\W\d_]+|%)?{BETWEEN}(?P<high>{AMOUNT})"
    rf"|{UNDER} (?P<below>{AMOUNT})|(?:{OVER}|từ) (?P<above>{AMOUNT}))\s*(?P<unit>%|[^\W\d_]+)"
)
COUNTS = re.compile(rf"(?i)(?<![\d.,/])(?P<number>{AMOUNT})\s*(?P<unit>%|[^\W\d_]+)")
HALF_OF_IT = re.compile(r"(?i)\b(?:một|1) nửa\b")
THOUSANDS = re.compile(r"\.(?=\d{3}(?!\d))")
# Of whom a share may be; each class in the words that documents and people have for it.
SHARES_OF = tuple(
    re.compile(rf"(?i)\b(?:{words})\b")
    for words in (
        "hộ gia đình|hộ dân|hộ|gia đình",
        "dân số|người dân|công dân|người|dân",
        "doanh nghiệp|công ty",
        "bộ|cơ quan|đơn vị",
        "tỉnh|địa phương|thành phố",
        "xã|phường|thôn|bản|huyện",
        "trường học|trường|cơ sở giáo dục",
        "bệnh viện|trạm y tế|cơ sở y tế",
    )
)
SHARE = re.compile(r"(?i)\b(?:t[ỷỉ] lệ|(?:bao nhiêu|mấy) (?:phần trăm|%))(?: (?:số|các|của))* |%(?: (?:số|các))* ")


def is_share_of_others(question: str, text: str) -> bool:
    """Returns whether a text tells shares of other classes than the one whose is asked, which it names nowhere."""
    asked, told = _shares_of(question), _shares_of(text)
    return bool(told) and any(not of.search(text) for of in asked)


@lru_cache(maxsize=8192)
def _shares_of(text: str) -> tuple[re.Pattern[str], ...]:
    """The classes of whom a text asks or tells shares."""
    return tuple(of for share in SHARE.finditer(text) for of in SHARES_OF if of.match(text, share.end()))


def falls_outside(question: str, text: str) -> bool:
    """Returns whether a text is for ranges that hold an amount of the question's not: "trên 45 ngày" for 30 days.

    "Một nửa" is half of it all.
    """
    asked, told = _amounts(question), _ranges(text)
    return any(
        all(of != unit or not low <= amount <= high for low, high, of in told) and any(of == unit for *_, of in told)
        for amount, unit in asked
    )


def falls_within(question: str, text: str) -> frozenset[str]:
    """Returns the whole numbers of a question's amounts that a range of a text holds, in figures."""
    told = _ranges(text)
    return frozenset(
        f"{amount:.0f}"
        for amount, unit in _amounts(question)
        if any(of == unit and low <= amount <= high for low, high, of in told)
    )


def without_ranges(text: str) -> str:
    """Returns a text without the ranges that it is for."""
    return RANGE.sub(" ", text)


@lru_cache(maxsize=256)
def _amounts(question: str) -> tuple[tuple[float, str], ...]:
    """The amounts that a question names, each with what it counts."""
    counted = COUNTS.finditer(without_ranges(HALF_OF_IT.sub("50%", question)))
    return tuple((_value(each["number"]), fold(each["unit"])) for each in counted)


@lru_cache(maxsize=8192)
def _ranges(text: str) -> tuple[tuple[float, float, str], ...]:
    """The ranges that a text names, each with its ends and what it counts."""
    return tuple(
        (_value(each["low"] or each["above"] or "0"), _value(each["high"] or each["below"]), fold(each["unit"]))
        for each in RANGE.finditer(text)
    )


def _value(amount: str | None) -> float:
    return float(THOUSANDS.sub("", amount).replace(",", ".")) if amount else math.inf
