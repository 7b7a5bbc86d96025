"""chat.* as slack_sdk's WebClient meets it: what is done, what is refused with which word."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def test_a_post_answers_with_its_ts_and_message(newsroom: Newsroom) -> None:
    answer = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="Hello")
    assert answer["channel"] == newsroom.desk.id
    assert answer["message"]["bot_id"] == newsroom.app.bot_id
    (stored,) = [m for m in newsroom.ws.messages(newsroom.desk) if m.ts == answer["ts"]]
    assert stored.text == "Hello"


@pytest.mark.parametrize("wanted", ["desk", "#desk"])
def test_a_channel_may_be_named(newsroom: Newsroom, wanted: str) -> None:
    assert newsroom.client.chat_postMessage(channel=wanted, text="Hello")["channel"] == newsroom.desk.id


def test_a_user_id_means_the_direct_message(newsroom: Newsroom) -> None:
    answer = newsroom.client.chat_postMessage(channel=newsroom.anna.id, text="Hello")
    assert answer["channel"] == newsroom.anna.dm(newsroom.app.bot_user).id


def test_a_private_channel_is_not_there_for_outsiders(newsroom: Newsroom) -> None:
    assert refused(newsroom.client.chat_postMessage, channel=newsroom.secret.id, text="x") == "channel_not_found"
    newsroom.anna.invite(newsroom.app.bot_user, newsroom.secret)
    assert newsroom.client.chat_postMessage(channel=newsroom.secret.id, text="x")["ok"]


def test_a_public_channel_has_to_be_joined(newsroom: Newsroom) -> None:
    other = newsroom.ws.add_channel("other", members=[newsroom.anna])
    assert refused(newsroom.client.chat_postMessage, channel=other.id, text="x") == "not_in_channel"


def test_an_archived_channel_takes_no_post(newsroom: Newsroom) -> None:
    newsroom.anna.archive(newsroom.desk)
    assert refused(newsroom.client.chat_postMessage, channel=newsroom.desk.id, text="x") == "is_archived"


@pytest.mark.filterwarnings("ignore:The top-level `text`")
def test_something_has_to_be_said(newsroom: Newsroom) -> None:
    assert refused(newsroom.client.chat_postMessage, channel=newsroom.desk.id, text="") == "no_text"


def test_text_is_cut_at_forty_thousand_characters(newsroom: Newsroom) -> None:
    answer = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x" * 40_001)
    assert len(answer["message"]["text"]) == 40_000


def test_an_update_takes_four_thousand(newsroom: Newsroom) -> None:
    ts = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x")["ts"]
    update = newsroom.client.chat_update
    assert refused(update, channel=newsroom.desk.id, ts=ts, text="x" * 4001) == "msg_too_long"
    assert update(channel=newsroom.desk.id, ts=ts, text="x" * 4000)["ok"]


def test_bad_blocks_are_refused_with_reason_and_place(newsroom: Newsroom) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    with pytest.raises(SlackApiError) as error:
        newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x", blocks=[section])
    answer = error.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/blocks/0/text/text]"
    ]
    assert answer["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]


def test_blocks_that_are_no_json_have_an_error_of_their_own(newsroom: Newsroom) -> None:
    arguments = {"channel": newsroom.desk.id, "text": "x", "blocks": "[{"}
    assert refused(newsroom.client.api_call, api_method="chat.postMessage", data=arguments) == "invalid_blocks_format"


def test_blocks_are_too_long_together_before_each_is(newsroom: Newsroom) -> None:
    section = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 2900}}
    error = refused(newsroom.client.chat_postMessage, channel=newsroom.desk.id, text="x", blocks=[section] * 5)
    assert error == "msg_blocks_too_long"


def test_a_reply_to_a_reply_belongs_to_the_root(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    first = newsroom.client.chat_postMessage(channel=newsroom.desk.id, thread_ts=root.ts, text="first")
    second = newsroom.client.chat_postMessage(channel=newsroom.desk.id, thread_ts=first["ts"], text="second")
    assert second["message"]["thread_ts"] == root.ts
    assert [m.text for m in newsroom.ws.thread(root)] == ["root", "first", "second"]


def test_a_reply_to_a_root_that_is_gone_lands_in_the_channel(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    newsroom.anna.delete(root)
    answer = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="late", thread_ts=root.ts)
    assert "thread_ts" not in answer["message"]


def test_notices_and_tombstones_take_no_replies(newsroom: Newsroom) -> None:
    joined = next(m for m in newsroom.ws.messages(newsroom.desk) if m.subtype == "channel_join")
    root = newsroom.anna.post(newsroom.desk, "root")
    newsroom.ben.post(newsroom.desk, "reply", thread=root)
    newsroom.anna.delete(root)
    for ts in (joined.ts, root.ts):
        error = refused(newsroom.client.chat_postMessage, channel=newsroom.desk.id, text="x", thread_ts=ts)
        assert error == "cannot_reply_to_message"


def test_a_broadcast_reply_shows_in_the_channel(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    post = newsroom.client.chat_postMessage
    quiet = post(channel=newsroom.desk.id, text="quiet", thread_ts=root.ts)
    loud = post(channel=newsroom.desk.id, text="loud", thread_ts=root.ts, reply_broadcast=True)
    shown = [m["ts"] for m in newsroom.client.conversations_history(channel=newsroom.desk.id)["messages"]]
    assert loud["ts"] in shown
    assert quiet["ts"] not in shown


def test_metadata_comes_back_only_when_asked_for(newsroom: Newsroom) -> None:
    metadata = {"event_type": "delivery", "event_payload": {"id": "7"}}
    ts = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x", metadata=metadata)["ts"]
    history = newsroom.client.conversations_history
    plain = history(channel=newsroom.desk.id, oldest=ts, inclusive=True)["messages"][0]
    full = history(channel=newsroom.desk.id, oldest=ts, inclusive=True, include_all_metadata=True)["messages"][0]
    assert "metadata" not in plain
    assert full["metadata"] == metadata


@pytest.mark.parametrize("metadata", [{"event_type": "x"}, {"event_type": 1, "event_payload": {}}, "[", [1]])
def test_metadata_of_another_form_is_refused(newsroom: Newsroom, metadata: Any) -> None:
    post = newsroom.client.chat_postMessage
    assert refused(post, channel=newsroom.desk.id, text="x", metadata=metadata) == "invalid_metadata_format"


def test_an_update_keeps_what_it_does_not_name(newsroom: Newsroom) -> None:
    divider = {"type": "divider", "block_id": "line"}
    metadata = {"event_type": "delivery", "event_payload": {"id": "7"}}
    posted = newsroom.client.chat_postMessage(
        channel=newsroom.desk.id, text="before", blocks=[divider], metadata=metadata
    )
    newsroom.client.chat_update(channel=newsroom.desk.id, ts=posted["ts"], text="after")
    message = newsroom.ws.messages(newsroom.desk)[-1]
    assert (message.text, message.blocks, message.metadata) == ("after", (divider,), metadata)
    newsroom.client.chat_update(channel=newsroom.desk.id, ts=posted["ts"], text="after", blocks=[])
    assert newsroom.ws.messages(newsroom.desk)[-1].blocks == ()


def test_only_ones_own_messages_are_changed_or_deleted(newsroom: Newsroom) -> None:
    message = newsroom.anna.post(newsroom.desk, "mine")
    place = {"channel": newsroom.desk.id, "ts": message.ts}
    assert refused(newsroom.client.chat_update, text="x", **place) == "cant_update_message"
    assert refused(newsroom.client.chat_delete, **place) == "cant_delete_message"


def test_a_message_that_is_gone_is_not_found(newsroom: Newsroom) -> None:
    ts = newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x")["ts"]
    assert newsroom.client.chat_delete(channel=newsroom.desk.id, ts=ts)["ok"]
    for call in (newsroom.client.chat_delete, newsroom.client.chat_update):
        arguments = {"text": "x"} if call == newsroom.client.chat_update else {}
        assert refused(call, channel=newsroom.desk.id, ts=ts, **arguments) == "message_not_found"


def test_an_ephemeral_message_is_for_one_member(newsroom: Newsroom) -> None:
    newsroom.client.chat_postEphemeral(channel=newsroom.desk.id, user=newsroom.anna.id, text="psst")
    assert [m.text for m in newsroom.ws.ephemerals(newsroom.anna)] == ["psst"]
    assert newsroom.ws.ephemerals(newsroom.ben) == ()
    assert "psst" not in {m.text for m in newsroom.ws.messages(newsroom.desk)}
    stranger = newsroom.ws.add_user("carl")
    call = newsroom.client.chat_postEphemeral
    assert refused(call, channel=newsroom.desk.id, user=stranger.id, text="x") == "user_not_in_channel"


def test_a_permalink_names_message_and_thread(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    reply = newsroom.ben.post(newsroom.desk, "reply", thread=root)
    link = newsroom.client.chat_getPermalink
    place = f"{newsroom.server.url}/archives/{newsroom.desk.id}/p"
    assert link(channel=newsroom.desk.id, message_ts=root.ts)["permalink"] == place + root.ts.replace(".", "")
    assert f"?thread_ts={root.ts}" in link(channel=newsroom.desk.id, message_ts=reply.ts)["permalink"]
    assert refused(link, channel=newsroom.desk.id, message_ts="1.000001") == "message_not_found"


def test_markdown_text_stands_alone(newsroom: Newsroom) -> None:
    post = newsroom.client.chat_postMessage
    newsroom.client.api_call("chat.postMessage", json={"channel": newsroom.desk.id, "markdown_text": "**so**"})
    assert newsroom.ws.messages(newsroom.desk)[-1].blocks[0]["text"] == "**so**"
    error = refused(post, channel=newsroom.desk.id, text="x", markdown_text="y")
    assert error == "markdown_text_conflict"
