import pytest

from bot.language.periods import years_of
from bot.telling.columns import cells_asked, column_called, is_total, of_kind, tells_asked
from bot.telling.tables import is_of_another_kind, names_row, names_table, tells_of_its_kind
from bot.understanding.query import read
from index import Document, Unit
from index.chunks import chunk_document
from index.formats.draft import Draft

COLUMNS = ("Thời hạn", "Lệ phí (đồng)", "Nơi nộp", "Người phụ trách")
ROWS = {
    "Cấp phép bến thuyền": ("05 ngày", "20.000", "UBND xã", "Lò Văn Pâng"),
    "Cấp phép bãi xe": ("07 ngày", "35.000", "Phòng Quản lý đô thị", "Hà Thị Nụ"),
    "Tổng cộng": ("", "55.000", "", ""),
}


def table(columns: tuple[str, ...] = COLUMNS) -> tuple[Document, dict[str, Unit]]:
    draft = Draft(title="Biểu lệ phí năm 2023")
    draft.heading("Danh sách thủ tục", 2)
    draft.furniture(" | ".join(("Thủ tục", *columns)))
    for label, values in ROWS.items():
        draft.row(f"Thủ tục {label}", label, list(zip(columns, values, strict=False)))
    document = draft.document("phi.xlsx", {})
    units = (unit for chunk in chunk_document(document) for unit in chunk.units)
    return document, {unit.label.removeprefix("Thủ tục "): unit for unit in units}


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Lệ phí cấp phép bến thuyền là bao nhiêu?", "20.000"),
        ("Cấp phép bến thuyền hết bao nhiêu tiền?", "20.000"),
        ("Cấp phép bến thuyền mất bao lâu?", "05 ngày"),
        ("Cấp phép bến thuyền thì nộp ở đâu?", "UBND xã"),
        ("Ai phụ trách cấp phép bến thuyền?", "Lò Văn Pâng"),
        ("Cấp phép bến thuyền thế nào?", ""),
    ],
)
def test_the_cell_is_marked_whose_column_is_called_as_the_question_asks(question: str, cell: str) -> None:
    document, units = table()
    marked = cells_asked(read(question, question), units["Cấp phép bến thuyền"], document.text)
    assert [span.of(document.text) for span in marked] == ([cell] if cell else [])


PRICES = ("Giá có BHYT (đồng)", "Giá không BHYT (đồng)", "Giá theo yêu cầu (đồng)", "Vị trí", "Lượt nữ", "Số lượt")


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("Giá khám nhi có bảo hiểm là bao nhiêu?", "42000"),
        ("Giá khám nhi không có bảo hiểm", "90000"),
        ("Khám nhi chưa có BHYT hết bao nhiêu tiền?", "90000"),
        ("Giá khám nhi theo yêu cầu?", "220000"),
        ("Giá khám nhi?", ""),
        ("Khám nhi ở tầng mấy?", "Tầng 1 nhà B"),
        ("Khám nhi bao nhiêu lượt?", "55"),
    ],
)
def test_a_column_tells_by_what_it_denies_by_initials_and_by_what_its_cell_begins_with(
    question: str, cell: str
) -> None:
    draft = Draft(title="Bảng giá")
    values = ("42000", "90000", "220000", "Tầng 1 nhà B", "30", "55")
    draft.row("Khám nhi", "Khám nhi", list(zip(PRICES, values, strict=True)))
    document = draft.document("gia.xlsx", {})
    called = column_called(read(question, question), chunk_document(document)[0].units[0], document.text)
    assert (called.of(document.text) if called else "") == cell


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("Ai chủ nhiệm lớp 8A?", ["Hà Văn Tiến"]),
        ("Lớp 8A đóng bao nhiêu tiền?", ["250.000"]),
        ("Lớp 8A học phòng nào?", ["P.12"]),
        ("Lớp 8A có bao nhiêu học sinh giỏi?", ["9"]),
        ("Số học sinh lớp 8A là bao nhiêu?", ["41"]),
        ("Lớp 8A họp phụ huynh khi nào?", ["Thứ Bảy, 06/9/2025", "7 giờ 30"]),
        ("Lớp 8A họp phụ huynh ngày nào?", ["Thứ Bảy, 06/9/2025"]),
        ("Lớp 8A họp phụ huynh lúc mấy giờ?", ["7 giờ 30"]),
        ("Lớp 8A họp phụ huynh thứ mấy?", ["Thứ Bảy, 06/9/2025"]),
    ],
)
def test_a_cell_answers_that_says_what_the_question_does_not_and_is_of_its_kind(
    question: str, cells: list[str]
) -> None:
    draft = Draft(title="Danh sách lớp")
    columns = ("Lớp", "Phòng học", "Số học sinh", "Giỏi", "Quỹ (đồng)", "Ngày họp", "Giờ họp")
    values = ("8A", "P.12", "41", "9", "250.000", "Thứ Bảy, 06/9/2025", "7 giờ 30")
    draft.row("Giáo viên chủ nhiệm Hà Văn Tiến", "Hà Văn Tiến", list(zip(columns, values, strict=True)))
    document = draft.document("lop.csv", {})
    unit = chunk_document(document)[0].units[0]
    marked = cells_asked(read(question, question), unit, document.text)
    assert [span.of(document.text) for span in marked] == cells


def test_the_only_cell_beside_a_label_tells_what_the_label_names() -> None:
    draft = Draft(title="Thông số kỹ thuật")
    draft.row("Thông số Khối lượng", "Khối lượng", [("Giá trị", "310 g")])
    document = draft.document("may.csv", {})
    unit = chunk_document(document)[0].units[0]
    marked = cells_asked(read("", "Khối lượng máy?"), unit, document.text)
    assert [span.of(document.text) for span in marked] == ["310 g"]


def test_columns_of_years_alone_give_their_last_and_the_year_that_is_asked_for() -> None:
    document, units = table(("2021", "2022"))
    unit = units["Cấp phép bãi xe"]

    def marked(question: str) -> list[str]:
        return [span.of(document.text) for span in cells_asked(read(question, question), unit, document.text)]

    assert marked("Cấp phép bãi xe thế nào?") == ["35.000"]
    assert marked("Cấp phép bãi xe năm 2021?") == ["07 ngày"]
    assert marked("Cấp phép bãi xe các năm?") == ["07 ngày", "35.000"]
    assert marked("Cấp phép bãi xe có những năm nào?") == []
    assert marked("Bảng có số liệu từ năm nào tới năm nào?") == []
    assert marked("Năm đầu tiên trong bảng, cấp phép bãi xe là bao nhiêu?") == ["07 ngày"]
    assert marked("Cấp phép bãi xe năm đầu bảng") == ["07 ngày"]
    assert marked("Năm cuối cùng cấp phép bãi xe mấy?") == ["35.000"]
    assert marked("Cấp phép bãi xe năm 2022 tăng bao nhiêu?") == ["07 ngày", "35.000"]
    assert marked("Cấp phép bãi xe năm 2022 tăng bao nhiêu so với năm 2021?") == ["07 ngày", "35.000"]


def test_a_table_without_years_holds_for_the_year_of_its_heading_or_title() -> None:
    document, units = table()
    assert years_of(document, units["Cấp phép bãi xe"]) == (2023,)
    _, with_years = table(("2021", "2022"))
    assert years_of(document, with_years["Cấp phép bãi xe"]) == (2021, 2022)


@pytest.mark.parametrize(
    ("question", "kind", "told"),
    [
        ("Thủ tục nào có lệ phí cao nhất?", True, True),
        ("Phường nào có lệ phí cao nhất?", False, True),
        ("Thủ tục nào có điểm cao nhất?", True, False),
    ],
)
def test_an_extreme_is_sought_among_rows_of_its_kind_by_a_columns_name(question: str, kind: bool, told: bool) -> None:
    document, units = table()
    query, unit = read(question, question), units["Cấp phép bãi xe"]
    assert (of_kind(query, unit), tells_asked(query, document, unit)) == (kind, told)


def test_a_total_is_known_by_its_label_and_no_column_is_called_by_nothing() -> None:
    assert [is_total(label) for label in ("Tổng cộng", "Cộng", "Tổng số xã", "Xã Cộng Hòa")] == [
        True,
        True,
        True,
        False,
    ]
    assert column_called(read("phạt?", "phạt?"), table()[1]["Cấp phép bãi xe"], table()[0].text) is None


def of_quarters() -> tuple[Document, dict[str, Unit]]:
    draft = Draft(title="Báo cáo của thư viện")
    draft.heading("1. Kết quả", 6)
    draft.paragraph("Bảng 1. Kết quả theo quý năm 2024")
    for label, *values in (("Lượt bạn đọc", "12.400", "13.150", "11.980"), ("Tiền phạt (đồng)", "310", "0", "20")):
        draft.row(f"Chỉ tiêu {label}", label, list(zip(("Quý I", "Quý 2", "Tháng 7"), values, strict=True)))
    document = draft.document("thu-vien.docx", {})
    units = (unit for chunk in chunk_document(document) for unit in chunk.units)
    return document, {unit.label: unit for unit in units if unit.kind == "row"}


@pytest.mark.parametrize(
    ("question", "cells"),
    [
        ("Lượt bạn đọc quý I năm 2024?", ["12.400"]),
        ("Lượt bạn đọc quý II?", ["13.150"]),
        ("Lượt bạn đọc quý IV?", []),
        ("Lượt bạn đọc tháng 7?", ["11.980"]),
        ("Lượt bạn đọc theo từng quý?", ["12.400", "13.150", "11.980"]),
    ],
)
def test_the_column_of_a_part_of_the_year_is_marked(question: str, cells: list[str]) -> None:
    document, units = of_quarters()
    marked = cells_asked(read(question, question), units["Chỉ tiêu Lượt bạn đọc"], document.text)
    assert [span.of(document.text) for span in marked] == cells


def test_a_table_holds_for_the_year_of_its_caption_and_a_label_needs_no_unit() -> None:
    document, units = of_quarters()
    fines = units["Chỉ tiêu Tiền phạt (đồng)"]
    assert years_of(document, fines) == (2024,)
    assert names_row(read("", "Tiền phạt quý I bao nhiêu?"), document, fines)


@pytest.mark.parametrize(
    ("question", "column"),
    [
        ("Lớp nào nhiều học sinh nhất?", "30"),
        ("Lớp nào đông học sinh nữ nhất?", "14"),
        ("Lớp nào lắm bàn nhất?", None),
    ],
)
def test_of_two_columns_that_is_meant_which_is_called_by_no_more_than_is_said(question: str, column: str) -> None:
    draft = Draft()
    draft.row("Lớp 1A", "Lớp 1A", [("Số học sinh", "30"), ("Học sinh nữ", "14")])
    document = draft.document("lop.csv", {})
    unit = next(unit for chunk in chunk_document(document) for unit in chunk.units)
    called = column_called(read(question, question), unit, document.text)
    assert (called and called.of(document.text)) == column


def test_rows_are_asked_for_by_what_a_cell_of_them_says() -> None:
    draft = Draft(title="Thể lệ cuộc thi")
    draft.row("Giải Nhất", "Giải Nhất", [("Phí gửi bài", "Miễn phí")])
    draft.row("Giải Ba", "Giải Ba", [("Phí gửi bài", "8000")])
    document = draft.document("giai.csv", {})
    first, third = (unit for chunk in chunk_document(document) for unit in chunk.units)
    free, all_of_them = read("", "Giải nào được miễn phí?"), read("", "Cuộc thi có những giải nào?")
    assert [tells_of_its_kind(free, document, unit) for unit in (first, third)] == [True, False]
    assert all(names_table(all_of_them, document, unit) for unit in (first, third))


@pytest.mark.parametrize(
    ("question", "of_another"),
    [
        ("Năm học 2024-2025 môn Hóa học có mấy giải Nhất?", True),
        ("nam hoc 2024-2025 mon hoa hoc co may giai nhat", True),
        ("Năm học 2024-2025 môn Tin học có mấy giải Nhất?", False),
        ("Năm học 2024-2025 môn Tín học có mấy giải Nhất?", True),  # another mark, another word
        ("Học sinh giỏi huyện môn Tin có mấy giải Nhất?", False),  # told above the table
    ],
)
def test_a_row_is_of_another_kind_than_one_that_is_named(question: str, of_another: bool) -> None:
    draft = Draft(title="Học sinh giỏi huyện")
    draft.row("Năm học 2024-2025", "2024-2025", [("Môn", "Tin học"), ("Giải Nhất", "1")])
    document = draft.document("giai.csv", {})
    unit = chunk_document(document)[0].units[0]
    row = "Năm học 2024-2025: Môn Tin học, Giải Nhất 1."
    assert is_of_another_kind(read(question, question), document, unit, row) is of_another


def test_a_row_that_is_named_is_of_no_other_kind() -> None:
    document, units = table()
    question = "Lệ phí thành phần cấp phép bến thuyền là bao nhiêu?"
    row = "Thủ tục Cấp phép bến thuyền: Lệ phí (đồng) 20.000, Thành phố Hà Giang."
    assert not is_of_another_kind(read(question, question), document, units["Cấp phép bến thuyền"], row)
