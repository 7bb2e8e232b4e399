from pathlib import Path

import pytest

from bot.english import in_vietnamese, meaning_of, read_table


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was the digital government index in 2020?", "chỉ số chính phủ số năm 2020 là gì?"),
        ("How many data centres are there?", "bao nhiêu trung tâm dữ liệu?"),
        ("Who chaired the 8th session in Kon Tum?", "ai chủ trì phiên họp lần thứ 8 Kon Tum?"),
        ("fixed broadband speed", "tốc độ băng rộng cố định?"),
        ("digital economy's share of GDP in July 2024", "tỷ trọng kinh tế số GDP tháng 7 năm 2024?"),
    ],
)
def test_a_question_becomes_the_words_of_vietnamese_documents(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


def test_too_few_known_words_are_no_question_in_vietnamese() -> None:
    assert in_vietnamese("What is the boiling point of mercury?") is None


def test_a_phrase_means_more_than_its_words() -> None:
    assert meaning_of("data center") == "trung tâm dữ liệu"
    assert meaning_of("data-centers") == "trung tâm dữ liệu"
    assert meaning_of("center of gravity") is None


def test_a_line_without_a_tab_breaks_no_table(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("# how it is written\ncloud\tđám mây\nserver máy chủ\n\nplease\t\n", encoding="utf-8")
    assert read_table(path) == [("cloud", "đám mây"), ("please", "")]
