"""Socket Mode as slack_sdk's own client sees it."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.socket_mode.response import SocketModeResponse

from tests.patience import PATIENCE
from tests.workspace.conftest import Newsroom, close_clients

Start = Callable[..., "Listener"]


class Listener:
    """A Socket Mode client that keeps what it hears and acknowledges when told to."""

    def __init__(self, newsroom: Newsroom, *, silent: int = 0, ping_interval: float = 10.0) -> None:
        self.heard: queue.Queue[SocketModeRequest] = queue.Queue()
        self.raw: queue.Queue[dict[str, Any]] = queue.Queue()
        self._silent = silent
        web = WebClient(newsroom.app.app_token, base_url=newsroom.server.api_url)
        self.client = SocketModeClient(app_token=newsroom.app.app_token, web_client=web, ping_interval=ping_interval)
        self.client.message_listeners.append(lambda _client, message, _text: self.raw.put(message))
        self.client.socket_mode_request_listeners.append(self._hear)
        self.client.connect()

    def _hear(self, client: Any, request: SocketModeRequest) -> None:
        self.heard.put(request)
        if self._silent > 0:
            self._silent -= 1
            return
        client.send_socket_mode_response(SocketModeResponse(envelope_id=request.envelope_id))

    def next(self) -> SocketModeRequest:
        return self.heard.get(timeout=PATIENCE)


@pytest.fixture
def listen(newsroom: Newsroom) -> Iterator[Start]:
    """Start listeners; each waits until the workspace counts it."""
    started: list[Listener] = []

    def start(**settings: Any) -> Listener:
        listener = Listener(newsroom, **settings)
        started.append(listener)
        newsroom.app.wait_until_connected(connections=len(started))
        return listener

    yield start
    close_clients(newsroom, [listener.client for listener in started])


def test_the_first_frame_is_hello(newsroom: Newsroom, listen: Start) -> None:
    hello = listen().raw.get(timeout=PATIENCE)
    assert hello["type"] == "hello"
    assert hello["num_connections"] == 1
    assert hello["connection_info"] == {"app_id": newsroom.app.app_id}


def test_an_event_comes_in_an_envelope_and_its_acknowledgement_is_timed(newsroom: Newsroom, listen: Start) -> None:
    listener = listen()
    post = newsroom.anna.post(newsroom.desk, "Twelve killed")
    request = listener.next()
    assert request.type == "events_api"
    assert request.payload["event"]["ts"] == post.ts
    assert request.payload["authorizations"][0]["user_id"] == newsroom.app.bot_user.id
    assert request.retry_attempt == 0
    newsroom.ws.wait_until_delivered()
    (delivery,) = [d for d in newsroom.ws.deliveries_of("message") if d.event["ts"] == post.ts]
    assert delivery.ack_seconds is not None


@pytest.mark.parametrize("ack_timeout", [1.0])
def test_an_event_not_acknowledged_comes_again_with_the_same_event_id(newsroom: Newsroom, listen: Start) -> None:
    listener = listen(silent=2)
    newsroom.anna.post(newsroom.desk, "Twelve killed")
    requests = [listener.next() for _ in range(3)]
    assert len({request.payload["event_id"] for request in requests}) == 1
    assert len({request.envelope_id for request in requests}) == 3
    assert [request.retry_attempt for request in requests] == [0, 1, 2]
    assert [request.retry_reason for request in requests] == ["", "timeout", "timeout"]
    newsroom.ws.wait_until_delivered()
    failures = [attempt.failure for attempt in newsroom.ws.deliveries_of("message")[-1].attempts]
    assert failures[:2] == ["timeout", "timeout"]
    assert failures[-1] is None


def test_each_event_goes_to_one_of_several_connections(newsroom: Newsroom, listen: Start) -> None:
    first, second = listen(), listen()
    texts = {newsroom.anna.post(newsroom.desk, f"post {n}").text for n in range(6)}
    newsroom.ws.wait_until_delivered()
    heard = [[request.payload["event"]["text"] for request in list(one.heard.queue)] for one in (first, second)]
    assert len(heard[0]) == len(heard[1]) == 3
    assert {*heard[0], *heard[1]} == texts


def test_after_a_cut_the_client_comes_back_and_hears_again(newsroom: Newsroom, listen: Start) -> None:
    listener = listen(ping_interval=0.2)
    newsroom.app.drop_sockets()
    newsroom.ws.wait_for(lambda: len(newsroom.ws.calls_of("apps.connections.open")) >= 2)
    newsroom.app.wait_until_connected()
    newsroom.anna.post(newsroom.desk, "Nineteen killed")
    assert listener.next().payload["event"]["text"] == "Nineteen killed"


def test_a_client_follows_a_refresh_request(newsroom: Newsroom, listen: Start) -> None:
    listener = listen(ping_interval=0.2)
    newsroom.app.refresh_sockets()
    newsroom.ws.wait_for(lambda: len(newsroom.ws.calls_of("apps.connections.open")) >= 2)
    newsroom.app.wait_until_connected()
    newsroom.anna.post(newsroom.desk, "Twelve killed")
    assert listener.next().payload["event"]["text"] == "Twelve killed"


def test_the_bot_token_opens_no_connection(newsroom: Newsroom) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        newsroom.client.apps_connections_open(app_token=newsroom.app.bot_token)


def test_connections_need_their_scope(newsroom: Newsroom) -> None:
    other = newsroom.ws.install_app("Other", app_scopes=())
    with pytest.raises(SlackApiError) as refused:
        newsroom.client.apps_connections_open(app_token=other.app_token)
    assert refused.value.response["error"] == "missing_scope"
    assert refused.value.response["needed"] == "connections:write"


def test_an_eleventh_connection_is_sent_away(newsroom: Newsroom) -> None:
    from websockets.sync.client import connect

    web = WebClient(base_url=newsroom.server.api_url)
    with ExitStack() as stack:
        sockets = []
        for _ in range(11):
            url = web.apps_connections_open(app_token=newsroom.app.app_token)["url"]
            sockets.append(stack.enter_context(connect(url, open_timeout=PATIENCE)))
        first_frames = [socket.recv(timeout=PATIENCE) for socket in sockets]
    assert ['"hello"' in frame for frame in first_frames] == [True] * 10 + [False]
    assert "too_many_websockets" in first_frames[-1]


def test_a_ticket_opens_one_connection(newsroom: Newsroom) -> None:
    from websockets.exceptions import InvalidStatus
    from websockets.sync.client import connect

    url = WebClient(base_url=newsroom.server.api_url).apps_connections_open(app_token=newsroom.app.app_token)["url"]
    with connect(url, open_timeout=PATIENCE) as socket:
        assert '"hello"' in socket.recv(timeout=PATIENCE)
        with pytest.raises(InvalidStatus), connect(url, open_timeout=PATIENCE):
            pass


def test_a_command_without_a_connection_fails_at_once_and_says_so(newsroom: Newsroom) -> None:
    typed = newsroom.anna.command("/copydesk", "status", channel=newsroom.desk)
    assert typed.error == "dispatch_failed"
    (told,) = newsroom.ws.ephemerals(newsroom.anna)
    assert "dispatch_failed" in told.text


@pytest.mark.parametrize("ack_timeout", [1.0])
def test_a_command_not_acknowledged_times_out_and_is_not_repeated(newsroom: Newsroom, listen: Start) -> None:
    listener = listen(silent=5)
    typed = newsroom.anna.command("/copydesk", "status", channel=newsroom.desk)
    assert typed.error == "operation_timeout"
    assert listener.next().type == "slash_commands"
    newsroom.ws.wait_until_delivered()
    assert len(typed.delivery.attempts) == 1
