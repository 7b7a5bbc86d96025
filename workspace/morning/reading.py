"""Reads the morning from the package's own files."""

import tomllib
from dataclasses import dataclass
from datetime import date, datetime, time
from importlib.resources import files
from zoneinfo import ZoneInfo

from pydantic import ConfigDict, TypeAdapter, with_config

from workspace.morning.values import ArticleTruth, Channel, Event, EventKind, Expectations, Morning, Outlet, User


def load() -> Morning:
    """The morning, with the text of every event; a file that is missing or malformed raises at once."""
    sheet = TypeAdapter(_Sheet).validate_python(tomllib.loads(_read("morning.toml")))
    return Morning(
        day=sheet.day,
        tz=sheet.tz,
        house_outlet=sheet.house_outlet,
        users=sheet.users,
        channels=sheet.channels,
        outlets=sheet.outlets,
        articles=sheet.articles,
        events=tuple(_event(row, sheet) for row in sheet.events),
    )


def load_expectations() -> Expectations:
    """What was planted in the texts, in the order of README.md, and the words that must not leak."""
    return TypeAdapter(Expectations).validate_python(tomllib.loads(_read("planted.toml")))


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    at: time
    who: str
    channel: str
    kind: EventKind
    day: date | None = None
    file: str | None = None
    text: str | None = None
    comment: str = ""
    of: str | None = None


@with_config(ConfigDict(extra="forbid"))
@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    day: date
    tz: str
    house_outlet: str
    users: tuple[User, ...]
    channels: tuple[Channel, ...]
    outlets: tuple[Outlet, ...]
    articles: tuple[ArticleTruth, ...]
    events: tuple[_Row, ...]


def _event(row: _Row, sheet: _Sheet) -> Event:
    return Event(
        at=datetime.combine(row.day or sheet.day, row.at, tzinfo=ZoneInfo(sheet.tz)),
        who=row.who,
        channel=row.channel,
        kind=row.kind,
        text=_text(row),
        file=row.file,
        comment=row.comment,
        of=row.of,
    )


def _text(row: _Row) -> str:
    match row.file, row.text:
        case str(file), None:
            return _read("articles", file).rstrip("\n")
        case None, str(text):
            return text
    raise ValueError(f"the event at {row.at} needs either a file or a text")


def _read(*path: str) -> str:
    return files("workspace.morning").joinpath(*path).read_text(encoding="utf-8")
