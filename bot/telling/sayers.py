"""Who says what a sentence tells, or asks it of others: "Thủ tướng yêu cầu …", "Theo thông báo của …".

Knows texts; knows nothing of queries. A sentence may name him itself, else the nearest before it that does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.language.speech import BODY, DEMANDING, REPORTING, TELLING
from bot.understanding.pointing import NAME_ENDS
from index import Document, Span, vietnamese

Way = Literal["reports", "demands"]

REPORTS = rf"(?:{REPORTING}|ghi nhận|nêu|cho rằng|phản ánh)"
DEMANDS = (
    rf"(?:{DEMANDING}|lưu ý|nhấn mạnh|thống nhất(?: đề ra)?|phát động|chỉ rõ|xác định|đặt (?:ra|mục tiêu)"
    r"|đề xuất|kiến nghị)"
)
SPEAKER = (
    r"(?:Thủ tướng|Phó Thủ tướng|Chủ tịch|Phó Chủ tịch|Tổng Bí thư|Bí thư|Bộ trưởng|Thứ trưởng|Giám đốc|Cục trưởng"
    r"|[Ôô]ng|[Bb]à|[Đđ]ồng chí|[Ll]ãnh đạo|[Đđ]ại diện|Tổng cục|Cục|Chi cục|Viện|Trung tâm|Kho bạc|Công an|Đảng ủy"
    rf"|(?=[A-ZĐỦ])(?i:{BODY}))\b"
)
EVENT = r"(?:Phiên họp|Hội nghị|Kỳ họp|Đại hội|Hội thảo|Cuộc họp)\b"
# What stands in no name: the words that end one, or open what somebody else says.
NO_NAME = (
    r"(?:có|được|bị|là|gửi|nộp|ban hành|tổ chức|chủ trì|phát biểu|dự|phải|cần|sẽ|triển khai|xây dựng|thực hiện|đẩy mạnh"
    r"|hoàn thành|nghe|xem|trình|do|để|theo|với|trong|tại)\b"
)
BETWEEN = r"(?:\s+(?:cũng|đã|vừa|tiếp tục|đang|trực tiếp|còn|liên tục))*"
WITHIN = rf"(?:(?!\s{NO_NAME}|\s(?:{REPORTS}|{DEMANDS})\b)[^.,;:\n])"
# A name goes on behind a comma with an office or a capital letter: "ông A, Thứ trưởng Bộ B"; the name of an event not.
SAYS = re.compile(
    rf"(?P<who>\b{SPEAKER}(?:{WITHIN}|,(?=\s[A-ZĐ])){{0,150}}?|\b{EVENT}{WITHIN}{{0,80}}?){BETWEEN}\s+"
    rf"(?:(?P<reports>{REPORTS})|(?P<demands>{DEMANDS}))\b"
)
OF = re.compile(
    rf"\b(?:[Tt]heo|[Ss]au) (?:(?P<reports>báo cáo|thông báo|đánh giá|kết luận|công bố|thống kê|số liệu|ước tính)"
    rf"|(?P<demands>yêu cầu|chỉ đạo|đề nghị)) của (?=(?P<who>(?:các )?(?:{SPEAKER}|[A-ZĐ])[^.,;:\n]*))"
)
# “…”, ông A nhấn mạnh.
QUOTES = re.compile(
    r"[”\"],?\s+(?P<who>[^,.;:\n“”\"]{2,80}?)\s+"
    rf"(?P<reports>{TELLING})\b(?P<demands>)"
)
NAME_STOPS = re.compile(rf"{NAME_ENDS.pattern}|\s(?:thuộc|về|trên|đến|ngày|tháng|năm)\b(?! (?:chuyển đổi|Đề án))")
# Whom something is asked of, or whose it is, says nothing here: "giao Bộ Y tế báo cáo", "đề xuất Thủ tướng chỉ đạo".
NO_SAYER = re.compile(rf"(?i)\b(?:{DEMANDS}|{REPORTS}|trình|gửi|cho|của|với|tới|tinh thần)\s+(?:(?:các|lên|tới) )?$")
FARTHEST = 3500  # characters before a sentence that another may tell who says it
# What begins so is told by the writer himself.
BY_ITSELF = re.compile(r"(?:Dịp này|Cùng ngày|Trước đó|Sau đó|Đối với|Cũng tại|Nhân dịp)\b")


@dataclass(frozen=True)
class Sayer:
    """Who says it, the verb that tells so, and whether he reports or demands; spans of the text."""

    who: Span
    verb: Span
    way: Way


def sayers(text: str, sentence: Span) -> list[Sayer]:
    """Returns those whom a sentence names with what they report or demand, in order."""
    matches = SAYS.finditer(text, sentence.start, sentence.end)
    found = [_sayer(match) for match in matches if not NO_SAYER.search(text, sentence.start, match.start())]
    found += [_sayer(match) for match in QUOTES.finditer(text, sentence.start, sentence.end)]
    for match in OF.finditer(text, sentence.start, sentence.end):
        start, named = match.start("who"), match["who"]
        ends = NAME_STOPS.search(named)
        found.append(_sayer(match, Span(start, start + (ends.start() if ends else len(named.rstrip())))))
    return sorted(found, key=lambda sayer: sayer.who.start)


def _sayer(match: re.Match[str], who: Span | None = None) -> Sayer:
    way: Way = "reports" if match["reports"] else "demands"
    return Sayer(who or Span(*match.span("who")), Span(*match.span(way)), way)


def sentences_before(document: Document, paragraph: Span, sentence: Span) -> Iterator[Span]:
    """Yields the sentences before one, the nearest first, up to the heading that they stand under."""
    text = document.text
    yield from list(vietnamese.sentences(text, paragraph.start, sentence.start))[::-1]
    above = [block for block in document.blocks if block.span.end <= paragraph.start]
    for block in reversed(above):
        if block.kind in ("heading", "title"):
            return
        if block.kind == "paragraph":
            yield from list(vietnamese.sentences(text, block.span.start, block.span.end))[::-1]


def reaching(text: str, paragraph: Span, sentence: Span, before: Iterator[Span]) -> Iterator[Span]:
    """Yields the sentences ``before`` one, the nearest first, that may tell who says it too.

    What opens a paragraph as the writer's own word is nobody else's.
    """
    alone = BY_ITSELF.match(text, paragraph.start) is not None
    for other in before:
        if sentence.start - other.end > FARTHEST or (alone and other.start < paragraph.start):
            return
        yield other
