"""A question for several facts becomes one query a fact: each year, each place, each of the things compared.

Knows queries; knows nothing of how one of them is answered.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.bounds import AVERAGE
from bot.language.periods import COMPARISON, HALF, SPAN, own_years
from bot.telling.kinds import TITLE, asks_nothing
from bot.understanding.coordination import COMPARING, OPENING, sides
from bot.understanding.query import CHANGED_MOST, HOW_MUCH, MEASURE, WHICH_WAY, Query, read, subject_terms, with_place
from bot.understanding.substitution import PART_OF_YEAR, SERIES
from index import vietnamese
from index.vietnamese import YEAR, term_set

MOST_PARTS = 8
RANGE = re.compile(
    r"(?i)(?:\b(?:từ|giai đoạn|thời kỳ)\s+)?(?:năm\s+)?("
    + YEAR.pattern
    + r")\s*(?:-|–|đến|tới|sang|to)\s*(?:năm\s+)?("
    + YEAR.pattern
    + r")"
)
COMPARES = re.compile(
    r"(?i)\bso (?:sánh|giúp|hộ|thử)\b|\b(?:khác|chênh(?: lệch)?|cách|hơn kém) nhau\b"
    r"|\b(?:chênh(?: lệch)?|cách biệt) giữa\b|\bso với\b(?! (?:cùng kỳ|tổng)\b)"
    r"|\b(?:cái|bên|loại|thứ|nơi) nào\b|\bmỗi (?:loại|thứ|bên|cái)\b"
    r"|\b(?:lần lượt|tương ứng|thay đổi)\b|\bhay\b.+\b(?:hơn|trước|sau)\b|\bhơn\s*[:,].+\bhay\b"
    r"|\bgấp (?:mấy|bao nhiêu) lần\b"
)
WHICH_OF = re.compile(r"(?i)\b(?:cái|bên|loại|thứ|đằng|chỉ số|trụ(?: cột)?) nào\b")
PILLAR = re.compile(r"(?i)\btrụ(?: cột)? nào\b")
MEASURED = re.compile(rf"(?i){MEASURE.pattern}|\bđiểm\b")
# "các năm 2023, 2024 và 2025", "năm 2023 có cao hơn năm 2022 không"
BEYOND = r"(?:(?:có|thì|là|lại|đã)\s+)*(?:cao|thấp|lớn|nhỏ|nhiều|ít)\s+hơn(?:\s+so với)?"
YEARS_LISTED = re.compile(
    rf"(?i)\s*(?:\b(?:(?:qua|trong|theo)\s+)?(?:các|những|hai|ba)\s+)?(?:\bnăm\s+)?{YEAR.pattern}"
    rf"(?:\s*(?:,|và|với|so với|đến|-|{BEYOND})\s*(?:năm\s+)?{YEAR.pattern})+"
    r"(?:\s+(?:(?:đúng|phải|có)\s+)?(?:không|chưa)\b)?"
)
WHICH_IS_MORE = re.compile(
    r"(?i)\b(?:hay|cấp \w+ (?:và|với|so với) (?:cấp )?\w+\b.*\bnào)\b.*\bhơn\b(?! bao nhiêu| mấy)"
    r"|\bgấp (?:mấy|bao nhiêu) lần\b"
)
IS_MORE = re.compile(r"\bhơn\b|\bgấp (?:\S+ ){1,3}?lần\b")
# "Năm 2021 kinh tế số có vượt chính phủ số không?"; but no aim, average or earlier time is a thing beside it.
WHETHER_MORE = re.compile(
    r"(?i)^(?P<one>\S.*?) có (?:(?:(?:cao|thấp|lớn|nhỏ|nhiều|ít|nhanh|chậm) )?hơn|vượt(?: qua)?) (?:so với )?"
    rf"(?P<other>(?!{AVERAGE}|(?:trung bình|bình quân|năm|kỳ|lần|tháng|quý|trước|kế|mục|chỉ tiêu|dự|mức)\b|\d)\S.*?)"
    r" (?:hay )?không[\s?.!]*$"
)
JOINED = r"(?:và|với|hay|so với)"
BESIDE_ANOTHER = re.compile(rf"(?i)\s+{JOINED}\s+(?:(?:ở|tại|tỉnh)\s+)*\0|\0\s+{JOINED}(?=\s)")
# "Xã hội số năm 2022 so với kinh tế số?" asks for the year of both.
OF_BOTH = re.compile(rf"(?i)^(.*)\s(năm {YEAR.pattern})(?= {JOINED} (?!năm\b|{YEAR.pattern})\D*$)")
# A year with the part of it that is meant, and which of two sizes is asked: "năm nào nhiều hơn?", "tăng hay giảm?".
WITH_PART = re.compile(rf"(?i)(?P<part>{HALF}\s+)?(?:năm\s+)?(?P<year>{YEAR.pattern})")
WHICH_SIZE = re.compile(rf"(?i)\b(?:{WHICH_WAY}|(?:cao|thấp|lớn|nhỏ|nhiều|ít)(?: \w+)? hơn)\b(?! bao nhiêu| mấy)")
# "đến tháng 4/2024 so với cả năm 2024": what is compared with the whole year is a part of it.
WHOLE_YEAR = re.compile(rf"(?i)\s+(?:và|với|so với|hay)\s+(?:ước\s+)?cả năm\s+({YEAR.pattern})")
# "tăng bao nhiêu so với năm 2023": the change is one fact.
CHANGE = re.compile(
    r"(?i)\b(?:(?:tăng|giảm|gấp)\b.*\bso với|so với\b.*\b(?:tăng|giảm|gấp) (?:được |thêm )?(?:bao nhiêu|mấy))\b"
)
# "so với lần trước": what it was before is nothing beside it.
SINCE_BEFORE = re.compile(r"(?i)\s*\bso với (?:(?:lần|kỳ|đợt)(?: \w+){0,2}? trước|trước)(?: đó| đây)?\b")
HOW_MUCH_CHANGED = re.compile(r"(?i)\b(?:tăng|giảm)(?: (?:được|thêm|lên))* (?:bao nhiêu|mấy)(?: (?:phần trăm|điểm))*")
# "…, còn …", "…, … bao nhiêu": what follows may be a question of its own.
AND_ANOTHER = re.compile(r"(?i)\s*[,;]\s+(?:(?:còn|và|rồi|thế còn)\s+)?|\s+còn\s+")
# "…, xếp thứ mấy?" asks of what the first half is of.
OF_THE_SAME = re.compile(r"(?i)(?:(?:được|bị|đang) )?(?:xếp|đứng|đạt|tăng|giảm|chiếm)\b")
# Whose years are school years: "chỉ tiêu lớp 6 năm 2025-2026" asks for one.
OF_SCHOOL = re.compile(r"(?i)\b(?:năm học|niên khóa|học (?:sinh|kỳ|bạ|bổng|phí)|lớp \d+|giáo viên|THCS|THPT)\b")
WHOLE_SPAN = re.compile(rf"(?i)\bcả năm\s+(?:học\s+)?{SPAN.pattern}")
OTHER_SPAN = re.compile(
    rf"(?i)\s*(?:,|với|so với|và|hay|từ|đến)?\s*(?:(?:cả|các|hai)\s+)?(?:năm\s+(?:học\s+)?)?{SPAN.pattern}"
)
LEAST_OF_HALF = 4  # words that tell something, and pairs of them
TITLED = re.compile(rf"(?i)\b{TITLE}")
ASKS_WHICH_YEAR = re.compile(r"(?i)[,\s]*\b(?:vào\s+)?năm nào\b")


def parts(query: Query, known_years: tuple[int, ...], holds: Callable[[str], bool]) -> list[Query]:
    """Returns the queries that together answer ``query``; itself alone where it asks for one fact.

    ``known_years`` are the years that the documents speak of, for a question that asks for all of them; ``holds`` tells
    whether a document has a term.
    """
    if len(spans := _school_years(query)) > 1:
        return [_for_span(query, span) for span in spans[:MOST_PARTS]]
    if query.extreme and query.asks(CHANGED_MOST):
        return [replace(query, years=tuple(vietnamese.years(query.text)))]  # what changed most is seen in all of them
    years = [] if spans else _years(query, known_years)
    if (
        not spans
        and (span := query.asks(RANGE))
        and query.asks(WHICH_OF)
        and len(found := _sides(replace(query, text=RANGE.sub(" ", query.text)), holds)) > 1
    ):
        ends = tuple(map(int, span.groups()))
        return [replace(read(query.question, side), years=ends) for side in found]
    if len(years) > 1:
        return [_for_year(query, year) for year in years[:MOST_PARTS]]
    if places := _places(query):
        return places
    whether = query.asks(WHETHER_MORE)
    if whether or query.asks(COMPARES):
        text = whether.expand(r"\g<one> với \g<other>") if whether else SINCE_BEFORE.sub("", query.text)
        found = _sides(replace(query, text=text), holds)
        if len(found) > 1:
            return [read(query.question, side) for side in found]
    return [query]


def years_of_change(query: Query) -> list[Query]:
    """Returns a query for each of the years between which something is asked to have changed; none without two."""
    years = sorted(set(vietnamese.years(query.text))) if query.asks(CHANGE) else []
    return [_for_year(query, year) for year in years] if len(years) == 2 else []


def joined(query: Query, holds: Callable[[str], bool]) -> list[Query]:
    """Returns a query for each thing that a question joins without comparing them; itself alone where it joins none.

    What is joined may just as well be one thing, so the parts are to be taken only where each is answered.
    """
    found = _asked_each(query.text) or sides(SINCE_BEFORE.sub("", query.text), holds)
    return [read(query.question, side) for side in found] if len(found) > 1 else [query]


def _asked_each(text: str) -> list[str]:
    """Returns the halves of a text that both count something of their own: "… bao nhiêu hộ, còn … bao nhiêu dân?"."""
    halves = AND_ANOTHER.split(text, maxsplit=1)
    asked = len(halves) > 1 and all(
        HOW_MUCH.search(half) and len(subject_terms(half)) >= LEAST_OF_HALF for half in halves
    )
    return [f"{half.strip(' ?.,')}?" for half in halves] if asked and not OF_THE_SAME.match(halves[1]) else []


def asks_every_year(query: Query) -> bool:
    """Returns whether a question asks for all years that there are ("qua các năm")."""
    return query.asks(SERIES) is not None or asks_which_year(query)


def asks_which_year(query: Query) -> bool:
    """Returns whether a question asks for the year of the highest or lowest figure ("năm nào cao nhất?")."""
    return query.asks(ASKS_WHICH_YEAR) is not None and query.extreme is not None


def _years(query: Query, known_years: tuple[int, ...]) -> list[int]:
    span = query.asks(RANGE)
    if span:
        first, last = int(span.group(1)), int(span.group(2))
        return list(range(first, last + 1)) if first < last < first + 30 else []
    if asks_every_year(query):
        return sorted(known_years)
    named = query.years if query.years and query.asks(CHANGE) else vietnamese.years(query.text)
    return sorted(named) if len(named) > 1 else []


def _for_year(query: Query, year: int) -> Query:
    named = {int(each["year"]): each["part"] for each in WITH_PART.finditer(query.text)}
    apart = len({*named.values()}) > 1  # "năm 2024 và nửa đầu 2025"
    text = HOW_MUCH_CHANGED.sub("là bao nhiêu", PART_OF_YEAR.sub("", query.text) if apart else query.text)
    text = SERIES.sub("", OPENING.sub("", RANGE.sub("", ASKS_WHICH_YEAR.sub("", text))))
    text, listed = YEARS_LISTED.subn(f" năm {year}", text, count=1)
    if not listed:
        text = re.sub(r"(?i)\s*(?:,|với|so với|và|từ|đến)?\s*(?:(?:cả|các)\s+)?(?:năm\s+)?" + YEAR.pattern, " ", text)
    text = " ".join(COMPARING.sub(" ", text).split()).rstrip(" ?.,")
    names_only = (asks_every_year(query) or listed) and asks_nothing(query) and not TITLED.search(text)
    asks_much = asks_which_year(query) or names_only or (listed and query.asks(WHICH_SIZE))
    how_much = " là bao nhiêu" if asks_much and not (HOW_MUCH.search(text) or MEASURE.search(text)) else ""
    text = f"{text}{'' if listed else f' năm {year}'}{how_much}?"
    if apart and named.get(year):
        text = re.sub(rf"\bnăm (?={year}\b)", f"{named[year].strip()} năm ", text)
    return replace(read(query.question, text), years=(year,))


def _school_years(query: Query) -> list[str]:
    """The school years that a question names, in order; none beside other years or without a school."""
    spans = {span[0] for span in SPAN.finditer(query.text) if int(span[2]) == int(span[1]) + 1}
    alone = not vietnamese.years(SPAN.sub(" ", query.text)) and query.asks(OF_SCHOOL)
    return sorted(spans) if alone else []


def _for_span(query: Query, span: str) -> Query:
    whole = "cả " if query.asks(WHOLE_SPAN) else ""
    text = OPENING.sub("", OTHER_SPAN.sub(" ", HOW_MUCH_CHANGED.sub("là bao nhiêu", query.text)))
    return read(query.question, f"{' '.join(COMPARING.sub(' ', text).split()).rstrip(' ?.,')} {whole}năm học {span}?")


def _places(query: Query) -> list[Query]:
    """The question once for each of two places that it joins; none where one of them only belongs to the other."""
    if len(query.places) != 2:
        return []
    alone = [with_place(query.text, other, "\0") for other in query.places]
    alone.sort(key=lambda text: -text.index("\0"))  # the place that is named first is asked first
    if not all(BESIDE_ANOTHER.search(text) for text in alone):
        return []
    return [read(query.question, f"{' '.join(BESIDE_ANOTHER.sub(' ', text).split()).rstrip(' ?.')}?") for text in alone]


def _sides(query: Query, holds: Callable[[str], bool]) -> list[str]:
    """The things compared, each with the words before and behind that belong to both."""
    text = query.text if own_years(query.text) else COMPARISON.sub(" ", query.text)  # the year is no thing compared
    if whole := WHOLE_YEAR.search(text):
        left = " ".join(COMPARING.sub(" ", text[: whole.start()]).split())
        return [f"{left}?", f"{YEAR.sub('', PART_OF_YEAR.sub('', left)).strip()} năm {whole[1]}?"]
    found = sides(OF_BOTH.sub(r"\2 \1", text), holds)
    if query.asks(PILLAR) and not query.asks(MEASURED):
        return [f"chỉ số {side}" for side in found]  # "trụ cột nào tăng nhiều hơn: A hay B?": what is told of each
    return found


def own_terms(several: Sequence[Query]) -> list[Query]:
    """Returns the queries, each of them with only the terms that not all of them have."""
    shared = set.intersection(*(set(part.subject) for part in several))
    return [replace(part, subject=tuple(term for term in part.subject if term not in shared)) for part in several]


def compares(several: Sequence[Query], text: str) -> bool:
    """Returns whether one sentence says itself which of several is more, or how many times: "cấp tỉnh … mạnh hơn"."""
    shared = set.intersection(*(set(part.singles) for part in several))
    return IS_MORE.search(text) is not None and all(set(part.singles) - shared <= term_set(text) for part in several)
