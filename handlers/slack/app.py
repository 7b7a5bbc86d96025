"""The Bolt app: who may talk to it, what it stores, how it listens."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from waitress.server import create_server

from bot.errors import CopydeskError

_log = logging.getLogger("copydesk.slack")
_TIMEOUT = 10  # seconds for one Web API call
_THREADS = 8  # of the HTTP server; storing an event takes milliseconds
PATH = "/slack/events"


class SlackUnusable(CopydeskError):  # noqa: N818 - named like the other states a person mends
    """Slack does not accept the tokens, or cannot be reached. The message says which and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who the bot is in its workspace, as auth.test says."""

    team: str
    bot_user: str
    bot_id: str
    url: str  # of the workspace

    def authorize(self, token: str) -> AuthorizeResult:
        """What Bolt wants to know of a request's workspace; asked without a call, so that no outage loses an event."""
        return AuthorizeResult(
            enterprise_id=None, team_id=self.team, bot_user_id=self.bot_user, bot_id=self.bot_id, bot_token=token
        )


def web_client(token: str, api_url: str) -> WebClient:
    """A client of the Web API at `api_url`.

    It retries nothing: the SDK would make a call again whose answer was lost, and post twice. Rate limits and lost
    answers are the outbox's, which waits without blocking and looks before it posts again.
    """
    address = api_url if api_url.endswith("/") else api_url + "/"
    return WebClient(token=token, base_url=address, timeout=_TIMEOUT, retry_handlers=[])


def identify(client: WebClient) -> Identity:
    """Who the token makes us. Raises SlackUnusable for a token Slack refuses or a Slack that does not answer."""
    try:
        answer: Mapping[str, Any] = client.auth_test().data  # type: ignore[assignment]  # JSON in every answer here
    except SlackApiError as error:
        code = error.response.get("error", "unknown_error")
        raise SlackUnusable(f"Slack refuses SLACK_BOT_TOKEN ({code}): copy it anew from OAuth & Permissions") from None
    except (SlackClientError, OSError, ValueError) as error:
        raise SlackUnusable(f"Slack cannot be reached at {client.base_url} ({error}): check the network") from None
    if not answer.get("bot_id"):
        raise SlackUnusable(
            "SLACK_BOT_TOKEN is no bot's token: copy the one that begins with xoxb- from OAuth & Permissions"
        )
    return Identity(
        team=str(answer["team_id"]),
        bot_user=str(answer["user_id"]),
        bot_id=str(answer["bot_id"]),
        url=str(answer["url"]),
    )


def bolt_app(client: WebClient, identity: Identity, signing_secret: str | None) -> App:
    """A Bolt app that checks signatures (over HTTP) and ignores our own messages; it has no listeners yet."""
    token = client.token or ""
    # Bolt warns of a client that has a token of its own beside `authorize`; it makes one for each request from this.
    bare = WebClient(base_url=client.base_url, timeout=client.timeout)
    return App(
        client=bare,
        authorize=lambda: identity.authorize(token),
        signing_secret=signing_secret or "",
        request_verification_enabled=signing_secret is not None,
        process_before_response=True,
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
