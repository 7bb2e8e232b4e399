from pathlib import Path

import pytest

from index.documents import Block
from index.folder import read_folder
from index.layout import parse_document
from index.reading import read_document

SEEDS = Path(__file__).parents[2] / "seeds"

PAGE = """A- A A+ | Tăng tương phản Giảm tương phản

Hội nghị chuyển đổi số tỉnh Hà Giang
Thứ năm - 13/07/2023 08:18 185 0
Sáng 13/7, UBND tỉnh tổ chức hội nghị chuyển đổi số.
Quang cảnh hội nghị. (Ảnh: Minh Anh).
Quang cảnh hội nghị. (Ảnh: Minh Anh).
I. Kết quả
Tỷ lệ hồ sơ trực tuyến đạt 45%.
Nguyễn Văn An
Nguồn: Báo Hà Giang
Tổng số điểm của bài viết là: 10 trong 2 đánh giá
DANH MỤC
Hôm nay : 499
học tập làm theo tấm gương
"""


def kinds(text: str, kind: str) -> list[str]:
    document = parse_document("trang.txt", text)
    return [block.span.of(text) for block in document.blocks if block.kind == kind]


def test_title_date_and_publisher_are_found() -> None:
    document = parse_document("trang.txt", PAGE)
    assert document.title == "Hội nghị chuyển đổi số tỉnh Hà Giang"
    assert document.date == "2023-07-13"
    assert document.publisher == "Báo Hà Giang"


def test_only_what_the_article_says_is_left_of_a_page() -> None:
    assert kinds(PAGE, "paragraph") == [
        "Sáng 13/7, UBND tỉnh tổ chức hội nghị chuyển đổi số.",
        "Tỷ lệ hồ sơ trực tuyến đạt 45%.",
    ]
    assert kinds(PAGE, "heading") == ["I. Kết quả"]


def test_what_is_known_wins_over_what_is_found() -> None:
    document = parse_document("trang.txt", PAGE, {"title": "Tên khác", "date": "2024", "publisher": "Báo khác"})
    assert (document.title, document.date, document.publisher) == ("Tên khác", "2024", "Báo khác")


def test_a_text_without_title_and_date_is_called_by_its_first_words() -> None:
    document = parse_document("a.txt", "Việt Nam xếp thứ 71 trong tổng số 193 quốc gia được đánh giá năm nay.")
    assert document.title == "Việt Nam xếp thứ 71 trong tổng số 193 quốc gia được…"
    assert document.date is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Đọc thêm date 2024-05 Văn phòng Chính phủ vừa thông báo.", "2024-05"),
        ("Sáng ngày 24 tháng 4 năm 2024, phiên họp được tổ chức.\nHết.", "2024-04-24"),
        ("Chiều 28/12, phiên họp được tổ chức.", None),
        ("Ngày 45/13/2024 không có.", None),
        ("Ngày 31/02/2024 không có.\nNgày 29/02/2024 thì có.", "2024-02-29"),
        ("Ngày 29 tháng 2 năm 2023 không có.", None),
        ("Đọc thêm date 2024-13-45 Sáng 24/4/2024, phiên họp được tổ chức.", "2024-04-24"),
        ("Căn cứ Nghị định số 13/2023/NĐ-CP ngày 17 tháng 4 năm 2023 của Chính phủ;\nXã ban hành kế hoạch.", None),
    ],
)
def test_dates_are_read_as_far_as_they_are_told(text: str, date: str | None) -> None:
    assert parse_document("a.txt", text).date == date


def test_a_short_line_between_sentences_is_a_heading_and_a_name_is_none() -> None:
    steps = "Quy trình khám bệnh\nBước 7. Nhận thuốc tại tầng 1.\n{line}\nNgười bệnh cấp cứu, trẻ em được khám trước.\n"

    def kinds(line: str) -> list[str]:
        return [block.kind for block in parse_document("a.txt", steps.format(line=line)).blocks]

    assert kinds("Đối tượng ưu tiên") == ["title", "paragraph", "heading", "paragraph"]
    assert kinds("Nguyễn Thị Hoa") == kinds("Ngồi chờ gọi tên.") == ["title", "paragraph", "paragraph", "paragraph"]


def test_a_table_broken_into_one_cell_a_line_is_put_together() -> None:
    text = "Bảng sau:\nTỉnh Quý 1 Quý 2\nHà Giang\n\n10,5%\n\n12%\n\nBắc Kạn\n\n9\n\n11\nHết bảng rồi nhé."
    rows = [block for block in parse_document("a.txt", text).blocks if block.kind == "row"]
    assert [(row.label, [(cell.column, cell.span.of(text)) for cell in row.cells]) for row in rows] == [
        ("Tỉnh Hà Giang", [("Quý 1", "10,5%"), ("Quý 2", "12%")]),
        ("Tỉnh Bắc Kạn", [("Quý 1", "9"), ("Quý 2", "11")]),
    ]
    assert rows[1].span.of(text) == "Bắc Kạn\n\n9\n\n11"


def test_column_names_one_a_line_are_found_too() -> None:
    text = "Chỉ tiêu\nKế hoạch\nThực hiện\nXã có cáp quang\n100\n98\nHộ có cáp quang\n80\n79"
    rows = [block for block in parse_document("a.txt", text).blocks if block.kind == "row"]
    assert [[cell.column for cell in row.cells] for row in rows] == [["Kế hoạch", "Thực hiện"]] * 2
    assert rows[0].label == "Chỉ tiêu Xã có cáp quang"


def test_the_table_of_indices_in_the_seeds() -> None:
    document = read_document(SEEDS / "001_174ba5d46255a286.txt", "001.txt")
    rows = {block.label: block for block in document.blocks if block.kind == "row"}
    assert list(rows) == [
        "Chỉ số Chuyển đổi số quốc gia",
        "Chỉ số Chính phủ số",
        "Chỉ số Kinh tế số",
        "Chỉ số Xã hội số",
    ]
    cells = {cell.column: cell.span.of(document.text) for cell in rows["Chỉ số Chính phủ số"].cells}
    assert cells == {"Năm 2020": "0,36", "Năm 2021": "0,43", "Năm 2022": "0,65"}


@pytest.mark.parametrize(
    "furniture", ["Tổng số điểm", "Click để", "Hôm nay", "Lượt truy cập", "Đọc thêm", "Ảnh:", "ZALO OA"]
)
def test_no_site_furniture_of_the_seeds_is_left_to_be_quoted(furniture: str) -> None:
    for document in read_folder(SEEDS).documents:
        said = [block.span.of(document.text) for block in document.blocks if block.kind in ("paragraph", "row")]
        assert not [line for line in said if furniture in line]


def test_every_block_is_a_slice_and_nothing_is_lost() -> None:
    for document in read_folder(SEEDS).documents:
        blocks: list[Block] = sorted(document.blocks, key=lambda block: block.span.start)
        assert "".join("".join(block.span.of(document.text) for block in blocks).split()) == "".join(
            document.text.split()
        )
