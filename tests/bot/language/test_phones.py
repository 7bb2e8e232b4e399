import re

import pytest

from bot.language.phones import ASKS_PHONE, phones_in
from index import Span


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Đường dây nóng: 1900 6789 12 (hoạt động 24/24 giờ).", ["1900 6789 12"]),
        ("Liên hệ ông Lâm, 0912 345 111, hoặc 024.3999.201.", ["0912 345 111", "024.3999.201"]),
        ("Năm 1900 có 2.000 người; ngày 01/07/2025 thu 0,5 triệu đồng.", []),
    ],
)
def test_a_telephone_number_is_one_whatever_parts_its_digits(text: str, found: list[str]) -> None:
    assert [span.of(text) for span in phones_in(text, Span(0, len(text)))] == found


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Số đường dây nóng của bệnh viện?", True),
        ("Đường dây nóng số mấy?", True),
        ("Điện thoại phòng Tư pháp là số nào?", True),
        ("Hotline là gì?", True),
        ("Mạng điện thoại Việt Nam bao nhiêu Mbps?", False),
        ("Có bao nhiêu phản ánh qua đường dây nóng?", False),
        ("Số điện thoại của tôi bị lộ thì sao?", False),
        ("Số điện thoại thông minh bán ra?", False),
    ],
)
def test_which_questions_ask_for_a_telephone_number(question: str, asks: bool) -> None:
    assert (re.search(rf"(?i)\b(?:{ASKS_PHONE})", question) is not None) == asks
