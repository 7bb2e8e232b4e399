"""What a document is: its text, what each block of it is, what is known of it, and how a place in it is cited.

Knows nothing of files, chunks, vectors or questions.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from index.vietnamese import Span

LONGEST_HEADING = 60  # characters of a heading that a citation shows

Kind = Literal["title", "heading", "paragraph", "row", "furniture"]


def iso_date(*told: int) -> str | None:
    """Returns a date told as year, month and day, or the first of them, in ISO; None for one that no calendar has."""
    try:
        return date(*(*told, 1, 1)[:3]).isoformat()[: (4, 7, 10)[len(told) - 1]]
    except ValueError:  # a month 13, the 31st of February
        return None


class DocumentError(Exception):
    """A file that cannot become a document; the message names the file, what was found and what to do."""


@dataclass(frozen=True)
class Cell:
    """A cell of a table: the name of its column (empty where the table names none) and where its value stands."""

    column: str
    span: Span


@dataclass(frozen=True)
class Block:
    """A line of the document (for a table row: from its label to its last cell) and what it is.

    ``level`` is a heading's depth, from 1. ``label`` is what a row is about ("Chỉ số Chính phủ số"). ``part`` is how
    the block is cited within what it stands in: "Điều 5 khoản 2 điểm a" of a legal text, "dòng 12" of a sheet.
    """

    span: Span
    kind: Kind
    level: int = 0
    label: str = ""
    cells: tuple[Cell, ...] = ()
    part: str = ""


@dataclass(frozen=True)
class Document:
    """A document as read: every offset in the project is a character offset into ``text`` (decoded, NFC).

    ``name`` is the file's path relative to its folder, with "/". ``date`` is ISO as far as known ("2024", "2024-05",
    "2024-05-10") or None; so are ``publisher``, ``url``, ``language`` ("vi") and ``as_of``, the period that its figures
    speak of ("2024", "6 tháng đầu năm 2024"). ``pages`` are the offsets at which pages start (none: it has no pages).
    ``problems`` are what could not be read of a document that else could be, each a line for people.
    """

    name: str
    text: str
    title: str
    date: str | None
    publisher: str | None
    blocks: Sequence[Block]
    pages: tuple[int, ...] = ()
    url: str | None = None
    as_of: str | None = None
    language: str | None = None
    problems: tuple[str, ...] = ()

    @cached_property
    def lead(self) -> str:
        """The first paragraph, where news tells which event the rest is about; empty where there is none."""
        return next((block.span.of(self.text) for block in self.blocks if block.kind == "paragraph"), "")

    def place(self, span: Span) -> str:
        """Returns where the span stands, as it is cited: "trang 3, Điều 5 khoản 2 điểm a"; empty if nothing is known.

        Where the text has no articles, the last two headings above the span stand for them.
        """
        trail: list[tuple[int, str]] = []
        part = ""
        for block in self.blocks:
            if block.span.start > span.start:
                break
            part = block.part
            if block.kind == "heading":
                trail = [*under(trail, block.level), (block.level, block.span.of(self.text))]
        headings = [_shortened(heading) for _, heading in trail]
        if part.startswith("Điều"):
            headings = [heading for heading in headings if heading.casefold().startswith("phụ lục")]
        return ", ".join(filter(None, [self._pages(span), " › ".join(headings[-2:]), part]))

    def _pages(self, span: Span) -> str:
        if not self.pages:
            return ""
        first, last = (bisect_right(self.pages, at) for at in (span.start, max(span.start, span.end - 1)))
        return f"trang {first}" if first == last else f"trang {first}–{last}"


def under(trail: list[tuple[int, str]], level: int) -> Iterator[tuple[int, str]]:
    """Yields those headings of a trail (each with its level) that a heading of ``level`` stands under."""
    return ((above, heading) for above, heading in trail if above < level)


def _shortened(heading: str) -> str:
    flat = " ".join(heading.split())
    return flat if len(flat) <= LONGEST_HEADING else flat[:LONGEST_HEADING].rsplit(" ", 1)[0] + "…"
