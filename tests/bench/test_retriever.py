import math
from pathlib import Path
from typing import Any

import pytest
import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, Pooling, Transformer
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from bench.train.examples import Corpus, Example, Group, Passage, Question, Source
from bench.train.retriever import (
    MEASURED,
    RightFirst,
    freeze,
    learning,
    mean,
    piece,
    similarity,
    some_answered,
    train,
    triple,
    with_weights,
)

# Invented: no such communes, people or figures.
SENTENCES = (
    "Chị Lò Thị Ản phụ trách bộ phận một cửa.",
    "Năm 2031, xã Lũng Cát tiếp nhận 4.812 hồ sơ trực tuyến.",
    "Trường mầm non khai giảng với 31 cháu.",
)
BESIDE = ("Xã Hồng Sơn họp.", "Hồ sơ trực tuyến của xã Hồng Sơn để ở kho.")
WORDS = ("<s>", "<pad>", "</s>", "<unk>", "hồ", "sơ", "kho", "cháu", "trường", "mấy")


def joined(sentences: tuple[str, ...]) -> tuple[str, tuple[tuple[int, int], ...]]:
    text = " ".join(sentences)
    starts = [text.index(sentence) for sentence in sentences]
    return text, tuple((start, start + len(sentence)) for start, sentence in zip(starts, sentences, strict=True))


def group_of(number: int) -> Group:
    text, units = joined(SENTENCES)
    place = (text.index("4.812"), text.index("4.812") + len("4.812 hồ sơ"))
    asked = Question(str(number), "Xã Lũng Cát có mấy hồ sơ trực tuyến?", 0, (place,))
    beside, beside_units = joined(BESIDE)
    hard = Passage(1, 0, beside, beside_units)
    return Group(asked, Example(asked.text, text, place), units, (), (hard,), "", "news.json")


@pytest.fixture
def model(tmp_path: Path) -> SentenceTransformer:
    """Returns a model of two layers of four dimensions that knows ten words."""
    torch.manual_seed(1)
    tokenizer = Tokenizer(WordLevel({word: number for number, word in enumerate(WORDS)}, "<unk>"))
    tokenizer.pre_tokenizer = Whitespace()
    fast: Any = PreTrainedTokenizerFast  # untyped
    fast(tokenizer_object=tokenizer, pad_token="<pad>", unk_token="<unk>").save_pretrained(tmp_path)
    config = BertConfig(
        vocab_size=10, hidden_size=4, num_hidden_layers=2, num_attention_heads=1, intermediate_size=4, pad_token_id=1
    )
    BertModel(config).save_pretrained(tmp_path)
    return SentenceTransformer(modules=[Transformer(str(tmp_path)), Pooling(4, "mean"), Normalize()], device="cpu")


@pytest.mark.parametrize(
    ("middle", "largest", "expected"),
    [
        (1, 0, SENTENCES[1]),
        (1, 21, f"{SENTENCES[1]} {SENTENCES[2]}"),
        (1, 30, " ".join(SENTENCES)),
        (0, 22, f"{SENTENCES[0]} {SENTENCES[1]}"),
        (2, 100, " ".join(SENTENCES)),
    ],
)
def test_a_piece_is_a_sentence_with_the_neighbours_that_fit(middle: int, largest: int, expected: str) -> None:
    assert piece(*joined(SENTENCES), middle, largest) == expected


def test_a_question_is_learnt_with_what_answers_it_and_what_shares_its_words() -> None:
    drawn = [triple(group_of(number), 1) for number in range(40)]
    assert drawn == [triple(group_of(number), 1) for number in range(40)]
    pairs = {(each["passage"], each["hard"]) for each in drawn if each}
    assert pairs == {(SENTENCES[1], BESIDE[1]), (" ".join(SENTENCES), " ".join(BESIDE))}
    assert 0 < sum("ho so" in each["question"].lower() for each in drawn if each) < 12


def test_a_question_without_an_answer_or_a_hard_passage_is_not_learnt() -> None:
    group = group_of(1)
    assert triple(Group(group.question, None, (), (), group.hard, "", "news.json"), 1) is None
    assert triple(Group(group.question, group.gold, group.units, (), (), "", "news.json"), 1) is None


def test_some_of_the_answered_questions_are_learnt_and_some_held_out_measured() -> None:
    sources = tuple(Source("", "Tin vắn.", held_out, "news.json") for held_out in (False, True))
    questions = tuple(Question(f"{n}", "Tin gì?", n % 2, ((0, 3),) if n % 3 else ()) for n in range(3000))
    kept = some_answered(Corpus(sources, (), questions), 40, 1).questions
    assert [sum(question.document == number for question in kept) for number in (0, 1)] == [40, MEASURED]
    assert all(question.answers for question in kept)
    assert some_answered(Corpus(sources, (), questions), 40, 1).questions == kept


def test_only_upper_layers_learn_and_the_mean_lies_half_way(model: SentenceTransformer) -> None:
    freeze(model, 1)
    before = learning(model)
    assert {name.split("encoder.layer.")[1][0] for name in before} == {"1"}
    after = {name: weight + 1 for name, weight in before.items()}
    still = {name: weight.clone() for name, weight in model.state_dict().items() if name not in before}
    now = with_weights(model, mean(before, after)).state_dict()
    assert all(torch.allclose(now[name], before[name] + 0.5) for name in before)
    assert all(torch.equal(now[name], still[name]) for name in still)


def test_cosines_are_exact_where_the_rest_is_rounded() -> None:
    one, other = torch.tensor([[1.0, 0.0]]), torch.tensor([[math.cos(0.05), math.sin(0.05)]])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        assert similarity(one, other).item() == pytest.approx(math.cos(0.05), abs=1e-6)


def test_right_passages_that_come_first_are_counted_with_marks_and_without(model: SentenceTransformer) -> None:
    def group(word: str) -> Group:
        question = Question(word, word, 0, ((0, len(word)),))
        return Group(question, Example(word, word, (0, len(word))), (), (), (Passage(1, 0, "kho", ()),), "", "")

    measure = RightFirst([group("hồ sơ"), group("cháu")], ("", ""))
    assert measure.passages == ["hồ sơ", "cháu", "kho"]
    figures = measure(model)
    assert figures["as_is"] == 1.0
    assert figures["no_marks"] < 1.0  # "ho so" and "chau" are the same unknown word


@pytest.mark.filterwarnings("default")  # torch's and the trainer's own
def test_training_is_logged_and_goes_on_from_its_checkpoint(model: SentenceTransformer, tmp_path: Path) -> None:
    pytest.importorskip("datasets", reason="of the extra 'train'")
    pytest.importorskip("accelerate", reason="of the extra 'train'")
    freeze(model, 1)
    before = learning(model)
    triples = [{"question": word, "passage": f"{word} kho", "hard": f"mấy {word}"} for word in WORDS[4:]]

    def go_on() -> dict[str, torch.Tensor]:
        train(model, triples, None, tmp_path / "run", prompts=("", ""), rate=0.01, batch=2, seed=1)
        return learning(model)

    after = go_on()
    assert any(not torch.equal(after[name], before[name]) for name in before)
    assert "step 3 of 3: train_runtime" in (tmp_path / "run" / "log.txt").read_text("utf-8")
    with_weights(model, before)
    again = go_on()  # all steps were done: nothing is left but to take up the checkpoint
    assert all(torch.equal(again[name], after[name]) for name in after)
