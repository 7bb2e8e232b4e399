import itertools
import unicodedata
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.vietnamese import (
    Span,
    fold,
    is_english,
    is_syllable,
    list_items,
    normalise,
    quantities,
    sentences,
    terms,
    tokens,
    years,
)


def texts_of(spans: Sequence[Span], text: str) -> list[str]:
    return [span.of(text) for span in spans]


def test_fold_takes_all_marks_and_the_stroke_of_d() -> None:
    assert fold("Tỷ lệ hồ sơ ĐẠT 45%") == "ty le ho so dat 45%"


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà bình", "hòa bình"), ("tỉ lệ", "tỷ lệ"), ("kí số", "ký số"), ("Đề án", "đề ÁN"), ("lý do", "lí do")],
)
def test_accepted_spellings_have_the_same_terms(one: str, other: str) -> None:
    assert terms(one) == terms(other)
    assert terms(unicodedata.normalize("NFD", one)) == terms(other)


def test_terms_are_syllables_and_adjacent_pairs() -> None:
    assert terms("Tỷ trọng 14,26%") == ["ti", "trong", "14,26", "ti_trong", "trong_14,26"]


def test_tokens_keep_numbers_whole() -> None:
    assert tokens("Hơn 12,9 nghìn tỷ, 2.398 CSDL và 4G") == ["hơn", "12,9", "nghìn", "tỷ", "2.398", "csdl", "và", "4g"]


def test_years_are_those_of_our_time_and_no_parts_of_numbers() -> None:
    assert years("năm 2021, 2022 và 2.024; số 12024, mã 2024,5; 31/12/2023, lại 2021") == [2021, 2022, 2023]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("đạt 45%, tăng 2,5 lần với năm 2023", ["45%", "2,5 lần"]),
        ("hơn 12,9 nghìn tỷ đồng qua 26,8 triệu giao dịch", ["12,9 nghìn tỷ đồng", "26,8 triệu"]),
        ("phiên họp lần thứ 8 ngày 24 tháng 4 năm 2024 theo Đề án 06", []),
        ("xếp thứ 42, tốc độ 93,31 Mbps", ["93,31 Mbps"]),
        ("xuất khẩu đạt 212 triệu USD, tăng 3 USD", ["212 triệu USD", "3 USD"]),
        ("388 hệ thống của 95 cơ quan", ["388", "95"]),
        ("Năm 2022100% các bộ, tỉnh đều tăng", ["100%"]),
        ("chiếm khoảng 1/5 diện tích, tỉ lệ 4:3; khoảng 5/8", ["1/5", "4:3"]),
        ("87/102 hộ dự họp, đạt 4,05/5; ngày 5/8, tháng 10/2025, số 30/2024/TT-BGDĐT", ["87/102", "4,05/5"]),
        ("năm 202226,8%, không phải 2022,5 điểm", ["26,8%", "2022,5 điểm"]),
    ],
)
def test_quantities_are_figures_with_their_units(text: str, found: list[str]) -> None:
    assert texts_of(quantities(text), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đạt 45%. Tăng 20%.", ["Đạt 45%.", "Tăng 20%."]),
        ("Ông Nguyễn V. An và TS. Bình ở TP. Huế dự. Hết.", ["Ông Nguyễn V. An và TS. Bình ở TP. Huế dự.", "Hết."]),
        ("Đã khai trương./.\nTin khác", ["Đã khai trương./.", "Tin khác"]),
        ("đạt 12.9 triệu v.v. và còn tăng… Thôi", ["đạt 12.9 triệu v.v. và còn tăng…", "Thôi"]),
        ("Ông nói: “Phải làm ngay.” Mọi người nghe.", ["Ông nói: “Phải làm ngay.”", "Mọi người nghe."]),
        ("1. Mục tiêu chung\n2. Nhiệm vụ", ["1. Mục tiêu chung", "2. Nhiệm vụ"]),
        ("   \n \n", []),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text: str, found: list[str]) -> None:
    assert texts_of(list(sentences(text)), text) == found


def test_list_items_are_found_in_a_line() -> None:
    text = '"3 tăng cường" gồm: (1) nhận thức; (2) tiềm lực; (3) hợp tác công tư.'
    items = list_items(text, Span(0, len(text)))
    assert texts_of(items, text) == ["(1) nhận thức;", "(2) tiềm lực;", "(3) hợp tác công tư."]


def test_a_lone_number_in_brackets_is_no_list() -> None:
    text = "Theo văn bản (1) thì được."
    assert list_items(text, Span(0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("What is the share of the digital economy in 2022?", True),
        ("how many online public services", True),
        ("ty le ho so truc tuyen nam 2024", False),
        ("Tỷ lệ hồ sơ trực tuyến?", False),
        ("VNeID", False),
        ("de an 06 la do an gi", False),
        ("5 muc do a b c d e la sao z", False),
        ("who is he", True),
        ("dnghiep nao cung cap dv do", False),
        ("the cccd gan chip co bn", False),
        ("4 dn do la dn nao", False),
    ],
)
def test_english_is_told_from_unmarked_vietnamese(text: str, english: bool) -> None:
    assert is_english(text) is english


def test_syllables_are_told_from_other_words() -> None:
    assert [word for word in ["nghiêng", "duong", "quyết", "digital", "vneid", "khuya"] if is_syllable(word)] == [
        "nghiêng",
        "duong",
        "quyết",
        "khuya",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_sentences_are_slices_in_order_that_lose_only_white_space(text: str) -> None:
    text = normalise(text)
    spans = list(sentences(text))
    assert all(span.of(text).strip() == span.of(text) != "" for span in spans)
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))
    assert "".join("".join(texts_of(spans, text)).split()) == "".join(text.split())
