import numpy as np
import pytest

from index.fusion import fuse, standardised


def test_scores_are_standardised_and_weighed() -> None:
    passage, sentence, lexical = np.array([[1.0, 3.0], [0.2, 0.1], [8.0, 4.0]], np.float32)
    assert fuse(passage, sentence, lexical) == pytest.approx([-0.3 + 0.3 + 0.4, 0.3 - 0.3 - 0.4])


def test_scores_that_do_not_differ_say_nothing() -> None:
    same, lexical = np.array([0.5, 0.5], np.float32), np.array([0.0, 2.0], np.float32)
    assert fuse(same, same, lexical).tolist() == pytest.approx([-0.4, 0.4])


def test_no_candidates() -> None:
    assert standardised(np.zeros(0, np.float32)).shape == (0,)
