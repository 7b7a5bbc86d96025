"""A newsroom on loopback: the local workspace, the real bot, real sockets."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from config.settings import Settings
from handlers.demo.stage import Stage, staged
from tests.patience import PATIENCE
from workspace import Channel, Interaction, Message, Person, View

TEXTS = Path(__file__).parent / "texts"
NOTICE = "✏️"  # how a notice of a correction begins


def text(name: str, **changes: str) -> str:
    """One of the scenario texts."""
    return (TEXTS / f"{name}.txt").read_text("utf-8")


@dataclass(kw_only=True)
class Newsroom:
    """A stage with two people and two channels, one of them private."""

    stage: Stage
    anna: Person
    ben: Person
    desk: Channel
    secret: Channel
    posted: list[Message] = field(default_factory=list)

    def post(self, words: str, *, channel: Channel | None = None, who: Person | None = None) -> Message:
        """Post and wait until the bot is done with it."""
        message = (who or self.anna).post(channel or self.desk, words)
        self.stage.settle()
        return message

    def pass_time(self, step: timedelta) -> None:
        """Let time pass, step by step, until nothing waits for it any more."""
        ws, running, clock = self.stage.workspace, self.stage.running, self.stage.clock
        ends = time.monotonic() + PATIENCE
        while not (all(each.finished for each in ws.deliveries) and running.idle()):
            assert time.monotonic() < ends, "the bot did not finish however much time passed"
            clock.move_to(clock.now() + step)
            running.newsroom.inbox.bell.ring()
            threading.Event().wait(0.01)  # other threads work; nothing here could tell when they are done

    def choose(self, who: Person, message: Message | View, words: str) -> Interaction:
        """What is done by the choice that begins so, in one of the menus under a message of the bot's, or in a view."""
        [(block, label)] = [
            (str(block["block_id"]), str(option["text"]["text"]))
            for block in message.blocks
            for element in block.get("elements", ())
            if element["type"] == "overflow"
            for option in element["options"]
            if option["text"]["text"].startswith(words)
        ]
        return who.click(message, block_id=block, action_id="menu", value=label)

    def answer(self, message: Message) -> str:
        """The bot's one reply in the thread of a post, as a person reads it; empty where it said nothing.

        A figure revised elsewhere may add one notice to the thread, which is no reply.
        """
        shown = [self.stage.workspace.shown(each) for each in self.stage.workspace.replies(message)]
        replies = [each for each in shown if not each.startswith(NOTICE)]
        assert len(replies) <= 1
        assert len(shown) - len(replies) <= 1
        return replies[0] if replies else ""

    def reply(self, message: Message) -> Message:
        """The bot's one reply."""
        [reply] = self.stage.workspace.replies(message)
        return reply


def settings() -> Settings:
    return Settings.model_validate({"time_zone": "Europe/Berlin", "house_outlets": ("Dayline",)})


@pytest.fixture(params=["socket", "http"])
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def newsroom(transport: str) -> Iterator[Newsroom]:
    """Posts happen on 3 February 2026, the day of the roof texts."""
    with staged("Newsroom", datetime(2026, 2, 3, 12, 0, tzinfo=UTC), settings(), http=transport == "http") as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == [], "every payload the bot sends is one Slack takes"


@pytest.fixture
def found(newsroom: Newsroom) -> Message:
    """A post whose reply tells of one swapped figure."""
    newsroom.post(text("kestrel-ballot"))
    return newsroom.post(text("sentinel-ballot"))


def refused(stage: Stage) -> list[object]:
    """The Web API calls Slack refused for what they were, not for its own troubles."""
    troubles = {"ratelimited", "internal_error", "service_unavailable"}
    calls = (call for call in stage.workspace.calls if call.answer and not call.answer.get("ok"))
    return [call for call in calls if call.answer and call.answer.get("error") not in troubles]


def furnished(stage: Stage) -> Newsroom:
    """Anna and Ben, #desk for both, #secret for Anna; the bot is in each."""
    ws = stage.workspace
    anna = ws.add_user("anna", name="Anna Berg", tz="Europe/Berlin")
    ben = ws.add_user("ben", name="Ben Ode", tz="America/New_York")
    desk = ws.add_channel("desk", members=[anna, ben])
    secret = ws.add_channel("secret", members=[anna], private=True)
    anna.invite(stage.app.bot_user, desk)
    anna.invite(stage.app.bot_user, secret)
    stage.settle()
    return Newsroom(stage=stage, anna=anna, ben=ben, desk=desk, secret=secret)
