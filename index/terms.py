"""Terms in, BM25 scores out. Knows bm25s and nothing of where terms come from."""

import logging
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import bm25s

MOST_ADDED = 2_000_000  # occurrences of a question's terms that are added up one by one: some milliseconds
SAMPLED, LEAST = 64, 1e-9  # one of so many scores is in the sample; scores below the least are none
DEEPER = 10  # times the limit, the positions that the rarer terms put forward
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
        frequencies = np.diff(index.scores["indptr"])
        self._rarities = np.log1p((self._count - frequencies + 0.5) / (frequencies + 0.5))
        self._rarity_of_unknown = float(np.log1p((self._count + 0.5) / 0.5))

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
        known = [self._vocabulary[term] for term in terms if term in self._vocabulary]
        if not known:
            return np.zeros(self._count, np.float32)
        scores: NDArray[np.float32] = self._index.get_scores_from_ids(known)
        return scores

    def with_best(
        self, terms: Sequence[str], limit: int, others: Callable[[], NDArray[np.int64]]
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Returns the positions of the ``limit`` best scores above 0 and ``others``, in order, and the score of each.

        In a large collection nearly every chunk holds some words of a question. There the rarer terms alone, as far as
        ``MOST_ADDED`` occurrences go, put positions forward (a quick MaxScore, Turtle and Flood 1995); the common ones
        are then added to those, so that every score that is returned is whole. ``others`` is called at the end: they
        may be searched for meanwhile.
        """
        known = [self._vocabulary[term] for term in terms if term in self._vocabulary]
        rare, common = self._parted(known)
        scores = self._index.get_scores_from_ids(rare) if rare else np.zeros(self._count, np.float32)
        best = _best(scores, limit * DEEPER if common else limit)
        if common:
            best = self._best_of_all(common, best, scores[best], limit)
        positions = np.union1d(best, others())
        return positions, scores[positions] + self._added(common, positions)

    def _parted(self, known: list[int]) -> tuple[list[int], list[int]]:
        """Returns the terms whose occurrences are all added up, and the most common ones, which are looked up."""
        edges = self._index.scores["indptr"]
        frequency = {number: int(edges[number + 1] - edges[number]) for number in known}
        if sum(frequency[number] for number in known) <= MOST_ADDED:
            return known, []
        ordered = sorted(known, key=lambda number: frequency[number])
        total = list(accumulate(frequency[number] for number in ordered))
        many = max(1, sum(occurrences <= MOST_ADDED for occurrences in total))
        return ordered[:many], ordered[many:]

    def _best_of_all(
        self, common: list[int], best: NDArray[np.int64], found: NDArray[np.float32], limit: int
    ) -> NDArray[np.int64]:
        """Returns the ``limit`` best of the positions once the common terms are added to their scores.

        A term adds less than its rarity: positions that can no longer come among the best are looked up no further.
        """
        for at, number in enumerate(common, 1):
            found = found + self._added([number], best)
            if len(best) > limit:
                able = found + self._rarities[common[at:]].sum() >= np.partition(found, -limit)[-limit]
                best, found = best[able], found[able]
        return best[_best(found, limit)]

    def _added(self, numbers: Sequence[int], positions: NDArray[np.int64]) -> NDArray[np.float32]:
        """Returns what the terms of these numbers add to the score of each position."""
        added = np.zeros(len(positions), np.float32)
        edges, holders, scores = (self._index.scores[name] for name in ("indptr", "indices", "data"))
        wanted = positions.astype(holders.dtype)  # else all holders would be made wider to be compared
        for number in numbers:
            start, end = int(edges[number]), int(edges[number + 1])
            at = np.minimum(start + np.searchsorted(holders[start:end], wanted), end - 1)
            added += np.where(holders[at] == wanted, scores[at], 0)
        return added

    def __contains__(self, term: str) -> bool:
        return term in self._vocabulary

    def rarity(self, term: str) -> float:
        """Returns the term's inverse document frequency, ``ln(1 + (n - f + .5) / (f + .5))``, f 0 if unknown."""
        number = self._vocabulary.get(term)
        return self._rarity_of_unknown if number is None else float(self._rarities[number])


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
