"""A newsroom at work: the parts of one process, started and stopped in order."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from functools import partial
from socket import SHUT_RD
from zoneinfo import ZoneInfo

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.filing.leisure import Leisure
from bot.inbox.accepted import State
from bot.inbox.courier import Courier, courier_of
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.inbox.worker import Worker, worker_of
from bot.ingest.fetch.fetch import Fetcher
from bot.storage import Store, adopt, migrate, open_database, open_intake, require_schema
from config.settings import Settings
from handlers import doctor, wiring
from handlers.errors import SettingsError
from handlers.schedule import Clock
from handlers.slack.client import Identity, SlackUnusable, identify, web_client
from handlers.slack.directory.channel_settings import ChannelSettings
from handlers.slack.directory.conversations import Conversations
from handlers.slack.directory.files import Files
from handlers.slack.directory.holdings import Holdings
from handlers.slack.directory.people import People
from handlers.slack.events import audience
from handlers.slack.posting.layouts import Layouts
from handlers.slack.posting.poster import Poster
from handlers.slack.posting.screens import Screens
from handlers.slack.posting.threads import Threads
from handlers.slack.posting.whispers import Whispers
from handlers.slack.requests import intake
from handlers.slack.requests.app import HttpServer, bolt_app
from handlers.slack.requests.dispatch import Room, work
from handlers.slack.requests.intake import Taken
from handlers.slack.views import windows

_log = logging.getLogger("copydesk.newsroom")
CLOCK_SECONDS = 20.0  # between two looks at what is due; a digest is at most so late


class Newsroom:
    """One process's desk with its store, its queues and its Slack client. `clock` says what time it is, aware."""

    def __init__(
        self,
        settings: Settings,
        *,
        own_schema: bool,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        fetcher: Fetcher | None = None,
    ) -> None:
        """Open the database and ask Slack who we are. `own_schema` migrates the database, else it must be ready.

        Raises CopydeskError with what to do when something is missing, wrong or out of reach.
        """
        token, zone = _token(settings), wiring.time_zone(settings)
        policy = wiring.policy(settings)
        engine, intake_engine = open_database(settings.database_url), open_intake(settings.database_url)
        if own_schema:
            migrate(engine)
            if intake_engine is not None:
                migrate(intake_engine)
        else:
            require_schema(engine)
        self.settings = settings
        self.store = Store(engine, clock, intake=intake_engine)
        thresholds = wiring.queues(settings)
        self._thresholds = thresholds
        self.inbox = Inbox(self.store, thresholds)
        self.outbox = Outbox(self.store, thresholds)
        self.client = web_client(token, settings.slack_api_url)
        self.identity: Identity = identify(self.client)
        if own_schema and adopt(self.store, self.identity.team):
            _log.info("the archive filled at the command line is the workspace's now")
        self.desk = wiring.desk(settings, self.store, fetcher)
        self._layouts = Layouts()
        self.room = self._room(zone, policy.ingest.file_bytes)

    def _room(self, zone: ZoneInfo, most_bytes: int) -> Room:
        """What the handlers work with, put together."""
        settings, store, client = self.settings, self.store, self.client
        return Room(
            desk=self.desk,
            inbox=self.inbox,
            threads=Threads(store, self.outbox, zone),
            whispers=Whispers(client, self._layouts),
            screens=Screens(client),
            people=People(store, client, zone, settings.settings_editors),
            channels=ChannelSettings(store),
            conversations=Conversations(client),
            files=Files(store, client, most_bytes),
            holdings=Holdings(store, self.inbox, self.outbox),
            bot_user=self.identity.bot_user,
            now=store.now,
            examine=partial(_examined, settings),
        )

    def app(self) -> App:
        """A Bolt app that stores what Slack sends and opens windows."""
        secret = self.settings.slack_signing_secret
        app = bolt_app(self.client, self.identity, secret.get_secret_value() if secret else None)
        intake.register(app, self._accept)
        windows.register(app, self.room)
        return app

    def signed_app(self) -> App:
        """The app for HTTP. Raises SettingsError without a signing secret: requests could come from anybody."""
        if self.settings.slack_signing_secret is None:
            raise SettingsError(
                "set SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP): both are under Basic Information"
            )
        return self.app()

    def _accept(self, taken: Taken, body: intake.Body) -> bool:
        audience.close(taken.team, taken.key, body, self.room)
        return self.inbox.accept(taken.team, taken.key, taken.kind, body, line=taken.line, lane=taken.lane)

    def workers(self) -> tuple[Worker, Courier, Leisure]:
        """The threads that work, post, and read old articles anew, not started; the language model is loaded now."""
        wiring.reader(self.settings.copydesk_spacy_model)
        poster = Poster(self.client, self._layouts)
        handler = partial(work, room=self.room)
        return (
            worker_of(self.inbox, self.outbox, handler, self.store, self._thresholds),
            courier_of(self.outbox, poster.post, poster.find, self.store, self._thresholds),
            Leisure(self.desk.rereader, self.store, self.inbox, wiring.policy(self.settings), on=self.settings.reread),
        )

    def clock(self) -> Clock:
        """The clock of the digests and the feeds, not started."""
        return Clock((self.ring, self.poll), CLOCK_SECONDS, self.store.now)

    def poll(self, _now: datetime) -> None:
        """Take in what is new in feeds and watched pages that are due, and tell who wanted to hear of what arrived."""
        team, threads = self.identity.team, self.room.threads
        new = self.desk.poll(team, self.settings.feeds, threads.answer)
        new += self.desk.watches.look_due(team, threads.answer, threads.page)
        if new + self.desk.alerts.ring(team, self.room.people.reader_of, threads.arrival):
            self.outbox.bell.ring()

    def ring(self, now: datetime) -> None:
        """Make the digests due at `now`, and tell again what was put off till now."""
        made = self.desk.digests.make_due(now, self.room.people.reader_of, self.room.threads.digest)
        if made + self.desk.wake_due(self.room.threads.answer):
            self.outbox.bell.ring()

    def close(self) -> None:
        """Give the database back."""
        self.store.close()


class Running:
    """A newsroom with worker, courier, clock and listener in this process: `copydesk run`, the demo, the tests."""

    def __init__(self, newsroom: Newsroom) -> None:
        self.newsroom = newsroom
        self._worker, self._courier, self._leisure = newsroom.workers()
        self._clock = newsroom.clock()
        settings = newsroom.settings
        self._socket: SocketModeHandler | None = None
        self.http: HttpServer | None = None
        if settings.slack_app_token:
            token = settings.slack_app_token.get_secret_value()
            self._socket = SocketModeHandler(newsroom.app(), token, web_client=newsroom.client)
        else:
            self.http = HttpServer(newsroom.signed_app(), settings.host, settings.port)

    def start(self) -> None:
        """Listen, and take up what was left. Over HTTP, `serve` answers the requests. Raises SlackUnusable."""
        if self._socket:
            self._connect(self._socket)
        self._worker.start()
        self._courier.start()
        self._clock.start()
        self._leisure.start()

    def _connect(self, socket: SocketModeHandler) -> None:
        try:
            socket.connect()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped
        except SlackApiError as error:
            self.newsroom.close()
            code = error.response.get("error")
            raise SlackUnusable(
                f"Slack refuses SLACK_APP_TOKEN ({code}): it needs the scope connections:write"
            ) from None
        except (SlackClientError, OSError) as error:
            self.newsroom.close()
            raise SlackUnusable(f"Slack cannot be reached for Socket Mode ({error}): check the network") from None
        _log.info("connected to %s by Socket Mode", self.newsroom.identity.url)

    def idle(self) -> bool:
        """Whether everything accepted is worked and everything said is posted, or given up."""
        waiting = (State.ACCEPTED, State.WORKING, State.FAILED)
        return not self.newsroom.inbox.standing(waiting) and self.newsroom.outbox.next_due() is None

    def stop(self) -> None:
        """Stop listening by socket first, then finish what is under way. An HTTP server is closed by who serves it."""
        if self._socket:
            _hang_up(self._socket)
        self._leisure.stop()
        self._clock.stop()
        self._worker.stop()
        self._courier.stop()
        self.newsroom.close()


def _hang_up(handler: SocketModeHandler) -> None:
    """Close the socket at once: the SDK's close alone waits up to three seconds for a message that may never come."""
    client = handler.client
    client.auto_reconnect_enabled = False
    client.current_session_state.terminated = True
    session = client.current_session
    if session is not None and session.sock is not None:
        with suppress(OSError):  # the other side was faster
            session.sock.shutdown(SHUT_RD)
    handler.close()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped


def _examined(settings: Settings) -> Iterator[tuple[str, str | None]]:
    """What the doctor says, in Slack's words: the model is loaded, and of findings each is told their own."""
    for found in doctor.examine(settings, also=()):
        yield f"{found.what}: {found.advice}" if found.advice else found.what, found.trouble


def _token(settings: Settings) -> str:
    if settings.slack_bot_token is None:
        raise SettingsError("SLACK_BOT_TOKEN is not set: copy it from OAuth & Permissions of your Slack app")
    return settings.slack_bot_token.get_secret_value()
