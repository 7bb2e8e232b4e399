"""What a table's row has to tell of the figure that is asked for."""

from dataclasses import replace

import pytest

from bot.gathering.fitness import Fitness
from bot.understanding.query import read
from index.formats.draft import Draft
from tests.fakes.hits import candidates_in, candidates_of

COLUMNS = ("Năm 2023", "Năm 2024")
RATES = (
    "TỶ LỆ ĐÓNG (%)",
    ("Người sử dụng lao động", "Người lao động"),
    (("Hưu trí, tử tuất", "14", "8"), ("Y tế", "3", "1,5")),
)
INSURED = (
    "Người tham gia",
    COLUMNS,
    (("Bảo hiểm y tế", "1.034.917", "1.052.306"), ("Tỷ lệ bảo hiểm y tế (%)", "92,9", "93,7")),
)
FEES = (
    "Mức đóng bảo hiểm y tế hộ gia đình (đồng)",
    ("1 tháng", "12 tháng"),
    (("Người thứ nhất", "105.300", "1.263.600"), ("Người thứ ba (60%)", "63.180", "758.160")),
)


@pytest.mark.parametrize(
    ("question", "table", "labels"),
    [
        ("Công ty đóng hưu trí, tử tuất bao nhiêu phần trăm lương?", RATES, ["Hưu trí, tử tuất"]),
        ("Năm 2024 bao nhiêu người có bảo hiểm y tế?", INSURED, ["Bảo hiểm y tế"]),
        ("Người thứ ba mua bảo hiểm y tế trọn năm hết bao nhiêu tiền?", FEES, ["Người thứ ba (60%)"]),
    ],
)
def test_a_row_that_is_named_tells_the_figure_asked_for(
    question: str, table: tuple[str, tuple[str, ...], tuple[tuple[str, ...], ...]], labels: list[str]
) -> None:
    caption, columns, rows = table
    draft = Draft(title="Bảo hiểm xã hội tỉnh")
    draft.heading(caption, 2)
    for label, *values in rows:
        draft.row(label, label, list(zip(columns, values, strict=True)))
    candidates = candidates_in(draft.document("muc-dong.xlsx", {}))
    fitness = Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0)
    assert [each.unit.label for each in candidates if fitness.could_answer(each)] == labels


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Chỉ số phát triển chính phủ điện tử của Việt Nam xếp thứ mấy?", True),
        ("Việt Nam xếp thứ mấy về chỉ số đổi mới sáng tạo toàn cầu?", False),
        ("Chỉ số kinh tế số Việt Nam xếp thứ mấy?", False),
        ("Liên quan đến Chính phủ điện tử, Việt Nam đứng hạng mấy trong 193 nước?", True),
        ("Việt Nam đứng thứ mấy về an ninh mạng?", False),
        ("Việt Nam xếp thứ mấy về phát triển xã hội số?", False),
    ],
)
def test_where_an_index_ranks_is_told_right_behind_its_name(question: str, told: bool) -> None:
    draft = Draft(title="Phiên họp của Ủy ban Quốc gia")
    draft.paragraph(
        "Xếp hạng phát triển Chính phủ điện tử tăng vượt bậc. Việt Nam xếp thứ 71 trong tổng số 193 quốc gia."
    )
    ranked = candidates_in(draft.document("a.txt", {}))[-1]
    fitness = Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0)
    assert fitness.could_answer(ranked) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Diện tích rừng chiếm 42% diện tích của tỉnh.", True),
        ("Diện tích rừng chiếm khoảng 1/5 diện tích của tỉnh.", True),
        ("Ảnh về rừng có tỷ lệ 4:3 so với diện tích của tỉnh.", True),
        ("Diện tích rừng của tỉnh mất 7,5 ha trên 1.000 ha.", True),
        ("Diện tích rừng của tỉnh đo ngày 1/5 là 350 ha.", False),
    ],
)
def test_a_share_is_told_in_per_cent_or_as_a_fraction_or_a_ratio(text: str, told: bool) -> None:
    draft = Draft(title="Rừng")
    draft.paragraph(text)
    fitness = Fitness(read("", "Tỷ lệ diện tích rừng của tỉnh?"), lambda term: 2.0 if term == "?" else 1.0)
    assert fitness.could_answer(candidates_in(draft.document("a.txt", {}))[-1]) is told


@pytest.mark.parametrize(
    ("text", "told"),
    [("Tỉnh từ thứ 62 xuống xếp thứ 58, tăng 5 bậc.", True), ("Tỉnh xếp thứ 71, tăng 15 bậc so với kỳ trước.", False)],
)
def test_by_how_many_places_something_rose_is_not_where_it_ranked_before(text: str, told: bool) -> None:
    draft = Draft(title="Xếp hạng")
    draft.paragraph(text)
    fitness = Fitness(read("", "Tỉnh trước đó xếp thứ mấy?"), lambda term: 2.0 if term == "?" else 1.0)
    assert fitness.could_answer(candidates_in(draft.document("a.txt", {}))[-1]) is told


def test_an_area_and_a_time_are_measured_and_not_counted() -> None:
    draft = Draft(title="Đảo Yến")
    draft.paragraph("Đảo Yến phủ khoảng 39 ha mặt biển phía nam.")
    candidate = candidates_in(draft.document("a.txt", {}))[-1]
    for asked, told in (("diện tích mặt biển", True), ("cây xanh", False)):
        fitness = Fitness(read("", f"Đảo Yến phủ bao nhiêu {asked}?"), lambda term: 2.0 if term == "?" else 1.0)
        assert fitness.could_answer(candidate) is told


@pytest.mark.parametrize(
    ("question", "could"),
    [
        ("Nước nào đứng đầu thế giới về tỷ lệ nhập cư?", True),
        ("Nhập cư vào nước đứng đầu thế giới có tỷ lệ nào?", False),
        ("Nước đứng đầu thế giới có tỷ lệ nhập cư bao nhiêu?", False),
    ],
)
def test_who_has_the_highest_share_is_told_without_it(question: str, could: bool) -> None:
    text = "Canada là một trong những nước có tỷ lệ nhập cư cao nhất, đứng đầu thế giới."
    seen = replace(candidates_of(text)[0], answerable=0.9, mass=0.7)
    fitness = Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0)
    assert fitness.could_answer(seen) is could


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Trung bình ba năm của chỉ số kinh tế số là bao nhiêu?", False),
        ("Trung bình 2 năm của kinh tế số", False),
        ("Chỉ số kinh tế số trung bình trong hai năm là bao nhiêu?", False),
        ("Chỉ số kinh tế số năm 2023 là bao nhiêu?", True),
    ],
)
def test_an_average_is_told_by_a_text_that_speaks_of_one(question: str, told: bool) -> None:
    draft = Draft(title="Chỉ số chuyển đổi số")
    draft.row("Chỉ số Kinh tế số", "Kinh tế số", list(zip(COLUMNS, ("0,41", "0,64"), strict=True)))
    fitness = Fitness(read(question, question), lambda term: 2.0 if term == "?" else 1.0)
    assert fitness.could_answer(candidates_in(draft.document("a.docx", {}))[-1]) is told
