"""Tables with lines around their cells: from the lines on a page to grids of cells.

Knows lines and places, nothing of PDF files. All measures are points, from the page's lower left.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

TOUCH = 3.0  # lines that come so close meet
MOST_RULES = 3_000  # a drawing has more of them than any page of tables


@dataclass(frozen=True)
class Rule:
    """A straight line, as the thin box that it fills."""

    left: float
    right: float
    bottom: float
    top: float

    @property
    def upright(self) -> bool:
        """Whether it is drawn from top to bottom."""
        return self.top - self.bottom > self.right - self.left

    def meets(self, other: "Rule") -> bool:
        """Returns whether the two touch."""
        beside = self.left < other.right + TOUCH and other.left < self.right + TOUCH
        return beside and self.bottom < other.top + TOUCH and other.bottom < self.top + TOUCH


@dataclass(frozen=True)
class Frame:
    """The frame of a table: the edges of its columns from the left and of its rows from the top.

    ``cells`` has for each row and column the row and column of the cell there; merged ones have that of their first.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[tuple[int, int], ...], ...]

    def cell_at(self, x: float, y: float) -> tuple[int, int] | None:
        """Returns the row and column of the cell at a point, or None outside the table."""
        column = next((at for at, (left, right) in enumerate(pairwise(self.columns)) if left <= x <= right), None)
        row = next((at for at, (top, bottom) in enumerate(pairwise(self.rows)) if bottom <= y <= top), None)
        return None if row is None or column is None else self.cells[row][column]


def frames(rules: Sequence[Rule]) -> Iterator[Frame]:
    """Yields the tables that the rules draw, of at least two rows and two columns."""
    if len(rules) > MOST_RULES:
        return
    for group in _groups(rules):
        upright = [rule for rule in group if rule.upright]
        level = [rule for rule in group if not rule.upright]
        columns = _edges((rule.left + rule.right) / 2 for rule in upright)
        rows = _edges((rule.bottom + rule.top) / 2 for rule in level)[::-1]
        if len(columns) > 2 and len(rows) > 2:
            yield Frame(tuple(columns), tuple(rows), _cells(columns, rows, upright, level))


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Returns the rules in groups of those that meet, one way or another."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: (each.bottom, each.left)):
        met = [group for group in groups if any(rule.meets(other) for other in group)]
        groups = [group for group in groups if group not in met]
        groups.append([rule, *(other for group in met for other in group)])
    return groups


def _edges(places: Iterator[float]) -> list[float]:
    edges: list[float] = []
    for place in sorted(places):
        if not edges or place - edges[-1] > TOUCH:
            edges.append(place)
    return edges


def _cells(
    columns: Sequence[float], rows: Sequence[float], upright: Sequence[Rule], level: Sequence[Rule]
) -> tuple[tuple[tuple[int, int], ...], ...]:
    cells: list[list[tuple[int, int]]] = []
    for row, (top, bottom) in enumerate(pairwise(rows)):
        line: list[tuple[int, int]] = []
        for column, (left, right) in enumerate(pairwise(columns)):
            x, y = (left + right) / 2, (top + bottom) / 2
            if column and not any(_near(rule.left, left) and rule.bottom <= y <= rule.top for rule in upright):
                line.append(line[-1])
            elif row and not any(_near(rule.bottom, top) and rule.left <= x <= rule.right for rule in level):
                line.append(cells[-1][column])
            else:
                line.append((row, column))
        cells.append(line)
    return tuple(map(tuple, cells))


def _near(place: float, edge: float) -> bool:
    return abs(place - edge) <= TOUCH
