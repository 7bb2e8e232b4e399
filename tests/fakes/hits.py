"""Hits and candidates of a text, all found alike, so that only what they say tells them apart."""

from bot.gathering.candidates import Candidate, units_of
from index import Document, Hit
from index.chunks import chunk_document
from index.layout import parse_document


def hits_of(text: str, name: str = "a.txt") -> list[Hit]:
    """Returns a hit for each chunk of a document with this text, ranks from 1."""
    return hits_in(parse_document(name, text))


def hits_in(document: Document) -> list[Hit]:
    """Returns a hit for each chunk of a document, ranks from 1."""
    hits = []
    for rank, chunk in enumerate(chunk_document(document), 1):
        texts = tuple(unit.span.of(document.text) for unit in chunk.units)
        hits.append(Hit(rank, 1.0, 1.0, 1.0, document, chunk, (1.0,) * len(texts), texts))
    return hits


def candidates_of(text: str) -> list[Candidate]:
    """Returns the units of a text as candidates, in their order."""
    return _candidates(hits_of(text))


def candidates_in(document: Document) -> list[Candidate]:
    """Returns the units of a document as candidates, in their order."""
    return _candidates(hits_in(document))


def _candidates(hits: list[Hit]) -> list[Candidate]:
    return [Candidate(*told, score=1.0) for hit in hits for told in units_of(hit)]
