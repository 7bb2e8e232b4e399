import pytest

from bot.telling.labelled import is_labelled, label_of_line, value_of_line
from bot.understanding.query import read


@pytest.mark.parametrize(
    ("question", "line", "labelled"),
    [
        ("Hội nghị tổ chức khi nào?", "1. Thời gian: 08 giờ ngày 17/10.", True),
        ("Hội nghị tổ chức ở đâu?", "1. Thời gian: 08 giờ ngày 17/10.", False),
        ("Hội nghị tổ chức ở đâu?", "- Địa điểm: Hội trường A", True),
        ("Ai chủ trì hội nghị?", "Chủ trì: Bà Hà Thị Nụ", True),
        ("Ai chủ trì hội nghị?", "- Người chủ trì: Bà Hà Thị Nụ", True),
        ("Ai chủ trì hội nghị?", "Bà Hà Thị Nụ chủ trì: hội nghị bàn ba việc.", False),
        ("Số điện thoại của xã?", "Điện thoại: 0216.123.456", True),
        ("Vì sao cắt nước?", "Lý do: sửa đường ống", True),
        ("Vì sao cắt nước?", "Xã nêu lý do sửa đường ống.", False),
    ],
)
def test_a_line_says_itself_what_it_tells(question: str, line: str, labelled: bool) -> None:
    assert is_labelled(read(question, question), line) is labelled


def test_a_label_is_a_few_words_before_a_colon() -> None:
    assert label_of_line("2) Thành phần: lãnh đạo xã") == "Thành phần"
    assert label_of_line("Ủy ban nhân dân xã thông báo như sau: cắt nước") == ""
    assert label_of_line("Thành phần:") == ""
    assert label_of_line("- E3: không bơm được hơi.") == "E3"


def test_what_a_line_tells_stands_behind_its_label() -> None:
    line = "- E3: không bơm được hơi."
    value = value_of_line(line)
    assert value and value.of(line) == "không bơm được hơi"
    assert value_of_line("Xã thông báo như sau.") is None
