import pytest

from bot.bars import bars
from bot.composing.figures import Figure, alike, extreme_first, figures_of, merged, number_of
from bot.gathering.quotes import Evidence
from bot.understanding.query import Query, read
from index import Document, Span

TEXT = (
    "Tỷ trọng kinh tế số/GDP năm 2021, 2022 lần lượt là 11,91%, 14,26%.\n"
    "Tỷ trọng kinh tế số/GDP năm 2023 ước đạt 16,5% với tốc độ tăng 20%.\n"
    "Chính phủ số\n\n0,36\n\n0,43\n"
    "Xã hội số\n\n0,29\n\n0,39\n"
    "Năm 2022 có 1,59 triệu người dùng. Năm 2023 có 2.398 thuê bao.\n"
    "Tỷ lệ hồ sơ năm 2022 từ 45% - 55%. Tỷ lệ hồ sơ trực tuyến năm 2024 là 45%.\n"
    "Chỉ số quốc gia năm 2021 là 0,71."
)
DOCUMENT = Document("a.txt", TEXT, "A", "2024", None, ())
COLUMNS = ("Năm 2020", "Năm 2021")


def piece(quote: str, marked: str, *years: int, columns: tuple[str, ...] = ()) -> Evidence:
    start = TEXT.index(quote)
    at = TEXT.index(marked, start) if marked else start
    marks = (Span(at, at + len(marked)),) if marked else ()
    return Evidence(DOCUMENT, Span(start, start + len(quote)), marks, years, columns)


def row(label: str, cells: tuple[str, str], marked: str) -> Evidence:
    return piece("\n\n".join((label, *cells)), marked, 2020, 2021, columns=COLUMNS)


def asked(*texts: str) -> list[Query]:
    return [read(text, text) for text in texts]


SHARES = TEXT.split("\n")[0]
SHARE_2021, SHARE_2022 = piece(SHARES, "11,91%", 2021, 2022), piece(SHARES, "14,26%", 2021, 2022)
SHARE_2023 = piece(TEXT.split("\n")[1], "16,5%", 2023)
GROWTH_2023 = piece(TEXT.split("\n")[1], "20%", 2023)
PEOPLE, LINES = (
    piece("Năm 2022 có 1,59 triệu người dùng.", "1,59 triệu", 2022),
    piece("Năm 2023 có 2.398", "2.398", 2023),
)
FROM, TO = (piece("Tỷ lệ hồ sơ năm 2022 từ 45% - 55%.", each, 2022) for each in ("45%", "55%"))
YEARS = asked(*(f"Tỷ trọng kinh tế số năm {year}?" for year in (2021, 2022, 2023)))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("0,43", 0.43, ""),
        ("14,26%", 14.26, "%"),
        ("45 %", 45.0, "%"),
        ("2.398", 2398.0, ""),
        ("1.234.567,5", 1234567.5, ""),
        ("1,234,567", 1234567.0, ""),
        ("0.425", 0.425, ""),
        ("16.5%", 16.5, "%"),
        ("1,59 triệu", 1.59e6, ""),
        ("1,5 tỷ", 1.5e9, ""),
        ("12,9 nghìn tỷ", 12.9e12, ""),
        ("12,9\u00a0nghìn tỷ đồng", 12.9e12, "đồng"),
        ("90 tỷ đồng", 9e10, "đồng"),
        ("2,5 lần", 2.5, "lần"),
    ],
)
def test_a_vietnamese_number_is_read_with_its_scale_and_unit(text: str, value: float, unit: str) -> None:
    read_so = number_of(text)
    assert read_so is not None
    assert read_so[0] == pytest.approx(value)
    assert read_so[1] == unit


@pytest.mark.parametrize("text", ["thứ 86", "14.375%", "2022100%", "45% (ước)", "1.2.3", "–", ""])
def test_what_is_no_figure_or_could_be_read_in_two_ways_has_no_value(text: str) -> None:
    assert number_of(text) is None


def test_each_year_has_its_figure_and_the_number_of_its_quote() -> None:
    pieces = [SHARE_2021, SHARE_2022, SHARE_2023]
    assert figures_of(YEARS, pieces) == (
        Figure("2021", 11.91, "11,91%", "%", 1),
        Figure("2022", 14.26, "14,26%", "%", 1),
        Figure("2023", 16.5, "16,5%", "%", 2),
    )
    assert len(merged(pieces)) == 2


def test_a_part_without_an_answer_has_no_figure() -> None:
    assert [figure.label for figure in figures_of(YEARS, [SHARE_2021, None, SHARE_2023])] == ["2021", "2023"]
    assert figures_of(YEARS, [None, None, None]) == ()


def test_rows_are_labelled_as_the_table_does_and_places_by_name() -> None:
    rows = [row("Chính phủ số", ("0,36", "0,43"), "0,43"), row("Xã hội số", ("0,29", "0,39"), "0,39")]
    parts = asked("chỉ số chính phủ số năm 2021?", "chỉ số xã hội số năm 2021?")
    assert figures_of(parts, rows) == (
        Figure("Chính phủ số", 0.43, "0,43", "", 1),
        Figure("Xã hội số", 0.39, "0,39", "", 2),
    )
    places = asked("Chỉ số của Hà Nội?", "Chỉ số của Huế?")
    assert [figure.label for figure in figures_of(places, rows)] == ["Hà Nội", "Huế"]


def test_other_parts_are_labelled_by_the_words_that_differ() -> None:
    pieces = [SHARE_2022, SHARE_2023]
    parts = asked("Doanh thu viễn thông năm 2022?", "Doanh thu bưu chính năm 2022?")
    assert [figure.label for figure in figures_of(parts, pieces)] == ["Viễn thông (2021 – 2022)", "Bưu chính (2023)"]
    parts = asked("Tỷ lệ hồ sơ đến tháng 4/2024?", "Tỷ lệ hồ sơ năm 2024?")
    assert [figure.label for figure in figures_of(parts, pieces)] == ["Đến tháng 4/2024", "Năm 2024"]


@pytest.mark.parametrize(
    ("parts", "pieces"),
    [
        (YEARS[1:], [SHARE_2022, GROWTH_2023]),  # a share and a growth
        (YEARS[1:], [PEOPLE, LINES]),  # people and lines
        (YEARS[1:], [SHARE_2022, LINES]),  # a share and a number
        (YEARS[1:], [FROM, SHARE_2023]),  # "từ 45% - 55%"
        (YEARS[1:], [TO, SHARE_2023]),
        (YEARS[1:], [SHARE_2022, SHARE_2022]),  # one figure for two years
        (asked("chỉ số chính phủ số?", "tỷ trọng kinh tế số?"), [SHARE_2022, SHARE_2023]),
    ],
)
def test_figures_of_different_measures_do_not_stand_together(parts: list[Query], pieces: list[Evidence]) -> None:
    assert figures_of(parts, pieces) == ()


def test_most_answers_choose_the_measure() -> None:
    found = alike(YEARS, [[SHARE_2021], [PEOPLE, SHARE_2022], [SHARE_2023]])
    assert found == [SHARE_2021, SHARE_2022, SHARE_2023]


def test_half_a_year_stands_in_for_no_year_that_has_a_figure() -> None:
    text = (
        "Tỷ trọng kinh tế số trong GDP năm 2022 đạt 14,26%. "
        "Tỷ trọng kinh tế số trong GDP trong 6 tháng đầu năm 2023 đạt 14,96%. "
        "Tỷ trọng kinh tế số/GDP năm 2023 ước đạt 16,5% với tốc độ tăng 20%."
    )
    document = Document("b.txt", text, "B", "2024", None, ())

    def told(marked: str, year: int) -> Evidence:
        at = text.index(marked)
        start = text.rfind("Tỷ", 0, at)
        sentence = Span(start, text.find(". ", at) + 1 or len(text))
        return Evidence(document, sentence, (Span(at, at + len(marked)),), (year,), ())

    before, half = told("14,26%", 2022), told("14,96%", 2023)
    whole = told("ước đạt 16,5% với tốc độ tăng 20%", 2023)
    assert alike(YEARS[1:], [[before], [whole, half]]) == [before, whole]
    assert alike(YEARS[1:], [[before], [half]]) == [before, half]


def test_a_figure_of_another_subject_answers_for_no_year() -> None:
    online = piece("Tỷ lệ hồ sơ trực tuyến năm 2024 là 45%.", "45%", 2024)
    parts = asked(*(f"Tỷ lệ hồ sơ trực tuyến năm {year}?" for year in (2021, 2024)))
    assert alike(parts, [[SHARE_2021], [online]]) == [None, online]


def test_rows_lead_where_they_are_as_many_and_a_sentence_stands_in_for_one() -> None:
    government, society = row("Chính phủ số", ("0,36", "0,43"), "0,43"), row("Xã hội số", ("0,29", "0,39"), "0,39")
    nation = piece("Chỉ số quốc gia năm 2021 là 0,71.", "0,71", 2021)
    parts = asked("Chỉ số chính phủ số?", "Chỉ số xã hội số?", "Chỉ số quốc gia?")
    found = alike(parts, [[nation, government], [society], [nation]])
    assert found == [government, society, nation]
    labels = [figure.label for figure in figures_of(parts, found)]
    assert labels == ["Chính phủ số", "Xã hội số", "Quốc gia"]


def test_a_row_that_answers_for_some_years_answers_for_its_other_columns() -> None:
    parts = asked(*(f"Chỉ số chính phủ số năm {year}?" for year in (2020, 2021, 2020, 2023)))
    old, new = (row("Chính phủ số", ("0,36", "0,43"), cell) for cell in ("0,36", "0,43"))
    assert alike(parts, [[old], [SHARE_2021], [old], []]) == [old, new, old, None]


def test_bars_are_as_long_as_the_figures_are_great() -> None:
    figures = [Figure("", value, "", "", 1) for value in (8.0, 4.0, 2.5, 0.0)]
    assert bars(figures, 8) == ["████████", "████", "██▌", ""]
    assert bars(figures, 7) == bars(figures[:1], 80) == bars(figures[3:] * 2, 80) == bars([], 80) == []
    assert bars(figures, 200)[0] == "█" * 40


def priced(label: str, price: str, columns: tuple[str, ...] = ("Giá (đồng)",), marked: bool = True) -> Evidence:
    text = "\n".join((label, *price.split()))
    document = Document("gia.csv", text.replace("Miễn\nphí", "Miễn phí"), "Giá", None, None, ())
    start = len(label) + 1
    marks = (Span(start, len(document.text)),) if marked else ()
    return Evidence(document, Span(0, len(document.text)), marks, columns=columns)


@pytest.mark.parametrize(
    ("question", "order"),
    [
        ("Thủ tục nào lệ phí cao nhất?", ["Kết hôn lại", "Khai sinh", "Khai tử", "Trích lục"]),
        ("Thủ tục nào mất ít lệ phí nhất?", ["Khai tử", "Khai sinh", "Kết hôn lại", "Trích lục"]),
    ],
)
def test_what_is_free_costs_least_and_what_has_no_figure_comes_last(question: str, order: list[str]) -> None:
    rows = [priced("Khai sinh", "8000"), priced("Trích lục", "xem"), priced("Khai tử", "Miễn phí")]
    rows = extreme_first(read(question, question), [*rows, priced("Kết hôn lại", "30000")])
    assert [row.span.of(row.document.text).split("\n")[0] for row in rows] == order


def test_of_a_rows_quarters_the_highest_is_marked() -> None:
    row = priced("Doanh thu", "61,2 78,9 70,5", ("Quý I", "Quý II", "Quý III"), marked=False)
    (found,) = extreme_first(read("", "Quý nào doanh thu cao nhất?"), [row])
    assert [mark.of(found.document.text) for mark in found.marked] == ["78,9"]
