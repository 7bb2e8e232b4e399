"""Texts become unit-length vectors, with onnxruntime and tokenizers alone.

Knows the encoder folder that `index.models` writes, and nothing of torch or of documents. Heavy libraries are imported
when an encoder is loaded, so that importing this module costs nothing.
"""

import functools
import json
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

Vectors: TypeAlias = NDArray[np.float32]
"""`(n, d) float32`, every row of unit length."""

Tokenize: TypeAlias = Callable[[str], list[int]]

REBUILD = "hãy dựng lại: python build_index.py"


class EncoderError(Exception):
    """The encoder folder is missing, incomplete or broken; the message says what to run."""


class Encoder(Protocol):
    """Turns questions and passages into vectors whose dot product is their cosine similarity."""

    @property
    def name(self) -> str:
        """The model's name, as the manifest records it."""

    @property
    def dimension(self) -> int:
        """Length of every vector."""

    @property
    def precision(self) -> str:
        """In what numbers it computes: "int8" or "fp32"."""

    @property
    def cosine(self) -> float:
        """How well it agrees with the model's own vectors, on average."""

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length vector a question, `(n, d) float32`."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length vector a passage, `(n, d) float32`, in the order given."""


@dataclass(frozen=True)
class EncoderSettings:
    """What `encoder.json` holds.

    Attributes:
        name: The model's name.
        dimension: Length of a vector.
        question_prompt, passage_prompt: Put before every text.
        maximum_tokens: Longer texts are cut there, the special tokens counted.
        precision: "int8" or "fp32".
        cosine, lowest_cosine: Mean and lowest agreement with the torch model in fp32, on the corpus's own passages.
        before, after: Ids of the special tokens around every text.
    """

    name: str
    dimension: int
    question_prompt: str
    passage_prompt: str
    maximum_tokens: int
    precision: str
    cosine: float
    lowest_cosine: float
    before: tuple[int, ...]
    after: tuple[int, ...]


class OnnxEncoder:
    """Serves an exported sentence-transformers model. Safe to use from several threads."""

    def __init__(self, settings: EncoderSettings, tokenize: Tokenize, session: "InferenceSession") -> None:
        """Use `load`."""
        self.settings = settings
        self._tokenize = tokenize
        self._session = session
        self._inputs = [each.name for each in session.get_inputs()]

    @classmethod
    def load(cls, folder: Path) -> "OnnxEncoder":
        """Return the encoder that `index.models.export_encoder` wrote into `folder`.

        Raises:
            EncoderError: The folder is missing, incomplete or broken.
        """
        for name in ("encoder.json", "tokenizer.json", "model.onnx"):
            if not (folder / name).is_file():
                raise EncoderError(f"không có bộ mã hóa trong {folder} (thiếu {name}); {REBUILD}")
        try:
            values = json.loads((folder / "encoder.json").read_bytes())
            settings = EncoderSettings(**{**values, "before": tuple(values["before"]), "after": tuple(values["after"])})
            return cls(settings, load_tokenizer(folder, settings), _load_session(folder / "model.onnx"))
        except Exception as error:  # tokenizers and onnxruntime raise bare Exceptions of their own
            raise EncoderError(f"không đọc được bộ mã hóa trong {folder} ({one_line(error)}); {REBUILD}") from error

    @property
    def name(self) -> str:
        """The model's name."""
        return self.settings.name

    @property
    def dimension(self) -> int:
        """Length of every vector."""
        return self.settings.dimension

    @property
    def precision(self) -> str:
        """Either "int8", or "fp32" where int8 was refused."""
        return self.settings.precision

    @property
    def cosine(self) -> float:
        """Mean agreement with the torch model in fp32."""
        return self.settings.cosine

    def encode_questions(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length vector a question, `(n, d) float32`."""
        return self._encode(texts, self.settings.question_prompt)

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit-length vector a passage, `(n, d) float32`, in the order given."""
        return self._encode(texts, self.settings.passage_prompt)

    def _encode(self, texts: Sequence[str], prompt: str) -> Vectors:
        # One text a run: int8 activations take their range from the whole batch, so that in company a text's vector
        # would depend on its neighbours. Padded batches are no faster.
        if len(texts) == 1:  # to start a thread for one question costs half a millisecond
            return _unit(self._run(prompt + texts[0])[None, :])
        vectors = np.empty((len(texts), self.dimension), np.float32)
        with ThreadPoolExecutor(processors()) as pool:
            for row, vector in enumerate(pool.map(self._run, [prompt + text for text in texts])):
                vectors[row] = vector
        return _unit(vectors)

    def _run(self, text: str) -> NDArray[np.float32]:
        ids = np.array([self._tokenize(text)], np.int64)
        values = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        (vectors,) = self._session.run(None, {name: values[name] for name in self._inputs})
        row: NDArray[np.float32] = vectors[0]
        return row


class UnigramTokenizer:
    """A `tokenizers` Unigram model in a quarter of the memory and an eighth of the time to load.

    The library builds a trie of hash tables: 290 MB and 0.7 s for the 250,000 pieces of XLM-R. Here the library still
    normalises and splits into words, and a plain dictionary holds the pieces. The ids are the same: the path with the
    highest sum of log probabilities (Kudo 2018, https://arxiv.org/abs/1804.10959), found by Viterbi's algorithm, an
    unknown character worth the lowest score less 10, neighbouring unknowns one token. Texts never spell special tokens.
    """

    def __init__(self, words: "Tokenizer", pieces: Sequence[str], scores: NDArray[np.float64], unknown: int) -> None:
        """Take the library's tokenizer for `words`, and the model as pieces and scores by token id."""
        self._words = words
        self._ids = dict(zip(pieces, range(len(pieces)), strict=True))
        self._scores = scores.data  # indexing yields floats, without 250,000 of them in memory
        self._unknown = unknown
        self._unknown_score = float(scores.min()) - 10.0
        self._longest = max(map(len, pieces))
        self._segment_once = functools.lru_cache(maxsize=20_000)(self._segment)

    def __call__(self, text: str) -> list[int]:
        """Return the token ids of `text`, without special tokens."""
        normal = self._words.normalizer.normalize_str(text) if self._words.normalizer else text
        splitter = self._words.pre_tokenizer
        words = [word for word, _ in splitter.pre_tokenize_str(normal)] if splitter else [normal]
        return [token for word in words for token in self._segment_once(word)]

    def _segment(self, word: str) -> tuple[int, ...]:
        best = [0.0] + [-np.inf] * len(word)
        came_from = [(0, self._unknown)] * (len(word) + 1)
        for start in range(len(word)):
            for end in range(start + 1, min(start + self._longest, len(word)) + 1):
                token = self._ids.get(word[start:end])
                if token is None and end > start + 1:
                    continue
                score = best[start] + (self._unknown_score if token is None else self._scores[token])
                if score > best[end]:
                    best[end] = score
                    came_from[end] = (start, self._unknown if token is None else token)
        return self._trace(came_from)

    def _trace(self, came_from: Sequence[tuple[int, int]]) -> tuple[int, ...]:
        tokens: list[int] = []
        end = len(came_from) - 1
        while end > 0:
            end, token = came_from[end]
            if not (tokens and token == tokens[-1] == self._unknown):
                tokens.append(token)
        return tuple(reversed(tokens))


def load_tokenizer(folder: Path, settings: EncoderSettings) -> Tokenize:
    """Return the function from a text to its token ids: special tokens around it, cut to the maximum."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    if not (folder / "pieces.json").exists():
        tokenizer.enable_truncation(settings.maximum_tokens)
        return lambda text: tokenizer.encode(text).ids
    pieces = json.loads((folder / "pieces.json").read_bytes())
    scores = np.load(folder / "scores.npy", mmap_mode="r", allow_pickle=False)
    unigram = UnigramTokenizer(tokenizer, pieces, scores, json.loads(tokenizer.to_str())["model"]["unk_id"])
    before, after = list(settings.before), list(settings.after)
    room = settings.maximum_tokens - len(before) - len(after)
    return lambda text: before + unigram(text)[:room] + after


def _load_session(path: Path) -> "InferenceSession":
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # One thread a text and several texts at once: half as fast again as several threads on one text.
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL  # done when it was exported
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _unit(vectors: Vectors) -> Vectors:
    """Make every row of unit length. No other place does."""
    lengths = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    unit: Vectors = vectors / np.maximum(lengths, np.finfo(np.float32).tiny)
    return unit


def one_line(error: Exception | None) -> str:
    """Return the first line of what the error says, or its name, fit for a one-line message."""
    lines = str(error).strip().splitlines()
    return lines[0][:160] if lines else type(error).__name__
