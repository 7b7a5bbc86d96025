"""A stage: a local workspace with the real bot in it, and a clock that can be moved forward."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from pydantic import SecretStr

from bot.errors import CopydeskError
from bot.ingest.fetch.fetch import Fetcher
from bot.storage import migrate, open_database
from config.settings import Settings
from handlers.newsroom import Newsroom, Running
from handlers.slack.requests.app import PATH
from workspace import App, Server, Workspace, serve

_PAUSE = 0.01  # seconds between two looks at whether the bot is done
_PATIENCE = 600.0  # seconds: for one event, for an acknowledgement, for a window; a slow machine is nobody's fault


COMMANDS = ("/copydesk", "/check", "/story", "/figures", "/quote")


class StuckError(CopydeskError):
    """The bot did not finish with what was posted in time. The log says what it was at."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A running workspace with a running bot."""

    workspace: Workspace
    app: App
    running: Running
    clock: StageClock

    def settle(self) -> None:
        """Wait until everything that happened is worked and answered. Raises StuckError after ten minutes."""
        deadline = time.monotonic() + _PATIENCE
        while not (all(each.finished for each in self.workspace.deliveries) and self.running.idle()):
            if time.monotonic() > deadline:
                raise StuckError("the bot did not finish within ten minutes: the log says what it was at")
            time.sleep(_PAUSE)

    def ring(self) -> None:
        """Have the bot's clock look at the time now, and wait for what comes of it."""
        self.running.newsroom.ring(self.clock.now())
        self.settle()


@contextmanager
def staged(
    name: str, start: datetime, settings: Settings, *, http: bool = False, fetcher: Fetcher | None = None
) -> Iterator[Stage]:
    """A stage whose clock begins at `start`; `settings` are the bot's but for Slack's addresses, tokens and database.

    The bot listens by Socket Mode, or with `http` by signed requests. `fetcher` is given where a server on this
    machine stands for the internet. Everything is gone afterwards.
    """
    clock = StageClock(start)
    workspace = Workspace.create(
        name=name,
        now=time.time if http else clock.seconds,
        seed=1,
        ack_timeout=_PATIENCE,
        trigger_seconds=_PATIENCE,
    )
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="copydesk-stage-")))
        server = stack.enter_context(serve(workspace))
        app = workspace.install_app("Copydesk", commands=COMMANDS, domains=settings.house_domains)
        for file in ("desk.db", "desk-inbox.db"):
            (folder / file).write_bytes(_empty_database())
        own = _settings(settings, server, app, folder, http=http)
        running = Running(Newsroom(own, own_schema=True, clock=clock.now, fetcher=fetcher))
        stack.callback(running.stop)
        running.start()
        if running.http:
            stack.callback(running.http.close)
            threading.Thread(target=running.http.serve, name="http", daemon=True).start()
            address = f"http://127.0.0.1:{running.http.port}{PATH}"
            app.use_http(events_url=address, commands_url=address, interactivity_url=address)
        else:
            app.wait_until_connected()
        yield Stage(workspace=workspace, app=app, running=running, clock=clock)


@cache
def _empty_database() -> bytes:
    """A migrated SQLite file: every stage of a process begins with two copies of it."""
    with tempfile.TemporaryDirectory(prefix="copydesk-stage-") as folder:
        file = Path(folder) / "empty.db"
        engine = open_database(f"sqlite:///{file}")
        migrate(engine)
        engine.dispose()
        return file.read_bytes()


def _settings(settings: Settings, server: Server, app: App, folder: Path, *, http: bool) -> Settings:
    return settings.model_copy(
        update={
            "slack_bot_token": SecretStr(app.bot_token),
            "slack_app_token": None if http else SecretStr(app.app_token),
            "slack_signing_secret": SecretStr(app.signing_secret),
            "slack_api_url": server.api_url,
            "database_url": f"sqlite:///{folder / 'desk.db'}",
            "host": "127.0.0.1",
            "port": 0,
        }
    )
