"""Lines of text, in the order of reading, are joined into paragraphs and headings, over columns and pages too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.formats.draft import Draft
from index.formats.pieces import Line, Piece
from index.formats.tables import add_table
from index.layout import heading_level
from index.vietnamese import SENTENCE_CLOSE, is_syllable

MARKER = re.compile(
    r"(?i:bước)\s+\d{1,2}\s*[.:]|\(?(\d{1,3}|[a-zđA-Z]{1,2}|[ivxIVX]{1,6})\s*[.)](?!\d)\s*\S|[-–+•*]\s|\d{1,2}\.\d{1,2}\.?\s+[A-ZĐÀ-Ỹ]"
)
NUMBERED = 6  # the level of a line that begins "1."; it may be a clause too
LARGER = 1.15  # of the body's size: a heading
MOST_RAGGED = 0.6  # of a column's width: a line longer than that may go on though the next word would fit
SOFT_HYPHEN = "\u00ad"


@dataclass
class Paragraph:
    """Lines that read on; ``starts`` are the pages that it is on, each with the characters before it."""

    lines: list[Piece]
    starts: list[tuple[int, int]]
    text: str


class Joiner:
    """Joins lines into paragraphs and puts them into the draft, with the pages on which they begin and go on."""

    def __init__(self, draft: Draft, body: float) -> None:
        self.draft, self.body = draft, body
        self.number = 0
        self.begun = -1  # the last page of which the draft knows where it begins
        self.open: Paragraph | None = None
        self.edges: tuple[float, float] = (0, 0)
        self.header: list[list[str]] = []  # of the table that came last, while nothing has come since

    def page(self, number: int) -> None:
        """Goes on to another page."""
        self.number = number

    def line(self, line: Piece, flow: Sequence[Line]) -> None:
        """Takes the next line; it goes on with the paragraph before it, or begins one."""
        if self.open is not None and self._goes_on(self.open, line):
            joined = _joined(self.open.text, line.text)
            if self.open.starts[-1][1] != self.number:
                self.open.starts.append((len(joined) - len(line.text), self.number))
            self.open.text = joined
            self.open.lines.append(line)
        else:
            self.close()
            self.open = Paragraph([line], [(0, self.number)], line.text)
        self.edges, self.header = _edges(flow), []

    def table(self, grid: list[list[str]]) -> None:
        """Takes a table; one that follows another with nothing between goes on with it, under the same head."""
        self.close()
        self._begin(self.number)
        goes_on = bool(self.header) and len(self.header[0]) == len(grid[0])
        if goes_on and grid[: len(self.header)] != self.header:
            grid = [*self.header, *grid]
        self.header = add_table(self.draft, grid, len(self.header) if goes_on else None)

    def close(self) -> None:
        """Puts the paragraph that is open into the draft."""
        paragraph, self.open = self.open, None
        if paragraph is None:
            return
        self._begin(paragraph.starts[0][1])
        text = paragraph.text.replace(SOFT_HYPHEN, "")
        first = paragraph.lines[0]
        large = first.height > LARGER * self.body
        bold = all(line.bold for line in paragraph.lines)
        if len(text) < 2:
            self.draft.furniture(text)  # a letter that a page break cut off
        elif (large or bold) and len(text) <= 200 and not SENTENCE_CLOSE.search(text) and not MARKER.match(text):
            self.draft.heading(text, 1 if first.height > 1.6 * self.body else 3 if large else 6)
        else:
            pages: list[int] = []
            for at, number in paragraph.starts[1:]:
                pages += [at] * (number - self.begun)  # a page without text begins where the next one does
                self.begun = number
            self.draft.paragraph(text, pages)

    def _begin(self, number: int) -> None:
        while self.begun < number:
            self.draft.page()
            self.begun += 1

    def _goes_on(self, paragraph: Paragraph, line: Piece) -> bool:
        last, (left, right) = paragraph.lines[-1], self.edges
        letter = (last.right - last.left) / max(len(last.text), 1)
        fits = last.right + letter * (len(line.text.split(" ", 1)[0]) + 1) < right
        goes_on = line.text[:1].islower() and not SENTENCE_CLOSE.search(last.text) and not MARKER.match(line.text)
        if goes_on and last.right - left > MOST_RAGGED * (right - left):
            fits = False  # a ragged edge
        if not 0.87 < line.height / last.height < 1.15:
            return False
        if (MARKER.match(line.text) or heading_level(line.text)) and (fits or _is_complete(paragraph)):
            return False
        over = paragraph.starts[-1][1] != self.number or line.bottom > last.top  # on another page or in another column
        if over:
            return not fits and not SENTENCE_CLOSE.search(last.text) and not line.text[:1].isupper()
        apart = last.bottom - line.top > 0.9 * line.height
        indented = line.left > left + 0.6 * line.height and line.left > last.left + 0.6 * line.height
        return not (fits or apart or last.bold != line.bold or (indented and SENTENCE_CLOSE.search(last.text)))


def _is_complete(paragraph: Paragraph) -> bool:
    """Whether a paragraph may end here; one that stops mid-sentence goes on, be it with "Điều 5. …" of a reference."""
    heading = paragraph.lines[-1].bold or 0 < heading_level(paragraph.text) < NUMBERED
    return heading or SENTENCE_CLOSE.search(paragraph.text) is not None


def _edges(flow: Sequence[Line]) -> tuple[float, float]:
    """Returns the left and right edge of the text in a column."""
    return min(line[0].left for line in flow), max(line[-1].right for line in flow)


def _joined(before: str, line: str) -> str:
    """Returns two lines as one: a word parted by a hyphen is whole again, a compound ("ki-lô-gam") keeps its hyphen."""
    if before.endswith(SOFT_HYPHEN):
        return before[:-1] + line
    if re.search(r"[^\W\d_]-$", before) and line[:1].islower():
        left, right = re.split(r"[\s-]", before[:-1])[-1], re.split(r"[\s.,;:-]", line)[0]
        return before + line if is_syllable(left) and is_syllable(right) else before[:-1] + line
    return f"{before} {line}"
