"""Whether a candidate tells a change, and of what the question says that it grows.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re

from bot.candidates import Candidate, Rarity
from bot.query import Query
from index.vietnamese import term_set

ASKS_CHANGE = re.compile(
    r"(?i)\b(?:tăng|giảm) (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b(?! lần)|\btốc độ tăng\b|\btăng trưởng\b"
)
# What grows in "tăng trưởng kinh tế số năm 2024".
GROWS = re.compile(
    r"(?i)(?<!lần )(?<!với )(?<!hơn )\b(?:tăng trưởng|tốc độ tăng)(?: (?:của|về))? "
    r"(?P<what>(?!bao|mấy|so\b|năm\b)[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?= (?:năm|so với|là|đạt|bao nhiêu|mấy|nào|trong|thế nào|ra sao)\b|\s*[?.,]|$)"
)
# "tỷ trọng kinh tế số/GDP", "gấp 3 lần tăng trưởng GDP": the GDP is no more than compared with.
ONLY_COMPARED = re.compile(r"(?i)/\w+|\btrong (?-i:[A-Z]{2,})\b|\b(?:gấp [\d,]+ lần|so với)\b[^,.;]*")
NARROWER = re.compile(r"(?i)\bkinh tế (?:số|xanh|biển|tư nhân|tập thể|tuần hoàn)\b")
CHANGES = re.compile(r"(?i)\b(?:tăng|giảm|gấp|thêm|lên|xuống|hơn)\b")


def tells_the_change(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells a change where one is asked for, and of what the question says that it grows."""
    if candidate.unit.kind == "row" or query.foreign or not query.asks(ASKS_CHANGE):
        return True
    if not CHANGES.search(candidate.text):
        return False
    grows = query.asks(GROWS)
    if grows is None:
        return True
    text = f"{candidate.before} {candidate.text}"
    if "chi_so" not in query.subject and "chi_so" in term_set(text):
        return False  # an index of the economy is not the economy
    return term_set(grows["what"]) <= term_set(_told_of(grows["what"], ONLY_COMPARED.sub(" ", text)))


def _told_of(what: str, text: str) -> str:
    """The text without the economies that are but a part of the one asked for: "kinh tế số" is not "kinh tế"."""
    return text if NARROWER.search(what) else NARROWER.sub(" ", text)
