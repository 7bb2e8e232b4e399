"""Which meeting a question speaks of, and how far a document's opening says that it reports it.

Knows questions and documents; knows nothing of candidates.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from index import Document
from index.vietnamese import DAY, MONTH, YEAR, fold

# Names of meetings that all patterns know; some know more.
GATHERING = r"(?:phiên(?: họp|(?= (?:lần )?(?:thứ )?\d))|hội nghị|cuộc họp|kỳ họp|hội thảo)"
OWN_MEETING = re.compile(rf"(?i)\b{GATHERING}(?: (?:lần )?thứ \d+)?")
# "Ngày 12/7 họp gì?" is answered by what a sentence calls the meeting: "Hội nghị sơ kết 6 tháng đầu năm 2023 về …".
ASKS_MEETING = re.compile(rf"(?i)\b(?:họp|{GATHERING}|sự kiện|diễn ra) (?:về |những |sự kiện )*(?:cái )?gì\b")
MEETING_CALLED = re.compile(rf"(?i)\b{GATHERING}(?: (?!(?:do|tại|ở|để|đã|được|với|có|vào|cùng|nhằm)\b)[^\s,.;:()]+)+")
MEETING = re.compile(rf"(?i)\b(?:{GATHERING}|buổi họp|tọa đàm|buổi lễ|đại hội|họp)\b(?P<said>[^.;?]{{0,60}})")
TAKES_PART = re.compile(r"(?i)\b(?:dự|có mặt|chủ trì|khai mạc|bế mạc)\b")
# "Ai cùng dự hội nghị?" is answered by "Cùng tham dự Hội nghị có Phó Thủ tướng …" before him who chairs it.
SOMEBODY = r"(?:ai|(?:quan chức|đại biểu|lãnh đạo|người) nào)"
ASKS_WHO_ATTENDS = re.compile(
    rf"(?i)^(?!.*\b(?:không|thay|cử)\b)(?=.*\b(?:{GATHERING}|phiên|họp|buổi|lễ|điểm cầu)\b)"
    rf".*\b(?:{SOMEBODY} (?:\w+ ){{0,3}}?(?:dự(?! thi\b)|có mặt|tham gia)\b"
    rf"|dự (?:\w+ ){{1,20}}?(?:có|gồm) (?:những )?{SOMEBODY}\b)"
)
TELLS_WHO_ATTENDS = re.compile(r"(?i)\bdự\b[^.:;]{0,80}? có\b(?! (?:mặt|thể)\b)")
ORDINAL = re.compile(r"(?i)^\s*(?:lần\s+)?(?:thứ\s+)?(?P<number>\d{1,2})\b(?!\s*(?:/|tháng|năm|giờ))")
OCCASION = re.compile(r"(?i)\b(?:sơ kết|tổng kết|khai mạc|bế mạc)\b")
HALF = re.compile(r"(?i)\b(?:6 tháng|nửa)(?: năm)? (?P<which>đầu|cuối)\b|\b(?:đầu|cuối|giữa) năm\b")
NUMBER = re.compile(r"\d+")
# "Ai chủ trì phiên họp?", "Hội nghị diễn ra ở đâu?" say no more of it than that it is one.
UNNAMED = re.compile(
    rf"(?i)\b(?P<noun>{GATHERING})(?=[\s?.!]*$"
    r"| (?:(?:được|đã|vào|do) )*(?:ai|họp|diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu"
    r"|(?:khi|hôm|ngày|lúc|tháng|năm) nào|bao giờ|(?:ở|tại) đâu)\b)"
)
# "Phiên họp gần đây nhất của Ủy ban bàn gì?": the newest of such that documents report.
NEWEST = re.compile(
    r"(?i)\b(?P<noun>phiên|hội nghị|cuộc họp|kỳ họp|hội thảo)\b(?: \w+){0,8}?"
    r" (?:gần (?:đây )?nhất|mới (?:nhất|đây)|vừa (?:qua|rồi))\b"
)
# "phiên họp thứ 7 của Chính phủ": whose meeting.
MEETING_OF = re.compile(r"(?i)\b(?:phiên|kỳ) họp\b[^,.;?]{0,20}? của (?P<whose>[^\W\d_]+ [^\W\d_]+)")
# "phiên họp tổng kết năm 2024": what a meeting looks back on.
LOOKS_BACK = re.compile(
    r"(?i)\b(?:tổng kết|sơ kết|đánh giá|nhìn lại|kết quả)\b(?: (?!năm\b)\w+){0,6}? (?:năm )?"
    rf"(?P<year>{YEAR.pattern})"
)


@lru_cache(maxsize=256)
def marks_of_meeting(question: str) -> tuple[str, ...]:
    """Returns patterns that together tell the meeting a question speaks of: "lần thứ 8", "sơ kết", "12/7", "2023"."""
    meeting = MEETING.search(question)
    if meeting is None:
        return ()
    said = meeting["said"]
    number = _number_of_meeting(question)
    marks = [number] if number else []
    marks += [rf"\b{occasion.group()}\b" for occasion in OCCASION.finditer(said)]
    if (half := HALF.search(said)) and half["which"]:
        marks.append(rf"\b(?:6 tháng|nửa)(?: năm)? {half['which']}\b")
    if named := DAY.search(said):
        day, month, *_ = map(int, NUMBER.findall(named.group()))
        marks.append(rf"\b0?{day}\s*(?:/|\s*tháng\s+)0?{month}\b")
    elif named := MONTH.search(said):
        month, *_ = map(int, NUMBER.findall(named.group()))
        marks.append(rf"(?:/|tháng\s+)0?{month}\b|\d{{4}}-{month:02}")
    marks += [rf"\b{year.group()}\b" for year in YEAR.finditer(said)]
    return tuple(marks)


@lru_cache(maxsize=256)
def _number_of_meeting(question: str) -> str | None:
    """The pattern that tells the number of the meeting a question speaks of: "lần thứ 8"; None where it has none."""
    meeting = MEETING.search(question)
    ordinal = ORDINAL.search(meeting["said"]) if meeting else None
    return rf"\b(?:lần|thứ)\s+0?{ordinal['number']}\b" if ordinal else None


def told_of(document: Document, marks: tuple[str, ...]) -> float:
    """Returns the share of a meeting's marks that a document's title, date or first paragraph bears, 0 to 1."""
    if not marks:
        return 0.0
    opening = f"{document.title}\n{document.date or ''}\n{document.lead}"
    return sum(_stands(mark, opening) for mark in marks) / len(marks)


def newest_reported(question: str, documents: Iterable[Document]) -> Document | None:
    """Returns the newest of the documents that report a meeting as is asked for; None without a dated one."""
    asked = NEWEST.search(question)
    noun = rf"\b{asked['noun']}\b" if asked else ""
    told = [each for each in documents if asked and each.date and _stands(noun, f"{each.title}\n{each.lead}")]
    return max(told, key=lambda each: each.date or "", default=None)


def names_a_meeting(question: str) -> bool:
    """Returns whether a question names a meeting by its number, by the year that it reviews, or by whose it is."""
    return any(named(question) for named in (_number_of_meeting, _looks_back_on, _whose))


def may_be_of(question: str, document: Document, text: str) -> bool:
    """Returns whether a document's opening or a text of it tells the number of the meeting asked of, and its body."""
    number = _number_of_meeting(question)
    if number and not told_of(document, (number,)) and not _stands(number, text):
        return False
    if not reviews_the_year(question, document, text):
        return False
    whose = _whose(question)
    if whose is None:
        return True
    around = fold(f"{document.title} {document.lead} {text}")
    return re.search(rf"(?:\bcua|,)\s+{whose}\b", around) is not None


def reviews_the_year(question: str, document: Document, text: str, surely: bool = False) -> bool:
    """Returns whether a document's opening or a text of it may tell a meeting that reviews the year asked of.

    To do so ``surely`` it has to name that year as reviewed.
    """
    year = _looks_back_on(question)
    told = _reviewed(f"{document.title}\n{document.lead}\n{text}") if year else ()
    return year is None or year in told or not (surely or told)


def names_no_meeting(question: str) -> bool:
    """Returns whether a question speaks of a meeting by nothing but the word for one: "phiên họp họp ngày nào"."""
    return UNNAMED.match(question) is not None


def as_called(question: str, document: Document) -> str:
    """Returns a question with the meeting that it does not name called as the document's opening calls its own."""
    unnamed, own = UNNAMED.match(question), OWN_MEETING.search(f"{document.title}\n{document.lead}")
    return f"{own.group().capitalize()}{question[unnamed.end('noun') :]}" if unnamed and own else question


@lru_cache(maxsize=256)
def _looks_back_on(question: str) -> str | None:
    """The year whose results the meeting asked of reviews; None where the question names none."""
    meeting = MEETING.search(question)
    year = LOOKS_BACK.search(meeting["said"]) if meeting else None
    return year["year"] if year else None


@lru_cache(maxsize=256)
def _whose(question: str) -> str | None:
    """The body whose meeting is asked of, folded; looked for once, however many candidates need to know."""
    asked = MEETING_OF.search(question)
    return fold(asked["whose"]) if asked else None


@lru_cache(maxsize=4096)
def _reviewed(opening: str) -> tuple[str, ...]:
    return tuple(match["year"] for match in LOOKS_BACK.finditer(opening))


@lru_cache(maxsize=4096)
def _stands(mark: str, opening: str) -> bool:
    return re.search(mark, opening, re.IGNORECASE) is not None
