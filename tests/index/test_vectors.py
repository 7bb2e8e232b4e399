from pathlib import Path

import numpy as np
import pytest

from index.vectors import Rows, UnitVectors, VectorIndex, _cosines, exact_nearest


def unit_vectors(count: int, dimension: int, seed: int = 0) -> Rows:
    vectors = np.random.default_rng(seed).standard_normal((count, dimension))
    unit: Rows = (vectors / np.linalg.norm(vectors, axis=1, keepdims=True)).astype(np.float16)
    return unit


AXES = np.eye(4, dtype=np.float16)
FIRST = np.array([1, 0, 0, 0], np.float32)


def test_nearest_and_scores_are_those_of_the_inner_product(tmp_path: Path) -> None:
    question = np.array([0.0, 0.6, 0.8, 0.0], np.float32)
    index = VectorIndex.build(AXES)
    index.save(tmp_path / "vectors")
    for each in (index, VectorIndex.load(tmp_path / "vectors")):
        assert each.nearest(question, 2).tolist() == [2, 1]
        assert each.scores(question, np.array([1, 3])) == pytest.approx([0.6, 0.0])


def test_a_limit_beyond_the_index_gives_what_there_is() -> None:
    assert sorted(VectorIndex.build(AXES).nearest(FIRST, 10).tolist()) == [0, 1, 2, 3]


def test_no_positions_have_no_scores() -> None:
    assert VectorIndex.build(AXES).scores(FIRST, np.zeros(0, np.int64)).shape == (0,)


@pytest.mark.parametrize("size", [1.0, 1e-5])  # the smaller are below the least that half precision has all bits of
def test_cosines_of_half_precision_are_those_of_the_vectors_made_wider_to_the_last_bit(size: float) -> None:
    rows = (unit_vectors(300, 384).astype(np.float32) * size).astype(np.float16)
    question = unit_vectors(1, 384, seed=1)[0].astype(np.float32)
    assert _cosines(rows, question).tolist() == np.vecdot(rows.astype(np.float32), question).tolist()


def test_above_the_largest_exact_codes_find_nearly_all_that_exact_search_finds(tmp_path: Path) -> None:
    vectors = unit_vectors(3000, 32)
    coded = VectorIndex.build(vectors, largest_exact=1000)
    coded.save(tmp_path / "vectors")
    question = vectors[7].astype(np.float32)
    questions = vectors[::15].astype(np.float32) + 0.3 * unit_vectors(200, 32, seed=1).astype(np.float32)
    nearest = exact_nearest(vectors, questions, 10).tolist()
    for index in (coded, VectorIndex.load(tmp_path / "vectors")):
        found = [set(index.nearest(each, 10).tolist()) for each in questions]
        assert sum(len(each & set(true)) for each, true in zip(found, nearest, strict=True)) >= 0.98 * 2000
        positions = index.nearest(question, 3)
        assert positions[0] == 7
        assert index.scores(question, positions)[0] == pytest.approx(1.0, abs=1e-3)
    exact = np.argsort(-(vectors.astype(np.float32) @ question), kind="stable")[:3]
    assert positions.tolist() == exact.tolist()


def test_exact_search_in_blocks_is_that_of_the_whole() -> None:
    vectors = unit_vectors(20_000, 8)
    questions = unit_vectors(3, 8, seed=1).astype(np.float32)
    expected = np.argsort(-(questions @ vectors.astype(np.float32).T), axis=1, kind="stable")[:, :5]
    assert exact_nearest(vectors, questions, 5).tolist() == expected.tolist()


@pytest.mark.parametrize("largest_in_memory", [3, 4])
def test_units_are_scored_by_chunk(tmp_path: Path, largest_in_memory: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.vectors.LARGEST_EXACT", largest_in_memory)
    UnitVectors(AXES, np.array([0, 1, 3, 4])).save(tmp_path / "units")
    units = UnitVectors.load(tmp_path / "units")
    question = np.array([0.0, 0.6, 0.8, 0.0], np.float32)
    cosines, starts = units.cosines(question, np.array([0, 1]))
    assert (cosines.tolist(), starts.tolist()) == (pytest.approx([0.0, 0.6, 0.8]), [0, 1, 3])
    cosines, starts = units.cosines(question, np.zeros(0, np.int64))
    assert (cosines.tolist(), starts.tolist()) == ([], [0])
