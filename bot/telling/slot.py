"""Which words of a sentence stand where a question asks: "lấy người dân làm trung tâm" for "lấy ai làm trung tâm?".

Knows questions and sentences; knows nothing of how quotes are chosen.
"""

import re

from bot.language.edges import NAME, trimmed
from bot.language.speech import AIM, BODY
from bot.understanding.persons import SHORT_NAME
from bot.understanding.query import ASKS_ITSELF, MEASURE, TITLE, WHY, Query, Want
from index import Span
from index.vietnamese import fold

ASKED = re.compile(r"(?i)\b(?:(?:những|các|cái) )?(?:ai|(gì))\b")
# "Ai sẽ bị xử lý trách nhiệm?" asks of whom something is done, and not who does it.
ASKS_WHOM = re.compile(
    rf"(?i)\b(?:(?P<who>ai)|{BODY} nào) (?:(?:đã|sẽ|đang|có thể|phải) )*(?:(?P<way>bị|được|chịu) )?"
    rf"(?:(?:phó )?{TITLE} )?(?P<deed>(?!giao\b)\w+(?: \w+){{0,3}})"
)
BETWEEN = r"(?: \w+){0,3}? "  # "phối hợp chặt chẽ với" for "phối hợp với"
MOST_TAKEN = 60  # characters before what the reader saw that it may have left out
RELATES = re.compile(r"(?i)(?:của|về|cho|với|trong|tại|ở|để|và)\b")
PEOPLE = (
    r"(?:người|nhân dân|cá nhân|cán bộ|đội ngũ|thành viên|lãnh đạo|đại biểu|đồng chí|học sinh|sinh viên|giáo viên|hộ)"
)
# "Đề án 06 là gì?" is answered by "Đề án 06 được gọi là một mũi đột phá …".
ASKS_WHAT_IT_IS = re.compile(
    r"(?i)^(?:một )?(?P<thing>\S+(?: \S+){0,6}?) (?:được (?:gọi|coi|xem|hiểu) )?(?:(?:có )?nghĩa )?"
    r"(?:là (?:viết tắt (?:của|cho) )?|viết tắt (?:của|cho|là) )(?:(?:cái|từ|chữ|thứ) )?(?:gì|sao)\W*$"
)
# So may "Vì sao phải chuyển đổi số?" be by "chuyển đổi số là xu thế tất yếu".
ASKS_WHY_SO = re.compile(rf"(?i)^{WHY} (?:(?:lại|phải|cần|nên) )+(?P<thing>[^\s?.!]+(?: [^\s?.!]+){{0,6}})\W*$")
# What a thing is of which a text tells, and no thing by itself: "nhiệm vụ trọng tâm", "tên của hệ thống".
TOLD_OF = re.compile(
    rf"(?i)^(?:{AIM}|chủ đề|khẩu hiệu|phương (?:châm|hướng|án|thức)|thông điệp|mục đích|nhiệm vụ|giải pháp|biện pháp"
    r"|kết quả|thành (?:quả|tích|tựu|phần)|nội dung|quan điểm|tên|ý nghĩa|vai trò|lợi ích|yêu cầu|nguyên (?:nhân|tắc)"
    r"|lý do|khó khăn|hạn|tồn tại|vướng mắc|ưu (?:tiên|điểm)|trọng tâm|trách nhiệm|quyền|nghĩa vụ|việc|điều|cái|cách"
    r"|thời|địa|số|con|giá|mức|tiêu|định hướng|chính sách|đối tượng|hình thức|chức|kinh nghiệm|bài học|điểm|động lực"
    r"|mũi|đột phá|thủ tục|hồ sơ|giấy|trụ|chiến lược|kế hoạch|hoạt động|sự|tiền|phí|lệ phí|học phí|ngày|tháng|năm|bước"
    r"|xu hướng|thách thức|cơ hội|thứ|hạng|những|các|cả|tất cả|mỗi|mọi|từng|ông|bà|anh|chị|đồng chí|ai|người|\W*\d+)\b"
    r"|\b(?:có|gây|tên|gọi|của|về|mà|do|trong|tại|ở|cho|với|để|khi|phải|cần|được|đã|sẽ|nêu|này|đó|đây|ấy|trên)\b"
)
KIND_OF_NAME = (
    r"(?:ứng dụng|nền tảng|hệ thống|phần mềm|công cụ|cổng|trang|công ty|tập đoàn|doanh nghiệp|dự án|chương trình|chỉ số"
    r"|quỹ|báo|tổ chức|hiệp hội)"
)
SHORT = re.compile(r"\b(?-i:\w*[A-Z]\w*[A-Z]\w*)\b")  # "DTI", "VNeID"
LETTER = r"[^\W\d]"
# What points back and says what that is: "Đây có thể coi là luật cơ bản …", "Luật quy định …".
SAYS_OF_THAT = re.compile(
    r"(?:Đây|Đó) (?:(?:cũng|chính|có thể|được|coi|xem) )*là\b|(?:Luật|Nghị định|Thông tư|Chương trình|Đề án) quy định\b"
)
SHORT_FOR = re.compile(r"(?i)\bviết tắt\b")
ABBREVIATION = re.compile(r"(?i)[a-zđ]{2,}")
MOST_IN_FULL = 11  # words before the last
BEGINS = r"(?i)(?:^|[,;:]\s|\b(?:nhấn mạnh|khẳng định|rằng|nêu rõ)\s)"
IS_SAID = r"\s(?:(?:được|có thể|chính|cũng|gọi|coi|xem|xác định)\s)*là\s(?P<what>[^\d\s“\"][^,;:.]*)"
ASKS_CALLED = re.compile(
    r"(?i)\b(kế hoạch|chương trình|đề án|chiến lược|luật|nghị định|nghị quyết|thông tư|chỉ thị|dự án|doanh nghiệp"
    r"|công ty|bộ|sở|báo) (?:gì|nào)\b"
)
CALLING = r"(?:[A-ZĐ]\w*|\d+)(?: (?:[A-ZĐ]\w*|và (?=[A-ZĐ])))*"
COMPANY = rf"(?<!\d )(?<!% ){SHORT_NAME.pattern}(?: Việt Nam)?"  # what is counted is none
OFFICES = (
    rf"\b(?:[Cc]ác (?:bộ|sở) {NAME}(?:(?:, | và ){NAME})*|[Bb]ộ {NAME}(?: và {NAME})?|[Ss]ở {NAME}(?: và {NAME})?)"
)
NO_OFFICE = r"(?:Tổ|Ban|Ủy ban|Văn phòng|Báo|Đài|Thành viên)\b"
OFFICES += rf"|\b[Cc]ác (?:\d+ )?(?:[Ss]ở|[Bb]ộ), ngành [A-ZĐ][^,;.()]*(?:, (?!{NO_OFFICE})[A-ZĐ][^,;.()]*)*"
HELD_THERE = re.compile(rf"(?i){TITLE}\s$")
ENDS_LAW = r"(?:được|do|bị|có|là|quy định|tại|và|năm|ngày|đã|sẽ|đang|cho|để|này|cùng|với|trong|theo)\b"
LAW = rf"\b[Ll]uật [A-ZĐ]\w*(?: (?!{ENDS_LAW})[^\W\d_]+)*(?: \(sửa đổi\))?"  # one capital, and then as many words
CALLED = {"luật": LAW, "doanh nghiệp": COMPANY, "công ty": COMPANY, "bộ": OFFICES, "sở": OFFICES}
WHOEVER = re.compile(
    rf"(?i)(?:(?:nhất là|toàn thể|tất cả|các|những|từng|mọi|mỗi|cả|một số|\d+) )*"
    rf"(?:(?:{BODY}|{PEOPLE})\b|(?:phó )?{TITLE})"
)
ASKS_MORE = re.compile(r"(?i)\b(?:sao|gì|thế nào)\b|\b(?:không|chưa)\W*$")
# "đã kết nối với những đâu?": what follows "với", however much stands between.
WITH_WHOM = re.compile(
    r"(?i)\b(?P<verb>[^\W\d_]+ [^\W\d_]+) (?:(?:dữ liệu|thông tin) )?với (?:(?:những|các) )?"
    r"(?:đâu|ai|gì|(?:bên|cơ quan|đơn vị|bộ|ngành|hệ thống)(?:,? [^\W\d_]+){0,2}? nào)\b"
)
LEAST_WORDS, MOST_WORDS = 2, 20  # of people and bodies that are named together


def filling(query: Query, text: str, sentence: Span, seen: Span) -> Span:
    """Returns what was ``seen`` as it stands between the words that stand around the asking word in the question."""
    asked = query.asks(ASKED)
    if asked is None:
        return seen
    before, behind = query.text[: asked.start()].split()[-2:], query.text[asked.end() :].split()[:2]
    start = seen.start
    if before and len(behind) == 2 and " ".join([before[-1], *behind]).replace(" ", "").isalpha():
        framed = re.compile(rf"(?i)\b{before[-1]} (?P<asked>[^;.:]{{1,60}}?) {' '.join(behind)}\b")
        if told := framed.search(text, sentence.start, sentence.end):
            return Span(*told.span("asked"))
    if len(before) == 2 and all(map(str.isalpha, before)):
        pattern = re.compile(rf"(?i)\b{before[0]}(?:{BETWEEN}| ){before[1]}\s+")
        latest = start if asked[1] else seen.end - 1  # "ban hành gì" asks for no verb, but "cơ chế gì" for "cơ chế …"
        found = [each.end() for each in pattern.finditer(text, max(sentence.start, start - MOST_TAKEN), seen.end)]
        start = next((at for at in reversed(found) if at <= latest and not RELATES.match(text, at)), start)
    return trimmed(text, Span(start, seen.end))


def on_whom(query: Query, text: str, sentence: Span) -> Span | None:
    """Returns what, maybe nothing, stands behind a deed of which it is asked whom it befalls; None without need."""
    asked, said = query.asks(ASKS_WHOM), ASKS_WHOM.search(query.spelled or query.question)
    way = asked and (asked["way"] or (said and said["way"]))  # "ai bị kỷ luật" is "ai xử lý trách nhiệm" in other words
    words = asked["deed"].split() if asked and way else [""]
    if not way or re.search(rf"(?i)\b(?:bị|được|chịu) (?:\w+ ){{0,2}}?{words[0]}\b", sentence.of(text)):
        return None
    deed = "(?: ".join(words) + ")?" * (len(words) - 1)
    told = re.compile(rf"(?i)\b{deed}\s+([^;.:…]+)").search(text, sentence.start, sentence.end)
    none = Span(sentence.end, sentence.end) if asked and asked["who"] and way.casefold() == "bị" else None
    return Span(*told.span(1)) if told else none


def called_so(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """Returns the one name of a sentence that begins with the noun asked for: "Kế hoạch CĐS" for "kế hoạch gì"."""
    asked = query.asks(ASKS_CALLED)
    if asked is None:
        return ()
    noun = asked[1].casefold()
    name = CALLED.get(noun, rf"\b(?i:{noun}) (?:{CALLING}(?: năm \d{{4}})?|(?:quy định|về) [^;.]*[^;.\s])")
    found = [Span(*match.span()) for match in re.compile(name).finditer(text, sentence.start, sentence.end)]
    other = [each for each in found if each.of(text).casefold() not in query.text.casefold()]
    other = [each for each in other if not HELD_THERE.search(text, sentence.start, each.start)] or other
    return tuple(other[:1]) if len({each.of(text) for each in other}) == 1 else ()


def thing_asked(query: Query) -> str | None:
    """Returns the thing of which it is asked what it is, or why it has to be; None where neither is asked."""
    asked = query.asks(ASKS_WHAT_IT_IS) or query.asks(ASKS_WHY_SO)
    return asked["thing"] if asked else None


def what_it_is(query: Query, text: str) -> Span | None:
    """Returns the words of a text that say what a thing is of which that is asked; None where it does not say so.

    A name may stand behind the kind of its thing: "ứng dụng công dân số VNeID".
    """
    asked = thing_asked(query)
    if asked is None or ASKS_ITSELF.search(asked):
        return None
    if (short := ABBREVIATION.fullmatch(asked)) and (full := _in_full(short.group(), text)):
        return full
    if query.asks(SHORT_FOR):
        return None
    thing = re.escape(asked)
    if said := re.search(rf"{BEGINS}{thing}{IS_SAID}", text):
        return Span(*said.span("what"))
    named = SHORT.search(asked) and re.search(rf"(?i)\b{KIND_OF_NAME} (?:[^\W\d_]+ ){{0,4}}{thing}\b", text)
    return Span(*named.span()) if named else None


def asks_what_it_is(query: Query) -> bool:
    """Returns whether a question asks what a thing is, and not what a text tells of another: "Trợ lý ảo là gì?"."""
    asked = query.asks(ASKS_WHAT_IT_IS) if query.want is Want.ANYTHING and not query.years else None
    return asked is not None and not any(each.search(asked["thing"]) for each in (TOLD_OF, ASKS_ITSELF, MEASURE))


def tells_what_it_is(query: Query, text: str, before: str = "") -> bool:
    """Returns whether a text says what the thing is of which that is asked, or what it is short for.

    What points back speaks of what is named ``before``.
    """
    asked = query.asks(ASKS_WHAT_IT_IS)
    if asked is None:
        return True
    thing, is_short = re.escape(asked["thing"]), SHORT.search(asked["thing"]) is not None
    ways = [rf"\([^()]*\b{thing}\b[^()]*\)", rf"\b{thing} \({LETTER if is_short else SHORT.pattern}"]
    if not query.asks(SHORT_FOR):
        if what_it_is(query, text) or (SAYS_OF_THAT.match(text) and re.search(rf"(?i)\b{thing}\b", before)):
            return True
        ways += [rf"\b{thing}(?:{IS_SAID}|\s*:\s|\s(?:bao )?gồm\b|, (?:(?:nghĩa|tức) là|một)\b)"]
        ways += [
            rf"^\W*(?:[^\W\d]+ )?{thing}\b[^.;]*?\blà\b",
            rf"\b(?:gọi|tên|tức)(?: \w+)* là (?:\W|[^\W\d]+ )?{thing}\b",
        ]
    return re.search(f"(?i){'|'.join(ways)}", text) is not None


def _in_full(short: str, text: str) -> Span | None:
    """The words that a text writes before an abbreviation in brackets: as many as it has letters, or a name."""
    said = re.search(rf"(?P<words>(?:[^\W\d_]+,? ){{0,{MOST_IN_FULL}}}[^\W\d_]+) \((?i:{re.escape(short)})\)", text)
    words = list(re.finditer(r"[^\W\d_]+,?", text[: said.end("words")])) if said else []
    words = [word for word in words if said and word.start() >= said.start()]
    initials = words[-len(short) :]
    if initials and fold("".join(word.group()[0] for word in initials)) == fold(short):
        return Span(initials[0].start(), initials[-1].end())
    parts = (
        at for at in range(len(words) - 1, 0, -1) if words[at - 1].group()[-1] == "," and words[at].group()[0].isupper()
    )
    of_name = words[next(parts, 0) :]  # "tỉnh Bắc Kạn, Chỉ số …"
    start = next((word.start() for word in of_name if word.group()[0].isupper()), None)
    return None if start is None else Span(start, words[-1].end())


def people_or_bodies(query: Query, text: str, sentence: Span, answer: Span) -> tuple[Span, ...]:
    """Returns who the reader saw where no name tells: people of some kind, bodies, the holder of an office.

    None where the question asks more than who, and where an office only says what somebody is who is named before it.
    """
    if ASKS_MORE.search(query.text):
        return ()
    seen = filling(query, text, sentence, trimmed(text, answer))
    who = WHOEVER.match(text, seen.start, sentence.end)
    said_of_another = re.search(r"\w,\s*$", text[sentence.start : seen.start]) and re.match(
        rf"(?i)(?:phó )?{TITLE}", seen.of(text)
    )
    fits = who is not None and not said_of_another and LEAST_WORDS <= len(seen.of(text).split()) <= MOST_WORDS
    return (seen,) if fits else ()


def with_whom(query: Query, text: str, sentence: Span, seen: Span) -> Span:
    """Returns with whom a sentence says that something is done, where that is asked and other words were ``seen``."""
    asked = query.asks(WITH_WHOM)
    told = asked and re.compile(rf"(?i)\b{asked['verb']}\b[^;.:]{{0,80}}?\bvới\s+(?P<whom>[^;.:]+)").search(
        text, sentence.start, sentence.end
    )
    whom = Span(*told.span("whom")) if told else seen
    return seen if whom.overlaps(seen) else trimmed(text, whom)
