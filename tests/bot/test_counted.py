import pytest

from bot.counted import figure_counted
from bot.query import read
from index.vietnamese import fold


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Có trên 1 triệu người dùng hàng tháng.", True),
        ("Tổng số lượng người dùng hàng tháng vượt mức 500 triệu.", True),
        ("60 nền tảng phục vụ người dùng.", False),
    ],
)
def test_what_is_counted_stands_behind_its_figure_or_is_called_a_number(text: str, counted: bool) -> None:
    question = "Ứng dụng có bao nhiêu người dùng?"
    figure = figure_counted(read(question, question))
    assert figure is not None
    assert (figure.search(fold(text)) is not None) is counted
