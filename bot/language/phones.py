"""Telephone numbers: where they stand in a text, and which questions ask for one.

Knows words and digits; knows nothing of whose number is meant.
"""

import re

from index import Span

PHONE = re.compile(r"(?<![\w.,/])(?:\+?84|0\d|1[89]00)(?:[ .-]?\d){4,9}(?![\w/])")
LINE = r"(?:điện thoại(?! thông minh)|đường dây nóng|hotline|tổng đài(?! viên))\b"
ASKS_PHONE = (
    rf"số {LINE}(?!.*\b(?:có|bị|ai|sao|đâu|khi nào|thế nào|không)\b)"
    rf"|{LINE}(?: \w+){{0,6}}? (?:là )?số (?:gì|nào|mấy|bao nhiêu)\b"
    r"|(?:đường dây nóng|hotline|tổng đài)(?: (?!có\b)\w+){0,6}? là (?:gì|bao nhiêu)\b"
)


def phones_in(text: str, sentence: Span) -> list[Span]:
    """Returns the telephone numbers of a sentence, as spans of the text: "1900 6789 12", "0912 345 101"."""
    return [Span(*match.span()) for match in PHONE.finditer(text, sentence.start, sentence.end)]
