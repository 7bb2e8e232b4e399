"""Finds passages that say the same: a press release in three papers, a paragraph that one text took from another.

Two texts say the same when every figure and name in them is the same and most of their words are: one report after
another is written from one template, and the figure that differs is what people ask for. Knows texts and nothing else.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from index.vietnamese import proper_names, syllables, term_set, with_pairs

ALIKE = 0.8  # share of the terms (syllables and pairs of them) that two texts have in common to say the same
HASHES, ROWS = 64, 4  # 16 bands of 4: of pairs that share .8 of their terms 0.99976 meet in a band, of .3 0.12
LEAST_WORDS = 20
PRIME = (1 << 61) - 1


def says_the_same(one: str, other: str) -> bool:
    """Returns whether two texts have the same figures, the same names, and ``ALIKE`` of their terms in common."""
    if one == other:
        return True
    if _facts(one) != _facts(other):
        return False
    left, right = term_set(one), term_set(other)
    return len(left & right) >= ALIKE * len(left | right)


@lru_cache(maxsize=16384)
def _facts(text: str) -> tuple[frozenset[str], frozenset[str]]:
    return _figures(syllables(text)), _names(text)


def _figures(syllables: list[str]) -> frozenset[str]:
    return frozenset(syllable for syllable in syllables if syllable[0].isdigit())


def _names(text: str) -> frozenset[str]:
    """The runs of words with capital letters."""
    return frozenset(span.of(text).casefold() for span in proper_names(text))


class Repeats:
    """Which positions say the same: ``first`` ``(n,)`` holds for each the first that does, itself where none did."""

    def __init__(self, first: NDArray[np.int64]) -> None:
        self.first = first
        self._repeated = frozenset(first[first != np.arange(len(first))].tolist())

    @classmethod
    def load(cls, path: Path) -> "Repeats":
        """Returns what ``save`` wrote."""
        return cls(np.load(path, allow_pickle=False))

    def save(self, path: Path) -> None:
        """Writes one plain array."""
        np.save(path, self.first, allow_pickle=False)

    def __len__(self) -> int:
        """Returns how many positions say what an earlier one said."""
        return int(np.count_nonzero(self.first != np.arange(len(self.first))))

    def others(self, position: int) -> list[int]:
        """Returns the other positions that say the same as ``position``, in order."""
        first = int(self.first[position])
        if first not in self._repeated:
            return []
        return [int(other) for other in np.flatnonzero(self.first == first) if other != position]


class NearDuplicates:
    """Takes texts one by one and then tells which of them say the same; 256 bytes a text in memory.

    Candidates are those with the same facts whose MinHash signatures (Broder 1997) meet in a band of locality-sensitive
    hashing; each pair of them is compared in full.
    """

    def __init__(self) -> None:
        generator = np.random.default_rng(0)
        self._factors = generator.integers(1, 1 << 31, (HASHES, 1), np.uint64)
        self._summands = generator.integers(0, 1 << 31, (HASHES, 1), np.uint64)
        self._signatures: list[NDArray[np.uint32]] = []
        self._facts: list[int] = []

    def add(self, text: str, syllables: list[str], context: str = "") -> None:
        """Takes the text of the next position and its syllables; texts of different contexts are not compared.

        A text of less than ``LEAST_WORDS`` says too little of itself to stand for another.
        """
        hashed = np.array([crc32(term.encode()) for term in set(with_pairs(syllables))] or [0], np.uint64)
        self._signatures.append(
            (((self._factors * hashed + self._summands) % PRIME).min(axis=1) >> 29).astype(np.uint32)
        )
        short = len(self._facts) if len(syllables) < LEAST_WORDS else -1
        facts = (_figures(syllables), _names(text))
        self._facts.append(crc32(repr([context, short, *map(sorted, facts)]).encode()))

    def groups(self, text_of: Callable[[int], str]) -> "Repeats":
        """Returns which positions say the same as an earlier one; ``text_of`` gives the text of a position."""
        first = np.arange(len(self._facts))
        for earlier, later in self._candidates():
            leader = int(first[earlier])
            if first[later] == later and says_the_same(text_of(leader), text_of(later)):
                first[later] = leader
        return Repeats(first)

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Yields pairs of positions that may say the same, the earlier first, by the later."""
        pairs: set[tuple[int, int]] = set()
        facts = np.array(self._facts, np.uint32)
        signatures = np.array(self._signatures, np.uint32).reshape(-1, HASHES)
        for band in range(0, HASHES, ROWS):
            keys = [facts, *signatures[:, band : band + ROWS].T]
            order = np.lexsort(keys)  # stable: positions of one bucket stay in order
            same = np.all([key[order[1:]] == key[order[:-1]] for key in keys], axis=0)
            starts = np.maximum.accumulate(np.where(np.r_[False, same], 0, np.arange(len(order))))
            later = np.flatnonzero(np.r_[False, same])
            pairs.update(zip(order[starts[later]].tolist(), order[later].tolist(), strict=True))
        yield from sorted(pairs, key=lambda pair: (pair[1], pair[0]))
