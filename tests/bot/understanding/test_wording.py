from collections.abc import Sequence
from itertools import pairwise

import pytest

from bot.understanding.wording import reworded
from index.vietnamese import term_set


class Documents:
    """Documents of these phrases."""

    def __init__(self, *phrases: str) -> None:
        self.phrases = phrases

    def holds(self, term: str) -> bool:
        return any(term in term_set(phrase) for phrase in self.phrases)

    def writes(self, words: Sequence[str]) -> bool:
        runs = [" ".join(pair) for pair in pairwise(words)] or words
        return all(any(f" {run} " in f" {phrase} " for phrase in self.phrases) for run in runs)


PHRASES = (
    "sử dụng",
    "việt nam",
    "lộ lọt thông tin",
    "cung cấp cáp quang",
    "trung tâm dữ liệu",
    "trực tuyến",
    "6 tháng đầu năm",
    "xếp thứ 71",
    "yêu cầu",
    "phủ sóng",
)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("bao nhiêu dân xài internet", "bao nhiêu dân sử dụng internet"),
        ("Kiên Giang có chứ?", "Kiên Giang có không?"),
        ("mình có nối với công ty nào hông, mấy công ty", "mình có nối với công ty nào không, mấy công ty"),
        ("phải mấy điểm trở lên hở cô", "phải mấy điểm trở lên"),
        ("mấy ông tỉnh hay mấy ông bộ làm tốt hơn", "các tỉnh hay các bộ làm tốt hơn"),
        ("ai chủ trì hôm họp lần 8", "ai chủ trì phiên họp lần thứ 8"),
        ("lương kỹ sư giờ bao nhiêu một tháng", "lương kỹ sư giờ bao nhiêu một tháng"),
        ("kinh tế số thì 3 năm thế nào", "kinh tế số thì qua các năm thế nào"),
        ("kinh tế số 3 năm đó tăng bao nhiêu", "kinh tế số qua các năm tăng bao nhiêu"),
        ("chỉ số kinh tế số 3 năm 2020, 2021, 2022", "chỉ số kinh tế số năm 2020, 2021, 2022"),
        ("hợp đồng 3 năm có được không", "hợp đồng 3 năm có được không"),
        ("mấy ứng dụng Việt Nam có bao nhiêu người dùng?", "các ứng dụng Việt Nam có bao nhiêu người dùng?"),
        ("Tên 4 doanh nghiệp kết nối với hệ thống là gì?", "4 doanh nghiệp nào kết nối với hệ thống?"),
        ("Khối 7 năm 2024-2025 có mấy em?", "Khối 7 năm 2024-2025 có mấy em?"),
        ("nước ta có mấy data center?", "Việt Nam có mấy trung tâm dữ liệu?"),
        ("nộp qua mạng nửa đầu năm 2023", "nộp trực tuyến 6 tháng đầu năm 2023"),
        ("họp lần thứ 8 là ngày mấy vay hạ", "họp lần thứ 8 là ngày nào"),
        ("ngân hàng nào cho vay nhiều nhất", "ngân hàng nào cho vay nhiều nhất"),
        ("tỷ lệ hồ sơ bao nhiêu ad", "tỷ lệ hồ sơ bao nhiêu"),
        ("mấy luật chi phải xây dựng?", "những luật nào phải xây dựng?"),
        ("tốc độ tăng của kinh tế số", "tốc độ tăng trưởng của kinh tế số"),
        ("phiên họp thứ 7 nớ họp ngày mô?", "phiên họp thứ 7 ấy họp ngày nào?"),
        ("có bao nhiêu tài khoản r?", "có bao nhiêu tài khoản?"),
        ("Em cần làm bài: chỉ số chính phủ số năm 2021 ạ", "chỉ số chính phủ số năm 2021 ạ"),
        ("hạng mấy thế giới", "xếp thứ mấy thế giới"),
        ("kéo cáp quang đến thôn", "cung cấp cáp quang đến thôn"),
        ("rò rỉ thông tin cá nhân thì sao", "lộ lọt thông tin thì sao"),
        ("mọi người ơi hạng mấy thế giới v mọi người", "xếp thứ mấy thế giới"),
        ("nước mình hạng mấy thế giới dz mấy bác", "Việt Nam xếp thứ mấy thế giới"),
        ("mấy cái đó trực tuyến hết rồi hả", "các cái đó trực tuyến hết rồi hả"),
        ("chỗ chứa dữ liệu ở đâu", "trung tâm dữ liệu ở đâu"),
        ("cấp trên bảo phải làm gì khi thông tin bị lộ", "yêu cầu làm gì khi lộ lọt thông tin"),
        ("đạt bao nhiêu % r ạ?", "đạt bao nhiêu %?"),
        ("ai chủ trì phiên họp, cảm ơn bạn nhiều", "ai chủ trì phiên họp"),
        ("ok cảm ơn nha", "ok cảm ơn"),
        ("thế nào là chữ ký số?", "chữ ký số là gì?"),
        ("Xu hướng của tỷ trọng kinh tế số như thế nào?", "tỷ trọng kinh tế số qua các năm?"),
        ("tỷ lệ hồ sơ có tăng đều qua các năm không", "tỷ lệ hồ sơ qua các năm?"),
        ("tỷ trọng kinh tế số cơ tăng dần không", "tỷ trọng kinh tế số qua các năm?"),  # typed without marks
        ("Xếp thứ tự các chỉ số năm 2022", "chỉ số nào cao nhất năm 2022?"),
        ("sắp xếp các chỉ số năm 2021 từ thấp đến cao", "chỉ số nào thấp nhất năm 2021?"),
        ("Năm 2022 xếp các chỉ số từ cao xuống thấp giùm em", "chỉ số nào cao nhất Năm 2022?"),
        ("Mức cao nhất của thang điểm là gì?", "Mức nào cao nhất của thang điểm?"),
        ("năm 2022 cái nào cao nhất trong bốn chỉ số", "năm 2022 chỉ số nào cao nhất"),
        ("cái nào thấp nhất trong các chỉ số năm 2021?", "chỉ số nào thấp nhất năm 2021?"),
        ("4G phủ được bao nhiêu % dân số?", "4G phủ sóng bao nhiêu % dân số?"),
        ("Chính phủ được giao việc gì?", "Chính phủ được giao việc gì?"),
        ("Kinh tế số thấp nhất là vào năm nào?", "năm nào Kinh tế số thấp nhất?"),
        ("Kinh tế số thấp nhất rơi vào năm nào?", "năm nào Kinh tế số thấp nhất?"),
        ("chỉ số thấp nhất năm 2020 là bao nhiêu?", "chỉ số nào thấp nhất năm 2020?"),
        ("mức cao nhất của lương hưu là bao nhiêu?", "mức cao nhất của lương hưu là bao nhiêu?"),
        ("Chỉ số nào cao nhất của năm nào?", "Chỉ số nào cao nhất của năm nào?"),
        ("chỉ số chính phủ số ca 3 năm", "chỉ số chính phủ số cả 3 năm"),
        ("Mạng cố định ở vị trí bao nhiêu thế giới?", "Mạng cố định xếp thứ mấy thế giới?"),
        ("Tuyển sinh 2022 hơn 2021 bao nhiêu?", "Tuyển sinh 2022 tăng bao nhiêu so với 2021?"),
        ("hơn kỳ trước mấy bậc", "tăng mấy bậc so với kỳ trước"),
        ("hơn năm trước nhiều không?", "tăng bao nhiêu so với năm trước?"),
        ("có cao hơn năm 2021 nhiều không", "tăng bao nhiêu so với năm 2021"),
        ("Bắc Kạn nằm ở vị trí nào trên thế giới?", "Bắc Kạn xếp thứ mấy trên thế giới?"),
        ("Ông ấy giữ vị trí nào trong Ủy ban?", "Ông ấy giữ vị trí nào trong Ủy ban?"),
        ("Năm 2021 trụ cột nào thấp điểm nhất?", "Năm 2021 chỉ số nào trong các thành phần thấp nhất?"),
        ("Trong năm 2022 trụ cột nào có chỉ số cao nhất?", "Trong năm 2022 chỉ số nào trong các thành phần cao nhất?"),
        ("Năm 2022 chỉ số nào thấp nhất trong ba trụ cột?", "Năm 2022 chỉ số nào trong các thành phần thấp nhất?"),
        ("năm 2020 thì trụ cột nào đạt điểm thấp nhất", "năm 2020 thì chỉ số nào trong các thành phần thấp nhất"),
        ("Trong các trụ cột thì cái nào cao nhất năm 2022?", "chỉ số nào trong các thành phần cao nhất năm 2022?"),
        ("liệt kê các tỉnh báo cáo tham luận", "những tỉnh nào báo cáo tham luận"),
        ("Có mấy tỉnh tham luận, kể tên nghe coi", "những tỉnh nào tham luận"),
        ("kể tên 5 bộ tham luận ở phiên họp", "5 bộ nào tham luận ở phiên họp"),
        ("7 tỉnh thành phải trình nghị quyết là đâu?", "7 tỉnh thành nào phải trình nghị quyết?"),
        ("4 doanh nghiệp kết nối tên là gì", "4 doanh nghiệp nào kết nối"),
        ("AI có trong mấy ngành mới mở không", "AI có trong các ngành mới mở không"),
        ("mấy ngành mới mở về công nghệ là gì", "các ngành mới mở về công nghệ là gì"),
        ("những số ngành nào dự phiên họp", "những sở, ngành nào dự phiên họp"),
        ("các bộ tham luận ở phiên họp", "những bộ nào tham luận ở phiên họp"),
        ("các tỉnh có phải trình nghị quyết không", "các tỉnh có phải trình nghị quyết không"),
        ("so sánh tốc độ cố định và di động giúp tôi với", "so sánh tốc độ cố định và di động"),
        ("Trụ cột nào tăng nhiều nhất", "chỉ số nào trong các thành phần tăng nhiều nhất"),
        ("Lập giúp bảng chỉ số chuyển đổi số các năm", "chỉ số chuyển đổi số các năm"),
        ("Tóm nhanh cho anh số liệu kinh tế số năm 2024", "số liệu kinh tế số năm 2024"),
        ("Hôm họp có ông Tô Lâm đúng không, ông ấy làm gì", "ông Tô Lâm làm gì"),
        ("A lô, tôi là Hùng ở Sóc Trăng, tỉnh tôi phải làm gì", "tỉnh Sóc Trăng phải làm gì"),
        ("Tổng các chỉ số năm 2022?", "liệt kê các chỉ số năm 2022?"),
        ("Đọc lại dòng xã hội số.", "đọc dòng xã hội số trong bảng"),
        ("Chỉ số A được giao tăng ít nhất 5 bậc, thực tế tăng bao nhiêu?", "Chỉ số A thực tế tăng bao nhiêu bậc?"),
        ("em làm ở phòng văn hóa, ai chủ trì phiên họp", "ai chủ trì phiên họp"),
        (
            "tôi đang làm báo cáo cho huyện, đọc nhiều báo mà rất lo, xin cho tôi biết chính xác hồ sơ trực tuyến đạt "
            "bao nhiêu",
            "hồ sơ trực tuyến đạt bao nhiêu",
        ),
        ("được nhiêu phần trăm hén", "được bao nhiêu phần trăm"),
        ("chừng nào xong dữ vậy", "khi nào xong"),
        ("bằng chứng nào mới", "bằng chứng nào mới"),
        ("tỉnh mô đạt mức A rứa hè", "tỉnh nào đạt mức A"),
        ("bữa nào họp lần 7 vậy ta", "ngày nào họp lần thứ 7"),
        ("chủ đề là câu chi rứa", "chủ đề là câu gì"),
        ("dạ cho tui hỏi xíu, ai chủ trì phiên họp", "ai chủ trì phiên họp"),
        ("Thủ tướng biểu phải làm gì nghen chú", "Thủ tướng yêu cầu làm gì"),
        ("đại biểu phải làm gì", "đại biểu phải làm gì"),
        ("bộ hết sóng rồi hả", "hết sóng rồi hả"),
        ("bộ y tế nói gì hả", "bộ y tế nói gì"),
        ("vốn của nước ta", "vốn của Việt Nam"),
        ("bệnh nhân hen suyễn có mấy người", "bệnh nhân hen suyễn có mấy người"),
        ("vẽ biểu đồ chỉ số kinh tế số", "chỉ số kinh tế số qua các năm"),
        ("vẽ giúp tôi đồ thị GDP từ 2021 đến 2024", "GDP từ 2021 đến 2024"),
        ("mấy cái chính sách mới gỡ được gì", "các cái chính sách mới gỡ được gì"),
        ("mấy tỉnh đạt mức A", "mấy tỉnh đạt mức A"),
        ("có mấy tỉnh đạt mức A, tỉnh nào", "có mấy tỉnh đạt mức A, tỉnh nào"),
        ("năm 22 được bao nhiêu điểm", "năm 2022 được bao nhiêu điểm"),
        ("năm 22 dịch vụ", "năm 22 dịch vụ"),
        ("hồi 23 trung tâm nào được xây", "hồi 2023 trung tâm nào được xây"),
        ("năm 24 tập trung xây gì", "năm 2024 tập trung xây gì"),
        ("tháng 7/23 họp gì", "tháng 7/2023 họp gì"),
        ("năm 21 với 22 thì sao", "năm 2021 với 2022 thì sao"),
        ("bài này ai viét", "bài này ai viết"),
        ("mỗi năm 25 tỉnh", "mỗi năm 25 tỉnh"),
        ("5 năm 20 tỉnh làm gì", "5 năm 20 tỉnh làm gì"),
        ("hồi 20 giờ họp gì", "hồi 20 giờ họp gì"),
        ("năm 10 mục", "năm 10 mục"),
        ("năm 2022 và 20 tỉnh", "năm 2022 và 20 tỉnh"),
        ("khi nào đưa 5G ra kinh doanh?", "khi nào thương mại hóa 5G ?"),
        ("vietnam có mấy tỉnh", "Việt Nam có mấy tỉnh"),
        ("ông Tran Hong Ha dự họp hong", "ông Tran Hong Ha dự họp"),
        ("tăng bao nhiêu so 2021", "tăng bao nhiêu so với 2021"),
        ("bộ nào báo cáo mấy cái tồn tại", "bộ nào báo cáo các cái tồn tại"),
        ("vì sao tỉnh nào cũng phải có dữ liệu", "vì sao tỉnh đều phải có dữ liệu"),
        ("ngoài tiếng Việt, tiếng nào cũng được dùng", "ngoài tiếng Việt, tiếng nào cũng được dùng"),
        ("vua Tây Ban Nha là ai", "vua Tây Ban Nha là ai"),
        (
            "nếu chọn đăng ký học phần tự chọn khác để thay thế thì phải làm thủ tục thế nào",
            "nếu chọn đăng ký học phần tự chọn khác để thay thế thì phải làm thủ tục thế nào",
        ),
        (
            "cuộc diễu hành lớn nhất ở Pháp sau thế chiến II diễn ra vào thời gian nào",
            "cuộc diễu hành lớn nhất ở Pháp sau thế chiến II diễn ra vào thời gian nào",
        ),
        (
            "hôm qua có người gọi mời chào suốt cả ngày thế Thủ tướng có yêu cầu gì về lộ lọt thông tin",
            "Thủ tướng có yêu cầu gì về lộ lọt thông tin",
        ),
        (
            "trong năm 2023 tất cả các bộ và các tỉnh phải làm như thế nào để đạt được mục tiêu",
            "trong năm 2023 tất cả các bộ và các tỉnh phải làm như thế nào để đạt được mục tiêu",
        ),
    ],
)
def test_everyday_speech_becomes_what_documents_write(said: str, written: str) -> None:
    assert reworded(said, Documents(*PHRASES)) == written


@pytest.mark.parametrize(
    ("said", "written", "held"),
    [
        ("ly dị rồi ai nuôi con", "ly hôn rồi ai nuôi con", "khi ly hôn"),
        ("tôi không rõ thủ tục, hỏi ai", "tôi không rõ thủ tục, hỏi ai", "thủ tục"),
        ("thư viện chiều thứ 6 có mở không", "thư viện chiều thứ sáu có mở không", "thứ sáu"),
        ("thư viện chiều thứ 6 có mở không", "thư viện chiều thứ 6 có mở không", "chiều thứ 6"),
        ("phiên họp thứ 6 bàn gì", "phiên họp thứ 6 bàn gì", "thứ sáu"),
        ("dữ liệu còn yêu điểm gì", "dữ liệu còn hạn chế gì", "vẫn còn hạn chế"),
        ("dữ liệu còn yếu điểm gì", "dữ liệu hạn chế gì", "tồn tại, hạn chế"),
        ("AI là gì?", "trí tuệ nhân tạo là gì?", "trí tuệ nhân tạo"),
        ("AI là gì?", "AI là gì?", "thứ sáu"),
        ("chỉ số nào đạt 0.39?", "chỉ số nào đạt 0,39?", "đạt 0,39 điểm"),
        ("công nghiệp 4.0 là gì?", "công nghiệp 4.0 là gì?", "tăng 4,0 điểm; công nghiệp 4.0"),
        ("AI CHỦ TRÌ?", "AI CHỦ TRÌ?", "trí tuệ nhân tạo"),
        ("tiền ăn của mấy bé bán trú bao nhiêu", "tiền ăn của các bé bán trú bao nhiêu", "bán trú"),
        ("tiền ăn trưa ngày bao nhiêu", "tiền ăn trưa bao nhiêu một ngày", "tiền ăn trưa"),
        ("tiền ăn trưa nộp ngày bao nhiêu", "tiền ăn trưa nộp ngày bao nhiêu", "tiền ăn trưa"),
        ("cúp nước tới bữa nào", "ngừng cấp nước tới ngày nào", "thông báo tạm ngừng cấp nước"),
        ("mấy người bị cao máu", "mấy người bị tăng huyết áp", "mắc tăng huyết áp"),
        ("chở khách được nhiêu", "vận tải hành khách được bao nhiêu", "vận tải hành khách"),
        ("làm hư xe ai đền", "gây thiệt hại xe ai bồi thường", "gây thiệt hại thì ai bồi thường"),
        ("ly dị rồi ai nuôi con", "ly dị rồi ai nuôi con", "chia di sản"),
        ("bao nhiêu người dùng mạng", "bao nhiêu người sử dụng internet", "sử dụng internet"),
        ("bao nhiêu người dùng mạng xã hội", "bao nhiêu người dùng mạng xã hội", "sử dụng internet"),
    ],
)
def test_what_people_call_otherwise_is_called_as_the_documents_do(said: str, written: str, held: str) -> None:
    assert reworded(said, Documents(held)) == written


def test_what_the_documents_hold_themselves_stays() -> None:
    assert reworded("xài internet", Documents(*PHRASES, "xài")) == "xài internet"


def test_no_word_stands_twice_where_it_was_said_before_what_is_reworded() -> None:
    assert reworded("có trình chiếu clip", Documents("trình chiếu video")) == "có trình chiếu video"


def test_a_sign_is_no_word_that_documents_hold() -> None:
    assert reworded("bao nhiêu percent", Documents(*PHRASES)) == "bao nhiêu percent"


def test_what_no_document_writes_stays() -> None:
    assert reworded("xài internet", Documents()) == "xài internet"


@pytest.mark.parametrize(("held", "written"), [("hàng", "doanh nghiệp nào"), ("hãng", "hãng nào")])
def test_what_documents_hold_they_hold_with_its_marks(held: str, written: str) -> None:
    assert reworded("hãng nào", Documents(held, "doanh nghiệp")) == written


def test_what_is_counted_is_held_where_documents_write_a_number_there() -> None:
    assert reworded("hạng mấy thế giới", Documents("xếp thứ 71", "hạng nhất")) == "xếp thứ mấy thế giới"
    assert reworded("hạng mấy thế giới", Documents("xếp thứ 71", "hạng 1")) == "hạng mấy thế giới"


@pytest.mark.parametrize(
    "reason",
    [
        "Sở tôi chuẩn bị báo cáo giữa năm nên cần đối chiếu với mặt bằng chung: ",
        "Tôi phải dẫn vào phụ lục báo cáo nên nhờ cho biết ",
        "Để em đưa vào bài nói chuyện, cho em hỏi ",
        "sếp bảo em làm báo cáo mà em không nhớ, ",
        "tôi đọc hôm trước mà quên mất rồi, ",
        "Có bao nhiêu tài khoản, à nhầm, ",
        "bao nhiêu máy chủ... nhầm rồi, ",
        "Tôi bán tạp hóa, muốn hỏi ",
        "Em học lớp 11, muốn biết ",
    ],
)
def test_why_somebody_asks_is_left_out(reason: str) -> None:
    asked = "tỷ trọng kinh tế số là bao nhiêu?"
    assert reworded(f"{reason}{asked}", Documents(*PHRASES)) == asked


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Tôi ở An Giang, tỉnh tôi phải làm gì?", "tỉnh An Giang phải làm gì?"),
        ("Nhà tôi ở Bắc Kạn, quê tôi xếp thứ mấy?", "Bắc Kạn xếp thứ mấy?"),
        ("Tôi ở Kon Tum, cho tôi hỏi ai chủ trì?", "ai chủ trì?"),
        ("Tôi ở xã, tỷ trọng năm 2023 bao nhiêu?", "tỷ trọng năm 2023 bao nhiêu?"),
    ],
)
def test_who_asks_of_his_own_place_asks_of_the_one_he_names(said: str, written: str) -> None:
    assert reworded(said, Documents()) == written
