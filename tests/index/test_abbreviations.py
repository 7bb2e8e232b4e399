from collections.abc import Sequence
from pathlib import Path

import pytest

from index.abbreviations import Abbreviations, AbbreviationsError, definitions, read_table

TABLE = Abbreviations({"CSDL": "cơ sở dữ liệu", "TTHC": "thủ tục hành chính", "hs": "hồ sơ", "đc": "được"})


def test_documents_define_their_abbreviations() -> None:
    text = "Chương trình chuyển đổi số (CĐS) và cơ sở dữ liệu (CSDL); Ủy ban Quốc gia (Ủy ban); Báo Pháp luật (PLVN)."
    assert definitions(text) == {"CĐS": "chuyển đổi số", "CSDL": "cơ sở dữ liệu"}


def test_a_documents_capital_abbreviations_are_spelled_out_beside_them() -> None:
    assert (
        TABLE.spell_out("80,44% TTHC đủ điều kiện, hs giấy") == "80,44% TTHC (thủ tục hành chính) đủ điều kiện, hs giấy"
    )


def test_what_is_explained_already_is_not_explained_again() -> None:
    assert TABLE.spell_out("2.398 cơ sở dữ liệu (CSDL) dùng chung") == "2.398 cơ sở dữ liệu (CSDL) dùng chung"


@pytest.mark.parametrize(
    ("typed", "expanded"),
    [
        ("nộp tthc", "nộp thủ tục hành chính"),
        ("hs có đc nộp ko", "hồ sơ có được nộp ko"),
        ("hs dc chua", "hồ sơ được chua"),
        ("CSDL dân cư?", "cơ sở dữ liệu dân cư?"),
    ],
)
def test_questions_are_expanded_in_any_case_with_or_without_marks(typed: str, expanded: str) -> None:
    assert TABLE.expand(typed) == expanded


def test_one_with_small_letters_is_read_as_the_table_writes_it() -> None:
    table = Abbreviations({"TTg": "Thủ tướng", "ph": "phút|phường"})
    assert table.expand("Phó TTg nào dự?") == "Phó Thủ tướng nào dự?"
    assert table.expand("độ pH là bao nhiêu?") == "độ pH là bao nhiêu?"
    assert table.spell_out("TTg giao Bộ Công an theo Quyết định 06/QĐ-TTg") == (
        "TTg (Thủ tướng) giao Bộ Công an theo Quyết định 06/QĐ-TTg"
    )


def test_saved_and_loaded_it_is_the_same(tmp_path: Path) -> None:
    TABLE.save(tmp_path / "a.json")
    assert Abbreviations.load(tmp_path / "a.json").meanings == TABLE.meanings


def test_the_documents_own_meaning_wins_over_the_tables() -> None:
    meanings = Abbreviations.of(["Trường trung học cơ sở (UBND) là chuyện đùa; tổng tài hà chi (TTHC)."]).meanings
    assert meanings["TTHC"] == "tổng tài hà chi"
    assert meanings["UBND"] == "ủy ban nhân dân"


def test_a_line_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_text("# chú thích\nCĐS chuyển đổi số\n", encoding="utf-8")
    with pytest.raises(AbbreviationsError, match="dòng 2"):
        read_table(tmp_path / "t.tsv")


def test_one_of_several_meanings_is_chosen_by_the_words_beside_it() -> None:
    table = Abbreviations({"tg": "thế giới|thời gian", "hs": "hồ sơ", "k": "không"})
    seen = []

    def choose(ways: Sequence[str], around: tuple[str, str]) -> str:
        seen.append((list(ways), around))
        return ways[-1]

    assert table.expand("tg hs", choose) == "thời gian hồ sơ"
    assert seen[0] == (["thế giới", "thời gian"], ("", "hồ"))
    assert table.expand("tg hs") == "thế giới hồ sơ"


@pytest.mark.parametrize(("typed", "expanded"), [("Bệnh viện K", "Bệnh viện K"), ("có k", "có không"), ("K", "không")])
def test_a_capital_letter_is_a_name(typed: str, expanded: str) -> None:
    assert Abbreviations({"k": "không"}).expand(typed) == expanded
