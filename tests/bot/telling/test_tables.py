import pytest

from bot.telling.tables import is_of_the_table, names_label
from bot.understanding.query import read
from index.chunks import chunk_document
from index.formats.draft import Draft

COLUMNS = ("STT", "Chỉ tiêu năm 2025-2026")


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Tổng chỉ tiêu tuyển sinh lớp 6 toàn huyện năm 2025-2026?", ["Trường 23"]),
        ("Tổng số giáo viên là bao nhiêu?", []),
        ("Chỉ tiêu tuyển sinh lớp 6 của THCS Nguyễn Thái Học?", []),
    ],
)
def test_a_total_is_told_by_the_row_that_sums_up_though_its_number_stands_first(question: str, rows: list[str]) -> None:
    draft = Draft(title="Kế hoạch")
    draft.heading("Chỉ tiêu tuyển sinh lớp 6", 2)
    for label, *values in (("THCS Nguyễn Thái Học", "5", "264"), ("23", "Tổng cộng", "980")):
        draft.row(f"Trường {label}", label, list(zip(COLUMNS, values, strict=True)))
    document = draft.document("ke-hoach.docx", {})
    units = [unit for chunk in chunk_document(document) for unit in chunk.units if unit.kind == "row"]
    assert [unit.label for unit in units if is_of_the_table(read(question, question), document, unit)] == rows


@pytest.mark.parametrize(
    ("question", "label", "named"),
    [
        ("Thị xã Bến Lội thu được mấy tấn lúa?", "TX. Bến Lội", True),
        ("Bến Lội thu được mấy tấn lúa?", "Thị xã Bến Lội", True),
        ("Phú Sơn thu được mấy tấn lúa?", "TX. Bến Lội", False),
        ("Có mấy huyện?", "Huyện Phú Sơn", False),
        ("Chỉ số kinh tế số năm 2021?", "Kinh tế số", True),
        ("Năm 2020 toàn quốc chuyển đổi số được mấy điểm?", "Chuyển đổi số quốc gia", True),
        ("Năm 2020 tỉnh chuyển đổi số được mấy điểm?", "Chuyển đổi số quốc gia", False),
        ("Chỉ số kinh tế xanh năm 2021?", "Kinh tế số", False),  # "số" is of "chỉ số"
    ],
)
def test_a_row_is_named_by_all_its_label_but_for_what_a_place_is(question: str, label: str, named: bool) -> None:
    draft = Draft(title="Lúa")
    draft.row(f"Địa bàn {label}", label, [("Sản lượng (tấn)", "15.626")])
    document = draft.document("lua.docx", {})
    (unit,) = (unit for chunk in chunk_document(document) for unit in chunk.units)
    assert names_label(read(question, question), document, unit) is named
