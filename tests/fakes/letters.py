"""An encoder that a reader can compute in the head: a text's vector counts its folded letters a to z."""

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import numpy as np

from index import Encoder, EncoderMaker
from index.encoder import Vectors
from index.vietnamese import fold


class LetterEncoder:
    """Two texts of the same letters have cosine 1, two without a common letter 0."""

    name = "letters"
    dimension = 26
    precision = "fp32"
    cosine = 1.0

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        rows = [[fold(text).count(chr(ord("a") + letter)) for letter in range(26)] for text in texts]
        counts = np.array(rows, np.float32).reshape(len(texts), 26)
        unit: Vectors = counts / np.maximum(np.linalg.norm(counts, axis=1, keepdims=True), 1e-9)
        return unit


def write_letters(folder: Path, passages: Sequence[str]) -> None:
    folder.mkdir()
    (folder / "letters.txt").write_text("a to z")


def load_letters(folder: Path) -> Encoder:
    assert (folder / "letters.txt").read_text() == "a to z"
    return LetterEncoder()


class RecordingEncoder(LetterEncoder):
    """Remembers what it encoded, and may be told after how many texts to fail."""

    def __init__(self, texts: list[str], fails_after: int | None = None, error: type[BaseException] = OSError) -> None:
        self._texts, self._fails_after, self._error = texts, fails_after, error

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        if self._fails_after is not None and len(self._texts) >= self._fails_after:
            raise self._error
        self._texts += texts
        return super().encode_passages(texts)


def recording(texts: list[str], fails_after: int | None = None, error: type[BaseException] = OSError) -> EncoderMaker:
    """The maker of an encoder that remembers what it encoded in ``texts``."""
    return EncoderMaker("letters", lambda: write_letters, lambda folder: RecordingEncoder(texts, fails_after, error))


def never() -> NoReturn:
    """Stands where a model would be loaded and must not be."""
    raise AssertionError("the model was loaded")


LETTERS = EncoderMaker("letters", lambda: write_letters, load_letters)
