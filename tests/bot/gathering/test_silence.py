from dataclasses import replace

import pytest

from bot.gathering.candidates import Candidate
from bot.gathering.silence import features, is_likely, likelihood
from bot.understanding.query import read
from tests.fakes.hits import candidates_of

REPORT = "Họp báo\n\nTỷ trọng kinh tế số đạt 16,5%. Cáp quang được kéo về mọi thôn, bản ở vùng cao.\n"
SHARE = read("Tỷ trọng kinh tế số?", "Tỷ trọng kinh tế số?")


def told(opening: str) -> Candidate:
    found = next(each for each in candidates_of(REPORT) if each.text.startswith(opening))
    return replace(found, hit=replace(found.hit, unit_cosines=(0.9,) * len(found.hit.unit_texts)))


def rarity(term: str) -> float:
    """All terms are as rare as each other."""
    return 1.0


def test_a_candidate_is_looked_at_by_what_it_and_its_passage_tell_of_what_is_asked() -> None:
    known = {"covered": 1.0, "covered_by_own": 1.0, "pairs_by_own": 1.0, "own_cosine": 0.9}
    assert features(SHARE, told("Tỷ trọng"), rarity) == known
    assert features(SHARE, told("Cáp quang"), rarity) == known | {"covered_by_own": 0.0, "pairs_by_own": 0.0}


@pytest.mark.parametrize(("mass", "odds"), [(0.5, 0.0), (0.75, 1.0986), (0.01, -2.9444), (0.9999, 4.5951)])
def test_what_the_reader_says_counts_by_its_odds_within_bounds(mass: float, odds: float) -> None:
    read_so = replace(told("Tỷ trọng"), mass=mass, answerable=0.5)
    assert features(SHARE, read_so, rarity)["mass"] == pytest.approx(odds, abs=1e-4)


def test_what_tells_all_that_is_asked_is_likely_and_what_tells_nothing_of_it_is_not() -> None:
    assert [is_likely(SHARE, told(opening), rarity) for opening in ("Tỷ trọng", "Cáp quang")] == [True, False]


def test_the_surer_the_reader_the_likelier() -> None:
    masses = (0.02, 0.3, 0.9)
    found = [likelihood(SHARE, replace(told("Cáp quang"), mass=mass, answerable=mass), rarity) for mass in masses]
    assert found == sorted(found)
    assert 0 < found[0] < found[-1] < 1
