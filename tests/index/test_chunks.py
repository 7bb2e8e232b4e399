from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from index.chunks import chunk_document, searched_text
from index.folder import read_folder
from index.layout import parse_document
from index.vietnamese import normalise, tokens

SEEDS = Path(__file__).parents[2] / "seeds"


def pieces(text: str, largest: int) -> list[list[str]]:
    document = parse_document("a.txt", text)
    return [[unit.span.of(text) for unit in chunk.units] for chunk in chunk_document(document, largest)]


def test_paragraphs_are_put_together_while_they_fit() -> None:
    text = "Một hai ba bốn.\nNăm sáu bảy.\nTám chín mười."
    assert pieces(text, largest=7) == [["Một hai ba bốn.", "Năm sáu bảy."], ["Tám chín mười."]]


def test_a_long_paragraph_is_parted_between_sentences_into_even_pieces() -> None:
    text = "Một hai ba. Bốn năm sáu. Bảy tám chín. Mười mười một. Hết rồi nhé."
    assert pieces(text, largest=9) == [
        ["Một hai ba.", "Bốn năm sáu.", "Bảy tám chín."],
        ["Mười mười một.", "Hết rồi nhé."],
    ]


def test_a_chunk_knows_the_headings_above_it() -> None:
    text = "Chương I\nQuy định chung\nĐiều 1. Phạm vi\nLuật này quy định chung.\nĐiều 2. Đối tượng\nMọi người dân.\n"
    document = parse_document("luat.txt", text, {"title": "Luật"})
    assert [chunk.trail for chunk in chunk_document(document)][-1] == ("Chương I", "Điều 2. Đối tượng")


def test_an_enumeration_in_a_line_gives_its_lead_and_its_items() -> None:
    text = "Có 2 việc: (1) làm nhanh; (2) làm đúng."
    (chunk,) = chunk_document(parse_document("a.txt", text))
    assert [(unit.kind, unit.span.of(text)) for unit in chunk.units] == [
        ("lead", "Có 2 việc:"),
        ("item", "(1) làm nhanh;"),
        ("item", "(2) làm đúng."),
    ]


def test_a_row_is_found_by_its_columns_too() -> None:
    text = "Chỉ số Năm 2021 Năm 2022\nChính phủ số\n0,43\n0,65\nKinh tế số\n0,41\n0,64"
    document = parse_document("a.txt", text)
    (chunk,) = chunk_document(document)
    assert searched_text(document, chunk.units[0]) == "Chỉ số Chính phủ số: Năm 2021 0,43, Năm 2022 0,65."


def test_the_seeds_chunks_hold_no_furniture_and_are_not_too_long() -> None:
    for document in read_folder(SEEDS).documents:
        furniture = [block.span for block in document.blocks if block.kind not in ("paragraph", "row")]
        for chunk in chunk_document(document):
            assert not [span for span in furniture if span.start < chunk.span.end and chunk.span.start < span.end]
            assert len(tokens(chunk.span.of(document.text))) <= 170


@given(st.lists(st.text(alphabet="ab. \n1()đ;:A", max_size=60), max_size=8))
def test_units_are_slices_inside_their_chunk_and_paragraph_in_order(lines: list[str]) -> None:
    document = parse_document("a.txt", normalise("\n".join(lines)))
    for chunk in chunk_document(document, largest=5):
        assert (chunk.units[0].span.start, chunk.units[-1].span.end) == (chunk.span.start, chunk.span.end)
        for unit in chunk.units:
            assert unit.paragraph.start <= unit.span.start < unit.span.end <= unit.paragraph.end
            assert unit.span.of(document.text).strip() == unit.span.of(document.text)


ASKED = (
    "Hỏi đáp về hộ tịch\nHỏi: Đăng ký kết hôn ở đâu?\nĐáp: Tại Ủy ban nhân dân xã. Không mất lệ phí.\n"
    "Câu hỏi 2: Có được ủy quyền không?\nTrả lời:\nKhông. Hai bên phải cùng có mặt.\n"
)


def test_a_question_is_one_unit_with_its_answer() -> None:
    assert pieces(ASKED, largest=160) == [
        [
            "Hỏi: Đăng ký kết hôn ở đâu?\nĐáp: Tại Ủy ban nhân dân xã. Không mất lệ phí.",
            "Câu hỏi 2: Có được ủy quyền không?\nTrả lời:\nKhông. Hai bên phải cùng có mặt.",
        ]
    ]


def test_a_numbered_question_is_one_unit_with_the_paragraph_behind_it_and_no_list_is() -> None:
    often = "Những câu hỏi\n8. Mất điện thì gọi đâu?\nGọi tổng đài. Có trực.\n9. Hồ sơ gồm gì?\n- Đơn.\n- Ảnh.\n"
    assert pieces(often, largest=160) == [
        [
            "8. Mất điện thì gọi đâu?\nGọi tổng đài. Có trực.",
            "9. Hồ sơ gồm gì?",
            "- Đơn.",
            "- Ảnh.",
        ]
    ]


def test_a_long_answer_goes_on_behind_its_first_sentences_and_a_question_without_one_stands_alone() -> None:
    long = "Tại xã. " + "Người dân nộp tờ khai, chờ nửa ngày rồi ký vào sổ trước mặt cán bộ hộ tịch của xã. " * 6
    (units,) = pieces(f"Về hộ tịch\nHỏi: Ở đâu?\nĐáp: {long}\nAi mà không muốn thế?\nXã đã làm xong.\n", largest=200)
    assert units[0].startswith("Hỏi: Ở đâu?\nĐáp: Tại xã. Người dân")
    assert units[-3:] == [long.split(". ")[1] + ".", "Ai mà không muốn thế?", "Xã đã làm xong."]
