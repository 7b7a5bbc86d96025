"""Dates as Slack tells them: each reader has them in their own zone."""

from __future__ import annotations

import pytest

from workspace.blocks import problems_of_suggestions
from workspace.text import in_zone, shown

STAMP = 1773216840  # 11 March 2026, 08:14 UTC
DATE = {"type": "date", "timestamp": STAMP, "format": "{date_short_pretty} at {time}", "fallback": "11 Mar 09:14"}
BLOCK = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [DATE]}]}


def test_an_old_client_tells_a_date_as_the_app_words_it() -> None:
    assert shown("", [BLOCK]) == "11 Mar 09:14"


@pytest.mark.parametrize(("tz", "told"), [("Europe/Berlin", "09:14"), ("America/New_York", "04:14")])
def test_each_reader_has_dates_in_their_own_zone(tz: str, told: str) -> None:
    stored = f"Put off until <!date^{STAMP}^{{date_num}} {{time}}|then>, by <@U1>"
    section = {"type": "section", "text": {"type": "mrkdwn", "text": stored}}
    text, blocks = in_zone(stored, [BLOCK, section], tz)
    assert text == f"Put off until 2026-03-11 {told}, by <@U1>"
    assert shown(text, blocks) == f"Mar 11, 2026 at {told}\nPut off until 2026-03-11 {told}, by U1".replace("U1", "@U1")


@pytest.mark.parametrize(
    "response",
    [
        {},
        {"options": [], "option_groups": []},
        {"options": [{"text": {"type": "plain_text", "text": "x" * 76}, "value": "1"}]},
        {"options": [{"text": {"type": "plain_text", "text": "x"}, "value": "1"}] * 101},
        {"options": [{"text": {"type": "plain_text", "text": "x"}}]},
        {"options": [{"text": {"type": "mrkdwn", "text": "x"}, "value": "1"}]},
        {"options": [{"text": {"type": "plain_text", "text": "x"}, "value": "v" * 151}]},
        {"options": [{"text": {"type": "plain_text", "text": "x"}, "value": "1", "url": "https://a.example"}]},
        {"options": [], "more": 1},
    ],
)
def test_options_slack_would_not_show_are_problems(response: dict[str, object]) -> None:
    assert problems_of_suggestions(response)


def test_no_option_is_an_answer_too() -> None:
    assert problems_of_suggestions({"options": []}) == []
