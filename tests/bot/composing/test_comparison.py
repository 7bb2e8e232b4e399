import pytest

from bot.composing.comparison import compares, joined, parts, years_of_change
from bot.understanding.query import read


def asked(text: str, *years: int) -> list[str]:
    return [part.text for part in parts(read("", text), years, lambda term: False)]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        ("Tỷ trọng kinh tế số năm 2022?", ["Tỷ trọng kinh tế số năm 2022?"]),
        ("Năm học 2026-2027 tuyển bao nhiêu học sinh?", ["Năm học 2026-2027 tuyển bao nhiêu học sinh?"]),
        (
            "Tỷ trọng kinh tế số từ 2021 đến 2023?",
            ["Tỷ trọng kinh tế số năm 2021?", "Tỷ trọng kinh tế số năm 2022?", "Tỷ trọng kinh tế số năm 2023?"],
        ),
        (
            "Giai đoạn 2020-2022 kinh tế số với xã hội số tăng bao nhiêu điểm, bên nào nhiều hơn?",
            ["kinh tế số tăng bao nhiêu điểm?", "xã hội số tăng bao nhiêu điểm?"],
        ),
        (
            "Từ 2020 sang 2022, trụ cột nào tăng nhiều hơn: kinh tế số hay xã hội số?",
            ["chỉ số kinh tế số tăng?", "chỉ số xã hội số tăng?"],
        ),
        (
            "Năm 2022 trụ nào tăng nhiều hơn, chính phủ số hay kinh tế số?",
            ["chỉ số chính phủ số tăng năm 2022?", "chỉ số kinh tế số tăng năm 2022?"],
        ),
        (
            "Năm 2020 chính phủ số với xã hội số, bên nào hơn?",
            ["chính phủ số bao nhiêu năm 2020?", "xã hội số bao nhiêu năm 2020?"],
        ),
        (
            "Năm 2021 kinh tế số có vượt chính phủ số không?",
            ["kinh tế số năm 2021?", "chính phủ số năm 2021?"],
        ),
        (
            "Mạng cố định có nhanh hơn so với mạng di động không?",
            ["Mạng cố định?", "mạng di động?"],
        ),
        ("Năm 2021 kinh tế số có vượt kế hoạch không?", ["Năm 2021 kinh tế số có vượt kế hoạch không?"]),
        ("Tốc độ di động có hơn thế giới không?", ["Tốc độ di động có hơn thế giới không?"]),
        ("Chính phủ điện tử tăng mấy bậc so với lần trước?", ["Chính phủ điện tử tăng mấy bậc so với lần trước?"]),
        ("Người uống bia khác so với người không ra sao?", ["Người uống bia khác so với người không ra sao?"]),
        ("Tốc độ di động so với trung bình thế giới ra sao?", ["Tốc độ di động so với trung bình thế giới ra sao?"]),
        (
            "so sánh tốc độ băng rộng cố định và băng rộng di động 6 tháng đầu năm 2023",
            ["tốc độ băng rộng cố định 6 tháng đầu năm 2023?", "tốc độ băng rộng di động 6 tháng đầu năm 2023?"],
        ),
        (
            "Tỷ trọng kinh tế số nửa đầu 2023 so với ước cả năm 2023?",
            ["Tỷ trọng kinh tế số nửa đầu 2023?", "Tỷ trọng kinh tế số năm 2023?"],
        ),
        ("so sánh xã hội số 2020 với 2022", ["xã hội số năm 2020 là bao nhiêu?", "xã hội số năm 2022 là bao nhiêu?"]),
        (
            "Kinh tế số năm 2023 có cao hơn năm 2022 không?",
            ["Kinh tế số năm 2022 là bao nhiêu?", "Kinh tế số năm 2023 là bao nhiêu?"],
        ),
        (
            "Số trâu năm 2024 so với năm 2022 tăng hay giảm?",
            ["Số trâu năm 2022 là bao nhiêu?", "Số trâu năm 2024 là bao nhiêu?"],
        ),
        ("Số lợn năm 2024 và nửa đầu 2025 khác nhau ra sao?", ["Số lợn năm 2024?", "Số lợn nửa đầu năm 2025?"]),
        (
            "Kim Đông và Yên Trạch, bên nào cấy nhiều lúa đông xuân hơn?",
            ["Kim Đông cấy bao nhiêu lúa đông xuân?", "Yên Trạch cấy bao nhiêu lúa đông xuân?"],
        ),
        ("Kinh tế số qua các năm", ["Kinh tế số năm 2021 là bao nhiêu?", "Kinh tế số năm 2024 là bao nhiêu?"]),
        ("Chủ đề qua các năm", ["Chủ đề năm 2021?", "Chủ đề năm 2024?"]),
        (
            "Kinh tế số đạt bao nhiêu qua các năm 2022, 2023?",
            ["Kinh tế số đạt bao nhiêu năm 2022?", "Kinh tế số đạt bao nhiêu năm 2023?"],
        ),
        (
            "Chênh lệch giữa chính phủ số và xã hội số là mấy?",
            ["chính phủ số là mấy?", "xã hội số là mấy?"],
        ),
        (
            "So sánh chỉ số chính phủ số và xã hội số năm 2022",
            ["chỉ số chính phủ số năm 2022?", "chỉ số xã hội số năm 2022?"],
        ),
        (
            "So sánh chỉ số chính phủ số, kinh tế số và xã hội số năm 2022?",
            ["chỉ số chính phủ số năm 2022?", "chỉ số kinh tế số năm 2022?", "chỉ số xã hội số năm 2022?"],
        ),
        (
            "Tỷ lệ hồ sơ trực tuyến đến tháng 4/2024 so với cả năm 2024 khác nhau ra sao?",
            ["Tỷ lệ hồ sơ trực tuyến đến tháng 4/2024?", "Tỷ lệ hồ sơ trực tuyến năm 2024?"],
        ),
        ("Việt Nam tăng bao nhiêu bậc so với năm 2022?", ["Việt Nam tăng bao nhiêu bậc so với năm 2022?"]),
        ("Tỷ lệ hồ sơ năm 2024 gấp mấy lần so với 2023?", ["Tỷ lệ hồ sơ năm 2024 gấp mấy lần so với 2023?"]),
        ("Hồ sơ nộp chiếm mấy % so với tổng số hồ sơ?", ["Hồ sơ nộp chiếm mấy % so với tổng số hồ sơ?"]),
        (
            "Kinh tế số năm 2024 tăng bao nhiêu % so với 2023?",
            ["Kinh tế số năm 2024 tăng bao nhiêu % so với 2023?"],
        ),
        (
            "So với năm 2023, kinh tế số năm 2024 tăng bao nhiêu?",
            ["So với năm 2023, kinh tế số năm 2024 tăng bao nhiêu?"],
        ),
        ("Chỉ số nào tăng mạnh nhất từ 2020 đến 2022?", ["Chỉ số nào tăng mạnh nhất từ 2020 đến 2022?"]),
        ("Tốc độ tăng trưởng các năm", ["Tốc độ tăng trưởng năm 2021?", "Tốc độ tăng trưởng năm 2024?"]),
        (
            "Kinh tế số năm 2022 so với 2023?",
            ["Kinh tế số năm 2022 là bao nhiêu?", "Kinh tế số năm 2023 là bao nhiêu?"],
        ),
        (
            "Mạng cố định và mạng di động mỗi bên tăng bao nhiêu so với năm 2022?",
            ["Mạng cố định tăng bao nhiêu?", "mạng di động tăng bao nhiêu?"],
        ),
    ],
)
def test_a_question_for_several_facts_becomes_one_query_a_fact(question: str, texts: list[str]) -> None:
    assert asked(question, 2021, 2024) == texts


def test_each_year_is_asked_for_alone() -> None:
    found = parts(read("?", "Kinh tế số năm 2021 và 2022?"), (), lambda term: False)
    assert [part.years for part in found] == [(2021,), (2022,)]


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "So sánh chỉ tiêu lớp 6 năm 2025-2026 của THCS Lê Hữu Trác và THCS Nguyễn Thái Học",
            [
                "chỉ tiêu lớp 6 năm 2025-2026 của THCS Lê Hữu Trác?",
                "chỉ tiêu lớp 6 năm 2025-2026 của THCS Nguyễn Thái Học?",
            ],
        ),
        (
            "Số học sinh học tập mức Tốt cả năm 2024-2025 so với năm 2023-2024?",
            ["Số học sinh học tập mức Tốt cả năm học 2023-2024?", "Số học sinh học tập mức Tốt cả năm học 2024-2025?"],
        ),
        ("Năm học 2024-2025 trường có bao nhiêu học sinh?", ["Năm học 2024-2025 trường có bao nhiêu học sinh?"]),
        ("Doanh thu thị trường năm 2022-2023?", ["Doanh thu thị trường năm 2022?", "Doanh thu thị trường năm 2023?"]),
        ("Tỷ trọng kinh tế số năm 2022-2023?", ["Tỷ trọng kinh tế số năm 2022?", "Tỷ trọng kinh tế số năm 2023?"]),
    ],
)
def test_a_school_year_is_one_year(question: str, texts: list[str]) -> None:
    assert asked(question) == texts


def test_years_in_a_list_are_asked_one_by_one() -> None:
    texts = asked("Chủ đề các năm 2023, 2024 và 2025 lần lượt là gì?")
    assert texts == [f"Chủ đề năm {year} là gì?" for year in (2023, 2024, 2025)]


def test_the_year_of_the_highest_figure_is_looked_for_in_all_years() -> None:
    assert asked("Tỷ trọng kinh tế số năm nào cao nhất?", 2022, 2023) == [
        "Tỷ trọng kinh tế số năm 2022?",
        "Tỷ trọng kinh tế số năm 2023?",
    ]


def test_what_is_said_behind_two_things_is_said_of_both() -> None:
    texts = asked("Mạng cố định với mạng di động cái nào nhanh hơn, mỗi loại bao nhiêu Mbps?")
    assert texts == ["Mạng cố định bao nhiêu Mbps?", "mạng di động bao nhiêu Mbps?"]


def test_two_places_are_asked_for_in_their_order() -> None:
    assert asked("Ai chủ trì ở Kon Tum và Bắc Kạn?") == ["Ai chủ trì ở Kon Tum?", "Ai chủ trì ở Bắc Kạn?"]


def test_what_was_the_same_time_a_year_ago_is_no_thing_compared() -> None:
    text = "Tốc độ mạng di động tăng bao nhiêu so với cùng kỳ năm trước?"
    assert asked(text) == [text]


@pytest.mark.parametrize("text", ["Sao Kim hay được gọi là gì?", "Người ta hay so sánh giải này như thế nào?"])
def test_what_is_often_done_joins_nothing(text: str) -> None:
    assert [part.text for part in joined(read("", text), lambda term: False)] == [text]


def test_things_joined_without_a_comparison_may_be_asked_one_by_one() -> None:
    found = joined(read("", "Tốc độ mạng cố định và mạng di động xếp thứ mấy?"), lambda term: False)
    assert [part.text for part in found] == ["Tốc độ mạng cố định xếp thứ mấy?", "Tốc độ mạng di động xếp thứ mấy?"]


@pytest.mark.parametrize(
    ("text", "halves"),
    [
        (
            "Cáp quang vào bao nhiêu phần trăm hộ gia đình, còn 4G phủ bao nhiêu phần trăm dân?",
            ["Cáp quang vào bao nhiêu phần trăm hộ gia đình?", "4G phủ bao nhiêu phần trăm dân?"],
        ),
        (
            "Tốc độ băng rộng di động Việt Nam bao nhiêu, xếp thứ mấy thế giới?",
            ["Tốc độ băng rộng di động Việt Nam bao nhiêu, xếp thứ mấy thế giới?"],
        ),
        ("Có mấy tỉnh dự, tỉnh nào dự?", ["Có mấy tỉnh dự, tỉnh nào dự?"]),
    ],
)
def test_two_things_counted_one_after_the_other_may_be_asked_one_by_one(text: str, halves: list[str]) -> None:
    assert [part.text for part in joined(read("", text), lambda term: False)] == halves


@pytest.mark.parametrize(
    ("question", "texts"),
    [
        (
            "Tỷ trọng kinh tế số năm 2024 tăng bao nhiêu so với năm 2023?",
            ["Tỷ trọng kinh tế số là bao nhiêu năm 2023?", "Tỷ trọng kinh tế số là bao nhiêu năm 2024?"],
        ),
        (
            "Tỷ trọng năm 2022 tăng bao nhiêu điểm phần trăm so với năm 2021?",
            ["Tỷ trọng là bao nhiêu năm 2021?", "Tỷ trọng là bao nhiêu năm 2022?"],
        ),
        ("Tỷ trọng kinh tế số tăng bao nhiêu so với năm 2023?", []),
        ("Tỷ trọng kinh tế số năm 2024 so với năm 2023?", []),
    ],
)
def test_what_changed_between_two_years_may_be_told_by_the_figures_of_both(question: str, texts: list[str]) -> None:
    assert [part.text for part in years_of_change(read(question, question))] == texts


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Chỉ số tổng hợp cấp tỉnh có mức tăng trưởng mạnh hơn chỉ số tổng hợp cấp bộ.", True),
        ("Năm 2022 các bộ, tỉnh đều có chỉ số tăng.", False),
        ("Chỉ số cấp tỉnh tăng mạnh hơn năm trước.", False),
    ],
)
def test_one_sentence_may_say_itself_which_is_more(text: str, tells: bool) -> None:
    question = "Chỉ số cấp tỉnh hay cấp bộ tăng mạnh hơn?"
    several = parts(read(question, question), (), lambda *_: True)
    assert compares(several, text) is tells
