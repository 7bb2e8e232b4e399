"""Lines of a notice that say themselves what they tell: "2. Địa điểm: Hội trường A", "Điện thoại: …".

Knows queries and texts; knows nothing of what a notice is about.
"""

import re
from functools import lru_cache

from bot.language.announced import unmarked
from bot.telling.called import ways_called
from bot.understanding.query import Query
from index import Span
from index.vietnamese import fold

LABEL = re.compile(r"([^:.;?!\d“”\"]{2,40}|[A-ZĐ]{1,3}\d{1,3}):\s*(?=\S)")  # "E3: …" is the meaning of a code
MOST_WORDS = 5
WHO = re.compile(r"(?i)^(?:người|đơn vị|cơ quan)\s+(?=\S)")  # "Người chủ trì: …" for "ai chủ trì?"


def is_labelled(query: Query, text: str) -> bool:
    """Returns whether a line begins with the name of what a question asks for: "Chủ trì: …" for "ai chủ trì?"."""
    label = label_of_line(text)
    if not label:
        return False
    asked = query.question if query.focus else query.text
    named = f" {fold(WHO.sub('', label))} " in f" {fold(asked).rstrip(' ?.')} "
    return named or any(called.match(label) for called in ways_called(asked))


def value_of_line(text: str) -> Span | None:
    """Returns what a line tells behind its label, without its full stop; None where it does not say what it tells."""
    label = LABEL.match(unmarked(text)) if label_of_line(text) else None
    return Span(len(text) - len(unmarked(text)) + label.end(), len(text.rstrip(" ."))) if label else None


@lru_cache(maxsize=8192)
def label_of_line(text: str) -> str:
    """Returns the words before the colon of a line that says what it tells; empty where it does not."""
    label = LABEL.match(unmarked(text))
    words = label[1].split() if label else []
    return " ".join(words) if len(words) <= MOST_WORDS else ""
