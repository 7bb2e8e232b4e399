import pytest

from bot.gathering.candidates import units_of
from bot.gathering.overlap import words_shared
from bot.understanding.query import read
from tests.fakes.hits import hits_of

PAPER = (
    "Sao Hỏa\n\n"
    "Sao Hỏa là hành tinh thứ tư. Ngọn núi cao nhất là Olympus Mons. Đường kính bằng nửa Trái Đất.\n\n"
    "Luật quy định việc cấp phép. Luật này có hiệu lực từ tháng 7.\n"
)


def shared(question: str, text: str = PAPER) -> dict[str, float]:
    units = [told for hit in hits_of(text) for told in units_of(hit)]
    return dict(zip((told.text for told in units), words_shared(read(question, question), units), strict=True))


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("Ngọn núi cao nhất trên Sao Hỏa là gì?", "Ngọn núi cao nhất là Olympus Mons."),
        ("Sao Hỏa có đường kính bao nhiêu?", "Đường kính bằng nửa Trái Đất."),
        ("Luật quy định việc cấp phép có hiệu lực khi nào?", "Luật này có hiệu lực từ tháng 7."),
    ],
)
def test_the_unit_that_says_most_of_the_question_shares_most(question: str, best: str) -> None:
    told = shared(question)
    assert max(told, key=lambda text: told[text]) == best


def test_a_word_that_all_units_hold_tells_less_than_one_that_one_of_them_holds() -> None:
    told = shared("Tỉnh nào mất điện?", "Tỉnh Kon Tum mưa.\n\nTỉnh Gia Lai nắng.\n\nHuyện nhỏ mất sóng.\n")
    assert told["Huyện nhỏ mất sóng."] > told["Tỉnh Kon Tum mưa."] > 0


def test_a_word_that_only_asks_tells_half_as_much_as_one_of_the_subject() -> None:
    told = shared("Khi nào mưa?", "Bản tin\n\nĐến khi xa. Trời mưa xa.\n")
    assert told["Đến khi xa."] == pytest.approx(told["Trời mưa xa."] / 2)


def test_nothing_is_shared_with_other_words() -> None:
    assert set(shared("Bò tót?").values()) == {0.0}
    assert words_shared(read("Thủ tướng?", "Thủ tướng?"), []) == []
