import math
import random
from pathlib import Path

import numpy as np
import pytest

from index.terms import TermIndex, _best

TEXTS = [["hồ", "sơ", "giấy"], ["hồ", "sơ", "số"], ["kinh", "tế", "số", "số"]]


@pytest.fixture(params=["built", "loaded"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> TermIndex:
    built = TermIndex.build(TEXTS)
    built.save(tmp_path / "terms")
    return built if request.param == "built" else TermIndex.load(tmp_path / "terms")


def test_scores_follow_the_formula(index: TermIndex) -> None:
    idf = math.log(1 + (3 - 1 + 0.5) / (1 + 0.5))
    length = 1 - 0.75 + 0.75 * 4 / (10 / 3)
    assert index.scores(["kinh"]) == pytest.approx([0, 0, idf / (1 + 1.5 * length)], abs=1e-4)


def test_the_rarer_term_tells_more(index: TermIndex) -> None:
    assert index.rarity("kinh") == pytest.approx(math.log(1 + 2.5 / 1.5), abs=1e-6)
    assert index.rarity("số") < index.rarity("kinh") < index.rarity("chưa từng thấy")


def test_unknown_terms_and_none_at_all_score_nothing(index: TermIndex) -> None:
    assert index.scores(["chưa", "thấy"]).tolist() == [0, 0, 0]
    assert index.scores([]).tolist() == [0, 0, 0]
    assert np.argmax(index.scores(["chưa", "giấy"])) == 0


def test_the_best_come_with_what_scores_the_others(index: TermIndex) -> None:
    best, scores_at = index.best(["kinh", "số"], 1)
    assert best.tolist() == [2]
    assert scores_at(np.array([0, 2])) == pytest.approx(index.scores(["kinh", "số"])[[0, 2]])
    assert index.best(["chưa"], 5)[0].tolist() == []


@pytest.fixture(scope="module")
def large() -> TermIndex:
    chance = random.Random(0)
    return TermIndex.build(
        ["của", *chance.choices("abcdefghij", k=chance.randint(2, 6)), f"hiếm{chance.randrange(300)}"]
        for _ in range(2000)
    )


def test_words_that_many_hold_have_rows(large: TermIndex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.terms.MOST_ADDED", 600)
    rare, common = large._parted([large._vocabulary[term] for term in ("của", "hiếm7", "a", "hiếm8")])
    assert rare == [large._vocabulary[term] for term in ("hiếm7", "hiếm8")]
    for term, (row, most) in zip(("của", "a"), common, strict=True):
        assert row.tolist() == large.scores([term]).tolist()
        assert most == row.max()


@pytest.mark.parametrize("rare", [["hiếm7", "hiếm8", "hiếm9"], ["hiếm7"], []])
@pytest.mark.parametrize("common", [["của"], ["a", "b"], ["của", "a", "b", "c", "d"]])
def test_the_best_are_found_and_every_score_is_whole_whatever_is_looked_up(
    large: TermIndex, rare: list[str], common: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.terms.MOST_ADDED", 600)
    monkeypatch.setattr("index.terms.DEEPER", 2)
    asked = [*common, *rare]
    whole = large.scores(asked)
    best, scores_at = large.best(asked, 5)
    assert np.sort(whole[best]) == pytest.approx(np.sort(whole)[-5:], abs=1e-5)
    assert scores_at(np.arange(0, 2000, 17)) == pytest.approx(whole[::17], abs=1e-5)


@pytest.mark.parametrize("held", [20_000, 150, 3, 0])
def test_the_best_of_many_scores_are_those_that_sorting_finds(held: int) -> None:
    scores = np.zeros(20_000, np.float32)
    generator = np.random.default_rng(held)
    scores[generator.choice(20_000, held, replace=False)] = generator.permutation(held) + 1
    expected = [position for position in np.argsort(-scores)[:100] if scores[position] > 0]
    assert sorted(_best(scores, 100)) == sorted(expected)
