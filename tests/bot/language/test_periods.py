import pytest

from bot.language.periods import APART, figures_by_year, own_years, period_of, told_apart, year_of_figure, years_of
from index import Span, Unit, vietnamese
from index.chunks import chunk_document
from index.layout import parse_document


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("đạt 45%, tăng 2,5 lần so với năm 2023", []),
        ("Tỷ lệ đạt 45%, tăng 2,5 lần với năm 2023.", []),
        ("năm 2022 đạt 70.000, tăng 16% so với năm 2021", [2022]),
        ("tăng 29,98% so với cùng kỳ năm 2022", []),
        ("năm 2021, 2022 lần lượt là 11,91%, 14,26%", [2021, 2022]),
        ("ô ứng với năm 2020", [2020]),
        ("năm 2024 gấp mấy lần năm 2023", [2024]),
        ("bằng mấy lần năm 2023", []),
        ("tăng 15 bậc so với kỳ đánh giá năm 2022", []),
    ],
)
def test_a_year_that_is_only_compared_with_is_no_years_figure(text: str, years: list[int]) -> None:
    assert list(own_years(text)) == years


@pytest.mark.parametrize(
    ("asked", "apart"),
    [
        ("Số thẻ năm ngoái?", ["Cấp 5 triệu thẻ."]),
        ("Số thẻ so với năm ngoái?", []),
        ("Số thẻ cuối năm 2024?", ["Cấp 5 triệu thẻ."]),
        ("Số thẻ cuối năm 2023?", []),
    ],
)
def test_a_figure_of_a_part_of_a_year_is_of_another_time_than_its_end(asked: str, apart: list[str]) -> None:
    text = "Cấp 5 triệu thẻ."
    document = parse_document("a.txt", text, {"title": "Sơ kết 6 tháng đầu năm 2024"} if "2023" not in asked else {})
    found = [unit for chunk in chunk_document(document) for unit in chunk.units]
    time = APART.search(asked)
    assert [text for unit in found if time and told_apart(document, unit, time)] == apart


def units(text: str, **known: str) -> list[tuple[str, list[int]]]:
    document = parse_document("a.txt", text, known)
    found: list[Unit] = [unit for chunk in chunk_document(document) for unit in chunk.units]
    return [(unit.span.of(text), list(years_of(document, unit))) for unit in found]


def test_the_period_is_the_sentences_else_its_paragraphs_else_the_documents() -> None:
    text = "Năm 2024 có nhiều kết quả. Tỷ lệ đạt 45%.\nTổng nhân lực đạt 561.000 người."
    assert [years for _, years in units(text, date="2025-02-06")] == [[2024], [2024], [2025]]
    title = {"title": "Phiên họp của Ủy ban: kết quả năm 2024, nhiệm vụ năm 2025", "date": "2025-02-06"}
    assert units("Việt Nam xếp thứ 71.", **title) == [("Việt Nam xếp thứ 71.", [2024])]
    assert units("Tỷ lệ đạt 45%. Hết chuyện.") == [("Tỷ lệ đạt 45%.", []), ("Hết chuyện.", [])]


def test_what_stands_under_a_heading_is_of_its_year() -> None:
    text = "BÁO CÁO\n\nNăm học qua.\n\nII. NHIỆM VỤ NĂM 2025\n\n1. Chỉ tiêu\n\nTỷ lệ đạt 95% số hồ sơ của tỉnh.\n"
    assert ("Tỷ lệ đạt 95% số hồ sơ của tỉnh.", [2025]) in units(text, date="2024-01-02")


def test_a_row_holds_for_the_years_of_its_columns() -> None:
    assert units("Chỉ số Năm 2021 Năm 2022\nChính phủ số\n0,43\n0,65\nKinh tế số\n0,41\n0,64")[0][1] == [2021, 2022]


def test_figures_listed_respectively_go_to_their_years() -> None:
    text = "Tỷ trọng năm 2021, 2022 lần lượt là 11,91%, 14,26%."
    figures = figures_by_year(text, Span(0, len(text)))
    assert {year: span.of(text) for year, span in figures.items()} == {2021: "11,91%", 2022: "14,26%"}


def test_a_figure_listed_respectively_tells_its_year() -> None:
    text = "Tỷ trọng năm 2021, 2022 lần lượt là 11,91%, 14,26%."
    year = year_of_figure(text, Span(0, len(text)), "14,26% là của năm nào?")
    assert year is not None
    assert year.of(text) == "2022"


@pytest.mark.parametrize("text", ["Năm 2021 đạt 11,91%.", "Năm 2021, 2022 lần lượt là 11%.", ""])
def test_nothing_is_listed_respectively(text: str) -> None:
    assert figures_by_year(vietnamese.normalise(text), Span(0, len(text))) == {}


def test_the_words_of_a_period_are_taken_from_the_sentence_before() -> None:
    text = (
        "Kết quả đến tháng 4 năm 2024 rất tốt. Tỷ lệ đạt 38,3%.\nTrong 6 tháng đầu năm 2023 có đổi mới. Số đó là 14%."
    )
    document = parse_document("a.txt", text, {"date": "2025-02-06"})
    units = [unit for chunk in chunk_document(document) for unit in chunk.units]
    assert [period_of(document, unit) for unit in units] == [
        "",
        "đến tháng 4 năm 2024",
        "",
        "Trong 6 tháng đầu năm 2023",
    ]


def test_what_is_compared_with_another_years_figure_is_of_the_documents_year() -> None:
    report = "Báo cáo thường niên năm 2024\n\nTỷ lệ nghỉ việc là 6,3%, giảm so với 8,7% của năm 2023.\n"
    document = parse_document("a.txt", report)
    unit = chunk_document(document)[0].units[-1]
    assert years_of(document, unit) == (2023, 2024)
