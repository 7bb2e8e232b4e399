"""Whether a figure is of the measure that is asked for: a share, points, places in a ranking, a target, an index.

Knows queries and candidates; knows nothing of what the figure is of.
"""

import re
from functools import partial, reduce

from bot.gathering.candidates import DOUBTFUL, Candidate, Rarity, is_unknown, tells_a_target
from bot.gathering.conditions import Condition, asks, is_seen, of_vietnamese
from bot.gathering.counted import SHARE_OF, figure_counted
from bot.gathering.growth import CHANGES, is_more_than_a_measure
from bot.language.amounts import is_share_of_others
from bot.telling.columns import words_above
from bot.telling.kinds import IN_QUOTES, tells_kind
from bot.telling.sought import ASKS_FORMER, FORMER, asks_rank
from bot.understanding.query import AIMS, COUNTED, COUNTRY, MEASURE, NTH, Query, Want, subject_terms, with_place
from index import vietnamese
from index.vietnamese import spelling, term_set, tokens

MEASURES = frozenset(("ti_trong", "chi_so", "toc_do"))  # a figure of another measure is no answer
MAKES_UP = re.compile(r"(?i)\bchiếm (?:\w+ ){0,2}?\d[\d,.]*\s?%")  # a share, whatever it is called
RANKS = re.compile(r"(?i)hạng|(?<!lần )thứ (?:mấy|bao nhiêu)|vị trí|\bbậc\b")
# What asks for a rank, among whom and before what: all else of a question says in what something is ranked.
RANKING = re.compile(
    r"(?i)\b(?:(?:bảng )?(?:(?:xếp|đứng)(?: ở)?(?: vị trí)? )?(?:thứ|hạng)(?: mấy| bao nhiêu| \d+)?|từng"
    r"|(?:(?:tăng|giảm|lên|xuống|được|thêm) )*(?:bao nhiêu|mấy) bậc"
    rf"|{COUNTRY}|trong khu vực|thế giới|cả nước|\d+ (?:nước|quốc gia)|trước(?: (?:đây|đó|khi))?)\b"
)
PLACES = re.compile(r"(?i)\bbậc\b")
PRICE = re.compile(r"(?i)(?<!đánh )\bgiá\b(?! trị)|\bchi bao nhiêu\b")
OF_MONEY = re.compile(rf"{PRICE.pattern}|\b(?:tiền|đồng|phí|lương|VN[DĐ]|USD)\b")
# "Làm thẻ hết bao nhiêu tiền?" is not told by a sum that others paid or saved.
ASKS_COST = re.compile(
    r"(?i)^(?:(?:tôi|em|mình|muốn|đi|nếu) )*(?:làm|xin|cấp|đổi|đăng ký|mở|lắp|gia hạn|kích hoạt)\b(?!.*\btổng\b)"
    r".*\b(?:hết|mất|tốn) (?:khoảng )?(?:bao nhiêu|mấy) (?:tiền|đồng|nghìn|ngàn|triệu)\b"
)
TELLS_COST = re.compile(
    r"(?i)\b(?:phí|giá|cước|vốn|đầu tư|dự toán|lương|tốn|mất|hết|thù lao|mức (?:thu|chi|đóng))\b"
    r"|\b(?:thu|chi|trả|đóng|nộp|tạm ứng)(?: \w+){0,3} \d"
)
ASKS_SUM_OF_MONEY = re.compile(r"(?i)\btổng (?:giá trị|số tiền|kinh phí|chi phí|doanh thu|thu|chi)\b")
# "Trung bình ba năm của chỉ số …", "chỉ số trung bình trong 3 năm": nobody counts it up from the figures of each.
ASKS_AVERAGE = re.compile(
    r"(?i)\b(?:trung bình|bình quân)\b(?:.* (?:của|trong|cả|qua))? (?:các|mấy|hai|ba|bốn|năm|\d{1,2})"
    r" (?:năm|quý|tháng)\b"
)
AVERAGE = re.compile(r"(?i)\b(?:trung bình|bình quân)\b")
ASKS_TIME_TAKEN = re.compile(r"(?i)\b(?:bao nhiêu|mấy) thời gian\b")
TIME_TAKEN = re.compile(
    rf"(?i)\d\s?%|(?:\d|\b(?:{'|'.join(vietnamese.NUMBERS)}|vài|nửa|cả|suốt))\s?"
    r"(?:giây|phút|giờ|tiếng|ngày|tuần|tháng|quý|năm|thập (?:kỷ|niên)|thế kỷ|(?:cuộc )?đời)\b"
)
ASKS_PLACES = re.compile(r"(?i)\b(?:bao nhiêu|mấy) bậc\b")
ASKS_REACHED = re.compile(
    r"(?i)\bthực tế\b|(?:phần trăm|%).*\bđã có\b|\bđã (?:tăng|giảm|lên)\b.*\b(?:bao nhiêu|mấy)\b"
    r"|\b(?:đã đạt|đạt được) (?:bao nhiêu|mấy)\b|\bkết quả (?:(?:đạt được|thực hiện) )?"
    r"(?:(?:là|được|đạt) )*(?:bao nhiêu|mấy|thế nào|ra sao)\b"
)
ASKS_POINTS = re.compile(
    r"(?i)(?:bao nhiêu|mấy) điểm\b|\bđiểm (?:(?:số|của|cho|về)\b|[^,;?]+ được (?:mấy|bao nhiêu)\W*$)"
)
POINTS = re.compile(r"(?i)\bđiểm\b(?! cầu| nghẽn| mới)|chỉ số[^.;]*\d,\d")
SHARE_OF_WHAT = re.compile(
    r"(?i)\b(?:t[ỷỉ] (?:lệ|trọng)|chỉ số(?! dti\b)(?=[\w\s]+\slà\s(?:bao nhiêu|mấy|\d))) (?:của )?"
    r"([^\W\d_]+) ([^\W\d_]+)"
)
INDEX = re.compile(r"(?i)chỉ số\b")
FOR_EACH = re.compile(
    r"(?i)^(?=.*\b(?:bao nhiêu|mấy)\b).*\b(?:"
    r"(?:mỗi|một|1|từng) (?P<each>hộ|nhà|gia đình|người|học sinh|cháu|trẻ|xe|suất|trang|bản)\b"
    r"|(?:trung bình|bình quân) (?:mỗi|một|1|từng) "
    r"(?P<one>(?!ngày|giây|giờ|phút|tuần|tháng|quý|năm)[^\W\d_]+ (?!có|là|được)[^\W\d_]+))"
)
HOUSE = re.compile(r"(?i)hộ|nhà|gia đình")
PAY = re.compile(r"\b(?:(?<!\w )L|l)ương\b(?! [A-ZĐ]| hưu)")  # a surname too; a pension is asked for by its name
# "Nước nào có tỷ lệ nhập cư cao nhất?" asks for no share.
ASKS_WHOSE = re.compile(r"(?i)^(?!.*\b(?:bao nhiêu|mấy)\b).*(?<!lệ )(?<!trọng )\b(?:nào|ai|đâu)\b")
# "7,5 người trên 100.000 dân"
FRACTION = re.compile(rf"{vietnamese.FRACTION}|\d (?:\w+ ){{1,3}}trên (?:mỗi )?1[\d.]*00\b")
IN_SHARES = re.compile(r"(?i)\(%\)|\bt[ỷỉ] (?:lệ|trọng)\b")
SHARE = re.compile(SHARE_OF.pattern + r"|t[ỷỉ] lệ")  # a table may give a "tỷ lệ" as a plain number


def _tells_of_pay(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text, or what it stands under, speaks of pay, where pay is asked for."""
    hit = candidate.hit
    return any(map(PAY.search, (candidate.text, candidate.before, *hit.chunk.trail, hit.document.title)))


def _tells_a_share(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a per cent, a fraction or a ratio, where a share is asked for."""
    if candidate.unit.kind != "row":
        return "%" in candidate.text or FRACTION.search(candidate.text) is not None
    above = words_above(candidate.hit.document, candidate.unit)
    return "%" in f"{candidate.text} {above}" or query.asks(SHARE_OF) is None


def _counts_no_share(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a row is none of shares, where things are counted: "Tỷ lệ bao phủ (%)" is not how many."""
    return IN_SHARES.search(candidate.unit.label) is None


def _is_the_share_of_the_same(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence does not tell the share of another thing: "tỷ lệ hồ sơ" for "tỷ lệ người dân".

    An index has to be named: "chỉ số tăng" is none of "nhân lực".
    """
    asked, told = query.asks(SHARE_OF_WHAT), SHARE_OF_WHAT.search(candidate.text)
    if asked is None or candidate.unit.kind == "row" or not (told or INDEX.match(asked.group())):
        return True
    ours, *others = ("_".join(map(spelling, shares.groups())) for shares in filter(None, (asked, told)))
    return ours in term_set(candidate.text) or any(other in query.pairs for other in others)


def _tells_a_value(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a figure outside of titles in quotation marks, whose figures are no values."""
    return tells_kind(query, IN_QUOTES.sub(" ", candidate.text)) or is_seen(candidate)


def _tells_points(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence speaks of points; a row's column may."""
    return candidate.unit.kind == "row" or POINTS.search(candidate.text) is not None


def _tells_of_money(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text, or what it stands under, speaks of money, where a sum of it is asked for."""
    above = words_above(candidate.hit.document, candidate.unit) if candidate.unit.kind == "row" else ""
    return OF_MONEY.search(f"{candidate.text} {candidate.hit.chunk.heading} {above}") is not None


def _tells_the_time_taken(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a stretch of time, or a share, or a reader sees how much time something takes."""
    return candidate.unit.kind == "row" or TIME_TAKEN.search(candidate.text) is not None or is_seen(candidate)


def _tells_the_cost(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text, or what it stands under, tells what something costs; a row may."""
    return (
        candidate.unit.kind == "row" or TELLS_COST.search(f"{candidate.hit.chunk.heading} {candidate.text}") is not None
    )


def _tells_places(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells of ranks, where it is asked by how many something rose."""
    return candidate.unit.kind == "row" or any(rank.search(candidate.text) for rank in (RANKS, NTH))


def _tells_the_target(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text or what it stands under tells a target."""
    above = (candidate.hit.document.title, *candidate.hit.chunk.trail)
    return any(map(tells_a_target, (candidate.text, *above)))


def tells_what_was_reached(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells no target, and names what is to be measured."""
    return not tells_a_target(candidate.text) and _tells_the_measure(query, candidate, rarity)


def asks_what_was_reached(query: Query) -> bool:
    """Returns whether a question asks what a measure reached, and not what was aimed at: "thực tế tăng mấy bậc?"."""
    measures = query.want is Want.QUANTITY or query.asks(MEASURE)
    return bool(measures and query.asks(ASKS_REACHED) and not query.asks(AIMS))


def _tells_the_measure(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate names what is to be measured.

    How fast something grows is told by its growth; by how many places an index rose, by where it ranks.
    """
    needed = MEASURES & query.terms
    needed -= {"toc_do"} if query.asks(CHANGES) else set()
    needed -= {"ti_trong"} if MAKES_UP.search(candidate.text) else set()
    needed -= {"chi_so"} if query.asks(PLACES) or asks_rank(query) else set()
    return needed <= candidate.terms


def _is_the_rank_of_the_same(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a row has ranks, or over a third of what is ranked stands in a sentence and the one before."""
    if candidate.unit.kind == "row":
        columns = " ".join(cell.column for cell in candidate.unit.cells)
        return bool(RANKS.search(f"{candidate.text} {columns} {words_above(candidate.hit.document, candidate.unit)}"))
    ranked = RANKING.sub(" của ", reduce(partial(with_place, other=" của "), query.places, query.text))
    named = _pairs(ranked.partition(" về ")[2])
    pairs = {pair for pair in _pairs(ranked) if pair in named or not is_unknown(pair, rarity)}
    before = " ".join(candidate.hit.unit_texts[max(0, candidate.number - 1) : candidate.number])
    return not pairs or 3 * len(pairs & (candidate.terms | term_set(before))) > len(pairs)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(term for term in subject_terms(text) if "_" in term)


def _tells_of_each(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a figure is for each of those for each of whom it is asked: "mỗi hộ bao nhiêu?"; a row may be."""
    each = query.asks(FOR_EACH)
    if each is None or candidate.unit.kind == "row" or is_seen(candidate):
        return True
    named = each["each"] or each["one"]
    one = r"(?:hộ|nhà|gia đình)" if HOUSE.fullmatch(named) else re.escape(named)
    return re.search(rf"(?i)(?:/\s*|\b(?:mỗi|một|1|từng|theo|đầu) ){one}\b", candidate.text) is not None


def _counts_the_named(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence speaks of what is counted at all, or the reader sees that it may count it."""
    counted = query.asks(COUNTED)
    words = {spelling(word) for word in tokens(counted[1])} if counted else set[str]()
    named = {term for term in query.telling if spelling(term) in words}
    row, unread = candidate.unit.kind == "row", candidate.answerable is None
    return row or unread or not named or candidate.mass >= DOUBTFUL or not named.isdisjoint(candidate.terms)


def tells_an_average(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text, or what stands above its table, speaks of an average."""
    above = words_above(candidate.hit.document, candidate.unit) if candidate.unit.kind == "row" else ""
    return AVERAGE.search(f"{candidate.text} | {above}") is not None


def _tells_more_than_a_rank(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a figure that is no place in a ranking."""
    text = candidate.text
    return not all(figure.of(text).endswith("bậc") for figure in vietnamese.quantities(text))


def _tells_the_former_rank(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells where something ranked before; by how many places it rose is no rank."""
    return any(FORMER.match(candidate.text, rank.end()) for rank in NTH.finditer(candidate.text))


def _of_ranks(query: Query) -> object:
    return (asks_rank(query) and query.asks(RANKS)) or query.asks(ASKS_PLACES)


def _of_a_measure(query: Query) -> object:
    return MEASURES & query.terms


def _is_no_share_of_others(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells no share of others alone: "80,2% hộ gia đình" are no schools."""
    return not is_share_of_others(query.text, candidate.text)


# The cheapest comes first.
OF_FIGURE = (
    Condition(_tells_of_pay, lambda query: query.asks(PAY) and not query.asks(SHARE)),
    Condition(_tells_a_share, lambda query: query.asks(SHARE) and not query.asks(ASKS_WHOSE)),
    Condition(_is_no_share_of_others, asks(SHARE)),
    Condition(_is_the_share_of_the_same, asks(SHARE_OF_WHAT)),
    Condition(_tells_a_value, lambda query: not query.asks(COUNTED)),
    Condition(_counts_the_named, asks(COUNTED)),
    Condition(_tells_points, asks(ASKS_POINTS)),
    Condition(_tells_places, asks(ASKS_PLACES)),
    Condition(_tells_of_money, asks(ASKS_SUM_OF_MONEY)),
    Condition(_tells_the_cost, asks(ASKS_COST)),
    Condition(_tells_the_time_taken, asks(ASKS_TIME_TAKEN)),
    Condition(_tells_the_target, asks(AIMS)),
    Condition(_tells_the_measure, _of_a_measure),
    Condition(_tells_of_each, asks(FOR_EACH)),
    Condition(is_more_than_a_measure, of_vietnamese),
    Condition(_is_the_rank_of_the_same, lambda query: _of_ranks(query) and not query.foreign),
    Condition(_tells_the_former_rank, lambda query: asks_rank(query) and query.asks(ASKS_FORMER)),
    Condition(_tells_more_than_a_rank, lambda query: _of_a_measure(query) and not query.asks(RANKS)),
)
OF_ROW_OF_FIGURES = (Condition(_counts_no_share, lambda query: figure_counted(query) and not query.asks(SHARE)),)
