import pytest

from bot.query import read
from bot.tasks import gives_the_task, sets_out


@pytest.mark.parametrize(
    ("question", "text", "gives"),
    [
        ("Bộ Công an được giao việc gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", True),
        ("bộ thông tin và truyền thông phải làm gì", "Thủ tướng giao Bộ Thông tin và Truyền thông triển khai.", True),
        ("Các địa phương có nhiệm vụ gì?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", True),
        ("Bộ Công an được giao việc gì?", "Bộ Y tế thí điểm hệ thống điều phối.", False),
        ("Bộ Công an được giao việc gì?", "Báo cáo của Bộ Công an nêu hạn chế.", False),
        ("Bộ Công an báo cáo gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", False),
    ],
)
def test_a_task_is_given_to_the_body_that_a_sentence_opens_with(question: str, text: str, gives: bool) -> None:
    assert gives_the_task(read(question, question), text) is gives


@pytest.mark.parametrize(
    ("question", "text", "tells"),
    [
        ("Luật Giao dịch điện tử sửa đổi quy định về cái gì?", "Luật quy định giá trị pháp lý của giao dịch.", True),
        ("Luật Giao dịch điện tử quy định những gì?", "Luật Giao dịch điện tử quy định giá trị pháp lý.", True),
        ("Luật Viễn thông quy định những gì?", "Luật quy định giá trị pháp lý của giao dịch.", False),
        ("Luật Giao dịch điện tử có hiệu lực ngày nào?", "Luật quy định giá trị pháp lý của giao dịch.", False),
        ("Luật Giao dịch điện tử quy định gì?", "Nghiên cứu nghị định thi hành Luật Giao dịch điện tử.", False),
    ],
)
def test_what_a_law_rules_stands_where_a_sentence_opens_with_it(question: str, text: str, tells: bool) -> None:
    before = "Luật Giao dịch điện tử sửa đổi được Quốc hội thông qua."
    assert sets_out(read(question, question), text, before) is tells


def test_the_last_word_before_and_the_first_of_the_text_are_two() -> None:
    question = "Luật Giao dịch điện tử quy định những gì?"
    before = "Quốc hội thông qua Luật Giao dịch điện tử"
    assert sets_out(read(question, question), "Luật quy định giá trị pháp lý của giao dịch.", before)
