"""A message in what Telegram shows: HTML, buttons, an inline result. Whatever documents and people wrote is escaped."""

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

from telegram import InlineQueryResultArticle, InputTextMessageContent
from telegram.constants import ParseMode

from bot.channels.fitting import pieces
from bot.channels.host import Choice
from bot.messages import Message, Part, plain

LONGEST_MESSAGE = 4096
EXPANDABLE_FROM = 700  # characters of a quote; longer ones are folded until tapped
ROW_WIDTH = 36  # characters of the buttons in a row; a longer one than half of it has a row of its own


def as_html(message: Message) -> str:
    """Returns a message in Telegram's HTML: quotes in blockquotes, figures bold, sources in italics, all escaped."""
    html = []
    for quoted, run in groupby(_joined(message), lambda part: part.style in ("quote", "marked")):
        parts = list(run)
        inner = "".join(_styled(part) for part in parts)
        folded = " expandable" if sum(len(part.text) for part in parts) > EXPANDABLE_FROM else ""
        html.append(f"<blockquote{folded}>{inner}</blockquote>" if quoted else inner)
    return "".join(html)


def _joined(message: Message) -> list[Part]:
    """Neighbours of one style as one part."""
    runs = groupby(message, lambda part: part.style)
    return [Part("".join(part.text for part in run), style) for style, run in runs]


def _styled(part: Part) -> str:
    text = escape(part.text, quote=False)
    tag = {"headline": "b", "marked": "b", "source": "i"}.get(part.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def keyboard(choices: Sequence[Choice]) -> dict[str, Any] | None:
    """Returns the choices as an inline keyboard: short buttons share a row, long ones have one of their own."""
    rows: list[list[dict[str, str]]] = []
    room = 0
    for choice in choices:
        button = {"text": choice.label, "callback_data": choice.action}
        if len(choice.label) <= room:
            rows[-1].append(button)
        else:
            rows.append([button])
            room = ROW_WIDTH
        room = room - len(choice.label) if len(choice.label) < ROW_WIDTH // 2 else 0
    return {"inline_keyboard": rows} if rows else None


def inline_results(message: Message) -> list[InlineQueryResultArticle]:
    """Returns the message as the one result to share, or none where it is empty."""
    if not message:
        return []
    title, _, rest = plain(message[1:]).strip().partition("\n")
    content = InputTextMessageContent(as_html(pieces(message, LONGEST_MESSAGE)[0]), ParseMode.HTML)
    return [InlineQueryResultArticle("answer", title[:80], content, description=" ".join(rest.split())[:160])]
