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


def test_the_best_come_with_the_others_that_are_asked_for(index: TermIndex) -> None:
    positions, scores = index.with_best(["kinh", "số"], 1, lambda: np.array([0]))
    assert positions.tolist() == [0, 2]
    assert scores == pytest.approx(index.scores(["kinh", "số"])[[0, 2]])
    assert index.with_best(["chưa"], 5, lambda: np.array([1]))[0].tolist() == [1]


def test_words_that_all_hold_are_looked_up_and_every_score_is_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(0)
    texts = [["của", *chance.choices("abcdefghij", k=3), f"hiếm{chance.randrange(300)}"] for _ in range(2000)]
    large = TermIndex.build(texts)
    asked = ["của", "a", "b", "hiếm7", "hiếm8"]
    whole = large.scores(asked)
    monkeypatch.setattr("index.terms.MOST_ADDED", 600)
    assert large._parted([large._vocabulary[term] for term in asked])[1] == [
        large._vocabulary[term] for term in sorted("ab", key=lambda term: sum(term in text for text in texts))[1:]
    ] + [large._vocabulary["của"]]
    positions, scores = large.with_best(asked, 5, lambda: np.array([17]))
    assert set(positions) == {17, *np.argsort(-whole, kind="stable")[:5]}
    assert scores == pytest.approx(whole[positions], abs=1e-5)


@pytest.mark.parametrize("held", [20_000, 150, 3, 0])
def test_the_best_of_many_scores_are_those_that_sorting_finds(held: int) -> None:
    scores = np.zeros(20_000, np.float32)
    generator = np.random.default_rng(held)
    scores[generator.choice(20_000, held, replace=False)] = generator.permutation(held) + 1
    expected = [position for position in np.argsort(-scores)[:100] if scores[position] > 0]
    assert sorted(_best(scores, 100)) == sorted(expected)
