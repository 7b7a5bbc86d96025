"""Modals and App Homes through views.*: triggers, stacks, hashes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom
from workspace import Workspace, serve


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def modal(title: str = "Title", **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": {"type": "plain_text", "text": title}, "blocks": [], **more}


def trigger(newsroom: Newsroom) -> str:
    return newsroom.ws.state.tickets.trigger(app_id=newsroom.app.app_id, user=newsroom.anna.id)


def test_a_trigger_opens_one_modal(newsroom: Newsroom) -> None:
    once = trigger(newsroom)
    opened = newsroom.client.views_open(trigger_id=once, view=modal(callback_id="c"))["view"]
    shown = newsroom.ws.modal(newsroom.anna)
    assert shown is not None
    assert (shown.id, shown.callback_id, opened["root_view_id"]) == (opened["id"], "c", opened["id"])
    assert refused(newsroom.client.views_open, trigger_id=once, view=modal()) == "exchanged_trigger_id"
    assert refused(newsroom.client.views_open, trigger_id="1.2.3", view=modal()) == "invalid_trigger_id"


@pytest.fixture
def hourglass() -> Iterator[list[float]]:
    """The time of a workspace with a clock of its own, in a list to be turned."""
    yield [1_773_300_000.0]


def test_a_trigger_lives_three_seconds(hourglass: list[float]) -> None:
    from slack_sdk import WebClient

    ws = Workspace.create(now=lambda: hourglass[0])
    with serve(ws) as server:
        anna, app = ws.add_user("anna"), ws.install_app("Copydesk")
        client = WebClient(app.bot_token, base_url=server.api_url)
        tickets = [ws.state.tickets.trigger(app_id=app.app_id, user=anna.id) for _ in range(2)]
        hourglass[0] += 2.9
        assert client.views_open(trigger_id=tickets[0], view=modal())["ok"]
        hourglass[0] += 0.2
        assert refused(client.views_open, trigger_id=tickets[1], view=modal()) == "expired_trigger_id"


def test_a_bad_view_is_an_invalid_argument_with_its_place(newsroom: Newsroom) -> None:
    with pytest.raises(SlackApiError) as error:
        newsroom.client.views_open(trigger_id=trigger(newsroom), view=modal("x" * 25))
    assert error.value.response["error"] == "invalid_arguments"
    assert error.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]


def test_three_modals_may_lie_on_each_other(newsroom: Newsroom) -> None:
    root = newsroom.client.views_open(trigger_id=trigger(newsroom), view=modal())["view"]
    second = newsroom.client.views_push(trigger_id=trigger(newsroom), view=modal())["view"]
    assert (second["root_view_id"], second["previous_view_id"]) == (root["id"], root["id"])
    newsroom.client.views_push(trigger_id=trigger(newsroom), view=modal())
    error = refused(newsroom.client.views_push, trigger_id=trigger(newsroom), view=modal())
    assert error == "push_limit_reached"


def test_an_update_with_an_old_hash_conflicts(newsroom: Newsroom) -> None:
    opened = newsroom.client.views_open(trigger_id=trigger(newsroom), view=modal())["view"]
    update = newsroom.client.views_update
    newer = update(view_id=opened["id"], hash=opened["hash"], view=modal("Newer"))["view"]
    assert newer["hash"] != opened["hash"]
    assert refused(update, view_id=opened["id"], hash=opened["hash"], view=modal()) == "hash_conflict"
    assert update(view_id=opened["id"], view=modal("Newest"))["view"]["title"]["text"] == "Newest"


def test_a_closed_modal_is_not_found(newsroom: Newsroom) -> None:
    opened = newsroom.client.views_open(trigger_id=trigger(newsroom), view=modal(external_id="e"))["view"]
    assert newsroom.client.views_update(external_id="e", view=modal(external_id="e"))["view"]["id"] == opened["id"]
    shown = newsroom.ws.modal(newsroom.anna)
    assert shown is not None
    newsroom.anna.close(shown)
    assert refused(newsroom.client.views_update, view_id=opened["id"], view=modal()) == "not_found"


def test_an_external_id_is_taken_while_its_view_is_open(newsroom: Newsroom) -> None:
    newsroom.client.views_open(trigger_id=trigger(newsroom), view=modal(external_id="e"))
    push = newsroom.client.views_push
    error = refused(push, trigger_id=trigger(newsroom), view=modal(external_id="e"))
    assert error == "duplicate_external_id"


def test_a_home_is_published_and_replaced(newsroom: Newsroom) -> None:
    home = {"type": "home", "blocks": [{"type": "divider", "block_id": "a"}]}
    first = newsroom.client.views_publish(user_id=newsroom.anna.id, view=home)["view"]
    second = newsroom.client.views_publish(user_id=newsroom.anna.id, view={"type": "home", "blocks": []})["view"]
    assert first["id"] == second["id"]
    shown = newsroom.ws.home(newsroom.anna, newsroom.app)
    assert shown is not None
    assert shown.blocks == ()
    publish = newsroom.client.views_publish
    assert refused(publish, user_id=newsroom.anna.id, view=home, hash=first["hash"]) == "hash_conflict"
    assert refused(publish, user_id="U0NOBODY", view=home) == "user_not_found"
    assert refused(publish, user_id=newsroom.ben.id, view=modal()) == "invalid_arguments"
