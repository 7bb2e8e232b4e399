"""What is not well yet: whether a question asks for it, and whether a text or a heading tells it.

Knows queries and texts; knows nothing of which of several texts fits best.
"""

import re

from bot.understanding.query import Query, read

# What is not well yet goes by many names, of which people say one or two and documents others.
TROUBLE = (
    r"(?:tồn tại|hạn chế|yếu kém|khó khăn|vướng mắc|bất cập|thách thức|rào cản|điểm nghẽn|trở ngại|thiếu sót"
    r"|khuyết điểm|nhược điểm|tồn đọng)\b"
)
TROUBLES_ASKED = (  # and not "hạn chế sim rác bằng cách nào"
    rf"(?:những|các|kể|nêu|mấy)(?: ra| cái| điểm)? {TROUBLE}"
    rf"|những gì (?:còn |là )?{TROUBLE}"
    rf"|{TROUBLE}(?: (?:của|trong|về|mà|được|lớn|chính)(?: \w+){{0,6}}?)? (?:là )?(?:những )?(?:gì|nào)\b"
)
TROUBLED = re.compile(rf"(?i)\b(?:gặp (?:phải )?)?(?:(?:những|các) )?{TROUBLE}")
ASKS_TROUBLES = re.compile(rf"(?i)\b(?:{TROUBLES_ASKED})")
# That troubles were solved, or are reported of, tells none: "giải quyết những điểm nghẽn", "nghe báo cáo về hạn chế".
SOLVES = re.compile(r"(?i)\b(?:giải quyết|tháo gỡ|khắc phục|vượt qua|nhận diện|báo cáo(?= (?:về|những|các)))\b")
# "Thẳng thắn chỉ rõ những tồn tại, yếu kém, phân tích các nguyên nhân": no colon, and so no list, follows.
POINTED_OUT = rf"\b(?:chỉ (?:rõ|ra)|nêu (?:rõ|lên)) (?:những|các) {TROUBLE}(?:,? (?:và )?{TROUBLE})*"
UNTOLD = re.compile(rf"{SOLVES.pattern}[^.;]*?\b{TROUBLE}[^.,;:]*|{POINTED_OUT}[^.,;:]*(?=[.,;])(?!, {TROUBLE})")
LISTS_TROUBLES = re.compile(rf"(?i)\b(?:còn|có|gặp|những|các|một số)\b[^.;:]*\b{TROUBLE}[^.;:]{{0,40}}:[^;]+;")


def troubled(query: Query) -> Query | None:
    """Returns what a question asks the troubles of, as a query of its own; None where it asks for none."""
    return read(query.question, TROUBLED.sub(" ", query.text)) if query.asks(ASKS_TROUBLES) else None


def without_untold(query: Query, text: str) -> str:
    """Returns a text without the troubles that it only says to be solved or reported, where some are asked for."""
    return UNTOLD.sub(" ", text) if query.asks(ASKS_TROUBLES) and not query.asks(SOLVES) else text


def lists_troubles(text: str) -> bool:
    """Returns whether a text lists what is not well yet: "còn nhiều tồn tại, hạn chế như: …; …"."""
    return LISTS_TROUBLES.search(text) is not None
