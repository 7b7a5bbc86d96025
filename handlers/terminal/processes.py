"""The processes of a newsroom: everything in one, or split into web, worker and clock on PostgreSQL."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Protocol

from config.settings import Settings
from handlers import wiring
from handlers.errors import SettingsError
from handlers.newsroom import Newsroom, Running
from handlers.slack.requests.app import HttpServer

_log = logging.getLogger("copydesk")


def logged_settings() -> Settings:
    """The settings, with the log as they want it. Raises SettingsError."""
    settings = wiring.read_settings()
    level = settings.log_level.upper()
    if level not in logging.getLevelNamesMapping():
        raise SettingsError(f"LOG_LEVEL {settings.log_level!r} is none of DEBUG, INFO, WARNING, ERROR")
    logging.getLogger().setLevel(level)
    for chatty in ("alembic", "apscheduler", "httpx"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # What the SDK complains of, we say ourselves, once and with what to do.
    logging.getLogger("slack_sdk.web.base_client").setLevel(logging.CRITICAL)
    # Bolt warns at each start that it does not use the token it finds in the environment; it is handed ours.
    logging.getLogger("slack_bolt.App").setLevel(logging.ERROR)
    return settings


def run(settings: Settings) -> None:
    """Listen, work, post and keep the clock in this process until told to stop."""
    told = _listen_for_stop()
    running = Running(Newsroom(settings, own_schema=True))
    running.start()
    _serve(running.http, told, running.stop)


def web(settings: Settings) -> None:
    """Store what Slack sends over HTTP until told to stop; the workers do the rest."""
    told = _listen_for_stop()
    newsroom = Newsroom(_split(settings), own_schema=False)
    _serve(HttpServer(newsroom.signed_app(), settings.host, settings.port), told, newsroom.close)


def worker(settings: Settings) -> None:
    """Work and post until told to stop; as many of these as wanted."""
    told = _listen_for_stop()
    newsroom = Newsroom(_split(settings), own_schema=False)
    _beside(newsroom, newsroom.workers(), told)


def clock(settings: Settings) -> None:
    """Make the digests that are due until told to stop; two of these make no digest twice."""
    told = _listen_for_stop()
    newsroom = Newsroom(_split(settings), own_schema=False)
    _beside(newsroom, (newsroom.clock(),), told)


class _Part(Protocol):
    """Something that works in threads of its own."""

    def start(self) -> None: ...

    def stop(self) -> object: ...


def _split(settings: Settings) -> Settings:
    if not settings.database_url.startswith("postgres"):
        raise SettingsError(
            "web, worker and clock share a PostgreSQL: set DATABASE_URL=postgresql://…, or use `copydesk run` instead"
        )
    return settings


def _listen_for_stop() -> threading.Event:
    """An event that SIGINT or SIGTERM sets, from now on."""
    told = threading.Event()

    def tell(number: int, _frame: FrameType | None) -> None:
        _log.info("%s: stopping", signal.Signals(number).name)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, tell)
    return told


def _serve(server: HttpServer | None, told: threading.Event, stop: Callable[[], None]) -> None:
    """Serve, or only wait, until told; then stop."""
    if server:
        threading.Thread(target=server.serve, name="http", daemon=True).start()
    told.wait()
    if server:
        server.close()
    stop()


def _beside(newsroom: Newsroom, parts: Sequence[_Part], told: threading.Event) -> None:
    """Let the parts work until told; then stop them in order and give the database back."""
    for part in parts:
        part.start()
    told.wait()
    for part in parts:
        part.stop()
    newsroom.close()
