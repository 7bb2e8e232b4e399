"""A question that goes on from the one before becomes one that stands alone.

It may have a set form (``ellipsis``), say something else of what was spoken of (``topic``), or only name what takes the
place of its like in the question before (``substitution``). One that names a subject of its own inherits nothing.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.events import GATHERING, MEETING, OWN_MEETING, TAKES_PART, names_no_meeting
from bot.understanding.ellipsis import AVERAGE, FIGURE_IS, GROWS, OPEN_ENDED, rate_counted, said_whole
from bot.understanding.persons import people
from bot.understanding.pointing import CALLED, MINE
from bot.understanding.query import (
    ASKS_ITSELF,
    ASKS_OFFICE,
    BARE_MEASURE,
    CHOOSES,
    COUNTRY,
    HOW_MUCH,
    MEASURE,
    Query,
    Want,
    named_by_itself,
    place_spans,
    read,
    subject_terms,
    with_place,
)
from bot.understanding.substitution import (
    COUNTED_BODY,
    EVENT,
    NAMED_BODY,
    NAMED_YEAR,
    PART_OF_YEAR,
    SERIES,
    substituted,
    with_year,
)
from bot.understanding.topic import (
    ASKS,
    ASKS_REACHED,
    PREDICATE,
    REACHED,
    REST,
    SAID_TO_SOMEBODY,
    said_of,
    subject,
    topic,
)
from index import Span
from index.vietnamese import CAPITAL, fold, is_shouted, proper_names, term_set, tokens

MISTAKEN = r"(?:(?:hỏi|gõ|nói|viết) )?(?:nh[ầằ]m|lộn|quên)(?: rồi| mất)?"  # "nham" may be "nhằm"
# "à nhầm Kon Tum", "nhầm, ý tôi là 4G", "không phải, tài khoản định danh cơ", "sửa lại: năm 2021"
CORRECTING = (
    rf"(?:(?:(?:à|a|ờ|ừ|ơ|ủa|ấy|xin lỗi)[, ]+)+{MISTAKEN}\b[,.:;]?|(?:(?:tôi|mình|em|tớ) )?{MISTAKEN}[,.:;]"
    r"|(?:à[, ]+)?không(?: phải)?,"
    r"|(?:(?:sửa|chữa|nói|hỏi) lại|đính chính)(?:(?: (?:là|thành))?[:,]| (?:là|thành)\b))\s*"
    r"(?:(?:ý )?(?:(?:tôi|mình|em|tớ) )?(?:đang |muốn )?(?:phải là|là|hỏi)\b(?: là| về)?\s*)?(?:còn\b)?"
)
CUE = re.compile(
    rf"(?i)^{CORRECTING}"
    r"|^(?:(?:thế|vậy|và|rồi)\s+)*còn\b"
    r"|^(?:thế(?! giới| hệ| kỷ| nào)|vậy|rồi(?=.* thì sao)|so(?: sánh)? với|cụ thể|riêng)\b"
    r"|^(?:(?:à|ừ|ơ|xin lỗi)[, ]+)?(?:(?:không|nhầm)(?: phải)?[, ]+(?:ý\s+)?|ý\s+)(?:tôi|mình|em|tớ)\s+"
    r"(?:đang\s+|muốn\s+)?(?:là|hỏi)\b(?: là| về)?"
    r"|^(?:qua|quá|quả|sang|sáng|tới|đến)\s+(?:năm\s+)?(?=\d{4})|^(?:và|and|what about|how about)\b"
)
ASKS_MORE = re.compile(
    r"(?i)^(?:có )?(?:tăng|giảm|lên|xuống|nhanh|chậm|cao|thấp|nhiều|ít|hơn|kém)\b(?: \S+){0,4} (?:không|chưa)\b"
    r"|^chiếm\b|^gấp (?:bao nhiêu|mấy)\b|thứ mấy|thứ bao nhiêu"
    r"|\b(?:tăng(?: trưởng)?|giảm|lên|xuống) (?:được )?(?:bao nhiêu|mấy)|ở đâu"
)
OPENS = re.compile(r"(?i)^(?:(?:thế|vậy|rồi|và)(?: (?:là|thì))? )+")  # before what goes on by itself
LEFT_OUT = {word: f"{word} bao nhiêu?" for word in ("tăng", "giảm")} | {
    word: f"{word} nào?" for word in ("ngày", "tháng", "năm", "hạn")
}
IN_THE_LIST = re.compile(
    r"(?i)\bcó (?:(?:nằm|tên|được nêu|được nhắc) )*(?:ở )?(?:trong|thuộc) (?:(?:số|nhóm|danh sách|diện) )?"
    r"(?:đó|này|ấy|trên|kia)(?: hay)? không\b|\bcó trong danh sách (?:do )?không\b"
)
# "Kiên Giang có không?" after a list, "có Kiên Giang không?"
WHETHER_THERE = re.compile(r"(?i)(?<=\S) có (?:hay )?không(?=[\s?.!]*$)")
HAS_THERE = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn|trong (?:số )?(?:đó|này|ấy)(?: thì)?) )*có (?:(?:tỉnh|thành phố) )?"
    r"(?P<one>\S+(?: \S+){0,3}?)(?: trong (?:(?:số |danh sách )?(?:đó|này|ấy)|danh sách))?(?: hay)? không\b.*"
)
ASKS_SHARE = re.compile(r"(?i)^chiếm (?:(?:t[ỷỉ] (?:trọng|lệ)|khoảng|được) )?(?:bao nhiêu|mấy)\b")
THEN = re.compile(
    r"(?i)^(?:\S+ ){1,8}thì sao[?.!]*$|^(?:\S+ ){1,5}thì (?:bao nhiêu|mấy(?: \S+)?|thế nào)[?.!]*$"
)  # "hồ sơ thì bao nhiêu"
COUNTED_LAST = re.compile(r"(?i)\bthì (?:bao nhiêu|mấy)(?: (?:cái|người|lượt|triệu|nghìn|phần trăm|%))?(?=[\s?.!]*$)")
OF_ANOTHER = re.compile(
    rf"(?i)^(?:(?:thế|vậy|và|còn) )*(?!{REACHED})"
    r"(?P<other>(?:\S+ ){1,5}?thì |(?:(?!giao|phải|cần|được)\S+ ){1,3}?(?=tăng |giảm ))"
    r"(?P<said>\S+ (?:\S+ )*?(?:bao nhiêu|mấy)\b.*)"
)
POINTING = re.compile(
    r"(?i)\b(?:(?<!gì )(?<!lúc |khi |hồi )đó|này|ấy|nó|kia|trên(?=\s*(?:[?.!,]|$|(?:là|được|có|đã|do|thì)\b))|it|that"
    r"|(?<=của )họ|this|they|lần trước)\b"
)
# "của Đề án 06 thì là gì?" names whose, and asks the same of it.
OF_WHOM = re.compile(
    r"(?i)(?:(?:thế|vậy|còn) )*(?P<whose>của (?!ai\b|\S+ nào)\S.*?)(?: (?:thì|là|được|như))*"
    r" (?:gì|ai|bao nhiêu|mấy|sao|thế nào)[\s?.!]*"
)
INSISTS = re.compile(r"(?i)\s*\b(?:cơ mà|kia mà|cơ|ấy mà|mà)\s*$")  # "tôi hỏi Bắc Kạn cơ mà"
# "Thủ tướng là ai?", "Chỉ số nào cao nhất?", "Giá vàng hôm nay bao nhiêu?" need nothing from before.
WHOLE = re.compile(
    rf"(?i)\S\s+(?:là\s+(?:cái\s+)?(?:ai|gì)|gồm)\b|{MEASURE.pattern}|\b(?:số lượng|doanh thu)\b"
    r"|^\S+ \S+(?: \S+)* (?:là (?:năm|ngày|tháng|mức(?: độ)?) (?:nào|gì)|(?:phải|cần) (?:(?:như )?thế nào|ra sao))\b"
    r"|^[2-9]\d? \S+ \S+(?: \S+)* là (?:những|các) (?:\S+ )+nào\b"
    r"|^[2-9]\d? \S+ \S+ (?:là|gồm) (?:(?:những|các) )?gì\b"
    r"|^\S+ \S+(?: \S+)* (?:xếp|đứng) (?:thứ|hạng) (?:mấy|bao nhiêu) (?:về|theo) \S"
    r"|^có\s+(?:bao nhiêu|mấy)\b|\S+\s+\S+\s+(?:(?:là\s+)?bao nhiêu|qua các năm)\s*[?.!]*$"
)
WHO_IS = re.compile(r"(?i)^(?:ai|người nào) (?:là|giữ|làm)\b")  # "thế ai là tổ phó?" is said whole
# "Ai khai mạc?", "Họp ở đâu?": what is said of the subject is all there, the subject alone is missing.
OWN_VERB = re.compile(
    r"(?i)^(?:ai|người nào|(?:bộ|cơ quan|đơn vị) nào)\s+(?!là\b)\S+"
    r"|^(?:\S+ ){0,2}(?:trong|mất|hết|kéo dài) bao lâu\b"
    r"|^(?:(?:có|được) )*(?:họp|diễn ra|tổ chức|khai mạc|bế mạc|kết thúc|bắt đầu|tiến hành|trực (?:tuyến|tiếp))\b"
    r".*\b(?:đâu|khi nào|bao giờ|nào|mấy|không|chưa|hay)\b"
)
# "Tỉnh nào xếp thứ nhất?", "tỉnh nào dự?" ask for the place that was named before.
PLACE_ASKED = re.compile(
    r"(?i)^(?:(?:những|các) )?(?:tỉnh|thành phố|địa phương|huyện|xã)(?: thành)? nào (?:(?:tham )?dự\b|\S+ \S)"
)
# After "Những tỉnh nào phải …?", or "các tỉnh …, hạn khi nào?", "thế Cần Thơ?" asks whether it is one of them.
PLACES_MEANT = re.compile(r"(?i)^(?:những|các) (?:tỉnh|thành phố|địa phương|huyện|xã)\b")
# "Mỗi giây có bao nhiêu giao dịch?" tells not of what.
RATE = re.compile(r"(?i)^(?:mỗi|một|1) (?:gi[âấ]y|phút|giờ|ngày|tuần|tháng) (?:(?:có|được|thì) )*(?:bao nhiêu|mấy)\b")
WHOLE_IN_ENGLISH = re.compile(r"(?i)^(?:what|which|who|how|when|where|why)\b")
WHEN_OR_WHERE = re.compile(
    r"(?i)^(?:hôm (?:đó|ấy) (?:là )?)?(?:vào )?(?:(?:khi|hôm|ngày|lúc|tháng|năm|hạn) nào|bao giờ|(?:ở|tại) đâu)\W*$"
)
ATTENDS = re.compile(r"(?i)^(?:(?:những|có) )*(?:ai|người nào) (?:\S+ )?(?:dự|có mặt|khai mạc|bế mạc)\b")
ASKED_FIRST = re.compile(r"(?i)^(?:bộ|cơ quan|đơn vị) nào\b")
ACTS = re.compile(r"(?i)\S (?:ai|người nào) \S")  # "bên Công an ai báo cáo" needs the event alone
# "còn Chính phủ điện tử phải tăng mấy bậc?": a clause that says and asks all by itself.
CLAUSE = re.compile(
    r"(?i)\S (?:phải|cần|được|bị|có|đạt|là|tăng|giảm|gồm|sẽ|đã) (?:\S+ )*?(?:mấy|gì|nào|ai|đâu)\b"
    r"|\S (?:có (?:\S+ )+không|đã (?:\S+ ){3,}chưa)$"
)
# "So với tăng trưởng GDP thì sao?", but a year or a place takes the place of another.
COMPARED_WITH = re.compile(
    r"(?i)^so(?: sánh)? với (?P<what>(?!.*(?:\bnăm\b|\d{4}|cùng kỳ|trước|trung bình|thế giới))\S+ \S+.*?)"
    r"(?: thì)?(?: sao| thế nào)?$"
)
WHETHER_ENDS = re.compile(r"(?i) (?:hay )?(?:không|chưa)$")
# "năm 2023 lấy chủ đề nào?" asks what the theme is, "2023 tuyển mấy người?" how many were taken in.
NOT_SAID = re.compile(
    r"(?i)\b(?:lấy|chọn|mang|đặt|(?:bao nhiêu|mấy) (?:cái|người|triệu|nghìn|ngàn|phần trăm))\b"
    rf"|{NAMED_YEAR.pattern[4:]}"
)
CORRECTS = re.compile(r"(?i)\b(?:tôi|mình|em|tớ)\s+(?:đang\s+|muốn\s+)?(?:là|hỏi)\b(?! nhầm| lộn)")
# What tells to do something, or chooses among what was shown, inherits nothing.
STANDS = re.compile(
    rf"(?i){CHOOSES.pattern}|^(?:tóm tắt|tóm lại|tổng hợp|liệt kê(?! (?:ra|hết|đủ|đi)\b|$)|giải thích|phân tích|dịch"
    r"|viết|vẽ|đọc lại"
    r"|(?:năm )?20\d\d là năm (?:gì|thế nào|như thế nào)\b"
    r"|(?:ngày )?\d{1,2}/\d{1,2}(?:/\d{4})? (?:có|diễn ra|xảy ra) (?:(?:chuyện|sự kiện|việc) )?gì"
    r"|chứng minh|so sánh (?!với\b|(?:giữa )?(?:các|từng|những|mỗi) năm))\b"
)
# "Thế kinh tế số thì sao, năm nào cao nhất?" asks of what it names, and not of the figures before.
HIGHEST_OF = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn) )*(?P<thing>[^,?]+?)(?: thì sao)?,? (?P<asks>(?:vào )?năm nào\b.*\bnhất\b.*)"
)
COUNTS = re.compile(r"(?i)^(?:(?:có|của|với) )?(?:bao nhiêu|mấy)\b")
# "Luật Dữ liệu được thông qua khi nào?" asks of no other law.
NAMED_LAW = re.compile(rf"\b(?i:luật|nghị định|nghị quyết) {CAPITAL}\w*(?: \w+){{1,5}}? (?=(?:được|do|có|quy định)\b)")
# "Phiên họp lần thứ 7 ngày nào?", "phiên thứ 7, bao giờ?" name the event that they ask of.
NAMED_EVENT = re.compile(rf"(?i)(?:{GATHERING}|phiên|kỳ)\b[^,.;?]{{0,12}}? (?:lần )?(?:thứ )?\d{{1,2}}\b(?!/)")
# "những tỉnh nào?", "cụ thể là các ngành nào?"
WHICH = re.compile(
    r"(?i)(?:(?:thế|vậy|còn|cụ thể|đó|gồm|là|\w+ thì) )*(?P<which>(?:(?:những|các) )?(?P<what>\w+(?: \w+)?) nào)"
)
WHICH_THERE = re.compile(r"(?i)\b(?:(?:những|các|có) )*(?P<what>\w+(?: thành)?) nào\b")
WHETHER = re.compile(r"(?i)^(?:\S+ )*?có (?P<said>(?:được|phải|bị) .+?) (?:hay )?không\b")
WHY_CLAUSE = re.compile(r"(?i)^(?:vì|tại) sao(?: \S+){4}")  # "Vì sao tốc độ tăng chậm lại?" says of what it asks
ASKS_TWICE = re.compile(r"(?i)\b(không|chưa) (?:không|chưa)(?=\W*$)")
ASKING = re.compile(r"(?i)\b(?:nào|gì|ai|đâu|mấy|bao nhiêu|bao giờ)\b|\b(?:(?:đúng|phải)|có (?:\S+ )*?\S+) không\b")
AIM = re.compile(rf"(?i)^(?:mục tiêu\b|chỉ tiêu\b|{MEASURE.pattern})")
NO_FIGURE = re.compile(r"(?i)^(?:chủ đề|khẩu hiệu|phương châm|mục đích|quan điểm|nguyên nhân|ý nghĩa)\b")
# "5G", "VNeID", "DTI": a name even as the first word.
NAME_BY_ITSELF = re.compile(r"(?<!\S)(?:\d+[A-Z]\w*|[A-Z]\w*[A-Z]\w*)(?![^\s?.!,])")
NUMBER_OF = re.compile(r"(?i)^(?:tổng )?số (?:lượng )?")
COUNTS_THERE = re.compile(r"(?i)(?<!thứ )(?<!hạng )\b(?P<count>bao nhiêu|mấy) (?P<what>.*)")
NUMBERED = re.compile(r"(?i)(?:\d|một\b|mỗi\b)")  # "một ngày thì bao nhiêu?" counts no days
COUNTS_UNIT = re.compile(r"(?i)^\S+ \S+(?: \S+)* (?:là|từ|đến) (?:bao nhiêu|mấy) \S+[?.!]*$")
# "Ngoài ông Bình còn lãnh đạo nào cùng chủ trì ở đó?" says all but where.
BESIDES = re.compile(r"(?i)^ngoài \S.* (?:còn|có) (?:\S+ ){0,2}?(?:ai|nào) \S+ \S")
THERE = re.compile(r"(?i)\s+(?:ở|tại) (?:đó|đấy|nơi đó)\b")
# "thực tế tăng mấy bậc?" has no subject of its own
IN_ALL = re.compile(
    r"(?i)(?:(?:thì|đã|là|đạt|được|tăng|giảm|lên|xuống) )+(?:bao nhiêu|mấy)\b|(?:thì sao|thế nào|ra sao)\b"
)
NAMES_NOTHING = term_set("mục tiêu | chỉ tiêu | bậc | hạng")  # "mục tiêu tăng mấy bậc?" does not say of what
OPENS_WITH_CHANGE = re.compile(r"Tăng (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b[^A-ZĐ]*$")  # a surname too
MOST_NAMED = 4  # single terms of what only names another of a kind
FEW = 2  # single terms; a question with at most so many, and no verb of its own, does not stand alone
SAYS_ENOUGH = 5  # single terms; a question with more needs nothing of the one before, though it says that it goes on


def standalone(
    query: Query, before: Query, holds: Callable[[str], bool], writes: Callable[[Sequence[str]], bool]
) -> str:
    """Returns the text of ``query`` standing alone after ``before``.

    ``holds`` tells whether a document has a term, ``writes`` whether one has the words beside each other.
    """
    highest = HIGHEST_OF.match(query.text)
    if highest and not query.places and len(named_by_itself(highest["thing"])) >= FEW:
        return f"{highest['thing']} {highest['asks']}"
    said = query.text.lower() if OPENS_WITH_CHANGE.match(query.text) else query.text
    query = _without_what_is_repeated(_plainly(replace(query, text=said), before), before)
    named = named_by(query.text)
    text = query.text if STANDS.match(query.text) else said_whole(named, query, before) or _which(query, before)
    if text is None and len(query.years) == 1 and _asks_the_same(query, before):
        text = with_year(before.text, query.years[0])
    if text is None:
        goes_on = _says_that_it_goes_on(query, before)
        text = _with_cue(named, query, before) if goes_on else _without_cue(query, before, holds)
    if text is None:
        text = substituted(named, query, before, holds, writes)
        if HOW_MUCH.search(query.text) and before.want is Want.ANYTHING and not HOW_MUCH.search(text):
            text = said_of(topic(before), replace(query, text=CUE.sub("", query.text).strip(" ,")))
    text = ASKS_TWICE.sub(r"\1", text)
    if query.years and not SERIES.search(query.text):
        text = SERIES.sub("", text).replace("  ", " ")  # of that year alone
    # Nobody asks two things in one breath: where no sentence came of both questions, the later one is meant alone.
    doubled = _asks(text) > max(1, _asks(before.text), _asks(query.text))
    # Nor does who asks for a name mean another thing: "Thủ tướng tên là gì?" after "Thủ tướng nói gì về …?".
    counts = HOW_MUCH.search(query.text) and before.want in (Want.PERSON, Want.TIME, Want.LIST)
    lost = (counts or query.want in (Want.PERSON, Want.TIME)) and read(text, text).want is not query.want
    return CUE.sub("", query.text).strip(" ,") if doubled or lost else text


def _asks(text: str) -> int:
    """Returns how many words of a text ask something."""
    return len(ASKING.findall(text))


def brought(query: Query) -> tuple[str, ...]:
    """Returns the terms that a follow-up brings, without those that only say whom it asks for: "Cơ quan nào …?"."""
    asked = ASKED_FIRST.match(query.text)
    only_asking = term_set(asked.group()) if asked else frozenset()
    subject = subject_terms(PART_OF_YEAR.sub("|", query.text)) if PART_OF_YEAR.search(query.text) else query.subject
    return tuple(term for term in subject if term not in only_asking)


def states_a_whole(query: Query) -> bool:
    """Returns whether the question of a statement names what it is of: "bao nhiêu bộ ngành", and no "tăng mấy bậc".

    Nor does a place, a year or an average alone, or "Ai chủ trì?".
    """
    if CUE.search(query.text) or POINTING.search(query.text) or AVERAGE.match(named_by(query.text)):
        return False
    if OWN_VERB.search(query.text) and not MEETING.search(query.text):
        return False
    text = NAMED_YEAR.sub(" ", query.text)
    for place in query.places:
        text = with_place(text, place, " ")
    return len(named_by_itself(text) - query.light) >= FEW


def _without_what_is_repeated(query: Query, before: Query) -> Query:
    """A follow-up without what it repeats of the one before: "Di động thì tăng bao nhiêu?" is "còn di động?"."""
    other = OF_ANOTHER.match(query.text)
    asks_the_same = other is not None and fold(other["said"].strip(" ?.!")) in fold(before.text)
    return replace(query, text=f"còn {other['other'].removesuffix('thì ')}?") if other and asks_the_same else query


def _plainly(query: Query, before: Query) -> Query:
    """A follow-up without the word that opens it, where its verb goes on by itself: "Vậy tăng mấy bậc?".

    "Tây Ninh có trong danh sách đó không?" asks no more than "Tây Ninh có không?"; "tăng?", "ngày?" lack what asks.
    """
    if whose := OF_WHOM.fullmatch(query.text):
        return replace(query, text=f"còn {whose['whose']}?")
    of_places = PLACES_MEANT.match(before.text) is not None
    which = of_places or WHICH_THERE.search(before.text)
    of_list = WHETHER_THERE if which and not IN_THE_LIST.search(query.text) else IN_THE_LIST
    has, goes_on = HAS_THERE.match(query.text), of_places and _says_that_it_goes_on(query, before)
    one = has["one"] if has else named_by(query.text) if goes_on else ""
    if one and query.places and not with_place(one, query.places[0], "").strip():
        query = replace(query, text=f"{one} có không?")
    if query.places and of_list.search(query.text):
        return replace(query, text=of_list.sub(" có trong danh sách không", query.text).replace("  ", " "))
    rest = OPENS.sub("", query.text)
    rest = LEFT_OUT.get(rest.rstrip(" ?.!").casefold(), rest)
    plain = replace(query, text=rest)
    goes_on = any(form.match(rest) for form in (ASKS_MORE, OWN_VERB, WHEN_OR_WHERE, PLACE_ASKED))
    return plain if goes_on or (rest != query.text and _speaks_of_its_own(plain, before)) else query


def _says_that_it_goes_on(query: Query, before: Query) -> bool:
    """Returns whether a question has a cue, or says so little that it can only go on.

    That is "mức thấp nhất?" after "mức C …?".
    """
    if CUE.search(query.text) or THEN.search(query.text):
        return True
    if WHY_CLAUSE.search(query.text):
        return False
    asks = ASKS_ITSELF.search(query.text) is not None
    return query.vague and not asks and not set(tokens(query.text)).isdisjoint(tokens(before.text))


def _with_cue(named: str, query: Query, before: Query) -> str | None:
    """What a question that says that it goes on means where more than its like is to be replaced; else None."""
    telling = len(query.telling)
    if (telling > 1 and WHO_IS.search(named)) or _names_event_or_person(named):
        return named
    if telling > 1 and ACTS.search(named):
        return _at_event(named, before)
    if (other := COMPARED_WITH.match(query.text.rstrip(" ?.!"))) and before.want is Want.QUANTITY:
        return f"{topic(before)} so với {other['what']}?"
    corrects = CORRECTS.search(query.text) and sum(map(str.isalpha, subject_terms(named))) > FEW and not query.places
    if corrects or FIGURE_IS.match(named):
        return named
    counts_too = COUNTED_LAST.search(query.text) or NUMBER_OF.match(named)
    if NUMBER_OF.match(named) and telling > FEW and COUNTS_THERE.search(before.text) is None:
        return f"{named} là bao nhiêu?"
    if counts_too and (text := _counting(NUMBER_OF.sub("", named), before)):
        return text
    if len(query.singles) > FEW and COUNTS.match(CUE.sub("", query.text).lstrip()):
        return CUE.sub("", query.text).strip(" ,")
    if _names_an_aim(named, query, before):
        return f"{named} là bao nhiêu?" if before.want is Want.QUANTITY else named
    if len(query.singles) > 1 and CLAUSE.search(named):
        years = [] if query.years else [f"năm {year}" for year in before.years[:1]]
        return f"{' '.join([named, *years])}?"
    if query.years and before.focus and (asked := ASKS.search(before.text)) and _says_again(named, before):
        return f"{named} {asked.group()}?"  # what the one before added is dropped
    if before.want is Want.QUANTITY and telling > 1 and NO_FIGURE.match(named) and not ASKS_ITSELF.search(named):
        return f"{named} là gì?"
    names = telling > MOST_NAMED or query.no_syllables == query.singles != []
    if names and not ASKS_ITSELF.search(named) and (rate := rate_counted(before.text)):
        return f"{named} {rate}?"  # which no name tells by itself
    return CUE.sub("", query.text).strip(" ,") or query.text if telling > SAYS_ENOUGH else None


def _names_an_aim(named: str, query: Query, before: Query) -> bool:
    """Returns whether a follow-up names what was aimed at or measured in a year, where no place or change was asked.

    So does one that names it in several years, whatever was asked before.
    """
    told = len(query.telling) > FEW and query.years and AIM.match(named)
    return bool(told) and (len(query.years) > 1 or not (ASKS_MORE.search(before.text) or before.places))


def _names_event_or_person(text: str) -> bool:
    """Returns whether a question names a person, a meeting or a law and asks something of it: "ông A giữ chức gì"."""
    there = place_spans(text)
    persons = [name for name in people(text, Span(0, len(text))) if not any(map(name.overlaps, there))]
    named = [match for names in (NAMED_EVENT, NAMED_LAW) for match in names.finditer(text)]
    for each in [*persons, *(Span(*match.span()) for match in named)]:
        rest = f"{text[: each.start]} {text[each.end :]}"
        if ASKS_ITSELF.search(rest) or ASKS_OFFICE.search(rest):
            return True
    return False


def _at_event(text: str, before: Query) -> str:
    """Returns a question with the event that the one before spoke of: "Kon Tum ai dự phiên họp thứ 8?"."""
    event = None if MEETING.search(text) else EVENT.search(before.text)
    if event is None:
        return text
    name = WHETHER_ENDS.sub("", PREDICATE.split(event.group().strip(), maxsplit=1)[0])
    said = text.rstrip(" ?.!")
    whether = WHETHER_ENDS.search(said)
    return f"{said[: whether.start()]} {name}{whether.group()}?" if whether else f"{said} {name}?"


def _which(query: Query, before: Query) -> str | None:
    """What a question for names alone asks of the one before; None where it is none, or no names stand there.

    "những tỉnh nào?" after "có những bộ nào tham luận?", "… bổ sung mấy mã tỉnh?" or "Có được giảm phí không?".
    """
    asked = WHICH.fullmatch(query.text.rstrip(" ?.!"))
    if asked is None:
        return None
    is_body, there = COUNTED_BODY.fullmatch(asked["what"]), WHICH_THERE.search(before.text)
    what = rf"(?:\w+ ){{0,2}}{asked['what']}" + (f"|{COUNTED_BODY.pattern[4:]}" if is_body else "")
    counted = re.search(rf"(?i)\b(?:bao nhiêu|mấy) (?:{what})\b", before.text)
    if place := counted or (there if is_body and there and COUNTED_BODY.fullmatch(there["what"]) else None):
        return f"{before.text[: place.start()]}{asked['which']}{before.text[place.end() :]}"
    whether = WHETHER.search(before.text)
    return f"{asked['which']} {whether['said']}?" if whether else None


def _without_cue(query: Query, before: Query, holds: Callable[[str], bool]) -> str | None:
    """What a question means that does not say whether it goes on; None where it names the like of what was asked."""
    if BESIDES.search(query.text):
        return THERE.sub(f" ở {before.places[0]}" if before.places else "", query.text)
    states = query.claims and (query.text.startswith(COUNTRY) or end_of_opening_name(query))  # "Việt Nam thứ 86 à?"
    mine = MINE.match(query.text) and not before.places
    if states or mine or _names_event_or_person(query.text) or _names_an_aim(query.text, query, before):
        return query.text
    if WHY_CLAUSE.search(query.text):
        about = f"{GROWS.sub('', topic(before))},"
        whole = len(query.telling) > FEW or STANDS.match(before.text) or WHETHER_ENDS.search(before.text.rstrip(" ?.!"))
        return query.text if whole else said_of(about, query)
    reached = ASKS_REACHED.match(query.text)
    if reached and IN_ALL.match(query.text[reached.end() :].strip()):
        return said_of(topic(before), query)
    if _is_another(query, before):
        return None
    asks_of_event = ACTS.search(query.text) or OWN_VERB.search(query.text) or TAKES_PART.search(query.text)
    of_place = before.places or COUNTRY in before.text
    if of_place and PLACE_ASKED.match(query.text) and not TAKES_PART.search(query.text):
        return query.text
    of_person = TAKES_PART.search(query.text) and people(query.text, Span(0, len(query.text)))
    if asks_of_event and (query.places or of_person or PLACE_ASKED.match(query.text)):
        return _at_event(query.text, before)
    if query.foreign and len(query.singles) >= FEW and WHOLE_IN_ENGLISH.match(query.text) and not _points(query):
        return query.text
    if RATE.match(query.text) and before.want not in (Want.PERSON, Want.TIME):
        return said_of(subject(before), query)
    if ASKS_SHARE.match(query.text):
        return said_of(subject(before), replace(query, text=OPEN_ENDED.sub("bao nhiêu", query.text)))
    chooses_year = len(query.years) > 1 and ASKS_ITSELF.search(query.text) and {*query.pairs} & {*before.pairs}
    if chooses_year or _speaks_of_its_own(query, before):
        return query.text
    if not (_is_short(query, before) or _points(query)) or _begins_anew(query, holds) or _is_no_word(query, holds):
        return query.text
    if TAKES_PART.search(before.text) and not MEETING.search(before.text):
        if names_no_meeting(query.text):
            return query.text
        if WHEN_OR_WHERE.match(query.text):
            return said_of("cuộc họp họp", query)
    if ATTENDS.match(query.text) and not MEETING.search(before.text):  # none attends a share, but a place's meeting
        return f"{query.text.rstrip(' ?')} ở {before.places[0]}?" if before.places else query.text
    if OWN_VERB.search(query.text):
        about = subject(before)
        if about[:1].isdigit() and ASKED_FIRST.match(query.text):  # "bộ nào bổ sung 5 mã ngành mới?"
            return f"{query.text.rstrip(' ?')} {about}?"
        meets = query.text.casefold().startswith("họp") and not OWN_MEETING.search(about)
        return said_of("cuộc họp" if meets else about, query)
    if COUNTS.match(query.text) and COUNTS.match(before.text) and (says := PREDICATE.search(before.text, 9)):
        return f"{query.text.rstrip(' ?')}{before.text[says.start() :]}"
    if COUNTS.match(query.text) and not _points(query) and (text := _counting(COUNTS.sub("", query.text), before)):
        return text
    asks_other = query.want not in (Want.ANYTHING, before.want) or ASKS_MORE.search(query.text)
    rest = with_place(query.text, query.places[0], " ") if query.places else query.text
    names_another = (query.places or query.years) and not subject_terms(rest)  # "6 tháng đầu năm 2023 là bao nhiêu?"
    asks_itself = ASKS_ITSELF.search(query.text) and not names_another
    return said_of(topic(before), query) if asks_other or asks_itself else None


def _counting(named: str, before: Query) -> str | None:
    """The question before, counting what is ``named`` in the place of what it counts; None where it counts nothing."""
    counted = COUNTS_THERE.search(before.text)
    if counted is None:
        return None
    named, what = named.strip(" ?.!"), counted["what"].rstrip(" ?.!")
    if PREDICATE.match(f" {named}") or NUMBERED.match(named):
        return None
    body = COUNTED_BODY.fullmatch(named) and COUNTED_BODY.match(what)
    says = None if body else PREDICATE.search(what)
    rest = what[body.end() if body else says.start() if says else len(what) :]
    return f"{before.text[: counted.end('count')]} {named}{rest}?"


def _points(query: Query) -> bool:
    """Returns whether a question points to something, in English too: "How much did it improve?".

    What it counts itself before it points is what it means: "bao nhiêu trung tâm và mấy công ty làm dịch vụ đó?".
    """
    text = query.text if query.language == "vi" else f"{query.question} {query.text}"
    pointing = POINTING.search(text)
    return pointing is not None and len(HOW_MUCH.findall(text, 0, pointing.start())) < FEW


def _is_short(query: Query, before: Query) -> bool:
    """Returns whether a question tells too little to stand alone, and neither asks a whole thing nor names somebody."""
    if not query.telling or (HOW_MUCH.search(query.text) and not named_by_itself(query.text) - query.light):
        return True
    if query.places and not subject_terms(with_place(query.text, query.places[0], " ")):
        return True  # "Kon Tum đạt bao nhiêu?"
    complete = (WHOLE.search(query.text) or _counts_a_whole(query, before)) and not ASKS_MORE.match(query.text)
    named = {*query.telling} & {*brought(query)} - NAMES_NOTHING
    return len(named) <= FEW and not (complete or CALLED.search(query.text))


def _counts_a_whole(query: Query, before: Query) -> bool:
    """Returns whether a question tells what to count, where the one before counted nothing of that: "Mức A là …"."""
    counted = COUNTS_UNIT.match(query.text)
    return counted is not None and (query.singles[0] not in before.singles or before.want is not Want.QUANTITY)


def _speaks_of_its_own(query: Query, before: Query) -> bool:
    """Returns whether a short question says all: it repeats how the one before asked, or says else of another's name.

    "Thủ tướng nói gì về năm 2025?" after "Thủ tướng nói gì về hạ tầng số?"; "Tô Lâm giữ chức vụ gì?", "5G khi nào có?".
    """
    asked = ASKS_ITSELF.search(before.text)
    frame = before.text[: asked.end()] if asked else ""
    if len(frame.split()) > FEW and query.text.casefold().startswith(f"{frame} ".casefold()):
        return True
    code, measure = NAME_BY_ITSELF.search(query.text), BARE_MEASURE.search(query.text)
    if code and measure and not before.places and HOW_MUCH.search(query.text):  # "vậy tăng trưởng GDP là mấy %?"
        return not {code.group(), measure.group()} & {*before.text.split()}
    named_last = not ASKS_ITSELF.search(before.text) and before.want is Want.ANYTHING
    if code and code.group() not in before.text and (named_last or ASKS_ITSELF.search(REST.sub(" ", query.text))):
        return True
    end = end_of_opening_name(query)
    said = REST.sub(" ", query.text[end:]).strip()
    other_place = before.places or COUNTRY in before.text or PLACE_ASKED.match(before.text)
    if end == 0 or (query.places and not other_place) or not ASKS_ITSELF.search(query.text[end:]):
        return False
    same = fold(query.text[end:].strip(" ?.!")) in fold(before.text)
    return bool(said or query.places) and not (same and COUNTRY not in before.text)


def end_of_opening_name(query: Query) -> int:
    """Returns where the name ends that a question opens with; 0 where it opens with none, or with the country's."""
    text = query.text
    if text.startswith(COUNTRY) or NAMED_BODY.match(text) or is_shouted(text):
        return 0
    if (name := NAME_BY_ITSELF.match(text)) and text[name.end() :][:1] in ("", " "):
        return name.end()
    opening = next((name.end for name in proper_names(text) if name.start == 0), 0)
    return opening or next((len(place) for place in query.places if text.casefold().startswith(place.casefold())), 0)


def _says_again(named: str, before: Query) -> bool:
    """Returns whether a follow-up names in full what the question before was about, but for its year."""
    about = " ".join(NAMED_YEAR.sub(" ", named).split())
    return len(subject_terms(about)) > FEW and fold(about) in fold(before.text)


def _asks_the_same(query: Query, before: Query) -> bool:
    """Returns whether a follow-up says nothing but a year and a unit that the question before did not say too."""
    said = set(subject_terms(NOT_SAID.sub("|", CUE.sub("", query.text))))
    counts = query.want is before.want is Want.QUANTITY and not ASKS_MORE.search(before.text)
    goes_on = counts or CUE.search(query.text)
    return bool(goes_on and ASKS_ITSELF.search(query.text) and said) and said <= before.terms


def _is_another(query: Query, before: Query) -> bool:
    """Returns whether a question only names a like of what the one before asked of a year or a place.

    "xã hội số?" after "Chỉ số kinh tế số năm 2021", "phó chủ tịch?" after "Chủ tịch Kon Tum tên gì".
    """
    if NAMED_BODY.match(query.text) and NAMED_BODY.search(before.text) and not ASKING.search(query.text):
        return True
    if not (before.years or before.places) or query.years or query.places or query.foreign:
        return False
    asks = query.want is not Want.ANYTHING or PREDICATE.search(f" {query.text.rstrip(' ?.!')} ")
    named, known = query.singles, set(before.singles)
    return not asks and len(named) <= MOST_NAMED and bool(known & {*named[:1], *named[-1:]})


def _begins_anew(query: Query, holds: Callable[[str], bool]) -> bool:
    """Returns whether a question goes on from nothing: "Giá vàng hôm nay?" names what no document speaks of."""
    goes_on = query.want not in (Want.ANYTHING, Want.QUANTITY) or ASKS_MORE.search(query.text)
    pairs = [term for term in dict.fromkeys(brought(query)) if "_" in term]
    if _points(query) or query.places or not pairs or (goes_on and len(pairs) < FEW):
        return False
    return not any(map(holds, pairs))


def _is_no_word(query: Query, holds: Callable[[str], bool]) -> bool:
    """Returns whether a question is nothing but words that are no Vietnamese, nor any document's: "qwertyuiop"."""
    strange = [term for term in query.no_syllables if term.isalpha()]
    return bool(strange) and strange == query.singles and not query.places and not any(map(holds, strange))


def named_by(text: str) -> str:
    """Returns what a follow-up names, without the words that only say that it goes on, or that ask."""
    text = COUNTED_LAST.sub("", CUE.sub(" ", text))
    text = " ".join(INSISTS.sub(" ", REST.sub(" ", text)).split()).strip(" ,")
    return SAID_TO_SOMEBODY.sub("", text)
