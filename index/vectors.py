"""Vectors in, nearest positions and cosines out. Knows FAISS and nothing of text."""

import os
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import faiss

    from index.encoder import Vectors

Rows: TypeAlias = NDArray[np.float16]
"""`(n, d) float16`, in memory or on disk."""

VECTORS, CODES, RESCORED = "vectors.npy", "codes.faiss", "rescored.npy"
LARGEST_EXACT = 20_000  # vectors; up to here exact search takes some milliseconds on one core
LEAST_RECALL = 0.98  # recall@10 of the coded search against the exact one, measured at every build
CODED = 256  # vectors that are coded at least, so that each of a part's 16 codes has something to stand for
TRAINED_ON = 50_000  # vectors from which the codes are learned
LEAST_RESCORED = 400  # candidates of the coded search that are scored exactly
WIDENED = 128  # vectors that are made wider at a time: so many stay in a core's own cache


class VectorIndex:
    """Unit vectors by position, ``(n, d) float16``, searched by inner product (so a score is a cosine).

    Up to ``LARGEST_EXACT`` each vector is compared. Above, a product quantiser (Jégou and others 2011) holds each three
    dimensions in 4 bits, 1/24 of the memory of float32; FAISS compares all of these codes, 32 at a time (André and
    others 2015), and the best are scored by the vectors themselves, which stay on disk. How much memory is read is what
    counts: codes of two dimensions need a quarter of the candidates, and more time in all. A graph (HNSW) would
    compare fewer, but takes twenty times as long to build and does not reach the recall on vectors without clusters.
    """

    def __init__(self, vectors: Rows, index: "faiss.Index", rescored: int) -> None:
        """``rescored`` is how many candidates of ``index`` are scored by ``vectors``; 0: its scores are exact."""
        self._vectors = vectors
        self._index = index
        self._rescored = rescored

    @classmethod
    def build(cls, vectors: Rows, largest_exact: int = LARGEST_EXACT) -> "VectorIndex":
        """Returns an index over ``vectors`` ``(n, d) float16``: exact up to ``largest_exact``, coded above.

        The number of candidates is doubled until recall@10 against exact search, over 200 of the vectors slightly
        moved, is at least ``LEAST_RECALL``.
        """
        import faiss

        count, dimension = vectors.shape
        if count <= largest_exact or count < CODED:
            return cls._exact(vectors)
        together = next(size for size in (3, 2, 1) if dimension % size == 0)
        codes = faiss.IndexPQFastScan(dimension, dimension // together, 4, faiss.METRIC_INNER_PRODUCT)
        codes.train(vectors[:: -(-count // TRAINED_ON)].astype(np.float32))
        for block in _blocks(vectors):
            codes.add(block)
        built = cls(vectors, codes, LEAST_RESCORED)
        questions = _near(vectors)
        nearest = exact_nearest(vectors, questions, 10)
        while built._rescored < count and built._recall(questions, nearest) < LEAST_RECALL:
            built._rescored *= 2
        return built

    @classmethod
    def _exact(cls, vectors: Rows) -> "VectorIndex":
        import faiss

        index = faiss.IndexFlatIP(vectors.shape[1])
        index.add(np.asarray(vectors, np.float32))
        return cls(vectors, index, 0)

    @classmethod
    def load(cls, folder: Path) -> "VectorIndex":
        """Returns the index that ``save`` wrote, its vectors memory-mapped; float32 where all are compared."""
        import faiss

        faiss.omp_set_num_threads(1)  # several questions at once use several cores; one is not worth the waiting
        vectors = np.asarray(np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False))
        if not (folder / CODES).exists():
            return cls._exact(np.asarray(vectors, np.float32))
        rescored = int(np.load(folder / RESCORED, allow_pickle=False))
        return cls(vectors, faiss.read_index(str(folder / CODES)), rescored)

    def save(self, folder: Path) -> None:
        """Writes the index into ``folder``; vectors that stand there already are left alone."""
        import faiss

        folder.mkdir(exist_ok=True)
        if not (folder / VECTORS).exists():
            np.save(folder / VECTORS, self._vectors, allow_pickle=False)
        if self._rescored:
            faiss.write_index(self._index, str(folder / CODES))
            np.save(folder / RESCORED, np.array(self._rescored), allow_pickle=False)

    def __len__(self) -> int:
        return len(self._vectors)

    def nearest(self, vector: "Vectors", limit: int) -> NDArray[np.int64]:
        """Returns the positions of the ``limit`` vectors nearest to ``vector`` ``(d,)``, best first."""
        _, positions = self._index.search(vector[None, :], min(max(limit, self._rescored), len(self)))
        found: NDArray[np.int64] = positions[0][positions[0] >= 0]
        if not self._rescored:
            return found[:limit]
        scores = self.scores(vector, found)
        if len(found) > limit:
            best = np.argpartition(-scores, limit)[:limit]
            found, scores = found[best], scores[best]
        return found[np.lexsort((found, -scores))]

    def scores(self, vector: "Vectors", positions: NDArray[np.int64]) -> NDArray[np.float32]:
        """Returns the cosine of ``vector`` ``(d,) float32`` and each of the vectors at ``positions``."""
        return _cosines(self._vectors.take(positions, axis=0), vector)

    def _recall(self, questions: "Vectors", nearest: NDArray[np.int64]) -> float:
        """Returns the share of the true ten ``nearest`` to each question that are found."""
        found = [len(set(self.nearest(one, 10)) & set(true)) for one, true in zip(questions, nearest, strict=True)]
        return float(np.mean(found)) / 10


def _near(vectors: Rows, sample: int = 200) -> "Vectors":
    """Returns some of the vectors, slightly moved: questions whose nearest are not known beforehand."""
    generator = np.random.default_rng(0)
    chosen = np.sort(generator.choice(len(vectors), min(sample, len(vectors)), replace=False))
    noise = generator.standard_normal((len(chosen), vectors.shape[1])).astype(np.float32)
    moved: Vectors = vectors[chosen].astype(np.float32) + noise * (0.3 / np.sqrt(vectors.shape[1]))
    return moved


def _cosines(rows: Rows, vector: "Vectors") -> NDArray[np.float32]:
    """Returns the cosine of ``vector`` ``(d,) float32`` and each of the rows, all of unit length.

    Row by row: a matrix product of this size is parted among threads that wait for each other, milliseconds long where
    the machine has other work.
    """
    found = np.empty(len(rows), np.float32)
    if rows.dtype == np.float32:
        return np.vecdot(rows, vector, out=found)
    larger = vector * np.float32(2.0**112)
    for start in range(0, len(rows), WIDENED):
        np.vecdot(_widened(rows[start : start + WIDENED]), larger, out=found[start : start + WIDENED])
    return found


def _widened(rows: Rows) -> "Vectors":
    """Returns ``2 ** -112`` times the rows: their bits where float32 has them, whose exponents count from 127, not 15.

    No bit is lost, and numpy's own way takes three times as long.
    """
    bits = rows.view(np.int16).astype(np.int32)  # the sign fills all bits to the left
    bits <<= 13
    bits &= ~np.int32(0x70000000)
    return bits.view(np.float32)


def exact_nearest(vectors: Rows, questions: "Vectors", limit: int) -> NDArray[np.int64]:
    """Returns the positions ``(q, limit)`` of the vectors nearest to each question, in no order, by comparing all."""
    scores, positions = np.full((len(questions), 0), 0, np.float32), np.full((len(questions), 0), 0, np.int64)
    start = 0
    for block in _blocks(vectors):
        here = np.broadcast_to(np.arange(start, start + len(block)), (len(questions), len(block)))
        scores, positions = np.hstack([scores, questions @ block.T]), np.hstack([positions, here])
        best = np.argsort(-scores, axis=1, kind="stable")[:, :limit]
        scores, positions = np.take_along_axis(scores, best, 1), np.take_along_axis(positions, best, 1)
        start += len(block)
    return positions


def _blocks(vectors: Rows, size: int = 16_384) -> Iterator["Vectors"]:
    """Yields the vectors as float32, so many at a time."""
    for start in range(0, len(vectors), size):
        yield vectors[start : start + size].astype(np.float32)


class UnitVectors:
    """The vectors of each chunk's units, ``(u, d) float16``.

    They are the largest part of an index. Once loaded, many stay on disk, and each chunk's are read when needed;
    mapped to memory, a question here and there would bring all of them in.
    """

    def __init__(self, vectors: Rows, starts: NDArray[np.int64], file: int | None = None) -> None:
        """``starts`` ``(n + 1,)`` holds the row of each chunk's first unit, and the number of rows at its end.

        ``file`` is the open file that ``vectors`` is a map of; it is closed with this object.
        """
        self._vectors = vectors
        self._starts = starts
        self._file = file
        if file is not None:
            weakref.finalize(self, os.close, file)

    @classmethod
    def load(cls, folder: Path) -> "UnitVectors":
        """Returns what ``save`` wrote: up to ``LARGEST_EXACT`` vectors in memory, more left on disk."""
        starts = np.load(folder / "starts.npy", allow_pickle=False)
        vectors = np.load(folder / VECTORS, mmap_mode="r", allow_pickle=False)
        if len(vectors) <= LARGEST_EXACT:
            return cls(np.asarray(vectors, np.float32), starts)
        return cls(vectors, starts, os.open(folder / VECTORS, os.O_RDONLY))

    def save(self, folder: Path) -> None:
        """Writes plain arrays into ``folder``; vectors that stand there already are left alone."""
        folder.mkdir(exist_ok=True)
        if not (folder / VECTORS).exists():
            np.save(folder / VECTORS, self._vectors, allow_pickle=False)
        np.save(folder / "starts.npy", self._starts, allow_pickle=False)

    def cosines(self, vector: "Vectors", positions: NDArray[np.int64]) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
        """Returns the cosines of ``vector`` ``(d,)`` and the units of the chunks at ``positions``, and each's first.

        The units of the chunk at ``positions[i]`` have ``cosines[starts[i] : starts[i + 1]]``.
        """
        firsts, lasts = self._starts[positions], self._starts[positions + 1]
        starts = np.zeros(len(positions) + 1, np.int64)
        np.cumsum(lasts - firsts, out=starts[1:])
        if self._file is None:
            rows = self._vectors[np.arange(starts[-1]) + np.repeat(firsts - starts[:-1], lasts - firsts)]
        else:
            rows = self._read(self._file, firsts, starts)
        return _cosines(rows, vector), starts

    def _read(self, file: int, firsts: NDArray[np.int64], starts: NDArray[np.int64]) -> Rows:
        """Returns the vectors from each of ``firsts`` on, so that the first of each stands at its start."""
        assert isinstance(self._vectors, np.memmap)
        rows = np.empty((int(starts[-1]), self._vectors.shape[1]), np.float16)
        offsets = firsts * rows.strides[0] + self._vectors.offset
        for offset, start, end in zip(offsets.tolist(), starts[:-1].tolist(), starts[1:].tolist(), strict=True):
            os.preadv(file, [rows[start:end].data], offset)
        return rows
