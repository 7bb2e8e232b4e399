import pytest

from index.documents import Document
from index.formats.draft import Draft
from index.layout import parse_document

LINES = [
    "BỘ KHOA HỌC VÀ CÔNG NGHỆ", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Số: 12/2024/TT-BKHCN",
    "Hà Nội, ngày 5 tháng 6 năm 2024", "THÔNG TƯ", "Quy định về quản lý quỹ gen", "Căn cứ Luật Khoa học và Công nghệ;",
    "Điều 1. Phạm vi điều chỉnh", "Thông tư này quy định việc quản lý quỹ gen.", "Nơi nhận:", "- Như trên;",
    "- Lưu: VT.",
    "KT. BỘ TRƯỞNG", "THỨ TRƯỞNG", "Nguyễn Văn A", "Phụ lục I", "Danh mục quỹ gen cần bảo tồn.",
]  # fmt: skip


def document(lines: list[str]) -> Document:
    draft = Draft()
    for line in lines:
        draft.paragraph(line)
    return draft.document("a.docx", {})


def said(document: Document) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind == "paragraph"]


def test_the_frame_tells_title_date_and_issuing_body() -> None:
    found = document(LINES)
    assert found.title == "THÔNG TƯ Quy định về quản lý quỹ gen"
    assert (found.date, found.publisher) == ("2024-06-05", "BỘ KHOA HỌC VÀ CÔNG NGHỆ")


def test_only_what_stands_within_the_frame_is_quoted_and_appendices_are() -> None:
    assert said(document(LINES)) == [
        "Căn cứ Luật Khoa học và Công nghệ;",
        "Thông tư này quy định việc quản lý quỹ gen.",
        "Danh mục quỹ gen cần bảo tồn.",
    ]


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Hà Nội, ngày   tháng 6 năm 2024", "2024-06"),
        ("Nậm Lúc, ngày 30 tháng 12 năm 2023", "2023-12-30"),
        ("Hà Nội, ngày 5 tháng 13 năm 2024", None),
        ("Hà Nội, ngày 31 tháng 2 năm 2024", "2024-02"),
        ("Hà Nội, ngày 29 tháng 2 năm 2024", "2024-02-29"),
    ],
)
def test_a_day_left_blank_for_the_pen_leaves_the_month(line: str, date: str | None) -> None:
    assert document([*LINES[:4], line, *LINES[5:]]).date == date


def test_a_plain_text_has_its_frame_in_one_column_or_two() -> None:
    text = (
        "ỦY BAN NHÂN DÂN XÃ NẬM LÚC      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Số: 27/KH-UBND                  Độc lập - Tự do - Hạnh phúc\n"
        "                                Nậm Lúc, ngày 18 tháng 3 năm 2024\n\n"
        "KẾ HOẠCH\nPhát triển kinh tế vườn rừng\n\nCăn cứ kết quả rà soát, xã ban hành kế hoạch.\n"
        "Điều 1. Mức hỗ trợ\n1. Mỗi hộ được hỗ trợ 3,5 triệu đồng.\nNơi nhận:\n- Lưu: VT.\n"
    )
    found = parse_document("cu.txt", text)
    assert found.title == "KẾ HOẠCH Phát triển kinh tế vườn rừng"
    assert (found.date, found.publisher) == ("2024-03-18", "ỦY BAN NHÂN DÂN XÃ NẬM LÚC")
    assert said(found) == ["Căn cứ kết quả rà soát, xã ban hành kế hoạch.", "1. Mỗi hộ được hỗ trợ 3,5 triệu đồng."]


@pytest.mark.parametrize(
    ("lines", "title", "issuer"),
    [
        (["THƯ VIỆN TỈNH SƠN LA", "NỘI QUY PHÒNG ĐỌC", "1. Bạn đọc giữ trật tự trong phòng."], "NỘI QUY PHÒNG ĐỌC", 1),
        (["UBND HUYỆN MAI SƠN", "TRẠM KHUYẾN NÔNG", "QUY TRÌNH", "Ủ PHÂN XANH", "Ủ trong 60 ngày."], "QUY TRÌNH", 2),
        (
            ["TRƯỜNG TIỂU HỌC HUA LA", "Hua La, ngày 25 tháng 8 năm 2025", "KẾ HOẠCH NĂM HỌC MỚI", "Trường có 9 lớp."],
            "KẾ HOẠCH NĂM HỌC MỚI",
            1,
        ),
    ],
)
def test_the_heading_below_who_issues_it_is_the_title(lines: list[str], title: str, issuer: int) -> None:
    found = parse_document("a.txt", "\n".join(lines))
    assert found.title.startswith(title)
    assert found.publisher == " ".join(lines[:issuer])
    assert said(found) == lines[-1:]


@pytest.mark.parametrize(
    "lines",
    [
        ["PHÒNG CHỐNG CHÁY RỪNG", "MỖI NGƯỜI MỘT VIỆC", "Không đốt nương trong mùa khô."],
        ["THƯ VIỆN TỈNH SƠN LA", "Thư viện mở cửa cả ngày thứ Bảy."],
        ["TRƯỜNG TIỂU HỌC HUA LA", "I. KẾT QUẢ", "Trường có 9 lớp."],
    ],
)
def test_no_heading_is_a_title_for_what_stands_above_it(lines: list[str]) -> None:
    assert parse_document("a.txt", "\n".join(lines)).publisher is None


def test_without_the_motto_nothing_is_taken_for_a_frame() -> None:
    found = document(["BỘ KHOA HỌC", "KẾ HOẠCH", "Nội dung của kế hoạch là trồng rừng."])
    assert found.publisher is None
    assert said(found) == ["Nội dung của kế hoạch là trồng rừng."]


@pytest.mark.parametrize(
    "text",
    [
        "Việt Nam (tên chính thức: Cộng hòa Xã hội chủ nghĩa Việt Nam) là quốc gia ở Đông Nam Á.",
        "Nước ta mang tên Cộng hòa xã hội chủ nghĩa Việt Nam.",
    ],
)
def test_the_country_called_by_its_full_name_is_no_letterhead(text: str) -> None:
    found = parse_document("a.txt", f"Đất nước và con người\n\nMột đoạn ở trước.\n\n{text}\n\nMột đoạn ở sau.\n")
    assert said(found) == ["Một đoạn ở trước.", text, "Một đoạn ở sau."]


def test_a_frame_without_the_motto_is_one_where_nothing_else_stands_above() -> None:
    lines = ["UBND XÃ NẬM LÚC", "Số: 45/BC-UBND", "Nậm Lúc, ngày 25 tháng 6 năm 2024", "BÁO CÁO"]
    found = document([*lines, "Kết quả trồng rừng 6 tháng đầu năm", "I. KẾT QUẢ", "Đã trồng 40 ha rừng."])
    assert found.title == "BÁO CÁO Kết quả trồng rừng 6 tháng đầu năm"
    assert (found.date, found.publisher) == ("2024-06-25", "UBND XÃ NẬM LÚC")
    assert said(found) == ["Đã trồng 40 ha rừng."]
    assert document(["Xã nhà có tin vui.", "BÁO CÁO", "Kết quả trồng rừng", "Đã trồng 40 ha."]).title != found.title


def test_who_decides_and_a_numbered_heading_are_no_part_of_the_title() -> None:
    lines = [
        *LINES[:3],
        "UBND HUYỆN EA MỚI ------- Số: 9/QĐ-UBND",
        LINES[4],
        "QUYẾT ĐỊNH",
        "Về việc giao chỉ tiêu trồng rừng",
    ]
    found = document([*lines, "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN EA MỚI", "I. MỤC TIÊU", "Trồng 90 ha rừng."])
    assert found.title == "QUYẾT ĐỊNH Về việc giao chỉ tiêu trồng rừng"
    assert found.publisher == "BỘ KHOA HỌC VÀ CÔNG NGHỆ UBND HUYỆN EA MỚI"
    assert document([*lines, "I. MỤC TIÊU", "Trồng 90 ha rừng."]).title == found.title
