import pytest

from bot.query import read
from bot.subjects import names_places, of_another_subject
from tests.fakes.hits import candidates_of


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Bến Tre: Kết quả kê khai tài sản", True),
        ("Kết quả kê khai tài sản", False),
        ("Đại biểu dự phiên họp tại điểm cầu Bến Tre", False),
    ],
)
def test_a_title_names_the_place_of_a_paragraph_that_names_none(title: str, names: bool) -> None:
    told = next(
        each for each in candidates_of(f"{title}\n\nCó 4 người chưa nộp bản kê khai.\n") if "4 người" in each.text
    )
    assert names_places(read("", "Bến Tre có mấy người chưa nộp bản kê khai?"), told) is names


def test_a_row_that_is_named_is_of_no_other_subject() -> None:
    question = "Theo đánh giá của Bộ Thông tin và Truyền thông, chuyển đổi số quốc gia năm 2021 là bao nhiêu?"
    sentence, row, other = candidates_of(
        "Năm 2022, Bộ Thông tin và Truyền thông đánh giá chuyển đổi số quốc gia đạt 0,71.\n\n"
        "Chỉ số Năm 2021 Năm 2022\nChuyển đổi số quốc gia\n0,61\n0,71\nKinh tế số\n0,41\n0,64"
    )
    assert not of_another_subject(read(question, question), row, sentence, lambda term: 1.0)
    assert of_another_subject(read(question, question), other, sentence, lambda term: 1.0)
