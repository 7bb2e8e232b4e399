from pathlib import Path

import pytest

from index.documents import Block, DocumentError, parse_document, read_document, read_folder

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
    ],
)
def test_dates_are_read_as_far_as_they_are_told(text: str, date: str | None) -> None:
    assert parse_document("a.txt", text).date == date


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
    document = read_document(SEEDS / "001_174ba5d46255a286.txt")
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


def test_the_five_seeds_are_read_with_what_is_known_of_them() -> None:
    corpus = read_folder(SEEDS)
    assert corpus.problems == ()
    assert [(document.name[:3], document.date) for document in corpus.documents] == [
        ("000", "2024-04-24"),
        ("001", "2023-07-13"),
        ("002", "2025-02-06"),
        ("003", "2023-12-28"),
        ("004", "2024-05"),
    ]


def test_files_that_cannot_be_read_are_named_and_the_others_are_kept(tmp_path: Path) -> None:
    (tmp_path / "tot.txt").write_text("Tỷ lệ hồ sơ trực tuyến đạt 45%.", encoding="utf-8")
    (tmp_path / "cu.txt").write_bytes("Tỷ lệ".encode("utf-16"))
    (tmp_path / "rong.txt").write_text(" \n")
    (tmp_path / "thu muc").mkdir()
    (tmp_path / "bang.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".an").write_text("x")
    corpus = read_folder(tmp_path)
    assert [document.name for document in corpus.documents] == ["tot.txt"]
    assert [problem.split(": ")[0].rsplit("/", 1)[1] for problem in corpus.problems] == [
        "bang.pdf",
        "cu.txt",
        "rong.txt",
        "thu muc",
    ]
    assert "UTF-8" in corpus.problems[1]


@pytest.mark.parametrize(
    "facts", ["[a", '["a.txt"]\ndate = "hôm qua"', '["a.txt"]\nauthor = "An"', '["b.txt"]\ntitle = "B"']
)
def test_a_facts_file_that_is_wrong_is_told_and_left_out(facts: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một câu nói.", encoding="utf-8")
    (tmp_path / "documents.toml").write_text(facts, encoding="utf-8")
    corpus = read_folder(tmp_path)
    assert len(corpus.documents) == 1
    assert len(corpus.problems) == 1
    assert "documents.toml" in corpus.problems[0]


def test_no_documents_at_all_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match=r"\.txt"):
        read_folder(tmp_path)
    with pytest.raises(DocumentError, match="khong-co"):
        read_folder(tmp_path / "khong-co")


def test_decomposed_text_is_read_composed(tmp_path: Path) -> None:
    import unicodedata

    (tmp_path / "a.txt").write_text("\ufeff" + unicodedata.normalize("NFD", "Tỷ lệ hồ sơ."), encoding="utf-8")
    assert read_document(tmp_path / "a.txt").text == "Tỷ lệ hồ sơ."
