"""Which other documents say what a quote says: one quote is shown, the others are named.

Knows hits and what it is to say the same; knows nothing of which quote is the best.
"""

from collections.abc import Iterable

from index import Document, Hit, Span, Twin, says_the_same
from index.vietnamese import tokens


def elsewhere(hit: Hit, span: Span) -> tuple[Document, ...]:
    """Returns the other documents that say what ``span`` of the hit says, as far as the hit's twins tell."""
    quote = span.of(hit.document.text)
    return apart_from(hit.document, (twin.document for twin in hit.twins if _says(twin, quote)))


def apart_from(document: Document, others: Iterable[Document]) -> tuple[Document, ...]:
    """Returns the others, each once and without the document itself, in their order."""
    return tuple({other.name: other for other in others if other.name != document.name}.values())


def _says(twin: Twin, quote: str) -> bool:
    """Returns whether a twin holds the quote word for word, or a unit that says the same."""
    words, own = (" ".join(tokens(text)) for text in (quote, twin.text))
    units = (unit.span.of(twin.document.text) for unit in twin.chunk.units)
    return f" {words} " in f" {own} " or any(says_the_same(quote, unit) for unit in units)
