"""Which quotes of the candidates are shown, whole sentences in their place, and in which order.

Knows queries and candidates, best first; knows nothing of whether they answer.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import TypeAlias

from bot.gathering.candidates import Candidate, Rarity, counts_a_part, covered, is_aimed, tells_half
from bot.gathering.elsewhere import apart_from, elsewhere
from bot.gathering.marks import marked_spans
from bot.gathering.sections import below, names_section
from bot.language.announced import announced, beside
from bot.language.edges import bare
from bot.language.periods import period_of, years_of
from bot.telling.labelled import is_labelled
from bot.telling.tables import rows_compared, tells_of_its_kind
from bot.understanding.persons import people
from bot.understanding.query import Query, Want
from index import Document, Span, Unit, says_the_same
from index.vietnamese import term_set

MOST_QUOTES = 3
MOST_LISTED = 12  # rows or items of a table or list that is asked for whole
MOST_CHARACTERS = 900  # in all quotes together, a list asked for aside
ALIKE = 0.9  # share of what the best quote says of the subject that a later figure's must say
OF_THE_SAME = 0.9  # share of what is asked that a figure told later in the same year must say itself
NEAR = 600  # characters between quotes that tell of one thing
CLOSE = 0.5  # a further quote is shown when its score is at most this much below the best


# "Những ai trình bày báo cáo?": whoever does that; "những luật nào".
SUCH = re.compile(r"(?i)\b(?:những|các) ([^\W\d_]+)(?: [^\W\d_]+)? nào\b")
SEVERAL_WHO_DO = re.compile(r"(?i)\bnhững (?:ai|người nào) (?:(?:đã|cùng|được|có) )*([^\W\d_]+ [^\W\d_]+)")


@dataclass(frozen=True)
class Evidence:
    """A quote that bears on the query: ``document.text`` at ``span``, the figures or phrases asked for in ``marked``.

    ``years`` are those that it holds for, and ``period`` names them where the quote does not. ``columns`` names a table
    row's columns. ``also`` are other documents that say the same. ``left_out`` is how many more the list or table has
    whose first shown part this is. ``seen`` is the reader's probability, 0 to 1, that it answers; 0 without a reader.
    """

    document: Document
    span: Span
    marked: tuple[Span, ...] = ()
    years: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    also: tuple[Document, ...] = ()
    period: str = ""
    left_out: int = 0
    seen: float = 0.0

    def says_again(self, other: "Evidence") -> bool:
        """Returns whether the quote says what another one says."""
        quote, others = (piece.span.of(piece.document.text) for piece in (self, other))
        return self.columns == other.columns and says_the_same(quote, others)

    def stands_near(self, other: "Evidence") -> bool:
        """Returns whether the quote stands near another one, in the same document, and is not the same."""
        apart = max(self.span.start - other.span.end, other.span.start - self.span.end)
        return self.document.name == other.document.name and 0 <= apart <= NEAR

    def known_from(self, other: "Evidence") -> "Evidence":
        """Returns this piece with the documents of another one that says the same named beside it."""
        return replace(self, also=apart_from(self.document, (*self.also, other.document, *other.also)))


Quote: TypeAlias = Callable[[Candidate], Evidence]
"""The quote that a candidate gives."""


def choose(
    query: Query, first: Sequence[Candidate], candidates: Iterable[Candidate], rarity: Rarity, quote: Quote
) -> list[Evidence]:
    """Returns up to three quotes that do not overlap: the ``first``, then those that are close to the best in score.

    A list or table asked for is given in its order: whole, or what stands around the best; where the highest or lowest
    row is asked for, all that are there (``extreme_first`` finds it). ``quote`` gives the quote of a candidate.
    """
    best = next(iter(candidates))
    of_kind_asked = tells_of_its_kind(query, best.hit.document, best.unit)
    of_all = query.extreme or ((query.want is Want.LIST or of_kind_asked) and not query.focus)
    if of_all and best.unit.kind == "row":
        table = [each for each in candidates if each.unit.kind == "row" and each.unit.paragraph == best.unit.paragraph]
        if of_kind_asked:
            table = [each for each in table if tells_of_its_kind(query, each.hit.document, each.unit)]
        if query.extreme:
            compared = rows_compared(query, best.hit.document, [each.unit for each in table])
            table = [each for each in table if each.unit in compared]
        in_order = sorted(table, key=lambda each: each.unit.span.start)
        rows = [quote(each) for each in in_order]
        return rows if query.extreme else shortened(rows, quote(best))
    if listed := _listed(query, best, rarity):
        piece = replace(quote(best), also=(), period="")
        several = query.want is Want.LIST and len(listed[1]) > 1
        marked = [] if several else list(piece.marked)
        opening, items = (
            [replace(piece, span=span, marked=tuple(mark for mark in marked if mark.overlaps(span))) for span in spans]
            for spans in listed
        )
        return [*opening, *shortened(items, replace(piece, span=best.unit.span))]
    chosen: list[Evidence] = []
    length = 0
    for candidate in chain(first, (each for each in candidates if each not in first)):
        if candidate.score < best.score - CLOSE and candidate not in first:
            break
        piece = quote(candidate)
        size = piece.span.end - piece.span.start
        again = next((at for at, other in enumerate(chosen) if piece.says_again(other)), None)
        if again is not None:
            chosen[again] = chosen[again].known_from(piece)
            continue
        if chosen and length + size > MOST_CHARACTERS:
            continue
        if any(piece.document.name == other.document.name and piece.span.overlaps(other.span) for other in chosen):
            continue
        chosen.append(piece)
        length += size
        if len(chosen) == MOST_QUOTES:
            break
    return chosen


def shortened(pieces: Sequence[Evidence], around: Evidence | None = None) -> list[Evidence]:
    """Returns at most twelve pieces of a list or table, ``around`` among them; the first tells what is left out."""
    at = pieces.index(around) if around in pieces else 0
    start = min(at - MOST_LISTED // 2, len(pieces) - MOST_LISTED) if at >= MOST_LISTED else 0
    shown = pieces[start : start + MOST_LISTED]
    return [replace(piece, left_out=0 if number else len(pieces) - len(shown)) for number, piece in enumerate(shown)]


def _listed(query: Query, best: Candidate, rarity: Rarity) -> tuple[list[Span], list[Span]] | None:
    """What announces the list that a candidate opens or is an item of (if anything does), and its paragraphs; or None.

    Of an item its list's heading or opening has to tell half of what is asked.
    """
    document, unit = best.hit.document, best.unit
    if unit.kind != "row" and names_section(query, best.hit, rarity) and (told := below(document, unit.span)):
        return [], told
    if query.want not in (Want.LIST, Want.ANYTHING):
        return None
    if told := announced(document, unit):  # which is no answer without it
        return [_with_referent(best)], told
    if query.want is not Want.LIST:
        return None
    if is_labelled(query, best.text):  # a line that names what is asked is all of it: "4. Nội dung: …"
        return None
    for opening in best.hit.chunk.units:
        if unit.span in (told := announced(document, opening)) and tells_half(query, opening.span.of(document.text)):
            return None if _alone_is_of_the_kind(query, document, [opening.span, *told]) else ([opening.span], told)
    items = beside(document, unit) if tells_half(query, best.hit.chunk.heading) else []
    return ([], items) if items else None


def _alone_is_of_the_kind(query: Query, document: Document, spans: Sequence[Span]) -> bool:
    """Returns whether only one of the parts of a list speaks of what is asked for: "những luật nào" of results."""
    kind = query.asks(SUCH)
    return kind is not None and sum(term_set(kind[1]) <= term_set(span.of(document.text)) for span in spans) == 1


def with_rivals(
    query: Query, best: Candidate, others: Iterable[Candidate], rarity: Rarity, quote: Quote
) -> list[Candidate]:
    """Returns the best candidate with another figure for the same thing, where there is one: both are to be shown.

    Asked for no period, a later figure leads; asked for a year, another figure of that year follows. Of
    several who do something, those whom the same document names elsewhere follow.
    """
    if query.want is Want.PERSON and (deed := query.asks(SEVERAL_WHO_DO)):
        told = (each for each in others if each.hit.document is best.hit.document)
        does_so = (each for each in told if term_set(deed[1]) <= each.terms & best.terms)
        return [best, *islice((each for each in does_so if _names(quote(each)) - _names(quote(best))), MOST_QUOTES - 1)]
    if query.want is not Want.QUANTITY or query.extreme or best.unit.kind == "row" or not (unit := _unit(quote(best))):
        return [best]
    least = ALIKE * covered(query, best.terms, rarity)
    told = (each for each in others if covered(query, each.terms, rarity) >= least)
    told = (each for each in told if not (is_aimed(query, each.text) or counts_a_part(query, each.text)))
    alike = (each for each in told if each.unit.kind != "row" and _unit(quote(each)) == unit)
    if query.years:
        return [best, *islice(alike, 1)]
    later = [each for each in alike if _is_later(each, best, covered(query, each.terms, rarity) >= OF_THE_SAME)]
    return [max(later, key=lambda each: (_when(each), each.score)), best] if later else [best]


def _names(piece: Evidence) -> set[str]:
    """The people whom a quote's marks name."""
    return {name.of(piece.document.text) for mark in piece.marked for name in people(piece.document.text, mark)}


def _is_later(candidate: Candidate, than: Candidate, of_the_same: bool) -> bool:
    """Whether a figure is of a later year; of the same year, told later of the very same thing."""
    (year, date), (other, before) = _when(candidate), _when(than)
    return year > other or (of_the_same and year == other and date > before)


def _when(candidate: Candidate) -> tuple[int, str]:
    """The last year that a candidate's figure holds for, and of one year when it was told."""
    document = candidate.hit.document
    return max(years_of(document, candidate.unit), default=0), document.date or ""


def _unit(piece: Evidence) -> str:
    """What the marked figure is counted in; empty where none is marked."""
    marked = piece.marked
    return re.sub(r"^[\d.,\s]+", "#", bare(marked[0].of(piece.document.text))) if len(marked) == 1 else ""


def evidence_of(query: Query, candidate: Candidate) -> Evidence:
    """Returns the quote that a candidate gives: its unit, or the whole enumeration that it opens or is part of."""
    document, unit = candidate.hit.document, candidate.unit
    span = _enumeration(candidate) if _is_whole_list(query, unit) else _with_referent(candidate)
    return Evidence(
        document=document,
        span=span,
        marked=_marked(query, candidate),
        years=years_of(document, unit),
        columns=tuple(cell.column for cell in unit.cells),
        also=elsewhere(candidate.hit, span),
        period=period_of(document, unit) if span == unit.span else "",
        seen=candidate.mass,
    )


def _is_whole_list(query: Query, unit: Unit) -> bool:
    return unit.kind == "lead" or (unit.kind == "item" and query.want is Want.LIST)


def _marked(query: Query, candidate: Candidate) -> tuple[Span, ...]:
    if _is_whole_list(query, candidate.unit):
        return ()
    return marked_spans(query, candidate.hit.document, candidate.unit, candidate.answer, candidate.doubtful)


def _with_referent(candidate: Candidate) -> Span:
    """The unit's span, with the sentence before it where the unit does not stand alone."""
    return Span((candidate.referent or candidate.unit).span.start, candidate.unit.span.end)


def _enumeration(candidate: Candidate) -> Span:
    """The sentence of a list around a unit: from its lead to its last item."""
    paragraph = candidate.unit.paragraph
    units = [
        unit for unit in candidate.hit.chunk.units if unit.paragraph == paragraph and unit.kind in ("lead", "item")
    ]
    return Span(units[0].span.start, units[-1].span.end)
