"""Which of two sentences that tell the like of two things is meant: the one that names the thing that is asked of.

Knows queries and candidates; knows nothing of what makes a candidate fit.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.candidates import Candidate
from bot.query import Query
from index.vietnamese import term_set

ALIKE = 0.6  # share of the words of the shorter sentence that the other has too
LOOKED_AT = 6  # candidates
BEHIND = 0.6  # how far behind the other one stands that tells of another thing: too far for both to be shown


def told_apart(query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Returns the candidates, best first, with each behind one that says the like and names more of what is asked.

    "Mạng cố định …, xếp thứ 42" and "mạng di động …, xếp thứ 47" differ in a pair of words that the question has.
    """
    first, rest = candidates[:LOOKED_AT], candidates[LOOKED_AT:]
    put = []
    for candidate in first:
        meant = [other.score for other in first if _is_meant(query, other, candidate)]
        put.append(replace(candidate, score=min([candidate.score, *(score - BEHIND for score in meant)])))
    return sorted([*put, *rest], key=lambda candidate: -candidate.score)


def _is_meant(query: Query, other: Candidate, candidate: Candidate) -> bool:
    """Whether another sentence says the like of a candidate's, and names all of the query that it names and more."""
    beside = other.unit.paragraph == candidate.unit.paragraph and other.hit.document.name == candidate.hit.document.name
    if other is candidate or not beside or {other.unit.kind, candidate.unit.kind} != {"sentence"}:
        return False
    asked, said = query.terms & other.terms, query.terms & candidate.terms
    return said < asked and any("_" in term for term in asked - said) and _are_alike(other.text, candidate.text)


def _are_alike(one: str, other: str) -> bool:
    these, those = ({term for term in term_set(text) if "_" not in term and term.isalpha()} for text in (one, other))
    return len(these & those) >= ALIKE * min(len(these), len(those))
