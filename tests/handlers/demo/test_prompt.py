"""At the demo's prompt: buttons are numbered under their thread and named, the bot can be spoken to."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from rich.console import Console

from handlers.demo.prompt import Prompt
from handlers.demo.stage import Stage, staged
from handlers.demo.transcript import Transcript
from tests.scenarios.conftest import settings, text


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with staged("Newsroom", datetime(2026, 4, 14, 12, 0, tzinfo=UTC), settings()) as made:
        anna = made.workspace.add_user("anna", name="Anna Berg", tz="Europe/Berlin")
        anna.invite(made.app.bot_user, made.workspace.add_channel("newsroom", members=[anna]))
        made.settle()
        yield made


@pytest.fixture
def typed(stage: Stage) -> Iterator[tuple[Prompt, io.StringIO]]:
    out = io.StringIO()
    console = Console(file=out, width=200)
    anna = stage.workspace.person("anna")
    transcript = Transcript(stage.workspace, stage.app.bot_user.id, ZoneInfo("Europe/Berlin"), console, anna)
    yield Prompt(stage, anna, transcript, console, lambda _: ""), out


def test_each_threads_buttons_are_numbered_below_it_and_named(typed: tuple[Prompt, io.StringIO]) -> None:
    prompt, out = typed
    prompt.obey(text("kestrel-ballot"))
    prompt.obey(text("sentinel-ballot"))
    out.truncate(0)
    prompt.obey("show")
    shown = out.getvalue()
    assert "1 " in shown
    confirms = [line for line in shown.splitlines() if "Confirm" in line and line.strip()[:1].isdigit()]
    assert confirms
    assert all(":" in line or "," in line for line in confirms)


def test_the_bot_answers_in_its_direct_message_and_where_it_is_mentioned(typed: tuple[Prompt, io.StringIO]) -> None:
    prompt, out = typed
    prompt.obey("@copydesk what can you do?")
    assert "I am the copy desk" in out.getvalue()
    out.truncate(0)
    prompt.obey("dm")
    prompt.obey("what can you do")
    assert "I am the copy desk" in out.getvalue()
