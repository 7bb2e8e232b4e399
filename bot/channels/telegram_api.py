"""python-telegram-bot's client, made strict: every failure becomes one of the four that a channel knows.

Knows the library and its errors; knows nothing of answers.
"""

import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

os.environ.setdefault("PTB_TIMEDELTA", "true")  # else the library warns of each retry_after that it is told

from telegram import Bot
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.channels.delivery import InDoubtError, RefusedError, UnauthorisedError, UnsentError
from bot.channels.telegram_request import StrictRequest

POLL_SECONDS = 30
SEND_SECONDS = 15

# The library logs what it received when it cannot read it, people's words and all; a channel logs its own line.
logging.getLogger("telegram").setLevel(logging.CRITICAL + 1)


class StrictBot(Bot):
    """The library's client, whose updates are left as JSON.

    The library would turn all updates of a poll into objects, and one that it cannot read would take the others along.
    """

    def __init__(self, token: str, api_url: str, connections: int) -> None:
        polling, sending = StrictRequest(2, POLL_SECONDS + 15), StrictRequest(connections, SEND_SECONDS)
        super().__init__(token, base_url=f"{api_url}/bot", request=sending, get_updates_request=polling)

    async def raw_updates(self, offset: int | None, kinds: Sequence[str]) -> list[Any]:
        """Returns the updates from ``offset`` on as JSON, within 30 seconds; Telegram forgets those before it."""
        asked = {"offset": offset, "timeout": POLL_SECONDS, "allowed_updates": kinds}
        found: Any = await self._post("getUpdates", {name: value for name, value in asked.items() if value is not None})
        return found if isinstance(found, list) else []

    async def send_text(self, chat: int, text: str, **more: object) -> None:
        """Sends a text, with ``more`` of the API's parameters; those that are None are left out.

        The library's own method would turn into objects what is sent and what comes back, which takes as long again.
        """
        await self._post("sendMessage", {"chat_id": chat, "text": text, **more})


def make_bot(token: str, api_url: str, connections: int) -> StrictBot:
    """Returns the library's client for a bot; nothing is sent yet.

    Raises:
        UnauthorisedError: the token does not even look like one.
    """
    try:
        return StrictBot(token, api_url, connections)
    except InvalidToken:
        raise UnauthorisedError("not a token") from None


@contextmanager
def strict() -> Iterator[None]:
    """Turns the library's errors into a channel's; ChatMigrated and a markup error (BadRequest) are let through.

    What counts as certainly not delivered: the connection was never made, or the server said so: 429, and 5xx but for
    504, where a gateway gave up waiting for an answer and the message may be out. A 5xx is how both APIs refuse while
    they are down; taking it as "may be delivered" would lose every answer of an outage.
    """
    try:
        yield
    except RetryAfter as error:
        seconds = error.retry_after
        raise UnsentError("429", seconds if isinstance(seconds, int) else seconds.total_seconds()) from None
    except InvalidToken:
        raise UnauthorisedError("401") from None  # the library's text holds the token
    except Forbidden:
        raise RefusedError("blocked by the person or not in the chat") from None
    except Conflict:
        raise UnsentError("409: another process polls with this token, or a webhook is set", 30) from None
    except BadRequest as error:
        if "parse entities" in str(error):
            raise
        raise RefusedError(str(error)) from None
    except ChatMigrated:
        raise
    except NetworkError as error:
        raise _of_network(error) from None
    except TelegramError as error:
        raise RefusedError(type(error).__name__) from None


def _of_network(error: NetworkError) -> Exception:
    cause = error.__cause__
    if isinstance(cause, UnsentError | InDoubtError):
        return cause
    if "504" in str(error) or "Gateway Time" in str(error):
        return InDoubtError("504")
    if isinstance(cause, TelegramError) or cause is None:
        return UnsentError(str(error)[:80])
    return InDoubtError(type(cause).__name__)
