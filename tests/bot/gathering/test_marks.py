from dataclasses import replace

import pytest

from bot.gathering.marks import marked_spans
from bot.telling.listed import tells_parts
from bot.understanding.persons import holds_title, names_somebody_of
from bot.understanding.query import read
from index import Span
from index.chunks import chunk_document
from index.layout import parse_document

PORTAL = "Đã có gần 14,6 triệu tài khoản và hơn 46,2 triệu hồ sơ; gần 26,8 triệu giao dịch với 12,9 nghìn tỷ đồng."
SESSION = "(PLVN) -Chiều 28/12, Thủ tướng Phạm Minh Chính chủ trì phiên họp tổng kết năm 2023."
CARDS = "Cấp trên 86 triệu thẻ Căn cước; kích hoạt gần 54 triệu tài khoản; tiếp nhận hơn 1,5 tỷ yêu cầu."
SAVED = "Tính riêng 25 dịch vụ công thiết yếu hằng năm đã tiết kiệm cho nhà nước, xã hội gần 3,5 nghìn tỷ đồng."
SPEED = "Tốc độ băng rộng di động đạt 47,27 Mbps, tăng 33,95% so với cùng kỳ năm 2022, xếp thứ 47."
VIEW = "Thủ tướng nhấn mạnh cần lấy người dân làm trung tâm với quan điểm “toàn dân, toàn diện”."
HOSTS = "Chủ trì có: Nguyễn Đăng Bình, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; Hoàng Thu Trang, Phó Chủ tịch UBND tỉnh."


def marked(question: str, text: str, answer: str | None = None, doubtful: bool = False) -> list[str]:
    document = parse_document("a.txt", text)
    unit = chunk_document(document)[0].units[0]
    seen = Span(text.index(answer), text.index(answer) + len(answer)) if answer else None
    return [span.of(text) for span in marked_spans(read(question, question), document, unit, seen, doubtful)]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Bao nhiêu tài khoản?", PORTAL, "gần 14,6 triệu"),
        ("Có bao nhiêu giao dịch?", PORTAL, "gần 26,8 triệu"),
        ("Mức độ C là bao nhiêu điểm?", "Mức độ C - Từ 65 đến 79 điểm.", "Từ 65 đến 79 điểm"),
        ("Tốc độ đạt bao nhiêu?", "Tốc độ đạt 93,31 Mbps, tăng 29,98% so với cùng kỳ năm 2022.", "93,31 Mbps"),
        ("Tốc độ tăng bao nhiêu?", "Tốc độ đạt 93,31 Mbps, tăng 29,98% so với cùng kỳ năm 2022.", "29,98%"),
        ("Tốc độ di động tăng hay giảm?", SPEED, "tăng 33,95%"),
        ("Hạng DTI tốt lên hay xấu đi?", "Bắc Kạn từ thứ 62 xuống xếp thứ 58, tăng 5 bậc.", "tăng 5 bậc"),
        (
            "80,44% là gì?",
            "Có 80,44% TTHC đủ điều kiện toàn trình trực tuyến.",
            "Có 80,44% TTHC đủ điều kiện toàn trình",
        ),
        (
            "Có bao nhiêu nhân lực?",
            "Tổng nhân lực ước đạt 561.000 người, chiếm 1,1% lao động.",
            "ước đạt 561.000 người",
        ),
        ("Bắc Kạn xếp thứ mấy?", "Bắc Kạn từ thứ 62 xuống xếp thứ 58, tăng 5 bậc.", "thứ 58"),
        ("Tỷ trọng năm 2022 là bao nhiêu?", "Tỷ trọng năm 2021, 2022 lần lượt là 11,91%, 14,26%.", "14,26%"),
        ("Phiên họp diễn ra ngày nào?", SESSION, "Chiều 28/12"),
        ("Vòng bít bảo hành bao lâu?", "Máy bảo hành 24 tháng, vòng bít bảo hành 6 tháng.", "6 tháng"),
        ("Giấy có giá trị bao lâu?", "Giấy có giá trị trong 10 ngày làm việc kể từ ngày ký.", "10 ngày làm việc"),
        ("Bài viết dài bao nhiêu chữ?", "Bài viết từ 800 đến 1.500 chữ.", "từ 800 đến 1.500 chữ"),
        ("Phạt bao nhiêu tiền?", "Phạt từ 500.000 đồng đến 1.000.000 đồng.", "từ 500.000 đồng đến 1.000.000 đồng"),
        ("Tỷ lệ nghỉ việc năm 2023?", "Tỷ lệ nghỉ việc là 6,3%, giảm so với 8,7% của năm 2023.", "8,7%"),
        ("Con kết hôn nghỉ mấy ngày?", "Nghỉ: kết hôn 3 ngày; con kết hôn 1 ngày; con chết 3 ngày.", "1 ngày"),
        ("Gửi xe ban ngày bao nhiêu?", "Xe máy 4.000 đồng ban ngày và 8.000 đồng qua đêm.", "4.000 đồng"),
        ("Bộ phận gồm bao nhiêu người?", "Bộ phận có 06 thành viên, hỗ trợ 500.000 đồng/người.", "06"),
        ("Tổng lượt khám?", "Có 214.600 lượt khám, tăng 9,1% so với năm 2023.", "214.600"),
        ("Căn cước điện tử kích hoạt được bao nhiêu?", CARDS, "gần 54 triệu"),
        ("Thẻ căn cước được cấp bao nhiêu?", CARDS, "trên 86 triệu"),
        ("Nhà nước tiết kiệm được bao nhiêu nhờ dịch vụ công?", SAVED, "gần 3,5 nghìn tỷ đồng"),
        ("Có bao nhiêu ứng dụng?", "60 nền tảng, ứng dụng di động có trên 1 triệu người dùng.", "60"),
        ("Tổng tiền các giao dịch?", PORTAL, "12,9 nghìn tỷ đồng"),
        (
            "Ngày 12/7 họp gì?",
            "Ngày 12/7 đã diễn ra Hội nghị sơ kết về Đề án 06 do A chủ trì.",
            "Hội nghị sơ kết về Đề án 06",
        ),
        ("Thủ tướng nói việc đó ở đâu?", "Phát biểu tại Hội nghị, Thủ tướng nói đó là việc khó.", "tại Hội nghị"),
        ("Hải Phòng được nhắc đến ở đâu?", "Đã tham luận: Bình Phước, Bình Dương, Hải Phòng, Đồng Tháp.", "Hải Phòng"),
        ("Số đường dây nóng?", "8. Đường dây nóng: 1900 6789 12 (hoạt động 24/24 giờ).", "1900 6789 12"),
    ],
)
def test_the_very_thing_asked_for_is_marked(question: str, text: str, found: str) -> None:
    assert marked(question, text) == [found]


@pytest.mark.parametrize(
    ("question", "text", "seen"),
    [
        ("Mặc đồng phục ngày nào?", "Học sinh mặc đồng phục vào thứ Hai và thứ Tư.", "thứ Hai và thứ Tư"),
        ("Chốt chỉ số vào ngày nào?", "Chỉ số được chốt vào ngày cuối cùng của tháng.", "ngày cuối cùng của tháng"),
        (
            "Khi nào học bổng bị thu hồi?",
            "Học bổng bị thu hồi nếu hồ sơ không đúng sự thật.",
            "hồ sơ không đúng sự thật",
        ),
    ],
)
def test_what_tells_when_may_be_no_day_of_a_calendar(question: str, text: str, seen: str) -> None:
    told = f"nếu {seen}" if f"nếu {seen}" in text else seen
    assert marked(question, text, told) == [seen]
    assert marked(question, text, told, doubtful=True) == []


def test_what_is_paid_is_money_or_a_share_of_it() -> None:
    plant = "Khởi công nhà máy công suất 30.000 m3/ngày, tổng mức đầu tư 412 tỷ đồng."
    assert marked("Nhà máy có tổng mức đầu tư bao nhiêu?", plant) == ["412 tỷ đồng"]
    assert marked("Được giảm bao nhiêu tiền nước?", "Hộ nghèo được giảm 20% tiền nước của 10 m3 đầu.") == ["giảm 20%"]


TERM = "Học kỳ II: từ ngày 19 tháng 01 năm 2026 đến ngày 29 tháng 5 năm 2026."
VISITS = "Giờ thăm: buổi trưa từ 11 giờ đến 13 giờ, buổi chiều từ 16 giờ 30 đến 19 giờ 30."
ENTRIES = "Nhận bài từ ngày 01/5/2025 đến 17 giờ ngày 31/8/2025."


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Học kỳ II kết thúc khi nào?", TERM, "đến ngày 29 tháng 5 năm 2026"),
        ("Học kỳ II bắt đầu ngày nào?", TERM, "từ ngày 19 tháng 01 năm 2026"),
        ("Học kỳ II khi nào?", TERM, TERM.removeprefix("Học kỳ II: ").rstrip(".")),
        ("Giờ thăm buổi chiều là mấy giờ?", VISITS, "từ 16 giờ 30 đến 19 giờ 30"),
        ("Nhận bài từ ngày nào đến ngày nào?", ENTRIES, "từ ngày 01/5/2025 đến 17 giờ ngày 31/8/2025"),
    ],
)
def test_of_a_stretch_of_time_the_end_that_is_asked_for_is_marked(question: str, text: str, found: str) -> None:
    assert marked(question, text) == [found]


def test_of_a_question_with_its_answer_the_answer_alone_is_marked() -> None:
    pair = "Hỏi: Ông bà có đi khai sinh thay được không?\n\nĐáp: Được. Ông bà không cần văn bản ủy quyền."
    document = parse_document("a.txt", pair)
    unit = chunk_document(document)[0].units[0]
    question = read("Ông bà đi thay được không?", "Ông bà đi thay được không?")

    def seen(words: str) -> list[str]:
        at = document.text.index(words)
        marks = marked_spans(question, document, unit, Span(at, at + len(words)))
        return [mark.of(document.text) for mark in marks]

    assert seen("Ông bà có đi khai sinh thay được không") == ["Được"]
    assert seen("Ông bà không cần văn bản ủy quyền") == ["Ông bà không cần văn bản ủy quyền"]


def test_a_motto_may_be_a_way_of_doing_things() -> None:
    way = "Tăng cường hợp tác công tư, lấy đầu tư công dẫn dắt đầu tư tư, huy động mọi nguồn lực."
    assert marked("Hợp tác theo phương châm nào?", way, "hợp tác công tư") == ["lấy đầu tư công dẫn dắt đầu tư tư"]


def test_the_title_is_what_stands_in_quotation_marks() -> None:
    told = "Kế hoạch có chủ đề “Kinh tế số với 4 trụ cột” và nhiều việc phải làm."
    assert marked("Chủ đề năm 2024 là gì?", told) == ["Kinh tế số với 4 trụ cột"]
    assert marked("Chủ đề là gì?", f"{told[:-1]}, khác với “Năm dữ liệu số”.") == []


def test_the_readers_words_are_marked_only_where_they_are_of_the_kind_asked_for() -> None:
    assert marked("Ai chủ trì?", SESSION, answer="Phạm Minh Chính") == ["Phạm Minh Chính"]
    assert marked("Ai chủ trì?", SESSION, answer="phiên họp") == ["Phạm Minh Chính"]  # nobody else is named
    assert marked("Ai chủ trì?", HOSTS, answer="tỉnh") == []
    assert marked("Ai không được thi?", "Ban Tổ chức không được thi.", answer="Ban Tổ chức") == ["Ban Tổ chức"]
    assert marked("Vì sao họp?", SESSION, answer="tổng kết năm 2023.") == ["tổng kết năm 2023"]


def test_where_the_reader_sees_no_answer_nothing_is_marked() -> None:
    assert marked("Vì sao họp?", SESSION, answer="tổng kết", doubtful=True) == []
    therefore = "Hạ tầng số là nền tảng do vậy dứt khoát phải dành nguồn lực."
    assert marked("Vì sao phải dành nguồn lực?", therefore, answer="do vậy") == ["Hạ tầng số là nền tảng"]
    assert marked("Số liệu là bao nhiêu?", PORTAL, answer="tài khoản", doubtful=True) == []


def test_a_figure_right_before_what_is_counted_needs_no_reader() -> None:
    assert marked("Bao nhiêu tài khoản?", PORTAL, answer="tài khoản", doubtful=True) == ["gần 14,6 triệu"]


RANKED = "Tốc độ đạt 47,27 Mbps, tăng 33,95% so với năm 2022, xếp thứ 47 và cao hơn trung bình thế giới là 42,3 Mbps."
GRADES = "Chia thành: Mức độ A - Từ 90 điểm đến 100 điểm, Mức độ B - Từ 80 đến 89 điểm, Mức độ C - Từ 65 đến 79 điểm."
LOWEST = "Chia thành: Mức độ D - Từ 50 đến 64 điểm; Mức độ E - Dưới 50 điểm."
JOINED = "Nối với 18 bộ, ngành, 63 địa phương, 4 doanh nghiệp nhà nước."
BY_YEAR = "Tỷ trọng kinh tế số/GDP năm 2021, 2022 lần lượt là 11,91%, 14,26%."
TWO_AND_VNPT = "Tham luận của 02 tỉnh, thành phố gồm Bình Phước, Hải Phòng và VNPT."
WORKERS = "Đạt 561.000 người, chiếm 1,1% tổng số lao động."
PLATFORMS = "Nền tảng nhân tạo, trợ lý ảo, hóa đơn điện tử, chữ ký số, đẩy mạnh số hóa; khắc phục lỗ hổng."
TWO_CODES = "Bổ sung 2 mã ngành mới gồm: Kinh tế số, Công nghệ tài chính."
PILLARS = "Chủ đề gồm 4 trụ cột: công nghiệp, quản trị số, số hóa kinh tế, dữ liệu số."
NAMED_GRADES = "Học lực có ba loại: Giỏi: từ 8 đến 10 điểm; Khá: từ 5 đến 7 điểm; Trung bình: dưới 5 điểm."
LISTED = "Được chia thành 3 mức độ: Mức độ A - Từ 90 điểm; Mức độ B - Từ 80 điểm; Mức độ E - Dưới 50 điểm."
UNMET = "Nhân lực còn chưa đáp ứng được nhu cầu cả về số lượng, chất lượng."
DEPUTIES = "Có Phó Thủ tướng Thường trực Nguyễn Hòa Bình, Phó Chủ tịch Ủy ban và Phó Thủ tướng Chính phủ Hồ Đức Phớc."


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Xếp thứ mấy thế giới?", RANKED, ["thứ 47"]),
        ("Tăng bao nhiêu phần trăm?", RANKED, ["33,95%"]),
        ("Cổng được 85 điểm thì xếp mức nào?", GRADES, ["Mức độ B - Từ 80 đến 89 điểm"]),
        ("Cổng được 85 điểm thì mức độ nào?", f"Chia thành 5 mức độ: {GRADES}", ["Mức độ B - Từ 80 đến 89 điểm"]),
        ("Cổng bị 45 điểm thì mức độ gì?", LOWEST, ["Mức độ E - Dưới 50 điểm"]),
        ("Mức B 70 điểm thì mức độ nào?", GRADES, ["Mức độ C - Từ 65 đến 79 điểm"]),
        ("Mức B 70 điểm?", GRADES, []),
        ("Mức nào thấp nhất trong thang điểm?", GRADES, ["Mức độ C - Từ 65 đến 79 điểm"]),
        ("Mức độ nào cao nhất?", GRADES, ["Mức độ A - Từ 90 điểm đến 100 điểm"]),
        ("Xếp loại nào kém nhất?", NAMED_GRADES, ["Trung bình: dưới 5 điểm"]),
        ("8 điểm là loại gì?", NAMED_GRADES, ["Giỏi: từ 8 đến 10 điểm"]),
        ("14,26% là tỷ trọng của năm nào?", BY_YEAR, ["2022"]),
        ("80 điểm là mức nào?", GRADES, ["Mức độ B - Từ 80 đến 89 điểm"]),
        ("89 điểm là mức nào?", GRADES, ["Mức độ B - Từ 80 đến 89 điểm"]),
        ("79 điểm là mức nào?", GRADES, ["Mức độ C - Từ 65 đến 79 điểm"]),
        ("100 điểm là mức nào?", GRADES, ["Mức độ A - Từ 90 điểm đến 100 điểm"]),
        ("90 điểm là mức nào?", GRADES, ["Mức độ A - Từ 90 điểm đến 100 điểm"]),
        ("64 điểm là mức nào?", LOWEST, ["Mức độ D - Từ 50 đến 64 điểm"]),
        ("50 điểm là mức nào?", LOWEST, ["Mức độ D - Từ 50 đến 64 điểm"]),
        ("Đạt 85² điểm là mức độ nào?", GRADES, []),
        ("Đạt ① điểm là mức độ nào?", GRADES, []),
        ("Tăng bao nhiêu năm 2024?", "Từ 2021 đến 2024 tăng 15,3%.", ["15,3%"]),
        ("Dưới 50 điểm thì xếp mức nào?", LOWEST, ["Mức độ E - Dưới 50 điểm"]),
        ("Mức độ C từ bao nhiêu điểm?", GRADES, ["Từ 65 đến 79 điểm"]),
        ("Phó Chủ tịch Ủy ban là ai?", DEPUTIES, ["Nguyễn Hòa Bình"]),
        ("Phó Chủ tịch Ủy ban thì có những ai?", DEPUTIES, ["Nguyễn Hòa Bình"]),
        ("Ngoài ông Nguyễn Hòa Bình còn Phó Thủ tướng nào?", DEPUTIES, ["Hồ Đức Phớc"]),
        ("Phó Thủ tướng Thường trực nào dự?", DEPUTIES, ["Nguyễn Hòa Bình"]),
        ("Ông Nguyễn Đăng Bình giữ chức vụ gì?", HOSTS, ["Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh"]),
        ("Những ai chủ trì?", HOSTS, ["Nguyễn Đăng Bình", "Hoàng Thu Trang"]),
        (
            "Thứ trưởng bộ nào báo cáo?",
            "Ông Phạm Đức Long, Thứ trưởng Bộ Công an báo cáo kết quả.",
            ["Phạm Đức Long", "Thứ trưởng Bộ Công an"],
        ),
    ],
)
def test_unit_rank_range_and_office_tell_which_words_are_meant(question: str, text: str, found: list[str]) -> None:
    assert marked(question, text) == found


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("Ai là Chủ tịch UBND tỉnh?", HOSTS, True),
        ("Ở Bắc Kạn phó Chủ tịch UBND tỉnh nào dự phiên họp?", HOSTS, True),
        ("Phó Chủ tịch UBND tỉnh nào dự phiên họp?", "Đại biểu dự phiên họp tại điểm cầu UBND tỉnh.", False),
        ("Ai là Phó Bí thư Tỉnh ủy?", HOSTS, True),
        ("Chủ tịch tỉnh Bắc Kạn tên gì?", HOSTS, True),
        ("Chủ tịch huyện Na Rì là ai?", HOSTS, False),
        ("Ai làm tổ trưởng tổ Đề án 06?", "Ông An, Tổ trưởng Tổ công tác triển khai Đề án 06, dự họp.", True),
        ("Ai làm tổ trưởng tổ Đề án 06?", "Ông An, Tổ phó Tổ công tác Đề án 06, dự họp.", False),
        ("Bí thư Tỉnh ủy là ai?", HOSTS, False),
        ("Tên của Bí thư Tỉnh ủy là gì?", HOSTS, False),
        ("Bộ trưởng Bộ Y tế là ai?", "Bộ trưởng Bộ Thông tin và Truyền thông dự họp.", False),
        ("Bộ trưởng y tế là ai?", "Bộ trưởng Bộ Y tế dự họp.", True),
        ("Bộ trưởng y tế là ai?", "Thứ trưởng Bộ Y tế dự họp.", False),
        ("Người đi họp thay Giám đốc Sở Y tế tên là gì?", "Ông An, Phó Giám đốc, thay mặt Giám đốc Sở Y tế.", True),
        ("Ai chủ trì?", "Phiên họp do Thủ tướng chủ trì.", True),
    ],
)
def test_a_deputy_is_not_the_holder_of_an_office(question: str, text: str, held: bool) -> None:
    assert holds_title(question, text) is held


def test_who_stands_for_a_body_is_named_beside_it() -> None:
    text = "Nghe ông Phạm Đức Long, Thứ trưởng, báo cáo; tham luận của 05 bộ; các tỉnh Hải Phòng, Đồng Tháp và VNPT."
    assert not names_somebody_of("Ai đại diện VNPT?", text)
    assert names_somebody_of("Ai báo cáo?", text)
    assert names_somebody_of("Ai đại diện VNPT?", "Cùng dự có ông Nguyễn An, Tổng Giám đốc VNPT; đại diện các bộ.")


PER_SECOND = "Có 18 giao dịch 1 giây, 1,59 triệu giao dịch 1 ngày qua NDXP; 57 giao dịch 1 giây qua hệ thống giám sát."
SHARING = "Có 18 giao dịch 1 giây qua Nền tảng chia sẻ dữ liệu; 57 giao dịch 1 giây; 5 triệu qua hệ thống giám sát."
HELD_ON = "Ngày 12/7 đã diễn ra Hội nghị sơ kết 6 tháng đầu năm 2023 về chuyển đổi số."
RISING = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với năm 2023."
SAVED = "gần 3,5 nghìn tỷ đồng"
SEVEN = "Yêu cầu An Giang , Cần Thơ, Tây Ninh và TPHCM trình nghị quyết, như Bắc Kạn."
FOCUS = "Năm 2023 có nhiệm vụ trọng tâm là số hóa dữ liệu; là bảo vệ dữ liệu cá nhân; khai thác dữ liệu."
DEMANDED = "Trong đó mở rộng 5G; xóa vùng lõm sóng di động; phấn đấu 100% thôn, bản có cáp quang."
BOARD = "Trong đó, Ủy ban Quốc gia và Ban Chỉ đạo của các Bộ, ngành khẩn trương ban hành Kế hoạch năm 2024."
CLIMBED = "Bắc Kạn từ thứ 62 xuống xếp thứ 58, tăng 5 bậc."


CENTRES = "Có 43 trung tâm dữ liệu trên toàn quốc, với tổng số 571 nghìn máy chủ."


@pytest.mark.parametrize(
    ("question", "text", "answer", "found"),
    [
        ("Bao nhiêu giao dịch mỗi giây qua NDXP?", PER_SECOND, "57 giao dịch", ["18"]),
        ("Nền tảng chia sẻ có bao nhiêu giao dịch 1 giây?", SHARING, "57 giao dịch", ["18"]),
        ("Hệ thống giám sát có bao nhiêu giao dịch 1 giây?", SHARING, "18 giao dịch", ["57"]),
        ("Hội nghị sơ kết 6 tháng đầu năm 2023 diễn ra khi nào?", HELD_ON, None, ["Ngày 12/7"]),
        ("Hội nghị sơ kết 6 tháng đầu năm 2023 diễn ra ngày bao nhiêu?", HELD_ON, None, ["Ngày 12/7"]),
        ("Tỷ lệ hồ sơ trực tuyến toàn trình tăng mấy lần?", RISING, "45%", ["2,5 lần"]),
        ("Bắc Kạn trước đó xếp thứ mấy?", CLIMBED, "thứ 58", ["thứ 62"]),
        ("Tốc độ trung bình thế giới?", RANKED, "33,95%", ["42,3 Mbps"]),
        ("Số tài khoản trên Cổng?", PORTAL, "hơn 46,2 triệu hồ sơ", ["gần 14,6 triệu"]),
        ("Bao nhiêu tỉnh kết nối?", "Đã kết nối với 18 bộ, ngành, 63 địa phương.", None, ["63"]),
        ("Phủ sóng bao nhiêu dân số?", "Mạng 4G phủ sóng 99,8% dân số.", None, ["99,8%"]),
        ("Hồ Đức Phớc giữ chức vụ gì?", DEPUTIES, "Nguyễn Hòa Bình", ["Phó Thủ tướng Chính phủ"]),
        ("Các tỉnh thành nào tham luận?", TWO_AND_VNPT, "Bình Phước", ["Bình Phước", "Hải Phòng"]),
        ("Tổng số người làm nghề chiếm mấy phần lao động?", WORKERS, "561.000", ["1,1%"]),
        ("Những nền tảng nào cần phát triển?", PLATFORMS, PLATFORMS[:28], [PLATFORMS[:56]]),
        ("Thêm mấy ngành mới, là mấy ngành gì?", TWO_CODES, "2", [TWO_CODES[8:-1]]),
        ("Tỉnh nào tham luận?", "Có Hải Phòng và VNPT.", "Hải Phòng và VNPT", ["Hải Phòng"]),
        ("Năm mã ngành mới là những gì?", "Bổ sung mã ngành vào đào tạo đại học.", "đại học", []),
        ("Internet người dân?", "Phát triển hạ tầng số cho người dân.", "hạ tầng số", []),
        ("Tăng mấy lần?", "Tỷ lệ đạt 45%.", "45%", []),
        ("Có mấy vụ lừa đảo?", "Gồm: (5) Đẩy mạnh an ninh mạng.", None, []),
        ("Tốc độ băng rộng di động thế nào?", SPEED, "thứ 47", ["47,27 Mbps"]),
        ("Quan điểm toàn dân là của ai?", VIEW, "người dân", ["Thủ tướng"]),
        ("Trước đó xếp thứ mấy?", "Việt Nam xếp thứ 71, tăng 15 bậc so với kỳ trước.", "thứ 71", []),
        ("Đề án tiết kiệm bao nhiêu?", "Riêng 25 dịch vụ của Đề án tiết kiệm gần 3,5 nghìn tỷ đồng.", None, [SAVED]),
        ("Số tiền là bao nhiêu và có bao nhiêu giao dịch?", PORTAL, None, ["12,9 nghìn tỷ đồng", "gần 26,8 triệu"]),
        ("Nối bao nhiêu hệ thống và bao nhiêu cơ quan?", "Nối 388 hệ thống của 95 cơ quan.", None, ["388", "95"]),
        ("Nối với bao nhiêu bộ, tỉnh và doanh nghiệp?", JOINED, "18", [JOINED[8:-1]]),
        ("Có bao nhiêu trung tâm dữ liệu và máy chủ?", CENTRES, None, ["43", "571 nghìn"]),
        ("Nối với bao nhiêu bộ, ngành và địa phương?", JOINED, "18", ["18 bộ, ngành, 63 địa phương"]),
        ("Tốc độ băng rộng di động và mức tăng so với cùng kỳ?", SPEED, "47,27 Mbps", ["47,27 Mbps", "33,95%"]),
        ("Kinh tế số năm 2021 và 2022 chênh nhau thế nào?", BY_YEAR, "14,26%", ["11,91%", "14,26%"]),
        ("Kinh tế số năm 2022 tăng bao nhiêu so với năm 2021?", BY_YEAR, "14,26%", ["11,91%", "14,26%"]),
        ("Chủ đề có mấy trụ cột, là những gì?", PILLARS, "4", [PILLARS[11:-1]]),
        ("Cổng đánh giá theo các mức độ nào?", LISTED, "Mức độ A", [LISTED.partition(": ")[2][:-1]]),
        ("Nhân lực còn yếu ở điểm nào?", UNMET, "số lượng, chất lượng", [UNMET[9:-1]]),
        ("46,2 triệu hồ sơ gì?", PORTAL, "12,9 nghìn tỷ đồng", [PORTAL.partition(";")[0]]),
        ("Phiên bàn về năm 2025 xem gì?", "Xem video clip; bàn việc năm 2025.", "video clip", ["video clip"]),
        ("Những tỉnh nào miễn phí?", SEVEN, "Cần Thơ", ["An Giang", "Cần Thơ", "Tây Ninh", "TPHCM"]),
        ("Nhiệm vụ trọng tâm năm 2023 gồm những gì?", FOCUS, "số hóa dữ liệu", [FOCUS.partition(" là ")[2][:-1]]),
        ("Vùng lõm sóng thì Thủ tướng yêu cầu làm gì?", DEMANDED, "5G", ["xóa vùng lõm sóng di động"]),
        ("Kế hoạch năm 2024 ai ban hành?", BOARD, None, ["Ủy ban Quốc gia và Ban Chỉ đạo của các Bộ, ngành"]),
        ("Kế hoạch năm 2024 ai trình bày?", BOARD, None, []),
        ("Phó Thủ tướng nào dự họp?", DEPUTIES, None, ["Nguyễn Hòa Bình", "Hồ Đức Phớc"]),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh là ai?", HOSTS, None, ["Hoàng Thu Trang"]),
    ],
)  # fmt: skip
def test_what_is_marked_is_of_the_kind_asked_for(
    question: str, text: str, answer: str | None, found: list[str]
) -> None:
    assert marked(question, text, answer) == found


ATTENDED = (
    "Dự có Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Trần Văn Sơn, Tổ phó Tổ công tác Đề án 06; Đại tướng Tô Lâm, "
    "Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác Đề án 06."
)


@pytest.mark.parametrize(
    ("question", "text", "offices"),
    [
        (
            "Trần Văn Sơn giữ chức gì?",
            ATTENDED,
            ["Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Tổ phó Tổ công tác Đề án 06"],
        ),
        ("Ông Trần Văn Sơn giữ vai trò gì trong Tổ công tác?", ATTENDED, ["Tổ phó Tổ công tác Đề án 06"]),
        ("ông tô lâm thuộc bộ nào?", ATTENDED, ["Bộ trưởng Bộ Công an"]),
        ("Bà Trang giữ chức gì?", HOSTS, ["Phó Chủ tịch UBND tỉnh"]),
        ("bà hoàng thu trang giữ chức gì", HOSTS, ["Phó Chủ tịch UBND tỉnh"]),
        ("Phạm Đức Long thuộc bộ nào?", "Nghe ông Phạm Đức Long, Thứ trưởng Bộ Y tế báo cáo.", ["Thứ trưởng Bộ Y tế"]),
    ],
)
def test_the_offices_of_who_is_named(question: str, text: str, offices: list[str]) -> None:
    assert marked(question, text) == offices


def test_all_who_take_part_are_marked() -> None:
    assert marked("Ai dự?", HOSTS, "Hoàng Thu Trang") == ["Nguyễn Đăng Bình", "Hoàng Thu Trang"]


def test_a_year_written_into_a_share_is_left_out() -> None:
    assert marked("Bao nhiêu phần trăm có chỉ số tăng?", "Năm 2022100% các bộ, tỉnh đều có chỉ số tăng.") == ["100%"]


def test_a_follow_ups_own_points_tell_the_grade() -> None:
    query = replace(read("64 điểm là mức nào?", "95 điểm là mức nào?"), focus=("64",))
    document = parse_document("a.txt", LOWEST)
    unit = chunk_document(document)[0].units[0]
    assert [span.of(LOWEST) for span in marked_spans(query, document, unit)] == ["Mức độ D - Từ 50 đến 64 điểm"]


def test_what_a_figure_counts_tells_more_than_where_it_is_counted() -> None:
    paid = "Có hơn 46,2 triệu hồ sơ trên Cổng Dịch vụ công quốc gia; gần 26,8 triệu giao dịch thanh toán trực tuyến."
    asked = "Bao nhiêu lượt thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia?"
    assert marked(asked, paid) == ["gần 26,8 triệu"]
    assert marked("Tiền thanh toán trên cổng là bao nhiêu?", PORTAL) == ["12,9 nghìn tỷ đồng"]
    assert marked("Phải vào nhóm mấy nước?", "Phải thuộc nhóm 30 nước dẫn đầu.") == ["nhóm 30 nước dẫn đầu"]


def test_what_becomes_of_who_is_late_is_what_will_be_done() -> None:
    late = "Thủ tướng giao nhiệm vụ kèm thời hạn và lưu ý sẽ xử lý trách nhiệm những đơn vị chậm tiến độ..."
    told = ["sẽ xử lý trách nhiệm những đơn vị chậm tiến độ"]
    assert marked("Chậm tiến độ thì bị xử lý thế nào?", late, "giao nhiệm vụ kèm thời hạn") == told
    assert marked("ai làm chậm thì sao", late, "Thủ tướng") == told
    assert marked("Thủ tướng sẽ xử lý thế nào đối với đơn vị chậm tiến độ?", late, "giao nhiệm vụ") == told


SAID = "Thủ tướng nhấn mạnh cần lấy người dân, doanh nghiệp làm trung tâm, “toàn dân, toàn diện, toàn trình”."
RATED = (
    "Thủ tướng giao Bộ Thông tin và Truyền thông bảo đảm Chỉ số phát triển Chính phủ điện tử theo đánh giá của "
    "Liên hợp quốc tăng 5 bậc và Chỉ số an toàn an ninh mạng theo đánh giá của Liên minh viễn thông quốc tế thuộc "
    "nhóm 30 nước."
)


def test_who_says_so_is_whom_the_sentence_names_with_what_he_says() -> None:
    assert marked('Ai nói "toàn dân, toàn diện, toàn trình"?', SAID, "người dân, doanh nghiệp") == ["Thủ tướng"]
    seen = "Liên minh viễn thông quốc tế thuộc nhóm 30 nước"
    assert marked("Ai đánh giá chỉ số an toàn an ninh mạng?", RATED, seen) == ["Liên minh viễn thông quốc tế"]
    assert marked("Ai đánh giá?", RATED) == []  # two do


def test_the_one_name_with_the_noun_asked_for_is_marked() -> None:
    plan = "Ủy ban Quốc gia về CĐS khẩn trương ban hành Kế hoạch CĐS năm 2024 và tổ chức thực hiện."
    assert marked("Ủy ban phải ban hành kế hoạch gì?", plan) == ["Kế hoạch CĐS năm 2024"]
    spoke = "Tham luận có Bộ Công an, tỉnh Bình Phước và VNPT Việt Nam."
    assert marked("Doanh nghiệp nào tham luận?", spoke, "Bộ Công an") == ["VNPT Việt Nam"]
    papers = "Nghe Thứ trưởng Bộ Công an báo cáo; tham luận của các 05 Bộ, ngành Công Thương, Y tế; 05 tỉnh."
    assert marked("Bộ nào tham luận?", papers, "Thứ trưởng Bộ Công an") == ["các 05 Bộ, ngành Công Thương, Y tế"]
    heard = "Phiên họp nghe lãnh đạo các bộ Công an, Thông tin và Truyền thông báo cáo về hạn chế."
    assert marked("Bộ nào báo cáo?", heard) == ["các bộ Công an, Thông tin và Truyền thông"]
    law = "Về thể chế số, Luật Giao dịch điện tử sửa đổi được Quốc hội thông qua ngày 22/6/2023."
    assert marked("Thông qua luật gì?", law) == ["Luật Giao dịch điện tử sửa đổi"]
    assert marked("Luật gì phải xây dựng?", "Xây dựng Luật Dữ liệu, Luật Công nghiệp số.") == []


def test_the_clause_of_a_figure_is_marked_where_the_reader_saw_more() -> None:
    cards = "Cấp trên 86 triệu thẻ; kích hoạt gần 54 triệu tài khoản; tiếp nhận hơn 1,5 tỷ yêu cầu."
    assert marked("54 triệu là gì?", cards, cards[5:]) == ["kích hoạt gần 54 triệu tài khoản"]


@pytest.mark.parametrize(
    ("question", "text", "held"),
    [
        ("quay lại chuyện ủy ban đi, ai là phó chủ tịch", HOSTS, False),
        ("quay lại chuyện ủy ban đi, ai là phó chủ tịch", "Ông An, Phó Chủ tịch Ủy ban nhân dân tỉnh.", False),
        ("quay lại chuyện ủy ban đi, ai là phó chủ tịch", "Ông An, Phó Chủ tịch Ủy ban quốc gia.", True),
        ("ai là phó chủ tịch", HOSTS, True),
    ],
)
def test_the_body_that_is_named_first_is_whose_office_is_asked_for(question: str, text: str, held: bool) -> None:
    assert holds_title(question, text) is held


FEES = (
    "Thủ tướng yêu cầu 7 UBND các tỉnh, thành phố An Giang , Cần Thơ, Đắk Nông và TPHCM khẩn trương trình HĐND "
    "ban hành nghị quyết về miễn, giảm phí, lệ phí trong sử dụng dịch vụ công trực tuyến."
)
NO_SIGNAL = (
    "Các địa phương phối hợp chặt chẽ với các doanh nghiệp viễn thông, điện lực xóa bỏ các vùng lõm sóng di động tại "
    "các thôn, bản, hoàn thành trước tháng 12/2024."
)
TROUBLES = (
    "Thủ tướng cho biết vẫn còn nhiều tồn tại, hạn chế, khó khăn như: Nhiều lãnh đạo chưa coi chuyển đổi số là việc "
    "trọng tâm; Tính liên thông giữa các cơ sở dữ liệu quốc gia còn thấp; Nhân lực cho chuyển đổi số chưa đáp ứng "
    "nhu cầu; Tình trạng lừa đảo trên môi trường mạng vẫn diễn biến phức tạp…"
)
GRADES = "Chia thành 3 mức độ: Mức độ A - Từ 90 đến 100 điểm; Mức độ B - Từ 50 đến 89 điểm; Mức độ C - Dưới 50."


@pytest.mark.parametrize(
    ("question", "text", "seen", "found"),
    [
        ("Những tỉnh nào chưa ban hành?", FEES, None, ["An Giang", "Cần Thơ", "Đắk Nông", "TPHCM"]),
        ("Tỉnh nào dự?", "Phiên họp có Bắc Kạn và VNPT dự.", "Bắc Kạn và VNPT", ["Bắc Kạn"]),
        ("Dịch vụ công trực tuyến có được nêu ra không?", FEES, "miễn, giảm phí", ["dịch vụ công trực tuyến"]),
        ("Đắk Nông có phải ban hành không?", FEES, "ban hành nghị quyết", ["Đắk Nông"]),
        (
            "Nộp trực tuyến có được giảm phí không?",
            FEES,
            "sử dụng dịch vụ công trực tuyến",
            ["ban hành nghị quyết về miễn, giảm phí, lệ phí trong sử dụng dịch vụ công trực tuyến"],
        ),
        ("Địa phương nào phải xóa vùng lõm sóng?", NO_SIGNAL, "các doanh nghiệp viễn thông", ["Các địa phương"]),
        ("Ai phải làm?", NO_SIGNAL, None, ["Các địa phương"]),
        (
            "Ai phải quyết tâm cao hơn?",
            "Thủ tướng Phạm Minh Chính yêu cầu các Bộ trưởng, Trưởng ngành, Chủ tịch UBND các cấp phải quyết tâm.",
            "các cấp",
            ["các Bộ trưởng, Trưởng ngành, Chủ tịch UBND các cấp"],
        ),
        ("Bộ nào được giao bảo đảm chỉ số?", RATED, "Bộ Thông tin và Truyền", ["Bộ Thông tin và Truyền thông"]),
        ("Chỉ số xếp hạng thế nào?", RATED, "Liên minh viễn thông quốc tế thuộc nhóm 30 nước", ["nhóm 30 nước"]),
        (
            "Hạn chế về nhân lực là gì?",
            TROUBLES,
            "Nhiều lãnh đạo",
            ["Nhân lực cho chuyển đổi số chưa đáp ứng nhu cầu"],
        ),
        (
            "Thủ tướng nói gì về lừa đảo?",
            TROUBLES,
            "Nhiều lãnh đạo",
            ["Tình trạng lừa đảo trên môi trường mạng vẫn diễn biến phức tạp"],
        ),
        ("Những hạn chế gì?", TROUBLES, "Nhiều lãnh đạo", []),
        ("3 mức độ là gì?", GRADES, "Dưới 50", [GRADES[GRADES.index("Mức độ A") : -1]]),
    ],
)
def test_what_a_list_or_its_sentence_tells_of_the_one_thing_asked(
    question: str, text: str, seen: str | None, found: list[str]
) -> None:
    assert marked(question, text, seen) == found


def test_of_a_list_asked_for_before_the_place_of_the_follow_up_is_marked() -> None:
    unit = chunk_document(document := parse_document("a.txt", FEES))[0].units[0]
    query = replace(read("Đắk Nông có không?", "Tỉnh nào phải ban hành ở Đắk Nông?"), focus=("dak_nong",))
    assert [span.of(FEES) for span in marked_spans(query, document, unit)] == ["Đắk Nông"]


def test_that_all_changed_tells_whether_any_did_otherwise() -> None:
    told = "Năm 2022 100% các bộ, tỉnh đều có chỉ số tăng so với năm 2021."
    assert marked("Chỉ số năm 2022 có bộ nào giảm không?", told, "năm 2021") == ["100% các bộ, tỉnh đều có chỉ số tăng"]


def test_a_number_of_grades_is_no_number_of_points() -> None:
    assert marked("Cả 5 mức là sao?", GRADES, "3 mức độ") == ["3 mức độ"]


def test_all_who_head_a_list_of_people_are_marked() -> None:
    chaired = (
        "Chủ trì có các đồng chí: Nguyễn Đăng Bình, Chủ tịch; Hoàng Thu Trang, Phó Chủ tịch; cùng dự có Lê Văn An."
    )
    assert marked("Ai chủ trì?", chaired, "Nguyễn Đăng Bình") == ["Nguyễn Đăng Bình", "Hoàng Thu Trang"]


def test_who_is_asked_to_have_taken_part_is_marked_and_nobody_beside_him() -> None:
    came = "Cùng dự có Phó Thủ tướng Nguyễn Hòa Bình; Bộ trưởng Bộ Công an Tô Lâm; Phó Thủ tướng Hồ Đức Phớc."
    assert marked("Ông Tô Lâm có dự không?", came, "Nguyễn Hòa Bình") == ["Tô Lâm"]
    assert marked("ông nguyễn hòa bình có dự không?", came, "Tô Lâm") == ["Nguyễn Hòa Bình"]


def test_the_member_of_an_enumeration_is_marked_of_which_it_is_asked_whether_it_is_one() -> None:
    heard = "Phiên họp nghe báo cáo của Vũ Văn An; tham luận của các Bộ, ngành Công an, Y tế, Giáo dục và Đào tạo."
    assert marked("Bộ Y tế có tham luận không?", heard, "Phiên họp") == ["Y tế"]
    assert marked("Bộ Giáo dục và Đào tạo có tham luận không?", heard, "Phiên họp") == ["Giáo dục và Đào tạo"]
    codes = "Bổ sung các mã ngành mới gồm: Kinh tế số, Công nghệ giáo dục và Công nghệ tài chính."
    asked = "Công nghệ tài chính có trong số mã ngành mới không?"
    assert marked(asked, codes, codes[:-1]) == ["Công nghệ tài chính"]


def test_of_clauses_that_compare_the_one_that_does_so_in_the_questions_words_is_marked() -> None:
    grew = "Chỉ số cấp tỉnh tăng mạnh hơn cấp bộ, tức là các địa phương nỗ lực lớn hơn các bộ, ngành Trung ương."
    told = [grew.split(", ", 1)[1].removesuffix(".")]
    assert marked("Địa phương hay bộ ngành nỗ lực hơn?", grew, grew.split(", ")[0]) == told
    assert marked("bộ hay tỉnh nỗ lực hơn", grew) == told
    assert marked("Cấp tỉnh hay cấp bộ tăng mạnh hơn?", grew, grew.split(", ")[0]) == [grew.split(", ")[0]]


def test_whether_it_is_so_is_told_by_the_words_asked_for_where_the_reader_saw_others() -> None:
    online = "Thủ tướng Phạm Minh Chính chủ trì Phiên họp họp trực tuyển với các Bộ."
    assert marked("Phiên họp lần thứ 8 có họp trực tuyến không?", online, "Phạm Minh Chính") == ["họp họp trực tuyển"]


def test_more_than_the_average_is_marked_with_its_figure() -> None:
    speed = "Tốc độ đạt 93,31 Mbps, tăng 29,98%, xếp thứ 42 và cao hơn trung bình thế giới là 79,28 Mbps."
    told = ["cao hơn trung bình thế giới là 79,28 Mbps"]
    assert marked("Tốc độ so sánh trung bình thế giới như thế nào?", speed) == told
    assert marked("Tốc độ có nhanh hơn thế giới không?", speed, "29,98%") == told
    assert marked("Tốc độ nhanh hơn thế giới không, bao nhiêu?", speed) == ["93,31 Mbps", *told]
    assert marked("Tốc độ nhanh hơn thế giới bao nhiêu Mbps?", speed, "93,31 Mbps") == ["93,31 Mbps", *told]


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        (
            "100% người dân dùng VNeID là năm 2023 hay 2024?",
            "Kết quả là năm 2024, 100% người dân sử dụng VNeID.",
            ["năm 2024"],
        ),
        ("Tăng 5,62% là năm 2023 hay 2024?", "Ứng dụng di động tăng mạnh, 5,62% so với năm 2023.", []),
    ],
)
def test_of_two_years_the_one_that_the_sentence_is_of_is_marked(question: str, text: str, found: list[str]) -> None:
    assert marked(question, text) == found


def test_of_two_years_that_are_compared_the_figures_are_marked() -> None:
    document = parse_document("a.txt", "Tỷ trọng năm 2023 ước đạt 16,5%.")
    query = read("Tỷ trọng năm nào cao hơn, 2022 hay 2023?", "Tỷ trọng năm 2023 là bao nhiêu?")
    (found,) = marked_spans(query, document, chunk_document(document)[0].units[0])
    assert found.of(document.text) == "ước đạt 16,5%"


def test_the_figures_to_choose_of_are_marked_with_what_they_count() -> None:
    saved = "Tính riêng 25 dịch vụ công thiết yếu đã tiết kiệm gần 3,5 nghìn tỷ đồng."
    assert marked("25 hay 53 dịch vụ công thiết yếu?", saved, "gần 3,5 nghìn tỷ đồng") == ["25 dịch vụ công thiết yếu"]


def test_what_a_report_is_on_is_what_somebody_reports() -> None:
    reported = "Hội nghị nghe Thứ trưởng Nguyễn Huy Dũng, thành viên Ủy ban trình bày về kết quả nổi bật năm 2023."
    seen = "thành viên Ủy ban trình bày về kết quả"
    assert marked("Ông Nguyễn Huy Dũng báo cáo chuyện gì?", reported, seen) == ["kết quả nổi bật năm 2023"]


def test_what_somebody_said_is_no_office_of_his() -> None:
    heard = "Đại biểu nghe ông Phạm Đức Long, Thứ trưởng Bộ Thông tin báo cáo kết quả năm 2024; tóm tắt kế hoạch."
    assert marked("Ông Phạm Đức Long nói gì?", heard, "Thứ trưởng Bộ Thông tin") == ["báo cáo kết quả năm 2024"]


def test_what_is_asked_whether_it_is_so_is_marked_and_no_figure_of_another_thing() -> None:
    text = "Tốc độ tăng trưởng chỉ số quốc gia năm 2022 có chậm lại, nhưng các chỉ số thành phần vẫn tăng từ 45% - 55%."
    assert marked("Chỉ số quốc gia có tăng chậm lại không?", text, "45% - 55%") == ["có chậm lại"]


def test_what_is_asked_whether_it_is_so_may_stand_behind_what_was_seen() -> None:
    text = "Cần xây dựng hạ tầng; khẩn trương nâng cấp đường trục quốc gia để sớm thương mại hóa 5G trong năm 2024."
    seen = "khẩn trương nâng cấp đường trục quốc gia"
    assert marked("5G có được thương mại hóa trong năm 2024 không?", text, seen) == ["thương mại hóa 5G trong năm 2024"]


def test_no_day_tells_whether() -> None:
    text = "Xóa vùng lõm sóng tại các thôn, bản đã có điện, hoàn thành trước tháng 12/2024."
    assert marked("Bản nào chưa có điện thì có được không cháu?", text, "trước tháng 12/2024") == []


def test_what_was_seen_of_two_measures_is_of_the_one_that_is_asked_for() -> None:
    text = "Bảo đảm Chỉ số phát triển Chính phủ điện tử tăng 5 bậc và Chỉ số an toàn an ninh mạng thuộc nhóm 30 nước."
    asked = "Bộ phải bảo đảm chỉ số an toàn an ninh mạng thế nào?"
    assert marked(asked, text, text[8:-1]) == ["Chỉ số an toàn an ninh mạng thuộc nhóm 30 nước"]


def test_of_several_figures_none_is_what_a_name_means() -> None:
    text = "Đạt nhiều kết quả quan trọng như: dữ liệu đã kết nối với 18 Bộ, ngành, 63 tỉnh và 4 doanh nghiệp."
    assert marked("Kết quả chính năm 2024?", text, text[text.index("dữ liệu") :]) == []


def test_of_a_speech_the_part_about_the_thing_asked_is_marked() -> None:
    text = "Thủ tướng yêu cầu xóa vùng lõm sóng; phấn đấu 100% thôn, bản có cáp quang; sớm thương mại hóa 5G."
    assert marked("Thủ tướng nói gì về cáp quang?", text, "5G") == ["phấn đấu 100% thôn, bản có cáp quang"]


def test_who_speaks_is_no_part_of_what_he_says() -> None:
    text = (
        "Sau báo cáo của Bộ Y tế, báo cáo của Bộ Công an do Trung tướng Nguyễn Duy Ngọc trình bày đã đánh giá kết quả."
    )
    assert marked("Bộ Công an báo cáo gì?", text, "Bộ Y tế") == []
    assert marked("Ai báo cáo kết quả của Bộ Công an?", text, "Nguyễn Duy Ngọc") == ["Nguyễn Duy Ngọc"]


def test_with_whom_something_is_done_follows_far_behind_the_verb() -> None:
    joined = "CSDL đã kết nối, chia sẻ, xác thực, làm sạch dữ liệu với 18 bộ, ngành, 63 địa phương."
    assert marked("CSDL đã kết nối với những đâu?", joined, "kết nối, chia sẻ") == ["18 bộ, ngành, 63 địa phương"]


def test_a_sentence_without_figures_has_none_for_a_day() -> None:
    assert marked("Số giao dịch một ngày qua NDXP là bao nhiêu?", "Hội nghị bàn về giao dịch qua NDXP mỗi ngày.") == []


CODES = (
    "Bộ bổ sung 5 mã ngành mới gồm: Khoa học dữ liệu, Trí tuệ nhân tạo, Kinh tế số, Công nghệ giáo dục và Công"
    " nghệ tài chính."
)
PILLARS = (
    "Ban hành Kế hoạch với chủ đề “Kinh tế số với 4 trụ cột: công nghiệp công nghệ thông tin, số hóa, quản trị"
    " số, dữ liệu số - Động lực”; đẩy mạnh thể chế; đẩy mạnh số hóa; đẩy mạnh triển khai."
)
RESULTS = (
    "Năm 2023 có 6 kết quả chính như triển khai Năm dữ liệu, Cơ sở dữ liệu được đẩy mạnh; hoàn thiện thể chế; "
    "dịch vụ công trực tuyến được đẩy mạnh; hạ tầng số đạt nhiều kết quả; an ninh mạng được coi trọng."
)
LEVELS = (
    "Chia thành 3 mức độ: Mức độ A - Từ 90 điểm đến 100 điểm; Mức độ B - Từ 80 đến 89 điểm; Mức độ E - Dưới 80 điểm."
)


@pytest.mark.parametrize(
    ("question", "text", "answer", "found"),
    [
        ("5 mã ngành", CODES, "5", CODES.partition("gồm: ")[2][:-1]),
        ("Các mã ngành mới gồm những gì?", CODES, "5", CODES.partition("gồm: ")[2][:-1]),
        ("Có bao nhiêu mã ngành mới?", CODES, "5", "5"),
        ("4 trụ cột là gì?", PILLARS, "số hóa", "công nghiệp công nghệ thông tin, số hóa, quản trị số, dữ liệu số"),
        ("Kết quả chính của năm 2023 gồm những gì?", RESULTS, "triển khai", RESULTS.partition("như ")[2][:-1]),
        ("Kết quả chính của ngành năm 2023 là gì?", RESULTS, "triển khai", RESULTS.partition("như ")[2][:-1]),
        ("Hạ tầng số có những kết quả gì?", RESULTS, "nhiều kết quả", "hạ tầng số đạt nhiều kết quả"),
        ("Mức độ A là gì?", LEVELS, "Từ 80 đến 89 điểm", "Từ 90 điểm đến 100 điểm"),
        ("Mức độ E là gì?", LEVELS, None, "Dưới 80 điểm"),
    ],
)
def test_a_list_is_marked_from_its_first_item_to_its_last(
    question: str, text: str, answer: str | None, found: str
) -> None:
    assert marked(question, text, answer) == [found]


AHEAD = (
    "Trong đó nâng cao hiệu quả thực hiện dịch vụ công trực tuyến; xóa vùng lõm sóng di động trên phạm vi toàn quốc; "
    "triển khai hiệu quả và phát triển các nền tảng số, ứng dụng số, dịch vụ số, tập trung phát triển và đẩy mạnh phát "
    "triển nền tảng trí tuệ nhân tạo, trợ lý ảo, ứng dụng công dân số VNeID, ứng dụng thanh toán số, hóa đơn điện tử, "
    "hợp đồng điện tử, chữ ký số cá nhân; khẩn trương khắc phục những lỗ hổng bảo mật, tình trạng lộ lọt thông tin."
)
CLEFT = "khẩn trương khắc phục những lỗ hổng bảo mật, tình trạng lộ lọt thông tin"


@pytest.mark.parametrize(
    ("question", "answer", "begins", "ends"),
    [
        ("Thủ tướng nói gì về trí tuệ nhân tạo?", None, "tập trung phát triển", "chữ ký số cá nhân"),
        ("Thủ tướng yêu cầu gì về trí tuệ nhân tạo?", CLEFT, "tập trung phát triển", "chữ ký số cá nhân"),
        ("Thủ tướng nói gì về vùng lõm sóng?", None, "xóa vùng lõm sóng", "toàn quốc"),
        ("Thủ tướng yêu cầu gì về lỗ hổng bảo mật?", CLEFT, "khẩn trương khắc phục", "lộ lọt thông tin"),
    ],
)
def test_of_a_long_sentence_the_clause_that_speaks_of_what_is_named_is_marked(
    question: str, answer: str | None, begins: str, ends: str
) -> None:
    assert marked(question, AHEAD, answer) == [AHEAD[AHEAD.index(begins) : AHEAD.index(ends) + len(ends)]]


def test_the_figure_named_is_marked_where_its_document_is_asked_for() -> None:
    told = "Tính riêng 25 dịch vụ công thiết yếu tại Đề án 06 hằng năm đã tiết kiệm gần 3,5 nghìn tỷ đồng."
    assert marked("Tài liệu nào ghi 25?", told, "Đề án 06 hằng năm") == ["25"]
    assert marked("3,5 nghìn tỷ là ở bài nào?", told, "Đề án 06") == ["gần 3,5 nghìn tỷ đồng"]


def test_what_somebody_does_is_the_office() -> None:
    told = "Cùng dự có Đại tướng Tô Lâm, Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác triển khai Đề án 06."
    offices = "Bộ trưởng Bộ Công an, Tổ trưởng Tổ công tác triển khai Đề án 06"
    assert [each[-len(offices) :] for each in marked("Ông Tô Lâm làm gì nữa?", told, "Đề án 06")][-1:] == [offices]


def test_several_offices_of_a_kind_are_marked_together() -> None:
    told = "Dự họp có lãnh đạo các Sở, ngành Tư pháp, Bảo hiểm xã hội tỉnh, Tổ giúp việc Ban Chỉ đạo."
    assert marked("Sở nào tham dự?", told) == ["các Sở, ngành Tư pháp, Bảo hiểm xã hội tỉnh"]


def test_bodies_named_together_are_marked_with_what_they_are() -> None:
    told = "Đại biểu nghe tham luận của các 05 Bộ, ngành Công an, Công Thương, Y tế; 05 tỉnh gồm Bình Phước, Đồng Tháp."
    seen = "Công an, Công Thương, Y tế"
    assert marked("Những bộ nào tham luận?", told, seen) == [f"các 05 Bộ, ngành {seen}"]


def test_a_counted_list_tells_the_parts_of_what_it_counts() -> None:
    query = read("?", "Kết quả chính của năm 2023 gồm những gì?")
    assert tells_parts(query, RESULTS)
    assert not tells_parts(query, "Thủ tướng biểu dương kết quả chính của ngành.")


def test_a_list_of_as_many_as_are_asked_for_tells_its_parts() -> None:
    question = "5 mã ngành đại học mới gồm những gì?"
    assert tells_parts(read(question, question), CODES)
    assert not tells_parts(read(question, question), "Đại học mới mở ngành.")
    for question in ("53 dịch vụ công thiết yếu là dịch vụ gì?", "Kể tên 53 dịch vụ công thiết yếu"):
        query = read(question, question)
        assert not tells_parts(query, "Nâng cao hiệu quả, nhất là 53 dịch vụ công thiết yếu; như vậy.")
        assert tells_parts(query, "53 dịch vụ công thiết yếu như đăng ký khai sinh, khai tử.")


def test_who_deals_with_a_list_is_no_item_of_it() -> None:
    assert CODES.partition("gồm: ")[2][:-1] not in marked("Bộ nào bổ sung 5 mã ngành mới?", CODES, "Bộ")


def test_of_two_the_one_that_stands_there_is_chosen() -> None:
    text = "Tính riêng 25 dịch vụ hằng năm đã tiết kiệm gần 3,5 nghìn tỷ đồng."
    document = parse_document("a.txt", text)
    unit = chunk_document(document)[0].units[0]
    query = read("mỗi năm hay tổng cộng?", "25 dịch vụ tiết kiệm được bao nhiêu")
    marks = marked_spans(replace(query, spelled="mỗi năm hay tổng cộng?"), document, unit)
    assert [mark.of(text) for mark in marks] == ["hằng năm"]


def test_the_day_is_marked_with_the_place_that_is_asked_for_too() -> None:
    text = "Chiều qua, ngày 12/7, tại Trụ sở Chính phủ đã diễn ra Hội nghị sơ kết 6 tháng đầu năm 2023."
    assert marked("Hội nghị sơ kết tổ chức ngày nào, ở đâu?", text) == ["ngày 12/7, tại Trụ sở Chính phủ"]


def test_no_figure_tells_whose_it_is() -> None:
    text = "Bộ Giáo dục và Đào tạo đã bổ sung 5 mã ngành mới vào chương trình đào tạo đại học."
    assert marked("Số liệu mã ngành này của bộ nào?", text, "5") == []


LATE = "Thủ tướng giao nhiệm vụ kèm theo thời hạn và lưu ý sẽ xử lý trách nhiệm những đơn vị, cá nhân chậm tiến độ."
TASK = (
    "Thủ tướng giao Bộ Thông tin và Truyền thông bảo đảm Chỉ số phát triển Chính phủ điện tử theo đánh giá của "
    "Liên hợp quốc tăng ít nhất 5 bậc."
)
HEARD = "Phiên họp nghe ông Phạm Đức Long tóm tắt kế hoạch; các Bộ Công an, Y tế tham luận."
NOTICE = "Văn phòng Chính phủ vừa thông báo kết luận phiên họp lần thứ 8 của Ủy ban Quốc gia về chuyển đổi số."
COVERED = "Di động băng rộng 4G được phủ sóng tới 99,8% dân số với chất lượng ổn định."
PRESS = "Cùng dự có Phóng viên Báo Kon Tum, Đài Phát thanh và Truyền hình tỉnh, Cổng Thông tin điện tử tỉnh."


@pytest.mark.parametrize(
    ("question", "text", "seen", "found"),
    [
        ("Ai sẽ bị xử lý trách nhiệm?", LATE, "Thủ tướng", ["những đơn vị, cá nhân chậm tiến độ"]),
        ("Ai chịu trách nhiệm?", LATE, "Thủ tướng", ["những đơn vị, cá nhân chậm tiến độ"]),
        ("Ai bị phê bình?", LATE, "Thủ tướng", []),
        ("Ai được Thủ tướng biểu dương?", "Thủ tướng Phạm Minh Chính biểu dương nỗ lực.", "Phạm Minh Chính", []),
        ("Ai bị phạt?", "Người vi phạm bị phạt 5 triệu đồng.", "Người vi phạm", ["Người vi phạm"]),
        ("Mục tiêu 5 bậc là ai giao ai?", TASK, "Thủ tướng", ["Thủ tướng giao Bộ Thông tin và Truyền thông"]),
    ],
)
def test_whom_a_deed_befalls_is_not_who_does_it(question: str, text: str, seen: str, found: list[str]) -> None:
    assert marked(question, text, seen) == found


def test_whom_it_befalls_is_asked_in_other_words_too() -> None:
    document = parse_document("a.txt", LATE)
    query = read("Ai bị nhắc nhở?", "Ai xử lý trách nhiệm?")
    (found,) = marked_spans(query, document, chunk_document(document)[0].units[0], Span(0, len("Thủ tướng")))
    assert found.of(LATE) == "những đơn vị, cá nhân chậm tiến độ"


@pytest.mark.parametrize(
    ("question", "text", "seen", "found"),
    [
        ("Xếp hạng theo đánh giá của tổ chức nào?", "Việt Nam xếp thứ 71 trong 193 quốc gia.", "thứ 71", []),
        ("Xếp hạng theo đánh giá của tổ chức nào?", "Việt Nam xếp thứ 71 trong 193 quốc gia.", "Việt Nam", []),
        ("Xếp hạng theo đánh giá của tổ chức nào?", TASK, "Liên hợp quốc", ["Liên hợp quốc"]),
        ("Đơn vị nào báo cáo?", HEARD, "các Bộ Công an, Y tế", ["các Bộ Công an, Y tế"]),
        ("Cơ quan nào thông báo kết luận?", NOTICE, "Ủy ban Quốc gia", ["Văn phòng Chính phủ"]),
        ("Chất lượng có ổn định không?", COVERED, COVERED.partition(" với")[0], ["ổn định"]),
        ("Báo nào đưa tin?", PRESS, "Đài Phát thanh và Truyền hình tỉnh", ["Báo Kon Tum"]),
        ("Có đài truyền hình tỉnh dự không?", PRESS, "Cổng Thông tin", ["Đài Phát thanh và Truyền hình tỉnh"]),
        ("Có Kon Tum dự không?", PRESS, "Báo Kon Tum", ["Kon Tum"]),
        ("Kiện toàn năm nào?", "Khẩn trương kiện toàn Ban Chỉ đạo trước ngày 10/5.", "trước ngày 10/5", []),
        ("Tăng 33,95% là so với khi nào?", SPEED, "năm 2022", ["cùng kỳ năm 2022"]),
    ],
)
def test_a_mark_is_of_the_kind_that_the_question_word_asks_for(
    question: str, text: str, seen: str, found: list[str]
) -> None:
    assert marked(question, text, seen) == found


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Gần hay hơn 12,9 nghìn tỷ?", "Thanh toán với số tiền hơn 12,9 nghìn tỷ đồng.", "hơn 12,9 nghìn tỷ đồng"),
        ("Thủ tướng nói lúc bế mạc hay khai mạc?", "Phát biểu bế mạc, Thủ tướng chỉ đạo các bộ.", "bế mạc"),
        ("54 triệu là tài khoản gì?", CARDS, "kích hoạt gần 54 triệu tài khoản"),
        ("Con số 33,95% là của cái gì?", SPEED, SPEED.partition(" so với")[0]),
        ("Thủ tướng có nói “vươn mình” không?", "Đó là lựa chọn để đất nước vươn mình.", "vươn mình"),
        ("571 nghìn là số gì?", f"{'Có nhiều doanh nghiệp, ' * 5}571 nghìn máy chủ.", "571 nghìn máy chủ"),
        (
            "Con số 388 là gì?",
            "Nền tảng đã kết nối với 388 hệ thống, cơ sở dữ liệu của 95 cơ quan.",
            "Nền tảng đã kết nối với 388 hệ thống",
        ),
        (
            "2.398 là số gì?",
            "Đến nay đã xác lập được 2.398 cơ sở dữ liệu.",
            "Đến nay đã xác lập được 2.398 cơ sở dữ liệu",
        ),
        (
            "47,79% là tỷ lệ gì?",
            "Có 80,44% TTHC đủ điều kiện toàn trình được cung cấp trực tuyến; 47,79% được cung cấp toàn trình.",
            "47,79% được cung cấp toàn trình",
        ),
        ("Lấy gì làm trung tâm?", "Cần lấy người dân, doanh nghiệp làm trung tâm.", "người dân, doanh nghiệp"),
        ("Lấy cái gì dẫn dắt đầu tư tư?", "Tăng cường hợp tác, lấy đầu tư công dẫn dắt đầu tư tư.", "đầu tư công"),
    ],
)
def test_of_what_a_question_holds_itself_the_one_that_is_told_is_marked(question: str, text: str, found: str) -> None:
    assert marked(question, text, text.split()[0]) == [found]


def test_how_it_stands_with_a_thing_is_told_by_the_clause_that_speaks_of_it() -> None:
    text = "Xây dựng Trung tâm dữ liệu; nâng cấp đường trục để sớm thương mại hóa 5G trong năm 2024; xóa vùng lõm sóng."
    found = ["nâng cấp đường trục để sớm thương mại hóa 5G trong năm 2024"]
    assert marked("Về 5G thì chủ trương thế nào?", text, "nâng cấp đường trục") == found


def test_of_several_holders_all_are_marked() -> None:
    there = (
        "Cùng dự có Phó Thủ tướng Trần Hồng Hà; Bộ trưởng Bộ Thông tin và Truyền thông Nguyễn Mạnh Hùng; Đại tướng "
        "Tô Lâm, Bộ trưởng Bộ Công an; Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ Trần Văn Sơn."
    )
    assert marked("Những bộ trưởng nào dự?", there) == ["Nguyễn Mạnh Hùng", "Tô Lâm", "Trần Văn Sơn"]
    assert marked("Ai là Bộ trưởng Bộ Công an?", there) == ["Tô Lâm"]


def test_what_somebody_is_told_to_report_is_marked_though_the_reader_doubts_it() -> None:
    text = "Bài do Trung tướng Nguyễn Duy Ngọc trình bày đã đánh giá kết quả, phân tích nguyên nhân."
    seen = "đã đánh giá kết quả, phân tích nguyên nhân"
    assert marked("Ông Nguyễn Duy Ngọc báo cáo những gì?", text, seen, doubtful=True) == [seen]
