"""Tokens, scopes, ways to send arguments, and what is kept of each call."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from tests.workspace.conftest import Newsroom


def call(newsroom: Newsroom, method: str, **request: Any) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {newsroom.app.bot_token}", **request.pop("headers", {})}
    answer = httpx.request(request.pop("verb", "POST"), newsroom.server.api_url + method, headers=headers, **request)
    assert answer.status_code == 200
    parsed: dict[str, Any] = answer.json()
    return parsed


def test_auth_test_says_whose_token_it_is(newsroom: Newsroom) -> None:
    answer = newsroom.client.auth_test()
    assert (answer["user_id"], answer["bot_id"]) == (newsroom.app.bot_user.id, newsroom.app.bot_id)
    assert answer["team_id"] == newsroom.ws.team.id
    assert "chat:write" in answer.headers["x-oauth-scopes"]


@pytest.mark.parametrize(("token", "error"), [(None, "not_authed"), ("xoxb-wrong", "invalid_auth"), ("", "not_authed")])
def test_a_call_needs_a_known_token(newsroom: Newsroom, token: str | None, error: str) -> None:
    with pytest.raises(SlackApiError) as refused:
        WebClient(token, base_url=newsroom.server.api_url).auth_test()
    assert refused.value.response["error"] == error


def test_an_app_token_is_no_bot_token(newsroom: Newsroom) -> None:
    with pytest.raises(SlackApiError, match="not_allowed_token_type"):
        WebClient(newsroom.app.app_token, base_url=newsroom.server.api_url).chat_postMessage(channel="desk", text="x")


def test_revoked_tokens_and_removed_apps_are_told_apart(newsroom: Newsroom) -> None:
    newsroom.app.revoke_tokens()
    with pytest.raises(SlackApiError, match="token_revoked"):
        newsroom.client.auth_test()
    newsroom.app.uninstall()
    with pytest.raises(SlackApiError, match="account_inactive"):
        newsroom.client.auth_test()


def test_a_missing_scope_names_what_is_needed_and_provided(newsroom: Newsroom) -> None:
    poor = newsroom.ws.install_app("Poor", scopes=["chat:write"])
    newsroom.anna.invite(poor.bot_user, newsroom.desk)
    client = WebClient(poor.bot_token, base_url=newsroom.server.api_url)
    with pytest.raises(SlackApiError) as refused:
        client.users_info(user=newsroom.anna.id)
    answer = refused.value.response
    assert (answer["error"], answer["needed"], answer["provided"]) == ("missing_scope", "users:read", "chat:write")
    with pytest.raises(SlackApiError) as history:
        client.conversations_history(channel=newsroom.desk.id)
    assert history.value.response["error"] == "missing_scope"


def test_an_app_hears_only_what_its_scopes_allow(newsroom: Newsroom) -> None:
    poor = newsroom.ws.install_app("Poor", scopes=["chat:write", "reactions:read"])
    newsroom.anna.invite(poor.bot_user, newsroom.desk)
    newsroom.anna.react(newsroom.anna.post(newsroom.desk, "x"), "eyes")
    heard = {d.event["type"] for d in newsroom.ws.deliveries if d.app_id == poor.app_id}
    assert heard == {"reaction_added"}


@pytest.mark.parametrize(
    "request_parts",
    [
        {"data": {"channel": "desk", "text": "ä & ö"}},
        {"json": {"channel": "desk", "text": "ä & ö"}},
        {"files": {"channel": (None, "desk"), "text": (None, "ä & ö")}},
        {"verb": "GET", "params": {"channel": "desk", "text": "ä & ö"}},
    ],
    ids=["form", "json", "multipart", "query"],
)
def test_arguments_arrive_however_they_are_sent(newsroom: Newsroom, request_parts: dict[str, Any]) -> None:
    assert call(newsroom, "chat.postMessage", **request_parts)["ok"]
    assert newsroom.ws.messages(newsroom.desk)[-1].text == "ä & ö"


def test_the_token_may_be_an_argument(newsroom: Newsroom) -> None:
    answer = httpx.post(newsroom.server.api_url + "auth.test", data={"token": newsroom.app.bot_token})
    assert answer.json()["ok"]
    assert newsroom.ws.calls[-1].arguments == {}


@pytest.mark.parametrize(
    ("request_parts", "error"),
    [
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, "invalid_json"),
        ({"content": b"[]", "headers": {"Content-Type": "application/json"}}, "json_not_object"),
        ({"content": b"x", "headers": {"Content-Type": "image/png"}}, "invalid_post_type"),
        ({"content": b"x"}, "missing_post_type"),
        ({"content": b"a=b", "headers": {"Content-Type": "application/json; charset=utf-7"}}, "invalid_charset"),
        ({"data": {"text": "x"}}, "invalid_arguments"),
    ],
)
def test_what_cannot_be_read_is_refused(newsroom: Newsroom, request_parts: dict[str, Any], error: str) -> None:
    assert call(newsroom, "chat.postMessage", **request_parts)["error"] == error


def test_an_unknown_method_is_named(newsroom: Newsroom) -> None:
    answer = call(newsroom, "chat.shout", data={"text": "x"})
    assert (answer["error"], answer["req_method"]) == ("unknown_method", "chat.shout")


def test_api_test_sends_back_what_it_got(newsroom: Newsroom) -> None:
    assert newsroom.client.api_test(foo="bar")["args"] == {"foo": "bar"}
    assert call(newsroom, "api.test", data={"error": "my_error"})["error"] == "my_error"


def test_each_call_is_kept_with_arguments_and_answer(newsroom: Newsroom) -> None:
    blocks = [{"type": "divider"}]
    newsroom.client.chat_postMessage(channel="desk", text="x", blocks=blocks)
    (kept,) = newsroom.ws.calls_of("chat.postMessage")
    assert kept.arguments["blocks"] == blocks
    assert kept.ok
    assert kept.app_id == newsroom.app.app_id
