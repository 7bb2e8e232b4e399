import pytest

from bot.query import read
from bot.tasks import gives_the_task


@pytest.mark.parametrize(
    ("question", "text", "gives"),
    [
        ("Bộ Công an được giao việc gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", True),
        ("bộ thông tin và truyền thông phải làm gì", "Thủ tướng giao Bộ Thông tin và Truyền thông triển khai.", True),
        ("Các địa phương có nhiệm vụ gì?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", True),
        ("Địa phương phải phối hợp với ai?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", True),
        ("Địa phương phải hoàn thành khi nào?", "Các địa phương phối hợp với doanh nghiệp viễn thông.", False),
        ("Bộ Công an được giao việc gì?", "Bộ Y tế thí điểm hệ thống điều phối.", False),
        ("Bộ Công an được giao việc gì?", "Báo cáo của Bộ Công an nêu hạn chế.", False),
        ("Bộ Công an báo cáo gì?", "Bộ Công an đẩy mạnh triển khai các nhiệm vụ của Đề án 06.", False),
    ],
)
def test_a_task_is_given_to_the_body_that_a_sentence_opens_with(question: str, text: str, gives: bool) -> None:
    assert gives_the_task(read(question, question), text) is gives
