"""Which figure, range or day of a sentence is the one that a question asks for: the rules, and how figures are weighed.

Nothing is marked where two fit alike.
"""

import re
from itertools import pairwise

from bot.gathering.asked import Asked, Marks
from bot.language.bounds import AVERAGE, OF_AMOUNT
from bot.language.edges import qualified, trimmed
from bot.language.periods import figures_by_year, year_of_figure
from bot.telling.cases import of_the_case
from bot.telling.kinds import ASKS_GRADE, ASKS_WHERE, ranges
from bot.telling.sought import (
    ASKS_DAY,
    ASKS_GROWTH,
    COUNTED,
    SHARE,
    asks_rank,
    counted_figures,
    counts,
    dates,
    of_the_measure,
    quantities_in,
    sought_figures,
    stretch_around,
)
from bot.understanding.query import AIMS, HOW_MUCH, MEASURE, NTH_IN_WORDS, WHICH_WAY, Query, Want, read, want_of
from index import Span, vietnamese
from index.vietnamese import SCALE, UNIT, terms, tokens, years

LETTER = re.compile(r"\b[A-ZĐ]\b")  # "mức B": what a figure is for, in one letter
LABEL = 5.0
MOST_BEFORE = 8  # words before a figure that say so
MOST_AFTER = 12  # words behind a figure that say what it is of
OF_COUNTED, COUNTED_WORDS = 2.0, 4  # what it weighs besides that these words, which a figure counts, are the question's
WHERE_COUNTED = re.compile(r"(?i)\b(?:trên|tại|ở|qua|với|trong|từ|của)\b")
SURE_MARGIN = 1.0
BELOW = re.compile(r"(?i)\bdưới (\d{1,9})\b")  # "dưới 50 điểm" is no grade from 50 on
GRADES = re.compile(r"(?i)\b\d+ (?=mức|loại|hạng|bậc|nhóm)")  # "5 mức độ" are no points
IF = re.compile(r"(?i)(?:nếu|khi)\s")
MOST_SAID = 20  # words that a reply opens with
CHOOSES_FIGURE = re.compile(rf"(?i)\b(?:{OF_AMOUNT}|\d[\d.,]*(?: \w+){{0,4}}?) hay (?:là )?(?:{OF_AMOUNT} )?\d")
ASKS_WHICH_WAY = re.compile(rf"(?i)\b{WHICH_WAY}\b")
ROSE = re.compile(rf"(?i)(?<!tốc độ )\b(?:tăng|giảm)(?: (?:thêm|{OF_AMOUNT}))*\s*$")
OF_WHAT_FIGURE = re.compile(
    rf"(?i)(?<![\d.,/])(?!(?:19|20)\d\d\b)(?P<figure>\d[\d.,]*)\s?"
    rf"(?:(?:%|{SCALE}\b|{UNIT}\b)(?: (?!(?:bộ|cơ quan)\b)\w+){{1,5}}"
    r"|(?: trong (?:bảng|biểu)\b)? (?:là|của|nói (?:về|lên|đến)|thuộc(?: về)?|ứng với)"
    r"(?: (?!năm|tháng|ngày|bộ|cơ quan)\w+){0,4}) (?:gì|nào)\W*$"
)
THINGS = re.compile(r"(?:\s(?!(?:và|so|trên|với|trong|của|tại|để)\b)[^\W\d_]+){1,5}")  # what a figure counts
READ = 3.0  # what it weighs that the reader saw the answer there, against words around that are the question's
BROUGHT = 1.0  # the same of each word that a follow-up brought
ITS_GROWTH = re.compile(r"(?i)^(?:(?:mức|tốc độ|tỷ lệ) )?tăng(?: trưởng)?\b")
# "xếp thứ mấy trên tổng bao nhiêu nước"
PARTED = re.compile(
    r"(?i),?\s+(?:và|còn|cũng như)\s+|,\s+|\s+(?=(?:trên|trong)(?: tổng(?: số)?| số)? (?:bao nhiêu|mấy) [^\W\d_])"
)
MOST_COUNTED = 4  # words of a thing that is counted with others: "bao nhiêu bộ, tỉnh và doanh nghiệp"
SIDE_BY_SIDE = re.compile(rf"(?:\s[^\W\d_]+,?){{0,4}}(?:,|\svà)\s(?:{OF_AMOUNT}\s)?")  # "18 bộ, ngành, 63 địa phương"
NAMES_GRADE = re.compile(r"\b[Mm]ức(?: độ)? [A-ZĐ]\b")
# The name of a grade before the range that it is given for: "Mức độ A - ", "; Khá: ".
GRADE = re.compile(r"\b[Mm]ức(?: độ)?\s+[A-ZĐ]\b[\s:–-]*$|(?<=[;,:(]) *[^\W\d_][^;:,.()\d]{0,24}?\s*[:–-]\s*$")
THAN_AVERAGE = re.compile(rf"(?i)\b(?:cao|thấp|nhanh|chậm|nhiều|ít|lớn|nhỏ) hơn (?:mức )?{AVERAGE}\b")
# "cao hơn trung bình thế giới không?", "so với thế giới thế nào?"
AGAINST_AVERAGE = re.compile(
    rf"(?i)\b(?:hơn|kém|bằng|so sánh|so) (?:\w+ ){{0,10}}?{AVERAGE}\b|\b{AVERAGE}\b.*\b(?:so sánh|thế nào|ra sao)\b"
)
ASKS_DOCUMENT = re.compile(r"(?i)\b(?:tài liệu|văn bản|bài|bài báo|bài viết|nguồn) nào\b")
COUNTS_THINGS = re.compile(rf"(?i)\d (?:{SCALE} )?(?!{SCALE}\b|phần|đồng)[^\W\d_]")  # "53 dịch vụ"
HOW_MEASURED = re.compile(
    rf"(?i)^(?:{MEASURE.pattern}|.*\btăng trưởng\b)(?!.*\b(?:hạng|thứ)\b).*\b(?:thế nào|ra sao)(?: năm \d+)?\W*$"
)
# "tổ chức ngày nào, ở đâu?" is answered by "ngày 12/7, tại Trụ sở Chính phủ đã diễn ra …".
TOOK_PLACE = re.compile(r",? tại [A-ZĐ][^,.;:]*?(?=,| đã\b| diễn ra\b)")
ASKS_YEAR, TELLS_YEAR = re.compile(r"(?i)\bnăm (?:nào|mấy)\b"), re.compile(r"(?i)\bnăm\b|\d{4}")


def range_around(asked: Asked) -> Marks | None:
    """The range that a figure of the question falls into, with its grade: "Mức độ B - Từ 80 đến 89 điểm" for 85.

    So the one of the highest grade, or of the lowest, where that is asked for.
    """
    query, text, sentence = asked.query, asked.text, asked.sentence
    if query.extreme and query.asks(ASKS_GRADE):
        told = [(low, span.moved(sentence.start)) for span, low, _ in ranges(sentence.of(text))]
        graded = sorted((low, grade.start, grade) for low, span in told if (grade := _with_grade(text, span)) != span)
        return (graded[-1 if query.extreme == "most" else 0][-1],) if len(graded) > 1 else None
    if NAMES_GRADE.search(query.text) and not query.asks(ASKS_GRADE):  # it may be inherited
        return None  # whatever range is read back of it
    named = _numbers_of(BELOW.sub(lambda below: str(int(below[1]) - 1), query.text)).difference(query.years)
    brought = _numbers_of(query.question).difference(_numbers_of(query.text))  # "thế 70 điểm?" asks no more for 95
    around = (
        _with_grade(text, span.moved(sentence.start))
        for span, low, high in ranges(sentence.of(text))
        if any(low <= number <= high for number in brought or named)
    )
    return tuple(around)[:1] or None


def rise(asked: Asked) -> Marks | None:
    """By how much a sentence says that something rose or fell, with that word, where a question asks which it did."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    asks = query.asks(ASKS_WHICH_WAY) or ASKS_WHICH_WAY.search(query.question)
    figures = quantities_in(text, of_the_measure(query, text, sentence)) if asks else []
    said = ((figure, ROSE.search(text, sentence.start, figure.start)) for figure in figures)
    told = [Span(rose.start(), _qualified(text, sentence, figure).end) for figure, rose in said if rose]
    return (told[0],) if len(told) == 1 else None


def when(asked: Asked) -> Marks | None:
    """The day or the year, with the place where both are asked for."""
    query, want = asked.query, want_of(asked.query)
    if want is not Want.TIME and not (want is Want.QUANTITY and query.asks(ASKS_DAY)):
        return None
    if query.asks(ASKS_YEAR) and (year := year_of_figure(asked.text, asked.sentence, query.text)):
        return (year,)
    date = _date(query, asked.text, asked.sentence, None if asked.doubtful else asked.answer)
    date = tuple(day for day in date if not query.asks(ASKS_YEAR) or TELLS_YEAR.search(day.of(asked.text)))
    place = TOOK_PLACE.match(asked.text, date[0].end, asked.sentence.end) if date and query.asks(ASKS_WHERE) else None
    return (Span(date[0].start, place.end()),) if place else date


def of_years(asked: Asked) -> Marks | None:
    """The figures of the years asked for, where a sentence tells one for each: "lần lượt là 11,91%, 14,26%"."""
    query = asked.query
    if want_of(query) not in (Want.QUANTITY, Want.ANYTHING):
        return None
    by_year = figures_by_year(asked.text, asked.sentence)
    grown = years(query.text) if query.asks(ASKS_GROWTH) else ()  # "năm 2022 tăng bao nhiêu so với năm 2021?"
    since = [year - 1 for year in grown[:1] if len(grown) == 1]
    return tuple(by_year[year] for year in sorted({*query.years, *grown, *since}) if year in by_year) or None


def clause_of_figure(asked: Asked) -> Marks | None:
    """What a figure is of that a question names ("29,98% là của cái gì?"): its clause, up to what it counts."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    named = query.asks(OF_WHAT_FIGURE)
    figures = quantities_in(text, sentence) if named else []
    at = next((each for each in figures if named and tokens(each.of(text))[0] == named["figure"]), None)
    if at is None:
        return None
    start = max(sentence.start, text.rfind(";", sentence.start, at.start) + 1)
    end = counted.end() if (counted := THINGS.match(text, at.end, sentence.end)) else at.end
    return (trimmed(text, Span(start if len(text[start:end].split()) <= MOST_SAID else at.start, end)),)


def how_much(asked: Asked) -> Marks | None:
    """The figures asked for, one of each thing that is counted, with that of the average where it is compared."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    if not counts(query):
        return None
    figures = _figures_of_parts(query, text, sentence)
    figures = figures or figures_of(query, text, sentence, asked.answer, asked.doubtful)
    return (*figures, *(against_average(text, sentence) if query.asks(AGAINST_AVERAGE) else ()))


def figures_read_back(asked: Asked) -> Marks | None:
    """The figures that a question names, where it reads back a number of things or asks which document has them."""
    counted = asked.query.claims and COUNTS_THINGS.search(asked.query.claims[0])
    asks = counted or asked.query.asks(ASKS_DOCUMENT)
    return (figures_named(asked.query, asked.text, asked.sentence) or None) if asks else None


def how_measured(asked: Asked) -> Marks | None:
    """The figure that tells how something is, where a reader saw other words."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    measured = sought_figures(query, text, sentence) if query.asks(HOW_MEASURED) else []
    told = bool(measured) and not any(map(asked.seen.overlaps, measured))
    return figures_of(query, text, sentence, asked.answer, doubtful=False) if told else None


def against_average(text: str, sentence: Span) -> Marks:
    """The words of a sentence that say that something is more or less than the average, with the figure of that."""
    told = THAN_AVERAGE.search(text, sentence.start, sentence.end)
    figures = quantities_in(text, sentence) if told else []
    after = [
        each
        for each in figures
        if told and each.start > told.end() and re.fullmatch(r"\s*(?:là|\()?\s*", text[told.end() : each.start])
    ]
    return (Span(told.start(), after[0].end if after else told.end()),) if told else ()


def figures_named(query: Query, text: str, sentence: Span) -> Marks:
    """The figures of a sentence that a question names, with what they count where it chooses: "25 hay 53 dịch vụ?"."""
    asked = query.question if (chooses := CHOOSES_FIGURE.search(query.question)) else query.text
    named = {tokens(figure.of(asked))[0] for figure in vietnamese.quantities(asked)}
    there = (figure for figure in quantities_in(text, sentence) if tokens(figure.of(text))[0] in named)
    found = [_qualified(text, sentence, figure) for figure in there]
    ends = (THINGS.match(text, figure.end, sentence.end) if chooses else None for figure in found)
    return tuple(Span(each.start, end.end() if end else each.end) for each, end in zip(found, ends, strict=True))


def _figures_of_parts(query: Query, text: str, sentence: Span) -> Marks:
    """A figure for each thing that a question counts ("bao nhiêu hệ thống và cơ quan", "… và mức tăng"); else none."""
    parts: list[str] = []
    for piece in PARTED.split(query.text):
        before = HOW_MUCH.search(parts[-1]) if parts else None
        grows = parts and ITS_GROWTH.match(piece)
        own = ITS_GROWTH.sub("tăng bao nhiêu", piece) if grows and not HOW_MUCH.search(piece) else piece
        if before and not HOW_MUCH.search(own) and len(parts[-1][before.end() :].split()) <= MOST_COUNTED:
            named = f"bao nhiêu {piece}"
            own = named if counted_figures(read(named, named), text, sentence, quantities_in(text, sentence)) else own
        apart = not parts or grows or (before and HOW_MUCH.search(own))
        parts = [*parts, own] if apart else [*parts[:-1], f"{parts[-1]} {piece}"]
    if len(parts) < 2:
        return ()
    found = [figures_of(read(part, part), text, sentence, answer=None, doubtful=False) for part in parts]
    each = tuple(dict.fromkeys(figure for figures in found for figure in figures))
    if not len(each) == len(parts) == sum(map(len, found)):
        return ()
    all_of_them = Span(min(figure.start for figure in each), max(figure.end for figure in each))
    gaps = (text[one.end : other.start] for one, other in pairwise(quantities_in(text, all_of_them)))
    if not all(map(SIDE_BY_SIDE.fullmatch, gaps)):
        return each
    counted = THINGS.match(text, all_of_them.end, sentence.end)
    return (Span(all_of_them.start, counted.end() if counted else all_of_them.end),)


def figures_of(query: Query, text: str, sentence: Span, answer: Span | None, doubtful: bool) -> Marks:
    """The one figure of a sentence that fits a question best; none where two fit alike."""
    figures = sought_figures(query, text, sentence)
    aimed = [
        figure for figure in figures if query.asks(AIMS) and AIMS.search(qualified(text, sentence, figure).of(text))
    ]
    figures = aimed or of_the_case(query, text, sentence, figures)
    counted = counted_figures(query, text, sentence, figures)
    if doubtful and not counted and query.asks(COUNTED):
        figures = [figure for figure in figures if not SHARE.search(figure.of(text))] or figures
    figures = counted or figures
    if not figures or (doubtful and len(figures) > 1 and not counted):
        return ()

    def fit(figure: Span) -> tuple[float, int]:
        seen = READ if answer is not None and figure.overlaps(answer) and not doubtful else 0.0
        return _fit(query, text, sentence, figure, figures) + seen, -figure.start

    best, *others = sorted(figures, key=fit, reverse=True)
    if others and fit(best)[0] - fit(others[0])[0] < SURE_MARGIN:
        return ()
    return (_qualified(text, sentence, best),)


def _date(query: Query, text: str, sentence: Span, answer: Span | None) -> Marks:
    found = of_the_case(query, text, sentence, dates(query, text, sentence))
    read = [date for date in found if answer is not None and date.overlaps(answer)]
    if not found:
        return (_without_if(text, answer),) if answer is not None else ()
    best = max(read or found, key=lambda date: _fit(query, text, sentence, date, found))
    return (stretch_around(query, text, sentence, best),)


def _numbers_of(question: str) -> set[int]:
    points = GRADES.sub(" ", question)
    return {int(token) for token in tokens(points) if token.isdecimal() and len(token) < 10}


def _with_grade(text: str, span: Span) -> Span:
    grade = GRADE.search(text, max(0, span.start - 30), span.start)
    return trimmed(text, Span(grade.start(), span.end)) if grade else span


def _without_if(text: str, answer: Span) -> Span:
    """What was seen to tell when, be it a day that no calendar names or a condition, without "nếu"."""
    seen = trimmed(text, answer)
    opens = IF.match(seen.of(text))
    return Span(seen.start + opens.end(), seen.end) if opens else seen


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> float:
    """How well the words around a figure are those of the question."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    before = text[earlier[-1] if earlier else sentence.start : figure.start]
    before = re.split(r"[,;]\s|\bvà\s", before)[-1] if earlier else before
    after = " ".join(re.split(r"[,;.(]\s", text[figure.end : sentence.end])[0].split()[:MOST_AFTER])
    before = " ".join(before.split()[-MOST_BEFORE:])
    asked, clause = set(query.subject), re.split(r"[,;:]\s", before)[-1]
    fit = float(len(asked.intersection(terms(before))) + len(asked.intersection(terms(after))))
    if not figure.of(text).endswith("%"):
        counted = WHERE_COUNTED.split(after)[0].split()[:COUNTED_WORDS]
        fit += OF_COUNTED * len(asked.intersection(terms(" ".join(counted))))
    fit += 0.5 * len(set(tokens(query.text)).intersection(tokens(after)))
    fit += LABEL * len(set(LETTER.findall(query.text)).intersection(LETTER.findall(clause)))
    fit += BROUGHT * len(set(query.focus).intersection(terms(f"{clause} | {after}")))
    if NTH_IN_WORDS.fullmatch(figure.of(text)):
        fit += 3 if asks_rank(query) else -3
    return fit


def _qualified(text: str, sentence: Span, figure: Span) -> Span:
    """The figure with what limits it: "gần 14,6 triệu", "Từ 65 đến 79 điểm", "45% - 55%"."""
    within = (span.moved(sentence.start) for span, *_ in ranges(sentence.of(text)))
    if around := next((each for each in within if each.overlaps(figure)), None):
        return around
    return figure if NTH_IN_WORDS.fullmatch(figure.of(text)) else qualified(text, sentence, figure)
