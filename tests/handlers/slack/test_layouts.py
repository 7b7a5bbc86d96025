"""Which layout is sent, and what is remembered of a refusal."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from handlers.slack.posting.layouts import AnswerRefusedError, Layouts

TABLE = [{"type": "data_table"}]
CHART = [{"type": "section"}, {"type": "data_visualization"}]
TWIN = [{"type": "section"}]


class Slack:
    """Refuses the forms that hold a type it does not take, with an error."""

    def __init__(self, *unknown: str, error: str = "invalid_blocks", by_address: bool = False) -> None:
        self.unknown, self.error, self.by_address = unknown, error, by_address
        self.sent: list[list[dict[str, Any]]] = []

    def __call__(self, form: list[dict[str, Any]]) -> str:
        self.sent.append(form)
        if any(block["type"] in self.unknown for block in form):
            raise AnswerRefusedError(self.error) if self.by_address else SlackApiError("no", {"error": self.error})
        return "taken"


@pytest.mark.parametrize("by_address", [False, True])
def test_a_kind_slack_does_not_know_is_tried_once(by_address: bool) -> None:
    layouts, slack = Layouts(), Slack("data_table", by_address=by_address)
    assert [layouts.put(TABLE, TWIN, slack) for _ in range(2)] == ["taken", "taken"]
    assert slack.sent == [TABLE, TWIN, TWIN]
    assert layouts.put(CHART, TWIN, slack) == "taken"
    assert slack.sent[-1] == CHART  # another kind


def test_where_the_twin_is_refused_too_the_words_alone_are_sent_and_nothing_is_remembered() -> None:
    layouts, slack = Layouts(), Slack("data_table", "section")
    assert layouts.put(TABLE, TWIN, slack) == "taken"
    assert slack.sent == [TABLE, TWIN, []]
    assert layouts.takes(TABLE)


def test_a_layout_that_is_too_long_is_not_taken_for_one_slack_does_not_know() -> None:
    layouts, slack = Layouts(), Slack("data_table", error="msg_blocks_too_long")
    layouts.put(TABLE, TWIN, slack)
    assert slack.sent == [TABLE, TWIN]
    assert layouts.takes(TABLE)


@pytest.mark.parametrize("twin", [None, TABLE])
def test_without_a_twin_of_its_own_the_words_are_next(twin: list[dict[str, Any]] | None) -> None:
    layouts, slack = Layouts(), Slack("data_table")
    layouts.put(TABLE, twin, slack)
    assert slack.sent == [TABLE, []]


@pytest.mark.parametrize(("blocks", "error"), [(TABLE, "channel_not_found"), (None, "invalid_blocks")])
def test_other_refusals_are_raised(blocks: list[dict[str, Any]] | None, error: str) -> None:
    def refuse(_: list[dict[str, Any]]) -> str:
        raise SlackApiError("no", {"error": error})

    with pytest.raises(SlackApiError):
        Layouts().put(blocks, TWIN if blocks else None, refuse)
