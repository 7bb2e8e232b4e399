import pytest

from bot.gathering.parallel import BEHIND, told_apart
from bot.gathering.ranking import rank_units
from bot.understanding.query import read
from index.formats.draft import Draft
from tests.fakes.hits import candidates_in, candidates_of, hits_of

SPEEDS = (
    "Hạ tầng số\n\n"
    "Tốc độ truy cập mạng băng rộng cố định đạt 93,31 Mbps, tăng 29,98% so với cùng kỳ, xếp thứ 42. "
    "Tốc độ truy cập mạng băng rộng di động đạt 47,27 Mbps, tăng 33,95% so với cùng kỳ, xếp thứ 47. "
    "Việt Nam có 43 trung tâm dữ liệu trên toàn quốc.\n"
)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("tốc độ mạng băng rộng cố định xếp thứ mấy?", "thứ 42"),
        ("Tốc độ băng rộng cố định xếp thứ mấy?", "thứ 42"),
        ("băng rộng di động xếp hạng bao nhiêu", "thứ 47"),
    ],
)
def test_what_tells_two_like_sentences_apart_decides(question: str, first: str) -> None:
    query = read(question, question)
    best, *others = told_apart(query, rank_units(query, hits_of(SPEEDS), lambda term: 1.0))
    assert first in best.text
    assert all(other.score <= best.score - BEHIND for other in others if "xếp thứ" in other.text)


def test_neither_stands_back_where_both_are_asked_of() -> None:
    query = read(*["Băng rộng cố định hay băng rộng di động xếp thứ cao hơn?"] * 2)
    ranked = rank_units(query, hits_of(SPEEDS), lambda term: 1.0)
    assert [each.score for each in told_apart(query, ranked)] == [each.score for each in ranked]


CLASSES = "Toán khối 6\n\n7,5\n\n90\n\nToán khối 8\n\n14,0\n\n90\n\nVăn khối 8\n\n9,0\n\n60\n"


def test_of_a_tables_rows_the_one_that_holds_more_of_what_is_asked_is_meant() -> None:
    rows = [each for each in candidates_of(f"Lịch kiểm tra\n\nMôn\n\nGiờ thi\n\nPhút\n\n{CLASSES}") if each.unit.cells]
    query = read("Khối 8 thi Toán lúc nào?", "Khối 8 thi Toán lúc nào?")
    told = [(each.text.split("\n")[0], each.score) for each in told_apart(query, rows)]
    assert told[0][0] == "Toán khối 8"
    assert [score for _, score in told] == pytest.approx([1.0, 1 - BEHIND, 1 - BEHIND])
    everything = read("Khối 8 thi những môn nào?", "Khối 8 thi những môn nào?")
    assert {each.score for each in told_apart(everything, rows)} == {1.0}


def test_of_two_rows_with_the_same_words_the_one_that_has_them_side_by_side_is_meant() -> None:
    draft = Draft(title="Danh bạ")
    for name, office in (("Mai Liên", "Phòng đất, môi trường (trưởng ban)"), ("Ngô Vượng", "Trưởng phòng môi trường")):
        draft.row(f"Tên {name}", name, [("Chức vụ", office)])
    query = read("Số máy của trưởng phòng môi trường?", "Số máy của trưởng phòng môi trường?")
    told = told_apart(query, candidates_in(draft.document("danh-ba.csv", {})))
    assert [each.text.split("\n")[0] for each in told] == ["Ngô Vượng", "Mai Liên"]
