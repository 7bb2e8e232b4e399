"""What a law rules or what a thing means, told by a sentence of what the one before named.

Knows questions and sentences; knows nothing of which of several sentences fits best.
"""

import re

from bot.gathering.candidates import SPEAKS_OF, Rarity, covered
from bot.understanding.query import WHY, Query, read
from index.vietnamese import term_set

# Share of what is asked about, and of its pairs of words, that the sentences before must name.
LEAST_NAMED, LEAST_PAIRED = 0.7, 0.5
WHAT = re.compile(rf"(?i)\b(?:gì|nào|sao|chi|{WHY})\b")
JUDGED = r"(?:tầm )?quan trọng|cần thiết|nền tảng|(?:coi|xem) (?:là|như)|đánh giá"
MEANING = (
    r"(?:(?:thì|có|mang|đem|lại|được|rất|là|những|các|một) )*(?:ý nghĩa|vai trò|lợi ích|lợi|ích|tác dụng|mục đích"
    rf"|{JUDGED}|(?:để làm|giúp(?: được| cho)?)(?= gì| ai))\b"
)
ASKS_MEANING = (
    re.compile(rf"(?i)^(?:{WHY} )?{MEANING} (?:của )?(?P<thing>.+?)(?: (?:là|đối với|với|cho|ra) |\W*$)"),
    re.compile(rf"(?i)^(?:{WHY} )?(?:việc )?(?P<thing>.+?) (?:đã |sẽ )?{MEANING}"),
    re.compile(rf"(?i)^{WHY} (?:(?:lại|phải|cần|có|nên|ban hành|sửa đổi|sửa) )+(?P<thing>.+?)\W*$"),
)
ASKS_JUDGED = re.compile(rf"(?i)\b(?:{JUDGED}|{WHY})\b")
LAW = r"(?:luật|nghị định|thông tư|nghị quyết|chỉ thị|quyết định|quy chế)"
ASKS_RULES = re.compile(
    rf"(?i)\b(?P<thing>{LAW}\s+\S+ \S.*?)\s+(?:đã |sẽ |có )?(?:quy định|nêu|điều chỉnh|nói)\b.*\b(?:gì|nào|sao)\b"
)
SETS_OUT = re.compile(rf"(?i)^{LAW}\b[^.;:]{{0,60}}?\b(?:quy định|điều chỉnh)\b(?! (?:về|tại|của)\b)")


def tells_of_the_named(query: Query, text: str, before: str, rarity: Rarity) -> bool:
    """Returns whether a text tells what is asked of what is named ``before``: its rules or meaning."""
    if (rules := query.asks(ASKS_RULES)) and SETS_OUT.match(text):
        return term_set(rules["thing"]) <= term_set(f"{before} {text}")
    if not before or not SPEAKS_OF.match(text):
        return False
    thing = _meant(query)
    judges = SETS_OUT.match(text) is None or query.asks(ASKS_JUDGED) is None
    return thing is not None and judges and _names(before, thing, rarity)


def _names(text: str, thing: Query, rarity: Rarity) -> bool:
    """Returns whether a text names most of what a query is about."""
    there = term_set(text)
    told, paired = (covered(thing, there, rarity, pairs=pairs) for pairs in (False, True))
    return bool(thing.telling) and told >= LEAST_NAMED and paired >= LEAST_PAIRED


def _meant(query: Query) -> Query | None:
    """What a question asks the meaning of, as a query of its own; None where it asks for none."""
    asked = next(filter(None, map(query.asks, ASKS_MEANING)), None)
    known = asked is not None and (query.asks(WHAT) or asked.start("thing") > 0)
    return read(query.question, asked["thing"]) if asked and known else None
