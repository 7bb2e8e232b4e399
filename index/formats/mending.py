"""Vietnamese that programs and fonts broke is mended: marks apart from their letters, letters that only look alike."""

import re
import unicodedata

LOOK_ALIKE = str.maketrans({"ƣ": "ư", "Ƣ": "Ư", "ð": "đ", "Ð": "Đ", "Ɖ": "Đ", "ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff"})
SPACED_MARKS = {"´": "\u0301", "`": "\u0300", "˜": "\u0303", "ˆ": "\u0302", "˘": "\u0306", "̉": "\u0309", "̣": "\u0323"}
MARK_APART = re.compile(r"(?<=[^\W\d_]) ?([\u0300-\u036f])")
SPACED_MARK_APART = re.compile(f"(?<=[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY]) ?([{''.join(SPACED_MARKS)}])(?=[a-zđ\\s.,;:)]|$)")
INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff]")


def mended(text: str) -> str:
    """Returns the text in NFC with each mark on its letter and letters that Vietnamese has: "nƣớc" gives "nước"."""
    text = INVISIBLE.sub("", text.translate(LOOK_ALIKE))
    text = SPACED_MARK_APART.sub(lambda match: SPACED_MARKS[match[1]], text)
    return unicodedata.normalize("NFC", MARK_APART.sub(r"\1", text))
