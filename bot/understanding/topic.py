"""What a question is about, apart from what it asks of that.

Knows how Vietnamese puts a question; knows nothing of what goes on from it.
"""

import re
from dataclasses import replace

from bot.language.events import GATHERING
from bot.language.periods import PART, RATE, own_years
from bot.language.speech import AIM
from bot.understanding.claims import CONFIRM
from bot.understanding.query import ASKS_ITSELF, Query, subject_terms
from index.vietnamese import YEAR, proper_names

ASKS = re.compile(
    r"(?i)\b(?:(?:những )?ai|là gì|gồm những gì|những gì"
    r"|(?:(?:họp|diễn ra|tổ chức)\s+)?(?:(?:vào|trước|từ|đến)\s+)?(?:khi|ngày|hôm|năm|tháng) nào|ở đâu)\b"
)
REST = re.compile(
    r"(?i)\b(?:là )?(?:bao nhiêu|mấy) ?(?:%|phần trăm\b)|\b(?:thì sao|ra sao|thế nào|như thế nào|là bao nhiêu"
    r"|(?:xếp |đứng )?(?:thứ|hạng) (?:mấy|bao nhiêu)|là mấy|bao nhiêu|thì|(?<!vì )(?<!tại )sao)\b|[?.!]"
)
# Where what a question is about ends, and what it says of that begins.
PREDICATE = re.compile(
    r"(?i)\s+(?:do|có|là|gồm|được|bị|đã|sẽ|phải|đạt|xếp|đứng|chiếm|ai"
    r"|(?:(?:ngày|hôm|tháng|năm|lúc) )?nào|bao nhiêu|mấy|khi nào|bao giờ|ở đâu|vào"
    r"|diễn ra|tổ chức|bàn|(?<!phiên )(?<!cuộc )(?<!buổi )(?<!kỳ )họp)(?!\w)"
)
STILL_ASKS = re.compile(r"(?i)\b(?:nào|gì|ai|đâu|mấy)\b")  # a clause of its own
WHETHER = re.compile(r"(?i)\bcó ((?:\S+ )+?)không$")  # "Kiên Giang có được giảm phí không"
SAID_TO_SOMEBODY = re.compile(r"(?i)(?:\s+(?:vậy|thế|ạ|nhỉ|rồi))+$")
ALL_OF_THEM = re.compile(r"(?i)\b(?:những|các) ((?:\w+ ){0,2}?\w+) nào\b")
# What asks in a clause, with what would be left hanging: "bàn về việc gì", "giao cho bộ nào", "… là gì".
ASKED_THERE = re.compile(
    r"(?i)(?:\s+(?:do|bởi|của|cho|với|từ|theo|về|là|ở|tại|đến))?"
    r"(?:\s+(?:cái|việc|điều|chuyện|nội dung|bộ|cơ quan|đơn vị))?"
    r"\s+(?:nào|gì|ai|đâu)(?=\s*(?:$|[?.!,]))"
    r"|(?:\s+(?:(?:phải|cần) )?làm(?= gì \w))?\s+(?:nào|gì|đâu)\b|^ai\s+"
    r"|(?: ít nhất)? mấy(?: (?:bậc|lần|điểm|phần trăm|%))?\b"
)
ENDS_OPEN = re.compile(r"(?i)(?:\s+(?:đạt|chiếm|ước|được|có|là|do|của|ít nhất|do chủ trì))+$")
AT_EVENT = re.compile(rf"(?i)\b(?:tại|ở|trong|của|chủ trì|dự)\s+((?:{GATHERING}|buổi lễ)\b.*)$")
ONLY_POINTS = re.compile(r"(?i)(?:(?:con )?số|cái|điều|việc|chuyện|câu)? ?(?:đó|này|ấy|kia)")
# "Thủ tướng nói gì về chuyện đó?": what was spoken of stands in the place of what points to it.
ABOUT_THAT = re.compile(
    r"(?i)(?<=\bvề )(?:(?:chuyện|việc|vấn đề|điều|cái|nội dung|vụ|tình trạng) )?(?:đó|đấy|ấy|này)(?=[\s?.!]*$)"
)
ASKS_YEAR = re.compile(r"(?i)\bnăm (?:nào|mấy)\b|\bqua các năm\b")
OF_YEAR = re.compile(rf"(?i)(?:, )?(?:năm )?{YEAR.pattern}")
TOGETHER = re.compile(r"(?i)\s(?:cùng|với)\s")  # who met whom is nothing of the event's name
# "… được giao tăng mấy bậc?", "thực tế tăng mấy bậc?": of what was aimed at the latter asks nothing.
AIMED = rf",? (?:là )?(?:được giao|giao(?! dịch)|đặt mục tiêu|{AIM})\b"
REACHED = r"(?:(?:trên |trong )?thực tế|kết quả)\b"
ASKS_REACHED = re.compile(f"(?i){REACHED}")
AIMED_AT = re.compile(rf"(?i)^{AIM}(?: (?:về|của|phủ|đối với|cho))? |{AIMED}.*")


def topic(query: Query) -> str:
    """Returns what a question is about: its text without the words that ask, or without all that a follow-up asked."""
    text, asked = query.text.rstrip(" ?.!"), query.alone.rstrip(" ?.!")
    if ASKS_ITSELF.search(asked) and text.casefold().endswith(f" {asked}".casefold()):
        text = text[: -len(asked)].rstrip(" ,")
    return " ".join(
        REST.sub(" ", ASKS.sub(" ", WHETHER.sub(r"\1", SAID_TO_SOMEBODY.sub("", CONFIRM.sub("", text))))).split()
    )


def subject(query: Query) -> str:
    """Returns what a question is about more narrowly: an event that it names, or all before its verb."""
    if event := AT_EVENT.search(query.text):
        return subject(replace(query, text=TOGETHER.split(event[1])[0]))
    ends = (verb.start() for verb in PREDICATE.finditer(query.text))
    beginnings = (query.text[:end].strip() for end in ends)
    return next((text for text in beginnings if len(subject_terms(text)) > 1), topic(query))


def said_of(about: str, query: Query) -> str:
    """Returns what a question says, behind what it says it of, as Vietnamese puts it."""
    said, about = query.text.rstrip(" ?"), ALL_OF_THEM.sub(r"các \1", about)
    if other := next((each for each in (PART, RATE) if each.search(said)), None):  # another quarter, "mỗi giây"
        about = " ".join(other.sub(" ", about).split())
    elif ASKS_YEAR.search(said) or (own_years(said) and len(YEAR.findall(about)) == 1):
        about = " ".join(OF_YEAR.sub(" ", PART.sub(" ", about)).split())
    if ASKS_REACHED.match(said):
        about = AIMED_AT.sub("", about)
    if ONLY_POINTS.fullmatch(about):
        return query.text
    if ABOUT_THAT.search(said) and not STILL_ASKS.search(about):
        return f"{ABOUT_THAT.sub(within_sentence(about), said)}?"
    if STILL_ASKS.search(about):
        about = f"{' '.join(ASKED_THERE.sub(' ', about).split()).rstrip(' ,')},"
    return f"{ENDS_OPEN.sub('', about)} {within_sentence(said)}?"


def within_sentence(said: str) -> str:
    """Returns what began a sentence as it stands within one: a name keeps its capital."""
    named = any(name.start == 0 for name in proper_names(said)) or not said[:2].istitle() or said[1:2] == " "
    return said if named else said[:1].lower() + said[1:]
