import pytest

from bot.telling.premises import is_about, is_said, may_tell
from bot.understanding.query import read
from index.chunks import chunk_document
from index.layout import parse_document
from index.vietnamese import term_set

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
        ("Cháy mất bao nhiêu diện tích rừng?", "Cháy rừng thiệt hại 18,6 ha.", True),
        ("Vùng biển có diện tích bao nhiêu?", "Vùng biển rộng 1,4 triệu km².", True),
        ("Cháy mất bao nhiêu diện tích rừng?", "Xảy ra 7 vụ cháy rừng.", False),
        ("Tại sao ông ấy từ chức?", "Ông từ chức vì lý do sức khỏe.", True),
        ("Vì sao hội nghị bị hoãn?", "Hội nghị diễn ra ngày 12/7.", False),
        ("Ai bị bắt?", "Hội nghị diễn ra ngày 12/7.", False),
        ("Có bị bắt buộc phải thực tập không?", "Thực tập là học phần bắt buộc.", True),
        ("Vì sao tên lửa được trang bị trên xe?", "Xe chở tên lửa để dễ di chuyển.", True),
        ("Có bao nhiêu người đã qua đời vì bệnh tả?", "Yemen có 200 người tử vong vì bệnh tả.", True),
        ("Có bao nhiêu người đã qua đời vì bệnh tả?", "Yemen có 110.000 ca bệnh tả.", False),
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


CONCLUSIONS = parse_document(
    "b.txt",
    "Họp về chuyển đổi số\n\n"
    "Ông Phạm Đức Long báo cáo kết quả. Hạ tầng số được mở rộng, nhất là ở vùng sâu và các thôn, bản khó khăn.\n\n"
    "Kết luận, Thủ tướng Phạm Minh Chính đánh giá cao kết quả; Thủ tướng nhấn mạnh phải lấy người dân làm trung tâm. "
    "Đầu tư cho hạ tầng số là đầu tư cho phát triển do vậy phải dành nguồn lực thỏa đáng cho các địa phương.\n\n"
    "Các đại biểu thảo luận trên tinh thần Thủ tướng yêu cầu về khách quan, trung thực trong đánh giá tình hình.\n",
)


@pytest.mark.parametrize(
    ("question", "text", "said"),
    [
        ("Thủ tướng nói gì về hạ tầng số?", "Đầu tư cho hạ tầng số", True),
        ("Thủ tướng Phạm Minh Chính nói gì về hạ tầng số?", "Đầu tư cho hạ tầng số", True),
        ("Phó Thủ tướng nói gì về hạ tầng số?", "Đầu tư cho hạ tầng số", False),
        ("Thủ tướng nói gì về hạ tầng số?", "Hạ tầng số được mở rộng", False),
        ("Ông Phạm Đức Long nói gì về hạ tầng số?", "Hạ tầng số được mở rộng", True),
        ("Hạ tầng số thế nào?", "Hạ tầng số được mở rộng", True),
    ],
)
def test_a_sentence_is_said_by_whom_it_or_the_nearest_before_it_names(question: str, text: str, said: bool) -> None:
    units = [unit for chunk in chunk_document(CONCLUSIONS) for unit in chunk.units]
    unit = next(unit for unit in units if unit.span.of(CONCLUSIONS.text).startswith(text))
    assert is_said(read(question, question), CONCLUSIONS, unit) is said


@pytest.mark.parametrize(
    ("question", "text", "about"),
    [
        ("Thủ tướng nói gì về nguồn lực?", "Phải dành nguồn lực thỏa đáng.", True),
        ("Thủ tướng nói gì về nguồn lực?", "Thủ tướng giao nhiệm vụ kèm theo thời hạn.", False),
        ("Thủ tướng có nói gì về lừa đảo trên mạng không?", "Tình trạng lừa đảo trên môi trường mạng.", True),
        ("Thủ tướng nói gì về giáo dục?", "Thủ tướng giao nhiệm vụ.", False),
        ("Thủ tướng nói gì?", "Thủ tướng giao nhiệm vụ.", True),
    ],
)
def test_what_somebody_says_of_a_thing_names_it(question: str, text: str, about: bool) -> None:
    assert is_about(read(question, question), term_set(text)) is about


@pytest.mark.parametrize(
    ("question", "text", "may"),
    [
        ("Vì sao bồn Paris bị khóa lại?", "Với sự tạo thành của dãy Alps, bồn Paris bị đóng lại.", True),
        ("Vì sao hai nước không đối địch?", "Hai nước hòa thuận vì từng giúp nhau.", True),
        ("Vì sao bộ trưởng từ chức?", "Bộ trưởng dự họp vì được mời.", False),
    ],
)
def test_what_befell_may_be_told_in_other_words_where_it_is_seen_why(question: str, text: str, may: bool) -> None:
    assert may_tell(read(question, question), REPORT, text, seen=True) is may
    assert not may_tell(read(question, question), REPORT, text)
