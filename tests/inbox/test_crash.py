"""A process that ends at any point loses nothing, and the event is answered once."""

from __future__ import annotations

import json
import multiprocessing
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.inbox import desk_process
from tests.patience import PATIENCE


class Slack(ThreadingHTTPServer):
    """Counts what arrives, on a real socket."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.arrived: list[str] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    server: Slack

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.arrived.append(body["id"])
        self._answer(200, f"{len(self.server.arrived)}.1")

    def do_GET(self) -> None:
        wanted = self.path.removeprefix("/find/")
        known = wanted in self.server.arrived
        self._answer(200 if known else 404, f"{self.server.arrived.index(wanted) + 1}.1" if known else "")

    def _answer(self, status: int, words: str) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(words)))
        self.end_headers()
        self.wfile.write(words.encode())

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture
def slack() -> Iterator[Slack]:
    with Slack() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join(PATIENCE)


def run(url: str, slack: Slack, where: str) -> int | None:
    """How a desk in a process of its own ended."""
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.inbox.desk_process"])
    desk = processes.Process(target=desk_process.main, args=(url, slack.address, where))
    desk.start()
    desk.join(PATIENCE)
    if desk.is_alive():
        desk.kill()
        desk.join()
    return desk.exitcode


@pytest.mark.parametrize(
    ("where", "arrived_before"),
    [("accepted", 0), ("working", 0), ("worked", None), ("posting", 0), ("posted", 1)],
)
def test_an_event_is_answered_once_wherever_the_process_ends(
    database_url: str, slack: Slack, where: str, arrived_before: int | None
) -> None:
    assert run(database_url, slack, where) == 9
    if arrived_before is not None:
        assert len(slack.arrived) == arrived_before
    assert run(database_url, slack, "nowhere") == 0
    assert slack.arrived == ["E1:reply"]


def test_an_event_sent_again_after_a_restart_is_not_answered_again(database_url: str, slack: Slack) -> None:
    assert [run(database_url, slack, "nowhere") for _ in range(2)] == [0, 0]
    assert slack.arrived == ["E1:reply"]
