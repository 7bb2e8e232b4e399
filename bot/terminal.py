"""The terminal as a channel: shows messages, and talks. Knows an Assistant and messages; reads no settings."""

import sys
from collections.abc import Callable

from bot import messages
from bot.assistant import Assistant
from bot.conversation import Conversation
from bot.messages import Message, Style, plain

STYLES: dict[Style, str] = {"plain": "", "headline": "bold green", "quote": "", "marked": "bold green", "source": "dim"}


def show(message: Message) -> None:
    """Prints a message: styled on a terminal, plain in a pipe."""
    if not sys.stdout.isatty():
        print(plain(message), flush=True)
        return
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text.assemble(*((part.text, STYLES[part.style]) for part in message)))


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
            print(messages.documents_message(documents), flush=True)
        elif command == "/giup":
            print(messages.HELP, flush=True)
        elif command.startswith("/"):
            print(messages.UNKNOWN_COMMAND.format(command=command.split()[0]), flush=True)
        else:
            show(messages.answer_message(assistant.ask(turn, conversation)))
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
