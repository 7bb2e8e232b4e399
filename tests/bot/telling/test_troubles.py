import pytest

from bot.telling.troubles import lists_troubles, troubled, without_untold
from bot.understanding.query import read


@pytest.mark.parametrize(
    ("question", "of_whom"),
    [
        ("Thủ tướng chỉ ra những tồn tại, yếu kém nào?", "Thủ tướng chỉ ra , nào?"),
        ("Nông dân còn những gì hạn chế?", "Nông dân còn những gì ?"),
        ("Nông dân gặp khó khăn gì?", "Nông dân gì?"),
        ("Hạn chế tin nhắn rác bằng cách nào?", None),
        ("Bộ nào tồn tại lâu nhất?", None),
    ],
)
def test_troubles_are_asked_for_of_somebody(question: str, of_whom: str | None) -> None:
    asked = troubled(read(question, question))
    assert (" ".join(asked.text.split()) if asked else None) == of_whom


def test_a_text_lists_troubles_whatever_they_are_called() -> None:
    assert lists_troubles("Vẫn còn nhiều tồn tại, hạn chế như: Dữ liệu chưa sạch; Nhân lực còn thiếu.")
    assert not lists_troubles("Đại biểu nhận diện các tồn tại, hạn chế; chia sẻ kinh nghiệm hay.")


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("Năm 2024 có những tồn tại nào?", "Chính sách mới đã  ."),
        ("Đã giải quyết được những điểm nghẽn nào?", "Chính sách mới đã giải quyết những điểm nghẽn từ lâu."),
    ],
)
def test_what_was_solved_is_no_trouble_where_one_is_asked_for(question: str, left: str) -> None:
    text = "Chính sách mới đã giải quyết những điểm nghẽn từ lâu."
    assert without_untold(read(question, question), text) == left


def test_troubles_that_are_only_said_to_be_pointed_out_are_not_told() -> None:
    query = read("", "Thủ tướng chỉ ra những yếu kém gì?")
    assert (
        without_untold(query, "Thủ tướng chỉ rõ những tồn tại, hạn chế yếu kém, rồi kết luận.")
        == "Thủ tướng  , rồi kết luận."
    )
    lists = "Thủ tướng chỉ rõ những tồn tại, hạn chế: nhân lực thiếu; vốn chậm."
    assert without_untold(query, lists) == lists
