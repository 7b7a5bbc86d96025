"""Whenever the process ends, nothing posted is lost and nothing is answered twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.patience import PATIENCE
from tests.scenarios.conftest import text
from tests.scenarios.crashing import CRASHED, POINTS
from workspace import Workspace, serve

WITH_A_POST = "posted, not recorded"
SOON = (0.2,) * 1000  # seconds between redeliveries of an event nobody acknowledged
RUN = [sys.executable, "-c", "import sys; sys.argv = ['copydesk', 'run']; from handlers.cli import main; main()"]
CRASH = [sys.executable, "-m", "tests.scenarios.crashing"]


@contextmanager
def started(command: list[str], environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(command, env=os.environ | environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait(PATIENCE)


@pytest.mark.parametrize("point", POINTS)
def test_a_process_killed_on_the_road_answers_once_after_it_is_started_again(point: str, tmp_path: Path) -> None:
    ws = Workspace.create(ack_timeout=1.0, retry_after=SOON)
    with serve(ws) as server:
        anna = ws.add_user("anna", tz="Europe/Berlin")
        app = ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, app.bot_user])
        environment = {
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_APP_TOKEN": app.app_token,
            "SLACK_API_URL": server.api_url,
            "DATABASE_URL": f"sqlite:///{tmp_path / 'desk.db'}",
        }
        with started([*CRASH, point], environment) as doomed:
            app.wait_until_connected()
            message = anna.post(desk, text("kestrel-roof"))
            assert doomed.wait(PATIENCE) == CRASHED
        posted_before = len(ws.replies(message))
        assert posted_before == (1 if point == WITH_A_POST else 0)
        with started(RUN, environment) as running:
            ws.wait_for(lambda: ws.replies(message) and searched_or_posted(ws, point))
            ws.wait_until_delivered()
            running.send_signal(signal.SIGTERM)
            assert running.wait(PATIENCE) == 0
        assert len(ws.replies(message)) == 1


def searched_or_posted(ws: Workspace, point: str) -> bool:
    """After an attempt nobody knows the end of, the thread was looked through for the delivery."""
    return point != WITH_A_POST or bool(ws.calls_of("conversations.replies"))
