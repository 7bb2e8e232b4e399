"""Words on printed pages become paragraphs, headings and tables in the order of reading.

Knows where words stand and nothing of PDF files. Running heads, feet and page numbers are dropped; two columns are
read one after the other; lines are joined into paragraphs, over columns and pages too; lines that are parted the same
way below each other are a table. All measures are points, from the page's lower left.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from index.formats.draft import Draft
from index.formats.mending import mended
from index.formats.ruled import Frame
from index.formats.tables import add_table
from index.layout import SENTENCE_CLOSE, heading_level
from index.vietnamese import is_syllable

DESCENT = 0.22  # of a letter's box, below its base line
SAME_LINE = 0.35  # of the line's height: base lines closer than that are one
WORD_GAP = 0.12  # of the line's height: letters further apart are of two words
PIECE_GAP = 0.6  # of the line's height: words further apart are of two columns or cells
FAR = 2.5  # of the line's height: pieces further apart do not read on
MARGIN = 0.12  # of the page's height: where running heads, feet and page numbers stand
PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\s]*(trang|page)?[-–—|\s]*(\d{1,4}|[ivxl]{1,6})(\s*(/|trên|of)\s*\d{1,4})?[-–—|\s]*"
)
PRINTED = re.compile(r"(?i)file://|https?://\S+\s+\d+/\d+$|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d")
MARKER = re.compile(
    r"\(?(\d{1,3}|[a-zđA-Z]{1,2}|[ivxIVX]{1,6})\s*[.)](?!\d)\s*\S|[-–+•*]\s|\d{1,2}\.\d{1,2}\.?\s+[A-ZĐÀ-Ỹ]"
)
LEAST_COLUMN_LINES = 4
LONE_MARKER = re.compile(r"\(?(\d{1,3}|[a-zđA-Z]{1,2}|[ivxIVX]{1,5})[.)]|[-–+•*o▪]|(Điều|Mục|Chương) \w+[.:]")
COLUMN_GAP = 0.34  # of the line's height: a strip so wide without words parts the columns of a table
LEAST_FILLED = 0.6  # of the cells of a table without lines
LEAST_ROWS = 3  # of a table without lines around its cells
LARGER = 1.15  # of the body's size: a heading
SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Piece:
    """A word, or words on one line that are not far apart, and where it stands."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool = False
    words: tuple["Piece", ...] = ()  # that it is made of; none: it is one

    @property
    def height(self) -> float:
        """The height of its line."""
        return self.top - self.bottom

    @property
    def base(self) -> float:
        """The line that its letters stand on."""
        return self.bottom + DESCENT * self.height


@dataclass(frozen=True)
class Table(Piece):
    """A table with lines around its cells, as one piece of the page."""

    grid: tuple[tuple[str, ...], ...] = ()

    @property
    def base(self) -> float:
        """Where it begins."""
        return self.top


@dataclass(frozen=True)
class Page:
    """A page: its width and height, the words on it in the order of the file, and the tables that lines frame."""

    width: float
    height: float
    words: tuple[Piece, ...]
    frames: tuple[Frame, ...] = ()


Line = list[Piece]  # pieces side by side, from left to right


@dataclass
class Paragraph:
    """Lines that read on; ``starts`` are the pages that it is on, each with the characters before it."""

    lines: list[Piece]
    starts: list[tuple[int, int]]
    text: str


def add_pages(draft: Draft, pages: Sequence[Page]) -> None:
    """Puts the pages into the draft."""
    lines = [_lines(_with_tables(page)) for page in pages]
    running = _running(pages, lines)
    body = _body_height(pages)
    joiner = _Joiner(draft, body)
    for number, (page, page_lines) in enumerate(zip(pages, lines, strict=True)):
        joiner.page(number)
        kept = [line for line in page_lines if not _is_running(page, line, running)]
        for flow in _flows(page, kept):
            for part in _parts(flow):
                if isinstance(part, Piece):
                    joiner.line(part, flow)
                else:
                    joiner.table(part)
    joiner.close()


def _lines(words: Sequence[Piece]) -> list[Line]:
    """Returns the words in lines, from the top down, each line's put together where they are not far apart.

    Where words stand counts, not their order in the file: letters that a font lacks are drawn apart from the rest.
    """
    lines: list[Line] = []
    for piece in sorted(words, key=lambda each: -each.base):
        if lines and lines[-1][0].base - piece.base < SAME_LINE * min(lines[-1][0].height, piece.height):
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return [_with_marker(_pieces(sorted(line, key=lambda each: each.left))) for line in lines]


def _pieces(words: Line) -> Line:
    pieces: Line = []
    run: list[Piece] = []
    text, end = "", 0.0
    for word in words:
        gap = word.left - end
        if run and (gap > PIECE_GAP * run[-1].height or isinstance(word, Table) or isinstance(run[-1], Table)):
            pieces.append(_together(run, text))
            run, text = [], ""
        text += f" {word.text}" if run and gap > WORD_GAP * max(word.height, run[-1].height) else word.text
        end = max(end, word.right) if run else word.right
        run.append(word)
    return [*pieces, _together(run, text)]


def _together(run: Sequence[Piece], text: str) -> Piece:
    """Returns pieces of one line as one, with the text given."""
    if len(run) == 1:
        return run[0]
    bottom, top = median(each.bottom for each in run), median(each.top for each in run)
    words = tuple(word for piece in run for word in piece.words or (piece,))
    right, bold = max(each.right for each in run), all(each.bold for each in run)
    return Piece(mended(text), run[0].left, right, bottom, top, bold, words)


def _with_marker(line: Line) -> Line:
    """Puts the number of a list item, which stands apart, before its text."""
    if len(line) == 2 and LONE_MARKER.fullmatch(line[0].text):
        return [_together(line, f"{line[0].text} {line[1].text}")]
    return line


def _with_tables(page: Page) -> list[Piece]:
    """Returns the page's pieces, those in framed tables put together as one piece a table."""
    pieces = list(page.words)
    for frame in page.frames:
        inside: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            if cell := frame.cell_at((piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2):
                inside.setdefault(cell, []).append(piece)
        taken = {id(piece) for cell in inside.values() for piece in cell}
        texts = {cell: " ".join(_one(line).text for line in _lines(held)) for cell, held in inside.items()}
        grid = tuple(tuple(texts.get(cell, "") for cell in row) for row in frame.cells)
        if taken:
            edges = (frame.columns[0], frame.columns[-1], frame.rows[-1], frame.rows[0])
            pieces = [piece for piece in pieces if id(piece) not in taken] + [Table("", *edges, grid=grid)]
    return pieces


def _body_height(pages: Sequence[Page]) -> float:
    heights: Counter[float] = Counter()
    for page in pages:
        for piece in page.words:
            heights[round(piece.height, 1)] += len(piece.text)
    return heights.most_common(1)[0][0] if heights else 12.0


def _running(pages: Sequence[Page], lines: Sequence[list[Line]]) -> set[str]:
    """Returns the lines, digits left out, that stand in the margins of two pages or more, and of half of them."""
    seen: Counter[str] = Counter()
    for page, page_lines in zip(pages, lines, strict=True):
        seen.update({_key(line) for line in page_lines if _in_margin(page, line)})
    return {key for key, count in seen.items() if count >= max(2, len(pages) / 2 - 1) and key}


def _key(line: Line) -> str:
    return re.sub(r"[\d\s]+", "", " ".join(piece.text for piece in line))


def _in_margin(page: Page, line: Line) -> bool:
    return line[0].bottom > page.height * (1 - MARGIN) or line[0].top < page.height * MARGIN


def _is_running(page: Page, line: Line, running: set[str]) -> bool:
    text = " ".join(piece.text for piece in line)
    return _in_margin(page, line) and (
        _key(line) in running or PAGE_NUMBER.fullmatch(text) is not None or PRINTED.search(text) is not None
    )


# --- Columns -----------------------------------------------------------------------------------------------------


def _flows(page: Page, lines: list[Line]) -> Iterator[list[Line]]:
    """Yields lines that are read on: all of a page, or its left and right columns between the lines across both."""
    gutter = _gutter(page, lines)
    if gutter is None:
        yield lines
        return
    left: list[Line] = []
    right: list[Line] = []
    full: list[Line] = []
    for line in lines:
        crosses = any(piece.left < gutter - 2 and piece.right > gutter + 2 for piece in line)
        if crosses:
            yield from filter(None, (left, right))
            left, right = [], []
            full.append(line)
            continue
        yield from filter(None, (full,))
        full = []
        for side, chosen in ((left, True), (right, False)):
            half = [piece for piece in line if (piece.right <= gutter + 2) == chosen]
            if half:
                side.append(half)
    yield from filter(None, (left, right, full))


def _gutter(page: Page, lines: Sequence[Line]) -> float | None:
    """Returns where the white strip between two columns of text stands, or None where there are no two columns."""
    pieces = [piece for line in lines for piece in line]
    if len(pieces) < 2 * LEAST_COLUMN_LINES:
        return None
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    narrow = [piece for piece in pieces if piece.right - piece.left < 0.6 * (end - start)]
    edges = sorted(
        {piece.right for piece in narrow if start + 0.3 * (end - start) < piece.right < start + 0.7 * (end - start)}
    )
    best: tuple[int, float] | None = None
    for edge in edges:
        beyond = [piece.left for piece in narrow if piece.left > edge]
        if not beyond:
            continue
        at = (edge + min(beyond)) / 2
        if min(beyond) - edge < 6 or any(piece.left < at < piece.right for piece in narrow):
            continue
        halves = [
            [[p for p in line if p in narrow and (p.right < at) == left] for line in lines] for left in (True, False)
        ]
        sides = [[_one(half) for half in side if half] for side in halves]
        if all(_is_column(side, width) for side, width in zip(sides, (at - start, end - at), strict=True)):
            best = max(best or (0, 0.0), (len(narrow), at))
    return best[1] if best else None


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    """Whether the pieces are lines of running text: most fill the column's width, and have more than a few words."""
    if len(pieces) < LEAST_COLUMN_LINES:
        return False
    filling = sum(piece.right - piece.left > 0.6 * width for piece in pieces)
    return filling >= len(pieces) / 2 and median(len(piece.text.split()) for piece in pieces) >= 4


# --- Tables ------------------------------------------------------------------------------------------------------


def _parts(lines: list[Line]) -> Iterator[Piece | list[list[str]]]:
    """Yields lines of text, and tables as grids of cells."""
    at = 0
    while at < len(lines):
        first = lines[at][0]
        if isinstance(first, Table):
            yield [list(row) for row in first.grid]
            at += 1
            continue
        end = _table_end(lines, at)
        columns = _columns(lines[at:end]) if end - at >= LEAST_ROWS else []
        grid = _grid(lines[at:end], columns) if len(columns) >= 2 else []
        if len(grid) >= 2 and sum(bool(cell) for row in grid for cell in row) >= LEAST_FILLED * len(grid) * len(
            columns
        ):
            yield grid
            at = end
        else:
            yield from _text(lines[at])
            at += 1


def _text(line: Line) -> Iterator[Piece]:
    """Yields a line of text; pieces that stand far apart, as in the head of a letter, are lines of their own."""
    near: Line = []
    for piece in line:
        if near and piece.left - near[-1].right > FAR * piece.height:
            yield _one(near)
            near = []
        near.append(piece)
    yield _one(near)


def _one(line: Line) -> Piece:
    return _together(line, " ".join(piece.text for piece in line))


def _table_end(lines: Sequence[Line], start: int) -> int:
    """Returns where lines end that could be a table: parted ones, and single cells that wrap between them."""
    if len(lines[start]) < 2:
        return start
    end = parted = start + 1
    while end < len(lines):
        gap = lines[end - 1][0].bottom - lines[end][0].top
        if gap > 2.5 * lines[end][0].height or isinstance(lines[end][0], Table):
            break
        if len(lines[end]) >= 2:
            parted = end + 1
        elif end - parted >= 2 or not _within_a_column(lines[start:parted], lines[end][0]):
            break
        end += 1
    return max(parted, _wrapped_end(lines, parted, end))


def _wrapped_end(lines: Sequence[Line], parted: int, end: int) -> int:
    """The last row's cells may wrap too, closely below it."""
    while parted < end and lines[parted - 1][0].bottom - lines[parted][0].top < 0.3 * lines[parted][0].height:
        if lines[parted][0].left <= lines[parted - 1][0].left + 1:
            break
        parted += 1
    return parted


def _within_a_column(lines: Sequence[Line], piece: Piece) -> bool:
    return any(left - 3 <= piece.left and piece.right <= right + 3 for left, right in _columns(lines))


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Returns the left and right edge of each column: what the words cover together, from left to right.

    A strip that no word of any line stands in parts two columns, if it is wider than the space between words.
    """
    words = [word for line in lines for piece in line for word in piece.words or (piece,)]
    strip = COLUMN_GAP * median(word.height for word in words)
    columns: list[tuple[float, float]] = []
    for left, right in sorted((word.left, word.right) for word in words):
        if columns and left < columns[-1][1] + strip:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _grid(lines: Sequence[Line], columns: Sequence[tuple[float, float]]) -> list[list[str]]:
    """Returns the cells; a line that has nothing in the first column goes on with the cells of the line above."""
    grid: list[list[str]] = []
    for line in lines:
        held: list[list[Piece]] = [[] for _ in columns]
        for word in (word for piece in line for word in piece.words or (piece,)):
            held[next(at for at, (left, right) in enumerate(columns) if left <= word.left <= right)].append(word)
        cells = [" ".join(piece.text for piece in _pieces(words)) if words else "" for words in held]
        if grid and not cells[0] and sum(map(bool, cells)) < len(columns):
            grid[-1] = [f"{above} {cell}".strip() for above, cell in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
    return grid


# --- Paragraphs ----------------------------------------------------------------------------------------------------


class _Joiner:
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
        if (large or bold) and len(text) <= 200 and not SENTENCE_CLOSE.search(text) and not MARKER.match(text):
            self.draft.heading(text, 1 if first.height > 1.6 * self.body else 3 if large else 6)
        else:
            self.draft.paragraph(text, [at for at, _ in paragraph.starts[1:]])
            self.begun = paragraph.starts[-1][1]

    def _begin(self, number: int) -> None:
        while self.begun < number:
            self.draft.page()
            self.begun += 1

    def _goes_on(self, paragraph: Paragraph, line: Piece) -> bool:
        last, (left, right) = paragraph.lines[-1], self.edges
        if MARKER.match(line.text) or heading_level(line.text) or not 0.87 < line.height / last.height < 1.15:
            return False
        letter = (last.right - last.left) / max(len(last.text), 1)
        fits = last.right + letter * (len(line.text.split(" ", 1)[0]) + 1) < right
        over = paragraph.starts[-1][1] != self.number or line.bottom > last.top  # on another page or in another column
        if over:
            return not fits and not SENTENCE_CLOSE.search(last.text) and not line.text[:1].isupper()
        apart = last.bottom - line.top > 0.9 * line.height
        indented = line.left > left + 0.6 * line.height and line.left > last.left + 0.6 * line.height
        return not (fits or apart or last.bold != line.bold or (indented and SENTENCE_CLOSE.search(last.text)))


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
