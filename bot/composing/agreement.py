"""Whether two values are one: a figure within the same bounds, a range, a rank, a day, somebody's name.

Knows how people and documents write them; knows nothing of questions or answers.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.composing.figures import number_of
from bot.language.bounds import ABOUT, ESTIMATED, EXACTLY, OVER, PART_OF_DAY, UNDER, bounds_of, contradict
from bot.understanding.claims import QUOTES
from bot.understanding.persons import HELD, holds_title
from bot.understanding.values import DATE, DAY_PART, YEAR, values_in
from index.vietnamese import fold, years

DIGITS = re.compile(r"\d+")
NUMBERS = re.compile(r"\d[\d.,]*")
UNIT = re.compile(r"(?i)^.*\d\s?(?:nghìn tỷ|nghìn|ngàn|triệu|t[ỷỉ])?\s*")
MONEY = {"đồng", "usd"}
APART = {"%", "‰"} | MONEY
ESTIMATE = re.compile(rf"(?i)\b{ESTIMATED}\b")
MOST_BEYOND = 0.15  # of a figure, what it may be more or less than one that is read back so: "hơn 3" of 3,5
HALF = (50.0, "%")
BELOW = re.compile(r"(?i)\b(?:dưới|chưa (?:đến|tới))\b")  # and not near it
MOST_ROUNDED = 0.02  # of a figure, what one without bounds may differ from it and be the same in round numbers
PART_OF_YEAR = re.compile(r"\b(?:đầu|giữa|cuối|quý \w+)\b")
FIRST_OF = re.compile(r"(?i)\bthường trực\b")  # several deputies
OF_DAY = re.compile(rf"(?i)\b{PART_OF_DAY}\b")


class Agreement(StrEnum):
    """How what is told agrees with a value of its kind."""

    SAME = "same"
    INEXACT = "inexact"  # within other bounds, or not told so exactly
    OTHER = "other"


@dataclass(frozen=True)
class Day:
    """A day, or a month whose ``day`` is 0; a ``year`` of 0 is left out, and so is an empty ``part`` of the day."""

    day: int
    month: int
    year: int
    part: str


def agreement(told: str, value: str, written: str | None) -> Agreement | None:
    """Returns how what is ``told`` agrees with a value; None where it tells no single value of that kind.

    ``written`` is the ISO date of the document, which tells the year of a day without one.
    """
    one, other = ([found.of(text) for found in values_in(text)] for text in (told, value))
    if YEAR.fullmatch(value):
        told_years = years(told) or [day.year for day in [day_of(told, written)] if day and day.year]
        if years(value)[0] not in told_years:
            return Agreement.OTHER if told_years else None
        parts, said = ({*PART_OF_YEAR.findall(text.casefold())} for text in (told, value))
        return Agreement.SAME if not said - parts else Agreement.OTHER if parts else Agreement.INEXACT
    if value[0] in QUOTES:  # a title
        title, named = (fold(text.strip(f"{QUOTES} .")) for text in (value, told))
        return Agreement.SAME if title == named else Agreement.INEXACT if title in named else Agreement.OTHER
    if HELD.match(value):  # a post, one of those told
        posts = told.split(", ")
        held = [any(holds_title(f"{one} là ai", post) for post in posts) for one in value.split(", ")]
        if any(held) and not all(held):
            return Agreement.INEXACT
        same = [FIRST_OF.search(post) for post in posts if holds_title(f"{value} là ai", post)]
        exact = FIRST_OF.search(value) or not all(same)
        return Agreement.OTHER if not same else Agreement.SAME if exact else Agreement.INEXACT
    if DAY_PART.fullmatch(f" {value}"):
        there = day_of(told, written)
        if there is None or not there.part:
            return None
        return Agreement.SAME if there.part == value.split(maxsplit=1)[1].casefold() else Agreement.OTHER
    if not other:  # a name
        holds = re.search(rf"\b{re.escape(fold(value))}\b", fold(told))
        return None if one else Agreement.SAME if holds else Agreement.OTHER
    if len(one) != 1 or not _of_one_kind(one[0], other[0]):
        return None
    if DATE.fullmatch(one[0]):
        agreed = _of_days(day_of(told, written), day_of(value))
    else:
        agreed = Agreement.SAME if _are_one(one[0], other[0]) else Agreement.OTHER
    bounds, read_back = bounds_of(told), bounds_of(value)
    if agreed is Agreement.OTHER and _is_rounded(one[0], other[0], read_back):
        return Agreement.SAME if read_back and bounds - {ABOUT} <= read_back & {OVER} else Agreement.INEXACT
    if not read_back:  # "561.000 người" is what "ước đạt 561.000 người" estimates, and no other figure
        bounds = bounds_of(ESTIMATE.sub("", told))
    if agreed is not Agreement.SAME or bounds == read_back or (not bounds and read_back == {EXACTLY}):
        return agreed
    return Agreement.OTHER if contradict(bounds, read_back) else Agreement.INEXACT


def day_of(text: str, written: str | None = None) -> Day | None:
    """Returns the day that a text names; where it leaves out the year, the one nearest to the ISO date ``written``."""
    named = DATE.search(text)
    if named is None:
        return None
    numbers, told = [int(digits) for digits in DIGITS.findall(named.group())], years(named.group())
    day, month = (0, numbers[0]) if named.group().casefold().startswith("tháng") else numbers[:2]
    part = OF_DAY.search(text[: named.start()])
    year = told[0] if told else _year_nearest(day, month, written) if written else 0
    return Day(day, month, year, part.group().casefold() if part else "")


def _year_nearest(day: int, month: int, written: str) -> int:
    """The year in which a day is nearest to a date; of a date that is but a year, that."""
    year, *rest = map(int, written.split("-"))
    if not rest:
        return year
    of_date = rest[0] * 31 + (rest[1] if len(rest) > 1 else 15)
    return min(
        (year, year - 1, year + 1), key=lambda other: abs((other - year) * 372 + month * 31 + (day or 15) - of_date)
    )


def _of_days(told: Day | None, value: Day | None) -> Agreement:
    """How two days agree: a month holds of each of its days, and what is told less exactly is only not denied."""
    if told is None or value is None:
        return Agreement.OTHER
    pairs = [(told.month, value.month), (told.day, value.day), (told.year, value.year), (told.part, value.part)]
    if any(one and other and one != other for one, other in pairs):
        return Agreement.OTHER
    return Agreement.INEXACT if any(other and not one for one, other in pairs) else Agreement.SAME


def _of_one_kind(told: str, value: str) -> bool:
    """Returns whether both are days, both are ranks or both are figures; shares are figures apart, sums of money too.

    A bare number may be a rank or a share whose sign was left out.
    """
    days = [DATE.fullmatch(text) is not None for text in (told, value)]
    if any(days):
        return all(days)
    if NUMBERS.fullmatch(value):
        return True
    ranks = [text[0].isalpha() for text in (told, value)]
    one, other = (_unit(text) for text in (told, value))
    in_money = one in MONEY and not other and number_of(value) is not None  # "3,5 nghìn tỷ"
    return ranks[0] == ranks[1] and (one == other or in_money or not {one, other} & APART)


def _are_one(told: str, value: str) -> bool:
    if told[0].isalpha() or value[0].isalpha():  # ranks
        return DIGITS.findall(told) == DIGITS.findall(value)
    one, other = number_of(told), number_of(value)
    if one is None or other is None:  # a range
        return NUMBERS.findall(told) == NUMBERS.findall(value) and _unit(value) in ("", _unit(told))
    return one[0] == other[0] and (not one[1] or not other[1] or one[1] == other[1])


def lies_within(told: str, value: str) -> bool:
    """Returns whether one figure lies in the range, or within the bound, that is told: 82 in "từ 80 đến 89 điểm"."""
    figures = [number_of(each.of(value)) for each in values_in(value)]
    ends = [number_of(end) for end in NUMBERS.findall(told)]
    if len(figures) != 1 or figures[0] is None or not all(ends) or _unit(value) not in ("", _unit(told)):
        return False
    if UNDER in bounds_of(value):  # "dưới 50" is none of "từ 50 đến 64"
        return False
    figure, (low, *high) = figures[0][0], [end[0] for end in ends if end]
    if len(high) == 1:
        return low <= figure <= high[0]
    bounds = bounds_of(told)
    return not high and ((OVER in bounds and figure > low) or (BELOW.search(told) is not None and figure < low))


def beyond(told: str, value: str) -> Agreement | None:
    """Returns how a figure agrees with one read back as "hơn 2" or "dưới 90" that it is beyond; None where it is not.

    It is so near it, and is not quite what was meant farther from it; but any share is more than half, or less.
    """
    one, other = ([found.of(text) for found in values_in(text)] for text in (told, value))
    if len(one) != 1 or len(other) != 1 or not _of_one_kind(one[0], other[0]):
        return None
    figure, least = number_of(one[0]), number_of(other[0])
    if figure is None or least is None or (figure[1] and least[1] and figure[1] != least[1]):
        return None
    bounds, read_back, more = bounds_of(told), bounds_of(value), figure[0] - least[0]
    if not ((OVER in read_back and more > 0) or (BELOW.search(value) and more < 0)):
        return None
    near = abs(more) <= MOST_BEYOND * figure[0] and bounds <= {ABOUT} | read_back
    return Agreement.SAME if near or least == HALF else Agreement.INEXACT


def _is_rounded(told: str, value: str, bounds: frozenset[str]) -> bool:
    """Returns whether a figure is the one told in fewer digits: "93" for 93,31, or "hơn 3 nghìn tỷ" for 3,5."""
    one, other = number_of(told), number_of(value)
    if one is None or other is None or not other[0] or (one[1] and other[1] and one[1] != other[1]):
        return False
    more, place = one[0] - other[0], _last_place(value, other[0])
    if bounds & {OVER, UNDER}:
        return 0 < (more if OVER in bounds else -more) < min(place, MOST_BEYOND * one[0])
    return 2 * abs(more) <= place and abs(more) <= MOST_ROUNDED * one[0]


def _last_place(figure: str, number: float) -> float:
    """What one more in the last digit of a figure that is no zero would add to it: 10 for "80", 0.1 for "38,3"."""
    whole, _, part = re.sub(r"[^\d,]", "", figure).partition(",")
    place = 10.0 ** (-len(part) if part else len(whole) - len(whole.rstrip("0")))
    return number * place / float(f"{whole}.{part or 0}")


def _unit(figure: str) -> str:
    return UNIT.sub("", figure).casefold()
