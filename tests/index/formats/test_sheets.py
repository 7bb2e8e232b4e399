import io
from datetime import datetime, time, timedelta

import pytest
from openpyxl import Workbook

from index.documents import Document, DocumentError
from index.formats.sheets import read_csv, read_xlsx, shown


def labels(document: Document) -> list[str]:
    return [block.label for block in document.blocks if block.kind == "row"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_every_usual_delimiter_is_found(delimiter: str) -> None:
    text = "\n".join(delimiter.join(line) for line in (["Xã", "Số hộ"], ["A Lưới", "1240"], ["Hồng Hạ", "860"]))
    document = read_csv(text).document("ho_dan.csv", {})
    assert labels(document) == ["Xã A Lưới", "Xã Hồng Hạ"]
    assert document.title == "ho dan"


def test_decimal_commas_in_quotes_do_not_part_cells() -> None:
    document = read_csv('Xã,Tỷ lệ\n"A Lưới","45,2"\n"Hồng Hạ","9,1"\n').document("a.csv", {})
    assert [cell.span.of(document.text) for block in document.blocks for cell in block.cells] == ["45,2", "9,1"]


def test_a_title_above_the_table_is_the_documents() -> None:
    document = read_csv("Bảng hộ nghèo năm 2024;;\nXã;Số hộ;Tỷ lệ\nA Lưới;12;5%\n").document("a.csv", {})
    assert (document.title, labels(document)) == ("Bảng hộ nghèo năm 2024", ["Xã A Lưới"])
    assert document.blocks[-1].part == "dòng 3"


@pytest.mark.parametrize(
    ("value", "pattern", "text"),
    [
        (0.452, "0.0%", "45,2%"),
        (0.71, "0%", "71%"),
        (1240, "#,##0", "1.240"),
        (1234567.5, "#,##0.00", "1.234.567,50"),
        (12.5, "General", "12,5"),
        (2024, "General", "2024"),
        (3.14159, "0.0#", "3,14"),
        (2.0, "0.0#", "2,0"),
        (1500000, '#,##0 "đồng"', "1.500.000"),
        (datetime(2024, 3, 5), "dd/mm/yyyy", "05/03/2024"),
        (datetime(2024, 3, 5, 14, 30), "dd/mm/yyyy hh:mm", "05/03/2024 14:30"),
        (time(9, 5), "hh:mm", "09:05"),
        (timedelta(hours=9), "[h]:mm", "9:00"),
        (timedelta(hours=26, minutes=30), "[h]:mm", "26:30"),
        (timedelta(hours=-1, minutes=-15), "[h]:mm", "-1:15"),
        (True, "General", "Đúng"),
        ("chữ", "@", "chữ"),
        (None, "General", ""),
    ],
)
def test_a_cell_reads_as_it_is_shown(value: object, pattern: str, text: str) -> None:
    sheet = Workbook().active
    assert sheet is not None
    cell = sheet.cell(1, 1)
    cell.value = value  # type: ignore[assignment]
    cell.number_format = pattern
    assert shown(cell) == text


def test_hidden_sheets_are_not_read() -> None:
    book = Workbook()
    for name in ("Hiện", "Ẩn"):
        sheet = book.create_sheet(name)
        sheet.append(["Xã", "Số hộ"])
        sheet.append([f"Xã của {name}", 1])
    book["Ẩn"].sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    document = read_xlsx(file.getvalue()).document("a.xlsx", {})
    assert labels(document) == ["Xã của Hiện"]


def test_too_many_cells_are_refused() -> None:
    with pytest.raises(DocumentError, match="quá nhiều ô"):
        read_csv("a;b\n" + "1;2\n" * 1_000_001)
