import pytest

from bot.premises import may_tell
from bot.query import read
from index.layout import parse_document

REPORT = parse_document(
    "a.txt",
    "Thủ tướng chủ trì hội nghị\n\n"
    "Phát biểu khai mạc, Thủ tướng Phạm Minh Chính nhấn mạnh, chuyển đổi số là xu thế tất yếu. Cùng dự có Phó Thủ "
    "tướng Trần Hồng Hà; Bí thư Tỉnh ủy các tỉnh. Hội nghị nghe báo cáo của Bộ Công an do Trung tướng Nguyễn Duy Ngọc, "
    "Thứ trưởng, trình bày; tham luận của bộ Y tế, Công Thương, của Hải Phòng và VNPT. Theo thông báo của Văn phòng "
    "Chính phủ, dữ liệu chưa đầy đủ.\n",
)


@pytest.mark.parametrize(
    ("question", "spoke"),
    [
        ("Thủ tướng phát biểu gì khi khai mạc?", True),
        ("Tại hội nghị, ông Nguyễn Duy Ngọc trình bày những gì?", True),
        ("Bộ Công an báo cáo gì?", True),
        ("Văn phòng Chính phủ nói gì?", True),
        ("Phó Thủ tướng Trần Hồng Hà phát biểu gì?", False),
        ("Bí thư Tỉnh ủy nói thế nào?", False),
        ("VNPT tham luận về nội dung gì?", False),
        ("Bộ Y tế đã đọc tham luận về vấn đề gì?", False),
        ("Hải Phòng đã nói gì trong bài tham luận?", False),
        ("Nội dung tham luận của Bộ Công Thương là gì?", False),
        ("Nội dung phát biểu của ông Trần Hồng Hà tại hội nghị là gì?", False),
        ("Hội nghị bàn về nội dung gì?", True),
    ],
)
def test_whose_words_are_asked_for_must_be_told_to_have_spoken(question: str, spoke: bool) -> None:
    assert may_tell(read(question, question), REPORT, "Thủ tướng chủ trì.") is spoke


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Tại sao Thủ tướng từ chức?", "Thủ tướng nêu rõ nguyên nhân.", False),
        ("Ai ký quyết định 19?", "Quyết định 19 có hiệu lực từ tháng 4.", False),
        ("Số điện thoại của xã?", "Điện thoại: 0216.123.456", True),
        ("Tại sao ông ấy từ chức?", "Ông từ chức vì lý do sức khỏe.", True),
        ("Vì sao hội nghị bị hoãn?", "Hội nghị diễn ra ngày 12/7.", False),
        ("Vì sao bộ trưởng bị kỷ luật?", "Bộ trưởng dự họp.", False),
        ("Đơn vị chậm tiến độ bị sao?", "Sẽ xử lý trách nhiệm đơn vị chậm tiến độ.", True),
        ("Tại sao Luật không được thông qua?", "Luật được Quốc hội thông qua, kiến tạo không gian số.", False),
        ("Vì sao dữ liệu dùng chưa hiệu quả?", "Dữ liệu chưa đầy đủ.", True),
        ("Mỗi năm thiếu bao nhiêu kỹ sư?", "Tuyển sinh kỹ sư đạt 70.000.", False),
        ("Nhân lực thiếu ra sao?", "Nhân lực chưa đáp ứng nhu cầu.", True),
        ("Nộp hồ sơ trễ bị phạt bao nhiêu tiền?", "Có 46,2 triệu hồ sơ nộp trực tuyến.", False),
        ("Tối nay đội tuyển đá với ai?", "Việt Nam xếp thứ 71.", False),
        ("Số điện thoại của UBND tỉnh?", "Chủ tịch UBND tỉnh dự họp.", False),
    ],
)
def test_what_befell_is_told_in_the_same_words(question: str, text: str, may: bool) -> None:
    assert may_tell(read(question, question), REPORT, text) is may
