"""Reactions, users, team, bots."""

from __future__ import annotations

import json
from typing import Any

import pytest
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom


def refused(call: Any, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as error:
        call(**arguments)
    return str(error.value.response["error"])


def test_a_reaction_is_given_once_and_taken_back_once(newsroom: Newsroom) -> None:
    message = newsroom.anna.post(newsroom.desk, "x")
    target = {"channel": newsroom.desk.id, "timestamp": message.ts, "name": "eyes"}
    assert newsroom.client.reactions_add(**target)["ok"]
    assert refused(newsroom.client.reactions_add, **target) == "already_reacted"
    newsroom.anna.react(message, "eyes")
    got = newsroom.client.reactions_get(channel=newsroom.desk.id, timestamp=message.ts)["message"]["reactions"]
    assert got == [{"name": "eyes", "users": [newsroom.app.bot_user.id, newsroom.anna.id], "count": 2}]
    assert newsroom.client.reactions_remove(**target)["ok"]
    assert refused(newsroom.client.reactions_remove, **target) == "no_reaction"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"timestamp": "1.000001"}, "message_not_found"),
        ({"timestamp": "noon"}, "bad_timestamp"),
        ({"name": "No Such!"}, "invalid_name"),
        ({"channel": "C0NOWHERE"}, "channel_not_found"),
    ],
)
def test_reactions_are_refused_with_their_words(newsroom: Newsroom, change: dict[str, str], error: str) -> None:
    message = newsroom.anna.post(newsroom.desk, "x")
    target = {"channel": newsroom.desk.id, "timestamp": message.ts, "name": "eyes", **change}
    assert refused(newsroom.client.reactions_add, **target) == error


def test_a_person_has_a_zone_and_its_offset(newsroom: Newsroom) -> None:
    user = newsroom.client.users_info(user=newsroom.anna.id)["user"]
    assert user["tz"] == "Europe/Berlin"
    assert user["tz_offset"] in (3600, 7200)
    assert user["profile"]["real_name"] == "Anna Berg"
    assert newsroom.client.users_info(user=newsroom.app.bot_user.id)["user"]["is_bot"] is True
    assert refused(newsroom.client.users_info, user="U0NOBODY") == "user_not_found"


def test_everybody_is_listed_page_by_page(newsroom: Newsroom) -> None:
    pages = [[user["name"] for user in page["members"]] for page in newsroom.client.users_list(limit=3)]
    assert pages == [["slackbot", "anna", "ben"], ["copydesk"]]


def test_team_and_bot_are_told(newsroom: Newsroom) -> None:
    assert newsroom.client.team_info()["team"]["id"] == newsroom.ws.team.id
    bot = newsroom.client.bots_info(bot=newsroom.app.bot_id)["bot"]
    assert (bot["app_id"], bot["user_id"]) == (newsroom.app.app_id, newsroom.app.bot_user.id)
    assert refused(newsroom.client.bots_info, bot="B0NOBODY") == "bot_not_found"


def test_blocks_are_validated_without_being_posted(newsroom: Newsroom) -> None:
    good = [{"type": "card", "title": {"type": "plain_text", "text": "Ondine"}}]
    view = {"type": "modal", "title": {"type": "plain_text", "text": "Quay"}, "blocks": []}
    before = newsroom.ws.messages(newsroom.desk)
    for part in ({"blocks": good}, {"message": {"text": "Ondine", "blocks": good}}, {"view": view}):
        assert newsroom.client.api_call("blocks.validate", json=part)["ok"]
    assert newsroom.client.api_call("blocks.validate", params={"blocks": json.dumps(good)})["ok"]
    assert newsroom.ws.messages(newsroom.desk) == before


@pytest.mark.parametrize(
    ("given", "error", "pointer", "words"),
    [
        ({"blocks": [{"type": "card"}]}, "invalid_blocks", "/0/type", "must define at least one of"),
        ({"blocks": {"type": "card"}}, "invalid_blocks", "", "must provide an array"),
        ({"message": {"blocks": [{"type": "alert"}]}}, "invalid_message", "/blocks/0/type", "unsupported type: alert"),
        ({"message": [1]}, "invalid_message", "", "must provide an object"),
        ({"view": {"type": "modal", "blocks": []}}, "invalid_view", "", "missing required field: title"),
        ({"view": {"type": "pane"}}, "invalid_view", "/type", "must be a valid enum value"),
        ({"view": 3}, "invalid_view", "", "must provide an object"),
    ],
)
def test_what_is_wrong_with_blocks_is_told_by_place(
    newsroom: Newsroom, given: dict[str, Any], error: str, pointer: str, words: str
) -> None:
    with pytest.raises(SlackApiError) as refusal:
        newsroom.client.api_call("blocks.validate", json=given)
    answer = refusal.value.response
    assert answer["error"] == error
    (told,) = answer["errors"]
    assert (told["pointer"], told["code"]) == (pointer, "failed_constraint")
    assert words in told["message"]


@pytest.mark.parametrize("given", [{}, {"blocks": [], "message": {}}, {"blocks": [], "message": {}, "view": {}}])
def test_one_thing_is_validated_at_a_time(newsroom: Newsroom, given: dict[str, Any]) -> None:
    assert refused(newsroom.client.api_call, api_method="blocks.validate", json=given) == "invalid_arguments"
