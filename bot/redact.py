"""Logs that hold no secret, whatever is logged. Knows logging and what tokens look like."""

import logging
import re
from collections.abc import Iterable

TOKEN = re.compile(r"\b(bot)?\d{4,}:[\w-]{16,}")
HIDDEN = "***"


class RedactingFormatter(logging.Formatter):
    """Formats a record, traceback and all, then blots out the secrets and whatever looks like a bot's token."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self._secrets = sorted((secret for secret in secrets if secret), key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Returns the line to write."""
        return redacted(super().format(record), self._secrets)


def redacted(text: str, secrets: Iterable[str] = ()) -> str:
    """Returns the text without the secrets and without whatever looks like a bot's token."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return TOKEN.sub(HIDDEN, text)


def start_logging(level: str, secrets: Iterable[str]) -> None:
    """Sends all logs to standard error, redacted; replaces what was set up before."""
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(secrets))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in (
        "httpx",
        "httpcore",
        "faiss.loader",
    ):  # addresses hold the token; the loader tells what it did not need
        logging.getLogger(name).setLevel(logging.WARNING)
