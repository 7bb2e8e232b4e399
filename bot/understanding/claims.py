"""What somebody reads back to have it confirmed: "45% đúng không?", "5 bậc hay 15 bậc?", "Tỷ trọng là 16,5% à?".

Knows how people ask so; knows nothing of what the documents say, nor how a value is written.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.bounds import EXACTLY, PART_OF_DAY
from bot.language.periods import RATE
from bot.understanding.claimed_names import doer_claimed, name_claimed, with_office
from bot.understanding.query import ASKS_ITSELF
from bot.understanding.values import DATE, DAY_PART, YEAR, has_value, in_figures, limited, values_in
from index import Span
from index.vietnamese import NUMBERS, UNIT, proper_names

RIGHT = r"(?:đúng|dùng(?= không)|phải|chính xác|chuẩn)"  # "dung khong" may be "dùng không"
SURE = r"(?:có )?(?:chắc(?: chắn)?|(?:là )?(?:thật|thiệt))(?: (?:vậy|thế))? (?:không|chưa|hả|à|chứ)"
# Behind a statement: "…, đúng không bạn?", "… à?" ("ha" may be "hạ"); or around it: "có phải … không?".
CONFIRM = re.compile(
    rf"(?i)[\s,]+(?:(?:có )?{RIGHT}(?: (?:vậy|thế|rồi))?(?: (?:không|h[oôồổ]ng|hem|chưa|hả|à|chứ|nhỉ))?|{SURE}"
    r"|à|(?<=\d\s)a|hả|hạ|ha|ư|chứ|nhỉ|(?:is that )?(?:right|correct))"
    r"(?: (?:vậy|ạ|nhỉ|bạn|em|anh|chị|bác|cô|chú|ông|bà|sếp|nhé|thế))*[\s?.!]*$"
)
# "Tôi nhớ là 14,26%", "mình cứ tưởng 8 tỉnh"; "toi tuong" is spelled "tới tướng".
RECALLS = (
    r"(?:t[ôớ]i|em|e|m[iì]nh) (?:\w+ )?(?:nhớ|tưởng|tướng|nghĩ|nghị(?= là)|nhờ(?= là)|đoán"
    r"|đọc(?: (?:ở đâu đó|thấy|được))?)|hình như|(?:tôi )?nghe nói"
)
# "An toàn thông tin là một trong 5 mã ngành mới đúng không?" is asked of the list.
ONE_OF = re.compile(
    r"(?i)^(?P<opens>có phải )?(?P<one>[^,;?\d]+?) (?:cũng )?(?:(?:là|thuộc) một trong"
    r"|(?:(?:nằm |có (?:tên )?)?trong|thuộc)(?=(?: nhóm| danh sách| số)?\W+\d))"
    rf" (?:(?:những|các|số|nhóm|danh sách) )?(?P<list>[^,;?]+?)(?:{CONFIRM.pattern[4:]}|(?(opens)[\s?.!]*$|(?!)))"
)
# So is "Bốn trụ cột gồm cả quản trị số, đúng không?".
ONE_MORE = re.compile(
    rf"(?i)^(?:có phải )?(?P<list>[^,;?]+?) (?:(?:bao )?gồm|có) cả (?P<one>[^,;?\d]+?){CONFIRM.pattern[4:]}"
)
COUNT = re.compile(rf"(?i)^(?:{'|'.join(NUMBERS)})(?= )")
OPENS = re.compile(
    rf"(?i)^(?:có {RIGHT}|phải chăng|chứ (?:không|chẳng) phải|có thật|{RECALLS}|is it true that|is it|was it)"
    r"(?: (?:là|rằng))?,?\s+"
    r"(?:con số (?=\d))?"
)
CLOSES = re.compile(r"(?i)\s+(?:hay )?không[\s?.!]*$")
ASKS = re.compile(rf"(?i){ASKS_ITSELF.pattern}|\b(?:sao|what|which|who|when)\b")
# "xếp 71/193", "tụt từ 58 xuống 62" are ranks, "từ 58 lên 62 bộ" are none.
BARE = r"\d{1,3}(?![.,]?\d|\s?%)"
BARE_RANK = re.compile(rf"(?i)\b(xếp|đứng)(?: hạng)? (?={BARE})")
BARE_RANKS = re.compile(
    rf"(?i)\btừ ({BARE}) ((?:(?:lên|xuống|tăng|tụt|hạ|giảm|rớt) )+)({BARE})"
    rf"(?=\W*$|,|\s(?:{RIGHT}|là|à|hả|về|trong|so|năm)\b)"
)
# "so với cùng kỳ năm 2022": of which year a rise is told.
COMPARED = re.compile(r"(?i),?\s*\b(?:so với|với(?= năm)) (?:[^\W\d]+ ){0,4}?(?P<year>(?:19|20)\d\d)\b")
WHICH_PART = re.compile(rf"(?i)(?:\b(?:{EXACTLY}|{PART_OF_DAY})\s+)+$")
# What may stand beside a value that is all that is said.
NOTHING_ELSE = re.compile(
    r"(?i)^(?:\W|\b(?:so|it|is|s|là|thật|có thật|thế|vậy|t[ứụ]c|nghĩa|được|đạt|vào|trong|hay|hoặc|or|phần trăm|người"
    r"|ông|bà|đồng chí|tại|ở|do|ạ|nhỉ|bạn|em|anh|chị|bác|cô|chú|sếp)\b)*$"
)
# Before a figure that is stated with a mere "?": "Chỉ số kinh tế số 2021 là 0,64?", "4G phủ 98,9% dân số?".
STATES = re.compile(
    r"(?i)\b(?:là|đạt|bằng|chiếm|vượt|phủ(?: sóng)?|tăng(?: trưởng)?|giảm|tụt|lên|xuống|có|gồm|xếp|đứng|tiết kiệm"
    r"|kết nối(?: với)?|cung cấp|cấp|phục vụ|đào tạo|tuyển(?: sinh)?)(?: (?:được|thêm|tới|đến))?\s+$"
)
# What asks for something nevertheless: "Các bộ đạt 80%?", "… đã vượt 0,6 chưa?", "… có 3 trụ cột là?".
ASKS_MORE = re.compile(
    r"(?i)^(?:các|những|danh sách|tên|nếu|khi)\b|\b(?:thì|để)\b|\b(?:không|chưa|là|gồm|như|với|của)$"
)
ENDS_IN_UNIT = re.compile(rf"(?i)(?:%|phần trăm)$|(?<=\s){UNIT}$")
SCALE = re.compile(r"(?i)(?<=\s)(?:nghìn|ngàn|triệu|t[ỷỉ])$")  # "triệu hồ sơ" are counted, and no share of them
# What opens a statement and reads nothing back: "Trong 3 chỉ số …", "3 tăng cường có …".
AMONG_OF = re.compile(r"(?i)(?:trong|cả)(?: số)? |\W?(?=\d+ \w+(?: \w+){0,3}\W? (?:có|(?:bao )?gồm) )")
MOST, WITHIN = (
    re.compile(r"(?i)\b(?:cao|thấp|lớn|nhỏ|nhiều|ít|nhanh|chậm) nhất\b"),
    re.compile(r"(?i)\btrong (?:số )?$"),
)
ALSO = re.compile(r"(?i)(?:^ (?:luôn|thôi|rồi)$|\bcũng $)")  # "cũng thứ 47 luôn"
CHOICE = re.compile(r" hay (?:là )?")  # "là 25 hay 53?"
# What is counted, behind its number: "18 bộ ngành", "gần 14,6 triệu hồ sơ".
THING = re.compile(
    r"(?:\s(?!(?:là|có|được|bị|đã|sẽ|phải|đạt|cần|trong|ở|tại|của|so|vào|năm|trên|và|thì|với|cho|đó|thôi|luôn|rồi"
    r"|tính|đến|tới|từ|theo|mỗi|hằng|hàng)\b)[^\W\d_]+){1,12}"
)
# What kind of statement it is, and no part of what it states: "… là mục tiêu à?", "…, đó là kết quả à?".
OF_WHAT_SORT = re.compile(
    r"(?i)(?:,?\s+(?:đó|đây|thế|vậy|cái này))*\s+(?:là|chỉ là|mới là) (?:một )?"
    r"(?:mục tiêu|chỉ tiêu|kết quả|kế hoạch|yêu cầu|nhiệm vụ|dự báo|dự kiến)$"
)
# "… là số chính thức": whether a figure is estimated.
FIRM = r"(?:chính thức|ước tính)"
OF_WHAT_FIRMNESS = re.compile(
    rf"(?i)\s+(?:mới )?(?:chỉ )?là (?:(?:một )?(?:con )?số(?: liệu)? )?{FIRM}"
    rf"(?:,? (?:chứ )?(?:không phải|chưa phải)(?: là)?(?: (?:con )?số)? {FIRM})?(?: rồi)?$"
)
# What is said of the last answer in words alone: "số này là chính thức", "vậy là tụt hạng", "mỗi tháng".
CHANGED = re.compile(
    r"(?i)(?:(?P<up>tăng|lên|cải thiện)|giảm|xuống|tụt|sụt|rớt)(?: (?P<rank>hạng|bậc)| (?:xuống|lên|đi))?"
)
RELATION = re.compile(rf"(?i){FIRM}|{CHANGED.pattern[4:]}|{RATE.pattern[4:]}|{COMPARED.pattern[4:]}")
SAID_ALONE = re.compile(
    rf"(?i)(?:(?:(?:con )?số(?: liệu)?(?: (?:này|đó|ấy|trên))?|vậy|thế|tức|nghĩa|là|thì|đây|đó|mới|chỉ|đã|bị) )*"
    rf"(?P<value>{RELATION.pattern[4:]}|(?:vào )?buổi {PART_OF_DAY})(?: rồi| thôi)?"
)
INFERS = re.compile(r"(?i)(?:(?:vậy|thế)(?: (?:có )?nghĩa)?|(?:có )?nghĩa|tức) là ")
# "Chủ đề năm 2025 là “…”", "Năm 2023 là năm “…”": what is said of a year or a plan by its title; or "là “…”" alone.
TITLES, QUOTES = r"\b(?:chủ đề|khẩu hiệu|phương châm|thông điệp|là năm)", '"“”'
TITLED_SO = re.compile(
    rf"(?i)(?:(?P<what>(?=.*{TITLES}\b)(?:\S+ ){{3,}}(?:là|năm|{TITLES})):? |là )?(?P<title>[“\"][^“”\"]{{10,}}[”\"])"
)
# A theme without its marks: "Chủ đề năm 2025 là khai phá tiềm năng dữ liệu".
THEME = re.compile(r"(?i)^(?P<what>(?:chủ đề|khẩu hiệu|phương châm|thông điệp)\b.*?) là (?P<title>[^\d“”\"]{15,})$")


@dataclass(frozen=True)
class Claim:
    """What is to be confirmed: ``values`` as typed, and the question that they would answer.

    ``asked`` is empty where nothing but the values is said: the question before is meant. Without ``values`` it is only
    asked of what sort a statement is. ``stated`` is the whole statement.
    """

    values: tuple[str, ...]
    asked: str
    stated: str = ""


def of_list(text: str) -> str:
    """Returns a statement that something is one of a list as the question whether that has it; any other as it is."""
    said = ONE_OF.match(text) or ONE_MORE.match(text)
    if said is None:
        return text
    return f"{COUNT.sub(lambda count: str(NUMBERS[count.group().lower()]), said['list'])} có {said['one']} không?"


def claim_of(text: str, first: bool = False) -> Claim | None:
    """Returns what a message wants confirmed; None where it reads back no figure, rank or day, nor a name.

    Of several figures the last is asked for, or the ``first``. A year is one only where nothing else is said.
    """
    text = with_office(BARE_RANK.sub(r"\1 thứ ", BARE_RANKS.sub(r"từ thứ \1 \2thứ \3", in_figures(text))))
    said, confirms, asks = *_statement_in(text), text.endswith("?")
    if ASKS.search(said):
        return None
    if (confirms or (asks and INFERS.match(said))) and (relation := SAID_ALONE.fullmatch(said)):
        return Claim((relation["value"].strip(),), "")
    if confirms and (claim := _in_words(said)):
        return claim
    stated = OF_WHAT_SORT.sub("", said) if confirms else said
    if confirms and (firm := OF_WHAT_FIRMNESS.search(stated)) and values_in(stated[: firm.start()]):
        said = stated = stated[: firm.start()]
    values = _read_back(stated)
    if choice := _choice(stated, values):
        return choice
    alone = [limited(stated, value) for value in values]
    if confirms and not alone:
        alone = [*proper_names(stated), *(Span(*year.span()) for year in YEAR.finditer(stated))]
    if alone and NOTHING_ELSE.match(_without(stated, alone)):
        goes_on = len(alone) == 1 and DATE.search(stated)  # "tháng 4 năm 2024?" asks of another time
        chooses = len(alone) > 1 and " hay " in stated
        read_back = confirms or chooses or (asks and not goes_on)
        return Claim(tuple(_in_sentence(each.of(stated)) for each in alone), "") if read_back else None
    if not confirms:
        states = asks and not ASKS_MORE.search(stated)
        values = [each for each in values if states and STATES.search(stated[: limited(stated, each).start])]
    if values:
        return _of_figure(stated, values[0 if first else -1], only_of_sort=stated != said)
    named = name_claimed(stated) if confirms else None
    return Claim((named[0],), named[1], stated) if named else None


def _statement_in(text: str) -> tuple[str, bool]:
    """What a message states, without what asks to confirm it, and whether anything does."""
    opened = OPENS.sub("", text)
    said = CONFIRM.sub("", CLOSES.sub("", opened) if opened != text else text).rstrip(" ?.!")
    return said, said != text.rstrip(" ?.!")


def _in_words(said: str) -> Claim | None:
    """What a statement reads back in words: a title, a theme, who did something, a part of the day; else None."""
    if titled := TITLED_SO.fullmatch(said):
        return Claim((titled["title"],), f"{titled['what']} gì?" if titled["what"] else "", said)
    if themed := THEME.match(said):
        return Claim((f"“{themed['title']}”",), f"{themed['what']} là gì?", said)
    if doer := doer_claimed(said):
        return Claim((doer[0],), doer[1], said)
    part = DAY_PART.search(said)
    return Claim((part["part"],), f"{said[: part.start()]} ngày nào?", said) if part else None


def _read_back(stated: str) -> list[Span]:
    """The values of a statement but for those that say only how often, among how many or of how many it is said."""
    values = values_in(stated)
    values = [each for each in values if not RATE.match(stated, each.start)] or values  # "5 triệu … 1 ngày"
    values = [each for each in values if not (MOST.search(stated) and WITHIN.search(stated[: each.start]))]
    among = AMONG_OF.match(stated)
    opens = among and values and among.end() == values[0].start and not DATE.match(stated, among.end())
    return values[1:] if opens else values


def _choice(stated: str, values: Sequence[Span]) -> Claim | None:
    """The question that a choice of two values asks: "Đề án gồm 25 hay 53 dịch vụ" asks how many; None without one."""
    if len(values) < 2 or not CHOICE.fullmatch(stated[values[-2].end : limited(stated, values[-1]).start]):
        return None
    before, behind = stated[: limited(stated, values[-2]).start], stated[values[-1].end :]
    return None if NOTHING_ELSE.match(before + behind) else Claim((), f"{before}bao nhiêu{behind}?")


def _of_figure(stated: str, figure: Span, only_of_sort: bool) -> Claim:
    """The claim of a figure with what it counts; where only the sort of the statement is asked, without a value."""
    whole = limited(stated, figure)
    thing = THING.match(stated, figure.end) if _counts(figure.of(stated)) else None
    value = stated[whole.start : thing.end() if thing else whole.end]
    return Claim(() if only_of_sort else (_in_sentence(value),), f"{_asking_for(stated, figure)}?", stated)


def _in_sentence(value: str) -> str:
    """A value as it stands within a sentence: "Gần 80%" gives "gần 80%"; a name keeps its capitals."""
    return value[:1].lower() + value[1:] if has_value(value) else value


def _counts(value: str) -> bool:
    """Returns whether a figure is a number of things: no share, sum, rank or day."""
    return not (DATE.fullmatch(value) or ENDS_IN_UNIT.search(value) or value[0].isalpha())


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text


def without_other_figures(asked: str) -> str:
    """Returns a question without the clause that ends in a figure: "nhân lực 561.000 người, chiếm bao nhiêu …?".

    Empty where none does.
    """
    for value in values_in(asked):
        thing = THING.match(asked, value.end)
        end = thing.end() if thing else value.end
        if asked[end : end + 1] == "," and not DATE.fullmatch(value.of(asked)):
            return asked[: limited(asked, value).start].rstrip() + asked[end + 1 :]
    return ""


def _asking_for(said: str, value: Span) -> str:
    """The statement with its value asked for: "xếp thứ 86" gives "xếp thứ mấy"."""
    text = value.of(said)
    if DATE.fullmatch(text):
        what = "tháng nào" if text.casefold().startswith("tháng") else "ngày nào"
    elif text[0].isalpha():
        what = "thứ mấy"
    else:
        unit = ENDS_IN_UNIT.search(text) or (None if RATE.search(said) else SCALE.search(text))
        what = " ".join(["bao nhiêu", unit.group().replace("%", "phần trăm")] if unit else ["bao nhiêu"])
    of_day = what.endswith("nào")  # "trước tháng nào", but no "sáng ngày nào"
    before = WHICH_PART.sub("", said[: value.start]) if of_day else said[: limited(said, value).start]
    return f"{ALSO.sub('', before)}{what}{ALSO.sub('', said[value.end :])}"
