from index.documents import Block, Document
from index.vietnamese import Span

TEXT = "I. Kết quả\nĐạt 45%.\nII. Việc cần làm\n1. Hạ tầng số và nền tảng dùng chung\nPhủ sóng mọi thôn."


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def document(*pages: int, part: str = "") -> Document:
    blocks = (
        Block(span_of("I. Kết quả"), "heading", 5),
        Block(span_of("Đạt 45%."), "paragraph"),
        Block(span_of("II. Việc cần làm"), "heading", 5),
        Block(span_of("1. Hạ tầng số và nền tảng dùng chung"), "heading", 6),
        Block(span_of("Phủ sóng mọi thôn."), "paragraph", part=part),
    )
    return Document("a.txt", TEXT, "A", None, None, blocks, pages)


def test_a_place_is_the_page_and_the_last_two_headings() -> None:
    assert document().place(span_of("45%")) == "I. Kết quả"
    where = document(0, 30).place(span_of("mọi thôn"))
    assert where == "trang 2, II. Việc cần làm › 1. Hạ tầng số và nền tảng dùng chung"


def test_a_quote_over_two_pages_names_both() -> None:
    assert document(0, TEXT.index("mọi")).place(span_of("Phủ sóng mọi thôn.")).startswith("trang 1–2, ")


def test_the_part_of_a_legal_text_stands_for_its_headings() -> None:
    assert document(0, part="Điều 5 khoản 2 điểm a").place(span_of("mọi thôn")) == "trang 1, Điều 5 khoản 2 điểm a"


def test_nothing_known_is_nothing_said() -> None:
    assert Document("a.txt", TEXT, "A", None, None, ()).place(Span(0, 3)) == ""
