"""Which lines of a page are read one after the other: all of them, or two columns of text. Knows pieces and places."""

from collections.abc import Iterator, Sequence
from statistics import median

from index.formats.pieces import Line, Piece, one_piece

LEAST_COLUMN_LINES = 4


def flows(lines: list[Line]) -> Iterator[list[Line]]:
    """Yields lines that are read on: all of a page, or its left and right columns between the lines across both."""
    gutter = _gutter(lines)
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


def _gutter(lines: Sequence[Line]) -> float | None:
    """Returns where the white strip between two columns of text stands, or None where there are no two columns."""
    pieces = [piece for line in lines for piece in line]
    if len(pieces) < 2 * LEAST_COLUMN_LINES:
        return None
    start, end = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    narrow = [piece for piece in pieces if piece.right - piece.left < 0.6 * (end - start)]
    counted = set(map(id, narrow))
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
            [[p for p in line if id(p) in counted and (p.right < at) == left] for line in lines]
            for left in (True, False)
        ]
        sides = [[one_piece(half) for half in side if half] for side in halves]
        if all(_is_column(side, width) for side, width in zip(sides, (at - start, end - at), strict=True)):
            best = max(best or (0, 0.0), (len(narrow), at))
    return best[1] if best else None


def _is_column(pieces: Sequence[Piece], width: float) -> bool:
    """Whether the pieces are lines of running text: most fill the column's width, and have more than a few words."""
    if len(pieces) < LEAST_COLUMN_LINES:
        return False
    filling = sum(piece.right - piece.left > 0.6 * width for piece in pieces)
    return filling >= len(pieces) / 2 and median(len(piece.text.split()) for piece in pieces) >= 4
