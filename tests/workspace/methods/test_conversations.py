"""conversations.*: pages, ranges, and who sees what."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def test_history_is_newest_first_without_replies(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "one")
    newsroom.anna.post(newsroom.desk, "reply", thread=root)
    newsroom.anna.post(newsroom.desk, "two")
    found = newsroom.client.conversations_history(channel=newsroom.desk.id, oldest=root.ts, inclusive=True)
    assert [m["text"] for m in found["messages"]] == ["two", "one"]
    assert found["messages"][1]["reply_count"] == 1


def test_history_comes_in_pages_that_meet(newsroom: Newsroom) -> None:
    posts = [newsroom.anna.post(newsroom.desk, f"{n}") for n in range(7)]
    pages = newsroom.client.conversations_history(channel=newsroom.desk.id, limit=3, oldest=posts[0].ts, inclusive=True)
    texts = [[m["text"] for m in page["messages"]] for page in pages]
    assert texts == [["6", "5", "4"], ["3", "2", "1"], ["0"]]


def test_bounds_leave_out_their_ends_unless_inclusive(newsroom: Newsroom) -> None:
    first, second, third = (newsroom.anna.post(newsroom.desk, t) for t in "abc")
    bounds = {"channel": newsroom.desk.id, "oldest": first.ts, "latest": third.ts}
    assert [m["ts"] for m in newsroom.client.conversations_history(**bounds)["messages"]] == [second.ts]
    assert len(newsroom.client.conversations_history(**bounds, inclusive=True)["messages"]) == 3


def test_bad_cursors_and_times_have_their_words(newsroom: Newsroom) -> None:
    history = newsroom.client.conversations_history
    assert refused(history, channel=newsroom.desk.id, cursor="nonsense") == "invalid_cursor"
    assert refused(history, channel=newsroom.desk.id, oldest="yesterday") == "invalid_ts_oldest"


def test_a_channel_has_to_be_joined_to_be_read(newsroom: Newsroom) -> None:
    other = newsroom.ws.add_channel("other", members=[newsroom.anna])
    assert refused(newsroom.client.conversations_history, channel=other.id) == "not_in_channel"
    assert refused(newsroom.client.conversations_history, channel=newsroom.secret.id) == "channel_not_found"
    assert refused(newsroom.client.conversations_info, channel=newsroom.secret.id) == "channel_not_found"
    assert newsroom.client.conversations_info(channel=other.id)["channel"]["is_member"] is False


def test_replies_begin_with_the_root(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    reply = newsroom.ben.post(newsroom.desk, "reply", thread=root)
    replies = newsroom.client.conversations_replies
    assert [m["text"] for m in replies(channel=newsroom.desk.id, ts=root.ts)["messages"]] == ["root", "reply"]
    assert [m["text"] for m in replies(channel=newsroom.desk.id, ts=reply.ts)["messages"]] == ["reply"]
    assert refused(replies, channel=newsroom.desk.id, ts="1.000001") == "thread_not_found"


def test_the_list_hides_private_channels_from_outsiders(newsroom: Newsroom) -> None:
    def names() -> set[str]:
        found = newsroom.client.conversations_list(types="public_channel,private_channel")
        return {channel["name"] for channel in found["channels"]}

    assert names() == {"desk"}
    newsroom.anna.invite(newsroom.app.bot_user, newsroom.secret)
    assert names() == {"desk", "secret"}
    newsroom.anna.archive(newsroom.secret)
    found = newsroom.client.conversations_list(types="private_channel", exclude_archived=True)
    assert found["channels"] == []
    assert refused(newsroom.client.conversations_list, types="canvas") == "invalid_types"


def test_members_come_in_pages(newsroom: Newsroom) -> None:
    pages = [page["members"] for page in newsroom.client.conversations_members(channel=newsroom.desk.id, limit=2)]
    assert pages == [[newsroom.anna.id, newsroom.ben.id], [newsroom.app.bot_user.id]]


def test_open_gives_one_direct_message_a_person(newsroom: Newsroom) -> None:
    opened = newsroom.client.conversations_open
    first = opened(users=newsroom.anna.id)["channel"]["id"]
    assert first.startswith("D")
    assert opened(users=[newsroom.anna.id], return_im=True)["channel"]["user"] == newsroom.anna.id
    assert opened(channel=first)["channel"]["id"] == first
    assert refused(opened, users="U0NOBODY") == "user_not_found"


def test_a_public_channel_can_be_joined_a_private_one_not(newsroom: Newsroom) -> None:
    other = newsroom.ws.add_channel("other", members=[newsroom.anna])
    assert newsroom.client.conversations_join(channel=other.id)["channel"]["is_member"]
    assert newsroom.client.conversations_join(channel=other.id)["warning"] == "already_in_channel"
    newsroom.anna.invite(newsroom.app.bot_user, newsroom.secret)
    error = refused(newsroom.client.conversations_join, channel=newsroom.secret.id)
    assert error == "method_not_supported_for_channel_type"


def test_users_conversations_are_those_the_bot_is_in(newsroom: Newsroom) -> None:
    newsroom.ws.add_channel("other", members=[newsroom.anna])
    found = newsroom.client.users_conversations(types="public_channel,private_channel")
    assert [channel["name"] for channel in found["channels"]] == ["desk"]
