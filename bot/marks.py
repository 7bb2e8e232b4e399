"""Which words of a quote are the very thing asked for: the figure, the cell, the date, the name.

Knows queries and units; knows nothing of how candidates are ranked. Where it is not sure it marks nothing: a quote
without a mark is still the document's word, a wrong figure in bold is ours.
"""

import re

from bot.columns import cells_asked
from bot.kinds import ASKS_TITLE, ASKS_TROUBLES, IN_QUOTES, asks_nothing, fitting_names, lists_troubles, ranges
from bot.periods import figures_by_year
from bot.persons import asks_who_it_is, holders, office_of
from bot.query import Query, Want, want_of
from bot.sought import ASKS_DAY, RANK, asks_rank, counted_figures, counts, dates, sought_figures
from index import Document, Span, Unit, vietnamese
from index.vietnamese import terms, tokens

LETTER = re.compile(r"\b[A-ZĐ]\b")  # "mức B": what a figure is for, in one letter
LABEL = 5.0
MOST_BEFORE = 8  # words before a figure that say so
MOST_AFTER = 12  # words behind a figure that say what it is of
SURE_MARGIN = 1.0
READ = 3.0  # what it weighs that the reader saw the answer there, against words around that are the question's
BROUGHT = 1.0  # the same of each word that a follow-up brought
GRADE = re.compile(r"\b[Mm]ức(?: độ)?\s+[A-ZĐ]\b[\s:–-]*$")  # the name of a grade before the range that it is given for
QUALIFYING = r"\b(?:gần|hơn|trên|dưới|khoảng|ước(?: tính)?(?: đạt)?|vượt(?: mức)?|ít nhất|tối thiểu|phấn đấu|từ)\s+"
QUALIFIER = re.compile(rf"(?i){QUALIFYING}$")
LEADING_QUALIFIERS = re.compile(rf"(?i)^(?:{QUALIFYING})+")
PEOPLE = re.compile(r"(?i)\s+người\b(?!\s+(?:dân|dùng))")
RANGE = re.compile(r"(?i)^\s*(?:-|–|đến|tới)\s*\d[\d.,]*\s*(?:%|điểm)?")


def marked_spans(
    query: Query, document: Document, unit: Unit, answer: Span | None = None, doubtful: bool = False
) -> tuple[Span, ...]:
    """Returns the parts of the unit that were asked for, as spans of the document; none where nothing stands out.

    ``answer`` is where the reader saw it, if a reader has read the unit; ``doubtful`` that it saw nothing.
    """
    if unit.kind == "row":
        return cells_asked(query, unit, document.text)
    text, want = document.text, want_of(query)
    if within := _range_around(query, text, unit.span):
        return within
    if want is Want.TIME or (want is Want.QUANTITY and query.asks(ASKS_DAY)):
        return _date(query, text, unit.span, answer)
    if asks_who_it_is(query):
        return office_of(query, text, unit.span)
    if want is Want.PERSON:
        return holders(query, text, unit.span, answer)
    if counts(query):
        return _figures(query, text, unit.span, answer, doubtful)
    if query.asks(ASKS_TITLE) and (title := _title(text, unit.span, answer)):
        return title
    whole_list = query.asks(ASKS_TROUBLES) and lists_troubles(unit.span.of(text))
    if answer is None or doubtful or whole_list:
        return ()
    if asks_nothing(query):
        return _of_a_name(query, text, unit.span, answer)
    return fitting_names(query, text, _trimmed(text, answer))


def _title(text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    """The words in quotation marks: those that the reader saw, or the only ones."""
    quoted = [
        Span(match.start() + 1, match.end() - 1) for match in IN_QUOTES.finditer(text, sentence.start, sentence.end)
    ]
    seen = [words for words in quoted if answer is not None and words.overlaps(answer)]
    return tuple(seen[:1] or (quoted if len(quoted) == 1 else ()))


def _of_a_name(query: Query, text: str, sentence: Span, answer: Span) -> tuple[Span, ...]:
    """What may be meant by a question that only names something: the figure, the date or the words in quotation marks.

    Whatever else the reader sees there is as likely beside the point.
    """
    if vietnamese.quantities(answer.of(text)):
        return _figures(query, text, sentence, answer, doubtful=False)
    seen = _trimmed(text, answer)
    return (seen,) if re.search(r"[\d\"“”]", text[max(0, seen.start - 1) : seen.end]) else ()


def _figures(query: Query, text: str, sentence: Span, answer: Span | None, doubtful: bool) -> tuple[Span, ...]:
    by_year = figures_by_year(text, sentence)
    if listed := tuple(by_year[year] for year in query.years if year in by_year):
        return listed
    figures = sought_figures(query, text, sentence)
    counted = counted_figures(query, text, sentence, figures)
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


def _range_around(query: Query, text: str, sentence: Span) -> tuple[Span, ...]:
    """The range that a figure of the question falls into, with its grade: "Mức độ B - Từ 80 đến 89 điểm" for 85."""
    asked = {int(token) for token in tokens(query.text) if token.isdecimal() and len(token) < 10}.difference(
        query.years
    )
    around = (
        _with_grade(text, span.moved(sentence.start))
        for span, low, high in ranges(sentence.of(text))
        if any(low <= number <= high for number in asked)
    )
    return tuple(around)[:1]


def _with_grade(text: str, span: Span) -> Span:
    grade = GRADE.search(text, max(0, span.start - 20), span.start)
    return Span(grade.start(), span.end) if grade else span


def _date(query: Query, text: str, sentence: Span, answer: Span | None) -> tuple[Span, ...]:
    found = dates(query, text, sentence)
    read = [date for date in found if answer is not None and date.overlaps(answer)]
    return (max(read or found, key=lambda date: _fit(query, text, sentence, date, found)),) if found else ()


def _fit(query: Query, text: str, sentence: Span, figure: Span, figures: list[Span]) -> float:
    """How well the words around a figure are those of the question."""
    earlier = [other.end for other in figures if other.end <= figure.start]
    before = text[earlier[-1] if earlier else sentence.start : figure.start]
    before = re.split(r"[,;]\s|\bvà\s", before)[-1] if earlier else before
    after = " ".join(re.split(r"[,;.(]\s", text[figure.end : sentence.end])[0].split()[:MOST_AFTER])
    before = " ".join(before.split()[-MOST_BEFORE:])
    asked, clause = set(query.subject), re.split(r"[,;:]\s", before)[-1]
    fit = float(len(asked.intersection(terms(before))) + len(asked.intersection(terms(after))))
    fit += 0.5 * len(set(tokens(query.text)).intersection(tokens(after)))
    fit += LABEL * len(set(LETTER.findall(query.text)).intersection(LETTER.findall(clause)))
    fit += BROUGHT * len(set(query.focus).intersection(terms(f"{clause} | {after}")))
    if RANK.fullmatch(figure.of(text)):
        fit += 3 if asks_rank(query) else -3
    return fit


def bare(figure: str) -> str:
    """Returns a marked figure without what limits it: "ước đạt 16,5%" gives "16,5%"."""
    return LEADING_QUALIFIERS.sub("", figure)


def _qualified(text: str, sentence: Span, figure: Span) -> Span:
    """The figure with what limits it: "gần 14,6 triệu", "Từ 65 đến 79 điểm", "45% - 55%"."""
    within = (span.moved(sentence.start) for span, *_ in ranges(sentence.of(text)))
    if around := next((each for each in within if each.overlaps(figure)), None):
        return around
    start, end = figure.start, figure.end
    if RANK.fullmatch(figure.of(text)):
        return figure
    while before := QUALIFIER.search(text, sentence.start, start):
        start = before.start()
    after = RANGE.match(text[end : sentence.end]) or PEOPLE.match(text[end : sentence.end])
    return Span(start, end + after.end() if after else end)


def _trimmed(text: str, span: Span) -> Span:
    words = span.of(text)
    return Span(span.end - len(words.lstrip(" \"“”'.,;:(")), span.start + len(words.rstrip(" \"“”'.,;:)")))
