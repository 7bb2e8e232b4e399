from dataclasses import replace

import pytest

from bot.composing.answer import Answer, Citation
from bot.composing.bearing import Bearing, Verdict
from bot.composing.verdict import verdict_on
from bot.understanding.query import read
from index import Span


def cite(quote: str, marked: str = "", columns: tuple[str, ...] = ()) -> Citation:
    at = quote.index(marked)
    spans = (Span(at, at + len(marked)),) if marked else ()
    return Citation(1, "a.txt", "Hội nghị", None, None, quote, 0, len(quote), marked=spans, columns=columns)


@pytest.mark.parametrize(
    ("quote", "asked", "bearing", "told"),
    [
        ("Có 80,2% hộ gia đình dùng cáp quang.", "người dân dùng cáp quang", Bearing.INEXACT, "80,2% hộ gia đình"),
        ("Có 80,2% hộ gia đình dùng cáp quang.", "hộ dân dùng cáp quang", Bearing.SAME, "80,2%"),
        ("Có 80,2% hộ gia đình dùng cáp quang.", "dùng cáp quang", Bearing.SAME, "80,2%"),
        ("4G phủ tới 80,2% dân số.", "hộ gia đình có 4G", Bearing.INEXACT, "80,2% dân số"),
        ("4G phủ tới 80,2% dân số.", "người dân có 4G", Bearing.SAME, "80,2%"),
    ],
)
def test_a_share_of_others_is_not_the_one_read_back(quote: str, asked: str, bearing: Bearing, told: str) -> None:
    query = replace(read("?", f"bao nhiêu phần trăm {asked}?"), claims=("80,2%",))
    assert verdict_on(Answer(query, (cite(quote, "80,2%"),))) == Verdict("80,2%", bearing, told)


def test_of_several_rates_the_one_behind_the_figure_is_another_than_was_read_back() -> None:
    query = replace(
        read("?", "Có bao nhiêu giao dịch?"), claims=("1,59 triệu",), stated="1,59 triệu giao dịch mỗi tháng"
    )
    quote = cite("Có 18 giao dịch 1 giây, 1,59 triệu giao dịch 1 ngày; 57 giao dịch 1 giây.", "1,59 triệu")
    assert verdict_on(Answer(query, (quote,))) == Verdict("mỗi tháng", Bearing.OTHER, "1 ngày")


def test_a_rise_since_a_year_may_be_told_with_fewer_words() -> None:
    query = replace(read("?", "Tỷ lệ tăng bao nhiêu lần?"), claims=("2,5 lần",))
    quote = cite("Tỷ lệ đạt 45%, tăng 2,5 lần với năm 2023.", "2,5 lần")
    for year, bearing in (("2023", Bearing.SAME), ("2022", Bearing.OTHER)):
        found = verdict_on(Answer(replace(query, spelled=f"Tăng 2,5 lần so với {year} chứ?"), (quote,)))
        assert found is not None
        assert found.bearing is bearing


RISE = cite("Việt Nam xếp thứ 71 trong tổng số 193 quốc gia, tăng 15 bậc so với kỳ đánh giá năm 2022.", "15 bậc")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Xếp thứ 71, tăng 15 bậc", Verdict("15 bậc", Bearing.SAME, "15 bậc")),
        ("Xếp thứ 70, tăng 15 bậc", Verdict("thứ 70", Bearing.OTHER, "thứ 71")),
        ("Tăng 15 bậc so với năm 2022", Verdict("15 bậc", Bearing.SAME, "15 bậc")),
        ("Tăng 15 bậc so với năm 2023", Verdict("so với năm 2023", Bearing.OTHER, "so với kỳ đánh giá năm 2022")),
        ("Tụt 15 bậc", Verdict("15 bậc", Bearing.OTHER, "tăng 15 bậc")),
        ("Tăng 15 bậc, đạt 40%", Verdict("40%", Bearing.UNTOLD, "")),
        ("Tháng 4 năm 2024 tăng 15 bậc", Verdict("15 bậc", Bearing.SAME, "15 bậc")),  # told elsewhere
    ],
)
def test_what_else_a_statement_says_is_told_too(stated: str, told: Verdict) -> None:
    query = replace(read("?", "Việt Nam tăng bao nhiêu bậc?"), claims=("15 bậc",), stated=stated)
    assert verdict_on(Answer(query, (RISE,))) == told


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Tỷ lệ tăng 45%", Verdict("45%", Bearing.OTHER, "tăng 2,5 lần")),
        ("Tỷ lệ đạt 45%", Verdict("45%", Bearing.SAME, "45%")),
        ("Tỷ lệ tăng lên 45%", Verdict("45%", Bearing.SAME, "45%")),
    ],
)
def test_what_was_reached_is_no_growth(stated: str, told: Verdict) -> None:
    query = replace(read("?", "Tỷ lệ bao nhiêu phần trăm?"), claims=("45%",), stated=stated)
    assert verdict_on(Answer(query, (cite("Tỷ lệ đạt 45%, tăng 2,5 lần.", "45%"),))) == told


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Kinh tế đã tăng 8-10%", Verdict("8-10%", Bearing.INEXACT, "mục tiêu tăng trưởng từ 8-10%")),
        ("Kinh tế tăng 8-10%", Verdict("8-10%", Bearing.SAME, "từ 8-10%")),
    ],
)
def test_an_aim_was_not_reached(stated: str, told: Verdict) -> None:
    query = replace(read("?", "Kinh tế tăng bao nhiêu?"), claims=("8-10%",), stated=stated)
    assert verdict_on(Answer(query, (cite("Góp phần đạt mục tiêu tăng trưởng từ 8-10%.", "từ 8-10%"),))) == told


@pytest.mark.parametrize(
    ("stated", "bearing", "told"),
    [
        ("Tốc độ 47,27 Mbps thấp hơn trung bình thế giới", Bearing.OTHER, "cao hơn trung bình thế giới"),
        ("Tốc độ 47,27 Mbps cao hơn trung bình thế giới", Bearing.SAME, "47,27 Mbps"),
        ("Tốc độ 47,27 Mbps chậm hơn mạng cố định", Bearing.SAME, "47,27 Mbps"),  # of that nothing is told
    ],
)
def test_what_is_told_to_be_more_is_not_less(stated: str, bearing: Bearing, told: str) -> None:
    query = replace(read("?", "Tốc độ bao nhiêu Mbps?"), claims=("47,27 Mbps",), stated=stated)
    quote = cite("Tốc độ đạt 47,27 Mbps và cao hơn trung bình thế giới là 42,3 Mbps.", "47,27 Mbps")
    found = verdict_on(Answer(query, (quote,)))
    assert found is not None
    assert (found.bearing, found.told) == (bearing, told)


def test_each_figure_of_a_statement_is_told_within_its_own_bounds() -> None:
    quote = cite("Đã có gần 26,8 triệu giao dịch với số tiền hơn 12,9 nghìn tỷ đồng.", "hơn 12,9 nghìn tỷ đồng")
    stated = "Có 26,8 triệu giao dịch, 12,9 nghìn tỷ đồng"
    query = replace(read("?", "Bao nhiêu đồng?"), claims=("12,9 nghìn tỷ đồng",), stated=stated)
    told = "gần 26,8 triệu, hơn 12,9 nghìn tỷ đồng"
    assert verdict_on(Answer(query, (quote,))) == Verdict("12,9 nghìn tỷ đồng", Bearing.INEXACT, told)


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("Đã thuộc nhóm 30 nước", Verdict("30 nước", Bearing.INEXACT, "giao Bộ bảo đảm chỉ số thuộc nhóm 30 nước")),
        ("Phải thuộc nhóm 30 nước", Verdict("30 nước", Bearing.SAME, "30")),
    ],
)
def test_a_task_was_not_done(stated: str, told: Verdict) -> None:
    query = replace(read("?", "Thuộc nhóm bao nhiêu nước?"), claims=("30 nước",), stated=stated)
    quote = cite("Thủ tướng giao Bộ bảo đảm chỉ số thuộc nhóm 30 nước dẫn đầu.", "nhóm 30 nước")
    assert verdict_on(Answer(query, (quote,))) == told


def test_what_is_counted_by_the_word_for_a_demand_was_reached() -> None:
    quote = cite("Tiếp nhận 1,5 tỷ yêu cầu xác thực, tăng 213 triệu.", "213 triệu")
    query = replace(read("?", "Tăng bao nhiêu?"), claims=("213 triệu",), stated="Đã tăng 213 triệu")
    assert verdict_on(Answer(query, (quote,))) == Verdict("213 triệu", Bearing.SAME, "213 triệu")


ROSE = "Từ thứ 62 xuống xếp thứ 58, tăng 5 bậc so với kỳ đánh giá năm 2022, tiết kiệm hằng năm 3 tỷ đồng."
BOTH_WAYS = "Xuất khẩu tăng 5%, nhập khẩu giảm 3%, mỗi ngày 2 chuyến, mỗi tuần 9 chuyến."


@pytest.mark.parametrize(
    ("quote", "value", "told"),
    [
        (ROSE, "tụt hạng", Verdict("tụt hạng", Bearing.OTHER, "tăng 5 bậc")),
        (ROSE, "tăng hạng", Verdict("tăng hạng", Bearing.SAME, "tăng 5 bậc")),
        (ROSE, "so với năm 2023", Verdict("so với năm 2023", Bearing.OTHER, "so với kỳ đánh giá năm 2022")),
        (ROSE, "so với năm 2022", Verdict("so với năm 2022", Bearing.SAME, "so với kỳ đánh giá năm 2022")),
        (ROSE, "mỗi tháng", Verdict("mỗi tháng", Bearing.OTHER, "hằng năm")),
        (ROSE, "mỗi năm", Verdict("mỗi năm", Bearing.SAME, "hằng năm")),
        (BOTH_WAYS, "giảm", None),  # which of the two is not said
        (BOTH_WAYS, "mỗi tháng", None),
        (BOTH_WAYS, "tụt hạng", Verdict("tụt hạng", Bearing.UNTOLD, "")),
        (BOTH_WAYS, "so với năm 2022", Verdict("so với năm 2022", Bearing.UNTOLD, "")),
    ],
)
def test_a_relation_alone_is_told_by_the_one_of_its_kind(quote: str, value: str, told: Verdict | None) -> None:
    query = replace(read("?", "Xếp thứ mấy?"), claims=(value,))
    assert verdict_on(Answer(query, (cite(quote),))) == told


def test_a_rate_is_told_with_its_figure() -> None:
    quote = cite("Hằng năm tiết kiệm gần 3,5 nghìn tỷ đồng.", "gần 3,5 nghìn tỷ đồng")
    query = replace(read("?", "Tiết kiệm bao nhiêu?"), claims=("gần 3,5 nghìn tỷ",))
    for rate, told in (
        ("tháng", Verdict("mỗi tháng", Bearing.OTHER, "Hằng năm")),
        ("năm", Verdict("gần 3,5 nghìn tỷ", Bearing.SAME, "gần 3,5 nghìn tỷ đồng")),
    ):
        assert verdict_on(Answer(replace(query, stated=f"Gần 3,5 nghìn tỷ mỗi {rate}"), (quote,))) == told


ESTIMATED = cite("Tỷ trọng năm 2023 ước đạt 16,5% với tốc độ tăng 20%.", "ước đạt 16,5%")


@pytest.mark.parametrize(
    ("spelled", "told"),
    [
        ("số này là chính thức đúng không?", Verdict("chính thức", Bearing.OTHER, "ước đạt 16,5%")),
        ("số này là ước tính đúng không?", Verdict("ước tính", Bearing.SAME, "ước đạt 16,5%")),
        ("con số 16,5% là số chính thức à?", Verdict("số chính thức", Bearing.OTHER, "ước đạt 16,5%")),
        ("14,26% là số chính thức à?", None),  # another one
    ],
)
def test_what_is_estimated_is_not_firm(spelled: str, told: Verdict | None) -> None:
    assert verdict_on(Answer(replace(read("?", "Tỷ trọng bao nhiêu?"), spelled=spelled), (ESTIMATED,))) == told
    assert verdict_on(Answer(replace(read("?", "?"), spelled=spelled), (cite("Đạt 16,5%.", "16,5%"),))) is None


@pytest.mark.parametrize(
    ("spelled", "bearing"),
    [
        ("Mạng di động nhanh hơn trung bình thế giới đúng không?", Bearing.SAME),
        ("Mạng di động thấp hơn mức trung bình thế giới đúng không?", Bearing.OTHER),
        ("Mạng di động thấp hơn mạng cố định đúng không?", None),
        ("Mạng di động nhanh hơn trung bình thế giới không?", None),  # asks, and reads nothing back
    ],
)
def test_an_order_alone_may_be_read_back(spelled: str, bearing: Bearing | None) -> None:
    quote = cite("Mạng di động đạt 47,27 Mbps và cao hơn trung bình thế giới là 42,3 Mbps.")
    found = verdict_on(Answer(replace(read("?", spelled), spelled=spelled), (quote,)))
    assert (found and found.bearing) == bearing
    assert found is None or found.told == "cao hơn trung bình thế giới"


@pytest.mark.parametrize(
    ("spelled", "bearing"),
    [
        ("Xã hội số năm 2021 cao hơn kinh tế số, đúng không?", Bearing.OTHER),
        ("Xã hội số năm 2021 thấp hơn kinh tế số, đúng không?", Bearing.SAME),
        ("Kinh tế số năm 2021 cao hơn chính phủ số, đúng không?", None),
        ("Kinh tế số năm 2021 cao hơn năm 2020, đúng không?", None),
    ],
)
def test_of_two_rows_one_is_more(spelled: str, bearing: Bearing | None) -> None:
    years = ("Năm 2020", "Năm 2021")
    rows = (cite("Xã hội số\n\n0,29\n\n0,39", "0,39", years), cite("Kinh tế số\n\n0,26\n\n0,41", "0,41", years))
    found = verdict_on(Answer(replace(read("?", spelled), spelled=spelled), rows))
    assert (found and found.bearing) == bearing
    assert found is None or found.told == "Xã hội số 0,39, Kinh tế số 0,41"
