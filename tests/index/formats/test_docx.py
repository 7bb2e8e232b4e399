import io
import zipfile

from index.documents import Document
from index.formats.docx import read_docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = f"""<w:styles {W}>
<w:style w:styleId="A"><w:name w:val="heading 1"/></w:style>
<w:style w:styleId="B"><w:name w:val="Mục của tôi"/><w:basedOn w:val="A"/></w:style>
<w:style w:styleId="M"><w:name w:val="toc 1"/></w:style>
<w:style w:styleId="T"><w:name w:val="Title"/></w:style>
</w:styles>"""
NUMBERING = f"""<w:numbering {W}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Điều %1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def read(body: str) -> Document:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERING)
    return read_docx(file.getvalue()).document("a.docx", {})


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def numbered(text: str, level: int) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="3"/></w:numPr>')


def test_automatic_numbers_are_read_as_they_are_shown_and_cited() -> None:
    document = read(
        numbered("Phạm vi", 0) + numbered("Áp dụng cho xã.", 1) + numbered("Giấy tờ gồm có:", 1)
        + numbered("Đơn;", 2) + numbered("Bản sao.", 2) + numbered("Hiệu lực", 0) + numbered("Từ nay.", 1)
    )  # fmt: skip
    assert document.text.split("\n") == [
        "Điều 1. Phạm vi", "1. Áp dụng cho xã.", "2. Giấy tờ gồm có:", "a) Đơn;", "b) Bản sao.",
        "Điều 2. Hiệu lực", "1. Từ nay.",
    ]  # fmt: skip
    assert [document.place(block.span) for block in document.blocks] == [
        "Điều 1", "Điều 1 khoản 1", "Điều 1 khoản 2", "Điều 1 khoản 2 điểm a", "Điều 1 khoản 2 điểm b", "Điều 2",
        "Điều 2 khoản 1",
    ]  # fmt: skip


def test_what_was_inserted_counts_and_what_was_deleted_does_not() -> None:
    body = (
        "<w:p><w:r><w:t>Đạt </w:t></w:r><w:del><w:r><w:delText>30%</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>45%</w:t></w:r></w:ins><w:r><w:t> kế hoạch.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent>" + paragraph("Câu trong khung.") + "</w:sdtContent></w:sdt>"
    )
    assert read(body).text == "Đạt 45% kế hoạch.\nCâu trong khung."


def test_styles_make_titles_and_headings_by_what_they_are_based_on() -> None:
    document = read(
        paragraph("Báo cáo năm", '<w:pStyle w:val="T"/>')
        + paragraph("Kết quả", '<w:pStyle w:val="B"/>')
        + paragraph("Đạt 45%.")
    )
    assert document.title == "Báo cáo năm"
    assert [(block.kind, block.level) for block in document.blocks] == [("title", 0), ("heading", 1), ("paragraph", 0)]


def test_merged_cells_stand_in_each_place_that_they_cover() -> None:
    def cell(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"

    restart, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = "<w:tbl><w:tr>" + cell("Xã", restart) + cell("Năm 2024", '<w:gridSpan w:val="2"/>') + "</w:tr>"
    table += "<w:tr>" + cell("", goes_on) + cell("Hộ") + cell("Người") + "</w:tr>"
    table += "<w:tr>" + cell("A Lưới") + cell("10") + cell("42") + "</w:tr></w:tbl>"
    document = read(table)
    (row,) = [block for block in document.blocks if block.kind == "row"]
    assert row.label == "Xã A Lưới"
    assert [(each.column, each.span.of(document.text)) for each in row.cells] == [
        ("Năm 2024 Hộ", "10"),
        ("Năm 2024 Người", "42"),
    ]


def test_fonts_from_before_unicode_tell_how_their_text_is_read() -> None:
    def run(font: str, text: str) -> str:
        return f'<w:r><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    body = run(".VnTimeH", "quyÕt ®Þnh ") + run(".VnTime", "hé ") + run("VNI-Times", "ngheøo ") + run("Arial", "xã.")
    assert read(f"<w:p>{body}</w:p>").text == "QUYẾT ĐỊNH hộ nghèo xã."


def test_a_table_of_contents_is_not_quoted() -> None:
    styled = read(
        paragraph("Phạm vi", '<w:pStyle w:val="M"/>') + paragraph("Điều 1. Phạm vi ........ 3") + paragraph("Câu nói.")
    )
    assert [(block.kind, block.part) for block in styled.blocks] == [
        ("furniture", ""),
        ("furniture", ""),
        ("paragraph", ""),
    ]


def test_entities_are_not_expanded() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><w:document {W}><w:body>'
            f"{paragraph('Trước &x; sau.')}</w:body></w:document>",
        )
    assert read_docx(file.getvalue()).document("a.docx", {}).text == "Trước"
