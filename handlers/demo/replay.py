"""Play the morning: every event in its time, and the digest when it is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from handlers.demo.stage import Stage
from workspace.morning import Event

DIGEST_AT = time(11, 15)
DIGEST_CHANNEL = "newsroom"


def replay(stage: Stage, told: Callable[[Event], None] = lambda _event: None) -> None:
    """Order the digest, let everything happen, and wait for the digest. `told` hears of each event once it is done."""
    order_digest(stage)
    for event in stage.morning.events:
        stage.play(event)
        told(event)
    due = datetime.combine(stage.morning.day, DIGEST_AT, tzinfo=ZoneInfo(stage.morning.tz))
    stage.clock.move_to(due + timedelta(seconds=1))
    stage.running.newsroom.ring(stage.clock.now())
    stage.settle()


def order_digest(stage: Stage) -> None:
    """Have the first of the newsroom order the digest, as a person does."""
    channel = stage.workspace.channel(DIGEST_CHANNEL)
    editor = stage.person(stage.morning.users[0].handle)
    editor.command("/copydesk", f"digest {DIGEST_AT:%H:%M}", channel=channel).wait_for_responses(1)
    stage.settle()
