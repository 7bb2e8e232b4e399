import pytest

from index.formats.draft import Draft
from index.formats.markdown import read_markdown
from index.formats.mending import mended
from index.vietnamese import Span


def test_what_is_known_beside_wins_over_what_the_file_says() -> None:
    draft = Draft(title="Tên trong tệp", date="2020", publisher="Báo A", url="https://a", language="vi")
    draft.paragraph("Một câu nói.")
    found = draft.document("a.html", {})
    assert (found.title, found.date, found.publisher, found.url, found.language) == (
        "Tên trong tệp", "2020", "Báo A", "https://a", "vi",
    )  # fmt: skip
    told = draft.document("a.html", {"title": "Tên", "date": "2024", "url": "https://b", "as_of": "quý 1 năm 2024"})
    assert (told.title, told.date, told.url, told.as_of, told.publisher) == (
        "Tên", "2024", "https://b", "quý 1 năm 2024", "Báo A",
    )  # fmt: skip


def test_a_paragraph_over_two_pages_begins_the_second_within_it() -> None:
    draft = Draft()
    draft.page()
    draft.paragraph("Câu trang một đi tiếp sang trang hai.", pages=[len("Câu trang một đi tiếp ")])
    document = draft.document("a.pdf", {})
    assert document.text[document.pages[1] :] == "sang trang hai."
    assert document.place(Span(0, 37)) == "trang 1–2"


def test_a_document_that_opens_with_an_article_is_called_by_its_file() -> None:
    draft = Draft()
    draft.paragraph("Điều 1. Phạm vi điều chỉnh")
    draft.paragraph("Quy chế này áp dụng cho xã.")
    assert draft.document("quy_che/quy_che_xa.docx", {}).title == "quy che xa"


def test_the_heading_above_all_others_is_the_title_also_in_capitals() -> None:
    rules = read_markdown("# NỘI QUY THƯ VIỆN\n\n## 1. Giờ mở cửa\n\nTừ 7 giờ.\n").document("noi-quy.md", {})
    assert rules.title == "NỘI QUY THƯ VIỆN"
    assert [block.kind for block in rules.blocks] == ["title", "heading", "paragraph"]
    two = read_markdown("## Mượn sách\n\nTối đa 3 cuốn.\n\n## Trả sách\n\nTrong 14 ngày.\n").document("sach.md", {})
    assert two.title == "sach"


def test_markdown_says_what_it_shows() -> None:
    draft = read_markdown(
        '---\ntitle: "Báo cáo"\ndate: 2024-05\nauthor: Phòng A\n---\n'
        "Xem [quyết định](http://x) **số 5**,\ndòng `hai`.\n\n3. Ba\n4. Bốn\n   - Con\n\n<b>thô</b>\n\n"
        "<div>\nKhối <i>thô</i>.\n</div>\n\n> Trích.\n"
    )
    document = draft.document("a.md", {})
    assert (document.title, document.date, document.publisher) == ("Báo cáo", "2024-05", "Phòng A")
    assert document.text == "Xem quyết định số 5, dòng hai.\n3. Ba\n4. Bốn\n- Con\nthô\nKhối thô.\nTrích."


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Nhà nƣớc, CHƢƠNG TRÌNH", "Nhà nước, CHƯƠNG TRÌNH"),
        ("Ðiều 1, ðồng", "Điều 1, đồng"),
        ("Việt", "Việt"),
        ("Viê\u0323t, tiê \u0301ng", "Việt, tiếng"),
        ("tiê´ng, lu`a", "tiếng, lùa"),
        ("\u200bHà\ufeff Nội", "Hà Nội"),
        ("5 ´ 6; it`s", "5 ´ 6; it`s"),
    ],
)
def test_marks_and_letters_are_mended(broken: str, whole: str) -> None:
    assert mended(broken) == whole
