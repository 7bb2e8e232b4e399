"""How what is told stands to what was read back beside a value: its way, order, rate, year, firmness, whose it is.

Knows the first quote and the statement; knows nothing of whether the value itself is borne out.
"""

import re
from collections.abc import Sequence

from bot.composing.agreement import ESTIMATE, Agreement, agreement
from bot.composing.answer import Answer
from bot.composing.bearing import Bearing, Verdict, places_of
from bot.composing.figures import number_of
from bot.language.amounts import SHARES_OF
from bot.language.bounds import OF_AMOUNT
from bot.language.periods import RATE
from bot.language.speech import CALLED, WANTED
from bot.understanding.claims import CHANGED, COMPARED, CONFIRM, FIRM
from bot.understanding.values import DATE, limited, values_in
from index import Span
from index.vietnamese import fold

MINISTRY = re.compile(rf"\bBộ (?P<name>{CALLED})")
REACHED = re.compile(r"(?i)\bđã\b|\brồi$")
AIMS = re.compile(rf"(?i)(?<!\d )(?<!nghìn )(?<!triệu )(?<!tỷ )\b{WANTED}\b")  # "1,5 tỷ yêu cầu" are reached
IS_FIRM = re.compile(rf"(?i)\blà (?P<said>(?:(?:con )?số(?: liệu)? )?{FIRM})\b")
WAY = re.compile(
    rf"(?i)(?P<way>\b(?:(?P<up>tăng|cải thiện)|giảm|tụt|sụt|rớt))(?: (?:{OF_AMOUNT}|thêm|được|những))*\s*$"
)
# "cao hơn trung bình thế giới là 42,3 Mbps"
ORDER = re.compile(
    r"(?i)\b(?:(?P<more>cao|nhiều|nhanh|lớn|mạnh|tốt)|thấp|ít|chậm|nhỏ|yếu|kém) hơn(?: mức)?"
    r"(?P<than>(?: (?!là\b|và\b|so\b)[^\W\d_]+){1,6})"
)


def relation_alone(answer: Answer) -> Verdict | None:
    """Returns how the first quote tells the relation that was read back; None where it tells several of that kind.

    Without a claim it is an order, or whether a figure is firm.
    """
    quote = answer.citations[0].quote
    if not answer.query.claims:
        return _of_two_rows(answer) or of_order(answer) or _of_firmness(answer)
    value = answer.query.claims[0]
    told: dict[str, str]
    if changed := CHANGED.fullmatch(value):
        ways = [(way, span) for span in values_in(quote) if (way := _way(quote, span))]
        ways = [(way, span) for way, span in ways if not changed["rank"] or span.of(quote).endswith("bậc")]
        told = {quote[way.start("way") : span.end]: "up" if way["up"] else "down" for way, span in ways}
        said = "up" if changed["up"] else "down"
    elif since_or_each := COMPARED.fullmatch(value) or RATE.fullmatch(value):
        told = {there.group().strip(" ,"): there[1].casefold() for there in since_or_each.re.finditer(quote)}
        said = since_or_each[1].casefold()
    else:
        return _of_firmness(answer)
    if len({*told.values()}) > 1:
        return None
    there = next(iter(told), "")
    return Verdict(value, Bearing.UNTOLD if not told else _same_if(told[there] == said), there)


def of_the_rest(answer: Answer, verdict: Verdict) -> Verdict | None:
    """Returns what is told otherwise than it was read back beside a value that is borne out; None where nothing is."""
    told = (
        _of_another_body,
        _of_other_figures,
        _of_another_class,
        of_another_way,
        _of_an_aim,
        _of_another_rate,
        _of_firmness,
    )
    return next(filter(None, (each(answer, verdict) for each in told)), None)


def of_another_way(answer: Answer, verdict: Verdict) -> Verdict | None:
    """Returns how a figure rose that was read back to have fallen, or is what was reached and no growth; else None."""
    stated, quote = _stated(answer), answer.citations[0].quote
    ways = [way for span in values_in(stated) if span.of(stated) in verdict.value and (way := _way(stated, span))]
    figures = [(span, _way(quote, span)) for span in values_in(quote)]
    told = [way for span, way in figures if span.of(quote) in verdict.told or verdict.told in span.of(quote)]
    if len(ways) != 1 or len(told) != 1 or (told[0] and bool(told[0]["up"]) is bool(ways[0]["up"])):
        return None
    grown = [quote[way.start("way") : span.end] for span, way in figures if way and (way == told[0] or not told[0])]
    return _another(verdict.value, grown) if grown else None


def of_order(answer: Answer) -> Verdict | None:
    """Returns whether something is told to be more, or less, than what it was read back to be so; or None."""
    stated, quote = CONFIRM.sub("", _stated(answer)), answer.citations[0].quote
    read_back, told = ([*ORDER.finditer(text)] for text in (stated, quote))
    if len(read_back) != 1 or len(told) != 1 or not fold(read_back[0]["than"]).startswith(fold(told[0]["than"])):
        return None
    same = bool(read_back[0]["more"]) is bool(told[0]["more"])
    return Verdict(read_back[0].group(), _same_if(same), told[0].group())


def _of_two_rows(answer: Answer) -> Verdict | None:
    """How the cells of two rows of a table stand to each other, of which one was read back to be more; else None."""
    stated = CONFIRM.sub("", answer.query.spelled)
    order = ORDER.search(stated)
    sides = [fold(stated[: order.start()]), fold(order["than"])] if order else []
    cites = answer.citations[:2]
    rows = [(cite, cite.quote.split("\n")[0]) for cite in cites if cite.columns and len(cite.marked) == 1]
    named = [[(cite, label) for cite, label in rows if fold(label) in side] for side in sides]
    if order is None or [len(each) for each in named] != [1, 1] or named[0] == named[1]:
        return None
    told = [(label, cite.marked[0].of(cite.quote)) for ((cite, label),) in named]
    one, other = (number_of(cell) for _, cell in told)
    if one is None or other is None or one == other:
        return None
    same = (one[0] > other[0]) is bool(order["more"])
    return Verdict(order.group(), _same_if(same), ", ".join(f"{label} {cell}" for label, cell in told))


def _of_firmness(answer: Answer, verdict: Verdict | None = None) -> Verdict | None:
    """How a figure is told as estimated that was read back as firm, or as estimated; None where that was not said."""
    spelled, cite = answer.query.spelled or answer.query.text, answer.citations[0]
    firmness = IS_FIRM.search(spelled)
    estimated = next((told for mark in cite.marked if ESTIMATE.search(told := mark.of(cite.quote))), None)
    if firmness is None or estimated is None or (verdict and verdict.told not in estimated):
        return None
    figures = (span.of(spelled) for span in values_in(spelled))
    if any(agreement(estimated, each, cite.date) is Agreement.OTHER for each in figures):
        return None
    same = not firmness["said"].casefold().endswith("chính thức")
    return Verdict(firmness["said"], _same_if(same), estimated)


def _of_another_rate(answer: Answer, verdict: Verdict) -> Verdict | None:
    """That a figure is told of each year that was read back of each month; None where no other rate is told."""
    quote = answer.citations[0].quote
    rates = [[*RATE.finditer(text)] for text in (_stated(answer), quote)]
    said, there = ({rate["unit"].casefold() for rate in found} for found in rates)
    if len(said) != 1 or not there or said & there:
        return None
    behind = (rate for rate in rates[1] if rate.start() > quote.find(verdict.told))
    return Verdict(rates[0][0].group(), Bearing.OTHER, next(behind, rates[1][0]).group())


def _of_other_figures(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How the first quote bears on the years and figures read back beside the value; None where it tells them so."""
    stated, cite = _stated(answer), answer.citations[0]
    years_there = [*COMPARED.finditer(cite.quote)]
    for read_back in COMPARED.finditer(stated):
        if all(there["year"] != read_back["year"] for there in years_there):
            return _another(read_back.group(), [there.group() for there in years_there])
    there = [span.of(cite.quote) for span in values_in(cite.quote)]
    told = [verdict.told]
    for figure in (limited(stated, span).of(stated) for span in reversed(values_in(stated))):
        if any(figure.casefold() in value.casefold() for value in answer.query.claims) or DATE.fullmatch(figure):
            continue
        if not (places := places_of(cite, figure)):
            return _another(figure, [each for each in there if agreement(each, figure, cite.date) is not None])
        if agreement(written := places[0].of(cite.quote), figure, cite.date) is Agreement.INEXACT:
            told.insert(0, written)
    return Verdict(verdict.value, Bearing.INEXACT, ", ".join(told)) if len(told) > 1 else None


def _of_another_class(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How a share is told of others than those of whom it was read back: "80,2% hộ gia đình" are not as many people."""
    asked, cite = answer.query.alone or answer.query.text, answer.citations[0]
    read_back = [each for each in SHARES_OF if each.search(asked)]
    if "%" not in verdict.value or not read_back or any(each.search(cite.quote) for each in read_back):
        return None
    told = (
        cite.quote[share.start : of_whom.end()]
        for share in places_of(cite, verdict.value)
        for each in SHARES_OF
        if (of_whom := each.match(cite.quote, share.end + 1))
    )
    return next((Verdict(verdict.value, Bearing.INEXACT, share) for share in told), None)


def _of_another_body(answer: Answer, _: Verdict) -> Verdict | None:
    """That the ministry of which it was read back is not named, where the first quote names another; else None."""
    named, quote = MINISTRY.match(answer.query.stated), answer.citations[0].quote
    if named is None or fold(named["name"]) in fold(quote) or not MINISTRY.search(quote):
        return None
    return Verdict(named.group(), Bearing.UNTOLD, "")


def _of_an_aim(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How a figure is told as an aim that was read back as reached: "mục tiêu tăng trưởng … từ 8-10%"."""
    cite = answer.citations[0]
    if not REACHED.search(answer.query.stated):
        return None
    told = [
        cite.quote[aim.start() : mark.end]
        for mark in cite.marked
        if verdict.told in mark.of(cite.quote)
        for aim in AIMS.finditer(cite.quote, 0, mark.start)
        if not re.search(r"[.;]\s", cite.quote[aim.end() : mark.start])
    ]
    return Verdict(verdict.value, Bearing.INEXACT, told[-1]) if told else None


def _stated(answer: Answer) -> str:
    """The whole statement; the message where it is none."""
    return answer.query.stated or answer.query.spelled


def _way(text: str, figure: Span) -> re.Match[str] | None:
    """The word that says of a figure that something rose or fell by it; None of what something is or reached."""
    return WAY.search(text[: figure.start])


def _same_if(same: bool) -> Bearing:
    return Bearing.SAME if same else Bearing.OTHER


def _another(value: str, told: Sequence[str]) -> Verdict:
    """The verdict on what is not told as it was read back: something else is, where there is but one such thing."""
    alone = told[0].strip(" ,") if len(told) == 1 else ""
    return Verdict(value.strip(" ,"), Bearing.OTHER if alone else Bearing.UNTOLD, alone)
