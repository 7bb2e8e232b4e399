"""A grid of cells becomes rows of a Draft: which lines name the columns, which column says what a row is about.

Knows nothing of files: word processors, web pages, sheets and printed pages all give a grid.
"""

import re
from collections.abc import Sequence

from index.formats.draft import Draft
from index.layout import NUMERIC_CELL

LONGEST_NAME = 120  # characters of a column's name
LONGEST_CELL = 400  # characters, on average, above which a table only lays out paragraphs
MOST_HEADER_LINES = 4
SERIAL = re.compile(r"(?i)(stt|tt|số\s*tt|(số\s+)?thứ\s+tự|số|no\.?|#|)$")
COUNT = re.compile(r"\(?(\d{1,6}|[IVXL]{1,6}|[a-zđ])\)?[.)]?$")
NUMBERED_COLUMN = re.compile(r"\(?\d{1,2}\)?(\s*=.*)?$|[A-Z]$")

Grid = Sequence[Sequence[str]]


def add_table(draft: Draft, grid: Grid, header: int | None = None, first_line: int = 0) -> list[list[str]]:
    """Puts a table into the draft: its rows, or its cells as paragraphs where it is no table of data.

    ``grid`` has one list of cells a line; a merged cell stands in each place that it covers. ``header`` is how many
    lines name the columns (None: find out). ``first_line`` is the number of the grid's first line in its sheet, from 1,
    and makes rows cited by their line; 0: they are not. Returns the lines that name the columns.
    """
    numbers = [at for at, line in enumerate(grid) if any(cell.strip() for cell in line)]
    lines = [[" ".join(cell.split()) for cell in grid[at]] for at in numbers]
    width = max((at + 1 for line in lines for at, cell in enumerate(line) if cell), default=0)
    lines = [(line + [""] * width)[:width] for line in lines]
    if width < 2 or len(lines) < 2 or _lays_out(lines):
        for line in lines:
            for at, cell in enumerate(line):
                if at == 0 or cell != line[at - 1]:
                    draft.paragraph(cell)
        return []
    count = header if header is not None else _header_lines(lines)
    names = [_name([line[column] for line in lines[:count]]) for column in range(width)]
    for line in lines[:count]:
        draft.furniture(" | ".join(_without_repeats(line)))
    serial, label = _label_columns(lines[count:], names)
    section = ""
    for at, line in zip(numbers[count:], lines[count:], strict=True):
        if all(NUMBERED_COLUMN.match(cell) for cell in line if cell):
            draft.furniture(" | ".join(line))
        elif section_name := _section(line, label):
            section = section_name
            draft.furniture(section)
        else:
            part = f"dòng {first_line + at}" if first_line else ""
            _add_row(draft, line, names, serial, label, section, part)
    return lines[:count]


def _add_row(
    draft: Draft, line: list[str], names: list[str], serial: int | None, label: int, section: str, part: str
) -> None:
    if serial is not None:
        draft.furniture(line[serial])
    cells = [(names[at], cell) for at, cell in enumerate(line) if at not in (serial, label)]
    about = line[label]
    stub = names[label] if names[label].casefold() not in about.casefold() else ""
    draft.row(" ".join(filter(None, [section, stub, about])), about, cells, part)


def _lays_out(lines: Grid) -> bool:
    """Whether the table only puts paragraphs side by side, as letterheads and signatures do."""
    cells = [cell for line in lines for cell in _without_repeats(line) if cell]
    opening = " ".join(cells[:4]).casefold()
    framed = re.search(r"độc lập\s*[-–]\s*tự do|nơi nhận\s*:", opening) is not None
    return framed or sum(map(len, cells)) > LONGEST_CELL * len(cells)


def _header_lines(lines: Grid) -> int:
    """How many lines name the columns: the first, if none of its cells is a figure, and what is merged with it."""
    first = lines[0]
    if any(_is_figure(cell) for cell in first) or sum(bool(cell) for cell in first) < 2:
        return 0
    count = 1
    while count < min(MOST_HEADER_LINES, len(lines) - 1) and _continues_header(lines, count):
        count += 1
    return count


def _continues_header(lines: Grid, at: int) -> bool:
    above, line = lines[at - 1], lines[at]
    merged_down = any(cell and cell == over for cell, over in zip(line, above, strict=True))
    merged_across = len(_without_repeats(above)) < len(above) or "" in above
    return (merged_down or (merged_across and not line[0])) and not any(_is_figure(cell) for cell in line)


def _is_figure(cell: str) -> bool:
    return NUMERIC_CELL.fullmatch(cell) is not None and not re.fullmatch(r"(19|20)\d\d", cell)


def _name(parts: list[str]) -> str:
    return " ".join(part for part in dict.fromkeys(parts) if part)[:LONGEST_NAME]


def _label_columns(lines: Grid, names: list[str]) -> tuple[int | None, int]:
    """Returns the column of serial numbers (None: there is none) and the one that says what each row is about."""
    first = [line[0] for line in lines if line[0]]
    counted = bool(first) and all(COUNT.match(cell) for cell in first)
    serial = 0 if len(names) > 2 and counted and SERIAL.match(names[0]) else None
    columns = [at for at in range(len(names)) if at != serial]
    for at in columns[:3]:
        filled = [line[at] for line in lines if line[at]]
        if filled and sum(NUMERIC_CELL.fullmatch(cell) is None for cell in filled) > len(filled) / 2:
            return serial, at
    return serial, columns[0]


def _section(line: list[str], label: int) -> str:
    """Returns the text of a line that only heads those below it ("I. Khu vực thành thị"), or an empty string."""
    cells = {cell for at, cell in enumerate(line) if cell and (at >= label or not COUNT.match(cell))}
    only = line[label] or line[0]
    return only if cells == {only} and not _is_figure(only) else ""


def _without_repeats(line: Sequence[str]) -> list[str]:
    return [cell for at, cell in enumerate(line) if at == 0 or cell != line[at - 1]]
