"""Reactions, users, team, bots."""

from __future__ import annotations

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
