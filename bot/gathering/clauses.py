"""Whether one clause of a sentence tells both the figure or day that is asked for and what it is of.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re
from collections.abc import Iterable, Sequence

from bot.gathering.candidates import Candidate, Rarity, covered
from bot.gathering.growth import ASKS_CHANGE
from bot.language.events import OWN_MEETING
from bot.telling.kinds import tells_kind
from bot.understanding.query import Query
from index.vietnamese import spelling, term_set, tokens

IN_CLAUSE = 0.5  # share of what a sentence of many clauses tells that the clause with the figure must hold
PART_ENDS = re.compile(r"[,;]\s")
CONTRAST = re.compile(r"(?i), (?:nhưng|còn|trong khi)\b")
IN_CONTRAST = 0.75  # share of what a sentence tells that its half with the figure must hold
SETTING = re.compile(rf"(?i)^(?:tại|ở|trong)\s{OWN_MEETING.pattern[4:]}")  # of all clauses
# "kích hoạt bao nhiêu thẻ căn cước"
DONE_TO = re.compile(r"(?i)([^\W\d_]+ [^\W\d_]+) (?:được )?bao nhiêu ([^\W\d_]+ [^\W\d_]+)")


def in_one_clause(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether one clause of a sentence of many has the figure or day and most of what the sentence tells."""
    clauses, share = candidate.text.split(";"), IN_CLAUSE
    if len(clauses) < 3:
        clauses, share = CONTRAST.split(candidate.text) if query.asks(ASKS_CHANGE) else [], IN_CONTRAST
    if query.foreign or len(clauses) < 2 or not tells_kind(query, candidate.text):
        return True  # where no figure or day stands at all, the reader saw the answer in other words
    named = [term for term in query.no_syllables if term[0].isdigit() and not term.isdigit()]  # "5g"
    if (done := query.asks(DONE_TO)) and _apart(done.groups(), candidate.terms, clauses):
        return False
    query = query.placeless
    least = share * covered(query, candidate.terms, rarity)
    setting = SETTING.match(candidate.text)
    of_all = term_set(setting.group()) if setting else frozenset()
    return any(
        tells_kind(query, clause)
        and covered(query, term_set(clause) | of_all, rarity) >= least
        and (not named or _together(query, named, clause))
        for clause in clauses
    )


def _together(query: Query, named: Sequence[str], clause: str) -> bool:
    """Returns whether a part of a clause, between commas, has both a figure and the names."""
    return any(term_set(part).issuperset(named) and tells_kind(query, part) for part in PART_ENDS.split(clause))


def _apart(pairs: Iterable[str], there: frozenset[str], clauses: Sequence[str]) -> bool:
    """Returns whether a sentence has all of some pairs of words, but none of its clauses has."""
    wanted = {"_".join(spelling(word) for word in tokens(pair)) for pair in pairs}
    return wanted <= there and not any(wanted <= term_set(clause) for clause in clauses)
