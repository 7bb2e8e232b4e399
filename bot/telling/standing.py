"""Whether a sentence tells what is wanted or what was reached, and whether its figure is an estimate, by which words.

Knows texts; knows nothing of queries.
"""

import re
from typing import Literal

from bot.language.speech import WANTED
from bot.telling.sayers import sayers
from index import Span

Standing = Literal["wanted", "reached"]

TELLS_WANTED = re.compile(
    rf"(?i)\b(?:{WANTED}|cần|sẽ|(?:nhằm )?bảo đảm|(?:để|nhằm) đảm bảo|khẩn trương|được giao|chậm nhất"
    r"|hoàn thành (?:trước|trong)|trước (?=ngày|tháng|năm))\b"
)
TELLS_REACHED = re.compile(
    r"(?i)\b(?:xếp(?= thứ)|(?:ước |mới chỉ |mới |đã )?đạt(?: được)?(?: nhiều (?:kết quả|thành tựu)(?: \w+){2})?"
    r"|đã(?: \w+){2}|vượt(?: mức)?|tăng(?! cường)|giảm|hiện nay có|hiện có|hiện nay|đến nay|chiếm|có(?= \d))\b"
)
ESTIMATED = re.compile(r"(?i)\b(?:ước (?:đạt|tính)(?: sơ bộ)?|sơ bộ|dự báo|dự kiến|tạm tính|ước(?= \d))\b")
OFFICIAL = re.compile(r"(?i)\bchính thức\b")
# "kết quả … đạt được nhiều kết quả quan trọng như: …", "đến nay các bộ đã xác lập …": what follows was reached too.
OPENS_RESULTS = re.compile(
    r"(?i)\bkết quả\b[^.;]*?\b(?:đạt được|nổi bật|quan trọng)\b|\b(?:đến nay|hiện nay)\b[^.;]*?\bđã\b"
)
CLAUSE = re.compile(r"[^;\s][^;]*")
NEAR = 30  # characters between a word that tells and the figure that it tells of


def standing_of(text: str, sentence: Span, told: Span) -> tuple[Standing | None, tuple[Span, ...]]:
    """Returns whether ``told`` is wanted or reached in its sentence, and the words that tell so."""
    clause = clause_around(text, sentence, told)
    wanted, reached = (
        [Span(*word.span()) for word in words.finditer(text, clause.start, clause.end)]
        for words in (TELLS_WANTED, TELLS_REACHED)
    )
    before = [word for word in wanted if word.start < told.end]
    demanding = [each for each in sayers(text, sentence) if each.way == "demands" and each.verb.end <= told.end]
    if before or demanding:
        asked = [Span(each.who.start, each.verb.end) for each in demanding[:1]]
        apart = [word for word in before if not any(word.overlaps(other) for other in asked)]
        return "wanted", tuple([*asked, *(_with_figure(text, word, told) for word in apart[-1:])])
    if opens := OPENS_RESULTS.search(text, sentence.start, told.start):
        return "reached", (Span(*opens.span()),)
    if near := [word for word in reached if word.start < told.end]:
        return "reached", (_with_figure(text, near[-1], told),)
    if wanted or reached:
        return "wanted" if wanted else "reached", ((wanted or reached)[0],)
    return None, ()


def estimate_of(text: str, sentence: Span, told: Span) -> tuple[Span, ...]:
    """Returns the words by which a sentence calls ``told`` an estimate, or official; none where it says neither."""
    clause = clause_around(text, sentence, told)
    for pattern in (ESTIMATED, OFFICIAL):
        words = [Span(*word.span()) for word in pattern.finditer(text, clause.start, clause.end)]
        if words:
            return (_with_figure(text, min(words, key=lambda word: abs(word.end - told.start)), told),)
    return ()


def clause_around(text: str, sentence: Span, told: Span) -> Span:
    """Returns the part of a sentence between semicolons that holds ``told``."""
    clauses = (Span(*clause.span()) for clause in CLAUSE.finditer(text, sentence.start, sentence.end))
    return next((clause for clause in clauses if clause.overlaps(told)), sentence)


def _with_figure(text: str, word: Span, told: Span) -> Span:
    """The word that tells with what it tells of, where that follows close by."""
    between = text[word.end : told.start]
    close = len(between) <= NEAR and not re.search(r"[.,;:()]", between)
    return Span(min(word.start, told.start), told.end) if close and told.end - word.start < 4 * NEAR else word
