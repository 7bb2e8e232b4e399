from index.documents import Document
from index.formats.html import read_html

STORY = (
    "<p>Năm 2024, huyện Mường Lát đặt mục tiêu 62,5% hồ sơ được giải quyết trực tuyến, gấp đôi năm trước.</p>"
    "<p>Sáng 12/6, Ủy ban nhân dân huyện tổ chức hội nghị sơ kết công tác chuyển đổi số 6 tháng đầu năm.</p>"
)


def read(body: str, head: str = "") -> Document:
    page = f'<html lang="vi"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return read_html(page).document("trang.html", {})


def said(document: Document) -> list[str]:
    return document.text.split("\n")


def test_headings_and_short_lines_between_what_is_kept_are_kept() -> None:
    body = f"<div><h2>Điều 1. Mục tiêu</h2>{STORY}<p>Đạt 45%.</p><h2>Điều 2. Kinh phí</h2>{STORY}</div>"
    assert [text for text in said(read(body)) if len(text) < 30] == ["Điều 1. Mục tiêu", "Đạt 45%.", "Điều 2. Kinh phí"]


def test_links_to_other_pages_are_not_quoted() -> None:
    link = '<a href="/2">Quan Sơn khai trương trung tâm điều hành thông minh</a>'
    document = read(f"<div>{STORY}<p>Xem thêm: {link}</p>{STORY}</div>")
    kinds = {block.kind for block in document.blocks if "Quan Sơn" in block.span.of(document.text)}
    assert kinds <= {"furniture"}


def test_a_table_that_lays_out_the_page_is_read_as_text() -> None:
    menu = '<td><a href="1">Tin tức</a><br><a href="2">Văn bản</a></td>'
    document = read(
        f"<table><tr>{menu}<td><div>{STORY}Mức phí là 5.000 đồng.<br>Hộ nghèo được miễn phí.</div></td></tr></table>"
    )
    assert [block.kind for block in document.blocks] == ["paragraph"] * 4
    assert said(document)[2:] == ["Mức phí là 5.000 đồng.", "Hộ nghèo được miễn phí."]


def test_a_page_of_a_few_words_is_read_whole() -> None:
    assert said(read("<p>Tỷ lệ đạt 45%.</p>")) == ["Tỷ lệ đạt 45%."]


def test_numbers_of_lists_and_heads_of_tables_are_read_as_they_are_shown() -> None:
    document = read(
        STORY
        + '<ol start="3"><li>Việc ba của huyện.</li><li><p>Việc bốn của huyện.</p></li></ol>'
        + '<ol type="a"><li>Ý đầu của việc.</li><li>b) Ý sau của việc.</li></ol><ul><li>Một dòng khác.</li></ul>'
        + '<table><thead><tr class="header"><th>Xã</th><th>Số hộ</th></tr></thead>'
        + "<tbody><tr><td>A Lưới</td><td>120</td></tr><tr><td>Hồng Hạ</td><td>86</td></tr></tbody>"
        + "<caption>Bảng 1. Số hộ của hai xã</caption></table>"
        + STORY
    )
    assert said(document)[2:8] == [
        "3. Việc ba của huyện.",
        "4. Việc bốn của huyện.",
        "a) Ý đầu của việc.",
        "b) Ý sau của việc.",
        "- Một dòng khác.",
        "Bảng 1. Số hộ của hai xã",
    ]
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [(row.label, row.cells[0].column) for row in rows] == [("Xã A Lưới", "Số hộ"), ("Xã Hồng Hạ", "Số hộ")]


def test_the_day_of_an_export_is_not_the_documents() -> None:
    issued = '<meta name="DCTERMS.issued" content="2026-11-26T10:59:53">'
    office = '<meta name="generator" content="LibreOffice 7.4 (Linux)">'
    assert read(STORY, issued).date == "2026-11-26"
    assert read(STORY, issued + office).date is None


def test_a_page_in_vni_is_read_with_its_title() -> None:
    page = (
        "<html><head><title>Quyeát ñònh veà möùc hoã trôï</title></head><body><h1>Quyeát ñònh veà möùc hoã trôï</h1>"
        "<p>Moãi hoä ngheøo ñöôïc hoã trôï 3,5 trieäu ñoàng ñeå söûa nhaø trong naêm nay.</p></body></html>"
    )
    document = read_html(page).document("cu.html", {})
    assert document.text == (
        "Quyết định về mức hỗ trợ\nMỗi hộ nghèo được hỗ trợ 3,5 triệu đồng để sửa nhà trong năm nay."
    )
    assert document.title == "Quyết định về mức hỗ trợ"


def test_a_width_or_a_start_that_is_no_number_is_left_out() -> None:
    table = '<table><tr><th colspan="²">Xã</th><th>Hộ</th></tr><tr><td>A Lưới</td><td>10</td></tr></table>'
    read_of = read(f'<div>{STORY}{table}<ol start="²"><li>Họp thôn.</li></ol>{STORY}</div>')
    rows = [block for block in read_of.blocks if block.kind == "row"]
    assert [(row.label, [cell.column for cell in row.cells]) for row in rows] == [("Xã A Lưới", ["Hộ"])]
    assert "1. Họp thôn." in said(read_of)
