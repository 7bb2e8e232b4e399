"""The environment and ``.env`` become Settings, once. Knows no other room; only `bot.wiring` reads it."""

import re
from pathlib import Path
from typing import Annotated, Self
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, SecretStr, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


def _address(url: str) -> str:
    parts = urlsplit(url)
    if url and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("phải bắt đầu bằng http:// hoặc https:// và có tên máy")
    return url.rstrip("/")


Address = Annotated[str, AfterValidator(_address)]
SECRET = re.compile(r"[A-Za-z0-9_-]{8,256}")  # what both Telegram and Zalo take


class Settings(BaseSettings):
    """What an operator sets; ``.env.example`` explains each in Vietnamese."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore")

    index_dir: Path = Path(".index")
    reader: bool = True
    log_level: str = "WARNING"

    telegram_bot_token: SecretStr = SecretStr("")
    telegram_api_url: Address = "https://api.telegram.org"
    telegram_webhook_url: Address = ""
    telegram_webhook_secret: SecretStr = SecretStr("")
    telegram_messages_per_second: Annotated[int, Field(ge=1, le=10_000)] = 30

    zalo_bot_token: SecretStr = SecretStr("")
    zalo_api_url: Address = "https://bot-api.zaloplatforms.com"
    zalo_webhook_url: Address = ""
    zalo_webhook_secret: SecretStr = SecretStr("")
    zalo_monthly_messages: Annotated[int, Field(ge=1)] = 3000

    http_host: str = "127.0.0.1"
    http_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    data_dir: Path = Path(".data")
    keep_days: Annotated[int, Field(ge=1, le=3650)] = 30
    questions_per_minute: Annotated[int, Field(ge=1, le=100_000)] = 20
    answer_threads: Annotated[int, Field(ge=1, le=64)] = 3  # one more than small machines have processors

    @model_validator(mode="after")
    def _webhooks_have_secrets(self) -> Self:
        """A webhook without a secret would take anybody's word."""
        pairs = {
            "TELEGRAM": (self.telegram_webhook_url, self.telegram_webhook_secret),
            "ZALO": (self.zalo_webhook_url, self.zalo_webhook_secret),
        }
        for name, (url, secret) in pairs.items():
            if url and not SECRET.fullmatch(secret.get_secret_value()):
                raise ValueError(
                    f"{name}_WEBHOOK_URL cần {name}_WEBHOOK_SECRET gồm 8 đến 256 chữ, số, _ hoặc -; "
                    "tạo bằng: openssl rand -hex 32"
                )
        return self
