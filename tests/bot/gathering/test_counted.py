import pytest

from bot.gathering.candidates import counts_a_part
from bot.gathering.counted import counts_in_words, figure_counted, figure_of_the_deed
from bot.understanding.query import read
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


@pytest.mark.parametrize(
    ("question", "text", "done"),
    [
        ("Bao nhiêu tài khoản định danh được kích hoạt?", "Kích hoạt gần 54 triệu tài khoản.", True),
        ("Kích hoạt bao nhiêu tài khoản định danh?", "Kích hoạt gần 54 triệu tài khoản.", True),
        ("Kích hoạt bao nhiêu tài khoản định danh?", "Cấp trên 45 triệu tài khoản định danh điện tử.", False),
        ("Còn bao nhiêu bệnh nhân được điều trị?", "Hiện còn 41 bệnh nhân được điều trị.", True),
        ("Còn bao nhiêu bệnh nhân được điều trị?", "Hiện còn 41 bệnh nhân đến khám.", False),
        ("Ứng dụng Việt Nam có bao nhiêu tài khoản?", "Của Việt Nam có trên 1 triệu tài khoản.", None),
    ],
)
def test_what_was_done_is_told_behind_its_verb(question: str, text: str, done: bool | None) -> None:
    figure = figure_of_the_deed(read(question, question))
    assert (figure and figure.search(fold(text)) is not None) is done


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        ("Dịch vụ công thiết yếu có bao nhiêu?", "Tính riêng 25 dịch vụ công thiết yếu đã tiết kiệm tiền.", True),
        ("dịch vụ công thiết yếu có bao nhiêu cai", "Tính riêng 25 dịch vụ công thiết yếu đã tiết kiệm tiền.", True),
        ("Dịch vụ công thiết yếu có bao nhiêu?", "Nâng cao chất lượng 53 dịch vụ công thiết yếu.", False),
        ("Ứng dụng có bao nhiêu người dùng?", "60 ứng dụng có trên 1 triệu người dùng hàng tháng.", True),
        ("Có bao nhiêu người dùng Internet?", "Nước ta có trên 70 triệu người dùng Internet.", False),
    ],
)
def test_a_part_or_each_of_several_is_not_all_that_is_counted(question: str, text: str, part: bool) -> None:
    assert counts_a_part(read(question, question), text) is part


@pytest.mark.parametrize(
    ("question", "text", "counts"),
    [
        ("Mỗi lớp có mấy cố vấn học tập?", "Mỗi lớp sinh viên có một Cố vấn học tập.", True),
        ("Có bao nhiêu khối kiến thức?", "Chương trình gồm hai khối kiến thức.", True),
        ("Có bao nhiêu khối kiến thức?", "Khối kiến thức này do hai khoa dạy.", False),
        ("Cố vấn học tập là ai?", "Mỗi lớp sinh viên có một Cố vấn học tập.", False),
    ],
)
def test_a_number_in_words_counts_too(question: str, text: str, counts: bool) -> None:
    assert counts_in_words(read(question, question), text) is counts


def test_a_unit_measures_and_counts_nothing() -> None:
    assert figure_counted(read("", "Tốc độ mạng di động bao nhiêu Mbps?")) is None
    assert figure_counted(read("", "Tốc độ mạng di động bao nhiêu hồi đầu năm 2023?")) is None
