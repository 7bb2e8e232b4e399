"""A question and what was asked before become a standalone Query.

Knows what questions look like in Vietnamese and English; knows nothing of how answers are found.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from index import vietnamese
from index.vietnamese import fold, terms, tokens

LONGEST = 1000  # characters; beyond it the encoder would read only the beginning


class Fault(StrEnum):
    """What makes a text no question that can be asked of documents."""

    NOT_A_QUESTION = "not_a_question"
    TOO_LONG = "too_long"


class Want(StrEnum):
    """The kind of thing that is asked for."""

    QUANTITY = "quantity"
    TIME = "time"
    PERSON = "person"
    LIST = "list"
    ANYTHING = "anything"


@dataclass(frozen=True)
class Query:
    """A question as understood.

    ``question`` is as typed (cleaned), ``text`` what is searched: standalone, with its marks. ``subject`` are the folded
    terms of what it asks about, without the words that only ask.
    """

    question: str
    text: str
    language: str = "vi"
    want: Want = Want.ANYTHING
    years: tuple[int, ...] = ()
    subject: tuple[str, ...] = ()
    fault: Fault | None = None


class Restorer(Protocol):
    """What puts the marks back into a question typed without them."""

    def restore(self, question: str) -> str:
        """Returns the question with its marks."""


def understand(question: str, before: Query | None, restorer: Restorer) -> Query:
    """Returns the query that a question means, taking from the query ``before`` what it leaves out."""
    typed = clean(question)
    if len(typed) > LONGEST:
        return Query(typed[:LONGEST], typed[:LONGEST], fault=Fault.TOO_LONG)
    if not any(token.isalnum() for token in tokens(typed)) or not re.search(r"[^\W\d_]", typed):
        return Query(typed, typed, fault=Fault.NOT_A_QUESTION)
    text = restorer.restore(typed)
    if before is not None and before.fault is None:
        text = _standalone(text, before)
    return Query(
        question=typed,
        text=text,
        language="en" if vietnamese.is_english(typed) else "vi",
        want=_want(text),
        years=tuple(vietnamese.years(text)),
        subject=tuple(_subject(text)),
    )


def clean(question: str) -> str:
    """Returns the question in NFC on one line, without control and invisible characters."""
    normal = vietnamese.normalise(question)
    visible = "".join(
        c if c.isspace() or unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn") else "" for c in normal
    )
    return " ".join(visible.split())


WANTS = (
    (
        Want.LIST,
        re.compile(r"(?i)\bgồm\b|bao gồm|những gì|những \w+( \w+)? nào|liệt kê|các \w+ nào|\blist\b|which .*s\b"),
    ),
    (
        Want.QUANTITY,
        re.compile(
            r"(?i)bao nhiêu|\bmấy\b|tỷ lệ|tỉ lệ|tỷ trọng|tỉ trọng|chỉ số|\btốc độ|\bthứ mấy|tổng số|how (many|much)|percent|share|\brate\b"
        ),
    ),
    (
        Want.TIME,
        re.compile(
            r"(?i)khi nào|bao giờ|ngày nào|năm nào|tháng nào|hôm nào|lúc nào|ngày mấy|\bwhen\b|what (date|year)"
        ),
    ),
    (Want.PERSON, re.compile(r"(?i)\bai\b|người nào|đồng chí nào|ông nào|\bwho\b")),
)
ASKING_WORDS = frozenset(
    fold(
        "là gì những gì nào bao nhiêu mấy ai khi nào ở đâu thế nào như thế nào vì sao tại sao sao có không hãy cho biết xin hỏi "
        "liệt kê nêu ra các những của và với cho trong tại đến từ thì mà được bị đã đang sẽ này đó kia ấy ạ vậy thế nhỉ à hả "
        "tôi mình bạn ơi muốn biết về gồm bao giờ lúc ngày tháng năm còn theo bằng một"
    ).split()
) | frozenset(["what", "which", "who", "whom", "when", "where", "why", "how", "many", "much", "is", "are", "was", "were", "the", "a", "an", "of", "in", "on", "for", "to", "and", "did", "do", "does", "there", "by", "it", "its", "at", "with", "has", "have", "had", "be", "been"])  # fmt: skip


def _want(text: str) -> Want:
    return next((want for want, pattern in WANTS if pattern.search(text)), Want.ANYTHING)


def _subject(text: str) -> list[str]:
    """The terms without those that only ask; pairs are kept where neither word only asks."""
    return [term for term in terms(text) if not any(word in ASKING_WORDS for word in term.split("_"))]


FOLLOW_UP = re.compile(r"(?i)^(thế|vậy)?\s*còn\b|^(thế|vậy)\b|^(and|what about|how about)\b")


def _standalone(text: str, before: Query) -> str:
    """A question that goes on from the one before: what it names replaces its like there, the rest is kept."""
    named = FOLLOW_UP.sub("", text).strip(" ?,.")
    if not FOLLOW_UP.search(text) and _subject(named):
        return text
    years = vietnamese.years(named)
    kept = before.text
    if years:
        kept = re.sub(vietnamese.YEAR, str(years[0]), kept) if before.years else f"{kept.rstrip(' ?')} năm {years[0]}?"
        named = re.sub(r"(?i)(trong |của )?năm\s+" + vietnamese.YEAR.pattern, "", named).strip(" ?,.")
    return f"{named} {kept}".strip() if named else kept
