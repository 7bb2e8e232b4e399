from collections.abc import Callable

import pytest

from bot.assistant import Assistant
from bot.gathering.reader import Reader
from bot.gathering.sections import below, names_section
from bot.understanding.query import read
from index import SearchIndex
from tests.fakes.hits import hits_of

RULES = (
    "QUY CHẾ THU GOM RÁC\n\n"
    "Điều 2. Lịch thu gom\n\n"
    "1. Thôn Đồng Mỏ: thứ Ba.\n\n2. Thôn Khe Sến: thứ Tư.\n\n"
    "Điều 3. Trách nhiệm của hộ gia đình\n\n"
    "Mỗi hộ có các việc sau.\n\na) Phân loại rác thành ba loại.\n\nb) Để rác đúng điểm tập kết.\n\n"
    "Điều 4. Thời gian làm việc\n\nTừ thứ Hai đến thứ Sáu, bắt đầu lúc 7 giờ 30.\n\n"
)
STEPS = "QUY TRÌNH KHÁM BỆNH\n\nBan hành năm 2025.\n\nBước 1. Lấy số tại ki-ốt.\n\nBước 2. Đăng ký khám tại quầy.\n"


def rarity(term: str) -> float:
    return 1.0


def sections(question: str, text: str = RULES) -> list[str]:
    """The headings and paragraphs of the sections that a question asks for."""
    query = read(question, question)
    hits = [hit for hit in hits_of(text) if names_section(query, hit, rarity)]
    return [span.of(hit.document.text) for hit in hits for span in below(hit.document, hit.chunk.span)]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Lịch thu gom rác các thôn?", ["1. Thôn Đồng Mỏ: thứ Ba.", "2. Thôn Khe Sến: thứ Tư."]),
        (
            "Hộ gia đình có trách nhiệm gì về rác?",
            ["a) Phân loại rác thành ba loại.", "b) Để rác đúng điểm tập kết."],
        ),
        ("Thời gian làm việc là khi nào?", ["Từ thứ Hai đến thứ Sáu, bắt đầu lúc 7 giờ 30."]),
        ("Thu gom rác trả bao nhiêu tiền?", []),
        ("Hộ gia đình bị phạt gì?", []),
        ("Ai quy định thời gian làm việc?", []),
    ],
)
def test_a_section_is_asked_for_by_all_words_of_its_heading(question: str, told: list[str]) -> None:
    assert sections(question) == told


CALLED_OTHERWISE = (
    "NGHỊ QUYẾT HỖ TRỢ NÔNG DÂN\n\nNăm 2025.\n\nĐiều 5. Điều kiện hưởng\n\na) Đất hợp pháp;\n\nb) Có kê khai.\n\n"
    "Điều 6. Hồ sơ, trình tự\n\n- Đơn đề nghị;\n\n- Bản kê khai.\n\n"
    "Điều 7. Nguồn vốn\n\n- Ngân sách tỉnh;\n\n- Tiền của dân.\n\n"
    "Điều 8. Tồn tại\n\n- Giải ngân chậm.\n\n- Nhân lực thiếu.\n\n"
    "Điều 9. Các hành vi bị nghiêm cấm\n\n- Kê khai khống;\n\n- Nhận tiền hỗ trợ hai lần.\n\n"
    "Điều 10. Chỉ tiêu\n\n- 500 hộ được nhận;\n\n- 90% hồ sơ đúng hạn.\n\n"
    "Điều 11. Xử lý vi phạm\n\n- Thu hồi tiền;\n\n- Dừng hỗ trợ.\n\n"
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nông dân được hỗ trợ phải có những điều kiện gì?", ["a) Đất hợp pháp;", "b) Có kê khai."]),
        ("Hỗ trợ nông dân cần hồ sơ gì?", ["- Đơn đề nghị;", "- Bản kê khai."]),
        ("Hỗ trợ nông dân lấy từ những đâu?", ["- Ngân sách tỉnh;", "- Tiền của dân."]),
        ("Hỗ trợ nông dân còn những hạn chế nào?", ["- Giải ngân chậm.", "- Nhân lực thiếu."]),
        ("Nông dân nhận hỗ trợ không được làm những việc gì?", ["- Kê khai khống;", "- Nhận tiền hỗ trợ hai lần."]),
        ("Hỗ trợ nông dân năm nay có những chỉ tiêu gì?", ["- 500 hộ được nhận;", "- 90% hồ sơ đúng hạn."]),
        ("Nông dân nhận hỗ trợ sai thì bị xử lý thế nào?", ["- Thu hồi tiền;", "- Dừng hỗ trợ."]),
        ("Cấp phép xây dựng nhà xưởng cần hồ sơ gì?", []),
        ("Ai xét điều kiện hưởng hỗ trợ?", []),
    ],
)
def test_a_section_is_asked_for_by_what_its_heading_may_be_called(question: str, told: list[str]) -> None:
    assert sections(question, CALLED_OTHERWISE) == told


def test_steps_are_asked_for_by_their_own_word() -> None:
    told = ["Bước 1. Lấy số tại ki-ốt.", "Bước 2. Đăng ký khám tại quầy."]
    assert sections("Khám bệnh gồm những bước nào?", STEPS) == told
    assert sections("Khám bệnh ở đâu?", STEPS) == []


def test_the_whole_section_is_shown(build_letters: Callable[..., SearchIndex]) -> None:
    assistant = Assistant(build_letters(a=RULES), Reader.load())
    shown = [cite.quote for cite in assistant.ask("Hộ gia đình có trách nhiệm gì về thu gom rác?").citations]
    assert shown == ["a) Phân loại rác thành ba loại.", "b) Để rác đúng điểm tập kết."]
    (hours,) = assistant.ask("Thời gian làm việc bắt đầu lúc mấy giờ?").citations
    assert [mark.of(hours.quote) for mark in hours.marked] == ["7 giờ 30"]
