"""Who took a photograph, made a film or wrote an article, where it was taken from and how it was rated.

Captions, bylines and closing lines tell of it. Knows queries, hits and credits; knows nothing of how documents are
searched. No other question is answered so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.composing.answer import Answer, compose
from bot.gathering.candidates import Rarity, covered
from bot.gathering.evidence import Reason
from bot.gathering.quotes import MOST_QUOTES, Evidence
from bot.language.authorship import points_back
from bot.understanding.query import COUNTRY, Query, Want, named_pairs
from index import Credit, Document, Hit, Work, credits_of
from index.vietnamese import term_set, years

WORKS: Mapping[Want, Work] = {
    Want.PHOTOGRAPHER: "photo",
    Want.AUTHOR: "text",
    Want.CAMERAMAN: "video",
    Want.SOURCE: "source",
    Want.RATING: "rating",
}
LEAST = 0.45  # share of what is said of the work that its document must tell
MARGIN = 0.1  # of that share: a document without a credit that tells so much more is what was meant


@dataclass(frozen=True)
class _Found:
    """A document that may be the one that is meant, and the terms of those of its passages that were found."""

    document: Document
    passages: tuple[frozenset[str], ...]

    @property
    def opening(self) -> frozenset[str]:
        """The terms of what the document says of itself: its title, its lead, its publisher and its date."""
        document = self.document
        return term_set("\n".join([document.title, document.lead, document.publisher or "", document.date or ""]))


def means_the_last(query: Query, about: Query) -> bool:
    """Returns whether the work stands in the document that was quoted last: "ai chụp vậy?", "ai viết bài này?"."""
    return not about.telling or points_back(query.text)


def credited(query: Query, about: Query, hits: Sequence[Hit], rarity: Rarity, only: Document | None = None) -> Answer:
    """Returns the credits of the works that ``about`` tells of, in the documents of the hits or in ``only`` one.

    It is an abstention where no credit fits, or where a document without one tells more of what is asked.
    """
    found = [_Found(only, (frozenset(),))] if only is not None else _found(hits)
    scored: list[tuple[float, float, Document, Credit]] = []
    least = LEAST
    for each in found:
        credits = [credit for credit in credits_of(each.document) if WORKS[query.want] in credit.works]
        if not credits:
            least = max(least, _told(about, each, WORKS[query.want], rarity) - MARGIN)
        scored += [(*_fit(about, each, credit, rarity), each.document, credit) for credit in credits]
    fitting = [(told + shown, document, credit) for told, shown, document, credit in scored if told >= least]
    fitting.sort(key=lambda each: -each[0])
    chosen = [(document, credit) for score, document, credit in fitting if score >= fitting[0][0] - MARGIN]
    return compose(query, _evidence(chosen), None if chosen else Reason.NOT_IN_DOCUMENTS)


def _found(hits: Sequence[Hit]) -> list[_Found]:
    by_name: dict[str, list[Hit]] = {}
    for hit in hits:
        by_name.setdefault(hit.document.name, []).append(hit)
    return [_Found(these[0].document, tuple(hit.surroundings for hit in these)) for these in by_name.values()]


def _fit(about: Query, found: _Found, credit: Credit, rarity: Rarity) -> tuple[float, float]:
    """Returns how much of what is asked a credit's document and its own line tell, and how much the line alone.

    What a picture shows stands in its caption, of which the rest of the text tells nothing.
    """
    said = frozenset() if credit.general else term_set(credit.span.of(found.document.text))
    there = found.opening.union(said, *(found.passages if credit.general else ()))
    if not _may_be_meant(about, found.document, there):
        return 0.0, 0.0
    told = _told(about, found, "text", rarity) if credit.general else covered(about, there, rarity)
    return told, covered(about, said, rarity)


def _told(about: Query, found: _Found, work: Work, rarity: Rarity) -> float:
    """What share of what is asked a document's best passage tells; of an article, its opening has half the say."""
    passage = max(covered(about, found.opening | passage, rarity) for passage in found.passages)
    return (covered(about, found.opening, rarity) + passage) / 2 if work not in ("photo", "video") else passage


def _may_be_meant(about: Query, document: Document, there: frozenset[str]) -> bool:
    """Returns whether a document names the people, places, numbers and years that the question names."""
    numbers = {term for term in about.singles if term[0].isdigit()}
    named = {term for place in about.places if place != COUNTRY for term in term_set(place)}
    if about.language == "vi":  # put into Vietnamese words, a name and a title run into one another
        named |= named_pairs(about.text)
    known = set(years(f"{document.title} {document.lead} {document.date or ''}"))
    in_time = not about.years or not known or bool(known.intersection(about.years))
    return in_time and numbers | named <= there


def _evidence(chosen: Sequence[tuple[Document, Credit]]) -> list[Evidence]:
    pieces: list[Evidence] = []
    for document, credit in chosen:
        piece = Evidence(document, credit.span, (credit.name,))
        again = next((at for at, other in enumerate(pieces) if piece.says_again(other)), None)
        if again is None:
            pieces.append(piece)
        elif pieces[again].document.name != document.name:
            pieces[again] = pieces[again].known_from(piece)
    return pieces[:MOST_QUOTES]
