"""One item of the list that was quoted last, asked for by its number: "cái thứ hai nói gì?".

Knows citations and how ordinals are said; knows nothing of searching.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answer import Citation
from bot.query import ANY_ORDINAL, ORDINALS
from index import Span
from index.vietnamese import list_items

LAST = "cuối"
ORDINAL = re.compile(rf"(?i)\b(?:{ANY_ORDINAL}|{LAST}|\d{{1,2}})\b")


def item_asked(text: str, citations: Sequence[Citation]) -> Citation | None:
    """Returns the item of the quoted list whose ordinal the text says; None where there is no such item.

    The list is one in the first quote ("(1) …; (2) …"), or the quotes themselves.
    """
    said = ORDINAL.search(text)
    items = _items(citations)
    if said is None or not items:
        return None
    word = said.group().casefold()
    number = len(items) if word == LAST else int(word) if word.isdecimal() else ORDINALS[word]
    return replace(items[number - 1], number=1, left_out=0) if 1 <= number <= len(items) else None


def _items(citations: Sequence[Citation]) -> list[Citation]:
    if not citations:
        return []
    first = citations[0]
    spans = list_items(first.quote, Span(0, len(first.quote)))
    if not spans and first.quote.endswith(":"):  # what it announces follows
        return list(citations[1:])
    return [
        replace(
            first, quote=span.of(first.quote), start=first.start + span.start, end=first.start + span.end, marked=()
        )
        for span in spans
    ] or list(citations)
