"""The sentence that completes the one before it, as "Hoàn thành trong tháng 5/2024." does a task.

Knows queries and candidates; knows nothing of which of them answers.
"""

import re
from collections.abc import Iterable

from bot.gathering.candidates import Candidate
from bot.telling.kinds import holds_kind
from bot.understanding.query import ASKS_WHY, Query, Want

ASKS_DEADLINE = re.compile(
    r"(?i)\b(?:thời )?hạn\b(?! chế)|\btrước (?:khi|ngày|tháng|năm|quý) nào\b|\b(?:chậm|muộn) nhất\b"
    r"|\b(?:phải|cần|xong|hoàn thành)\b.*\b(?:khi nào|bao giờ|(?:ngày|tháng|quý) nào)\b"
)
REASONED = re.compile(r"Điều (?:này|đó) |(?:Nguyên nhân|Lý do|Sở dĩ)\b|(?:Do|Vì|Bởi) (?:đó|vậy|thế)\b")


def completing(query: Query, told: Candidate, candidates: Iterable[Candidate]) -> Candidate:
    """Returns the sentence behind the one that answers, where what is asked for stands in it alone; else that one.

    It means nothing without the one before, and is quoted together with it.
    """
    named = (told.unit, told.referent or told.unit)  # where that one points back in its turn
    later = (each for each in candidates if each.hit is told.hit and each.unit.span.start >= told.unit.span.end)
    behind = (each for each in later if each.referent in named)
    return next((each for each in behind if _completes(query, told.text, each.text)), told)


def _completes(query: Query, text: str, behind: str) -> bool:
    if query.asks(ASKS_WHY):
        return REASONED.match(behind) is not None
    asks_when = query.want is Want.TIME or query.asks(ASKS_DEADLINE)
    return bool(asks_when) and holds_kind(Want.TIME, behind) and not holds_kind(Want.TIME, text)
