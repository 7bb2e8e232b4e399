import logging

from bot.redact import RedactingFormatter
from tests.fakes.telegram_api import TOKEN


def test_no_token_and_no_secret_is_written_whatever_is_logged() -> None:
    formatter = RedactingFormatter(["webhook-secret", ""])
    try:
        raise ValueError(f"https://api.telegram.org/bot{TOKEN}/getMe")
    except ValueError as error:
        record = logging.LogRecord(
            "x", logging.ERROR, "p", 1, "%s webhook-secret", (TOKEN,), (ValueError, error, error.__traceback__)
        )
    line = formatter.format(record)
    assert TOKEN not in line
    assert TOKEN.split(":")[1] not in line
    assert "webhook-secret" not in line
    assert "https://api.telegram.org/***/getMe" in line
