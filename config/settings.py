"""Settings: the only reader of the environment, and of the files that ship with it."""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, DotEnvSettingsSource, SettingsConfigDict

_OURS = ("COPYDESK_", "SLACK_")  # how names begin that nobody else is likely to set
_NEAR = 0.8  # share of two names' letters in common, in order, from which one is taken for the other mistyped


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
    house_domains: tuple[str, ...] = Field(
        (), max_length=5, description="the newsroom's own domains, at most 5, whose links are previewed: JSON list"
    )
    settings_editors: tuple[str, ...] = Field(
        (), description="Slack user ids that may change settings, or admins: JSON list; empty: everybody"
    )
    reread: bool = Field(
        True, description="whether a running desk reads old articles anew after an upgrade, when nobody posts"
    )
    time_zone: str = Field("UTC", description="IANA zone where a person's own is not known")
    log_level: str = Field("INFO", description="DEBUG, INFO, WARNING or ERROR")


def unread(environment: Mapping[str, str] | None = None) -> dict[str, str | None]:
    """Names in the environment and in `.env` that nobody reads and that look like a setting's, with the one meant.

    The environment holds much that is not ours: of it only names that begin as ours do. A file that cannot be read
    holds none: reading the settings tells of it.
    """
    known = [name.upper() for name in Settings.model_fields]
    outside = {name.upper() for name in (os.environ if environment is None else environment)}
    found: dict[str, str | None] = {}
    for name in sorted(outside | _in_file()):
        near = next(iter(difflib.get_close_matches(name, known, n=1, cutoff=_NEAR)), None)
        ours = name.startswith("COPYDESK_") or (near is not None and (name.startswith(_OURS) or name not in outside))
        if name not in known and ours:
            found[name] = near
    return found


def _in_file() -> set[str]:
    try:
        return {name.upper() for name in DotEnvSettingsSource(Settings).env_vars}
    except (OSError, UnicodeDecodeError):
        return set()


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
