import unicodedata

import pytest

from bot.understanding.query import Want, as_written, clean, named_pairs, names, places, read


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  Tỷ lệ\thồ sơ \n", "Tỷ lệ hồ sơ"),
        (unicodedata.normalize("NFD", "Tỷ lệ"), "Tỷ lệ"),
        ("hồ\u200b sơ\x00\x1b[31m", "hồ sơ[31m"),
        ("c cho e xin nguồn với", "chị cho em xin nguồn với"),
        ("E cảm ơn ạ", "em cảm ơn ạ"),
        ("a oi, cho e hoi so may chu", "anh oi, cho em hoi so may chu"),
        ("571 nghìn đúng ko a?", "571 nghìn đúng ko ạ?"),
        ("cảm ơn a nhiều", "cảm ơn anh nhiều"),
        ("mức e là bao nhiêu điểm", "mức e là bao nhiêu điểm"),
        ("mức nào, a hay b", "mức nào, a hay b"),
        ("What is on a server?", "What is on a server?"),
    ],
)
def test_a_question_is_cleaned(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("Tỷ lệ hồ sơ trực tuyến năm 2024?", Want.QUANTITY),
        ("Có mấy doanh nghiệp trung tâm dữ liệu?", Want.QUANTITY),
        ("Luật Giao dịch điện tử được thông qua khi nào?", Want.TIME),
        ("Phải kiện toàn trước ngày bao nhiêu?", Want.TIME),
        ("NDXP 1 ngày bao nhiêu giao dịch?", Want.QUANTITY),
        ("Ai chủ trì phiên họp?", Want.PERSON),
        ("Phó Thủ tướng nào dự hội nghị?", Want.PERSON),
        ("phó chủ tịch tỉnh nào dự phiên họp?", Want.PERSON),
        ("Thủ tướng nói thế nào về hạ tầng số?", Want.ANYTHING),
        ("Thủ tướng yêu cầu bộ nào sửa nghị định?", Want.ANYTHING),
        ("Xây bến thuyền cần giấy tờ gì?", Want.LIST),
        ("Trường hợp nào không được hỗ trợ?", Want.LIST),
        ("3 tăng cường gồm những gì?", Want.LIST),
        ("mấy ngành đại học mới mở về công nghệ là gì?", Want.LIST),
        ("bộ nào thêm mấy ngành đó?", Want.ANYTHING),
        ("xếp thứ mấy và điểm là gì?", Want.QUANTITY),
        ("Thứ hạng của Việt Nam ra sao?", Want.QUANTITY),
        ("Địa phương phối hợp với ai?", Want.ANYTHING),
        ("Chỉ số năm 2022 có bộ nào giảm không?", Want.ANYTHING),
        ("Kể đủ 5 việc phải đẩy mạnh", Want.LIST),
        ("Thủ tướng nêu những tồn tại, yếu kém nào?", Want.LIST),
        ("Kết quả đạt được có đáng kể không?", Want.ANYTHING),
        ("Vì sao chuyển đổi số khó?", Want.ANYTHING),
        ("Chỉ số tổng hợp cấp tỉnh tăng mạnh hơn cấp bộ không?", Want.ANYTHING),
        ("Chỉ số cấp tỉnh tăng hơn cấp bộ bao nhiêu?", Want.QUANTITY),
        ("Hạng chính phủ điện tử của Việt Nam", Want.QUANTITY),
        ("Hiệp định được ký kết vào năm bao nhiêu?", Want.TIME),
        ("Kết hôn vào năm bao nhiêu tuổi?", Want.QUANTITY),
        ("Để tăng tỷ lệ sinh, chuyên gia khuyến cáo điều gì?", Want.ANYTHING),
        ("Doanh thu của FIFA đến từ đâu?", Want.ANYTHING),
        ("Chỉ số xã hội số đi từ đâu tới đâu?", Want.QUANTITY),
        ("Tổng số tín chỉ có bị giới hạn hay không?", Want.ANYTHING),
        ("How many ministries are connected?", Want.QUANTITY),
    ],
)
def test_the_kind_of_answer_is_told_from_the_question_words(text: str, want: Want) -> None:
    assert read(text, text).want is want


def test_a_question_is_read_into_its_slots() -> None:
    query = read("ty le", "Tỷ lệ hồ sơ của Bắc Kạn năm 2024 so với năm 2023?")
    assert (query.question, query.years, query.places, query.language) == ("ty le", (2024,), ("Bắc Kạn",), "vi")
    assert "ti_le" in query.subject
    assert not {"nam", "2024", "cua"}.intersection(query.subject)


def test_a_first_word_that_is_no_vietnamese_is_a_name() -> None:
    assert names("Viettel có bao nhiêu trung tâm dữ liệu?") == ("Viettel",)
    assert names("Kinh tế số của Bộ Công an?") == ("Bộ", "Công")
    assert names("Startup hỏi: chỉ số là bao nhiêu?") == ()


def test_places_are_whole_names() -> None:
    assert places("Ông Nguyễn Hòa Bình có dự không?") == ()
    assert set(places("Bắc Ninh Hà Nam có dự không?")) == {"Bắc Ninh", "Hà Nam"}
    assert places("ở Hà Nội và TPHCM") == ("Hà Nội", "Thành phố Hồ Chí Minh")
    assert places("hà nộidung") == ()
    assert places("Lào Cai có được nhắc đến không?") == ("Lào Cai",)
    assert places("Ai đi qua thái Bình dương?") == ("Thái Bình Dương",)  # and neither Thái Bình nor Bình Dương
    assert set(places("Lào Cai giáp với Lào?")) == {"Lào", "Lào Cai"}


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Việc Roosevelt quá sức khiến con gái ông làm gì?", set()),
        ("Theo Thủ tướng, chuyển đổi số khó hay dễ?", set()),
        ("Các Ban Chỉ đạo phải làm gì?", {"ban_chi"}),
        ("Bộ Công an báo cáo gì?", {"bo_cong"}),
        ("Tốc độ mạng ở Việt Nam Mbps?", set()),
        ("Ai chủ trì ở Kon Tum?", set()),
        ("Điểm Chính phủ số là mấy?", set()),
        ("Vị Phó Thủ tướng nào dự?", {"pho_thu"}),
        ("Lỗi E3 là gì?", set()),
        ("Thầy Trần Minh dạy môn gì?", {"tran_minh"}),
    ],
)
def test_names_are_told_from_the_word_that_opens_a_question(text: str, pairs: set[str]) -> None:
    assert named_pairs(text) == pairs


def test_what_is_left_of_an_english_question_tells_little() -> None:
    query = read("How many companies offer it at FPT?", "bao nhiêu doanh nghiệp offer FPT?")
    assert query.light - {"bao"} == {"offer"}
    assert "offer" not in read("bao nhiêu offer", "bao nhiêu offer").light


def test_a_word_that_documents_write_with_other_marks_is_none_of_theirs() -> None:
    query = read("đội tuyển đá thắng mấy trận", "đội tuyển đá thắng mấy trận")
    written = as_written(query, lambda words: words[0] in ("đội", "tuyển"))
    assert written.singles == ["doi", "tuyen", "đá", "thắng", "trận"]
    assert "doi_tuyen" in written.pairs
    assert as_written(query, lambda _: True) == query


def test_words_of_two_syllables_are_known_by_how_often_these_stand_together() -> None:
    beside = {("trung", "tâm"): 0.7, ("tâm", "thương"): 0.01, ("thương", "mại"): 0.6, ("nước", "có"): 0.05}
    beside |= {("bao", "nhiêu"): 0.7, ("nhiêu", "trung"): 0.01}

    def words(question: str) -> tuple[tuple[str, str], ...]:
        together = lambda one, other: beside.get((one, other), 0.0)  # noqa: E731
        return as_written(read(question, question), lambda _: True, together).words

    assert words("Cả nước có mấy trung tâm thương mại?") == (("trung_tam", ""), ("thuong_mai", "trung_tam"))
    assert words("trung tâm nào của thương mại?") == (("trung_tam", ""), ("thuong_mai", ""))
    assert words("Có bao nhiêu trung tâm?") == (("trung_tam", ""),)  # what only asks is no word before it
    assert words("Cả nước có mấy Trung tâm Thương mại?") == ()  # names are looked for in their own way


@pytest.mark.parametrize(
    ("question", "extreme"),
    [
        ("Khối nào có nhiều học sinh nữ nhất?", "most"),
        ("Khối nào đông học sinh nhất?", "most"),
        ("Thủ tục nào rẻ nhất?", "least"),
        ("Khối nào có ít học sinh nhất?", "least"),
        ("Xã nào có ít nhất 12 lớp?", None),
        ("Nghị định nào có nhiều điều thống nhất?", None),
        ("Ngành nào nhiều việc, nhất là mùa khô?", None),
    ],
)
def test_the_highest_or_the_lowest_may_be_told_of_a_noun_between(question: str, extreme: str | None) -> None:
    assert read(question, question).extreme == extreme
