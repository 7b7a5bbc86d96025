"""Connections that are judged where they are made: the address checked is the address connected to.

httpcore asks for a connection by host name; the name is looked up once, judged, and the connection goes to that very
address, so that a name which changes its answer between the check and the use gains nothing. The certificate is still
checked against the name. Every read and write has what is left of the time for the whole fetch, so that a server which
sends a byte at a time is cut off with the rest.
"""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import httpcore
import httpx

from bot.ingest.fetch.addresses import Resolver

# The address to connect to for a host and port, or None where that is refused.
Judge = Callable[[str, int, Resolver], str | None]


class ForbiddenAddressError(Exception):
    """The host's address is not one a link may lead to; nothing was sent to it."""


class Deadline:
    """The time for one fetch as a whole."""

    def __init__(self, seconds: float) -> None:
        self._ends = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds left. Raises TimeoutError where none are."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError("the time for this fetch is over")
        return left


class Transport(httpx.BaseTransport):
    """One fetch's connections to judged addresses, within its deadline."""

    def __init__(self, resolver: Resolver, judge: Judge, deadline: Deadline) -> None:
        backend = _Backend(resolver, judge, deadline)
        self._pool = httpcore.ConnectionPool(ssl_context=_context(), network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer to a request, its body not read yet."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        asked = httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        answer = self._pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer), extensions=answer.extensions)

    def close(self) -> None:
        """Close every connection."""
        self._pool.close()


@cache
def _context() -> ssl.SSLContext:
    """What certificates are checked with. Reading the list of authorities takes as long as a fetch: once a process."""
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _Backend(httpcore.NetworkBackend):
    def __init__(self, resolver: Resolver, judge: Judge, deadline: Deadline) -> None:
        self._resolver, self._judge, self._deadline = resolver, judge, deadline
        self._network = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline is the only timeout
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        address = _within(self._deadline.left(), lambda: self._judge(host, port, self._resolver))
        if address is None:
            raise ForbiddenAddressError(host)
        stream = self._network.connect_tcp(address, port, self._deadline.left(), local_address, socket_options)
        return _Stream(stream, self._deadline)


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline counts
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline counts
        self._stream.write(buffer, self._deadline.left())

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline counts
    ) -> httpcore.NetworkStream:
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)

    def close(self) -> None:
        self._stream.close()


def _within(seconds: float, ask: Callable[[], str | None]) -> str | None:
    """What `ask` answers. Raises TimeoutError after `seconds`: the system's resolver knows no timeout of its own."""
    answers: list[str | None] = []
    failures: list[Exception] = []

    def run() -> None:
        try:
            answers.append(ask())
        except (OSError, ValueError) as error:
            failures.append(error)

    asking = threading.Thread(target=run, daemon=True)
    asking.start()
    asking.join(seconds)
    if failures:
        raise failures[0]
    if not answers:
        raise TimeoutError("no answer from DNS in time")
    return answers[0]
