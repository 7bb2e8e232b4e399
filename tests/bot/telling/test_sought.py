import pytest

from bot.telling.sought import asks_rank, counted_figures, counts, dates, sought_figures
from bot.understanding.query import read
from index import Span

INDEX = "Chỉ số năm 2022 đạt 0,71, tăng 5,6% so với năm 2021, cao hơn trung bình thế giới là 0,61, xếp thứ 86."
PROVINCE = "Bắc Kạn từ thứ 62 xuống xếp thứ 58, tăng 5 bậc."
ACCOUNTS = "Có gần 14,6 triệu tài khoản; hơn 46,2 triệu hồ sơ; 12,9 nghìn tỷ đồng qua 26,8 triệu giao dịch."
SHARE = "Tỷ trọng kinh tế số trong GDP đạt khoảng 14,96%, tốc độ tăng trưởng duy trì ở mức cao ở mức 21%."
PLATFORMS = "Tăng trưởng nền tảng số và ứng dụng di động đạt 25,25%, tăng 5,62% so với năm 2023."
SLOWER = (
    "So với năm 2021, tốc độ tăng trưởng chỉ số chuyển đổi số quốc gia năm 2022 có chậm lại, nhưng các chỉ số thành "
    "phần vẫn duy trì tốc độ tăng trưởng cao từ 45% - 55%."
)
DEADLINES = "Sáng ngày 22/6/2023, Quốc hội thông qua Luật; trước tháng 12/2024 phải xong, tính từ năm 2021."
TARGETS = (
    "Bảo đảm Chỉ số phát triển Chính phủ điện tử tăng ít nhất 5 bậc và Chỉ số an toàn an ninh mạng thuộc nhóm 30 nước."
)


def whole(text: str) -> Span:
    return Span(0, len(text))


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Chỉ số năm 2022 là bao nhiêu?", INDEX, ["0,71"]),
        ("Chỉ số năm 2022 tăng bao nhiêu phần trăm?", INDEX, ["5,6%"]),
        ("Trung bình thế giới là bao nhiêu?", INDEX, ["0,61"]),
        ("Việt Nam xếp thứ mấy?", INDEX, ["thứ 86"]),
        ("Bắc Kạn xếp thứ mấy?", PROVINCE, ["thứ 58"]),
        ("Sao Hỏa là hành tinh thứ mấy trong hệ?", "Sao Hỏa là hành tinh thứ tư trong 8 hành tinh.", ["thứ tư"]),
        ("Bắc Kạn tăng mấy bậc?", PROVINCE, ["5 bậc"]),
        ("Chỉ số tăng bao nhiêu?", "Chỉ số đạt 0,71, phải tăng ít nhất 0,05.", ["0,05"]),
        ("Kinh tế số đạt bao nhiêu?", "Ước đạt 16,5%, tốc độ tăng 20%, gấp 3 lần tăng trưởng GDP.", ["16,5%"]),
        ("Tăng trưởng kinh tế số bao nhiêu?", SHARE, ["21%"]),
        ("Nền tảng số tăng bao nhiêu?", PLATFORMS, ["25,25%"]),
        ("Nền tảng số tăng bao nhiêu so với năm trước?", PLATFORMS, ["5,62%"]),
        ("Tỷ trọng kinh tế số bao nhiêu?", SHARE, ["14,96%"]),
        ("Tốc độ tăng của chỉ số quốc gia là bao nhiêu?", SLOWER, []),
        ("Các chỉ số thành phần tăng với tốc độ bao nhiêu?", SLOWER, ["45%"]),
        ("Bao nhiêu tiền?", ACCOUNTS, ["12,9 nghìn tỷ đồng"]),
        ("Tốc độ mạng bao nhiêu Mbps?", INDEX, []),  # no figure is of this unit
        ("Mạng 4G phủ bao nhiêu?", "Sóng 4G phủ tới 99,8% dân số.", ["99,8%"]),
        ("Bao nhiêu giao dịch mỗi giây?", "Đạt 18 giao dịch 1 giây, 65.000 giao dịch 1 giờ.", ["18"]),
        ("Bộ được giao gì về chỉ số chính phủ điện tử?", TARGETS, ["5 bậc"]),
        ("Bộ được giao gì về chỉ số an toàn an ninh mạng?", TARGETS, ["30"]),
        ("Bao nhiêu hồ sơ?", "(5) Tiếp nhận 300 hồ sơ trong 6 tháng đầu năm.", ["300"]),
    ],
)
def test_figures_are_of_the_unit_and_the_kind_asked_for(question: str, text: str, found: list[str]) -> None:
    assert [figure.of(text) for figure in sought_figures(read(question, question), text, whole(text))] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Bao nhiêu tài khoản?", ["14,6 triệu"]),
        ("Có mấy hồ sơ?", ["46,2 triệu"]),
        ("Tổng số giao dịch?", ["26,8 triệu"]),
        ("Bao nhiêu thửa đất?", []),
    ],
)
def test_what_is_counted_stands_right_behind_its_figure(question: str, found: list[str]) -> None:
    query = read(question, question)
    figures = sought_figures(query, ACCOUNTS, whole(ACCOUNTS))
    assert [figure.of(ACCOUNTS) for figure in counted_figures(query, ACCOUNTS, whole(ACCOUNTS), figures)] == found


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Luật được thông qua ngày nào?", ["Sáng ngày 22/6/2023"]),  # and no "12/20" of "12/2024"
        ("Luật được thông qua khi nào?", ["Sáng ngày 22/6/2023"]),
        ("Phải xong tháng nào?", ["Sáng ngày 22/6/2023", "tháng 12/2024"]),
        ("Luật thông qua sáng ngày 22/6/2023 phải xong khi nào?", ["tháng 12/2024", "năm 2021"]),
    ],
)
def test_dates_that_the_question_does_not_say_itself_tell_when(question: str, found: list[str]) -> None:
    told = dates(read(question, question), DEADLINES, whole(DEADLINES))
    assert [date.of(DEADLINES) for date in told] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Họp ngày 24 tháng 4 năm 2024.", "ngày 24 tháng 4 năm 2024"),
        ("Họp chiều 28/12.", "chiều 28/12"),
        ("Trong 6 tháng đầu năm 2023 họp hai lần.", "Trong 6 tháng đầu năm 2023"),
        ("Xong trong tháng 5/2024.", "trong tháng 5/2024"),
    ],
)
def test_dates_are_written_in_many_ways(text: str, found: str) -> None:
    assert [date.of(text) for date in dates(read("Khi nào?", "Khi nào?"), text, whole(text))] == [found]


def test_a_figure_or_a_rank_is_asked_for_in_many_words() -> None:
    asked = ("Bao nhiêu hồ sơ?", "Tổng số hồ sơ?", "Số tài khoản năm 2023?", "Ai chủ trì?")
    assert [counts(read(each, each)) for each in asked] == [True, True, True, False]
    ranks = ("Việt Nam xếp thứ mấy?", "Xếp hạng của Bắc Kạn?", "Xếp hạng tăng mấy bậc?")
    assert [asks_rank(read(each, each)) for each in ranks] == [True, True, False]
