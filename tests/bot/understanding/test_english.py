from pathlib import Path

import pytest

from bot.understanding.english import in_vietnamese, meaning_of, read_table


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("What was the digital government index in 2020?", "chỉ số chính phủ số năm 2020 là bao nhiêu?"),
        ("Who must eliminate mobile dead zones?", "ai phải xóa vùng lõm sóng di động?"),
        ("Which ministers were at the session reviewing 2024?", "bộ trưởng nào dự phiên họp tổng kết năm 2024?"),
        ("Which ranking group should Vietnam reach?", "Việt Nam phải đạt nhóm nào?"),
        ("How many ranks has Vietnam climbed since 2022?", "Việt Nam tăng bao nhiêu bậc so với năm 2022?"),
        ("How many data centres are there?", "bao nhiêu trung tâm dữ liệu?"),
        ("Who chaired the 8th session in Kon Tum?", "ai chủ trì phiên họp lần thứ 8 Kon Tum?"),
        ("fixed broadband speed", "tốc độ băng rộng cố định?"),
        ("digital economy's share of GDP in July 2024", "tỷ trọng kinh tế số GDP tháng 7 năm 2024?"),
        ("How much did GDP grow in the first half of 2024?", "GDP tăng bao nhiêu trong 6 tháng đầu năm 2024?"),
        ("How fast did the digital economy grow?", "kinh tế số tăng bao nhiêu?"),
        ("How large is the IT workforce?", "nhân lực công nghệ thông tin bao nhiêu?"),
        ("Who chaired the seventh session?", "ai chủ trì phiên họp lần thứ 7?"),
        ("How fast is fixed broadband in Laos?", "tốc độ băng rộng cố định Lào bao nhiêu?"),
        ("When was Decree 73/2019 issued and who signed it?", "khi nào nghị định 73/2019 được ban hành và ai ký?"),
        ("Which five provinces had the best results?", "5 tỉnh nào có kết quả tốt nhất?"),
        ("Which provinces haven't connected to it?", "tỉnh nào chưa kết nối với?"),
        ("How many connected devices do households use?", "hộ gia đình sử dụng bao nhiêu thiết bị kết nối?"),
        ("Where is the World Health Organization's office?", "văn phòng Tổ chức Y tế thế giới ở đâu?"),
        ("Where did Minister Nguyen Van An speak?", "bộ trưởng Nguyen Van An phát biểu ở đâu?"),
        (
            "Which Deputy Prime Minister attended the July 2023 conference?",
            "Phó Thủ tướng nào dự hội nghị tháng 7 năm 2023?",
        ),
        ("Where does Vietnam rank in mobile broadband speed?", "Việt Nam xếp thứ mấy tốc độ băng rộng di động?"),
        ("How many points are needed for level A?", "bao nhiêu điểm cần mức độ A?"),
        ("There are 43 data centers, right?", "43 trung tâm dữ liệu đúng không?"),
        ("What score does a portal need to get an A?", "cổng cần bao nhiêu điểm mức độ A?"),
        ("Which portals got a B grade?", "cổng nào mức độ B?"),
        ("How many cloud... sorry, how many physical cores are there?", "bao nhiêu lõi vật lý?"),
        ("Is fintech among the new majors?", "công nghệ tài chính có trong số mã ngành mới không?"),
        ("Which strategies did Hue ask to be developed?", "Huế yêu cầu phát triển chiến lược nào?"),
        ("I'm an investor: how fast did the digital economy grow?", "kinh tế số tăng bao nhiêu?"),
        ("As a student, which majors can I choose?", "chọn ngành học nào?"),
        ("Which laws was the government told to draft?", "chính phủ được yêu cầu xây dựng luật nào?"),
        ("How much investment went into data centres?", "bao nhiêu đầu tư vào trung tâm dữ liệu?"),
        (
            "What's the average speed, and how does it compare with the world?",
            "tốc độ trung bình là bao nhiêu và so sánh thế giới như thế nào?",
        ),
        ("What does level A mean?", "mức độ A nghĩa là gì?"),
        (
            "Is Vietnam's mobile broadband faster than its fixed broadband?",
            "băng rộng di động Việt Nam có nhanh hơn so với băng rộng cố định không?",
        ),
        ("Compare mobile and fixed internet speed.", "so sánh tốc độ internet di động và cố định?"),
        ("Did every ministry improve its index in 2022?", "mọi bộ có tăng chỉ số năm 2022 không?"),
        ("How long did the conference last?", "hội nghị kéo dài bao lâu?"),
        ("What role does digital infrastructure play?", "hạ tầng số đóng vai trò gì?"),
        ("Who did the PM praise at the conference?", "Thủ tướng biểu dương ai hội nghị?"),
        ("Was Tran Hong Ha at the July 2023 conference?", "Tran Hong Ha có dự hội nghị tháng 7 năm 2023 không?"),
        ("Did To Lam attend the conference?", "To Lam có dự hội nghị không?"),
        ("Has Vietnam switched off 2G yet?", "Việt Nam dừng 2G chưa?"),
        ("How many data centers does Hue have?", "Huế có bao nhiêu trung tâm dữ liệu?"),
        ("How many data centers has Hue got?", "Huế có bao nhiêu trung tâm dữ liệu?"),
        ("Which laws has the National Assembly passed?", "Quốc hội thông qua luật nào?"),
        ("What problems did the minister point out?", "bộ trưởng chỉ ra tồn tại gì?"),
        ("Which provinces did not reach the target?", "tỉnh nào không đạt mục tiêu?"),
        ("When did the third meeting take place?", "khi nào phiên họp lần thứ ba diễn ra?"),
        ("Which apps should be developed?", "ứng dụng nào cần được phát triển?"),
        ("Who was appointed chairman?", "ai được bổ nhiệm chủ tịch?"),
        ("What was announced at the conference?", "những gì được thông báo hội nghị?"),
        ("How many people signed up for e-ID?", "bao nhiêu người đăng ký tài khoản định danh điện tử?"),
        ("How much did exports go up against 2023?", "xuất khẩu tăng bao nhiêu so với năm 2023?"),
        ("How fast is home internet?", "tốc độ băng rộng cố định bao nhiêu?"),
        ("Is there a law on data?", "có Luật Dữ liệu không?"),
        ("What does Article 5 of the decree say?", "điều 5 nghị định phát biểu gì?"),
        ("Who wrote the article about robots?", "ai viết bài về rô-bốt?"),
        ("What share of files is handed in online?", "tỷ lệ hồ sơ nộp trực tuyến bao nhiêu?"),
        ("Which ministry leads the people who train teachers?", "bộ nào đứng đầu người dân đào tạo giáo viên?"),
    ],
)
def test_a_question_becomes_the_words_of_vietnamese_documents(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Is it true that exports fell?", "có phải xuất khẩu giảm không?"),
        ("Will there be a law on data?", "có Luật Dữ liệu không?"),
        ("Did they build a data centre?", "có xây dựng trung tâm dữ liệu không?"),
        ("Was growth slower in 2022?", "tăng trưởng năm 2022 có chậm hơn không?"),
        ("Was GDP higher in 2022 than in 2021?", "GDP năm 2022 có cao hơn so với năm 2021 không?"),
        ("Which grew faster, exports or imports?", "xuất khẩu hay nhập khẩu tăng nhanh hơn?"),
        ("Was it online?", "có trực tuyến không?"),
        ("Is To Lam the Minister in these documents?", "To Lam có phải bộ trưởng không?"),
    ],
)
def test_whether_something_is_so_is_asked_as_in_vietnamese(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which laws did the PM ask to be drafted?", "Thủ tướng yêu cầu xây dựng luật nào?"),
        ("Which project should ministries focus on building?", "bộ phải tập trung xây dựng dự án nào?"),
        ("Who must provinces work with to fix it?", "tỉnh phải phối hợp với ai khắc phục?"),
        ("How many ministries is the database connected to?", "cơ sở dữ liệu được kết nối với bao nhiêu bộ?"),
        ("In the index, which group should Hue be in?", "chỉ số Huế phải thuộc nhóm nào?"),
        ("By how many places should Hue climb?", "Huế phải tăng bao nhiêu bậc?"),
        ("When must the ministry hold the conference?", "khi nào bộ phải tổ chức hội nghị?"),
        ("What should the ministry do before May 10?", "bộ phải làm gì trước ngày 10 tháng 5?"),
        ("What did the PM call the project?", "Thủ tướng gọi dự án là gì?"),
        ("Who are provinces supposed to ask?", "tỉnh phải yêu cầu ai?"),
    ],
)
def test_what_is_asked_for_stands_behind_the_verb_that_does_it(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Which group of countries joined?", "nhóm quốc gia nào tham gia?"),
        ("Which cities and provinces joined?", "thành phố và tỉnh nào tham gia?"),
        ("total IT workforce", "tổng nhân lực công nghệ thông tin?"),
        ("Which year was the year of data?", "năm nào là năm dữ liệu?"),
        ("How many homes have fibre?", "bao nhiêu hộ gia đình có cáp quang?"),
        ("Who is Hoang Thu Trang?", "Hoang Thu Trang là ai?"),
        ("How much faster is mobile broadband?", "băng rộng di động nhanh hơn bao nhiêu?"),
        ("What is Kon Tum People's Committee?", "Ủy ban nhân dân Kon Tum là gì?"),
        ("exports in early 2023", "xuất khẩu đầu năm 2023?"),
        ("I work at an embassy in Hanoi. What is the digital economy?", "kinh tế số là gì?"),
        ("accounts issued by mid-2023", "tài khoản cấp đến giữa năm 2023?"),
    ],
)
def test_things_stand_in_the_order_of_vietnamese(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who is the deputy head of the Project 06 task force?", "ai là tổ phó Tổ công tác Đề án 06?"),
        ("Who is the deputy head of the office?", "ai là phó trưởng ban văn phòng?"),
        ("How many decrees were issued?", "bao nhiêu nghị định được ban hành?"),
        ("How many cards were issued?", "bao nhiêu thẻ được cấp?"),
        ("How many people are registered on the portal?", "bao nhiêu người có tài khoản cổng?"),
        ("How many companies were registered?", "bao nhiêu doanh nghiệp được đăng ký?"),
    ],
)
def test_neighbours_tell_what_a_word_means(question: str, text: str) -> None:
    assert in_vietnamese(question) == text


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("national comittee", "Ủy ban Quốc gia?"),
        ("goverment office", "Văn phòng Chính phủ?"),
        ("what % of homes have fibre", "tỷ lệ hộ gia đình có cáp quang bao nhiêu phần trăm?"),
        ("who heads the agriculture dept in kon tum", "ai đứng đầu Sở Nông nghiệp kon tum?"),
    ],
)
def test_slips_and_short_forms_are_read(typed: str, text: str) -> None:
    assert in_vietnamese(typed) == text


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("meeting on 10 August 2023", "phiên họp ngày 10 tháng 8 năm 2023?"),
        ("meeting of August 10, 2023", "phiên họp ngày 10 tháng 8 năm 2023?"),
        ("tax in May 2024", "thuế tháng 5 năm 2024?"),
        ("plan for the period 2021-2025", "kế hoạch giai đoạn 2021-2025?"),
        ("exports between 2021 and 2023", "xuất khẩu từ năm 2021 đến năm 2023?"),
        ("targets by 2030", "mục tiêu đến năm 2030?"),
        ("teachers for the school year 2023-2024", "giáo viên năm học 2023-2024?"),
    ],
)
def test_dates_are_written_as_in_vietnamese(said: str, text: str) -> None:
    assert in_vietnamese(said) == text


def test_too_few_known_words_are_no_question_in_vietnamese() -> None:
    assert in_vietnamese("What is the boiling point of mercury?") is None


def test_a_phrase_means_more_than_its_words() -> None:
    assert meaning_of("data center") == "trung tâm dữ liệu"
    assert meaning_of("data-centers") == "trung tâm dữ liệu"
    assert meaning_of("center of gravity") is None


def test_a_line_without_a_tab_breaks_no_table(tmp_path: Path) -> None:
    path = tmp_path / "table.tsv"
    path.write_text("# how it is written\ncloud\tđám mây\nserver máy chủ\n\nplease\t\n", encoding="utf-8")
    assert read_table(path) == [("cloud", "đám mây"), ("please", "")]


def test_names_in_capitals_count_neither_as_known_nor_as_unknown() -> None:
    assert in_vietnamese("5G? When is 5G going to be commercialised?") is not None


def test_an_item_is_asked_for_by_its_number() -> None:
    assert in_vietnamese("What is the second one?") == "cái thứ hai là gì?"
    assert in_vietnamese("And the third?") == "và cái thứ ba?"
    assert in_vietnamese("What are the 3 enhancements?") == "3 tăng cường gồm những gì?"
