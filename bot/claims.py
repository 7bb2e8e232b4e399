"""What somebody reads back to have it confirmed: "45% đúng không?", "5 bậc hay 15 bậc?", "Tỷ trọng là 16,5% à?".

Knows how people ask so; knows nothing of what the documents say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.bounds import IN_TIME, OF_AMOUNT
from bot.periods import PART
from bot.query import ASKS_ITSELF
from index import Span, vietnamese
from index.vietnamese import DAY, MONTH, UNIT

RIGHT = r"(?:đúng|dùng(?= không)|phải|chính xác|chuẩn)"  # "dung khong" may be "dùng không"
# Behind a statement: "…, đúng không bạn?", "… à?"; or around it: "có phải … không?".
CONFIRM = re.compile(
    rf"(?i)[\s,]+(?:(?:có )?{RIGHT}(?: (?:vậy|thế|rồi))?(?: (?:không|chưa|hả|à|chứ|nhỉ))?|à|hả|ư|chứ|nhỉ"
    r"|(?:is that )?(?:right|correct))(?: (?:vậy|ạ|bạn|em|anh|chị|nhé|thế))*[\s?.!]*$"
)
OPENS = re.compile(rf"(?i)^(?:có {RIGHT}|phải chăng|có thật|is it true that|is it|was it)(?: là)?\s+")
CLOSES = re.compile(r"(?i)\s+(?:hay )?không[\s?.!]*$")
ASKS = re.compile(rf"(?i){ASKS_ITSELF.pattern}|\b(?:sao|what|which|who|when)\b")
DATE = re.compile(rf"(?i){DAY.pattern}|{MONTH.pattern}")
RANK = re.compile(r"(?i)(?:^|\b(?:xếp|đứng|hạng|vị trí|lên|xuống|hay|là)\s+)(?P<rank>thứ\s+\d+)\b")
LIMITS = re.compile(rf"(?i)(?:\b(?:{OF_AMOUNT}|{IN_TIME}|những|tận|chỉ)\s+)+$")
# What may stand beside a value that is all that is said.
NOTHING_ELSE = re.compile(
    r"(?i)^(?:\W|\b(?:là|thật|có thật|thế|vậy|tức|được|đạt|vào|hay|hoặc|xếp|đứng|or|phần trăm|người|ông|bà"
    r"|đồng chí|tại|ở|do)\b)*$"
)
STATES = re.compile(r"(?i)\b(?:là|đạt|bằng|chiếm)\s+$")  # "Chỉ số kinh tế số 2021 là 0,64?"
ENDS_IN_UNIT = re.compile(rf"(?i)(?:%|phần trăm)$|(?<=\s){UNIT}$")


@dataclass(frozen=True)
class Claim:
    """What is to be confirmed: ``values`` as typed, and the question that they would answer.

    ``asked`` is empty where nothing but the values is said: the question before is meant.
    """

    values: tuple[str, ...]
    asked: str


def claim_of(text: str) -> Claim | None:
    """Returns what a message wants confirmed; None where it reads back no figure, rank or day, nor a name alone."""
    opened = OPENS.sub("", text)
    said = CONFIRM.sub("", CLOSES.sub("", opened) if opened != text else text).rstrip(" ?.!")
    confirms, values = said != text.rstrip(" ?.!"), values_in(said)
    if ASKS.search(said):
        return None
    limited = [Span(_limited_from(said, value), value.end) for value in values]
    alone = limited or (vietnamese.proper_names(said) if confirms else ())
    if alone and NOTHING_ELSE.match(_without(said, alone)):
        goes_on = len(alone) == 1 and DATE.search(said)  # "tháng 4 năm 2024?" asks of another time
        asks = confirms or (text.endswith("?") and not goes_on)
        return Claim(tuple(each.of(said) for each in alone), "") if asks else None
    if not values:
        return None
    last, whole = values[-1], limited[-1]
    states = text.endswith("?") and last.end == len(said) and STATES.search(said[: whole.start])
    return Claim((whole.of(said),), f"{_asking_for(said, last)}?") if confirms or states else None


def values_in(text: str) -> list[Span]:
    """Returns the days, ranks and figures of a text, in their order; a year, or the number of a meeting, is none."""
    found = [Span(*date.span()) for date in DATE.finditer(text)]
    found += [Span(*rank.span("rank")) for rank in RANK.finditer(text)]
    named = [*found, *(Span(*part.span()) for part in PART.finditer(text))]
    found += [figure for figure in vietnamese.quantities(text) if not any(figure.overlaps(other) for other in named)]
    return sorted(found, key=lambda value: value.start)


def _limited_from(text: str, value: Span) -> int:
    limits = LIMITS.search(text[: value.start])
    return limits.start() if limits else value.start


def _without(text: str, spans: Sequence[Span]) -> str:
    for span in reversed(spans):
        text = text[: span.start] + text[span.end :]
    return text


def _asking_for(said: str, value: Span) -> str:
    """The statement with its value asked for: "xếp thứ 86" gives "xếp thứ mấy"."""
    text = value.of(said)
    if DATE.fullmatch(text):
        what = "tháng nào" if text.casefold().startswith("tháng") else "ngày nào"
    elif text[0].isalpha():
        what = "thứ mấy"
    else:
        unit = ENDS_IN_UNIT.search(text)
        what = " ".join(["bao nhiêu", unit.group().replace("%", "phần trăm")] if unit else ["bao nhiêu"])
    before = said[: value.start] if what.endswith("nào") else said[: _limited_from(said, value)]  # "trước tháng nào"
    return before + what + said[value.end :]
