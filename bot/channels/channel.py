"""What Telegram and Zalo have in common: receive and store, answer in order, send at most once, say when it cannot.

Knows the inbox, the pool and the host; knows nothing of either API. A channel adds how messages come in and go out.
"""

import asyncio
import json
import logging
import sqlite3
import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Coroutine, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from bot import messages
from bot.channels.delivery import (
    TYPING_EVERY,
    TYPING_WAITS,
    Account,
    InDoubtError,
    RefusedError,
    UnauthorisedError,
    UnsentError,
    running,
    typing_shown,
)
from bot.channels.host import Chat, Host, Reply
from bot.channels.inbox import Inbox, Incoming, Stored, Verdict
from bot.channels.pool import Pool
from bot.channels.ratelimit import Limiter, Pace
from bot.channels.sending import Sender
from bot.channels.stopping import Stop, StoppedError, backoff
from bot.messages import Part

log = logging.getLogger(__name__)
T = TypeVar("T")

MOST_TYPING = 20  # chats in the queue that are shown typing
HALF_A_DAY = 12 * 3600.0
MOST_WAITING = 1000  # messages; beyond it people are told to come back
WORKERS = 16  # chats of one channel that are answered at once
LARGEST_ORDER = 2**63 - 1  # what SQLite holds


@dataclass(frozen=True)
class Means:
    """What a channel works with: its account and pace, and what all channels share."""

    account: Account
    host: Host
    inbox: Inbox
    limiter: Limiter
    pace: Pace


class Channel(ABC):
    """One bot in one app. ``state`` is "starting", "connected", "retrying: why" or "stopped: why"."""

    name: str
    breath = 1.0  # seconds after a first failure, and between polls that bring nothing new
    polls_to_the_end = False  # whether a poll that is broken off may lose what it brings
    pictures = False  # whether a reply's picture can be sent

    def __init__(self, means: Means) -> None:
        self.host, self.inbox, self.webhook = means.host, means.inbox, means.account.webhook
        self.bot = ""
        self.state = "starting"
        self._open = False
        self._limiter = means.limiter
        self._seconds = self.host.metrics.seconds.labels(self.name)
        self._stop = Stop()
        self.sender = Sender(self.name, means.pace, self._stop, self.host.metrics)
        self._order = asyncio.Lock()
        self.pool = Pool(self._handle, WORKERS, MOST_WAITING)
        self.host.metrics.watch(self.name, lambda: self.pool.waiting, lambda: self.connected)

    # --- What a channel adds ---

    @abstractmethod
    async def connect(self) -> None:
        """Learns who the bot is, sets ``bot``, and makes messages come by poll or webhook; raises as sending does."""

    @abstractmethod
    async def poll(self) -> list[Incoming] | None:
        """Returns what came, or None where messages come by webhook."""

    @abstractmethod
    def read(self, update: Any) -> Incoming | None:  # noqa: ANN401
        """Returns the message in an update, None where there is nothing to answer; may raise anything."""

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

    def updates(self, body: Any) -> list[Any]:  # noqa: ANN401
        """Returns the updates in what a webhook was sent."""
        return [body]

    async def close(self) -> None:  # noqa: B027
        """Frees connections."""

    # --- What all channels do ---

    @property
    def connected(self) -> bool:
        """Whether messages come in and go out."""
        return self.state == "connected"

    async def run(self) -> None:
        """Connects, takes up what an earlier process left, receives until ``drain`` or until the token is refused.

        Raises:
            Exception: a fault of ours; it is logged.
        """
        try:
            await self._persistently(self.connect)
            self.pool.put(self.inbox.recover(self.name, self.bot))
            self._open = True  # not before: what a webhook stores meanwhile would be taken up twice
            self.pool.start()
            self.state = "connected"
            log.info("%s is connected", self.name)
            async with running(self._type_for_the_waiting()):
                await self._receive()
        except UnauthorisedError:
            self._stop_unauthorised()
        except StoppedError:
            pass
        except Exception:
            self.state = "stopped: a fault"
            log.exception("%s stops", self.name)
            raise

    async def drain(self, seconds: float) -> None:
        """Takes nothing new, finishes what is being answered within ``seconds``, and leaves the rest on disk."""
        self._stop.tell()
        await self.pool.drain(seconds)
        if not self.state.startswith("stopped"):
            self.state = "stopped"

    def _stop_unauthorised(self) -> None:
        self.state = f"stopped: {self.name} does not accept the token"
        self._stop.tell()
        self.pool.stop()
        log.error("%s: the token is not valid, this channel stops; check it with: hoidap doctor", self.name)

    @property
    def taking(self) -> bool:
        """Whether messages are taken: those that an earlier process left are taken up, and nobody said to stop."""
        return self._open and not self._stop.told

    def incoming(self, body: object) -> list[Incoming]:
        """Returns the messages in what a webhook was sent, whatever that is; none where there is nothing to answer."""
        return self._read_all(self.updates(body))

    def _read_all(self, updates: Sequence[object]) -> list[Incoming]:
        found = []
        for update in updates:
            try:
                message = self.read(update)
            except Exception as error:  # of a shape that nobody foresaw; it must not take the others along
                log.info("%s: an update cannot be read (%s)", self.name, type(error).__name__)
                continue
            found += [message] if message is not None else []
        return found

    def _incoming(self, chat: str, message: str, person: str, order: int, body: object) -> Incoming:
        """Returns a message that can be stored: half a surrogate pair becomes a question mark.

        Raises:
            ValueError: its order is no number that can be stored.
        """
        if abs(order) > LARGEST_ORDER:
            raise ValueError("order")
        texts = (chat, message, person, json.dumps(body, ensure_ascii=False))
        chat, message, person, kept = (text.encode("utf-8", "replace").decode() for text in texts)
        return Incoming(self.name, self.bot, chat, message, person, order, kept)

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
                await self._done(message)
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
        while not self._stop.told:
            began = time.monotonic()
            updates = await self._persistently(self.poll, self.polls_to_the_end)
            if updates is None:  # a webhook
                await self._stop.sleep(HALF_A_DAY)
            elif not await self._persistently(partial(self.receive, updates), True):
                # Nothing new: never a hot loop, whatever the other side repeats.
                await self._stop.sleep(max(0.0, self.breath - (time.monotonic() - began)))

    async def _persistently(self, call: Callable[[], Coroutine[Any, Any, T]], to_the_end: bool = False) -> T:
        """Returns what the call gives, tried again from 1 to 60 s later while the other side cannot be reached.

        Raises:
            UnauthorisedError: the token is not valid.
            StoppedError: told to stop.
        """
        for wait in backoff(self.breath):
            try:
                result = await (call() if to_the_end else self._stop.unless_told(call()))
            except (UnsentError, InDoubtError, RefusedError) as error:
                if self._stop.told:
                    break
                seconds = getattr(error, "seconds", None) or wait
                self.state = f"retrying: {error}"
                log.warning("%s cannot be reached (%s), next try in %.0f s", self.name, error, seconds)
                await self._stop.sleep(seconds)
                continue
            if self.state.startswith("retrying"):
                self.state = "connected" if self.bot else "starting"
            return result
        raise StoppedError

    async def _handle(self, stored: Stored) -> None:
        """Answers one message: works the answer out, marks that it goes out, sends it."""
        reply = await self._reply(stored)
        if reply is None:
            await self._done(stored)
            return
        # Marked before the first byte: see Inbox.in_doubt for what happens where the process ends in between.
        await self._mark(self.inbox.sending, stored)
        try:
            await self.deliver(stored, reply)
        except UnsentError as error:
            await self._unsent(stored, error)
            return
        except InDoubtError as error:
            self._failed("in_doubt", error)
            await self._tell_of_doubt(stored)
            return
        except RefusedError as error:
            self._failed("refused", error)
        except UnauthorisedError as error:
            self._failed("unauthorised", error)
            await self._mark(self.inbox.waiting, stored)
            self._stop_unauthorised()
            return
        except Exception:
            log.exception("%s: a fault in sending", self.name)
            await self._tell_of_doubt(stored)
            return
        self._seconds.observe(max(0.0, time.time() - stored.received))
        await self._done(stored)

    async def _mark(self, mark: Callable[[Stored], T], stored: Stored) -> T:
        return await self.inbox.soon(partial(mark, stored))

    async def _done(self, stored: Stored) -> None:
        """Marks a message as dealt with; where the disk does not take that, the next start may deal with it again."""
        try:
            await self._mark(self.inbox.done, stored)
        except sqlite3.Error as error:
            log.error("%s: a message could not be marked as dealt with (%s)", self.name, error)

    async def _tell_of_doubt(self, stored: Stored) -> None:
        note = await self._mark(self.inbox.in_doubt, stored)
        self.pool.put([note] if note else [])

    async def _unsent(self, stored: Stored, error: UnsentError) -> None:
        if self._stop.told:
            await self._mark(self.inbox.waiting, stored)  # the next start answers it
        else:
            self._failed("given_up", error)
            await self._done(stored)

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

    def chat(self, stored: Stored) -> Chat:
        """Returns the conversation that a message belongs to."""
        return Chat(self.name, self.bot, stored.incoming.chat, self.pictures)
