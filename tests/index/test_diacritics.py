from pathlib import Path

import pytest

from index.diacritics import SyllableCounts, read_counts, restore, runs
from tests.fakes.counts import CountsInMemory, corpus_counts

SENTENCES = ["Tỷ lệ hồ sơ trực tuyến năm 2024 đạt 45%.", "Hồ sơ giấy thì hồ sơ chậm.", "Năm nay nộp hồ sơ trực tuyến."]


@pytest.fixture(scope="module")
def counts() -> CountsInMemory:
    return CountsInMemory(corpus_counts(SENTENCES, general=None))


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("ty le ho so truc tuyen nam 2024?", "tỷ lệ hồ sơ trực tuyến năm 2024?"),
        ("ti le ho so", "tỷ lệ hồ sơ"),
        ("TY LE Ho so", "TỶ LỆ Hồ sơ"),
        ("Tỷ lệ ho so truc tuyen", "Tỷ lệ hồ sơ trực tuyến"),
        ("ho so VNeID", "hồ sơ VNeID"),
        ("", ""),
        ("😀 2024", "😀 2024"),
    ],
)
def test_marks_come_from_the_documents_own_words(typed: str, restored: str, counts: CountsInMemory) -> None:
    assert restore(typed, counts) == restored


def test_the_pair_decides_between_variants() -> None:
    counts = CountsInMemory(corpus_counts(["tỉnh Bắc Kạn"] * 20 + ["tính toán"] * 60, general=None))
    assert restore("tinh Bac Kan", counts) == "tỉnh Bắc Kạn"
    assert restore("tinh toan", counts) == "tính toán"


def test_the_best_of_all_paths_is_found_also_where_it_begins_as_a_worse_one() -> None:
    counts = CountsInMemory(corpus_counts(SENTENCES))
    restored = restore("bao nhieu phan tram ho gia dinh da dung cap quang?", counts)
    assert restored == "bao nhiêu phần trăm hộ gia đình đã dùng cáp quang?"


def test_runs_are_parted_by_punctuation_and_any_number_is_one_word() -> None:
    assert list(runs("Năm 2024, đạt 45,5% số hồ sơ")) == [["năm", "0"], ["đạt", "0"], ["số", "hồ", "sơ"]]
    assert list(runs("Nộp ở đâu?")) == [["nộp", "ở", "đâu", "?"]]


def test_what_is_marked_already_does_not_make_the_rarer_of_two_likely_before_it() -> None:
    counts = CountsInMemory(corpus_counts(SENTENCES))
    assert restore("bo truong Thông tin", counts) == "bộ trưởng Thông tin"


def test_general_counts_know_words_that_the_documents_do_not() -> None:
    counts = CountsInMemory(corpus_counts(SENTENCES))
    assert restore("bao nhieu giay phep lai xe", counts) == "bao nhiêu giấy phép lái xe"


@pytest.mark.parametrize(
    ("typed", "restored"),
    [
        ("cai thu hai noi gi", "cái thứ hai nói gì"),
        ("cai nao noi ve hoc sinh", "cái nào nói về học sinh"),
        ("nhiem vu cua nam do", "nhiệm vụ của năm đó"),
        ("internet co bao nhieu nguoi dung", "internet có bao nhiêu người dùng"),
        ("vay nam 2021 thi sao", "vậy năm 2021 thì sao"),
        ("con truong hoc?", "còn trường học?"),
        ("noi nghe coi", "nói nghe coi"),
        ("phai cung co doi ngu", "phải củng cố đội ngũ"),
        ("xai chung giay to", "xài chung giấy tờ"),
    ],
)
def test_marks_are_those_of_talk(typed: str, restored: str) -> None:
    assert restore(typed, CountsInMemory(corpus_counts(SENTENCES))) == restored


def test_counts_are_read_as_written(tmp_path: Path) -> None:
    import gzip

    with gzip.open(tmp_path / "counts.gz", "wt", encoding="utf-8") as file:
        file.write("hồ\t3\nhồ sơ\t2\n")
    assert read_counts(tmp_path / "counts.gz") == SyllableCounts(single={"hồ": 3}, pair={("hồ", "sơ"): 2})  # type: ignore[arg-type]
