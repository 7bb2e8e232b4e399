"""Terms in, BM25 scores out. Knows bm25s and nothing of where terms come from."""

import logging
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import bm25s

ScoresAt: TypeAlias = Callable[[NDArray[np.int64]], NDArray[np.float32]]
"""Takes positions and gives the score of each."""

Row: TypeAlias = tuple[NDArray[np.float32], float]
"""What a term adds to the score of every position, ``(n,) float32``, and the most that it adds to any."""

MOST_ADDED = 1_000_000  # occurrences of a question's terms that are added up, however common: some milliseconds
COMMON = 4  # beyond that, a term that more than one in so many positions hold has a row to look up
MOST_ROWS = 64  # that are kept; of so common words a language has hardly more
DEEPER = 20  # times the limit, the positions that the rarer terms put forward
SAMPLED, LEAST = 64, 1e-9  # one of so many scores is in the sample; scores below the least are none
SATURATION, LENGTH_PENALTY = 1.5, 0.75  # k1 and b of BM25; lower ones lose 2-3 points of R@1 on the regulations


class CollectedTerms:
    """The terms of each position, by number, as ``TermIndex.build`` takes them; 4 bytes a term in memory."""

    def __init__(self) -> None:
        self.vocab: dict[str, int] = {}
        self._numbers = array("i")
        self._ends = array("q")

    def add(self, terms: Iterable[str]) -> None:
        """Adds the terms of the next position."""
        number = self.vocab.setdefault
        self._numbers.extend(number(term, len(self.vocab)) for term in terms)
        self._ends.append(len(self._numbers))

    @property
    def ids(self) -> "CollectedTerms":
        """Returns the lists of numbers: bm25s takes terms as something that has ``vocab`` and ``ids``."""
        return self

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[list[int]]:
        start = 0
        for end in self._ends:
            yield self._numbers[start:end].tolist()
            start = end


class TermIndex:
    """The terms of each position, scored by BM25 (Robertson and Zaragoza 2009, in the form of Lucene)."""

    def __init__(self, index: "bm25s.BM25") -> None:
        self._index = index
        self._vocabulary: dict[str, int] = index.vocab_dict
        self._count = int(index.scores["num_docs"])
        self._edges = index.scores["indptr"].data  # indexing yields plain numbers
        frequencies = np.diff(index.scores["indptr"])
        self._rarities = np.log1p((self._count - frequencies + 0.5) / (frequencies + 0.5)).data
        self._rarity_of_unknown = float(np.log1p((self._count + 0.5) / 0.5))
        self._row = lru_cache(maxsize=MOST_ROWS)(self._row_of)

    @classmethod
    def build(cls, terms: Iterable[Sequence[str]]) -> "TermIndex":
        """Returns an index over the terms of each position, in order."""
        collected = CollectedTerms()
        for of_position in terms:
            collected.add(of_position)
        return cls.of(collected)

    @classmethod
    def of(cls, collected: CollectedTerms) -> "TermIndex":
        """Returns an index over the terms that were collected."""
        import bm25s

        logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets itself to DEBUG when it is imported
        collected.vocab.setdefault("", len(collected.vocab))  # bm25s cannot do without any term
        index = bm25s.BM25(k1=SATURATION, b=LENGTH_PENALTY)
        index.index(collected, show_progress=False)
        return cls(index)

    @classmethod
    def load(cls, folder: Path) -> "TermIndex":
        """Returns the index that ``save`` wrote, its arrays memory-mapped."""
        import bm25s

        index = bm25s.BM25.load(folder, mmap=True, allow_pickle=False)
        # A plain view of a file is sliced in a fifth of the time that numpy's memmap takes.
        for name, values in index.scores.items():
            index.scores[name] = np.asarray(values) if isinstance(values, np.memmap) else values
        return cls(index)

    def save(self, folder: Path) -> None:
        """Writes the index as plain arrays and JSON into ``folder``."""
        self._index.save(folder, allow_pickle=False, show_progress=False)

    def __len__(self) -> int:
        return self._count

    def scores(self, terms: Sequence[str]) -> NDArray[np.float32]:
        """Returns the BM25 score of every position, ``(n,) float32``; terms that no position holds count nothing."""
        return self._sum([self._vocabulary[term] for term in terms if term in self._vocabulary])

    def _sum(self, numbers: Iterable[int]) -> NDArray[np.float32]:
        """Returns what the terms of these numbers add up to at every position."""
        holders, added = self._index.scores["indices"], self._index.scores["data"]
        scores = np.zeros(self._count, np.float32)
        for number in numbers:
            held = slice(self._edges[number], self._edges[number + 1])
            np.add.at(scores, holders[held], added[held])
        return scores

    def best(self, terms: Sequence[str], limit: int) -> tuple[NDArray[np.int64], ScoresAt]:
        """Returns the positions of the ``limit`` best scores above 0, and what gives the scores of any positions."""
        rare, common = self._parted([self._vocabulary[term] for term in terms if term in self._vocabulary])
        scores = self._sum(rare)
        best = self._best_of_all(scores, common, limit) if common else _best(scores, limit)
        return best, partial(_added, scores, common)

    def _parted(self, known: list[int]) -> tuple[list[int], list[Row]]:
        """Returns the terms whose occurrences are added up, and the rows of the common ones, which are looked up."""
        frequency = {number: self._edges[number + 1] - self._edges[number] for number in known}
        if sum(frequency[number] for number in known) <= MOST_ADDED:
            return known, []
        rare = [number for number in known if frequency[number] * COMMON <= self._count]
        return rare, [self._row(number) for number in known if frequency[number] * COMMON > self._count]

    def _row_of(self, number: int) -> Row:
        row = self._sum([number])
        return row, float(row.max())

    def _best_of_all(self, scores: NDArray[np.float32], common: list[Row], limit: int) -> NDArray[np.int64]:
        """Returns the ``limit`` best positions by ``scores``, those of the rarer terms, and the rows of the common.

        In a large collection nearly every chunk holds some words of a question. There the rarer terms alone put
        positions forward, and the common ones are added to those (MaxScore, Turtle and Flood 1995). Only where one of
        the others may still be among the best, by the most that the common terms add, are they added to all.
        """
        best = _best(scores, limit * DEEPER)
        whole = _added(scores, common, best)
        others = (float(scores[best].min()) if len(best) == limit * DEEPER else 0.0) + sum(most for _, most in common)
        if len(best) < limit or others > np.partition(whole, -limit)[-limit]:
            return _best(_added(scores, common, slice(None)), limit)
        return best[_best(whole, limit)]

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary

    def rarity(self, term: str) -> float:
        """Returns the term's inverse document frequency, ``ln(1 + (n - f + .5) / (f + .5))``, f 0 if unknown."""
        number = self._vocabulary.get(term)
        return self._rarity_of_unknown if number is None else self._rarities[number]


def _added(scores: NDArray[np.float32], rows: Iterable[Row], at: NDArray[np.int64] | slice) -> NDArray[np.float32]:
    """Returns the scores of the positions ``at`` with what the rows add to each."""
    return sum((row[at] for row, _ in rows), start=scores[at])


def _best(scores: NDArray[np.float32], limit: int) -> NDArray[np.int64]:
    """Returns the positions of the best scores above 0; of a small index ties at the edge go to the earlier.

    Of a large one, a sample tells which scores are too low to be looked at: to part all of them takes far longer.
    """
    if len(scores) <= 10_000:
        positions = np.argsort(-scores, kind="stable")[:limit]
        return positions[scores[positions] > 0].astype(np.int64)
    sample = scores[::SAMPLED]
    rank = min(4 * limit // SAMPLED + 4, len(sample))
    found = np.flatnonzero(scores >= max(np.partition(sample, -rank)[-rank], LEAST))
    if len(found) < limit:
        found = np.flatnonzero(scores >= LEAST)
    if len(found) > limit:
        found = np.sort(found[np.argpartition(scores[found], -limit)[-limit:]])
    return found
