"""Channels that are converted and shared, as Slack announces it."""

from __future__ import annotations

import pytest

from tests.workspace.conftest import Newsroom


@pytest.mark.parametrize(("private", "kind"), [(True, "group"), (False, "channel")])
def test_a_conversion_is_a_message_in_the_channel_as_it_is_now(newsroom: Newsroom, private: bool, kind: str) -> None:
    ws = newsroom.ws
    zoe = ws.add_user("zoe")
    paper = ws.add_channel("paper", members=[zoe], private=not private)
    zoe.invite(newsroom.app.bot_user, paper)
    zoe.convert(paper, private=private)
    event = ws.deliveries_of("message")[-1].event
    word = "private" if private else "public"
    assert event["subtype"] == f"channel_convert_to_{word}"
    assert event["channel_type"] == kind
    assert f"made this channel *{word}*" in event["text"]
    assert ws.channel(paper).private is private


def test_sharing_is_announced_and_its_end_too(newsroom: Newsroom) -> None:
    ws = newsroom.ws
    zoe = ws.add_user("zoe")
    paper = ws.add_channel("paper", members=[zoe])
    zoe.invite(newsroom.app.bot_user, paper)
    ws.connect(paper)
    ws.connect(paper, shared=False)
    [began], [ended] = ws.deliveries_of("channel_shared"), ws.deliveries_of("channel_unshared")
    assert began.payload["is_ext_shared_channel"] is True
    assert (ended.payload["is_ext_shared_channel"], ended.event["is_ext_shared"]) == (False, False)
