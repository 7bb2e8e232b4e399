"""Telegram as a channel: long polling or a webhook, buttons, groups, inline mode.

Knows the Bot API's updates and HTML; everything that is said comes from the host.
"""

import json
import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from html import escape
from itertools import groupby
from typing import Any

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot import messages
from bot.channel import WORKERS, Channel
from bot.delivery import InDoubtError, RefusedError, UnauthorisedError, UnsentError, Webhook
from bot.fitting import pieces
from bot.host import Choice, Host, Reply
from bot.inbox import Inbox, Incoming, Stored, Verdict
from bot.messages import Message, Part, plain
from bot.ratelimit import Limiter, Pace
from bot.telegram_api import make_bot, strict

log = logging.getLogger(__name__)

PICTURE_NAME = "bieu-do.png"
KINDS = ("message", "edited_message", "callback_query", "inline_query")
LONGEST_MESSAGE = 4096
EXPANDABLE_FROM = 700  # characters of a quote; longer ones are folded until tapped
INLINE_EXPIRES = 8.0  # seconds; Telegram takes no later answer, and the person has typed on
SHORTEST_INLINE = 6  # characters of an inline question
INLINE_PER_SECOND, INLINE_BURST = 4.0, 20.0  # every key that is pressed asks
ROW_WIDTH = 36  # characters of the buttons in a row; a longer one than half of it has a row of its own


class Telegram(Channel):
    """A Telegram bot. Buttons carry the host's actions; whatever an update holds is taken as hostile."""

    name = "telegram"
    pictures = True

    def __init__(
        self,
        token: str,
        api_url: str,
        host: Host,
        inbox: Inbox,
        limiter: Limiter,
        pace: Pace,
        webhook: Webhook | None = None,
    ) -> None:
        """``api_url`` is scheme, host and port.

        Raises:
            UnauthorisedError: the token does not even look like one.
        """
        super().__init__(host, inbox, limiter, pace, webhook)
        self._api = make_bot(token, api_url, WORKERS * 2 + 8)
        self._username = ""
        self._offset: int | None = None
        self._inline_limiter = Limiter(INLINE_PER_SECOND, INLINE_BURST)

    async def connect(self) -> None:
        """Learns the bot's name, sets the menu, and asks for updates by poll or by webhook."""
        with strict():
            await self._api.initialize()
            self._username = self._api.username
            await self._api.set_my_commands([BotCommand(name, does) for name, does in messages.MENU])
            if self.webhook is None:
                await self._api.delete_webhook()
            else:
                await self._api.set_webhook(self.webhook.url, secret_token=self.webhook.secret, allowed_updates=KINDS)
        self.bot = str(self._api.id)

    async def poll(self) -> list[Incoming] | None:
        """Returns what came; Telegram forgets it with the next call, after it was stored."""
        if self.webhook is not None:
            return None
        with strict():
            updates = await self._api.raw_updates(self._offset, KINDS)
        numbers = [update["update_id"] for update in updates if isinstance(update, dict) and "update_id" in update]
        if numbers:
            self._offset = int(max(numbers)) + 1
        return [message for update in updates for message in self.incoming(update)]

    def incoming(self, body: object) -> list[Incoming]:
        """Returns the message in an update; none for what bots write and groups say to themselves."""
        update: dict[str, Any] = body if isinstance(body, dict) else {}
        try:
            kind = next(kind for kind in KINDS if kind in update)
            order, what = int(update["update_id"]), update[kind]
            if what["from"].get("is_bot") or (kind.endswith("message") and not self._concerns_us(what)):
                return []
            person = str(int(what["from"]["id"]))
            chat, message = _place(kind, what, person)
        except (AttributeError, KeyError, StopIteration, TypeError, ValueError):
            return []
        return [Incoming(self.name, self.bot, chat, message, person, order, json.dumps(update, ensure_ascii=False))]

    async def respond(self, stored: Stored) -> Reply | None:
        """Returns the answer to a question, command, button or inline query; a friendly line for anything else."""
        update = json.loads(stored.incoming.body)
        if "callback_query" in update:
            return await self.host.choose(self.chat(stored), str(update["callback_query"].get("data", "")))
        if "inline_query" in update:
            return await self._respond_inline(update["inline_query"], stored)
        text = self.question(stored)
        if text.startswith("/"):
            command, _, bot = text.split()[0].removeprefix("/").partition("@")
            if bot and bot.casefold() != self._username.casefold():
                return None
            reply = await self.host.command(self.chat(stored), command.casefold())
            if command.casefold() == "help":
                return Reply((*reply.message, Part(messages.TELEGRAM_HELP.format(bot=self._username))), reply.choices)
            return reply
        return await self.host.ask(self.chat(stored), text) if text else Reply((Part(messages.NOT_TEXT),))

    def question(self, stored: Stored) -> str:
        """Returns the text of a message without the bot's name; empty where it has none."""
        update = json.loads(stored.incoming.body)
        text = str(next((update[kind].get("text") or "" for kind in KINDS[:2] if kind in update), ""))
        return (
            re.sub(rf"(?i)(?<!\S)@{re.escape(self._username)}\b[,:]?", "", text).strip()
            if self._username
            else text.strip()
        )

    async def show_typing(self, stored: Stored) -> None:
        """Shows typing in the chat, which lasts 5 s or until a message comes."""
        if not stored.incoming.chat.startswith("inline:"):
            await self._api.send_chat_action(int(stored.incoming.chat), "typing")

    async def deliver(self, stored: Stored, reply: Reply) -> None:
        """Sends a reply in pieces, the choices as buttons under the last; then its picture, if it has one."""
        update = json.loads(stored.incoming.body)
        if "inline_query" in update:
            await self._deliver_inline(update["inline_query"]["id"], reply)
            return
        if "callback_query" in update:
            await self._answer_button(update["callback_query"]["id"], reply.notice)
        body = next((update[kind] for kind in KINDS[:2] if kind in update), None)
        answers_one = body is not None and (int(body["chat"]["id"]) < 0 or "edited_message" in update)
        replied = (
            ReplyParameters(body["message_id"], allow_sending_without_reply=True) if body and answers_one else None
        )
        parts = pieces(reply.message, LONGEST_MESSAGE)
        for number, piece in enumerate(parts, 1):
            keyboard = _keyboard(reply.choices) if number == len(parts) else None
            try:
                await self._send_piece(stored.incoming.chat, piece, keyboard, replied if number == 1 else None)
            except (UnsentError, UnauthorisedError) as error:
                raise error if number == 1 else InDoubtError("the first part is out, the rest is not") from None
        if reply.picture is not None:
            await self._send_picture(stored.incoming.chat, reply.picture)

    async def close(self) -> None:
        """Frees the connections."""
        await self._api.shutdown()

    def _judge(self, message: Incoming) -> Verdict:
        if not message.chat.startswith("inline:"):
            return super()._judge(message)
        allowed, _ = self._inline_limiter.take(message.person)
        return "answer" if allowed and not self.pool.full else "ignore"

    def _concerns_us(self, body: dict[str, Any]) -> bool:
        """Whether a message is for the bot: all in private; in a group a mention, a reply to the bot, a command."""
        if body["chat"]["type"] == "private":
            return True
        if body["chat"]["type"] not in ("group", "supergroup"):
            return False
        text = str(body.get("text") or body.get("caption") or "")
        if text.startswith("/"):
            command, _, bot = text.split()[0].removeprefix("/").partition("@")
            return bot.casefold() == self._username.casefold() if bot else command in dict(messages.MENU)
        to_us = str((body.get("reply_to_message") or {}).get("from", {}).get("id")) == self.bot
        return to_us or re.search(rf"(?i)(?<!\S)@{re.escape(self._username)}\b", text) is not None

    async def _send_piece(
        self, chat: str, piece: Message, keyboard: InlineKeyboardMarkup | None, replied: ReplyParameters | None
    ) -> None:
        async def send(to: int, text: str, mode: str | None) -> None:
            with strict():
                await self._api.send_message(
                    to,
                    text,
                    parse_mode=mode,
                    reply_markup=keyboard,
                    reply_parameters=replied,
                    link_preview_options=LinkPreviewOptions(is_disabled=True),
                )

        async def send_or_plain(to: int) -> None:
            try:
                await self._send(chat, lambda: send(to, as_html(piece), ParseMode.HTML))
            except BadRequest:  # Telegram cannot read our markup: the words matter more
                await self._send(chat, lambda: send(to, plain(piece), None))

        try:
            await send_or_plain(int(chat))
        except ChatMigrated as moved:  # a group became a supergroup
            await send_or_plain(moved.new_chat_id)

    async def _send_picture(self, chat: str, picture: bytes) -> None:
        """Sends a picture below words that are out already: where it is not taken, the answer is whole without it."""

        async def send() -> None:
            with strict():
                await self._api.send_photo(int(chat), picture, filename=PICTURE_NAME)

        try:
            await self._send(chat, send)
        except (UnsentError, InDoubtError, RefusedError, UnauthorisedError, BadRequest, ChatMigrated) as error:
            log.warning("telegram: a picture was not sent (%s)", error)

    async def _answer_button(self, button: str, notice: str) -> None:
        """Stops the button's waiting sign; where that comes too late, nothing is lost but the word of thanks."""

        async def answer() -> None:
            with strict():
                await self._api.answer_callback_query(button, notice or None)

        await _if_possible(answer)

    async def _respond_inline(self, query: dict[str, Any], stored: Stored) -> Reply | None:
        question = str(query.get("query", "")).strip()
        if time.time() - stored.received > INLINE_EXPIRES:
            return None
        if len(question) < SHORTEST_INLINE:
            return Reply()
        answer = await self.host.ask_in_passing(self.name, question)
        return Reply((Part(f"❓ {answer.query.question}\n\n"), *messages.answer_message(answer)))

    async def _deliver_inline(self, query: str, reply: Reply) -> None:
        async def answer() -> None:
            with strict():
                await self._api.answer_inline_query(query, _inline_results(reply.message), cache_time=60)

        await _if_possible(answer)


def as_html(message: Message) -> str:
    """Returns a message in Telegram's HTML: quotes in blockquotes, figures bold, sources in italics, all escaped."""
    html = []
    for quoted, run in groupby(message, lambda part: part.style in ("quote", "marked")):
        parts = list(run)
        inner = "".join(_styled(part) for part in parts)
        folded = " expandable" if sum(len(part.text) for part in parts) > EXPANDABLE_FROM else ""
        html.append(f"<blockquote{folded}>{inner}</blockquote>" if quoted else inner)
    return "".join(html)


def _styled(part: Part) -> str:
    text = escape(part.text, quote=False)
    tag = {"headline": "b", "marked": "b", "source": "i"}.get(part.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _place(kind: str, body: dict[str, Any], person: str) -> tuple[str, str]:
    """Returns the chat that an update belongs to, and the name that it has there only once."""
    if kind == "inline_query":
        return f"inline:{person}", str(body["id"])
    if kind == "callback_query":
        return str(int(body["message"]["chat"]["id"])), f"button:{body['id']}"
    edited = f":{body['edit_date']}" if kind == "edited_message" else ""
    return str(int(body["chat"]["id"])), f"{body['message_id']}{edited}"


def _keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """Short choices share a row, long ones have one of their own."""
    rows: list[list[InlineKeyboardButton]] = []
    room = 0
    for choice in choices:
        button = InlineKeyboardButton(choice.label, callback_data=choice.action)
        if len(choice.label) <= room:
            rows[-1].append(button)
        else:
            rows.append([button])
            room = ROW_WIDTH
        room = room - len(choice.label) if len(choice.label) < ROW_WIDTH // 2 else 0
    return InlineKeyboardMarkup(rows) if rows else None


def _inline_results(message: Message) -> list[InlineQueryResultArticle]:
    if not message:
        return []
    title, _, rest = plain(message[1:]).strip().partition("\n")
    content = InputTextMessageContent(as_html(pieces(message, LONGEST_MESSAGE)[0]), ParseMode.HTML)
    return [InlineQueryResultArticle("answer", title[:80], content, description=" ".join(rest.split())[:160])]


async def _if_possible(call: Callable[[], Awaitable[None]]) -> None:
    """Makes a call that nobody waits for for long; what hinders it is not worth a second try."""
    try:
        await call()
    except (UnsentError, InDoubtError, RefusedError, BadRequest, ChatMigrated):
        return
