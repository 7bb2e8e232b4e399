from dataclasses import replace

import pytest

from bot.gathering.candidates import UNKNOWN, Candidate
from bot.gathering.fitness import Fitness
from bot.gathering.growth import is_more_than_a_measure, is_of_no_index, tells_the_change
from bot.understanding.query import read
from index.formats.draft import Draft
from tests.fakes.hits import candidates_in, candidates_of

REPORT = (
    "Ủy ban họp\n\nTỷ trọng kinh tế số/GDP năm 2023 ước đạt 16,5% với tốc độ tăng 20%, gấp 3 lần tăng trưởng GDP.\n\n"
    "Tỷ trọng kinh tế số trong GDP (ước tính) đạt 18,3%. Tăng trưởng 20% so với năm 2023.\n\n"
    "Tốc độ tăng trưởng chỉ số quốc gia có chậm lại, nhưng các chỉ số thành phần về kinh tế số tăng từ 45% - 55%.\n\n"
    "Cấp trên 86 triệu thẻ Căn cước công dân gắn chíp; kích hoạt gần 54 triệu tài khoản; tiếp nhận 1,5 tỷ yêu cầu.\n\n"
    "Di động băng rộng 4G được phủ sóng tới 99,8% dân số.\n\n"
    "Thủ tướng giao các bộ sớm thương mại hóa 5G.\n\n"
    "Sáng ngày 24/4, Ủy ban tổ chức phiên họp lần thứ 8. Tại phiên họp lần thứ 8 có báo cáo đến tháng 4 năm 2024.\n\n"
    "Khẩn trương nâng cấp đường trục để có 5G; phủ sóng mọi vùng lõm; phấn đấu 100% thôn có cáp quang.\n\n"
    "Sớm thương mại hóa 5G trong năm 2024; kéo điện về thôn; xóa vùng lõm sóng trước tháng 12/2024.\n\n"
    "Được chuyển trường nếu có đủ điều kiện. Mỗi lớp có một cố vấn học tập. Hai tín chỉ bằng 30 tiết học.\n\n"
    "Đổi mới tư duy, nhất là người đứng đầu; lấy người dân làm trung tâm.\n\n"
    "Phát biểu kết luận, Thủ tướng biểu dương các bộ, ngành. Thủ tướng chủ trì phiên họp tại Trụ sở Chính phủ.\n\n"
    "Cùng dự hội nghị có Phó Thủ tướng Trần Hồng Hà. Đại biểu dự hội nghị tại điểm cầu tỉnh Bắc Kạn.\n\n"
    "Tổng số người dùng ứng dụng hằng tháng vượt 500 triệu.\n"
)


def candidate(opening: str) -> Candidate:
    return next(each for each in candidates_of(REPORT) if each.text.startswith(opening))


@pytest.mark.parametrize(
    ("question", "opening", "tells"),
    [
        ("Tăng trưởng kinh tế số năm 2023?", "Tỷ trọng kinh tế số/GDP", True),
        ("Tăng trưởng GDP năm 2023?", "Tỷ trọng kinh tế số/GDP", False),
        ("Kinh tế số năm 2023 tăng mấy lần tăng trưởng GDP?", "Tỷ trọng kinh tế số/GDP", True),
        ("Tăng trưởng kinh tế số năm 2024 là bao nhiêu phần trăm?", "Tăng trưởng 20%", True),
        ("Tăng trưởng kinh tế số nào được báo cáo?", "Tăng trưởng 20%", True),
        ("Tăng trưởng kinh tế số năm 2024 là bao nhiêu phần trăm?", "Tỷ trọng kinh tế số trong", False),
        ("Tăng trưởng GDP năm 2024?", "Tăng trưởng 20%", False),
        ("Tỷ trọng kinh tế số năm 2024 tăng bao nhiêu?", "Tăng trưởng 20%", False),  # the economy grew, not its share
        ("Kinh tế số năm 2024 tăng bao nhiêu?", "Tăng trưởng 20%", True),
        ("Tỷ trọng và tốc độ tăng của kinh tế số là bao nhiêu?", "Tỷ trọng kinh tế số/GDP", True),
        ("Tốc độ tăng trưởng kinh tế số năm 2024?", "Tăng trưởng 20%", True),
        ("Các chỉ số thành phần tăng bao nhiêu?", "Tốc độ tăng trưởng chỉ số", True),
        ("Kinh tế số chiếm bao nhiêu?", "Tỷ trọng kinh tế số trong", True),
        ("Kinh tế số tăng bao nhiêu lần tăng trưởng GDP?", "Tỷ trọng kinh tế số/GDP", True),
    ],
)
def test_a_growth_is_told_by_a_change_of_what_grows(question: str, opening: str, tells: bool) -> None:
    assert tells_the_change(read(question, question), candidate(opening), lambda term: 0.0) is tells


def test_the_growth_of_an_index_is_none_of_what_it_measures() -> None:
    told = candidate("Tốc độ tăng trưởng chỉ số")
    for question, fits in (
        ("Tốc độ tăng trưởng kinh tế số năm 2022?", False),
        ("Tăng trưởng chỉ số kinh tế số năm 2022?", True),
    ):
        assert is_of_no_index(read(question, question), told, lambda term: 0.0) is fits


def test_what_was_aimed_at_was_not_reached() -> None:
    aimed = candidate("Khẩn trương nâng cấp")
    for question, fits in (("Thực tế bao nhiêu thôn có cáp quang?", False), ("Bao nhiêu thôn có cáp quang?", True)):
        assert Fitness(read(question, question), lambda term: 0.0).could_answer(aimed) is fits


@pytest.mark.parametrize(
    ("question", "opening", "fits"),
    [
        ("Thẻ Căn cước có bắt buộc không?", "Cấp trên 86 triệu", False),
        ("Đổi mới tư duy thì báo cho ai?", "Đổi mới tư duy", False),
        ("Trợ lý ảo là gì?", "Khẩn trương nâng cấp", False),
        ("Vùng lõm sóng gồm những vùng nào?", "Khẩn trương nâng cấp", False),
        ("Các chỉ số thành phần gồm những chỉ số nào?", "Tốc độ tăng trưởng chỉ số", True),
    ],
)
def test_what_is_not_told_is_not_answered_by_what_only_names_it(question: str, opening: str, fits: bool) -> None:
    fitness = Fitness(read(question, question), lambda term: 1.0 if term == UNKNOWN else 0.0)
    assert fitness.could_answer(candidate(opening)) is fits


@pytest.mark.parametrize(
    ("question", "opening", "more"),
    [
        ("GDP Việt Nam năm 2024 là bao nhiêu?", "Tỷ trọng kinh tế số trong", False),
        ("GDP năm 2023 tăng trưởng bao nhiêu?", "Tỷ trọng kinh tế số/GDP", False),
        ("Kinh tế số chiếm bao nhiêu GDP?", "Tỷ trọng kinh tế số trong", True),
        ("GDP có bao nhiêu phần trăm là kinh tế số?", "Tỷ trọng kinh tế số/GDP", True),
        ("Gấp bao nhiêu lần tăng trưởng GDP?", "Tỷ trọng kinh tế số/GDP", True),
        ("GDP năm 2024 là bao nhiêu?", "Di động", True),  # other conditions say that it speaks of something else
    ],
)
def test_what_another_figure_is_only_measured_by_has_no_figure_itself(question: str, opening: str, more: bool) -> None:
    assert is_more_than_a_measure(read(question, question), candidate(opening), lambda term: 0.0) is more


@pytest.mark.parametrize(
    ("question", "opening", "could"),
    [
        ("Kích hoạt bao nhiêu thẻ căn cước?", "Cấp trên", False),
        ("Kích hoạt bao nhiêu tài khoản?", "Cấp trên", True),
        ("Chỉ số quốc gia tăng bao nhiêu phần trăm?", "Tốc độ tăng trưởng chỉ số", False),
        ("Các chỉ số thành phần tăng bao nhiêu phần trăm?", "Tốc độ tăng trưởng chỉ số", True),
        ("Dân số được phủ sóng 3G là bao nhiêu?", "Di động", False),
        ("Dân số được phủ sóng 4G là bao nhiêu?", "Di động", True),
        ("Bao giờ thương mại hóa 4G?", "Di động", False),
        ("Ai sớm thương mại hóa 5G?", "Thủ tướng", True),
        ("5G đã phủ sóng bao nhiêu phần trăm?", "Khẩn trương", False),
        ("Sóng 5G phủ được bao nhiêu phần trăm thôn?", "Khẩn trương", False),
        ("Bao nhiêu phần trăm thôn có cáp quang?", "Khẩn trương", True),
        ("Phủ sóng ở những bệnh viện nào?", "Di động", False),
        ("Có 4G ở những vùng nào?", "Di động", True),
        ("Phiên họp lần thứ 8 diễn ra bao giờ?", "Tại phiên họp", False),
        ("Phiên họp lần thứ 8 diễn ra bao giờ?", "Sáng ngày", True),
        ("Thủ tướng nói lấy ai làm trung tâm?", "Đổi mới", True),
        ("Thủ tướng dặn đổi mới tư duy, nhất là ai?", "Đổi mới", True),
        ("Ai làm Bộ trưởng Bộ Y tế?", "Đổi mới", False),
        ("Thủ tướng biểu dương ai khi bế mạc?", "Phát biểu kết luận", True),
        ("Thủ tướng biểu dương những ai tại phiên họp?", "Thủ tướng chủ trì", False),
        ("Ai bế mạc?", "Phát biểu kết luận", False),
        ("Ông Trần Hồng Hà có dự hội nghị không?", "Cùng dự", True),
        ("Ông Trần Hồng Hà có dự hội nghị không?", "Đại biểu dự", False),
        ("Bao nhiêu người sử dụng ứng dụng hằng tháng?", "Tổng số người dùng", True),
        ("5G phủ sóng?", "Di động", False),
        ("Bao giờ thương mại hóa 5G?", "Sớm", True),
        ("Bao giờ kéo điện về thôn?", "Sớm", False),
        ("Kinh tế số năm 2024 tăng với tốc độ bao nhiêu?", "Tăng trưởng 20%", True),
        ("Tốc độ mạng 4G là bao nhiêu?", "Di động", False),
        ("Kích hoạt bao nhiêu thẻ người dùng?", "Cấp trên", False),
        ("Bao nhiêu phần trăm dân cư được phủ sóng 4G?", "Di động", True),
        ("Trong 3 nhóm được phủ sóng 4G, nhóm nào cao nhất?", "Di động", True),
        ("Quyết định 749 nói gì về phủ sóng 4G?", "Di động", False),
        ("2 tín chỉ bằng bao nhiêu tiết?", "Hai tín chỉ", True),
        ("9 tín chỉ bằng bao nhiêu tiết?", "Hai tín chỉ", False),
        ("Mục tiêu dân số được phủ sóng 4G là bao nhiêu?", "Di động", False),
        ("Tỷ lệ hộ dùng Internet là bao nhiêu?", "Tỷ trọng kinh tế số trong GDP", False),
        ("Mục tiêu thôn có cáp quang là bao nhiêu phần trăm?", "Khẩn trương", True),
    ],
)
def test_what_could_answer_is_of_the_clause_the_thing_and_the_deed_asked_of(
    question: str, opening: str, could: bool
) -> None:
    def rarity(term: str) -> float:
        return 2.0 if term in ("?", "3g", "benh_vien") else 1.0

    assert Fitness(read(question, question), rarity).could_answer(candidate(opening)) is could


@pytest.mark.parametrize(
    ("question", "opening"),
    [("Khi nào được chuyển trường?", "Được chuyển trường"), ("Mỗi lớp có mấy cố vấn?", "Mỗi lớp")],
)
def test_a_day_or_a_number_may_be_told_in_words_where_the_reader_is_sure(question: str, opening: str) -> None:
    def could(mass: float) -> bool:
        return Fitness(read(question, question), lambda _: 1.0).could_answer(
            replace(candidate(opening), mass=mass, answerable=mass)
        )

    assert not could(0.1)
    assert could(0.7)


PLAN = (
    "KẾ HOẠCH\nSố hóa hồ sơ của xã Nậm Lúc\nSố 34/KH-UBND\n\nI. MỤC TIÊU NĂM 2024\n- 80% hồ sơ được nộp trực tuyến.\n"
    "II. KẾT QUẢ\n- 60% hồ sơ được nộp tại xã.\nKế hoạch này thay thế kế hoạch cũ. Xã làm việc từ 7 giờ 30.\n"
)


@pytest.mark.parametrize(
    ("question", "opening", "could"),
    [
        ("Mục tiêu hồ sơ nộp trực tuyến là bao nhiêu?", "- 80%", True),
        ("Mục tiêu hồ sơ nộp tại xã là bao nhiêu?", "- 60%", False),
        ("Kế hoạch số 34 thay thế kế hoạch nào?", "Kế hoạch này", True),
        ("Kế hoạch số 35 thay thế kế hoạch nào?", "Kế hoạch này", False),
        ("Xã làm việc từ mấy giờ?", "Xã làm việc", True),
        ("Xã làm việc từ mấy giờ?", "Kế hoạch này", False),
    ],
)
def test_what_stands_above_tells_of_targets_and_of_the_documents_own_number(
    question: str, opening: str, could: bool
) -> None:
    found = next(each for each in candidates_of(PLAN) if each.text.startswith(opening))
    assert Fitness(read(question, question), lambda term: 9.0 if term == "?" else 1.0).could_answer(found) is could


def test_a_sentence_tells_the_names_of_the_ones_that_it_points_back_to() -> None:
    law = "Luật Giao dịch điện tử được Quốc hội thông qua sáng nay."
    rules = "Luật quy định giá trị pháp lý của các thành tố cơ bản."
    judged = "Đây có thể coi là luật cơ bản về chuyển đổi số của nước ta."
    first, second, third = candidates_of(f"Quốc hội họp\n\n{law} {rules} {judged}\n")
    assert first.before == ""
    assert second.before.strip() == law
    assert third.before.strip() == f"{law} {rules}"
    assert "dien_tu" in third.terms


MEASURED = (
    "Khám sức khỏe người cao tuổi\n\nThu nhập bình quân của lao động tự do là 5,4 triệu đồng/tháng. "
    "Chi phí mỗi lượt khám 186.000 đồng do ngân sách tỉnh chi trả.\n\n"
    "Theo quy hoạch, Đắk Nông là trung tâm nhôm của quốc gia; GRDP bình quân tăng 9,05%/năm; thu nhập bình quân đầu "
    "người trên 130 triệu đồng; tỷ lệ đô thị hóa 40%.\n\n"
    "Viện kiểm sát kiểm sát vụ án từ khi thụ lý đến khi kết thúc; tham gia phiên tòa; kiểm sát việc thi hành án.\n"
)


@pytest.mark.parametrize(
    ("question", "opening"),
    [
        ("Lao động tự do thu nhập bao nhiêu một tháng?", "Thu nhập bình quân"),
        ("Chi phí mỗi lượt khám bao nhiêu cho người cao tuổi?", "Chi phí mỗi lượt khám"),
        ("Đắk Nông thu nhập bình quân đầu người bao nhiêu?", "Theo quy hoạch"),
        ("Viện kiểm sát kiểm sát vụ án từ khi nào đến khi nào?", "Viện kiểm sát kiểm sát"),
    ],
)
def test_words_that_only_ask_are_not_counted_and_a_place_is_told_for_all_clauses(question: str, opening: str) -> None:
    found = next(each for each in candidates_of(MEASURED) if each.text.startswith(opening))
    assert Fitness(read(question, question), lambda term: 9.0 if term == UNKNOWN else 1.0).could_answer(
        replace(found, mass=0.6)
    )


@pytest.mark.parametrize(
    ("question", "seen", "tells"),
    [
        ("Bộ nào đang đứng đầu về cấp thẻ gắn chíp?", 0.8, False),  # who is first among bodies is a matter of words
        ("Thẻ gắn chíp tăng bao nhiêu so với năm ngoái?", 0.8, True),
        ("Thẻ gắn chíp tăng bao nhiêu so với năm ngoái?", 0.4, False),
        ("Thẻ gắn chíp tại phiên họp lần thứ 7 tăng bao nhiêu?", 0.8, False),  # a number is no wording
    ],
)
def test_a_reader_may_see_an_answer_in_other_words_but_of_no_other_thing(
    question: str, seen: float, tells: bool
) -> None:
    cards = replace(candidate("Cấp trên 86 triệu"), mass=seen)
    fitness = Fitness(read(question, question), lambda term: 1.0)
    assert not fitness.could_answer(cards)
    assert fitness.tells_in_other_words(cards) is tells


PUMPS = ("Địa bàn", "Số máy", "Năm xây dựng")
YEARS = ("Năm 2023", "Năm 2024")


@pytest.mark.parametrize(
    ("question", "row", "could"),
    [
        ("Trạm bơm Gốc Đa xây dựng năm nào?", 0, True),
        ("Trạm bơm Gốc Đa có mấy máy?", 0, True),
        ("Trạm bơm Gốc Đa mỗi tháng tốn bao nhiêu tiền điện?", 0, False),
        ("Huyện Phú Sơn có trạm bơm Gốc Đa mấy máy?", 0, True),  # so is the place called in a table
        ("Năm 2023 thu về bao nhiêu tấn bưởi?", 1, True),  # the year has its column
        ("Thu về bao nhiêu tấn bưởi?", 1, False),
        ("Cây mới trồng 3 năm được mấy triệu?", 2, False),
        ("Cây mới trồng 7 năm được mấy triệu?", 2, True),
    ],
)
def test_a_row_answers_what_one_of_its_columns_tells(question: str, row: int, could: bool) -> None:
    draft = Draft(title="Biểu")
    draft.row("Trạm bơm Gốc Đa", "Gốc Đa", list(zip(PUMPS, ("Phú Sơn", "3", "1979"), strict=True)))
    draft.row("Sản lượng bưởi (tấn)", "Sản lượng bưởi (tấn)", list(zip(YEARS, ("35.840", "38.930"), strict=True)))
    draft.row("Cây trồng trên 5 năm", "Cây trồng trên 5 năm", [("Mức (triệu đồng)", "30")])
    fitness = Fitness(read(question, question), lambda term: 9.0 if term == UNKNOWN else 1.0)
    assert fitness.could_answer(candidates_in(draft.document("bieu.docx", {}))[row]) is could


@pytest.mark.parametrize(
    ("mass", "question", "fits"),
    [
        (0.95, "Thẻ gắn chíp tăng bao nhiêu so với năm ngoái?", True),
        (0.8, "Thẻ gắn chíp tăng bao nhiêu so với năm ngoái?", False),
        (0.95, "Thẻ gắn chíp được mấy điểm?", False),  # cards are no points, whatever a reader sees
    ],
)
def test_a_sure_reader_overrules_conditions_of_wording_but_none_of_the_kind_of_figure(
    mass: float, question: str, fits: bool
) -> None:
    seen = replace(candidate("Cấp trên 86 triệu"), mass=mass, answerable=mass)
    assert Fitness(read(question, question), lambda term: 1.0).could_answer(seen) is fits
