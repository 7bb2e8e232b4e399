from pathlib import Path

import numpy as np
import pytest

from index.encoder import Vectors
from index.vectors import UnitVectors, VectorIndex


def unit_vectors(count: int, dimension: int, seed: int = 0) -> Vectors:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)
    unit: Vectors = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return unit


AXES = np.eye(4, dtype=np.float32)


def test_nearest_and_scores_are_those_of_the_inner_product(tmp_path: Path) -> None:
    question = np.array([0.0, 0.6, 0.8, 0.0], np.float32)
    index = VectorIndex.build(AXES)
    index.save(tmp_path / "vectors.faiss")
    for each in (index, VectorIndex.load(tmp_path / "vectors.faiss")):
        assert each.nearest(question, 2).tolist() == [2, 1]
        assert each.scores(question, np.array([1, 3])) == pytest.approx([0.6, 0.0])


def test_a_limit_beyond_the_index_gives_what_there_is() -> None:
    assert sorted(VectorIndex.build(AXES).nearest(AXES[0], 10).tolist()) == [0, 1, 2, 3]


def test_no_positions_have_no_scores() -> None:
    assert VectorIndex.build(AXES).scores(AXES[0], np.zeros(0, np.int64)).shape == (0,)


def test_above_the_largest_exact_a_graph_finds_nearly_all_that_exact_search_finds() -> None:
    vectors = unit_vectors(3000, 32)
    graph = VectorIndex.build(vectors, largest_exact=1000)
    assert graph.recall(vectors) >= 0.98
    positions = graph.nearest(vectors[7], 3)
    assert positions[0] == 7
    assert graph.scores(vectors[7], positions)[0] == pytest.approx(1.0, abs=1e-5)


def test_units_are_scored_by_chunk(tmp_path: Path) -> None:
    UnitVectors(AXES.astype(np.float16), np.array([0, 1, 3, 4])).save(tmp_path / "units")
    units = UnitVectors.load(tmp_path / "units")
    question = np.array([0.0, 0.6, 0.8, 0.0], np.float32)
    found = [of_chunk.tolist() for of_chunk in units.cosines(question, np.array([0, 1]))]
    assert found == [[0.0], pytest.approx([0.6, 0.8])]
    assert units.cosines(question, np.zeros(0, np.int64)) == []
