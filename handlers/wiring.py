"""The composition root: settings in, a working desk out. Nothing else builds its parts.

A part that takes long to load is imported where it is built: a command that builds none waits for none.
"""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING
from zipfile import BadZipFile
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import ValidationError
from pydantic_settings import SettingsError as UnreadableSetting

from bot.inbox.thresholds import InboxThresholds
from bot.ingest.fetch.limits import FetchLimits
from bot.policy import Policy
from bot.stamp import stamp_of
from config.settings import Settings
from handlers.errors import SettingsError, unreadable
from handlers.thresholds import read_lexicon, read_thresholds

if TYPE_CHECKING:
    from bot.desk.desk import Desk
    from bot.desk.stories import StoryDesk
    from bot.extraction import Reader
    from bot.ingest.fetch.fetch import Fetcher
    from bot.storage import Store


def read_settings() -> Settings:
    """The settings from the environment and `.env`. Raises SettingsError, without showing any value."""
    try:
        return Settings()
    except ValidationError as error:
        problems = "; ".join(f"{_name(problem['loc'])}: {problem['msg']}" for problem in error.errors())
        raise SettingsError(f"settings cannot be read: {problems}. Mend them in the environment or in .env") from None
    except UnreadableSetting as error:
        name = re.search(r'field "(\w+)"', str(error))
        told = name[1].upper() if name else "a setting"
        raise SettingsError(f'{told} is no JSON list: write it like {told}=["one", "two"], here or in .env') from None
    except OSError as error:
        raise SettingsError(f".env {unreadable(error)}: let whoever starts Copydesk read it") from None
    except UnicodeDecodeError:
        raise SettingsError(".env is no UTF-8 text: save it as UTF-8, one NAME=value a line") from None


def policy(settings: Settings) -> Policy:
    """The desk's policy: the shipped thresholds and lexicon, with the newsroom's own values in their place.

    Raises SettingsError, with everything in the newsroom's files that cannot be used.
    """
    decided = read_thresholds(settings.copydesk_defaults)
    lexicon = read_lexicon(settings.copydesk_measures)
    compared = (decided.figures, decided.quotes, decided.happenings, lexicon)
    return Policy(
        desk=decided.desk,
        figures=decided.figures,
        quotes=decided.quotes,
        happenings=decided.happenings,
        stories=decided.stories,
        ingest=decided.ingest,
        watch=decided.watch,
        lexicon=lexicon,
        stamp=stamp_of(settings.copydesk_spacy_model, *compared),
    )


def queues(settings: Settings) -> InboxThresholds:
    """How patient the queues are. Raises SettingsError."""
    return read_thresholds(settings.copydesk_defaults).inbox


def desk(settings: Settings, store: Store, fetcher: Fetcher | None = None) -> Desk:
    """The desk on a store; the language model is loaded when the first article comes. Raises SettingsError.

    `fetcher` is given where a server on this machine stands for the internet.
    """
    from bot.desk.desk import Desk
    from bot.ingest.fetch.fetch import Fetcher

    decided = policy(settings)
    return Desk(
        store,
        partial(reader, settings.copydesk_spacy_model),
        decided,
        fetcher=fetcher or Fetcher(FetchLimits.of(decided.ingest)),
        house_outlets=settings.house_outlets,
        feed_hosts=settings.feed_hosts,
        house_domains=settings.house_domains,
    )


def stories(settings: Settings, store: Store) -> StoryDesk:
    """The part of the desk where stories are looked up and decided about; it reads no article. Raises SettingsError."""
    from bot.desk.stories import StoryDesk

    return StoryDesk(store, policy(settings), frozenset(settings.house_outlets))


def time_zone(settings: Settings) -> ZoneInfo:
    """The newsroom's time zone. Raises SettingsError."""
    try:
        return ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise SettingsError(f"TIME_ZONE {settings.time_zone!r} is no IANA zone: write it like Europe/Berlin") from None


@cache
def reader(model: str | None) -> Reader:
    """A reader with its language pipeline loaded, once a process. Raises SettingsError for an unknown model."""
    from bot.extraction import Reader
    from bot.language.pipeline import Pipeline

    try:
        return Reader(Pipeline.load(model))
    except (OSError, ValueError, KeyError, BadZipFile) as error:
        if model is None:
            raise SettingsError(f"the shipped language model cannot be read ({error}): install Copydesk anew") from None
        raise SettingsError(
            f"COPYDESK_SPACY_MODEL names {model!r}, which is no installed spaCy pipeline: install it, or unset it"
        ) from None


def _name(location: tuple[int | str, ...]) -> str:
    return "_".join(str(part) for part in location).upper() or "settings"
