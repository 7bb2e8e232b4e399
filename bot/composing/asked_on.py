"""A short question after a quote may ask for what stands beside it: a cell of its row, another line of its notice.

Knows questions, citations and documents; nothing is searched.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from bot.composing.answer import Citation
from bot.gathering.quotes import NEAR
from bot.language.periods import PART
from bot.telling.columns import column_called
from bot.telling.labelled import is_labelled, label_of_line, value_of_line
from bot.understanding.query import Query
from index import Document, Span, Unit
from index.vietnamese import term_set

MOST_TELLING = 4  # terms of such a question
SPENT = term_set("mất | hết | tốn")  # "mất bao lâu?": they name nothing


def asked_on(read_alone: Callable[[], Query], last: Citation, document: Document) -> Citation | None:
    """Returns what stands beside the last quote that a question asks for by its name; None where nothing is called so.

    ``read_alone`` gives the question read alone: "thời hạn?", "phối hợp với ai?" after a row, "tại sao?" after a line
    of a notice. It must name nothing else. It is not read where nothing beside the quote has a name: mostly.
    """
    place = last.span
    lines = [] if last.columns else list(_named_lines(place, document))
    if not (last.columns or lines):
        return None
    own = read_alone()
    if own.years or own.asks(PART) or own.places or own.foreign or len(own.telling) > MOST_TELLING:
        return None
    return _cell(own, last, place, document) if last.columns else _line(own, last, lines, document)


def _cell(own: Query, last: Citation, place: Span, document: Document) -> Citation | None:
    row = next((block for block in document.blocks if block.kind == "row" and block.span == place), None)
    named = " | ".join([*last.columns, last.quote])
    if row is None or not set(own.telling) - SPENT <= term_set(named):
        return None
    cell = column_called(own, Unit(row.span, "row", row.span, "", row.cells), document.text)
    return replace(last, number=1, marked=(Span(cell.start - place.start, cell.end - place.start),)) if cell else None


def _named_lines(place: Span, document: Document) -> Iterator[Span]:
    """The lines near a quote, but not of it, that say themselves what they tell."""
    for block in document.blocks:
        near = block.kind == "paragraph" and block.span.overlaps(place, NEAR) and not block.span.overlaps(place)
        if near and label_of_line(block.span.of(document.text)):
            yield block.span


def _line(own: Query, last: Citation, lines: list[Span], document: Document) -> Citation | None:
    for span in lines:
        text = span.of(document.text)
        if is_labelled(own, text) and set(own.telling) <= term_set(label_of_line(text)):
            value = value_of_line(text)
            quote = replace(last, number=1, quote=text, start=span.start, end=span.end, also=(), period="")
            quote = replace(quote, marked=(value,) if value else ())
            return replace(quote, place=document.place(span))
    return None
