"""Whether a candidate tells a change, and of what the question says that it grows.

Knows queries and candidates; knows nothing of what else makes a candidate fit.
"""

import re
from functools import lru_cache

from bot.gathering.candidates import Candidate, Rarity
from bot.understanding.query import COUNTRY, Query
from index.vietnamese import NUMBERS, term_set, years

ASKS_CHANGE = re.compile(
    r"(?i)\b(?:tăng|giảm) (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b(?! lần)|\btốc độ tăng\b|\btăng trưởng\b"
)
# What grows in "tăng trưởng kinh tế số năm 2024".
GROWS = re.compile(
    r"(?i)(?<!lần )(?<!với )(?<!hơn )\b(?:(?:tốc độ )?tăng trưởng|tốc độ tăng)(?: (?:của|về))? "
    r"(?P<what>(?!bao|mấy|so\b|năm\b)[^\W\d_]+(?: [^\W\d_]+){0,3}?)"
    r"(?= (?:năm|so với|là|đạt|bao nhiêu|mấy|nào|trong|thế nào|ra sao)\b|\s*[?.,]|$)"
)
HOW_MUCH_GROWTH = re.compile(r"(?i)\btăng trưởng (?:(?:là|đạt|được) )?(?:bao nhiêu|mấy)\b")
# "tỷ trọng kinh tế số/GDP", "18% GDP", "gấp 3 lần tăng trưởng GDP": the GDP is no more than measured by.
MEASURED_BY = r"/\s*[^\W\d_]+|(?:\btrong|%)(?: tổng)?(?: của)? (?-i:[A-Z]{2,})\b|\bgấp (?:[\w,.-]+ ){1,3}?lần\b[^,.;]*"
HOW_MANY_TIMES = re.compile(r"(?i)\bgấp (?:bao nhiêu|mấy) lần\b")  # asks of what it measures by
ONLY_MEASURED_BY = re.compile(rf"(?i){MEASURED_BY}")
ONLY_COMPARED = re.compile(rf"(?i){MEASURED_BY}|\bso với\b[^,.;]*")
# Whether a share rose is not told by how fast the thing grows that has the share.
SHARE_CHANGES = re.compile(r"(?i)\bt[ỷỉ] (?:trọng|lệ)\b(?:(?!\b(?:và|tốc độ)\b).)*?\b(?:tăng|giảm)\b(?! trưởng)")
GROWTH = re.compile(r"(?i)\b(?:tốc độ )?tăng trưởng\b|\btốc độ tăng\b|\bgấp (?:[\w,.-]+ ){1,3}?lần\b|\bso với\b[^,.;]*")
NARROWER = re.compile(r"(?i)\bkinh tế (?:số|xanh|biển|tư nhân|tập thể|tuần hoàn)\b")
ASKS_BY_HOW_MUCH = re.compile(r"(?i)\b(?:tăng|giảm) (?:được |thêm |lên )?(?:bao nhiêu|mấy)\b")
# "miễn, giảm phí" tells nothing of how much.
BY_SO_MUCH = re.compile(rf"(?i)\d|\b(?:đôi|nửa|(?:{'|'.join(NUMBERS)}) (?:lần|bậc|điểm))\b")
CHANGES = re.compile(r"(?i)\b(?:tăng|giảm|gấp|thêm|lên|xuống|hơn(?! \d))\b")


def tells_the_change(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells a change where one is asked for, and of what the question says that it grows."""
    if candidate.unit.kind == "row" or query.foreign or not query.asks(ASKS_CHANGE):
        return True
    told = GROWTH.sub(" ", candidate.text) if asks_how_a_share_changed(query) else candidate.text
    changes = CHANGES.search(told)
    if changes is None or (query.asks(ASKS_BY_HOW_MUCH) and not BY_SO_MUCH.search(told, changes.end())):
        return False
    grows = query.asks(GROWS)
    if grows is None:
        return True
    text = f"{candidate.before} {candidate.text}"
    return term_set(grows["what"]) <= term_set(_told_of(grows["what"], ONLY_COMPARED.sub(" ", text)))


def asks_how_a_share_changed(query: Query) -> bool:
    """Returns whether a question asks by how much a share rose or fell.

    A short follow-up asks how fast the thing grew that has it, unless it compares two years.
    """
    return query.asks(SHARE_CHANGES) is not None and (not query.focus or len(set(years(query.text))) > 1)


def is_of_no_index(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence is not of an index where the growth of what that measures is asked for.

    It may say of which of two it is that the index grew more: "Cấp tỉnh hay cấp bộ tăng trưởng mạnh hơn?".
    """
    if " hơn" in query.text and " hơn" in candidate.text:
        return True
    return "chi_so" in query.subject or "chi_so" not in term_set(f"{candidate.before} {candidate.text}")


def is_more_than_a_measure(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether what a sentence has of the question is not merely what another thing's figure is measured by.

    "GDP là bao nhiêu?" is not answered by "tỷ trọng kinh tế số/GDP đạt 18%"; "kinh tế số chiếm bao nhiêu GDP?" is.
    """
    text = f"{candidate.before} {candidate.text}"
    if query.foreign or query.asks(HOW_MANY_TIMES) or not _measures_by(text):
        return True
    asked = {term for term in (*query.pairs, *query.no_syllables) if not term[0].isdigit()}
    asked -= {term for place in query.places for term in term_set(place)} | term_set(f"{COUNTRY} tăng trưởng tốc độ")
    there = asked & term_set(text)
    return not there or bool(there & term_set(ONLY_MEASURED_BY.sub(" ", text)))


@lru_cache(maxsize=8192)
def _measures_by(text: str) -> bool:
    return ONLY_MEASURED_BY.search(text) is not None


def _told_of(what: str, text: str) -> str:
    """The text without the economies that are but a part of the one asked for: "kinh tế số" is not "kinh tế"."""
    return text if NARROWER.search(what) else NARROWER.sub(" ", text)
