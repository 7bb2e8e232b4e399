from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.gathering.candidates import Candidate, tells_half
from bot.gathering.ranking import rank_units
from bot.gathering.reader import Reading
from bot.understanding.query import read
from index import Span
from tests.fakes.hits import hits_of

REPORT = (
    "Kết quả chuyển đổi số\n\n"
    "Tỷ lệ hồ sơ trực tuyến đạt 45%. Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%.\n\n"
    "Doanh thu 6 tháng đầu năm 2024 đạt 40 tỷ đồng. Doanh thu năm 2024 đạt 90 tỷ đồng.\n\n"
    "Chủ đề năm 2024 là “Kinh tế số với bốn trụ cột”. Chủ đề được nhiều tỉnh bàn.\n\n"
    "Thủ tướng giao Bộ Công an làm thẻ. Bộ Y tế báo cáo.\n"
)


def rarity(term: str) -> float:
    """All terms are as rare as each other."""
    return 1.0


def ranked(question: str, shown_last: tuple[str, Span] | None = None) -> list[Candidate]:
    return rank_units(replace(read(question, question), shown_last=shown_last), hits_of(REPORT), rarity)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Tỷ lệ hồ sơ trực tuyến là bao nhiêu?", "Tỷ lệ hồ sơ trực tuyến đạt 45%."),
        ("Phấn đấu tỷ lệ hồ sơ trực tuyến bao nhiêu?", "Phấn đấu tỷ lệ hồ sơ trực tuyến đạt 80%."),
        ("Doanh thu năm 2024 là bao nhiêu?", "Doanh thu năm 2024 đạt 90 tỷ đồng."),
        ("Chủ đề là gì?", "Chủ đề năm 2024 là “Kinh tế số với bốn trụ cột”."),
        ("Bộ Công an được giao làm gì?", "Thủ tướng giao Bộ Công an làm thẻ."),
    ],
)
def test_the_fittest_unit_is_first(question: str, first: str) -> None:
    assert ranked(question)[0].text == first


def test_nothing_found_is_nothing_ranked() -> None:
    assert rank_units(read("Doanh thu?", "Doanh thu?"), [], rarity) == []


def test_without_a_reader_nothing_is_said_to_be_read() -> None:
    assert {(each.mass, each.answerable, each.answer) for each in ranked("Doanh thu năm 2024?")} == {(0.0, None, None)}


def test_the_reader_lifts_the_unit_that_it_sees_the_answer_in() -> None:
    def read_last(question: str, passages: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[Reading]:
        """Sees the answer in the whole last unit of each passage."""
        masses = [(0.0,) * (len(units) - 1) + (0.9,) for _, units in passages]
        return [Reading(*units[-1], 0.9, 0.9, each) for (_, units), each in zip(passages, masses, strict=True)]

    query = read("Ai báo cáo?", "Ai báo cáo?")
    best = rank_units(query, hits_of(REPORT), rarity, read_last)[0]
    assert (best.text, best.mass, best.answerable) == ("Bộ Y tế báo cáo.", 0.9, 0.9)
    assert best.answer is not None
    assert best.answer.of(best.hit.document.text) == "Bộ Y tế báo cáo."


def test_a_short_question_stays_near_the_quote_shown_last() -> None:
    scores = {each.text: each.score for each in ranked("Bao nhiêu?")}
    shown = ("a.txt", Span(REPORT.index("Doanh thu"), REPORT.index("40 tỷ")))
    near = {each.text: each.score for each in ranked("Bao nhiêu?", shown)}
    # all of so short a report is near
    assert near == pytest.approx({text: score + 0.5 for text, score in scores.items()})


def test_a_heading_tells_half_of_what_is_asked() -> None:
    query = read("Giải pháp phát triển hạ tầng số gồm những gì?", "Giải pháp phát triển hạ tầng số gồm những gì?")
    assert tells_half(query, "Phát triển hạ tầng số")
    assert not tells_half(query, "Kinh phí thực hiện")


def test_a_place_is_told_where_one_asks_where() -> None:
    text = "Tại Hội nghị, ông An báo cáo về năm học.\n\nSáng 3/5, tại Nhà văn hóa, Hội nghị về năm học khai mạc.\n"
    question = "Hội nghị về năm học diễn ra ở đâu?"
    first, *_ = rank_units(read(question, question), hits_of(text), rarity)
    assert first.text.startswith("Sáng 3/5")


PLAN = 'Kết luận\n\nChú trọng "2 tăng cường".\n\n"2 tăng cường" gồm: (1) Tăng cường nhận thức; (2) Hợp tác.\n'


@pytest.mark.parametrize(
    ("question", "mass"),
    [("Trong 2 tăng cường, cái đầu là gì?", 0.5), ("2 tăng cường gồm những gì?", 0.9), ("3 tăng cường là gì?", 0.0)],
)
def test_a_list_of_as_many_as_are_named_is_the_one(question: str, mass: float) -> None:
    ranked = rank_units(read(question, question), hits_of(PLAN), rarity)
    assert [each.mass for each in ranked if each.unit.kind == "lead"] == [mass]


def test_the_reader_reads_the_heading_before_the_units_and_its_answer_is_found_behind_it() -> None:
    law = "Quy định về giấy tờ\n\nĐiều 11. Cấp lại thẻ bị mất\n\nNộp đơn tại quầy 2. Trả thẻ sau 5 ngày.\n"
    shown: list[str] = []

    def read_the_last(question: str, passages: Sequence[tuple[str, Sequence[tuple[int, int]]]]) -> list[Reading]:
        shown.extend(text for text, _ in passages)
        text, units = passages[0]
        start = text.index("5 ngày")
        return [Reading(start, start + len("5 ngày"), 0.9, 0.9, (0.0,) * (len(units) - 1) + (0.9,))]

    hits = hits_of(law)
    query = read("Mất thẻ thì bao lâu có lại?", "Mất thẻ thì bao lâu có lại?")
    best = rank_units(query, hits, rarity, read_the_last)[0]
    assert shown == ["Điều 11. Cấp lại thẻ bị mất Nộp đơn tại quầy 2. Trả thẻ sau 5 ngày."]
    assert best.answer is not None
    assert best.answer.of(best.hit.document.text) == "5 ngày"
