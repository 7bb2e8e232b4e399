"""Web pages become Drafts: their main content, and what their metadata says of title, date, publisher and address.

trafilatura (Apache-2.0) tells the article from menus, adverts and lists of other news better than rules of our own
could. But it drops table heads and list numbers, so that what it keeps only says which blocks of the page count; those
are read from the page itself, by lxml (BSD).
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from typing import TypeAlias

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from index.documents import DocumentError
from index.formats.draft import Draft
from index.formats.encodings import Reading, reading_of, repaired
from index.formats.tables import add_table

LEFT_OUT = {
    "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "select", "iframe", "svg",
    "head", "object", "video", "audio", "canvas", "dialog",
}  # fmt: skip
# Elements that begin a new line; all others are parts of one.
BLOCKS = {
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul", "caption",
}  # fmt: skip
EXPORTERS = re.compile(
    r"(?i)libreoffice|openoffice\.org|microsoft (word|excel)"
)  # they date a page by when it was exported
MOST_DEPTH = 400
NUMBERED = re.compile(r"\s*(\(?(\d{1,3}|[a-zđ])[.)]|[-–+•])")
SPACE = re.compile(r"\s+")

LONGEST_CELL, FEW_ROWS = 300, 3  # characters, rows: a longer cell in so small a table is no cell of data
SHORT_LINK = 8  # words; a shorter line of links is a menu's
HEADING = re.compile(r"h([1-6])")

Element: TypeAlias = etree._Element
Found: TypeAlias = tuple[Element, str | None]
"""A block and a line of it, or a table of data and None."""


def read_html(text: str) -> Draft:
    """Returns the draft of a web page.

    Raises:
        DocumentError: there is no element in it.
    """
    parser = HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = document_fromstring(text.encode(), parser=parser)
    except etree.ParserError:
        raise DocumentError("không có nội dung HTML; hãy kiểm tra tệp") from None
    draft = Draft(from_web=True, language=(root.get("lang") or "")[:2].lower() or None)
    main = _main_content(root, draft)
    body = root.find("body")
    body = root if body is None else body
    reading = reading_of(" ".join(map(str, body.itertext())))
    draft.title = repaired(draft.title, reading) if draft.title else None
    for element, line in _kept(list(_walk(body)), main):
        _put(draft, element, line, reading)
    return draft


def _main_content(root: Element, draft: Draft) -> str | None:
    """Returns the letters of the main content, without white space, and notes the page's metadata in the draft."""
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Extracted

    found = bare_extraction(
        deepcopy(root),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if not isinstance(found, Extracted):  # a page of which nothing could be made
        return None
    draft.title, draft.publisher, draft.url = found.title, found.sitename, found.url
    exported = any(EXPORTERS.search(meta.get("content") or "") for meta in root.iter("meta"))
    draft.date = None if exported else found.date
    return None if found.body is None else _squeezed("".join(map(str, found.body.itertext())))


def _walk(element: Element, depth: int = 0) -> Iterator[Found]:
    """Yields what stands below the element: the lines of each block, and tables of data."""
    line = ""
    for piece in _pieces(element):
        if isinstance(piece, str):
            line += piece
            continue
        yield from ((element, each) for each in line.split("\n") if each.strip())
        line = ""
        if piece.tag == "table" and not _lays_out(piece):
            yield from ((caption, " ".join(map(str, caption.itertext()))) for caption in piece.iter("caption"))
            yield piece, None
        elif piece.tag not in LEFT_OUT and depth < MOST_DEPTH:
            yield from _walk(piece, depth + 1)
    yield from ((element, each) for each in line.split("\n") if each.strip())


def _lays_out(table: Element) -> bool:
    """Whether a table only puts parts of the page side by side, as old portals do."""
    rows = len(list(table.iter("tr")))
    longest = max((len(" ".join(map(str, cell.itertext())).strip()) for cell in table.iter("td", "th")), default=0)
    within = any(table.find(f".//{tag}") is not None for tag in ("table", "h1", "h2", "h3", "ul", "ol"))
    return within or rows == 1 or (longest > LONGEST_CELL and rows <= FEW_ROWS)


def _kept(found: Sequence[Found], main: str | None) -> list[Found]:
    """Returns what is of the main content: what trafilatura kept, headings above it, and what stands between it.

    Where it kept nothing, all but lists of links is.
    """
    kept = [main is not None and _counts(element, line, main) for element, line in found]
    if not any(kept):
        return [(element, line) for element, line in found if not _is_link(element)]
    places: dict[Element | None, list[int]] = {}
    for at, (element, _) in enumerate(found):
        if kept[at]:
            places.setdefault(element.getparent(), []).append(at)
    for at, (element, _) in reversed(list(enumerate(found))):
        beside = places.get(element.getparent(), [])
        if HEADING.fullmatch(str(element.tag)):
            kept[at] = kept[at] or (at + 1 < len(found) and kept[at + 1])
        elif element in places or (beside and beside[0] < at < beside[-1]):
            kept[at] = kept[at] or not _is_link(element)
    return [each for each, counts in zip(found, kept, strict=True) if counts]


def _counts(element: Element, line: str | None, main: str) -> bool:
    if line is not None and len(line.split()) < SHORT_LINK and _is_link(element):
        return False  # of a menu
    cells = [line] if line is not None else ["".join(map(str, cell.itertext())) for cell in element.iter("td")]
    return any(_squeezed(cell) in main for cell in cells if cell.strip())


def _is_link(element: Element) -> bool:
    """Whether most of what an element says is links."""
    said = len(_squeezed("".join(map(str, element.itertext()))))
    linked = sum(len(_squeezed("".join(map(str, link.itertext())))) for link in element.iter("a"))
    return linked > said / 2


def _put(draft: Draft, element: Element, line: str | None, reading: Reading) -> None:
    if line is None:
        grid, header = _grid(element, reading)
        add_table(draft, grid, header or None)
        return
    text = repaired(line, reading).strip()
    if found := HEADING.fullmatch(str(element.tag)):
        draft.heading(text, int(found[1]))
    else:
        draft.paragraph(("" if NUMBERED.match(text) else _marker(element)) + text)


def _pieces(element: Element) -> Iterator[str | Element]:
    """Yields the element's text in pieces, a line break as one of its own, and the blocks within it."""
    yield SPACE.sub(" ", element.text or "")
    for child in element:
        if child.tag in BLOCKS:
            yield child
        elif child.tag == "br":
            yield "\n"
        elif child.tag not in LEFT_OUT and isinstance(child.tag, str):
            yield from _pieces(child)
        yield SPACE.sub(" ", child.tail or "")


def _marker(element: Element) -> str:
    """The number or dash before the first line of a list item; an item's paragraph within it has the item's."""
    item = element if element.tag == "li" else element.getparent()
    if item is None or item.tag != "li" or (element is not item and item.index(element) > 0):
        return ""
    items = item.getparent()
    if items is None or items.tag != "ol":
        return "- "
    start = items.get("start") or "1"
    number = (int(start) if start.isdecimal() else 1) + sum(
        each.tag == "li" for each in item.itersiblings(preceding=True)
    )
    kind = items.get("type") or "1"
    if kind in "aA" and number <= 26:
        return f"{chr(ord(kind) + number - 1)}) "
    return f"{number}. "


def _grid(table: Element, reading: Reading) -> tuple[list[list[str]], int]:
    """Returns the cells of a table, merged ones repeated, and how many of its first lines name the columns."""
    grid: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}  # column -> how many lines more a cell reaches, and its text
    header = 0
    for number, row in enumerate(table.iter("tr")):
        line: list[str] = []
        cells = [cell for cell in row if cell.tag in ("td", "th")]
        for cell in cells:
            _carry(line, down)
            text = repaired(" ".join("".join(_spoken(cell)).split()), reading)
            for _ in range(_size(cell, "colspan")):
                down[len(line)] = (_size(cell, "rowspan") - 1, text)
                line.append(text)
        _carry(line, down)
        grid.append(line)
        parent = row.getparent()
        in_head = parent is not None and parent.tag == "thead"
        if number == header and cells and (in_head or all(cell.tag == "th" for cell in cells)):
            header = number + 1
    return grid, header if header < len(grid) else 0


def _carry(line: list[str], down: dict[int, tuple[int, str]]) -> None:
    while down.get(len(line), (0, ""))[0] > 0:
        left, text = down[len(line)]
        down[len(line)] = (left - 1, text)
        line.append(text)


def _spoken(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in LEFT_OUT and isinstance(child.tag, str):
            yield " " if child.tag in BLOCKS or child.tag == "br" else ""
            yield from _spoken(child)
        yield child.tail or ""


def _size(cell: Element, name: str) -> int:
    value = cell.get(name) or "1"
    return min(int(value), 100) if value.isdecimal() and int(value) > 0 else 1


def _squeezed(text: str) -> str:
    return SPACE.sub("", text)
