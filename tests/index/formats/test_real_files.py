"""Files made with real programs, from texts written for these tests: each must give the same quotes and places."""

from pathlib import Path

import pytest

from index.documents import Document, DocumentError
from index.reading import read_document
from index.vietnamese import Span

FILES = Path(__file__).parent / "files"
DECISIONS = sorted(path.name for path in FILES.glob("quyet-dinh*"))
PLANS = sorted(path.name for path in FILES.glob("ke-hoach*"))


def read(name: str) -> Document:
    return read_document(FILES / name, name)


def place(document: Document, words: str) -> str:
    start = document.text.index(words)
    return document.place(Span(start, start + len(words)))


def rows(document: Document) -> dict[str, dict[str, str]]:
    return {
        block.label: {cell.column: cell.span.of(document.text) for cell in block.cells}
        for block in document.blocks
        if block.kind == "row"
    }


def searched(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind in ("paragraph", "row")]


@pytest.mark.parametrize("name", DECISIONS)
def test_a_decision_reads_the_same_from_every_program(name: str) -> None:
    document = read(name)
    page = "trang 1, " if name.endswith(".pdf") else ""
    assert document.title == "Quyết định về việc ban hành Kế hoạch chuyển đổi số năm 2024"
    assert place(document, "mục tiêu, nhiệm vụ và giải pháp chuyển đổi số của huyện Mường Lát") == f"{page}Điều 1"
    assert place(document, "Tỷ lệ hồ sơ giải quyết trực tuyến toàn trình đạt 62,5%") == f"{page}Điều 2 khoản 1"
    assert place(document, "85% hộ gia đình có đường truyền cáp quang.") == f"{page}Điều 2 khoản 2 điểm b"
    assert place(document, "báo cáo kết quả trước ngày 15 tháng 12 hằng năm.") == f"{page}Điều 4"
    columns = {cell for cells in rows(document).values() for cell in cells.values()}
    assert {"1.240", "45,2%", "860", "71,0%", "1.105", "68,3%"} <= columns


@pytest.mark.parametrize("name", [name for name in DECISIONS if "libreoffice.pdf" not in name])
def test_its_table_names_every_figure(name: str) -> None:
    assert rows(read(name))["Xã Mường Chanh"] == {"Số hộ": "860", "Tỷ lệ hộ có cáp quang": "71,0%"}


@pytest.mark.parametrize("name", PLANS)
def test_the_frame_of_an_administrative_document_is_known_and_not_quoted(name: str) -> None:
    document = read(name)
    assert document.title == "KẾ HOẠCH Phát triển kinh tế vườn rừng năm 2024"
    assert (document.date, document.publisher) == ("2024-03-18", "ỦY BAN NHÂN DÂN XÃ NẬM LÚC")
    said = searched(document)
    assert said[0].startswith("Căn cứ kết quả rà soát diện tích đất lâm nghiệp")
    assert said[-1].startswith("Công chức địa chính xã kiểm tra, nghiệm thu")
    assert place(document, "58").endswith("Điều 2 khoản 2")


def test_two_columns_are_read_one_after_the_other() -> None:
    document = read("ban-tin-chromium.pdf")
    assert document.title == "Bản tin khuyến nông số 4"  # its metadata leave the number out
    said = searched(document)
    assert [text.split(" ")[0] for text in said] == ["Vụ", "Đàn", "Tổ", "Đường", "Hợp", "Kho", "Mô"]
    assert said[2].endswith("Giá bán tại vườn là 9.500 đồng một ki-lô-gam.")
    assert said[4] == (
        "Hợp tác xã mở lớp tập huấn ghép cành cho 35 nông dân. Lớp kéo dài ba ngày, "
        "học viên thực hành ngay tại vườn hộ."
    )


def test_a_law_is_cited_by_article_clause_and_point_over_pages() -> None:
    document = read("luat-chromium.pdf")
    assert (document.title, document.publisher) == ("LUẬT BẢO TỒN CÂY THUỐC NAM", "QUỐC HỘI")
    # italics of a font that lacks Vietnamese letters: their boxes hide the spaces, and words must stay apart
    assert searched(document)[0] == "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"
    assert place(document, "không dưới 30% diện tích") == "trang 1, Điều 2 khoản 2 điểm a"
    assert place(document, "điểm b khoản 2 Điều 2 của Luật này") == "trang 1, Điều 3 khoản 1"
    assert place(document, "Nhà nước hỗ trợ 40 triệu đồng") == "trang 1, Điều 4"
    assert place(document, "có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025") == "trang 2, Điều 5"


def test_running_heads_and_page_numbers_are_dropped_and_pages_are_cited() -> None:
    document = read("quy-che-libreoffice.pdf")
    assert len(document.pages) == 4
    assert document.text.count("Quy chế hoạt động của tổ hợp tác chè Cốc Đầm") == 1
    assert "Trang" not in document.text
    assert place(document, "Thành viên thuộc nhóm 32") == "trang 2, Điều 3 khoản 2"
    assert place(document, "Hộ có trên 12 sào chè") == "trang 3, Điều 6 khoản 3 điểm a"
    assert len([text for text in searched(document) if text[0].isdigit()]) == 30  # each of 10 × 3 clauses is one block


def test_the_main_content_of_a_news_page_and_its_metadata() -> None:
    document = read("tin-tuc.html")
    assert (document.title, document.date) == ("Huyện Mường Lát đẩy nhanh chuyển đổi số", "2024-06-12")
    assert (document.publisher, document.language) == ("Báo Thanh Niên Xanh", "vi")
    assert document.url == "https://bao.example.vn/muong-lat.html"
    text = document.text
    assert [
        part for part in ("Trang chủ", "Tin liên quan", "Giá vàng", "Lượt truy cập", "không đọc") if part in text
    ] == []
    assert rows(document)["Xã Trung Lý"] == {"Số hộ": "1.240", "Tỷ lệ cáp quang": "45,2%"}
    assert place(document, "Hiện 12 bản của huyện") == "Hạ tầng còn khó khăn"
    assert "1. Hoàn thành phủ sóng các bản còn lại." in searched(document)


def test_a_workbook_shows_its_figures_as_the_sheet_does() -> None:
    document = read("ha-tang.xlsx")
    assert document.title == "BÁO CÁO HẠ TẦNG SỐ NĂM 2024"
    assert rows(document) == {
        "Xã Trung Lý": {
            "Năm 2024 Số hộ": "1.240",
            "Năm 2024 Tỷ lệ cáp quang": "45,2%",
            "Ngày báo cáo": "05/03/2024",
        },
        "Xã Mường Chanh": {
            "Năm 2024 Số hộ": "860",
            "Năm 2024 Tỷ lệ cáp quang": "71,0%",
            "Ngày báo cáo": "05/03/2024",
        },
        "Đơn vị Phòng Nội vụ": {"Cán bộ": "12,5"},
    }
    assert place(document, "Mường Chanh").endswith(", dòng 5")
    assert place(document, "12,5") == "Trang tính “Nhân lực”, dòng 2"


def test_word_with_text_in_tcvn3() -> None:
    assert searched(read("tcvn3-pandoc.docx")) == [
        "1. Quy chế này áp dụng cho 412 hộ gia đình trong xã.",
        "2. Hộ nghèo được hỗ trợ 3,5 triệu đồng.",
    ]


def test_a_locked_file_is_told() -> None:
    with pytest.raises(DocumentError, match="có mật khẩu"):
        read("mat-khau-ghostscript.pdf")


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_every_block_is_a_slice_and_nothing_is_lost(path: Path) -> None:
    if path.name.startswith("mat-khau"):
        return
    document = read(path.name)
    edges = [edge for block in document.blocks for edge in (block.span.start, block.span.end)]
    assert edges == sorted(edges)
    assert "".join("".join(block.span.of(document.text) for block in document.blocks).split()) == "".join(
        document.text.split()
    )
    assert all(page <= len(document.text) for page in document.pages)
