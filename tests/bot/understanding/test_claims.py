import pytest

from bot.understanding.claims import ONE_OF, Claim, claim_of, without_other_figures


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
        ("vậy là hơn ba phần tư đúng không?", ("hơn 75%",)),
        ("quá nửa đúng không?", ("hơn 50%",)),
        ("vậy là hơn nửa triệu người phải không?", ("hơn 500 nghìn",)),
        ("trong tháng 6 đúng không?", ("tháng 6",)),
        ("buổi chiều phải không nhỉ?", ("buổi chiều",)),
        ("so với năm 2023 phải không?", ("so với năm 2023",)),
        ("vậy là tụt hạng đúng không?", ("tụt hạng",)),
        ("vậy nghĩa là giảm?", ("giảm",)),
        ("mỗi tháng phải không?", ("mỗi tháng",)),
        ("số này là chính thức rồi đúng không?", ("chính thức",)),
        ("mình cứ tưởng 0,65", ("0,65",)),
        ("chứ không phải 38% à?", ("38%",)),
    ],
)
def test_a_value_alone_is_of_the_question_before(typed: str, values: tuple[str, ...]) -> None:
    assert claim_of(typed) == Claim(values, "")


@pytest.mark.parametrize(
    ("typed", "value", "asked"),
    [
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
        ("Phiên 12/7 họp buổi chiều đúng không?", "buổi chiều", "Phiên 12/7 họp ngày nào?"),
        ("Có hơn một triệu máy chủ đúng không?", "hơn 1 triệu máy chủ", "Có bao nhiêu triệu máy chủ?"),
        ("Phiên thứ 8 họp vào buổi chiều, phải không nhỉ?", "buổi chiều", "Phiên thứ 8 họp ngày nào?"),
        (
            "Tới tháng 4/2024 đã quá một nửa phải không?",
            "hơn 50%",
            "Tới tháng 4/2024 đã bao nhiêu phần trăm?",
        ),
        ("Tỷ lệ tăng gấp đôi so với 2023 đúng không?", "2 lần", "Tỷ lệ tăng gấp bao nhiêu lần so với 2023?"),
        ("Chỉ số năm 2020 chỉ 0,26 thôi đúng không?", "chỉ 0,26", "Chỉ số năm 2020 bao nhiêu?"),
        ("Tỷ trọng 16,5% là số chính thức, phải không?", "16,5%", "Tỷ trọng bao nhiêu phần trăm?"),
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
        "Hải Phòng tham luận ở phiên 8, đúng không?",
        "Hôm họp có ông Tô Lâm đúng không?",
        "Hội nghị nửa đầu năm 2023 có bàn việc đó đúng không?",
        "Chỉ số nào đạt 0,64 nhỉ?",
        "85 điểm là mức nào?",
        "Tỷ lệ hồ sơ trực tuyến năm 2024?",
        "5G phủ sóng?",
        "Các bộ đạt 80%?",
        '"3 tăng cường" có bao gồm an ninh mạng phải không?',
        "Năm 2022 trong 3 trụ cột thì xã hội số thấp nhất, đúng không?",
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


@pytest.mark.parametrize(
    ("asked", "alone"),
    [
        ("Nhân lực khoảng 561 nghìn người, chiếm bao nhiêu phần trăm?", "Nhân lực chiếm bao nhiêu phần trăm?"),
        ("Nhân lực 561 nghìn người chiếm bao nhiêu phần trăm?", ""),
        ("Ngày 24/4/2024, có bao nhiêu hồ sơ?", ""),
    ],
)
def test_a_question_may_be_asked_without_the_figure_of_its_other_clause(asked: str, alone: str) -> None:
    assert without_other_figures(asked) == alone


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ('An ninh mạng thuộc nhóm "3 tăng cường" phải không?', '"3 tăng cường" có An ninh mạng không?'),
        ("Sóc Trăng có trong danh sách 7 tỉnh chứ?", "7 tỉnh có Sóc Trăng không?"),
    ],
)
def test_of_a_counted_list_it_is_asked_whether_it_has_something(typed: str, asked: str) -> None:
    assert ONE_OF.sub(r"\g<list> có \g<one> không?", typed) == asked
