"""PDF files with a text layer become Drafts, by PDFium (pypdfium2; Apache-2.0, BSD).

pdfminer.six (MIT), and pdfplumber over it, tell as much of each letter but take five times as long; PyMuPDF is AGPL.
Here letters become words; what those are on the page is the business of ``page_layout``.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from index.documents import DocumentError
from index.formats.draft import Draft
from index.formats.encodings import reading_of
from index.formats.mending import mended
from index.formats.page_layout import add_pages
from index.formats.pieces import DESCENT, WORD_GAP, Page, Piece
from index.formats.ruled import Rule, frames

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 5_000
FEWEST_LETTERS = 15  # on a page, for it to be more than a picture
MOST_UNREADABLE = 0.2  # of the letters, for a text layer to be of use
BOLD = 600  # font weight
THICKEST_RULE, SHORTEST_RULE = 3.0, 4.0  # points
MOST_OBJECTS = 50_000  # on a page
PRIVATE = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f]")


class Letter(NamedTuple):
    """A letter, where it stands (points from the page's lower left), its number, and whether a space is before it."""

    sign: str
    left: float
    right: float
    bottom: float
    top: float
    number: int
    spaced: bool


def read_pdf(data: bytes) -> Draft:
    """Returns the draft of a PDF file; pages that are pictures are told in its problems.

    Raises:
        DocumentError: encrypted, damaged, cut off, or without a text layer that can be read.
    """
    import pypdfium2

    if b"%%EOF" not in data[-4096:]:
        raise DocumentError("bị cắt cụt (thiếu phần cuối của PDF); hãy tải lại hoặc xuất lại tệp")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold():
            raise DocumentError("có mật khẩu; hãy bỏ mật khẩu (mở, rồi in hoặc xuất lại thành PDF)") from None
        raise DocumentError(f"không phải PDF đọc được ({error}); hãy xuất lại tệp") from None
    if len(document) > MOST_PAGES:
        raise DocumentError(f"{len(document)} trang, nhiều nhất là {MOST_PAGES}; hãy chia nhỏ tệp")
    pages = _mended([_page(document, number) for number in range(len(document))])
    draft = Draft()
    _check(pages, draft)
    title = " ".join((document.get_metadata_dict().get("Title") or "").split())
    first = "".join(word.text for page in pages[:1] for word in page.words)
    if title and title.replace(" ", "").casefold() in first.casefold():
        draft.title = title  # if the page does not say it, it is most often the name of a file
    add_pages(draft, pages)
    return draft


def _mended(pages: list[Page]) -> list[Page]:
    read = reading_of(" ".join(word.text for page in pages[:5] for word in page.words))
    return [
        replace(page, words=tuple(replace(word, text=mended(read(word.text))) for word in page.words)) for page in pages
    ]


def _check(pages: list[Page], draft: Draft) -> None:
    """Notes which pages are pictures or unreadable.

    Raises:
        DocumentError: all of them are.
    """
    texts = ["".join(word.text for word in page.words) for page in pages]
    pictures = [number for number, text in enumerate(texts, 1) if len(text) < FEWEST_LETTERS]
    strange = [
        number
        for number, text in enumerate(texts, 1)
        if text and len(PRIVATE.findall(text)) > MOST_UNREADABLE * len(text)
    ]
    if len(pictures) == len(pages):
        raise DocumentError("là bản chụp, không có lớp chữ; hãy nhận dạng chữ (OCR) rồi thay bằng bản có chữ")
    if len(pictures) + len(strange) == len(pages):
        raise DocumentError("phông chữ không cho biết chữ nào là chữ nào; hãy xuất lại PDF từ tệp gốc hoặc dùng OCR")
    for numbers, what in ((pictures, "không có chữ (ảnh chụp hoặc trang trắng)"), (strange, "chữ không đọc ra được")):
        if numbers:
            named = ", ".join(map(str, numbers[:10])) + ("…" if len(numbers) > 10 else "")
            draft.problems.append(f"trang {named} {what}; hãy dùng OCR nếu trang có nội dung")


def _page(document: "pypdfium2.PdfDocument", number: int) -> Page:
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return Page(0, 0, ())
    width, height = page.get_size()
    text_page = page.get_textpage()
    try:
        shown = (word for word in _words(text_page) if 0 < word.base < height and word.right > 0 and word.left < width)
        return Page(width, height, tuple(shown), tuple(frames(list(_rules(page)))))
    finally:
        text_page.close()
        page.close()


def _rules(page: "pypdfium2.PdfPage") -> Iterator[Rule]:
    """Yields the straight lines drawn on the page: paths that fill a long and thin box."""
    from pypdfium2 import raw

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    for number in range(min(raw.FPDFPage_CountObjects(page), MOST_OBJECTS)):
        drawn = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(drawn) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(
            drawn, left, bottom, right, top
        ):
            rule = Rule(left.value, right.value, bottom.value, top.value)
            thin, long = sorted((rule.right - rule.left, rule.top - rule.bottom))
            if thin < THICKEST_RULE and long > SHORTEST_RULE:
                yield rule


def _words(page: "pypdfium2.PdfTextPage") -> Iterator[Piece]:
    """Yields runs of letters that stand close together on one line, in the order of the file."""
    run: list[Letter] = []
    number = 0
    for letter in _letters(page):
        if run and not _continues(run[-1], letter):
            yield from _word(page, run, number)
            run, number = [], number + 1
        run.append(letter)
    yield from _word(page, run, number)


def _letters(page: "pypdfium2.PdfTextPage") -> Iterator[Letter]:
    from pypdfium2 import raw

    box, unicode, bounds = raw.FS_RECTF(), raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
    place = ctypes.byref(box)
    spaced = False
    for number in range(raw.FPDFText_CountChars(page)):
        code = unicode(page, number)
        if code in (2, 0xFFFE):
            code = 45  # PDFium's signs for a hyphen at the end of a line
        if code == 0 or chr(code).isspace():
            spaced = True
        elif bounds(page, number, place):
            yield Letter(chr(code), box.left, box.right, box.bottom, box.top, number, spaced)
            spaced = False


def _continues(last: Letter, letter: Letter) -> bool:
    height = max(last.top - last.bottom, 1.0)
    overlap = min(last.top, letter.top) - max(last.bottom, letter.bottom)
    beside = -0.5 * height < letter.left - last.right < WORD_GAP * height or last.left <= letter.left <= last.right
    return not letter.spaced and beside and overlap > 0.5 * min(height, max(letter.top - letter.bottom, 0.1))


def _word(page: "pypdfium2.PdfTextPage", run: Sequence[Letter], number: int) -> Iterator[Piece]:
    from pypdfium2 import raw

    if run and not 0.1 < raw.FPDFText_GetCharAngle(page, run[0].number) < 6.18:  # radians: no watermark across the page
        bold = raw.FPDFText_GetFontWeight(page, run[0].number) >= BOLD
        # Letters of another font, taken where the first lacks them, have other boxes: the base line is the same.
        across, base = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(page, run[0].number, across, base)
        height = max(median(each.top - each.bottom for each in run), 0.1)
        bottom = base.value - DESCENT * height
        text, right = "".join(each.sign for each in run), max(each.right for each in run)
        yield Piece(text, run[0].left, right, bottom, bottom + height, bold, number=number, spaced=run[0].spaced)
