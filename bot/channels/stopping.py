"""Waiting and trying again, until told to stop. Knows asyncio and nothing of what is tried."""

import asyncio
from collections.abc import Awaitable, Iterator
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")

LONGEST_BACKOFF = 60.0  # seconds


class StoppedError(Exception):
    """Told to stop before a call was done."""


class Stop:
    """Told once; whoever waits is woken."""

    def __init__(self) -> None:
        self._told = asyncio.Event()

    @property
    def told(self) -> bool:
        """Whether nothing new is to be begun."""
        return self._told.is_set()

    def tell(self) -> None:
        """Makes everything stop."""
        self._told.set()

    async def sleep(self, seconds: float) -> None:
        """Returns after ``seconds``, or at once when told to stop."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._told.wait(), seconds)

    async def unless_told(self, call: Awaitable[T]) -> T:
        """Returns what the call gives; breaks it off and raises StoppedError when told to stop."""
        task, stop = asyncio.ensure_future(call), asyncio.ensure_future(self._told.wait())
        try:
            await asyncio.wait((task, stop), return_when=asyncio.FIRST_COMPLETED)
            if not task.done():
                raise StoppedError
            return task.result()
        finally:
            for each in (task, stop):
                each.cancel()
            await asyncio.gather(task, stop, return_exceptions=True)


def backoff(first: float) -> Iterator[float]:
    """Yields the seconds before each next try: doubled from ``first`` to 60."""
    while True:
        yield first
        first = min(first * 2, LONGEST_BACKOFF)
