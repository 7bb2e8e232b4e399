"""A fake of the Zalo Bot Platform over loopback HTTP: one update a poll, no offset, errors with HTTP 200."""

import asyncio
from contextlib import suppress
from typing import Any

from tests.fakes.loopback import Answer, Fault, Loopback

TOKEN = "987654321:ZALOTOKENzalotokenZALOTOKEN"


class FakeZalo(Loopback):
    """What people write is put in by ``say``; what the bot sends is in ``sent``, as (method, parameters).

    ``repeats``: whether an update comes back on every poll, as one of two live reports has it. A poll is held for
    ``longest_poll`` seconds at most, which the bot leaves to the other side.
    """

    longest_poll = 1.0

    def __init__(self, repeats: bool = False) -> None:
        super().__init__(self._method)
        self.sent: list[tuple[str, dict[str, Any]]] = []
        self.webhook = ""
        self.token = TOKEN
        self.polls = 0
        self._repeats = repeats
        self._updates: list[Any] = []
        self._new = asyncio.Event()
        self._number = 5000

    def put(self, update: Any) -> Any:
        """Adds an update, of whatever shape, and returns it."""
        self._updates.append(update)
        self._new.set()
        return update

    def say(self, text: str, chat: str = "u7", **more: Any) -> Any:
        """A text message."""
        return self.put(self.update(chat, text=text, **more))

    def update(self, chat: str, event: str = "message.text.received", **message: Any) -> dict[str, Any]:
        """An update as polls and webhooks bring it."""
        self._number += 1
        sender = {"id": chat, "display_name": "An", "is_bot": False}
        known = {"from": sender, "chat": {"id": chat, "chat_type": "PRIVATE"}, "message_id": f"m{self._number}"}
        return {"event_name": event, "message": {**known, "date": 1_700_000_000_000 + self._number, **message}}

    def texts(self, chat: str | None = None) -> list[str]:
        """The texts sent, in order."""
        return [each["text"] for each in self.messages(chat)]

    def messages(self, chat: str | None = None) -> list[dict[str, Any]]:
        """The parameters of the messages sent, in order."""
        sent = [parameters for method, parameters in self.sent if method == "sendMessage"]
        return [each for each in sent if chat is None or each["chat_id"] == chat]

    def called(self, method: str) -> list[dict[str, Any]]:
        """The parameters of each call of a method."""
        return [parameters for name, parameters in self.sent if name == method]

    async def _method(self, token: str, method: str, parameters: dict[str, Any]) -> Answer:
        if token != self.token:
            return _error(401, "Unauthorized")
        if method == "getUpdates":
            return await self._get_updates(float(parameters["timeout"]))
        if method == "getMe":
            me = {"id": "bot1", "account_name": "bot.hoidap", "account_type": "BASIC", "display_name": "Bot Hỏi đáp"}
            return Answer({"ok": True, "result": me})
        if method in ("getWebhookInfo", "deleteWebhook") and not self.webhook:
            return _error(404, "no webhook")
        if method == "sendMessage" and not 1 <= len(parameters["text"].encode("utf-16-le")) // 2 <= 2000:
            return _error(400, "text must be 1 to 2000 characters", 400)
        self.sent.append((method, parameters))
        if method == "sendChatAction":
            return Answer({"ok": True})
        if method in ("setWebhook", "deleteWebhook"):
            self.webhook = parameters.get("url", "")
        self._number += 1
        return Answer({"ok": True, "result": {"message_id": f"m{self._number}", "date": 1_700_000_000_000}})

    async def _get_updates(self, seconds: float) -> Answer:
        self.polls += 1
        this = self.polls
        if not self._updates:
            self._new.clear()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._new.wait(), min(seconds, self.longest_poll))
            if not self._updates or this != self.polls:  # nothing, or nobody waits for this poll any more
                return _error(408, "Request timeout")
        update = self._updates[0]
        if not self._repeats or len(self._updates) > 1:
            self._updates.pop(0)
        return Answer({"ok": True, "result": update})


def _error(code: int, description: str, status: int = 200) -> Answer:
    return Answer({"ok": False, "error_code": code, "description": description}, status)


def error(code: int, description: str = "error", status: int = 200, **headers: str) -> Fault:
    """A fault that is an error of the API; Zalo often tells it with HTTP 200."""
    answer = _error(code, description, status)
    return Fault(Answer(answer.body, status, headers))
