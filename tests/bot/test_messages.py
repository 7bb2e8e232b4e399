from dataclasses import replace

import pytest

from bot.composing.answer import Abstention, Answer, Citation
from bot.composing.figures import Figure
from bot.gathering.evidence import Reason
from bot.language.periods import own_years
from bot.messages import answer_message, date_in_words, documents_message, plain, table_width
from bot.understanding.english_dates import period_in_english
from bot.understanding.query import Intent, Query, Want
from index import IndexedDocument, Span

QUOTE = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với năm 2023."
CITATION = Citation(1, "002.txt", "Phiên họp", "2025-02", "Báo X", QUOTE, 10, 10 + len(QUOTE), marked=(Span(38, 41),))
ROW = Citation(
    number=1,
    document="001.txt",
    title="Hội nghị",
    date=None,
    publisher=None,
    quote="Chính phủ số\n\n0,36\n\n0,43",
    start=0,
    end=24,
    marked=(Span(20, 24),),
    columns=("Năm 2020", "Năm 2021"),
)


def test_the_figure_leads_and_the_quote_follows_with_its_source() -> None:
    message = answer_message(Answer(Query("Tỷ lệ?", "Tỷ lệ?"), (CITATION,)))
    assert plain(message) == f"45%\n“{QUOTE}”\n[1] Phiên họp · Báo X · 02/2025 · 002.txt"
    assert [part.text for part in message if part.style == "marked"] == ["45%"]


def test_the_place_of_a_quote_stands_behind_the_date() -> None:
    message = answer_message(Answer(Query("Tỷ lệ?", "Tỷ lệ?"), (replace(CITATION, place="trang 3, Điều 5"),)))
    assert plain(message).endswith("[1] Phiên họp · Báo X · 02/2025 · trang 3, Điều 5 · 002.txt")


def test_whether_what_was_read_back_is_right_is_said_first() -> None:
    asked = Query("Tỷ lệ?", "Tỷ lệ?", claims=("50%",))
    assert plain(answer_message(Answer(asked, (CITATION,)))).startswith("Không phải 50%; tài liệu ghi: 45%.\n45%\n")
    right = replace(asked, claims=("45%",), language="en")
    assert plain(answer_message(Answer(right, (CITATION,)))).startswith("Yes, the document says: 45%.\n45%\n")


def test_what_was_understood_is_said_when_it_differs_from_what_was_typed() -> None:
    assert plain(answer_message(Answer(Query("ty le?", "tỷ lệ"), (CITATION,)))).startswith("Tôi hiểu là: tỷ lệ\n45%")
    assert plain(answer_message(Answer(Query("Tỷ lệ!", "tỷ lệ"), (CITATION,)))).startswith("45%")


def test_a_row_is_shown_on_one_line_with_its_columns() -> None:
    message = answer_message(Answer(Query("?", "?"), (ROW,)))
    assert plain(message) == "0,43\nChính phủ số | Năm 2020: 0,36; Năm 2021: 0,43\n[1] Hội nghị · 001.txt"
    assert [part.text for part in message if part.style == "marked"] == ["0,43"]


def test_of_two_equal_cells_only_the_one_asked_for_is_bold() -> None:
    row = replace(ROW, quote="Chính phủ số\n\n0,43\n\n0,43")
    message = answer_message(Answer(Query("?", "?"), (row,)))
    assert [(part.text, part.style) for part in message if part.text == "0,43"] == [
        ("0,43", "headline"),
        ("0,43", "quote"),
        ("0,43", "marked"),
    ]


def test_figures_are_set_apart_by_more_than_a_comma() -> None:
    quote = "9 doanh nghiệp, 43 trung tâm"
    several = replace(CITATION, quote=quote, marked=(Span(16, 18), Span(0, 1)))
    assert plain(answer_message(Answer(Query("?", "?"), (several,)))).startswith("43; 9\n")


def test_of_a_long_list_it_is_said_how_many_more_there_are() -> None:
    answer = Answer(Query("Gồm những gì?", "Gồm những gì?"), (replace(CITATION, marked=(), left_out=3),))
    assert plain(answer_message(answer)).startswith("Danh sách còn 3 mục nữa, xem trong tài liệu.\n“")


def test_the_period_of_a_figure_is_told_in_the_language_of_the_question() -> None:
    cited = replace(CITATION, period="năm 2024")
    told = [
        plain(answer_message(Answer(Query("?", "?", language=language), (cited,)))).splitlines()[-1]
        for language in ("vi", "en")
    ]
    assert told == [
        "[1] Phiên họp · Báo X · 02/2025 · số liệu năm 2024 · 002.txt",
        "[1] Phiên họp · Báo X · 02/2025 · figures of 2024 · 002.txt",
    ]
    unnamed = plain(answer_message(Answer(Query("?", "?", language="en"), (replace(cited, period=""),))))
    assert unnamed.splitlines()[-1] == "[1] Phiên họp · Báo X · 02/2025 · 002.txt"


@pytest.mark.parametrize(
    ("period", "english"),
    [
        ("đến tháng 4 năm 2024", "as of April 2024"),
        ("trong tháng 5/2024", "of May 2024"),
        ("ngày 24 tháng 4 năm 2024", "of 24 April 2024"),
        ("6 tháng đầu năm 2023", "of the first 6 months of 2023"),
        ("cuối năm 2025", "of late 2025"),
        ("năm 2024", "of 2024"),
        ("quý I năm 2024", "of quý I năm 2024"),
    ],
)
def test_a_period_is_told_in_english(period: str, english: str) -> None:
    assert period_in_english(period) == english


def test_line_breaks_in_a_quote_are_shown_as_spaces() -> None:
    broken = Citation(1, "a.txt", "A", None, None, "một\n\n hai\u00a0ba", 0, 12)
    assert "“một hai ba”" in plain(answer_message(Answer(Query("?", "?"), (broken,))))


def test_silence_says_why_and_shows_the_nearest() -> None:
    query = Query("Tỷ lệ năm 2030?", "Tỷ lệ năm 2030?", years=(2030,))
    answer = Answer(query, abstention=Abstention(Reason.NOT_FOR_PERIOD, (CITATION,), (2024,)))
    assert plain(answer_message(answer)) == (
        "Các tài liệu hiện có không nói đến điều này cho năm 2030. Có nói cho năm 2024.\nGần nhất là:\n"
        f"“{QUOTE}”\n[1] Phiên họp · Báo X · 02/2025 · 002.txt"
    )


@pytest.mark.parametrize(
    ("text", "time"),
    [("Số thẻ năm trước?", "năm trước"), ("Số thẻ đến cuối năm 2023?", "cuối năm 2023"), ("Số thẻ 2023?", "năm 2023")],
)
def test_silence_names_the_time_as_it_was_asked_for(text: str, time: str) -> None:
    answer = Answer(Query(text, text, years=tuple(own_years(text))), abstention=Abstention(Reason.NOT_FOR_PERIOD))
    assert plain(answer_message(answer)).endswith(f" cho {time}.")


def test_years_that_are_there_are_listed() -> None:
    query = Query("Tỷ lệ năm 2030?", "Tỷ lệ năm 2030?", years=(2030,))
    answer = Answer(query, abstention=Abstention(Reason.NOT_FOR_PERIOD, years=(2021, 2022, 2024)))
    assert plain(answer_message(answer)).endswith(" Có nói cho năm 2021, 2022 và 2024.")


def test_what_can_be_asked_of_the_last_answer_is_told_where_there_is_one() -> None:
    for language in ("vi", "en"):
        query = Query("?", "?", Intent.BEYOND, language)
        alone = plain(answer_message(Answer(query, abstention=Abstention(Reason.SMALLTALK))))
        query = replace(query, shown_last=("a.txt", Span(0, 1)))
        after = plain(answer_message(Answer(query, abstention=Abstention(Reason.SMALLTALK))))
        assert after.startswith(alone)
        assert ("nguồn nào?" if language == "vi" else "which source?") in after.removeprefix(alone)


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    for language in ("vi", "en"):
        said = set()
        for reason in Reason:
            query = Query("?", "?", Intent.GREETING, language, years=(2030,), places=("Huế",))
            said.add(plain(answer_message(Answer(query, abstention=Abstention(reason)))))
        assert len(said) == len(Reason)
        assert all("{" not in sentence for sentence in said)


def test_talk_that_finds_nothing_has_its_sentence_in_both_languages() -> None:
    more = {"vi": "tôi không tìm thấy gì thêm", "en": "I find nothing more"}
    for language, sentence in more.items():
        query = Query("còn gì nữa không", "còn gì nữa không", Intent.MORE, language)
        assert sentence in plain(answer_message(Answer(query, abstention=Abstention(Reason.SMALLTALK))))


def test_dates_are_written_as_in_vietnam() -> None:
    assert [date_in_words(date) for date in ("2024-05-10", "2024-05", "2024", None)] == [
        "10/05/2024",
        "05/2024",
        "2024",
        "",
    ]


def test_the_documents_are_listed() -> None:
    document = IndexedDocument("a.txt", "Tên", "2024-05", None, 1, 10, "0")
    assert documents_message([document]) == "Tôi trả lời từ 1 tài liệu:\n  1. Tên (05/2024) · a.txt"
    assert documents_message([document] * 3, 1).endswith(
        "từ 3 tài liệu:\n  1. Tên (05/2024) · a.txt\n  … và 2 tài liệu khác"
    )


FIGURES = (
    Figure("2021", 11.91, "11,91%", "%", 1),
    Figure("2022", 14.26, "14,26%", "%", 1),
    Figure("2023", 16.5, "16,5%", "%", 2),
)


def test_figures_are_a_table_above_the_quotes() -> None:
    message = answer_message(Answer(Query("Tỷ lệ?", "Tỷ lệ?"), (CITATION,), figures=FIGURES))
    assert plain(message) == (
        f"2021  11,91% [1]\n2022  14,26% [1]\n2023  16,5%  [2]\n\n“{QUOTE}”\n[1] Phiên họp · Báo X · 02/2025 · 002.txt"
    )
    assert [part.text for part in message if part.style == "headline"] == ["11,91%", "14,26%", "16,5%"]


def test_bars_stand_beside_the_figures() -> None:
    figures = (Figure("Chính phủ số", 0.65, "0,65", "", 1), Figure("Xã hội số", 0.325, "0,325", "", 10))
    message = answer_message(Answer(Query("?", "?"), (CITATION,), figures=figures), ["████", "██"])
    assert plain(message).startswith("Chính phủ số  0,65  [1]   ████\nXã hội số     0,325 [10]  ██\n\n“")
    assert table_width(figures) == len("Xã hội số     0,325 [10]  ")


def test_what_is_missing_and_the_latest_figure_are_said_above_the_quotes() -> None:
    def citation(number: int, quote: str, year: int) -> Citation:
        mark = Span(quote.index("1"), len(quote))
        return Citation(
            number, "a.txt", "A", None, None, quote, 0, len(quote), (mark,), years=(year,), period=f"năm {year}"
        )

    query = Query("tỷ trọng?", "tỷ trọng?", want=Want.QUANTITY)
    answer = Answer(query, (citation(1, "Đạt 18%", 2024), citation(2, "Đạt 16%", 2023)), missing=("2020",))
    assert plain(answer_message(answer)) == (
        "Tài liệu không nói đến: 2020.\nMới nhất là số liệu năm 2024.\n18%\n“Đạt 18%”\n[1] A · số liệu năm 2024 · a.txt"
        "\n\n“Đạt 16%”\n[2] A · số liệu năm 2023 · a.txt"
    )
