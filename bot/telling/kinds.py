"""The kind of thing that a question asks for, and whether a text holds one: a figure, a day, a ministry, money.

Knows queries and texts; knows nothing of which of several texts fits best.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.language.events import GATHERING
from bot.language.periods import PERIOD
from bot.language.phones import ASKS_PHONE, PHONE
from bot.language.speech import BODY
from bot.telling.troubles import TROUBLE, TROUBLES_ASKED, without_untold
from bot.understanding.persons import HELD, SHORT_NAME
from bot.understanding.query import (
    ANY_ORDINAL,
    ASKS_ITSELF,
    ASKS_NTH,
    EACH,
    IN_WORDS,
    NTH,
    NTH_IN_WORDS,
    Query,
    Want,
    place_spans,
    places,
    want_of,
)
from index import Span, vietnamese
from index.vietnamese import NUMBERS, SCALE, term_set

TITLE = r"(?:chủ đề|khẩu hiệu|phương châm|thông điệp)\b"
ASKED_FOR = r".*\b(?:gì|nào|thế nào|ra sao)\b"
TITLE_ASKED = f"{TITLE}{ASKED_FOR}"
ASKS_TITLE = re.compile(rf"(?i)\b{TITLE_ASKED}")
# "Năm 2023 được đặt tên là năm gì?" is answered by "Năm 2023 là năm “…”" and asks for the theme of the year too.
ASKS_NAME_OF_YEAR = re.compile(
    rf"(?i)\bnăm (?:về )?(?:cái )?gì\b|\b(?:chủ đề|khẩu hiệu)\b(?!.*\b(?:{GATHERING}|ngày)\b).* (?:19|20)\d\d\b"
    r"|\bnăm (?:19|20)\d\d\b.*\b(?:chủ đề|khẩu hiệu)\b"
)
NAMES_TITLE = rf"(?i)\b{TITLE}|(?<=\w )[“\"]"
BY_TAKING = r"\b[Ll]ấy (?:[^\W\d_]+ ){1,8}?(?:làm|dẫn dắt) [^,;:.]+"  # a way of doing things: "lấy A dẫn dắt B"
NAME_OF_YEAR = re.compile(r"(?i)\bnăm\s+((?:19|20)\d\d)\s+là\s+(?:năm\s+)?[“\"]")
IN_QUOTES = re.compile(r"“[^”]{10,}”|\"[^\"]{10,}\"")
GENERATION = re.compile(r"(?i)\b\dG\b")  # "4G" is a name
NUMBERED = re.compile(r"^\d{1,2}[.)]\s")  # the number of an item counts nothing
DATED = re.compile(
    r"(?i)\d{1,2}/\d{1,2}|ngày \d|tháng \d|năm \d{4}|quý \w|thế kỷ|(?:thập|thiên) (?:niên|kỷ)"
    r"|(?:\d|\b(?:trăm|nghìn|ngàn|triệu|chục|vài)) (?:năm|tháng|tuần|ngày) trước\b"
    r"|\b\d{1,2}\s?(?:giờ|h\d{0,2}\b)|\d (?:năm|tháng|tuần|ngày)/lần|\(\d{4}\s?[-–]\s?\d{4}\)"
    r"|năm \d{1,3} (?:TCN|SCN|CN|(?:trước|sau) Công nguyên)"
)

# "Khi nào chứng chỉ hết hạn?" is told by a term from some day on, and "năm nào" is not.
TERM_FROM = re.compile(r"(?i)\d (?:năm|tháng|tuần|ngày)(?: làm việc)?,? (?:kể|tính) từ\b")
# What happens then tells when, too: "sau khi tốt nghiệp", "cuối mỗi học kỳ", "nếu vi phạm lần đầu".
ASKS_OCCASION = re.compile(r"(?i)\b(?:khi nào|bao giờ|lúc nào|(?:khoảng )?thời gian nào|thời điểm nào)\b")
OCCASION = re.compile(
    r"(?i)\b(?:khi|sau|trước|ngay|vào lúc|nếu|(?:trong|vào) (?:thời gian|(?:suốt )?(?:tuần|học kỳ|kỳ|mùa|vụ|quý))"
    r"|(?:đầu|giữa|cuối) (?:mỗi |các )?(?:năm|học kỳ|kỳ|mùa|vụ|quý|tháng|tuần|buổi)|h[ằà]ng|mỗi)\s+([^,.;:]+)"
)


# "Kết quả chính năm 2024?" is answered where a text tells one or some of them, and not where somebody is to hear them.
MAIN_RESULTS = r"kết quả (?:chính|nổi bật|quan trọng|chủ yếu)\b"
ASKS_RESULTS = re.compile(rf"(?i)^(?:(?:những|các) )?{MAIN_RESULTS}")
TELLS_RESULTS = re.compile(rf"(?i)\b{MAIN_RESULTS}[^.;]{{0,60}}?\b(?:như|là|gồm)\b")
# "Thủ tướng kết luận gì?" is answered by "Phát biểu kết luận, Thủ tướng đánh giá cao …".
ASKS_CONCLUSION = re.compile(r"(?i)\bkết luận (?:(?:những|các|điều|nội dung|như) )*(?:gì|thế nào|ra sao)\b")
TELLS_CONCLUSION = re.compile(r"(?i)^(?:phát biểu )?kết luận(?: (?:tại )?\w+(?: \w+)?)?, \w")


def _pattern(pattern: str) -> Callable[[str], bool]:
    found = re.compile(pattern)
    return lambda text: found.search(text) is not None


# A name in capitals is a company's where the documents nowhere say what it is short for.
COMPANY = (
    r"(?:(?i:công ty|tập đoàn|ngân hàng|doanh nghiệp|nhà mạng|hãng) (?:cổ phần |một thành viên )*[A-ZĐ]"
    rf"|(?<!\(){SHORT_NAME.pattern}(?! \())"
)
# Who ranks so is told by a sentence that ranks somebody so; "nhóm 30 nước dẫn đầu" and "người đứng đầu" rank nobody.
WHICH_BODY = rf"(?:{BODY}|tỉnh thành|nước|quốc gia) nào\b.*"
FIRST = (
    r"(?:thứ|hạng|vị trí|vị trí thứ) (?:nhất|0?1)\b|\b(?:xếp|đứng|về) nhất\b|\b(?:cao|tốt) nhất"
    r"|(?<!người )đứng đầu|(?<!nước )dẫn đầu|đầu bảng"
)
LAST = r"(?:cuối cùng|cuối bảng|chót|\b(?:thấp|kém) nhất)"
# What is lost or spent so is no money: "mất bao nhiêu ha lúa".
COUNTED_BY = r"ngày|giờ|phút|tháng|năm|tuần|ha\b|diện tích|con|người|hộ|m2|m3|km|kg|mét|tấn|tạ|lít|sào|mẫu|lần|bước"
COUNT = f"(?:{'|'.join(NUMBERS)}|nửa)"
# What a question names as the kind of its answer, and what a text that answers must hold.
LAND = r"(?:(?<!nhà )nước|(?<!\w )quốc gia) nào"
PROVINCE = r"(?:tỉnh(?: thành)?|thành phố|địa phương) nào"
PLACE = f"{PROVINCE}|{LAND}"
WHERE = r"(?:ở|tại|từ) (?:đâu|chỗ nào)|nơi nào|(?:địa (?:điểm|chỉ)|chỗ) nào|\bwhere\b"
BODIES = (
    (r"(?<!cán )bộ(?:,? ngành)? nào", _pattern(r"\b[Bb]ộ(?:, ngành)? [A-ZĐ]")),
    (r"(?:doanh nghiệp|công ty|tập đoàn|ngân hàng|nhà mạng|hãng) nào", _pattern(COMPANY)),
)
ASKS_PROVINCE = re.compile(rf"(?i)\b{PROVINCE}")
NAMES_LOCAL = re.compile(r"(?i)\b(?:tỉnh|thành phố|địa phương|huyện|quận|xã|phường|thị trấn|thôn|bản|vùng|nơi|TP)\b")
PROVINCES = (PROVINCE, lambda text: bool(places(text)))
# "có mấy đồng chí dự" counts no money.
ASKED_MONEY = rf"(?:bao nhiêu|mấy) (?:(?:trăm|{SCALE}) )*(?:tiền|kinh phí|chi phí|đồng\b(?! (?:chí|bằng|bào|nghiệp)\b))"
TURN = r"(?:trình )?báo(?! cáo| chí)|tố (?:cáo|giác)|khiếu nại|liên hệ|gọi(?! là)|bấm|đăng ký|tải|mua"
# What begins, ends or is founded does so in few words; that something was due on a day is another thing.
FOUNDED = "thành lập|ra đời"
WHEN_DONE = (
    ("bắt đầu", "bắt đầu|khởi động|khởi công|khai (?:trương|mạc|giảng)|mở|từ|áp dụng"),
    ("kết thúc", "kết thúc|hoàn thành|bế mạc|đến|hết|trước|hạn|xong"),
    (FOUNDED, f"{FOUNDED}|lập|kiện toàn"),
)
# The same where people find words that no pattern lists ("sau mỗi buổi báo cáo"), so that a reader may know better.
TOLD_IN_WORDS = (
    *(
        (
            rf"(?:{deed})(?: \w+){{0,2}} (?:(?:khi|lúc|năm|tháng|ngày|hồi) nào|bao giờ)"
            rf"|(?:khi nào|bao giờ|năm nào) (?:thì |được )*(?:{deed})\b",
            _pattern(rf"(?i)\b(?:{words})\b"),
        )
        for deed, words in WHEN_DONE
    ),
    PROVINCES,
    (LAND, _pattern(r"(?:[^\W\d_]|,) [A-ZĐÁÔÝÚẤẢ]")),  # of which no list has all
    (WHERE, _pattern(r"(?i)\b(?:tại|ở|từ|đến|về|trên(?! \d)|trong|gửi|nơi|những|phía|địa (?:điểm|chỉ)|đường)\b")),
    (rf"(?:xây|xây dựng|đặt|nằm|đóng) (?:{WHERE})", _pattern(r"(?i)\b(?:(?<!tồn )tại|ở|phía|thuộc)\b")),
    (rf"{EACH}(?:ngày|hôm) (?:nào|mấy|bao nhiêu)\b", _pattern(r"(?i)\bngày \d|\d{1,2}/\d{1,2}\b")),
    (r"tháng (?:nào|mấy)\b", _pattern(r"(?i)\btháng (?:\d|giêng|chạp|một|hai|ba|tư)|\d{1,2}/\d{1,2}|\d{1,2}/\d{4}")),
    (
        r"bao lâu\b|(?:bao nhiêu|mấy) (?:phút|ngày|tuần)\b",
        _pattern(rf"(?i)(?:\d|\b{COUNT})\)?\s*(?:giờ|tiếng|phút|ngày|tuần|tháng|năm)\b"),
    ),
)
# "Những cổng nào đạt mức độ A?" asks for those on a level, and not which points are on it.
GRADED = (
    r"(?:nào|(?:bao nhiêu|mấy)(?! điểm)) (?:\w+ ){0,6}?(?:đ[ạặ]t|xếp|bị|ở) (?:\w+ ){0,2}?"
    r"(?:mức|mục|hạng|loại)(?: độ)? (?-i:[A-E])\b"  # "dat muc" may be "đặt mục"
)
ON_GRADE = r"(?i)\b(?:mức|hạng|loại)(?:\sđộ)?\s(?-i:[A-E])\b(?!\s*[-:–]\s*(?:từ|dưới|trên)\s)"
NAMED = (
    (r"(?:số liệu|con số|thống kê) (?:gì|nào)\b", _pattern(r"\d")),
    (r"(?:đạt (?:ở )?mức|mức độ|xếp loại) (?:mấy|nào)\b", _pattern(r"(?i)\b(?:mức|loại|hạng)\b")),
    (
        r"(?:^trường|(?:những|các|ở|tại) trường|(?:trường|đại) học|học viện) nào\b",
        _pattern(r"(?i)\b(?:trường|đại học|học viện)\b"),
    ),
    (GRADED, _pattern(ON_GRADE)),
    *BODIES,
    (TROUBLES_ASKED, _pattern(rf"(?i)\b(?:{TROUBLE}|(?:chưa|thiếu|yếu|thấp|chậm|kém)\b)")),
    (rf"{WHICH_BODY}(?:{FIRST})", _pattern(f"(?i){FIRST}")),
    (rf"{WHICH_BODY}{LAST}", _pattern(f"(?i){LAST}")),
    (
        r"(?:(?:đứng|xếp)(?: ở)?(?: hạng| vị trí)? thứ|hạng|vị trí) (?:mấy|bao nhiêu)\b(?! điểm)"
        r"|^(?:thứ |xếp )hạng\b(?!.*\b(?:bậc|điểm|nào|gì|ai|không|chưa|sao)\b)",
        _pattern(rf"(?i)\b(?:(?<!lần )(?<!họp )thứ|hạng|vị trí|top) (?:\d|(?:{ANY_ORDINAL})\b)"),
    ),
    (
        r"(?:bao nhiêu|mấy) (?:người|đại biểu|khách)\b.*\b(?:dự|có mặt|phiên họp|hội nghị)\b",
        _pattern(r"(?i)\d\s+(?:người|đại biểu|khách)\b"),
    ),
    (
        r"^(?-i:[A-ZĐ]\w+ ){0,3}dân số\b(?! (?:được|dùng|sử dụng|có|biết|đã))(?!.*(?:phần trăm|%))",
        _pattern(r"(?i)(?<!% )\bdân số\b"),
    ),
    (  # where to turn to: "bị lừa thì báo ở đâu", "bấm chỗ nào", "gọi số nào"
        rf"(?:{TURN}) (?:\w+ ){{0,5}}?(?:(?:(?:ở|tại|với|cho|vào|qua) )?(?:đâu|chỗ nào|số (?:nào|mấy)|nút nào)"
        r"|(?:cho|với|tới|đến) (?:ai|(?:cơ quan|đơn vị|bên|người) nào))\b",
        _pattern(rf"(?i)\b(?:{TURN}|gửi|nộp|phản ánh|đường dây nóng|số điện thoại|địa chỉ|(?<!tồn )(?<!hiện )tại)\b"),
    ),
    (  # what is compulsory is told by what must or need not be done
        r"bắt buộc\b.*\b(?:không|chưa|hay)\b",
        _pattern(r"(?i)\b(?:bắt buộc|phải|được phép|tự (?:nguyện|do|chọn)|không cần|khuyến khích|có thể)\b"),
    ),
    (ASKS_PHONE, lambda text: PHONE.search(text) is not None),
    (r"(?<!dự )(?:kỳ|phiên) họp (?:nào|(?:lần )?thứ mấy)\b", _pattern(r"(?i)\b(?:kỳ|phiên) họp\b")),
    (rf"(?!phương châm){TITLE_ASKED}", _pattern(NAMES_TITLE)),
    (f"phương châm{ASKED_FOR}", _pattern(f"{NAMES_TITLE}|{BY_TAKING}")),
    (r"(?:mấy|bao nhiêu) giờ\b|giờ (?:nào|mấy)\b", _pattern(r"(?i)\d{1,2}\s*(?:giờ|h\d{0,2}\b|:\d\d)")),
    (
        r"(?:có )?hiệu lực\b.*(?:ngày|khi|bao giờ|lúc)|(?:khi nào|bao giờ|ngày nào)\b.* hiệu lực",
        _pattern(r"(?i)\b(?:hiệu lực|thi hành)\b[^.;]{0,60}(?:\d|\bngày\b)|\d[^.;]{0,60}\b(?:hiệu lực|thi hành)\b"),
    ),
    (
        r"(?:bao nhiêu|mấy) tuổi\b|(?<!học )(?<!thí )(?<!phát )sinh (?:vào )?(?:năm|ngày) (?:nào|bao nhiêu|mấy)\b",
        _pattern(r"(?i)\btuổi\b|\bsinh\b"),
    ),
    (r"(?:bao nhiêu|mấy) điều(?: khoản)?\s*\W*$", _pattern(r"(?i)\d+ điều\b")),
    (r"(?:bao nhiêu|mấy) (?:chương|trang)\b", _pattern(r"(?i)\d+ (?:chương|trang)\b")),
    (  # what is spent is not what is saved
        r"(?:chi|tiêu|rót|đầu tư|bố trí)(?: hết| ra| cho [^,?]+?)? (?:bao nhiêu|mấy) (?:tiền|tỷ|triệu|nghìn|đồng)\b",
        _pattern(r"(?i)\b(?:chi(?! phí)|tiêu|rót|đầu tư|bố trí|kinh phí|vốn)\b"),
    ),
    (
        rf"{ASKED_MONEY}|số tiền|(?<!đánh )giá (?!trị\b)(?:\w+ ){{0,8}}?bao nhiêu|(?:(?<!miễn )(?<!giảm )phí"
        r"|tốn|hết|mất|doanh thu|lương(?! (?-i:[A-ZĐ]))|thu nhập)\b"
        rf".*\bbao nhiêu\b(?! (?:phần trăm|thời gian|{COUNTED_BY}))",
        _pattern(
            r"(?i)\b(?:(?<!hợp )(?<!lao )(?<!cộng )(?<!hội )(?-i:đồng)\b(?! bộ| chí)"
            r"|USD|VN[DĐ]|tiền|đô la|kinh phí|chi phí)\b|miễn phí"
        ),
    ),
)
# "tỉnh nào xếp thứ 62", "bộ nào được xếp mức A": a place that was left ("từ thứ 62") is none.
RANKED = re.compile(
    rf"\b{WHICH_BODY}\b(?<!lần )(?<!họp )(?<!phiên )(?<!khóa )(?P<scale>thứ|hạng|mức|loại)(?: độ)?"
    rf" (?P<at>\d+|[A-E]|{'|'.join(IN_WORDS)})\b",
    re.IGNORECASE,
)
_NAMED, _TOLD_IN_WORDS = (
    tuple((re.compile(rf"(?i)\b(?:{asked})"), held) for asked, held in kinds) for kinds in (NAMED, TOLD_IN_WORDS)
)


COUNTED = tuple(
    (re.compile(rf"(?i)\b{asked}\b"), re.compile(rf"(?i)\d {asked.removesuffix(' nào')}\b"), held)
    for asked, held in (*BODIES, PROVINCES)
)


# "có tỉnh nào giảm không" asks for no name.
WHETHER = re.compile(r"(?i)\bcó\b.*\bnào\b.*\b(?:không|chưa)\b(?:(?:\s+\w+)?\W*$|, (?:mấy|bao nhiêu)\b)")
ASKS_GRADE = re.compile(r"(?i)\b(?:mức(?: độ)?|loại|hạng) (?:nào|gì|mấy)\b")
SCORED = re.compile(r"(?i)(?<![\d,.])(\d{1,9}) điểm\b")
RANGE = re.compile(
    r"(?i)\btừ (?P<low>\d{1,9})(?: điểm)? (?:đến|tới) (?P<high>\d{1,9})\b(?![.,]\d)(?: điểm)?"
    r"|\bdưới (?P<above>\d{1,9}) điểm\b"
)


@lru_cache(maxsize=8192)
def holds_kind(want: Want, text: str) -> bool:
    """Returns whether a text holds the kind of thing wanted: a figure or a date; nothing else is told by its form."""
    if want is Want.QUANTITY:
        text = GENERATION.sub(" ", NUMBERED.sub("", text))
        return bool(vietnamese.quantities(text) or NTH.search(text))
    return want is Want.TIME and DATED.search(text) is not None


def tells_kind(query: Query, text: str) -> bool:
    """Returns whether a text holds the kind of thing wanted: as a time more than the year of a "Kế hoạch năm 2024".

    "Thứ mấy?" is told by "thứ tư" too, and "khi nào?" by a term from some day on.
    """
    if query.want is Want.TIME and query.asks(ASKS_OCCASION) and TERM_FROM.search(text):
        return True
    if query.asks(ASKS_NTH) and NTH_IN_WORDS.search(text):
        return True
    if query.want is Want.TIME and query.years:
        named = {f"{before}{year}" for year in query.years for before in ("", "năm ")}
        text = PERIOD.sub(lambda time: "" if time.group().casefold() in named else time.group(), text)
    return holds_kind(query.want, text)


def tells_the_occasion(query: Query, text: str) -> bool:
    """Returns whether a text tells on what occasion, in words that are not the question's, where it asks when."""
    if query.want is not Want.TIME or query.asks(ASKS_OCCASION) is None:
        return False
    return any(not term_set(told[1]) <= term_set(query.text) for told in OCCASION.finditer(text))


@lru_cache(maxsize=256)
def _named_in(text: str, seen: bool) -> tuple[tuple[re.Pattern[str], Callable[[str], bool]], ...]:
    kinds = _NAMED if seen else _TOLD_IN_WORDS
    found = tuple((asked, held) for asked, held in kinds if asked.search(text))
    return found if seen else _named_in(text, seen=True) + found


def names_a_kind(query: Query) -> bool:
    """Returns whether a question names a kind, or the rank, of its answer that a text must hold."""
    return not query.asks(WHETHER) and bool(query.asks(RANKED) or _named_in(query.text, seen=False))


def holds_named(query: Query, text: str, seen: bool = False) -> bool:
    """Returns whether a text holds what the question names as the kind of its answer: "bộ nào" is answered by a Bộ.

    Where a reader has ``seen`` the answer there, places and times may be told in any words. Of a follow-up its own
    words tell, and not what it takes over from the question before; what is read back asks in words of ours.
    """
    if query.asks(WHETHER) or tells_of_all(query, text):
        return True
    at = ranked["at"].casefold() if (ranked := query.asks(RANKED)) else ""
    if ranked and not re.search(
        rf"(?i)(?<!từ )\b(?:{ranked['scale']})(?: độ)? (?:{at}|0?{IN_WORDS.get(at, at)})\b", text
    ):
        return False
    if names := SHORT_NAME.findall(query.text):
        text = re.sub("|".join(rf"\b{name}\b" for name in names), " ", text)
    text = without_untold(query, text)
    own = SO_WHAT.sub(" ", query.spelled or query.question)
    whole = not query.focus or query.claims or not ASKS.search(own)  # "của Đề án 06?" takes all over
    return all(held(text) for asked, held in _named_in(query.text, seen) if whole or asked.search(own))


def only_counts(query: Query, text: str) -> bool:
    """Returns whether a text counts those of whom it is asked which they are, and names none: "4 doanh nghiệp".

    So does one that speaks of no province at all, where it is asked which it is.
    """
    told = [counted.search(text) for asked, counted, held in COUNTED if asked.search(query.text) and not held(text)]
    return any(told) or (bool(told) and query.asks(ASKS_PROVINCE) is not None and not NAMES_LOCAL.search(text))


def ranges(text: str) -> list[tuple[Span, int, int]]:
    """Returns the ranges that a text names, each with its least and its highest number: "Từ 80 đến 89 điểm"."""
    found = RANGE.finditer(text)
    return [(Span(*each.span()), int(each["low"] or 0), int(each["high"] or int(each["above"]) - 1)) for each in found]


def asks_grade(query: Query) -> bool:
    """Returns whether the grade of so many points is asked for, or the highest or lowest: "mức nào thấp nhất?"."""
    return query.asks(SCORED) is not None or (query.extreme is not None and query.asks(ASKS_GRADE) is not None)


def grades(query: Query, text: str) -> bool:
    """Returns whether a text names the range that the points of a question fall into, or the highest and the lowest."""
    scored = query.asks(SCORED)
    if query.extreme and query.asks(ASKS_GRADE):
        return len(ranges(text)) > 1
    return scored is not None and any(low <= int(scored[1]) <= high for _, low, high in ranges(text))


def asks_title(query: Query) -> bool:
    """Returns whether the theme or the motto of something is asked for: "chủ đề là gì?", "chủ đề năm 2024"."""
    return query.asks(ASKS_TITLE) is not None or asks_name_of_year(query)


def asks_name_of_year(query: Query) -> bool:
    """Returns whether it is asked what a year is called: "Năm 2023 là năm gì?"."""
    return bool(query.years) and query.asks(ASKS_NAME_OF_YEAR) is not None


def names_the_year(query: Query, text: str) -> bool:
    """Returns whether a text says what a year asked for is called: "Năm 2023 là năm “Tạo lập dữ liệu”"."""
    return asks_name_of_year(query) and any(int(named[1]) in query.years for named in NAME_OF_YEAR.finditer(text))


# "có bộ nào tụt không?" is answered by "100% các bộ đều tăng".
FALLS, RISES = r"(?:giảm|tụt|lùi|thụt|sụt|đi xuống)", r"(?:tăng|tiến|đi lên|cải thiện)"
ASKS_WHETHER_ANY = re.compile(
    rf"(?i)\bcó (?:[\w,]+ ){{0,8}}?(?:nào|ai) (?:\w+ ){{0,3}}?(?:{FALLS}|{RISES}) ?(?:\w+ ){{0,8}}(?:không|chưa)\b"
)
ALL_CHANGED = re.compile(rf"(?i)(?:100%|\btất cả|\bmọi\b|\bđều\b)[^.;]{{0,40}}?\b(?:{FALLS}|{RISES})")


def tells_of_all(query: Query, text: str) -> bool:
    """Returns whether a text tells how all of them changed in what a question asks whether it changed for any."""
    if query.asks(ASKS_WHETHER_ANY) is None or ALL_CHANGED.search(text) is None:
        return False
    return not term_set(text).isdisjoint(query.pairs)


ASKS_PLACE = re.compile(rf"(?i)\b(?:{PLACE})")
ASKS_WHERE = re.compile(rf"(?i)\b(?:{WHERE})")
# "Tại Phiên họp" names an event.
TELLS_WHERE = re.compile(
    r"(?i)\b(?:(?<!tồn )(?<!hiện )tại|ở)"
    r" (?!phiên|kỳ|cuộc|buổi|hội nghị|hội thảo|lễ|sự kiện|dịp|đây|đó|văn bản|điều|khoản)|địa (?:điểm|chỉ)"
)
# "tổ chức nào" asks for no rank, no number and no country.
SOME_BODY = rf"(?i:\b{BODY}\b)|\b(?:[A-ZĐ]{{2,}}|Đài|Báo|Tòa|Cổng|Cục|Vụ|Viện|Trường|Trung tâm|Công an|Kho bạc|Quỹ)\b"
NEWSPAPER = (r"báo nào", _pattern(r"\bBáo [A-ZĐ]"))
BODIES_MARKED = (*BODIES, NEWSPAPER, (r"(?:tổ chức|cơ quan|đơn vị|hiệp hội|liên minh) nào", _pattern(SOME_BODY)))
ASKS_BODIES = tuple((re.compile(rf"(?i)\b(?:{asked})"), held) for asked, held in BODIES_MARKED)
PLACE_ENDS = re.compile(r"(?i),\s|;\s|\s(?:đã|sẽ|do|diễn ra|để|nhằm)\s")
ASKS = re.compile(rf"(?i){ASKS_ITSELF.pattern}|\b(?:sao|không|chưa|hay|kể|nêu|liệt kê)\b")
SO_WHAT = re.compile(r"(?i)\bthì sao\b")
BETWEEN_MEMBERS = re.compile(r"(?i)\s*,\s*(?:và\s+)?|\s+và\s+")
ENUMERATES = re.compile(r"(?i),\s|;|\svà\s|\d|[\"“]")


def asks_nothing(query: Query) -> bool:
    """Returns whether a question only names something, so that a figure of it may be meant and hardly anything else."""
    said = SO_WHAT.sub(" ", f"{query.question} {query.text}")
    return want_of(query) is Want.ANYTHING and ASKS.search(said) is None


def fitting_names(query: Query, text: str, sentence: Span, seen: Span) -> tuple[Span, ...]:
    """Returns what the reader saw where it is of the kind asked for, without what is not; none where nothing is."""
    words, several = seen.of(text), want_of(query) is Want.LIST
    if several and not ENUMERATES.search(words):
        return ()
    if query.asks(ASKS_WHERE):
        return (Span(seen.start, seen.start + len(PLACE_ENDS.split(words)[0])),)
    if any(query.asks(asks) and (not held(words) or HELD.match(words)) for asks, held in ASKS_BODIES):
        return ()
    return (seen,)


def places_in(text: str, sentence: Span) -> list[Span]:
    """Returns the places that a sentence names, as spans of the text."""
    return [place.moved(sentence.start) for place in place_spans(sentence.of(text))]


def places_asked(query: Query, text: str, sentence: Span, seen: Span | None) -> tuple[Span, ...]:
    """Returns the places that a question for places asks for: those beside the one ``seen``, else the only several."""
    runs: list[list[Span]] = []
    for member in places_in(text, sentence):
        if runs and BETWEEN_MEMBERS.fullmatch(text, runs[-1][-1].end, member.start):
            runs[-1].append(member)
        else:
            runs.append([member])
    several = [run for run in runs if len(run) > 1]
    found = [run for run in runs if seen is not None and any(each.overlaps(seen) for each in run)]
    found = found or (several if len(several) == 1 else [])
    together = tuple(member for run in found for member in run)
    return together if len(together) > 1 or want_of(query) is not Want.LIST else ()
