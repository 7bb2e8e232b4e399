"""Telegram as a channel: long polling or a webhook, buttons, groups, inline mode.

Knows what is asked of the Bot API; everything that is said comes from the host.
"""

import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

from telegram import BotCommand
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated

from bot import messages
from bot.channels.channel import WORKERS, Channel, Means
from bot.channels.delivery import InDoubtError, RefusedError, UnauthorisedError, UnsentError
from bot.channels.fitting import pieces
from bot.channels.host import Reply
from bot.channels.inbox import Incoming, Stored, Verdict
from bot.channels.ratelimit import Limiter
from bot.channels.telegram_api import make_bot, strict
from bot.channels.telegram_markup import LONGEST_MESSAGE, as_html, inline_results, keyboard
from bot.channels.telegram_updates import KINDS, Place, concerns, mention_of, name_of, place_of
from bot.messages import Message, Part, plain

log = logging.getLogger(__name__)

PICTURE_NAME = "bieu-do.png"
INLINE_EXPIRES = 8.0  # seconds; Telegram takes no later answer, and the person has typed on
SHORTEST_INLINE = 6  # characters of an inline question
INLINE_PER_SECOND, INLINE_BURST = 4.0, 20.0  # every key that is pressed asks


class Telegram(Channel):
    """A Telegram bot. Buttons carry the host's actions; whatever an update holds is taken as hostile."""

    name = "telegram"
    pictures = True

    def __init__(self, means: Means) -> None:
        """Raises UnauthorisedError where the token does not even look like one."""
        super().__init__(means)
        self._api = make_bot(means.account.token, means.account.api_url, WORKERS * 2 + 8)
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
        numbers = [update.get("update_id") for update in updates if isinstance(update, dict)]
        self._offset = max((number + 1 for number in numbers if isinstance(number, int)), default=self._offset)
        return self._read_all(updates)

    def read(self, update: Any) -> Incoming | None:  # noqa: ANN401
        """Returns the message in an update; None for what bots write, groups say to themselves and the app tells."""
        kind = next(kind for kind in KINDS if kind in update)
        body = update[kind]
        sender = body.get("sender_chat") or body["from"]  # who writes in a group's name comes as a bot
        if sender.get("is_bot") or (kind.endswith("message") and not concerns(kind, body, self.bot, self._username)):
            return None
        chat, message = name_of(kind, body, str(int(sender["id"])))
        return self._incoming(chat, message, str(int(sender["id"])), int(update["update_id"]), update)

    async def respond(self, stored: Stored) -> Reply | None:
        """Returns the answer to a question, command, button or inline query; a friendly line for anything else."""
        update = stored.update
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
        update = stored.update
        text = str(next((update[kind].get("text") or "" for kind in KINDS[:2] if kind in update), ""))
        return (mention_of(self._username).sub("", text) if self._username else text).strip()

    async def show_typing(self, stored: Stored) -> None:
        """Shows typing in the chat, which lasts 5 s or until a message comes."""
        if not stored.incoming.chat.startswith("inline:"):
            topic = place_of(stored.update, stored.incoming.chat).topic
            await self._api.send_chat_action(int(stored.incoming.chat), "typing", message_thread_id=topic)

    async def deliver(self, stored: Stored, reply: Reply) -> None:
        """Sends a reply in pieces, the choices as buttons under the last; then its picture, if it has one."""
        update = stored.update
        if "inline_query" in update:
            await self._deliver_inline(update["inline_query"]["id"], reply)
            return
        if "callback_query" in update:
            await self._answer_button(update["callback_query"]["id"], reply.notice)
        place = place_of(update, stored.incoming.chat)
        parts = pieces(reply.message, LONGEST_MESSAGE)
        for number, piece in enumerate(parts, 1):
            buttons = keyboard(reply.choices) if number == len(parts) else None
            try:
                await self._send_piece(place if number == 1 else replace(place, answers=None), piece, buttons)
            except (UnsentError, UnauthorisedError) as error:
                raise error if number == 1 else InDoubtError("the first part is out, the rest is not") from None
        if reply.picture is not None:
            await self._send_picture(place, reply.picture)

    async def close(self) -> None:
        """Frees the connections."""
        await self._api.shutdown()

    def _judge(self, message: Incoming) -> Verdict:
        if not message.chat.startswith("inline:"):
            return super()._judge(message)
        allowed, _ = self._inline_limiter.take(message.person)
        return "answer" if allowed and not self.pool.full else "ignore"

    async def _send_piece(self, place: Place, piece: Message, buttons: dict[str, Any] | None) -> None:
        async def send(to: int, text: str, mode: str | None) -> None:
            with strict():
                await self._api.send_text(
                    to,
                    text,
                    parse_mode=mode,
                    reply_markup=buttons,
                    reply_parameters=place.answers,
                    message_thread_id=place.topic,
                    link_preview_options={"is_disabled": True},
                )

        async def send_or_plain(to: int) -> None:
            try:
                await self.sender.send(place.chat, lambda: send(to, as_html(piece), ParseMode.HTML))
            except BadRequest:  # Telegram cannot read our markup: the words matter more
                await self.sender.send(place.chat, lambda: send(to, plain(piece), None))

        try:
            await send_or_plain(int(place.chat))
        except ChatMigrated as moved:  # a group became a supergroup
            await send_or_plain(moved.new_chat_id)

    async def _send_picture(self, place: Place, picture: bytes) -> None:
        """Sends a picture below words that are out already: where it is not taken, the answer is whole without it."""

        async def send() -> None:
            with strict():
                await self._api.send_photo(
                    int(place.chat), picture, filename=PICTURE_NAME, message_thread_id=place.topic
                )

        try:
            await self.sender.send(place.chat, send)
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
                await self._api.answer_inline_query(query, inline_results(reply.message), cache_time=60)

        await _if_possible(answer)


async def _if_possible(call: Callable[[], Awaitable[None]]) -> None:
    """Makes a call that nobody waits for for long; what hinders it is not worth a second try."""
    try:
        await call()
    except (UnsentError, InDoubtError, RefusedError, BadRequest, ChatMigrated):
        return
