import pytest

from bot.telling.tasks import (
    ASKS_HOW_TO,
    ONLY_REPORTS,
    deed_of,
    demands_of_it,
    gives_the_task,
    is_due,
    is_for_all,
    tells_duty,
)
from bot.understanding.query import read
from index import Span


@pytest.mark.parametrize(
    ("question", "text", "gives"),
    [
        ("Bộ Công an được giao việc gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", True),
        ("bộ thông tin và truyền thông phải làm gì", "Thủ tướng giao Bộ Thông tin và Truyền thông triển khai.", True),
        ("Các địa phương có nhiệm vụ gì?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", True),
        ("Địa phương phải phối hợp với ai?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", True),
        ("Địa phương phải hoàn thành khi nào?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", False),
        ("Nhiệm vụ trọng tâm của Bộ Công an?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", True),
        ("Nhiệm vụ trọng tâm của Bộ Công an?", "Hội nghị nghe báo cáo về nhiệm vụ của Bộ Công an.", False),
        ("Bộ Công an được giao việc gì?", "Bộ Y tế thí điểm hệ thống điều phối.", False),
        ("Bộ Công an được giao việc gì?", "Báo cáo của Bộ Công an nêu hạn chế.", False),
        ("Bộ Công an báo cáo gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", False),
    ],
)
def test_a_task_is_given_to_the_body_that_a_sentence_opens_with(question: str, text: str, gives: bool) -> None:
    assert gives_the_task(read(question, question), text) is gives


@pytest.mark.parametrize(
    ("question", "text", "duty", "for_all"),
    [
        ("Kon Tum có phải kiện toàn không?", "Thủ tướng yêu cầu các bộ, địa phương kiện toàn Ban Chỉ đạo.", True, True),
        ("Bộ Y tế có phải kiện toàn không?", "Thủ tướng yêu cầu các bộ, địa phương kiện toàn Ban Chỉ đạo.", True, True),
        ("Bộ Y tế có phải xóa vùng lõm sóng không?", "Các địa phương xóa bỏ các vùng lõm sóng.", False, False),
        (
            "Kon Tum phải trình nghị quyết không?",
            "Thủ tướng yêu cầu 7 UBND các tỉnh Cần Thơ, TPHCM trình nghị quyết.",
            True,
            False,
        ),
        ("Kon Tum phải làm gì?", "Tại Kon Tum, ông Y Ngọc, Phó Trưởng Ban Chỉ đạo, chủ trì phiên họp.", False, False),
    ],
)
def test_a_duty_is_demanded_of_a_place_or_of_all(question: str, text: str, duty: bool, for_all: bool) -> None:
    query = read(question, question)
    assert (tells_duty(query, text), is_for_all(query, text)) == (duty, for_all)


POLICE = "Bộ Công an đẩy mạnh các nhiệm vụ của Đề án 06; trong tháng 5 thực hiện sơ kết."
MINISTRY = "Thủ tướng giao Bộ Thông tin và Truyền thông triển khai đồng bộ, hiệu quả các giải pháp."
PLACES = "Các địa phương phối hợp xóa các vùng lõm sóng; tiếp tục nâng cao chất lượng mạng."


@pytest.mark.parametrize(
    ("question", "text", "found"),
    [
        ("Bộ Công an được giao nhiệm vụ gì?", POLICE, POLICE[len("Bộ Công an ") :]),
        ("Các nhiệm vụ của Bộ Công an?", POLICE, POLICE[len("Bộ Công an ") :]),
        ("bộ công an phải làm gì", POLICE, POLICE[len("Bộ Công an ") :]),
        ("Bộ Công an phải làm những việc gì theo kết luận phiên 8?", POLICE, POLICE[len("Bộ Công an ") :]),
        ("Bộ Thông tin và Truyền thông phải làm gì?", MINISTRY, "triển khai đồng bộ, hiệu quả các giải pháp."),
        ("Các địa phương phải làm gì với vùng lõm sóng?", PLACES, "phối hợp xóa các vùng lõm sóng"),
        ("Bộ Công an phối hợp với ai?", POLICE, None),
        ("Bộ Y tế phải làm gì?", POLICE, None),
    ],
)
def test_what_a_body_has_to_do_is_what_follows_its_name(question: str, text: str, found: str | None) -> None:
    deed = deed_of(read(question, question), text, Span(0, len(text)))
    assert (deed and deed.of(text)) == found


@pytest.mark.parametrize(
    ("text", "demands"),
    [
        ("Các bộ được giao rà soát tình hình bảo đảm an toàn thông tin mạng.", True),
        ("(5) Đẩy mạnh an ninh mạng, an toàn thông tin.", True),
        ("An toàn thông tin ngày càng được coi trọng.", False),
        ("Thủ tướng yêu cầu đại biểu phát biểu về an ninh, an toàn.", False),
    ],
)
def test_what_is_demanded_is_demanded_of_the_very_thing(text: str, demands: bool) -> None:
    question = "Thủ tướng yêu cầu gì về an toàn thông tin?"
    assert demands_of_it(read(question, question), text) is demands


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Làm căn cước công dân cần giấy tờ gì?", True),
        ("muốn làm căn cước thì đi đâu", True),
        ("Cách kích hoạt tài khoản định danh điện tử", True),
        ("Thủ tục cấp thẻ căn cước thế nào?", True),
        ("Kinh tế số thì sao?", False),
        ("Cách mạng công nghiệp lần thứ tư là gì?", False),
        ("Hồ sơ nào nộp trực tuyến?", False),
        ("Thủ tục đủ điều kiện toàn trình thế nào?", False),
    ],
)
def test_it_may_be_asked_how_a_thing_is_done(question: str, asks: bool) -> None:
    assert (ASKS_HOW_TO.search(question) is not None) is asks


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Cấp trên 86 triệu thẻ Căn cước công dân gắn chíp; kích hoạt gần 54 triệu tài khoản.", False),
        ("Tỷ lệ hồ sơ nộp trực tuyến trên tổng số hồ sơ giải quyết TTHC mới chỉ đạt khoảng 38,3%.", False),
        ("Nộp tờ khai đăng ký khai sinh theo mẫu, giấy chứng sinh do cơ sở y tế cấp.", True),
        ("Người dự tuyển phải ký quỹ 100 triệu đồng.", True),
        ("Nhấn giữ nút MEM trong 5 giây.", True),
    ],
)
def test_how_much_was_done_does_not_tell_how(text: str, tells: bool) -> None:
    assert (ONLY_REPORTS.match(text) is None) is tells


def test_a_task_is_due_where_a_day_is_set_for_it() -> None:
    assert is_due("Thủ tướng yêu cầu các bộ kiện toàn Ban Chỉ đạo trước ngày 10/5.")
    assert not is_due("Thủ tướng giao nhiệm vụ kèm theo thời hạn thực hiện.")
    assert not is_due("Hội nghị diễn ra vào ngày 12/7.")
