"""The answers to the parts of a question stand side by side: of one measure, each figure a value with its label.

Knows queries and evidence; knows nothing of how figures are shown.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from bot.gathering.measured import MEASURES
from bot.gathering.quotes import Evidence, shortened
from bot.language.bounds import BETWEEN
from bot.language.edges import bare
from bot.language.periods import PART, figures_by_year, parts_named
from bot.telling.sought import AVERAGE, GROWING
from bot.understanding.query import CHANGED_MOST, Query, Want
from index import Span, vietnamese
from index.vietnamese import SCALE, YEAR, capitalised, term_set

FIGURE = re.compile(rf"(?i)(\d+(?:[.,]\d+)*)\s?({SCALE})?\s*(%|‰|[^\W\d_]*)")
SCALES = {"nghìn tỷ": 1e12, "tỷ": 1e9, "tỉ": 1e9, "triệu": 1e6, "nghìn": 1e3, "ngàn": 1e3, "": 1.0}
# What a figure counts; "đạt 1,59 triệu trong năm 2023" tells of nothing.
COUNTED = re.compile(
    r"(?i)\s+(?!(?:vào|trong|và|so|tăng|giảm|ở|tại|năm|đến|tới|của|với|theo|thuộc|thì|là|nhưng|còn|trên|cho)\b)([^\W\d_]+)"
)
FREE = re.compile(r"(?i)miễn phí|không (?:thu|mất) (?:phí|tiền)")
WHICH_OF_THEM = re.compile(r"(?i)\b(?!(?:năm|quý|tháng|ngày|thời điểm)\b)\w+ nào\b")
# "cái nào cao hơn?", "A hay B thấp hơn?"
HIGHER_OF_THEM = re.compile(
    r"(?i)\b(?:nào|hay)\b.*?\b(?:(?P<least>thấp|nhỏ|ít|kém|yếu|rẻ|ngắn)|cao|lớn|nhiều|nhỉnh|trội|đắt|dài)"
    r"(?: \w+){0,3}? hơn\b(?! bao nhiêu| mấy)|\bnào hơn\W*$"
)
WHICH_PART = re.compile(r"(?i)\b(?:quý|tháng) (?:nào|mấy)\b")
GOES_ON = re.compile(BETWEEN)  # "từ 45% - 55%" is no one figure
LEAST_SHARE = 0.5  # of what the best piece says of the subject
LONGEST_FIGURE = 6  # words
MOST_LOST = 0.25  # share of what is asked that another quote may say less, so that each part has its own
LEAST_JOINED = 10_000.0  # percent: "Năm 2022100%" is a slip of the pen
NAMED_MEASURES = (*MEASURES, "ti_le")
ASKED = re.compile(r"(?i)\s+(?:là|đạt|có)?\s*(?:bao nhiêu|mấy)(?: phần trăm)?$")
OF_A_YEAR = re.compile(r"(?i)\s*(?:trong\s+)?năm\s+" + YEAR.pattern + r"$")


@dataclass(frozen=True)
class Figure:
    """One figure of several: ``text`` as it stands in the quote of the citation ``citation`` ("12,9 nghìn tỷ đồng").

    ``label`` says what differs from the others (a year, a place, the thing compared); ``value`` is what ``text`` says
    in ``unit`` (12.9e12 and "đồng"); the unit is empty where the text names none.
    """

    label: str
    value: float
    text: str
    unit: str
    citation: int


def alike(parts: Sequence[Query], answers: Sequence[Sequence[Evidence]]) -> list[Evidence | None]:
    """Returns one piece for each of several answers, all of one measure where that can be: figures side by side.

    The measure (a table's rows, shares, other figures) is the one that most of the answers have among their pieces, a
    table's rows where two are as many. An answer without it, or of another subject than the best of them, gets None;
    but a row that answers for some years answers for its other columns too, and a sentence may stand in for a row.
    """
    answers = [_of_the_whole_year(part, pieces) for part, pieces in zip(parts, answers, strict=True)]
    answers = _with_listed(parts, _each_its_own(parts, _of_one_subject(parts, answers)))
    counts = Counter(measure for pieces in answers for measure in dict.fromkeys(map(_measure, pieces)))
    del counts[None]
    common = max(counts, key=lambda measure: (counts[measure], measure == "row"), default=None)
    if common is None or counts[common] < 2:
        return [pieces[0] if pieces else None for pieces in answers]
    found = [next((piece for piece in pieces if _measure(piece) == common), None) for pieces in answers]
    rows = [piece for piece in found if piece is not None and piece.columns]
    if not rows:
        return found
    one = rows[0] if all(row.span == rows[0].span for row in rows) else None
    return [
        piece or (_for_year(one, part) if one else None) or next((each for each in pieces if _is_bare(each)), None)
        for part, piece, pieces in zip(parts, found, answers, strict=True)
    ]


def _of_the_whole_year(part: Query, pieces: Sequence[Evidence]) -> Sequence[Evidence]:
    """The pieces without those of half a year, or a quarter, where others tell a figure of the year asked for."""
    if not part.years or part.asks(PART):
        return pieces
    whole = [piece for piece in pieces if piece.columns or not PART.search(piece.span.of(piece.document.text))]
    return whole if any(map(_has_figure, whole)) else pieces


def _with_listed(parts: Sequence[Query], answers: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """The pieces, and for a part's year the figure that another part's piece lists for it ("lần lượt là …")."""
    listing = [(piece, figures_by_year(piece.document.text, piece.span)) for pieces in answers for piece in pieces]

    def told(part: Query) -> list[Evidence]:
        return [
            replace(piece, marked=(figures[year],))
            for piece, figures in listing
            for year in part.years
            if year in figures
        ]

    return [
        [*pieces, *(each for each in told(part) if each not in pieces)]
        for part, pieces in zip(parts, answers, strict=True)
    ]


def beside(
    parts: Sequence[Query], answers: Sequence[Sequence[Evidence]], nearest: Sequence[Sequence[Evidence]]
) -> list[Sequence[Evidence]]:
    """Returns the answers, and for a part without one its nearest piece where that stands beside another's answer.

    The piece has to hold all that this part alone names, and a figure or the like that is asked for.
    """
    known = [pieces[0] for pieces in answers if pieces]
    return [
        pieces or [piece for piece in near if _tells_own(part, parts, piece) and any(map(piece.stands_near, known))]
        for part, pieces, near in zip(parts, answers, nearest, strict=True)
    ]


def _tells_own(part: Query, parts: Sequence[Query], piece: Evidence) -> bool:
    """Whether a piece has a figure or the like, and all the words that one part has and the others have not."""
    others = {term for other in parts if other is not part for term in other.singles}
    own = set(part.singles) - others
    return bool(own and piece.marked) and own <= term_set(piece.span.of(piece.document.text))


def _is_bare(piece: Evidence) -> bool:
    """Whether a sentence's figure is as a table's cells are: without a unit, a noun or a growth."""
    marked = piece.marked[0].of(piece.document.text) if len(piece.marked) == 1 else ""
    known = number_of(marked)
    return known is not None and known[1] == "" and _counts(piece, "") == ("", False) and not _is_range(piece)


def _of_one_subject(parts: Sequence[Query], answers: Sequence[Sequence[Evidence]]) -> list[list[Evidence]]:
    """The pieces that say of the subject at least half of what the best says: a share of trade is none of applications.

    Where a part of a question is not answered, its nearest figure stands beside figures of something else.
    """
    shares = [[_share(part, piece) for piece in pieces] for part, pieces in zip(parts, answers, strict=True)]
    least = max((share for of_part in shares for share in of_part), default=0.0) * LEAST_SHARE
    return [
        [piece for piece, share in zip(pieces, of_part, strict=True) if share >= least or not _has_figure(piece)]
        for pieces, of_part in zip(answers, shares, strict=True)
    ]


def _has_figure(piece: Evidence) -> bool:
    return any(any(map(str.isdigit, mark.of(piece.document.text))) for mark in piece.marked)


def _each_its_own(parts: Sequence[Query], answers: Sequence[list[Evidence]]) -> list[list[Evidence]]:
    """The pieces without the first of a part whose first is another part's too.

    The part that loses least by it gives way, if its other piece says about as much of what it asks; two figures of
    one quote may well be two answers.
    """
    chosen = [list(pieces) for pieces in answers]
    for one, other in combinations(range(len(parts)), 2):
        if not chosen[one] or not chosen[other] or parts[one].years != parts[other].years:
            continue
        first, second = chosen[one][0], chosen[other][0]
        if first.columns or (first.document.name, first.span) != (second.document.name, second.span):
            continue
        figures = parts[one].want is parts[other].want is Want.QUANTITY and first.marked != second.marked
        ways = [
            (_share(parts[at], first) - _share(parts[at], piece), at, piece)
            for at in (one, other)
            for piece in chosen[at][1:]
        ]
        loss, at, piece = min(ways, key=lambda way: way[:2], default=(MOST_LOST, one, first))
        if loss < (0 if figures else MOST_LOST):
            chosen[at] = [piece, *(each for each in chosen[at][1:] if each is not piece)]
    return chosen


def _share(part: Query, piece: Evidence) -> float:
    """How much of what a part asks about its title and paragraph tell up to the quote's end, 0 to 1.

    1 where the languages differ.
    """
    asked, text = set(part.singles), piece.document.text
    opens = text.rfind("\n", 0, piece.span.start) + 1
    said = term_set(f"{text[opens : piece.span.end]} | {piece.document.title}")
    return len(asked & said) / len(asked) if asked and not part.foreign else 1.0


def _measure(piece: Evidence) -> str | None:
    if piece.columns:
        return "row"
    figures = [mark.of(piece.document.text) for mark in piece.marked]
    if not figures or len(figures[0].split()) > LONGEST_FIGURE:  # words that the reader saw
        return None
    return "%" if figures[0].endswith("%") else re.sub(r"^[\d.,\s]+", "", bare(figures[0]))


def _for_year(row: Evidence, part: Query) -> Evidence | None:
    """The row as an answer to the part: its cell of the part's year marked; None where it has no such column."""
    cells = zip(row.columns, _cells(row), strict=False)
    marked = tuple(cell for column, cell in cells if set(part.years) & set(vietnamese.years(column)))
    return replace(row, marked=marked) if marked else None


def _cells(row: Evidence) -> list[Span]:
    """Where a row's cells stand in the document: its lines behind the label."""
    return _lines(row)[1:]


def _lines(row: Evidence) -> list[Span]:
    """Where a row's label and then its cells stand in the document, a line each."""
    lines = re.finditer(r"\S(?:[^\n]*\S)?", row.span.of(row.document.text))
    return [Span(row.span.start + line.start(), row.span.start + line.end()) for line in lines]


def merged(pieces: Sequence[Evidence | None]) -> list[Evidence]:
    """Returns the pieces that there are in their order, each quote once, with all that was marked in it."""
    by_place: dict[tuple[str, Span], Evidence] = {}
    for piece in pieces:
        if piece is None:
            continue
        known = by_place.get((piece.document.name, piece.span))
        marked = dict.fromkeys([*(known.marked if known else ()), *piece.marked])
        by_place[piece.document.name, piece.span] = replace(piece, marked=tuple(marked))
    return list(by_place.values())


def is_one_row(pieces: Sequence[Evidence | None]) -> bool:
    """Returns whether the pieces that there are are cells of one row of a table."""
    return all(piece.columns for piece in pieces if piece) and len(merged(pieces)) == 1


def extreme_first(query: Query, pieces: list[Evidence]) -> list[Evidence]:
    """Returns a table's rows with the highest first, or the lowest, where a question asks for it; else as they are.

    Of more than twelve rows those that come first; those without a figure come last, and what is free costs nothing.
    Where it asks which that is, the name of the row is marked beside its figure.
    Of a row whose columns are quarters or months, the cell of the highest is marked where it is asked which that is.
    """
    if query.extreme is None:
        return pieces
    if query.asks(WHICH_PART):
        return [_with_its_extreme(piece, query.extreme) for piece in pieces]
    changed = query.asks(CHANGED_MOST)
    known = {id(piece): _value(piece, changed) for piece in pieces if piece.marked}
    values = [known.get(id(piece)) for piece in pieces]
    if not all(piece.columns for piece in pieces) or 2 * values.count(None) >= len(pieces):
        return shortened(pieces)
    sign = -1 if query.extreme == "most" else 1

    def place(piece: Evidence) -> float:
        return math.inf if (value := known.get(id(piece))) is None else sign * value

    first, *rest = shortened(sorted(pieces, key=place))
    return [_with_its_name(first) if query.asks(WHICH_OF_THEM) else first, *rest]


def _with_its_name(row: Evidence) -> Evidence:
    return replace(row, marked=(_lines(row)[0], *row.marked))


def _value(row: Evidence, changed: re.Match[str] | None) -> float | None:
    """The last figure that is marked in a row; where it is asked what ``changed`` most, how much since the first."""
    first, last = (_number_in(row.document.text, row.marked[at]) for at in (0, -1))
    if changed is None or first is None or last is None:
        return last
    return first - last if changed["way"].casefold() == "giảm" else last - first


def _with_its_extreme(row: Evidence, extreme: Literal["most", "least"]) -> Evidence:
    cells = [cell for column, cell in zip(row.columns, _cells(row), strict=False) if parts_named(column, months=True)]
    values = [_number_in(row.document.text, cell) for cell in cells]
    known = [value for value in values if value is not None]
    if len(known) < 2 or len(known) < len(values):
        return row
    best = max(known) if extreme == "most" else min(known)
    return replace(row, marked=tuple(cell for cell, value in zip(cells, values, strict=True) if value == best))


def _number_in(text: str, mark: Span) -> float | None:
    if FREE.match(text, mark.start):
        return 0.0
    known = number_of(mark.of(text))
    return known[0] if known else None


def in_order(
    query: Query, parts: Sequence[Query], pieces: Sequence[Evidence | None]
) -> tuple[list[Query], list[Evidence | None]]:
    """Returns parts and pieces with the highest figure first, or the lowest, where a question asks for it of several.

    As they are where another thing is asked, or some figure is not known.
    """
    values = iter([figure.value for figure in figures_of(parts, pieces)])
    known = [None if piece is None else next(values, None) for piece in pieces]
    more = query.asks(HIGHER_OF_THEM)
    extreme = query.extreme or (more and ("least" if more["least"] else "most"))
    if extreme is None or known.count(None) > pieces.count(None):
        return list(parts), list(pieces)
    sign = -1 if extreme == "most" else 1
    order = sorted(range(len(parts)), key=lambda at: math.inf if (value := known[at]) is None else sign * value)
    return [parts[at] for at in order], [pieces[at] for at in order]


def figures_of(parts: Sequence[Query], pieces: Sequence[Evidence | None]) -> tuple[Figure, ...]:
    """Returns the figure of each part that has one, numbered as ``merged`` orders the pieces.

    Returns none at all where the figures are not of one measure and unit, or one figure would stand for two parts.
    """
    numbers = {(piece.document.name, piece.span): number for number, piece in enumerate(merged(pieces), 1)}
    found: list[tuple[Figure, Evidence]] = []
    kinds, places = set(), set()
    for label, piece in zip(labels(parts, pieces), pieces, strict=True):
        if piece is None or not piece.marked:
            continue
        text = piece.marked[0].of(piece.document.text)
        known = number_of(text)
        if len(piece.marked) > 1 or known is None or _is_range(piece):
            return ()
        number = numbers[piece.document.name, piece.span]
        found.append((Figure(label, known[0], text, known[1], number), piece))
        kinds.add((known[1], *_counts(piece, known[1])))
        places.add((piece.document.name, piece.marked[0]))
    named = {frozenset(part.subject).intersection(NAMED_MEASURES) for part in parts} - {frozenset()}
    if len(kinds) != 1 or len(places) < len(found) or len(named) > 1:
        return ()
    return _with_periods(found)


def number_of(text: str) -> tuple[float, str] | None:
    """Returns what a figure in Vietnamese says, and its unit: "12,9 nghìn tỷ đồng" gives 12.9e12 and "đồng".

    A comma is the decimal sign, a dot parts thousands; "gần" or "ước đạt" before them are passed over. Returns None for
    what is no single figure ("thứ 86"), or could be read in two ways ("14.375%").
    """
    match = FIGURE.fullmatch(bare(" ".join(text.split())))
    if match is None:
        return None
    digits, scale, unit = match[1], (match[2] or "").casefold(), match[3]
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", digits):
        if unit in ("%", "‰") and "," not in digits:
            return None
        digits = digits.replace(".", "")
    elif re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", digits):  # as English writes millions
        digits = digits.replace(",", "")
    digits = digits.replace(",", ".")
    if digits.count(".") > 1 or (unit == "%" and float(digits) >= LEAST_JOINED):
        return None
    return float(digits) * SCALES[scale], unit


def _is_range(piece: Evidence) -> bool:
    text, mark = piece.document.text, piece.marked[0]
    after = GOES_ON.match(text, mark.end, piece.span.end)
    before = re.search(rf"\d\s?%?{BETWEEN}$", text[piece.span.start : mark.start])
    return before is not None or (after is not None and text[after.end() : after.end() + 1].isdigit())


def _counts(piece: Evidence, unit: str) -> tuple[str, bool]:
    """What a figure counts ("63 tỉnh"), where no unit says so, and whether it tells a growth."""
    text, mark = piece.document.text, piece.marked[0]
    if piece.columns:
        return "", False
    counted = COUNTED.match(text, mark.end, piece.span.end)
    before = text[piece.span.start : mark.start]
    grows = GROWING.search(before) is not None or AVERAGE.search(before) is not None
    return counted[1].casefold() if counted and not unit else "", grows


# --- Labels ---------------------------------------------------------------------------------------------------------


def labels(parts: Sequence[Query], pieces: Sequence[Evidence | None]) -> list[str]:
    """Returns what each part has of its own: its year, its place, its row in the table, or its words."""
    for own in ([part.years for part in parts], [part.places for part in parts]):
        if all(len(each) == 1 for each in own) and len(set(own)) == len(own):
            return [str(each[0]) for each in own]
    rows = [piece.span.of(piece.document.text).split("\n", 1)[0].strip() if piece else "" for piece in pieces]
    if all(piece is not None and piece.columns for piece in pieces) and len(set(rows)) == len(rows):
        return rows
    texts = [ASKED.sub("", part.text.rstrip(" ?.")) for part in parts]
    return [capitalised(" ".join(words)) for words in _own_words([text.split() for text in texts])]


def _own_words(texts: list[list[str]]) -> list[list[str]]:
    """The words of each text without those that all begin with, and without the year that all end with."""
    ends = {match.group().strip() if (match := OF_A_YEAR.search(" ".join(words))) else "" for words in texts}
    if len(ends) == 1:
        texts = [OF_A_YEAR.sub("", " ".join(words)).split() for words in texts]
    shared = 0
    while all(len(words) > shared + 1 for words in texts) and len({words[shared].casefold() for words in texts}) == 1:
        shared += 1
    return [words[shared:] for words in texts]


def _with_periods(found: Sequence[tuple[Figure, Evidence]]) -> tuple[Figure, ...]:
    """The figures, the period added to the label where it differs between them and no label names it."""
    periods = [" – ".join(str(year) for year in _years(piece)) for _, piece in found]
    if len(set(periods)) == 1 or any(YEAR.search(figure.label) for figure, _ in found):
        return tuple(figure for figure, _ in found)
    return tuple(
        replace(figure, label=f"{figure.label} ({period})") if period else figure
        for (figure, _), period in zip(found, periods, strict=True)
    )


def _years(piece: Evidence) -> tuple[int, ...]:
    if not piece.columns:
        return piece.years
    of_mark = [column for column, cell in zip(piece.columns, _cells(piece), strict=False) if cell in piece.marked]
    return tuple(vietnamese.years(" ".join(of_mark)))
