"""Zalo as a channel, over the Bot Platform: polling or a webhook, plain text with styles, numbers for buttons.

Knows Zalo's updates and styles; everything that is said comes from the host.
"""

import logging
import re
import sqlite3
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from bot import messages
from bot.channels.channel import WORKERS, Channel, Means
from bot.channels.delivery import InDoubtError, RefusedError, UnauthorisedError, UnsentError
from bot.channels.fitting import pieces, units
from bot.channels.host import Choice, Reply
from bot.channels.inbox import Incoming, Stored
from bot.channels.zalo_api import InvalidError, TimedOutError, ZaloApi
from bot.messages import Message, Part, plain

log = logging.getLogger(__name__)

LONGEST_MESSAGE = 1800  # UTF-16 units; Zalo takes 2,000 of a unit that it does not name
POLL_SECONDS = 4  # a stop hears the last poll out, and waits 10 s at most
PATIENCE = 15  # seconds that an answer may come later than the poll should end
BOLD = ("headline", "marked")
KNOWN_EVENTS = re.compile(r"message\.(text|image|sticker|voice|unsupported)\.received")
NUMBER = re.compile(r"[1-9]\d?")
LABEL_WIDTH = 24  # characters; longer choices get a line of their own
WARN_AT = 0.8  # of the month's messages


class Zalo(Channel):
    """A Zalo bot. What the numbers mean in a chat is kept in the journal, so that they outlive a restart."""

    name = "zalo"
    # An update may be gone once it was returned: polls are never broken off. What is returned in the moment of a kill
    # is lost, and nothing can be done about it but a webhook, which is told that we have it when it is on disk.
    polls_to_the_end = True

    def __init__(self, means: Means, monthly_messages: int) -> None:
        """``monthly_messages`` is what the plan allows, both ways."""
        super().__init__(means)
        self._api = ZaloApi(means.account.token, means.account.api_url, WORKERS * 2 + 8)
        self._monthly = monthly_messages
        self._warned = False
        self._own_name = ""

    async def connect(self) -> None:
        """Learns the bot's name and asks for updates by poll or by webhook."""
        me = await self._api.call("getMe")
        if not isinstance(me, dict) or not me.get("id"):
            raise UnsentError("getMe tells no id")
        self._own_name = str(me.get("display_name") or me.get("account_name") or "")
        if self.webhook is not None:
            await self._api.call("setWebhook", url=self.webhook.url, secret_token=self.webhook.secret)
        else:
            try:
                await self._api.call("deleteWebhook")
            except RefusedError as error:  # there was none
                log.debug("zalo: no webhook to delete (%s)", error)
        self.bot = str(me["id"])

    async def poll(self) -> list[Incoming] | None:
        """Returns what came: one message, or none within some seconds."""
        if self.webhook is not None:
            return None
        try:
            return self.incoming(await self._api.call("getUpdates", POLL_SECONDS + PATIENCE, timeout=str(POLL_SECONDS)))
        except TimedOutError:
            return []

    def updates(self, body: Any) -> list[Any]:  # noqa: ANN401
        """Returns the updates in a body: bare or enveloped, one or a list."""
        if isinstance(body, dict) and "event_name" not in body and "result" in body:
            body = body["result"]
        return body if isinstance(body, list) else [body]

    def read(self, update: Any) -> Incoming | None:  # noqa: ANN401
        """Returns the message in an update; None for what bots write and for unknown kinds."""
        event, message = str(update["event_name"]), update["message"]
        person, chat = str(message["from"]["id"]), str(message["chat"]["id"])
        if message["from"].get("is_bot") or person == self.bot or not KNOWN_EVENTS.fullmatch(event):
            return None
        order = int(message.get("date") or time.time() * 1000)
        kept = {"event_name": event, "message": {"text": message.get("text")}}
        return self._incoming(chat, str(message["message_id"]), person, order, kept)

    async def receive(self, updates: Sequence[Incoming]) -> int:
        """Stores messages as every channel does, and counts them."""
        new = await super().receive(updates)
        await self._count(new)
        return new

    async def respond(self, stored: Stored) -> Reply | None:
        """Returns the answer to a question, a command or a number; whoever is new is told first who is speaking."""
        chat = self.chat(stored)
        offered = self.host.journal.offered(chat.channel, chat.chat)
        reply = await self._respond(stored, offered or [])
        if offered is None:
            text = self.question(stored)
            greeting = await self.host.greeting()
            if text.startswith("/start") or not text:
                reply = greeting
            else:
                hello = messages.greeting_message(self.host.desk.assistant.index.manifest.documents, False)
                reply = Reply((*hello, Part("\n\n"), *reply.message), reply.choices, reply.notice)
        if reply.choices or offered is None:
            actions = [choice.action for choice in reply.choices]
            await self.host.journal.soon(lambda: self.host.journal.offer(chat.channel, chat.chat, actions))
        return reply

    def question(self, stored: Stored) -> str:
        """Returns the text of a message without the bot's name in front; empty where it is no text."""
        update = stored.update
        if update["event_name"] != "message.text.received":
            return ""
        text = str(update["message"].get("text") or "").strip()
        return text.removeprefix(f"@{self._own_name}").strip() if self._own_name else text

    async def show_typing(self, stored: Stored) -> None:
        """Shows typing in the chat."""
        await self._api.call("sendChatAction", chat_id=stored.incoming.chat, action="typing")

    async def deliver(self, stored: Stored, reply: Reply) -> None:
        """Sends a reply in pieces of 1,800 units, the choices numbered under the last."""
        message = reply.message or ((Part(reply.notice),) if reply.notice else ())
        for number, piece in enumerate(pieces((*message, *_numbered(reply.choices)), LONGEST_MESSAGE)):
            try:
                await self.sender.send(stored.incoming.chat, partial(self._send_piece, stored.incoming.chat, piece))
            except (UnsentError, UnauthorisedError) as error:
                raise error if number == 0 else InDoubtError("the first part is out, the rest is not") from None
            await self._count(1)

    async def close(self) -> None:
        """Frees the connections."""
        await self._api.close()

    async def _respond(self, stored: Stored, offered: list[str]) -> Reply:
        chat, text = self.chat(stored), self.question(stored)
        if not text:
            return Reply((Part(messages.NOT_TEXT),))
        if text.startswith("/"):
            return await self.host.command(chat, text.split()[0].removeprefix("/").casefold())
        if NUMBER.fullmatch(text) and offered:
            if int(text) > len(offered):
                return Reply((Part(messages.NOT_A_CHOICE.format(number=text, most=len(offered))),))
            return await self.host.choose(chat, offered[int(text) - 1])
        return await self.host.ask(chat, text)

    async def _send_piece(self, chat: str, piece: Message) -> None:
        styles = text_styles(piece)
        styled: dict[str, Any] = {"text_styles": styles} if styles else {}
        try:
            await self._api.call("sendMessage", chat_id=chat, text=plain(piece), **styled)
        except InvalidError:
            if not styles:
                raise
            await self._api.call("sendMessage", chat_id=chat, text=plain(piece))  # the words matter more

    async def _count(self, count: int) -> None:
        """Counts messages of this month; where the journal cannot be written that is logged, and no more."""
        try:
            used = await self.host.journal.soon(lambda: self.host.journal.count(self.name, count))
        except sqlite3.Error as error:
            log.error("zalo: %d messages of this month could not be counted (%s)", count, error)
            return
        self.host.metrics.month.labels(self.name).set(used)
        if used >= self._monthly * WARN_AT and not self._warned:
            log.warning(
                "zalo: %d of %d messages of this month are used; the plan may stop the bot", used, self._monthly
            )
        self._warned = used >= self._monthly * WARN_AT


def text_styles(message: Message) -> list[dict[str, Any]]:
    """Returns where the figures of a message are bold, in UTF-16 units from its start."""
    styles, at = [], 0
    for part in message:
        length = units(part.text)
        if part.style in BOLD:
            styles.append({"start": at, "len": length, "st": ["b"]})
        at += length
    return styles


def _numbered(choices: tuple[Choice, ...]) -> Message:
    if not choices:
        return ()
    lines = f"\n\n{messages.NUMBERED_CHOICES}"
    for number, choice in enumerate(choices, 1):
        short = len(choice.label) <= LABEL_WIDTH
        lines += (" · " if number > 1 and short else "\n") + f"{number}. {choice.label}"
    return (Part(lines),)
