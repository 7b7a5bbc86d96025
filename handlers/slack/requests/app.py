"""The Bolt app: who may talk to it, what it stores, how it listens."""

from __future__ import annotations

import logging

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from waitress.server import create_server

from handlers.slack.client import Identity, SlackUnusable

_log = logging.getLogger("copydesk.slack")
_THREADS = 8  # of the HTTP server; storing an event takes milliseconds
PATH = "/slack/events"


def bolt_app(client: WebClient, identity: Identity, signing_secret: str | None) -> App:
    """A Bolt app that checks signatures (over HTTP) and ignores our own messages; it has no listeners yet."""
    token = client.token or ""
    # Bolt warns of a client that has a token of its own beside `authorize`; it makes one for each request from this.
    bare = WebClient(base_url=client.base_url, timeout=client.timeout)
    return App(
        client=bare,
        authorize=lambda: _authorized(identity, token),
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        process_before_response=True,
    )


def _authorized(identity: Identity, token: str) -> AuthorizeResult:
    """What Bolt wants to know of a request's workspace; told without a call, so that no outage loses an event."""
    return AuthorizeResult(
        enterprise_id=None,
        team_id=identity.team,
        bot_user_id=identity.bot_user,
        bot_id=identity.bot_id,
        bot_token=token,
    )


class HttpServer:
    """The app behind a threaded WSGI server on an address of our choosing."""

    def __init__(self, app: App, host: str, port: int) -> None:
        """Bind. Raises SlackUnusable when the address is taken or not ours."""
        try:
            self._server = create_server(SlackRequestHandler(app, path=PATH), host=host, port=port, threads=_THREADS)
        except OSError as error:
            raise SlackUnusable(f"cannot listen on {host}:{port} ({error.strerror}): set HOST and PORT") from None

    @property
    def port(self) -> int:
        """The port that was bound; useful where 0 was asked for."""
        return int(self._server.effective_port)

    def serve(self) -> None:
        """Answer requests until `close`."""
        _log.info("listening on %s:%s%s", self._server.effective_host, self.port, PATH)
        self._server.run()

    def close(self) -> None:
        """Stop answering."""
        self._server.close()
