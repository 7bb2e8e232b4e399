"""A question of one sentence, and where a reader saw the answer there: what the rules of marking are asked.

Knows queries and documents; knows no rule.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from bot.telling.troubles import ASKS_TROUBLES, lists_troubles
from bot.understanding.query import Query
from index import Document, Span

WHETHER_LAST = re.compile(r"(?i)\b(?:không|chưa)(?: (?:nhỉ|ạ|vậy|thế|hả|nhé|cháu|em|anh|chị|bác|bạn|ad))*\W*$")
ASKS_WHETHER = re.compile(
    r"(?i)^(?!.*\b(?:nào|gì|ai|đâu|mấy|bao nhiêu|sao)\b)"
    rf"(?:.*\b(?:có|được|phải|bị|đã)\b)?(?P<what>.*){WHETHER_LAST.pattern[4:]}"
)

Marks: TypeAlias = tuple[Span, ...]
"""What is marked of a sentence, as spans of its document; nothing where it is empty."""


@dataclass(frozen=True)
class Asked:
    """A question of a sentence; ``answer`` is where a reader saw it there, ``doubtful`` that one has, and saw none."""

    query: Query
    document: Document
    sentence: Span
    answer: Span | None
    doubtful: bool

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.document.text

    @property
    def said(self) -> str:
        """The words of the sentence."""
        return self.sentence.of(self.text)

    @property
    def seen(self) -> Span:
        """Where a reader saw the answer; the whole sentence where none did."""
        return self.answer or self.sentence

    @cached_property
    def question(self) -> str:
        """What is asked in the words of whoever asks, without what a follow-up takes over."""
        brought = self.query.question if self.query.language == "vi" else self.query.alone
        return brought if self.query.focus else self.query.text

    @cached_property
    def whether(self) -> re.Match[str] | None:
        """What it is asked whether it is so; None where that is not asked."""
        inherits = self.query.placing.issuperset(self.query.focus)
        return ASKS_WHETHER.search(self.question) or (self.query.asks(ASKS_WHETHER) if inherits else None)

    def find(self, pattern: re.Pattern[str]) -> Span | None:
        """Returns where the sentence first has a pattern."""
        found = pattern.search(self.text, self.sentence.start, self.sentence.end)
        return Span(*found.span()) if found else None


Rule: TypeAlias = Callable[[Asked], Marks | None]
"""What is to be marked of what is asked; None where the rule does not tell."""


def one_or_none(span: Span | None) -> Marks | None:
    """Returns the marks of one span; None without one."""
    return None if span is None else (span,)


def asks_troubles(asked: Asked) -> bool:
    """Returns whether troubles are asked for in a sentence that lists them."""
    return bool(asked.query.asks(ASKS_TROUBLES)) and lists_troubles(asked.said)
