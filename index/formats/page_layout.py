"""Words on printed pages become paragraphs, headings and tables in the order of reading.

Knows where words stand and nothing of PDF files. Running heads, feet and page numbers are dropped; two columns are
read one after the other; what lines frame, and lines that are parted the same way below each other, are tables.
"""

import re
from collections import Counter
from collections.abc import Sequence

from index.formats.aligned import parts_of
from index.formats.columns import flows
from index.formats.draft import Draft
from index.formats.paragraphs import Joiner
from index.formats.pieces import Line, Page, Piece, Table, lines_of, one_piece

MARGIN = 0.12  # of the page's height: where running heads, feet and page numbers stand
PAGE_NUMBER = re.compile(
    r"(?i)[-–—|\s]*(trang|page)?[-–—|\s]*(\d{1,4}|[ivxl]{1,6})(\s*(/|trên|of)\s*\d{1,4})?[-–—|\s]*"
)
PRINTED = re.compile(r"(?i)file://|https?://\S+\s+\d+/\d+$|\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d")


def add_pages(draft: Draft, pages: Sequence[Page]) -> None:
    """Puts the pages into the draft."""
    lines = [lines_of(_with_tables(page)) for page in pages]
    running = _running(pages, lines)
    body = _body_height(pages)
    joiner = Joiner(draft, body)
    for number, (page, page_lines) in enumerate(zip(pages, lines, strict=True)):
        joiner.page(number)
        kept = [line for line in page_lines if not _is_running(page, line, running)]
        for flow in flows(kept):
            for part in parts_of(flow):
                if isinstance(part, Piece):
                    joiner.line(part, flow)
                else:
                    joiner.table(part)
    joiner.close()


def _with_tables(page: Page) -> list[Piece]:
    """Returns the page's pieces, those in framed tables put together as one piece a table."""
    pieces = list(page.words)
    for frame in page.frames:
        inside: dict[tuple[int, int], list[Piece]] = {}
        for piece in pieces:
            if cell := frame.cell_at((piece.left + piece.right) / 2, (piece.bottom + piece.top) / 2):
                inside.setdefault(cell, []).append(piece)
        taken = {id(piece) for cell in inside.values() for piece in cell}
        texts = {cell: " ".join(one_piece(line).text for line in lines_of(held)) for cell, held in inside.items()}
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
