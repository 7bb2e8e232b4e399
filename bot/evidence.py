"""Hits become quotes that bear on the query, best first; and whether they are enough to answer.

Knows queries and hits; knows nothing of how an answer looks.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from bot.query import Query, Want
from index import Document, Hit, Span, Unit, searched_text, vietnamese
from index.vietnamese import terms

MOST_QUOTES = 3
MOST_CHARACTERS = 900  # in all quotes together, a list asked for aside
CLOSE = 0.6  # a further quote is shown when its score is at most this much below the best
DENSE, LEXICAL, PASSAGE, KIND, YEAR = 0.6, 0.4, 0.7, 0.5, 0.8  # weights of a unit's signals
LEAST_COVERED = 0.55  # share of what the question asks about (by rarity) that the evidence must speak of


@dataclass(frozen=True)
class Evidence:
    """A quote that bears on the query: ``document.text`` at ``span``, the figures or phrases asked for in ``marked``.

    ``score`` compares pieces of evidence of one query. ``columns`` names a table row's columns.
    """

    document: Document
    span: Span
    score: float
    marked: tuple[Span, ...] = ()
    columns: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A unit of a hit, with what it says in words and how well it fits the query."""

    hit: Hit
    unit: Unit
    text: str
    score: float


def gather(query: Query, hits: Sequence[Hit], rarity: Callable[[str], float]) -> tuple[list[Evidence], bool]:
    """Returns up to three quotes, best first, and whether they are enough to answer the query."""
    candidates = rank_units(query, hits, rarity)
    if not candidates:
        return [], False
    enough = covered(query, candidates[0], rarity) >= LEAST_COVERED and _years_fit(query, candidates[0])
    chosen: list[Evidence] = []
    length = 0
    for candidate in candidates:
        piece = _evidence(query, candidate)
        if chosen and (
            candidate.score < candidates[0].score - CLOSE
            or length + piece.span.end - piece.span.start > MOST_CHARACTERS
        ):
            continue
        if any(piece.document is other.document and _overlap(piece.span, other.span) for other in chosen):
            continue
        chosen.append(piece)
        length += piece.span.end - piece.span.start
        if len(chosen) == MOST_QUOTES:
            break
    return chosen, enough


def rank_units(query: Query, hits: Sequence[Hit], rarity: Callable[[str], float]) -> list[Candidate]:
    """Returns the units of the hits, best first, scored by their own fit and their passage's."""
    found = [
        (hit, unit, searched_text(hit.document, unit), cosine)
        for hit in hits
        for unit, cosine in zip(hit.chunk.units, hit.unit_cosines, strict=True)
    ]
    if not found:
        return []
    asked = set(query.subject)
    dense = _standardised([cosine for *_, cosine in found])
    lexical = _standardised([_overlap_weight(asked, text, rarity) for _, _, text, _ in found])
    passages = [hit.score for hit, *_ in found]
    candidates = []
    for (hit, unit, text, _), by_meaning, by_words, by_passage in zip(found, dense, lexical, passages, strict=True):
        score = DENSE * by_meaning + LEXICAL * by_words + PASSAGE * by_passage
        score += KIND * _holds_kind(query, text) + YEAR * _names_years(query, text)
        candidates.append(Candidate(hit, unit, text, score))
    return sorted(candidates, key=lambda candidate: -candidate.score)


def covered(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> float:
    """Returns how much of what the question asks about, weighed by rarity, the unit's surroundings speak of, 0 to 1."""
    singles = [term for term in dict.fromkeys(query.subject) if "_" not in term]
    if not singles:
        return 0.0
    hit = candidate.hit
    around = " ".join([hit.document.title, *hit.chunk.trail, hit.text, candidate.text, hit.document.date or ""])
    present = set(terms(around))
    weights = {term: rarity(term) for term in singles}
    return sum(weight for term, weight in weights.items() if term in present) / max(sum(weights.values()), 1e-9)


def _years_fit(query: Query, candidate: Candidate) -> bool:
    if not query.years:
        return True
    around = " ".join(
        [candidate.text, candidate.hit.text, candidate.hit.document.title, candidate.hit.document.date or ""]
    )
    return set(query.years) <= {
        *vietnamese.years(around),
        *map(int, re.findall(r"\b20\d\d\b", candidate.hit.document.date or "")),
    }


def _overlap_weight(asked: set[str], text: str, rarity: Callable[[str], float]) -> float:
    own = terms(text)
    return sum(rarity(term) for term in asked.intersection(own)) / math.sqrt(len(own) + 20)


def _holds_kind(query: Query, text: str) -> bool:
    if query.want is Want.QUANTITY:
        return bool(vietnamese.quantities(text))
    if query.want is Want.TIME:
        return bool(re.search(r"(?i)\d{1,2}/\d{1,2}|ngày \d|tháng \d|năm \d{4}", text))
    if query.want is Want.PERSON:
        return bool(re.search(r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]+ ){1,3}[A-ZĐÀ-Ỹ][a-zà-ỹ]+", text))
    return False


def _names_years(query: Query, text: str) -> bool:
    return bool(query.years) and set(query.years) <= set(vietnamese.years(text))


def _evidence(query: Query, candidate: Candidate) -> Evidence:
    document, unit = candidate.hit.document, candidate.unit
    span = unit.span
    if query.want is Want.LIST and unit.kind in ("item", "lead"):
        span = unit.paragraph
    piece = Evidence(document, span, candidate.score, columns=tuple(cell.column for cell in unit.cells))
    return replace(piece, marked=_marked(query, candidate))


def _marked(query: Query, candidate: Candidate) -> tuple[Span, ...]:
    """The cell of the year asked for, or the figure nearest behind the words that the question shares with the quote."""
    text, unit = candidate.hit.document.text, candidate.unit
    if unit.kind == "row":
        return tuple(cell.span for cell in unit.cells if any(str(year) in cell.column for year in query.years))
    if query.want is not Want.QUANTITY:
        return ()
    figures = [
        Span(unit.span.start + s.start, unit.span.start + s.end) for s in vietnamese.quantities(unit.span.of(text))
    ]
    if not figures:
        return ()
    asked = {term for term in query.subject if "_" not in term}
    best = max(figures, key=lambda figure: (_clause_overlap(text, unit.span, figure, asked), -figure.start))
    return (best,)


def _clause_overlap(text: str, sentence: Span, figure: Span, asked: set[str]) -> int:
    before = re.split(r"[,;:(]\s", text[sentence.start : figure.start])[-1]
    return len(asked.intersection(terms(before)))


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _standardised(values: Sequence[float]) -> list[float]:
    array = np.array(values)
    deviation = float(array.std())
    return ((array - array.mean()) / deviation).tolist() if deviation > 1e-9 else [0.0] * len(values)
