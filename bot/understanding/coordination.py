"""Things joined in a question ("A, B và C") become one question each, with the words that belong to all of them.

Knows how Vietnamese joins words; knows nothing of queries or answers. What is shared stands before the first thing
("tốc độ mạng cố định và di động") or behind the last ("… của Việt Nam năm 2023"); the lists below are closed classes
of words: prepositions, verbs of measure, words that ask.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from bot.language.bounds import OF_ALL
from bot.language.periods import HALF
from bot.understanding.query import ASKING, MEASURE, WHICH_WAY, subject_terms
from index.vietnamese import YEAR, fold

Holds = Callable[[str], bool]
MOST_WORDS = 12  # of a thing in a list
WHICH = re.compile(
    r"(?i)[,\s]*(?:\bthì\s+)?(?:\b(?:cái|bên|loại|nơi|thứ|mạng|số|chỉ số|t[ỷỉ] lệ|trụ(?: cột)?"
    r"|lĩnh vực|phần|đằng)\s+nào\b"
    r"|\bmỗi (?:loại|thứ|bên|cái)\b)"
)
# Words that only say that things are compared.
COMPARING = re.compile(
    r"(?i)[,\s]*\b(?:thì(?:\s+sao)?|lần lượt|tương ứng"
    r"|(?:khác|chênh(?: lệch)?|cách|hơn kém)\s+nhau(?:\s+(?:bao nhiêu|ra sao|(?:như )?thế nào))?"
    rf"|{WHICH_WAY}"
    r"|(?:nhanh|chậm|cao|thấp|lớn|nhỏ|nhiều|ít|rộng|tốt|sớm|muộn|nhỉnh|trội)"
    r"(?:\s+\w+)?\s+(?:hơn|nhất)(?:\s+(?:bao nhiêu|mấy))?)"
    r"(?=\s|[,?.]|$)"
)
# "bên nào cấy nhiều lúa hơn" asks how much rice each of them plants, "bên nào hơn" how much each is.
MORE_OF = re.compile(r"(?i)^ ?hơn$|\b(?:nhiều|ít)((?: \w+){1,6}?) hơn(?: bao nhiêu| mấy)?$")
JOIN = re.compile(
    r"(?i)\s+(?:và|(?<!hợp )(?<!đối thoại )(?<!làm việc )(?<!gặp gỡ )(?<!tiếp xúc )"
    r"(?<!đối )(?<!cùng )(?<!gì )(?<!nào )với(?! (?:ai|gì|nhau|bao nhiêu|mấy|(?:cái|bộ|cơ quan) (?:gì|nào))\b)"
    r"|so với|(?<!người ta )hay(?! (?:được|bị|gọi)\b)(?: là)?|hoặc|gấp (?:mấy|bao nhiêu) lần"
    r"|and|versus|vs)\s+"
    r"(?!cùng kỳ\b|(?:năm|kỳ|tháng|quý)\s+(?:trước|ngoái)\b|trước\b)"
)
# "Có gì khác so với nước lọc?": the difference is one fact.
DIFFERS = re.compile(r"(?i)\bkhác(?: biệt)?\b(?! nhau).*\bso với\b")
OPENING = re.compile(
    r"(?i)^\s*(?:(?:hãy\s+)?(?:so sánh|compare)|trong(?!\s+\d+\s+tháng)(?:\s+(?:số|các|ba|hai|\d))?"
    r"|(?:(?:mức |độ |khoảng )?(?:chênh(?: lệch)?|cách biệt)\s+)?giữa)\s+"
)
PERIOD = re.compile(
    rf"(?i)^(?:(?:trong|vào|tính đến|đến)\s+)?(?:(?:tháng\s+\d+\s*/\s*)|năm\s+|{HALF} năm\s+)"
    rf"{YEAR.pattern}\s*,?\s+"
)
# "bên nào cao nhất trong A và B", "bên nào cao hơn: A hay B"
AMONG = re.compile(
    r"(?i)^[\s,]*((?:\w+\s+){1,3}nào\b.*?)(?:\s(?:trong|giữa)(?:\s+số)?|:|(?<=hơn),)\s+(.*\s(?:và|với|hay)\s.*)$"
)
LAST_PERIOD = re.compile(rf"(?i),\s*(?:(?:trong|vào)\s+)?năm\s+{YEAR.pattern}$")
# Nouns that are said once of all that follows: "tốc độ A và B".
SAID_ONCE = re.compile(
    rf"(?i)^(?:(?:{MEASURE.pattern}(?:(?<=tốc độ) tăng(?: trưởng)?)?|số lượng|tổng số|tăng trưởng|doanh thu"
    r"|thứ hạng|mức độ|chủ đề|số|điểm(?: số)?|\w+ nhiêu(?: phần trăm)?|mấy)(?=\s)"
    r"|(?:ai|người nào)\s+\w+\s+\w+(?:\s+(?:ở|tại|cho))?(?=\s))"
)
# Where the words begin that belong to all things before them.
BELONGS = rf"của|ở|tại|trong|trên|năm|vào|đến|tính|theo|so|tháng|{HALF} năm"
SAYS = r"là|đạt|có|tăng|giảm|xếp|đứng|chiếm|(?<!phiên )(?<!cuộc )(?<!buổi )(?<!kỳ )họp|diễn|chủ trì|lên"
ASKS = rf"khi nào|thế nào|ra sao|{ASKING}"
HELPS = r"được|bị|phải|cần|do|đã|sẽ|đang"
SHARED = re.compile(rf"(?i)(?<=\s)(?:(?:{BELONGS}|{SAYS})\b.*|(?:{HELPS})\s.*\b(?:{ASKS})\b.*|(?:{ASKS})\b.*)$")
ASKED = re.compile(rf"(?i)(?<=\s)(?:(?:được\s+)?(?:{SAYS})\s+(?:\S+\s+){{0,2}}?)?(?:{ASKS})\b.*$")
# "cố định và di động về tốc độ", or in the order of English: "cố định và di động tốc độ"
MEASURED_LAST = re.compile(rf"(?i)^(\S.*?)(?:\svề)?\s({MEASURE.pattern})$")
PREDICATE = re.compile(r"(?i)\s(?:dùng|sử dụng|được|có|đạt|tăng|giảm|(?<!chính )phủ)\s")


def sides(text: str, holds: Holds) -> list[str]:
    """Returns one question for each of the things that a text joins; none where it joins none.

    ``holds`` tells whether a document has a term: two words that stand side by side in one.
    """
    text = " ".join(text.split()).rstrip(" ?.")
    if JOIN.search(text) is None or DIFFERS.search(text):
        return []
    period, text = _apart_from_period(text)
    text = AMONG.sub(r"trong \2 thì \1", text)
    listed = OPENING.match(text) is not None
    things, behind = _before_which(OPENING.sub("", text))
    if not period:
        period, behind = _apart_from_period(behind.strip())
    if not period:
        period, things = _apart_from_period(things)
    things = MEASURED_LAST.sub(r"\2 \1", things)
    asks_which = bool(behind)
    behind = MORE_OF.sub(r"bao nhiêu\1", behind)
    shared = " ".join(WHICH.sub(" ", COMPARING.sub(" ", behind)).split()).strip(" ,")
    things = " ".join(COMPARING.sub(" ", things).split()).strip(" ,")
    joins = list(JOIN.finditer(things))
    for join in joins:
        if _within_a_name(things, join) and not (asks_which and len(joins) == 1):
            continue
        left, right = things[: join.start()], things[join.end() :]
        if OF_ALL.match(right):
            continue  # "so với trung bình thế giới": the average is no thing beside it
        listed = listed or bool(shared)
        found = _each(left.split(", ") if listed else [left], right, holds)
        if found:
            return [f"{' '.join(f'{each} {shared}'.split())}{period}?" for each in found]
    return []


def _apart_from_period(text: str) -> tuple[str, str]:
    """The period that a text opens with, or names last behind a comma, and the text without it."""
    named = PERIOD.match(text) or LAST_PERIOD.search(text)
    return (
        (f" {named.group().strip(' ,').casefold()}", text[: named.start()] + text[named.end() :])
        if named
        else ("", text)
    )


def _before_which(text: str) -> tuple[str, str]:
    """The things and what is said of them all, where "cái nào", "bên nào", "mỗi loại" part the two."""
    which = next((each for each in WHICH.finditer(text) if JOIN.search(text[: each.start()])), None)
    return (text[: which.start()], text[which.end() :]) if which else (text, "")


def _within_a_name(text: str, join: re.Match[str]) -> bool:
    """Whether both words around a join are written as parts of one name: "Bộ Thông tin và Truyền thông"."""
    before, after = text[: join.start()].split(), text[join.end() :].split()
    if not before or not after or not after[0][:1].isupper() or after[0].isupper():
        return False
    begins = [at for at, word in enumerate(before) if word[:1].isupper()]
    return bool(begins) and len(before) - begins[-1] <= 2 and after[0] not in before


def _each(things: Sequence[str], last: str, holds: Holds) -> list[str]:
    first, *others = [thing.strip() for thing in things]
    last, tail = _parted(last, first)
    others.append(last)
    if any(not subject_terms(each) or len(each.split()) > MOST_WORDS for each in others):
        return []
    head, first = _head(first.split(), others[0].split(), holds)
    if not subject_terms(first):
        return []
    return [" ".join(f"{_unless_said(head, each)} {each} {tail}".split()) for each in (first, *others)]


def _parted(last: str, first: str) -> tuple[str, str]:
    """The last thing, and the words behind it that are said of all: where the first has no predicate, its too."""
    alike = fold(last.split()[0]) in [fold(word) for word in first.split()]
    whole = PREDICATE.search(f" {first} ") or (PREDICATE.search(f" {last} ") and not alike)
    tail = (ASKED if whole else SHARED).search(last)
    return (last[: tail.start()].strip(), tail.group()) if tail else (last, "")


def _head(first: list[str], other: list[str], holds: Holds) -> tuple[str, str]:
    """What of the first thing belongs to the others as well, and the first thing without it."""
    begins = [at for at, word in enumerate(first) if fold(word) == fold(other[0])]
    if begins:
        return " ".join(first[: begins[-1]]), " ".join(first[begins[-1] :])
    if SAID_ONCE.match(" ".join([*other, ""])):
        return "", " ".join(first)
    measure = SAID_ONCE.match(" ".join([*first, ""]))
    least = len(measure.group().split()) if measure else 0
    at = min(_starts(first, other, least, holds), key=lambda at: (abs(len(first) - at - len(other)), at))
    return " ".join(first[:at]), " ".join(first[at:])


def _starts(first: list[str], other: list[str], least: int, holds: Holds) -> Iterator[int]:
    """Where the first thing may begin: behind its measure, or where the documents know the other one's neighbour."""
    yield least
    for at in range(max(least, 1), len(first)):
        if holds(f"{fold(first[at - 1])}_{fold(other[0])}"):
            yield at


def _unless_said(head: str, thing: str) -> str:
    return "" if head and thing.casefold().startswith(head.casefold()) else head
