"""What becomes of deliveries when nobody is there."""

from __future__ import annotations

from workspace import Workspace, serve


def test_what_happens_before_the_workspace_is_served_is_sent_to_nobody() -> None:
    ws = Workspace.create()
    anna, app = ws.add_user("anna"), ws.install_app("Copydesk")
    anna.post(ws.add_channel("desk", members=[anna, app.bot_user]), "early")
    ws.wait_until_delivered(timeout=0)
    assert not any(delivery.attempts for delivery in ws.deliveries)


def test_stopping_gives_up_what_is_under_way() -> None:
    ws = Workspace.create(retry_after=(0.0, 60.0))
    with serve(ws):
        anna, app = ws.add_user("anna"), ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, app.bot_user])
        anna.post(desk, "unheard")
        ws.wait_for(lambda: len(ws.deliveries[-1].attempts) == 2)
        assert not ws.deliveries[-1].finished
    assert ws.deliveries[-1].finished
    assert not ws.deliveries[-1].acked


def test_a_workspace_can_be_served_again() -> None:
    ws = Workspace.create(retry_after=())
    for _ in range(2):
        with serve(ws) as server:
            assert ws.state.base_url == server.url
    assert ws.state.line is None


def test_commands_and_clicks_are_no_retried_events() -> None:
    ws = Workspace.create(retry_after=(0.0, 0.0))
    with serve(ws):
        anna, app = ws.add_user("anna"), ws.install_app("Copydesk")
        desk = ws.add_channel("desk", members=[anna, app.bot_user])
        typed = anna.command("/copydesk", channel=desk)
        ws.wait_until_delivered()
    assert len(typed.delivery.attempts) == 1
    assert {len(delivery.attempts) for delivery in ws.deliveries_of("member_joined_channel")} == {3}
