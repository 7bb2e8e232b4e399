"""Tables without lines around their cells: lines parted the same way below each other. Knows pieces and places."""

from collections.abc import Iterator, Sequence
from statistics import median

from index.formats.pieces import Line, Piece, Table, one_piece, pieces_of

FAR = 2.5  # of the line's height: pieces further apart do not read on
COLUMN_GAP = 0.34  # of the line's height: a strip so wide without words parts the columns of a table
LEAST_FILLED = 0.6  # of the cells of a table without lines
LEAST_ROWS = 3  # of a table without lines around its cells


def parts_of(lines: list[Line]) -> Iterator[Piece | list[list[str]]]:
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
            yield one_piece(near)
            near = []
        near.append(piece)
    yield one_piece(near)


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
        cells = [" ".join(piece.text for piece in pieces_of(words)) if words else "" for words in held]
        if grid and not cells[0] and sum(map(bool, cells)) < len(columns):
            grid[-1] = [f"{above} {cell}".strip() for above, cell in zip(grid[-1], cells, strict=True)]
        else:
            grid.append(cells)
    return grid
