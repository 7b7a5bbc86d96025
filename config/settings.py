"""Settings: the only reader of the environment, and of the files that ship with it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What a newsroom sets from outside, by environment variable or `.env` file."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True)

    slack_bot_token: SecretStr | None = Field(None, description="xoxb-… from OAuth & Permissions")
    slack_app_token: SecretStr | None = Field(None, description="xapp-… with connections:write; turns Socket Mode on")
    slack_signing_secret: SecretStr | None = Field(None, description="from Basic Information; needed over HTTP")
    slack_api_url: str = Field("https://slack.com/api/", description="where the Web API answers")
    database_url: str = Field("sqlite:///copydesk.db", description="SQLite file or postgresql://…")
    host: str = Field("127.0.0.1", description="address the HTTP server binds to")
    port: int = Field(3000, ge=0, le=65535, description="port the HTTP server listens on")
    copydesk_spacy_model: str | None = Field(None, description="another installed spaCy pipeline")
    copydesk_defaults: Path | None = Field(None, description="a TOML file whose values replace the shipped thresholds")
    copydesk_measures: Path | None = Field(None, description="a TOML file laid over the shipped lexicon")
    feeds: tuple[str, ...] = Field((), description="addresses of feeds whose articles are known stories: JSON list")
    feed_hosts: tuple[str, ...] = Field(
        (), description="hosts on the newsroom's own network that feeds may be fetched from: JSON list"
    )
    house_outlets: tuple[str, ...] = Field((), description="the desk's own outlets: JSON list")
    settings_editors: tuple[str, ...] = Field(
        (), description="Slack user ids that may change settings, or admins: JSON list; empty: everybody"
    )
    time_zone: str = Field("UTC", description="IANA zone where a person's own is not known")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")


@cache
def shipped(name: str) -> dict[str, Any]:
    """A TOML file of this package as a mapping."""
    return tomllib.loads((resources.files("config") / name).read_text("utf-8"))


def defaults() -> dict[str, Any]:
    """The shipped thresholds, one mapping a section."""
    return shipped("defaults.toml")


def measures() -> dict[str, Any]:
    """The shipped lexicon of what news counts."""
    return shipped("measures.toml")
