"""Tables in files, .csv and .xlsx, become Drafts: every row with the names of its columns, cited by its line.

.xlsx by openpyxl (MIT), which alone among the fast readers tells how a cell is shown: a quote must read as the sheet
does (45,2%, not 0.452). Figures are shown as Vietnamese sheets show them: a point between thousands, a decimal comma.
"""

import csv
import io
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from index.documents import DocumentError
from index.formats.archive import check_archive
from index.formats.draft import Draft
from index.formats.tables import add_table

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

MOST_CELLS = 2_000_000
MOST_COLUMNS = 200
DELIMITERS = ",;\t|"
LARGEST_FIELD = 100_000  # characters of one cell of a .csv

Line = list[str]


def read_csv(text: str) -> Draft:
    """Returns the draft of a table whose cells are parted by commas, semicolons, tabs or bars.

    Raises:
        DocumentError: a cell is too long, or there are too many.
    """
    csv.field_size_limit(LARGEST_FIELD)
    draft = Draft()
    try:
        grid = list(_bounded(csv.reader(io.StringIO(text), delimiter=_delimiter(text))))
    except csv.Error as error:
        raise DocumentError(f"không đọc được bảng ({error}); hãy kiểm tra dấu ngoặc kép rồi lưu lại") from None
    _add_sheet(draft, grid)
    return draft


def read_xlsx(data: bytes) -> Draft:
    """Returns the draft of a workbook: each visible sheet under a heading with its name.

    Raises:
        DocumentError: there are too many cells.
    """
    from openpyxl import load_workbook

    draft = Draft()
    check_archive(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns of parts that it leaves out: pictures, validation, styles
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    draft.title = book.properties.title
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * min(sheet.max_column, MOST_COLUMNS) > MOST_CELLS:
            raise DocumentError(
                f"trang tính “{sheet.title}” có quá nhiều ô, nhiều nhất là {MOST_CELLS}; hãy chia nhỏ tệp"
            )
        grid = [[shown(cell) for cell in line] for line in sheet.iter_rows(max_col=MOST_COLUMNS)]
        for merged in sheet.merged_cells.ranges:
            for row, column in merged.cells:
                if column <= MOST_COLUMNS and row <= len(grid):
                    grid[row - 1][column - 1] = grid[merged.min_row - 1][merged.min_col - 1]
        if any(any(line) for line in grid):
            draft.heading(f"Trang tính “{sheet.title}”", 1) if len(book.worksheets) > 1 else None
            _add_sheet(draft, grid)
    return draft


def shown(cell: "Cell | MergedCell") -> str:
    """Returns what the cell shows, as text: 0.452 with the format "0.0%" gives "45,2%", 1240 with "#,##0" "1.240"."""
    value, pattern = cell.value, (cell.number_format or "General").split(";")[0]
    match value:
        case None:
            return ""
        case bool():
            return "Đúng" if value else "Sai"
        case int() | float():
            return _figure(value, re.sub(r'"[^"]*"|\\.|\[[^]]*\]|_.', "", pattern))
        case datetime() if value.time() == time():
            return f"{value:%d/%m/%Y}"
        case datetime():
            return f"{value:%d/%m/%Y %H:%M}"
        case date():
            return f"{value:%d/%m/%Y}"
        case time():
            return f"{value:%H:%M}"
        case timedelta():
            minutes = round(value.total_seconds() / 60)
            return f"{'-' if minutes < 0 else ''}{abs(minutes) // 60}:{abs(minutes) % 60:02}"
        case _:
            return str(value)


def _figure(value: float, pattern: str) -> str:
    percent = "%" in pattern
    if percent:
        value *= 100
    if pattern in ("General", "@", ""):
        text = f"{value:.10g}" if abs(value) < 1e15 else f"{value:g}"
    else:
        places = re.search(r"\.([0#]+)", pattern)
        least, most = (places[1].count("0"), len(places[1])) if places else (0, 0)
        text = f"{value:{',' if '#,' in pattern or '0,0' in pattern else ''}.{most}f}"
        while most > least and text.endswith("0"):
            text, most = text[:-1], most - 1
        text = text.rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) + ("%" if percent else "")


def _add_sheet(draft: Draft, grid: list[Line]) -> None:
    """Puts a sheet in: the lines above its table are paragraphs (a title, a unit), the rest is the table."""
    filled = [at for at, line in enumerate(grid) if len({cell for cell in line if cell.strip()}) > 1]
    start = filled[0] if filled else len(grid)
    above = [cell for line in grid[:start] for cell in dict.fromkeys(line) if cell.strip()]
    draft.title = draft.title or next(iter(above), None)
    for cell in above:
        draft.paragraph(cell)
    add_table(draft, grid[start:], first_line=start + 1)


def _delimiter(text: str) -> str:
    """Returns the delimiter that parts most of the opening lines into the same number of cells, more than one."""

    def evenness(delimiter: str) -> tuple[int, int]:
        lines = csv.reader(text[:20_000].splitlines()[:50], delimiter=delimiter)
        widths = [len(line) for line in lines if line]
        wide = [width for width in widths if width > 1]
        best = max(wide, key=wide.count, default=0)
        return wide.count(best), best

    return max(DELIMITERS, key=evenness)


def _bounded(lines: Iterator[Line]) -> Iterator[Line]:
    cells = 0
    for line in lines:
        cells += len(line)
        if cells > MOST_CELLS:
            raise DocumentError(f"có quá nhiều ô, nhiều nhất là {MOST_CELLS}; hãy chia nhỏ tệp")
        yield line[:MOST_COLUMNS]
