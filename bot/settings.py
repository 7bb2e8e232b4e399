"""The environment and ``.env`` become Settings, once. Knows no other room; only the command line reads it."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator sets; ``.env.example`` explains each in Vietnamese."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", frozen=True, extra="ignore")

    index_dir: Path = Path(".index")
    reader: bool = True
    log_level: str = "WARNING"
