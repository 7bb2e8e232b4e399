import random
from pathlib import Path

import pytest
from tokenizers import Tokenizer
from tokenizers.models import Unigram
from tokenizers.pre_tokenizers import Metaspace

from bench.train import written
from bench.train.altered import altered
from bench.train.examples import Corpus, Group, Passage, Question, Source, comes_in, epoch_of, spared
from bench.train.examples import Example as Shown
from bench.train.typed import as_typed
from bench.train.vocabulary import widened_vocabulary, with_pieces
from bench.train.written import WrittenError, read_written

QUESTIONS = Path(written.__file__).parent / "questions"

# Invented: no such commune, people or figures.
SENTENCES = (
    "Năm 2031, xã Lũng Cát tiếp nhận 4.812 hồ sơ trực tuyến, tăng 12,5% so với năm trước.",
    "Chị Lò Thị Ản phụ trách bộ phận một cửa.",
    "Trường mầm non khai giảng năm 2029 với 31 cháu.",
)
WRITTEN = """# Xã Lũng Cát làm thủ tục
Xã nhận 15 hồ sơ ngày 3/4.
Ngày 5/4, xã trả 15 hồ sơ cho dân.
? Mấy hồ sơ được trả cho dân? | 15 hồ sơ
! Ai trả hồ sơ cho dân?
"""


def test_written_questions_become_squad_with_the_answer_in_the_sentence_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(WRITTEN, encoding="utf-8")
    (article,) = read_written(path)
    (paragraph,) = article["paragraphs"]
    answered, unanswered = paragraph["qas"]
    assert article["title"] == "Xã Lũng Cát làm thủ tục"
    assert answered["answers"] == [{"text": "15 hồ sơ", "answer_start": paragraph["context"].rindex("15 hồ sơ")}]
    assert unanswered["is_impossible"]
    assert unanswered["answers"] == []
    assert answered["id"].endswith("rules.txt:4")


def test_a_table_becomes_its_rows_and_an_answer_stands_in_the_row_that_is_told(tmp_path: Path) -> None:
    path = tmp_path / "tables.txt"
    table = "| Mã | Nội dung thu | Phường | Xã |\n| P1 | Thừa kế | 3000 | 2000 |\n| P2 | Tặng cho | 3000 | - |\n"
    path.write_text(f"# Bảng phí năm 2026\n{table}? tang cho o phuong | 3000 @ Tặng cho\n", encoding="utf-8")
    (paragraph,) = read_written(path)[0]["paragraphs"]
    first, second = paragraph["context"].split("\n")
    assert first == "Mã P1: Nội dung thu Thừa kế, Phường 3000, Xã 2000."
    assert paragraph["qas"][0]["answers"] == [{"text": "3000", "answer_start": len(first) + 1 + second.index("3000")}]
    path.write_text(path.read_text(encoding="utf-8").replace("@ Tặng", "@ P"), encoding="utf-8")
    with pytest.raises(WrittenError, match="in 0 rows"):
        read_written(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("| 15 hồ sơ", "| 16 hồ sơ", "verbatim slice"),
        ("# Xã", "Xã", "expected a title"),
        ("! Ai", "Ai", "text after questions"),
        ("! Ai trả hồ sơ cho dân?", "! Ai trả hồ sơ? | xã", "has none"),
        ("hồ", "ho\u0302\u0300", "not in NFC"),
    ],
)
def test_written_lines_that_are_out_of_form_are_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "rules.txt"
    path.write_text(WRITTEN.replace(old, new), encoding="utf-8")
    with pytest.raises(WrittenError, match=message):
        read_written(path)


@pytest.mark.parametrize(
    ("question", "possible"),
    [
        ("Hồ sơ trực tuyến tăng bao nhiêu?", {"Hồ sơ trực tuyến giảm bao nhiêu?"}),
        ("Ở xã Lũng Cát có mấy hồ sơ?", {"Ở xã Hồng Sơn có mấy hồ sơ?"}),
        ("Năm 2031 nhận mấy hồ sơ?", {f"Năm {year} nhận mấy hồ sơ?" for year in (2029, 2030, 2032, 2033)}),
        ("Ai phụ trách bộ phận một cửa?", {None}),
    ],
)
def test_an_altered_question_asks_what_the_passage_does_not_say(question: str, possible: set[str | None]) -> None:
    drawn = {
        altered(question, SENTENCES, "4.812", ["Bí thư xã Hồng Sơn họp."], random.Random(seed)) for seed in range(60)
    }
    assert drawn == possible


def test_a_question_is_mostly_left_as_it_stands_and_its_figures_and_names_always() -> None:
    question = "Xã Lũng Cát tiếp nhận 4.812 hồ sơ khi nào?"
    typed = [as_typed(question, random.Random(seed)) for seed in range(300)]
    assert sum(each == question for each in typed) > 100
    assert all("4.812" in each for each in typed)
    assert any("lúc nào" in each or "bao giờ" in each for each in typed)
    assert any("lung cat" in each.lower() for each in typed)


def test_an_epoch_shows_the_answer_first_and_then_only_what_does_not_answer() -> None:
    text = " ".join(SENTENCES)
    starts = [text.index(sentence) for sentence in SENTENCES]
    units = tuple((start, start + len(sentence)) for start, sentence in zip(starts, SENTENCES, strict=True))
    place = (text.index("4.812"), text.index("4.812") + len("4.812 hồ sơ"))
    asked = Question("1", "Hồ sơ trực tuyến tăng tới bao nhiêu năm 2031?", 0, (place,))
    hard = Passage(1, 0, "Xã Hồng Sơn họp bàn về hồ sơ trực tuyến.", ())
    group = Group(asked, Shown(asked.text, text, place), units, (), (hard,), "Báo cáo năm", "news.json")
    drawn = [epoch_of([group], 1, epoch)[0] for epoch in range(40)]
    for first, *others in drawn:
        assert first.answer is not None
        assert first.passage[slice(*first.answer)] == "4.812 hồ sơ"
        assert all(other.answer is None for other in others)
    passages = {other.passage for _, *others in drawn for other in others}
    assert f"{SENTENCES[1]} {SENTENCES[2]}" in passages  # its own without the sentence that answers
    assert hard.text in passages


def test_a_question_of_a_sparing_file_comes_in_every_fifth_epoch() -> None:
    source = Source("", "Tin vắn.", held_out=False, file="news.json")
    questions = tuple(Question(f"news.json:{number}", "Tin gì?", 0, ((0, 3),)) for number in range(40))
    corpus = Corpus((source,), (), questions)
    example = Shown("Tin gì?", source.text, (0, 3))
    all_groups = [Group(question, example, (), (), (), "", "news.json") for question in questions]
    sparing = frozenset(["news.json"])
    epochs = [epoch_of(all_groups, 1, epoch, sparing) for epoch in range(5)]
    assert [len(epoch) for epoch in epochs] == [len(spared_in(questions, epoch)) for epoch in range(5)]
    assert sum(len(epoch) for epoch in epochs) == 40
    assert spared(corpus, 0.7, sparing).questions == tuple(spared_in(questions, 0))
    assert spared(corpus, 5, sparing) == spared(corpus, 1, frozenset()) == corpus


def spared_in(questions: tuple[Question, ...], epoch: int) -> list[Question]:
    return [question for question in questions if comes_in(question, epoch)]


def test_a_vocabulary_is_widened_by_what_new_questions_need_and_keeps_its_numbers() -> None:
    pieces = [("<s>", 0.0), ("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁a", -1.0), ("▁which", -2.0), ("▁b", -3.0)]
    full = Tokenizer(Unigram([*pieces, ("▁", -9.0), *((letter, -9.0) for letter in "abchiw")], unk_id=3))
    full.pre_tokenizer = Metaspace()
    kept = [0, 1, 2, 3, 6]
    cut = with_pieces(full, kept)
    widened = widened_vocabulary(full, cut, ["which a"])
    assert widened == [*kept, 4, 5]
    assert with_pieces(full, widened).encode("b which").tokens == ["▁b", "▁which"]


@pytest.mark.parametrize("path", sorted(QUESTIONS.glob("*.txt")), ids=lambda path: path.stem)
def test_the_questions_of_the_project_are_in_form(path: Path) -> None:
    paragraphs = [article["paragraphs"][0] for article in read_written(path)]
    assert len(paragraphs) >= 50
    for paragraph in paragraphs:
        impossible = [item["is_impossible"] for item in paragraph["qas"]]
        assert len(impossible) >= 9
        assert 0.2 < sum(impossible) / len(impossible) < 0.5
