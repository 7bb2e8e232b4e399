import pytest

from bot.telling.slot import asks_what_it_is, filling, people_or_bodies, tells_what_it_is, what_it_is
from bot.understanding.query import read
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
        ("Vì sao phải chuyển đổi số?", "Thủ tướng nhấn mạnh, chuyển đổi số là xu thế tất yếu, mới.", "xu thế tất yếu"),
        ("Vì sao chuyển đổi số chậm?", "Thủ tướng nhấn mạnh, chuyển đổi số là xu thế tất yếu.", None),
        ("Chuyển đổi số là gì?", "Chỉ số chuyển đổi số là thước đo chung.", None),  # another thing
        ("Năm 2023 là năm gì?", "Năm 2023 là năm dữ liệu.", None),
        ("Chỉ số quốc gia là gì?", "Chỉ số quốc gia là 0,71.", None),
        ("VNeID là gì?", "Phát triển ứng dụng công dân số VNeID, hóa đơn.", "ứng dụng công dân số VNeID"),
    ],
)
def test_what_a_thing_is_said_to_be(question: str, text: str, found: str | None) -> None:
    said = what_it_is(read(question, question), text)
    assert (said.of(text) if said else None) == found


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Trợ lý ảo là gì?", True),
        ("Chữ ký số nghĩa là gì?", True),
        ("VNeID viết tắt của từ gì?", True),
        ("Nhiệm vụ trọng tâm là gì?", False),  # which, and not what that is
        ("Chủ đề của năm 2024 là gì?", False),
        ("Tỷ trọng kinh tế số là gì?", False),  # the figure
        ("38,3% là gì?", False),
        ("Ông Bình là gì?", False),
        ("Sao Hỏa có tên gọi khác là gì?", False),
        ("Tác nhân gây ra bệnh sởi là gì?", False),
    ],
)
def test_what_a_thing_is_is_asked_of_things_alone(question: str, asks: bool) -> None:
    assert asks_what_it_is(read(question, question)) is asks


@pytest.mark.parametrize(
    ("question", "text", "before", "tells"),
    [
        ("NDXP là gì?", "Giao dịch qua Nền tảng chia sẻ dữ liệu quốc gia (NDXP).", "", True),
        ("Cơ sở dữ liệu là gì?", "Đã lập 2.398 cơ sở dữ liệu (CSDL) dùng chung.", "", True),
        ("VNeID viết tắt của gì?", "Phát triển ứng dụng công dân số VNeID.", "", False),
        ("Luật Giao dịch điện tử là gì?", "Đây là luật cơ bản.", "Luật Giao dịch điện tử được thông qua.", True),
        ("Luật Giao dịch điện tử là gì?", "Luật Giao dịch điện tử (sửa đổi) đã được ban hành.", "", False),
        ("Chữ ký số là gì?", "Phát triển hợp đồng điện tử, chữ ký số cá nhân.", "", False),
        ("Hải Âu là gì?", "Quân đội tham gia Hải Âu, một chiến dịch cứu hộ.", "", True),
        ("Chữ ký số là gì?", "1. Chữ ký số: dữ liệu gắn với người ký.", "", True),
        ("Mặt Trăng là gì?", "Mặt Trăng (tiếng Latin: Luna) là vệ tinh của Trái Đất.", "", True),
        ("Luna là gì?", "Mặt Trăng (tiếng Latin: Luna) là vệ tinh của Trái Đất.", "", True),
        ("Thế nào là điểm học phần?", "Điểm đánh giá cả học phần được gọi là điểm học phần.", "", True),
        ("Sao Kim là gì?", "Sao Kim hay Kim tinh, còn gọi là sao Hôm, là hành tinh thứ hai.", "", True),
    ],
)
def test_a_text_says_what_a_thing_is(question: str, text: str, before: str, tells: bool) -> None:
    assert tells_what_it_is(read(question, question), text, before) is tells


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("NDXP là gì?", "1,59 triệu giao dịch 1 ngày qua Nền tảng tích hợp, chia sẻ dữ liệu quốc gia (NDXP); 57.",
         "Nền tảng tích hợp, chia sẻ dữ liệu quốc gia"),
        ("dti là gì", "Đối với tỉnh Bắc Kạn, Chỉ số Chuyển đổi số cấp tỉnh (DTI) 2023 tăng.",
         "Chỉ số Chuyển đổi số cấp tỉnh"),
        ("CSDL là gì?", "Đã xác lập được 2.398 cơ sở dữ liệu (CSDL) dùng chung.", "cơ sở dữ liệu"),
        ("UBCKNN là gì?", "Nộp hồ sơ cho Ủy ban Chứng khoán Nhà nước (UBCKNN).", "Ủy ban Chứng khoán Nhà nước"),
        ("DTI là gì?", "Tỉnh có DTI tăng 5 bậc.", None),
        ("PLVN là gì?", "(PLVN) -Chiều 28/12, Thủ tướng chủ trì phiên họp.", None),
    ],
)  # fmt: skip
def test_an_abbreviation_is_what_stands_before_it_in_full(question: str, text: str, found: str | None) -> None:
    said = what_it_is(read(question, question), text)
    assert (said.of(text) if said else None) == found
