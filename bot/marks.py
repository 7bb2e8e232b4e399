"""Which words of a quote are the very thing asked for: the figure, the cell, the date.

Knows queries and units; knows nothing of how candidates are ranked.
"""

import re

from bot.periods import figures_by_year
from bot.query import Query, Want
from index import Document, Span, Unit, vietnamese
from index.vietnamese import terms

GROWTH = re.compile(r"(?i)\b(?:tăng|giảm|hơn|trên|dưới|so với|là)\b")
GROWING = re.compile(
    r"(?i)\b(?:tăng|giảm)(?:\s+(?:thêm|gần|hơn|khoảng|tới|đến))?\s*$|\b(?:so với|thế giới là|trung bình)\D{0,30}$"
)
DATE = re.compile(
    r"(?i)(?:(?:sáng|chiều|tối|trưa)\s+)?(?:ngày\s+)?\d{1,2}\s*/\s*\d{1,2}(?:/\d{4})?"
    r"|(?:ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}(?:/\d{4}|\s+năm\s+\d{4})?|(?:tháng\s+\d{1,2}/)?năm\s+\d{4}"
)


def marked_spans(query: Query, document: Document, unit: Unit, answer: Span | None = None) -> tuple[Span, ...]:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit.
    """
    if unit.kind == "row":
        return _cells(query, unit)
    text = document.text
    if query.want is Want.TIME and answer is None:
        dates = [Span(*match.span()) for match in DATE.finditer(text, unit.span.start, unit.span.end)]
        return (max(dates, key=lambda date: _fit(query, text, unit.span, date, dates)),) if dates else ()
    if query.want is not Want.QUANTITY:
        return (answer,) if answer is not None else ()
    by_year = figures_by_year(text, unit.span)
    if listed := tuple(by_year[year] for year in query.years if year in by_year):
        return listed
    figures = [
        Span(unit.span.start + each.start, unit.span.start + each.end)
        for each in vietnamese.quantities(unit.span.of(text))
    ]
    figures += [
        Span(*match.span())
        for match in re.finditer(r"thứ \d+", text[: unit.span.end])
        if match.start() >= unit.span.start
    ]
    figures.sort(key=lambda figure: figure.start)
    if answer is not None:
        read = [figure for figure in figures if answer.start < figure.end and figure.start < answer.end]
        if len(read) == 1:
            return (read[0],)
    return (max(figures, key=lambda figure: _fit(query, text, unit.span, figure, figures)),) if figures else ()


def _cells(query: Query, unit: Unit) -> tuple[Span, ...]:
    """The cells of the years asked for; the last column's where no year was."""
    if not query.years:
        return (unit.cells[-1].span,)
    return tuple(cell.span for cell in unit.cells if set(query.years) & set(vietnamese.years(cell.column)))


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> tuple[float, int]:
    """How well the words around a figure are those of the question; the earlier of two alike wins."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    start = earlier[-1] if earlier else sentence.start
    before, after = text[start : figure.start], re.split(r"[,;.(]\s|\d", text[figure.end : sentence.end])[0]
    asked = set(query.subject)
    fit = len(asked.intersection(terms(before))) + len(asked.intersection(terms(" ".join(after.split()[:4]))))
    grows = GROWING.search(before) is not None
    asks_growth = re.search(r"(?i)\btăng|giảm|trung bình|thế giới", query.text) is not None
    ordinal = text[figure.start : figure.end].startswith("thứ")
    asks_rank = re.search(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí|rank", query.text) is not None
    return fit - 3.0 * (grows != asks_growth and grows) + 2.0 * (grows and asks_growth) + 3.0 * (
        ordinal and asks_rank
    ) - 3.0 * (ordinal and not asks_rank), -figure.start
