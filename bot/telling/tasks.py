"""Whether a sentence gives the body that is asked of its task: "… giao Bộ Y tế …", or tells how a thing is done.

Knows questions and sentences; knows nothing of which of several sentences fits best.
"""

import re

from bot.language.edges import NAME
from bot.language.speech import BODY, DEMANDING
from bot.understanding.query import TITLE, Query, Want, names, subject_terms
from index import Span
from index.vietnamese import SCALE, TOKEN, fold, term_set, tokens

# "Nhiệm vụ trọng tâm của Bộ Y tế?" asks so without a word that asks.
TASKS_OF = rf"^(?:các |những )?nhiệm vụ (?:[^\W\d_]+ ){{0,3}}?(?:của|cho) (?:các )?{BODY}\b"
ASKS_TASK = re.compile(
    rf"(?i){TASKS_OF}|\b(?:giao|nhiệm vụ|trách nhiệm|phải|cần|sẽ)\b.*\b(?:gì|nào|sao|ai)\b"
    r"|\b(?:gì|nào)\b.*\b(?:được )?giao\b"
)
A_BODY = re.compile(rf"(?i)(?:các )?{BODY}\b")
# "Thủ tướng yêu cầu gì về an toàn thông tin?" asks what is demanded of one thing.
ASKS_DEMAND = re.compile(
    rf"(?i)\b(?:{DEMANDING}|lưu ý|nhắc)\b(?: \w+){{0,3}}? (?:gì|nào)\b.*?"
    r"\b(?:về|với|trong|cho) (?:(?:việc|vấn đề|lĩnh vực) )?(?P<of>\w+ \w.*?)\W*$"
)
DEMANDED = re.compile(
    rf"(?i)\b(?:(?<!ban ){DEMANDING}(?! dịch)|phải|cần|khẩn trương|(?<!được )đẩy mạnh|tăng cường|lưu ý)\b"
)
GIVEN_TO = re.compile(r"(?i)\bgiao\s+(?:cho\s+)?")
# "Nhiệm vụ nào có thời hạn?" is answered by what is to be done until some day.
ASKS_DUE = re.compile(r"(?i)\b(?:việc|nhiệm vụ|nội dung|yêu cầu) (?:gì|nào) (?:\w+ ){0,2}?(?:có|kèm) (?:thời )?hạn\b")
# A deadline is introduced as one; what a report covers and what a plan is called is none.
DEADLINE = re.compile(
    r"(?i)\b(?:trước|trong|hết|hạn|(?:chậm|muộn) nhất|đến(?= (?:năm|ngày|hết|\d{1,2} giờ|\d{1,2}h))|vào|kể từ)\s+"
    r"(?:(?!6 tháng|sáu tháng)[\w/]+ ){0,3}?(?:(?:ngày|tháng|quý|năm|nửa|đầu|giữa|cuối|tuần)\b|\d{1,2}/\d)"
)
OPENING = 3  # words by which a body is known
ASKS_DEED = re.compile(
    rf"(?i){TASKS_OF}|\b(?:(?:nhiệm vụ|việc|trách nhiệm|làm|giao)(?: (?:là|những|các|cụ thể))* (?:gì|nào)"
    r"|làm (?:như )?(?:sao|thế nào))\b"
)
# "Làm căn cước cần giấy tờ gì?", "cách nộp hồ sơ" are not answered by how many were issued or filed.
ASKS_HOW_TO = re.compile(
    r"(?i)\b(?:cần|phải|mang|nộp|đem|chuẩn bị)\b[^,;?]*\b(?:giấy tờ|hồ sơ) (?:gì|nào)\b"
    r"|\b(?:(?:cần|phải) (?:(?:phải|chuẩn bị|mang|nộp|có|làm|đi) )*|thì (?:phải |cần )?(?:làm|đi|mang|nộp) )"
    r"(?:(?:những|các) )?(?:gì|sao|đâu|(?:như )?thế nào)\b|\blàm (?:như )?(?:sao|thế nào|cách nào) để\b"
    r"|^(?:hướng dẫn|cách)(?: thức| cách| để)* (?!(?:nào|của|mạng|nhau|đây|ly)\b|.*\b(?:bao nhiêu|mấy)\b)\S+ \S"
    r"|^(?:đăng ký|xin|đổi|nộp|mở|kích hoạt|cài đặt)\b.* (?:như )?thế nào\W*$"
    r"|^(?:làm )?thủ tục (?:cấp|làm|xin|đăng ký|đổi|nộp|khai|mở|chuyển|kích hoạt)\b.*\b(?:gì|nào|sao)\b"
)
ONLY_REPORTS = re.compile(
    r"(?is)^(?!.*\b(?:cần|phải|mang|kèm|gồm|giấy|đơn(?! giản| vị)|tờ khai|bản sao|bước|truy cập|liên hệ|chọn|gửi)\b)"
    rf".*\d\s?(?:%|{SCALE}\b(?! đồng))"
)
# "Địa phương nào phải …?", "giao cho bộ nào?", "cơ quan nào được giao?"
WHICH_BODY = rf"(?:{BODY}(?:,? (?:ngành|thành))?|bên) nào"
ASKS_DOER = re.compile(
    rf"(?i)\b(?:ai|{WHICH_BODY}) (?:là (?:người|đơn vị|cơ quan) )?"
    r"(?:phải|cần|(?:có |chịu |có nhiệm vụ)?trách nhiệm|chịu|được (?:\w+ ){0,3}?giao|(?P<deed>(?!giao\b)\w+ \w+))\b"
    rf"|\bgiao (?:\w+ ){{0,3}}?(?:cho )?(?:ai|{WHICH_BODY})\b"
)
WHO_TO_WHOM = re.compile(r"(?i)\bai \w+ (?:cho )?ai\b")  # who gives it is asked too
PRESSED = r"(?:khẩn trương|phải|cần|sớm|có trách nhiệm)\b"
MEMBER = rf"{BODY}(?! [A-ZĐ])"
# "các Bộ trưởng, Trưởng ngành, Bí thư, Chủ tịch UBND các cấp"
HEADS = rf"(?i:(?:các )?{TITLE}(?:, (?:{TITLE}|trưởng ngành))+(?: (?:UBND|Ủy ban nhân dân))?(?: các cấp)?)"
DOER = re.compile(
    rf"(?:(?:[^.:]*?\s)?{DEMANDING}\s+(?:cho\s+)?|Trong đó, )?"
    rf"(?P<doer>{HEADS}|(?:[Bb]ộ|[Ss]ở) {NAME}(?:(?:,? và|,) {NAME})*|(?i:các) {MEMBER}(?:(?:,| và) {MEMBER})*"
    rf"|(?:Ủy ban|Ban) [^;:.]{{2,90}}?(?= {PRESSED}))\b"
)
# "Kon Tum phải làm gì?", "Bộ Y tế có phải kiện toàn không?", and what "các bộ, cơ quan, địa phương" are told to do.
ASKS_DUTY = re.compile(r"(?i)(?<!^có )\b(?:phải|cần) (?P<task>(?!(?:là|không)\b)\S.*)\b(?:gì|nào|sao|không|chưa)\W*$")
MINISTRY, LOCAL = re.compile(r"(?i)\bbộ\b(?! trưởng)"), re.compile(r"(?i)\b(?:địa phương|tỉnh|ubnd|xã|sở)\b")
NO_SUBJECT = frozenset(("nhiem_vu", "nhiem", "vu", "trach_nhiem", "trach", "giao", "phai", "can", "lam", "viec"))


def asks_task(query: Query) -> bool:
    """Returns whether a question may ask for a body's task."""
    return query.want not in (Want.TIME, Want.QUANTITY) and query.asks(ASKS_TASK) is not None


def gives_the_task(query: Query, text: str) -> bool:
    """Returns whether a text opens with a body that the question names, or with who gives it a task."""
    if not asks_task(query):
        return False
    asked = f" {' '.join(map(fold, tokens(query.text)))} "
    given = GIVEN_TO.search(text)
    return any(_opens_with_the_asked(opening, asked) for opening in (text, text[given.end() :] if given else ""))


def duty_asked(query: Query) -> re.Match[str] | None:
    """Returns how a question asks what a place or a body that it names has to do, or whether it has to; else None."""
    asked = query.asks(ASKS_DUTY) if query.want not in (Want.TIME, Want.QUANTITY) else None
    if asked is None:
        return None
    body = A_BODY.match(query.text) or LOCAL.match(query.text)
    return asked if body or query.places or query.text.split()[0] in names(query.text) else None


def tells_duty(query: Query, text: str) -> bool:
    """Returns whether a text demands something, or tells whose task something is."""
    return DEMANDED.search(text) is not None or is_for_all(query, text) or gives_the_task(query, text)


def is_for_all(query: Query, text: str) -> bool:
    """Returns whether a text tells the task asked for of all bodies or places such as the one asked of."""
    asked = duty_asked(query)
    doer = DOER.match(text.lstrip("“")) if asked else None
    if not (asked and doer and doer["doer"].casefold().startswith("các ")):
        return False
    task = {term for term in subject_terms(asked["task"]) if "_" not in term} - query.light
    such = MINISTRY if MINISTRY.match(query.text) else LOCAL
    return task <= term_set(text) and such.search(doer["doer"]) is not None


def demands_of_it(query: Query, text: str) -> bool:
    """Returns whether a text demands something of the very thing of which a question asks what is demanded."""
    asked = query.asks(ASKS_DEMAND)
    thing = f" {' '.join(tokens(asked['of']))} " if asked else ""
    demands = (clause for clause in text.split(";") if asked and DEMANDED.search(clause))
    return any(thing in f" {' '.join(tokens(clause))} " for clause in demands)


def is_due(text: str) -> bool:
    """Returns whether a text demands something until some day: "hoàn thành trước tháng 12/2024"."""
    return DEADLINE.search(text) is not None and DEMANDED.search(text) is not None


def _opens_with_the_asked(text: str, asked: str) -> bool:
    words = " ".join(map(fold, tokens(text[:60])[:OPENING])).removeprefix("cac ")
    return A_BODY.match(text) is not None and f" {words} " in asked


def deed_of(query: Query, text: str, sentence: Span) -> Span | None:
    """Returns what a sentence says that the body asked of has to do: what follows its name; else None.

    Of several things the one that has what the question names besides ("với vùng lõm sóng"), else all.
    """
    if query.asks(ASKS_DEED) is None or not gives_the_task(query, sentence.of(text)):
        return None
    given = GIVEN_TO.search(text, sentence.start, sentence.end)
    asked = f" {' '.join(map(fold, tokens(query.text)))} "
    for start in (sentence.start, given.end() if given else sentence.start):
        words = list(TOKEN.finditer(text, start, sentence.end))
        named = [fold(word.group()) for word in words]
        first = 1 if named[:1] == ["cac"] else 0
        last = next((at for at in range(len(named), first, -1) if f" {' '.join(named[first:at])} " in asked), 0)
        if last > first + 1 and last < len(words) and A_BODY.match(text, start):
            begin = words[last].start()
            parts = [Span(*part.span()) for part in re.compile(r"[^;\s][^;]*").finditer(text, begin, sentence.end)]
            besides = {term for term in query.terms - NO_SUBJECT - term_set(text[start:begin]) if not term.isalpha()}
            told = [len(besides & term_set(part.of(text))) for part in parts]
            best = parts[told.index(max(told))]
            return best if any(told) else Span(begin, sentence.end)
    return None


def doer_of(query: Query, text: str, sentence: Span) -> Span | None:
    """Returns the body that a sentence opens with or gives a task to, or the deed that is asked of; else None."""
    asked = query.asks(ASKS_DOER)
    doer = DOER.match(text, sentence.start, sentence.end) if asked else None
    deed = asked and asked["deed"]
    if doer is None or (deed and not re.match(rf"(?i) (?:{PRESSED} )*{deed}\b", text[doer.end() :])):
        return None
    return Span(*doer.span(0 if query.asks(WHO_TO_WHOM) else "doer"))
