"""What a quote and its document tell about it: who says so, for when it holds, target or result, which index, why.

Word for word, from the quote itself and from what stands before it; what neither tells is not told.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.composing.answer import Abstention, Answer, Citation
from bot.gathering.evidence import Reason
from bot.gathering.sequels import REASONED
from bot.language.announced import announced
from bot.language.events import MEETING, MEETING_CALLED
from bot.language.periods import COMPARISON, PERIOD, figures_by_year, heading_above
from bot.telling.kinds import holds_named
from bot.telling.sayers import Sayer, reaching, sayers, sentences_before
from bot.telling.sought import DAY
from bot.telling.standing import OPENS_RESULTS, clause_around, estimate_of, standing_of
from bot.understanding.about import ASKS_ASSESSING, ASKS_DEMANDING, ASKS_REPORTING, FIGURE, About, plainly
from bot.understanding.pointing import NAME_ENDS
from bot.understanding.query import Intent, Query
from index import Document, Span, Unit, vietnamese
from index.vietnamese import YEAR, fold, term_set, tokens

LONGEST_FIGURE = 40  # characters of a figure with what limits it
UNTIL_NOW = re.compile(r"(?i)\b(?:(?:tính )?đến nay|hiện nay|h[ằà]ng (?:năm|tháng|ngày))\b")
THEN = re.compile(rf"{COMPARISON.pattern}|\bso với [^,.;]*?\b(?:trước|ngoái)\b")
MEASURE = re.compile(r"(?i)\b(?:chỉ số|tỷ lệ|tỷ trọng|tốc độ)\b(?= \S)")
MEASURE_ENDS = re.compile(rf"{NAME_ENDS.pattern}|\s(?:theo|thuộc)\b|[.,;:]")
REASON = re.compile(r"(?i)\b(?:vì|nhờ(?: có)?|bởi(?: vì)?|xuất phát từ|nguyên nhân(?: là)?)\s+[^,.;]+")
CAUSE = re.compile(r"(?i)(?P<cause>[^;:]+?),?\s+(?:dẫn đến|dẫn tới|khiến|làm cho)\b")


def meant(query: Query, citations: Sequence[Citation]) -> Citation | None:
    """Returns which quote a question means, with the figure marked that it names; None where none has that figure.

    It is the first where the question names no figure.
    """
    named = re.findall(FIGURE, query.alone or query.text)
    for citation in citations:
        figures = vietnamese.quantities(citation.quote)
        if found := next((each for each in figures if tokens(each.of(citation.quote))[0] in named), None):
            known = any(found.overlaps(mark) and mark.end - mark.start < LONGEST_FIGURE for mark in citation.marked)
            return citation if known else replace(citation, marked=(found,))
    return citations[0] if citations and not named else None


def told_about(asks: About, query: Query, last: Citation, before: Query, document: Document | None) -> Answer:
    """Returns what is asked about the ``last`` quote, which answered ``before``; or an abstention that shows it.

    Where another quote tells it, the last follows.
    """
    own, told = replace(query, text=query.alone or query.text, intent=Intent.QUESTION), None
    if document is not None and last.span.of(document.text) == last.quote:  # else the index was rebuilt since
        told = TELLS[asks](_Quoted(last, query, before, document))
        named = [words.of(document.text) for words in told[1]] if told and asks is About.SAYER else []
        told = told if all(holds_named(own, who, seen=True) for who in named) else None  # "bộ nào" is no person
    if document is None or told is None:
        nearest = replace(last, number=1, marked=())
        return Answer(own, abstention=Abstention(Reason.NOT_IN_DOCUMENTS, (nearest,)))
    return Answer(own, _quotes(last, document, *told))


def _quotes(last: Citation, document: Document, span: Span, marks: Sequence[Span]) -> tuple[Citation, ...]:
    """The sentence that tells, as part of the last quote where it stands there, else before it."""
    place = last.span
    if place.start <= span.start and span.end <= place.end:
        return (replace(last, number=1, marked=tuple(mark.moved(-place.start) for mark in marks)),)
    marked, where = tuple(mark.moved(-span.start) for mark in marks), document.place(span)
    quote = replace(last, number=1, quote=span.of(document.text), start=span.start, end=span.end, marked=marked)
    quote = replace(quote, place=where, columns=(), also=(), years=(), period="", left_out=0)
    return (quote, replace(last, number=2))


_Told = tuple[Span, tuple[Span, ...]]
"""A sentence of the document and the words of it that tell."""


class _Quoted:
    """The last quote in its document: the sentence that answered, what was told there, and what stands before it."""

    def __init__(self, last: Citation, query: Query, before: Query, document: Document) -> None:
        self.last, self.query, self.document, self.text = last, query, document, document.text
        sentences = list(vietnamese.sentences(self.text, last.start, last.end))
        marks = [mark.moved(last.start) for mark in last.marked]
        self.mark = marks[0] if marks else None
        asked = term_set(before.text)

        def shared(span: Span) -> int:
            return len(asked & term_set(span.of(self.text)))

        holding = [each for each in sentences if self.mark and each.overlaps(self.mark)]
        self.sentence = (holding or [max(sentences, key=shared, default=last.span)])[0]
        clauses = [Span(*each.span()) for each in re.finditer(r"[^;\s][^;]*", self.text[: self.sentence.end])]
        within = [Span(max(each.start, self.sentence.start), each.end) for each in clauses]
        within = [each for each in within if each.start < each.end]
        self.told = self.mark or max(within, key=shared, default=self.sentence)
        at = (block.span for block in document.blocks if block.span.overlaps(self.sentence))
        self.paragraph = next(at, self.sentence)

    def earlier(self) -> Iterator[Span]:
        """The sentences before, the nearest first, up to the heading that they stand under."""
        return sentences_before(self.document, self.paragraph, self.sentence)

    def of_its_paragraph(self) -> Iterator[Span]:
        """The sentences before in the same paragraph, the nearest first."""
        return (each for each in self.earlier() if each.start >= self.paragraph.start)

    def is_apart(self, sentence: Span, who: Span) -> bool:
        """Whether a sentence of another paragraph opens with its sayer."""
        return sentence.end <= self.paragraph.start and who.start == sentence.start

    def behind(self) -> Span | None:
        """The sentence behind."""
        return next(vietnamese.sentences(self.text, self.sentence.end, self.paragraph.end), None)


def _sayer(quoted: _Quoted) -> _Told | None:
    said = plainly(quoted.query.alone or quoted.query.text)
    demands, reports = ASKS_DEMANDING.search(said), ASKS_REPORTING.search(said)
    asked = demands or reports
    verb = asked.group().split()[0] if asked else ""  # "ai nói?" has none: who wants it, or who reports it
    standing, _ = standing_of(quoted.text, quoted.sentence, quoted.told)

    def fitting(found: list[Sayer]) -> list[Sayer]:
        exact = [each for each in found if verb and fold(each.verb.of(quoted.text)).startswith(verb)]
        ways = ("demands",) if demands else ("reports",) if reports else ("demands", "reports")
        return exact or [each for each in found if each.way in ways]

    if own := fitting(sayers(quoted.text, quoted.sentence)):
        nearest = [each for each in own if each.who.end <= quoted.told.end] if verb else []
        return quoted.sentence, ((nearest[-1] if nearest else own[0]).who,)
    if demands and standing == "reached":
        return None
    wanted = demands or (standing == "wanted" and not reports)
    ways = {"demands"} if wanted else {"reports"} if asked or standing else {"demands", "reports"}

    def tells(each: Sayer) -> bool:
        same = fold(each.verb.of(quoted.text)).startswith(verb)
        return each.way in ways and (same or not ASKS_ASSESSING.fullmatch(asked.group() if asked else ""))

    sentences = reaching(quoted.text, quoted.paragraph, quoted.sentence, quoted.earlier())
    telling = [(each, found) for each in sentences if (found := list(filter(tells, sayers(quoted.text, each))))]
    # "Thủ tướng giao Bộ A …" in a paragraph of its own tells of that alone, "Về nhiệm vụ, Thủ tướng yêu cầu" of more.
    framing = [(each, found) for each, found in telling if not quoted.is_apart(each, found[-1].who)]
    return next(((each, (found[-1].who,)) for each, found in [*framing, *telling]), None)


def _period(quoted: _Quoted) -> _Told | None:
    text, last = quoted.text, quoted.last
    if last.columns:
        heading = heading_above(quoted.document, quoted.paragraph.start)
        if any(YEAR.search(column) for column in last.columns):
            return last.span, tuple(mark.moved(last.start) for mark in last.marked)
        at = text.rfind(heading, 0, last.start) if heading else -1
        return _period_of(text, Span(at, at + len(heading)), None) if at >= 0 else None
    if quoted.mark and DAY.search(quoted.mark.of(text)) and not YEAR.search(quoted.mark.of(text)):
        return None  # of another year that its sentence names this day need not be
    by_year = figures_by_year(text, quoted.sentence)
    year = next((year for year, figure in by_year.items() if quoted.mark and figure.overlaps(quoted.mark)), None)
    if year is not None:
        at = text.index(str(year), quoted.sentence.start)
        return quoted.sentence, (Span(at, at + 4),)
    if own := _period_of(text, quoted.sentence, quoted.told):
        return own
    if told := next(filter(None, (_period_of(text, each, None) for each in _announcing(quoted))), None):
        return told
    near = (quoted.sentence, *quoted.of_its_paragraph())
    now = ((each, UNTIL_NOW.search(text, each.start, each.end)) for each in near)
    return next(((each, (Span(*found.span()),)) for each, found in now if found), None)


def _announcing(quoted: _Quoted) -> Iterator[Span]:
    """The sentences before that tell the period of what stands behind them."""
    yield from quoted.of_its_paragraph()
    for sentence in quoted.earlier():
        if sentence.end <= quoted.paragraph.start and quoted.text[: sentence.end].endswith(":"):
            paragraph = next(block.span for block in quoted.document.blocks if block.span.overlaps(sentence))
            lines = announced(quoted.document, Unit(sentence, "sentence", paragraph))
            if any(line.overlaps(quoted.paragraph) for line in lines):
                yield sentence


def _period_of(text: str, sentence: Span, told: Span | None) -> _Told | None:
    """The period that a sentence names, the last where nothing of it was told; no year that it compares with.

    Of a list it is the one in the part that was ``told``, or in the part that opens it.
    """
    said = COMPARISON.sub(lambda other: " " * len(other.group()), sentence.of(text))
    days = [Span(*day.span()) for day in DAY.finditer(said) if YEAR.search(day.group())]
    named = [Span(*period.span()) for period in PERIOD.finditer(said)]
    named = [next((day for day in days if day.overlaps(each)), each).moved(sentence.start) for each in named]
    if told is not None:
        parts = (clause_around(text, sentence, told), clause_around(text, sentence, sentence))
        within = ([each for each in named if part.overlaps(each)] for part in parts)
        named = next(filter(None, within), [])
        named = [each for each in named if each.start < told.end] or named[:1]
    chosen = named[-1:]
    return (sentence, tuple(chosen)) if chosen else None


def _then(quoted: _Quoted) -> _Told | None:
    clause = clause_around(quoted.text, quoted.sentence, quoted.told)
    compared = THEN.search(quoted.text, clause.start, clause.end)
    return (quoted.sentence, (Span(*compared.span()),)) if compared else None


def _standing(quoted: _Quoted) -> _Told | None:
    standing, words = standing_of(quoted.text, quoted.sentence, quoted.told)
    if standing is not None:
        return quoted.sentence, words
    opening = ((each, OPENS_RESULTS.search(quoted.text, each.start, each.end)) for each in quoted.of_its_paragraph())
    return next(((each, (Span(*found.span()),)) for each, found in opening if found), None)


def _reached(quoted: _Quoted) -> _Told | None:
    standing, _ = standing_of(quoted.text, quoted.sentence, quoted.told)
    return _standing(quoted) if standing != "wanted" else None


def _estimate(quoted: _Quoted) -> _Told | None:
    words = estimate_of(quoted.text, quoted.sentence, quoted.told)
    return (quoted.sentence, words) if words else None


def _measure(quoted: _Quoted) -> _Told | None:
    named = list(MEASURE.finditer(quoted.text, quoted.sentence.start, quoted.told.end))
    if not named:  # of a row its label tells
        label = Span(quoted.last.start, quoted.last.start + len(quoted.last.quote.partition("\n")[0]))
        return (quoted.last.span, (label,)) if quoted.last.columns else None
    start = named[-1].start()
    ends = MEASURE_ENDS.search(quoted.text, named[-1].end(), quoted.sentence.end)
    return quoted.sentence, (Span(start, ends.start() if ends else quoted.sentence.end),)


def _of_the_meeting(what: re.Pattern[str], quoted: _Quoted) -> _Told | None:
    """What a document's opening tells of the meeting that heard it: its day, its name."""
    text = quoted.text
    blocks = (block.span for block in quoted.document.blocks if block.kind == "paragraph")
    sentences = (each for block in blocks for each in vietnamese.sentences(text, block.start, block.end))
    opening = next((each for each in sentences if MEETING.search(each.of(text))), None)
    told = what.search(text, opening.start, opening.end) if opening else None
    return (opening, (Span(*told.span()),)) if opening and told else None


def _meaning(quoted: _Quoted) -> _Told | None:
    behind = quoted.behind()
    return (behind, ()) if behind and REASONED.match(quoted.text, behind.start) else None


def _reason(quoted: _Quoted) -> _Told | None:
    clause = clause_around(quoted.text, quoted.sentence, quoted.told)
    if found := REASON.search(quoted.text, clause.start, clause.end):
        return quoted.sentence, (Span(*found.span()),)
    if found := CAUSE.match(quoted.text, clause.start, clause.end):
        return quoted.sentence, (Span(*found.span("cause")),)
    return _meaning(quoted)


TELLS: Mapping[About, Callable[[_Quoted], _Told | None]] = {
    About.SAYER: _sayer,
    About.PERIOD: _period,
    About.THEN: _then,
    About.SAID: partial(_of_the_meeting, DAY),
    About.MEETING: partial(_of_the_meeting, MEETING_CALLED),
    About.STANDING: _standing,
    About.REACHED: _reached,
    About.ESTIMATE: _estimate,
    About.MEASURE: _measure,
    About.MEANING: _meaning,
    About.REASON: _reason,
}
