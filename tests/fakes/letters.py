"""An encoder that a reader can compute in the head: a text's vector counts its folded letters a to z."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from index import Encoder
from index.build import MadeEncoder
from index.encoder import Vectors
from index.vietnamese import fold


class LetterEncoder:
    """Two texts of the same letters have cosine 1, two without a common letter 0."""

    name = "letters"
    dimension = 26

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str], progress: Callable[[int], None] | None = None) -> Vectors:
        rows = [[fold(text).count(chr(ord("a") + letter)) for letter in range(26)] for text in texts]
        counts = np.array(rows, np.float32).reshape(len(texts), 26)
        if progress is not None:
            progress(len(texts))
        unit: Vectors = counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
        return unit


def make_letters(folder: Path, passages: Sequence[str]) -> MadeEncoder:
    folder.mkdir()
    (folder / "letters.txt").write_text("a to z")
    return MadeEncoder(LetterEncoder(), "fp32", 1.0)


def load_letters(folder: Path) -> Encoder:
    assert (folder / "letters.txt").read_text() == "a to z"
    return LetterEncoder()
