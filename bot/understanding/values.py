"""The values of a text, as people and documents write them: days, ranks, figures, ranges, and figures in words.

Knows words; knows nothing of what is asked or read back.
"""

import re
from itertools import pairwise

from bot.language.bounds import BETWEEN, EXACTLY, IN_TIME, OF_AMOUNT, PART_OF_DAY
from bot.language.events import GATHERING
from bot.language.periods import HALF, PART
from bot.understanding.query import ORDINALS
from index import Span, vietnamese
from index.vietnamese import DAY, MONTH, NUMBERS, SCALE

DATE = re.compile(rf"(?i){DAY.pattern}|{MONTH.pattern}")
DAY_PART = re.compile(rf"(?i)(?:\s+vào)?\s+(?P<part>buổi {PART_OF_DAY})$")
YEAR = re.compile(rf"(?i)(?:\b(?:{HALF}|đầu|giữa|cuối|quý \w+)\s+)?năm (?:19|20)\d\d")  # or a part of it
RANK = re.compile(
    r"(?i)(?:^|\b(?:xếp|đứng|từ|lên|xuống|hay|là|ở|cũng)\s+)(?:vị trí\s+|hạng\s+)?(?P<rank>(?:thứ|hạng|vị trí)\s+\d+)\b"
)
LIMITS = re.compile(rf"(?i)(?:\b(?:(?:{OF_AMOUNT}|{EXACTLY})(?: đạt)?|{IN_TIME}|{PART_OF_DAY}|từ|những|tận|chỉ)\s+)+$")
RANK_ITSELF, FROM = re.compile(r"(?i)(?:thứ|hạng|vị trí) \d"), re.compile(r"(?i)\btừ $")  # "từ thứ 62" is the 62nd
AMONG = re.compile(r"(?i)\b(?:thứ|hạng|vị trí) \d+ trên $")  # "thứ 71 trên 193 quốc gia" bounds nothing
# A number within a name: "phiên 8", "6 tháng 2023".
LIST_NUMBER = re.compile(r"\(\d{1,2}\)")  # "(3) Đẩy mạnh …" counts nothing
OF_NAME = re.compile(rf"(?i)\b{GATHERING}(?: lần)?(?: thứ)? \d{{1,2}}\b(?!/)|\b\d+ tháng (?=(?:năm )?(?:19|20)\d\d\b)")
# "hội nghị sơ kết tháng 7/2023" says which
OF_MEETING = re.compile(
    rf"(?i)\b{GATHERING}(?: (?:sơ kết|tổng kết|giao ban|thường kỳ|trực tuyến|toàn quốc))* (?=tháng\b)"
)
# Figures in words: "hơn nửa triệu", "hai triệu", "quá nửa", "ba phần tư", "gấp đôi".
HALVES = {"nghìn": "500", "ngàn": "500", "triệu": "500 nghìn", "tỷ": "500 triệu", "tỉ": "500 triệu"}
HALF_OF = re.compile(rf"(?i)\bnửa ({'|'.join(HALVES)})\b")
FEW = re.compile(rf"(?i)\b(?:{'|'.join(NUMBERS)})(?= {SCALE}\b)")
SHARE = re.compile(
    r"(?i)\b(?:(?P<beyond>quá|già) )?(?:(?:một )?nửa(?! (?:đầu|cuối|năm|tháng|ngày|giờ|buổi)\b| \d)"
    r"|(?P<parts>một|hai|ba|bốn) phần (?P<whole>ba|tư|bốn|năm|mười)\b)"
)
TIMES = re.compile(r"(?i)(?<=gấp )(rưỡi|đôi|hai|ba|bốn|năm|mười)\b(?: lần)?")
AS_TIMES: dict[str, int | str] = {**NUMBERS, "đôi": 2, "rưỡi": "1,5"}


def values_in(text: str) -> list[Span]:
    """Returns the days, ranks, figures and ranges of a text, in order; a year, a meeting's number and "5G" are none."""
    of_meetings = {meeting.end() for meeting in OF_MEETING.finditer(text)}
    found = [Span(*date.span()) for date in DATE.finditer(text) if date.start() not in of_meetings]
    found += [Span(*rank.span("rank")) for rank in RANK.finditer(text)]
    named = [*found, *(Span(*part.span()) for of_name in (PART, OF_NAME) for part in of_name.finditer(text))]
    listing = {number.start() + 1 for number in LIST_NUMBER.finditer(text)}
    figures = [each for each in vietnamese.quantities(text) if not text[each.end :][:1].isalpha()]
    figures = [each for each in figures if each.start not in listing]
    figures = [each for each in figures if not any(each.overlaps(other) for other in named)]
    for low, high in pairwise(figures):
        if re.fullmatch(BETWEEN, text[low.end : high.start]):
            figures = [Span(low.start, high.end), *(each for each in figures if each not in (low, high))]
    return sorted([*found, *figures], key=lambda value: value.start)


def has_value(text: str) -> bool:
    """Returns whether a text has a day, rank or figure, or is a year or part of a day: what is read back is no name."""
    return bool(values_in(text) or YEAR.fullmatch(text) or DAY_PART.fullmatch(f" {text}"))


def limited(text: str, value: Span) -> Span:
    """Returns a value with what bounds it in a text: "trên 86 triệu", "sáng 28/12"."""
    before = text[: value.start]
    unbounded = AMONG.search(before) or is_from(text, value)
    limits = None if unbounded else LIMITS.search(before)
    return Span(limits.start() if limits else value.start, value.end)


def is_from(text: str, value: Span) -> bool:
    """Returns whether a value is the rank that something rose or fell from: "từ thứ 62 xuống thứ 58"."""
    return RANK_ITSELF.match(text, value.start) is not None and FROM.search(text[: value.start]) is not None


def in_figures(text: str) -> str:
    """Returns a text with its figures in words as digits: "quá nửa" gives "hơn 50%", "gấp đôi" gives "gấp 2 lần"."""
    text = HALF_OF.sub(lambda half: HALVES[half[1].lower()], text)
    text = FEW.sub(lambda few: str(NUMBERS[few.group().lower()]), text)
    return TIMES.sub(lambda times: f"{AS_TIMES[times[1].lower()]} lần", SHARE.sub(_as_share, text))


def _as_share(said: re.Match[str]) -> str:
    parts = 100 * ORDINALS[said["parts"].lower()] / ORDINALS[said["whole"].lower()] if said["parts"] else 50
    return f"{'hơn ' if said['beyond'] else ''}{parts:.3g}%".replace(".", ",")
