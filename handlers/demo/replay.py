"""Play the morning: every event in its time, and the digest when it is due."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from config.settings import Settings
from handlers.demo.stage import Stage, staged
from workspace import Message
from workspace.morning import Event, EventKind, Morning

DIGEST_AT = time(11, 15)
DIGEST_CHANNEL = "newsroom"


@contextmanager
def morning_staged(morning: Morning, settings: Settings) -> Iterator[Stage]:
    """A stage half an hour before the morning's first event, with its people and channels, and the bot in each."""
    own = settings.model_copy(update={"house_outlets": (morning.house_outlet,), "time_zone": morning.tz})
    with staged(morning.house_outlet, morning.events[0].at - timedelta(minutes=30), own) as stage:
        people = {
            user.handle: stage.workspace.add_user(user.handle, name=user.name, tz=user.tz) for user in morning.users
        }
        for channel in morning.channels:
            place = stage.workspace.add_channel(
                channel.name, members=[people[handle] for handle in channel.members], private=channel.private
            )
            people[channel.members[0]].invite(stage.app.bot_user, place)
        stage.settle()
        yield stage


def replay(
    stage: Stage,
    morning: Morning,
    *,
    before: Callable[[Event], None] = lambda _: None,
    after: Callable[[Event], None] = lambda _: None,
) -> dict[str, Message]:
    """Order the digest, let everything happen, and wait for the digest; the posts by the name of their text's file.

    `before` and `after` hear of each event when it is about to happen and when the bot has done with it.
    """
    order_digest(stage, morning)
    posted: dict[str, Message] = {}
    for event in morning.events:
        before(event)
        stage.clock.move_to(event.at)
        _happen(stage, event, posted)
        stage.settle()
        after(event)
    due = datetime.combine(morning.day, DIGEST_AT, tzinfo=ZoneInfo(morning.tz))
    stage.clock.move_to(due + timedelta(seconds=1))
    stage.ring()
    return posted


def order_digest(stage: Stage, morning: Morning) -> None:
    """Have the first of the newsroom's people order the digest, as a person does."""
    channel = stage.workspace.channel(DIGEST_CHANNEL)
    editor = stage.workspace.person(morning.users[0].handle)
    editor.command("/copydesk", f"digest {DIGEST_AT:%H:%M}", channel=channel).wait_for_responses(1)
    stage.settle()


def _happen(stage: Stage, event: Event, posted: dict[str, Message]) -> None:
    who, channel = stage.workspace.person(event.who), stage.workspace.channel(event.channel)
    if event.kind is EventKind.EDIT:
        who.edit(posted[event.of or ""], event.text)
    elif event.kind is EventKind.FILE:
        name = event.file or "text.txt"
        posted[name] = who.upload(channel, name, event.text, comment=event.comment)
    else:
        message = who.post(channel, event.text)
        if event.file:
            posted[event.file] = message
