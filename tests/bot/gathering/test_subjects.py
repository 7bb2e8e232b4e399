from dataclasses import replace

import pytest

from bot.gathering.fitness import Fitness
from bot.gathering.subjects import names_places, of_another_subject
from bot.gathering.timely import fits_period
from bot.understanding.query import read
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


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tham luận có Hải Phòng, Bình Dương và Đồng Tháp. Tỷ lệ hồ sơ nộp trực tuyến đạt 38,3%.", False),
        ("Tại Hải Phòng có nhiều kết quả. Tỷ lệ hồ sơ nộp trực tuyến đạt 38,3%.", True),
        ("Hơn cả là Bình Dương và Đồng Tháp. Hải Phòng có tỷ lệ hồ sơ nộp trực tuyến là 38,3%.", True),
    ],
)
def test_a_figure_is_of_none_of_many_places_that_its_paragraph_names(text: str, names: bool) -> None:
    told = candidates_of(f"Thông báo\n\n{text}\n")[-1]
    assert names_places(read("", "Hải Phòng có bao nhiêu phần trăm hồ sơ nộp trực tuyến?"), told) is names


def test_a_row_that_is_named_is_of_no_other_subject() -> None:
    question = "Theo đánh giá của Bộ Thông tin và Truyền thông, chuyển đổi số quốc gia năm 2021 là bao nhiêu?"
    sentence, row, other = candidates_of(
        "Năm 2022, Bộ Thông tin và Truyền thông đánh giá chuyển đổi số quốc gia đạt 0,71.\n\n"
        "Chỉ số Năm 2021 Năm 2022\nChuyển đổi số quốc gia\n0,61\n0,71\nKinh tế số\n0,41\n0,64"
    )
    assert not of_another_subject(read(question, question), row, sentence, lambda term: 1.0)
    assert of_another_subject(read(question, question), other, sentence, lambda term: 1.0)


@pytest.mark.parametrize(
    ("question", "text", "could"),
    [
        ("Nhân viên nữ sinh con được nghỉ bao nhiêu?", "Nhân viên nam có vợ sinh con được nghỉ 5 ngày.", False),
        ("Nhân viên nam có vợ sinh con được nghỉ bao nhiêu?", "Nhân viên nam có vợ sinh con được nghỉ 5 ngày.", True),
        ("Xã có bao nhiêu thôn?", "Đại diện của xã dự họp: mỗi thôn 10 hộ.", False),
        ("Dịch vụ công tiết kiệm được bao nhiêu mỗi năm?", "Dịch vụ công tiết kiệm 3,5 nghìn tỷ đồng.", True),
        ("Dịch vụ công tiết kiệm được bao nhiêu trong năm?", "Dịch vụ công tiết kiệm 3,5 nghìn tỷ đồng.", True),
        ("Xã có bao nhiêu thôn?", "Xã có 6 thôn với 540 hộ.", True),
        ("Tỷ lệ thôn có cáp quang?", "Có 80,2% hộ gia đình sử dụng cáp quang.", False),
        ("Tỷ lệ xã có cáp quang?", "100% xã kết nối internet cáp quang.", True),
        ("Hệ thống nối mấy cơ quan?", "57 giao dịch 1 giây qua hệ thống giám sát.", False),
        ("Hệ thống nối mấy cơ quan?", "Nền tảng đã kết nối hệ thống của 95 cơ quan, đơn vị.", True),
        ("Kinh tế số chiếm bao nhiêu GDP?", "Tỷ trọng kinh tế số/GDP đạt 14,26%.", True),
        ("Xã có bao nhiêu dân?", "Đại diện của xã dự họp: mỗi thôn 10 hộ dân.", False),
        ("Xã có bao nhiêu dân?", "Xã có 4.120 nhân khẩu.", True),
        ("Lương giám đốc bao nhiêu?", "Giám đốc tiếp công dân 2 lần mỗi tháng.", False),
        ("Lương giám đốc bao nhiêu?", "Lương giám đốc là 32 triệu đồng mỗi tháng.", True),
        ("Bà Lương Thị Hạnh ký bao nhiêu giấy phép?", "Bà Lương Thị Hạnh ký 20 giấy phép.", True),
        ("Ai chủ nhiệm lớp 8B?", "Vắng 02 đại diện, của lớp 7C và lớp 8B.", False),
        ("Ai chủ nhiệm lớp 8B?", "Cô Mã Thị Xuân chủ nhiệm lớp 8B.", True),
        ("Ai báo cáo kết quả?", "Ông Đặng Trần Huân chủ trì phiên họp để tổng kết kết quả.", False),
        ("Ai báo cáo kết quả?", "Ông Đặng Trần Huân trình bày báo cáo về kết quả.", True),
        ("Ai thay mặt tỉnh Kon Tum?", "Ông Đặng Trần Huân thay mặt Giám đốc Sở Y tế tỉnh Kon Tum dự họp.", False),
        ("Ai thay mặt Giám đốc Sở?", "Ông Đặng Trần Huân thay mặt Giám đốc Sở Y tế dự họp.", True),
        ("Bắc Kạn có bao nhiêu xã có điện?", "Bắc Kạn từ thứ 62 xuống xếp thứ 58, tăng 5 bậc.", False),
        ("Nộp hồ sơ có được giảm phí không?", "Tỷ lệ hồ sơ nộp trực tuyến đạt 38,3%.", False),
        ("Thống đốc Ngân hàng Nhà nước có dự họp không?", "Ngân hàng Nhà nước dự họp.", False),
        ("Thống đốc Ngân hàng Nhà nước có dự họp không?", "Cùng dự có Thống đốc Ngân hàng Nhà nước.", True),
        ("Phó Thủ tướng có tham dự không?", "Cùng dự hội nghị có Phó Thủ tướng Trần Hồng Hà.", True),
        ("Mỗi hộ đóng góp bao nhiêu?", "Ưu tiên bố trí 1.800 triệu đồng đóng góp cho thôn.", False),
        ("Mỗi hộ đóng góp bao nhiêu?", "Mức đóng góp 6 triệu đồng/hộ.", True),
        ("Khi nào phải đăng ký tạm trú?", "Hỏi: Bao lâu thì phải đăng ký tạm trú?\nĐáp: Từ 30 ngày trở lên.", True),
        ("Thôn, bản bao giờ có cáp quang?", "Xóa vùng lõm sóng tại các thôn, bản trước tháng 12/2024.", False),
        ("Thôn, bản bao giờ có cáp quang?", "Các thôn, bản có cáp quang trước tháng 12/2024.", True),
        ("Nước ta có tên trong danh sách khi nào?", "Nước ta được đưa vào danh sách ngày 29/12/1979.", True),
        ("Có bao nhiêu người học kỹ thuật của bác sĩ Lương?", "Có 327 người đến học kỹ thuật này.", True),
        ("Hạn nhận bài dự thi khi nào?", "Nhận bài dự thi từ ngày 01/5/2025 đến 17 giờ ngày 31/8/2025.", True),
        ("Số hộ nghèo có cáp quang là bao nhiêu?", "Có 80,2% hộ gia đình sử dụng cáp quang.", False),
        ("Tỷ lệ hộ gia đình có cáp quang là bao nhiêu?", "Có 80,2% hộ gia đình sử dụng cáp quang.", True),
        ("Chỉ số an toàn thông tin là bao nhiêu?", "Bộ đã đánh giá chỉ số chuyển đổi số quốc gia là 0,71.", False),
        ("Chỉ số chuyển đổi số tăng bao nhiêu?", "100% các bộ, tỉnh đều có chỉ số tăng so với năm 2021.", True),
        ("Chỉ số quốc gia là bao nhiêu?", "Bộ đã đánh giá chỉ số chuyển đổi số quốc gia là 0,71.", True),
        ("Khi nào xong nền tảng dữ liệu?", "Trong 6 tháng đầu năm 2023 có 18 giao dịch qua nền tảng dữ liệu.", False),
        ("Khi nào xong nền tảng dữ liệu?", "Hoàn thành nền tảng dữ liệu trong năm 2023.", True),
        ("Khi nào quỹ vượt 1.4 tỷ đồng?", "Năm 2013 quỹ vượt 1,4 tỷ đồng.", True),
        ("Khi nào quỹ vượt 1.5 tỷ đồng?", "Năm 2013 quỹ vượt 1,4 tỷ đồng.", False),
        ("Đội có bao nhiêu thành viên?", "Năm 19 tuổi ông lập đội, hơn 60 người theo.", True),
        ("Chủ tịch Microsoft là ai?", "Ông Lê Hoàng Nam là chủ tịch tập đoàn Microsoft.", True),
        ("Chủ tịch Microsoft là ai?", "Ông Lê Hoàng Nam là chủ tịch tập đoàn Google.", False),
        (
            "Kháng chiến chống Pháp xâm lược diễn ra vào năm nào?",
            "Quân ta toàn thắng tại Mường Thanh. Đây là chiến thắng lớn nhất của kháng chiến chống Pháp (1945 - 1954).",
            True,
        ),
        ("Mục tiêu kinh tế số năm 2025 là bao nhiêu?", "Mục tiêu tăng trưởng kinh tế năm 2025 là 8%.", False),
        ("Mục tiêu kinh tế số năm 2025 là bao nhiêu?", "Mục tiêu về kinh tế số năm 2025 là 20% GDP.", True),
        ("Tiết kiệm được bao nhiêu thời gian nhờ nộp qua mạng?", "Nộp qua mạng tiết kiệm 3 nghìn tỷ đồng.", False),
        ("Tiết kiệm được bao nhiêu thời gian nhờ nộp qua mạng?", "Nộp qua mạng tiết kiệm 3 ngày công.", True),
        ("Bao nhiêu phần trăm trường học có cáp quang?", "Có 80,2% hộ gia đình sử dụng cáp quang.", False),
        ("Bao nhiêu phần trăm hộ dân có cáp quang?", "Có 80,2% hộ gia đình sử dụng cáp quang.", True),
        ("Một tháng có bao nhiêu giao dịch?", "Có 18 giao dịch 1 giây, 1,59 triệu giao dịch 1 ngày.", False),
        ("Mỗi ngày có bao nhiêu giao dịch?", "Có 18 giao dịch 1 giây, 1,59 triệu giao dịch 1 ngày.", True),
        ("Tiền ăn một ngày là bao nhiêu?", "Tiền ăn là 25.000 đồng/ngày, thu theo tháng.", True),
        ("Tiền ăn một tháng là bao nhiêu?", "Tiền ăn là 25.000 đồng/ngày, thu theo tháng.", False),
        ("Tỷ lệ nữ trong nhân lực là bao nhiêu?", "Tổng nhân lực đạt 561.000 người, chiếm 1,1%.", False),
        ("Tỷ lệ nữ trong nhân lực là bao nhiêu?", "Nhân lực đạt 561.000 người, trong đó nữ chiếm 30%.", True),
        ("Kinh tế số lõi chiếm bao nhiêu GDP?", "Tỷ trọng kinh tế số trong GDP đạt 18,3%.", False),
        ("Tốc độ tải lên của mạng là bao nhiêu?", "Tốc độ truy cập mạng đạt 47,27 Mbps.", False),
        ("Ứng dụng nước ngoài có bao nhiêu người dùng?", "Ứng dụng có 500 triệu người dùng.", False),
        ("Luật Giáo dục thông qua khi nào?", "Luật Giao dịch điện tử được thông qua ngày 22/6/2023.", False),
        ("Luật giao dịch thông qua khi nào?", "Luật Giao dịch điện tử được thông qua ngày 22/6/2023.", True),
        ("Mục tiêu chính phủ số?", "Đề ra nhiệm vụ góp phần đạt mục tiêu tăng trưởng 8-10%.", False),
        ("Mục tiêu chính phủ số?", "Mục tiêu chính phủ số là tăng 8-10%.", True),
        ("Thứ trưởng Bộ Y tế nào đã dự họp?", "Ông Long, Thứ trưởng Bộ Thông tin dự họp với Bộ Y tế.", False),
        ("Thứ trưởng Bộ Y tế nào đã dự họp?", "Ông Long, Thứ trưởng Bộ Y tế dự họp.", True),
        ("Tổng tài khoản và số hồ sơ là bao nhiêu?", "Đã có 5 triệu tài khoản và 4 triệu hồ sơ.", True),
    ],
)
def test_a_figure_is_of_the_very_holder_thing_or_unit_that_is_asked_for(question: str, text: str, could: bool) -> None:
    told = candidates_of(f"Thông báo\n\n{text}\n")[-1]
    assert Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0).could_answer(told) is could


def test_a_school_year_is_one_period() -> None:
    told = candidates_of("Báo cáo\n\nNăm học 2024-2025 trường có 521 học sinh.\n")[-1]
    assert fits_period(read("", "Trường có bao nhiêu học sinh năm học 2024-2025?"), told)
    assert not fits_period(read("", "Trường có bao nhiêu học sinh năm học 2023-2024?"), told)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("Mức thu học phí năm học 2025-2026 là bao nhiêu?", True),
        ("Mức thu học phí năm học 2026-2027 là bao nhiêu?", False),
        ("Mức thu học phí năm 2025 là bao nhiêu?", True),
    ],
)
def test_a_title_tells_of_which_school_year_all_below_it_is(question: str, fits: bool) -> None:
    told = candidates_of("THÔNG BÁO CÁC KHOẢN THU NĂM HỌC 2025-2026\n\nMức thu học phí năm 2025: 50.000 đồng.\n")[-1]
    assert fits_period(read("", question), told) is fits


@pytest.mark.parametrize(
    ("question", "could"),
    [("Người Nga dùng lịch nào?", True), ("Sở Nga dùng lịch nào?", False), ("Ở đó Người Nga dùng lịch nào?", False)],
)
def test_a_word_that_only_opens_a_question_is_of_no_name(question: str, could: bool) -> None:
    (told,) = candidates_of("Các giáo hội ở Nga vẫn dùng lịch cũ để định ngày lễ.\n")

    def rarity(term: str) -> float:
        return 9.0 if term in ("?", "nguoi_nga", "so_nga") else 1.0

    assert Fitness(read(question, question), rarity).could_answer(told) is could


@pytest.mark.parametrize(
    ("question", "text", "unknown", "could"),
    [
        ("Phòng ban nào tiếp nhận đơn?", "Đơn nộp cho P. ĐTĐH của Trường.", "phong_ban", True),
        ("Bệnh viện nào tiếp nhận đơn?", "Đơn nộp cho P. ĐTĐH của Trường.", "benh_vien", False),
        ("Kinh phí giải đấu là bao nhiêu?", "Giải đấu có chi phí hơn 14,2 tỷ đồng.", "kinh_phi", True),
        ("Quy mô giải đấu là bao nhiêu?", "Giải đấu có chi phí hơn 14,2 tỷ đồng.", "quy_mo", False),
    ],
)
def test_a_word_that_no_document_has_may_be_the_asking_ones(
    question: str, text: str, unknown: str, could: bool
) -> None:
    told = replace(candidates_of(text)[0], answerable=0.1, mass=0.05)
    query = replace(read(question, question), words=((unknown, ""),))
    assert Fitness(query, lambda term: 2.0 if term in ("?", unknown) else 1.0).could_answer(told) is could


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hệ thống kết nối với 4 doanh nghiệp nhà nước.", False),
        ("Hệ thống kết nối với 2 doanh nghiệp: VNPT, Viettel.", True),
    ],
)
def test_a_number_of_companies_names_none(text: str, names: bool) -> None:
    query = read("", "Hệ thống kết nối với doanh nghiệp nào?")
    (told,) = candidates_of(f"{text}\n")
    assert Fitness(query, lambda term: 2.0 if term == "?" else 1.0).could_answer(told) is names


@pytest.mark.parametrize(("mass", "could"), [(0.7, True), (0.4, False)])
def test_a_reader_may_see_of_whom_a_pronoun_speaks(mass: float, could: bool) -> None:
    question = "Tại sao mọi người bất ngờ về Roosevelt?"
    text = "Mọi người giật mình vì ông trông rất già."
    seen = replace(candidates_of(text)[0], answerable=0.9, mass=mass)
    assert Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0).could_answer(seen) is could


@pytest.mark.parametrize(("mass", "could"), [(0.75, True), (0.5, False)])
def test_a_reader_may_be_sure_of_a_figure_of_what_is_called_otherwise(mass: float, could: bool) -> None:
    question = "Trung tâm đã thu hồi được bao nhiêu khoản tiền trợ cấp?"
    seen = replace(candidates_of("Trung tâm đòi lại 312 triệu đồng của 27 người.")[0], answerable=0.9, mass=mass)
    assert Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0).could_answer(seen) is could
