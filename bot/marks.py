"""Which words of a quote are the very thing asked for: the figure, the cell, the date, the name.

Knows queries and units; knows nothing of how candidates are ranked. Where it is not sure it marks nothing: a quote
without a mark is still the document's word, a wrong figure in bold is ours.
"""

import re

from bot.periods import figures_by_year
from bot.query import COUNTED, TITLE, Query, Want
from index import Document, Span, Unit, vietnamese
from index.vietnamese import fold, terms, tokens

GROWING = re.compile(
    r"(?i)\b(?:tăng|giảm)(?:\s+(?:thêm|gần|hơn|khoảng|tới|đến))?\s*$|\b(?:so với|thế giới là|trung bình)\D{0,30}$"
)
ASKS_GROWTH = re.compile(r"(?i)\btăng|giảm|trung bình|thế giới")
ASKS_RANK = re.compile(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí|rank")
RANK = re.compile(r"(?i)\bthứ \d+")
FORMER = re.compile(r"(?i)^\s*(?:xuống|lên)\b")  # "từ thứ 62 xuống xếp thứ 58": the first is no more
QUALIFYING = r"\b(?:gần|hơn|trên|dưới|khoảng|ước(?: tính)?(?: đạt)?|vượt(?: mức)?|ít nhất|tối thiểu|phấn đấu|từ)\s+"
QUALIFIER = re.compile(rf"(?i){QUALIFYING}$")
LEADING_QUALIFIERS = re.compile(rf"(?i)^(?:{QUALIFYING})+")
RANGE = re.compile(r"(?i)^\s*(?:-|–|đến|tới)\s*\d[\d.,]*\s*(?:%|điểm)?")
DAY = re.compile(
    r"(?i)(?:(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?:/\d{4})?"
    r"|(?:(?:sáng|chiều|tối|trưa)\s+)?ngày\s+\d{1,2}\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?"
)
DATE = re.compile(DAY.pattern + r"|(?:trong\s+)?tháng\s+\d{1,2}(?:/\d{4}|\s+năm\s+\d{4})?|(?:trong\s+)?năm\s+\d{4}")
ASKS_DAY = re.compile(r"(?i)ngày (?:nào|mấy|bao nhiêu)|hôm nào|what (?:day|date)")
NO_NAME = re.compile(r"(?i)\b(?:ủy ban|bộ|chính phủ|quốc gia|tỉnh|thành phố|thông tin|trung ương|phiên họp|đề án)\b")
TITLES = re.compile(rf"(?i){TITLE}")
ASKS_HOLDER = re.compile(
    r"(?i)\blà (?:ai|người nào|ông nào|bà nào)\b|\b(?:ai|người nào) (?:là|giữ)\b|\btên (?:là )?gì\b"
)
WHICH_HOLDER = re.compile(rf"(?i)((?:\bphó )?{TITLE}(?: \w+){{0,3}}?) nào\b")
ABBREVIATED = re.compile(r"\b[A-ZĐ&]{2,}\s*\(([^()]*)\)")


def marked_spans(
    query: Query, document: Document, unit: Unit, answer: Span | None = None, doubtful: bool = False
) -> tuple[Span, ...]:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit; ``doubtful`` that it saw nothing.
    """
    if unit.kind == "row":
        return _cells(query, unit)
    if query.want is Want.TIME:
        return _date(query, document.text, unit.span, answer)
    if query.want is Want.PERSON:
        return _name(query, document.text, unit.span, answer)
    if query.want is not Want.QUANTITY:
        return (_trimmed(document.text, answer),) if answer is not None and not doubtful else ()
    return () if doubtful and answer is not None else _figures(query, document.text, unit.span, answer)


def holds_title(question: str, text: str) -> bool:
    """Returns whether a text holds the office that a question asks for, and not only a deputy's.

    The title has to stand there with the two words that follow it in the question ("Bộ trưởng Bộ Công an").
    """
    if which := WHICH_HOLDER.search(question):
        return re.search(rf"(?<!mat )\b{re.escape(fold(which[1]))}\b", fold(text)) is not None
    asked = TITLES.search(question)
    if asked is None or not ASKS_HOLDER.search(question) or fold(question[: asked.start()]).rstrip().endswith("pho"):
        return True
    words = tokens(question[asked.start() :])[: len(asked.group().split()) + 2]
    while words and words[-1] in ("là", "của", "ai", "tên", "nào", "chủ", "trì"):
        words.pop()
    phrase = fold(" ".join(words))
    plain = " ".join(tokens(ABBREVIATED.sub(r"\1", text)))
    return re.search(rf"(?<!pho )(?<!mat )\b{re.escape(phrase)}\b", fold(plain)) is not None


def _cells(query: Query, unit: Unit) -> tuple[Span, ...]:
    """The cells of the years asked for; the last column's where no year was."""
    if not query.years:
        return (unit.cells[-1].span,)
    return tuple(cell.span for cell in unit.cells if set(query.years) & set(vietnamese.years(cell.column)))


def _figures(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    by_year = figures_by_year(text, sentence)
    if listed := tuple(by_year[year] for year in query.years if year in by_year):
        return listed
    figures = [each.moved(sentence.start) for each in vietnamese.quantities(sentence.of(text))]
    ranks = [Span(*match.span()) for match in RANK.finditer(text, sentence.start, sentence.end)]
    figures = sorted(figures + ranks, key=lambda figure: figure.start)
    read = [figure for figure in figures if answer is not None and figure.overlaps(answer)]
    if not figures:
        return ()
    counted = [figure for figure in figures if _counts(query, text[figure.end : sentence.end])]
    best = max(counted or read or figures, key=lambda figure: _fit(query, text, sentence, figure, figures))
    return (_qualified(text, sentence, best),)


def _date(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    pattern = DAY if ASKS_DAY.search(query.text) else DATE
    dates = [Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end)]
    read = [date for date in dates if answer is not None and date.overlaps(answer)]
    return (max(read or dates, key=lambda date: _fit(query, text, sentence, date, dates)),) if dates else ()


def _name(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    """The reader's name, if it is one and the asked title stands in its clause."""
    names = [name.moved(sentence.start) for name in vietnamese.proper_names(sentence.of(text))]
    names = [name for name in names if not NO_NAME.search(name.of(text))]
    titled = [name for name in names if holds_title(query.text, _clause(text, sentence, name))]
    read = [name for name in titled if answer is not None and name.overlaps(answer)]
    return (read[0],) if read else ()


def _clause(text: str, sentence: Span, part: Span) -> str:
    start = text.rfind(";", sentence.start, part.start) + 1 or sentence.start
    end = text.find(";", part.end, sentence.end)
    return text[max(start, sentence.start) : end if end >= 0 else sentence.end]


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> tuple[float, int]:
    """How well the words around a figure are those of the question; the earlier of two alike wins."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    before = text[earlier[-1] if earlier else sentence.start : figure.start]
    before = re.split(r"[,;]\s|\bvà\s", before)[-1] if earlier else before
    after = re.split(r"[,;.(]\s|\d", text[figure.end : sentence.end])[0]
    asked = set(query.subject)
    fit = float(len(asked.intersection(terms(before))) + len(asked.intersection(terms(" ".join(after.split()[:4])))))
    grows, asks_growth = GROWING.search(before) is not None, ASKS_GROWTH.search(query.text) is not None
    fit += 3 if grows and asks_growth else -3 if grows or asks_growth else 0
    if RANK.fullmatch(figure.of(text)):
        fit += 3 if ASKS_RANK.search(query.text) else -3
        fit -= 10 * (FORMER.search(text[figure.end : sentence.end]) is not None)
    return fit, -figure.start


def _counts(query: Query, after: str) -> bool:
    """Returns whether the thing that a question counts ("bao nhiêu giao dịch") stands right behind a figure."""
    counted = COUNTED.search(query.text)
    return counted is not None and fold(after.lstrip()).startswith(fold(counted.group(1)))


def bare(figure: str) -> str:
    """Returns a marked figure without what limits it: "ước đạt 16,5%" gives "16,5%"."""
    return LEADING_QUALIFIERS.sub("", figure)


def _qualified(text: str, sentence: Span, figure: Span) -> Span:
    """The figure with what limits it: "gần 14,6 triệu", "Từ 65 đến 79 điểm", "45% - 55%"."""
    start, end = figure.start, figure.end
    while before := QUALIFIER.search(text, sentence.start, start):
        start = before.start()
    after = RANGE.search(text[end : sentence.end])
    return Span(start, end + after.end() if after else end)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip(" \"“”'.,;:(")), span.start + len(words.rstrip(" \"“”'.,;:)")))
