from dataclasses import replace

import pytest

from bot.understanding.query import Query, read
from bot.understanding.rereading import continued, goes_on_with_the_same, restated, says_enough, stays


def asked(question: str, focus: tuple[str, ...] = ()) -> Query:
    return replace(read(question, question), focus=focus)


@pytest.mark.parametrize(
    ("question", "focus", "there"),
    [
        ("Ai chủ trì?", (), True),
        ("Ai chủ trì phiên họp lần thứ 8?", (), False),  # of another event, maybe
        ("Ai chủ trì năm 2023?", (), False),
        ("Phiên họp do ai chủ trì?", (), True),
        ("Họp ở đâu?", ("hop",), True),
        ("Họp ở đâu?", (), False),  # it was read as standing alone
        ("Tỷ lệ là bao nhiêu?", ("ty", "le"), False),
    ],
)
def test_who_took_part_and_where_is_asked_of_the_event_that_was_spoken_of(
    question: str, focus: tuple[str, ...], there: bool
) -> None:
    assert stays(asked(question, focus)) is there


def test_a_short_question_for_a_figure_may_go_on_with_the_same() -> None:
    questions = ("Đạt bao nhiêu phần trăm?", "Còn 4G bao nhiêu phần trăm?", "Năm 2023 bao nhiêu?", "Ai dự?")
    assert [goes_on_with_the_same(asked(each)) for each in questions] == [True, False, False, False]


def test_what_was_spoken_of_is_added_to_a_short_question() -> None:
    before = asked("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?")
    assert continued(asked("ở Bắc Kạn?"), before) == "Tỷ lệ hồ sơ trực tuyến ở Bắc Kạn?"
    assert continued(asked("Bao nhiêu?"), before) is None  # it brings nothing
    assert continued(asked("số hồ sơ giấy"), asked("Số hồ sơ trực tuyến")) is None  # it says most of that again


def test_a_follow_up_takes_the_figure_that_was_asked_for_and_nothing_else() -> None:
    before = asked("Bao nhiêu phần trăm hộ gia đình dùng cáp quang?")
    assert restated(asked("còn 4G?", focus=("4g",)), before) == "4G bao nhiêu phần trăm?"
    assert restated(asked("còn 4G?", focus=("4g",)), asked("Hộ nào dùng cáp quang?")) is None
    assert restated(asked("Gồm những dịch vụ nào?", focus=("dich_vu",)), before) is None  # it asks which


def test_a_question_that_asks_something_of_what_it_names_says_enough() -> None:
    questions = ("Việt Nam xếp thứ mấy?", "Còn Việt Nam xếp thứ mấy?", "Cái đó là gì?", "Xếp thứ mấy?")
    assert [says_enough(asked(each)) for each in questions] == [True, False, False, False]


def test_a_question_for_a_body_goes_on_with_the_same_where_it_says_whose_deed_it_asks() -> None:
    text = "Mục tiêu an toàn an ninh mạng cơ quan nào được giao?"
    query = replace(read("Cơ quan nào được giao?", text), alone="Cơ quan nào được giao?", focus=("giao",))
    assert goes_on_with_the_same(query)
    assert not goes_on_with_the_same(replace(query, alone=""))
