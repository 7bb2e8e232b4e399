"""A fake of Telegram's Bot API over loopback HTTP: long polling with offsets, messages checked as Telegram does it."""

import asyncio
import json
import re
from contextlib import suppress
from html.parser import HTMLParser
from typing import Any

from tests.fakes.loopback import Answer, Fault, Loopback

TOKEN = "123456789:TESTTOKENtesttokenTESTTOKENtesttoken"
BOT = {"id": 123456789, "is_bot": True, "first_name": "Hỏi đáp", "username": "hoidap_bot", "can_join_groups": True}


class FakeTelegram(Loopback):
    """What people write is put in by ``say`` and its like; what the bot sends is in ``sent``: (method, parameters)."""

    def __init__(self) -> None:
        super().__init__(self._method)
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.webhook = ""
        self.secret = ""
        self.token = TOKEN
        self._updates: list[dict[str, Any]] = []
        self._new = asyncio.Event()
        self._number = 1000

    # --- What people do ---

    def put(self, **update: Any) -> dict[str, Any]:
        """Adds an update and returns it."""
        self._number += 1
        whole = {"update_id": self._number, **update}
        self._updates.append(whole)
        self._new.set()
        return whole

    def say(self, text: str, chat: int = 7, person: int | None = None, **more: Any) -> dict[str, Any]:
        """A text message; in a group where ``chat`` is negative."""
        return self.put(message=self.message(chat, person, text=text, **more))

    def edit(self, message: dict[str, Any], text: str) -> dict[str, Any]:
        """The message of an update, edited."""
        return self.put(edited_message={**message["message"], "text": text, "edit_date": 1_700_000_100})

    def press(self, data: str, chat: int = 7) -> dict[str, Any]:
        """A button under one of the bot's messages."""
        self._number += 1
        button = {"id": str(self._number), "from": _person(chat), "chat_instance": "1", "data": data}
        return self.put(callback_query={**button, "message": {**self.message(chat, None, text="?"), "from": BOT}})

    def search(self, query: str, person: int = 7) -> dict[str, Any]:
        """An inline query."""
        self._number += 1
        return self.put(inline_query={"id": str(self._number), "from": _person(person), "query": query, "offset": ""})

    def message(self, chat: int, person: int | None, **more: Any) -> dict[str, Any]:
        """A message as updates hold it."""
        self._number += 1
        place = {"id": chat, "type": "supergroup" if chat < 0 else "private", "title": "Nhóm", "first_name": "An"}
        return {
            "message_id": self._number,
            "date": 1_700_000_000,
            "chat": place,
            "from": _person(person or abs(chat)),
            **more,
        }

    def again(self, update: dict[str, Any]) -> None:
        """The same update once more, under a new update number."""
        self._number += 1
        self._updates.append({**update, "update_id": self._number})
        self._new.set()

    # --- What came of it ---

    def texts(self, chat: int | None = None) -> list[str]:
        """The texts sent, in order, as people see them."""
        return [parsed(parameters)[0] for parameters in self.messages(chat)]

    def messages(self, chat: int | None = None) -> list[dict[str, Any]]:
        """The parameters of the messages sent, in order."""
        sent = [parameters for method, parameters in self.sent if method == "sendMessage"]
        return [each for each in sent if chat is None or each["chat_id"] == str(chat)]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters in self.sent if name == method]

    def buttons(self, at: int = -1, chat: int | None = None) -> dict[str, str]:
        """Label -> data of the buttons under a message sent."""
        markup = json.loads(self.messages(chat)[at].get("reply_markup", '{"inline_keyboard": []}'))
        return {button["text"]: button["callback_data"] for row in markup["inline_keyboard"] for button in row}

    # --- The API ---

    async def _method(self, token: str, method: str, parameters: dict[str, Any]) -> Answer:
        if token != self.token:
            return _error(401, "Unauthorized")
        if method == "getUpdates":
            return await self._get_updates(parameters)
        if method == "getMe":
            return Answer({"ok": True, "result": BOT})
        if method == "getWebhookInfo":
            info = {"url": self.webhook, "has_custom_certificate": False, "pending_update_count": 0}
            return Answer({"ok": True, "result": info})
        if method == "sendMessage" and (wrong := _wrong(parameters)):
            return _error(400, f"Bad Request: {wrong}")
        self.sent.append((method, parameters))
        if method in ("setWebhook", "deleteWebhook"):
            self.webhook, self.secret = parameters.get("url", ""), parameters.get("secret_token", "")
        if method not in ("sendMessage", "sendPhoto"):
            return Answer({"ok": True, "result": True})
        self._number += 1
        chat = {"id": int(parameters["chat_id"]), "type": "private"}
        message = {"message_id": self._number, "date": 1_700_000_000, "chat": chat, "text": parameters.get("text", "")}
        return Answer({"ok": True, "result": message})

    async def _get_updates(self, parameters: dict[str, Any]) -> Answer:
        if self.webhook:
            return _error(409, "Conflict: can't use getUpdates method while webhook is active")
        offset = int(parameters.get("offset") or 0)
        self._updates = [update for update in self._updates if update["update_id"] >= offset]
        if not self._updates:
            self._new.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._new.wait(), float(parameters.get("timeout") or 0))
        return Answer({"ok": True, "result": self._updates[: int(parameters.get("limit") or 100)]})


def parsed(parameters: dict[str, Any]) -> tuple[str, list[str]]:
    """Returns a message's text without its markup, and its tags in order.

    Raises:
        ValueError: Telegram would not read the markup.
    """
    if parameters.get("parse_mode") != "HTML":
        return parameters["text"], []
    reader = _Reader()
    reader.feed(parameters["text"])
    reader.close()
    if reader.open:
        raise ValueError(f"can't find end tag corresponding to start tag {reader.open[-1]!r}")
    return "".join(reader.texts), reader.tags


class _Reader(HTMLParser):
    ALLOWED = frozenset(("a", "b", "blockquote", "code", "i"))

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.ALLOWED or (tag == "blockquote" and tag in self.open):
            raise ValueError(f"unsupported start tag {tag!r}")
        self.open.append(tag)
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            raise ValueError(f"unexpected end tag {tag!r}")

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def _wrong(parameters: dict[str, Any]) -> str:
    try:
        text, _ = parsed(parameters)
    except ValueError as error:
        return f"can't parse entities: {error}"
    if parameters.get("parse_mode") == "HTML" and re.search(r"&(?!(lt|gt|amp|quot|#\d+);)", parameters["text"]):
        return "can't parse entities: a bare ampersand"
    if not text.strip():
        return "message text is empty"
    if len(text.encode("utf-16-le")) // 2 > 4096:
        return "message is too long"
    buttons = json.loads(parameters.get("reply_markup", '{"inline_keyboard": []}'))["inline_keyboard"]
    if any(not 1 <= len(button["callback_data"].encode()) <= 64 for row in buttons for button in row):
        return "BUTTON_DATA_INVALID"
    return ""


def _error(code: int, description: str, **parameters: Any) -> Answer:
    body = {"ok": False, "error_code": code, "description": description}
    return Answer({**body, **({"parameters": parameters} if parameters else {})}, code)


def _person(number: int) -> dict[str, Any]:
    return {"id": number, "is_bot": False, "first_name": "An", "language_code": "vi"}


def error(code: int, description: str, status: int | None = None, **parameters: Any) -> Fault:
    """A fault that is an error of the API, by default with its own HTTP status."""
    answer = _error(code, description, **parameters)
    return Fault(Answer(answer.body, status if status is not None else code))
