"""Whether a candidate could be the answer at all: of the place, the period, the office and the unit that are asked for.

Knows queries and candidates; knows nothing of their order or of how likely one of them answers.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

from bot.candidates import ROW_VALUE, Candidate, covered, misses_the_target, names_row
from bot.events import GATHERING, may_be_of
from bot.growth import ASKS_CHANGE, CHANGES, tells_the_change
from bot.kinds import holds_kind, holds_named, names_the_year, ranges
from bot.periods import PART, own_years, years_of
from bot.persons import holds_title, names_somebody_of
from bot.premises import may_tell
from bot.query import COUNTED, MEETING_OF_YEAR, Query, Want, named_pairs, places
from bot.silence import UNKNOWN
from bot.sought import SAME
from index import vietnamese
from index.vietnamese import fold, spelling, term_set, tokens

# Share of what the question asks about that a figure's own sentence must hold, unless the reader is this sure of it.
LEAST_OWN, SURE = 0.2, 0.6
LIKELY = 0.3  # the same of what is no figure, in a sentence that names the year asked for
FAR_LESS = 0.6
IN_CLAUSE = 0.5  # share of what a sentence of many clauses tells that the clause with the figure must hold
MEASURES = frozenset(("ti_trong", "chi_so", "toc_do"))  # a figure of another measure is no answer
COUNTED_OF = re.compile(
    r"(?i)(?<!hạng )(?<!thứ )(?<!vị trí )(?:bao nhiêu (?!so với)(?:phần trăm )?(?:số )?|t[ỷỉ] trọng (?:của )?"
    r"|t[ỷỉ] lệ (?:của )?)([^\W\d_]+ [^\W\d_]+)"
)
# When a meeting takes place is told by its day, or with "trong tháng …", and not by what it hears up to a month.
MEETS = re.compile(rf"(?i)\b{GATHERING}\b.*\b(?:diễn ra|tổ chức|họp)\b")
TOLD_DAY = re.compile(r"(?i)\bngày \d|\b\d{1,2}/\d|\b(?:trong|vào|diễn ra|tổ chức) tháng \d")
ASKS_KIND = re.compile(r"(?i)\b(?:^|(?:những|các|ở|tại) )([^\W\d_]+ (?!thế\b)[^\W\d_]+) nào\b")
RANKS = re.compile(r"(?i)hạng|thứ mấy|thứ bao nhiêu|vị trí|\bbậc\b")
# "phiên họp ở Bắc Kạn": the place says which meeting.
MEETING_AT = re.compile(
    r"(?i)\b(?:phiên(?: họp)?|hội nghị|cuộc họp|buổi họp)\b\s*"
    r"\(?(?:mà |có |ở |tại |từ |về |đến |tới |được |truyền |nối |trực tuyến |điểm cầu |tỉnh )+(?=[A-ZĐ])"
)
OPENS = 1500  # characters in which a document tells which meeting it reports
ASKS_POINTS = re.compile(r"(?i)(?:bao nhiêu|mấy) điểm\b|\bđiểm (?:số|của|cho|về)\b")
POINTS = re.compile(r"(?i)\bđiểm\b(?! cầu| nghẽn| mới)|chỉ số[^.;]*\d,\d")
# What one person does at an event, in the words that reports use alone.
ACT = re.compile(r"(?i)\b(?:chủ trì|khai mạc|bế mạc)\b")
OF_A_FEW = re.compile(r"(?i)\btrong (?:số )?[2-9] (?=\w+)")  # "trong 3 trụ … thì trụ nào"
PART_ENDS = re.compile(r"[,;]\s")
CONTRAST = re.compile(r"(?i), (?:nhưng|còn|trong khi)\b")
IN_CONTRAST = 0.75  # share of what a sentence tells that its half with the figure must hold
# "kích hoạt bao nhiêu thẻ căn cước"
DONE_TO = re.compile(r"(?i)([^\W\d_]+ [^\W\d_]+) (?:được )?bao nhiêu ([^\W\d_]+ [^\W\d_]+)")
# Numbers as words write them ("lần thứ hai", "nhỏ thứ nhì"); "năm" is a year more often than 5.
IN_WORDS = {
    "1": ("một",),
    "2": ("hai", "nhì"),
    "3": ("ba",),
    "4": ("bốn", "tư"),
    "6": ("sáu",),
    "7": ("bảy",),
    "8": ("tám",),
}
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


def could_answer(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether the unit holds the kind of figure asked for, and its surroundings the numbers that are named."""
    if query.want in (Want.TIME, Want.QUANTITY) and not (holds_kind(query.want, candidate.text) or _is_seen(candidate)):
        return False
    if query.want is Want.PERSON and not (
        holds_title(query.text, candidate.text)
        and names_somebody_of(query.text, candidate.text)
        and _tells_the_act(query, candidate)
    ):
        return False
    if query.want is Want.TIME and query.asks(MEETS) and not TOLD_DAY.search(candidate.text):
        return False
    if _asks_for_unheard_of(query, candidate, rarity):
        return False
    if (part := _asked_part(query.text)) and part not in _part(f"{candidate.hit.document.title} {candidate.hit.text}"):
        return False
    if candidate.unit.kind == "row" and query.asks(RANKS) and not _tells_ranks(candidate):
        return False
    if candidate.unit.kind != "row" and not holds_named(query, candidate.text, _is_seen(candidate)):
        return False
    if not tells_the_change(query, candidate) or not may_be_of(query.text, candidate.hit.document, candidate.text):
        return False
    if candidate.unit.kind != "row" and not may_tell(query, candidate.hit.document, candidate.text):
        return False
    if misses_the_target(query, candidate.text):
        return False
    if query.want in (Want.TIME, Want.QUANTITY) and not _in_one_clause(query, candidate, rarity):
        return False
    if query.want is Want.QUANTITY:
        if _tells_only_a_rank(query, candidate.text):
            return False
        if query.asks(ASKS_POINTS) and candidate.unit.kind != "row" and not POINTS.search(candidate.text):
            return False
        if not _measures(query) <= candidate.terms:
            return False
        asks_share = SHARE_OF if candidate.unit.kind == "row" else SHARE
        if "%" not in candidate.text and query.asks(asks_share):
            return False
    if not query.foreign and not (_names_the_named(query, candidate) and _is_about(query, candidate, rarity)):
        return False
    named = _named_numbers(query.text) - {str(year) for year in query.years}
    if not named or (candidate.unit.kind == "row" and query.extreme):  # "trong 3 trụ": how many rows are compared
        return True
    there = _numbers_among(candidate.hit.surroundings) | _numbers_in_words(candidate.text)
    return all(
        number in there or any(low <= int(number) <= high for _, low, high in ranges(candidate.text))
        for number in named
    )


def _is_seen(candidate: Candidate) -> bool:
    """Returns whether the reader is so sure of a sentence that a time, a place or a number may be told in any words.

    "Khi nào sinh viên được chuyển trường?" is answered by a condition, "có mấy cố vấn?" by "một Cố vấn".
    """
    return candidate.unit.kind != "row" and candidate.mass >= SURE


def _asks_for_unheard_of(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether a question asks for things of a kind that no document names ("bệnh viện nào"), nor the candidate.

    The reader may be surer than that: people have other words for a kind than documents.
    """
    kind = query.asks(ASKS_KIND)
    if kind is None or candidate.mass >= LIKELY:
        return False
    words = [spelling(word) for word in tokens(kind[1])]
    return rarity("_".join(words)) >= rarity(UNKNOWN) and not (set(words) & (candidate.terms | query.light))


def _in_one_clause(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether one clause of a sentence of many has the figure or day and most of what the sentence tells."""
    clauses, share = candidate.text.split(";"), IN_CLAUSE
    if len(clauses) < 3:
        clauses, share = CONTRAST.split(candidate.text) if query.asks(ASKS_CHANGE) else [], IN_CONTRAST
    if query.foreign or len(clauses) < 2:
        return True
    named = [term for term in query.no_syllables if term[0].isdigit() and not term.isdigit()]  # "5g"
    if (done := query.asks(DONE_TO)) and _apart(done.groups(), candidate.terms, clauses):
        return False
    least = share * covered(query, candidate.terms, rarity)
    return any(
        holds_kind(query.want, clause)
        and covered(query, term_set(clause), rarity) >= least
        and (not named or _together(query, named, clause))
        for clause in clauses
    )


def _together(query: Query, named: Sequence[str], clause: str) -> bool:
    """Returns whether a part of a clause, between commas, has both a figure and the names."""
    return any(term_set(part).issuperset(named) and holds_kind(query.want, part) for part in PART_ENDS.split(clause))


def _apart(pairs: Iterable[str], there: frozenset[str], clauses: Sequence[str]) -> bool:
    """Returns whether a sentence has all of some pairs of words, but none of its clauses has."""
    wanted = {"_".join(spelling(word) for word in tokens(pair)) for pair in pairs}
    return wanted <= there and not any(wanted <= term_set(clause) for clause in clauses)


def _is_about(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether a candidate speaks of what is asked: its passage of each foreign word, its sentence of the rest.

    A figure's own sentence has to hold a share of what is asked, unless the reader is sure of the figure; so has any
    sentence that is to answer for a year.
    """
    known = [term for term in query.no_syllables if rarity(term) < rarity(UNKNOWN)]
    if not all(term in candidate.hit.surroundings for term in known if not term[0].isdigit()):
        return False
    is_row = candidate.unit.kind == "row" and query.asks(ROW_VALUE) is not None
    if is_row and names_row(query, candidate.hit.document, candidate.unit):
        return True
    if names_the_year(query, candidate.text):
        return True
    if query.want is not Want.QUANTITY and not query.years:
        return True
    own = candidate.terms
    written = [term for term in query.no_syllables if term in known or term.upper() in query.text]
    if any(term[0].isdigit() and not term.isdigit() and term not in own for term in written):
        return False  # 4G is not 5G, nor 3G, of which no document speaks
    if query.want is Want.QUANTITY and _misses_the_counted(query, candidate, rarity):
        return False
    if candidate.mass >= SURE and not query.years:
        return True
    if (
        candidate.mass >= LIKELY
        and query.want is not Want.QUANTITY
        and set(query.years) & set(own_years(candidate.text))
    ):
        return True
    return covered(query, own, rarity) >= LEAST_OWN


def figure_counted(query: Query) -> re.Pattern[str] | None:
    """Returns what finds, in folded text, a figure right before the thing that a question counts; None if it does not.

    "gấp bao nhiêu lần" counts nothing.
    """
    counted = query.asks(COUNTED)
    if counted is None or TIMES.match(counted[1]):
        return None
    what = "|".join(map(re.escape, SAME.get(fold(counted[1]), (fold(counted[1]),))))
    return re.compile(rf"\d\s+(?:nghin |trieu |ty |ti )*(?:{what})\b|\b(?:so luong|tong so) (?:{what})\b")


def of_another_subject(query: Query, then: Candidate, best: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether the best sentence of the right year speaks far less of the subject than another year's."""
    if query.foreign or then is best:
        return False
    own, others = (covered(query, each.terms, rarity) for each in (then, best))
    return own < FAR_LESS * others


def _measures(query: Query) -> frozenset[str]:
    """What is to be measured; how fast something grows is told by its growth."""
    grows = query.asks(CHANGES) is not None
    return MEASURES & query.terms - ({"toc_do"} if grows else set())


def _tells_only_a_rank(query: Query, text: str) -> bool:
    """Returns whether all figures of a text are places in a ranking, and the question asks for none."""
    if not MEASURES & query.terms or query.asks(RANKS):
        return False
    return all(figure.of(text).endswith("bậc") for figure in vietnamese.quantities(text))


def _tells_ranks(candidate: Candidate) -> bool:
    """Returns whether a table's row or one of its columns is called a rank."""
    named = " ".join([candidate.unit.label, *(cell.column for cell in candidate.unit.cells)])
    return RANKS.search(named) is not None


def _names_the_named(query: Query, candidate: Candidate) -> bool:
    """Returns whether the passage speaks of the bodies that the question names ("Bộ Công an", "Luật Viễn thông")."""
    pairs = named_pairs(query.text)
    if not pairs:
        return True
    around, own = candidate.hit.surroundings, candidate.terms
    if candidate.unit.kind == "row":  # the text before a table tells whose it is
        start = candidate.unit.paragraph.start
        own = own | term_set(candidate.hit.document.text[max(0, start - OPENS) : start])
    return all(pair in around or pair in own for pair in pairs)


def _tells_the_act(query: Query, candidate: Candidate) -> bool:
    """Returns whether a candidate tells of what somebody did at an event, where that is asked for."""
    act = query.asks(ACT)
    return act is None or spelling("_".join(act.group().casefold().split())) in candidate.terms


def _misses_the_counted(query: Query, candidate: Candidate, rarity: Callable[[str], float]) -> bool:
    """Returns whether a figure's sentence and the one before lack what the question counts."""
    counted = query.asks(COUNTED_OF)
    if counted is None or candidate.unit.kind == "row":
        return False
    words = [spelling(word) for word in tokens(counted[1])]
    both = set(words)
    if both & query.light or rarity("_".join(words)) >= rarity(UNKNOWN):
        return False
    texts, at = candidate.hit.unit_texts, candidate.hit.chunk.units.index(candidate.unit)
    there = candidate.terms | term_set(" ".join(texts[max(0, at - 1) : at]))
    shares = SHARE_OF.search(counted.group()) or words[0] == "trong"  # whose thing may be called otherwise
    return not both & there if shares else not both <= there


def _part(text: str) -> str:
    """The text folded, with one way to write the halves of a year."""
    return fold(text).replace("nua dau", "6 thang dau").replace("nua cuoi", "6 thang cuoi")


@lru_cache(maxsize=256)
def _asked_part(text: str) -> str:
    """The part of a year that a question asks for, folded; empty where it asks for none."""
    asked = PART.search(MEETING_OF_YEAR.sub(" ", text))
    return _part(asked.group()) if asked else ""


@lru_cache(maxsize=256)
def _named_numbers(text: str) -> frozenset[str]:
    """The numbers that a question names, without those that name a part of a year or count what it names itself."""
    apart = " ".join([*PART.findall(text), *OF_A_FEW.findall(text)])
    return _numbers_among(frozenset(tokens(text))) - _numbers_among(frozenset(tokens(apart)))


@lru_cache(maxsize=1024)
def _numbers_among(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(_number(term) for term in terms if term.isdigit()) - {""}


@lru_cache(maxsize=8192)
def _numbers_in_words(text: str) -> frozenset[str]:
    words = set(tokens(text))
    return frozenset(number for number, ways in IN_WORDS.items() if words.intersection(ways))


def _number(token: str) -> str:
    return token.lstrip("0")


def names_places(query: Query, candidate: Candidate) -> bool:
    """Returns whether the unit's paragraph names every place asked for; a meeting's may stand where the text opens."""
    if not query.places:
        return True
    document = candidate.hit.document
    around = candidate.unit.paragraph.of(document.text)
    if query.asks(MEETING_AT):
        around = f"{around} {document.title} {document.text[:OPENS]}"
    return set(query.places) <= set(places(around))
