"""The numbers that a question names, and whether a text has them: in figures, in words or within a range.

Knows queries and texts; knows nothing of what the numbers count.
"""

import re
from functools import lru_cache

from bot.language.amounts import falls_within
from bot.language.periods import PART
from bot.telling.kinds import ranges
from bot.understanding.query import IN_WORDS, Query
from index import Document
from index.vietnamese import NUMBERS, SCALE, fold, term_set, tokens

OF_A_FEW = re.compile(r"(?i)\btrong (?:số )?[2-9] (?=\w+)")  # "trong 3 trụ … thì trụ nào"
# "bao nhiêu tiền 1 tháng", "1 hộ nộp bao nhiêu": for each of them; "của 1 chứng chỉ": an article.
FOR_ONE = re.compile(
    rf"(?i)(?:^|\b(?:của|trong|cho|với|về) )1 (?!(?:{SCALE}|trong|và|hay)\b)(?=[^\W\d_])"
    r"|\b1 (?=(?:giây|phút|giờ|ngày|tuần|tháng|quý|năm|lần|lượt|người|hộ|gia đình|nhà|trang|tờ|bản|buổi|suất|ca|đêm"
    r"|tiết|trẻ|em|cháu|học sinh|trường hợp|hồ sơ|chiếc|cái|con|xe|mét|m2|m3|km|kg|lít|sào|ha)\b)"
)
OF_THE_ASKED = re.compile(r"(?i)\b[2-9] (?=\w+(?: \w+)? nào\b)")  # "nối 2 nơi nào" is told by naming them
WHOLE = re.compile(r"(?<=\d)[.,]0$")  # "dưới 5,0" is "dưới 5"
YEAR_BEFORE = re.compile(r"(?i)\bso với (?:cùng kỳ|năm (?:trước|ngoái))\b")
# "Học kỳ II" is "học kỳ 2".
ROMAN = {"I": 1, "II": 2, "III": 3, "IV": 4, "V": 5}
PARTS_OF = re.compile(r"\b(?:[Kk]ỳ|[Qq]uý|[Pp]hần|[Cc]hương|[Kk]hối|[Gg]iai đoạn|[Hh]ạng|[Ll]oại) (IV|I{1,3}|V)\b")


# "Đề án 06", "Nghị quyết số 17": the number is part of the name.
NUMBERED = re.compile(r"(?i)\b(án|quyết|định|tư|thị|luận) (?:số )?0*(\d{1,4})\b(?![./]\d)")
# So it is of “3 tăng cường” in quotation marks.
QUOTED = re.compile(r"[“\"]0*(\d{1,2}) ([^\W\d_]+)")


def has_numbers(query: Query, text: str, around: frozenset[str]) -> bool:
    """Returns whether a text, or the terms ``around`` it, have all numbers that a question names but for its years."""
    named = numbers_named(query)
    if not named:
        return True
    for name, number in NUMBERED.findall(query.text):
        written = (f"{before}_{zeros}{number}" for before in (fold(name), "so") for zeros in ("", "0"))
        if around.isdisjoint(written):
            return False
    for number, name in QUOTED.findall(query.text):
        ways = (number, f"0{number}", *(fold(word) for word, of in NUMBERS.items() if str(of) == number))
        if around.isdisjoint(f"{way}_{fold(name)}" for way in ways):
            return False
    there = (
        falls_within(query.text, text)
        | _numbers_among(around)
        | _numbers_in_words(text)
        | {str(ROMAN[part]) for part in PARTS_OF.findall(text)}
        | {str(year - 1) for year in query.years if YEAR_BEFORE.search(text)}
    )
    return all(number in there or any(low <= int(number) <= high for _, low, high in ranges(text)) for number in named)


def numbers_named(query: Query) -> frozenset[str]:
    """Returns the numbers that a question names, but for its years."""
    return _named_numbers(query.text) - set(map(str, query.years))


def above_text(document: Document) -> frozenset[str]:
    """Returns the terms of what stands above a document's first paragraph, where decrees have their number."""
    first = next((block.span.start for block in document.blocks if block.kind == "paragraph"), 0)
    return term_set(document.text[:first])


@lru_cache(maxsize=256)
def _named_numbers(text: str) -> frozenset[str]:
    """The numbers that a question names, but for those of a part of a year, of each one, or of what it names itself."""
    apart = " ".join(
        [*PART.findall(text), *OF_A_FEW.findall(text), *OF_THE_ASKED.findall(text), *FOR_ONE.findall(text)]
    )
    return _numbers_among(frozenset(tokens(text))) - _numbers_among(frozenset(tokens(apart)))


@lru_cache(maxsize=1024)
def _numbers_among(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(_number(term) for term in (WHOLE.sub("", term) for term in terms) if term.isdecimal()) - {""}


@lru_cache(maxsize=8192)
def _numbers_in_words(text: str) -> frozenset[str]:
    return frozenset(IN_WORDS[word] for word in tokens(text) if word in IN_WORDS)


def _number(token: str) -> str:
    return token.lstrip("0")
