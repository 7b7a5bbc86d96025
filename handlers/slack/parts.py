"""The parts of the newsroom a handler may ask for. Each says in its `Needs` which it uses, and sees no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bot.desk.desk import Desk
from bot.inbox.accepted import Lane
from handlers.slack.directory.channel_settings import ChannelSettings
from handlers.slack.directory.conversations import Conversations
from handlers.slack.directory.files import Files
from handlers.slack.directory.holdings import Holdings
from handlers.slack.directory.people import People
from handlers.slack.posting.screens import Screens
from handlers.slack.posting.threads import Threads
from handlers.slack.posting.whispers import Whispers


class InTray(Protocol):
    """Where requests wait to be worked on."""

    def accept(
        self,
        team: str,
        event: str,
        kind: str,
        payload: Mapping[str, Any],
        *,
        line: str | None = None,
        lane: Lane = Lane.TEXT,
        due: datetime | None = None,
    ) -> bool:
        """Keep a request; False where it was accepted before."""


class WithDesk(Protocol):
    """The copy desk itself."""

    @property
    def desk(self) -> Desk: ...


class WithThreads(Protocol):
    """What everybody reads."""

    @property
    def threads(self) -> Threads: ...


class WithWhispers(Protocol):
    """What one person alone reads."""

    @property
    def whispers(self) -> Whispers: ...


class WithScreens(Protocol):
    """What one person has open."""

    @property
    def screens(self) -> Screens: ...


class WithPeople(Protocol):
    """Who is who."""

    @property
    def people(self) -> People: ...


class WithChannels(Protocol):
    """How each channel wants to be served."""

    @property
    def channels(self) -> ChannelSettings: ...


class WithConversations(Protocol):
    """What Slack says of conversations."""

    @property
    def conversations(self) -> Conversations: ...


class WithFiles(Protocol):
    """The files people post."""

    @property
    def files(self) -> Files: ...


class WithHoldings(Protocol):
    """What is held of a workspace."""

    @property
    def holdings(self) -> Holdings: ...


class WithInbox(Protocol):
    """Where requests wait."""

    @property
    def inbox(self) -> InTray: ...


class WithClock(Protocol):
    """What time it is, aware."""

    @property
    def now(self) -> Callable[[], datetime]: ...


class WithBot(Protocol):
    """Our own user id."""

    @property
    def bot_user(self) -> str: ...


class WithDoctor(Protocol):
    """What the desk needs, looked at: (what, what is wrong and what to do, None where nothing is)."""

    @property
    def examine(self) -> Callable[[], Iterable[tuple[str, str | None]]]: ...
