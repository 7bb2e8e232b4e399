import pytest

from bot.telling.numbers import has_numbers
from bot.understanding.query import read
from index.vietnamese import term_set


@pytest.mark.parametrize(
    ("question", "text", "has"),
    [
        ("Đạt 85 điểm là mức độ nào?", "Mức độ B - Từ 80 đến 89 điểm.", True),
        ("Đạt 95 điểm là mức độ nào?", "Mức độ B - Từ 80 đến 89 điểm.", False),
        ("Phiên họp lần thứ 2 khi nào?", "Phiên họp lần thứ hai diễn ra sáng nay.", True),
        ("Ai xếp thứ 9?", "Đứng thứ chín là xã Pú Nhung.", True),
        ("Ai xếp thứ 1?", "Cao nhất là xã Pú Nhung.", False),
        ("Thành viên được hỗ trợ bao nhiêu tiền 1 tháng?", "Hỗ trợ 500.000 đồng/người/tháng.", True),
        ("Thời hạn của 1 chứng chỉ?", "Chứng chỉ có hiệu lực hai năm.", True),
        ("Hỗ trợ gì cho 1 triệu người nghèo?", "Người nghèo được vay vốn.", False),
        ("Đường sắt đầu tiên nối 2 nơi nào?", "Đường sắt đầu tiên nối Paris với Lyon.", True),
        ("Đường sắt đầu tiên nối 2 nơi ở đâu?", "Đường sắt đầu tiên nối Paris với Lyon.", False),
        ("Điểm dưới 5 có cần học lại?", "Nếu điểm dưới 5,0 sinh viên học lại.", True),
        ("Học kỳ 2 bắt đầu ngày nào?", "Học kỳ II: từ ngày 19 tháng 01 năm 2026.", True),
        ("Học sinh lớp 1 học mấy tiết?", "Học sinh lớp 2 học 25 tiết.", False),
        ("DTI năm 2023 tăng mấy bậc so với 2022?", "DTI 2023 tăng 5 bậc so với năm trước.", True),
        ("DTI năm 2023 tăng mấy bậc so với 2021?", "DTI 2023 tăng 5 bậc so với năm trước.", False),
        ('"3 toàn" gồm những gì?', "“3 tăng cường” gồm: hợp tác toàn diện.", False),
        ('"3 toàn" gồm những gì?', "Ba toàn gồm: toàn dân, toàn diện, toàn trình.", True),
        ('"3 tăng cường" gồm những gì?', "“03 tăng cường” gồm: hợp tác toàn diện.", True),
        ("Đạt 85² điểm là mức độ nào?", "Mức độ B - Từ 80 đến 89 điểm.", True),  # names no number
    ],
)
def test_the_numbers_of_a_question_are_in_figures_in_words_or_in_a_range(question: str, text: str, has: bool) -> None:
    assert has_numbers(read(question, question), text, term_set(text)) is has
