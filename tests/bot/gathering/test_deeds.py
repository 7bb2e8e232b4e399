from dataclasses import replace

import pytest

from bot.gathering.fitness import Fitness
from bot.understanding.query import read
from tests.fakes.hits import candidates_of


def every_word_is_known(term: str) -> float:
    return 2.0 if term == "?" else 1.0


@pytest.mark.parametrize(
    ("question", "text", "could"),
    [
        ("Hệ thống dữ liệu y tế do đơn vị nào xây dựng?", "Khai trương thí điểm Hệ thống dữ liệu y tế.", False),
        ("Hệ thống dữ liệu y tế do đơn vị nào xây dựng?", "Viettel xây dựng Hệ thống dữ liệu y tế.", True),
        ("Ai soạn thảo Luật Giao dịch điện tử?", "Luật Giao dịch điện tử được ông Lê Nam giới thiệu.", False),
        ("Ai soạn thảo Luật Giao dịch điện tử?", "Ông Lê Nam soạn thảo Luật Giao dịch điện tử.", True),
        ("Doanh nghiệp nào có bài tham luận ở phiên họp?", "Doanh nghiệp VNPT phát biểu tại phiên họp.", True),
        ("Vì sao Bắc Kạn tăng hạng?", "Bắc Kạn tăng hạng, từ thứ 62 xuống thứ 58.", False),
        ("Vì sao Bắc Kạn tăng hạng?", "Bắc Kạn tăng hạng nhờ số hóa hồ sơ.", True),
        ("Hệ thống dữ liệu y tế dùng để làm gì?", "Khai trương thí điểm Hệ thống dữ liệu y tế.", False),
        ("Hệ thống dữ liệu y tế dùng để làm gì?", "Hệ thống dữ liệu y tế giúp điều phối bệnh nhân.", True),
        ("Khó khăn lớn nhất của tỉnh là gì?", "Tỉnh còn nhiều khó khăn, thống nhất là do thiếu vốn.", False),
        ("Khó khăn lớn nhất của tỉnh là gì?", "Khó khăn lớn nhất của tỉnh là thiếu vốn.", True),
        ("Ngân hàng nào cho vay nhiều tiền nhất?", "Ngân hàng Bắc Á cho vay nhiều tiền, nhất là vay mua nhà.", False),
        ("Huyện nào mưa nhiều nhất?", "Mưa lớn nhất là ở huyện Phú Sơn.", True),
        ("Kết quả nổi bật nhất là gì?", "Một trong những kết quả nổi bật là VNeID.", True),
        ("Đại lý được giữ nhiều nhất bao nhiêu tiền?", "Đại lý không được giữ quá 20 triệu đồng tiền.", True),
        ("App nào được nhiều người dùng nhất?", "60 app có nhiều người dùng.", False),
        ("Ngân hàng nào cho vay nhiều tiền nhất?", "Ngân hàng Bắc Á dẫn đầu về cho vay.", True),
        ("Có tỉnh nào bị giảm điểm không?", "Chủ trì tại điểm cầu tỉnh Bắc Kạn có các đồng chí.", False),
        ("Có tỉnh nào bị giảm điểm không?", "Tỉnh Bắc Kạn giảm 2 điểm.", True),
        ("Cần Thơ có tham luận ở phiên thứ 8 không?", "Phiên thứ 8 yêu cầu Cần Thơ trình nghị quyết.", False),
        ("Cần Thơ có tham luận ở phiên thứ 8 không?", "Phiên thứ 8 nghe tham luận của Cần Thơ.", True),
        ("Ủy ban có bao nhiêu thành viên?", "Hội nghị nghe 12 báo cáo của các thành viên Ủy ban.", False),
        ("Ủy ban có bao nhiêu thành viên?", "Ủy ban gồm 12 thành viên.", True),
        ("Mã số riêng được cấp cho ai?", "Mỗi sinh viên đều có một mã số riêng.", True),
        ("Thủ tướng trao tặng cho ai?", "Thủ tướng có mặt tại buổi lễ.", False),
    ],
)
def test_a_text_tells_the_very_deed_that_is_asked_of(question: str, text: str, could: bool) -> None:
    unseen = replace(candidates_of(text)[0], answerable=0.1, mass=0.0)
    assert Fitness(read(question, question), every_word_is_known).could_answer(unseen) is could


def test_a_reader_may_know_other_words_for_a_deed() -> None:
    question = "Hệ thống dữ liệu y tế do đơn vị nào xây dựng?"
    seen = replace(candidates_of("Hệ thống dữ liệu y tế là của Viettel làm ra.")[0], answerable=0.9, mass=0.5)
    assert Fitness(read(question, question), every_word_is_known).could_answer(seen)


@pytest.mark.parametrize(("mass", "could"), [(0.95, True), (0.7, False)])
def test_a_reader_may_be_sure_of_whom_it_is_done_to_in_other_words(mass: float, could: bool) -> None:
    question = "Quốc hội đã bắt giam ai?"
    seen = replace(candidates_of("Quốc hội đã tống giam bá tước Strafford.")[0], answerable=0.9, mass=mass)
    assert Fitness(read(question, question), every_word_is_known).could_answer(seen) is could
