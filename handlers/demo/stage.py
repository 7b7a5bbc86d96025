"""The stage of the demo: a local workspace with the morning's people and channels, and the real bot in it."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import SecretStr

from bot.errors import CopydeskError
from config.settings import Settings
from handlers.newsroom import Newsroom, Running
from workspace import App, Message, Person, Workspace, serve
from workspace.morning import Event, EventKind, Morning

_PAUSE = 0.01  # seconds between two looks at whether the bot is done
_PATIENCE = 60.0  # seconds for one event


class StuckError(CopydeskError):
    """The bot did not finish with a post of the demo in time. Run it again; the log says what it was at."""


class StageClock:
    """A clock that runs, and can be moved forward."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._since = time.monotonic()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        """The time on stage, aware."""
        with self._lock:
            return self._start + timedelta(seconds=time.monotonic() - self._since)

    def seconds(self) -> float:
        """The same in seconds since 1970."""
        return self.now().timestamp()

    def move_to(self, moment: datetime) -> None:
        """Let it be `moment`, unless it is later already."""
        if moment > self.now():
            with self._lock:
                self._start, self._since = moment, time.monotonic()


class Stage:
    """A running workspace and bot, and the morning's people by handle."""

    def __init__(self, workspace: Workspace, app: App, running: Running, clock: StageClock, morning: Morning) -> None:
        self.workspace = workspace
        self.app = app
        self.running = running
        self.clock = clock
        self.morning = morning
        self._posted: dict[str, Message] = {}

    def person(self, handle: str) -> Person:
        """Somebody of the morning."""
        return self.workspace.person(handle)

    def play(self, event: Event) -> None:
        """Let one thing happen, and wait until the bot is done with it."""
        self.clock.move_to(event.at)
        who = self.person(event.who)
        channel = self.workspace.channel(event.channel)
        if event.kind is EventKind.EDIT:
            who.edit(self._posted[event.of or ""], event.text)
        elif event.kind is EventKind.FILE:
            self._posted[event.file or ""] = who.upload(
                channel, event.file or "text.txt", event.text, comment=event.comment
            )
        else:
            posted = who.post(channel, event.text)
            if event.file:
                self._posted[event.file] = posted
        self.settle()

    def settle(self) -> None:
        """Wait until everything posted so far is worked and answered. Raises StuckError after a minute."""
        deadline = time.monotonic() + _PATIENCE
        while not (all(each.finished for each in self.workspace.deliveries) and self.running.idle()):
            if time.monotonic() > deadline:
                raise StuckError("the bot did not finish within a minute: look into the log and run the demo again")
            time.sleep(_PAUSE)


@contextmanager
def staged(morning: Morning, settings: Settings) -> Iterator[Stage]:
    """The stage before the first event; everything on it is gone afterwards."""
    clock = StageClock(morning.events[0].at - timedelta(minutes=30))
    workspace = Workspace.create(name=morning.house_outlet, now=clock.seconds, seed=1)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-demo-")))
        server = stack.enter_context(serve(workspace))
        people = {user.handle: workspace.add_user(user.handle, name=user.name, tz=user.tz) for user in morning.users}
        app = workspace.install_app("Copydesk")
        own = settings.model_copy(
            update={
                "slack_bot_token": SecretStr(app.bot_token),
                "slack_app_token": SecretStr(app.app_token),
                "slack_api_url": server.api_url,
                "database_url": f"sqlite:///{folder / 'demo.db'}",
                "house_outlets": (morning.house_outlet,),
                "time_zone": morning.tz,
            }
        )
        running = Running(Newsroom(own, own_schema=True, clock=clock.now))
        stack.callback(running.stop)
        running.start()
        app.wait_until_connected()
        for channel in morning.channels:
            members = [people[handle] for handle in channel.members]
            workspace.add_channel(channel.name, members=[*members, app.bot_user], private=channel.private)
        stage = Stage(workspace, app, running, clock, morning)
        stage.settle()
        yield stage
