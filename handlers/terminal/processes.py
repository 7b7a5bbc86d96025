"""The processes of a newsroom: everything in one, or split into web, worker and clock on PostgreSQL."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Callable
from types import FrameType

from config.settings import Settings
from handlers.newsroom import Newsroom, Running
from handlers.slack.app import HttpServer
from handlers.wiring import SettingsError

_log = logging.getLogger("copydesk")


def run(settings: Settings) -> None:
    """Listen, work, post and keep the clock in this process until told to stop."""
    running = Running(Newsroom(settings, own_schema=True))
    running.start()
    _until_told(running.http, running.stop)


def web(settings: Settings) -> None:
    """Store what Slack sends over HTTP until told to stop; the workers do the rest."""
    newsroom = Newsroom(_split(settings), own_schema=False)
    server = HttpServer(newsroom.signed_app(), settings.host, settings.port)
    _until_told(server, newsroom.close)


def worker(settings: Settings) -> None:
    """Work and post until told to stop; as many of these as wanted."""
    newsroom = Newsroom(_split(settings), own_schema=False)
    working = newsroom.workers()
    for each in working:
        each.start()

    def stop() -> None:
        for each in working:
            each.stop()
        newsroom.close()

    _until_told(None, stop)


def clock(settings: Settings) -> None:
    """Make the digests that are due until told to stop; two of these make no digest twice."""
    newsroom = Newsroom(_split(settings), own_schema=False)
    ticking = newsroom.clock()
    ticking.start()

    def stop() -> None:
        ticking.stop()
        newsroom.close()

    _until_told(None, stop)


def _split(settings: Settings) -> Settings:
    if not settings.database_url.startswith("postgres"):
        raise SettingsError(
            "web, worker and clock share a PostgreSQL: set DATABASE_URL=postgresql://…, or use `copydesk run` instead"
        )
    return settings


def _until_told(server: HttpServer | None, stop: Callable[[], None]) -> None:
    """Serve, or wait, until SIGINT or SIGTERM; then stop in order."""
    told = threading.Event()

    def tell(number: int, _frame: FrameType | None) -> None:
        _log.info("%s: stopping", signal.Signals(number).name)
        told.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, tell)
    if server:
        threading.Thread(target=server.serve, name="http", daemon=True).start()
    told.wait()
    if server:
        server.close()
    stop()
