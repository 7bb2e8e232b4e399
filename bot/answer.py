"""What an answer is: quotes with citations, or an abstention with its reason. Plain values, and how evidence becomes them."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.evidence import Evidence
from bot.query import Query
from index import Span


class Reason(StrEnum):
    """Why there is no answer."""

    NOT_IN_DOCUMENTS = "not_in_documents"
    NOT_FOR_PERIOD = "not_for_period"
    NOT_A_QUESTION = "not_a_question"
    TOO_LONG = "too_long"


@dataclass(frozen=True)
class Citation:
    """A verbatim quote and where it stands: ``document_text[start:end] == quote``.

    ``marked`` are the figures or phrases asked for, as spans of the quote. ``columns`` names a table row's columns.
    """

    number: int
    document: str
    title: str
    date: str | None
    publisher: str | None
    quote: str
    start: int
    end: int
    marked: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Abstention:
    """Why the documents give no answer, and the nearest that they say."""

    reason: Reason
    nearest: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Answer:
    """The answer to a query: citations, best first, or an abstention; never both."""

    query: Query
    citations: tuple[Citation, ...] = ()
    abstention: Abstention | None = None


def compose(query: Query, evidence: Sequence[Evidence], enough: bool) -> Answer:
    """Returns the answer that the evidence gives: its quotes if it is enough, else an abstention that shows the nearest."""
    citations = tuple(cite(number, piece) for number, piece in enumerate(evidence, 1))
    if enough:
        return Answer(query, citations)
    return Answer(query, abstention=Abstention(Reason.NOT_IN_DOCUMENTS, citations[:1]))


def cite(number: int, evidence: Evidence) -> Citation:
    """Returns the citation of a piece of evidence, with spans counted from the quote's start."""
    document, span = evidence.document, evidence.span
    return Citation(
        number=number,
        document=document.name,
        title=document.title,
        date=document.date,
        publisher=document.publisher,
        quote=span.of(document.text),
        start=span.start,
        end=span.end,
        marked=tuple(Span(mark.start - span.start, mark.end - span.start) for mark in evidence.marked),
        columns=evidence.columns,
    )
