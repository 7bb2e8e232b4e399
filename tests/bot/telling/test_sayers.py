import pytest

from bot.telling.sayers import sayers
from index import Span


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Thủ tướng cũng yêu cầu kiện toàn.", [("Thủ tướng", "yêu cầu", "demands")]),
        (
            "Đại biểu được nghe ông Phạm Đức Long, Thứ trưởng Bộ Thông tin và Truyền thông báo "
            "cáo kết quả chuyển đổi số đến tháng 4 năm 2024.",
            [("ông Phạm Đức Long, Thứ trưởng Bộ Thông tin và Truyền thông", "báo cáo", "reports")],
        ),
        (
            "Theo thông báo của Văn phòng Chính phủ, đến nay đã xác lập được 2.398 cơ sở dữ liệu.",
            [("Văn phòng Chính phủ", "thông báo", "reports")],
        ),
        (
            "Phiên họp thống nhất đề ra phương hướng nhiệm vụ năm 2025.",
            [("Phiên họp", "thống nhất đề ra", "demands")],
        ),
        (
            "Thủ tướng giao Bộ Y tế báo cáo trước ngày 10/5.",  # of whom a report is asked reports nothing yet
            [("Thủ tướng", "giao", "demands")],
        ),
        (
            "Chỉ số phát triển Chính phủ điện tử theo đánh giá của Liên hợp quốc tăng ít nhất 5 bậc và Chỉ số "
            "an toàn an ninh mạng theo đánh giá của Liên minh viễn thông quốc tế thuộc nhóm 30 nước dẫn đầu.",
            [("Liên hợp quốc", "đánh giá", "reports"), ("Liên minh viễn thông quốc tế", "đánh giá", "reports")],
        ),
        (
            "“Các bộ nghiên cứu kinh nghiệm trong nửa đầu năm 2024”, thông báo nêu.",
            [("thông báo", "nêu", "reports")],
        ),
        ("Tỉnh Bắc Kạn báo cáo kết quả sáu tháng.", [("Tỉnh Bắc Kạn", "báo cáo", "reports")]),
        ("Tại Hội nghị, Thủ tướng nhấn mạnh việc này.", [("Thủ tướng", "nhấn mạnh", "demands")]),  # "Hội" is no body
        ("Đề xuất Thủ tướng Chính phủ chỉ đạo lựa chọn chủ đề năm 2025.", []),
        ("Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%.", []),
    ],
)
def test_who_reports_or_demands(sentence: str, told: list[tuple[str, str, str]]) -> None:
    found = sayers(sentence, Span(0, len(sentence)))
    assert [(each.who.of(sentence), each.verb.of(sentence), each.way) for each in found] == told
