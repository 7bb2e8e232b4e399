"""Whether a candidate could be the answer at all: of the place, the period, the office and the unit that are asked for.

Knows queries and candidates; knows nothing of their order or of how likely one of them answers.
"""

import re
from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from bot.candidates import Candidate, Rarity, covered, is_unknown, tells_a_target
from bot.clauses import in_one_clause
from bot.columns import of_kind, terms_above
from bot.events import GATHERING, may_be_of, names_a_meeting, reviews_the_year
from bot.growth import ASKS_CHANGE, CHANGES, is_more_than_a_measure, tells_the_change
from bot.kinds import BODY, FIRST, LAST, RANKED, holds_kind, holds_named, names_a_kind, names_the_year
from bot.numbers import above_text, has_numbers, numbers_named
from bot.periods import PART, own_years, years_of
from bot.persons import holds_title, names_somebody_of
from bot.premises import may_tell, takes_for_granted
from bot.query import COUNTED, MEETING_OF_YEAR, Query, Want, named_pairs, places
from bot.sequels import ASKS_WHY
from bot.sought import SAME
from bot.tables import ROW_VALUE, names_row
from index import vietnamese
from index.vietnamese import fold, spelling, term_set, tokens

Check = Callable[[Query, Candidate, Rarity], bool]


class Condition(NamedTuple):
    """What a candidate has to meet to answer a query, and which queries make it a condition."""

    is_met: Check
    is_asked: Callable[[Query], object]


# Share of what the question asks about that a figure's own sentence must hold, unless the reader is this sure of it.
LEAST_OWN, SURE_OF_FIGURE = 0.2, 0.7
SURE = 0.6  # the reader's probability from which a time, a place or a number may be told in any words
SEEN = 0.5  # the same of an answer in other words than the conditions look for
LIKELY = 0.3  # the same of what is no figure, in a sentence that names the year asked for
LEAST_OF_ROW = 0.5  # the same of a row with its table's heading
FAR_LESS = 0.6
MEASURES = frozenset(("ti_trong", "chi_so", "toc_do"))  # a figure of another measure is no answer
COUNTED_OF = re.compile(
    r"(?i)(?<!hạng )(?<!thứ )(?<!vị trí )(?:bao nhiêu (?!so với|tiền\b)(?:phần trăm )?(?:(?:số|đã|được) )*"
    r"|t[ỷỉ] trọng (?:của )?"
    r"|t[ỷỉ] lệ (?:của )?)([^\W\d_]+ [^\W\d_]+)"
)
USERS = re.compile(r"(?i)\bngười sử dụng\b")
# When a meeting takes place is told by its day, or with "trong tháng …", and not by what it hears up to a month.
MEETS = re.compile(rf"(?i)\b{GATHERING}\b.*\b(?:diễn ra|tổ chức|họp)\b")
TOLD_DAY = re.compile(r"(?i)\bngày \d|\b\d{1,2}/\d|\b(?:trong|vào|diễn ra|tổ chức) tháng \d")
# A deadline is introduced as one; what a report covers and what a plan is called is none.
ASKS_DEADLINE = re.compile(
    r"(?i)\b(?:thời )?hạn\b(?! chế)|\btrước (?:khi|ngày|tháng|năm|quý) nào\b|\b(?:chậm|muộn) nhất\b"
    r"|\b(?:phải|cần|xong|hoàn thành)\b.*\b(?:khi nào|bao giờ|(?:ngày|tháng|quý) nào)\b"
)
DEADLINE = re.compile(
    r"(?i)\b(?:trước|trong|hết|hạn|(?:chậm|muộn) nhất|đến (?=năm|ngày|hết)|vào|kể từ)\s+"
    r"(?:(?!6 tháng|sáu tháng)[\w/]+ ){0,3}?(?:(?:ngày|tháng|quý|năm|nửa|đầu|giữa|cuối|tuần)\b|\d{1,2}/\d)"
)
ASKS_KIND = re.compile(r"(?i)\b(?:^|(?:những|các|ở|tại) )([^\W\d_]+ (?!thế\b)[^\W\d_]+) nào\b")
ASKS_BEST = re.compile(rf"(?i)\b{BODY}(?:{FIRST}|{LAST})")
ASKS_RANKED = re.compile(rf"{ASKS_BEST.pattern}|{RANKED.pattern}")
RANKS = re.compile(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí|\bbậc\b")
ASKS_PLACES = re.compile(r"(?i)\b(?:bao nhiêu|mấy) bậc\b")
PLACES = re.compile(r"(?i)\bbậc\b")
# "phiên họp ở Bắc Kạn": the place says which meeting.
NAMES_MEETING = re.compile(rf"(?i)\b(?:{GATHERING}|điểm cầu)\b")  # and its place: but figures of the whole country
MEETING_AT = re.compile(r"(?i)\b(?:phiên|hội nghị|họp)\b[^,.;?]{0,40}")
OPENS = 1500  # characters in which a document tells which meeting it reports
ASKS_TARGET = re.compile(r"(?i)\b(?:mục tiêu|chỉ tiêu|phấn đấu)\b")
ASKS_POINTS = re.compile(r"(?i)(?:bao nhiêu|mấy) điểm\b|\bđiểm (?:số|của|cho|về)\b")
POINTS = re.compile(r"(?i)\bđiểm\b(?! cầu| nghẽn| mới)|chỉ số[^.;]*\d,\d")
# "Ông Trần Hồng Hà có dự hội nghị không?" is answered where he is named.
TAKES_PART = re.compile(r"(?i)^(?!.*\b(?:ai|gì|nào|đâu|mấy|bao nhiêu|khi|sao)\b).*\b(?:dự|có mặt|tham gia|chủ trì)\b")
# What one person does at an event, in the words that reports use alone.
ACT = re.compile(r"(?i)\b(?:chủ trì|khai mạc|bế mạc)\b")
# "Thủ tướng biểu dương ai khi bế mạc?": what is done to whom, told by the words for it, where documents have these.
WHOM = re.compile(
    r"(?i)(?P<done>[^\W\d_]+ (?!(?:là|do|bởi|của|có|gồm|cùng|với|và|cho) )[^\W\d_]+) "
    r"(?:(?:cho|tới|đến) )?(?:những )?ai\b(?=\W*$| (?:khi|lúc|tại|ở|trong|vì|về)\b)"
)
TIMES = re.compile(r"(?i)lần\b")  # "gấp bao nhiêu lần", and what is said to be done so many times
SHARE_OF = re.compile(r"(?i)phần trăm|%|t[ỷỉ] trọng|percent|\bshare\b")
SHARE = re.compile(SHARE_OF.pattern + r"|t[ỷỉ] lệ")  # a table may give a "tỷ lệ" as a plain number


def fits_period(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit speaks of a year asked for; where it names none itself, its surroundings may."""
    if not query.years:
        return True
    document, unit = candidate.hit.document, candidate.unit
    asked = set(query.years)
    if asked.intersection(years_of(document, unit)):
        return True
    text = unit.span.of(document.text)
    if query.want is Want.QUANTITY or own_years(text) or vietnamese.quantities(text):
        return False
    return bool(asked.intersection(own_years(f"{candidate.hit.text} {document.title} {document.date or ''}")))


def could_answer(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the unit holds the kind of figure asked for, and its surroundings the numbers that are named.

    It has to meet every condition of what is wanted, of what the unit is, and of any question.
    """
    return what_could_answer(query, rarity)(candidate)


def what_could_answer(query: Query, rarity: Rarity, but: Container[Check] = ()) -> Callable[[Candidate], bool]:
    """Returns ``could_answer`` for the candidates of one query; all is checked ``but`` this."""

    def asked(conditions: Sequence[Condition]) -> list[Check]:
        return [each.is_met for each in conditions if each.is_met not in but and each.is_asked(query)]

    of_want, of_any = asked(OF_WANT.get(query.want, ())), asked(OF_ANY)
    of_row, of_sentence = ([*of_want, *asked(of_unit), *of_any] for of_unit in (OF_ROWS, OF_SENTENCES))

    def could(candidate: Candidate) -> bool:
        conditions = of_row if candidate.unit.kind == "row" else of_sentence
        return all(is_met(query, candidate, rarity) for is_met in conditions)

    return could


def tells_in_other_words(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a reader sees the answer in a sentence that fails only conditions of how it is worded."""
    if candidate.unit.kind == "row" or candidate.mass < SEEN or query.foreign or query.asks(ASKS_RANKED):
        return False
    return what_could_answer(query, rarity, but=OF_WORDING)(candidate)


def _is_seen(candidate: Candidate) -> bool:
    """Returns whether the reader is so sure of a sentence that a time, a place or a number may be told in any words.

    "Khi nào sinh viên được chuyển trường?" is answered by a condition, "có mấy cố vấn?" by "một Cố vấn".
    """
    return candidate.unit.kind != "row" and candidate.mass >= SURE


def _holds_the_kind(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text holds a figure or a day, or the reader is sure of it."""
    return holds_kind(query.want, candidate.text) or _is_seen(candidate)


def _names_the_holder(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text holds the office asked for, and names somebody of the body asked for."""
    return holds_title(query.text, candidate.text) and names_somebody_of(query.text, candidate.text)


def _tells_the_act(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate tells of what somebody did at an event, or what was done to whom, where asked for."""
    if whom := query.asks(WHOM):
        done = "_".join(map(spelling, tokens(whom["done"])))
        return is_unknown(done, rarity) or done in candidate.terms
    act = query.asks(ACT)
    return act is None or spelling("_".join(act.group().casefold().split())) in candidate.terms


def _tells_the_day(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells a day, and of the meeting of which it is asked when it takes place."""
    ours = reviews_the_year(query.text, candidate.hit.document, candidate.text, surely=True)
    return ours and TOLD_DAY.search(candidate.text) is not None


def _tells_the_deadline(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text tells until when something is to be done, where that is asked, or the reader is sure."""
    if DEADLINE.search(candidate.text):
        return True
    return not holds_kind(Want.TIME, candidate.text) and _is_seen(candidate)


def _tells_the_target(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text or what it stands under tells a target."""
    above = (candidate.hit.document.title, *candidate.hit.chunk.trail)
    return any(map(tells_a_target, (candidate.text, *above)))


def _tells_more_than_a_rank(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a figure that is no place in a ranking."""
    text = candidate.text
    return not all(figure.of(text).endswith("bậc") for figure in vietnamese.quantities(text))


def _tells_points(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence speaks of points; a row's column may."""
    return candidate.unit.kind == "row" or POINTS.search(candidate.text) is not None


def _tells_places(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence tells places in a ranking; a row's column may."""
    return candidate.unit.kind == "row" or PLACES.search(candidate.text) is not None


def _tells_the_measure(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate names what is to be measured.

    How fast something grows is told by its growth; by how many places an index rose, by where it ranks.
    """
    needed = MEASURES & query.terms
    needed -= {"toc_do"} if query.asks(CHANGES) else set()
    needed -= {"chi_so"} if query.asks(PLACES) else set()
    return needed <= candidate.terms


def _tells_a_share(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a text has a per cent, where a share is asked for."""
    return "%" in candidate.text or query.asks(SHARE_OF if candidate.unit.kind == "row" else SHARE) is None


def _tells_ranks(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a table's row or one of its columns is called a rank."""
    named = " ".join([candidate.unit.label, *(cell.column for cell in candidate.unit.cells)])
    return RANKS.search(named) is not None


def _tells_enough_of_what_is_asked(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a row, its columns and what it stands under tell enough of what a question asks.

    A word that no document holds is told by none: there is no row for "vắc xin cúm" beside one for "vắc xin sởi".
    """
    document, unit = candidate.hit.document, candidate.unit
    if names_row(query, document, unit):
        return True
    if any(is_unknown(term, rarity) for term in query.telling if vietnamese.is_syllable(term)):
        return False
    return covered(query, candidate.terms | terms_above(document, unit), rarity) >= LEAST_OF_ROW


def _tells_more_than_figures(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a table's row tells more than figures."""
    text = candidate.hit.document.text
    return any(cell.span.of(text)[:1].isalpha() for cell in candidate.unit.cells)


def _is_a_body_asked_for(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a table's row is one of the bodies among which the first is sought: "bộ nào cao nhất?"."""
    label = candidate.unit.label
    return of_kind(query, candidate.unit) or bool(places(label))


def _holds_what_is_named(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence, or its heading, holds what the question names as the kind of its answer."""
    heading = candidate.hit.chunk.heading
    headed = f"{heading} {candidate.text}" if heading else candidate.text
    return holds_named(query, headed, _is_seen(candidate))


def _tells_what_is_taken_for_granted(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence has what the question says befell, and its document who is said to speak."""
    return may_tell(query, candidate.hit.document, candidate.text)


def _knows_of_such_things(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether documents name the kind of things asked for ("bệnh viện nào"), or this candidate does.

    The reader may be surer than that: people have other words for a kind than documents.
    """
    kind = query.asks(ASKS_KIND)
    if kind is None or candidate.mass >= LIKELY:
        return True
    words = [spelling(word) for word in tokens(kind[1])]
    return not is_unknown("_".join(words), rarity) or bool(set(words) & (candidate.terms | query.light))


def _is_of_the_part_of_the_year(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's surroundings name the part of a year that is asked for."""
    return _asked_part(query.text) in _part(f"{candidate.hit.document.title} {candidate.hit.text}")


def _is_of_the_meeting(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate may be of the meeting that is asked of."""
    return may_be_of(query.text, candidate.hit.document, candidate.text)


def _names_the_bodies(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the passage speaks of the bodies that the question names ("Bộ Công an", "Luật Viễn thông")."""
    pairs = named_pairs(query.text)
    around, own = candidate.hit.surroundings, candidate.terms
    if query.asks(TAKES_PART):
        return pairs <= own
    if candidate.unit.kind == "row":  # the text before a table tells whose it is
        start = candidate.unit.paragraph.start
        own = own | term_set(candidate.hit.document.text[max(0, start - OPENS) : start])
    return all(pair in around or pair in own for pair in pairs)


def _stands_beside_the_foreign(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a passage speaks of each foreign word that a question names and the documents know."""
    around = candidate.hit.surroundings
    words = (term for term in query.no_syllables if not term[0].isdigit())
    return all(term in around or is_unknown(term, rarity) for term in words)


def _is_about(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's own sentence speaks of what is asked; a row may be named by its table."""
    is_row = candidate.unit.kind == "row" and query.asks(ROW_VALUE) is not None
    if is_row and names_row(query, candidate.hit.document, candidate.unit):
        return True
    if names_the_year(query, candidate.text):
        return True
    return _has_the_codes(query, candidate, rarity) and _tells_its_share(query, candidate, rarity)


def _has_the_codes(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a sentence has what a question calls by a figure and letters: 4G is not 5G.

    Nor is it 3G, of which no document speaks.
    """
    codes = (term for term in query.no_syllables if term[0].isdigit() and not term.isdigit())
    written = (code for code in codes if code.upper() in query.text or not is_unknown(code, rarity))
    return all(code in candidate.terms for code in written)


def _tells_its_share(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the sentence of a figure, or one that is to answer for a year, holds a share of what is asked.

    A figure of which the reader is sure need not.
    """
    counts = query.want is Want.QUANTITY
    if not counts and not query.years:
        return True
    if counts and _misses_the_counted(query, candidate, rarity):
        return False
    if candidate.mass >= SURE_OF_FIGURE and not query.years:
        return True
    if not counts and candidate.mass >= LIKELY and {*query.years} & {*own_years(candidate.text)}:
        return True
    return covered(query, candidate.terms, rarity) >= LEAST_OWN


def _misses_the_counted(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a figure's sentence and the one before lack what the question counts."""
    counted = _counted_of(query.text)
    if counted is None or candidate.unit.kind == "row":
        return False
    words = [spelling(word) for word in tokens(counted[1])]
    both = set(words)
    if both & query.light or not both <= query.terms or is_unknown("_".join(words), rarity):
        return False  # "bao nhiêu một tháng", "bao nhiêu cho người già"
    texts, at = candidate.hit.unit_texts, candidate.number
    there = candidate.terms | term_set(" ".join(texts[max(0, at - 1) : at]))
    shares = SHARE_OF.search(counted.group()) or words[0] == "trong"  # whose thing may be called otherwise
    return not both & there if shares else not both <= there


@lru_cache(maxsize=256)
def _counted_of(text: str) -> re.Match[str] | None:
    return COUNTED_OF.search(USERS.sub("người dùng", text))


def _has_the_numbers(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether a candidate's surroundings, or the head of its document, have the numbers that are named."""
    if candidate.unit.kind == "row" and query.extreme:  # "trong 3 trụ": how many rows are compared
        return True
    text, around = candidate.text, candidate.hit.surroundings
    return has_numbers(query, text, around) or has_numbers(query, text, around | above_text(candidate.hit.document))


def _part(text: str) -> str:
    """The text folded, with one way to write the halves of a year."""
    return fold(text).replace("nua dau", "6 thang dau").replace("nua cuoi", "6 thang cuoi")


@lru_cache(maxsize=256)
def _asked_part(text: str) -> str:
    """The part of a year that a question asks for, folded; empty where it asks for none."""
    asked = PART.search(MEETING_OF_YEAR.sub(" ", text))
    return _part(asked.group()) if asked else ""


def _of(pattern: re.Pattern[str]) -> Callable[[Query], object]:
    return lambda query: query.asks(pattern)


def _of_all(query: Query) -> bool:
    return True


def _of_vietnamese(query: Query) -> bool:
    return not query.foreign


def _of_a_measure(query: Query) -> object:
    return MEASURES & query.terms


# Of each group the cheapest comes first.
OF_WANT: dict[Want, tuple[Condition, ...]] = {
    Want.PERSON: (
        Condition(_names_the_holder, _of_all),
        Condition(_tells_the_act, lambda query: query.asks(WHOM) or query.asks(ACT)),
    ),
    Want.TIME: (
        Condition(_holds_the_kind, _of_all),
        Condition(_tells_the_day, _of(MEETS)),
        Condition(_tells_the_deadline, _of(ASKS_DEADLINE)),
        Condition(in_one_clause, _of_vietnamese),
    ),
    Want.QUANTITY: (
        Condition(_holds_the_kind, _of_all),
        Condition(_tells_a_share, _of(SHARE)),
        Condition(_tells_points, _of(ASKS_POINTS)),
        Condition(_tells_places, _of(ASKS_PLACES)),
        Condition(_tells_the_target, _of(ASKS_TARGET)),
        Condition(_tells_the_measure, _of_a_measure),
        Condition(_tells_more_than_a_rank, lambda query: _of_a_measure(query) and not query.asks(RANKS)),
        Condition(is_more_than_a_measure, _of_vietnamese),
        Condition(in_one_clause, _of_vietnamese),
    ),
}
OF_ROWS = (
    Condition(_tells_ranks, _of(RANKS)),
    Condition(_tells_more_than_figures, _of(ASKS_WHY)),
    Condition(_is_a_body_asked_for, _of(ASKS_BEST)),
    Condition(_tells_enough_of_what_is_asked, _of_vietnamese),
)
OF_SENTENCES = (
    Condition(_holds_what_is_named, names_a_kind),
    Condition(tells_the_change, _of(ASKS_CHANGE)),
    Condition(_tells_what_is_taken_for_granted, takes_for_granted),
)
OF_ANY = (
    Condition(_knows_of_such_things, _of(ASKS_KIND)),
    Condition(_is_of_the_part_of_the_year, lambda query: _asked_part(query.text)),
    Condition(_is_of_the_meeting, lambda query: names_a_meeting(query.text)),
    Condition(_names_the_bodies, lambda query: named_pairs(query.text) and not query.foreign),
    Condition(_stands_beside_the_foreign, lambda query: query.no_syllables and not query.foreign),
    Condition(_is_about, _of_vietnamese),
    Condition(_has_the_numbers, numbers_named),
)

# People have other words than documents for these, and a reader knows many of them.
OF_WORDING = frozenset((_holds_what_is_named, tells_the_change, in_one_clause))


def figure_counted(query: Query) -> re.Pattern[str] | None:
    """Returns what finds, in folded text, a figure right before the thing that a question counts; None if it does not.

    "gấp bao nhiêu lần" counts nothing.
    """
    counted = query.asks(COUNTED)
    if counted is None or TIMES.match(counted[1]):
        return None
    what = "|".join(map(re.escape, SAME.get(fold(counted[1]), (fold(counted[1]),))))
    return re.compile(rf"\d\s+(?:nghin |trieu |ty |ti )*(?:{what})\b|\b(?:so luong|tong so) (?:{what})\b")


def of_another_subject(query: Query, then: Candidate, best: Candidate, rarity: Rarity) -> bool:
    """Returns whether the best sentence of the right year speaks far less of the subject than another year's.

    A row that the question names speaks of it, however little else stands there.
    """
    if query.foreign or then is best or (then.unit.kind == "row" and names_row(query, then.hit.document, then.unit)):
        return False
    own, others = (covered(query, each.terms, rarity) for each in (then, best))
    return own < FAR_LESS * others


def names_places(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit's paragraph names every place asked for, or the title of one that names no place.

    A meeting's may stand where the text opens.
    """
    if not query.places:
        return True
    document = candidate.hit.document
    around = candidate.unit.paragraph.of(document.text)
    if not places(around) and not NAMES_MEETING.search(document.title):
        around = document.title
    if any(places(meeting) for meeting in MEETING_AT.findall(query.text)):
        around = f"{around} {document.title} {document.text[:OPENS]}"
    return set(query.places) <= set(places(around))
