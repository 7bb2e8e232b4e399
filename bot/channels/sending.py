"""How a message goes out: paced, and tried again as long as it is certain that it was not delivered.

Knows pace and metrics; knows nothing of what is sent or by which API.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from bot.channels.delivery import UnsentError
from bot.channels.metrics import Metrics
from bot.channels.ratelimit import Pace
from bot.channels.stopping import Stop, backoff

log = logging.getLogger(__name__)
T = TypeVar("T")

GIVE_UP_AFTER = 3600.0  # seconds of one message that the other side neither takes nor refuses


class Sender:
    """Sends for one channel, until told to stop."""

    def __init__(self, name: str, pace: Pace, stop: Stop, metrics: Metrics) -> None:
        self.pace = pace
        self.first_wait = 1.0  # seconds
        self._name = name
        self._stop = stop
        self._sent = metrics.sent.labels(name)
        self._unsent = metrics.errors.labels(name, "unsent")

    async def send(self, chat: str, call: Callable[[], Awaitable[T]]) -> T:
        """Returns what the call gives, tried again from 1 to 60 s later.

        Raises:
            UnsentError: told to stop, or tried for an hour.
            InDoubtError, RefusedError, UnauthorisedError: as the call does.
        """
        until, waits = time.monotonic() + GIVE_UP_AFTER, backoff(self.first_wait)
        while True:
            await self.pace.wait(chat)
            try:
                result = await call()
                self._sent.inc()
                return result
            except UnsentError as error:
                self._unsent.inc()
                if self._stop.told or time.monotonic() > until:
                    raise
                if error.seconds:
                    self.pace.pause(error.seconds)
                log.info("%s: not sent (%s), trying again", self._name, error)
                await self._stop.sleep(error.seconds or next(waits))
                if self._stop.told:
                    raise
