import pytest

from bot.language.edges import bare, qualified, trimmed, whole
from index import Span

REPORTED = "Ông Phạm Đức Long, Thứ trưởng Bộ Thông tin và Truyền thông báo cáo (dự và đưa tin) tại Hội nghị."
FREE = "Ban hành nghị quyết về miễn, giảm phí, lệ phí trong sử dụng dịch vụ công; hoàn thành trước tháng 12/2024."
AIMS = "Xóa vùng lõm sóng; phấn đấu 100% thôn, bản được cung cấp cáp quang; kiện toàn trước ngày 10/5."
CAUSES = "Hội nghị nêu nguyên nhân chủ quan, nguyên nhân khách quan và dữ liệu chưa “đúng, đủ, sạch, sống”, còn khó."
EFFORT = "Các địa phương nỗ lực lớn hơn các bộ, ngành Trung ương; Bộ Công Thương dự, Sở Y tế báo cáo."


def place(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


HARDER = "Điều này có nghĩa là càng lên mức cao, thì việc tăng điểm sẽ càng khó khăn."
RATED = "Chỉ số an toàn theo đánh giá của Liên minh viễn thông quốc tế thuộc nhóm 30 nước dẫn đầu."
TASKS = (
    "Bộ triển khai đồng bộ các giải pháp, khẩn trương khắc phục những lỗ hổng bảo mật khi dữ liệu chưa thực sự sạch để "
    "thuộc nhóm 30 nước dẫn đầu."
)


@pytest.mark.parametrize(
    ("text", "words", "read"),
    [
        (REPORTED, "Thứ trưởng Bộ Thông tin và Truyền", "Thứ trưởng Bộ Thông tin và Truyền thông"),
        (REPORTED, "báo cáo (dự và đưa tin", "báo cáo (dự và đưa tin)"),
        (REPORTED, "Phạm Đức Long", "Phạm Đức Long"),
        (FREE, "giảm phí, lệ phí trong sử dụng", "Ban hành nghị quyết về miễn, giảm phí, lệ phí trong sử dụng"),
        (FREE, "tháng 12/2024", "trước tháng 12/2024"),
        (AIMS, "100% thôn", "phấn đấu 100% thôn, bản"),
        (AIMS, "bản được cung cấp cáp quang", "phấn đấu 100% thôn, bản được cung cấp cáp quang"),
        (AIMS, "ngày 10/5", "trước ngày 10/5"),
        (CAUSES, "chủ quan, nguyên nhân khách quan", "nguyên nhân chủ quan, nguyên nhân khách quan"),
        (CAUSES, "nguyên nhân khách quan", "nguyên nhân khách quan"),
        (CAUSES, "chưa “đúng, đủ, sạch, sống", "chưa “đúng, đủ, sạch, sống”"),
        (CAUSES, "đúng, đủ, sạch, sống", "đúng, đủ, sạch, sống"),
        (EFFORT, "lớn hơn các bộ", "lớn hơn các bộ, ngành"),
        (EFFORT, "Bộ Công Thương", "Bộ Công Thương"),
        (EFFORT, "Sở Y", "Sở Y tế"),
        (TASKS, "khai đồng bộ", "triển khai đồng bộ"),
        (TASKS, "những lỗ hổng bảo mật", "khẩn trương khắc phục những lỗ hổng bảo mật"),
        (TASKS, "thực sự sạch", "chưa thực sự sạch"),
        (TASKS, "30 nước", "nhóm 30 nước dẫn đầu"),
        (TASKS, "dữ liệu", "dữ liệu"),
        (HARDER, "càng lên mức cao", "càng lên mức cao, thì việc tăng điểm sẽ càng khó khăn"),
        (HARDER, "việc tăng điểm", "việc tăng điểm"),
        ("Đổi mới tư duy của cán bộ, nhất là người đứng đầu.", "cán bộ, nhất", "cán bộ, nhất là người đứng đầu"),
        (RATED, "Liên minh viễn thông quốc tế thuộc nhóm 30 nước dẫn đầu", "thuộc nhóm 30 nước dẫn đầu"),
        (RATED, "Liên minh viễn thông quốc tế", "Liên minh viễn thông quốc tế"),
        ("Dịch vụ công, nhất là 53 dịch vụ thiết yếu.", "53 dịch vụ", "53 dịch vụ"),
    ],
)
def test_marked_words_may_be_read_aloud_alone(text: str, words: str, read: str) -> None:
    assert whole(text, Span(0, len(text)), place(words, text)).of(text) == read


@pytest.mark.parametrize(
    ("text", "figure", "read"),
    [
        ("Mục tiêu tăng trưởng kinh tế từ 8-10% trong năm 2025.", "10%", "từ 8-10%"),
        ("Tỷ trọng trong GDP (ước tính) đạt 18,3%.", "18,3%", "(ước tính) đạt 18,3%"),
        ("Đã nộp tối đa 46,2 triệu hồ sơ.", "46,2 triệu", "tối đa 46,2 triệu"),
        ("Năm 2023 đến 45% hồ sơ trực tuyến.", "45%", "45%"),
        ("Hỗ trợ không quá 150 triệu đồng/máy, một lần.", "150 triệu đồng", "không quá 150 triệu đồng/máy"),
        ("Mật độ: quế 3.300 cây/ha.", "3.300", "3.300 cây/ha"),
        ("Ước đạt 561.000 người.", "561.000", "Ước đạt 561.000 người"),
    ],
)
def test_a_figure_takes_with_it_what_limits_it(text: str, figure: str, read: str) -> None:
    assert qualified(text, Span(0, len(text)), place(figure, text)).of(text) == read


def test_what_limits_a_figure_and_what_numbers_an_item_are_known() -> None:
    assert bare("(ước tính) đạt 18,3%") == "18,3%"
    text = "gồm: (1) Tăng cường nhận thức; (2) Tăng cường tiềm lực."
    assert trimmed(text, place("(1) Tăng cường nhận thức;", text)).of(text) == "Tăng cường nhận thức"
