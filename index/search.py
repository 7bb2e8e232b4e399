"""An index folder, served: a question in, the chunks that bear on it out, best first.

Knows the two searches and how they are put together; knows nothing of answers or of how the index was built.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.abbreviations import Abbreviations
from index.chunks import Chunk, found_by, searched_text
from index.diacritics import is_written
from index.documents import Document
from index.duplicates import Repeats
from index.encoder import Encoder, OnnxEncoder
from index.fusion import fuse
from index.manifest import Manifest, read_manifest, verify
from index.spelling import spell, together
from index.store import Store
from index.terms import ScoresAt, TermIndex
from index.vectors import LARGEST_EXACT, UnitVectors, VectorIndex
from index.vietnamese import term_set, terms

CANDIDATES = 100  # chunks that each of the two searches puts forward
MOST_TWINS = 20  # chunks that say the same as a hit and are told with it
LEAST_TOGETHER = 2  # times that two syllables stand beside each other for it to be no chance
ENCODER, VECTORS, UNITS, TERMS, STORE, ABBREVIATIONS, REPEATS = (
    "encoder",
    "vectors",
    "units",
    "terms",
    "corpus.sqlite",
    "abbreviations.json",
    "repeats.npy",
)


@dataclass(frozen=True)
class Twin:
    """A chunk that says the same as a hit."""

    document: Document
    chunk: Chunk

    @property
    def text(self) -> str:
        """The chunk's text, a slice of the document."""
        return self.chunk.span.of(self.document.text)


@dataclass(frozen=True)
class Hit:
    """A chunk that bears on a question.

    ``rank`` counts from 1; ``score`` is the fused one, comparable within one question only; ``cosine`` and ``bm25`` are
    the chunk's own. ``unit_cosines`` (of a unit with segments the best of them) and ``unit_texts`` (the words that a
    unit is found by) follow its units. ``twins`` are chunks that say the same, in the order of documents; they are no
    hits of their own.
    """

    rank: int
    score: float
    cosine: float
    bm25: float
    document: Document
    chunk: Chunk
    unit_cosines: tuple[float, ...]
    unit_texts: tuple[str, ...]
    twins: tuple[Twin, ...] = ()

    @property
    def text(self) -> str:
        """The chunk's text, a slice of the document."""
        return self.chunk.span.of(self.document.text)

    @cached_property
    def surroundings(self) -> frozenset[str]:
        """The terms of the chunk, its headings, and its document's title, date and lead."""
        about = (self.document.title, self.document.lead, *self.chunk.trail)
        return term_set(" ".join([*about, *self.unit_texts, self.document.date or ""]))


class SearchIndex:
    """Everything that a question is asked of; may be used from several threads."""

    def __init__(
        self,
        manifest: Manifest,
        encoder: Encoder,
        vectors: VectorIndex,
        units: UnitVectors,
        terms: TermIndex,
        store: Store,
        abbreviations: Abbreviations,
        repeats: Repeats,
    ) -> None:
        self.manifest = manifest
        self._positions = {document.name: position for position, document in enumerate(manifest.documents)}
        self._encoder = encoder
        self._vectors = vectors
        self._units = units
        self._terms = terms
        self._store = store
        self._abbreviations = abbreviations
        self._repeats = repeats
        self._unit_texts = lru_cache(maxsize=4096)(self._texts_of_units)
        self._is_written = lru_cache(maxsize=16384)(partial(is_written, counts=store))
        self._together = lru_cache(maxsize=16384)(partial(together, counts=store, least=LEAST_TOGETHER))
        self._aside = ThreadPoolExecutor(thread_name_prefix="terms")

    @classmethod
    def load(cls, folder: Path, load_encoder: Callable[[Path], Encoder] = OnnxEncoder.load) -> "SearchIndex":
        """Returns the index in ``folder``, every file of it checked first.

        Raises:
            IndexUnusableError: no index, one of another version, or one that is not whole.
        """
        manifest = read_manifest(folder)
        while True:
            try:
                return cls._of(manifest, verify(folder, manifest), load_encoder)
            except Exception:  # a build may have replaced and removed the generation while it was read
                newest = read_manifest(folder)
                if newest.generation == manifest.generation:
                    raise
                manifest = newest

    @classmethod
    def _of(cls, manifest: Manifest, files: Path, load_encoder: Callable[[Path], Encoder]) -> "SearchIndex":
        return cls(
            manifest,
            load_encoder(files / ENCODER),
            VectorIndex.load(files / VECTORS),
            UnitVectors.load(files / UNITS),
            TermIndex.load(files / TERMS),
            Store(files / STORE),
            Abbreviations.load(files / ABBREVIATIONS),
            Repeats.load(files / REPEATS),
        )

    def spell(self, question: str) -> str:
        """Returns the question as the documents would write it: marks put back, abbreviations in full, slips mended."""
        return spell(question, self._abbreviations, self._store, self.holds)

    def holds(self, term: str) -> bool:
        """Returns whether any chunk holds the term."""
        return term in self._terms

    def writes(self, words: Sequence[str]) -> bool:
        """Returns whether the documents write all neighbours of the words beside each other, with these marks."""
        return self._is_written(tuple(words))

    def together(self, left: str, right: str) -> float:
        """Returns how often two syllables stand together, over the geometric mean of how often each does."""
        return self._together(left, right)

    def rarity(self, term: str) -> float:
        """Returns how much it tells that a term stands in a text: its inverse document frequency."""
        return self._terms.rarity(term)

    def search(self, question: str, limit: int = 10) -> list[Hit]:
        """Returns the ``limit`` best chunks, best first, by the fused scores of both searches' candidates.

        Of chunks that say the same the best is a hit, and the others are its twins.
        """
        vector = self._encoder.encode_questions([question])[0]
        positions, bm25 = self._candidates(vector, terms(question), limit)
        cosines = self._vectors.scores(vector, positions)
        units, starts = self._units.cosines(vector, positions)
        scores = fuse(cosines, np.maximum.reduceat(units, starts[:-1]), bm25)
        said_by, best = self._repeats.first[positions].tolist(), dict[int, int]()
        for at in np.lexsort((positions, -scores)).tolist():
            best.setdefault(said_by[at], at)
        hits = []
        for rank, at in enumerate(islice(best.values(), limit), 1):
            position = int(positions[at])
            document, chunk = self._store.chunk(position)
            texts = self._unit_texts(position)
            hits.append(
                Hit(
                    rank=rank,
                    score=float(scores[at]),
                    cosine=float(cosines[at]),
                    bm25=float(bm25[at]),
                    document=self._store.document(document),
                    chunk=chunk,
                    unit_cosines=_best_of_each(units[starts[at] : starts[at + 1]], texts),
                    unit_texts=texts,
                    twins=tuple(map(self._twin, self._repeats.others(position)[:MOST_TWINS])),
                )
            )
        return hits

    def _candidates(
        self, vector: NDArray[np.float32], asked: Sequence[str], limit: int
    ) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Returns the positions that the two searches put forward (more where many say the same), and their BM25."""
        many = CANDIDATES
        while True:
            best = self._best(asked, many)
            nearest = self._vectors.nearest(vector, many)
            held, bm25 = best()
            positions = np.array(sorted({*held.tolist(), *nearest.tolist()}), np.int64)
            every = many >= len(self._terms)
            if every or len(set(self._repeats.first[positions].tolist())) >= min(limit, CANDIDATES):
                return positions, bm25(positions)
            many *= 4

    def _best(self, asked: Sequence[str], limit: int) -> Callable[[], tuple[NDArray[np.int64], ScoresAt]]:
        """Returns what gives the best by BM25; in a large index they are searched for meanwhile.

        They, and not the nearest: FAISS leaves the interpreter to others all the while, and numpy hardly ever.
        """
        if len(self._vectors) > LARGEST_EXACT:
            return self._aside.submit(self._terms.best, asked, limit).result
        return partial(self._terms.best, asked, limit)

    def _twin(self, position: int) -> Twin:
        document, chunk = self._store.chunk(position)
        return Twin(self._store.document(document), chunk)

    def _texts_of_units(self, position: int) -> tuple[str, ...]:
        document, chunk = self._store.chunk(position)
        text = self._store.document(document)
        return tuple(self._abbreviations.spell_out(searched_text(text, unit)) for unit in chunk.units)

    def documents(self, most: int | None = None) -> Sequence[Document]:
        """Returns the documents of the index in their order, the first ``most`` of them."""
        return [self._store.document(position) for position in range(len(self.manifest.documents[:most]))]

    def document(self, name: str) -> Document | None:
        """Returns the document of a file name, or None where the index has none of it."""
        position = self._positions.get(name)
        return self._store.document(position) if position is not None else None

    def close(self) -> None:
        """Frees the files that the index holds open."""
        self._aside.shutdown()
        self._store.close()


def _best_of_each(cosines: NDArray[np.float32], texts: Sequence[str]) -> tuple[float, ...]:
    """Returns the cosine of each unit of a chunk: the best of its own and those of its segments, in their order."""
    if len(cosines) == len(texts):  # no unit has segments
        return tuple(cosines.tolist())
    each = iter(cosines.tolist())
    return tuple(max(islice(each, len(found_by(text)))) for text in texts)


def stored_document(folder: Path, name: str) -> Document:
    """Returns the document of that name, which the manifest has, without loading what is searched.

    Raises:
        IndexUnusableError: no index, one of another version, or its documents are not whole.
    """
    manifest = read_manifest(folder)
    with closing(Store(verify(folder, manifest, STORE) / STORE)) as store:
        return store.document([document.name for document in manifest.documents].index(name))
