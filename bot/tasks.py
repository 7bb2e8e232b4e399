"""Whether a sentence gives the body that is asked of its task ("… giao Bộ Y tế …"), or tells what a law rules.

Knows questions and sentences; knows nothing of which of several sentences fits best.
"""

import re

from bot.query import Query
from index.vietnamese import fold, term_set, tokens

ASKS_TASK = re.compile(
    r"(?i)\b(?:giao|nhiệm vụ|trách nhiệm|(?:phải|cần|sẽ) làm)\b.*\b(?:gì|nào|sao)\b|\b(?:gì|nào)\b.*\b(?:được )?giao\b"
)
BODY = re.compile(r"(?i)(?:các )?(?:bộ|sở|ban|ủy ban|ubnd|văn phòng|ngân hàng|tổ|địa phương|tỉnh|cơ quan)\b")
GIVEN_TO = re.compile(r"(?i)\bgiao\s+(?:cho\s+)?")
OPENING = 3  # words by which a body is known


def gives_the_task(query: Query, text: str) -> bool:
    """Returns whether a text opens with a body that the question names, or with who gives it a task."""
    if query.asks(ASKS_TASK) is None:
        return False
    asked = f" {' '.join(map(fold, tokens(query.text)))} "
    given = GIVEN_TO.search(text)
    return any(_opens_with_the_asked(opening, asked) for opening in (text, text[given.end() :] if given else ""))


LAW = r"(?:luật|nghị định|thông tư|nghị quyết|chỉ thị|quyết định|quy chế)"
ASKS_RULES = re.compile(
    rf"(?i)\b{LAW}\s+(?P<name>\S+ \S.*?)\s+(?:đã |sẽ |có )?(?:quy định|nêu|điều chỉnh|nói)\b.*\b(?:gì|nào|sao)\b"
)
SETS_OUT = re.compile(rf"(?i)^{LAW}\b[^.;:]{{0,60}}?\b(?:quy định|điều chỉnh)\b(?! (?:về|tại|của)\b)")


def sets_out(query: Query, text: str, before: str) -> bool:
    """Returns whether a text opens with what the law asked about rules; the text ``before`` it may name that law."""
    asked = query.asks(ASKS_RULES)
    return (
        asked is not None
        and SETS_OUT.match(text) is not None
        and term_set(asked["name"]) <= term_set(f"{before} {text}")
    )


def _opens_with_the_asked(text: str, asked: str) -> bool:
    words = " ".join(map(fold, tokens(text[:60])[:OPENING]))
    return BODY.match(text) is not None and f" {words} " in asked
