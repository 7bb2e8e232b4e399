"""What people ask for, and what the column of a table or the line of a notice that tells it is called.

Knows words; knows nothing of tables and notices.
"""

import re
from functools import lru_cache

from bot.understanding.query import REASON, WHY

CALLED = (
    (
        r"\b(?:tiền|đồng(?! chí)|giá|phí|tốn|hết|mất bao nhiêu)\b",
        r"(?:lệ |kinh )?phí|tiền|giá|đồng(?! \w)|mức (?:thu|hỗ trợ)",
    ),
    (r"bao lâu|(?:mấy|bao nhiêu) (?:ngày|tháng|giờ)\b|thời hạn", r"thời (?:hạn|gian)|số ngày"),
    (
        r"khi nào|bao giờ|lúc nào|ngày (?:nào|mấy)|mấy giờ|hạn chót|đến hết",
        r"thời (?:hạn|gian|điểm)|ngày|giờ|hạn",
    ),
    (r"\bđâu\b|nơi nào|chỗ nào|địa chỉ", r"nơi|địa (?:điểm|chỉ)|trụ sở"),
    (r"số điện thoại|gọi (?:ai|số|đâu)|liên hệ", r"điện thoại|đường dây nóng|hotline|tổng đài|liên hệ"),
    (r"\bcó (?:tất cả |tổng cộng )?(?:mấy|bao nhiêu)\b", r"số lượng"),
    (rf"\b(?:{WHY}|{REASON})\b", REASON),
    (r"những ai|ai (?:dự|tham dự|tham gia|được mời)|mời (?:những )?ai", r"thành phần|đối tượng"),
    (r"phần trăm|%", r"t[ỷỉ] (?:lệ|trọng)"),
    (r"mục tiêu|chỉ tiêu|đặt ra|phấn đấu", r"kế hoạch|chỉ tiêu|mục tiêu"),
    (r"giấy tờ|hồ sơ (?:gồm|gì)", r"(?:thành phần )?hồ sơ|giấy tờ"),
)
_CALLED = tuple((re.compile(rf"(?i){asks}"), re.compile(rf"(?i)\b(?:{called})\b")) for asks, called in CALLED)


@lru_cache(maxsize=256)
def ways_called(question: str) -> tuple[re.Pattern[str], ...]:
    """Returns patterns of what may be called so that tells what a question asks for: "địa điểm" for "ở đâu?"."""
    return tuple(called for asks, called in _CALLED if asks.search(question))
