"""Whether an answer bears out what somebody read back: the very value, another, or none.

Knows answers; says nothing of how it is told to people.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.composing.agreement import ESTIMATE, Agreement, agreement, beyond, day_of, lies_within
from bot.composing.answer import Answer, Citation
from bot.composing.figures import number_of
from bot.language.bounds import OF_AMOUNT
from bot.language.events import GATHERING
from bot.language.periods import figures_by_year
from bot.language.speech import WANTED
from bot.understanding.claims import (
    CHANGED,
    COMPARED,
    CONFIRM,
    DATE,
    EACH,
    FIRM,
    FROM,
    QUOTES,
    RANK_ITSELF,
    TITLES,
    has_value,
    limited,
    values_in,
)
from bot.understanding.persons import HELD, heads
from bot.understanding.query import Query, subject_terms
from index import Span
from index.vietnamese import CAPITAL, fold, term_set, tokens, years

# An office that several hold, or a thing that several do: who is not named may be one of them. So it is with what is
# done at no meeting that is named.
OF_SEVERAL = re.compile(r"(?i)\b(?:phó|thứ trưởng|ủy viên|thành viên|dự|báo cáo|phát biểu|cùng|có mặt)\b")
OF_ONE = re.compile(rf"(?i){GATHERING}|\blà (?:ai|gì)\b|\btên\b")
EARLIER = re.compile(r"(?i)(?<!với )(?<!hơn )(?<!lần )(?<!đôi )\b(?:kỳ|lần|đợt|năm)(?: đánh giá)? trước\b")
BEFORE_NOW = re.compile(r"(?i)\b(?:từ|trước)(?: \w+){0,3} $")  # "từ thứ 62 xuống xếp thứ 58"
THING_NEAR, THING_WITHIN = 40, 3  # characters and words behind a number, among which what it counts begins
MINISTRY = re.compile(rf"\bBộ (?P<name>{CAPITAL}\w* \w+(?:,? (?:và )?{CAPITAL}\w* \w+)*)")
ASKS_BODY = re.compile(r"(?i) bên (bộ|sở) nào\b")  # of which nobody is of two
REACHED = re.compile(r"(?i)\bđã\b|\brồi$")
AIMS = re.compile(rf"(?i)(?<!\d )(?<!nghìn )(?<!triệu )(?<!tỷ )\b{WANTED}\b")  # "1,5 tỷ yêu cầu" are reached
FIRM_ALONE = re.compile(rf"(?i){FIRM}")
IS_FIRM = re.compile(rf"(?i)\blà (?:(?:con )?số(?: liệu)? )?{FIRM}\b")
# "82 điểm là mức B", and no "mức B là 82 điểm": what has a value belongs to what has a range.
BELONGS = re.compile(r"(?i)\d(?: (?:điểm|bậc))?%?,? (?:(?:thì|sẽ) )?(?:là|được|thuộc|bị|vào|nằm|rơi|xếp)\b")
WAY = re.compile(
    rf"(?i)(?P<way>\b(?:(?P<up>tăng|cải thiện)|giảm|tụt|sụt|rớt))(?: (?:{OF_AMOUNT}|thêm|được|những))*\s*$"
)
# "cao hơn trung bình thế giới là 42,3 Mbps"
ORDER = re.compile(
    r"(?i)\b(?:(?P<more>cao|nhiều|nhanh|lớn|mạnh|tốt)|thấp|ít|chậm|nhỏ|yếu|kém) hơn(?: mức)?"
    r"(?P<than>(?: (?!là\b|và\b|so\b)[^\W\d_]+){1,4})"
)
# Of whom a share may be; each class in the words that documents and people have for it.
SHARES_OF = tuple(
    re.compile(rf"(?i)\b(?:{words})\b")
    for words in (
        "hộ gia đình|hộ dân|hộ|gia đình",
        "dân số|người dân|công dân|người|dân",
        "doanh nghiệp|công ty",
        "bộ|cơ quan|đơn vị",
        "tỉnh|địa phương|thành phố",
        "xã|phường|thôn|bản|huyện",
    )
)


class Bearing(StrEnum):
    """How the quotes bear on a value."""

    SAME = "same"  # it is what was marked
    INEXACT = "inexact"  # it was marked within other bounds: "gần 80%"
    OTHER = "other"  # something else was
    BESIDE = "beside"  # something else was, and a quote holds the value too
    HELD = "held"  # a quote holds it, and nothing of its kind was marked
    UNTOLD = "untold"


BORNE_OUT = {Agreement.SAME: Bearing.SAME, Agreement.INEXACT: Bearing.INEXACT}


@dataclass(frozen=True)
class Verdict:
    """A value as it was read back, how the quotes bear on it, and what is marked of its kind; empty without a mark.

    Where a quote only holds it, ``value`` is as the quote writes it.
    """

    value: str
    bearing: Bearing
    told: str


def verdict_on(answer: Answer) -> Verdict | None:
    """Returns how the answer's quotes bear on what was read back; None where nothing was, or there is no answer.

    Of a statement that they bear out, the year that it compares with and its other figures have to be told too.
    """
    if answer.citations and not answer.query.claims and CONFIRM.search(_spelled(answer)):
        return _of_two_rows(answer) or _of_order(answer) or _of_firmness(answer, Verdict("", Bearing.SAME, ""))
    if _says_a_relation(answer):
        return _of_relation(answer)
    verdict = _of_value(answer)
    if verdict is None:
        return None
    if (ordered := _of_order(answer)) and ordered.bearing is Bearing.OTHER:
        return ordered
    if verdict.bearing in BORNE_OUT.values():
        others = (
            told(answer, verdict)
            for told in (
                _of_another_body,
                _of_the_rest,
                _of_another_class,
                _of_another_way,
                _of_an_aim,
                _of_another_rate,
                _of_firmness,
            )
        )
        return next(filter(None, others), verdict)
    if verdict.bearing is not Bearing.OTHER:
        return verdict
    if grown := _of_another_way(answer, verdict):
        return grown
    if COMPARED.search(answer.query.spelled):
        compares = COMPARED.search(answer.citations[0].quote)
        return verdict if compares else Verdict(verdict.value, Bearing.UNTOLD, "")
    return verdict


def _spelled(answer: Answer) -> str:
    """The message as it was spelled; as it was typed where it is no question."""
    return answer.query.spelled or answer.query.text


def _says_a_relation(answer: Answer) -> bool:
    """Returns whether no value was read back but what one is: compared with a year, of each month, risen, estimated."""
    said = answer.query.claims[0] if answer.query.claims and answer.citations else ""
    return any(each.fullmatch(said) for each in (COMPARED, EACH, CHANGED, FIRM_ALONE))


def _of_relation(answer: Answer) -> Verdict | None:
    """How the first quote tells the relation that was read back; None where it tells several of that kind."""
    value, cite = answer.query.claims[0], answer.citations[0]
    if FIRM_ALONE.fullmatch(value):
        return _of_firmness(answer, Verdict(value, Bearing.SAME, ""))
    told: dict[str, str]
    if changed := CHANGED.fullmatch(value):
        ways = [(way, span) for span in values_in(cite.quote) if (way := _way(cite.quote, span))]
        ways = [(way, span) for way, span in ways if not changed["rank"] or span.of(cite.quote).endswith("bậc")]
        told = {cite.quote[way.start("way") : span.end]: "up" if way["up"] else "down" for way, span in ways}
        said = "up" if changed["up"] else "down"
    else:
        kind, key = (COMPARED, "year") if COMPARED.fullmatch(value) else (EACH, "unit")
        told = {there.group().strip(" ,"): there[key].casefold() for there in kind.finditer(cite.quote)}
        said = next(each[key].casefold() for each in kind.finditer(value))
    if len({*told.values()}) > 1:
        return None
    return next(
        (Verdict(value, Bearing.SAME if each == said else Bearing.OTHER, there) for there, each in told.items()),
        Verdict(value, Bearing.UNTOLD, ""),
    )


def _of_another_rate(answer: Answer, verdict: Verdict) -> Verdict | None:
    """That a figure is told of each year that was read back of each month; None where no other rate is told."""
    stated, quote = answer.query.stated or answer.query.spelled, answer.citations[0].quote
    rates = [[*EACH.finditer(text)] for text in (stated, quote)]
    said, there = ({rate["unit"].casefold() for rate in found} for found in rates)
    other = len(said) == len(there) == 1 and said != there
    return Verdict(rates[0][0].group(), Bearing.OTHER, rates[1][0].group()) if other else None


def _of_firmness(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How a figure is told as estimated that was read back as firm, or as estimated; None where that was not said."""
    said, cite = IS_FIRM.search(_spelled(answer)), answer.citations[0]
    estimated = [mark.of(cite.quote) for mark in cite.marked if ESTIMATE.search(mark.of(cite.quote))]
    if not (said and estimated) or verdict.told not in estimated[0]:
        return None
    figures = [span.of(_spelled(answer)) for span in values_in(_spelled(answer))]
    if any(agreement(estimated[0], each, cite.date) is Agreement.OTHER for each in figures):
        return None
    firm = said.group().casefold().endswith("chính thức")
    return Verdict(said.group()[3:], Bearing.OTHER if firm else Bearing.SAME, estimated[0])


def _of_the_rest(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How the first quote bears on what was read back beside the value; None where it tells all of that just so."""
    stated, cite = answer.query.stated or answer.query.spelled, answer.citations[0]
    years_there = [*COMPARED.finditer(cite.quote)]
    for read_back in COMPARED.finditer(stated):
        if all(there["year"] != read_back["year"] for there in years_there):
            return _another(read_back.group(), [there.group() for there in years_there])
    there = [span.of(cite.quote) for span in values_in(cite.quote)]
    told = [verdict.told]
    for figure in (limited(stated, span).of(stated) for span in reversed(values_in(stated))):
        if any(figure.casefold() in value.casefold() for value in answer.query.claims) or DATE.fullmatch(figure):
            continue
        if not (places := _places_of(cite, figure)):
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
    shares = _places_of(cite, verdict.value)
    found = ((share, each.match(cite.quote, share.end + 1)) for share in shares for each in SHARES_OF)
    told = (cite.quote[share.start : of_whom.end()] for share, of_whom in found if of_whom)
    return next((Verdict(verdict.value, Bearing.INEXACT, share) for share in told), None)


def _of_another_body(answer: Answer, verdict: Verdict) -> Verdict | None:
    """That the ministry of which it was read back is not named, where the first quote names another; else None."""
    named, quote = MINISTRY.match(answer.query.stated), answer.citations[0].quote
    there = named is None or fold(named["name"]) in fold(quote) or MINISTRY.search(quote) is None
    return None if there or named is None else Verdict(named.group(), Bearing.UNTOLD, "")


def _of_an_aim(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How a figure is told as an aim that was read back as reached: "mục tiêu tăng trưởng … từ 8-10%"."""
    cite = answer.citations[0]
    reached = REACHED.search(answer.query.stated) is not None
    marks = [mark for mark in cite.marked if reached and verdict.told in mark.of(cite.quote)]
    aims = [(aim, mark) for mark in marks for aim in AIMS.finditer(cite.quote, 0, mark.start)]
    near = [(aim, mark) for aim, mark in aims if not re.search(r"[.;]\s", cite.quote[aim.end() : mark.start])]
    told = (cite.quote[aim.start() : mark.end] for aim, mark in near[-1:])
    return next((Verdict(verdict.value, Bearing.INEXACT, aimed) for aimed in told), None)


def _of_another_way(answer: Answer, verdict: Verdict) -> Verdict | None:
    """How a figure is told to have risen that was read back to have fallen, or is what was reached and no growth."""
    stated, quote = answer.query.stated or answer.query.spelled, answer.citations[0].quote
    ways = [way for span in values_in(stated) if span.of(stated) in verdict.value and (way := _way(stated, span))]
    figures = [(span, _way(quote, span)) for span in values_in(quote)]
    told = [way for span, way in figures if span.of(quote) in verdict.told or verdict.told in span.of(quote)]
    if len(ways) != 1 or len(told) != 1 or (told[0] and bool(told[0]["up"]) is bool(ways[0]["up"])):
        return None
    grown = [quote[way.start("way") : span.end] for span, way in figures if way and (way == told[0] or not told[0])]
    return _another(verdict.value, grown) if grown else None


def _of_order(answer: Answer) -> Verdict | None:
    """Whether something is told to be more, or less, than what it was read back to be so; None where neither is."""
    stated, quote = CONFIRM.sub("", answer.query.stated or answer.query.spelled), answer.citations[0].quote
    read_back, told = ([*ORDER.finditer(text)] for text in (stated, quote))
    if len(read_back) != 1 or len(told) != 1:
        return None
    bearing = Bearing.SAME if bool(read_back[0]["more"]) is bool(told[0]["more"]) else Bearing.OTHER
    same = fold(read_back[0]["than"]).startswith(fold(told[0]["than"]))
    return Verdict(read_back[0].group(), bearing, told[0].group()) if same and told[0]["than"] else None


def _of_two_rows(answer: Answer) -> Verdict | None:
    """How the cells of two rows of a table stand to each other, of which one was read back to be more; else None."""
    stated = CONFIRM.sub("", answer.query.spelled)
    order, cites = ORDER.search(stated), answer.citations
    cells = [number_of(mark.of(cite.quote)) for cite in cites if cite.columns for mark in cite.marked]
    if order is None or len(cites) != 2 or len(cells) != 2 or not (cells[0] and cells[1]) or cells[0] == cells[1]:
        return None
    labels = [cite.quote.split("\n")[0] for cite in cites]
    sides = [fold(stated[: order.start()]), fold(order["than"])]
    if not all(fold(label) in side for label, side in zip(labels, sides, strict=True)) or fold(labels[1]) in sides[0]:
        return None
    bearing = Bearing.SAME if (cells[0][0] > cells[1][0]) is bool(order["more"]) else Bearing.OTHER
    told = (f"{label} {cite.marked[0].of(cite.quote)}" for label, cite in zip(labels, cites, strict=True))
    return Verdict(order.group(), bearing, ", ".join(told))


def _way(text: str, figure: Span) -> re.Match[str] | None:
    """The word that says of a figure that something rose or fell by it; None of what something is or reached."""
    return WAY.search(text[: figure.start])


def _another(value: str, told: Sequence[str]) -> Verdict:
    """The verdict on what is not told as it was read back: something else is, where there is but one such thing."""
    alone = told[0].strip(" ,") if len(told) == 1 else ""
    return Verdict(value.strip(" ,"), Bearing.OTHER if alone else Bearing.UNTOLD, alone)


def _of_value(answer: Answer) -> Verdict | None:
    values = answer.query.claims
    if not values or not answer.citations:
        return None
    marked = _marked(answer, values[0])
    said = f"{answer.query.text} | {answer.query.spelled}"
    if EARLIER.search(said):  # what is told of now neither bears it out nor denies it
        marked = [(cite, span) for cite, span in marked if BEFORE_NOW.search(cite.quote[: span.start])]
    held = [(cite, span) for value in values for cite in answer.citations for span in _places_of(cite, value)]
    if not EARLIER.search(said):  # "từ thứ 62 xuống xếp thứ 58" tells no 62nd of now
        held = [(cite, span) for cite, span in held if not _is_from(cite.quote, span)]
    held = [place for place in held if not any(_is_of_another(answer.query, place, other) for other in marked)]
    for value in values:
        for cite, span in [*marked, *(held if _thing(value) else ())]:
            agreed = agreement(span.of(cite.quote), value, cite.date)
            if BELONGS.search(answer.query.stated or answer.query.spelled) and lies_within(span.of(cite.quote), value):
                return Verdict(value, Bearing.SAME, span.of(cite.quote))
            if agreed in BORNE_OUT and _counts(cite, span, value):
                return Verdict(value, BORNE_OUT[agreed], _as_told(cite, span, value))
    others = [
        (cite, span)
        for cite, span in marked
        if all(agreement(span.of(cite.quote), value, cite.date) not in BORNE_OUT for value in values)
    ]
    told = ", ".join(_as_told(cite, span, values[0]) for cite, span in others)
    of_the_thing = _thing(values[0]) and any(_counts(cite, span, values[0]) for cite, span in others)
    denied = HELD.match(values[0]) and heads(values[0]) & heads(told)  # "Phó Giám đốc" is no "Giám đốc"
    if (body := ASKS_BODY.search(answer.query.text)) and re.search(rf"\b{body[1].capitalize()} {CAPITAL}", told):
        denied = {body[1]}
    for value in values:
        for cite, span in marked:
            if (agreed := beyond(span.of(cite.quote), value)) and _counts(cite, span, value):
                return Verdict(value, BORNE_OUT[agreed], _as_told(cite, span, value))
    beside = [place for place in held if not any(_is_within(place, other) for other in others)]
    if beside and not (of_the_thing or denied):
        cite, span = beside[0]
        return Verdict(span.of(cite.quote), Bearing.BESIDE if told else Bearing.HELD, told)
    of_one = denied or has_value(values[0]) or _is_of_one(answer.query.text)
    if values[0][0] in QUOTES:  # a title is denied by another, and by nothing else that stands in marks
        of_one = any(re.search(rf"(?i){TITLES}\b", cite.quote) for cite, _ in others)
    sure = told and subject_terms(answer.query.text) and of_one
    return Verdict(", ".join(values), Bearing.OTHER if sure else Bearing.UNTOLD, told if sure else "")


def with_the_value(answer: Answer, value: str) -> Answer:
    """Returns the answer with the one value marked that is of the kind, or counts the thing, read back; if none was."""
    if not answer.citations or _marked(answer, value):
        return answer
    cite = answer.citations[0]
    spans = [limited(cite.quote, span) for span in values_in(cite.quote)]
    alike = [span for span in spans if agreement(span.of(cite.quote), value, cite.date) is not None]
    alike = [span for span in alike if _counts(cite, span, value)] or alike
    return replace(answer, citations=(replace(cite, marked=tuple(alike)),)) if len(alike) == 1 else answer


def bears_out(answer: Answer) -> bool:
    """Returns whether the answer's quotes bear out what was read back; of a name it is enough that one holds it."""
    verdict = _of_value(answer)
    if verdict is None:
        return False
    holds_name = verdict.bearing is Bearing.HELD and not values_in(verdict.value)
    return holds_name or verdict.bearing in BORNE_OUT.values()


def _is_of_one(asked: str) -> bool:
    """Returns whether whoever else is told of, the one who was read back is not: of a deputy there are several."""
    return OF_ONE.search(asked) is not None and OF_SEVERAL.search(asked) is None


def _is_from(quote: str, span: Span) -> bool:
    """Returns whether a rank is the one that something rose or fell from."""
    return RANK_ITSELF.match(quote, span.start) is not None and FROM.search(quote[: span.start]) is not None


def _is_within(place: tuple[Citation, Span], other: tuple[Citation, Span]) -> bool:
    return place[0] is other[0] and place[1].overlaps(other[1])


def _is_of_another(query: Query, place: tuple[Citation, Span], mark: tuple[Citation, Span]) -> bool:
    """Returns whether a value's clause tells only part of what the clause of what is marked in that quote tells.

    Or it is another year's, where a quote lists the years and then their figures.
    """
    quote = place[0].quote
    if query.years and place[0] is mark[0] and place[1] in figures_by_year(quote, Span(0, len(quote))).values():
        return True
    there, marked = (
        query.terms & term_set(cite.quote[cite.quote.rfind(";", 0, span.start) + 1 :].split(";")[0])
        for cite, span in (place, mark)
    )
    return place[0] is mark[0] and there < marked


def _marked(answer: Answer, value: str) -> list[tuple[Citation, Span]]:
    """What is marked of a value's kind in the first quote that has such a mark; in all where figures stand together."""
    found = [
        (cite, limited(cite.quote, mark) if values_in(value) else mark)
        for cite in answer.citations
        for mark in cite.marked
        if agreement(mark.of(cite.quote), value, cite.date) is not None
    ]
    return found if answer.figures else [each for each in found if each[0] is found[0][0]]


def _places_of(cite: Citation, value: str) -> list[Span]:
    """Where a quote holds a value, within whatever bounds; the other cells of a row may not be of what it marks."""
    if cite.columns or value[0] in QUOTES:  # nor a title of what has another
        return []
    if not values_in(value):
        at = fold(cite.quote).find(fold(value))
        return [Span(at, at + len(value))] if at >= 0 else []
    figures = (span for span in values_in(cite.quote) if agreement(span.of(cite.quote), value, cite.date) in BORNE_OUT)
    return [limited(cite.quote, figure) for figure in figures]


def _thing(value: str) -> list[str]:
    """What a number that was read back counts, in two words at most; none where it does not say."""
    figures = [] if value[0] in QUOTES else values_in(value)
    return tokens(value[figures[0].end :])[:2] if figures else []


def _counts(cite: Citation, figure: Span, value: str) -> bool:
    """Returns whether a figure of a quote counts the thing that was read back: "18 bộ, ngành", and no "18 xã".

    Farther behind it both words have to stand: "388 hệ thống, cơ sở dữ liệu" are no "388 cơ quan".
    """
    thing = _thing(value)
    near = tokens(cite.quote[figure.end : figure.end + THING_NEAR])
    if not thing or near[:1] == thing[:1] or (thing[0] == "nước" and near[:2] == ["quốc", "gia"]):
        return True
    return thing in (near[at : at + len(thing)] for at in range(1, THING_WITHIN))


def _as_told(cite: Citation, mark: Span, value: str) -> str:
    """A mark as it is told: with its year, where a year was read back that the quote leaves out."""
    told = mark.of(cite.quote)
    day, read_back = day_of(told, cite.date), day_of(value)
    adds = day and day.year and read_back and read_back.year and not years(told)
    return f"{told} ({day.year})" if day and adds else told
