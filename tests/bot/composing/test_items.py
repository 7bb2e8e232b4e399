from dataclasses import replace

import pytest

from bot.composing.answer import Abstention, Answer, Citation
from bot.composing.bearing import Bearing
from bot.composing.items import (
    counted_alike,
    item_asked,
    item_beside,
    item_chosen,
    item_claimed,
    item_named,
    items_in_all,
    list_asked_of,
    list_of_the_counted,
    list_of_the_item,
    lists_items,
    whether_item,
)
from bot.composing.verdict import verdict_on
from bot.gathering.evidence import Reason
from bot.understanding.query import Intent, read
from bot.understanding.talk import intent_of
from index import Span

LIST = "3 tăng cường gồm: (1) Tăng cường nhận thức; (2) Tăng cường tiềm lực; (3) Tăng cường hợp tác."


def cited(quote: str, number: int = 1) -> Citation:
    return Citation(number, "a.txt", "A", None, None, quote, 100, 100 + len(quote))


def first(answer: Answer | None) -> Citation | None:
    return answer.citations[0] if answer and answer.citations else None


def nth(asked: str, told: list[Citation]) -> Citation | None:
    return first(item_asked(read("", asked), asked, told))


@pytest.mark.parametrize(
    ("asked", "quote"),
    [
        ("cái thứ hai nói gì?", "(2) Tăng cường tiềm lực;"),
        ("ý đầu tiên", "(1) Tăng cường nhận thức;"),
        ("mục 3 là gì", "(3) Tăng cường hợp tác."),
        ("cái cuối cùng thì sao", "(3) Tăng cường hợp tác."),
        ("cái thứ tư", None),
        ("ý thứ nhì", "(2) Tăng cường tiềm lực;"),
        ("ý thứ chín", None),
        ("số 2 là gì vậy", "(2) Tăng cường tiềm lực;"),
        ("cái số 2 là gì á", "(2) Tăng cường tiềm lực;"),
        ("còn số 3 thì sao", "(3) Tăng cường hợp tác."),
        ("số 4", None),
        ("cái thứ mười hai", None),
        ("đọc lại cho mình ý số 2", "(2) Tăng cường tiềm lực;"),
        ("đốc lại cho mình ý số 2", "(2) Tăng cường tiềm lực;"),
        ("nhắc lại ý thứ ba giúp em", "(3) Tăng cường hợp tác."),
        ("cho xem lại mục 2", "(2) Tăng cường tiềm lực;"),
        ("em muốn nghe lại ý cuối cùng ạ", "(3) Tăng cường hợp tác."),
        ("Vui lòng nêu rõ nội dung thứ nhất", "(1) Tăng cường nhận thức;"),
    ],
)
def test_an_item_is_found_by_its_number(asked: str, quote: str | None) -> None:
    assert intent_of(asked) is Intent.ITEM
    item = nth(asked, [cited(LIST)])
    assert (item.quote if isinstance(item, Citation) else None) == quote
    if isinstance(item, Citation):
        assert LIST[item.start - 100 : item.end - 100] == item.quote


@pytest.mark.parametrize(
    ("asked", "shown", "quote"),
    [
        ("tiếp theo?", "cái thứ hai", "(3) Tăng cường hợp tác."),
        ("cái kế tiếp là gì", "ý đầu tiên", "(2) Tăng cường tiềm lực;"),
        ("cái tiếp theo", "cái cuối", None),
    ],
)
def test_the_next_item_is_the_one_behind_that_shown_last(asked: str, shown: str, quote: str | None) -> None:
    assert intent_of(asked) is Intent.ITEM
    before = nth(shown, [cited(LIST)])
    assert before is not None
    item = first(item_asked(read("", asked), asked, [cited(LIST)], shown=[before]))
    assert (item.quote if item else None) == quote


def test_the_next_grade_is_the_one_behind_that_of_which_the_points_were_marked() -> None:
    start = GRADES.index("Từ 80")
    points = replace(cited(GRADES), marked=(Span(start, start + len("Từ 80 đến 89 điểm")),))
    asked = "Tiếp theo là mức gì?"
    item = first(item_asked(read("", asked), asked, [points], shown=[points]))
    assert intent_of(asked) is Intent.ITEM
    assert item is not None and [mark.of(GRADES) for mark in item.marked] == ["Mức độ C - Dưới 80 điểm"]


def test_ordinals_go_beyond_eight() -> None:
    told = [cited(f"Việc {number}", number) for number in range(1, 14)]
    asked = ["ý thứ chín", "việc thứ mười nói gì?", "mục mười một", "cái thứ mười hai", "ý cuối cùng"]
    found = [nth(each, told) for each in asked]
    assert [item.quote for item in found if isinstance(item, Citation)] == [
        "Việc 9",
        "Việc 10",
        "Việc 11",
        "Việc 12",
        "Việc 13",
    ]
    assert all(intent_of(each) is Intent.ITEM for each in asked)


def test_quotes_are_items_and_what_announces_them_is_none() -> None:
    told = [cited("Có 2 kết quả:"), cited("Về thể chế, …", 2), cited("Về hạ tầng, …", 3)]
    second = nth("cái thứ hai", told)
    assert isinstance(second, Citation)
    assert (second.quote, second.number) == ("Về hạ tầng, …", 1)
    assert nth("cái thứ hai", []) is None


@pytest.mark.parametrize("asked", ["điểm cầu Kon Tum ai chủ trì?", "điểm 2022 là bao nhiêu", "năm 2023 thì sao?"])
def test_what_only_sounds_alike_asks_for_no_item(asked: str) -> None:
    assert intent_of(asked) is Intent.QUESTION


PILLARS = (
    "Chủ đề “Phát triển kinh tế số với 4 trụ cột: công nghiệp công nghệ thông tin, số hóa các ngành kinh tế, "
    "quản trị số, dữ liệu số - Động lực quan trọng”; đẩy mạnh số hóa."
)
CODES = (
    "Bộ đã bổ sung 5 mã ngành mới gồm: Khoa học dữ liệu, Trí tuệ nhân tạo, Kinh tế số, Công nghệ giáo dục và "
    "Công nghệ tài chính."
)
SEVEN = (
    "Yêu cầu 7 UBND các tỉnh, thành phố An Giang , Cần Thơ, Đắk Nông, Kiên Giang, Sóc Trăng, Tây Ninh và TPHCM"
    " trình HĐND."
)
GRADES = "Chia thành 3 mức độ: Mức độ A - Từ 90 điểm; Mức độ B - Từ 80 đến 89 điểm; Mức độ C - Dưới 80 điểm."
TROUBLES = "Vẫn còn nhiều tồn tại, hạn chế như: Lãnh đạo chưa coi trọng; Tính liên thông còn thấp; Nhân lực còn thiếu…"


@pytest.mark.parametrize(
    ("asked", "quote", "words"),
    [
        ("cái thứ ba nữa", CODES, "Kinh tế số"),
        ("cai cuối cùng", CODES, "Công nghệ tài chính"),
        ("còn cái thứ ba", PILLARS, "quản trị số"),
        ("và cái cuối cùng?", PILLARS, "dữ liệu số"),
        ("cái thứ hai", SEVEN, "Cần Thơ"),
        ("cái cuối cùng", TROUBLES, "Nhân lực còn thiếu"),
    ],
)
def test_an_item_within_a_sentence_is_marked_there(asked: str, quote: str, words: str) -> None:
    assert intent_of(asked) is Intent.ITEM
    item = nth(asked, [cited(quote)])
    assert isinstance(item, Citation)
    assert item.quote == quote
    assert [mark.of(quote) for mark in item.marked] == [words]


@pytest.mark.parametrize(
    ("asked", "quote", "item"),
    [
        ("Điểm thứ hai trong 3 tăng cường là gì?", LIST, "(2) Tăng cường tiềm lực;"),
        ("Nội dung thứ 3 của 3 tăng cường", LIST, "(3) Tăng cường hợp tác."),
        ("3 tăng cường, cái đầu tiên?", LIST, "(1) Tăng cường nhận thức;"),
        ("Tăng cường thứ ba là gì?", LIST, "(3) Tăng cường hợp tác."),
        ("Nội dung tăng cường thứ ba là gì?", LIST, "(3) Tăng cường hợp tác."),
        ("Trụ cột thứ hai của kinh tế số?", PILLARS, "số hóa các ngành kinh tế"),
        ("Mã ngành thứ tư?", CODES, "Công nghệ giáo dục"),
        ("Trụ cột thứ năm của kinh tế số?", PILLARS, None),
        ("Phiên họp thứ ba bàn gì?", LIST, None),
        ("Việt Nam xếp thứ hai à?", LIST, None),
        ("Điểm thứ hai là gì?", "Tăng cường nhận thức.", None),
    ],
)
def test_a_question_names_an_item_of_a_list_that_it_names(asked: str, quote: str, item: str | None) -> None:
    found = first(item_named(read("", asked), [cited(quote)]))
    told = [mark.of(quote) for mark in found.marked] or [found.quote] if isinstance(found, Citation) else [None]
    assert told == [item]


SPEAKERS = (
    "tham luận của các 05 Bộ, ngành Công an, Công Thương, Y tế, Giáo dục và Tư pháp; 05 tỉnh, thành phố gồm "
    "Bình Phước, Bình Dương, Hải Phòng, Bình Thuận, Đồng Tháp và VNPT Việt Nam."
)


def test_of_several_lists_it_is_the_one_of_what_is_named() -> None:
    third = first(item_named(read("", "tỉnh thứ ba là tỉnh nào"), [cited(SPEAKERS)], alone=True))
    assert isinstance(third, Citation)
    assert [mark.of(SPEAKERS) for mark in third.marked] == ["Hải Phòng"]


def test_what_is_counted_and_not_listed_has_no_items_of_another_list() -> None:
    assert item_named(read("", "bộ thứ ba là bộ nào"), [cited(SPEAKERS)], alone=True) is None


def test_a_list_is_of_what_and_of_as_many_as_are_asked_for() -> None:
    listing, _ = list_asked_of(read("", "Bộ Công an có trong 5 bộ tham luận không?")) or (None, None)
    assert listing is not None
    assert counted_alike(listing, [cited(SPEAKERS)])
    assert not counted_alike(listing, [cited('"5 đẩy mạnh" gồm: (1) Đẩy mạnh thể chế; (2) Đẩy mạnh hạ tầng.')])
    assert not counted_alike(listing, [])


@pytest.mark.parametrize(
    ("asked", "quote", "item"),
    [
        ("cái nào nói về hợp tác?", LIST, "(3) Tăng cường hợp tác."),
        ("thế ý nào về tiềm lực", LIST, "(2) Tăng cường tiềm lực;"),
        ("điều nói về tiềm lực là điều thứ mấy?", LIST, "(2) Tăng cường tiềm lực;"),
        ("cái nói về tiềm lực?", LIST, None),
        ("tăng cường nào liên quan đến nhận thức?", LIST, "(1) Tăng cường nhận thức;"),
        ("ngành nào liên quan đến tài chính", CODES, "Công nghệ tài chính"),
        ("ngành nào liên quan đến công nghệ", CODES, None),  # two do
        ("cái nào nói về nông nghiệp?", LIST, None),
        ("tỉnh nào nói về hợp tác?", LIST, None),
    ],
)
def test_an_item_is_chosen_by_what_it_speaks_of(asked: str, quote: str, item: str | None) -> None:
    found = first(item_chosen(read("", asked), [cited(quote)]))
    told = [mark.of(quote) for mark in found.marked] or [found.quote] if found else [None]
    assert told == [item]


@pytest.mark.parametrize(
    ("asked", "quote", "item"),
    [
        ("tỉnh thứ hai là tỉnh nào?", SEVEN, "Cần Thơ"),
        ("tỉnh thứ 5 trong danh sách là tỉnh nào", SEVEN, "Sóc Trăng"),
        ("tỉnh thứ 5 trong số đó", SEVEN, "Sóc Trăng"),
        ("tỉnh đứng đầu danh sách là tỉnh nào", SEVEN, "An Giang"),
        ("tỉnh cuối danh sách", SEVEN, "TPHCM"),
        ("hạn chế thứ hai là gì", TROUBLES, "Tính liên thông còn thấp"),
        ("tồn tại đầu tiên", TROUBLES, "Lãnh đạo chưa coi trọng"),
        ("nhắc lại cho mình hạn chế thứ hai", TROUBLES, "Tính liên thông còn thấp"),
    ],
)
def test_what_the_items_are_called_tells_of_which_list_an_item_is(asked: str, quote: str, item: str) -> None:
    named = first(item_named(read("", asked), [cited(quote)], alone=True))
    assert isinstance(named, Citation)
    assert [mark.of(quote) for mark in named.marked] == [item]


@pytest.mark.parametrize(
    ("asked", "item"),
    [
        ("luật thứ nhất tên gì?", "Luật Công nghiệp công nghệ số"),
        ("luật thứ hai", "Luật Bảo vệ dữ liệu cá nhân"),
        ("chiến lược thứ nhất", None),
    ],
)
def test_what_all_pieces_of_a_mark_begin_with_names_them(asked: str, item: str | None) -> None:
    quote = "Nghiên cứu xây dựng Luật Công nghiệp công nghệ số, Luật Bảo vệ dữ liệu cá nhân; các chiến lược."
    laws = replace(cited(quote), marked=(Span(20, 78),))
    named = first(item_named(read("", asked), [laws], alone=True))
    assert ([mark.of(quote) for mark in named.marked] if named else [None]) == [item]


def test_what_is_called_otherwise_or_asks_more_names_no_item() -> None:
    assert first(item_named(read("", "phiên họp thứ hai?"), [cited(SEVEN)], alone=True)) is None
    assert first(item_named(read("", "tỉnh thứ hai họp khi nào?"), [cited(SEVEN)], alone=True)) is None
    assert first(item_named(read("", "tỉnh thứ hai?"), [], alone=True)) is None


@pytest.mark.parametrize(("asked", "quote"), [("tỉnh thứ 9", SEVEN), ("tăng cường thứ tư", LIST)])
def test_a_list_without_such_an_item_is_shown(asked: str, quote: str) -> None:
    answer = item_named(read("", asked), [cited(quote)], alone=True)
    assert answer is not None
    assert answer.abstention == Abstention(Reason.NOT_IN_LIST, (cited(quote),))
    assert nth("cái thứ hai", [cited("Tỷ lệ đạt 45%.")]) is None  # no list


@pytest.mark.parametrize(
    ("asked", "quote"),
    [
        ("Tỉnh thứ tám phải trình nghị quyết là tỉnh nào?", SEVEN),
        ("Ngành thứ sáu của các mã ngành mới là ngành nào?", CODES),
        ("Điểm thứ tư trong 3 tăng cường nói gì?", LIST),
        ('Ý thứ tư trong "3 tăng cường" là gì?', LIST),
    ],
)
def test_a_list_that_counts_all_its_items_has_no_more(asked: str, quote: str) -> None:
    answer = item_named(read("", asked), [cited(quote)])
    assert answer is not None
    assert answer.abstention == Abstention(Reason.NOT_IN_LIST, (cited(quote),))
    assert item_named(read("", "Hạn chế thứ tám là hạn chế nào?"), [cited(TROUBLES)]) is None  # there may be more


def test_the_list_need_not_stand_in_the_first_quote() -> None:
    told = [cited("Thủ tướng chỉ đạo thực hiện."), cited(LIST, 2)]
    item = first(item_named(read("", "tăng cường thứ hai là gì"), told))
    assert item is not None and item.quote == "(2) Tăng cường tiềm lực;"


@pytest.mark.parametrize(
    ("asked", "listing"),
    [
        ("trụ cột thứ 3 trong 4 trụ cột kinh tế số 2024", "những trụ cột nào trong 4 trụ cột kinh tế số 2024"),
        ("Nội dung đẩy mạnh thứ tư là gì?", "những đẩy mạnh nào là gì?"),
        ("phiên họp thứ 8 ở đâu?", None),
        ("cái thứ hai là gì?", None),
        ("Kinh tế số năm 2024?", None),
    ],
)
def test_an_item_asked_for_by_name_is_one_of_its_list(asked: str, listing: str | None) -> None:
    query = list_of_the_item(read("", asked))
    assert (query.text if query else None) == listing


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("tổng cộng mấy địa phương", "7"),
        ("thế tổng cộng là bao nhiêu tỉnh?", "7"),
        ("mấy tỉnh cả thảy?", "7"),
        ("vậy có bao nhiêu tỉnh tổng số", "7"),
        ("mấy tỉnh?", None),
        ("tất cả có mấy bộ?", None),
        ("tổng cộng mấy địa phương có cáp quang?", None),
    ],
)
def test_all_of_a_list_are_counted(asked: str, told: str | None) -> None:
    item = first(items_in_all(read("", asked), [cited(SEVEN)]))
    assert [mark.of(SEVEN) for mark in item.marked] == [told] if item else told is None


def test_what_all_of_a_list_are_called_names_its_items_too() -> None:
    item = first(item_named(read("", "địa phương thứ ba là đâu"), [cited(SEVEN)], alone=True))
    assert item is not None
    assert [mark.of(SEVEN) for mark in item.marked] == ["Đắk Nông"]


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("có tăng cường hợp tác trong đó không?", "(3) Tăng cường hợp tác."),
        ("thế tăng cường nhận thức có trong danh sách đó không", "(1) Tăng cường nhận thức;"),
        ("có tăng cường kiểm tra trong số đó không?", None),
        ("hợp tác là một tăng cường phải không?", "(3) Tăng cường hợp tác."),
        ("có cả an ninh mạng không ạ", None),
    ],
)
def test_whether_an_item_is_in_a_list_is_told_by_its_items(asked: str, told: str | None) -> None:
    answer = whether_item(read("", asked), [cited(LIST)], of_list=True)
    assert answer is not None
    assert (answer.citations[0].quote if answer.citations else None) == told
    assert told or (answer.abstention and answer.abstention.reason is Reason.NOT_IN_LIST)


def test_whether_a_body_is_among_those_marked_is_told_by_its_piece_of_the_mark() -> None:
    quote = "Tham luận của các 05 Bộ, ngành Công an, Công Thương, Y tế; 05 tỉnh gồm Bình Phước, Bình Dương."
    bodies = replace(cited(quote), marked=(Span(18, 57),))
    answers = [
        whether_item(read("", f"có {body} không?"), [bodies], of_list=True) for body in ("Bộ Y tế", "Bộ Tài chính")
    ]
    there = first(answers[0])
    assert there is not None
    assert [mark.of(quote) for mark in there.marked] == ["Y tế"]
    assert answers[1] is not None
    assert not answers[1].citations
    assert whether_item(read("", "có Bộ Y tế không?"), [bodies], of_list=False) is None


def test_whether_some_are_of_a_kind_or_a_figure_is_there_is_told_by_no_list() -> None:
    two = replace(cited("Năm 2021, 2022 là 11,91%, 14,26%."), marked=(Span(17, 23), Span(25, 31)))
    assert whether_item(read("", "có ngân hàng nào trong số đó không?"), [cited(LIST)], of_list=True) is None
    assert whether_item(read("", "có trong đó không?"), [cited(LIST)], of_list=True) is None
    assert whether_item(read("", "có con số 16,5% trong đó không?"), [two], of_list=True) is None


def test_what_a_quote_lists_as_many_as_it_counts_of_is_its_list_though_only_its_number_was_asked_for() -> None:
    quote = "Bộ đã bổ sung 3 mã ngành mới gồm: Khoa học dữ liệu, Kinh tế số và Công nghệ giáo dục."
    counted = replace(cited(quote), marked=(Span(quote.index("3"), quote.index("3") + 1),))
    there = first(whether_item(read("", "có ngành Kinh tế số không?"), [counted], of_list=False))
    assert there is not None
    assert [mark.of(quote) for mark in there.marked] == ["Kinh tế số"]
    lacking = whether_item(read("", "có ngành An ninh mạng không?"), [counted], of_list=False)
    assert lacking is not None
    assert lacking.abstention is not None
    assert whether_item(read("", "có trường Kinh tế số không?"), [counted], of_list=False) is None


@pytest.mark.parametrize(
    ("said", "quote", "bearing"),
    [
        ("tăng cường hợp tác là cái thứ ba phải không?", "(3) Tăng cường hợp tác.", Bearing.SAME),
        ("cái thứ hai là tăng cường nhận thức đúng không?", "(2) Tăng cường tiềm lực;", Bearing.UNTOLD),
    ],
)
def test_an_item_is_read_back_in_its_place(said: str, quote: str, bearing: Bearing) -> None:
    answer = item_claimed(read("", said), [cited(LIST)])
    assert answer is not None
    assert answer.citations[0].quote == quote
    verdict = verdict_on(answer)
    assert verdict is not None
    assert verdict.bearing is bearing


def test_an_item_that_is_only_asked_for_is_not_read_back() -> None:
    assert item_claimed(read("", "cái thứ hai là gì?"), [cited(LIST)]) is None
    assert item_claimed(read("", "tăng cường hợp tác là cái thứ ba phải không?"), [cited("Đạt 45%.")]) is None


@pytest.mark.parametrize(
    ("asked", "texts"),
    [
        ("3 tăng cường có an ninh mạng không?", ["3 tăng cường gồm những gì?", "có an ninh mạng không?"]),
        (
            '"3 tăng cường" có bao gồm an ninh mạng phải không?',
            ["3 tăng cường gồm những gì?", "có an ninh mạng không?"],
        ),
        ("3 tăng cường có cả an ninh mạng không?", ["3 tăng cường gồm những gì?", "có an ninh mạng không?"]),
        (
            "5 bộ tham luận ở phiên thứ 8 có Bộ Tài chính không?",
            ["5 bộ nào tham luận ở phiên thứ 8?", "có Bộ Tài chính không?"],
        ),
        ("Kinh tế số có trong các mã ngành mới không?", ["các mã ngành mới gồm những gì?", "có Kinh tế số không?"]),
        ("Kinh tế số có trong các ngành nào?", None),
        ("5 mã ngành mới vào chương trình đào tạo đại học có được tuyển sinh năm nay không?", None),
    ],
)
def test_of_those_counted_it_is_asked_which_they_are(asked: str, texts: list[str] | None) -> None:
    found = list_asked_of(read("", asked))
    assert (found and [each.text for each in found]) == texts


@pytest.mark.parametrize(
    ("asked", "quote", "words"),
    [
        ("Sau mức B là mức nào?", GRADES, "Mức độ C - Dưới 80 điểm"),
        ("trước mức B là mức nào", GRADES, "Mức độ A - Từ 90 điểm"),
        ("ngay sau mức A thì đến mức nào?", GRADES, "Mức độ B - Từ 80 đến 89 điểm"),
        ("sau Kiên Giang là tỉnh nào trong danh sách", SEVEN, "Sóc Trăng"),
        ("sau tăng cường tiềm lực là tăng cường gì nữa", LIST, "(3) Tăng cường hợp tác."),
        ("Sau tăng cường là gì?", LIST, None),  # all do
        ("Sau mức Đ là mức nào?", GRADES, None),
    ],
)
def test_the_item_beside_the_one_that_is_named_is_told(asked: str, quote: str, words: str | None) -> None:
    item = first(item_beside(read("", asked), [cited(quote)]))
    told = (item.marked[0].of(item.quote) if item.marked else item.quote) if item else None
    assert told == words


def test_behind_the_last_item_there_is_none() -> None:
    answer = item_beside(read("", "Sau mức C là mức nào?"), [cited(GRADES)])
    assert answer is not None and answer.abstention == Abstention(Reason.NOT_IN_LIST, (cited(GRADES),))


def test_what_is_only_counted_is_asked_for_its_list() -> None:
    quote = "Thủ tướng yêu cầu thực hiện 5 đẩy mạnh, 3 tăng cường."
    counted = replace(cited(quote), marked=(Span(quote.index("5"), quote.index("5") + 1),))
    listing = list_of_the_counted(read("", "cái thứ tư là gì"), [counted])
    assert listing is not None and listing.text == "5 đẩy mạnh gồm những gì?"
    assert list_of_the_counted(read("", "cái thứ tư là gì"), [cited(quote)]) is None
    assert [lists_items([cited(each)]) for each in (quote, GRADES, CODES)] == [False, True, True]
