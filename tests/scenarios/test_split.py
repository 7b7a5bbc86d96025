"""The processes of the Procfile, each of its own, on a real PostgreSQL: one road, one answer."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from handlers.slack.requests.app import PATH
from tests.patience import PATIENCE
from tests.scenarios.conftest import text
from workspace import Workspace, serve

COMMAND = "import sys; sys.argv = ['copydesk', sys.argv[1]]; from handlers.cli import main; main()"


@contextmanager
def process(name: str, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    """One of the processes; it must end well when told to."""
    started = subprocess.Popen([sys.executable, "-c", COMMAND, name], env=os.environ | environment)
    try:
        yield started
        started.send_signal(signal.SIGTERM)
        assert started.wait(PATIENCE) == 0
    finally:
        started.kill()
        started.wait(PATIENCE)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_two_workers_answer_each_article_once_and_make_one_story_of_two(postgresql_url: str) -> None:
    ws = Workspace.create(retry_after=(0.5,) * 1200)  # events wait for the web process to listen
    with serve(ws) as server, ExitStack() as processes:
        anna = ws.add_user("anna", tz="Europe/Berlin")
        app = ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, app.bot_user])
        port = free_port()
        environment = {
            "SLACK_BOT_TOKEN": app.bot_token,
            "SLACK_SIGNING_SECRET": app.signing_secret,
            "SLACK_API_URL": server.api_url,
            "DATABASE_URL": postgresql_url,
            "PORT": str(port),
        }
        for name in ("web", "worker", "worker", "clock"):
            processes.enter_context(process(name, environment))
        address = f"http://127.0.0.1:{port}{PATH}"
        app.use_http(events_url=address, commands_url=address, interactivity_url=address, verify=False)
        one = anna.post(desk, text("kestrel-ballot"))
        two = anna.post(desk, text("sentinel-ballot"))
        ws.wait_for(lambda: ws.replies(one) and ws.replies(two))
        ws.wait_until_delivered()
        said = [ws.shown(reply) for message in (one, two) for reply in ws.replies(message)]
    assert len(said) == 2
    assert sum("first article of this story" in each for each in said) == 1
    assert sum("2 articles" in each for each in said) == 1
