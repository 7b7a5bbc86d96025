"""A web server on this machine that stands for sites on the internet, and remembers what was asked of it."""

from __future__ import annotations

import contextlib
import socketserver
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import ClassVar

from bot.ingest.fetch.addresses import public
from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.fetch.limits import FetchLimits
from tests.patience import PATIENCE

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    answers: dict[str, Answer]
    asked: list[str]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server
    quiet: ClassVar[bool] = True

    def do_GET(self) -> None:
        self.server.asked.append(f"{self.headers['Host']} {self.path}")
        with contextlib.suppress(ConnectionError):
            self.server.answers[self.path](self)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextlib.contextmanager
def serving(**answers: Answer) -> Iterator[Server]:
    """A server that answers `/name` as told."""
    with Server(("127.0.0.1", 0), _Handler) as server:
        server.answers = {f"/{name}": answer for name, answer in answers.items()}
        server.asked = []
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join(PATIENCE)


def says(body: bytes, media_type: str = "text/html; charset=utf-8", status: int = 200, **headers: str) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", media_type)
        handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Connection", "close")
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)
        handler.close_connection = True

    return answer


def sends_on(to: str) -> Answer:
    return says(b"", status=302, Location=to)


def limits(server: Server | None = None, **changed: object) -> FetchLimits:
    port = server.server_address[1] if server else 80
    values: dict[str, object] = {
        "seconds": PATIENCE,
        "body_bytes": 100_000,
        "redirects": 5,
        "ports": frozenset({80, 443, port}),
    }
    return FetchLimits(**(values | changed))


def fetcher(server: Server | None, **changed: object) -> Fetcher:
    """A fetcher for which names that end in .example live on this machine's server, and all others where they say."""

    def resolver(host: str, port: int) -> list[str]:
        return ["127.0.0.1" if host.endswith(".example") else host]

    def judge(host: str, port: int, ask) -> str | None:
        return ask(host, port)[0] if host.endswith(".example") else public(host, port, ask)

    return Fetcher(limits(server, **changed), resolver=resolver, judge=judge)
