"""Open TCP connections by peer address, so that one can be cut in the middle of an answer.

uvicorn offers an application no way to reset a connection; its protocol class is the documented place to hook in
(`Config(http=...)`).
"""

from __future__ import annotations

import asyncio
from typing import Any

from starlette.websockets import WebSocket
from uvicorn.protocols.http.h11_impl import H11Protocol


class Connections:
    """The transports of a server, while they are open."""

    def __init__(self) -> None:
        self._transports: dict[tuple[str, int], asyncio.Transport] = {}

    def protocol(self) -> type[H11Protocol]:
        """uvicorn's HTTP protocol, telling this registry of each connection (WebSockets begin as one too)."""
        registry = self

        class Registered(H11Protocol):
            def connection_made(
                self,
                transport: asyncio.Transport,  # type: ignore[override]  # narrowed as H11Protocol does
            ) -> None:
                super().connection_made(transport)
                peer = transport.get_extra_info("peername")
                if peer:
                    registry.remember((peer[0], peer[1]), transport)

        return Registered

    def remember(self, peer: tuple[str, int], transport: asyncio.Transport) -> None:
        """Keep a connection, and forget those that have closed."""
        self._transports = {known: one for known, one in self._transports.items() if not one.is_closing()}
        self._transports[peer] = transport

    def abort(self, client: Any) -> None:
        """Cut the connection of that peer at once."""
        transport = self._transports.pop((client.host, client.port), None) if client else None
        if transport is not None:
            transport.abort()

    def abort_socket(self, socket: WebSocket) -> None:
        """Cut a WebSocket's connection at once."""
        self.abort(socket.client)
