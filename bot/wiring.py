"""Settings become an index, an assistant, a plan for the channels. Alone reads the environment and ``.env``.

Knows how the rooms are put together; knows nothing of commands.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from bot.arguments import MistakeError

if TYPE_CHECKING:
    from bot.assistant import Assistant
    from bot.channels.service import Plan
    from bot.gathering.reader import Reader
    from bot.settings import Settings
    from index import SearchIndex


def read_settings() -> "Settings":
    """Returns the settings of environment and ``.env``; logs are redacted from here on.

    Raises:
        MistakeError: one of them makes no sense; its value is not told, since it may be a secret.
    """
    from pydantic import SecretStr, ValidationError

    from bot.redact import start_logging
    from bot.settings import Settings

    try:
        settings = Settings()
        secrets = [value.get_secret_value() for _, value in settings if isinstance(value, SecretStr)]
        start_logging(settings.log_level, secrets)
    except ValidationError as error:
        known = error.errors(include_input=False, include_url=False)
        wrong = "; ".join(f"{'.'.join(map(str, each['loc'])).upper()} {each['msg']}".strip() for each in known)
        raise MistakeError(f"cài đặt sai, xem .env.example: {wrong}") from None
    except ValueError as error:
        raise MistakeError(f"cài đặt sai, xem .env.example: {' '.join(str(error).split())[:200]}") from None
    return settings


def index_folder(named: Path | None) -> Path:
    """Returns the index folder that was named, else that of the settings."""
    return named if named is not None else read_settings().index_dir


def open_index(named: Path | None) -> "SearchIndex":
    """Returns the index of that folder.

    Raises:
        MistakeError: there is none that can be read.
    """
    from index import EncoderError, IndexUnusableError, SearchIndex

    try:
        return SearchIndex.load(index_folder(named))
    except (IndexUnusableError, EncoderError, OSError) as error:
        raise MistakeError(str(error)) from None


def open_assistant(named: Path | None) -> "Assistant":
    """Returns the assistant that answers from that folder's index; raises as ``open_index`` does."""
    from bot.assistant import Assistant

    settings = read_settings()
    return Assistant(open_index(named if named is not None else settings.index_dir), _reader(settings))


def make_plan(named: Path | None, channels: Sequence[str]) -> "Plan":
    """Returns what the channels need of the settings."""
    from bot.assistant import Assistant
    from bot.channels.delivery import Account, Webhook
    from bot.channels.service import Plan
    from index import SearchIndex, read_manifest

    settings = read_settings()
    folder = named if named is not None else settings.index_dir
    accounts = {}
    for name in channels:
        token, url, secret = (
            getattr(settings, f"{name}_{what}") for what in ("bot_token", "webhook_url", "webhook_secret")
        )
        if token.get_secret_value():
            webhook = Webhook(url, secret.get_secret_value()) if url else None
            accounts[name] = Account(token.get_secret_value(), getattr(settings, f"{name}_api_url"), webhook)
    reader = _reader(settings)
    return Plan(
        accounts=accounts,
        data_dir=settings.data_dir,
        http_host=settings.http_host,
        http_port=settings.http_port,
        keep_days=settings.keep_days,
        questions_per_minute=settings.questions_per_minute,
        telegram_per_second=settings.telegram_messages_per_second,
        zalo_monthly_messages=settings.zalo_monthly_messages,
        threads=settings.answer_threads,
        open_assistant=lambda: Assistant(SearchIndex.load(folder), reader),
        generation=lambda: read_manifest(folder).generation,
    )


def _reader(settings: "Settings") -> "Reader | None":
    from bot.gathering.reader import FOLDER, Reader, ReaderError

    try:
        return Reader.load() if settings.reader and FOLDER.is_dir() else None
    except ReaderError as error:
        raise MistakeError(str(error)) from None
