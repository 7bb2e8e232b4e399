"""Candidates become quotes that bear on the query, best first; or the reason why they do not answer it.

Knows queries and candidates; knows nothing of how an answer looks.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import count, dropwhile, islice
from typing import Generic, TypeVar

from bot.gathering.candidates import Candidate, Rarity, covered, is_unknown
from bot.gathering.conditions import is_seen
from bot.gathering.counted import figure_counted, figure_of_the_deed
from bot.gathering.fitness import Fitness
from bot.gathering.quotes import Evidence, choose, evidence_of, with_rivals
from bot.gathering.ranking import Read, rank_units
from bot.gathering.sequels import completing
from bot.gathering.silence import is_likely
from bot.gathering.subjects import UNSEEN, names_places, of_another_subject
from bot.gathering.timely import fits_period
from bot.telling.tasks import duty_asked, tells_duty
from bot.understanding.query import Query, Want, names
from index import Hit
from index.vietnamese import fold, spelling, tokens

NEAR = 0.3  # share of what the question asks about from which a quote that does not answer is worth showing
LEAST_ENGLISH, LEAST_ENGLISH_COSINE = 0.03, 0.79
NAMES_ONE = 2  # single terms that may be one word
CHANGES = ("tang_", "giam_", "len_", "xuong_", "xep_")  # "tăng bậc" is no word of two syllables
# "Cô A", "bà B": whoever it is.
SOMEBODY = re.compile(r"(?i)\b(?:ông|bà|anh|chị|cô|chú|bác|thầy|em|bạn) (?-i:[A-Z]\b(?! [A-ZĐ]))")
SURE = 0.9  # the reader sees the answer, whatever the words
TRIED = 2  # candidates of which one must be likely to answer
FAR_BELOW = 4.0  # a figure of what is counted whose score is so much below the best is of something else
MOST_OTHERS = 6  # candidates among which another figure for the same is looked for
T = TypeVar("T")


class Reason(StrEnum):
    """Why there is no answer."""

    NOT_IN_DOCUMENTS = "not_in_documents"
    NOT_FOR_PERIOD = "not_for_period"
    NOT_FOR_PLACE = "not_for_place"
    NOT_A_QUESTION = "not_a_question"
    TOO_VAGUE = "too_vague"
    SMALLTALK = "smalltalk"
    NOTHING_BEFORE = "nothing_before"
    TOO_LONG = "too_long"
    NOT_IN_LIST = "not_in_list"


class Lazily(Generic[T]):
    """What an iterable yields, each looked for once and not before it is asked for: most candidates never are."""

    def __init__(self, items: Iterable[T]) -> None:
        self._coming = iter(items)
        self._come: list[T] = []

    def __iter__(self) -> Iterator[T]:
        for at in count():
            if at == len(self._come):
                self._come.extend(islice(self._coming, 1))
            if at == len(self._come):
                return
            yield self._come[at]

    def first(self) -> T | None:
        """Returns the first, None where there is none."""
        return next(iter(self), None)


def gather(
    query: Query, hits: Sequence[Hit], rarity: Rarity, read: Read | None = None
) -> tuple[list[Evidence], Reason | None]:
    """Returns the quotes that answer the query, best first, and None; or the nearest and why they do not answer."""
    candidates = rank_units(query, hits, rarity, read)
    if duty_asked(query):
        candidates = [each for each in candidates if tells_duty(query, each.text) or is_seen(each)]
    if not candidates:
        return [], Reason.NOT_IN_DOCUMENTS
    there = [candidate for candidate in candidates if names_places(query, candidate)]
    if not there:
        return _near(query, candidates[0], rarity), Reason.NOT_FOR_PLACE
    fitness = Fitness(query, rarity)
    fit = _fitting(query, there, rarity, fitness.could_answer)
    then = Lazily(candidate for candidate in fit if fits_period(query, candidate))
    best, timely = fit.first(), then.first()
    if best and timely and of_another_subject(query, timely, best, rarity):
        return [evidence_of(query, best)], Reason.NOT_FOR_PERIOD
    if told := next((each for each in islice(then, TRIED) if answers(query, each, rarity)), None):
        rest = Lazily(dropwhile(lambda each: each is not told, then))
        others = (each for each in islice(rest, 1, MOST_OTHERS) if answers(query, each, rarity))

        @cache
        def quote(candidate: Candidate) -> Evidence:
            return evidence_of(query, candidate)

        first = with_rivals(query, told, others, rarity, quote)
        if first == [told]:
            first = [completing(query, told, candidates)]
        return choose(query, first, rest, rarity, quote), None
    seen = next((each for each in there if fits_period(query, each)), None)
    if seen and fitness.tells_in_other_words(seen) and answers(query, seen, rarity):
        return [evidence_of(query, seen)], None
    if best and best is not timely and answers(query, best, rarity):
        return [evidence_of(query, best)], Reason.NOT_FOR_PERIOD
    near = max([best or there[0], there[0]], key=lambda each: covered(query, each.terms, rarity, pairs=True))
    return _near(query, near, rarity), Reason.NOT_IN_DOCUMENTS


def _fitting(
    query: Query, candidates: Sequence[Candidate], rarity: Rarity, could_answer: Callable[[Candidate], bool]
) -> Lazily[Candidate]:
    """The candidates that could answer; of sentences those that count what is counted, where there are any."""
    fit = Lazily(filter(could_answer, candidates))
    best = fit.first()
    if best is None or best.unit.kind == "row":
        return fit
    for figure in filter(None, (figure_of_the_deed(query), figure_counted(query))):
        counted = Lazily(filter(could_answer, (each for each in candidates if figure.search(fold(each.text)))))
        first = counted.first()
        if first and first.score >= best.score - FAR_BELOW and not of_another_subject(query, first, best, rarity):
            return counted
    return fit


def _near(query: Query, candidate: Candidate, rarity: Rarity) -> list[Evidence]:
    """The quote that comes nearest to an answer, if it speaks of what is asked at all."""
    near = query.foreign or covered(query, candidate.hit.surroundings, rarity) >= NEAR
    return [evidence_of(query, candidate)] if near else []


def _names_the_unknown(query: Query, rarity: Rarity) -> bool:
    """Returns whether all that a question names no document holds: none of its words, or its one word of two syllables.

    The latter is "thời tiết", of which documents hold both syllables; "Messi" is no half of a word. The documents may
    well hold the place that it names beside these.
    """
    telling = [term for term in query.telling if term not in query.placing]
    if query.foreign or not telling:
        return False
    if all(is_unknown(term, rarity) for term in telling):
        return True
    if len(telling) > NAMES_ONE or not all(is_unknown(name, rarity) for name in query.no_syllables):
        return False
    apart = (*CHANGES, "so_") if query.want is Want.QUANTITY else CHANGES  # nor is "số trâu", where these are counted

    def is_no_word(pair: str) -> bool:
        """Whether a pair, if no document holds it, is of two words: "nên làm"."""
        return pair.startswith(apart) or query.light.issuperset(pair.split("_"))

    own = [pair for pair in query.pairs if not (is_unknown(pair, rarity) and is_no_word(pair))]
    pairs = {"_".join(telling)}.intersection(own) if query.placing else own
    return bool(pairs) and all(is_unknown(pair, rarity) for pair in pairs)


def stands_for(name: str, text: str) -> bool:
    """Returns whether a name in capitals is made of the initials of words that follow each other in a text.

    "UBCKNN" is "Ủy ban Chứng khoán Nhà nước". Two initials would be found nearly anywhere.
    """
    initials = "".join(token[0] for token in tokens(text))
    return len(name) > 2 and name.isupper() and fold(name) in fold(initials)


def _shows_no_figure(query: Query, candidate: Candidate) -> bool:
    """Returns whether a reader sees no figure that is asked for in a text, and none stands out there.

    A follow-up is told by what was spoken of, which no reader knows.
    """
    told = candidate.unit.kind == "row" or query.language != "vi" or query.alone or not candidate.is_seen_below(UNSEEN)
    return not told and not evidence_of(query, candidate).marked


def answers(query: Query, candidate: Candidate, rarity: Rarity) -> bool:
    """Returns whether the candidate is likely enough to answer the query for it to be shown as the answer."""
    around = candidate.hit.surroundings  # a title may be alone to name what all of its text is about
    named = () if query.foreign else names(SOMEBODY.sub(" ", query.text))
    named = tuple(name for name in named if name[0].isupper() or query.language == "vi")  # no word left in English
    unknown = [name for name in named if is_unknown(spelling(name), rarity)]
    if candidate.mass >= SURE:
        unknown = [name for name in unknown if name.isupper()]  # "HA-200": a reader hardly knows one code from another
    if not all(spelling(name) in around or stands_for(name, candidate.text) for name in unknown):
        return False  # a name that no document holds is what the question is about
    if candidate.mass < SURE and _names_the_unknown(query, rarity):
        return False
    if query.want is Want.QUANTITY and _shows_no_figure(query, candidate):
        return False
    if query.foreign and candidate.answerable is not None:  # no words in common to go by: meaning alone
        return candidate.answerable >= LEAST_ENGLISH and max(candidate.hit.unit_cosines) >= LEAST_ENGLISH_COSINE
    written_so = query.placing <= around  # "TPHCM" is named by none of the terms of "TP Hồ Chí Minh"
    return is_likely(query if written_so else query.placeless, candidate, rarity)
