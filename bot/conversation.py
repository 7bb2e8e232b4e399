"""What each chat was answered last, bounded and expiring. Knows what an answer is and nothing of how one is made."""

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass

from bot.composing.answer import Answer
from bot.understanding.query import Query

EXPIRES_AFTER = 1800.0  # seconds without a word
MOST_CONVERSATIONS = 10_000


@dataclass
class Conversation:
    """What a follow-up goes on from in one chat: the ``last`` answer to a question, or None at the start.

    ``shown`` is the last that showed a quote: a question back, or an abstention without one, shows nothing. ``lost`` is
    the follow-up behind ``last`` for which nothing was found. ``earlier`` are the answers given, the last one last.
    """

    last: Answer | None = None
    shown: Answer | None = None
    lost: Query | None = None
    earlier: tuple[Answer, ...] = ()
    touched: float = 0.0


class Conversations:
    """The conversations of many chats, each found by its chat's key; none ever sees another's."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._by_chat: OrderedDict[Hashable, Conversation] = OrderedDict()

    def of(self, chat: Hashable) -> Conversation:
        """Returns the chat's conversation; a new one where there was none or the old one expired."""
        now = self._clock()
        known = self._by_chat.pop(chat, None)
        if known is None or now - known.touched > EXPIRES_AFTER:
            known = Conversation()
        known.touched = now
        self._by_chat[chat] = known
        while len(self._by_chat) > MOST_CONVERSATIONS:
            self._by_chat.popitem(last=False)
        return known

    def forget(self, chat: Hashable) -> None:
        """Begins the chat's conversation anew."""
        self._by_chat.pop(chat, None)
