"""How what Slack sends is stored."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handlers.shipped import manifest
from handlers.slack.requests.intake import EVENTS, Taken, classify


def event(**parts: Any) -> dict[str, Any]:
    inner = {"type": "message", "channel": "C1", "ts": "1.1", "text": "hello"} | parts
    return {"type": "event_callback", "team_id": "T1", "event_id": "Ev1", "event": inner}


def test_a_message_is_stored_under_its_event_id() -> None:
    assert classify(event()) == Taken(team="T1", key="Ev1", kind="message", line="C1:1.1")


def test_an_edit_and_a_deletion_stand_in_line_behind_their_message() -> None:
    edit = event(subtype="message_changed", ts="2.2", message={"ts": "1.1", "text": "new"})
    gone = event(subtype="message_deleted", ts="3.3", deleted_ts="1.1")
    assert [taken.line for body in (edit, gone) if (taken := classify(body))] == ["C1:1.1", "C1:1.1"]


@pytest.mark.parametrize("subtype", ["channel_join", "channel_topic", "pinned_item"])
def test_what_carries_no_text_is_acknowledged_and_forgotten(subtype: str) -> None:
    assert classify(event(subtype=subtype)) is None


@pytest.mark.parametrize("subtype", ["channel_convert_to_private", "channel_convert_to_public"])
def test_what_says_who_reads_a_channel_is_stored(subtype: str) -> None:
    assert classify(event(subtype=subtype)) is not None


def test_the_app_subscribes_to_every_event_that_is_work_for_the_desk() -> None:
    subscribed = yaml.safe_load(manifest())["settings"]["event_subscriptions"]["bot_events"]
    assert {each.split(".")[0] for each in subscribed} == EVENTS


@pytest.mark.parametrize("subtype", ["file_share", "message_changed", "message_deleted", "thread_broadcast"])
def test_what_carries_or_changes_a_text_is_stored(subtype: str) -> None:
    assert classify(event(subtype=subtype)) is not None


def test_a_command_a_click_and_a_window_are_stored_under_their_trigger() -> None:
    command = {"command": "/copydesk", "team_id": "T1", "trigger_id": "1.2.a"}
    click = {
        "type": "block_actions",
        "team": {"id": "T1"},
        "trigger_id": "1.2.b",
        "actions": [{"action_id": "confirm"}],
    }
    window = {"type": "view_submission", "team": {"id": "T1"}, "trigger_id": "1.2.c"}
    kinds = [(taken.key, taken.kind) for body in (command, click, window) if (taken := classify(body))]
    assert kinds == [("1.2.a", "command /copydesk"), ("1.2.b", "block_actions"), ("1.2.c", "view_submission")]


@pytest.mark.parametrize(
    "body",
    [
        {"team": "T1", "type": "block_actions", "trigger_id": "1"},
        {"team_id": "T1", "event_id": "E1", "event": {"type": ["message"]}},
        {"team_id": "T1", "event_id": "E1", "event": {"type": "message", "subtype": {}, "channel": 3}},
        {"event": []},
        {},
    ],
)
def test_whatever_arrives_is_kept(body: dict[str, Any]) -> None:
    taken = classify(body)
    assert taken is not None
    assert taken.kind in {"malformed", "message"}


@pytest.mark.parametrize("missing", ["team_id", "event_id", "event"])
def test_a_malformed_event_is_kept_so_that_it_can_be_looked_at(missing: str) -> None:
    body = event()
    del body[missing]
    taken = classify(body)
    assert taken is not None
    assert taken.kind == "malformed"
    assert classify(dict(body)) == taken
