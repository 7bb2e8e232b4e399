import pytest

from bot.understanding.coordination import sides

HELD = {"rong_di", "truong_nen"}


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "Tốc độ băng rộng cố định và di động của Việt Nam năm 2023, cái nào nhanh hơn?",
            ["Tốc độ băng rộng cố định của Việt Nam năm 2023?", "Tốc độ băng rộng di động của Việt Nam năm 2023?"],
        ),
        (
            "Tăng trưởng kinh tế số hay nền tảng số cao hơn?",
            ["Tăng trưởng kinh tế số?", "Tăng trưởng nền tảng số?"],
        ),
        (
            "Năm 2024 kinh tế số và nền tảng số, bên nào tăng trưởng nhanh hơn?",
            ["kinh tế số tăng trưởng năm 2024?", "nền tảng số tăng trưởng năm 2024?"],
        ),
        (
            "Tỷ lệ hộ gia đình và tỷ lệ xã có cáp quang lần lượt là bao nhiêu?",
            ["Tỷ lệ hộ gia đình có cáp quang là bao nhiêu?", "tỷ lệ xã có cáp quang là bao nhiêu?"],
        ),
        (
            "Trong chính phủ số, kinh tế số và xã hội số thì cái nào thấp nhất?",
            ["chính phủ số?", "kinh tế số?", "xã hội số?"],
        ),
        (
            "Năm 2021 trụ cột nào cao nhất trong kinh tế số và xã hội số?",
            ["kinh tế số năm 2021?", "xã hội số năm 2021?"],
        ),
        (
            "Phiên họp lần thứ 7 và phiên họp lần thứ 8 họp ngày nào?",
            ["Phiên họp lần thứ 7 họp ngày nào?", "phiên họp lần thứ 8 họp ngày nào?"],
        ),
        (
            "Bộ Công an và Bộ Thông tin và Truyền thông được giao những việc gì?",
            ["Bộ Công an được giao những việc gì?", "Bộ Thông tin và Truyền thông được giao những việc gì?"],
        ),
        (
            "So sánh băng rộng cố định và di động về tốc độ",
            ["tốc độ băng rộng cố định?", "tốc độ băng rộng di động?"],
        ),
        (
            "Chênh lệch giữa chính phủ số và xã hội số năm 2022 là mấy?",
            ["chính phủ số năm 2022 là mấy?", "xã hội số năm 2022 là mấy?"],
        ),
        (
            "Giữa chính phủ số và kinh tế số năm 2022 bên nào nhỉnh hơn?",
            ["chính phủ số năm 2022?", "kinh tế số năm 2022?"],
        ),
        ("Bộ Thông tin và Truyền thông được giao việc gì?", []),
        ("Tăng bao nhiêu so với cùng kỳ?", []),
        ("Việc chấm điểm được làm với bao nhiêu bộ?", []),
        ("Những ai phù hợp với phương pháp trị bằng sóng xung kích?", []),
        ("Điểm khác biệt của bệnh tại nước ta so với các nước?", []),
        ("Bộ Y tế có yêu cầu thế nào với các cơ quan trong ngành?", []),
        ("Người uống bia có điểm gì khác so với người uống nước lọc?", []),
    ],
)
def test_each_thing_is_asked_with_the_words_that_belong_to_all(text: str, each: list[str]) -> None:
    assert sides(text, HELD.__contains__) == each
