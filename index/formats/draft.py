"""A Draft is a document being read: pieces go in one after the other, a Document comes out.

It lays the pieces down as one text, a line each, and keeps where each of them stands. What every format has in common
is done here: white space, the headings of legal texts, the frame of administrative documents, title and date.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from index.clauses import with_clauses
from index.documents import Block, Cell, Document, Kind
from index.layout import (
    heading_level,
    is_furniture,
    numbered_level,
    opening_words,
    publisher_named,
    stated_date,
    with_plain_headings,
    without_byline,
)
from index.letterhead import read_letterhead
from index.vietnamese import Span, normalise

OF_CONTENTS = re.compile(r"(\.\s?|…\s?){4,}\d{1,4}$")  # a line of a table of contents: dots, and a page's number


@dataclass
class Draft:
    """What has been read so far. ``title``, ``date``, … are what the file says of itself, outside its text."""

    title: str | None = None
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    from_web: bool = False  # lines that web sites put around articles are furniture
    problems: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pages: list[int] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _length: int = 0

    def page(self) -> None:
        """Begins a page: what is put in from now on stands on it."""
        self.pages.append(self._length)

    def heading(self, text: str, level: int) -> None:
        """Puts in a heading; a numbered one of a legal text has the level of its kind whatever was given."""
        if span := self._put(text):
            self.blocks.append(Block(span, "heading", numbered_level(_flat(text)) or level))

    def paragraph(self, text: str, pages: Sequence[int] = ()) -> None:
        """Puts in a paragraph; one that reads as a heading ("Điều 5. Phạm vi") becomes one.

        ``pages`` are the characters of it before each page on which it goes on.
        """
        flat = _flat(text)
        self.pages += [self._length + at for at in pages]
        if span := self._put(flat):
            level = heading_level(flat)
            aside = (self.from_web and is_furniture(flat)) or OF_CONTENTS.search(flat)
            kind: Kind = "furniture" if aside else "heading" if level else "paragraph"
            self.blocks.append(Block(span, kind, level if kind == "heading" else 0))

    def furniture(self, text: str) -> None:
        """Puts in a line that is neither searched nor quoted, such as the names of a table's columns."""
        if span := self._put(text):
            self.blocks.append(Block(span, "furniture"))

    def row(self, name: str, label: str, cells: Sequence[tuple[str, str]], part: str = "") -> None:
        """Puts in a table row, a line each for its label and its cells; ``name`` is what the row is found by.

        ``cells`` are pairs of a column's name and a value; an empty value is left out.
        """
        first = self._put(label)
        placed = [Cell(_flat(column), span) for column, value in cells if (span := self._put(value))]
        if first and placed:
            span = Span(first.start, placed[-1].span.end)
            self.blocks.append(Block(span, "row", label=_flat(name), cells=tuple(placed), part=part))
        elif first or placed:
            only = first or placed[0].span
            self.blocks.append(Block(only, "paragraph", part=part))

    def document(self, name: str, facts: Mapping[str, str]) -> Document:
        """Returns the document called ``name``; ``facts`` win over what the file says, that over what its text says."""
        text = "\n".join(self._lines)
        letterhead, blocks = read_letterhead(text, self.blocks)
        found = letterhead.title or (_flat(self.title) if self.title else None)
        blocks = with_plain_headings(text, blocks)
        title, blocks = _titled(text, without_byline(text, blocks) if self.from_web else blocks, found)
        opens = next((block.kind for block in blocks if block.kind != "furniture"), "furniture")
        if title is None and opens != "paragraph":  # a row, or a heading deep within: "Điều 1. …"
            title = PurePosixPath(name).stem.replace("_", " ")
        return Document(
            name=name,
            text=text,
            title=facts.get("title") or title or opening_words(text, blocks),
            date=facts.get("date") or letterhead.date or self.date or stated_date(text, blocks),
            publisher=facts.get("publisher") or letterhead.publisher or self.publisher or publisher_named(text),
            blocks=tuple(with_clauses(text, blocks)),
            pages=tuple(self.pages),
            url=facts.get("url") or self.url,
            as_of=facts.get("as_of"),
            language=facts.get("language") or self.language,
            problems=tuple(self.problems),
        )

    def _put(self, text: str) -> Span | None:
        line = _flat(text)
        if not line:
            return None
        span = Span(self._length, self._length + len(line))
        self._lines.append(line)
        self._length = span.end + 1
        return span


def _titled(text: str, blocks: list[Block], title: str | None) -> tuple[str | None, list[Block]]:
    """Returns the title and the blocks with the heading that says it marked as the title.

    Where no title is known it is the heading that opens the document and stands above all others.
    """
    at = next((at for at, block in enumerate(blocks) if block.kind in ("heading", "paragraph")), None)
    if at is None:
        return title, blocks
    opening = blocks[at].span.of(text)
    level = blocks[at].level
    above = level and all(block.level > level for block in blocks[at + 1 :] if block.kind == "heading")
    if opening == title or (above and not numbered_level(opening) and (title or "") in opening):
        blocks[at] = replace(blocks[at], kind="title", level=0)
        return opening, blocks
    return title, blocks


def _flat(text: str) -> str:
    return " ".join(normalise(text).split())
