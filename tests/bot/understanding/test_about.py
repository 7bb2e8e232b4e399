import pytest

from bot.understanding.about import About, asked_about, asked_of
from bot.understanding.query import read


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Ai nói?", About.SAYER),
        ("ai bao cao nhung so nay", About.SAYER),
        ("ai phat bieu cau nay vay", About.SAYER),
        ("ai bảo phải tập trung xây dựng nó", About.SAYER),
        ("ai yêu cầu phải xây dựng kế hoạch", None),
        ("câu đó do ai phát biểu", About.SAYER),
        ("Ai phát biểu?", None),
        ("ai đưa ra mấy cái đó", About.SAYER),
        ("Thế ai giao nhiệm vụ này vậy?", About.SAYER),
        ("Bộ nào đánh giá?", About.SAYER),
        ("Tỉnh nào báo cáo vậy?", About.SAYER),
        ("Who said so?", About.SAYER),
        ("Số đó tính đến khi nào?", About.PERIOD),
        ("Đến thời điểm nào?", About.PERIOD),
        ("là so với khi nào vậy", About.THEN),
        ("Có đạt mục tiêu không?", About.REACHED),
        ("so lieu nam nao", About.PERIOD),
        ("Còn 38,3% là của năm nào?", About.PERIOD),
        ("Nói hôm nào vậy?", About.SAID),
        ("Phát biểu này ở phiên họp nào?", About.MEETING),
        ("Ông nói câu đó ở đâu?", About.MEETING),
        ("Thủ tướng nói câu này hôm nào?", About.SAID),
        ("y kien do neu tai hoi nghi nao vay", About.MEETING),
        ("bài đó nói về phiên họp thứ mấy", About.MEETING),
        ("phien hop nao noi den?", About.MEETING),
        ("Thủ tướng nói điều này ở hội nghị nào?", About.MEETING),
        ("Thủ tướng nói gì ở hội nghị nào?", None),
        ("Phát biểu này ngày nào?", About.SAID),
        ("Ý kiến đó của ai vậy?", About.SAYER),
        ("Tỉnh nào dự phiên họp nào?", None),
        ("Ở phiên họp nào?", None),
        ("Đó là chỉ tiêu hay kết quả?", About.STANDING),
        ("có phải kết quả không?", About.STANDING),
        ("Con số này là ước tính hay chính thức?", About.ESTIMATE),
        ("Is that an estimate?", About.ESTIMATE),
        ("Đạt được chưa?", About.REACHED),
        ("Chỉ số gì?", About.MEASURE),
        ("Có nghĩa là gì?", About.MEANING),
        ("Vì sao tiết kiệm được?", About.REASON),
        ("Bộ nào đạt mức A?", None),
        ("Khi nào?", None),
        ("Ai chủ trì?", None),
        ("Ai báo cáo kết quả chuyển đổi số?", None),
        ("Tăng 2,5 lần so với năm nào?", None),
        ("Chỉ số nào cao nhất?", None),
    ],
)
def test_a_short_question_may_ask_about_the_answer(question: str, asks: About | None) -> None:
    assert asked_about(read(question, question)) == asks


@pytest.mark.parametrize(
    ("question", "parted"),
    [
        ("100% xã kết nối cáp quang là mục tiêu à?", ("100% xã kết nối cáp quang", About.STANDING)),
        (
            "Tăng trưởng kinh tế 2025 là 8-10%, đó là kết quả à?",
            ("Tăng trưởng kinh tế 2025 là 8-10%", About.STANDING),
        ),
        ("18,3% là số chính thức hay ước tính?", ("18,3%", About.ESTIMATE)),
        ("Con số 45% của năm 2024 là mục tiêu à?", ("Con số 45% của năm 2024", About.STANDING)),
        ("nhom 30 nuoc dan dau la dat roi hay phai dat", ("nhom 30 nuoc dan dau", About.STANDING)),
        ("Gần 80% người dân dùng Internet, năm nào nói thế", ("Gần 80% người dân dùng Internet", About.PERIOD)),
        ("Gần 80% người dân dùng Internet là số liệu năm nào?", ("Gần 80% người dân dùng Internet", About.PERIOD)),
        ("gan 80% nguoi dan dung Internet, ai noi vay?", ("gan 80% nguoi dan dung Internet", About.SAYER)),
        (
            "500 triệu người dùng, nước mình 100 triệu dân thì sao lại thế?",
            ("500 triệu người dùng", About.REASON),
        ),
        ("Hội nghị sơ kết, ai nói?", None),
        ("Con số này là ước tính hay chính thức?", None),
        ("Chủ đề năm 2025 là gì?", None),
    ],
)
def test_a_question_may_tell_first_what_it_asks_about(question: str, parted: tuple[str, About] | None) -> None:
    assert asked_of(question) == parted
