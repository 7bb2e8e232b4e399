from index.layout import parse_document
from index.vietnamese import Span

DECREE = """Nghị định quy định về hoạt động của xã
Chương I. Quy định chung
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về hoạt động.
Điều 2. Giải thích từ ngữ
1. Xã là đơn vị hành chính cơ sở.
2. Hồ sơ gồm các giấy tờ sau đây:
a) Đơn đề nghị;
b) Bản sao giấy tờ tùy thân.
Các giấy tờ phải còn hạn.
3. Hiệu lực
Chương II. Tổ chức thực hiện
Bộ Nội vụ hướng dẫn thực hiện.
Phụ lục II
Điều 1. Mẫu đơn
Đơn viết tay được chấp nhận.
"""


def place(words: str) -> str:
    start = DECREE.index(words)
    return parse_document("a.txt", DECREE).place(Span(start, start + len(words)))


def test_every_provision_is_cited_by_article_clause_and_point() -> None:
    assert place("quy định về hoạt động.") == "Điều 1"
    assert place("Xã là đơn vị") == "Điều 2 khoản 1"
    assert place("a) Đơn đề nghị;") == "Điều 2 khoản 2 điểm a"
    assert place("Các giấy tờ phải còn hạn.") == "Điều 2 khoản 2 điểm b"
    assert place("Hiệu lực") == "Điều 2 khoản 3"


def test_an_appendix_is_named_before_its_articles() -> None:
    assert place("Đơn viết tay") == "Phụ lục II, Điều 1"


def test_a_chapter_ends_the_article_before_it() -> None:
    assert place("Bộ Nội vụ hướng dẫn") == "Chương II. Tổ chức thực hiện"


def test_a_short_clause_is_no_heading() -> None:
    blocks = {block.span.of(DECREE): block.kind for block in parse_document("a.txt", DECREE).blocks}
    assert blocks["3. Hiệu lực"] == "paragraph"
    assert blocks["Điều 1. Phạm vi điều chỉnh"] == "heading"
