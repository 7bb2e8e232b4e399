"""Vectors in, nearest positions and cosines out. Knows FAISS and nothing of text."""

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import faiss

    from index.encoder import Vectors

LARGEST_EXACT = 50_000  # vectors; up to here exact search takes a few milliseconds on one core
LEAST_RECALL = 0.98  # recall@10 of the graph against exact search, measured at every build
NEIGHBOURS = 32  # links of a node, the FAISS guideline for a few hundred dimensions


class VectorIndex:
    """Unit vectors by position, searched by inner product (so a score is a cosine)."""

    def __init__(self, index: "faiss.Index") -> None:
        self._index = index

    @classmethod
    def build(cls, vectors: "Vectors", largest_exact: int = LARGEST_EXACT) -> "VectorIndex":
        """Returns an index over ``vectors`` ``(n, d) float32``: exact up to ``largest_exact``, an HNSW graph above.

        The graph's search width is doubled until recall@10 against exact search, over 200 of the vectors slightly
        moved, is at least ``LEAST_RECALL``; at the width of all vectors it is exact.
        """
        import faiss

        count, dimension = vectors.shape
        if count <= largest_exact:
            index = faiss.IndexFlatIP(dimension)
            index.add(vectors)
            return cls(index)
        graph = faiss.IndexHNSWFlat(dimension, NEIGHBOURS, faiss.METRIC_INNER_PRODUCT)
        graph.hnsw.efConstruction = 200
        graph.add(vectors)
        graph.hnsw.efSearch = 64
        built = cls(graph)
        while built.recall(vectors) < LEAST_RECALL and graph.hnsw.efSearch < count:
            graph.hnsw.efSearch *= 2
        return built

    @classmethod
    def load(cls, path: Path) -> "VectorIndex":
        """Returns the index that ``save`` wrote."""
        import faiss

        return cls(faiss.read_index(str(path)))

    def save(self, path: Path) -> None:
        """Writes the index to one file."""
        import faiss

        faiss.write_index(self._index, str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    def nearest(self, vector: "Vectors", limit: int) -> NDArray[np.int64]:
        """Returns the positions of the ``limit`` vectors nearest to ``vector`` ``(d,)``, best first."""
        _, positions = self._index.search(vector[None, :], min(limit, len(self)))
        found: NDArray[np.int64] = positions[0]
        return found[found >= 0]

    def scores(self, vector: "Vectors", positions: NDArray[np.int64]) -> NDArray[np.float32]:
        """Returns the cosine of ``vector`` ``(d,)`` and each of the vectors at ``positions``."""
        if not len(positions):
            return np.zeros(0, np.float32)
        scores: NDArray[np.float32] = self._index.reconstruct_batch(positions) @ vector
        return scores

    def recall(self, vectors: "Vectors", sample: int = 200) -> float:
        """Returns recall@10 against exact search: the share of the true ten nearest that ``nearest`` finds."""
        generator = np.random.default_rng(0)
        chosen = generator.choice(len(vectors), min(sample, len(vectors)), replace=False)
        noise = generator.standard_normal((len(chosen), vectors.shape[1])).astype(np.float32)
        questions = vectors[chosen] + noise * (0.3 / np.sqrt(vectors.shape[1]))
        exact = np.argpartition(-(questions @ vectors.T), 10, axis=1)[:, :10]
        found = [
            len(set(self.nearest(question, 10)) & set(best)) for question, best in zip(questions, exact, strict=True)
        ]
        return float(np.mean(found)) / 10


class UnitVectors:
    """The vectors of each chunk's units, ``(u, d) float16``, read from disk as they are needed."""

    def __init__(self, vectors: NDArray[np.float16], starts: NDArray[np.int64]) -> None:
        """``starts`` ``(n + 1,)`` holds the row of each chunk's first unit, and the number of rows at its end."""
        self._vectors = vectors
        self._starts = starts

    @classmethod
    def load(cls, folder: Path) -> "UnitVectors":
        """Returns what ``save`` wrote, memory-mapped."""
        vectors = np.load(folder / "vectors.npy", mmap_mode="r", allow_pickle=False)
        return cls(np.asarray(vectors), np.load(folder / "starts.npy", allow_pickle=False))

    def save(self, folder: Path) -> None:
        """Writes the vectors as plain arrays into ``folder``."""
        folder.mkdir()
        np.save(folder / "vectors.npy", self._vectors, allow_pickle=False)
        np.save(folder / "starts.npy", self._starts, allow_pickle=False)

    def cosines(self, vector: "Vectors", positions: NDArray[np.int64]) -> list[NDArray[np.float32]]:
        """Returns the cosines of ``vector`` ``(d,)`` and the units of the chunk at each position, in their order."""
        if not len(positions):
            return []
        rows = [np.arange(self._starts[position], self._starts[position + 1]) for position in positions]
        cosines = self._vectors[np.concatenate(rows)].astype(np.float32) @ vector
        return np.split(cosines, np.cumsum([len(of_chunk) for of_chunk in rows])[:-1])
