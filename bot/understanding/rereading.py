"""A question after another may be read anew, where its first reading found nothing, or another quote than the last.

Knows the two questions as they were read; knows nothing of what was found.
"""

import re

from bot.language.events import MEETING, TAKES_PART, names_no_meeting
from bot.language.periods import PART
from bot.understanding.followup import (
    ASKED_FIRST,
    CUE,
    FEW,
    IN_THE_LIST,
    OWN_VERB,
    POINTING,
    THEN,
    end_of_opening_name,
    named_by,
)
from bot.understanding.query import ASKS_ITSELF, COUNTRY, Query, Want, named_by_itself, read, subject_terms
from bot.understanding.substitution import OPENS
from bot.understanding.topic import said_of, subject, topic
from index.vietnamese import years

WHETHER = re.compile(r"(?i)\b(?:không|chưa|sao|à|hả|nhỉ|chứ|thật)\b")
FIGURE_ASKED = re.compile(r"(?i)\b(?:bao nhiêu|mấy)(?: (?:phần trăm|điểm|bậc|%|mbps))?")
LACKS_SUBJECT = re.compile(  # "phải học kinh nghiệm của ai?", "kết nối với cái gì?", "của bao nhiêu dịch vụ công?"
    r"(?i)^(?:(?:phải|cần|nên|sẽ) \S+ \S|(?:của|với) (?:bao nhiêu|mấy) \S"
    r"|(?:\S+ ){1,3}(?:của|với|cho|theo) (?:ai|(?:cái |những )*gì|(?:bộ|cơ quan|đơn vị) nào)[\s?.!]*$)"
)
# "Đồng Nai có phải làm không?" after what some provinces have to do.
HAS_TO = re.compile(r"(?i)\b(?:phải|cần) (?:làm|thực hiện)(?: (?:(?:việc )?(?:đó|này|ấy)|thế|vậy))?(?: hay)? không\b")
MOST_CONTINUED = 4  # single terms of a question that may go on from the one before, where alone it finds nothing


def stays(query: Query) -> bool:
    """Returns whether a follow-up asks on about the event that was spoken of: "Ai khai mạc?", "Họp ở đâu?".

    So does one that asks who took part, and says of no event in what.
    """
    if asks_of_the_list(query):
        return True
    if query.want is Want.PERSON and TAKES_PART.search(query.text) and not (query.years or query.places):
        return MEETING.search(query.text) is None or names_no_meeting(query.text)
    return names_no_meeting(query.text) or (bool(query.focus) and OWN_VERB.search(query.question) is not None)


def asks_of_the_list(query: Query) -> bool:
    """Returns whether it is asked if a place is among those of the list that was quoted, or has to do that too."""
    return bool(query.places and (IN_THE_LIST.search(query.text) or HAS_TO.search(query.text)))


def goes_on_with_the_same(query: Query) -> bool:
    """Returns whether a question for a figure or a body is short and names no other thing than the one before."""
    if query.want is not Want.QUANTITY and not ASKED_FIRST.match(query.alone):
        return False
    brought = {term for term in query.focus if "_" not in term} or query.telling
    names_another = (
        CUE.search(query.question) or THEN.search(query.question) or PART.search(query.text) or years(query.question)
    )
    return len(brought) <= MOST_CONTINUED and not names_another


def continued(query: Query, before: Query) -> str | None:
    """Returns a short question with what the one before was about added; None where it says enough by itself."""
    names_nothing = not subject_terms(query.question)
    says_again = 2 * len({*query.singles} & {*before.singles}) > len(query.singles)  # "số hộ nghèo có cáp quang"
    if query.focus or names_nothing or says_again or query.foreign or not 1 <= len(query.telling) <= MOST_CONTINUED:
        return None
    return said_of(subject(before) if LACKS_SUBJECT.match(query.text) else topic(before), query)


def restated(query: Query, before: Query) -> str | None:
    """Returns what a follow-up names with the figure that the question before asked for, and nothing else of it.

    "còn 4G?" after "Bao nhiêu phần trăm hộ gia đình dùng cáp quang?" is "4G bao nhiêu phần trăm?". None where no figure
    was asked for, or the follow-up asks for another thing itself.
    """
    asked = FIGURE_ASKED.search(before.text)
    named = named_by(query.spelled or query.question)
    only_named = query.focus and names_alone(read(named, named))
    return f"{named} {asked.group().lower()}?" if asked and only_named else None


def says_enough(query: Query) -> bool:
    """Returns whether a question that was read as going on asks all that it needs: something of what it names."""
    if names_alone(query):
        return True
    asks = ASKS_ITSELF.search(query.text) or query.want is not Want.ANYTHING
    if not asks or CUE.search(query.question) or POINTING.search(query.text):
        return False
    end = end_of_opening_name(query)
    names = query.text.startswith(COUNTRY) or (end and subject_terms(query.text[end:]))
    return (len(query.singles) > FEW and bool(named_by_itself(query.text))) or bool(names)


def names_alone(query: Query) -> bool:
    """Returns whether a message names a thing and asks nothing: "cáp quang?" asks what is told of it."""
    text = query.text
    if ASKS_ITSELF.search(text) or query.want is not Want.ANYTHING or query.years or query.places:
        return False
    asks = any(said.search(query.question) for said in (CUE, OPENS, POINTING, WHETHER)) or WHETHER.search(text)
    return bool(query.telling) and not asks
