"""What Slack's events say of who reads a channel, and what is believed of it before the acknowledgement."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import pytest

from bot.inbox.accepted import Lane
from bot.storage import Channel, Store
from handlers.slack.directory.channel_settings import ChannelSettings
from handlers.slack.events.audience import KIND, close, said

TEAM = "T1"


def body(*, outside: bool | None = None, **event: Any) -> dict[str, Any]:
    envelope = {} if outside is None else {"is_ext_shared_channel": outside}
    return {"team_id": TEAM, "event": {"type": "message", "channel": "C1"} | event, **envelope}


@pytest.mark.parametrize(
    ("told", "private", "shared"),
    [
        (body(channel_type="channel"), False, None),
        (body(channel_type="group", outside=False), True, False),
        (body(channel_type="im"), True, None),
        (body(channel_type="mpim"), True, None),
        (body(channel_type="app_home"), True, None),
        (body(), None, None),
        (body(subtype="channel_convert_to_private"), True, None),
        (body(subtype="channel_convert_to_public", channel_type="channel"), False, None),
        (body(type="member_joined_channel", channel_type="C"), False, None),
        (body(type="member_joined_channel", channel_type="G", outside=True), True, True),
        (body(type="channel_shared"), None, True),
        (body(type="channel_unshared", is_ext_shared=False, outside=True), None, False),
        (body(type="channel_unshared", is_ext_shared=True), None, True),
    ],
)
def test_an_event_says_whether_its_channel_is_private_or_shared(
    told: dict[str, Any], private: bool | None, shared: bool | None
) -> None:
    heard = said(told)
    assert heard is not None
    assert (heard.channel, heard.private, heard.shared) == ("C1", private, shared)


@pytest.mark.parametrize(
    "told", [{}, {"event": []}, {"event": {"type": ["message"]}}, {"event": {"type": "file_deleted"}}]
)
def test_what_is_about_no_channel_says_nothing(told: dict[str, Any]) -> None:
    assert said(told) is None


class InTray:
    """An inbox that keeps nothing but the kinds of what it accepts."""

    def __init__(self) -> None:
        self.kinds: list[str] = []

    def accept(
        self,
        team: str,
        event: str,
        kind: str,
        payload: Mapping[str, Any],
        *,
        line: str | None = None,
        lane: Lane = Lane.TEXT,
        due: datetime | None = None,
    ) -> bool:
        self.kinds.append(kind)
        return True


class Desk:
    """As much of a newsroom as closes a channel."""

    def __init__(self, store: Store) -> None:
        self.channels = ChannelSettings(store)
        self.inbox = InTray()

    def hears(self, told: dict[str, Any]) -> tuple[bool, bool]:
        close(TEAM, "Ev1", told, self)
        place = self.channels.of(TEAM, "C1")
        return place.private, place.shared


def desk(store: Store, **flags: bool) -> Desk:
    with store.transaction(TEAM) as tx:
        tx.channels.save(Channel(id="C1", **flags))
    return Desk(store)


@pytest.mark.parametrize(
    ("told", "flags"),
    [
        (body(subtype="channel_convert_to_private"), (True, False)),
        (body(channel_type="group"), (True, False)),
        (body(channel_type="channel", outside=True), (False, True)),
        (body(type="channel_shared"), (False, True)),
    ],
)
def test_what_closes_a_channel_is_believed_at_once_and_followed_up(
    store: Store, told: dict[str, Any], flags: tuple[bool, bool]
) -> None:
    room = desk(store)
    assert room.hears(told) == flags
    assert room.inbox.kinds == [KIND]


@pytest.mark.parametrize(
    "told", [body(channel_type="channel", outside=False), body(subtype="channel_convert_to_public")]
)
def test_what_opens_a_channel_is_not_believed_unasked(store: Store, told: dict[str, Any]) -> None:
    room = desk(store, private=True, shared=True)
    assert room.hears(told) == (True, True)
    assert room.inbox.kinds == []


def test_what_closes_one_way_opens_no_other(store: Store) -> None:
    assert desk(store, private=True).hears(body(channel_type="channel", outside=True)) == (True, True)


def test_an_event_that_says_what_is_known_changes_nothing(store: Store) -> None:
    room = desk(store)
    assert room.hears(body(channel_type="channel", outside=False)) == (False, False)
    assert room.inbox.kinds == []
