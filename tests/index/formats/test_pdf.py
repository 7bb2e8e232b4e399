import io
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from index.documents import DocumentError
from index.formats.pdf import read_pdf

FILES = Path(__file__).parent / "files"


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (300, 400), "white").save(file, "PDF")
    return file.getvalue()


def test_a_scanned_file_is_told_with_what_to_do() -> None:
    with pytest.raises(DocumentError, match=r"là bản chụp, không có lớp chữ; hãy nhận dạng chữ \(OCR\)"):
        read_pdf(picture())


def test_a_scanned_page_is_told_and_counted() -> None:
    document = pypdfium2.PdfDocument(FILES / "quy-che-libreoffice.pdf")
    document.import_pages(pypdfium2.PdfDocument(picture()), index=1)
    file = io.BytesIO()
    document.save(file)
    read = read_pdf(file.getvalue()).document("a.pdf", {})
    assert read.problems == ("trang 2 không có chữ (ảnh chụp hoặc trang trắng); hãy dùng OCR nếu trang có nội dung",)
    start = read.text.index("Thành viên thuộc nhóm 32")
    assert read.place(type(read.blocks[0].span)(start, start + 10)) == "trang 3, Điều 3 khoản 2"


@pytest.mark.parametrize("kept", [0.2, 0.5, 0.95])
def test_a_file_cut_off_is_refused(kept: float) -> None:
    whole = (FILES / "ban-tin-chromium.pdf").read_bytes()
    with pytest.raises(DocumentError, match="bị cắt cụt"):
        read_pdf(whole[: int(kept * len(whole))])
