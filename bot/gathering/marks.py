"""Which words of a quote are the very thing asked for: the figure, the cell, the date, the name.

Knows queries and units, and in which order the rules are asked; knows nothing of how candidates are ranked. Where it is
not sure it marks nothing: a quote without a mark is still the document's word, a wrong figure in bold is ours.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from bot.gathering.asked import Asked, Marks, Rule, asks_troubles
from bot.gathering.marked_figures import (
    MOST_SAID,
    OF_WHAT_FIGURE,
    clause_of_figure,
    figures_read_back,
    how_measured,
    how_much,
    of_years,
    range_around,
    rise,
    when,
)
from bot.gathering.marked_seen import (
    CLAUSE,
    as_seen,
    group_seen,
    of_a_name,
    said_by_the_seen,
    spoken_of,
    unseen,
)
from bot.gathering.marked_words import (
    ASKS_SAID,
    all_changed,
    beside_average,
    choice,
    counted_so,
    deed,
    doer,
    group,
    item,
    listed,
    meeting,
    office,
    outcome,
    places_told,
    reason,
    said_again,
    sayer,
    theme_told,
    those_there,
    title,
    what_it_is_told,
    where_said,
    who,
    whose_figure,
)
from bot.language.edges import trimmed, whole
from bot.telling.cells import label_of
from bot.telling.columns import cells_asked
from bot.telling.kinds import ASKS_PLACE
from bot.telling.labelled import is_labelled, value_of_line
from bot.telling.slot import on_whom
from bot.understanding.persons import people
from bot.understanding.query import Query, Want, want_of
from index import Document, Span, Unit, told_by, vietnamese

# The first that tells decides.
OF_THE_WHOLE: tuple[Rule, ...] = (range_around, reason, listed)
AS_ASKED: tuple[Rule, ...] = (
    whose_figure,
    rise,
    choice,
    when,
    of_years,
    all_changed,
    where_said,
    outcome,
    office,
    said_again,
    group,
    those_there,
    meeting,
    places_told,
    doer,
    sayer,
    who,
    beside_average,
    counted_so,
    clause_of_figure,
    how_much,
    figures_read_back,
    title,
    what_it_is_told,
    deed,
    item,
    theme_told,
)
AS_SEEN: tuple[Rule, ...] = (
    of_a_name,
    said_by_the_seen,
    spoken_of,
    group_seen,
    how_measured,
    as_seen,
)


def marked_spans(
    query: Query, document: Document, unit: Unit, answer: Span | None = None, doubtful: bool = False
) -> Marks:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit; ``doubtful`` that it saw nothing.
    """
    text = document.text
    if unit.kind == "row":
        if query.asks(OF_WHAT_FIGURE):
            return (Span(unit.span.start, unit.span.start + len(label_of(unit, text))),)
        return cells_asked(query, unit, text)
    sentence = told_by(text, unit)
    if answer is not None:  # it may have seen what is asked there, and no answer
        said = Span(max(answer.start, sentence.start), min(answer.end, sentence.end))
        answer = said if said.start < said.end else None
    found = _told(Asked(query, document, sentence, answer, doubtful))
    if not found and sentence != unit.span and want_of(query) in (Want.ANYTHING, Want.LIST):
        found = _opening(text, sentence)
    if not found and is_labelled(query, line := sentence.of(text)) and (value := value_of_line(line)):
        found = (value.moved(sentence.start),)
    return tuple(dict.fromkeys(whole(text, sentence, words) for words in found))


def _told(asked: Asked) -> Marks:
    """What the first rule that tells has marked: of the whole sentence, then of those on whom something is done."""
    found = _first(OF_THE_WHOLE, asked)
    if found is None:
        asked = _of_whom(asked)
        found = _first(AS_ASKED, asked)
    if found is None:
        found = _first(AS_SEEN if _is_seen(asked) else (unseen,), asked)
    return found or ()


def _first(rules: Sequence[Rule], asked: Asked) -> Marks | None:
    return next((found for rule in rules if (found := rule(asked)) is not None), None)


def _of_whom(asked: Asked) -> Asked:
    """The same of the part of the sentence that tells on whom something is done, where that is asked."""
    whom = on_whom(asked.query, asked.text, asked.sentence)
    if whom is None:
        return asked
    answer = asked.answer if asked.answer and asked.answer.overlaps(whom) else whom
    return replace(asked, sentence=whom, answer=answer, doubtful=False)


def _is_seen(asked: Asked) -> bool:
    """Returns whether a reader surely saw what is asked for, and that may be any words."""
    query, answer = asked.query, asked.answer
    if answer is None or asks_troubles(asked) or query.asks(ASKS_PLACE):
        return False
    told = people(asked.text, Span(asked.sentence.start, answer.start)) if query.asks(ASKS_SAID) else []
    return not asked.doubtful or any(name.of(asked.text) in query.text for name in told)  # he is told to say it


def _opening(text: str, reply: Span) -> Marks:
    """What the reply to a question begins with, up to the end of its clause: "Được", "Xuất trình bản sao …"."""
    sentence = next(vietnamese.sentences(text, reply.start, reply.end), reply)
    clauses = (Span(*match.span()) for match in CLAUSE.finditer(text, sentence.start, sentence.end))
    return tuple(trimmed(text, clause) for clause in islice(clauses, 1) if len(clause.of(text).split()) <= MOST_SAID)
