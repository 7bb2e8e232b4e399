"""Whether a sentence gives the body that is asked of its task: "… giao Bộ Y tế …".

Knows questions and sentences; knows nothing of which of several sentences fits best.
"""

import re

from bot.query import Query, Want
from index.vietnamese import fold, tokens

ASKS_TASK = re.compile(
    r"(?i)\b(?:giao|nhiệm vụ|trách nhiệm|phải|cần|sẽ)\b.*\b(?:gì|nào|sao|ai)\b"
    r"|\b(?:gì|nào)\b.*\b(?:được )?giao\b"
)
BODY = re.compile(r"(?i)(?:các )?(?:bộ|sở|ban|ủy ban|ubnd|văn phòng|ngân hàng|tổ|địa phương|tỉnh|cơ quan)\b")
GIVEN_TO = re.compile(r"(?i)\bgiao\s+(?:cho\s+)?")
OPENING = 3  # words by which a body is known


def asks_task(query: Query) -> bool:
    """Returns whether a question may ask for a body's task."""
    return query.want not in (Want.TIME, Want.QUANTITY) and query.asks(ASKS_TASK) is not None


def gives_the_task(query: Query, text: str) -> bool:
    """Returns whether a text opens with a body that the question names, or with who gives it a task."""
    if not asks_task(query):
        return False
    asked = f" {' '.join(map(fold, tokens(query.text)))} "
    given = GIVEN_TO.search(text)
    return any(_opens_with_the_asked(opening, asked) for opening in (text, text[given.end() :] if given else ""))


def _opens_with_the_asked(text: str, asked: str) -> bool:
    words = " ".join(map(fold, tokens(text[:60])[:OPENING])).removeprefix("cac ")
    return BODY.match(text) is not None and f" {words} " in asked
