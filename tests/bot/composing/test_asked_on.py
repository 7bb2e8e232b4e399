import pytest

from bot.composing.answer import Citation
from bot.composing.asked_on import asked_on
from bot.understanding.query import read
from index import Document
from index.formats.draft import Draft

COLUMNS = ("Đơn vị chủ trì", "Đơn vị phối hợp", "Thời hạn hoàn thành")


def notice() -> Document:
    draft = Draft()
    draft.heading("Cắt nước ở xã Nậm Lúc", 1)
    for line in ("Thời gian: từ 22 giờ ngày 20/7.", "Khu vực: thôn Trung, thôn Hạ.", "Lý do: thay van."):
        draft.paragraph(line)
    draft.row("Sửa đập", "Sửa đập", list(zip(COLUMNS, ("Phòng Kinh tế", "Công an xã", "30/9/2024"), strict=True)))
    return draft.document("cat-nuoc.docx", {})


def cited(document: Document, opening: str) -> Citation:
    block = next(each for each in document.blocks if each.span.of(document.text).startswith(opening))
    quote, columns = block.span.of(document.text), tuple(cell.column for cell in block.cells)
    span = block.span
    return Citation(1, document.name, document.title, None, None, quote, span.start, span.end, columns=columns)


@pytest.mark.parametrize(
    ("last", "question", "told"),
    [
        ("Sửa đập", "phối hợp với ai?", "Công an xã"),
        ("Sửa đập", "thời hạn?", "30/9/2024"),
        ("Sửa đập", "mất bao lâu?", "30/9/2024"),
        ("Sửa đập", "đập nào cao nhất?", None),
        ("Thời gian", "khu vực nào?", "thôn Trung, thôn Hạ"),
        ("Thời gian", "tại sao?", "thay van"),
        ("Thời gian", "khu vực phường An Phú?", None),
        ("Thời gian", "ai chủ trì?", None),
    ],
)
def test_what_stands_beside_the_last_quote_is_asked_for_by_its_name(last: str, question: str, told: str | None) -> None:
    document = notice()
    found = asked_on(lambda: read(question, question), cited(document, last), document)
    words = found and (found.marked[0].of(found.quote) if found.marked else found.quote)
    assert words == told
    assert found is None or document.text[found.start : found.end] == found.quote
