"""The workspace on a port: Web API, sockets, files, uploads, response URLs. uvicorn runs in a thread of its own."""

from __future__ import annotations

import asyncio
import socket
import threading
from types import TracebackType

import uvicorn
from starlette.applications import Starlette

from workspace.connections import Connections
from workspace.delivery import Carrier, Courier
from workspace.events_http import Http
from workspace.records import Installation
from workspace.routes import routes
from workspace.socket_mode import Sockets
from workspace.state import PATIENCE
from workspace.workspace import Workspace

LONGEST_BODY_HEADER = 256 * 1024  # bytes h11 may buffer of an incomplete request head


class Server:
    """A workspace being served. Use as a context manager, or call `stop`."""

    def __init__(self, workspace: Workspace, *, host: str, port: int) -> None:
        self.workspace = workspace
        self._listening = socket.create_server((host, port))
        address, self.port = self._listening.getsockname()[:2]
        self.url = f"http://{address}:{self.port}"
        self.api_url = f"{self.url}/api/"
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, name="workspace", daemon=True)
        self._loop = asyncio.new_event_loop()
        self._connections = Connections()

    def start(self) -> Server:
        """Listen; returns when requests are answered."""
        self.workspace.state.base_url = self.url
        self._thread.start()
        if not self._ready.wait(PATIENCE):
            raise TimeoutError("the workspace did not start")
        return self

    def stop(self) -> None:
        """Close every connection and end the thread. Deliveries under way are given up."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._end)
            self._thread.join()

    def __enter__(self) -> Server:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def deliver(self, delivery_id: str) -> None:
        """Line: send a delivery."""
        self._courier.deliver(delivery_id)

    def connections(self, app_id: str) -> int:
        """Line: how many sockets of the app take events."""
        return self._sockets.count(app_id)

    def drop_sockets(self, app_id: str) -> None:
        """Line: cut the app's sockets."""
        self._loop.call_soon_threadsafe(self._sockets.drop, app_id)

    def close_sockets(self, app_id: str) -> None:
        """Line: close the app's sockets politely."""
        self._loop.call_soon_threadsafe(self._sockets.hang_up, app_id)

    def refresh_sockets(self, app_id: str, reason: str) -> None:
        """Line: ask the app's sockets to reconnect."""
        self._loop.call_soon_threadsafe(lambda: self._sockets.refresh(app_id, reason=reason))

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve())
        finally:
            self._loop.close()

    async def _serve(self) -> None:
        state, schedule = self.workspace.state, self.workspace.schedule
        abort = self._connections.abort_socket
        self._sockets = Sockets(state, ack_timeout=schedule.ack_timeout, abort=abort)
        http = Http(state, ack_timeout=schedule.ack_timeout)

        def carrier_for(app: Installation) -> Carrier:
            return self._sockets if app.endpoints is None else http

        self._courier = Courier(state, loop=self._loop, schedule=schedule, carrier_for=carrier_for)
        app = Starlette(routes=routes(state, self._sockets, self._connections))
        config = uvicorn.Config(
            app,
            http=self._connections.protocol(),
            ws="websockets-sansio",
            lifespan="off",
            log_config=None,
            access_log=False,
            timeout_graceful_shutdown=1,
            h11_max_incomplete_event_size=LONGEST_BODY_HEADER,
        )
        self._uvicorn = uvicorn.Server(config)
        self.workspace.state.line = self
        self._loop.call_soon(self._ready.set)
        await self._uvicorn.serve(sockets=[self._listening])
        self.workspace.state.line = None
        await self._courier.stop()
        await http.close()

    def _end(self) -> None:
        self._uvicorn.should_exit = True
        self._closing = asyncio.ensure_future(self._sockets.close())


def serve(workspace: Workspace, *, host: str = "127.0.0.1", port: int = 0) -> Server:
    """The workspace served on `host` (port 0: a free one), already answering."""
    return Server(workspace, host=host, port=port).start()
