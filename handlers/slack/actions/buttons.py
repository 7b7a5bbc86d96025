"""Every button that is worked on later, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from handlers.slack.actions import findings, history, home, placement, silence, story_list, takes
from handlers.slack.actions.click import Click, click_of
from handlers.slack.parts import (
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithInbox,
    WithPeople,
    WithScreens,
    WithThreads,
    WithWhispers,
)
from handlers.slack.render.greeting import READ_BACK


class Needs(
    WithChannels,
    WithClock,
    WithConversations,
    WithDesk,
    WithInbox,
    WithPeople,
    WithScreens,
    WithThreads,
    WithWhispers,
    Protocol,
):
    """What the buttons need, together."""


def handle(body: Mapping[str, Any], room: Needs) -> None:
    """Do what a click asks. Raises ValueError for a button nobody knows."""
    click = click_of(body)
    act = ACTIONS.get(click.name.partition("_")[0]) or ACTIONS.get(click.name)
    if act is None:
        raise ValueError(f"no button is called {click.name}")
    act(click, room)
    if click.home and click.name.partition("_")[0] not in _OWN:
        home.decided(click, room)


# Buttons of Home that show it anew themselves, and the links in its menus, which lead elsewhere.
_OWN = frozenset({"home", "followed"})


ACTIONS: dict[str, Callable[[Click, Needs], None]] = {
    "confirm": findings.confirm,
    "dismiss": findings.dismiss,
    "undo": findings.undo,
    "wake": findings.wake,
    "snooze": findings.snooze,
    "assign": findings.assign,
    "not_story": placement.not_story,
    "maybe": placement.maybe,
    "unrule": placement.undo,
    "apart": takes.apart,
    "mute": silence.mute,
    "unmute": silence.unmute,
    "stop_digest": silence.stop_digest,
    READ_BACK: history.begin,
    "home": home.clicked,
    "followed": lambda _click, _room: None,
    "story": story_list.clicked,
    "stories": story_list.clicked,
}
