"""A command line that speaks Vietnamese, and its exit codes.

Knows argparse and its English sentences; knows none of our commands.
"""

import argparse
import re
from collections.abc import Iterable
from typing import Any, NoReturn

DONE, FAULT, MISTAKE, SOME_UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130

# argparse's sentences, of Python 3.11 to 3.14, and ours; the last is for what comes after "argument X:" as it is.
SENTENCES = (
    (r"the following arguments are required: (.+)", r"thiếu \1"),
    (r"unrecognized arguments: (.+)", r"không hiểu \1"),
    (r"argument (.+?): expected one argument", r"\1 cần một giá trị theo sau"),
    (r"argument (.+?): ignored explicit argument (.+)", r"\1 không nhận giá trị \2"),
    (r"argument (.+?): invalid choice: (.+?)(?:, maybe .+)? \(choose from (.+)\)", r"\1: không có \2; có: \3"),
    (r"argument (.+?): (.+)", r"\1: \2"),
)


class MistakeError(Exception):
    """The caller's mistake; the message is one line that says what to do."""


class Formatter(argparse.HelpFormatter):
    """argparse's help page with its first words in Vietnamese."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Adds the line that shows how the command is called."""
        super().add_usage(usage, actions, groups, "cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that tells a mistake in one line; options are written in full."""

    def __init__(self, *, add_help: bool = True, **options: Any) -> None:  # noqa: ANN401
        super().__init__(add_help=False, allow_abbrev=False, formatter_class=Formatter, **options)
        if add_help:
            self.add_argument("-h", "--help", action="help", help="in trợ giúp này rồi thoát")

    def format_help(self) -> str:
        """Returns the help page."""
        self._positionals.title, self._optionals.title = "đối số", "tùy chọn"  # only now: parents are joined by title
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raises MistakeError instead of printing the usage."""
        known = (re.sub(rf"^{said}$", ours, message, flags=re.DOTALL) for said, ours in SENTENCES)
        told = next((sentence for sentence in known if sentence != message), message)
        raise MistakeError(f"{told}; xem: {self.prog} --help")
