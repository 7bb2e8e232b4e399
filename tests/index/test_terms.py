import math
from pathlib import Path

import numpy as np
import pytest

from index.terms import TermIndex

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
