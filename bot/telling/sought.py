"""Which figures, ranks and dates of a sentence are of the kind that a question counts in.

Knows queries and sentences; knows nothing of which of several figures the question means.
"""

import re
from itertools import pairwise

from bot.language.bounds import OF_ALL, OF_AMOUNT
from bot.language.periods import HALF, PART
from bot.language.phones import ASKS_PHONE, phones_in
from bot.understanding.query import ASKS_NTH, EACH, HOW_MUCH, MEASURE, NTH, NTH_IN_WORDS, Query, Want, want_of
from index import Span, vietnamese
from index.vietnamese import MONTH, SCALE, YEAR, fold, spelling, term_set, terms, tokens

GROWING = re.compile(rf"(?i)\b(?:tăng|giảm)(?:\s+(?:thêm|tới|đến|{OF_AMOUNT}))?\s*$|\bso với\D{{0,30}}$")
GROWTH = re.compile(r"(?i)\btăng trưởng\b[^,;\d]*$")
CONTRAST = re.compile(r"(?i), nhưng\b")  # "chỉ số quốc gia có chậm lại, nhưng các chỉ số thành phần … 45% - 55%"
TIMES = re.compile(r"(?i)\bgấp\s*$")  # "16,5% …, gấp 3 lần": how many times something else
ASKS_GROWTH = re.compile(
    r"(?i)\btăng(?! trưởng)|\bgiảm|\bgấp\b|\blên\b"
    rf"|(?:nhiều|cao|nhanh) hơn(?! (?:so với )?(?:mức )?{OF_ALL.pattern[4:]})|so với .*trước"
)
# "cao hơn trung bình thế giới là 42,3 Mbps": what is compared with, and no figure of the subject's own.
AVERAGE = re.compile(r"(?i)\b(?:trung bình (?:của )?(?:thế giới|khu vực|cả nước|toàn quốc)|thế giới)\b\D{0,15}$")
ASKS_AVERAGE = re.compile(
    r"(?i)\btrung bình\b.*\b(?:thế giới|khu vực|cả nước)\b|\bthế giới\b.*\btrung bình\b|\bworld\b"
)
ASKS_RANK = re.compile(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí thứ|rank")
OF_YEAR = re.compile(rf"(?i)\s+(?:của|trong|vào|ở)\s+(?:cùng kỳ\s+)?năm\s+({YEAR.pattern})")
CLIMBS = re.compile(r"(?i)\bbậc\b|\b(?:mấy|bao nhiêu) (?:xếp )?hạng\b")
FORMER = re.compile(r"(?i)\s*(?:xuống|lên)\b")  # "từ thứ 62 xuống xếp thứ 58": the first is no more
ASKS_FORMER = re.compile(r"(?i)^(?!.*\b(?:so với|hơn)\b).*\b(?:trước (?:đó|đây|khi)|(?:năm|lúc|lần|kỳ) trước)\b")
# Which unit a figure has to have, by the words that ask for it; the first that is asked for tells.
UNITS = (
    (re.compile(r"(?i)(?:mấy|bao nhiêu) lần|\bgấp\b"), re.compile(r"lần$")),
    (re.compile(r"(?i)(?:mấy|bao nhiêu) (?:bậc|(?:xếp )?hạng\b)"), re.compile(r"(?:bậc|hạng)$")),
    (re.compile(r"(?i)phần trăm|%|\b(?:mấy|bao nhiêu) phần\b"), re.compile(r"%$")),
    (re.compile(r"(?i)Mbps"), re.compile(r"Mbps$")),
    (re.compile(r"(?i)(?:bao nhiêu|mấy) (?:tiền|đồng)\b(?! chí)|(?:số|tổng) tiền"), re.compile(r"(?:đồng|USD|%)$")),
)
# The same, where documents may also write it in another unit.
LIKELY_UNITS = (
    (re.compile(r"(?i)t[ỷỉ] lệ|t[ỷỉ] trọng"), re.compile(r"%$")),
    (re.compile(r"(?i)\btiền\b.*\b(?:bao nhiêu|mấy|cỡ)\b|^(?:còn )?tiền\b"), re.compile(r"(?:đồng|USD)$")),
    (
        re.compile(r"(?i)(?<!đánh )giá bao nhiêu|mức đầu tư|\b(?:vốn|phí|tốn)\b"),
        re.compile(r"(?:đồng|USD)$"),
    ),
)
COUNTED = re.compile(
    r"(?i)(?<!thứ )(?<!hạng )(?<!vị trí )(?:bao nhiêu|mấy|số lượng)\s+(?!(?:so|về|trên|trong|năm(?= \d{4}))\b)"
    rf"(?:(?:phần|trăm|{SCALE})\s+)*(\w+(?:\s+\w+)?)"
)
# "kích hoạt được bao nhiêu?" asks for the figure behind that verb.
DEED = re.compile(r"(?i)\b([^\W\d_]+) ([^\W\d_]+) (?:được |đã |tới |đến )*(?:bao nhiêu|mấy)\b")
SHORT_PART = 5  # words
# "Số tài khoản …?" counts, and "kinh tế số Việt Nam" does not.
ASKS_SUM = re.compile(r"(?i)^(?:(?:còn|thế|vậy|thì)\s+)*(?:tổng(?:\s+số)?|số(?:\s+lượng)?)\s+([^\W\d_]+\s+[^\W\d_]+)")
SHARE = re.compile(r"[%‰]$")
UNIT_WORDS = (
    *("bac", "lan", "diem", "ngay", "thang", "gio", "phut", "giay", "nuoc", "nguoi", "dong"),
    *("tinh", "bo", "xa", "huyen", "ho"),
    *("ha", "kg", "tan", "ta", "lit", "km", "con", "cay", "vu"),
)
SAME = {
    **{"tinh": ("tinh", "dia phuong"), "dia phuong": ("dia phuong", "tinh"), "nuoc": ("nuoc", "quoc gia")},
    "thanh vien": ("thanh vien", "nguoi"),
    **{animal: (animal, "con") for animal in ("lon", "trau", "vit", "gia suc", "gia cam")},
}
PER = re.compile(r"(?i)(?:\b(?:mỗi|một|1)\s+|/\s*)(giây|phút|giờ|ngày)\b")
IN_ONE = re.compile(r"(?i)\d [^\d,;:.]+ (1)\s+(?:giây|phút|giờ|ngày)\b")  # "18 giao dịch 1 giây": the 1 counts nothing
RESPECTIVELY = re.compile(r"(?i)\s+lượt\b")  # "năm 2021, 2022 lần lượt là …": no 2022 times
ITEM = re.compile(r"\(\d+\)")  # "(5) Đẩy mạnh …" counts nothing
NUMBERED = re.compile(r"(?i)(?:(?:câu|bước|điều|khoản|mục)\s+)?\d{1,3}[.):]\s")  # nor does "8. Đường dây nóng: …"
CLOCK = re.compile(r"(?i)\s*(?:giờ|h)(?:\s*\d\d)?(?:\s*phút)?,?\s+(?:ngày|sáng|trưa|chiều|tối|thứ|cùng)\b")
HOW_LONG = re.compile(r"(?i)\bbao lâu\b")
LASTS = re.compile(r"(?i)\)?\s*(?:giờ|tiếng|phút|giây|ngày|tuần|tháng|năm)\b")
COUNTS_PEOPLE = re.compile(r"(?i)\b(?:bao nhiêu|mấy) (?:người|thành viên|hộ|nhân viên|học sinh|cán bộ|đại biểu)\b")
OF_MONEY = re.compile(r"(?:đồng|USD)$")
PHONE_ASKED = re.compile(rf"(?i)\b(?:{ASKS_PHONE})")
DAY = re.compile(rf"(?i)(?:(?:sáng|chiều|tối|trưa)\s+)?{vietnamese.DAY.pattern}")
DATE = re.compile(rf"{DAY.pattern}|(?:\btrong\s+)?(?:{HALF}\s+(?:năm\s+)?\d{{4}}|{MONTH.pattern}|năm\s+\d{{4}})")
ASKS_DAY = re.compile(rf"(?i){EACH}ngày (?:nào|mấy|bao nhiêu)|hôm nào|what (?:day|date)")
ASKS_LONGER = re.compile(r"(?i)\b(?:năm|tháng|quý) (?:nào|mấy)|what year")
ASKS_MONTH = re.compile(r"(?i)\btháng (?:nào|mấy)\b")
ASKS_HOUR = re.compile(r"(?i)\b(?:mấy giờ|giờ (?:nào|mấy))\b")
HOURS = re.compile(
    r"(?i)\b(?:từ )?\d{1,2} ?(?:giờ|h)\b(?: ?\d\d\b)?(?: (?:đến|tới) \d{1,2} ?(?:giờ|h)\b(?: ?\d\d\b)?)?"
)
HOUR = r"(?:\d{1,2} ?(?:giờ|h)(?: ?\d\d)?(?: phút)?,? )?"
ON = rf"{HOUR}(?:{vietnamese.DAY.pattern}|{MONTH.pattern})"
STRETCH = re.compile(
    rf"(?i)\b(?P<from>từ (?:{ON}|(?:ngày )?\d{{1,2}}(?=\s)))\s+(?:đến|tới)\s+(?P<to>(?:hết |trước )*{ON})"
)
ASKS_END = re.compile(
    r"(?i)\b(?:kết thúc|bế mạc|hết hạn|hạn (?:chót|cuối|nộp|nhận|gửi)|(?:chậm|muộn) nhất"
    r"|(?:đến|tới) (?:hết )?(?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|hôm) (?:nào|mấy)))\b"
)
ASKS_BEGIN = re.compile(r"(?i)\b(?:bắt đầu|khai mạc|từ (?:khi nào|bao giờ|lúc nào|(?:ngày|tháng|hôm) (?:nào|mấy)))\b")


def dates(query: Query, text: str, sentence: Span) -> list[Span]:
    """Returns the days, months and years of a sentence that may tell when; days alone where there are any."""
    pattern = HOURS if query.asks(ASKS_HOUR) else DAY if query.asks(ASKS_DAY) else DATE
    found = [Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end)]
    said = fold(query.text)
    unsaid = [date for date in found if fold(date.of(text)) not in said]
    days = [date for date in unsaid if DAY.fullmatch(date.of(text))]
    if query.asks(ASKS_MONTH):  # which half of a year it was of tells none
        return [date for date in unsaid if DAY.search(date.of(text)) or MONTH.search(date.of(text))] or unsaid or found
    return (days if not query.asks(ASKS_LONGER) else []) or unsaid or found


def stretch_around(query: Query, text: str, sentence: Span, date: Span) -> Span:
    """Returns the stretch of time that a date begins or ends, or the one of its ends that is asked for; else the date.

    Of "từ ngày 19 tháng 01 đến ngày 29 tháng 5" the question when it ends is answered by "ngày 29 tháng 5".
    """
    found = (each for each in STRETCH.finditer(text, sentence.start, sentence.end))
    around = next((each for each in found if date.overlaps(Span(*each.span()))), None)
    if around is None:
        return date
    ends, begins = query.asks(ASKS_END) is not None, query.asks(ASKS_BEGIN) is not None
    return Span(*around.span("to" if ends and not begins else "from" if begins and not ends else 0))


def counts(query: Query) -> bool:
    """Returns whether a figure is asked for, if only by "bao lâu", or by "tổng …" or "số …" at the beginning."""
    want = want_of(query)
    sums = ASKS_SUM.match(query.text) is not None or query.asks(HOW_LONG) is not None
    return want is Want.QUANTITY or (want is Want.ANYTHING and sums)


def asks_rank(query: Query) -> bool:
    """Returns whether a place in an order is asked for ("thứ mấy")."""
    return _asks(query, ASKS_RANK) and not _asks(query, CLIMBS)


def sought_figures(query: Query, text: str, sentence: Span) -> list[Span]:
    """Returns the figures of a sentence that are of the kind asked for, in order; none where none is."""
    if query.asks(PHONE_ASKED) and (phones := phones_in(text, sentence)):
        return phones
    sentence = of_the_measure(query, text, sentence)
    figures, ranks = _figures_in(query, text, sentence), _ranks_in(query, text, sentence)
    said = ASKS_NTH.sub(" ", query.text if query.language == "en" or query.claims else query.question)
    if asks_rank(query) and (query.asks(ASKS_FORMER) or (ranks and not COUNTED.search(said))):
        return ranks
    if _asks(query, HOW_LONG):
        return [figure for figure in figures if LASTS.match(text, figure.end)]
    for asks, unit in UNITS:
        if _asks(query, asks):
            figures = [figure for figure in figures if unit.search(figure.of(text))]
            return _of_growth(query, text, sentence, figures)
    figures = _of_growth(query, text, sentence, _per_time(query, text, sentence, figures))
    figures = _behind_the_deed(query, text, sentence, figures)
    for asks, unit in LIKELY_UNITS:
        if query.asks(asks) and (found := [figure for figure in figures if unit.search(figure.of(text))]):
            return found
    if query.asks(ASKS_SUM):
        figures = [figure for figure in figures if not SHARE.search(figure.of(text))] or figures
    return figures or ranks


def of_the_measure(query: Query, text: str, sentence: Span) -> Span:
    """Returns the part of a sentence that speaks of the measure asked for, where it speaks of several such; else all.

    Of "Chỉ số … điện tử tăng ít nhất 5 bậc và Chỉ số an toàn … thuộc nhóm 30 nước" one part tells of each of them.
    """
    asked = query.asks(MEASURE)
    found = re.finditer(rf"(?i)\b{asked.group()}\b", text[: sentence.end]) if asked else ()
    starts = [each.start() for each in found if each.start() >= sentence.start]
    parts = [Span(start, end) for start, end in pairwise([*starts, sentence.end])]
    told = [term_set(part.of(text)).intersection(query.pairs) for part in parts]
    most = max(told, key=len, default=frozenset())
    best = [part for part, share in zip(parts, told, strict=True) if len(share) == len(most)]
    if len(parts) < 2 or len(best) > 1:
        return sentence
    turn = CONTRAST.search(text, best[0].start, best[0].end) if all(share <= most for share in told) else None
    return best[0] if quantities_in(text, best[0]) else Span(best[0].start, turn.start()) if turn else sentence


def counted_figures(query: Query, text: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """Returns those of the figures that stand right before what the question counts ("15 bậc" for "mấy bậc").

    Where an enumeration gives several, those in the part of it that has a name of the question's.
    """
    counted = [figure for figure in figures if _counts(query, text[figure.start : sentence.end])]
    named = {term for term in query.no_syllables if term[0].isalpha()}
    counted = [
        figure for figure in counted if named.intersection(terms(_part_around(text, sentence, figure)))
    ] or counted
    told = [len(query.terms & term_set(_part_around(text, sentence, figure))) for figure in counted]
    return [figure for figure, share in zip(counted, told, strict=True) if share == max(told)]


def _part_around(text: str, sentence: Span, figure: Span) -> str:
    """The part of an enumeration that a figure stands in, with the next where it is too short to tell of what it is."""
    before, (after, _, rest) = text[sentence.start : figure.start], text[figure.end : sentence.end].partition(";")
    part = re.split(r"[;:]", before)[-1] + figure.of(text) + after
    return part if len(part.split()) > SHORT_PART else f"{part};{rest.partition(';')[0]}"


def _asks(query: Query, pattern: re.Pattern[str]) -> bool:
    """Whether the question asks so; a follow-up that counts something itself tells by its own words alone."""
    if query.focus and (HOW_MUCH.search(query.question) or pattern.search(query.question)):
        return pattern.search(query.question) is not None
    return query.asks(pattern) is not None or pattern.search(query.question) is not None  # of which it may be a part


def quantities_in(text: str, sentence: Span) -> list[Span]:
    """Returns the figures of a sentence, as spans of the text."""
    return [figure.moved(sentence.start) for figure in vietnamese.quantities(sentence.of(text))]


def _figures_in(query: Query, text: str, sentence: Span) -> list[Span]:
    """The figures of a sentence in order, but for those that the question itself names, and for parts of words."""
    found = quantities_in(text, sentence)
    found = [figure for figure in found if not text[figure.end : figure.end + 1].isalpha()]  # "4G"
    found = [figure for figure in found if not PART.match(text, figure.start)]  # "6 tháng đầu năm"
    found = [
        figure for figure in found if not (figure.of(text).endswith("lần") and RESPECTIVELY.match(text, figure.end))
    ]
    in_one = {each.start(1) for each in IN_ONE.finditer(text, sentence.start, sentence.end)}
    found = [figure for figure in found if figure.start not in in_one]
    found = [figure for figure in found if not ITEM.fullmatch(text[max(0, figure.start - 1) : figure.end + 1])]
    marker = NUMBERED.match(text, sentence.start, sentence.end)
    found = [figure for figure in found if marker is None or figure.start >= marker.end()]
    if query.asks(COUNTS_PEOPLE):
        found = [figure for figure in found if not OF_MONEY.search(figure.of(text))]
    phones = phones_in(text, sentence)
    found = [figure for figure in found if not any(figure.overlaps(phone) for phone in phones)]
    found = [figure for figure in found if not CLOCK.match(text, figure.end)]
    asked = set(tokens(query.text))
    return [figure for figure in found if tokens(figure.of(text))[0] not in asked] or found


def _ranks_in(query: Query, text: str, sentence: Span) -> list[Span]:
    """The ranks of a sentence that hold, or those that held before, where these are asked for."""
    rank = NTH_IN_WORDS if query.asks(ASKS_NTH) else NTH
    ranks = [Span(*match.span()) for match in rank.finditer(text, sentence.start, sentence.end)]
    former = [rank for rank in ranks if FORMER.match(text, rank.end)]
    if query.asks(ASKS_FORMER):
        return former
    return [rank for rank in ranks if rank not in former]


def _of_growth(query: Query, text: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """The figures that tell by how much something grew, where that is asked, else the others; all where there are none.

    "Tăng trưởng … đạt 25,25%, tăng 5,62% so với năm 2023" tells its growth in the first, unless that year is meant.
    """
    if of_year := [figure for figure in figures if _is_of_year(query, text[figure.end : sentence.end])]:
        return of_year
    average = [figure for figure in figures if AVERAGE.search(text[sentence.start : figure.start])]
    if average and query.asks(ASKS_AVERAGE):
        return average
    figures = [figure for figure in figures if figure not in average] or figures
    asks, names = query.asks(ASKS_GROWTH) is not None, "tăng trưởng" in query.text.casefold()
    tells = text[sentence.start : sentence.end].casefold().startswith("tăng trưởng")
    asks = (asks and (names or "so với" in query.text)) if tells else (asks or names)
    before = [(figure, text[sentence.start : figure.start]) for figure in figures]
    growing = [figure for figure, said in before if GROWING.search(said)]
    growing = growing or [figure for figure, said in before if asks and GROWTH.search(said)]
    others = [figure for figure in figures if figure not in growing and not TIMES.search(text[: figure.start])]
    return (growing if asks else others) or figures


def _behind_the_deed(query: Query, text: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """The figures before each of which the verb stands that a question asks how much of it was done; else all."""
    asked = query.asks(DEED)
    deed = f"{spelling(asked[1])}_{spelling(asked[2])}" if asked else ""
    if deed not in query.terms or any(_counts(query, text[figure.start : sentence.end]) for figure in figures):
        return figures
    starts = [sentence.start, *(figure.end for figure in figures)]
    before = (text[start : figure.start] for start, figure in zip(starts, figures, strict=False))
    told = (deed in term_set(re.split(r";| và ", stretch)[-1]) for stretch in before)
    return [figure for figure, is_told in zip(figures, told, strict=True) if is_told] or figures


def _is_of_year(query: Query, behind: str) -> bool:
    """Whether a figure is said to be of a year that is asked for: "6,3%, giảm so với 8,7% của năm 2023"."""
    told = OF_YEAR.match(behind)
    return told is not None and int(told[1]) in query.years


def _per_time(query: Query, text: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """The figures that hold for the stretch of time asked for ("mỗi giây"), where there are any."""
    asked = PER.search(query.question if query.focus and PER.search(query.question) else query.text)
    if asked is None or not figures:
        return figures
    ends = [*(figure.start for figure in figures[1:]), sentence.end]
    behind = (PER.search(text[figure.end : end]) for figure, end in zip(figures, ends, strict=True))
    fitting = [
        figure
        for figure, found in zip(figures, behind, strict=True)
        if found is not None and found[1].casefold() == asked[1].casefold()
    ]
    return fitting or figures


def _counted(query: Query) -> tuple[str, ...]:
    """The words for what the question counts, folded: a follow-up's own first; none where it counts nothing."""
    own = (COUNTED.search(query.question) or ASKS_SUM.match(query.question)) if query.focus else None
    own = own if own and fold(own[1]) in fold(query.text) else own and query.asks(COUNTED)  # as documents write it
    of_time = PER.search(query.question)  # "mỗi giây bao nhiêu?" counts the same
    if query.focus and own is None and not of_time and (pairs := [term for term in query.focus if "_" in term]):
        return tuple(pair.replace("_", " ") for pair in pairs)
    counted = own or query.asks(COUNTED) or query.asks(ASKS_SUM) or COUNTED.search(query.question)
    return (fold(counted[1]),) if counted else ()


def _counts(query: Query, figure: str) -> bool:
    """Returns whether a text that begins with a figure goes on with what the question counts."""
    found = re.match(r"[\d.,]+\s*(?:(?:nghin|ngan|trieu|ty|ti)\s+|%\s*)*", fold(figure))
    rest = fold(figure)[found.end() :] if found else ""
    words = (re.escape(word) for both in _counted(query) for word in _ways(both))
    return any(re.match(rf"(?:\w+ \w+, )?{word}\b", rest) for word in words)  # "60 nền tảng, ứng dụng di động"


def _ways(both: str) -> tuple[str, ...]:
    """How documents may name what is counted in two words: by the first alone, where it is a usual unit."""
    one = both.split()[0]
    return (both, *(SAME.get(both) or SAME.get(one) or ((one,) if one in UNIT_WORDS else ())))
