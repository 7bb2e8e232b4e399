"""The terminal as a channel: shows messages, and talks. Knows an Assistant and messages; reads no settings."""

import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from bot import chart, messages
from bot.assistant import Assistant
from bot.bars import bars
from bot.composing.answer import Answer
from bot.conversation import Conversation
from bot.messages import Message, Part, Style, answer_message, plain, table_width
from index.vietnamese import capitalised

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
STYLES: dict[Style, str] = {"plain": "", "headline": "bold green", "quote": "", "marked": "bold green", "source": "dim"}


def harmless(text: str) -> str:
    """Returns a text without the control characters that could steer a terminal; documents may hold any."""
    return CONTROL.sub("", text)


def show(message: Message) -> None:
    """Prints a message: styled on a terminal, plain in a pipe; what could steer a terminal is left out."""
    message = tuple(Part(harmless(part.text), part.style) for part in message)
    if not sys.stdout.isatty():
        print(plain(message), flush=True)
        return
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text.assemble(*((part.text, STYLES[part.style]) for part in message)))


def show_answer(answer: Answer) -> None:
    """Prints an answer; on a terminal, bars stand beside figures to compare."""
    room = shutil.get_terminal_size().columns - table_width(answer.figures) - 1 if sys.stdout.isatty() else 0
    show(answer_message(answer, bars(answer.figures, room)))


class ChartError(Exception):
    """A chart that cannot be written where the person said; the message is one line that says what to do."""


def chart_path(name: str, example: str) -> Path:
    """Returns the path that a person named for a chart.

    Raises:
        ChartError: it does not end in .png; ``example`` shows what would do.
    """
    path = Path(name).expanduser()
    if path.suffix.casefold() != ".png":
        raise ChartError(messages.CHART_NEEDS_PNG.format(example=example))
    return path


def write_chart(answer: Answer | None, path: Path) -> str:
    """Draws an answer's figures into a file, where there are some, and returns the line that tells it.

    Raises:
        ChartError: the file cannot be written.
    """
    if answer is None or not chart.drawable(answer):
        return messages.NOTHING_TO_DRAW
    try:
        chart.write(answer, path)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise ChartError(messages.CHART_NOT_WRITTEN.format(path=path, why=why)) from None
    return messages.CHART_WRITTEN.format(path=path)


def _drawn(command: str, conversation: Conversation) -> str:
    """What the command /bieudo did, or why it could not."""
    try:
        path = chart_path(command.removeprefix("/bieudo").strip(), "/bieudo bieu-do.png")
        return write_chart(conversation.last, path)
    except ChartError as error:
        return capitalised(str(error))


def chat(assistant: Assistant) -> None:
    """Talks until the person leaves: with a prompt on a terminal, else one turn a line from standard input."""
    conversation = Conversation()
    documents = assistant.index.manifest.documents
    read = _prompt() if sys.stdin.isatty() else _piped
    if sys.stdin.isatty():
        print(messages.WELCOME.format(documents=len(documents)), flush=True)
    while (turn := read()) is not None:
        command = turn.strip()
        if not command:
            continue
        if command == "/thoat":
            break
        if command == "/moi":
            conversation = Conversation()
            print(messages.NEW_CONVERSATION, flush=True)
        elif command == "/nguon":
            print(harmless(messages.documents_message(documents)), flush=True)
        elif command == "/giup":
            print(messages.HELP, flush=True)
        elif command.split()[0] == "/bieudo":
            print(_drawn(command, conversation), flush=True)
        elif command.startswith("/"):
            print(messages.UNKNOWN_COMMAND.format(command=command.split()[0]), flush=True)
        else:
            show_answer(assistant.ask(turn, conversation))
        print(flush=True)
    if sys.stdin.isatty():
        print(messages.FAREWELL)


def _piped() -> str | None:
    line = sys.stdin.readline()
    return line.rstrip("\n") if line else None


def _prompt() -> Callable[[], str | None]:
    """Returns what reads a turn with line editing and history; None when the person leaves by Ctrl-D."""
    from prompt_toolkit import PromptSession

    session: PromptSession[str] = PromptSession("Bạn hỏi › ")

    def read() -> str | None:
        while True:
            try:
                return session.prompt()
            except KeyboardInterrupt:  # Ctrl-C drops the line that was begun, as in a shell
                continue
            except EOFError:
                return None

    return read
