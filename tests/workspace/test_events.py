"""What apps are told of, and in which form."""

from __future__ import annotations

from typing import Any

from tests.workspace.conftest import Newsroom


def events(newsroom: Newsroom, kind: str) -> list[dict[str, Any]]:
    return [delivery.event for delivery in newsroom.ws.deliveries_of(kind, app=newsroom.app)]


def messages(newsroom: Newsroom, subtype: str | None) -> list[dict[str, Any]]:
    return [event for event in events(newsroom, "message") if event.get("subtype") == subtype]


def test_a_post_is_told_as_slack_stores_it(newsroom: Newsroom) -> None:
    post = newsroom.anna.post(newsroom.desk, "R&D < 3: https://example.com/a?b=1&c=2, ask press@example.com")
    (event,) = messages(newsroom, None)
    assert event["text"] == (
        "R&amp;D &lt; 3: <https://example.com/a?b=1&amp;c=2>, ask <mailto:press@example.com|press@example.com>"
    )
    assert event["ts"] == event["event_ts"] == post.ts
    assert (event["user"], event["channel"], event["channel_type"]) == (newsroom.anna.id, newsroom.desk.id, "channel")
    section = event["blocks"][0]["elements"][0]
    assert section["elements"][1] == {"type": "link", "url": "https://example.com/a?b=1&c=2"}
    assert "thread_ts" not in event


def test_the_envelope_names_team_app_and_authorization(newsroom: Newsroom) -> None:
    newsroom.anna.post(newsroom.desk, "x")
    outer = newsroom.ws.deliveries_of("message")[-1].payload
    assert (outer["type"], outer["team_id"]) == ("event_callback", newsroom.ws.team.id)
    assert outer["api_app_id"] == newsroom.app.app_id
    assert outer["authorizations"] == [
        {
            "enterprise_id": None,
            "team_id": newsroom.ws.team.id,
            "user_id": newsroom.app.bot_user.id,
            "is_bot": True,
            "is_enterprise_install": False,
        }
    ]
    assert outer["event_id"].startswith("Ev")
    assert outer["event_context"].startswith("4-")


def test_nothing_is_told_of_channels_the_bot_is_not_in(newsroom: Newsroom) -> None:
    newsroom.anna.post(newsroom.secret, "unheard")
    assert "unheard" not in {event.get("text") for event in events(newsroom, "message")}


def test_a_reply_names_its_thread(newsroom: Newsroom) -> None:
    root = newsroom.anna.post(newsroom.desk, "root")
    newsroom.ben.post(newsroom.desk, "reply", thread=root)
    event = messages(newsroom, None)[-1]
    assert (event["thread_ts"], event["parent_user_id"]) == (root.ts, newsroom.anna.id)


def test_the_apps_own_message_is_echoed_with_its_bot_id(newsroom: Newsroom) -> None:
    newsroom.client.chat_postMessage(channel="desk", text="mine")
    event = messages(newsroom, None)[-1]
    assert (event["bot_id"], event["app_id"]) == (newsroom.app.bot_id, newsroom.app.app_id)
    assert event["user"] == newsroom.app.bot_user.id
    assert event["bot_profile"]["name"] == "Copydesk"


def test_a_message_under_another_name_is_a_bot_message(newsroom: Newsroom) -> None:
    newsroom.client.chat_postMessage(channel="desk", text="mine", username="Wire")
    (event,) = messages(newsroom, "bot_message")
    assert event["username"] == "Wire"


def test_an_edit_tells_before_and_after(newsroom: Newsroom) -> None:
    post = newsroom.anna.post(newsroom.desk, "12 killed")
    newsroom.anna.edit(post, "19 killed")
    (event,) = messages(newsroom, "message_changed")
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("12 killed", "19 killed")
    assert event["message"]["ts"] == post.ts
    assert event["message"]["edited"]["user"] == newsroom.anna.id
    assert event["ts"] > post.ts
    assert "user" not in event


def test_an_unfurl_changes_a_message_without_editing_it(newsroom: Newsroom) -> None:
    post = newsroom.anna.post(newsroom.desk, "https://example.com/a")
    newsroom.ws.unfurl(post, title="A", url="https://example.com/a")
    (event,) = messages(newsroom, "message_changed")
    assert event["message"]["text"] == event["previous_message"]["text"]
    assert "edited" not in event["message"]
    assert event["message"]["attachments"][0]["title"] == "A"


def test_a_deletion_tells_what_was_there(newsroom: Newsroom) -> None:
    post = newsroom.anna.post(newsroom.desk, "12 killed")
    newsroom.anna.delete(post)
    (event,) = messages(newsroom, "message_deleted")
    assert (event["deleted_ts"], event["previous_message"]["text"]) == (post.ts, "12 killed")
    assert newsroom.ws.message(post) is None


def test_a_deleted_root_with_replies_becomes_a_tombstone(newsroom: Newsroom) -> None:
    post = newsroom.anna.post(newsroom.desk, "12 killed")
    newsroom.ben.post(newsroom.desk, "reply", thread=post)
    newsroom.anna.delete(post)
    assert messages(newsroom, "message_deleted") == []
    (event,) = messages(newsroom, "message_changed")
    assert (event["message"]["subtype"], event["previous_message"]["text"]) == ("tombstone", "12 killed")


def test_coming_and_going_is_told(newsroom: Newsroom) -> None:
    carl = newsroom.ws.add_user("carl")
    newsroom.anna.invite(carl, newsroom.desk)
    carl.leave(newsroom.desk)
    joined = events(newsroom, "member_joined_channel")[-1]
    assert (joined["user"], joined["inviter"], joined["channel_type"]) == (carl.id, newsroom.anna.id, "C")
    assert events(newsroom, "member_left_channel")[-1]["user"] == carl.id
    assert messages(newsroom, "channel_join")[-1]["text"] == f"<@{carl.id}> has joined the channel"


def test_the_bot_hears_of_its_own_invitation_and_removal(newsroom: Newsroom) -> None:
    newsroom.anna.invite(newsroom.app.bot_user, newsroom.secret)
    joined = events(newsroom, "member_joined_channel")[-1]
    assert (joined["user"], joined["channel"], joined["channel_type"]) == (
        newsroom.app.bot_user.id,
        newsroom.secret.id,
        "G",
    )
    newsroom.anna.kick(newsroom.app.bot_user, newsroom.secret)
    assert events(newsroom, "group_left")[-1]["channel"] == newsroom.secret.id
    newsroom.anna.post(newsroom.secret, "unheard")
    assert "unheard" not in {event.get("text") for event in events(newsroom, "message")}


def test_archiving_and_renaming_are_told(newsroom: Newsroom) -> None:
    newsroom.anna.rename(newsroom.desk, "copy")
    newsroom.anna.archive(newsroom.desk)
    assert events(newsroom, "channel_rename")[0]["channel"]["name"] == "copy"
    assert events(newsroom, "channel_archive")[0]["channel"] == newsroom.desk.id


def test_a_mention_is_told_besides_the_message(newsroom: Newsroom) -> None:
    newsroom.anna.post(newsroom.desk, "@copydesk look at this, and mail me@copydesk.example")
    (event,) = events(newsroom, "app_mention")
    assert event["text"].startswith(f"<@{newsroom.app.bot_user.id}> look")
    assert messages(newsroom, None)[-1]["ts"] == event["ts"]


def test_a_direct_message_is_of_type_im(newsroom: Newsroom) -> None:
    newsroom.anna.post(newsroom.anna.dm(newsroom.app.bot_user), "@copydesk hello")
    assert messages(newsroom, None)[-1]["channel_type"] == "im"
    assert events(newsroom, "app_mention") == []


def test_links_of_registered_domains_are_told(newsroom: Newsroom) -> None:
    app = newsroom.ws.install_app("Unfurler", domains=["example.com"])
    newsroom.anna.invite(app.bot_user, newsroom.desk)
    post = newsroom.anna.post(newsroom.desk, "https://www.example.com/a and https://example.org/b")
    (delivery,) = newsroom.ws.deliveries_of("link_shared")
    assert delivery.app_id == app.app_id
    assert delivery.event["links"] == [{"url": "https://www.example.com/a", "domain": "example.com"}]
    assert delivery.event["message_ts"] == post.ts


def test_a_home_opened_is_told_with_what_was_published(newsroom: Newsroom) -> None:
    newsroom.anna.open_home()
    first = events(newsroom, "app_home_opened")[0]
    assert (first["user"], first["tab"]) == (newsroom.anna.id, "home")
    assert "view" not in first
    newsroom.client.views_publish(user_id=newsroom.anna.id, view={"type": "home", "blocks": []})
    newsroom.anna.open_home()
    assert events(newsroom, "app_home_opened")[1]["view"]["type"] == "home"


def test_the_end_of_an_installation_is_told(newsroom: Newsroom) -> None:
    newsroom.app.revoke_tokens()
    newsroom.anna.post(newsroom.desk, "unheard")
    newsroom.app.uninstall()
    assert "unheard" not in {event.get("text") for event in events(newsroom, "message")}
    assert events(newsroom, "tokens_revoked")[0]["tokens"]["bot"] == [newsroom.app.bot_user.id]
    assert len(events(newsroom, "app_uninstalled")) == 1
    heard = len(newsroom.ws.deliveries)
    newsroom.anna.post(newsroom.desk, "x")
    assert len(newsroom.ws.deliveries) == heard


def test_a_paste_no_message_can_hold_becomes_a_snippet(newsroom: Newsroom) -> None:
    message = newsroom.anna.post(newsroom.desk, "x" * 40_001)
    (file,) = newsroom.ws.files(message)
    assert (file.mode, file.mimetype, file.size) == ("snippet", "text/plain", 40_001)
