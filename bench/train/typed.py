"""How people type a question: abbreviated, without marks, in other words. Knows strings alone."""

import random
import re

from index.vietnamese import fold

# As people write in chats and officials in drafts.
ABBREVIATIONS = {
    "không": ["ko", "k", "hông"],
    "được": ["đc", "dc"],
    "bao nhiêu": ["bn", "bnhiu", "nhiêu"],
    "hồ sơ": ["hs", "hsơ"],
    "dịch vụ công": ["dvc", "DVC"],
    "trực tuyến": ["online", "tt"],
    "thủ tục hành chính": ["TTHC", "tthc"],
    "chuyển đổi số": ["CĐS", "cđs", "cds"],
    "ủy ban nhân dân": ["UBND", "ubnd"],
    "căn cước công dân": ["CCCD", "cccd"],
    "giấy chứng nhận": ["GCN"],
    "giấy phép": ["GP", "gphep"],
    "công nghệ thông tin": ["CNTT", "cntt"],
    "người": ["ng", "ngừi"],
    "những": ["nh", "~"],
    "gì": ["j"],
    "như thế nào": ["ntn", "sao"],
    "thế nào": ["tnao", "sao"],
    "trách nhiệm hữu hạn": ["TNHH", "tnhh"],
    "doanh nghiệp": ["DN", "dn"],
    "cơ quan": ["CQ", "cq"],
    "học sinh": ["hs"],
    "sinh viên": ["sv"],
    "quyết định": ["QĐ", "qd"],
    "năm": ["nam", "n."],
    "triệu": ["tr"],
    "với": ["vs"],
    "tỷ lệ": ["tlệ", "tỉ lệ"],
    "phải": ["fải"],
    "nghị định": ["NĐ", "nđ"],
}
# What means the same in a question.
OTHER_WORDS = (
    ("bao nhiêu người", "mấy người"),
    ("khi nào", "lúc nào", "vào thời điểm nào", "bao giờ"),
    ("ở đâu", "tại đâu", "ở nơi nào", "ở chỗ nào"),
    ("vì sao", "tại sao", "do đâu", "vì lý do gì"),
    ("như thế nào", "ra sao", "thế nào"),
    ("người nào", "ai"),
    ("những gì", "cái gì", "các thứ gì"),
    ("thành lập", "lập ra", "ra đời"),
    ("diễn ra", "được tổ chức", "tổ chức"),
    ("bắt đầu", "khởi đầu", "mở đầu"),
    ("xây dựng", "dựng lên", "làm"),
    ("sử dụng", "dùng"),
    ("thực hiện", "làm", "tiến hành"),
    ("tham gia", "góp mặt", "dự"),
    ("cung cấp", "đưa ra", "cấp"),
    ("quy định", "nêu", "đặt ra"),
    ("trách nhiệm", "nghĩa vụ", "phần việc"),
    ("nguyên nhân", "lý do", "nguyên do"),
    ("kéo dài", "diễn ra trong"),
    ("hiện nay", "bây giờ", "hiện tại"),
    ("lớn nhất", "to nhất"),
    ("chủ yếu", "phần lớn", "chính"),
    ("nổi tiếng", "được biết đến", "nức tiếng"),
    ("xuất hiện", "có mặt"),
    ("tối đa", "nhiều nhất là", "không quá"),
    ("tối thiểu", "ít nhất là"),
    ("thời hạn", "thời gian"),
    ("cá nhân", "người dân"),
    ("doanh nghiệp", "công ty"),
    ("nhiệm vụ", "việc phải làm"),
    ("sinh ra", "chào đời"),
    ("qua đời", "mất"),
    ("bằng cách nào", "theo cách nào", "làm cách nào"),
    ("gồm", "có"),
    ("cho biết", "nói"),
    ("nộp", "gửi"),
    ("nhận", "lấy"),
    ("trẻ em", "trẻ nhỏ"),
)
_OTHERS = {words: [other for other in alike if other != words] for alike in OTHER_WORDS for words in alike}


def _any_of(words: dict[str, list[str]]) -> re.Pattern[str]:
    return re.compile(r"(?i)\b(?:" + "|".join(sorted(words, key=len, reverse=True)) + r")\b")


_ABBREVIABLE, _SAYABLE = _any_of(ABBREVIATIONS), _any_of(_OTHERS)


def as_typed(question: str, generator: random.Random) -> str:
    """Returns the question as somebody else might type it; more often than not as it stands."""
    if generator.random() < 0.2:
        question = _SAYABLE.sub(lambda match: _said_otherwise(match.group(), generator), question)
    if generator.random() < 0.08:
        question = _ABBREVIABLE.sub(lambda match: generator.choice(ABBREVIATIONS[match.group().casefold()]), question)
    chance = generator.random()
    if chance < 0.12:
        question = without_marks(question)
    elif chance < 0.18:
        question = " ".join(without_marks(word) if generator.random() < 0.5 else word for word in question.split())
    if generator.random() < 0.2:
        question = question.lower()
    if generator.random() < 0.3:
        question = question.rstrip("?. ")
    return question


def _said_otherwise(words: str, generator: random.Random) -> str:
    other = generator.choice(_OTHERS[words.casefold()])
    return other[0].upper() + other[1:] if words[0].isupper() else other


def without_marks(text: str) -> str:
    """Returns the text without diacritics, its capitals kept: "Tỷ lệ" gives "Ty le"."""
    return "".join(fold(letter).upper() if letter.isupper() else fold(letter) for letter in text)
