from dataclasses import replace

import pytest

from bot.composing.answer import Abstention, Answer, Citation
from bot.composing.bearing import Bearing, Verdict
from bot.composing.verdict import bears_out, verdict_on
from bot.gathering.evidence import Reason
from bot.understanding.query import Query, read
from index import Span


def cite(quote: str, marked: str = "", columns: tuple[str, ...] = ()) -> Citation:
    at = quote.index(marked)
    spans = (Span(at, at + len(marked)),) if marked else ()
    return Citation(1, "a.txt", "Hội nghị", None, None, quote, 0, len(quote), marked=spans, columns=columns)


def verdict(value: str, *citations: Citation) -> Verdict | None:
    return verdict_on(Answer(replace(read("?", "Phiên họp do ai chủ trì?"), claims=(value,)), citations))


SHARE = cite("Tỷ trọng năm 2023 ước đạt 16,5% với tốc độ tăng 20%.", "ước đạt 16,5%")


@pytest.mark.parametrize(
    ("quote", "marked", "value", "bearing"),
    [
        ("Tỷ lệ đạt 45%.", "45%", "45%", Bearing.SAME),
        ("Tỷ lệ đạt 45%.", "45%", "50%", Bearing.OTHER),
        ("Đã nối 388 hệ thống, cơ sở dữ liệu của 95 cơ quan.", "95", "388 cơ quan", Bearing.OTHER),
        ("Đã nối 388 hệ thống, cơ sở dữ liệu của 95 cơ quan.", "388", "388 cơ sở dữ liệu", Bearing.SAME),
        ("Có 571 nghìn máy chủ.", "571 nghìn", "571.000", Bearing.SAME),
        ("Có 571 nghìn máy chủ.", "571 nghìn", "57 nghìn", Bearing.OTHER),
        ("Việt Nam xếp thứ 71.", "thứ 71", "thứ 71", Bearing.SAME),
        ("Tăng trưởng từ 8-10%.", "từ 8-10%", "8%", Bearing.OTHER),
        ("Từ 80 đến 89 điểm.", "Từ 80 đến 89 điểm", "85 điểm", Bearing.OTHER),
        ("Cấp trên 86 triệu thẻ.", "trên 86 triệu", "hơn 86 triệu", Bearing.SAME),
        ("Cấp trên 86 triệu thẻ.", "trên 86 triệu", "86 triệu", Bearing.INEXACT),
        ("Gần 80% người dân dùng internet.", "Gần 80%", "đúng 80%", Bearing.INEXACT),
        ("Gần 80% người dân dùng internet.", "Gần 80%", "hơn 80%", Bearing.OTHER),
        ("Có 80,2% hộ dùng cáp quang.", "80,2%", "trên 80,2%", Bearing.INEXACT),
        ("Có 80,2% hộ dùng cáp quang.", "80,2%", "đúng 80,2%", Bearing.SAME),
        ("Tăng trưởng từ 8-10%.", "từ 8-10%", "từ 8 đến 10%", Bearing.SAME),
        ("Tiết kiệm gần 3,5 nghìn tỷ đồng.", "gần 3,5 nghìn tỷ đồng", "3,5 nghìn tỷ", Bearing.INEXACT),
        ("Tiết kiệm gần 3,5 nghìn tỷ đồng.", "gần 3,5 nghìn tỷ đồng", "gần 35 nghìn tỷ", Bearing.OTHER),
        ("Tăng 15 bậc.", "15 bậc", "15 điểm", Bearing.OTHER),
        ("Tăng 15 bậc.", "15 bậc", "15%", Bearing.UNTOLD),
        ("Thông qua sáng ngày 22/6/2023.", "sáng ngày 22/6/2023", "22 tháng 6", Bearing.SAME),
        ("Thông qua sáng ngày 22/6/2023.", "sáng ngày 22/6/2023", "22/6/2022", Bearing.OTHER),
        ("Tỷ lệ nộp đạt 38,3%.", "", "38,3%", Bearing.HELD),
        ("Tỷ lệ nộp đạt 38,3%.", "", "45%", Bearing.UNTOLD),
        ("Thủ tướng Phạm Minh Chính chủ trì.", "Phạm Minh Chính", "Phạm Minh Chính", Bearing.SAME),
        ("Thủ tướng Phạm Minh Chính chủ trì.", "Phạm Minh Chính", "Trần Hồng Hà", Bearing.OTHER),
    ],
)
def test_a_value_is_borne_out_by_what_is_marked(quote: str, marked: str, value: str, bearing: Bearing) -> None:
    found = verdict(value, cite(quote, marked))
    assert found is not None
    assert found.bearing == bearing
    assert found.told == ("" if bearing is Bearing.UNTOLD else marked)


@pytest.mark.parametrize(
    ("marked", "value"),
    [
        ("trước tháng 12/2024", "tháng 12/2024"),
        ("chậm nhất là ngày 10/5", "ngày 10/5"),
        ("trên 86 triệu", "gần 86 triệu"),
        ("phấn đấu 100%", "100%"),
    ],
)
def test_within_other_bounds_it_is_another(marked: str, value: str) -> None:
    found = verdict(value, cite(f"Kế hoạch: {marked}.", marked))
    assert found is not None
    assert found.bearing is not Bearing.SAME


def test_a_figure_beside_the_one_that_was_marked_is_said_to_be_there() -> None:
    assert verdict("20%", SHARE) == Verdict("20%", Bearing.BESIDE, "ước đạt 16,5%")


@pytest.mark.parametrize(
    ("asked", "marked", "value", "bearing"),
    [
        ("NDXP mỗi giây bao nhiêu giao dịch?", "18", "57", Bearing.OTHER),
        ("NDXP mỗi giây bao nhiêu giao dịch?", "18", "57 giao dịch", Bearing.OTHER),
        ("NDXP mỗi giây bao nhiêu giao dịch?", "18", "1,59 triệu", Bearing.BESIDE),  # of the same
        ("Hệ thống giám sát mỗi giây bao nhiêu giao dịch?", "57", "18", Bearing.OTHER),
    ],
)
def test_a_figure_of_a_clause_that_tells_less_of_what_is_asked_is_of_another_thing(
    asked: str, marked: str, value: str, bearing: Bearing
) -> None:
    quote = "Có 18 giao dịch 1 giây, 1,59 triệu giao dịch 1 ngày qua NDXP; 57 giao dịch 1 giây qua hệ thống giám sát."
    found = verdict_on(Answer(replace(read("?", asked), claims=(value,)), (cite(quote, marked),)))
    assert found == Verdict(value, bearing, marked)


@pytest.mark.parametrize(
    ("value", "quote", "borne_out"),
    [
        ("86 triệu", cite("Cấp trên 86 triệu thẻ.", "trên 86 triệu"), True),
        ("Phạm Minh Chính", cite("Thủ tướng Phạm Minh Chính chủ trì."), True),
        ("38,3%", cite("Tỷ lệ nộp đạt 38,3%."), False),  # of what, no mark tells
        ("50%", cite("Tỷ lệ đạt 45%.", "45%"), False),
    ],
)
def test_a_name_is_borne_out_where_it_stands_a_figure_where_it_is_marked(
    value: str, quote: Citation, borne_out: bool
) -> None:
    assert bears_out(Answer(replace(read("?", "Phiên họp do ai chủ trì?"), claims=(value,)), (quote,))) is borne_out


def test_another_cell_of_the_row_is_no_answer() -> None:
    row = cite("Kinh tế số\n\n0,26\n\n0,41\n\n0,64", "0,41", ("Năm 2020", "Năm 2021", "Năm 2022"))
    assert verdict("0,64", row) == Verdict("0,64", Bearing.OTHER, "0,41")


def test_there_is_no_verdict_without_a_value_or_an_answer() -> None:
    answer = Answer(Query("?", "?", claims=("45%",)), abstention=Abstention(Reason.NOT_IN_DOCUMENTS, (SHARE,)))
    assert verdict_on(answer) is None
    assert verdict_on(Answer(replace(answer.query, claims=()), (SHARE,))) is None


@pytest.mark.parametrize(
    ("value", "bearing", "told"),
    [
        ("28/12/2023", Bearing.SAME, "Chiều 28/12 (2023)"),
        ("28/12/2024", Bearing.OTHER, "Chiều 28/12 (2023)"),
        ("28/12", Bearing.SAME, "Chiều 28/12"),
        ("sáng 28/12", Bearing.OTHER, "Chiều 28/12"),
        ("tháng 12", Bearing.SAME, "Chiều 28/12"),
    ],
)
def test_a_day_without_its_year_is_of_the_year_nearest_to_its_document(value: str, bearing: Bearing, told: str) -> None:
    quote = cite("Chiều 28/12, Thủ tướng chủ trì Phiên họp lần thứ 7.", "Chiều 28/12")
    for written in ("2023-12-28", "2024-01-03"):
        assert verdict(value, replace(quote, date=written)) == Verdict(value, bearing, told)
    unknown = verdict("28/12/2023", quote)
    assert unknown is not None
    assert unknown.bearing is Bearing.INEXACT


CENTRES = "Việt Nam có 9 doanh nghiệp cung cấp dịch vụ, 43 trung tâm dữ liệu trên toàn quốc."


@pytest.mark.parametrize(
    ("value", "bearing", "told"),
    [
        ("43 trung tâm dữ liệu", Bearing.SAME, "43"),
        ("9 trung tâm dữ liệu", Bearing.OTHER, "43"),
        ("9 doanh nghiệp", Bearing.SAME, "9"),
        ("43 doanh nghiệp", Bearing.OTHER, "9"),
        ("43 phòng máy", Bearing.HELD, ""),
    ],
)
def test_a_number_is_borne_out_where_it_counts_the_same_thing(value: str, bearing: Bearing, told: str) -> None:
    found = verdict(value, cite(CENTRES, "43"))
    assert found is not None
    assert (found.bearing, found.told) == (bearing, told)


def test_the_number_of_an_item_counts_nothing() -> None:
    items = cite('"3 tăng cường" và "5 đẩy mạnh": (3) Đẩy mạnh đổi mới sáng tạo.')
    assert verdict("3 đẩy mạnh", items) == Verdict("3 đẩy mạnh", Bearing.OTHER, "5")


def test_who_is_not_named_may_be_another_deputy() -> None:
    quote = cite("Đồng chí Y Ngọc, Phó Chủ tịch UBND tỉnh Kon Tum, dự.", "Y Ngọc")
    query = replace(read("?", "Phó Chủ tịch tỉnh Kon Tum là ai?"), claims=("Trần Văn An",))
    assert verdict_on(Answer(query, (quote,))) == Verdict("Trần Văn An", Bearing.UNTOLD, "")
    assert verdict_on(Answer(replace(query, claims=("Y Ngọc",)), (quote,))) == Verdict("Y Ngọc", Bearing.SAME, "Y Ngọc")


def test_a_figure_of_another_quote_is_said_to_be_there_whatever_bounds_it() -> None:
    first = cite("Tỷ lệ hồ sơ nộp trực tuyến đạt khoảng 38,3%.", "khoảng 38,3%")
    second = cite("Gần 80% người dân dùng internet.", "Gần 80%")
    assert verdict("hơn 80%", first, second) == Verdict("Gần 80%", Bearing.BESIDE, "khoảng 38,3%")


def test_a_question_that_names_nothing_denies_nothing() -> None:
    answer = Answer(replace(read("?", "bao nhiêu phần trăm là năm 2023?"), claims=("38,3%",)), (SHARE,))
    assert verdict_on(answer) == Verdict("38,3%", Bearing.UNTOLD, "")


def test_a_title_is_denied_by_another_and_not_by_whatever_stands_in_quotation_marks() -> None:
    query = replace(read("?", "Chủ đề năm 2024 là gì?"), claims=('"60 ngày khai phá dữ liệu"',))
    theme, bottleneck = (
        cite("Kế hoạch có chủ đề “4 trụ cột số”.", "4 trụ cột số"),
        cite("Gỡ “điểm nghẽn”.", "điểm nghẽn"),
    )
    same_of_another = cite('Chủ đề của Đề án 06 là "60 ngày khai phá dữ liệu".')
    told = [verdict_on(Answer(query, quotes)) for quotes in ((theme, same_of_another), (bottleneck,))]
    assert [each and (each.bearing, each.told) for each in told] == [
        (Bearing.OTHER, "4 trụ cột số"),
        (Bearing.UNTOLD, ""),
    ]


def test_what_is_compared_with_no_year_denies_nothing_of_a_rise_since_one() -> None:
    query = replace(read("?", "Tăng bao nhiêu bậc?"), claims=("15 bậc",), spelled="Tăng 15 bậc so với năm 2023")
    assert verdict_on(Answer(query, (cite("Bắc Kạn tăng 5 bậc.", "5 bậc"),))) == Verdict("15 bậc", Bearing.UNTOLD, "")


@pytest.mark.parametrize(
    ("marked", "value", "bearing"),
    [("thứ 62", "thứ 62", Bearing.SAME), ("thứ 62", "thứ 60", Bearing.OTHER), ("thứ 58", "thứ 60", Bearing.UNTOLD)],
)
def test_what_is_told_of_now_denies_nothing_of_the_time_before(marked: str, value: str, bearing: Bearing) -> None:
    quote = "Đối với tỉnh Bắc Kạn, DTI 2023 từ thứ 62 xuống xếp thứ 58."
    asked = replace(read("?", "DTI của Bắc Kạn kỳ trước xếp thứ mấy?"), claims=(value,))
    found = verdict_on(Answer(asked, (cite(quote, marked),)))
    assert found is not None
    assert found.bearing is bearing


@pytest.mark.parametrize(
    ("stated", "value", "bearing"),
    [
        ("82 điểm là mức B", "82 điểm", Bearing.SAME),
        ("95 điểm thì thuộc mức B", "95 điểm", Bearing.OTHER),
        ("Mức B là 82 điểm", "82 điểm", Bearing.OTHER),
    ],
)
def test_what_lies_in_the_range_belongs_to_what_has_it(stated: str, value: str, bearing: Bearing) -> None:
    query = replace(read("?", "Mức B là bao nhiêu điểm?"), claims=(value,), stated=stated)
    found = verdict_on(Answer(query, (cite("Mức độ B - Từ 80 đến 89 điểm.", "Từ 80 đến 89 điểm"),)))
    assert found == Verdict(value, bearing, "Từ 80 đến 89 điểm")


def test_what_was_the_year_before_is_not_denied_by_what_is_now() -> None:
    quote = cite("Từ thứ 62 xuống xếp thứ 58, tăng 5 bậc so với năm trước.", "thứ 58")
    asked = replace(read("?", "Bắc Kạn xếp thứ mấy?"), spelled="năm trước xếp thứ 62 đúng không?")
    for value, bearing in (("thứ 62", Bearing.HELD), ("thứ 60", Bearing.UNTOLD)):
        assert verdict_on(Answer(replace(asked, claims=(value,)), (quote,))) == Verdict(value, bearing, "")
    now = replace(asked, claims=("thứ 62",), spelled="xếp thứ 62 đúng không?")
    assert verdict_on(Answer(now, (quote,))) == Verdict("thứ 62", Bearing.OTHER, "thứ 58")


def test_who_is_of_one_ministry_is_of_no_other() -> None:
    quote = cite(
        "Ông Phạm Đức Long, Thứ trưởng Bộ Thông tin và Truyền thông.", "Thứ trưởng Bộ Thông tin và Truyền thông"
    )
    told = quote.marked[0].of(quote.quote)
    for body, bearing in (("Bộ Công an", Bearing.OTHER), ("Bộ Thông tin và Truyền thông", Bearing.SAME)):
        query = replace(read("?", "Ông Phạm Đức Long bên Bộ nào?"), claims=(body,))
        assert verdict_on(Answer(query, (quote,))) == Verdict(body, bearing, told)
