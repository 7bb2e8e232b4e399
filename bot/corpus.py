"""The corpus for people: a table of its documents, and a place in one of them.

Knows the manifest and documents; knows nothing of search or of answers.
"""

import difflib
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.messages import Message, Part, date_in_words
from bot.terminal import harmless
from index import Document, IndexedDocument, Manifest, Span

COLUMNS = ("Tài liệu", "Tiêu đề", "Ngày", "Đoạn", "Từ", "Vấn đề")
NOT_READ = "Không đọc được ({count}):"
TOTAL = "{documents} tài liệu, {chunks} đoạn, {words} từ; mô hình {model}; dựng lúc {created}."
WIDE = 200  # columns of a table that goes into a file or a pipe


class UnknownDocumentError(Exception):
    """No document of that name, or several; the message names those that come near."""


def document_rows(manifest: Manifest) -> Iterator[dict[str, Any]]:
    """Yields what is known of each document, and after them each problem with a file that could not be read."""
    for document in manifest.documents:
        row = asdict(document)
        yield {"document": row.pop("name"), **row}
    for problem in manifest.problems:
        yield {"problem": problem}


def print_documents(manifest: Manifest) -> None:
    """Prints the table of all documents, what could not be read, and the sums."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for number, column in enumerate(COLUMNS):
        table.add_column(column, justify="right" if number in (3, 4) else "left", overflow="fold")
    for document in manifest.documents:
        table.add_row(*(Text(harmless(cell)) for cell in _cells(document)))
    console = Console(highlight=False, width=None if sys.stdout.isatty() else WIDE)
    console.print(table)
    if manifest.problems:
        lines = [NOT_READ.format(count=len(manifest.problems)), *manifest.problems]
        console.print(Text(harmless("\n".join(lines))), "")
    sums = (sum(getattr(document, what) for document in manifest.documents) for what in ("chunks", "words"))
    chunks, words = (_grouped(count) for count in sums)
    documents, model, created = _grouped(len(manifest.documents)), manifest.model, manifest.created
    console.print(TOTAL.format(documents=documents, chunks=chunks, words=words, model=model, created=created))


def _cells(document: IndexedDocument) -> tuple[str, ...]:
    date, chunks, words = date_in_words(document.date), _grouped(document.chunks), _grouped(document.words)
    return document.name, document.title, date, chunks, words, "; ".join(document.problems)


def _grouped(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def document_name(wanted: str, names: Sequence[str]) -> str:
    """Returns the document that is meant: by its name, or by a part of it that no other name has.

    Raises:
        UnknownDocumentError: none is, or several are.
    """
    if wanted in names:
        return wanted
    holding = [name for name in names if wanted.casefold() in name.casefold()]
    if len(holding) == 1:
        return holding[0]
    near = holding or difflib.get_close_matches(wanted, names, cutoff=0.4)
    what = f"có {len(holding)} tài liệu có tên chứa" if holding else "không có tài liệu nào tên"
    advice = f"gần nhất: {', '.join(near[:3])}" if near else "xem: hoidap documents"
    raise UnknownDocumentError(harmless(f"{what} {wanted!r}; {advice}"))


@dataclass(frozen=True)
class Place:
    """A place in a document: what is shown of it, and in it what was asked for, both spans of the document's text."""

    document: Document
    shown: Span
    meant: Span

    def row(self) -> dict[str, Any]:
        """Returns the place as it is written in JSON."""
        document = self.document
        known = {"document": document.name, "title": document.title, "date": document.date, "url": document.url}
        where = {"place": document.place(self.meant), "start": self.meant.start, "end": self.meant.end}
        return {**known, **where, "text": self.meant.of(document.text)}


def whole(document: Document) -> Place:
    """Returns all of a document."""
    everything = Span(0, len(document.text))
    return Place(document, everything, everything)


def place_at(document: Document, start: int, end: int | None = None) -> Place:
    """Returns what stands at ``[start:end]`` (without ``end``: the paragraph there), shown with a paragraph around."""
    blocks = [block.span for block in document.blocks if block.kind != "furniture"]
    here = next((span for span in blocks if start < span.end), Span(start, len(document.text)))
    meant = Span(start, end) if end is not None else here
    touched = [number for number, span in enumerate(blocks) if span.overlaps(meant)]
    around = blocks[max(0, touched[0] - 1) : touched[-1] + 2] if touched else []
    first, last = [meant.start, *(span.start for span in around)], [meant.end, *(span.end for span in around)]
    return Place(document, Span(min(first), max(last)), meant)


def place_message(place: Place) -> Message:
    """Returns the message that shows a place: whose it is, where it stands, and its text with what is meant marked."""
    document, shown, meant = place.document, place.shown, place.meant
    known = [document.publisher, date_in_words(document.date), document.name, document.url]
    partial = meant != Span(0, len(document.text))
    where = f"{document.place(meant)} [{meant.start}:{meant.end}]".strip() if partial else ""
    head = [Part(document.title, "headline"), Part("\n" + " · ".join(filter(None, known)), "source")]
    head += [Part(f"\n{where}", "source")] if where else []
    before, after = document.text[shown.start : meant.start], document.text[meant.end : shown.end]
    body = (Part(before), Part(meant.of(document.text), "marked" if partial else "plain"), Part(after))
    cut = Part("…\n") if shown.start else Part(""), Part("\n…") if shown.end < len(document.text) else Part("")
    return tuple(part for part in (*head, Part("\n\n"), cut[0], *body, cut[1]) if part.text)
