import unicodedata

import pytest

from bot.query import Intent, Want, clean, intent_of, places, read


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Tỷ lệ\thồ sơ \n", "Tỷ lệ hồ sơ"),
        (unicodedata.normalize("NFD", "Tỷ lệ"), "Tỷ lệ"),
        ("hồ\u200b sơ\x00\x1b[31m", "hồ sơ[31m"),
    ],
)
def test_a_question_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Tỷ lệ hồ sơ trực tuyến năm 2024?", Want.QUANTITY),
        ("Có mấy doanh nghiệp trung tâm dữ liệu?", Want.QUANTITY),
        ("Luật Giao dịch điện tử được thông qua khi nào?", Want.TIME),
        ("Ai chủ trì phiên họp?", Want.PERSON),
        ("3 tăng cường gồm những gì?", Want.LIST),
        ("Vì sao chuyển đổi số khó?", Want.ANYTHING),
        ("How many ministries are connected?", Want.QUANTITY),
    ],
)
def test_the_kind_of_answer_is_told_from_the_question_words(text: str, want: Want) -> None:
    assert read(text, text).want is want


def test_a_question_is_read_into_its_slots() -> None:
    query = read("ty le", "Tỷ lệ hồ sơ của Bắc Kạn năm 2024 so với năm 2023?")
    assert (query.question, query.years, query.places, query.language) == ("ty le", (2024,), ("Bắc Kạn",), "vi")
    assert "ti_le" in query.subject
    assert not {"nam", "2024", "cua"}.intersection(query.subject)


def test_places_are_whole_names() -> None:
    assert places("ở Hà Nội và TPHCM") == ["Hà Nội", "Thành phố Hồ Chí Minh"]
    assert places("hà nộidung") == []


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Xin chào!", Intent.GREETING),
        ("cảm ơn bạn nhiều", Intent.THANKS),
        ("cảm ơn vì đã hỏi về hồ sơ", Intent.QUESTION),
        ("Bạn là ai?", Intent.IDENTITY),
        ("nguồn nào?", Intent.SOURCES),
        ("chi tiết hơn", Intent.DETAILS),
        ("chào mừng ngày chuyển đổi số", Intent.QUESTION),
    ],
)
def test_small_talk_is_told_from_questions(text: str, intent: Intent) -> None:
    assert intent_of(text) is intent
