"""Lists that are told in paragraphs, each its own: "… gồm:", then "a) …", "b) …", or "Về thể chế, …", "Về hạ tầng, …".

Knows documents and units; knows nothing of queries.
"""

import re
from itertools import takewhile

from index import Document, Span, Unit, vietnamese
from index.vietnamese import fold

MOST_ITEMS = 100  # of a list that are looked at
MARK = re.compile(r"(?:[-–•+*](?=\s)|(?:Bước|Giai đoạn) \d{1,2}(?:[.:)]|\b)|[a-zđ]\)|\(?\d{1,2}\)|\d{1,2}\.(?=\s))\s*")
HOW_MANY = re.compile(r"\b(\d{1,2})\b[^\d]*:$")


def announced(document: Document, unit: Unit) -> list[Span]:
    """Returns the first sentences of the paragraphs that a unit announces; none where it announces nothing.

    It ends with a colon, or asks what they tell, and the paragraphs behind it begin with the same word or with marks of
    one kind; where it says how many there are, no more of them are taken.
    """
    text = document.text
    said = unit.span.of(text)
    if unit.kind != "sentence" or not said.endswith((":", "?")) or unit.span.end != unit.paragraph.end:
        return []
    behind = (block for block in document.blocks if block.span.start > unit.span.end)
    paragraphs = [block.span for block in takewhile(lambda block: block.kind == "paragraph", behind)]
    if not paragraphs:
        return []
    first = _opening(paragraphs[0].of(text))
    alike = list(takewhile(lambda span: _opening(span.of(text)) == first, paragraphs[:MOST_ITEMS]))
    many = HOW_MANY.search(unmarked(said))  # "1. Hồ sơ gồm:" does not say how many
    alike = alike[: int(many[1])] if many else alike
    opening = [next(iter(vietnamese.sentences(text, span.start, span.end)), span) for span in alike]
    return opening if len(opening) > 1 else []


def beside(document: Document, unit: Unit) -> list[Span]:
    """Returns the paragraphs of the list that a unit is an item of, where nothing but a heading announces it.

    "Điều 6. Các hành vi bị nghiêm cấm" has its clauses below it. Nothing where the unit is no whole paragraph with a
    mark, or a line above those of its kind announces them.
    """
    text = document.text
    kind = mark_of(unit.paragraph.of(text))
    if not kind or unit.kind != "sentence":
        return []
    spans = [block.span if block.kind == "paragraph" else None for block in document.blocks]
    if unit.paragraph not in spans:
        return []
    at = spans.index(unit.paragraph)
    behind = takewhile(lambda span: span is not None and mark_of(span.of(text)) == kind, spans[at:])
    before = list(takewhile(lambda span: span is not None and mark_of(span.of(text)) == kind, spans[:at][::-1]))
    opens = at - len(before)
    if opens == 0 or document.blocks[opens - 1].kind != "heading":
        return []
    items = [span for span in (*before[::-1], *behind) if span is not None]
    return items[:MOST_ITEMS] if len(items) > 1 else []


def _opening(text: str) -> str:
    return mark_of(text) or fold(text.split(maxsplit=1)[0])


def unmarked(text: str) -> str:
    """Returns an item's text without the mark that it begins with: "2. Địa điểm: …" gives "Địa điểm: …"."""
    mark = MARK.match(text)
    return text[mark.end() :] if mark else text


def mark_of(text: str) -> str:
    """Returns the kind of mark that an item begins with: "a)" for "c) …", "1." for "3. …"; empty where it has none."""
    mark = MARK.match(text)
    return re.sub(r"[a-zđ](?=\))", "a", re.sub(r"\d+", "1", mark.group().strip())) if mark else ""
