import pytest

from bot.candidates import tells_a_target


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
