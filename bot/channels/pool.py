"""A bounded pool of workers: in order within a chat, side by side across chats. Knows nothing of what is worked off."""

import asyncio
import logging
from bisect import insort
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from bot.channels.inbox import Stored

log = logging.getLogger(__name__)

MOST_ASIDES = 1000  # messages out of line
ASIDES_AT_ONCE = 8


class Pool:
    """Works off stored messages with a few workers; a chat has one worker at a time and takes turns with the others."""

    def __init__(self, handle: Callable[[Stored], Coroutine[Any, Any, None]], workers: int, most_waiting: int) -> None:
        self._handle = handle
        self._workers = workers
        self._most_waiting = most_waiting
        self._by_chat: dict[str, deque[Stored]] = {}
        self._ready: asyncio.Queue[str] = asyncio.Queue()
        self._tasks: list[asyncio.Task[None]] = []
        self._asides: set[asyncio.Task[None]] = set()
        self._asides_at_once = asyncio.Semaphore(ASIDES_AT_ONCE)
        self._stopping = False
        self.waiting = 0

    @property
    def full(self) -> bool:
        """Whether whoever comes now would wait too long."""
        return self.waiting >= self._most_waiting

    def start(self) -> None:
        """Starts the workers; must run inside an event loop."""
        self._tasks = [asyncio.create_task(self._work()) for _ in range(self._workers)]

    def put(self, messages: Iterable[Stored]) -> None:
        """Takes messages to work off; those of a chat that still wait are put in the order they were written in."""
        for message in messages:
            self.waiting += 1
            chat = message.incoming.chat
            if chat in self._by_chat:
                insort(self._by_chat[chat], message, key=lambda each: each.incoming.order)
            else:
                self._by_chat[chat] = deque([message])
                self._ready.put_nowait(chat)

    def aside(self, message: Stored) -> bool:
        """Works a message off out of line, some at once; returns False where very many already are."""
        if len(self._asides) >= MOST_ASIDES:
            return False
        task = asyncio.create_task(self._work_aside(message))
        self._asides.add(task)
        task.add_done_callback(self._asides.discard)
        return True

    def waiting_longest(self, most: int) -> list[Stored]:
        """Returns the next message of up to ``most`` chats that have one, those that came first in front."""
        return [messages[0] for messages in list(self._by_chat.values())[:most] if messages]

    def stop(self) -> None:
        """Begins nothing new; what is being worked on goes on."""
        self._stopping = True
        for _ in self._tasks:
            self._ready.put_nowait("")

    async def drain(self, seconds: float) -> None:
        """Begins nothing new and gives what is being worked on ``seconds`` to finish; what waits stays on disk."""
        self.stop()
        begun = {*self._tasks, *self._asides}
        if not begun:
            return
        _, late = await asyncio.wait(begun, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _work_aside(self, message: Stored) -> None:
        async with self._asides_at_once:
            if not self._stopping:
                await self._handle(message)

    async def _work(self) -> None:
        while (chat := await self._ready.get()) and not self._stopping:
            message = self._by_chat[chat].popleft()
            try:
                await self._handle(message)
            except Exception:
                log.exception("a message of channel %s could not be handled", message.incoming.channel)
            self.waiting -= 1
            if self._by_chat[chat]:
                self._ready.put_nowait(chat)
            else:
                del self._by_chat[chat]
