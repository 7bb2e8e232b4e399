"""What Telegram's updates hold: which message it is, of which chat and topic. All of it is taken as hostile."""

import re
from dataclasses import dataclass
from typing import Any

from telegram import ReplyParameters

from bot.messages import MENU

KINDS = ("message", "edited_message", "callback_query", "inline_query")
MEDIA = frozenset(
    ("animation", "audio", "contact", "dice", "document", "game", "location", "photo", "poll")
) | frozenset(("paid_media", "sticker", "story", "venue", "video", "video_note", "voice"))


def name_of(kind: str, body: dict[str, Any], person: str) -> tuple[str, str]:
    """Returns the chat that an update belongs to, and the name that it has there only once."""
    if kind == "inline_query":
        return f"inline:{person}", str(body["id"])
    if kind == "callback_query":
        return str(int(body["message"]["chat"]["id"])), f"button:{body['id']}"
    chat = str(int(body["chat"]["id"]))
    if "media_group_id" in body:  # an album comes as a message for each picture, and is one
        return chat, f"album:{body['media_group_id']}"
    return chat, f"{body['message_id']}" + (f":{body['edit_date']}" if kind == "edited_message" else "")


def concerns(kind: str, body: dict[str, Any], bot: str, username: str) -> bool:
    """Returns whether a message is for the bot: any in private; in a group a mention, a reply to it, a command.

    None is what was shared from an inline result, moves on a map or changes under a picture, or is told by the app.
    """
    if "via_bot" in body or not (body.get("text") or (kind == "message" and MEDIA.intersection(body))):
        return False
    if body["chat"]["type"] == "private":
        return True
    if body["chat"]["type"] not in ("group", "supergroup"):
        return False
    text = str(body.get("text") or body.get("caption") or "")
    if text.startswith("/"):
        command, _, whose = text.split()[0].removeprefix("/").partition("@")
        return whose.casefold() == username.casefold() if whose else command in dict(MENU)
    to_us = str((body.get("reply_to_message") or {}).get("from", {}).get("id")) == bot
    return to_us or mention_of(username).search(text) is not None


def mention_of(username: str) -> re.Pattern[str]:
    """Returns what finds the bot's name where it is called."""
    return re.compile(rf"(?i)(?<!\S)@{re.escape(username)}\b[,:]?")


@dataclass(frozen=True)
class Place:
    """Where a reply goes: a chat, a topic in it, and the message that it points to: in a group, and after an edit."""

    chat: str
    topic: int | None = None
    answers: ReplyParameters | None = None


def place_of(update: dict[str, Any], chat: str) -> Place:
    """Returns where the reply to an update goes, which belongs to ``chat``."""
    kind = next(kind for kind in KINDS if kind in update)
    body = update[kind].get("message", update[kind])  # of a button: what it is under
    topic = body.get("message_thread_id") if body.get("is_topic_message") else None
    if kind == "edited_message" or (kind == "message" and int(chat) < 0):
        return Place(chat, topic, ReplyParameters(body["message_id"], allow_sending_without_reply=True))
    return Place(chat, topic)
