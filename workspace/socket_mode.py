"""Socket Mode: WebSocket connections of apps, envelopes down, acknowledgements up.

docs.slack.dev/apis/events-api/using-socket-mode: hello, envelopes with envelope_id, up to ten connections of which
each event goes to one, `disconnect` before Slack refreshes a connection. What the client does with them:
slack_sdk/socket_mode/client.py.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from workspace.errors import Json
from workspace.records import Installation
from workspace.state import State
from workspace.traffic import Attempt, Delivery

MOST_CONNECTIONS = 10
REFRESH_GRACE = 10.0  # seconds Slack leaves a client to follow `disconnect`; not documented, seen in the SDK's comments
_ANSWERED = frozenset({"slash_commands", "view_submission", "block_suggestion"})


class Connection:
    """One open socket of an app, with the acknowledgements it owes."""

    def __init__(self, connection_id: str, app_id: str, socket: WebSocket) -> None:
        self.id = connection_id
        self.app_id = app_id
        self.socket = socket
        self.retiring = False  # asked to reconnect: gets nothing new, may still acknowledge
        self.owed: dict[str, asyncio.Future[Json | None]] = {}

    async def send(self, message: Json) -> None:
        """One JSON text frame."""
        await self.socket.send_text(json.dumps(message, ensure_ascii=False))

    def settle(self, text: str) -> None:
        """Take an acknowledgement; anything else an app sends is ignored, as Slack does."""
        try:
            message = json.loads(text)
        except json.JSONDecodeError:
            return
        waiting = self.owed.get(message.get("envelope_id", "")) if isinstance(message, dict) else None
        if waiting is not None and not waiting.done():
            waiting.set_result(message.get("payload"))

    def lost(self) -> None:
        """Nothing will be acknowledged here any more."""
        for waiting in self.owed.values():
            if not waiting.done():
                waiting.set_exception(ConnectionError("socket closed"))


class Sockets:
    """The open sockets of all apps. Lives on the server's event loop."""

    def __init__(self, state: State, *, ack_timeout: float, abort: Callable[[WebSocket], None]) -> None:
        self._state = state
        self._ack_timeout = ack_timeout
        self._abort = abort
        self._open: dict[str, list[Connection]] = {}
        self._closing: set[asyncio.Task[None]] = set()

    async def serve(self, socket: WebSocket) -> None:
        """A connection from its handshake to its end. The ticket of apps.connections.open is good for one."""
        app_id = self._state.tickets.sockets.pop(socket.query_params.get("ticket", ""), None)
        if app_id is None:
            await socket.close(1008)
            return
        await socket.accept()
        connection = Connection(self._state.ids.secret(length=12), app_id, socket)
        mine = self._open.setdefault(app_id, [])
        if len(mine) >= MOST_CONNECTIONS:
            await connection.send({"type": "disconnect", "reason": "too_many_websockets", "debug_info": _DEBUG})
            await socket.close()
            return
        await connection.send(self._hello(app_id, len(mine) + 1))
        with self._state.changing():
            mine.append(connection)
        try:
            while True:
                connection.settle(await socket.receive_text())
        except (WebSocketDisconnect, KeyError):
            return
        finally:
            with self._state.changing():
                if connection in mine:
                    mine.remove(connection)
            connection.lost()

    async def attempt(self, app: Installation, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """The envelope sent over one socket, in turn, and its acknowledgement awaited."""
        at, started = self._state.now(), time.monotonic()
        connection = self._next(app.app_id)
        if connection is None:
            return Attempt(number=number, at=at, reason=reason, failure="connection_failed")
        envelope = self._envelope(delivery, number, reason)
        waiting: asyncio.Future[Json | None] = asyncio.get_running_loop().create_future()
        connection.owed[envelope["envelope_id"]] = waiting
        outcome: dict[str, Any]
        try:
            async with asyncio.timeout(self._ack_timeout):
                await connection.send(envelope)
                outcome = {"response": await waiting, "acked_after": time.monotonic() - started}
        except TimeoutError:
            outcome = {"failure": "timeout"}
        except (ConnectionError, RuntimeError, WebSocketDisconnect):
            outcome = {"failure": "connection_failed"}
        finally:
            connection.owed.pop(envelope["envelope_id"], None)
        return Attempt(number=number, at=at, reason=reason, connection=connection.id, **outcome)

    def count(self, app_id: str) -> int:
        """How many sockets of the app take events."""
        with self._state.changed:
            return sum(not connection.retiring for connection in self._open.get(app_id, []))

    def drop(self, app_id: str) -> None:
        """Every socket of the app cut without a closing handshake."""
        for connection in list(self._open.get(app_id, [])):
            connection.retiring = True
            self._abort(connection.socket)

    def hang_up(self, app_id: str) -> None:
        """Every socket of the app closed with a closing handshake."""
        for connection in list(self._open.get(app_id, [])):
            connection.retiring = True
            self._background(_closed(connection.socket))

    def refresh(self, app_id: str, *, reason: str = "refresh_requested") -> None:
        """Every socket of the app asked to reconnect; those still open after a while are closed."""
        for connection in list(self._open.get(app_id, [])):
            connection.retiring = True
            self._background(self._retire(connection, reason))

    async def close(self) -> None:
        """Every socket closed, when the server stops."""
        for task in list(self._closing):
            task.cancel()
        for connection in [one for mine in self._open.values() for one in mine]:
            await _closed(connection.socket)

    async def _retire(self, connection: Connection, reason: str) -> None:
        with suppress(RuntimeError, WebSocketDisconnect):
            await connection.send({"type": "disconnect", "reason": reason, "debug_info": _DEBUG})
        await asyncio.sleep(REFRESH_GRACE)
        await _closed(connection.socket)

    def _background(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.ensure_future(work)
        self._closing.add(task)
        task.add_done_callback(self._closing.discard)

    def _next(self, app_id: str) -> Connection | None:
        mine = self._open.get(app_id, [])
        for place, connection in enumerate(mine):
            if not connection.retiring:
                mine.append(mine.pop(place))
                return connection
        return None

    def _envelope(self, delivery: Delivery, number: int, reason: str | None) -> Json:
        interaction = delivery.payload.get("type", "")
        envelope: Json = {
            "envelope_id": self._state.ids.secret(length=32),
            "type": delivery.kind,
            "payload": delivery.payload,
            "accepts_response_payload": delivery.kind in _ANSWERED or interaction in _ANSWERED,
        }
        if delivery.kind == "events_api":
            envelope |= {"retry_attempt": number, "retry_reason": reason or ""}
        return envelope

    def _hello(self, app_id: str, connections: int) -> Json:
        return {
            "type": "hello",
            "num_connections": connections,
            "connection_info": {"app_id": app_id},
            "debug_info": {**_DEBUG, "approximate_connection_time": 18060},
        }


_DEBUG: Json = {"host": "applink-local"}


async def _closed(socket: WebSocket) -> None:
    if socket.application_state is WebSocketState.CONNECTED:
        with suppress(RuntimeError, WebSocketDisconnect):
            await socket.close()
