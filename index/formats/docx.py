"""Word files (.docx) become Drafts, straight from their XML by lxml (BSD).

python-docx leaves out what stands in tracked insertions, content controls and automatic numbers ("Điều 5.", "a)"), all
of them common in administrative documents, so that a quote would lack words that people see on the page.
"""

import re
from collections.abc import Iterator
from typing import TypeAlias

from lxml import etree

from index.documents import DocumentError
from index.formats.archive import check_archive
from index.formats.draft import Draft
from index.formats.encodings import Reading, reading_of, repaired, tcvn3, vni
from index.formats.numbering import Numbering
from index.formats.tables import add_table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
# Deleted text, what stands in a text box twice, and footnote marks are not of the paragraph.
LEFT_OUT = {W + "del", W + "moveFrom", "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
SAID = {W + "softHyphen": "\u00ad", W + "tab": " ", W + "br": "\n", W + "cr": "\n", W + "noBreakHyphen": "-"}
TITLE_LEVEL, OF_CONTENTS = -1, -2  # the document's title; a line of its table of contents
LONGEST_BOLD_HEADING = 120  # characters
MOST_DEPTH = 200  # of nested elements

Element: TypeAlias = etree._Element


def read_docx(data: bytes) -> Draft:
    """Returns the draft of a Word file: headings by their styles, numbers as shown, tables as rows.

    Raises:
        DocumentError: it is no Word file, is encrypted, or unpacks to too much.
    """
    archive = check_archive(data)
    if "word/document.xml" not in archive.namelist():
        raise DocumentError(
            "không phải tệp Word (thiếu word/document.xml); hãy mở bằng Word hoặc LibreOffice và lưu lại"
        )

    def part(name: str) -> Element | None:
        if name not in archive.namelist():
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True, recover=True)
        return etree.fromstring(archive.read(name), parser)

    draft = Draft()
    core = part("docProps/core.xml")
    if core is not None:
        draft.title = (core.findtext(TITLE) or "").strip() or None
    body = part("word/document.xml")
    if body is not None:
        _Reader(draft, Styles(part("word/styles.xml")), Numbering(part("word/numbering.xml"))).read(body)
    return draft


class Styles:
    """What paragraph styles mean: the depth of a heading (0: none), a title, and the list that a style numbers."""

    def __init__(self, root: Element | None) -> None:
        """Takes word/styles.xml."""
        self._styles = {} if root is None else {style.get(W + "styleId"): style for style in root.iter(W + "style")}

    def level(self, style_id: str | None) -> int:
        """Returns the depth of the heading that a style makes, from 1; 0 for other text; or one of two constants."""
        for style in self._chain(style_id):
            name = _value(style.find(W + "name")).casefold()
            if name == "title":
                return TITLE_LEVEL
            if re.fullmatch(r"toc \d", name):
                return OF_CONTENTS
            if found := re.fullmatch(r"heading (\d)", name):
                return int(found[1])
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None and _value(outline).isdecimal() and int(_value(outline)) < 9:
                return int(_value(outline)) + 1
        return 0

    def numbering(self, style_id: str | None) -> Element | None:
        """Returns the ``numPr`` that a style brings, or None."""
        found = (style.find(f"{W}pPr/{W}numPr") for style in self._chain(style_id))
        return next((element for element in found if element is not None), None)

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        for _ in range(10):  # a style may be based on another; a circle ends
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            based = style.find(W + "basedOn")
            style_id = None if based is None else _value(based)


class _Reader:
    def __init__(self, draft: Draft, styles: Styles, numbering: Numbering) -> None:
        self.draft, self.styles, self.numbering = draft, styles, numbering
        self.reading: Reading = str

    def read(self, parent: Element) -> None:
        """Puts the paragraphs and tables below ``parent`` into the draft, in order."""
        self.reading = reading_of(" ".join(map(str, parent.itertext())))
        for element in _blocks(parent):
            if element.tag == W + "tbl":
                add_table(self.draft, self._grid(element), _repeated_header(element))
            else:
                self._paragraph(element)

    def _paragraph(self, element: Element) -> None:
        style = element.find(f"{W}pPr/{W}pStyle")
        level = self.styles.level(None if style is None else _value(style))
        lines = self._text(element).split("\n")
        if level == OF_CONTENTS:
            for line in lines:
                self.draft.furniture(line)
        elif level and lines:
            text = " ".join(lines)
            self.draft.heading(text, max(level, 1))
            if level == TITLE_LEVEL and self.draft.title is None:
                self.draft.title = text
        elif _is_bold_heading(element, lines):
            self.draft.heading(lines[0], 6)
        else:
            for line in lines:
                self.draft.paragraph(line)

    def _text(self, element: Element) -> str:
        """The text of a paragraph as it is shown, with its automatic number."""
        properties = element.find(f"{W}pPr/{W}numPr")
        if properties is None:
            style = element.find(f"{W}pPr/{W}pStyle")
            properties = self.styles.numbering(None if style is None else _value(style))
        text = repaired("".join(_said(element)), self.reading)
        number = self.numbering.next(properties) if properties is not None and text.strip() else ""
        return f"{number} {text}" if number else text

    def _grid(self, table: Element) -> list[list[str]]:
        grid: list[list[str]] = []
        for row in _children(table, W + "tr"):
            line: list[str] = []
            for cell in _children(row, W + "tc"):
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                width = min(int(_value(span)), 100) if span is not None and _value(span).isdecimal() else 1
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                continues = merged is not None and _value(merged) != "restart"
                above = grid[-1][len(line)] if continues and grid and len(line) < len(grid[-1]) else ""
                text = above or " ".join(self._text(paragraph) for paragraph in cell.iter(W + "p"))
                line += [text] * width
            grid.append(line)
        return grid


def _blocks(parent: Element, depth: int = 0) -> Iterator[Element]:
    """Yields paragraphs and tables in order, through body, content controls and tracked insertions."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag not in LEFT_OUT and depth < MOST_DEPTH:
            yield from _blocks(child, depth + 1)


def _children(parent: Element, tag: str) -> Iterator[Element]:
    """Yields the elements with the tag below ``parent``, through content controls, not those of a table within."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (W + "sdt", W + "sdtContent", W + "ins"):
            yield from _children(child, tag)


def _said(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == W + "r" and (reading := _reading_of_font(child)):
            yield reading("".join(_said(child)))
        elif child.tag == W + "t":
            yield child.text or ""
        elif child.tag in SAID:
            yield SAID[child.tag]
        elif child.tag not in LEFT_OUT and isinstance(child.tag, str) and child.tag != W + "pPr":
            yield "\n" if child.tag == W + "p" else ""  # of a text box
            yield from _said(child)


def _reading_of_font(run: Element) -> Reading | None:
    """Returns how the text of a run in a font from before Unicode is to be read; None for any other font."""
    fonts = run.find(f"{W}rPr/{W}rFonts")
    name = "" if fonts is None else (fonts.get(W + "ascii") or "").casefold()
    if name.startswith(".vn"):
        return (lambda text: tcvn3(text).upper()) if name.endswith("h") else tcvn3  # .VnTimeH has capitals only
    return vni if name.startswith("vni-") else None


def _is_bold_heading(element: Element, lines: list[str]) -> bool:
    """Whether a paragraph without a heading's style is written as one: short, bold all through, no sentence."""
    text = lines[0].strip()
    if len(lines) > 1 or not 3 < len(text) <= LONGEST_BOLD_HEADING or text.endswith((".", ";", ",", "!", "?")):
        return False
    runs = [run for run in element.iter(W + "r") if (run.findtext(W + "t") or "").strip()]
    marks = [run.find(f"{W}rPr/{W}b") for run in runs]
    return bool(runs) and all(mark is not None and _value(mark) not in ("0", "false") for mark in marks)


def _repeated_header(table: Element) -> int | None:
    """How many rows Word repeats on each page as the table's head; None where it repeats none."""
    rows = list(_children(table, W + "tr"))
    marked = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows]
    return marked.index(False) if marked and marked[0] and not all(marked) else None


def _value(element: Element | None) -> str:
    return (element.get(W + "val") or "") if element is not None else ""
