"""Questions that look as if a passage answered them and are by their making unanswerable: one thing in them is swapped.

After SQuAD 2.0's kinds (Rajpurkar et al. 2018): antonym, entity, number and exclusive swap. Knows strings alone.
"""

import random
import re
from collections.abc import Iterable, Iterator, Sequence

from index.vietnamese import YEAR, proper_names, term_set

# One of each row for another of the row asks for something else.
ALTERNATIVES = (
    ("tăng", "giảm"),
    ("trước", "sau"),
    ("cao nhất", "thấp nhất"),
    ("nhiều nhất", "ít nhất"),
    ("lớn nhất", "nhỏ nhất"),
    ("dài nhất", "ngắn nhất"),
    ("nhanh nhất", "chậm nhất"),
    ("sớm nhất", "muộn nhất"),
    ("tốt nhất", "kém nhất"),
    ("đầu tiên", "cuối cùng", "thứ hai", "thứ ba"),
    ("tối đa", "tối thiểu"),
    ("bắt đầu", "kết thúc"),
    ("mở cửa", "đóng cửa"),
    ("thành lập", "giải thể"),
    ("xuất khẩu", "nhập khẩu"),
    ("nam giới", "nữ giới"),
    ("trong nước", "ngoài nước"),
    ("nông thôn", "thành thị"),
    ("miền Bắc", "miền Trung", "miền Nam"),
    ("phía bắc", "phía nam", "phía đông", "phía tây"),
    ("Chủ tịch", "Phó Chủ tịch"),
    ("chủ tịch", "phó chủ tịch"),
    ("Giám đốc", "Phó Giám đốc", "Kế toán trưởng"),
    ("giám đốc", "phó giám đốc", "kế toán trưởng"),
    ("Bộ trưởng", "Thứ trưởng", "Chánh Văn phòng"),
    ("hiệu trưởng", "hiệu phó", "trưởng khoa"),
    ("tác giả", "dịch giả", "nhà xuất bản"),
    ("con trai", "con gái"),
    ("học sinh", "giáo viên", "phụ huynh"),
    ("sinh viên", "giảng viên", "nghiên cứu sinh"),
    ("cá nhân", "tổ chức", "hộ gia đình"),
    ("doanh nghiệp", "hợp tác xã", "hộ kinh doanh"),
    ("cấp tỉnh", "cấp huyện", "cấp xã"),
    ("cấp mới", "cấp lại", "gia hạn", "thu hồi"),
    ("được phép", "bị cấm"),
    ("bắt buộc", "tự nguyện"),
    ("lần đầu", "lần thứ hai", "lần thứ ba"),
    ("chiều cao", "chiều dài", "chiều rộng", "độ sâu"),
    ("diện tích", "dân số", "mật độ dân số"),
    ("sinh ra", "qua đời"),
    ("nguyên nhân", "hậu quả", "biện pháp phòng ngừa"),
    ("triệu chứng", "nguyên nhân", "cách điều trị"),
    ("ưu điểm", "nhược điểm"),
    ("lợi nhuận", "doanh thu", "chi phí"),
    ("nghị định", "thông tư", "nghị quyết"),
    ("Nghị định", "Thông tư", "Nghị quyết"),
    ("huy chương vàng", "huy chương bạc", "huy chương đồng"),
    ("vô địch", "á quân"),
    ("trận đầu", "trận cuối"),
    ("mùa hè", "mùa đông", "mùa xuân"),
    ("trẻ em", "người cao tuổi", "phụ nữ mang thai"),
    ("nội trú", "ngoại trú"),
    ("đại học", "cao đẳng", "trung cấp"),
    ("thạc sĩ", "tiến sĩ", "cử nhân"),
)
_ROWS = [(words, [other for other in row if other != words]) for row in ALTERNATIVES for words in row]
_NUMBER = re.compile(r"(?<![\w.,/-])\d+(?:[.,]\d+)*(?![\w/]|[.,-]\d)")
# "Sở Xây dựng" is a name of which two words begin with a capital: too little to swap.
_OFFICE = re.compile(
    r"(?:Luật|Bộ|Sở|Ban|Cục|Vụ|Nghị|Thông|Quyết|Chỉ|Điều|Khoản|Quốc|Nhà|Ủy|Uỷ|Hội|Tổng|Phòng|Chi|Trường|Trung|Công|Viện"
    r"|Ngân|Văn|Liên|Tòa|Toà|Giấy|Chương|Đề|Kế|Quy|Phó|Chủ|Giám|Thủ|Chính|Khi|Theo|Trong|Nếu|Các|Một|Những)\b"
)
SHARED = 0.5  # share of the question's words that a sentence with the new name or number may hold at most


def altered(
    question: str, sentences: Sequence[str], answer: str, elsewhere: Iterable[str], generator: random.Random
) -> str | None:
    """Returns the question with one thing swapped so that the passage of these sentences answers it no more, or None.

    A word is swapped for its opposite or sibling that the passage does not hold; a name or number that the passage
    holds for another, from ``elsewhere`` or from sentences of the passage that speak of other things.
    """
    passage = " ".join(sentences)
    kinds = [
        list(_by_alternative(question, passage)),
        list(_by_name(question, sentences, answer, elsewhere)),
        list(_by_number(question, sentences, answer)),
    ]
    possible = [kind for kind in kinds if kind]
    return generator.choice(generator.choice(possible)) if possible else None


def _by_alternative(question: str, passage: str) -> Iterator[str]:
    for words, others in _ROWS:
        place = re.search(rf"(?<!\w){re.escape(words)}(?!\w)", question)
        if place and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", passage):
            for other in others:
                if other.casefold() not in passage.casefold():
                    yield _swapped(question, place.span(), other)


def _by_name(question: str, sentences: Sequence[str], answer: str, elsewhere: Iterable[str]) -> Iterator[str]:
    passage = " ".join(sentences)
    strangers, own = _names(" ".join(elsewhere)), _names(passage)
    for span in proper_names(question):
        name = span.of(question)
        if name not in own:
            continue
        for other in sorted(own | strangers):
            alike = abs(len(other.split()) - len(name.split())) <= 1
            if not alike or other in question or other in answer or name in other:
                continue
            if other not in passage or _speaks_of_others(question, name, other, sentences):
                yield _swapped(question, (span.start, span.end), other)


def _names(text: str) -> set[str]:
    return {name for span in proper_names(text) if not _OFFICE.match(name := span.of(text))}


def _by_number(question: str, sentences: Sequence[str], answer: str) -> Iterator[str]:
    passage = " ".join(sentences)
    own = {match.group() for match in _NUMBER.finditer(passage)}
    for match in _NUMBER.finditer(question):
        number = match.group()
        if number not in own:
            continue
        is_year = YEAR.fullmatch(number) is not None
        near = {str(int(number) + step) for step in (-2, -1, 1, 2)} if number.isdigit() and int(number) > 2 else set()
        for other in sorted(own | near):
            alike = is_year == (YEAR.fullmatch(other) is not None) and len(other) == len(number)
            if not alike or other in answer or other in question:
                continue
            if other not in own or _speaks_of_others(question, number, other, sentences):
                yield _swapped(question, match.span(), other)


def _swapped(question: str, place: tuple[int, int], other: str) -> str:
    return question[: place[0]] + other + question[place[1] :]


def _speaks_of_others(question: str, old: str, new: str, sentences: Sequence[str]) -> bool:
    """Returns whether no sentence that holds ``new`` also holds half of what is asked, the old name aside."""
    asked = term_set(question) - term_set(old) - term_set(new)
    holding = [term_set(sentence) for sentence in sentences if new in sentence]
    return all(len(asked & own) <= SHARED * len(asked) for own in holding)
