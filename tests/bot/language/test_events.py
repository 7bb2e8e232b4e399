from dataclasses import replace

import pytest

from bot.language.events import marks_of_meeting, may_be_of, newest_reported, reviews_the_year, told_of
from index.documents import Document
from index.layout import parse_document

EIGHTH = parse_document(
    "a.txt",
    "Ủy ban họp phiên lần thứ 8\n\nSáng ngày 24 tháng 4 năm 2024, Ủy ban đã tổ chức Phiên họp lần thứ 8 tại Hà Nội.\n",
)
HALF_YEAR = parse_document(
    "b.txt",
    "Hội nghị sơ kết 6 tháng đầu năm 2023\n\nChiều qua, ngày 12/7, đã diễn ra Hội nghị sơ kết 6 tháng đầu năm 2023.\n",
)


@pytest.mark.parametrize(
    ("question", "document", "other"),
    [
        ("Ai chủ trì phiên họp thứ 8?", EIGHTH, HALF_YEAR),
        ("Cuộc họp lần 8 bàn gì?", EIGHTH, HALF_YEAR),
        ("Phiên 8 diễn ra khi nào?", EIGHTH, HALF_YEAR),
        ("Phiên họp tháng 4/2024 có ai dự?", EIGHTH, HALF_YEAR),
        ("Ai điều hành hội nghị sơ kết nửa đầu năm 2023?", HALF_YEAR, EIGHTH),
        ("Phó thủ tướng nào dự hội nghị hôm 12/7?", HALF_YEAR, EIGHTH),
    ],
)
def test_a_meeting_is_told_by_its_number_its_day_or_its_occasion(
    question: str, document: Document, other: Document
) -> None:
    marks = marks_of_meeting(question)
    assert told_of(document, marks) == 1
    assert told_of(other, marks) < 1


@pytest.mark.parametrize("question", ["Kinh tế số năm 2024?", "Ai chủ trì phiên họp?", "Có 8 tỉnh dự họp?"])
def test_a_question_that_tells_no_meeting_apart_has_no_marks(question: str) -> None:
    assert marks_of_meeting(question) == ()
    assert told_of(EIGHTH, ()) == 0


@pytest.mark.parametrize(
    ("question", "may"),
    [
        ("Phiên họp thứ 8 của Chính phủ bàn gì?", False),
        ("Phiên họp lần thứ 8 của Ủy ban Quốc gia bàn gì?", True),
        ("Phiên họp thứ 8 bàn gì?", True),
        ("Phiên họp lần thứ 6 diễn ra khi nào?", False),
        ("Kỳ họp thứ 5 của Quốc hội thông qua luật gì?", True),
    ],
)
def test_a_meeting_is_of_the_body_that_the_documents_name_as_its_own(question: str, may: bool) -> None:
    document = parse_document(
        "c.txt",
        "Thủ tướng Chính phủ chủ trì Phiên họp\n\nVăn phòng thông báo về Phiên họp thứ 8 của Ủy ban Quốc gia.\n",
    )
    assert may_be_of(question, document, "Luật được thông qua tại Kỳ họp thứ 5, Quốc hội khóa XV.") is may


@pytest.mark.parametrize(
    ("question", "document", "may", "surely"),
    [
        ("Hội nghị sơ kết nửa đầu năm 2023 họp ngày nào?", HALF_YEAR, True, True),
        ("Hội nghị nhìn lại nửa đầu năm 2023 ở đâu?", HALF_YEAR, True, True),
        ("Phiên họp tổng kết năm 2024 tổ chức ngày nào?", HALF_YEAR, False, False),
        ("Phiên họp về kết quả năm 2024 diễn ra ngày nào?", EIGHTH, True, False),
        ("Phiên họp năm 2024 diễn ra ngày nào?", EIGHTH, True, True),  # no year's results are asked of
    ],
)
def test_a_meeting_that_reviews_one_year_is_none_that_reviews_another(
    question: str, document: Document, may: bool, surely: bool
) -> None:
    assert reviews_the_year(question, document, "") is may is may_be_of(question, document, "")
    assert reviews_the_year(question, document, "", surely=True) is surely


def test_the_newest_report_of_such_a_meeting_is_meant() -> None:
    reports = [replace(EIGHTH, date="2024-04-24"), replace(EIGHTH, date="2023-12-28"), replace(HALF_YEAR, date="2025")]
    assert newest_reported("Phiên họp gần nhất của Ủy ban bàn gì?", reports) is reports[0]
    assert newest_reported("hội nghị vừa rồi ai chủ trì", reports) is reports[2]
    assert newest_reported("Phiên họp lần thứ 8 bàn gì?", reports) is None
    assert newest_reported("Phiên họp mới nhất?", [replace(EIGHTH, date=None)]) is None
