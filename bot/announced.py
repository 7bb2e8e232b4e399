"""Lists that are told in paragraphs: "… 6 kết quả, cụ thể:" and then "Về thể chế, …", "Về hạ tầng, …", each its own.

Knows documents and units; knows nothing of queries.
"""

import re
from itertools import takewhile

from index import Document, Span, Unit, vietnamese
from index.vietnamese import fold

MOST_ITEMS = 12
HOW_MANY = re.compile(r"\b(\d{1,2})\b[^\d]*:$")


def announced(document: Document, unit: Unit) -> list[Span]:
    """Returns the first sentences of the paragraphs that a unit announces; none where it announces nothing.

    It ends with a colon, and the paragraphs behind it begin with the same word; where it says how many there are, no
    more of them are taken.
    """
    text = document.text
    said = unit.span.of(text)
    if unit.kind != "sentence" or not said.endswith(":") or unit.span.end != unit.paragraph.end:
        return []
    behind = (block for block in document.blocks if block.span.start > unit.span.end)
    paragraphs = [block.span for block in takewhile(lambda block: block.kind == "paragraph", behind)]
    if not paragraphs:
        return []
    first = _first_word(paragraphs[0].of(text))
    alike = list(takewhile(lambda span: _first_word(span.of(text)) == first, paragraphs[:MOST_ITEMS]))
    many = HOW_MANY.search(said)
    alike = alike[: int(many[1])] if many else alike
    opening = [next(iter(vietnamese.sentences(text, span.start, span.end)), span) for span in alike]
    return opening if len(opening) > 1 else []


def _first_word(text: str) -> str:
    return fold(text.split(maxsplit=1)[0])
