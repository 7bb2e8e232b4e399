"""Whether a text tells who holds the office that a question asks for, which its document may name the body of.

Knows queries, hits and texts; knows nothing of what else makes a candidate fit.
"""

from bot.telling.numbers import above_text
from bot.understanding.persons import holds_title, holds_title_alone, names_a_holder
from bot.understanding.query import Query
from index import Hit
from index.vietnamese import term_set


def tells_the_holder(query: Query, hit: Hit, text: str) -> bool:
    """Returns whether a text has the office asked for with who holds it."""
    return has_the_office(query, hit, text) and names_a_holder(query.text, text)


def has_the_office(query: Query, hit: Hit, text: str) -> bool:
    """Returns whether a text has the office asked for: as the question calls it, or within the body's own papers.

    A hospital's report has "Giám đốc Đỗ Hữu Phước", whom people call "giám đốc bệnh viện".
    """
    if holds_title(query.text, text):
        return True
    return holds_title_alone(query.text, text) and {*query.telling} <= (
        term_set(text) | hit.surroundings | above_text(hit.document)
    )
