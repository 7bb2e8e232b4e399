"""Whether a candidate tells a change, and of what the question says that it grows.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re

from bot.candidates import Candidate, Rarity
from bot.query import Query
from index.vietnamese import NUMBERS, term_set

ASKS_CHANGE = re.compile(
    r"(?i)\b(?:tăng|giảm) (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b(?! lần)|\btốc độ tăng\b|\btăng trưởng\b"
)
# What grows in "tăng trưởng kinh tế số năm 2024".
GROWS = re.compile(
    r"(?i)(?<!lần )(?<!với )(?<!hơn )\b(?:(?:tốc độ )?tăng trưởng|tốc độ tăng)(?: (?:của|về))? "
    r"(?P<what>(?!bao|mấy|so\b|năm\b)[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?= (?:năm|so với|là|đạt|bao nhiêu|mấy|nào|trong|thế nào|ra sao)\b|\s*[?.,]|$)"
)
# "tỷ trọng kinh tế số/GDP", "18% GDP", "gấp 3 lần tăng trưởng GDP": the GDP is no more than measured by.
ONLY_COMPARED = re.compile(
    r"(?i)/\s*[^\W\d_]+|(?:\btrong|%)(?: tổng)?(?: của)? (?-i:[A-Z]{2,})\b|\bgấp (?:[\w,.-]+ ){1,3}?lần\b[^,.;]*"
    r"|\bso với\b[^,.;]*"
)
# Whether a share rose is not told by how fast the thing grows that has the share.
SHARE_CHANGES = re.compile(r"(?i)\bt[ỷỉ] (?:trọng|lệ)\b(?:(?!\b(?:và|tốc độ)\b).)*?\b(?:tăng|giảm)\b(?! trưởng)")
GROWTH = re.compile(r"(?i)\b(?:tốc độ )?tăng trưởng\b|\btốc độ tăng\b|\bgấp (?:[\w,.-]+ ){1,3}?lần\b|\bso với\b[^,.;]*")
NARROWER = re.compile(r"(?i)\bkinh tế (?:số|xanh|biển|tư nhân|tập thể|tuần hoàn)\b")
ASKS_BY_HOW_MUCH = re.compile(r"(?i)\b(?:tăng|giảm) (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b")
# "miễn, giảm phí" tells nothing of how much.
BY_SO_MUCH = re.compile(rf"(?i)\d|\b(?:đôi|nửa|(?:{'|'.join(NUMBERS)}) (?:lần|bậc|điểm))\b")
CHANGES = re.compile(r"(?i)\b(?:tăng|giảm|gấp|thêm|lên|xuống|hơn)\b")


def tells_the_change(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells a change where one is asked for, and of what the question says that it grows."""
    if candidate.unit.kind == "row" or query.foreign or not query.asks(ASKS_CHANGE):
        return True
    told = GROWTH.sub(" ", candidate.text) if query.asks(SHARE_CHANGES) and not query.focus else candidate.text
    changes = CHANGES.search(told)
    if changes is None or (query.asks(ASKS_BY_HOW_MUCH) and not BY_SO_MUCH.search(told, changes.end())):
        return False
    grows = query.asks(GROWS)
    if grows is None:
        return True
    text = f"{candidate.before} {candidate.text}"
    return term_set(grows["what"]) <= term_set(_told_of(grows["what"], ONLY_COMPARED.sub(" ", text)))


def is_of_no_index(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence is not of an index where the growth of what that measures is asked for."""
    return "chi_so" in query.subject or "chi_so" not in term_set(f"{candidate.before} {candidate.text}")


def _told_of(what: str, text: str) -> str:
    """The text without the economies that are but a part of the one asked for: "kinh tế số" is not "kinh tế"."""
    return text if NARROWER.search(what) else NARROWER.sub(" ", text)
