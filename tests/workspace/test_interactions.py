"""Clicks, choices, modals, shortcuts and suggestions, answered by a Bolt app over Socket Mode."""

from __future__ import annotations

from typing import Any

import pytest

from tests.workspace.conftest import Newsroom
from workspace import Message, NotPossibleError


def plain(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def option(words: str) -> dict[str, Any]:
    return {"text": plain(words), "value": words.lower()}


BUTTON = {"type": "button", "action_id": "dismiss", "value": "7", "text": plain("Dismiss")}
MENU = {
    "type": "static_select",
    "action_id": "reason",
    "placeholder": plain("Why"),
    "options": [option("Rounded"), option("Other scope")],
}
MODAL = {
    "type": "modal",
    "callback_id": "mute",
    "title": plain("Mute"),
    "submit": plain("Mute"),
    "private_metadata": "C1",
    "blocks": [
        {
            "type": "input",
            "block_id": "until",
            "label": plain("Until"),
            "element": {"type": "datepicker", "action_id": "date", "initial_date": "2026-03-12"},
        },
        {
            "type": "input",
            "block_id": "what",
            "label": plain("What"),
            "element": {
                "type": "checkboxes",
                "action_id": "kinds",
                "options": [option("Figures"), option("Quotes")],
            },
        },
        {
            "type": "input",
            "block_id": "note",
            "optional": True,
            "label": plain("Note"),
            "element": {"type": "plain_text_input", "action_id": "text", "max_length": 10},
        },
    ],
}


def posted(newsroom: Newsroom, *elements: dict[str, Any]) -> Message:
    newsroom.client.chat_postMessage(
        channel="desk", text="A finding", blocks=[{"type": "actions", "block_id": "b", "elements": list(elements)}]
    )
    return newsroom.ws.messages(newsroom.desk)[-1]


def test_a_click_tells_who_where_and_what(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()
    bolt.action("dismiss")(lambda ack: ack())
    by_socket(bolt)
    message = posted(newsroom, BUTTON)
    payload = newsroom.anna.click(message, action_id="dismiss").delivery.payload
    assert payload["type"] == "block_actions"
    assert payload["user"]["id"] == newsroom.anna.id
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == message.ts
    assert payload["channel"] == {"id": newsroom.desk.id, "name": "desk"}
    (action,) = payload["actions"]
    assert (action["action_id"], action["block_id"], action["value"]) == ("dismiss", "b", "7")
    assert payload["trigger_id"]
    assert payload["response_url"].startswith(newsroom.server.url)


def test_a_choice_stays_in_the_state_of_the_message(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()
    bolt.action("reason")(lambda ack: ack())
    bolt.action("dismiss")(lambda ack: ack())
    by_socket(bolt)
    message = posted(newsroom, MENU, BUTTON)
    chosen = newsroom.anna.click(message, action_id="reason", value="Other scope").delivery.payload
    assert chosen["actions"][0]["selected_option"] == option("Other scope")
    pressed = newsroom.anna.click(message, action_id="dismiss").delivery.payload
    assert pressed["state"]["values"]["b"]["reason"]["selected_option"] == option("Other scope")
    untouched = newsroom.ben.click(message, action_id="dismiss").delivery.payload
    assert untouched["state"]["values"]["b"]["reason"]["selected_option"] is None


def test_what_is_not_there_cannot_be_pressed(newsroom: Newsroom) -> None:
    message = posted(newsroom, BUTTON, MENU)
    for wanted in ({"action_id": "confirm"}, {"label": "Confirm"}, {"action_id": "reason", "value": "No such"}):
        with pytest.raises(NotPossibleError):
            newsroom.anna.click(message, **wanted)
    stranger = newsroom.ws.add_user("carl")
    with pytest.raises(NotPossibleError, match="not there"):
        stranger.click(message, action_id="dismiss")


def test_a_button_under_an_ephemeral_message_replaces_it(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()

    @bolt.action("dismiss")
    def dismiss(ack: Any, respond: Any) -> None:
        ack()
        respond(text="Dismissed", replace_original=True)

    by_socket(bolt)
    newsroom.client.chat_postEphemeral(
        channel=newsroom.desk.id,
        user=newsroom.anna.id,
        text="x",
        blocks=[{"type": "actions", "elements": [BUTTON]}],
    )
    (message,) = newsroom.ws.ephemerals(newsroom.anna)
    pressed = newsroom.anna.click(message, action_id="dismiss")
    assert "message" not in pressed.delivery.payload
    assert pressed.delivery.payload["container"]["is_ephemeral"] is True
    (answer,) = pressed.wait_for_responses()
    assert (answer.ts, answer.text) == (message.ts, "Dismissed")
    assert newsroom.ws.ephemerals(newsroom.anna) == (answer,)


def opens_modal(newsroom: Newsroom, by_socket: Any, submitted: Any, view: dict[str, Any] | None = None) -> Any:
    """An app whose button opens the modal; the modal opened for Anna."""
    bolt = newsroom.bolt()

    @bolt.action("dismiss")
    def ask(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=view or MODAL)

    bolt.view("mute")(submitted)
    bolt.view_closed("mute")(lambda ack: ack())
    by_socket(bolt)
    return newsroom.anna.click(posted(newsroom, BUTTON), action_id="dismiss").wait_for_view()


def test_a_submission_carries_every_value_by_block_and_action(newsroom: Newsroom, by_socket: Any) -> None:
    view = opens_modal(newsroom, by_socket, lambda ack: ack())
    done = newsroom.anna.submit(view, {"kinds": ["Figures"], "note": "short"})
    payload = done.delivery.payload
    assert payload["view"]["state"]["values"] == {
        "until": {"date": {"type": "datepicker", "selected_date": "2026-03-12"}},
        "what": {"kinds": {"type": "checkboxes", "selected_options": [option("Figures")]}},
        "note": {"text": {"type": "plain_text_input", "value": "short"}},
    }
    assert payload["view"]["private_metadata"] == "C1"
    assert done.view is None


def test_the_client_minds_required_fields_and_lengths(newsroom: Newsroom, by_socket: Any) -> None:
    view = opens_modal(newsroom, by_socket, lambda ack: ack())
    with pytest.raises(NotPossibleError, match="What"):
        newsroom.anna.submit(view, {})
    with pytest.raises(NotPossibleError, match="11 characters"):
        newsroom.anna.submit(view, {"kinds": ["Figures"], "note": "12345678901"})


def test_a_submission_may_update_push_or_clear(newsroom: Newsroom, by_socket: Any) -> None:
    answers = iter(
        [
            {"response_action": "update", "view": {**MODAL, "title": plain("Updated")}},
            {"response_action": "push", "view": {**MODAL, "title": plain("Pushed")}},
            {"response_action": "clear"},
        ]
    )
    view = opens_modal(newsroom, by_socket, lambda ack: ack(next(answers)))
    updated = newsroom.anna.submit(view, {"kinds": ["Figures"]}).view
    assert updated is not None
    assert updated.id == view.id
    assert updated.title == plain("Updated")
    assert updated.values["what"]["kinds"]["selected_options"] == [option("Figures")]
    pushed = newsroom.anna.submit(updated, {}).view
    assert pushed is not None
    assert (pushed.title, pushed.previous_id) == (plain("Pushed"), view.id)
    assert newsroom.anna.submit(pushed, {"kinds": ["Quotes"]}).view is None


def test_an_answer_slack_does_not_understand_leaves_the_modal_open(newsroom: Newsroom, by_socket: Any) -> None:
    answer = {"response_action": "errors", "errors": {"no_such_block": "x"}}
    view = opens_modal(newsroom, by_socket, lambda ack: ack(answer))
    done = newsroom.anna.submit(view, {"kinds": ["Figures"]})
    assert done.error is not None
    assert done.error.startswith("invalid_response")
    assert done.view is not None


def test_a_closed_modal_is_told_only_where_asked_for(newsroom: Newsroom, by_socket: Any) -> None:
    view = opens_modal(newsroom, by_socket, lambda ack: ack(), {**MODAL, "notify_on_close": True})
    closed = newsroom.anna.close(view)
    assert closed is not None
    assert (closed.delivery.payload["type"], closed.delivery.payload["is_cleared"]) == ("view_closed", False)
    assert newsroom.ws.modal(newsroom.anna) is None
    with pytest.raises(NotPossibleError):
        newsroom.anna.submit(view, {"kinds": ["Figures"]})


def test_shortcuts_carry_their_trigger_and_message(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()
    bolt.shortcut("check")(lambda ack: ack())
    by_socket(bolt)
    message = newsroom.ben.post(newsroom.desk, "12 killed")
    on_message = newsroom.anna.shortcut("check", message=message).delivery.payload
    assert (on_message["type"], on_message["message"]["text"]) == ("message_action", "12 killed")
    anywhere = newsroom.anna.shortcut("check").delivery.payload
    assert (anywhere["type"], anywhere["callback_id"]) == ("shortcut", "check")
    assert "channel" not in anywhere


def test_an_external_select_is_filled_by_the_app(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()
    bolt.options("story")(lambda ack, payload: ack(options=[option("Bridge " + payload["value"])]))
    by_socket(bolt)
    message = posted(newsroom, {"type": "external_select", "action_id": "story", "placeholder": plain("Story")})
    assert newsroom.anna.suggestions(message, "fall", action_id="story") == [option("Bridge fall")]


def test_an_unowned_command_is_not_valid(newsroom: Newsroom) -> None:
    newsroom.app.uninstall()
    with pytest.raises(NotPossibleError, match="not a valid command"):
        newsroom.anna.command("/copydesk", channel=newsroom.desk)
