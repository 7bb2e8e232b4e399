import pytest

from bot.telling.kinds import (
    TELLS_RESULTS,
    asks_name_of_year,
    fitting_names,
    grades,
    holds_kind,
    holds_named,
    names_the_year,
    only_counts,
    tells_kind,
    tells_of_all,
    tells_the_occasion,
)
from bot.understanding.query import Want, read
from index import Span


@pytest.mark.parametrize(
    ("question", "answers", "does_not"),
    [
        (
            "Đề án 06 kết thúc năm nào?",
            "Đề án 06 hoàn thành trong năm 2025.",
            "Bộ Công an sơ kết Đề án 06 trong tháng 5/2024.",
        ),
        ("Khi nào thì bắt đầu thu phí?", "Thu phí từ ngày 1/7/2024.", "Phí được công bố ngày 1/7/2024."),
        ("Ban Chỉ đạo được thành lập khi nào?", "Ban Chỉ đạo ra đời năm 2021.", "Ban Chỉ đạo họp năm 2021."),
        ("Phí làm thẻ là bao nhiêu?", "Làm thẻ hết 30.000 đồng.", "Đã cấp trên 86 triệu thẻ."),
        (
            "Có bao nhiêu tỉnh bị xếp mức độ E?",
            "Có 2 tỉnh bị xếp mức độ E.",
            "Cổng được chia thành: Mức độ\xa0D\xa0- Từ 50 điểm; Mức độ\xa0E\xa0- Dưới 50 điểm.",
        ),
        ("Cổng tỉnh Bắc Kạn đạt mức mấy?", "Cổng tỉnh Bắc Kạn đạt mức B.", "Tỉnh Bắc Kạn tăng 5 bậc."),
        ("Cổng tỉnh Bắc Kạn mức độ mấy?", "Cổng tỉnh Bắc Kạn đạt mức B.", "Tỉnh Bắc Kạn tăng 5 bậc."),
        ("Trường đại học nào đào tạo ngành này?", "Trường Đại học Y dạy ngành này.", "Bộ bổ sung ngành này."),
        (
            "Cổng dịch vụ công của tỉnh nào đạt mức A?",
            "Cổng của tỉnh Bắc Ninh đạt mức A.",
            "Mức độ A - từ 90 điểm trở lên.",
        ),
        (
            "Bị lừa qua mạng thì báo ở đâu?",
            "Người dân gửi phản ánh đến số điện thoại 156.",
            "Lừa đảo trên mạng vẫn phức tạp.",
        ),
        (
            "Lắp cáp quang mỗi tháng đóng mấy tiền?",
            "Mỗi tháng trả 200 nghìn đồng.",
            "Có 80,2% hộ gia đình sử dụng cáp quang.",
        ),
        ("Bộ nào có bài tham luận?", "Đại biểu nghe tham luận của Bộ Y tế.", "Đại biểu nghe tham luận của các tỉnh."),
        ("Doanh nghiệp nào tham luận?", "VNPT có bài tham luận.", "Các địa phương có bài tham luận."),
        ("Phiên họp diễn ra hôm nào?", "Phiên họp diễn ra ngày 24/4.", "Phiên họp diễn ra trong năm 2024."),
        ("Phiên họp diễn ra ngày nào?", "Phiên họp diễn ra hôm 24/4/2024.", "Hoàn thành trong tháng 5/2024."),
        ("Hạn chót tháng mấy?", "Hoàn thành trong tháng 5/2024.", "Hoàn thành trước năm 2025."),
        ("Hội nghị kết thúc lúc mấy giờ?", "Hội nghị kết thúc lúc 11 giờ.", "Hội nghị kết thúc ngày 12/7."),
        ("Luật có bao nhiêu điều?", "Luật gồm 8 chương, 53 điều.", "Luật được thông qua ngày 22/6/2023."),
        ("Luật có hiệu lực từ ngày nào?", "Luật có hiệu lực từ ngày 1/7/2024.", "Luật được thông qua ngày 22/6/2023."),
        (
            "Luật đó khi nào có hiệu lực?",
            "Quyết định có hiệu lực kể từ ngày ký.",
            "Luật được thông qua ngày 22/6/2023. Kết quả có hiệu lực thi hành ngay trên môi trường số.",
        ),
        (
            "Làm thẻ mất bao nhiêu?",
            "Lệ phí làm thẻ là 30.000 đồng.",
            "Cấp trên 86 triệu thẻ Căn cước công dân gắn chíp.",
        ),
        ("Tỉnh nào xếp thứ nhất về DTI?", "Tỉnh Bắc Ninh đứng đầu cả nước.", "Bắc Kạn xếp thứ 58."),
        ("Tỉnh nào xếp cuối cùng về DTI?", "Tỉnh Bắc Kạn đứng cuối bảng.", "Bắc Kạn xếp thứ 58."),
        ("Tỉnh nào xếp thứ 62 về DTI?", "Bắc Kạn xếp thứ 62.", "Bắc Kạn từ thứ 62 xuống xếp thứ 58."),
        ("Tỉnh nào xếp thứ hai về DTI?", "Bình Dương xếp thứ 2.", "Bình Dương có tham luận tại Phiên họp lần thứ 8."),
        ("Bộ nào xếp thứ hai?", "Bộ Y tế xếp thứ hai.", "Bộ Y tế công bố xếp hạng theo các mức."),
        ("Xếp hạng dịch vụ công của Bộ Công an", "Bộ Công an xếp thứ 3.", "Thủ tướng yêu cầu 7 UBND các tỉnh."),
        ("Bộ nào dẫn đầu năm 2022?", "Bộ Công an dẫn đầu.", "Bộ Y tế thuộc nhóm 30 nước dẫn đầu."),
        ("Những bộ nào được xếp mức A?", "Bộ Công an đạt mức độ A.", "Bộ Y tế công bố xếp hạng theo các mức."),
        ("An ninh mạng đứng thứ mấy?", "Việt Nam xếp thứ 25.", "Chỉ số phải tăng ít nhất 5 bậc."),
        ("Bình Dương xếp thứ mấy?", "Bình Dương đông dân thứ nhì.", "Bình Dương dự phiên họp thứ hai."),
        ("Bình Dương xếp thứ mấy?", "Bình Dương xếp thứ 2.", "Bình Dương có tham luận tại Phiên họp lần thứ 8."),
        ("Nước nào hỗ trợ ông?", "Ông được Liên Xô hỗ trợ.", "Tốc độ trung bình thế giới đạt 42 Mbps."),
        ("Quốc gia nào cấm rượu?", "Trong khi đó, Brunei cấm rượu.", "Rượu bị cấm ở một số nơi."),
        ("Nước nào là cái nôi của văn minh?", "Vào thế kỷ 16, Đức là cái nôi.", "Có vài cái nôi."),
        ("Tỉnh nào cấm rượu?", "Bắc Kạn cấm rượu.", "Trong khi đó, Brunei cấm rượu."),
        ("Trung tâm được xây ở đâu?", "Trung tâm được xây tại Hòa Lạc.", "Xây Trung tâm, xóa lõm sóng trên toàn quốc."),
        ("Bao nhiêu đại biểu dự phiên họp?", "Có 120 đại biểu dự họp.", "Đại biểu nghe tham luận của 05 bộ."),
        ("Dân số Bắc Kạn là bao nhiêu?", "Dân số tỉnh là 330.000 người.", "Bắc Kạn xếp thứ 58, tăng 5 bậc."),
        ("Doanh thu là bao nhiêu?", "Doanh thu đạt 20 tỷ đồng.", "Có 53 dịch vụ, hợp đồng điện tử."),
        ("Năm 2022 có chủ đề gì?", "Chủ đề năm 2022 là dữ liệu.", "Năm 2022 chỉ số tăng chậm lại."),
        ("Theo phương châm nào?", "Cần lấy đầu tư công dẫn dắt đầu tư tư.", "Cần tăng cường hợp tác công tư."),
        ("Chủ đề là gì?", "Chủ đề là dữ liệu.", "Cần lấy đầu tư công dẫn dắt đầu tư tư."),
        (
            "Đề án có phương châm gì?",
            'Thực hiện quan điểm "toàn dân, toàn diện".',
            "“Các bộ học kinh nghiệm”, thông báo nêu.",
        ),
        ("Nghị quyết được thông qua ngày nào?", "Thông qua ngày 20/5.", "Hoàn thành trong tháng 5/2024."),
        ("Ngân sách chi bao nhiêu tỷ đồng?", "Kinh phí là 20 tỷ đồng.", "Đã tiết kiệm cho nhà nước 3 tỷ đồng."),
        ("Ngành y tế gặp khó khăn gì?", "Nhân lực y tế còn thiếu ở nhiều xã.", "Ngành y tế có 20 bệnh viện."),
        (
            "Phải hoãn hiến máu bao lâu?",
            "Người mới nhổ răng phải hoãn bảy ngày.",
            "Người mới nhổ răng phải hoãn hiến máu.",
        ),
        ("Hội làng mở tháng mấy?", "Hội làng mở vào tháng Giêng.", "Hội làng mở hằng năm."),
        ("Quỹ nộp hồ sơ ở đâu?", "Quỹ lập hồ sơ gửi Ngân hàng Nhà nước.", "Quỹ lập hồ sơ đầy đủ, kịp thời."),
        ("Bộ nào xếp nhất về chuyển đổi số?", "Bộ Y tế đứng đầu.", "Bộ Y tế đánh giá chỉ số là 0,71."),
        ("Việt Nam dân số bao nhiêu?", "Dân số nước ta là 100 triệu người.", "Việt Nam xếp thứ 71 thế giới."),
        ("Luật sẽ trình vào kỳ họp nào?", "Luật được thông qua tại Kỳ họp thứ 5.", "Nghiên cứu xây dựng Luật."),
        ("53 dịch vụ tiết kiệm bao nhiêu nghìn tỷ đồng?", "Tiết kiệm 3 nghìn tỷ đồng.", "Có 53 dịch vụ, 5 nền tảng."),
        ("Giám đốc sinh năm bao nhiêu?", "Giám đốc sinh năm 1975.", "Giám đốc nhận việc năm 2020."),
        ("Học ngoại ngữ có bắt buộc không?", "Sinh viên được tự do đăng ký.", "Sinh viên học lại vào học kỳ hè."),
        ("NDXP do công ty nào làm?", "NDXP do VNPT làm.", "Có 18 giao dịch qua nền tảng NDXP."),
    ],
)
def test_what_is_named_as_the_kind_of_the_answer_must_stand_in_it(question: str, answers: str, does_not: str) -> None:
    query = read(question, question)
    assert holds_named(query, answers)
    assert not holds_named(query, does_not)


@pytest.mark.parametrize(
    "question",
    [
        "Kinh tế số chiếm bao nhiêu?",
        "Cổng chia ra những hạng nào, mỗi hạng bao nhiêu điểm?",
        "Cơ sở dữ liệu quốc gia nào cần xây dựng?",
        "Cơ quan nhà nước nào chịu trách nhiệm?",
        "Năm 2022 có bộ hay tỉnh nào giảm không?",
        "Ngành nào dự phiên họp thứ 8?",
        "NDXP một ngày bao nhiêu giao dịch?",
    ],
)
def test_other_questions_name_no_kind(question: str) -> None:
    assert holds_named(read(question, question), "Việc này rất quan trọng.")


@pytest.mark.parametrize(
    ("want", "text", "held"),
    [
        (Want.QUANTITY, "Tỷ lệ đạt 45%.", True),
        (Want.QUANTITY, "Việt Nam xếp thứ 71.", True),
        (Want.QUANTITY, "Tỷ lệ tăng.", False),
        (Want.QUANTITY, "5. Không quay phim khi chưa được Ban Giám đốc đồng ý.", False),
        (Want.QUANTITY, "Sớm thương mại hóa 5G trong năm 2024.", False),
        (Want.TIME, "Phiên họp ngày 24 tháng 4.", True),
        (Want.TIME, "Đại hội được tổ chức 2 năm/lần.", True),
        (Want.TIME, "Vịt được chăn nuôi khoảng vài ngàn năm trước.", True),
        (Want.TIME, "Số vịt tăng so với năm trước.", False),
        (Want.TIME, "Bác sĩ Alain Bombard (1924-2005) vượt đại dương.", True),
        (Want.TIME, "Văn hóa Okunev (thiên niên kỷ 2 TCN) phát triển.", True),
        (Want.TIME, "Ông sinh khoảng giữa năm 7 TCN và năm 2.", True),
        (Want.ANYTHING, "Tỷ lệ đạt 45%.", False),
    ],
)
def test_a_text_holds_the_kind_of_thing_wanted(want: Want, text: str, held: bool) -> None:
    assert holds_kind(want, text) is held


@pytest.mark.parametrize(
    ("question", "told"), [("Đây là lần sinh thứ mấy?", True), ("Sản phụ sinh bao nhiêu con?", False)]
)
def test_a_place_in_an_order_is_told_in_words_too(question: str, told: bool) -> None:
    assert tells_kind(read(question, question), "Đây là lần sinh con thứ ba của sản phụ.") is told


@pytest.mark.parametrize(
    ("question", "told"),
    [("Khi nào chứng chỉ hết hạn?", True), ("Chứng chỉ hết hạn năm nào?", False), ("Ai cấp chứng chỉ?", False)],
)
def test_a_term_from_a_day_on_tells_when(question: str, told: bool) -> None:
    query = read(question, question)
    assert tells_kind(query, "Chứng chỉ có giá trị trong vòng 02 năm kể từ ngày cấp.") is told
    assert not tells_kind(query, "Chứng chỉ có giá trị 02 năm.")


def test_of_the_readers_words_those_of_the_kind_asked_for_are_kept() -> None:
    text = "Phiên họp diễn ra tại Trụ sở Chính phủ, do Thủ tướng chủ trì; có Bắc Kạn và VNPT dự."

    def kept(question: str, words: str) -> list[str]:
        start = text.index(words)
        seen = Span(start, start + len(words))
        return [span.of(text) for span in fitting_names(read(question, question), text, Span(0, len(text)), seen)]

    assert kept("Phiên họp diễn ra ở đâu?", "Trụ sở Chính phủ, do Thủ tướng chủ trì") == ["Trụ sở Chính phủ"]
    assert kept("Bộ nào dự?", "Bắc Kạn và VNPT") == []
    assert kept("Doanh nghiệp nào dự?", "VNPT") == ["VNPT"]


def test_a_change_of_all_tells_whether_any_changed_otherwise() -> None:
    told = "Năm 2022, 100% các bộ, tỉnh đều có chỉ số tăng so với năm 2021."
    for question in (
        "chỉ số năm 2022 có bộ hay tỉnh nào giảm không",
        "Có tỉnh nào bị giảm chỉ số so với năm 2021 không?",
    ):
        assert tells_of_all(read(question, question), told)
        assert holds_named(read(question, question), told)
    for question in ("Chỉ số năm 2022 bộ nào giảm nhiều nhất?", "Năm 2022 có tỉnh nào tăng dân số không?"):
        assert not tells_of_all(read(question, question), told)


@pytest.mark.parametrize(
    ("question", "text", "names"),
    [
        ("Năm 2023 được đặt tên là năm gì?", "Thủ tướng nhấn mạnh: Năm 2023 là năm “Tạo lập dữ liệu”.", True),
        ("Chủ đề năm 2023 là gì?", "Thủ tướng nhấn mạnh: Năm 2023 là năm “Tạo lập dữ liệu”.", True),
        ("Năm 2024 là năm gì?", "Thủ tướng nhấn mạnh: Năm 2023 là năm “Tạo lập dữ liệu”.", False),
        ("Năm 2023 ai nhấn mạnh điều này?", "Thủ tướng nhấn mạnh: Năm 2023 là năm “Tạo lập dữ liệu”.", False),
    ],
)
def test_what_a_year_is_called_is_told_in_quotation_marks(question: str, text: str, names: bool) -> None:
    assert names_the_year(read(question, question), text) is names


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Được 85 điểm là loại gì?", True),
        ("Bị 45 điểm thì mức độ gì?", True),
        ("Được 95 điểm là loại gì?", False),
        ("Có 45 tỉnh đạt mức độ gì?", False),
        ("Mức độ nào thấp nhất?", True),
    ],
)
def test_points_fall_into_the_range_of_a_grade(question: str, told: bool) -> None:
    assert grades(read(question, question), "Mức độ B - Từ 80 điểm đến 89 điểm; Mức độ E - Dưới 50 điểm") is told


def test_a_reader_that_has_seen_it_may_find_a_time_or_a_place_in_any_words() -> None:
    for question in (
        "Giấy phép được gia hạn bao lâu?",
        "Nhà máy nằm ở đâu?",
        "Nộp báo cáo tháng mấy?",
        "Nước nào làm chủ nhà?",
    ):
        assert not holds_named(read(question, question), "Theo tiến độ của dự án.")
        assert holds_named(read(question, question), "Theo tiến độ của dự án.", seen=True)
    assert not holds_named(read("Bộ nào dẫn đầu?", "Bộ nào dẫn đầu?"), "Theo tiến độ của dự án.", seen=True)


def test_comrades_are_no_money() -> None:
    question = "Có mấy đồng chí nói chuyện?"
    assert holds_named(read(question, question), "4 đồng chí phát biểu.")


def test_what_is_lost_need_be_no_money() -> None:
    lost, paid = "Trận lụt làm mất bao nhiêu ha lúa?", "Trận lụt làm mất bao nhiêu tiền?"
    assert holds_named(read(lost, lost), "Lụt làm mất trắng 122 ha lúa.")
    assert not holds_named(read(paid, paid), "Lụt làm mất trắng 122 ha lúa.")


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("năm 2023 gọi là năm gì vậy ta", True),
        ("chủ đề chuyển đổi số quốc gia 2023", True),
        ("chủ đề phiên họp ngày 12/7/2023", False),
        ("năm 2023 thì sao", False),
        ("năm nay là năm gì", False),
    ],
)
def test_what_a_year_is_called_is_asked_of_a_year_alone(question: str, asks: bool) -> None:
    assert asks_name_of_year(read(question, question)) is asks


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Bảng điểm được cấp khi nào?", "Sau khi tốt nghiệp, sinh viên được cấp một bảng điểm.", True),
        ("Khi nào tổ chức báo cáo thực tập?", "Khoa tổ chức báo cáo thực tập cuối mỗi học kỳ.", True),
        ("Bao giờ bị đình chỉ học tập?", "Sinh viên bị đình chỉ học tập nếu thi hộ người khác.", True),
        (
            "Khi nào trung tâm dữ liệu đi vào hoạt động?",
            "Khi trung tâm dữ liệu đi vào hoạt động, các bộ nối vào.",
            False,
        ),
        ("Ngày nào tổ chức báo cáo thực tập?", "Khoa tổ chức báo cáo thực tập cuối mỗi học kỳ.", False),
    ],
)
def test_what_happens_then_tells_when(question: str, text: str, tells: bool) -> None:
    assert tells_the_occasion(read(question, question), text) is tells


def test_the_main_results_are_told_by_what_names_them_and_not_by_what_hears_of_them() -> None:
    assert TELLS_RESULTS.search("Một trong những kết quả nổi bật là 100% người dân đăng nhập bằng VNeID.")
    assert TELLS_RESULTS.search("Chuyển đổi số được đẩy mạnh, với 6 kết quả chính như hạ tầng số.")
    assert TELLS_RESULTS.search("Phiên họp nghe tóm tắt kết quả chuyển đổi số năm 2024.") is None


def test_a_company_is_named_behind_its_form() -> None:
    question = read("", "Công ty nào nợ nhiều nhất?")
    assert holds_named(question, "Nợ nhiều nhất là Công ty cổ phần May Hồng Phát.")
    assert not holds_named(question, "Nợ nhiều nhất là các công ty cổ phần của tỉnh.")


@pytest.mark.parametrize(
    ("question", "text", "counts"),
    [
        ("Kết nối với những doanh nghiệp nào?", "CSDL (cơ sở dữ liệu) đã kết nối với 18 bộ, 4 doanh nghiệp.", True),
        ("Kết nối với những bộ ngành nào?", "Đã kết nối với 18 bộ, 4 doanh nghiệp.", True),
        ("Kết nối với những doanh nghiệp nào?", "Đã kết nối với 2 doanh nghiệp là VNPT và Viettel.", False),
        ("Kết nối với những doanh nghiệp nào?", "Đã kết nối với 18 bộ và nhiều doanh nghiệp nhà nước.", False),
        ("Những tỉnh nào phải trình?", "Yêu cầu 7 tỉnh trình nghị quyết.", True),
        ("Những tỉnh nào phải trình?", "Yêu cầu 2 tỉnh An Giang, Kiên Giang trình nghị quyết.", False),
        ("Địa phương nào tham luận?", "Đã thông báo kết luận phiên họp của Ủy ban Quốc gia.", True),
        ("Địa phương nào tham luận?", "Các xã vùng cao đã tham luận.", False),
        ("Kết nối với bao nhiêu doanh nghiệp?", "Đã kết nối với 4 doanh nghiệp.", False),
    ],
)
def test_what_is_only_counted_is_not_named(question: str, text: str, counts: bool) -> None:
    assert only_counts(read(question, question), text) is counts
