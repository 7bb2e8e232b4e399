from collections.abc import Callable

from bot.assistant import Assistant
from bot.gathering.quotes import Evidence, shortened
from bot.language.announced import announced, beside
from bot.messages import answer_message, plain
from index import SearchIndex
from index.chunks import chunk_document
from index.layout import parse_document

REPORT = """Báo cáo chuyển đổi số của huyện Ea Mới

Huyện đã đạt {many} kết quả nổi bật, cụ thể:

Về thể chế, huyện ban hành 5 nghị quyết. Các xã đều có kế hoạch.

Về hạ tầng, 40 thôn có cáp quang.

Về nhân lực, 300 cán bộ được tập huấn.

Về kinh phí, huyện chi 2 tỷ đồng.

Tại hội nghị, các đại biểu đã thảo luận.
"""


def told(text: str) -> list[list[str]]:
    document = parse_document("a.txt", text)
    units = [unit for chunk in chunk_document(document) for unit in chunk.units]
    return [[span.of(text) for span in announced(document, unit)] for unit in units]


def test_the_paragraphs_behind_a_colon_that_begin_alike_are_its_list() -> None:
    first, *others = told(REPORT.format(many="nhiều"))
    assert first == [
        "Về thể chế, huyện ban hành 5 nghị quyết.",
        "Về hạ tầng, 40 thôn có cáp quang.",
        "Về nhân lực, 300 cán bộ được tập huấn.",
        "Về kinh phí, huyện chi 2 tỷ đồng.",
    ]
    assert not any(others)


def test_no_more_are_taken_than_are_announced() -> None:
    assert [text[:12] for text in told(REPORT.format(many="3"))[0]] == ["Về thể chế, ", "Về hạ tầng, ", "Về nhân lực,"]


def test_a_question_announces_the_list_that_replies_to_it() -> None:
    assert told("Hỏi đáp về hộ tịch\n\n3. Hồ sơ gồm những gì?\n\n- Đơn.\n\n- Ảnh.\n")[0] == ["- Đơn.", "- Ảnh."]


def test_what_does_not_begin_alike_is_no_list() -> None:
    assert not any(told("Tin\n\nThủ tướng yêu cầu:\n\nCác bộ sửa nghị định.\n\nHuyện làm đường.\n"))


DECISION = """Quy định về bến thuyền

Điều 4. Hồ sơ xin cấp phép bến thuyền

1. Hồ sơ xin cấp phép bến thuyền gồm:

a) Đơn xin cấp phép theo mẫu;

b) Sơ đồ bến;

c) Bản sao căn cước công dân.

2. Hồ sơ nộp tại Ủy ban nhân dân xã.

Điều 5. Các hành vi bị nghiêm cấm

1. Đổ rác xuống sông.

2. Chở quá số người cho phép.
"""


def test_points_behind_a_clause_are_its_list_and_its_own_number_does_not_count_them() -> None:
    assert told(DECISION)[0] == [
        "a) Đơn xin cấp phép theo mẫu;",
        "b) Sơ đồ bến;",
        "c) Bản sao căn cước công dân.",
    ]


def test_clauses_right_below_a_heading_stand_beside_each_other_and_points_have_their_opening() -> None:
    document = parse_document("a.txt", DECISION)
    units = [unit for chunk in chunk_document(document) for unit in chunk.units]
    found = {unit.span.of(DECISION): [span.of(DECISION) for span in beside(document, unit)] for unit in units}
    assert found["2. Chở quá số người cho phép."] == ["1. Đổ rác xuống sông.", "2. Chở quá số người cho phép."]
    assert found["b) Sơ đồ bến;"] == []


CARE = "\n\n".join(f"{number}. Chăm sóc vườn số {number}." for number in range(1, 16))
CARED = f"Nội quy vườn rau\n\nĐiều 1. Các việc của tổ vườn rau\n\n{CARE}\n\nĐiều 2. Hiệu lực\n\nTừ hôm nay.\n"


def test_a_list_longer_than_is_shown_is_found_from_any_item_and_shown_around_it() -> None:
    document = parse_document("a.txt", CARED)
    units = {unit.span.of(CARED): unit for chunk in chunk_document(document) for unit in chunk.units}
    items = beside(document, units["13. Chăm sóc vườn số 13."])
    assert [span.of(CARED)[:3] for span in items] == [f"{number}. "[:3] for number in range(1, 16)]
    pieces = [Evidence(document, span) for span in items]
    for around, first, last in ((None, "1. ", "12."), (pieces[4], "1. ", "12."), (pieces[12], "4. ", "15.")):
        shown = shortened(pieces, around)
        assert [piece.span.of(CARED)[:3] for piece in (shown[0], shown[-1])] == [first, last]
        assert [piece.left_out for piece in shown] == [3] + [0] * 11
    assert shortened(pieces[:12]) == pieces[:12]


COMMUNES = ("An", "Bình", "Cẩm", "Đông", "Gia", "Hòa", "Lâm", "Mai", "Nam", "Phú", "Quý", "Sơn", "Tân", "Tâm", "Yên")
FIGURES = "".join(f"Xã {name}\n\n0,30\n\n0,{99 if name == 'Tâm' else 40}\n\n" for name in COMMUNES)
INDICES = f"Chỉ số các xã\n\nKết quả đánh giá năm 2022:\n\nChỉ số Năm 2021 Năm 2022\n{FIGURES}"


def test_the_highest_of_a_long_table_is_found_beyond_the_twelfth_row(build_letters: Callable[..., SearchIndex]) -> None:
    answer = Assistant(build_letters(bang=INDICES)).ask("Xã nào có chỉ số cao nhất năm 2022?")
    assert answer.citations[0].quote == "Xã Tâm\n\n0,30\n\n0,99"
    assert (len(answer.citations), answer.citations[0].left_out) == (12, 3)
    assert plain(answer_message(answer)).startswith("Danh sách còn 3 mục nữa, xem trong tài liệu.\nXã Tâm; 0,99\n")


PILLARS = (
    "Chỉ số chuyển đổi số\n\nNăm 2022, các chỉ số thành phần về chính phủ số và kinh tế số đều tăng.\n\n"
    "Chỉ số Năm 2021 Năm 2022\nChuyển đổi số quốc gia\n\n0,61\n\n0,71\n\nChính phủ số\n\n0,43\n\n0,65\n\n"
    "Kinh tế số\n\n0,41\n\n0,64\n\n"
)


def test_among_the_parts_of_a_whole_that_is_no_row(build_letters: Callable[..., SearchIndex]) -> None:
    answer = Assistant(build_letters(bang=PILLARS)).ask("Trụ cột nào cao nhất năm 2022?")
    assert [cite.quote.split("\n")[0] for cite in answer.citations] == ["Chính phủ số", "Kinh tế số"]
    lowest = Assistant(build_letters(bang=PILLARS)).ask("Chỉ số nào thấp nhất?").citations  # of the last year
    assert [mark.of(cite.quote) for cite in lowest for mark in cite.marked] == [
        *("Kinh tế số", "0,64"),
        "0,65",
        "0,71",
    ]


FORBIDDEN = ["Đổ rác xuống sông", "Chở quá số người", "Uống rượu khi lái", "Chạy quá tốc độ", "Neo giữa luồng"]
FORBIDDEN += ["Đón khách ngoài bến", "Thu tiền quá giá", "Bỏ vị trí lái", "Che biển số", "Tắt đèn ban đêm"]
FORBIDDEN += ["Chở hàng dễ cháy", "Đánh cá giữa luồng", "Sửa máy khi chở khách", "Giao lái cho trẻ em", "Cản kiểm tra"]


def test_a_list_is_shown_around_the_item_that_was_found(build_letters: Callable[..., SearchIndex]) -> None:
    items = "\n\n".join(f"{number}. {each}." for number, each in enumerate(FORBIDDEN, 1))
    text = (
        f"Quy định về bến thuyền\n\nĐiều 5. Các hành vi bị nghiêm cấm\n\n{items}\n\nĐiều 6. Hiệu lực\n\nTừ hôm nay.\n"
    )
    answer = Assistant(build_letters(a=text)).ask("Hành vi nào bị nghiêm cấm khi giao lái cho trẻ em?")
    assert [cite.quote.split(". ")[0] for cite in answer.citations] == [f"{number}" for number in range(4, 16)]
    assert answer.citations[0].left_out == 3
