"""A question is put into the words that the documents use: everyday speech and English words become theirs.

Knows phrases; knows nothing of what a question asks. What the documents hold themselves stays as it was said.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from bot.english import meaning_of, read_table
from index.vietnamese import TOKEN, is_syllable, spelling

EVERYDAY = Path(__file__).parent / "data" / "everyday.tsv"
LONGEST_PHRASE = 6  # words
OPENING = re.compile(
    r"(?i)^(?:dạ|em|mình|nhà báo|phóng viên|bạn đọc|người dân|tôi|cho|xin|nhờ|anh|chị|ad|bot|mọi người)\b"
    r"[^:?]{0,50}:\s+(?=(?:\S+\s+){2})"
)
ASKING = ("mấy", "nào", "gì", "ai")
SIGN_OFF = re.compile(r"\s+[rvzjn](?=\s*[?.!]*$)")  # "rồi", "vậy", "nhé" as they are typed last


def reworded(text: str, holds: Callable[[str], bool]) -> str:
    """Returns the question in the documents' words; ``holds`` tells whether they hold a term."""
    text = SIGN_OFF.sub("", OPENING.sub("", text))
    pieces, end = [], 0
    for start, stop, written in _replacements(text, holds):
        pieces += [text[end:start], written]
        end = stop
    return " ".join("".join([*pieces, text[end:]]).split())


def _replacements(text: str, holds: Callable[[str], bool]) -> Iterator[tuple[int, int, str]]:
    """Yields the places of what is said otherwise in the documents, and how it stands there; the longest first."""
    words = list(TOKEN.finditer(text))
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            start, stop = words[at].start(), words[at + length - 1].end()
            written = _written(text[start:stop], holds)
            if written is not None:
                yield start, stop, written
                at += length
                break
        else:
            at += 1


def _written(said: str, holds: Callable[[str], bool]) -> str | None:
    """Returns how the documents write what was said; None where they hold it, or nothing else is known for it."""
    ways = _everyday().get(said.casefold())
    if ways == [""]:
        return ""
    if ways is None:
        meaning = None if all(is_syllable(word) for word in said.split()) else meaning_of(said)
        ways = [meaning] if meaning else []
    if not ways or _held(said, holds):
        return None
    return next((way for way in ways if _held(way, holds)), None)


def _held(phrase: str, holds: Callable[[str], bool]) -> bool:
    """Whether the documents hold all pairs of a phrase's words; of words that ask they hold none."""
    words = [spelling(word.casefold()) for word in TOKEN.findall(phrase) if word.casefold() not in ASKING]
    pairs = [f"{one}_{other}" for one, other in pairwise(words)]
    return bool(words) and all(holds(term) for term in pairs or words)  # "%" is no word


@cache
def _everyday() -> dict[str, list[str]]:
    return {phrase: written.split("|") for phrase, written in read_table(EVERYDAY)}
