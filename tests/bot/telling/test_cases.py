import pytest

from bot.telling.cases import of_the_case
from bot.understanding.query import read
from index import Span, vietnamese

PARKING = "Xe máy gửi tại hầm B1, giá 4.000 đồng/lượt ban ngày và 8.000 đồng/lượt qua đêm."
OVERTIME = "Làm thêm vào ngày thường được trả 150%, ngày nghỉ hằng tuần 200%, ngày lễ, Tết 300% tiền lương giờ."
NIGHTS = "Phụ cấp trực đêm là 180.000 đồng/đêm với bác sĩ và 120.000 đồng/đêm với điều dưỡng."
LEAVE = "Nghỉ hưởng nguyên lương: kết hôn 3 ngày; con kết hôn 1 ngày; cha, mẹ hoặc con chết 3 ngày."
SUPPORT = "Thành viên được hỗ trợ 500.000 đồng/người/tháng; Trưởng bộ phận được hỗ trợ 700.000 đồng/tháng."
TRIAL = "Thời gian thử việc là 60 ngày với bác sĩ, dược sĩ và 30 ngày với các chức danh khác."


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Gửi xe máy qua đêm bao nhiêu tiền?", PARKING, ["8.000 đồng"]),
        ("Gửi xe ban ngày bao nhiêu tiền?", PARKING, ["4.000 đồng"]),
        ("Làm thêm ngày lễ được trả bao nhiêu?", OVERTIME, ["300%"]),
        ("Làm thêm ngày nghỉ hằng tuần được trả bao nhiêu?", OVERTIME, ["200%"]),
        ("Phụ cấp trực đêm của điều dưỡng?", NIGHTS, ["120.000 đồng"]),
        ("Phụ cấp trực đêm của bác sĩ?", NIGHTS, ["180.000 đồng"]),
        ("Con kết hôn được nghỉ mấy ngày?", LEAVE, ["1"]),
        ("Kết hôn được nghỉ mấy ngày?", LEAVE, ["3"]),
        ("Trưởng bộ phận được hỗ trợ bao nhiêu?", SUPPORT, ["700.000 đồng"]),
        ("Thành viên được hỗ trợ bao nhiêu một tháng?", SUPPORT, ["500.000 đồng"]),
        ("Thời gian thử việc của dược sĩ?", TRIAL, ["60"]),
        ("Thời gian thử việc của điều dưỡng?", TRIAL, []),  # one of the others, or not
        ("Phụ cấp trực đêm?", NIGHTS, ["180.000 đồng", "120.000 đồng"]),
    ],
)
def test_the_figure_is_of_the_case_that_the_question_names(question: str, text: str, found: list[str]) -> None:
    figures = vietnamese.quantities(text.replace("B1", "B "))
    chosen = of_the_case(read(question, question), text, Span(0, len(text)), figures)
    assert [figure.of(text) for figure in chosen] == found


def test_a_question_that_names_nothing_at_all_asks_for_no_case() -> None:
    figures = vietnamese.quantities(NIGHTS)
    query = read("Còn năm 2023?", "Còn năm 2023?")
    assert of_the_case(query, NIGHTS, Span(0, len(NIGHTS)), figures) == list(figures)


def test_figures_of_different_units_are_no_cases_of_one_thing() -> None:
    text = "Chi 500 triệu đồng, bằng 40% dự toán."
    figures = vietnamese.quantities(text)
    assert of_the_case(read("Dự toán?", "Dự toán?"), text, Span(0, len(text)), figures) == list(figures)
