"""A small newsroom served on loopback, and a real Bolt app in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from slack_bolt import App as Bolt
from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.socket_mode import SocketModeClient

from tests.patience import PATIENCE
from workspace import App, Channel, Person, Server, Workspace, serve

RETRY_AFTER = (0.0, 0.02, 0.04)


@dataclass(frozen=True, kw_only=True)
class Newsroom:
    """A workspace with two people, two channels and one installed app."""

    ws: Workspace
    server: Server
    app: App
    client: WebClient
    anna: Person
    ben: Person
    desk: Channel
    secret: Channel

    def bolt(self) -> Bolt:
        """A Bolt app that talks to this workspace only."""
        client = WebClient(self.app.bot_token, base_url=self.server.api_url)
        return Bolt(client=client, signing_secret=self.app.signing_secret, token=self.app.bot_token)


def close_clients(newsroom: Newsroom, clients: Iterable[SocketModeClient]) -> None:
    """Close clients at once: they wait up to three seconds for a frame unless the server hangs up first."""
    clients = list(clients)
    for client in clients:
        client.message_processor.event.set()
        client.enqueue_message("{}")  # frees the thread that waits up to a second for a frame
        client.default_auto_reconnect_enabled = client.auto_reconnect_enabled = False
    newsroom.app.close_sockets()
    for client in clients:
        try:
            client.close()
        except AttributeError:  # slack_sdk 3.47 trips over both ends closing at once, before it stops its threads
            client.close()


@pytest.fixture
def ack_timeout() -> float:
    """Seconds an app may take; short only where a test lets them pass."""
    return PATIENCE


@pytest.fixture
def newsroom(ack_timeout: float) -> Iterator[Newsroom]:
    """The bot is in #desk and not in #secret, where only Anna is."""
    ws = Workspace.create(ack_timeout=ack_timeout, retry_after=RETRY_AFTER, trigger_seconds=PATIENCE)
    with serve(ws) as server:
        anna = ws.add_user("anna", name="Anna Berg", tz="Europe/Berlin")
        ben = ws.add_user("ben", name="Ben Ode", tz="America/New_York")
        app = ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, ben, app.bot_user])
        secret = ws.add_channel("secret", members=[anna], private=True)
        client = WebClient(app.bot_token, base_url=server.api_url)
        ws.wait_until_delivered()  # nobody listens to the joining; its retries shall not disturb
        yield Newsroom(ws=ws, server=server, app=app, client=client, anna=anna, ben=ben, desk=desk, secret=secret)


@pytest.fixture
def by_socket(newsroom: Newsroom) -> Iterator[Any]:
    """Start a Bolt app over Socket Mode and wait until it is connected; stopped at the end."""
    handlers = []

    def start(bolt: Bolt) -> SocketModeHandler:
        handler = SocketModeHandler(bolt, newsroom.app.app_token, web_client=bolt.client)
        handler.client.web_client = WebClient(newsroom.app.app_token, base_url=newsroom.server.api_url)
        handler.connect()
        handlers.append(handler)
        newsroom.app.wait_until_connected(connections=len(handlers))
        return handler

    yield start
    close_clients(newsroom, [handler.client for handler in handlers])
