"""An encoder that costs next to nothing: a text's vector is drawn at random, the same for the same text.

For measuring all but the encoding. Without clusters such vectors are the hardest that a search can be given: each is
about as far from all others. With clusters they lie together as those of real texts do.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from zlib import crc32

import numpy as np

from index import EncoderMaker
from index.encoder import Vectors

DIMENSION = 384  # of the bundled model
SPREAD = 0.6  # length of what is added to a cluster's centre: neighbours then have cosines of .7 to .8


class BlankEncoder:
    """Draws vectors of unit length, around one of ``clusters`` centres if there are any."""

    name = "blank"
    dimension = DIMENSION
    precision = "fp32"
    cosine = 1.0

    def __init__(self, clusters: int = 0) -> None:
        self._centres = _unit(np.random.default_rng(0).standard_normal((clusters, DIMENSION), np.float32))

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Returns one vector a question."""
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        """Returns one vector a passage."""
        seeds = [crc32(text.encode()) for text in texts]
        drawn = np.stack([np.random.default_rng(seed).standard_normal(DIMENSION, np.float32) for seed in seeds])
        if len(self._centres):
            near = self._centres[np.array(seeds) % len(self._centres)]
            drawn = near + _unit(drawn) * SPREAD
        return _unit(drawn)


def blank_maker(clusters: int = 0) -> EncoderMaker:
    """Returns how to come by a blank encoder: there is nothing to it but its number of clusters."""

    def write(folder: Path, passages: Sequence[str]) -> None:
        folder.mkdir(parents=True)
        (folder / "clusters").write_text(str(clusters))

    return EncoderMaker(f"blank {clusters}", lambda: write, load_blank)


def load_blank(folder: Path) -> BlankEncoder:
    """Returns the encoder that ``blank_maker`` wrote."""
    return BlankEncoder(int((folder / "clusters").read_text()))


def _unit(vectors: Vectors) -> Vectors:
    unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit
