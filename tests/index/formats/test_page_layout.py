"""Pages that a reader can draw in the head: letters are 5 points wide, lines 10 high."""

from itertools import pairwise

from index.documents import Document
from index.formats.draft import Draft
from index.formats.page_layout import add_pages
from index.formats.pieces import Page, Piece
from index.formats.ruled import Rule, frames


def words(text: str, left: float, bottom: float, bold: bool = False) -> list[Piece]:
    pieces = []
    for word in text.split(" "):
        pieces.append(Piece(word, left, left + 5 * len(word), bottom, bottom + 10, bold))
        left += 5 * len(word) + 3
    return pieces


def page(*lines: tuple[str, float, float], rules: tuple[Rule, ...] = ()) -> Page:
    pieces = [piece for text, left, bottom in lines for piece in words(text, left, bottom)]
    return Page(400, 600, tuple(pieces), tuple(frames(rules)))


def read(*pages: Page) -> Document:
    draft = Draft()
    add_pages(draft, pages)
    return draft.document("a.pdf", {})


def test_broken_lines_are_joined_and_a_short_line_ends_its_paragraph() -> None:
    document = read(
        page(
            ("Toàn xã gieo cấy được một trăm bốn mươi sáu héc ta lúa nếp trong vụ này", 20, 400),
            ("và vụ sau.", 20, 388),
            ("Đàn trâu có một nghìn con.", 20, 376),
        )
    )
    assert document.text.split("\n") == [
        "Toàn xã gieo cấy được một trăm bốn mươi sáu héc ta lúa nếp trong vụ này và vụ sau.",
        "Đàn trâu có một nghìn con.",
    ]


def test_a_line_in_mid_sentence_goes_on_over_a_ragged_edge_and_a_step_begins_one() -> None:
    document = read(
        page(
            ("Người bệnh cấp cứu, trẻ em dưới 6 tuổi và người già trên 75 tuổi,", 20, 400),
            ("người khuyết tật nặng được khám trước.", 20, 388),
            ("Bước 1. Lấy số thứ tự tại sảnh rồi chờ gọi tên ở cửa phòng khám, lầu hai.", 20, 376),
            ("Bước 2. Vào khám.", 20, 364),
        )
    )
    assert document.text.split("\n") == [
        "Người bệnh cấp cứu, trẻ em dưới 6 tuổi và người già trên 75 tuổi, người khuyết tật nặng được khám trước.",
        "Bước 1. Lấy số thứ tự tại sảnh rồi chờ gọi tên ở cửa phòng khám, lầu hai.",
        "Bước 2. Vào khám.",
    ]


def test_a_parted_word_is_whole_and_a_compound_keeps_its_hyphen() -> None:
    long = "Các nền tảng dùng chung của huyện được xây dựng trên hạ tầng digi-"
    price = "Giá bán chè búp tươi tại vườn của bà con là chín nghìn đồng một ki-"
    document = read(page((long, 20, 400), ("tal của tỉnh.", 20, 388), (price, 20, 300), ("lô-gam.", 20, 288)))
    digital, kilogram = document.text.split("\n")
    assert digital.endswith("hạ tầng digital của tỉnh.")
    assert kilogram.endswith("đồng một ki-lô-gam.")


def test_a_paragraph_goes_on_over_a_page_without_head_foot_and_number() -> None:
    first = page(
        ("CÔNG BÁO SỐ 5", 150, 580),
        ("Ủy ban nhân dân xã giao cho các thôn nhiệm vụ trồng mới và chăm sóc rừng", 20, 100),
        ("Trang 1", 180, 20),
    )
    second = page(("CÔNG BÁO SỐ 6", 150, 580), ("phòng hộ đầu nguồn.", 20, 500), ("Trang 2", 180, 20))
    document = read(first, second)
    assert (
        document.text == "Ủy ban nhân dân xã giao cho các thôn nhiệm vụ trồng mới và chăm sóc rừng phòng hộ đầu nguồn."
    )
    assert document.text[document.pages[1] :] == "phòng hộ đầu nguồn."


def test_a_line_that_begins_with_a_figure_is_no_clause() -> None:
    document = read(
        page(
            ("Mỗi hộ gia đình thuộc diện được hỗ trợ thì nhận về số tiền mặt là đúng", 20, 400),
            ("45.000 đồng và một cây giống.", 20, 388),
        )
    )
    assert document.text.endswith("là đúng 45.000 đồng và một cây giống.")


def test_a_reference_at_the_start_of_a_line_begins_no_article() -> None:
    document = read(
        page(
            ("Điều 7. Hỗ trợ", 20, 424),
            ("1. Hộ gia đình thuộc diện nêu trên được nhận tiền theo quy định ở khoản 2", 20, 400),
            ("Điều 5. Trường hợp không đủ giấy tờ thì phải bổ sung cho đủ số bản giấy", 20, 388),
            ("còn thiếu.", 20, 376),
        )
    )
    assert document.text.split("\n")[1].endswith(
        "khoản 2 Điều 5. Trường hợp không đủ giấy tờ thì phải bổ sung cho đủ số bản giấy còn thiếu."
    )
    assert document.place(document.blocks[-1].span) == "trang 1, Điều 7 khoản 1"


def test_two_columns_are_read_left_then_right_under_a_full_line() -> None:
    left = [
        "Vụ xuân năm nay toàn xã",
        "gieo cấy nhiều hơn vụ cũ",
        "và bà con thu hoạch sớm",
        "hơn mọi năm trước đây ạ.",
    ]
    right = [
        "Đàn trâu của xã nay đã có",
        "hơn một nghìn con to nhỏ",
        "được tiêm phòng đầy đủ",
        "trong đợt tháng ba này.",
    ]
    lines = [("Bản tin của xã gửi bà con trong toàn xã được biết và cùng thực hiện", 20, 500)]
    lines += [(text, 20, 480 - 12 * at) for at, text in enumerate(left)]
    lines += [(text, 200, 475 - 12 * at) for at, text in enumerate(right)]
    assert read(page(*lines)).text.split("\n")[1:] == [" ".join(left), " ".join(right)]


def test_lines_parted_alike_are_a_table() -> None:
    document = read(
        page(
            ("Xã", 20, 400), ("Số hộ", 150, 400), ("A Lưới", 20, 385), ("120", 150, 385),
            ("Hồng Hạ", 20, 370), ("86", 150, 370),
        )
    )  # fmt: skip
    rows = [block for block in document.blocks if block.kind == "row"]
    assert [(row.label, row.cells[0].column, row.cells[0].span.of(document.text)) for row in rows] == [
        ("Xã A Lưới", "Số hộ", "120"),
        ("Xã Hồng Hạ", "Số hộ", "86"),
    ]


def test_a_syllable_that_a_font_broke_is_whole_and_words_that_stand_close_are_two() -> None:
    def close(*parts: str) -> str:
        pieces, left = [], 20.0
        for number, part in enumerate(parts):
            pieces.append(Piece(part, left, left + 5 * len(part), 400, 410, number=number, spaced=number > 0))
            left += 5 * len(part)
        return read(Page(400, 600, tuple(pieces))).text

    assert close("Vi", "ệ", "t") == "Việt"
    assert close("ng", "uồn.") == "nguồn."
    assert close("cứ", "Hiến") == "cứ Hiến"
    assert close("thứ", "9") == "thứ 9"


def grid(columns: list[float], rows: list[float]) -> tuple[Rule, ...]:
    upright = [Rule(x, x + 1, rows[-1], rows[0]) for x in columns]
    level = [Rule(left, right, y, y + 1) for y in rows for left, right in pairwise(columns)]
    return (*upright, *level)


def test_lines_around_cells_make_a_table_of_two_rows_and_keep_wrapped_cells_whole() -> None:
    rules = grid([10, 100, 200], [430, 400, 360])
    document = read(
        page(
            ("Tên xã", 20, 410), ("Số hộ", 120, 410), ("A Lưới và", 20, 385), ("120", 120, 378),
            ("Hồng Hạ", 20, 372), rules=rules,
        )
    )  # fmt: skip
    (row,) = [block for block in document.blocks if block.kind == "row"]
    assert row.span.of(document.text) == "A Lưới và Hồng Hạ\n120"


def test_cells_without_a_line_between_them_are_one() -> None:
    rules = [rule for rule in grid([10, 100, 200, 300], [430, 400, 370]) if not (rule.upright and rule.left == 200)]
    rules += [Rule(200, 201, 370, 400)]
    (frame,) = frames(rules)
    assert frame.cells == (((0, 0), (0, 1), (0, 1)), ((1, 0), (1, 1), (1, 2)))
    assert frame.cell_at(250, 415) == (0, 1)
    assert frame.cell_at(250, 500) is None
