"""Whose name a statement reads back, and the question that it would answer: "Phó Chủ tịch tên là Y Ngọc" asks who is.

Knows how people name others; knows nothing of figures.
"""

import re

from bot.language.edges import NAME
from bot.language.speech import BODY
from bot.understanding.persons import people
from bot.understanding.query import OF_BODY, TITLE, places
from index import Span
from index.vietnamese import proper_names

ADDRESS = r"(?:ông|bà|đồng chí|đ/c|anh|chị)"
# Who holds an office, by whom something was done, who did it.
TITLED = re.compile(rf"(?i){TITLE}|{ADDRESS} $")
HOLDER = re.compile(rf"(?i)\s+(?:là|tên(?: là)?)(?: {ADDRESS}| (?:phó )?{TITLE})? $")
IN_OFFICE = re.compile(rf"(?i)(?<=\S )(?:(?:đang|hiện) )?(?:làm|giữ chức(?: vụ)?)(?= (?:phó )?{TITLE})")
IS_HOLDER = re.compile(rf"(?i)^(\D+?) có phải (?:là )?((?:phó )?{TITLE}.*?)(?: hay)? không[\s?.!]*$")
NAMED_SO = rf"(?:(?:phó )?{TITLE} (?:[^\W\d_]+ ){{0,8}}?|(?:[^\W\d_]+ )?tướng |{ADDRESS} )"
BY_WHOM = re.compile(rf"(?i)\b(?P<by>do|bởi|có) {NAMED_SO}?$")
WHO_DID = re.compile(rf"(?i)^(?P<there>(?:(?:ở|tại) (?:[^\W\d_]+ )+?|năm \d{{4}},? )(?:thì )?)?{NAMED_SO}?$")
IS_DOER = re.compile(r"(?i) (?:(?:có phải|chính) )?là người (?:đã )?(?!ở\b|của\b|[^\W\d_]+$)")
# "Luật … do Chính phủ thông qua", "Chính phủ đã thông qua Luật …"
SOME_BODY = rf"(?P<body>(?-i:Chính phủ|Quốc hội|Liên [Hh]ợp [Qq]uốc|[Bb]ộ {NAME}(?: và {NAME})?))"
A_BODY = re.compile(rf"(?i){BODY}\b")
BY_BODY = re.compile(rf"(?i)^(?P<what>\S.*?) (?:là )?(?P<by>do|bởi) {SOME_BODY}(?P<did>(?: [^\W\d_]+){{1,4}})$")
BODY_DID = re.compile(rf"(?i)^(?:chính )?{SOME_BODY} (?:đã|vừa)(?P<did> \S.*)$")
# "ông Nguyễn Văn An bên Sở Y tế"
WORKS_AT = re.compile(
    rf"(?i) (?:(?:là|người|cán bộ|lãnh đạo|làm|công tác) )*(?:bên|thuộc|ở|của) (?P<body>(?P<kind>{OF_BODY[4:-1]}) \S.*)"
)
# What has its number in Roman figures: "Quốc hội khóa XV".
NTH_TERM = re.compile(r"\b[Kk]hóa [IVXLC]+\b")


def with_office(text: str) -> str:
    """Returns a text with an office that somebody has as what he is: "An có phải là Bộ trưởng không?" reads it back."""
    return IS_HOLDER.sub(r"\1 là \2, đúng không?", IN_OFFICE.sub("là", text))


def doer_claimed(said: str) -> tuple[str, str] | None:
    """Returns whom a statement says to be the one that did something, and the question for him; None where nobody.

    "Ông An là người trình bày báo cáo tháng 7" is asked of who did, and not of the month. So is what a body did.
    """
    if (by := BY_BODY.match(said)) and not NTH_TERM.search(said):
        return by["body"], f"{by['what']} {by['by']} cơ quan nào{by['did']}?"
    for name in people(said, Span(0, len(said))):
        if WHO_DID.match(said[: name.start]) and (doer := IS_DOER.match(said, name.end)):
            return name.of(said), f"Ai {said[doer.end() :]}?"
    return None


def name_claimed(said: str) -> tuple[str, str] | None:
    """Returns the name, or the term in Roman figures, that a statement reads back, and the question for it; or None.

    What is titled or called "ông" need not be named as people mostly are. A body is one that did something.
    """
    if term := NTH_TERM.search(said):
        return term.group(), f"{said[: term.start()]}khóa mấy{said[term.end() :]}?"
    if did := BODY_DID.match(said):
        return did["body"], f"Cơ quan nào{did['did']}?"
    known = people(said, Span(0, len(said)))
    for name in known or proper_names(said):
        before, behind = said[: name.start], said[name.end :]
        if places(name.of(said)) or A_BODY.match(name.of(said)) or not (known or TITLED.search(before)):
            continue
        if (holder := HOLDER.search(before)) and not behind:
            return name.of(said), f"{before[: holder.start()]} là ai?"
        by, did = BY_WHOM.search(before), WHO_DID.match(before)
        if by and by.start() and (behind or by["by"].lower() != "có"):
            return name.of(said), f"{before[: by.start()]}{by['by']} ai{behind}?"
        if did and (works := WORKS_AT.fullmatch(behind)):
            return works["body"], f"{before}{name.of(said)} bên {works['kind']} nào?"
        if (by or did) and behind[:1] == " ":
            who = f"{did['there']}ai" if did and did["there"] else "Ai"
            return name.of(said), f"{who}{behind.removeprefix(' cũng')}?"  # "Ai cũng dự" is everybody
    return None
