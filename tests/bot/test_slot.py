import pytest

from bot.query import read
from bot.slot import filling, people_or_bodies, what_it_is
from index import Span

SIGNAL = "Các địa phương phối hợp chặt chẽ với các doanh nghiệp viễn thông, điện lực xóa bỏ các vùng lõm sóng."
CENTRE = "Cần lấy người dân, doanh nghiệp làm trung tâm, chủ thể để phát triển."
FEES = "UBND các tỉnh trình HĐND ban hành nghị quyết về miễn, giảm phí, lệ phí."
LATE = "Thủ tướng lưu ý sẽ xử lý trách nhiệm những đơn vị, cá nhân chậm tiến độ."


def span_of(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize(
    ("question", "text", "seen", "found"),
    [
        ("Phải phối hợp với ai?", SIGNAL, SIGNAL[: SIGNAL.index(" xóa")], "các doanh nghiệp viễn thông, điện lực"),
        (
            "Phải lấy ai làm trung tâm?",
            CENTRE,
            "người dân, doanh nghiệp làm trung tâm, chủ thể",
            "người dân, doanh nghiệp",
        ),
        ("HĐND phải ban hành gì?", FEES, "miễn, giảm phí, lệ phí", "nghị quyết về miễn, giảm phí, lệ phí"),
        (
            "Nghị định quy định cơ chế gì?",
            "Nghị định quy định cơ chế thử nghiệm.",
            "cơ chế thử nghiệm",
            "cơ chế thử nghiệm",
        ),
    ],
)
def test_what_fills_the_place_of_the_asking_word(question: str, text: str, seen: str, found: str) -> None:
    assert filling(read(question, question), text, Span(0, len(text)), span_of(seen, text)).of(text) == found


@pytest.mark.parametrize(
    ("question", "text", "seen", "found"),
    [
        (
            "Chấm điểm theo góc nhìn của ai?",
            "Đánh giá từ góc độ của người sử dụng.",
            "người sử dụng",
            ["người sử dụng"],
        ),
        ("Ông Huân đi họp thay ai?", "Ông Huân thay mặt Giám đốc Sở Y tế.", "Giám đốc Sở Y tế", ["Giám đốc Sở Y tế"]),
        ("Thủ tướng khen ai?", "Ông Bình, Chủ tịch tỉnh, khen dân.", "Chủ tịch tỉnh", []),  # only what he is
        ("Ai làm chậm thì sao?", LATE, "những đơn vị, cá nhân", []),  # asks more than who
        ("Ai ban hành?", "Ban hành kế hoạch năm 2024.", "kế hoạch năm 2024", []),  # nobody
    ],
)
def test_people_and_bodies_without_a_name(question: str, text: str, seen: str, found: list[str]) -> None:
    spans = people_or_bodies(read(question, question), text, Span(0, len(text)), span_of(seen, text))
    assert [span.of(text) for span in spans] == found


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("đề án 06 là gì", "Đề án 06 được gọi là một mũi đột phá, là hạt nhân.", "một mũi đột phá"),
        ("Chuyển đổi số là gì?", "Thủ tướng nhấn mạnh chuyển đổi số là sự lựa chọn hàng đầu.", "sự lựa chọn hàng đầu"),
        ("Chuyển đổi số là gì?", "Chỉ số chuyển đổi số là thước đo chung.", None),  # another thing
        ("Năm 2023 là năm gì?", "Năm 2023 là năm dữ liệu.", None),
        ("Chỉ số quốc gia là gì?", "Chỉ số quốc gia là 0,71.", None),
    ],
)
def test_what_a_thing_is_said_to_be(question: str, text: str, found: str | None) -> None:
    said = what_it_is(read(question, question), text)
    assert (said.of(text) if said else None) == found
