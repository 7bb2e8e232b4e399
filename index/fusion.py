"""Score lists of the same candidates become one. Knows numbers alone."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

# Shares of the passage's cosine, of its best sentence's, and of BM25. On the sets in bench/, R@1 with passage and BM25
# alone (.6, .4) / with all three: regulations .847 / .877, Wikipedia .945 / .945, ViQuAD .814 / .824, news .779 / .803.
WEIGHTS = np.array([[0.3], [0.3], [0.4]], np.float32)


def fuse(passage: Scores, sentence: Scores, lexical: Scores) -> Scores:
    """Returns the weighted sum of the three lists' z-scores, ``(n,) float32``; bigger is better.

    Scores, not ranks, are fused: that finds the right passage first 2 to 4 points more often than reciprocal rank
    fusion (Cormack and others 2009), which forgets by how much a candidate leads.
    """
    fused: Scores = (WEIGHTS * standardised(np.array([passage, sentence, lexical]))).sum(axis=0)
    return fused


def standardised(scores: Scores) -> Scores:
    """Returns each row of scores with mean 0 and deviation 1; all zeros where they do not differ."""
    if not scores.size:
        return scores
    around_mean: Scores = scores - scores.mean(axis=-1, keepdims=True)
    deviation = np.sqrt((around_mean * around_mean).mean(axis=-1, keepdims=True))
    standard: Scores = np.divide(around_mean, deviation, out=np.zeros_like(scores), where=deviation > 1e-9)
    return standard
