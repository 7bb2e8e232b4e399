"""What can become of a message that goes out, and how typing is shown meanwhile. Knows no API and no channel."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

log = logging.getLogger(__name__)

TYPING_AFTER = 0.3  # seconds; an answer that is there by then is not held back by a sign
TYPING_EVERY = 4.0  # seconds; both apps show it for 5
TYPING_WAITS = 2.0  # seconds that an answer is held back at most by a typing sign on its way


class UnsentError(Exception):
    """Certainly not delivered, and may be sent again, after ``seconds`` if the other side said so."""

    def __init__(self, why: str, seconds: float | None = None) -> None:
        super().__init__(why)
        self.seconds = seconds


class InDoubtError(Exception):
    """The request was written and no answer came: it may have been delivered."""


class RefusedError(Exception):
    """The other side will never take this: blocked by the person, no such chat, not valid."""


class UnauthorisedError(Exception):
    """The token is not valid (any more)."""


@dataclass(frozen=True)
class Webhook:
    """Where the other side sends messages to, and the secret that it must show."""

    url: str
    secret: str


@dataclass(frozen=True)
class Account:
    """A bot: its token, where its API is (scheme, host, port), and its webhook if it has one."""

    token: str
    api_url: str
    webhook: Webhook | None = None


@asynccontextmanager
async def typing_shown(show: Callable[[], Awaitable[None]]) -> AsyncIterator[None]:
    """Shows typing after 0.3 s and then every 4 s, until the block ends.

    A sign on its way is waited for, lest it come after the answer.
    """
    over = asyncio.Event()

    async def type_on() -> None:
        wait = TYPING_AFTER
        while True:
            with suppress(TimeoutError):
                await asyncio.wait_for(over.wait(), wait)
                return
            try:
                await asyncio.wait_for(show(), TYPING_WAITS)
            except Exception as error:  # a sign only; sending the answer will tell of real trouble
                log.debug("no typing sign (%s)", type(error).__name__)
            wait = TYPING_EVERY

    typing = asyncio.create_task(type_on())
    try:
        yield
    finally:
        over.set()
        await asyncio.gather(typing, return_exceptions=True)


@asynccontextmanager
async def running(work: Awaitable[None]) -> AsyncIterator[None]:
    """Does ``work`` beside the block and ends it with the block."""
    task = asyncio.ensure_future(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
