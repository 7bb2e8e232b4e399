"""Reads a passage for a question: which words answer it, in which unit they stand, and whether any do.

Knows the reader's weights and strings; knows nothing of hits, documents or answers. The weights are this project's own
(``bench/train/reader.py`` makes them, ``data/reader/MODEL_CARD.md`` describes them) and are served by onnxruntime.
"""

import hashlib
import itertools
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from index import processors
from index.vietnamese import TOKEN, normalise, spelling

if TYPE_CHECKING:
    from tokenizers import Tokenizer

FOLDER = Path(__file__).parent.parent / "data" / "reader"
FORMAT = 1
START, SEPARATOR = 0, 2  # <s> and </s>
LONGEST_QUESTION, LONGEST_ANSWER = 64, 128  # tokens
# Kinds of token that the model tells apart: whose word stands on the other side too, and with its neighbour.
ASKED, IN_PASSAGE = 0, 3
KINDS = 6

Floats = NDArray[np.float32]
Run = Callable[[NDArray[np.int64], NDArray[np.int64]], tuple[Floats, Floats, float]]
"""Token ids and kinds, each ``(n,)`` -> start scores ``(n,)``, end scores ``(n,)``, score of being answered."""


class ReaderError(Exception):
    """The reader's files are missing or not what they were; the message says what to do."""


@dataclass(frozen=True)
class Reading:
    """What one passage says to a question.

    ``passage[start:end]`` is the best answer and ``score`` its probability. ``answerable`` is the probability that the
    passage answers at all; ``masses`` are, for each unit given, the probability that the answer's middle stands in
    it. The masses add up to ``answerable``, but for what falls between units.
    """

    start: int
    end: int
    score: float
    answerable: float
    masses: tuple[float, ...]


@dataclass(frozen=True)
class Calibration:
    """What makes the model's scores probabilities, fitted on held-out questions (Platt 1999, Guo et al. 2017).

    ``answered`` and ``margin`` weigh the score of being answered and the best answer's lead over none.
    """

    answered: float = 1.0
    margin: float = 0.0
    bias: float = 0.0
    temperature: float = 1.0


@dataclass(frozen=True)
class Encoded:
    """A question with a passage as the model sees them.

    ``ids`` and ``kinds`` are ``(n,)``; ``spans`` ``(m, 2)`` are the places in the passage of its m tokens, which are
    the last but one.
    """

    ids: NDArray[np.int64]
    kinds: NDArray[np.int64]
    spans: NDArray[np.int64]

    @property
    def first(self) -> int:
        """Where the passage's tokens begin."""
        return len(self.ids) - 1 - len(self.spans)


class Reader:
    """Reads passages; may be used from several threads, and says the same every time."""

    def __init__(
        self, tokenizer: "Tokenizer", run: Run, longest: int, calibration: Calibration, threads: int = 1
    ) -> None:
        self.calibration = calibration
        self._tokenizer = tokenizer
        self._run = run
        self._longest = longest
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="reader")

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Reader":
        """Returns the reader in ``folder``, its files checked first.

        Raises:
            ReaderError: a file is missing, has another SHA-256, or is of another format.
        """
        longest, calibration = _checked_settings(folder)
        from tokenizers import Tokenizer

        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        return cls(tokenizer, _session(folder / "model.onnx"), longest, calibration, processors())

    def read(self, question: str, passages: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[Reading]:
        """Returns a reading for each passage (its text, and where its units start and end), in the order given."""
        asked = normalise(question)
        return list(self._pool.map(lambda passage: self._read(asked, *passage), passages))

    def _read(self, question: str, passage: str, units: Sequence[tuple[int, int]]) -> Reading:
        encoded = encode(self._tokenizer, question, passage, self._longest)
        if not len(encoded.spans):
            return Reading(0, 0, 0.0, 0.0, (0.0,) * len(units))
        starts, ends, answered = self._run(encoded.ids, encoded.kinds)
        return interpret(encoded, starts, ends, answered, units, self.calibration)


def encode(tokenizer: "Tokenizer", question: str, passage: str, longest: int) -> Encoded:
    """Returns ``<s> question </s></s> passage </s>`` in at most ``longest`` tokens, the passage cut at its end."""
    asked = tokenizer.encode(question, add_special_tokens=False)
    told = tokenizer.encode(passage, add_special_tokens=False)
    asked_ids = asked.ids[:LONGEST_QUESTION]
    room = longest - len(asked_ids) - 4
    told_ids = told.ids[:room]
    asked_spans, told_spans = _spans(asked.offsets[: len(asked_ids)], question), _spans(told.offsets[:room], passage)
    asked_kinds, told_kinds = _shared(question, passage)
    ids = [START, *asked_ids, SEPARATOR, SEPARATOR, *told_ids, SEPARATOR]
    kinds = np.full(len(ids), ASKED, np.int64)
    kinds[1 : 1 + len(asked_ids)] += asked_kinds[np.maximum(asked_spans[:, 1] - 1, 0)]
    first = len(ids) - 1 - len(told_ids)
    kinds[first:] = IN_PASSAGE
    kinds[first:-1] += told_kinds[np.maximum(told_spans[:, 1] - 1, 0)]
    return Encoded(np.array(ids, np.int64), kinds, told_spans)


def _spans(offsets: Sequence[tuple[int, int]], text: str) -> NDArray[np.int64]:
    """Returns the tokens' places without the white space that a token may begin with."""
    trimmed = [(start + (start < end and text[start].isspace()), end) for start, end in offsets]
    return np.array(trimmed, np.int64).reshape(-1, 2)


def _shared(question: str, passage: str) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Returns for each character of either text 0, or 1 in a word that stands on both sides, or 2 in such a pair.

    Words are compared folded, so that a question typed without marks shares as much as any.
    """
    sides = []
    for text in (question, passage):
        words = [(match.start(), match.end(), spelling(match.group())) for match in TOKEN.finditer(text)]
        sides.append((words, {word for *_, word in words}, {(a[2], b[2]) for a, b in itertools.pairwise(words)}))
    singles, pairs = sides[0][1] & sides[1][1], sides[0][2] & sides[1][2]
    marked = []
    for text, (words, _, _) in zip((question, passage), sides, strict=True):
        kinds = np.zeros(len(text) + 1, np.int64)
        for start, end, word in words:
            kinds[start:end] = word in singles
        for left, right in itertools.pairwise(words):
            if (left[2], right[2]) in pairs:
                kinds[left[0] : left[1]] = kinds[right[0] : right[1]] = 2
        marked.append(kinds)
    return marked[0], marked[1]


def answers(
    encoded: Encoded, starts: Floats, ends: Floats
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.float64]]:
    """Returns all answers that the passage could give: first token, last token (from 0 in the passage), score."""
    count = len(encoded.spans)
    within = slice(encoded.first, encoded.first + count)
    lengths = np.arange(count)[None, :] - np.arange(count)[:, None]
    left, right = np.nonzero((lengths >= 0) & (lengths < LONGEST_ANSWER))
    return left, right, (starts[within][left] + ends[within][right]).astype(np.float64)


def interpret(
    encoded: Encoded,
    starts: Floats,
    ends: Floats,
    answered: float,
    units: Sequence[tuple[int, int]],
    calibration: Calibration,
) -> Reading:
    """Returns the reading that the model's scores amount to: a softmax over all answers, times that there is one."""
    left, right, each = answers(encoded, starts, ends)
    best = int(np.argmax(each))
    margin = float(each[best]) - float(starts[0] + ends[0])
    logit = calibration.answered * answered + calibration.margin * margin + calibration.bias
    answerable = float(1 / (1 + np.exp(-np.clip(logit, -50, 50))))
    probabilities = np.exp((each - each[best]) / calibration.temperature)
    probabilities *= answerable / probabilities.sum()
    by_middle = np.bincount((left + right) // 2, probabilities, len(encoded.spans))
    middles = encoded.spans.mean(axis=1)
    masses = tuple(float(by_middle[(middles >= start) & (middles < end)].sum()) for start, end in units)
    start, end = int(encoded.spans[left[best], 0]), int(encoded.spans[right[best], 1])
    return Reading(start, end, float(probabilities[best]), answerable, masses)


def _checked_settings(folder: Path) -> tuple[int, Calibration]:
    """How many tokens the reader reads at most, and its calibration; the files are those that the settings name."""
    path = folder / "reader.json"
    try:
        settings = json.loads(path.read_text(encoding="utf-8"))
        if settings["format"] != FORMAT:
            raise ReaderError(f"{path}: dạng {settings['format']}, phiên bản này đọc dạng {FORMAT}; {_REMEDY}")
        for name, expected in settings["sha256"].items():
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            if found != expected:
                raise ReaderError(f"{folder / name}: SHA-256 là {found[:12]}…, cần {expected[:12]}…; {_REMEDY}")
        return int(settings["longest"]), Calibration(**settings["calibration"])
    except OSError as error:
        raise ReaderError(f"{error.filename}: không đọc được ({error.strerror}); {_REMEDY}") from None
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ReaderError(f"{path}: không phải cài đặt của bộ đọc ({error!r}); {_REMEDY}") from None


_REMEDY = "hãy lấy lại tệp đó từ kho mã nguồn, hoặc đặt READER=false để trả lời không có bộ đọc"


def _session(path: Path) -> Run:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # one thread a passage and several passages at once, as the encoder
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(ids: NDArray[np.int64], kinds: NDArray[np.int64]) -> tuple[Floats, Floats, float]:
        starts, ends, answered = session.run(None, {"ids": ids[None], "kinds": kinds[None]})
        return starts[0], ends[0], float(answered[0])

    return run
