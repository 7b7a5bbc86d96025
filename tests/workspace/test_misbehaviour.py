"""The workspace at its worst, as far as it was told to be."""

from __future__ import annotations

import queue
import time
from http.client import RemoteDisconnected
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from tests.patience import PATIENCE
from tests.workspace.conftest import Newsroom


def test_a_rate_limit_says_when_to_come_back_and_does_nothing(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.rate_limit("chat.postMessage", retry_after=7)
    before = newsroom.ws.messages(newsroom.desk)
    with pytest.raises(SlackApiError) as refused:
        newsroom.client.chat_postMessage(channel="desk", text="x")
    assert refused.value.response.status_code == 429
    assert refused.value.response.headers["Retry-After"] == "7"
    assert refused.value.response["error"] == "ratelimited"
    assert newsroom.ws.messages(newsroom.desk) == before
    assert newsroom.client.chat_postMessage(channel="desk", text="x")["ok"]


def test_the_sdk_waits_and_tries_again(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.rate_limit("chat.postMessage", retry_after=0, times=2)
    newsroom.client.retry_handlers.append(RateLimitErrorRetryHandler(max_retry_count=2))
    assert newsroom.client.chat_postMessage(channel="desk", text="x")["ok"]
    fates = [call.fate for call in newsroom.ws.calls_of("chat.postMessage")]
    assert fates == ["ratelimited", "ratelimited", "answered"]


def test_a_kept_rate_counts_each_channel_apart(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.limit_rate(calls=1, seconds=30)
    newsroom.anna.invite(newsroom.app.bot_user, newsroom.secret)
    assert newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x")["ok"]
    assert newsroom.client.chat_postMessage(channel=newsroom.secret.id, text="x")["ok"]
    with pytest.raises(SlackApiError) as refused:
        newsroom.client.chat_postMessage(channel=newsroom.desk.id, text="x")
    assert 28 <= int(refused.value.response.headers["Retry-After"]) <= 30


def test_a_share_of_calls_is_limited_and_others_are_not_touched(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.rate_limit("api.test", times=None, share=0.5)
    limited = 0
    for _ in range(40):
        try:
            newsroom.client.api_test()
        except SlackApiError:
            limited += 1
        newsroom.client.auth_test()
    assert 8 <= limited <= 32


def test_a_server_error_does_nothing(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.fail("chat.postMessage", status=502)
    with pytest.raises(SlackApiError) as refused:
        newsroom.client.chat_postMessage(channel="desk", text="never")
    assert refused.value.response.status_code == 502
    assert "never" not in {message.text for message in newsroom.ws.messages(newsroom.desk)}


def test_a_lost_answer_leaves_the_message_posted(newsroom: Newsroom) -> None:
    newsroom.client.retry_handlers.clear()
    newsroom.ws.misbehave.lose_answer("chat.postMessage")
    with pytest.raises((RemoteDisconnected, ConnectionResetError)):
        newsroom.client.chat_postMessage(channel="desk", text="posted")
    assert newsroom.ws.messages(newsroom.desk)[-1].text == "posted"
    assert newsroom.ws.calls_of("chat.postMessage")[0].fate == "lost"


def test_a_slow_answer_comes_after_the_deed(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.slow("chat.postMessage", seconds=0.2)
    started = time.monotonic()
    newsroom.client.chat_postMessage(channel="desk", text="x")
    assert time.monotonic() - started >= 0.2


def test_any_refusal_can_be_ordered(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.refuse("chat.postMessage", error="fatal_error")
    with pytest.raises(SlackApiError, match="fatal_error"):
        newsroom.client.chat_postMessage(channel="desk", text="x")


def test_misbehaviour_can_be_called_off(newsroom: Newsroom) -> None:
    newsroom.ws.misbehave.fail(times=None)
    newsroom.ws.misbehave.clear()
    assert newsroom.client.auth_test()["ok"]


@pytest.fixture
def heard(newsroom: Newsroom, by_socket: Any) -> queue.Queue[str]:
    """The texts of messages as a connected app hears them."""
    texts: queue.Queue[str] = queue.Queue()
    bolt = newsroom.bolt()
    bolt.event("message")(lambda event: texts.put(event["text"]))
    by_socket(bolt)
    return texts


def sent_in_order(newsroom: Newsroom, texts: set[str]) -> list[str]:
    """Those messages in the order they were first sent to the app."""
    newsroom.ws.wait_until_delivered()
    found = [d for d in newsroom.ws.deliveries_of("message") if d.event.get("text") in texts]
    return [d.event["text"] for d in sorted(found, key=lambda d: d.attempts[0].at)]


def test_a_duplicate_arrives_although_acknowledged(newsroom: Newsroom, heard: queue.Queue[str]) -> None:
    newsroom.ws.misbehave.duplicate_events()
    newsroom.anna.post(newsroom.desk, "twice")
    assert [heard.get(timeout=PATIENCE) for _ in range(2)] == ["twice", "twice"]
    newsroom.ws.wait_until_delivered()
    (delivery,) = [d for d in newsroom.ws.deliveries_of("message") if d.event.get("text") == "twice"]
    assert [attempt.acked_after is not None for attempt in delivery.attempts] == [True, True]


def test_a_late_event_is_overtaken(newsroom: Newsroom, heard: queue.Queue[str]) -> None:
    newsroom.ws.misbehave.delay_events(2.0)  # long enough for the second to be posted
    newsroom.anna.post(newsroom.desk, "first")
    newsroom.anna.post(newsroom.desk, "second")
    assert {heard.get(timeout=PATIENCE) for _ in range(2)} == {"first", "second"}
    assert sent_in_order(newsroom, {"first", "second"}) == ["second", "first"]


def test_events_held_back_arrive_in_reverse(newsroom: Newsroom, heard: queue.Queue[str]) -> None:
    newsroom.ws.misbehave.hold_events(3, event_type="message")
    texts = ["one", "two", "three"]
    for text in texts:
        newsroom.anna.post(newsroom.desk, text)
    assert {heard.get(timeout=PATIENCE) for _ in texts} == set(texts)
    assert sent_in_order(newsroom, set(texts)) == texts[::-1]
