"""A message is cut into pieces that a channel takes, before it becomes markup: no tag, word or source is ever cut.

Knows messages and lengths in UTF-16 units, which both channels count in; knows nothing of markup.
"""

import re

from bot.messages import Message, Part

BREAKS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"(?<=[.!?…”;])\s"), re.compile(r"\s"))
LEAST_FILLED = 0.4  # a piece is at least so full before a rougher break is tried


def units(text: str) -> int:
    """Returns the length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def pieces(message: Message, most: int) -> list[Message]:
    """Returns the message as pieces of at most ``most`` UTF-16 units: one where it fits, none where it is empty.

    A piece ends where a paragraph, a line, a sentence or at least a word ends, and never inside a source that fits one
    piece. White space at the cuts is dropped.
    """
    cut: list[Message] = []
    rest = _stripped(message)
    while rest:
        text = "".join(part.text for part in rest)
        if units(text) <= most:
            cut.append(rest)
            break
        at = _cut(rest, text, most)
        cut.append(_stripped(_slice(rest, 0, at)))
        rest = _stripped(_slice(rest, at, len(text)))
    return [piece for piece in cut if piece]


def _cut(message: Message, text: str, most: int) -> int:
    """Returns where to cut: the last fine break that leaves the piece well filled, else a rougher one."""
    room = _fitting(text, most)
    closed = _sources(message)
    for pattern in BREAKS:
        ends = [match.start() for match in pattern.finditer(text, 0, room + 1) if match.start() > 0]
        allowed = [end for end in ends if end <= room and not any(start < end < stop for start, stop in closed)]
        if allowed and allowed[-1] >= room * LEAST_FILLED:
            return allowed[-1]
    spaces = [match.start() for match in re.finditer(r"\s", text[: room + 1]) if match.start() > 0]
    return spaces[-1] if spaces else room  # a word longer than a piece


def _fitting(text: str, most: int) -> int:
    used = 0
    for at, character in enumerate(text):
        used += 2 if character > "\uffff" else 1
        if used > most:
            return at
    return len(text)


def _sources(message: Message) -> list[tuple[int, int]]:
    found, at = [], 0
    for part in message:
        if part.style == "source":
            found.append((at, at + len(part.text)))
        at += len(part.text)
    return found


def _slice(message: Message, start: int, end: int) -> Message:
    parts, at = [], 0
    for part in message:
        text = part.text[max(0, start - at) : max(0, end - at)]
        if text:
            parts.append(Part(text, part.style))
        at += len(part.text)
    return tuple(parts)


def _stripped(message: Message) -> Message:
    text = "".join(part.text for part in message)
    return _slice(message, len(text) - len(text.lstrip()), len(text.rstrip()))
