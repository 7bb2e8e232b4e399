import pytest

from bot.gathering.sequels import completing
from bot.understanding.query import read
from tests.fakes.hits import candidates_of

REPORT = (
    "Thủ tướng yêu cầu các tỉnh ban hành nghị quyết về miễn, giảm phí dịch vụ công. Hoàn thành trong tháng 5/2024.\n\n"
    "Các tỉnh kiện toàn Ban Chỉ đạo trước ngày 10/5. Hoàn thành báo cáo trong tháng 6/2024.\n\n"
    "Chỉ số quốc gia năm 2022 tăng chậm lại so với năm 2021. Điều này có nghĩa là càng lên cao thì càng khó tăng.\n\n"
    "Nhiều xã chưa có cáp quang, nhất là ở vùng cao. Nguyên nhân là đường xa, dân ít và vốn thiếu.\n\n"
    "Việt Nam xếp thứ 71 trong tổng số 193 quốc gia. Hạ tầng số được mở rộng, phát triển.\n"
)


@pytest.mark.parametrize(
    ("question", "opening", "completed"),
    [
        ("Các tỉnh phải ban hành nghị quyết giảm phí khi nào?", "Thủ tướng", "Hoàn thành trong tháng 5/2024."),
        ("Hạn chót ban hành nghị quyết giảm phí", "Thủ tướng", "Hoàn thành trong tháng 5/2024."),
        ("Thủ tướng yêu cầu các tỉnh ban hành gì?", "Thủ tướng", "Thủ tướng"),  # no time is asked for
        ("Các tỉnh kiện toàn Ban Chỉ đạo khi nào?", "Các tỉnh", "Các tỉnh"),  # it tells its time itself
        ("Vì sao chỉ số quốc gia năm 2022 tăng chậm lại?", "Chỉ số", "Điều này có nghĩa"),
        ("Chỉ số quốc gia năm 2022 ra sao?", "Chỉ số", "Chỉ số"),
        ("Tại sao nhiều xã chưa có cáp quang?", "Nhiều xã", "Nguyên nhân"),
        ("Cáp quang chưa có tại đâu?", "Nhiều xã", "Nhiều xã"),  # it is asked where, and not why
        ("Vì sao Việt Nam xếp thứ 71?", "Việt Nam", "Việt Nam"),  # what stands behind gives no reason
    ],
)
def test_the_time_or_reason_behind_a_sentence_completes_it(question: str, opening: str, completed: str) -> None:
    found = candidates_of(REPORT)
    told = next(each for each in found if each.text.startswith(opening))
    assert completing(read(question, question), told, found).text.startswith(completed)
