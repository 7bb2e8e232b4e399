"""What an answer is: quotes with citations, or an abstention with its reason; and how evidence becomes one."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.composing.figures import Figure
from bot.gathering.evidence import Reason
from bot.gathering.quotes import Evidence
from bot.understanding.query import Query
from index import Span


@dataclass(frozen=True)
class Elsewhere:
    """Another document that says the same."""

    document: str
    title: str


@dataclass(frozen=True)
class Citation:
    """A verbatim quote and where it stands: ``document_text[start:end] == quote``.

    ``marked`` are the figures or phrases asked for, as spans of the quote. ``columns`` names a table row's columns.
    ``place`` is where the quote stands, for people: "trang 3, Điều 5 khoản 2"; empty where nothing is known. ``also``
    are other documents that say the same. ``years`` are those that it holds for, and ``period`` names them
    where the quote does not. ``left_out`` is how many more the list or table has whose first shown part this is.
    ``seen`` is the reader's probability, 0 to 1, that it answers; 0 without a reader.
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
    place: str = ""
    also: tuple[Elsewhere, ...] = ()
    years: tuple[int, ...] = ()
    period: str = ""
    left_out: int = 0
    seen: float = 0.0

    @property
    def span(self) -> Span:
        """Where the quote stands in its document."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Abstention:
    """Why the documents give no answer, the nearest that they say, and the years that they do speak of.

    ``titles`` are of the documents, for who asks what they are about.
    """

    reason: Reason
    nearest: tuple[Citation, ...] = ()
    years: tuple[int, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clarification:
    """A question back: what the query could mean, each choice a question of its own."""

    choices: tuple[str, ...]


@dataclass(frozen=True)
class Answer:
    """The answer to a query: citations, best first, or an abstention, or a question back; never two of them.

    ``figures`` are those of the citations that stand side by side, where several were asked for, and ``missing`` says
    what of that the documents do not tell.
    """

    query: Query
    citations: tuple[Citation, ...] = ()
    abstention: Abstention | None = None
    clarification: Clarification | None = None
    figures: tuple[Figure, ...] = ()
    missing: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Citation, ...]:
        """The quotes that are shown: those that answer, or the nearest where none does."""
        return self.abstention.nearest if self.abstention is not None else self.citations


def compose(query: Query, evidence: Sequence[Evidence], reason: Reason | None) -> Answer:
    """Returns the answer that the evidence gives: its quotes, or an abstention that shows the nearest of them."""
    citations = tuple(cite(number, piece) for number, piece in enumerate(evidence, 1))
    if reason is None:
        return Answer(query, citations)
    return Answer(query, abstention=Abstention(reason, citations[:1]))


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
        place=document.place(span),
        also=tuple(Elsewhere(other.name, other.title) for other in evidence.also),
        years=evidence.years,
        period=evidence.period,
        left_out=evidence.left_out,
        seen=evidence.seen,
    )
