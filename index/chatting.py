"""How syllables are spelled in chats and by ear: "fải" is "phải", "tướg" is "tướng", "chương" may be "trương".

Knows letters; knows nothing of which words there are.
"""

import re
from collections.abc import Iterator

BACK, FRONT = "aàáảãạăằắẳẵặâầấẩẫậoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữự", "eèéẻẽẹêềếểễệiìíỉĩị"
WAYS = [
    (re.compile(pattern), ways)
    for pattern, *ways in (
        (r"(.)\1+", r"\1"),  # "saooo"
        (r"^f", "ph"),
        (rf"^j(?=[{FRONT}])", "g", "ch"),
        (r"^j", "gi", "d"),
        (r"^d?z", "v", "d", "gi"),
        (r"^[qw]?w(?:u(?=\w))?", "qu"),
        (rf"^k(?=[{BACK}])", "c"),
        (rf"^c(?=[{FRONT}y])", "k"),
        (rf"^ng(?=[{FRONT}])", "ngh"),
        (rf"^ngh(?=[{BACK}])", "ng"),
        (rf"^g(?=[{FRONT}])", "gh"),
        (r"(?<!n)g$", "ng"),
        (r"(?<![nc])h$", "nh"),
        (r"k$", "c", "ch"),
        (r"j$", "i"),
        (r"z$", "s"),
    )
]

ALIKE = (("ch", "tr"), ("s", "x"), ("d", "gi"), ("d", "r"), ("r", "gi"), ("l", "n"), ("v", "d"))


def chat_readings(word: str) -> Iterator[str]:
    """Yields what a word may be that is spelled as in chats, its marks kept; a word may be spelled so at both ends."""
    once = list(_read(word))
    yield from once
    for way in once:
        yield from _read(way)


def _read(word: str) -> Iterator[str]:
    for pattern, ways in WAYS:
        if pattern.search(word):
            yield from (pattern.sub(way, word, count=1) for way in ways)


def sounding_alike(word: str) -> Iterator[str]:
    """Yields what sounds like the word in some parts of the country: "chương" and "trương", "xử" and "sử"."""
    for one, other in ALIKE:
        for here, there in ((one, other), (other, one)):
            if word.startswith(here):
                yield there + word.removeprefix(here)
