import pytest

from bot.composing.answer import Citation
from bot.composing.told_about import meant, told_about
from bot.understanding.about import About
from bot.understanding.query import read
from index import Document, Span
from index.formats.draft import Draft

REPORTED = (
    "Sau khi nghe Thủ tướng Chính phủ Phạm Minh Chính phát biểu khai mạc, Phiên họp nghe lãnh đạo các bộ Công an, "
    "Thông tin và Truyền thông báo cáo về những tồn tại hạn chế; tóm tắt kết quả Chuyển đổi số quốc gia năm 2024.",
    "Năm 2024, 100% người dân sử dụng VNeID để đăng nhập. Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với "
    "năm 2023. Điều này có nghĩa là người dân ít phải đi lại.",
    "Đối với tỉnh Bắc Kạn, Chỉ số Chuyển đổi số cấp tỉnh (DTI) xếp thứ 58.",
    "Về nhiệm vụ thời gian tới, Thủ tướng yêu cầu các bộ phải quyết tâm cao hơn.",
    "Thủ tướng giao Bộ Tài chính bố trí kinh phí.",
    "Các địa phương xóa bỏ các vùng lõm sóng, hoàn thành trước tháng 12/2024.",
)


def report() -> Document:
    draft = Draft()
    draft.heading("Phiên họp về chuyển đổi số", 1)
    for line in REPORTED:
        draft.paragraph(line)
    return draft.document("phien-hop.docx", {})


def cited(document: Document, sentence: str, mark: str) -> Citation:
    start = document.text.index(sentence)
    marked = Span(sentence.index(mark), sentence.index(mark) + len(mark))
    end = start + len(sentence)
    return Citation(1, document.name, document.title, None, None, sentence, start, end, marked=(marked,))


SHARE = "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%, tăng 2,5 lần với năm 2023."


@pytest.mark.parametrize(
    ("sentence", "mark", "asks", "question", "told"),
    [
        (SHARE, "45%", About.PERIOD, "Năm nào?", "Năm 2024"),  # and not the year compared with
        (SHARE, "45%", About.THEN, "So với năm nào?", "với năm 2023"),
        (SHARE, "45%", About.SAYER, "Ai nói?", "lãnh đạo các bộ Công an, Thông tin và Truyền thông"),
        (SHARE, "45%", About.SAYER, "Ai yêu cầu?", None),  # nobody asks for what was reached
        (SHARE, "45%", About.SAYER, "Ai đánh giá?", None),
        (SHARE, "45%", About.STANDING, "Mục tiêu hay kết quả?", "đạt 45%"),
        (SHARE, "45%", About.REACHED, "Đạt chưa?", "đạt 45%"),
        (SHARE, "45%", About.ESTIMATE, "Ước tính à?", None),
        (SHARE, "45%", About.MEETING, "Con số này nêu ở phiên họp nào?", "Phiên họp nghe lãnh đạo các bộ Công an"),
        (SHARE, "45%", About.REASON, "Vì sao?", "Điều này có nghĩa là người dân ít phải đi lại."),
        (REPORTED[2], "thứ 58", About.MEASURE, "Chỉ số nào?", "Chỉ số Chuyển đổi số cấp tỉnh (DTI)"),
        (REPORTED[2], "thứ 58", About.SAYER, "Ai nói?", None),  # the writer himself
        (REPORTED[5], "trước tháng 12/2024", About.SAYER, "Ai yêu cầu?", "Thủ tướng"),
        (REPORTED[5], "trước tháng 12/2024", About.REACHED, "Xong chưa?", None),
        (REPORTED[5], "trước tháng 12/2024", About.MEANING, "Nghĩa là gì?", None),
    ],
)
def test_a_quote_and_what_stands_before_it_tell_about_it(
    sentence: str, mark: str, asks: About, question: str, told: str | None
) -> None:
    document = report()
    last = cited(document, sentence, mark)
    found = told_about(asks, read(question, question), last, read("", "Tỷ lệ hồ sơ trực tuyến?"), document).citations
    words = found[0].marked[0].of(found[0].quote) if found and found[0].marked else None
    assert (words or (found[0].quote if found else None)) == told
    assert all(document.text[cite.start : cite.end] == cite.quote for cite in found)
    assert all(cite.quote == sentence for cite in found[1:])  # it follows where another tells


def test_what_frames_a_task_tells_of_it_rather_than_another_task() -> None:
    document = report()
    question = read("Ai yêu cầu?", "Ai yêu cầu?")
    found = told_about(About.SAYER, question, cited(document, REPORTED[5], "trước"), question, document)
    assert found.citations[0].quote == REPORTED[3]


def test_a_figure_names_the_quote_that_is_meant() -> None:
    document = report()
    quotes = (cited(document, REPORTED[2], "thứ 58"), cited(document, SHARE, "45%"))
    assert meant(read("", "45% là của năm nào?"), quotes) == quotes[1]
    assert meant(read("", "Năm nào?"), quotes) == quotes[0]
