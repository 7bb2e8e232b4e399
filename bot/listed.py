"""Which items of a list within a sentence a question asks for: "gồm 5 mức độ: …; …", "còn hạn chế như: …; …".

Knows questions, documents and sentences; knows nothing of how quotes are chosen.
"""

import re

from bot.query import Query, Want, want_of
from index import Document, Span
from index.vietnamese import term_set

OPENING = re.compile(r"[^:;]+:\s")
ITEM = re.compile(r"[^;\s][^;]*")
LONGEST_ITEM = 40  # words


def items_of(text: str, sentence: Span) -> list[Span]:
    """Returns the items that a sentence lists behind a colon; none where it does not list at least two."""
    opening = OPENING.match(text, sentence.start, sentence.end)
    found = ITEM.finditer(text, opening.end(), sentence.end) if opening else ()
    items = [Span(item.start(), item.start() + len(item.group().rstrip(" .…"))) for item in found]
    return items if len(items) > 1 else []


def item_about(query: Query, document: Document, sentence: Span) -> Span | None:
    """Returns the one item that speaks of what a question names beside what the whole list and document are about."""
    text = document.text
    items = items_of(text, sentence)
    if not items:
        return None
    asked = query.terms - term_set(text[sentence.start : items[0].start]) - term_set(document.title)
    told = [len({term for term in asked & term_set(item.of(text)) if "_" in term}) for item in items]
    most = max(told)
    alone = most > 0 and sum(2 * each >= most for each in told) == 1
    item = items[told.index(most)]
    return item if alone and len(item.of(text).split()) <= LONGEST_ITEM else None


def whole_list(query: Query, text: str, sentence: Span) -> Span | None:
    """Returns all items of a list of as many as a question asks for: "5 mức độ là gì?"; None where no such is asked."""
    items = items_of(text, sentence) if want_of(query) in (Want.LIST, Want.ANYTHING) else []
    counted = re.search(rf"(?<![\d/.,])0?{len(items)} [^\W\d_]{{2,}}", query.text) if items else None
    announced = counted and re.search(rf"\b0?{counted.group()}\b", text[sentence.start : items[0].start])
    return Span(items[0].start, items[-1].end) if announced else None
