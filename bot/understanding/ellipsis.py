"""Follow-ups of a set form, of which each leaves out the same of the question before, are said whole.

"năm sau thì sao?", "cả năm?", "trong bao nhiêu nước?", "so với 2023 tăng bao nhiêu?"
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.bounds import OF_ALL
from bot.language.events import GATHERING, UNNAMED
from bot.language.periods import APART, HALF, PART, RATE
from bot.understanding.pointing import THAT, in_full
from bot.understanding.query import (
    ASKS_ITSELF,
    CHOOSES,
    COUNTED,
    EXTREME,
    HOW_MUCH,
    MEASURE,
    OF_BODY,
    REASON,
    TITLE,
    WHY,
    Query,
    Want,
    read,
)
from bot.understanding.substitution import COUNTED_BODY, NAMED_YEAR, SERIES, with_year
from bot.understanding.topic import (
    ALL_OF_THEM,
    ASKED_THERE,
    ENDS_OPEN,
    PREDICATE,
    said_of,
    subject,
    topic,
    within_sentence,
)
from index.vietnamese import CAPITAL

NEIGHBOUR_YEAR = re.compile(
    r"(?i)^(?:năm (?:(?P<later>sau|tiếp theo|kế tiếp)|(?P<now>nay)|trước|liền trước)(?: (?:đó|nữa))?|trước đó"
    r"|(?P<today>(?:bây|hiện) giờ|hiện(?: nay| tại)?|lúc này))$"
)
COUNTED_THING = re.compile(
    rf"(?i)\b(?:bao nhiêu|mấy) (?P<what>{COUNTED_BODY.pattern[4:]}\b"
    rf"|\w+.*?(?={PREDICATE.pattern[4:]}| {RATE.pattern[6:]}|\W*$))"
)
# "kể ra đi", "liệt kê ra xem nào", "là những cái gì?"
LISTS_OUT = re.compile(
    r"(?i)^(?:(?:thế|vậy|rồi|còn|đó|hãy|cụ thể) )*(?:(?:kể|liệt kê|nêu)(?: (?:ra|tên|hết|đủ|cụ thể|chi tiết|xem|nào|đi"
    r"|giúp|cho|tôi|anh|em|mình|với|luôn|nhé|ạ))*|(?:là|gồm) (?:(?:những|các|cái) )*(?:\w+ ){0,2}?gì)$"
)
# "vậy năm 2023 là bao nhiêu?" after "… tăng bao nhiêu so với năm 2023?"
YEAR_ITSELF = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn|thì|tỷ lệ|chỉ số|con số|số|của|trong) )*(?:năm )?20\d\d (?!tăng|giảm)(?:\S+ ){1,4}?"
    r"(?:bao nhiêu|mấy|thế nào|ra sao)\b"
)
GROWTH = re.compile(r"(?i)(?:\s+thì)?\s+(?:tăng|giảm|lên|xuống|cao|thấp) .*\bso với\b")
# "tức là tổng cộng bao nhiêu?" after by how much it grew
IN_TOTAL = re.compile(
    r"(?i)(?:(?:tức|vậy|thế|là|thì) )*(?:tổng(?: cộng| số)?|tất cả|cả thảy)(?: (?:là|có|được))* (?:bao nhiêu|mấy)"
)
# "vậy lúc đó hạng mấy?" after by how many places it climbed
CLIMBED = re.compile(r"(?i)(?:\s+(?:thì|đã|được))*\s+(?:tăng|giảm|lên|xuống|tụt|cải thiện) .*\bbậc\b")
THEN_RANKED = re.compile(
    r"(?i)(?:(?:thế|vậy|thì|còn) )*(?:lúc|khi|hồi|kỳ|lần|năm) (?:đó|ấy) (?:thì )?(?:(?:xếp|đứng|là) )?"
    r"(?:thứ|hạng) (?:mấy|bao nhiêu)"
)
COMPARED = re.compile(r"(?i)\b(?:so với|bao nhiêu|mấy)\b")
# "cả năm thì sao?", "nửa đầu năm thì sao?"
PART_ALONE = re.compile(
    r"(?i)^(?:(?:trong|tính)\s+)*(?:(?P<whole>(?:cả|hết|nguyên) năm)"
    rf"|(?P<part>{HALF}|qu[ýí] \w+))(?: năm)?$"
)
AVERAGE = re.compile(
    r"(?i)^(?:(?:mức|có|cao|nhanh|thấp|chậm|kém|(?P<than>hơn)|so|với|còn) )*"
    r"(?:(?:trung bình|bình quân)(?: (?:của )?(?:thế giới|khu vực|cả nước))?|thế giới)"
    r"(?: (?:không|ạ|nhỉ|điểm|phần trăm|mbps))*$"
)
# "trong bao nhiêu nước?" after a rank was asked for
AMONG = re.compile(
    r"(?i)^(?:(?:trong|trên)(?: tổng)?(?: số)? (?:bao nhiêu|mấy)\b"
    r"|(?:có )?(?P<many>(?:bao nhiêu|mấy) (?:nước|quốc gia)) (?:(?:đã|được|tham gia) )*(?:xếp(?: hạng| thứ)?|đánh giá))"
)
RANK = re.compile(r"(?i)\b(?:thứ|hạng|vị trí) (?:mấy|bao nhiêu)\b")
RANKED = re.compile(rf"(?i)(?:\b(?:xếp|đứng) )?{RANK.pattern[4:]}|\bxếp hạng\b")
# "tăng mấy bậc so với lần trước?", "cải thiện được bao nhiêu?"
GROWN_IN_RANK = re.compile(
    r"(?i)(?:(?:(?:đã|nó|thì) )*(?:cải thiện|tiến bộ|tiến|thăng hạng) (?:được )?(?:bao nhiêu|mấy)(?: bậc)?"
    r"|(?P<said>(?:(?:đã|phải|được) )*(?:tăng|giảm|lên|xuống|tụt) (?:được )?(?:bao nhiêu|mấy) (?:bậc|hạng)"
    r"(?: so với .+| vậy| thế| lận)?))"
)
RANK_ALONE = re.compile(r"(?i)(?:xếp hạng|thứ hạng)")
WHICH_TIME = r"(?:khi nào|bao giờ|lúc nào|(?:ngày|tháng) (?:nào|mấy))"
DEADLINE = re.compile(
    r"(?i)(?:(?:thế|vậy|còn) )*(?:thời hạn|hạn(?: chót| cuối(?: cùng)?)?)"
    rf"(?: nào|(?P<when>(?: (?:là|thì|đến|tới|vào))* {WHICH_TIME}(?: (?:vậy|thế|ạ))?))"
    rf"|(?:(?:thế|vậy|thì|phải|làm) )*xong(?P<done> (?:trước )?{WHICH_TIME})"
)
TITLED = re.compile(rf"(?i)(?:phó )?{TITLE}(?: thường trực)?")
IS_WHO = re.compile(r"(?i) (?:(?:là|thì|tên|có|gồm|những) )*(?:ai|(?<=là |ên )gì)$")
BODY = re.compile(rf"(?i:{OF_BODY}\b| (?:văn phòng|ủy ban|tổ)\b)| {CAPITAL}")
# "vì sao?", "sao lại tăng?", "nguyên nhân?", "nguyên nhân là gì?"
WHY_ALONE = re.compile(rf"(?i)^(?:(?:thế|vậy) )?(?P<why>{WHY})(?: lại)?\b(?P<said>(?: \S+){{0,3}})$")
SAYS = re.compile(r"(?i)(?: (?:quy định|nói|nêu|viết|yêu cầu|cho))+$")
REASON_ALONE = re.compile(rf"(?i)^(?P<reason>{REASON})(?: (?:là gì|do đâu|thế nào|chính))*$")
WHETHER_DONE = re.compile(r"(?i)^(?:(?:thế|vậy) )?(?:đã |có )?(?:\S+ ){0,2}chưa$")
FIGURE_IS = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn) )?(?:(?:con )?số )?(?P<figure>\d[\d.,]*)\s*\S*(?: - \d\S*)?(?: \S+)?"
    r" là (?:(?:con số|chỉ số|tỷ lệ|số|của|cái) )*gì\b"
)
FIGURE_OF = re.compile(r"(?i)^(?:(?:thế|vậy|còn) )?\d[\d.,]*\s*\S* (?:là )?của (?:cái|số|chỉ số) nào$")
ONE_OF_TWO = re.compile(r"(?i)^[^\W\d]\S*(?: [^\W\d]\S*){0,2} hay (?:là )?[^\W\d]\S*(?: \S+){0,2}$")
ALL_YEARS = re.compile(rf"(?i)(?P<measure>{MEASURE.pattern}) (?:{SERIES.pattern[4:]})")  # of what was asked before
# "so sánh giữa các năm", "các năm trước thì sao?"
COMPARES_YEARS = re.compile(
    r"(?i)^so sánh (?:\S+ )?(?:các|từng|những|mỗi|qua các|giữa các) năm\b"
    r"|^(?:(?:thế|vậy|còn) )*(?:các|những|mấy) năm (?:trước|khác)(?: (?:đó|nữa|thì|sao|thế nào|ra sao))*\W*$"
)
MOST = re.compile(r"(?i)\b(?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất\b")
LISTED = re.compile(rf"(?i)^so sánh {MEASURE.pattern} (?P<listed>.+(?:,| và | với ).+)")
EXTREME_ALONE = re.compile(r"(?i)^(?P<what>\w+(?: \w+)?) nào (?:\w+ ){0,2}(?:cao|thấp|lớn|nhỏ|nhiều|ít) nhất$")
OF_MEASURES = ("cái", "chỉ số", "mục", "loại")
# "trong đó có Trí tuệ nhân tạo không?", "có ngành An ninh mạng không?" after a list was asked for.
GATHERINGS = ("phiên họp", "hội nghị", "cuộc họp", "kỳ họp", "hội thảo")
AMONG_THEM = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn|thì) )*(?:trong (?:số )?(?:đó|này|ấy)(?: thì)? có (?P<one>\S.*?)"
    r"|(?P<other>\S.*?) (?:có )?(?:(?:nằm|thuộc|ở) )*trong (?:(?:số|nhóm|danh sách) )?(?:đó|này|ấy)"
    r"|có (?P<kind>\w+) (?P<named>\S.*?))(?: hay)? không$"
)
HAS_AMONG = re.compile(r"(?i)^(?P<list>.+?) có .+ không\b")
# "lần 7 thì ngày nào?" after "phiên họp lần thứ 8 ai chủ trì?"
ANOTHER_TIME = re.compile(
    rf"(?i)^(?:(?:thế|vậy|còn) )*lần (?:thứ )?(?P<number>\d{{1,2}}) (?:thì )?(?P<said>.*{ASKS_ITSELF.pattern}.*)"
)
# "nhiệm vụ của năm đó", "lần đó nói đến mấy việc?"
YEAR_MEANT = re.compile(r"(?i)\bnăm (?:đó|ấy)\b")
TIME_MEANT = re.compile(r"(?i)\b(?:lần|phiên|kỳ|buổi|bữa) (?:họp )?(?:đó|ấy)\b")
EVENT_OF_NUMBER = re.compile(rf"(?i)\b(?P<event>{GATHERING}) (?:lần )?(?:thứ )?\d{{1,2}}\b(?!/)")
# "cái nào tăng nhanh hơn?" after two things were compared or asked of one after the other.
WHICH_IS_MORE = re.compile(
    r"(?i)^(?:(?:thế|vậy|thì) )*(?:cái|bên|loại|mạng|số|con số|năm|nơi|mức) nào (?P<said>(?:có |thì )?"
    r"(?P<way>tăng(?: trưởng)? |giảm )?(?:nhanh|chậm|cao|thấp|nhiều|ít|lớn|nhỏ|mạnh) hơn)$"
)
# "cái nào xếp hạng cao hơn, cố định hay di động?"
WHICH_OF_TWO = re.compile(
    r"(?i)^(?:(?:thế|vậy|thì) )*(?:cái|bên|loại|mạng|số|đằng) nào (?P<said>.+? hơn)[,:]? (?:giữa )?"
    r"(?P<one>\S+(?: \S+){0,4}?) (?:hay|và|với) (?P<other>\S+(?: \S+){0,4})$"
)
PACE = re.compile(r"(?i)\s(?:tăng|giảm|nh[aá]nh|chậm|cao|thấp|nhiều|ít)$")
COMPARES_TWO = re.compile(r"(?i)^so sánh (?P<two>.+? (?:và|với) .+)")
OTHER_YEAR = r"(?P<then>(?:cùng kỳ )?(?:năm )?(?:(?:19|20)\d\d|ngoái|trước))"
# "so với 2023 tăng bao nhiêu", "so với lần trước thì sao": of the same; but "so với 2023 thì sao" asks of that year.
GROWS = re.compile(r"(?i)\s+(?:tăng|giảm)$")
WAY = r"(?:tăng|giảm|lên|xuống|cao|thấp|gấp)"
GROWN_SINCE = re.compile(
    rf"(?i)^so (?:với )?{OTHER_YEAR}\s+"
    rf"(?P<said>(?:thì )?{WAY}\b.+)"
)
OPEN_ENDED = re.compile(r"(?i)(?:như )?(?:thế nào|ra sao)(?=[\s?.!]*$)")
SINCE_BEFORE = re.compile(
    r"(?i)^(?:(?:thế|vậy|còn) )*so(?: sánh)? với (?P<then>(?:lần|kỳ|năm)(?: đánh giá)? trước(?: đó)?|năm ngoái|cùng kỳ"
    r"(?: năm trước)?|trước (?:đây|đó))(?: (?:thì|như|sao|thế nào|ra sao))*$"
)
# "từ 2021 đến 2024 tăng bao nhiêu?"
GROWN_BETWEEN = re.compile(
    r"(?i)^(?:(?:thế|vậy|thì|còn) )*(?P<span>từ (?:năm )?20\d\d (?:đến|tới|sang) (?:năm )?20\d\d) "
    rf"(?P<said>(?:(?:thì|đã) )*{WAY}\b.*\b(?:bao nhiêu|mấy)\b.*)"
)
# "Hơn năm 2021 bao nhiêu phần trăm?", "Cao hơn so với năm trước mấy điểm?" ask the same the other way round.
GROWN_BEYOND = re.compile(
    r"(?i)^(?:(?:thế|vậy|thì|còn) )*(?:(?:cao|tăng|nhiều|lớn|nhanh) )?(?P<way>hơn|kém|thua) (?:so với )?"
    rf"{OTHER_YEAR} (?:là )?(?P<much>(?:bao nhiêu|mấy)\b.*)"
)
# "tăng nhanh hơn 2021 không?", "cao hơn năm trước không?"
MORE_THAN = re.compile(
    rf"(?i)^(?:có )?(?P<said>(?:(?P<pace>(?:tăng )?(?:nhanh|chậm|mạnh))|cao|thấp|nhiều|ít|lớn|nhỏ|tăng|giảm) hơn|hơn) "
    rf"(?:so với )?(?:của )?{OTHER_YEAR} (?:không|chưa)\b"
)
# "vậy năm 2024 cao hơn năm 2023 đúng không?" of what was asked for
YEAR_BEYOND_YEAR = re.compile(
    rf"(?i)\b(?:năm )?20\d\d (?:(?:có|thì|là|đã) )*{WAY}(?: (?:lên|xuống))? (?:hơn|so với)(?: so với)? (?:năm )?"
    r"20\d\d\b.*"
)
UP, DOWN = r"(?:tăng|lên|cao|nhanh|nhiều|tiến)", r"(?:giảm|xuống|thấp|chậm|ít|tụt|lùi)"
UP_OR_DOWN = re.compile(
    rf"(?i)^(?:có )?(?:{UP} (?:hơn |lên )?hay(?: là)? {DOWN}|{DOWN} (?:hơn |đi |xuống )?hay(?: là)? {UP})"
    rf"(?: hơn| lên| đi| xuống| bậc)?(?: (?:so với|hơn) {OTHER_YEAR})?$"
)
MOST_OF_RANK = 3  # single terms of a question for a rank that does not say in what


def said_whole(named: str, query: Query, before: Query) -> str | None:
    """Returns a follow-up of a set form with what it leaves out; None where it has none of these forms.

    ``named`` is what ``query`` names, without the words that only say that it goes on from ``before``.
    """
    found = (said(named, query, before) for said in FORMS)
    return next((text for text in found if text is not None), None)


def _of_another_rate(named: str, query: Query, before: Query) -> str | None:
    """The question before for another stretch of time: "mỗi giây bao nhiêu?", "bao nhiêu giao dịch một giây?"."""
    asked = None if query.years or query.places else RATE.search(query.text)
    repeats = asked and read(query.question, RATE.sub("|", query.text)).terms <= before.terms
    return RATE.sub(asked.group(), before.text) if asked and repeats and RATE.search(before.text) else None


def _listed_out(named: str, query: Query, before: Query) -> str | None:
    """What was counted, each by its name: "kể ra đi" after "có bao nhiêu kết quả chính?"."""
    counted = COUNTED_THING.search(before.text)
    if counted is None or not LISTS_OUT.match(query.text.rstrip(" ?.!")):
        return None
    return f"{before.text[: counted.start()]}những {counted['what']} nào{before.text[counted.end() :]}"


def _of_the_next_year(named: str, query: Query, before: Query) -> str | None:
    near = NEIGHBOUR_YEAR.match(named)
    if near is None or len(before.years) > 1 or COMPARED.search(query.text):
        return None
    years = before.years or (before.told_of[-1:] if near["later"] or len(before.told_of) == 1 else ())
    if near["now"] or near["today"] or not years:
        this = "năm nay" if near["today"] else named
        return f"{' '.join(APART.sub('', NAMED_YEAR.sub('', before.text)).split()).rstrip(' ?.')} {this}?"
    return with_year(before.text, years[0] + (1 if near["later"] else -1))


def _itself_in_a_year(named: str, query: Query, before: Query) -> str | None:
    grows = GROWTH.search(before.text)
    names_another = len(query.telling) > MOST_OF_RANK
    if (climbed := CLIMBED.search(before.text)) and THEN_RANKED.match(query.text.rstrip(" ?.!")):
        return f"{before.text[: climbed.start()]} trước đó xếp thứ mấy?"
    if grows and IN_TOTAL.fullmatch(query.text.rstrip(" ?.!")):
        return f"{before.text[: grows.start()]} là bao nhiêu?"
    if grows and RANK.search(query.text) and not names_another:  # "trước đó hạng mấy?" asks for no growth
        return said_of(before.text[: grows.start()], query)
    if grows is None or len(query.years) != 1 or not YEAR_ITSELF.match(query.text):
        return None
    return f"{with_year(before.text[: grows.start()], query.years[0]).rstrip(' ?')} là bao nhiêu?"


def _of_a_part_of_the_year(named: str, query: Query, before: Query) -> str | None:
    part = PART_ALONE.match(named)
    if part is None or len(before.years) > 1:
        return None
    if not before.years:
        of_part = part["part"] and PART.search(before.text)
        return before.text.replace(of_part.group(), part["part"]) if of_part else None
    text = PART.sub(" ", before.text) if part["whole"] else before.text
    return " ".join(with_year(text, before.years[0], part["part"] or "").split())


def _of_the_average(named: str, query: Query, before: Query) -> str | None:
    asked = AVERAGE.match(named)
    if RANK.search(query.text) or not (asked and MEASURE.search(before.text)):
        return None
    about = " ".join(OF_ALL.sub(" ", GROWS.sub("", subject(before))).split())
    if asked["than"]:
        return f"{about} {within_sentence(named)}?"
    average = "trung bình thế giới" if "thế giới" in named.casefold() else named[:1].lower() + named[1:]
    return f"{about} {average} là bao nhiêu?"


def _among_how_many(named: str, query: Query, before: Query) -> str | None:
    ranked, among = RANK.search(before.text), AMONG.match(query.text)
    if ranked is None or among is None:
        return None
    said = f"trong {among['many']}?" if among["many"] else query.text
    return f"{before.text[: ranked.start()]}hạng{before.text[ranked.end() :].rstrip(' ?')} {said}"


def _of_what_is_pointed_to(named: str, query: Query, before: Query) -> str | None:
    then, event = YEAR_MEANT.search(query.text), EVENT_OF_NUMBER.search(before.text)
    years = before.years or before.told_of
    if then and len(years) == 1 and len(query.singles) > 1:
        return query.text.replace(then.group(), f"năm {years[0]}")
    if event and (once := TIME_MEANT.search(query.text)):
        return query.text.replace(once.group(), event.group())
    pointed = THAT.search(query.text) or UNNAMED.search(query.text)
    whole = in_full(pointed["noun"], before.text) if pointed else None
    if whole is None and pointed and pointed["noun"].casefold() in GATHERINGS:  # the one that the last quote tells of
        return query.text.replace(pointed.group(), pointed["noun"])
    if pointed is None or whole is None:
        return None
    return query.text.replace(pointed.group(), NAMED_YEAR.sub("", whole).strip() if query.years else whole)


def _of_the_highest(named: str, query: Query, before: Query) -> str | None:
    measure, asked = MEASURE.search(before.text), " ".join(NAMED_YEAR.sub(" ", named).split())
    which, other = EXTREME_ALONE.match(asked), MOST.search(asked)
    if other and other.group() == asked and MOST.search(before.text) and not query.years:
        return MOST.sub(asked, before.text)  # "thế thấp nhất?"
    if which is None or other is None:
        return None
    of_measures = which["what"].casefold() in OF_MEASURES
    asked_there = of_measures or f"{which['what']} nào".casefold() in before.text.casefold()
    if EXTREME.search(before.text) and asked_there:
        text = MOST.sub(other.group(), before.text)
        return with_year(text, query.years[-1]) if query.years else text
    if measure is None or query.years or not of_measures:
        return None
    compared = LISTED.search(before.text)
    among = f"Trong {NAMED_YEAR.sub('', compared['listed']).strip(' ?.')}, " if compared else ""
    return (
        among
        + " ".join([measure.group(), named[named.index("nào") :], *(f"năm {year}" for year in before.years)])
        + "?"
    )


def _of_another_title(named: str, query: Query, before: Query) -> str | None:
    """The question before for who holds another office: of the same body, where the follow-up names none."""
    other, title = TITLED.match(named), TITLED.search(before.text)
    said = IS_WHO.sub("", named[other.end() :]) if other else ""
    if other is None or title is None or (said and (before.want is not Want.PERSON or ASKS_ITSELF.search(said))):
        return None
    office = (in_full(title.group(), before.text) if said else None) or title.group()
    of_the_same = "" if BODY.match(said) or query.places else office[len(title.group()) :]
    return before.text.replace(office, f"{other.group()}{of_the_same}{said}", 1)


def _why(named: str, query: Query, before: Query) -> str | None:
    about = ALL_OF_THEM.sub(r"các \1", topic(before))
    if why := WHY_ALONE.match(query.text.rstrip(" ?.!")):
        if why["said"].casefold().startswith(" nó "):  # "Tại sao nó quan trọng?"
            it = SAYS.sub("", ASKED_THERE.sub(" ", subject(before)).strip())
            return f"{why['why']} {it}{why['said'][len(' nó') :]}?"
        return f"{why['why']} {about}{why['said']}?"
    return f"{asked['reason']} {about} là gì?" if (asked := REASON_ALONE.match(named)) else None


def _whether_done(named: str, query: Query, before: Query) -> str | None:
    if WHETHER_DONE.match(query.text.rstrip(" ?.!")) is None or len(query.telling) > 1:
        return None
    about = subject(before) if ASKS_ITSELF.search(topic(before)) else topic(before)
    return said_of(GROWS.sub("", ENDS_OPEN.sub("", about)), query)


def _one_of_two(named: str, query: Query, before: Query) -> str | None:
    asks = ONE_OF_TWO.match(query.text.rstrip(" ?.!")) and not (
        ASKS_ITSELF.search(query.text) or UP_OR_DOWN.match(named)
    )
    return before.text if asks else None


def _of_all_years(named: str, query: Query, before: Query) -> str | None:
    bare = ALL_YEARS.fullmatch(query.text.rstrip(" ?.!"))
    goes_on = bare and bare["measure"].casefold() in before.text.casefold()
    if not goes_on and (not COMPARES_YEARS.match(query.text) or SERIES.search(before.text)):
        return None
    about = PART.sub(" ", NAMED_YEAR.sub(" ", SERIES.sub(" ", topic(before))))
    return f"{' '.join(about.split())} qua các năm?"


def rate_counted(text: str) -> str | None:
    """Returns what a question counts for each stretch of time: "bao nhiêu giao dịch mỗi giây"; None where nothing."""
    rate, counted = RATE.search(text), COUNTED.search(RATE.sub("|", text))
    return f"bao nhiêu {counted[1]} {rate.group()}" if rate and counted else None


def _rank(named: str, query: Query, before: Query) -> str | None:
    if not (RANK_ALONE.fullmatch(named) and MEASURE.search(before.text)) or RANKED.search(before.text):
        return None
    return f"{' '.join(OF_ALL.sub(' ', topic(before)).split())} xếp thứ mấy?"


def _among_them(named: str, query: Query, before: Query) -> str | None:
    asked = AMONG_THEM.match(query.text.rstrip(" ?.!"))
    goes_on = HAS_AMONG.match(before.text) if before.alone else None
    listed = goes_on["list"] if goes_on else subject(before) if before.want is Want.LIST else None
    if asked is None or listed is None or query.places:
        return None
    if asked["kind"] and f" {asked['kind']} ".casefold() not in f" {before.text} ".casefold():
        return None
    one = asked["one"] or asked["other"] or f"{asked['kind']} {asked['named']}"
    return f"{listed} có {one} không?"


def _of_another_time(named: str, query: Query, before: Query) -> str | None:
    asked, event = ANOTHER_TIME.match(query.text.rstrip(" ?.!")), EVENT_OF_NUMBER.search(before.text)
    return f"{event['event']} lần thứ {asked['number']} {asked['said']}?" if asked and event else None


def _which_is_more(named: str, query: Query, before: Query) -> str | None:
    asked, two = WHICH_IS_MORE.match(query.text.rstrip(" ?.!")), COMPARES_TWO.match(before.text.rstrip(" ?.!"))
    if asked and two:
        return f"{two['two']} cái nào {asked['said']}?"
    if asked and before.want in (Want.PERSON, Want.TIME):
        return query.text  # there is nothing to compare
    if asked is None or not before.instead_of or before.want is not Want.QUANTITY:
        return None
    one, other = (PACE.sub("", topic(each)) for each in (read(before.instead_of, before.instead_of), before))
    return f"{one} và {other} cái nào {asked['said']}?"


def _which_of_two(named: str, query: Query, before: Query) -> str | None:
    """Two things are compared with what the one of them was said of: "… cao hơn, cố định hay di động?"."""
    asked = WHICH_OF_TWO.match(query.text.rstrip(" ?.!"))
    about = before.text.casefold()
    there = [about.find(f" {each}".casefold()) for each in asked.group("one", "other")] if asked else []
    if asked is None or max(there) < 0:
        return None
    return f"{before.text[: max(there)]} {asked['one']} và {asked['other']} cái nào {asked['said']}?"


def _grown_since(named: str, query: Query, before: Query) -> str | None:
    grown, since = GROWN_SINCE.match(query.text), SINCE_BEFORE.match(query.text.rstrip(" ?.!"))
    if since and before.want is Want.QUANTITY:
        what = topic(replace(before, text=RANKED.sub("xếp hạng", before.text)))
        what = ENDS_OPEN.sub("", GROWS.sub("", what))
        return f"{what} tăng bao nhiêu{' bậc' * ('xếp hạng' in what)} so với {_year_meant(since['then'], before)}?"
    if grown is None:
        return None
    said = grown["said"].rstrip(" ?.")
    if UP_OR_DOWN.match(said.removeprefix("thì ")):
        return _whether_more(before, _year_meant(grown["then"], before))
    said = OPEN_ENDED.sub("bao nhiêu", said) if before.want is Want.QUANTITY else said
    return f"{GROWS.sub('', topic(before))} {said} so với {grown['then']}?"


def _grown_between(named: str, query: Query, before: Query) -> str | None:
    grown = GROWN_BETWEEN.match(query.text)
    if grown is None or before.want is not Want.QUANTITY:
        return None
    about = NAMED_YEAR.sub(" ", GROWS.sub("", topic(before)))
    return f"{' '.join(about.split())} {grown['span']} {grown['said'].rstrip(' ?.')}?"


def _grown_beyond(named: str, query: Query, before: Query) -> str | None:
    beyond = GROWN_BEYOND.match(query.text)
    if beyond is None or before.want is not Want.QUANTITY:
        return None
    grows = "tăng" if beyond["way"].casefold() == "hơn" else "giảm"
    what = ENDS_OPEN.sub("", GROWS.sub("", topic(before)))
    return f"{what} {grows} {beyond['much'].rstrip(' ?.')} so với {beyond['then']}?"


def _more_than(named: str, query: Query, before: Query) -> str | None:
    more = MORE_THAN.match(query.text)
    if more is None or before.want is not Want.QUANTITY:
        return None
    then = _year_meant(more["then"], before)
    if more["pace"]:  # what grows faster is told of the growth
        return f"{ENDS_OPEN.sub('', topic(before))} {more['said']} không so với {then}?"
    return _whether_more(before, then, more["said"])


def _year_beyond_year(named: str, query: Query, before: Query) -> str | None:
    compared = YEAR_BEYOND_YEAR.match(named)
    about, as_before = YEAR_BEYOND_YEAR.subn("", before.text)
    if compared is None or not (as_before or before.want is Want.QUANTITY or SERIES.search(about)):
        return None
    about = NAMED_YEAR.sub(" ", SERIES.sub(" ", GROWS.sub("", topic(replace(before, text=about)))))
    return f"{' '.join(about.split())} {within_sentence(compared.group())}"


def _up_or_down(named: str, query: Query, before: Query) -> str | None:
    which = UP_OR_DOWN.match(named)
    if which is None or before.want is not Want.QUANTITY:
        return None
    if RANK.search(before.text):
        since = f" so với {which['then']}" if which["then"] else ""
        return f"{RANK.sub('hạng', before.text).rstrip(' ?')} tăng bao nhiêu bậc{since}?"
    if which["then"] or len(before.years) == 1:
        return _whether_more(before, _year_meant(which["then"] or "năm trước", before))
    return f"{ENDS_OPEN.sub('', topic(before))} tăng bao nhiêu?"


def _grown_in_rank(named: str, query: Query, before: Query) -> str | None:
    grown = GROWN_IN_RANK.fullmatch(query.text.rstrip(" ?.!"))
    if grown is None or not RANKED.search(before.text):
        return None
    said = grown["said"] or "tăng bao nhiêu bậc"
    return f"{topic(replace(before, text=RANKED.sub('xếp hạng', before.text)))} {said}?"


def _deadline(named: str, query: Query, before: Query) -> str | None:
    asked = DEADLINE.fullmatch(query.text.rstrip(" ?.!"))
    if asked is None:
        return None
    when = asked["when"] or asked["done"] or " khi nào"
    about = HOW_MUCH.sub("các", topic(before))  # "mấy tỉnh phải …, hạn khi nào?" would ask twice
    return said_of(about, replace(query, text=f"hạn{when}"))  # documents hardly write "thời hạn"


def _whether_more(before: Query, then: str, said: str = "cao hơn") -> str:
    return f"{ENDS_OPEN.sub('', topic(before))} {said} {then} không?"


def _year_meant(then: str, before: Query) -> str:
    """The year that is compared with: "năm trước" is the one before the only year that was asked for."""
    last = len(before.years) == 1 and then.casefold().endswith(("trước", "ngoái"))
    return str(before.years[0] - 1) if last else then


def asks_aside(query: Query) -> bool:
    """Returns whether a follow-up only asks about what was said and leaves the talk with that: "vì sao?"."""
    asked = (query.alone or query.text).rstrip(" ?.!")
    return any(
        form.match(asked) for form in (WHY_ALONE, REASON_ALONE, WHETHER_DONE, ONE_OF_TWO, CHOOSES, FIGURE_IS, FIGURE_OF)
    )


# The first that a follow-up has tells.
FORMS: tuple[Callable[[str, Query, Query], str | None], ...] = (
    _of_another_rate,
    _listed_out,
    _of_the_next_year,
    _itself_in_a_year,
    _of_a_part_of_the_year,
    _of_the_average,
    _among_how_many,
    _rank,
    _among_them,
    _of_another_time,
    _which_is_more,
    _which_of_two,
    _of_what_is_pointed_to,
    _of_the_highest,
    _of_another_title,
    _why,
    _whether_done,
    _of_all_years,
    _grown_since,
    _grown_between,
    _grown_beyond,
    _more_than,
    _year_beyond_year,
    _up_or_down,
    _grown_in_rank,
    _deadline,
    _one_of_two,
)
