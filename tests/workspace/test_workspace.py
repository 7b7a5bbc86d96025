"""The people's side: what Slack's client would not let them do, clocks and ids."""

from __future__ import annotations

import threading

import pytest
from slack_sdk import WebClient

from tests.patience import PATIENCE
from workspace import NotPossibleError, Workspace, serve


def test_only_members_post_and_nobody_in_an_archived_channel() -> None:
    ws = Workspace.create()
    anna, ben = ws.add_user("anna"), ws.add_user("ben")
    desk = ws.add_channel("desk", members=[anna])
    with pytest.raises(NotPossibleError, match="not in desk"):
        ben.post(desk, "x")
    ben.join(desk)
    ben.post(desk, "x")
    anna.archive(desk)
    with pytest.raises(NotPossibleError, match="archived"):
        anna.post(desk, "x")


def test_only_ones_own_messages_are_edited() -> None:
    ws = Workspace.create()
    anna, ben = ws.add_user("anna"), ws.add_user("ben")
    post = anna.post(ws.add_channel("desk", members=[anna, ben]), "12")
    with pytest.raises(NotPossibleError):
        ben.edit(post, "19")
    assert anna.edit(post, "19").text == "19"


def test_names_are_given_once() -> None:
    ws = Workspace.create()
    ws.add_user("anna")
    ws.add_channel("desk")
    with pytest.raises(NotPossibleError):
        ws.add_user("anna")
    with pytest.raises(NotPossibleError):
        ws.add_channel("desk")


def test_timestamps_follow_the_clock_and_never_repeat() -> None:
    ws = Workspace.create(now=lambda: 1_773_300_000.25)
    anna = ws.add_user("anna")
    desk = ws.add_channel("desk", members=[anna])
    stamps = [anna.post(desk, str(n)).ts for n in range(5)]
    assert stamps == sorted(set(stamps))
    assert {ts.split(".")[0] for ts in stamps} == {"1773300000"}


def test_a_seed_repeats_the_ids() -> None:
    first, second = (Workspace.create(seed=7) for _ in range(2))
    assert first.team.id == second.team.id
    assert first.add_user("anna").id == second.add_user("anna").id


def test_waiting_ends_with_the_change_it_waits_for() -> None:
    ws = Workspace.create()
    anna = ws.add_user("anna")
    desk = ws.add_channel("desk", members=[anna])
    writer = threading.Thread(target=lambda: anna.post(desk, "now"))
    before = len(ws.messages(desk))
    writer.start()
    assert ws.wait_for(lambda: ws.messages(desk)[before:])[0].text == "now"
    writer.join()
    with pytest.raises(TimeoutError):
        ws.wait_for(lambda: False, timeout=0.01)


def test_a_value_once_read_stays_what_it_was() -> None:
    ws = Workspace.create()
    anna = ws.add_user("anna")
    post = anna.post(ws.add_channel("desk", members=[anna]), "12")
    anna.edit(post, "19")
    assert post.text == "12"
    now = ws.message(post)
    assert now is not None
    assert now.text == "19"


def test_people_write_from_many_threads() -> None:
    ws = Workspace.create()
    anna = ws.add_user("anna")
    desk = ws.add_channel("desk", members=[anna])
    before = len(ws.messages(desk))
    threads = [threading.Thread(target=lambda: [anna.post(desk, "x") for _ in range(50)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stamps = [message.ts for message in ws.messages(desk)[before:]]
    assert len(stamps) == 200
    assert stamps == sorted(set(stamps))


def test_a_message_is_shown_with_names_instead_of_ids() -> None:
    ws = Workspace.create()
    anna, ben = ws.add_user("anna"), ws.add_user("ben")
    desk = ws.add_channel("desk", members=[anna, ben])
    assert ws.shown(anna.post(desk, f"@ben: see <#{desk.id}> & tell")) == "@ben: see #desk & tell"
    assert ws.shown(anna.upload(desk, "wire.txt", "x", comment="new")) == "new\n[file: wire.txt]"


def test_a_condition_may_call_the_web_api() -> None:
    ws = Workspace.create()
    with serve(ws) as server:
        app = ws.install_app("Copydesk")
        client = WebClient(app.bot_token, base_url=server.api_url, timeout=int(PATIENCE))
        assert ws.wait_for(lambda: client.auth_test()["ok"]) is True
