"""Where marked words begin and end, so that they may be read aloud alone.

They take with them what limits them ("trước", "khoảng", "phấn đấu"), and never end within a name, a bracket, a
quotation or what is said in one breath ("bộ, ngành"). Knows texts; knows nothing of what is asked.
"""

import re
from functools import lru_cache

from bot.language.bounds import AIMED_AT, BETWEEN, IN_TIME, OF_AMOUNT
from index import Span
from index.vietnamese import SCALE

QUALIFYING = rf"(?:\b(?:{OF_AMOUNT}|từ)|\(ước tính\))(?: đạt)?\s+"
QUALIFIER = re.compile(rf"(?i){QUALIFYING}$")
LEADING_QUALIFIERS = re.compile(rf"(?i)^(?:{QUALIFYING})+")
# What a figure is measured in, without which it cannot be read alone: "6 tháng", but not "6 tháng đầu năm".
MEASURED = (
    r"(?:(?:giây|phút|giờ|ngày làm việc|ngày|tuần|tháng|năm|tuổi|chữ|trang|km|m|cm|mm|m2|m²|kg|g|gam|tấn|lít|ha"
    r"|con(?! (?:số|đường|gái|trai))|người(?!\s+(?:dân|dùng)))\b(?!\s+(?:đầu|cuối|\d)))"
)
IN = re.compile(rf"(?i)\s*{MEASURED}")
PER = re.compile(r"(?: [^\W\d_]+)?(?:/[^\W\d_]\w*)+")  # "150 triệu đồng/máy", "3.300 cây/ha"
RANGE = re.compile(rf"(?i){BETWEEN}\d[\d.,]*\d?(?:\s*(?:%|{SCALE}\b(?: đồng\b)?|(?:đồng|điểm)\b|{MEASURED}))?")
FROM = re.compile(rf"(?i)(?<![\d/.,])(?!(?:19|20)\d\d\b)\d[\d.,]*\s?(?:%|(?:{SCALE} )?đồng|{MEASURED})?{BETWEEN}$")
FIGURE = r"\d[\d.,]*%?"
DAY = rf"(?:(?:sáng|chiều|tối|ngày|tháng|quý|năm)\s+)+{FIGURE}"
# Verbs without which what follows them says another thing, and words of two syllables that a mark never parts.
UNDOES = r"khắc phục|xóa bỏ|xóa|ngăn chặn|phòng chống|chấm dứt|hạn chế|giảm|chưa thực sự|chưa|không"
WORDS = (
    r"triển khai|tăng trưởng|phối hợp|khắc phục|xử lý|ban hành|xây dựng|phát triển|thực hiện|hoàn thiện|hoàn thành"
    r"|bảo đảm|đảm bảo|kiện toàn(?! trình)|rà soát|đánh giá|công bố|khai trương|nghiên cứu|sửa đổi|bổ sung|đẩy mạnh"
    r"|tăng cường|thúc đẩy|nâng cao|dẫn dắt|kích hoạt|huy động|tiếp nhận|kết nối|chia sẻ|đồng bộ|cung cấp|sử dụng"
    r"|khai thác|bảo vệ|tạo lập|tổng kết|sơ kết|chỉ đạo|lãnh đạo|phát biểu|chủ trì|báo cáo|trình bày|giải quyết"
    r"|mở rộng|toàn trình"
)
# A mark that begins within one of these begins with it.
OPENED = (
    re.compile(r"(?i)\b(?:còn )?chưa(?: (?!(?:để|nhưng|nên|mà|khi|nếu|vì|do|thì|kể|tính)\b)[^\W\d_]+){2,8}"),
    re.compile(rf"(?i)\b(?:(?:khẩn trương|kịp thời|sớm|còn) )?(?:{UNDOES})\s+\w"),
    re.compile(rf"(?i)\b(?:(?:{IN_TIME}|đến|hết|từ|kể từ|tính đến|trong|khoảng|đầu|giữa|cuối)\s+)+{DAY}"),
    re.compile(rf"(?i)(?:{QUALIFYING})+{FIGURE}"),
    re.compile(r"(?i)\bcùng kỳ (?:của )?năm\b"),
    re.compile(rf"(?i)\b{AIMED_AT}(?: đạt)? {FIGURE}\s+\w"),  # what is aimed at is not what is
    re.compile(r"(?i)\b(?:ban hành )?(?:nghị quyết|nghị định|thông tư|chỉ thị|quy định)(?: quy định)? về (?:\w+, )?\w"),
    re.compile(r"\b(?:[Cc]ác )?(?:\d+ )?(?:[Bb]ộ|[Ss]ở), ngành [A-ZĐ]\w"),
    re.compile(r"(?i)\b([^\W\d_]+ [^\W\d_]+)(?: [^\W\d_]+){1,2},(?= \1\b)"),  # "nguyên nhân …, nguyên nhân …"
)
WORD = r"[A-ZĐ][^\W\d_]*"
NAME = rf"(?:{WORD}(?: {WORD})+|{WORD} [^\W\d_A-ZĐ]+)"
MEMBERS = (
    r"bộ|ban|sở|ngành|cơ quan|đơn vị|địa phương|đoàn thể|tổ chức|cá nhân|người dân|doanh nghiệp|tỉnh|thành phố|huyện"
    r"|quận|xã|phường|thị trấn|thôn|bản|ấp|xóm",
    r"tồn tại|hạn chế|yếu kém|khó khăn|vướng mắc|bất cập|thách thức|rào cản|điểm nghẽn",
    r"số lượng|chất lượng|quy mô",
    r"phí|lệ phí",
    r"miễn|giảm",
)
GROUP = re.compile(r"(?i)\b(?:nhóm|tốp|top) \d+ (?:nước|quốc gia|tỉnh|địa phương)(?: (?:dẫn|đứng) đầu)?")
# A mark that begins or ends within one of these takes all of it.
UNCUT = (
    re.compile(rf"(?i)\b(?:{WORDS})(?: lại)?\b"),
    GROUP,
    re.compile(rf"\b(?:[Bb]ộ|[Ss]ở|Ủy ban|Đài) {NAME}(?:,? và {NAME}| - {NAME})*"),
    *(re.compile(rf"(?i)\b(?:{words})(?:, (?:{words}))+\b") for words in MEMBERS),
)
# A mark that runs into one of these ends with it: "nhất là người đứng đầu", "… càng khó khăn".
CLOSED = (
    re.compile(r"(?i)\b(?:nhất|đặc biệt|trước hết) là [^,;:.]+"),
    re.compile(r"(?i)\bcàng [^,;:.]+,? (?:thì )?[^,;:.]*?\bcàng [^,;:.]+"),
)
# What begins with whose assessment it is begins behind that: "theo đánh giá của … thuộc nhóm …".
ATTRIBUTED = re.compile(r"(?i)\btheo (?:\w+ ){1,3}của [^,;.]*? (?=(?:thuộc|đạt|là|xếp|đứng|tăng|giảm|được|có)\b)")
ENCLOSED = re.compile(r"\([^()]*\)|“[^“”]*”|\"[^\"]*\"")
MOST_ENCLOSED = 100  # characters more that a mark may take to end a bracket
LIST_MARKER = re.compile(r"\(?(?:\d{1,2}|[a-zđ])\)\s*")


def bare(figure: str) -> str:
    """Returns a marked figure without what limits it: "ước đạt 16,5%" gives "16,5%"."""
    return LEADING_QUALIFIERS.sub("", figure)


def qualified(text: str, sentence: Span, figure: Span) -> Span:
    """Returns the figure with what limits it: "gần 14,6 triệu", "từ 8-10%", and what it is in: "6 tháng", "đồng/kg"."""
    start, end = figure.start, figure.end
    if lower := FROM.search(text, sentence.start, start):
        start = lower.start()
    while before := QUALIFIER.search(text, sentence.start, start):
        start = before.start()
    after = RANGE.match(text, end, sentence.end) or IN.match(text, end, sentence.end)
    end = after.end() if after else end
    per = PER.match(text, end, sentence.end)
    return Span(start, per.end() if per else end)


def trimmed(text: str, span: Span) -> Span:
    """Returns the span without the marks of punctuation and of a list that it begins or ends with."""
    words = span.of(text)
    inner = words.lstrip(" \"“”'.,;:(")
    if marker := LIST_MARKER.match(inner):
        inner = inner[marker.end() :]
    return Span(span.end - len(inner), span.start + len(words.rstrip(" \"“”'.,;:)")))


def whole(text: str, sentence: Span, span: Span) -> Span:
    """Returns the span widened until it begins and ends where the words of the sentence part."""
    words = sentence.of(text).replace("\xa0", " ")
    start, end = span.start - sentence.start, span.end - sentence.start
    opened, uncut, closed, enclosed, attributed = _held_together(words)
    for first, last in attributed:
        start = last if first < start < last < end else start
    for first, last in (*opened, *uncut, *opened):
        if first < start < last:
            start = first
    for first, last in uncut:
        if first < end < last:
            end = last
    for first, last in closed:
        if start <= first < end < last:
            end = last
    for first, last in enclosed:
        begins, ends = first < start < last, first < end < last
        if begins and not ends:
            start = first
        elif ends and not begins:
            end = last if last - end <= MOST_ENCLOSED else max(start, first)
    return Span(start, start + len(words[start:end].rstrip())).moved(sentence.start)


@lru_cache(maxsize=4096)
def _held_together(sentence: str) -> tuple[list[tuple[int, int]], ...]:
    """Where ``OPENED``, ``UNCUT``, ``CLOSED``, ``ENCLOSED`` and ``ATTRIBUTED`` stand in a sentence."""
    groups = (OPENED, UNCUT, CLOSED, (ENCLOSED,), (ATTRIBUTED,))
    return tuple([match.span() for pattern in group for match in pattern.finditer(sentence)] for group in groups)
