import pytest

from bot.understanding.claims import Claim, claim_of, has_value


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("45% đúng không?", ("45%",)),
        ("thứ 71 phải không", ("thứ 71",)),
        ("thứ 71 phải không bác?", ("thứ 71",)),
        ("hạng 71 à?", ("hạng 71",)),
        ("đúng 80% à?", ("đúng 80%",)),
        ("Gần 80% à?", ("gần 80%",)),
        ("chiều 28/12/2023 đúng không?", ("chiều 28/12/2023",)),
        ("571.000 hả?", ("571.000",)),
        ("0,65 ha", ("0,65",)),
        ("45%?", ("45%",)),
        ("5 bậc hay 15 bậc?", ("5 bậc", "15 bậc")),
        ("80,44% hay 47,79% vậy ạ", ("80,44%", "47,79%")),
        ("trước tháng 12/2024 đúng không ạ?", ("trước tháng 12/2024",)),
        ("22 tháng 6 năm 2023 à", ("22 tháng 6 năm 2023",)),
        ("14,96% dùng không", ("14,96%",)),  # typed without marks
        ("không quá 5 bậc phải không", ("không quá 5 bậc",)),
        ("ngày 22 tháng 6/2023 đúng không", ("ngày 22 tháng 6/2023",)),
        ("is it 16.5%?", ("16.5%",)),
        ("18.3%, right?", ("18.3%",)),
        ("ông Trần Hồng Hà phải không", ("Trần Hồng Hà",)),
        ("Năm 2022 đúng không?", ("năm 2022",)),
        ("45%, chắc chắn chứ?", ("45%",)),
        ("45% có thật không?", ("45%",)),
        ("tôi nhớ là 14,26%", ("14,26%",)),
        ("mình cứ tưởng 0,65", ("0,65",)),
    ],
)
def test_a_value_alone_is_of_the_question_before(typed: str, values: tuple[str, ...]) -> None:
    assert claim_of(typed) == Claim(values, "")


@pytest.mark.parametrize(
    ("typed", "value", "asked"),
    [
        ("Ông Hồ Đức Phớc cũng dự đúng không", "Hồ Đức Phớc", "Ai dự?"),
        (
            "Tỷ trọng kinh tế số năm 2022 là 16,5% đúng không?",
            "16,5%",
            "Tỷ trọng kinh tế số năm 2022 là bao nhiêu phần trăm?",
        ),
        ("có đúng là Việt Nam xếp thứ 86 không?", "thứ 86", "Việt Nam xếp thứ mấy?"),
        ("Bắc Kạn tăng 5 bậc à?", "5 bậc", "Bắc Kạn tăng bao nhiêu bậc?"),
        ("Xếp thứ 71 trên 193 quốc gia à?", "193 quốc gia", "Xếp thứ 71 trên bao nhiêu quốc gia?"),
        ("100% người dân dùng VNeID hạ", "100%", "bao nhiêu phần trăm người dân dùng VNeID?"),
        ("Có gần 54 triệu tài khoản phải không bạn", "gần 54 triệu tài khoản", "Có bao nhiêu triệu tài khoản?"),
        ("Gần 14,6 triệu hồ sơ đúng không?", "gần 14,6 triệu hồ sơ", "bao nhiêu triệu hồ sơ?"),
        ("Tăng trưởng kinh tế 2025 là 8-10% à?", "8-10%", "Tăng trưởng kinh tế 2025 là bao nhiêu phần trăm?"),
        ("Sáng 28/12 họp phiên thứ 7 đúng không?", "sáng 28/12", "ngày nào họp phiên thứ 7?"),
        ("Phó Chủ tịch tỉnh Kon Tum tên là Y Ngọc đúng không?", "Y Ngọc", "Phó Chủ tịch tỉnh Kon Tum là ai?"),
        ("bộ trưởng bộ công an là Tô Lâm à", "Tô Lâm", "bộ trưởng bộ công an là ai?"),
        ("Tô Lâm có phải là Bộ trưởng Bộ Công an không?", "Tô Lâm", "Ai là Bộ trưởng Bộ Công an?"),
        ("Do ông Nguyễn Mạnh Hùng chủ trì phải không?", "Nguyễn Mạnh Hùng", "Ai chủ trì?"),
        (
            "Phiên họp thứ 8 do Thủ tướng Phạm Minh Chính chủ trì à?",
            "Phạm Minh Chính",
            "Phiên họp thứ 8 do ai chủ trì?",
        ),
        ("Thứ trưởng Phạm Đức Long báo cáo đúng không?", "Phạm Đức Long", "Ai báo cáo?"),
        ("Luật thông qua ngày 22/6/2022 đúng không?", "ngày 22/6/2022", "Luật thông qua ngày nào?"),
        ("Phải xong trước tháng 12/2024 chứ?", "trước tháng 12/2024", "Phải xong trước tháng nào?"),
        ("Chỉ số kinh tế số 2021 là 0,64?", "0,64", "Chỉ số kinh tế số 2021 là bao nhiêu?"),
        ("4G phủ 98,9% dân số?", "98,9%", "4G phủ bao nhiêu phần trăm dân số?"),
        ("Tăng 4 bậc so với năm trước?", "4 bậc", "Tăng bao nhiêu bậc so với năm trước?"),
        (
            "Hồ sơ trực tuyến đạt 38,3% vào tháng 4/2024?",
            "38,3%",
            "Hồ sơ trực tuyến đạt bao nhiêu phần trăm vào tháng 4/2024?",
        ),
        (
            "Việt Nam xếp 71/193 về chính phủ điện tử à?",
            "thứ 71",
            "Việt Nam xếp thứ mấy/193 về chính phủ điện tử?",
        ),
        ("Di động đứng 47 thế giới à?", "thứ 47", "Di động đứng thứ mấy thế giới?"),
        ("Bắc Kạn tụt từ 58 xuống 62 phải không?", "thứ 62", "Bắc Kạn tụt từ thứ 58 xuống thứ mấy?"),
        ("Kết nối từ 15 lên 18 bộ à?", "18 bộ", "Kết nối từ 15 lên bao nhiêu bộ?"),
        ("Tăng từ 11,91% lên 14,26% à?", "14,26%", "Tăng từ 11,91% lên bao nhiêu phần trăm?"),
        (
            "Chủ đề năm 2025 là “4 trụ cột của kinh tế số”, đúng không?",
            "“4 trụ cột của kinh tế số”",
            "Chủ đề năm 2025 là gì?",
        ),
        ('Năm 2023 là năm "Tạo lập dữ liệu" à?', '"Tạo lập dữ liệu"', "Năm 2023 là năm gì?"),
        (
            "Chủ đề năm 2025 là khai phá tiềm năng dữ liệu đúng hông",
            "“khai phá tiềm năng dữ liệu”",
            "Chủ đề năm 2025 là gì?",
        ),
        ('là "Chuyển đổi số toàn diện" phải không?', '"Chuyển đổi số toàn diện"', ""),
    ],
)
def test_a_statement_is_asked_with_its_value_left_open(typed: str, value: str, asked: str) -> None:
    claim = claim_of(typed)
    assert claim is not None
    assert (claim.values, claim.asked) == ((value,), asked)


@pytest.mark.parametrize(
    "typed",
    [
        "2021?",
        "tháng 4 năm 2024?",
        "còn 6 tháng đầu năm 2023",
        "Phiên họp lần thứ 8 do Thủ tướng chủ trì đúng không?",
        "Chỉ số nào đạt 0,64 nhỉ?",
        "85 điểm là mức nào?",
        "Tỷ lệ hồ sơ trực tuyến năm 2024?",
        "5G phủ sóng?",
        "Các bộ đạt 80%?",
        "Kinh tế số năm 2022 đã vượt 0,6 chưa?",
        "đúng không?",
    ],
)
def test_a_year_the_name_of_a_meeting_or_a_question_reads_nothing_back(typed: str) -> None:
    assert claim_of(typed) is None


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("100% xã kết nối cáp quang là mục tiêu à?", "bao nhiêu phần trăm xã kết nối cáp quang?"),
        ("Tăng trưởng 2025 là 8-10%, đó là kết quả à?", "Tăng trưởng 2025 là bao nhiêu phần trăm?"),
    ],
)
def test_of_what_sort_a_statement_is_confirms_no_value(typed: str, asked: str) -> None:
    claim = claim_of(typed)
    assert claim is not None
    assert (claim.values, claim.asked) == ((), asked)


def test_the_first_of_several_figures_is_asked_for_too() -> None:
    claim = claim_of("Việt Nam xếp thứ 70 trên 193 quốc gia đúng không?", first=True)
    assert claim is not None
    assert (claim.values, claim.asked) == (("thứ 70",), "Việt Nam xếp thứ mấy trên 193 quốc gia?")


@pytest.mark.parametrize(("text", "has"), [("năm 2022", True), ("45%", True), ("22/6/2023", True), ("Y Ngọc", False)])
def test_a_year_is_a_value_and_a_name_is_none(text: str, has: bool) -> None:
    assert has_value(text) is has
