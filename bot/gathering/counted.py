"""The thing that a question counts, and whether a sentence counts it too.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re
from functools import lru_cache

from bot.gathering.candidates import Candidate, Rarity, is_unknown
from bot.telling.sought import ASKS_SUM, DEED, SAME
from bot.understanding.query import COUNTED, MEASURE, Query
from index.vietnamese import NUMBERS, fold, spelling, term_set, tokens

COUNTED_OF = re.compile(
    r"(?i)(?<!hạng )(?<!thứ )(?<!vị trí )"
    r"(?:(?:bao nhiêu|mấy) (?!so với|(?:tiền|diện tích|thời gian)\b)(?:phần trăm )?(?:(?:số|đã|được) )*"
    r"|t[ỷỉ] trọng (?:của )?"
    r"|t[ỷỉ] lệ (?:của )?)([^\W\d_]+ [^\W\d_]+)"
)
COUNTED_ONE = re.compile(r"(?i)\b(?:bao nhiêu|mấy) ([^\W\d_]+)(?=\W*$| (?:ở|tại|trong|của|có|được|đã|năm|vậy|ạ|nhỉ)\b)")
# What is measured, and no thing that is counted.
UNCOUNTED = frozenset(
    (
        *("ngay", "thang", "nam", "tuan", "gio", "phut", "giay", "lan", "bac", "diem", "dong", "tien", "phan", "tuoi"),
        *("met", "kg", "km", "ha", "chu", "do", "cm", "lit", "nghin", "trieu", "ty", "ti", "hang", "cap", "muc"),
        *("bua", "hom", "chuc", "tram", "cai", "chiec", "bo", "viec", "roi", "vay", "the"),
    )
)
ALSO = {
    "nguoi": (r"(?!dong|usd|ngay|thang|nam|gio|phut|trieu|nghin|ty|ti|phan|lan|diem|m2|km)[a-z]{2,}",),
    "nha": ("nha", "ho", "gia dinh"),
    "dan": ("(?<!ho )dan", "nguoi", "nhan khau", "dan so"),
}
SEEN_AS_COUNT = 0.1  # the reader's probability below which a figure has to stand before the word for what is counted
SURE_OF_COUNT = 0.7  # the reader's probability from which a thing may be counted in other words
NUMBER_WORDS = "|".join(map(fold, NUMBERS))
USERS = re.compile(r"(?i)\bngười sử dụng\b")
# "Số tài khoản đã kích hoạt?" counts these as "bao nhiêu tài khoản được kích hoạt?" does.
DONE = re.compile(
    r"(?i)(?:\b(?:bao nhiêu|mấy)|^(?:tổng )?số(?: lượng)?) (?:\w+ ){1,8}?(?:đã được|được|đã) ([^\W\d_]+) ([^\W\d_]+)"
)
# "gấp bao nhiêu lần", and what is said to be done so many times; "bao nhiêu Mbps" measures.
TIMES = re.compile(r"(?i)(?:lần|[mg]bps)\b")
SHARE_OF = re.compile(r"(?i)phần trăm|%|t[ỷỉ] trọng|percent|\bshare\b")


def figure_counted(query: Query) -> re.Pattern[str] | None:
    """Returns what finds, in folded text, a figure right before the thing that a question counts; None if it does not.

    "gấp bao nhiêu lần" counts nothing.
    """
    counted = query.asks(COUNTED)
    if counted is None or TIMES.match(counted[1]):
        return None
    what = "|".join(map(re.escape, SAME.get(fold(counted[1]), (fold(counted[1]),))))
    return re.compile(rf"\d\s+(?:nghin |trieu |ty |ti )*(?:{what})\b|\b(?:so luong|tong so) (?:{what})\b")


def figure_of_the_deed(query: Query) -> re.Pattern[str] | None:
    """Returns what finds, in folded text, a figure of what a question counts behind the deed done to it; else None.

    "Bao nhiêu tài khoản được kích hoạt?" asks for "kích hoạt gần 54 triệu tài khoản" before any of "cấp … tài khoản".
    """
    asked, counted = query.asks(DONE) or query.asks(DEED), query.asks(COUNTED) or query.asks(ASKS_SUM)
    if asked is None or counted is None:
        return None
    if "_".join(map(spelling, asked.groups())) not in query.terms:
        return None
    deed, what = (fold(" ".join(found.groups())) for found in (asked, counted))
    figure = rf"\d[\d.,]*\s+(?:nghin |trieu |ty |ti )*{what}\b"
    return re.compile(rf"\b{deed} (?:\w+ ){{0,3}}?{figure}|{figure} (?:(?:da|dang|duoc) ){{1,2}}{deed}\b")


def counts_in_words(query: Query, text: str) -> bool:
    """Returns whether a text counts in words what a question counts: "một Cố vấn học tập" of "mấy cố vấn"."""
    counted = query.asks(COUNTED)
    what = counted and re.escape(fold(counted[1]))
    return bool(what) and re.search(rf"\b(?:{NUMBER_WORDS}) {what}\b", fold(text)) is not None


def misses_the_counted(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a figure's sentence and the one before lack what the question counts."""
    counted = _counted_of(query.text)
    if candidate.unit.kind == "row":
        return False
    words = [spelling(word) for word in tokens(counted[1])] if counted else []
    both = set(words)
    if counted is None or not both <= query.terms:  # "bao nhiêu xã có cáp quang", but "bao nhiêu trong năm"
        counts_one = counted is None or (words[0] in query.terms and words[0] not in query.light)
        return counts_one and candidate.mass < SURE_OF_COUNT and _counts_another(query, counted, fold(candidate.text))
    unseen = candidate.is_seen_below(SEEN_AS_COUNT) and not SHARE_OF.search(counted.group())
    if both & query.light or is_unknown("_".join(words), rarity):  # "bao nhiêu một tháng", "bao nhiêu cho người già"
        return unseen and not both & query.light and _has_no_figure_of(words[0], fold(candidate.text))
    texts, at = candidate.hit.unit_texts, candidate.number
    there = candidate.terms | term_set(" ".join(texts[max(0, at - 1) : at]))
    shares = SHARE_OF.search(counted.group()) or words[0] == "trong"  # whose thing may be called otherwise
    told = both & there if shares else both <= there
    figure = None if told else figure_counted(query)  # "60 người" counts "thành viên"
    if not told and not (figure and figure.search(fold(candidate.text))):
        return True
    unseen = candidate.is_seen_below(SEEN_AS_COUNT) and not shares
    return unseen and _has_no_figure_of(words[0], fold(candidate.text))


def _counts_another(query: Query, counted: re.Match[str] | None, text: str) -> bool:
    """Returns whether no figure of a folded text counts the one word that a question counts: "bao nhiêu thôn?".

    A share beside that word may: "chiếm bao nhiêu GDP?" is told by "tỷ trọng kinh tế số/GDP đạt 16,5%".
    """
    one = query.asks(COUNTED_ONE) or (counted if counted and MEASURE.match(counted.group()) else None)
    return one is not None and _has_no_figure_of(fold(one[1].split()[0]), text)


def _has_no_figure_of(word: str, text: str) -> bool:
    """Returns whether no figure of a folded text counts a word for a thing, and no share stands beside it."""
    if word in UNCOUNTED:
        return False
    what = "|".join(ALSO.get(word, SAME.get(word, (word,))))
    if "%" in text and re.search(rf"\b(?:{what})\b", text):
        return False
    return not re.search(
        rf"\d\)?\s+(?:\w+ )?(?:{what})\b|\b(?:so|so luong|tong so) (?:{what})\b|\b(?:{what})\s*:\s*\d", text
    )


@lru_cache(maxsize=256)
def _counted_of(text: str) -> re.Match[str] | None:
    return COUNTED_OF.search(USERS.sub("người dùng", text))
