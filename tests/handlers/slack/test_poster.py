"""What the poster makes of a delivery."""

from __future__ import annotations

from typing import Any

from slack_sdk.errors import SlackApiError

from bot.inbox.delivery import Delivery
from handlers.slack.posting.deliveries import POST, UPLOAD
from handlers.slack.posting.layouts import Layouts
from handlers.slack.posting.poster import Poster

LINE, WORDS = [{"type": "data_visualization"}], [{"type": "context"}]


class Answer:
    """A message that was posted."""

    def __init__(self) -> None:
        self.data = {"ts": "1.2", "message": {"thread_ts": "1.1"}}


class Client:
    """Takes no charts yet."""

    def __init__(self) -> None:
        self.posted: list[tuple[Any, Any]] = []

    def chat_postMessage(self, *, text: str, blocks: list[dict[str, Any]], **_: Any) -> Answer:  # noqa: N802
        self.posted.append((text, blocks))
        if blocks == LINE:
            raise SlackApiError("no", {"error": "invalid_blocks"})
        return Answer()


def delivery(call: str, payload: dict[str, Any]) -> Delivery:
    return Delivery(id="d", team="T1", channel="C1", thread="1.1", call=call, payload=payload)


def test_a_chart_slack_does_not_take_is_posted_as_its_words_and_the_next_one_at_once() -> None:
    client = Client()
    poster = Poster(client, Layouts())  # type: ignore[arg-type]
    chart = delivery(POST, {"text": "310", "blocks": LINE, "twin": WORDS})
    assert [poster.post(chart) for _ in range(2)] == ["1.2", "1.2"]
    assert client.posted == [("310", LINE), ("310", WORDS), ("310", WORDS)]


def test_a_picture_an_earlier_version_left_in_the_outbox_is_told_in_its_words() -> None:
    client = Client()
    left = delivery(UPLOAD, {"chart": "{}", "zone": "UTC", "title": "Grain", "alt": "Line chart of “Grain”: 310."})
    assert Poster(client, Layouts()).post(left) == "1.2"  # type: ignore[arg-type]
    assert client.posted == [("Line chart of “Grain”: 310.", [])]
