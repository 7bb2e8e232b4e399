"""Which of two sentences or rows that tell the like of two things is meant: the one that names the thing asked of.

Knows queries and candidates; knows nothing of what makes a candidate fit.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from bot.gathering.candidates import Candidate
from bot.understanding.query import Query, Want
from index.vietnamese import term_set, tokens

ALIKE = 0.6  # share of the words of the shorter sentence that the other has too
LOOKED_AT = 6  # candidates
ROWS = 40  # of a table that are looked at
BEHIND = 0.6  # how far behind the other one stands that tells of another thing: too far for both to be shown


def told_apart(query: Query, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Returns the candidates, best first, with each behind one that says the like and names more of what is asked.

    "Mạng cố định …, xếp thứ 42" and "mạng di động …, xếp thứ 47" differ in a pair of words that the question has.
    """
    candidates = _rows_told_apart(query, candidates)
    first, rest = candidates[:LOOKED_AT], candidates[LOOKED_AT:]
    put = []
    for candidate in first:
        meant = [other.score for other in first if _is_meant(query, other, candidate)]
        put.append(_behind(candidate, min(meant)) if meant else candidate)
    return sorted([*put, *rest], key=lambda candidate: -candidate.score)


def _rows_told_apart(query: Query, candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """The candidates with each row behind one of its table that holds all that it holds of what is asked, and more.

    "Khối 8, 9 thi Toán lúc mấy giờ?" is asked of the row with that subject and these classes. Of two that hold the
    same words the one that holds more of them side by side is meant. Of a list or the highest, all count.
    """
    rows = [each for each in candidates if each.unit.kind == "row"][:ROWS]
    if query.want is Want.LIST or query.extreme is not None or len(rows) < 2:
        return candidates
    asked = tokens(query.text)
    said = {id(each): tokens(each.text) for each in rows}
    words = {key: {*asked} & {*its} for key, its in said.items()}
    pairs = {key: {*pairwise(asked)} & {*pairwise(its)} for key, its in said.items()}

    def holds_more(one: int, other: int) -> bool:
        return words[one] > words[other] or (words[one] == words[other] and pairs[one] > pairs[other])

    def behind(candidate: Candidate) -> Candidate:
        its = id(candidate)
        better = its in words and [
            each.score for each in rows if holds_more(id(each), its) and _beside(each, candidate)
        ]
        return _behind(candidate, max(better)) if better else candidate

    return sorted(map(behind, candidates), key=lambda candidate: -candidate.score)


def _behind(candidate: Candidate, score: float) -> Candidate:
    """The candidate with a score that is behind the one given."""
    return replace(candidate, score=min(candidate.score, score - BEHIND))


def _beside(one: Candidate, other: Candidate) -> bool:
    """Whether two candidates are of one paragraph or table."""
    return one.unit.paragraph == other.unit.paragraph and one.hit.document.name == other.hit.document.name


def _is_meant(query: Query, other: Candidate, candidate: Candidate) -> bool:
    """Whether another sentence says the like of a candidate's, and names all of the query that it names and more."""
    if other is candidate or not other.unit.kind == candidate.unit.kind == "sentence" or not _beside(other, candidate):
        return False
    asked, said = query.terms & other.terms, query.terms & candidate.terms
    return said < asked and any("_" in term for term in asked - said) and _are_alike(other.text, candidate.text)


def _are_alike(one: str, other: str) -> bool:
    these, those = _words_of(one), _words_of(other)
    return len(these & those) >= ALIKE * min(len(these), len(those))


@lru_cache(maxsize=4096)
def _words_of(text: str) -> frozenset[str]:
    return frozenset(term for term in term_set(text) if "_" not in term and term.isalpha())
