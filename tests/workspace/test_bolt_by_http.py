"""A real Bolt app over signed HTTP: events, commands, clicks, modals."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from slack_bolt import App as Bolt
from slack_bolt.adapter.wsgi import SlackRequestHandler

from tests.patience import PATIENCE
from tests.workspace.conftest import Newsroom
from workspace import NotPossibleError

Serve = Callable[[Bolt], None]


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Nothing on the terminal."""


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """A WSGI application on loopback, its address given."""
    with make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Silent) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/slack/events"
        server.shutdown()
        thread.join(PATIENCE)


@pytest.fixture
def by_http(newsroom: Newsroom) -> Iterator[Serve]:
    """Serve a Bolt app on loopback and register its address with the workspace."""
    with ExitStack() as stack:

        def start(bolt: Bolt) -> None:
            url = stack.enter_context(serving(SlackRequestHandler(bolt)))
            newsroom.app.use_http(events_url=url, commands_url=url, interactivity_url=url)

        yield start


def test_an_event_arrives_signed_and_is_answered(newsroom: Newsroom, by_http: Serve) -> None:
    bolt = newsroom.bolt()

    @bolt.event("message")
    def reply(event: dict[str, Any], say: Any) -> None:
        if event.get("subtype") is None:
            say(text="Seen", thread_ts=event["ts"])

    by_http(bolt)
    root = newsroom.anna.post(newsroom.desk, "Twelve killed")
    newsroom.ws.wait_for(lambda: newsroom.ws.replies(root))
    newsroom.ws.wait_until_delivered()
    assert newsroom.ws.deliveries_of("message")[-2].attempts[0].status == 200


def test_a_wrong_signing_secret_is_not_believed(newsroom: Newsroom, by_http: Serve) -> None:
    heard: list[str] = []
    bolt = Bolt(client=newsroom.client, signing_secret="another", token=newsroom.app.bot_token)
    bolt.event("message")(lambda event: heard.append(event["text"]))
    with pytest.raises(NotPossibleError, match="challenge"):
        by_http(bolt)
    assert heard == []


def test_a_command_is_answered_in_the_body_of_the_response(newsroom: Newsroom, by_http: Serve) -> None:
    bolt = newsroom.bolt()
    seen: dict[str, Any] = {}

    @bolt.command("/copydesk")
    def status(ack: Any, command: dict[str, Any]) -> None:
        seen.update(command)
        ack({"response_type": "in_channel", "text": "All quiet"})

    by_http(bolt)
    typed = newsroom.anna.command("/copydesk", "status & <more>", channel=newsroom.desk)
    assert [message.text for message in typed.responses] == ["All quiet"]
    assert newsroom.ws.messages(newsroom.desk)[-1].text == "All quiet"
    assert seen["text"] == "status & <more>"
    assert seen["channel_name"] == "desk"
    assert seen["user_name"] == "anna"


def test_a_click_opens_a_modal_whose_submission_is_checked(newsroom: Newsroom, by_http: Serve) -> None:
    bolt = newsroom.bolt()
    reasons: list[str] = []
    modal = {
        "type": "modal",
        "callback_id": "why",
        "title": {"type": "plain_text", "text": "Dismiss"},
        "submit": {"type": "plain_text", "text": "Dismiss"},
        "blocks": [
            {
                "type": "input",
                "block_id": "reason",
                "label": {"type": "plain_text", "text": "Why?"},
                "element": {"type": "plain_text_input", "action_id": "text"},
            }
        ],
    }

    @bolt.action("dismiss")
    def ask(ack: Any, body: dict[str, Any], client: Any) -> None:
        ack()
        client.views_open(trigger_id=body["trigger_id"], view=modal)

    @bolt.view("why")
    def take(ack: Any, view: dict[str, Any]) -> None:
        reason = view["state"]["values"]["reason"]["text"]["value"]
        if len(reason) < 5:
            ack(response_action="errors", errors={"reason": "Say more"})
        else:
            reasons.append(reason)
            ack()

    by_http(bolt)
    button = {"type": "button", "action_id": "dismiss", "text": {"type": "plain_text", "text": "Dismiss"}}
    newsroom.client.chat_postMessage(
        channel=newsroom.desk.id, text="A finding", blocks=[{"type": "actions", "elements": [button]}]
    )
    message = newsroom.ws.messages(newsroom.desk)[-1]
    view = newsroom.anna.click(message, label="Dismiss").wait_for_view()
    with pytest.raises(NotPossibleError, match="Why"):
        newsroom.anna.submit(view, {})
    refused = newsroom.anna.submit(view, {"text": "no"})
    assert refused.errors == {"reason": "Say more"}
    assert refused.view is not None
    assert refused.view.errors == {"reason": "Say more"}
    assert newsroom.anna.submit(view, {"reason": "Both are right"}).view is None
    assert reasons == ["Both are right"]


def test_a_failing_endpoint_is_asked_again_with_the_reason(newsroom: Newsroom) -> None:
    asked: list[tuple[str | None, str | None]] = []

    def failing(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
        asked.append((environ.get("HTTP_X_SLACK_RETRY_NUM"), environ.get("HTTP_X_SLACK_RETRY_REASON")))
        start_response("500 Internal Server Error" if len(asked) < 3 else "200 OK", [("Content-Length", "0")])
        return [b""]

    with serving(failing) as url:
        newsroom.app.use_http(events_url=url, verify=False)
        newsroom.anna.post(newsroom.desk, "Twelve killed")
        newsroom.ws.wait_until_delivered()
    assert asked == [(None, None), ("1", "http_error"), ("2", "http_error")]
    (delivery,) = [d for d in newsroom.ws.deliveries_of("message") if d.event.get("text") == "Twelve killed"]
    assert [attempt.status for attempt in delivery.attempts] == [500, 500, 200]


def test_no_endpoint_ends_after_the_last_retry(newsroom: Newsroom) -> None:
    newsroom.app.use_http(events_url="http://127.0.0.1:9/", verify=False)
    newsroom.anna.post(newsroom.desk, "Twelve killed")
    newsroom.ws.wait_until_delivered()
    delivery = newsroom.ws.deliveries_of("message")[-1]
    assert not delivery.acked
    assert [attempt.failure for attempt in delivery.attempts] == ["connection_failed"] * 4
