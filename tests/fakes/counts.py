"""Counts of syllables held in memory, for the restorer and the speller."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from index.diacritics import GENERAL_COUNTS, SyllableCounts, on_top_of
from index.vietnamese import fold


class CountsInMemory:
    """What a restorer finds its counts in, without a file."""

    def __init__(self, counts: SyllableCounts) -> None:
        self._pairs = counts.pair
        self.total = counts.single.total()
        self._variants: dict[str, dict[str, int]] = {}
        for syllable, count in counts.single.items():
            self._variants.setdefault(fold(syllable), {})[syllable] = count

    def variants(self, folded: str) -> Mapping[str, int]:
        return self._variants.get(folded, {})

    def pair(self, left: str, right: str) -> int:
        return self._pairs[left, right]


def corpus_counts(texts: Iterable[str], general: Path | None = GENERAL_COUNTS) -> SyllableCounts:
    """Returns the counts that an index of the texts has, on top of the general ones or of none."""
    own = SyllableCounts()
    for text in texts:
        own.add(text)
    return on_top_of(own, general)
