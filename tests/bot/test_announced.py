from bot.announced import announced
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


def test_what_does_not_begin_alike_is_no_list() -> None:
    assert not any(told("Tin\n\nThủ tướng yêu cầu:\n\nCác bộ sửa nghị định.\n\nHuyện làm đường.\n"))
