import pytest

from bot.telling.standing import estimate_of, standing_of
from index import Span


def place(figure: str, sentence: str) -> Span:
    return Span(sentence.index(figure), sentence.index(figure) + len(figure))


@pytest.mark.parametrize(
    ("sentence", "figure", "standing", "words"),
    [
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với năm 2023.", "45%", "reached", ["đạt 45%"]),
        (
            "xóa vùng lõm sóng di động; phấn đấu 100% thôn, bản được cung cấp cáp quang; triển khai hiệu quả",
            "100%",
            "wanted",
            ["phấn đấu 100%"],
        ),
        (
            "Thủ tướng giao Bộ Thông tin và Truyền thông triển khai giải pháp để bảo đảm Chỉ số tăng ít nhất 5 bậc.",
            "5 bậc",
            "wanted",
            ["Thủ tướng giao", "để bảo đảm Chỉ số tăng ít nhất 5 bậc"],
        ),
        (
            "xóa bỏ các vùng lõm sóng tại các thôn, bản đã có điện lưới quốc gia, hoàn thành trước tháng 12/2024",
            "tháng 12/2024",
            "wanted",
            ["hoàn thành trước tháng 12/2024"],
        ),
        ("góp phần đạt mục tiêu tăng trưởng từ 8-10%", "8-10%", "wanted", ["mục tiêu tăng trưởng từ 8-10%"]),
        ("100% xã kết nối internet cáp quang.", "100%", None, []),
    ],
)
def test_what_is_wanted_is_not_reached(sentence: str, figure: str, standing: str | None, words: list[str]) -> None:
    found, told = standing_of(sentence, Span(0, len(sentence)), place(figure, sentence))
    assert (found, [each.of(sentence) for each in told]) == (standing, words)


@pytest.mark.parametrize(
    ("sentence", "figure", "words"),
    [
        ("Tỷ trọng kinh tế số/GDP năm 2023 ước đạt 16,5% với tốc độ tăng 20%.", "16,5%", ["ước đạt 16,5%"]),
        ("ước tính sơ bộ tỷ trọng kinh tế số trong GDP đạt khoảng 14,96%", "14,96%", ["ước tính sơ bộ"]),
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%.", "45%", []),
    ],
)
def test_an_estimate_is_called_so(sentence: str, figure: str, words: list[str]) -> None:
    found = estimate_of(sentence, Span(0, len(sentence)), place(figure, sentence))
    assert [each.of(sentence) for each in found] == words
