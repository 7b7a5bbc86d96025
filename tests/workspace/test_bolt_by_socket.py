"""A real Bolt app over Socket Mode."""

from __future__ import annotations

from typing import Any

from tests.workspace.conftest import Newsroom


def test_a_post_is_answered_in_its_thread(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()

    @bolt.event("message")
    def reply(event: dict[str, Any], client: Any) -> None:
        if event.get("subtype") is None:
            client.chat_postMessage(channel=event["channel"], thread_ts=event["ts"], text="Seen: " + event["text"])

    by_socket(bolt)
    root = newsroom.anna.post(newsroom.desk, "Twelve <killed> & counting")
    newsroom.ws.wait_for(lambda: newsroom.ws.replies(root))
    (answer,) = newsroom.ws.replies(root)
    assert answer.text == "Seen: Twelve &lt;killed&gt; &amp; counting"
    assert answer.bot_id == newsroom.app.bot_id


def test_a_button_updates_the_message_it_stands_under(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()

    @bolt.action("dismiss")
    def dismiss(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.chat_update(
            channel=body["channel"]["id"], ts=body["message"]["ts"], text=f"Dismissed {body['actions'][0]['value']}"
        )

    by_socket(bolt)
    button = {"type": "button", "action_id": "dismiss", "value": "7", "text": {"type": "plain_text", "text": "Dismiss"}}
    newsroom.client.chat_postMessage(
        channel=newsroom.desk.id, text="A finding", blocks=[{"type": "actions", "elements": [button]}]
    )
    message = newsroom.ws.messages(newsroom.desk)[-1]
    pressed = newsroom.anna.click(message, action_id="dismiss")
    assert pressed.acked
    newsroom.ws.wait_for(lambda: newsroom.ws.messages(newsroom.desk)[-1].text == "Dismissed 7")


def test_a_command_is_answered_to_the_person_alone(newsroom: Newsroom, by_socket: Any) -> None:
    bolt = newsroom.bolt()

    @bolt.command("/copydesk")
    def status(ack: Any, command: dict[str, Any], respond: Any) -> None:
        ack(f"Working on {command['text']}")
        respond("Done")

    by_socket(bolt)
    typed = newsroom.anna.command("/copydesk", "status", channel=newsroom.desk)
    first, second = typed.wait_for_responses(2)
    assert {first.text, second.text} == {"Working on status", "Done"}
    assert first.ephemeral_to == newsroom.anna.id
    assert newsroom.ws.ephemerals(newsroom.ben) == ()
