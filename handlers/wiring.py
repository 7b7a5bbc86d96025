"""The composition root: settings in, a working desk out. Nothing else builds its parts.

A part that takes long to load is imported where it is built: a command that builds none waits for none.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError

from bot.errors import CopydeskError
from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds
from bot.ingest.fetch.limits import FetchLimits
from bot.ingest.thresholds import IngestThresholds
from bot.policy import DeskThresholds, Policy
from bot.quotes.thresholds import QuoteThresholds
from bot.stories.thresholds import StoryThresholds
from config import settings as shipped
from config.settings import Settings

if TYPE_CHECKING:
    from bot.arranging import StoryDesk
    from bot.desk import Desk
    from bot.ingest.fetch.fetch import Fetcher
    from bot.reader import Reader
    from bot.storage import Store


class SettingsError(CopydeskError):
    """A setting cannot be used. The message names it and says what it should be."""


def read_settings() -> Settings:
    """The settings from the environment and `.env`. Raises SettingsError, without showing any value."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(f"{_name(problem['loc'])}: {problem['msg']}" for problem in error.errors())
        raise SettingsError(f"settings cannot be read: {problems}. Mend them in the environment or in .env") from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env cannot be read ({error}): save it as UTF-8 text, one NAME=value a line") from None


def policy(settings: Settings) -> Policy:
    """The desk's policy: the shipped thresholds and lexicon, with the newsroom's own values in their place."""
    values = defaults(settings)
    measures = _read_toml(settings.copydesk_measures) if settings.copydesk_measures else shipped.measures()
    try:
        return Policy(
            desk=DeskThresholds(**values["desk"]),
            figures=FigureThresholds(**values["figures"]),
            quotes=QuoteThresholds(**values["quotes"]),
            stories=StoryThresholds(**values["stories"]),
            ingest=IngestThresholds(**values["ingest"]),
            lexicon=Lexicon.parse(measures),
        )
    except TypeError as error:
        raise SettingsError(f"COPYDESK_DEFAULTS names a threshold that does not exist: {error}") from None


def desk(settings: Settings, store: Store, fetcher: Fetcher | None = None) -> Desk:
    """The desk on a store; the language model is loaded when the first article comes. Raises SettingsError.

    `fetcher` is given where a server on this machine stands for the internet.
    """
    from bot.desk import Desk
    from bot.ingest.fetch.fetch import Fetcher

    decided = policy(settings)
    return Desk(
        store,
        partial(reader, settings.copydesk_spacy_model),
        decided,
        fetcher=fetcher or Fetcher(FetchLimits.of(decided.ingest)),
        house_outlets=settings.house_outlets,
        feed_hosts=settings.feed_hosts,
    )


def stories(settings: Settings, store: Store) -> StoryDesk:
    """The part of the desk where stories are looked up and decided about; it reads no article. Raises SettingsError."""
    from bot.arranging import StoryDesk

    return StoryDesk(store, policy(settings), frozenset(settings.house_outlets))


def defaults(settings: Settings) -> dict[str, Any]:
    """The thresholds by section, the newsroom's own values in place of the shipped ones."""
    values = shipped.defaults()
    return _merged(values, _read_toml(settings.copydesk_defaults)) if settings.copydesk_defaults else values


def time_zone(settings: Settings) -> ZoneInfo:
    """The newsroom's time zone. Raises SettingsError."""
    try:
        return ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"TIME_ZONE {settings.time_zone!r} is no IANA zone: write it like Europe/Berlin") from None


@cache
def reader(model: str | None) -> Reader:
    """A reader with its language pipeline loaded, once a process. Raises SettingsError for an unknown model."""
    from bot.language.pipeline import Pipeline
    from bot.reader import Reader

    try:
        return Reader(Pipeline.load(model))
    except OSError:
        if model is None:
            raise
        raise SettingsError(
            f"COPYDESK_SPACY_MODEL names {model!r}, which is no installed spaCy pipeline: install it, or unset it"
        ) from None


def _read_toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read as TOML: {error}") from None


def _merged(values: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    unknown = own.keys() - values.keys()
    if unknown:
        raise SettingsError(f"COPYDESK_DEFAULTS has sections that do not exist: {', '.join(sorted(unknown))}")
    return {section: {**entries, **own.get(section, {})} for section, entries in values.items()}


def _name(location: tuple[int | str, ...]) -> str:
    return "_".join(str(part) for part in location).upper() or "settings"
