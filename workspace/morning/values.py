"""The morning's people, channels, texts and events, and what was planted in them, as frozen values."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from pydantic import ConfigDict, with_config

# A misspelt key in morning.toml or planted.toml must fail, not vanish.
_exact = with_config(ConfigDict(extra="forbid"))


class EventKind(StrEnum):
    """What somebody does in a channel."""

    POST = "post"
    FILE = "file"
    EDIT = "edit"
    CHATTER = "chatter"


class UnknownWordsError(ValueError):
    """The words to be replaced do not stand exactly once in that text of the morning: copy them from the file."""


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    handle: str
    name: str
    tz: str  # IANA name


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class Channel:
    name: str  # without '#'
    private: bool
    members: tuple[str, ...]  # handles


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    name: str
    kind: str  # wire, paper or site
    domain: str | None = None  # None: its texts arrive without a link


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleTruth:
    """What a person reads off one text; a desk's own reading is held against it."""

    file: str
    outlet: str
    story: str
    headline: str
    published: datetime | date  # a date when the text states no time
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    at: datetime  # aware, in the newsroom's zone
    who: str  # a user's handle
    channel: str
    kind: EventKind
    text: str  # what is posted, uploaded, or put in place of the old text
    file: str | None = None  # the text's file; None for chatter
    comment: str = ""  # goes with an upload
    of: str | None = None  # an edit: the file whose post is edited


@dataclass(frozen=True, slots=True, kw_only=True)
class Morning:
    """Everything that happens, in order of time."""

    day: date
    tz: str
    house_outlet: str
    users: tuple[User, ...]
    channels: tuple[Channel, ...]
    outlets: tuple[Outlet, ...]
    articles: tuple[ArticleTruth, ...]
    events: tuple[Event, ...]

    def reworded(self, file: str, words: str, instead: str) -> "Morning":
        """The same morning with `words`, which stand once in the text of `file`, replaced; else `UnknownWordsError`."""
        if [event.text.count(words) for event in self.events if event.file == file] != [1]:
            raise UnknownWordsError(f"{words!r} does not stand exactly once in {file}")
        events = tuple(
            replace(event, text=event.text.replace(words, instead)) if event.file == file else event
            for event in self.events
        )
        return replace(self, events=events)


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """Two places in two texts, and what a careful copy editor wants said about them."""

    id: str
    verdict: str  # a verdict of the desk, or "silent"
    left: str  # the later text's file
    words: str  # stand in `left`
    right: str
    against: str  # stand in `right`
    severity: str | None = None  # None: left to the desk
    accept: tuple[str, ...] = ()  # verdicts that would do as well
    only_in: str | None = None  # the one channel where it may be shown
    settled_by: str | None = None  # the file of the text that closes it


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class Secret:
    """Words of a private text that may be seen in its channel and nowhere else."""

    file: str
    channel: str
    words: tuple[str, ...]


@_exact
@dataclass(frozen=True, slots=True, kw_only=True)
class Expectations:
    planted: tuple[Planted, ...]
    secrets: tuple[Secret, ...]
