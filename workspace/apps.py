"""An installed app, as whoever administers the workspace handles it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from workspace.errors import NotPossibleError
from workspace.events_http import verify_address
from workspace.publishing import publish
from workspace.records import Endpoints, Installation, User
from workspace.state import PATIENCE, Line, State

ALL_SCOPES = (
    "app_mentions:read",
    "channels:history",
    "channels:join",
    "channels:manage",
    "channels:read",
    "chat:write",
    "chat:write.customize",
    "commands",
    "files:read",
    "files:write",
    "groups:history",
    "groups:read",
    "groups:write",
    "im:history",
    "im:read",
    "im:write",
    "links:read",
    "links:write",
    "mpim:history",
    "mpim:read",
    "mpim:write",
    "reactions:read",
    "reactions:write",
    "team:read",
    "users:read",
)


class App:
    """The handle of an installation: its credentials, its way of receiving, its end."""

    def __init__(self, state: State, app_id: str) -> None:
        self._state = state
        self.app_id = app_id

    @property
    def installation(self) -> Installation:
        """The installation as it is now."""
        return self._state.apps[self.app_id]

    @property
    def bot_token(self) -> str:
        """xoxb-…"""
        return self.installation.bot_token

    @property
    def app_token(self) -> str:
        """xapp-…"""
        return self.installation.app_token

    @property
    def signing_secret(self) -> str:
        """What requests to the app are signed with."""
        return self.installation.signing_secret

    @property
    def bot_id(self) -> str:
        """B…"""
        return self.installation.bot_id

    @property
    def bot_user(self) -> User:
        """The app's bot user: what gets invited to channels."""
        return self._state.users[self.installation.bot_user]

    def use_socket_mode(self) -> None:
        """Receive over WebSocket connections the app opens. This is what a new installation does."""
        self._set(endpoints=None)

    def use_http(
        self,
        *,
        events_url: str | None = None,
        commands_url: str | None = None,
        interactivity_url: str | None = None,
        verify: bool = True,
    ) -> None:
        """Receive signed requests; the events address has to answer the challenge first, unless `verify` is off."""
        if events_url and verify:
            verify_address(self.installation, events_url)
        urls = Endpoints(events=events_url, commands=commands_url, interactivity=interactivity_url)
        self._set(endpoints=urls)

    @property
    def connections(self) -> int:
        """How many sockets take events now."""
        return self._state.line.connections(self.app_id) if self._state.line else 0

    def wait_until_connected(self, timeout: float = PATIENCE, *, connections: int = 1) -> None:
        """Return once the app has that many sockets open; TimeoutError when it has not."""
        self._state.wait_for(lambda: self.connections >= connections, timeout)

    def drop_sockets(self) -> None:
        """Cut the app's sockets without a closing handshake, as a broken network does.

        slack_sdk's built-in client notices after five failed pings: 25 s at its own ping_interval of 5 s.
        """
        self._line().drop_sockets(self.app_id)

    def close_sockets(self) -> None:
        """Close the app's sockets with a closing handshake; a client that is shutting down ends at once."""
        self._line().close_sockets(self.app_id)

    def refresh_sockets(self, reason: str = "refresh_requested") -> None:
        """Ask the app's sockets to reconnect, as Slack does every few hours (`warning` announces it)."""
        self._line().refresh_sockets(self.app_id, reason)

    def revoke_tokens(self) -> None:
        """The bot token stops working; the app hears tokens_revoked."""
        event = {
            "type": "tokens_revoked",
            "tokens": {"oauth": [], "bot": [self.installation.bot_user]},
            "event_ts": self._state.next_ts(),
        }
        publish(self._state, event, app_id=self.app_id)
        self._set(state="tokens_revoked")

    def drop_scopes(self, *scopes: str) -> None:
        """The app has these scopes no more, as one installed from a manifest without them."""
        self._set(scopes=tuple(each for each in self.installation.scopes if each not in scopes))

    def uninstall(self) -> None:
        """The app goes: it hears app_uninstalled, leaves every channel, and its tokens are dead."""
        with self._state.changing():
            publish(self._state, {"type": "app_uninstalled", "event_ts": self._state.next_ts()}, app_id=self.app_id)
            self._set(state="uninstalled")
            bot = self.installation.bot_user
            for channel in self._state.channels.values():
                members = tuple(member for member in channel.members if member != bot)
                self._state.channels[channel.id] = replace(channel, members=members)
            self._state.users[bot] = replace(self._state.users[bot], deleted=True)

    def _line(self) -> Line:
        if self._state.line is None:
            raise NotPossibleError("the workspace is not being served")
        return self._state.line

    def _set(self, **changes: Any) -> None:
        with self._state.changing():
            self._state.apps[self.app_id] = replace(self.installation, **changes)
