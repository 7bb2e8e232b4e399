"""Whether an answer bears out what somebody read back: the very value, another, or none.

Knows answers; says nothing of how it is told to people.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.composing.agreement import Agreement, agreement, beyond, lies_within
from bot.composing.answer import Answer, Citation
from bot.composing.bearing import (
    BORNE_OUT,
    Bearing,
    Place,
    Verdict,
    as_told,
    counts,
    is_of_another,
    marked_so,
    places_of,
    thing_of,
)
from bot.composing.relations import of_another_way, of_order, of_the_rest, relation_alone
from bot.language.bounds import OVER, bounds_of
from bot.language.events import GATHERING
from bot.understanding.claimed_names import A_BODY
from bot.understanding.claims import COMPARED, CONFIRM, QUOTES, RELATION, TITLES
from bot.understanding.persons import HELD, heads
from bot.understanding.query import subject_terms
from bot.understanding.values import has_value, is_from, limited, values_in
from index.vietnamese import CAPITAL

# An office that several hold, or a thing that several do: who is not named may be one of them. So it is with what is
# done at no meeting that is named.
OF_SEVERAL = re.compile(r"(?i)\b(?:phó|thứ trưởng|ủy viên|thành viên|dự|báo cáo|phát biểu|cùng|có mặt)\b")
OF_ONE = re.compile(rf"(?i){GATHERING}|\blà (?:ai|gì)\b|\btên\b")
ASKS_BODY = re.compile(r"(?i) bên (bộ|sở) nào\b")  # of which nobody is of two
EARLIER = re.compile(r"(?i)(?<!với )(?<!hơn )(?<!lần )(?<!đôi )\b(?:kỳ|lần|đợt|năm)(?: đánh giá)? trước\b")
BEFORE_NOW = re.compile(r"(?i)\b(?:từ|trước)(?: \w+){0,3} $")  # "từ thứ 62 xuống xếp thứ 58"
# "82 điểm là mức B", and no "mức B là 82 điểm": what has a value belongs to what has a range.
BELONGS = re.compile(r"(?i)\d(?: (?:điểm|bậc))?%?,? (?:(?:thì|sẽ) )?(?:là|được|thuộc|bị|vào|nằm|rơi|xếp)\b")


def verdict_on(answer: Answer) -> Verdict | None:
    """Returns how the answer's quotes bear on what was read back; None where nothing was, or there is no answer.

    Of a statement that they bear out, the year that it compares with and its other figures have to be told too.
    """
    query = answer.query
    if not answer.citations:
        return None
    if not query.claims:
        return relation_alone(answer) if CONFIRM.search(query.spelled or query.text) else None
    if RELATION.fullmatch(query.claims[0]):
        return relation_alone(answer)
    verdict, order = _of_value(answer), of_order(answer)
    if order and order.bearing is Bearing.OTHER:
        return order
    if verdict.bearing in BORNE_OUT.values():
        return of_the_rest(answer, verdict) or verdict
    if verdict.bearing is not Bearing.OTHER:
        return verdict
    if grown := of_another_way(answer, verdict):
        return grown
    compares = COMPARED.search(query.spelled) and not COMPARED.search(answer.citations[0].quote)
    return Verdict(verdict.value, Bearing.UNTOLD, "") if compares else verdict


def bears_out(answer: Answer) -> bool:
    """Returns whether the answer's quotes bear out what was read back; of a person it is enough that one names him.

    Bodies are named nearly anywhere.
    """
    if not answer.query.claims or not answer.citations:
        return False
    verdict = _of_value(answer)
    named = not (values_in(verdict.value) or A_BODY.match(verdict.value))
    holds_name = verdict.bearing is Bearing.HELD and named
    return holds_name or verdict.bearing in BORNE_OUT.values()


def with_the_value(answer: Answer, value: str) -> Answer:
    """Returns the answer with the one value marked that is of the kind, or counts the thing, read back; if none was."""
    if not answer.citations or marked_so(answer, value):
        return answer
    cite = answer.citations[0]
    spans = [limited(cite.quote, span) for span in values_in(cite.quote)]
    alike = [span for span in spans if agreement(span.of(cite.quote), value, cite.date) is not None]
    alike = [span for span in alike if counts(cite, span, value)] or alike
    return replace(answer, citations=(replace(cite, marked=tuple(alike)),)) if len(alike) == 1 else answer


def _of_value(answer: Answer) -> Verdict:
    """How the quotes bear on the values alone that were read back."""
    query, values = answer.query, answer.query.claims
    marked = marked_so(answer, values[0])
    held = [(cite, span) for value in values for cite in answer.citations for span in places_of(cite, value)]
    if EARLIER.search(f"{query.text} | {query.spelled}"):  # what is told of now neither bears it out nor denies it
        marked = [(cite, span) for cite, span in marked if BEFORE_NOW.search(cite.quote[: span.start])]
    else:  # "từ thứ 62 xuống xếp thứ 58" tells no 62nd of now
        held = [(cite, span) for cite, span in held if not is_from(cite.quote, span)]
    held = [place for place in held if not any(is_of_another(query, place, other) for other in marked)]
    return _borne_out(answer, marked, held) or _not_borne_out(answer, marked, held)


def _borne_out(answer: Answer, marked: Sequence[Place], held: Sequence[Place]) -> Verdict | None:
    """The first value that agrees with what is marked, or lies in its range, or that it is beyond; None where none."""
    values = answer.query.claims
    belongs = BELONGS.search(answer.query.stated or answer.query.spelled)
    for value in values:
        for cite, span in [*marked, *(held if thing_of(value) else ())]:
            told = span.of(cite.quote)
            if belongs and lies_within(told, value):  # "trên 80 điểm" is all that is more, too
                return Verdict(value, Bearing.INEXACT if OVER in bounds_of(value) else Bearing.SAME, told)
            if (agreed := agreement(told, value, cite.date)) in BORNE_OUT and counts(cite, span, value):
                return Verdict(value, BORNE_OUT[agreed], as_told(cite, span, value))
    for value in values:
        for cite, span in marked:
            if (agreed := beyond(span.of(cite.quote), value)) and counts(cite, span, value):
                return Verdict(value, BORNE_OUT[agreed], as_told(cite, span, value))
    return None


def _of_the_thing(cite: Citation, value: str) -> str:
    """The one other figure of a quote that counts what was read back: "95 cơ quan"; empty without one such."""
    figures = [limited(cite.quote, span) for span in values_in(cite.quote)] if thing_of(value) else []
    told = [
        figure.of(cite.quote)
        for figure in figures
        if counts(cite, figure, value) and agreement(figure.of(cite.quote), value, cite.date) is Agreement.OTHER
    ]
    return told[0] if len(told) == 1 else ""


def _not_borne_out(answer: Answer, marked: Sequence[Place], held: Sequence[Place]) -> Verdict:
    """What is told instead of the values, where that denies them; whether a quote holds one nevertheless."""
    asked, values = answer.query.text, answer.query.claims
    others = [
        (cite, span)
        for cite, span in marked
        if all(agreement(span.of(cite.quote), value, cite.date) not in BORNE_OUT for value in values)
    ]
    told = ", ".join(as_told(cite, span, values[0]) for cite, span in others)
    of_the_thing = thing_of(values[0]) and any(counts(cite, span, values[0]) for cite, span in others)
    body = ASKS_BODY.search(asked)
    denied = (HELD.match(values[0]) and heads(values[0]) & heads(told)) or (  # "Phó Giám đốc" is no "Giám đốc"
        body and re.search(rf"\b{body[1].capitalize()} {CAPITAL}", told)
    )
    beside = [
        (cite, span) for cite, span in held if not any(cite is in_it and span.overlaps(at) for in_it, at in others)
    ]
    if beside and not (of_the_thing or denied):
        cite, span = beside[0]
        if not told and (other := _of_the_thing(cite, values[0])):
            return Verdict(values[0], Bearing.OTHER, other)
        return Verdict(span.of(cite.quote), Bearing.BESIDE if told else Bearing.HELD, told)
    if values[0][0] in QUOTES:  # a title is denied by another, and by nothing else that stands in marks
        of_one = any(re.search(rf"(?i){TITLES}\b", cite.quote) for cite, _ in others)
    else:
        of_one = bool(denied or has_value(values[0]) or (OF_ONE.search(asked) and not OF_SEVERAL.search(asked)))
    if told and of_one and subject_terms(asked):
        return Verdict(", ".join(values), Bearing.OTHER, told)
    return Verdict(", ".join(values), Bearing.UNTOLD, "")
