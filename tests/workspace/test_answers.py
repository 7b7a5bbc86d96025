"""response_url: what may be done with it, how often and how long."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from workspace import Channel, Message, Person, Workspace, serve


@dataclass
class Clock:
    now: float = 1_773_300_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(frozen=True, kw_only=True)
class Scene:
    ws: Workspace
    anna: Person
    desk: Channel
    clock: Clock
    message: Message
    url: str

    client: httpx.Client

    def send(self, **body: Any) -> httpx.Response:
        return self.client.post(self.url, json=body)


@pytest.fixture
def scene() -> Iterator[Scene]:
    """A message by the app and the response URL of a click under it."""
    clock = Clock()
    ws = Workspace.create(now=clock)
    with serve(ws) as server:
        anna, app = ws.add_user("anna"), ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, app.bot_user])
        headers = {"Authorization": f"Bearer {app.bot_token}"}
        data = {"channel": desk.id, "text": "A finding"}
        httpx.post(server.api_url + "chat.postMessage", data=data, headers=headers)
        message = ws.messages(desk)[-1]
        path = ws.state.tickets.response_url(
            app_id=app.app_id, user=anna.id, channel=desk.id, interaction="click", message_ts=message.ts
        )
        url = f"{server.url}/response/{ws.team.id}{path}"
        with httpx.Client() as client:
            yield Scene(ws=ws, anna=anna, desk=desk, clock=clock, message=message, url=url, client=client)


def test_an_answer_is_seen_by_one_unless_said_otherwise(scene: Scene) -> None:
    assert scene.send(text="for you").text == "ok"
    assert [m.text for m in scene.ws.ephemerals(scene.anna)] == ["for you"]
    scene.send(text="for all", response_type="in_channel")
    last = scene.ws.messages(scene.desk)[-1]
    assert (last.text, last.subtype) == ("for all", "bot_message")


def test_the_original_can_be_replaced_and_deleted(scene: Scene) -> None:
    scene.send(text="replaced", replace_original=True)
    now = scene.ws.message(scene.message)
    assert now is not None
    assert now.text == "replaced"
    scene.send(delete_original=True)
    assert scene.ws.message(scene.message) is None


def test_a_url_is_used_five_times(scene: Scene) -> None:
    assert [scene.send(text=str(n)).status_code for n in range(6)] == [200] * 5 + [404]
    assert scene.send(text="x").json()["error"] == "used_url"


def test_a_url_lives_thirty_minutes(scene: Scene) -> None:
    scene.clock.now += 1799
    assert scene.send(text="in time").status_code == 200
    scene.clock.now += 2
    assert scene.send(text="late").json()["error"] == "expired_url"


def test_a_refused_answer_uses_nothing_up(scene: Scene) -> None:
    bad = {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}}
    answers = [scene.send(text="x", replace_original=True, blocks=[bad]) for _ in range(6)]
    assert {answer.json()["error"] for answer in answers} == {"invalid_blocks"}
    assert scene.send(text="fine").status_code == 200


def test_an_unknown_url_answers_nothing(scene: Scene) -> None:
    assert httpx.post(scene.url + "0", json={"text": "x"}).status_code == 404
    assert httpx.post(scene.url, content=b"no json").json()["error"] == "invalid_json"
