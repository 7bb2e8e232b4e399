"""Restores marks in a question typed without them: "ty le ho so" becomes "tỷ lệ hồ sơ".

Knows counts of syllables and of adjacent pairs, the documents' own and those of general administrative Vietnamese
(``data/syllables.tsv.gz``; ``bench/train/syllables.py`` makes it); knows nothing of search.
"""

import gzip
import itertools
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Protocol

from index.vietnamese import TOKEN, fold, has_marks, is_syllable, normalise, spelling

GENERAL_COUNTS = Path(__file__).parent / "data" / "syllables.tsv.gz"
OWN_WEIGHT = 100  # a count in the documents that are asked is worth this many in the general ones
ASKED = "?"  # ends every question, typed or not: "đâu" stands before it, "đầu" hardly ever
NUMBER, NUMBERS = "0", re.compile(r"(?<![^\W_])\d+(?:[.,]\d+)*(?![^\W_])")  # all numbers are one word
COUNTING = "mấy"  # "tăng mấy bậc": what is counted stands behind numbers
RUN = re.compile(r"\b(?:[^\W\d_]+|0)\b(?:\s+\b(?:[^\W\d_]+|0)\b)*(?:\s+\?)?")
PRIOR = 2000  # occurrences of the word before that weigh as much as the word's own frequency (Dirichlet smoothing)
Written = tuple[str, ...]  # words, each in a way that it may be written
AS_TYPED_SHARE = 0.5  # from this share of marked syllables on, a question is left as it was typed


@dataclass
class SyllableCounts:
    """How often each marked syllable and each adjacent pair of them stands in a collection of texts."""

    single: Counter[str] = field(default_factory=Counter)
    pair: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, text: str) -> None:
        """Counts the syllables and pairs of a text; a number or a mark of punctuation parts pairs."""
        for run in runs(text):
            self.single.update(run)
            self.pair.update(itertools.pairwise(run))


class CountsLookup(Protocol):
    """Where a restorer finds its counts: in memory, or on disk beside the index."""

    @property
    def total(self) -> int:
        """Returns the count of all syllables."""

    def variants(self, folded: str) -> Mapping[str, int]:
        """Returns the marked syllables that fold to ``folded``, each with its count."""

    def pair(self, left: str, right: str) -> int:
        """Returns how often ``right`` follows ``left``."""


def runs(text: str) -> Iterator[list[str]]:
    """Yields the unbroken runs of words of a text, in lower case: "Năm 2024, ở đâu?" gives [năm, 0], [ở, đâu, ?]."""
    text = NUMBERS.sub(NUMBER, text.casefold()).replace(ASKED, f" {ASKED}")
    return (match.group().split() for match in RUN.finditer(text))


def on_top_of(own: SyllableCounts, general: Path | None = GENERAL_COUNTS) -> SyllableCounts:
    """Returns the general counts and on top of them those of the documents, each worth ``OWN_WEIGHT``."""
    counts = read_counts(general) if general is not None else SyllableCounts()
    for syllable, count in own.single.items():
        counts.single[syllable] += count * OWN_WEIGHT
    for pair, count in own.pair.items():
        counts.pair[pair] += count * OWN_WEIGHT
    return counts


def read_counts(path: Path, least: int = 1) -> SyllableCounts:
    """Reads the counts from ``least`` on of gzipped lines ``syllable<TAB>count`` and ``left<SPACE>right<TAB>count``."""
    counts = SyllableCounts()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            words, _, written = line.rstrip("\n").partition("\t")
            if (count := int(written)) < least:
                continue
            left, _, right = words.partition(" ")
            if right:
                counts.pair[left, right] = count
            else:
                counts.single[left] = count
    return counts


def is_written(words: Sequence[str], counts: CountsLookup) -> bool:
    """Returns whether the documents write all neighbours of the words beside each other, or the only word, as marked.

    The counts are those of ``on_top_of``: what general texts add to them is known, and taken off again.
    """
    ways = [_same(NUMBER if NUMBERS.fullmatch(word) else word.casefold(), counts) for word in words]
    general = _frequent()
    if len(ways) == 1:
        own = (counts.variants(fold(way)).get(way, 0) - general.single[way] for way in ways[0])
        return any(count >= OWN_WEIGHT for count in own)
    beside = (itertools.product(left, right) for left, right in itertools.pairwise(ways))
    return all(any(counts.pair(*pair) - general.pair[pair] >= OWN_WEIGHT for pair in pairs) for pairs in beside)


@cache
def _frequent() -> SyllableCounts:
    """The general counts that alone look like a count in the documents."""
    return read_counts(GENERAL_COUNTS, OWN_WEIGHT)


def _same(word: str, counts: CountsLookup) -> list[str]:
    """Returns the accepted spellings of a marked word that the counts know: "hoá" and "hóa", "tỷ" and "tỉ"."""
    folded = spelling(word)
    known = (marked for way in dict.fromkeys([*_ways(word), fold(word)]) for marked in counts.variants(way))
    return [marked for marked in known if spelling(marked) == folded and marks(marked) == marks(word)]


def _ways(word: str) -> tuple[str, ...]:
    """Returns the accepted spellings of a word without its marks: "ki" and "ky" for either."""
    folded = fold(word)
    other = f"{folded[:-1]}{'y' if folded.endswith('i') else 'i'}"
    return (folded, other) if spelling(other) == spelling(folded) else (folded,)


@lru_cache(maxsize=65536)
def marks(word: str) -> tuple[str, ...]:
    """Returns the marks of a word, each once, in an order of their own: those of "được" are bar, horn, dot below."""
    decomposed = unicodedata.normalize("NFD", word.replace("đ", "d\u0335"))
    return tuple(sorted(filter(unicodedata.combining, decomposed)))


def restore(question: str, counts: CountsLookup) -> str:
    """Returns the question with the most likely marks on the syllables that were typed without any.

    A syllable with a mark stays as it is, and so does a word that the counts do not know. The best path
    over variants is found by Viterbi's algorithm, a syllable's probability being that of its pair with its own
    frequency as the prior (MacKay and Peto 1995).
    """
    question = normalise(question)
    restored, end = [], 0
    for start, stop, words in _runs_with_places(question):
        restored.append(question[end:start])
        ends = not TOKEN.search(question, stop)
        restored.append(_best_path(question[start:stop], words, counts, ends))
        end = stop
    return "".join([*restored, question[end:]])


def is_marked(question: str) -> bool:
    """Returns whether a question was typed with its marks: at least ``AS_TYPED_SHARE`` of its syllables have one."""
    words = [match.group() for match in TOKEN.finditer(question) if is_syllable(match.group())]
    marked = sum(has_marks(word) for word in words)
    return marked >= AS_TYPED_SHARE * len(words)


def _runs_with_places(question: str) -> Iterator[tuple[int, int, list[tuple[int, int]]]]:
    """Yields (start, end, places of its words relative to start) for each unbroken run of words."""
    places: list[tuple[int, int]] = []
    for match in TOKEN.finditer(question):
        if places and question[places[-1][1] : match.start()].strip():
            yield _relative(places)
            places = []
        places.append(match.span())
    if places:
        yield _relative(places)


def _relative(places: list[tuple[int, int]]) -> tuple[int, int, list[tuple[int, int]]]:
    start = places[0][0]
    return start, places[-1][1], [(left - start, right - start) for left, right in places]


def _best_path(run: str, places: list[tuple[int, int]], counts: CountsLookup, ends: bool) -> str:
    options = [_options(run[left:right], counts) for left, right in places]
    if ends:
        options.append({ASKED: counts.variants(ASKED).get(ASKED, 1)})
    best: list[tuple[float, Written]] = [(math.log(n / counts.total), (way,)) for way, n in options[0].items()]
    for ways in options[1:]:
        before = [(so_far, path, *last) for so_far, path in best for last in _lasts(path[-1], counts)]
        best = [_best_to(way, PRIOR * count / counts.total, before, counts.pair) for way, count in ways.items()]
    return _with_words(run, places, max(best)[1][: len(places)])


def _lasts(word: str, counts: CountsLookup) -> list[tuple[str, int]]:
    """What the words stand behind that follow ``word``, and how often that stands in all, the prior added."""
    lasts = (word, NUMBER) if word == COUNTING else (word,)
    return [(last, counts.variants(fold(last)).get(last, 0) + PRIOR) for last in lasts]


def _best_to(
    way: str, prior: float, before: Sequence[tuple[float, Written, str, int]], pair: Callable[[str, str], int]
) -> tuple[float, Written]:
    """The most likely of the paths ``before`` that goes on with ``way``, and how likely it is."""
    likelihood, path = max(
        [(so_far + math.log((pair(last, way) + prior) / often), path) for so_far, path, last, often in before]
    )
    return likelihood, (*path, way)


def _options(word: str, counts: CountsLookup) -> Mapping[str, int]:
    if not word.isalpha():
        return {NUMBER if NUMBERS.fullmatch(word) else word: 1}
    known = {} if has_marks(word) else {w: n for way in _ways(word) for w, n in counts.variants(way).items()}
    typed = word.casefold()
    return known or {typed: counts.variants(fold(typed)).get(typed, 1)}


def _with_words(run: str, places: list[tuple[int, int]], words: Iterable[str]) -> str:
    pieces, end = [], 0
    for (left, right), word in zip(places, words, strict=True):
        typed = run[left:right]
        pieces += [run[end:left], _in_case_of(typed, word) if word.isalpha() else typed]
        end = right
    return "".join([*pieces, run[end:]])


def _in_case_of(typed: str, word: str) -> str:
    shape: Callable[[str], str] = (
        str.upper if typed.isupper() and len(typed) > 1 else str.capitalize if typed[0].isupper() else str
    )
    return typed if word == typed.casefold() else shape(word)
