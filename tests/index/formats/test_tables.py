from index.documents import Document
from index.formats.draft import Draft
from index.formats.tables import Grid, add_table


def document(grid: Grid, first_line: int = 0) -> Document:
    draft = Draft()
    add_table(draft, grid, first_line=first_line)
    return draft.document("bang.csv", {})


def rows(document: Document) -> list[tuple[str, list[tuple[str, str]], str]]:
    text = document.text
    return [
        (block.label, [(cell.column, cell.span.of(text)) for cell in block.cells], block.part)
        for block in document.blocks
        if block.kind == "row"
    ]


def test_two_lines_of_merged_names_are_one_name_for_each_column() -> None:
    grid = [
        ["TT", "Thôn", "Năm 2024", "Năm 2024"],
        ["TT", "Thôn", "Số hộ", "Diện tích"],
        ["1", "Nậm Chàm", "58", "21,4"],
        ["2", "Cốc Đầm", "37", ""],
    ]
    assert rows(document(grid)) == [
        ("Thôn Nậm Chàm", [("Năm 2024 Số hộ", "58"), ("Năm 2024 Diện tích", "21,4")], ""),
        ("Thôn Cốc Đầm", [("Năm 2024 Số hộ", "37")], ""),
    ]


def test_numbers_of_lines_are_cited_and_serial_numbers_are_not_searched() -> None:
    read = document([["STT", "Xã", "Hộ"], ["1", "A Lưới", "10"], ["", "", ""], ["2", "Hồng Hạ", "9"]], first_line=3)
    assert [(label, part) for label, _, part in rows(read)] == [("Xã A Lưới", "dòng 4"), ("Xã Hồng Hạ", "dòng 6")]
    assert [block.span.of(read.text) for block in read.blocks if block.kind == "furniture"] == [
        "STT | Xã | Hộ",
        "1",
        "2",
    ]


def test_a_line_across_the_table_heads_the_rows_below_it() -> None:
    grid = [
        ["Chỉ tiêu", "Đơn vị", "Số"],
        ["I. Nông nghiệp"] * 3,
        ["Lúa", "tấn", "900"],
        ["II. Công nghiệp"] * 3,
        ["Điện", "kWh", "7"],
    ]
    assert [label for label, _, _ in rows(document(grid))] == [
        "I. Nông nghiệp Chỉ tiêu Lúa",
        "II. Công nghiệp Chỉ tiêu Điện",
    ]


def test_a_line_that_numbers_the_columns_is_no_row() -> None:
    grid = [["Xã", "Hộ", "Người"], ["(1)", "(2)", "(3)"], ["A Lưới", "10", "42"]]
    assert rows(document(grid)) == [("Xã A Lưới", [("Hộ", "10"), ("Người", "42")], "")]


def test_a_table_without_names_has_rows_all_the_same() -> None:
    assert rows(document([["Lúa", "900"], ["Ngô", "70"]])) == [("Lúa", [("", "900")], ""), ("Ngô", [("", "70")], "")]


def test_a_table_that_lays_out_a_letterhead_is_text() -> None:
    read = document(
        [["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 1/QĐ", "Độc lập - Tự do - Hạnh phúc"]]
    )
    assert rows(read) == []
    assert read.text.split("\n")[2:] == ["Số: 1/QĐ", "Độc lập - Tự do - Hạnh phúc"]


def test_a_row_is_one_slice_from_its_label_to_its_last_cell() -> None:
    read = document([["Xã", "Ghi chú"], ["A Lưới", "nhiều\ndòng   trong ô"], ["Hồng Hạ", "một"]])
    assert [block.span.of(read.text) for block in read.blocks if block.kind == "row"] == [
        "A Lưới\nnhiều dòng trong ô",
        "Hồng Hạ\nmột",
    ]


def test_a_rank_is_told_with_its_row_and_is_no_serial_number() -> None:
    standings = [["Hạng", "Đội", "Điểm"], ["1", "Yên Khê", "13"], ["2", "Nà Phặc", "8"]]
    assert rows(document(standings)) == [
        ("Đội Yên Khê", [("Hạng", "1"), ("Điểm", "13")], ""),
        ("Đội Nà Phặc", [("Hạng", "2"), ("Điểm", "8")], ""),
    ]


def test_where_papers_are_taken_in_is_a_column_and_whom_a_letter_goes_to_is_its_frame() -> None:
    procedures = [
        ["Thủ tục", "Nơi nhận", "Thời hạn"],
        ["Tách thửa", "Quầy 8", "15 ngày"],
        ["Cấp đổi", "Quầy 7", "7 ngày"],
    ]
    assert [label for label, _, _ in rows(document(procedures))] == ["Thủ tục Tách thửa", "Thủ tục Cấp đổi"]
    assert rows(document([["Nơi nhận: - Như trên;", "GIÁM ĐỐC"], ["- Lưu: VT.", "Lê Văn An"]])) == []
