"""One question becomes an answer by itself: what is searched, whether it is parted, and what is composed of it.

Knows queries and the index; knows nothing of what was said before.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import fmean

from bot.composing.ambiguity import choices, places_meant
from bot.composing.answer import Abstention, Answer, Citation, Clarification, compose
from bot.composing.comparison import (
    MOST_PARTS,
    WHETHER_MORE,
    WHICH_IS_MORE,
    asks_every_year,
    asks_which_year,
    compares,
    joined,
    own_terms,
    parts,
    years_of_change,
)
from bot.composing.figures import alike, beside, extreme_first, figures_of, in_order, is_one_row, labels, merged
from bot.composing.table_questions import asked_of_table, tables_of
from bot.gathering.candidates import covered, is_aimed
from bot.gathering.evidence import Reason, gather
from bot.gathering.quotes import Evidence
from bot.gathering.reader import Reader
from bot.language.bounds import OF_ALL
from bot.language.events import NEWEST, marks_of_meeting, newest_reported, told_of
from bot.language.periods import APART, told_years, years_of
from bot.telling.kinds import asks_name_of_year, names_the_year
from bot.telling.premises import is_about, theme
from bot.telling.slot import thing_asked, what_it_is
from bot.telling.tasks import ASKS_DUE, is_due
from bot.telling.troubles import ASKS_TROUBLES, lists_troubles
from bot.understanding.query import Query, Want, as_written, read
from bot.understanding.substitution import with_year
from index import Hit, SearchIndex
from index.vietnamese import quantities, term_set

HITS = 8  # chunks that are read for evidence
HITS_OF_MEETING = 6  # of them besides, of the meeting that is asked of
HITS_OF_ALL = 40  # chunks among which those of one document or meeting are looked for
ALIKE = 0.5  # share of what one quote tells of the question that one of another year must
MOST_YEARS = 4  # that are tried where nothing is told of the year asked for


class Finder:
    """Finds the answers to single questions in one index; may be used from several threads."""

    def __init__(self, index: SearchIndex, reader: Reader | None = None) -> None:
        """Takes the index, and the reader that marks the answer's words; without one, scores alone choose."""
        self._index = index
        self._read = reader.read if reader is not None else None
        self._rarity = lru_cache(maxsize=4096)(index.rarity)  # asked for each of a question's few terms and each unit

    def find(self, query: Query) -> Answer:
        """Returns the answer to a question, in its parts where it has several; an abstention, or a question back."""
        hits = self.hits(query)
        if asked := asked_of_table(query, tables_of(hits)):
            return compose(query, *asked)
        if meant := choices(query, hits):
            return Answer(query, clarification=Clarification(tuple(meant)))
        if query.vague and not asks_name_of_year(query):
            return Answer(query, abstention=Abstention(Reason.TOO_VAGUE))
        holds = self._index.holds
        several = parts(query, _known_years(hits) if asks_every_year(query) else (), holds)
        if len(several) > 1:
            whether = query.asks(WHETHER_MORE) is not None
            alone = self.alone(query, hits, several) if whether or query.asks(WHICH_IS_MORE) else None
            if alone and alone.citations and compares(several, alone.citations[0].quote):
                return alone
            return self._side_by_side(query, several, every=whether) or alone or self.alone(query, hits)
        alone = self.alone(query, hits)
        return self._joined(query, (alone.abstention and years_of_change(query)) or joined(query, holds), alone)

    def _joined(self, query: Query, several: Sequence[Query], alone: Answer) -> Answer:
        """Returns the answers to things joined, or the one to all where its quote tells as much of each of them."""
        if len(several) < 2:
            return alone
        own, one = own_terms(several), alone.citations[:1]
        told = self._told_of_each(own, one)
        marked = " | ".join(mark.of(each.quote) for each in one for mark in each.marked)
        figures = quantities(marked) if query.want is Want.QUANTITY and not query.asks(OF_ALL) else ()  # the average's
        if one and (min(told) == 1 or len(figures) >= len(several)):  # nothing could tell more
            return alone
        together = self._side_by_side(query, several, every=True)
        if together is None or (query.want is not Want.QUANTITY and one and _is_seen_as_well(one[0], together)):
            return alone
        more = (there > here for here, there in zip(told, self._told_of_each(own, together.citations), strict=True))
        return together if not one or any(more) else alone

    def hits(self, query: Query) -> list[Hit]:
        """Returns the chunks to look in; more of what reports a meeting asked of, or has what a speech is asked of."""
        marks, of_speech = marks_of_meeting(query.text), theme(query) is not None
        of_year, of_troubles = asks_name_of_year(query), query.asks(ASKS_TROUBLES)
        asks_further = any(map(query.asks, (ASKS_TROUBLES, ASKS_DUE, NEWEST)))
        further = marks or of_speech or of_year or thing_asked(query) or asks_further
        hits = self._index.search(query.text, limit=HITS_OF_ALL if further else HITS)
        if newest := newest_reported(query.text, (hit.document for hit in hits)):
            return [hit for hit in hits if hit.document is newest][:HITS]
        told = [
            hit
            for hit in hits[HITS:]
            if told_of(hit.document, marks) == 1
            or (of_speech and is_about(query, hit.surroundings))
            or (of_year and names_the_year(query, hit.text))
            or (of_troubles and lists_troubles(hit.text))
            or what_it_is(query, hit.text)
            or (query.asks(ASKS_DUE) and is_due(hit.text))
        ]
        return [*hits[:HITS], *told[:HITS_OF_MEETING]]

    def alone(self, query: Query, hits: Sequence[Hit], compared: Sequence[Query] = ()) -> Answer:
        """Returns the answer that the hits give to a question that is not parted.

        Of two things ``compared`` only the quotes that say which of them is more, where some do.
        """
        evidence, reason = self.gather(query, hits)
        if compared and reason is None:
            evidence = [each for each in evidence if compares(compared, each.span.of(each.document.text))] or evidence
        if reason is None and (meant := places_meant(query, evidence)):
            return Answer(query, clarification=Clarification(tuple(meant)))
        answer = compose(query, extreme_first(query, evidence), reason)
        if not answer.abstention or reason is not Reason.NOT_FOR_PERIOD or len(query.years) != 1 or query.asks(APART):
            return answer
        return replace(answer, abstention=replace(answer.abstention, years=self._years_there(query, hits, evidence[0])))

    def _told_of_each(self, parts: Sequence[Query], citations: Sequence[Citation]) -> list[float]:
        """How much of what each part of a question asks quotes tell, with their titles."""
        terms = term_set(" ".join(f"{each.title} {each.quote}" for each in citations))
        return [covered(part, terms, self._rarity) for part in parts]

    def _years_there(self, query: Query, hits: Sequence[Hit], nearest: Evidence) -> tuple[int, ...]:
        """The years nearest to the one asked for of which the same question has an answer, in their order.

        That answer must speak of what is asked about as much as the ``nearest`` quote does.
        """
        told = {year for hit in hits for unit in hit.chunk.units for year in told_years(hit.document, unit)}
        years = sorted(told - set(query.years), key=lambda year: abs(year - query.years[0]))[:MOST_YEARS]
        least = ALIKE * self._told_of(query, nearest)
        return tuple(sorted(year for year in years if self._told_in(query, year, hits) >= least))

    def _told_in(self, query: Query, year: int, hits: Sequence[Hit]) -> float:
        """How much of what is asked about the answer for another year speaks of; -1 where there is none."""
        asked = read(query.question, with_year(query.text, year))
        of_year = [hit for hit in hits if any(year in told_years(hit.document, unit) for unit in hit.chunk.units)]
        evidence, reason = self.gather(asked, of_year)
        no_figure = query.want is Want.QUANTITY and not (evidence and evidence[0].marked)
        if reason is not None or no_figure or _is_aimed(asked, evidence[0]):
            return -1.0
        return self._told_of(query, evidence[0])

    def _told_of(self, query: Query, piece: Evidence) -> float:
        return covered(query, term_set(piece.span.of(piece.document.text)), self._rarity)

    def _side_by_side(self, query: Query, several: Sequence[Query], every: bool = False) -> Answer | None:
        """The answers to the parts of a question; None where too few of them (not ``every`` one) have one."""
        found = [self.gather(part, self.hits(part)) for part in several]
        answers = [pieces if reason is None else [] for pieces, reason in found]
        if asks_every_year(query):  # what is aimed at is no figure of a year that was
            answers = [
                [piece for piece in pieces if not _is_aimed(part, piece)]
                for part, pieces in zip(several, answers, strict=True)
            ]
        nearest = [pieces[:1] for pieces, _ in found]
        pieces = alike(several, beside(several, answers, nearest))
        several, pieces = in_order(query, several, pieces)
        figures = figures_of(several, pieces)
        of_the_year = asks_which_year(query) and figures and is_one_row(pieces)
        answered, quotes = sum(piece is not None for piece in pieces), merged(pieces[: 1 if of_the_year else None])
        of_years = len({part.years for part in several}) > 1  # which one sentence may tell
        if every and (answered < len(several) or (len(quotes) < 2 and not of_years)):
            return None
        if not answered or (answered < 2 and not (query.years or query.places)):
            return None
        named = [] if asks_every_year(query) else zip(labels(several, pieces), pieces, strict=True)
        missing = tuple(label for label, piece in named if piece is None)
        return replace(compose(query, quotes, None), figures=figures, missing=missing)

    def gather(self, query: Query, hits: Sequence[Hit]) -> tuple[list[Evidence], Reason | None]:
        """Returns the quotes of the hits that answer a question and None, or the nearest and why they do not."""
        return gather(as_written(query, self._index.writes, self._index.together), hits, self._rarity, self._read)


def _is_seen_as_well(alone: Citation, together: Answer) -> bool:
    """Returns whether a reader sees the answer in one quote at least as well as in others that stand side by side."""
    first = together.citations[0]
    return (first.document, first.span) != (alone.document, alone.span) and alone.seen >= fmean(
        each.seen for each in together.citations
    )


def _is_aimed(query: Query, piece: Evidence) -> bool:
    return is_aimed(query, piece.span.of(piece.document.text))


def _known_years(hits: Sequence[Hit]) -> tuple[int, ...]:
    """The years that the hits speak of, for a question that asks for all of them; the latest where there are many."""
    found = {year for hit in hits for unit in hit.chunk.units for year in years_of(hit.document, unit)}
    return tuple(sorted(found)[-MOST_PARTS:])
