"""How much each unit says of what is asked in the question's own words, beside the other units that were found.

Knows units and terms; knows nothing of meaning, of passages' scores or of rules.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain

from bot.gathering.candidates import SPEAKS_OF, Told
from bot.understanding.query import Query
from index import segments
from index.vietnamese import term_set

ASKING = 0.5  # what a term weighs that is no subject's: some of the words that only ask stand where the answer does
LENGTH = 80  # terms that every unit has besides, so that short ones are hardly preferred


def words_shared(query: Query, units: Sequence[Told]) -> list[float]:
    """Returns for each unit how much of the question it, or the segment of it that does so most, says in few words.

    The title and the headings above it count with it, and what stands before it where it speaks of what that names.
    """
    asked = term_set(query.text)
    weights = dict.fromkeys(asked, 0.0)
    for term, scarcity in _scarcity(asked, units).items():
        weights[term] = scarcity * (1.0 if term in query.terms else ASKING)
    hits = {told.hit.rank: told.hit for told in units}
    above = {rank: asked & term_set(" ".join((hit.document.title, *hit.chunk.trail))) for rank, hit in hits.items()}

    def weight(text: str, rank: int) -> float:
        words = term_set(text)
        said = sum(map(weights.__getitem__, (words & asked) | above[rank]))
        return said / math.sqrt(len(words) + LENGTH)

    return [max(weight(text, told.hit.rank) for text in _texts(told)) for told in units]


def _scarcity(asked: frozenset[str], units: Sequence[Told]) -> dict[str, float]:
    """How much it tells of a unit among these that it holds a term asked; one that they all hold parts none of them.

    Weighed by how rare a term is in the index instead, the best unit holds the answer less often on the sets in bench/:
    regulations .717 for .730, Wikipedia .754 for .764, ViQuAD .666 for .682, news .632 for .646.
    """
    held = Counter(chain.from_iterable(asked & term_set(told.text) for told in units))
    return {term: math.log1p((len(units) - count + 0.5) / (count + 0.5)) for term, count in held.items()}


def _texts(told: Told) -> Iterable[str]:
    """The unit's text, with what it speaks of, and its segments."""
    yield told.text
    yield from segments(told.text)
    if told.before and SPEAKS_OF.match(told.text):
        yield f"{told.before} {told.text}"
