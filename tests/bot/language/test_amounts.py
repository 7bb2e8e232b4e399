import pytest

from bot.language.amounts import falls_outside, falls_within, is_share_of_others, without_ranges


@pytest.mark.parametrize(
    ("question", "text", "outside"),
    [
        ("Lúa cấy được 30 ngày bị mất trắng", "Lúa gieo cấy từ 10 đến 45 ngày", False),
        ("Lúa cấy được 30 ngày bị mất trắng", "Lúa gieo cấy trên 45 ngày", True),
        ("Lúa cấy được 7 ngày", "Lúa gieo cấy dưới 10 ngày", False),
        ("Thiệt hại một nửa", "Thiệt hại trên 70%", True),
        ("Thiệt hại 62,5% diện tích", "Thiệt hại từ 30% đến 70%", False),
        ("Lúa cấy được 30 ngày", "Thiệt hại từ 30% đến 70%", False),  # it counts something else
        ("Vay 1.500 triệu", "Vay trên 1.000 triệu", False),
        ("Lúa bị mất trắng", "Lúa gieo cấy trên 45 ngày", False),
    ],
)
def test_an_amount_falls_outside_of_ranges_that_count_the_same(question: str, text: str, outside: bool) -> None:
    assert falls_outside(question, text) is outside


def test_the_numbers_that_fall_within_a_range_and_a_text_without_its_ranges() -> None:
    assert falls_within("cấy 30 ngày, hỏng 5 sào", "Gieo cấy từ 10 đến 45 ngày") == {"30"}
    assert without_ranges("Thiệt hại từ 30% đến 70% diện tích").split() == ["Thiệt", "hại", "diện", "tích"]


@pytest.mark.parametrize(
    ("question", "text", "others"),
    [
        ("Tỷ lệ người dân dùng 4G là bao nhiêu?", "4G được phủ sóng tới 99,8% dân số.", False),
        ("Tỷ lệ xã có 4G là bao nhiêu?", "4G được phủ sóng tới 99,8% dân số.", True),
        ("Mấy phần trăm cơ quan có cáp quang?", "80,2% hộ gia đình, 100% cơ quan có cáp quang.", False),
        ("Tỷ lệ xã có 4G là bao nhiêu?", "Tỷ lệ phủ sóng đạt 99,8%.", False),
        ("Cáp quang đạt bao nhiêu phần trăm?", "80,2% hộ gia đình có cáp quang.", False),
    ],
)
def test_a_share_of_one_class_is_none_of_another(question: str, text: str, others: bool) -> None:
    assert is_share_of_others(question, text) is others
