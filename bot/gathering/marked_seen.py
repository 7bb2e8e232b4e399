"""Which words of a sentence are the very thing asked for, where only a reader can tell: the rules.

What it saw is made as whole as the thing that is asked for, and nothing else.
"""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from bot.gathering.asked import ASKS_WHETHER, WHETHER_LAST, Asked, Marks
from bot.gathering.marked_figures import figures_of
from bot.gathering.marked_words import ASKS_SAID, MOST_OF_DEED, as_asked
from bot.language.edges import GROUP, trimmed, whole
from bot.language.events import TAKES_PART
from bot.telling.kinds import asks_nothing, fitting_names
from bot.telling.listed import all_items
from bot.telling.sayers import sayers
from bot.telling.slot import called_so, filling, with_whom
from bot.telling.sought import DATE, HOURS, of_the_measure, stretch_around
from bot.understanding.persons import people
from bot.understanding.query import Query
from index import Span, vietnamese
from index.vietnamese import TOKEN, spelling, term_set

CLAUSE = re.compile(r"[^;]+")
TELLS_MORE = re.compile(r"(?:\s*(?:là|nhưng)\s)?(?P<clause>(?:[^,;]|,(?=\d))*? hơn (?:[^,;]|,(?=\d| ngành\b))*)")
MOST_ASKED = 12  # words between those that were asked and the end of a mark that holds none of them
LONGEST_CLAUSE = 15  # words of one that is marked whole
SPEAKS_OF = re.compile(r"(?i)\b(?:nói|phát biểu|trình bày|báo cáo|tham luận)(?: \w+){0,2}? về (?P<subject>[^;.:]+)")
ASKS_GROUP = re.compile(r"(?i)\b(?:xếp hạng|hạng|thứ) (?:mấy|bao nhiêu|thế nào|ra sao)\b|\bnhóm nào\b")
ASKS_WHICH_IS_MORE = re.compile(r"(?i)\bhay\b.*\bhơn\b")
MOST_DATED = 30  # characters of a mark that is a day


def unseen(asked: Asked) -> Marks:
    """The clause that says which is more, or the one name of what is asked for."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    more = _which_is_more(query, text, sentence, None) if query.asks(ASKS_WHICH_IS_MORE) else None
    return (more,) if more else called_so(query, text, sentence)


def of_a_name(asked: Asked) -> Marks | None:
    """What may be meant by a question that only names something."""
    if not asks_nothing(asked.query):
        return None
    return _meant_by_a_name(asked.query, asked.text, asked.sentence, asked.seen)


def said_by_the_seen(asked: Asked) -> Marks | None:
    """What somebody says of whom a reader saw but who he is."""
    by_him = (each.who.overlaps(asked.seen) for each in sayers(asked.text, asked.sentence))
    if not asked.query.asks(ASKS_SAID) or not any(by_him):
        return None
    words = _what_is_said(asked.text, asked.sentence, asked.seen)
    return (words,) if words else ()


def spoken_of(asked: Asked) -> Marks | None:
    """The one subject that a report, a speech or an order is said to be on."""
    asks = asked.query.asks(ASKS_SAID)
    subjects = [*SPEAKS_OF.finditer(asked.text, asked.sentence.start, asked.sentence.end)] if asks else []
    return (trimmed(asked.text, Span(*subjects[0].span("subject"))),) if len(subjects) == 1 else None


def group_seen(asked: Asked) -> Marks | None:
    """The group or rank within what a reader saw, where one is asked for."""
    seen = asked.seen
    group = GROUP.search(asked.text, seen.start, seen.end) if asked.query.asks(ASKS_GROUP) else None
    return (Span(*group.span()),) if group else None


def as_seen(asked: Asked) -> Marks:
    """What a reader saw, as whole as it is asked for, where it is of the kind asked for; else the one name of that."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    seen = _of_the_measure(asked)
    if (said := _whether_so(asked, seen)) is not None:
        return said
    if query.asks(ASKS_WHETHER):
        seen = _with_what_was_asked(query, text, sentence, seen)
    elif query.asks(ASKS_WHICH_IS_MORE):
        seen = _which_is_more(query, text, sentence, seen) or seen
    seen = trimmed(text, all_items(query, text, sentence, seen))
    found = fitting_names(query, text, sentence, seen) or called_so(query, text, sentence)
    return found or fitting_names(query, text, sentence, whole(text, sentence, seen))


def _whether_so(asked: Asked, seen: Span) -> Marks | None:
    """What says whether it is so in the words of the question, where a reader saw so much else; no day tells that."""
    query, words = asked.query, seen.of(asked.text)
    if not query.asks(ASKS_WHETHER):
        is_day = WHETHER_LAST.search(query.question) and DATE.search(words) and len(words) <= MOST_DATED
        return () if is_day and not query.asks(ASKS_WHICH_IS_MORE) else None
    said = as_asked(asked.whether["what"], asked.text, asked.sentence) if asked.whether else ()
    length = len(words.split())
    beside = said and length > MOST_OF_DEED and re.search(r"\d", words) and not seen.overlaps(said[0])
    at_length = beside or query.asks(TAKES_PART) or people(asked.text, seen) or length > LONGEST_CLAUSE
    return said if said and at_length else None


def _of_the_measure(asked: Asked) -> Span:
    """What a reader saw, filled up to what is asked for, within the part that tells of the measure asked for."""
    query, text, sentence = asked.query, asked.text, asked.sentence
    seen = with_whom(query, text, sentence, filling(query, text, sentence, trimmed(text, asked.seen)))
    part = of_the_measure(query, text, sentence)
    if not seen.overlaps(part):
        return trimmed(text, part)
    return Span(max(seen.start, part.start), min(seen.end, part.end))


def _which_is_more(query: Query, text: str, sentence: Span, seen: Span | None) -> Span | None:
    """The clause that says which is more in most words of the question, unless what was seen says so as well.

    Where nothing was seen it has to say how with the question's words: "nỗ lực lớn hơn" for "nỗ lực hơn".
    """
    more = [Span(*told.span("clause")) for told in TELLS_MORE.finditer(text, sentence.start, sentence.end)]
    shared = {clause: query.terms & term_set(clause.of(text)) for clause in more}
    there = {clause: seen is not None and clause.overlaps(seen) for clause in more}
    best = max(more, key=lambda clause: (len(shared[clause]), there[clause]), default=None)
    if best is None or (seen and there[best] and " hơn" in seen.of(text)):
        return None
    return trimmed(text, best) if seen or any("_" in term for term in shared[best]) else None


def _what_is_said(text: str, sentence: Span, answer: Span) -> Span | None:
    """What somebody says by a sentence that names him, up to a semicolon, where the reader saw but who he is."""
    said = next((each for each in sayers(text, sentence) if each.who.overlaps(answer)), None)
    if said is None or answer.end > said.verb.end:
        return None
    clause = next(CLAUSE.finditer(text, said.verb.start, sentence.end))
    return trimmed(text, Span(*clause.span()))


def _with_what_was_asked(query: Query, text: str, sentence: Span, seen: Span) -> Span:
    """What was seen, from the first words of the question in its clause on, where it holds none of them itself.

    Where they stand behind it, what the clause says from them on.
    """
    told = ASKS_WHETHER.search(query.text)
    asked = {term for term in term_set(told["what"]) & query.terms if "_" in term} if told else set()
    if asked & term_set(seen.of(text)):
        return seen
    start = max(sentence.start, text.rfind(";", sentence.start, seen.start) + 1)
    words = list(TOKEN.finditer(text, start, seen.start))[-MOST_ASKED:]
    if before := _first_asked(words, asked):
        return Span(before, seen.end)
    clause = None if re.search(r"\d", seen.of(text)) else CLAUSE.match(text, seen.end, sentence.end)
    behind = _first_asked(list(TOKEN.finditer(text, *clause.span()))[:MOST_ASKED], asked) if clause else None
    return trimmed(text, Span(behind, clause.end())) if behind and clause else seen


def _first_asked(words: Sequence[re.Match[str]], asked: Set[str]) -> int | None:
    """Where the first of a question's pairs of words stands among the words of a sentence."""
    pairs = ((one, "_".join(map(spelling, (one.group(), other.group())))) for one, other in pairwise(words))
    return next((one.start() for one, pair in pairs if pair in asked), None)


def _meant_by_a_name(query: Query, text: str, sentence: Span, answer: Span) -> Marks:
    """What may be meant by a question that only names something: the figure, the date or the words in quotation marks.

    Whatever else the reader sees there is as likely beside the point.
    """
    seen = trimmed(text, answer)
    if (stretch := stretch_around(query, text, sentence, seen)) != seen:
        return (stretch,)
    if figures := vietnamese.quantities(HOURS.sub(" ", DATE.sub(" ", answer.of(text)))):
        return () if len(figures) > 2 else figures_of(query, text, sentence, answer, doubtful=False)
    return (seen,) if re.search(r"[\d\"“”]", text[max(0, seen.start - 1) : seen.end]) else ()
