import pytest

from bot.understanding.values import has_value, in_figures, limited, values_in


@pytest.mark.parametrize(("text", "has"), [("năm 2022", True), ("45%", True), ("22/6/2023", True), ("Y Ngọc", False)])
def test_a_year_is_a_value_and_a_name_is_none(text: str, has: bool) -> None:
    assert has_value(text) is has


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Sáng 28/12 họp phiên thứ 8, tăng từ 8-10% năm 2023", ["Sáng 28/12", "từ 8-10%"]),
        ("Bắc Kạn từ thứ 62 xuống thứ 58", ["thứ 62", "thứ 58"]),
        ("Xếp thứ 71 trên 193 quốc gia", ["thứ 71", "193"]),
        ("5 đẩy mạnh gồm: (1) thể chế; (2) hạ tầng; (3) nhân lực đạt 45%", ["5", "45%"]),  # and no number of an item
    ],
)
def test_a_value_has_what_bounds_it(text: str, values: list[str]) -> None:
    assert [limited(text, value).of(text) for value in values_in(text)] == values


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Có hơn hai triệu máy chủ, nửa tỷ giao dịch", "Có hơn 2 triệu máy chủ, 500 triệu giao dịch"),
        ("Quá nửa, hay ba phần tư", "hơn 50%, hay 75%"),
        ("Tăng gấp rưỡi, gấp ba lần", "Tăng gấp 1,5 lần, gấp 3 lần"),
        ("Nửa đầu năm 2023", "Nửa đầu năm 2023"),
    ],
)
def test_a_figure_in_words_is_one_in_digits(text: str, told: str) -> None:
    assert in_figures(text) == told
