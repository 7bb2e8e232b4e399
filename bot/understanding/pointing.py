"""Who or what a question points to, or calls by a part of the name, is named in full.

Knows texts; knows nothing of what a question asks.
"""

import re
from itertools import pairwise

from bot.language.events import GATHERING
from bot.understanding.persons import people
from bot.understanding.query import places, subject_terms
from bot.understanding.topic import PREDICATE
from index import Span, vietnamese
from index.vietnamese import fold

ASKS_WHO = re.compile(r"(?i)\b(?:ai|tên|(?:người|ông|bà|đồng chí) nào)\b")
THAT_ONE = re.compile(r"(?i)\b(?:(?:ông|bà|anh|chị|cô|đồng chí|vị|người) (?:ấy|đó|này|kia)|ổng|bả)\b")
SHORT = str.maketrans({"ổ": "ô", "Ổ": "Ô", "ả": "à"})  # "ổng" is "ông ấy"
THAT = re.compile(r"(?i)\b(?P<noun>[^\W\d_]+(?: [^\W\d_]+)?)(?<!\bở)(?<!\btại)(?<!\btrên) (?:đó|này|ấy)\b")
THING = re.compile(r"(?i)\b(?P<noun>dịch vụ|nền tảng|hệ thống|ứng dụng|chương trình|kế hoạch|dự án) (?:đó|này|ấy)\b")
# "tỉnh tôi": which one is not said, but for "tôi ở Đồng Tháp, tỉnh tôi …"
MINE = re.compile(
    r"(?i)\b(?P<noun>tỉnh|thành phố|huyện) (?:của )?(?:bên |nhà )?"
    r"(?:tôi|tui|mình|em|cháu|bác|chú|cô|chúng tôi|chúng em)\b"
)
CALLED = re.compile(r"(?i)\b(?:ông|bà|anh|chị|cô|đồng chí|đ/c)\s+([^\W\d_]+(?:\s+(?-i:[A-ZĐ])[^\W\d_]+)?)\b")
OF_TIME = re.compile(rf"(?i)^{GATHERING} .*\d")  # "hội nghị 6 tháng đầu năm 2023" is named by its time alone
# "ngày nào?" after "… ở phiên họp lần thứ mấy?" asks of the meeting that was told.
NTH_EVENT = re.compile(rf"(?i)\b(?P<event>{GATHERING}(?: lần)?) thứ mấy\b")
OF_EVENT = re.compile(r"(?i)(?:(?:vào|họp) )*(?:(?:khi|hôm|ngày|lúc|tháng|năm) nào|bao giờ|(?:ở|tại) đâu)[\s?.!]*")
NAME_ENDS = re.compile(
    rf"{PREDICATE.pattern}|\s(?:tăng(?! trưởng)|giảm|nói|đăng|viết|thì)\b"
    r"|\s(?:việc|nhiệm vụ|những|cái|điều(?! (?:phối|hành|khiển|tra)\b)|nội dung|gì|chưa|không|sau|trong|tại)\b"
)


def with_own_place(text: str) -> str:
    """Returns the text with "tỉnh tôi" as the one place that somebody names before as his own: "tôi ở Đồng Tháp, …"."""
    mine = MINE.search(text)
    own = places(text[: mine.start()]) if mine else ()
    return f"{text[: mine.start()]}{mine['noun']} {own[0]}{text[mine.end() :]}" if mine and len(own) == 1 else text


def with_full_names(text: str, quoted: str, marked: str = "", asked: str = "") -> str:
    """Returns the text with the people it points to, or calls by last names, named as the quotes before name them.

    "ông ấy" is who was ``asked`` about last, or who was ``marked`` where it was asked who, or the only one ``quoted``;
    "luật đó" is the law that was ``marked``.
    "Ngày nào?" and "cuộc họp đó" are of the meeting that was told last, or its number.
    """
    found, spoken_of, shown = (
        [who for name in people(said, Span(0, len(said))) if (who := name.of(said)) not in places(who)]
        for said in (marked, asked, quoted)
    )
    last = (found or spoken_of) if ASKS_WHO.search(asked) else (spoken_of or found)
    if last := last or shown * (len({*shown}) == 1):
        text = THAT_ONE.sub(lambda that: f"{that.group().split()[0].translate(SHORT)} {last[-1]}", text)
    that = THAT.search(text)
    if that and (whole := in_full(that["noun"], marked)) and whole.endswith(marked):
        text = text.replace(that.group(), whole, 1)
    if (that := THING.search(text)) and len(told := _called_there(that["noun"], quoted)) == 1:
        text = text.replace(that.group(), told.pop(), 1)
    nth = NTH_EVENT.search(asked) if marked.startswith("thứ ") else None
    event = f"{nth['event']} {marked}" if nth else marked
    if nth and (that := THAT.search(text)) and re.fullmatch(f"(?i){GATHERING}", that["noun"]):
        text = text.replace(that.group(), event, 1)
    if OF_TIME.match(event) and OF_EVENT.fullmatch(text):
        text = f"{event} {text}"
    calls = list(CALLED.finditer(text))
    said = f"{quoted}\n{asked}"
    words = [name.of(said).split() for name in vietnamese.proper_names(said)] if calls else []
    full = {" ".join(name[-most:]).casefold(): " ".join(name) for name in words for most in (1, 2)}
    for called in reversed(calls):
        name = full.get(called[1].casefold())
        if name and not text[called.end() :].lstrip()[:1].isupper():
            text = text[: called.start(1)] + name + text[called.end() :]
    return text


def with_initials_read(text: str, said: str) -> str:
    """Returns the text with each abbreviation as what was ``said`` has it in full: "Luật GDĐT", but no "Bộ GDĐT"."""
    words, there = text.split(), vietnamese.TOKEN.findall(said)
    for at, (of, short) in enumerate(pairwise(words), 1):
        short = fold(short.strip("?.,!"))
        if len(short) > 2 and not vietnamese.is_syllable(short):
            runs = (there[first + 1 :][: len(short)] for first, word in enumerate(there) if fold(word) == fold(of))
            words[at] = next(
                (" ".join(run) for run in runs if fold("".join(word[0] for word in run)) == short), words[at]
            )
    return " ".join(words)


def _called_there(noun: str, quoted: str) -> set[str]:
    """What a text calls by a noun and at least two words more, up to a mark or a verb: "dịch vụ trung tâm dữ liệu"."""
    found = (
        re.split(rf"{NAME_ENDS.pattern}|[^\w\s]", after, maxsplit=1)[0]
        for after in re.split(rf"(?i)\b{noun}\b", quoted)[1:]
    )
    return {f"{noun}{name}" for name in found if len(name.split()) > 1}


def in_full(noun: str, text: str) -> str | None:
    """Returns what a text calls by a noun, with its name; None where it says no more than the noun, or not that.

    What stands before the noun stays: of "sao luật", as in "vì sao luật đó", it is the law that has a name.
    """
    for said in dict.fromkeys((noun, noun.split()[-1])):
        for found in re.finditer(rf"(?i)\b{said}\b(?= \S)", text):
            end = NAME_ENDS.search(text, found.end())
            whole = text[found.start() : end.start() if end else len(text)].strip(" ?.,")
            if len(subject_terms(whole)) > len(subject_terms(said)) or OF_TIME.search(whole):
                return f"{noun.removesuffix(said)}{whole}"
    return None
