"""How likely a candidate answers the query: a logistic model of a few features, with one threshold to silence.

Knows queries and candidates. The weights (``data/silence.json``) were fitted by ``bench/train/silence.py`` on gold
questions by fifteen hands.
"""

import json
import math
from functools import cache
from pathlib import Path

from bot.gathering.candidates import DOUBTFUL, Candidate, Rarity, covered
from bot.understanding.query import Query

WEIGHTS = Path(__file__).parent.parent / "data" / "silence.json"
SUREST = 0.99  # beyond it, and below ``DOUBTFUL``, the reader's probabilities tell nothing more
READ, SCORED = "read", "scored"  # the two models: with what a reader says, and without


def likelihood(query: Query, candidate: Candidate, rarity: Rarity) -> float:
    """Returns the probability, 0 to 1, that the candidate's unit answers the query."""
    weights = _weights()[_model(candidate)]
    values = features(query, candidate, rarity)
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights.get(name, 0.0) * value for name, value in values.items())))


def is_likely(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the candidate is likely enough to answer the query for it to be shown as the answer."""
    return likelihood(query, candidate, rarity) >= _weights()[_model(candidate)]["least"]


def features(query: Query, candidate: Candidate, rarity: Rarity) -> dict[str, float]:
    """Returns what the model looks at, by name; those of the reader only where one has read."""
    around, own = candidate.hit.surroundings, candidate.terms
    known = {
        "covered": covered(query, around, rarity),
        "covered_by_own": covered(query, own, rarity),
        "pairs_by_own": covered(query, own, rarity, pairs=True),
        "own_cosine": candidate.cosine,
    }
    if candidate.answerable is None:
        return known
    return {"mass": _log_odds(candidate.mass), **known}


def _model(candidate: Candidate) -> str:
    return SCORED if candidate.answerable is None else READ


def _log_odds(probability: float) -> float:
    probability = min(max(probability, DOUBTFUL), SUREST)
    return math.log(probability / (1 - probability))


@cache
def _weights() -> dict[str, dict[str, float]]:
    loaded: dict[str, dict[str, float]] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return loaded
