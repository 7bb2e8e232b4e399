"""Lines of a notice that say themselves what they tell: "2. Địa điểm: Hội trường A", "Điện thoại: …".

Knows queries and texts; knows nothing of what a notice is about.
"""

import re

from bot.announced import unmarked
from bot.query import Query
from index.vietnamese import fold

LABEL = re.compile(r"([^:.;?!\d“”\"]{2,40}):\s*\S")
MOST_WORDS = 5
WHO = re.compile(r"(?i)^(?:người|đơn vị|cơ quan)\s+(?=\S)")  # "Người chủ trì: …" for "ai chủ trì?"
# What people ask, where a notice calls it otherwise.
CALLED = (
    (r"khi nào|bao giờ|mấy giờ|ngày (?:nào|mấy)|lúc nào|hạn chót|đến hết", r"thời (?:gian|hạn|điểm)|ngày|giờ|hạn"),
    (r"\bở đâu|\btại đâu|nơi nào|chỗ nào|địa chỉ", r"địa (?:điểm|chỉ)|nơi|trụ sở"),
    (r"số điện thoại|gọi (?:số|ai|đâu)|liên hệ", r"điện thoại|đường dây nóng|hotline|tổng đài|liên hệ"),
    (r"(?:vì|tại) sao|lý do", r"lý do|nguyên nhân"),
    (r"những ai|ai (?:dự|tham dự|tham gia|được mời)|mời (?:những )?ai", r"thành phần|đối tượng"),
    (r"giấy tờ|hồ sơ (?:gồm|gì)", r"(?:thành phần )?hồ sơ|giấy tờ"),
    (r"bao nhiêu tiền|(?:hết|mất|tốn) bao nhiêu", r"(?:lệ )?phí|kinh phí|giá|mức (?:thu|hỗ trợ)"),
)
_CALLED = tuple((re.compile(rf"(?i){asks}"), re.compile(rf"(?i)(?:{label})\b")) for asks, label in CALLED)


def is_labelled(query: Query, text: str) -> bool:
    """Returns whether a line begins with the name of what a question asks for: "Chủ trì: …" for "ai chủ trì?"."""
    label = label_of_line(text)
    if not label:
        return False
    asked = query.question if query.focus else query.text
    named = f" {fold(WHO.sub('', label))} " in f" {fold(asked).rstrip(' ?.')} "
    return named or any(asks.search(asked) and called.match(label) for asks, called in _CALLED)


def label_of_line(text: str) -> str:
    """Returns the words before the colon of a line that says what it tells; empty where it does not."""
    label = LABEL.match(unmarked(text))
    words = label[1].split() if label else []
    return " ".join(words) if len(words) <= MOST_WORDS else ""
