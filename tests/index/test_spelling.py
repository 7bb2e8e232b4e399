import pytest

from index.abbreviations import Abbreviations
from index.spelling import spell
from tests.fakes.counts import CountsInMemory, corpus_counts

SENTENCES = [
    "Tỷ lệ hồ sơ trực tuyến toàn trình đạt 45%.",
    "3 tăng cường gồm nhận thức, tiềm lực, hợp tác công tư.",
    "Bộ Giáo dục đã bổ sung 5 mã ngành mới.",
    "Thủ tướng phát biểu: thời gian xử lý hồ sơ, mạng băng rộng cố định xếp thứ 42 thế giới.",
    "Zazie dans le métro là một tác phẩm.",
    "Chia thành 5 mức độ: mức độ A; mức độ B; mức độ C; mức độ D; mức độ E.",
    "Đối với tỉnh Bắc Kạn, tăng 5 bậc; khai trương hệ thống.",
    "Bill Gates thành lập Microsoft.",
    "Mitterrand bị giam tại Stalag; Mitterrand vượt ngục.",
]
COUNTS = CountsInMemory(corpus_counts(SENTENCES))
HELD = {"1_trieu", "3_tang", "5_ma", "5_bao", "1_ho", "1_ngay", "thu_5"}


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("ty le ho so truc tuyen", "tỷ lệ hồ sơ trực tuyến"),
        ("tỉ lệ hồ sơ", "tỷ lệ hồ sơ"),
        ("mỹ thuật", "mỹ thuật"),
        ("Bill Gate thành lập gì", "Bill Gates thành lập gì"),
        ("Gate thành lập gì", "Gate thành lập gì"),
        ("Bill Clinton thành lập gì", "Bill Clinton thành lập gì"),
        ("Miiterrand bị giam ở đâu", "Mitterrand bị giam ở đâu"),
        ("Microsof do ai thành lập", "Microsof do ai thành lập"),
        ("tl hs truc tuyen bn", "tỷ lệ hồ sơ trực tuyến bao nhiêu"),
        ("tyr leej hoof sow truwcj tuyeens", "tỷ lệ hồ sơ trực tuyến"),
        ("tỷ lệ hồ sơ trực tuyn", "tỷ lệ hồ sơ trực tuyến"),
        ("ty le ho so trcu tuyen", "tỷ lệ hồ sơ trực tuyến"),
        ("ba tăng cường gồm những gì", "3 tăng cường gồm những gì"),
        ("năm mã ngành mới", "5 mã ngành mới"),
        ("kể ra năm việc cần làm", "kể ra 5 việc cần làm"),
        ("kể giúp năm việc cần làm", "kể giúp 5 việc cần làm"),
        ("cho hỏi năm việc cần làm", "cho hỏi 5 việc cần làm"),
        ("ba trụ cột nào", "3 trụ cột nào"),
        ("một hồ sơ gồm những gì", "một hồ sơ gồm những gì"),
        ("một ngày xử lý bao nhiêu hồ sơ", "1 ngày xử lý bao nhiêu hồ sơ"),
        ("ứng dụng nào vượt một triệu người dùng", "ứng dụng nào vượt 1 triệu người dùng"),
        ("kế hoạch thu năm 2024", "kế hoạch thu năm 2024"),
        ("gdp bao nhieu ty do", "gdp bao nhiêu tỷ đô"),
        ("học phí một năm bao nhiêu", "học phí một năm bao nhiêu"),
        ("mỗi năm mã ngành nào mới", "mỗi năm mã ngành nào mới"),
        ("mã ngành thứ năm", "mã ngành thứ 5"),
        ("trong năm kết quả ra sao", "trong năm kết quả ra sao"),
        ("năm 2024 đạt bao nhiêu", "năm 2024 đạt bao nhiêu"),
        ("mạng cố đinh nhanh thứ mấy tg", "mạng cố định nhanh thứ mấy thế giới"),
        ("tg xử lý hs là bn", "thời gian xử lý hồ sơ là bao nhiêu"),
        ("ho dung mang, su dung ho so", "hộ dùng mạng, sử dụng hồ sơ"),
        ("ho dung dich vu cong dung khong", "hộ dùng dịch vụ công đúng không"),
        ("bộ gd bn gd", "bộ giáo dục bao nhiêu giao dịch"),
        ("TG xử lý hồ sơ", "TG xử lý hồ sơ"),
        ("TỶ LỆ HỒ SƠ TRỰC TUYẾN", "tỷ lệ hồ sơ trực tuyến"),
        ("CHỈ SỐ DTI CỦA TỈNH", "chỉ số DTI của tỉnh"),
        ("TG XỬ LÝ HỒ SƠ LÀ BN", "thời gian xử lý hồ sơ là bao nhiêu"),
        ("TỶ", "TỶ"),
        ("nghành nào fải xử lý hồ sơ", "ngành nào phải xử lý hồ sơ"),
        ("thủ tướg nói jì", "thủ tướng nói gì"),
        ("hệ thống nào được khai chương", "hệ thống nào được khai trương"),
        ("có mặt ở đầu cầu tỉnh ấy nhỉ", "có mặt ở đầu cầu tỉnh ấy nhỉ"),
        ("mức đó so với thế giới thì sao", "mức đó so với thế giới thì sao"),
        ("bac kan tang may bac", "bắc kạn tăng mấy bậc"),
        ("Chỉ số DTI của tỉnh", "Chỉ số DTI của tỉnh"),
        ("Trump nói gì", "Trump nói gì"),
        ("tác phẩm Zazie dans le métro", "tác phẩm Zazie dans le métro"),
        ("Unknown's là gì", "Unknown's là gì"),
        ("What is the rate of online files?", "What is the rate of online files?"),
        ("😀", "😀"),
    ],
)
def test_a_question_is_written_as_the_documents_would(typed: str, spelled: str) -> None:
    table = Abbreviations(
        {
            "tl": "tỷ lệ",
            "hs": "hồ sơ",
            "bn": "bao nhiêu",
            "tg": "thế giới|thời gian",
            "gd": "giao dịch|giáo dục",
            "s": "sao",
        }
    )
    assert spell(typed, table, COUNTS, HELD.__contains__) == spelled
