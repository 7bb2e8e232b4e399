"""How fast: what one person may ask, and how fast a channel may send. Token buckets; knows nothing of messages."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable

MOST_BUCKETS = 50_000  # people remembered; whoever is forgotten starts with a full bucket


class Limiter:
    """A token bucket for each key: ``burst`` at once, then ``per_second`` (https://en.wikipedia.org/wiki/Token_bucket)."""

    def __init__(self, per_second: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._rate = per_second
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[Hashable, tuple[float, float, bool]] = OrderedDict()

    def take(self, key: Hashable) -> tuple[bool, bool]:
        """Takes a token of ``key``; returns whether there was one, else whether this is the first refusal in a row."""
        now = self._clock()
        tokens, seen, refused = self._buckets.pop(key, (self._burst, now, False))
        tokens = min(self._burst, tokens + (now - seen) * self._rate)
        allowed = tokens >= 1
        self._buckets[key] = (tokens - 1 if allowed else tokens, now, not allowed)
        while len(self._buckets) > MOST_BUCKETS:
            self._buckets.popitem(last=False)
        return allowed, not allowed and not refused


class Pace:
    """Spaces what is sent: ``per_second`` overall, then to one chat, after a short burst; pauses when told.

    A chat whose name begins with a minus is a group, as Telegram has it, which takes 20 a minute: the burst is in them.
    """

    def __init__(
        self, per_second: float, a_chat_per_second: float = 1.0, a_group_per_minute: float = 17.0, burst: int = 3
    ) -> None:
        self._gap = 1 / per_second
        self._gap_of_a_chat, self._gap_of_a_group = 1 / a_chat_per_second, 60 / a_group_per_minute
        self._burst = burst
        self._next = 0.0
        self._next_by_chat: OrderedDict[str, float] = OrderedDict()

    async def wait(self, chat: str) -> None:
        """Returns when the next message may be sent to ``chat``; each call takes a place."""
        now = time.monotonic()
        at = max(now, self._next)
        self._next = at + self._gap
        # The virtual schedule of the chat may run ahead of the clock by a burst (generic cell rate algorithm).
        gap = self._gap_of_a_group if chat.startswith("-") else self._gap_of_a_chat
        due = max(now, self._next_by_chat.pop(chat, now)) + gap
        self._next_by_chat[chat] = due
        while len(self._next_by_chat) > MOST_BUCKETS:
            self._next_by_chat.popitem(last=False)
        at = max(at, due - self._burst * gap)
        if at > now:
            await asyncio.sleep(at - now)

    def pause(self, seconds: float) -> None:
        """Holds everything back for ``seconds``, as the other side asks with a 429."""
        self._next = max(self._next, time.monotonic() + seconds)
