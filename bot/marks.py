"""Which words of a quote are the very thing asked for: the figure, the cell, the date, the name.

Knows queries and units; knows nothing of how candidates are ranked. Where it is not sure it marks nothing: a quote
without a mark is still the document's word, a wrong figure in bold is ours.
"""

import re

from bot.periods import figures_by_year
from bot.persons import holders, office_of
from bot.query import COUNTED, Query, Want
from index import Document, Span, Unit, vietnamese
from index.vietnamese import fold, terms, tokens

GROWING = re.compile(
    r"(?i)\b(?:tăng|giảm)(?:\s+(?:thêm|gần|hơn|khoảng|tới|đến))?\s*$|\b(?:so với|thế giới là|trung bình)\D{0,30}$"
)
ASKS_GROWTH = re.compile(
    r"(?i)\btăng(?! trưởng)|\bgiảm|\bgấp\b|\blên\b|(?:nhiều|cao|nhanh) hơn|so với .*trước|trung bình|thế giới"
)
ASKS_RANK = re.compile(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí thứ|rank")
FROM_TO = re.compile(r"(?i)\btừ (\d{1,9})(?: điểm)? (?:đến|tới) (\d{1,9})(?: điểm)?")
LETTER = re.compile(r"\b[A-ZĐ]\b")  # "mức B": what a figure is for, in one letter
LABEL = 5.0
MOST_AFTER = 12  # words behind a figure that say what it is of
SURE_MARGIN = 1.0
READ = 2.0  # what it weighs that the reader saw the answer there, against words around that are the question's
EVERY_YEAR = re.compile(r"(?i)\b(?:các|những|từng|mọi|mỗi|cả (?:hai|ba|bốn|năm|\d)) năm\b")
UNIT_WORDS = ("bac", "lan", "diem", "ngay", "thang", "gio", "phut", "giay", "nuoc", "nguoi", "dong")
# Which unit a figure has to have, by the words that ask for it.
UNITS = (
    (re.compile(r"(?i)phần trăm|%|t[ỷỉ] lệ|t[ỷỉ] trọng"), re.compile(r"%$")),
    (
        re.compile(r"(?i)bao nhiêu (?:tiền|đồng)|(?<!đánh )giá bao nhiêu|kinh phí|chi phí|số tiền"),
        re.compile(r"(?:đồng|USD)$"),
    ),
    (re.compile(r"(?i)(?:mấy|bao nhiêu) lần|\bgấp\b"), re.compile(r"lần$")),
)
RANK = re.compile(r"(?i)\bthứ \d+")
CLIMBS = re.compile(r"(?i)\bbậc\b")
FORMER = re.compile(r"(?i)\s*(?:xuống|lên)\b")  # "từ thứ 62 xuống xếp thứ 58": the first is no more
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


def marked_spans(
    query: Query, document: Document, unit: Unit, answer: Span | None = None, doubtful: bool = False
) -> tuple[Span, ...]:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit; ``doubtful`` that it saw nothing.
    """
    if unit.kind == "row":
        return _cells(query, unit, document.text)
    if within := _range_around(query, document.text, unit.span):
        return within
    if query.want is Want.TIME:
        return _date(query, document.text, unit.span, answer)
    if query.want is Want.PERSON:
        return holders(query, document.text, unit.span, answer)
    if query.want is not Want.QUANTITY:
        seen = (_trimmed(document.text, answer),) if answer is not None and not doubtful else ()
        return office_of(query, document.text, unit.span) or seen
    return _figures(query, document.text, unit.span, answer, doubtful)


def _cells(query: Query, unit: Unit, text: str) -> tuple[Span, ...]:
    """The cell whose value is asked about, else those of the years asked for; without any, the last, or all of them."""
    asked = tokens(query.text)
    if by_value := tuple(cell.span for cell in unit.cells if "," in (value := cell.span.of(text)) and value in asked):
        return by_value
    if query.years:
        return tuple(cell.span for cell in unit.cells if set(query.years) & set(vietnamese.years(cell.column)))
    return tuple(cell.span for cell in unit.cells) if query.asks(EVERY_YEAR) else (unit.cells[-1].span,)


def _figures(query: Query, text: str, sentence: Span, answer: Span | None, doubtful: bool) -> tuple[Span, ...]:
    by_year = figures_by_year(text, sentence)
    if listed := tuple(by_year[year] for year in query.years if year in by_year):
        return listed
    figures = _of_unit(query, text, _figures_in(query, text, sentence))
    counted = [figure for figure in figures if _counts(query, text[figure.start : sentence.end])]
    figures = _of_growth(query, text, sentence, counted or figures)
    if not figures or (doubtful and len(figures) > 1 and not counted):
        return ()

    def fit(figure: Span) -> tuple[float, int]:
        seen = READ if answer is not None and figure.overlaps(answer) and not doubtful else 0.0
        return _fit(query, text, sentence, figure, figures) + seen, -figure.start

    best, *others = sorted(figures, key=fit, reverse=True)
    if others and fit(best)[0] - fit(others[0])[0] < SURE_MARGIN:
        return ()
    return (_qualified(text, sentence, best),)


def _of_growth(query: Query, text: str, sentence: Span, figures: list[Span]) -> list[Span]:
    """The figures that tell by how much something grew, where that is asked, else the others; all where there are none.

    "Tăng trưởng … đạt 25,25%, tăng 5,62%" tells its growth in the first.
    """
    subject = text[sentence.start : figures[0].start].casefold() if figures else ""
    asks = query.asks(ASKS_GROWTH) or ("tăng trưởng" in query.text.casefold() and "tăng trưởng" not in subject)
    growing = [figure for figure in figures if GROWING.search(text[sentence.start : figure.start])]
    others = [figure for figure in figures if figure not in growing]
    return (growing if asks else others) or figures


def _range_around(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The range that a figure of the question falls into: "Từ 80 đến 89 điểm" for 85."""
    asked = [int(token) for token in tokens(query.text) if token.isdigit() and len(token) < 10]
    ranges = [
        (Span(*match.span()), int(match[1]), int(match[2]))
        for match in FROM_TO.finditer(text, sentence.start, sentence.end)
    ]
    return tuple(span for span, first, last in ranges if any(first < number < last for number in asked))[:1]


def _figures_in(query: Query, text: str, sentence: Span) -> list[Span]:
    """The figures and ranks of a sentence in order, but for those that the question itself names."""
    figures = [each.moved(sentence.start) for each in vietnamese.quantities(sentence.of(text))]
    ranks = [Span(*match.span()) for match in RANK.finditer(text, sentence.start, sentence.end)]
    asked = set(tokens(query.text))
    named = [figure for figure in figures if tokens(figure.of(text))[0] not in asked]
    ranks = [rank for rank in ranks if not FORMER.match(text, rank.end)]
    if ranks and query.asks(ASKS_RANK) and not query.asks(CLIMBS):
        return ranks
    return sorted((named or figures) + ranks, key=lambda figure: figure.start)


def _of_unit(query: Query, text: str, figures: list[Span]) -> list[Span]:
    """The figures in the unit that is asked for, where there are any."""
    for asks, unit in UNITS:
        if query.asks(asks) and (found := [figure for figure in figures if unit.search(figure.of(text))]):
            return found
    return figures


def _date(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    pattern = DAY if query.asks(ASKS_DAY) else DATE
    dates = [Span(*match.span()) for match in pattern.finditer(text, sentence.start, sentence.end)]
    read = [date for date in dates if answer is not None and date.overlaps(answer)]
    return (max(read or dates, key=lambda date: _fit(query, text, sentence, date, dates)),) if dates else ()


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> float:
    """How well the words around a figure are those of the question."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    before = text[earlier[-1] if earlier else sentence.start : figure.start]
    before = re.split(r"[,;]\s|\bvà\s", before)[-1] if earlier else before
    after = " ".join(re.split(r"[,;.(]\s", text[figure.end : sentence.end])[0].split()[:MOST_AFTER])
    asked, clause = set(query.subject), re.split(r"[,;:]\s", before)[-1]
    fit = float(len(asked.intersection(terms(before))) + len(asked.intersection(terms(after))))
    fit += 0.5 * len(set(tokens(query.text)).intersection(tokens(after)))
    fit += LABEL * len(set(LETTER.findall(query.text)).intersection(LETTER.findall(clause)))
    if RANK.fullmatch(figure.of(text)):
        fit += 3 if query.asks(ASKS_RANK) else -3
    return fit


def _counts(query: Query, figure: str) -> bool:
    """Returns whether a text that begins with a figure goes on with what the question counts ("15 bậc")."""
    counted = query.asks(COUNTED)
    if counted is None:
        return False
    one, both = (fold(words) for words in (counted[1].split()[0], counted[1]))
    found = re.match(r"[\d.,]+\s*(?:nghin |ngan |trieu |ty |ti )*", fold(figure))
    rest = fold(figure)[found.end() :] if found else ""
    return rest.startswith(both) or (one in UNIT_WORDS and rest.startswith(one))


def bare(figure: str) -> str:
    """Returns a marked figure without what limits it: "ước đạt 16,5%" gives "16,5%"."""
    return LEADING_QUALIFIERS.sub("", figure)


def _qualified(text: str, sentence: Span, figure: Span) -> Span:
    """The figure with what limits it: "gần 14,6 triệu", "Từ 65 đến 79 điểm", "45% - 55%"."""
    ranges = (Span(*match.span()) for match in FROM_TO.finditer(text, sentence.start, sentence.end))
    if around := next((each for each in ranges if each.overlaps(figure)), None):
        return around
    start, end = figure.start, figure.end
    while before := QUALIFIER.search(text, sentence.start, start):
        start = before.start()
    after = RANGE.search(text[end : sentence.end])
    return Span(start, end + after.end() if after else end)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip(" \"“”'.,;:(")), span.start + len(words.rstrip(" \"“”'.,;:)")))
