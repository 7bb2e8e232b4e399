import pytest

from bot.gathering.candidates import tells_a_target, units_of
from tests.fakes.hits import hits_of


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Thủ tướng giao Bộ Công an nâng chỉ số lên ít nhất 5 bậc.", True),
        ("Bộ được giao đạt 80% hồ sơ trực tuyến.", True),
        ("Có gần 26,8 triệu giao dịch thanh toán trực tuyến.", False),
        ("Luật Giao dịch điện tử sửa đổi được thông qua ngày 22/6/2023.", False),
    ],
)
def test_what_is_given_to_do_is_a_target_and_a_transaction_is_none(text: str, target: bool) -> None:
    assert tells_a_target(text) is target


def test_a_unit_is_told_with_the_sentence_that_it_refers_to_in_its_own_paragraph() -> None:
    (hit,) = hits_of(
        "Quốc hội họp\n\nBộ Y tế đã trình Chính phủ đề án về bệnh án điện tử. Đề án này làm trong hai năm. Rất gấp.\n\n"
        "Ngoài ra không có gì mới được nêu ra tại buổi họp báo chiều nay.\n"
    )
    first = "Bộ Y tế đã trình Chính phủ đề án về bệnh án điện tử. "
    assert [(told.number, told.before) for told in units_of(hit)] == [
        (0, ""),
        (1, first),
        (2, f"{first}Đề án này làm trong hai năm. "),
        (3, ""),
    ]
