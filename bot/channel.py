"""What Telegram and Zalo have in common: receive and store, answer in order, send at most once, say when it cannot.

Knows the inbox, the pool and the host; knows nothing of either API. A channel adds how messages come in and go out.
"""

import asyncio
import logging
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from functools import partial
from typing import TypeVar

from bot import messages
from bot.delivery import (
    TYPING_EVERY,
    TYPING_WAITS,
    InDoubtError,
    RefusedError,
    UnauthorisedError,
    UnsentError,
    Webhook,
    running,
    typing_shown,
)
from bot.host import Chat, Host, Reply
from bot.inbox import Inbox, Incoming, Stored, Verdict
from bot.messages import Part
from bot.pool import Pool
from bot.ratelimit import Limiter, Pace

log = logging.getLogger(__name__)
T = TypeVar("T")

LONGEST_BACKOFF = 60.0  # seconds
GIVE_UP_AFTER = 3600.0  # seconds of one message that the other side neither takes nor refuses
MOST_TYPING = 20  # chats in the queue that are shown typing
MOST_WAITING = 1000  # messages; beyond it people are told to come back
WORKERS = 16  # chats of one channel that are answered at once


class Channel(ABC):
    """One bot in one app. ``state`` is "starting", "connected", "retrying: why" or "stopped: why"."""

    name: str
    breath = 1.0  # seconds after a first failure, and between polls that bring nothing new
    polls_to_the_end = False  # whether a poll that is broken off may lose what it brings
    pictures = False  # whether a reply's picture can be sent

    def __init__(
        self,
        host: Host,
        inbox: Inbox,
        limiter: Limiter,
        pace: Pace,
        webhook: Webhook | None = None,
        most_waiting: int = MOST_WAITING,
    ) -> None:
        self.host = host
        self.webhook = webhook
        self.inbox = inbox
        self.bot = ""
        self.state = "starting"
        self._limiter = limiter
        self._pace = pace
        self._stopping = asyncio.Event()
        self._order = asyncio.Lock()
        self.pool = Pool(self._handle, WORKERS, most_waiting)
        host.metrics.watch(self.name, lambda: self.pool.waiting, lambda: self.connected)

    # --- What a channel adds ---

    @abstractmethod
    async def connect(self) -> None:
        """Learns who the bot is, sets ``bot``, and makes messages come by poll or webhook; raises as sending does."""

    @abstractmethod
    async def poll(self) -> list[Incoming] | None:
        """Returns what came, or None where messages come by webhook."""

    @abstractmethod
    def incoming(self, body: object) -> list[Incoming]:
        """Returns the messages in what a webhook was sent, whatever that is; none where there is nothing to answer."""

    @abstractmethod
    async def respond(self, stored: Stored) -> Reply | None:
        """Returns the reply to a message, or None where it asks for none."""

    @abstractmethod
    async def deliver(self, stored: Stored, reply: Reply) -> None:
        """Sends a reply; raises UnsentError only as long as nothing of it went out."""

    @abstractmethod
    async def show_typing(self, stored: Stored) -> None:
        """Shows that the answer is being written; may raise anything."""

    @abstractmethod
    def question(self, stored: Stored) -> str:
        """Returns what the person asked, for the note that an answer may be missing; empty where it is no text."""

    async def close(self) -> None:  # noqa: B027
        """Frees connections."""

    # --- What all channels do ---

    @property
    def connected(self) -> bool:
        """Whether messages come in and go out."""
        return self.state == "connected"

    async def run(self) -> None:
        """Connects, takes up what an earlier process left, receives until ``drain`` or until the token is refused."""
        try:
            await self._persistently(self.connect)
            self.pool.put(self.inbox.recover(self.name, self.bot))
            self.pool.start()
            self.state = "connected"
            log.info("%s is connected", self.name)
            async with running(self._type_for_the_waiting()):
                await self._receive()
        except UnauthorisedError:
            self._stop_unauthorised()
        except UnsentError:  # told to stop before it was connected
            pass

    async def drain(self, seconds: float) -> None:
        """Takes nothing new, finishes what is being answered within ``seconds``, and leaves the rest on disk."""
        self._stopping.set()
        await self.pool.drain(seconds)
        if not self.state.startswith("stopped"):
            self.state = "stopped"

    def _stop_unauthorised(self) -> None:
        self.state = f"stopped: {self.name} does not accept the token"
        self._stopping.set()
        self.pool.stop()
        log.error("%s: the token is not valid, this channel stops; check it with: hoidap doctor", self.name)

    @property
    def taking(self) -> bool:
        """Whether messages are taken: it is known whose they are, and nobody said to stop."""
        return bool(self.bot) and not self._stopping.is_set()

    async def receive(self, updates: Sequence[Incoming]) -> int:
        """Stores messages, then puts the new ones in line; returns how many were new. On disk when it returns.

        Raises:
            UnsentError: they cannot be stored: the disk is full or cannot be written.
        """
        if not updates:
            return 0
        async with self._order:  # two webhook requests at once must not change places between the disk and the line
            try:
                stored = await asyncio.to_thread(self.inbox.store, updates, self._judge)
            except sqlite3.Error as error:
                raise UnsentError(f"the inbox cannot be written: {error}") from None
            self.pool.put(message for message in stored if message.verdict not in ("ignore", "busy"))
        for message in stored:
            if message.verdict == "busy" and not self.pool.aside(message):
                self.inbox.done(message)
        self.host.metrics.received.labels(self.name).inc(len(stored))
        return len(stored)

    def _judge(self, message: Incoming) -> Verdict:
        allowed, first = self._limiter.take((message.channel, message.person))
        verdict: Verdict = "answer"
        if not allowed:
            verdict = "limited" if first else "ignore"
        elif self.pool.full:
            verdict = "busy"
        if verdict != "answer":
            self.host.metrics.refused.labels(self.name, verdict).inc()
        return verdict

    async def _receive(self) -> None:
        while not self._stopping.is_set():
            began = time.monotonic()
            updates = await self._persistently(self.poll, self.polls_to_the_end)
            if updates is None:  # a webhook
                await self._stopping.wait()
            elif not await self._persistently(partial(self.receive, updates), True):
                # Nothing new: never a hot loop, whatever the other side repeats.
                await self._sleep(max(0.0, self.breath - (time.monotonic() - began)))

    async def _persistently(self, call: Callable[[], Awaitable[T]], to_the_end: bool = False) -> T:
        """Returns what the call gives, tried again from 1 to 60 s later while the other side cannot be reached.

        Raises:
            UnauthorisedError: the token is not valid.
            UnsentError: told to stop.
        """
        backoff = self.breath
        while True:
            try:
                result: T = await (call() if to_the_end else self._unless_stopped(call()))
                if backoff > self.breath:
                    self.state = "connected" if self.bot else "starting"
                return result
            except (UnsentError, InDoubtError, RefusedError) as error:
                if self._stopping.is_set():
                    raise UnsentError("stopping") from None
                seconds = getattr(error, "seconds", None) or backoff
                self.state = f"retrying: {error}"
                log.warning("%s cannot be reached (%s), next try in %.0f s", self.name, error, seconds)
                await self._sleep(seconds)
                backoff = min(backoff * 2, LONGEST_BACKOFF)

    async def _unless_stopped(self, call: Awaitable[T]) -> T:
        task, stop = asyncio.ensure_future(call), asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise UnsentError("stopping")
            return task.result()
        finally:
            for each in (task, stop):
                each.cancel()
            await asyncio.gather(task, stop, return_exceptions=True)

    async def _sleep(self, seconds: float) -> None:
        """Returns after ``seconds``, or at once when told to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._stopping.wait(), seconds)

    async def _handle(self, stored: Stored) -> None:
        """Answers one message: works the answer out, marks that it goes out, sends it."""
        reply = await self._reply(stored)
        if reply is None:
            self.inbox.done(stored)
            return
        # Marked before the first byte: see Inbox.in_doubt for what happens where the process ends in between.
        self.inbox.sending(stored)
        try:
            await self.deliver(stored, reply)
        except UnsentError as error:
            self._unsent(stored, error)
            return
        except InDoubtError as error:
            self._failed("in_doubt", error)
            self._tell_of_doubt(stored)
            return
        except RefusedError as error:
            self._failed("refused", error)
        except UnauthorisedError as error:
            self._failed("unauthorised", error)
            self.inbox.waiting(stored)
            self._stop_unauthorised()
            return
        except Exception:
            log.exception("%s: a fault in sending", self.name)
            self._tell_of_doubt(stored)
            return
        self.inbox.done(stored)
        self.host.metrics.seconds.labels(self.name).observe(max(0.0, time.time() - stored.received))

    def _tell_of_doubt(self, stored: Stored) -> None:
        note = self.inbox.in_doubt(stored)
        self.pool.put([note] if note else [])

    def _unsent(self, stored: Stored, error: UnsentError) -> None:
        if self._stopping.is_set():
            self.inbox.waiting(stored)  # the next start answers it
        else:
            self._failed("given_up", error)
            self.inbox.done(stored)

    def _failed(self, kind: str, error: Exception) -> None:
        self.host.metrics.errors.labels(self.name, kind).inc()
        log.warning("%s: a message was not sent (%s: %s)", self.name, kind, error)

    async def _reply(self, stored: Stored) -> Reply | None:
        if stored.verdict == "note":
            return Reply(messages.note_message(self.question(stored)))
        if stored.verdict in ("busy", "limited"):
            return Reply((Part(messages.BUSY if stored.verdict == "busy" else messages.TOO_FAST),))
        try:
            async with self._typing(stored):
                return await self.respond(stored)
        except Exception:
            log.exception("%s: a message could not be answered", self.name)
            self.host.metrics.errors.labels(self.name, "fault").inc()
            return Reply((Part(messages.TROUBLE),))

    def _typing(self, stored: Stored) -> AbstractAsyncContextManager[None]:
        # In a queue _type_for_the_waiting shows it, and answers go first.
        return nullcontext() if self.pool.waiting > WORKERS else typing_shown(partial(self.show_typing, stored))

    async def _type_for_the_waiting(self) -> None:
        while True:
            await asyncio.sleep(TYPING_EVERY)
            late = [
                each for each in self.pool.waiting_longest(MOST_TYPING) if time.time() - each.received > TYPING_EVERY
            ]
            signs = [asyncio.wait_for(self.show_typing(each), TYPING_WAITS) for each in late]
            await asyncio.gather(*signs, return_exceptions=True)

    async def _send(self, chat: str, call: Callable[[], Awaitable[T]]) -> T:
        """Returns what a send gives, paced, and tried again as long as it is certain that it was not delivered.

        Raises:
            UnsentError: told to stop, or tried for an hour.
            InDoubtError, RefusedError, UnauthorisedError: as the call does.
        """
        backoff, until = self.breath, time.monotonic() + GIVE_UP_AFTER
        while True:
            await self._pace.wait(chat)
            try:
                result = await call()
                self.host.metrics.sent.labels(self.name).inc()
                return result
            except UnsentError as error:
                self.host.metrics.errors.labels(self.name, "unsent").inc()
                if self._stopping.is_set() or time.monotonic() > until:
                    raise
                if error.seconds:
                    self._pace.pause(error.seconds)
                log.info("%s: not sent (%s), trying again", self.name, error)
                await self._sleep(error.seconds or backoff)
                if self._stopping.is_set():
                    raise
                backoff = min(backoff * 2, LONGEST_BACKOFF)

    def chat(self, stored: Stored) -> Chat:
        """Returns the conversation that a message belongs to."""
        return Chat(self.name, self.bot, stored.incoming.chat, self.pictures)
