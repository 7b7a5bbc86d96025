"""Commands, clicks, shortcuts and submissions: sent to the app, awaited, and what its answer does.

docs.slack.dev/interactivity. Slack waits three seconds; then the person reads `operation_timeout`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from workspace import answers, inputs, payloads, views
from workspace.blocks import problems_of_suggestions
from workspace.errors import ApiError, Json, NotPossibleError
from workspace.outcomes import Interaction
from workspace.payloads import Actor
from workspace.publishing import hand_over
from workspace.records import Channel, File, Message, View
from workspace.rendering import file_json, message_json, view_json
from workspace.state import State
from workspace.traffic import Delivery


def command(by: Actor, channel: Channel, name: str, text: str) -> Interaction:
    """A slash command typed; the app's immediate answer is shown, a failure is told by Slackbot."""
    done = _send(
        by,
        "slash_commands",
        lambda url: payloads.command(by, channel, name=name, text=text, response_url=url),
        channel=channel,
    )
    if done.error:
        answers.notice(by.state, channel, to=by.user.id, text=f"{name} failed with the error “{done.error}”")
    elif response := done.delivery.response:
        _answer(by, done, response, channel)
    return done


def click_message(by: Actor, message: Message, element: tuple[Json, Json], chosen: Any) -> Interaction:
    """An element under a message used."""
    block, control = element
    channel = by.state.channels[message.channel]
    action = inputs.action_of(block, control, chosen, ts=by.state.next_ts())
    entered = {} if control["type"] in ("button", "overflow") else {block["block_id"]: {control["action_id"]: chosen}}
    place = (by.user.id, message.channel, message.ts)
    with by.state.changing():
        values = inputs.filled_in(message.blocks, by.state.entered.get(place, {}), entered)
        by.state.entered[place] = values
    return _send(
        by,
        "interactive",
        lambda url: payloads.block_actions_in_message(by, message, action, values, response_url=url),
        channel=channel,
        message=message,
    )


def click_view(by: Actor, view: View, element: tuple[Json, Json], chosen: Any) -> Interaction:
    """An element in a modal or App Home used; an input's new value stays in the view."""
    block, control = element
    action = inputs.action_of(block, control, chosen, ts=by.state.next_ts())
    entered = {} if control["type"] in ("button", "overflow") else {block["block_id"]: {control["action_id"]: chosen}}
    with by.state.changing():
        view = replace(view, values=inputs.filled_in(view.blocks, view.values, entered))
        by.state.views[view.id] = view
    return _send(by, "interactive", lambda _: payloads.block_actions_in_view(by, view, action))


def suggest(by: Actor, source: Message | View, element: tuple[Json, Json], query: str) -> list[Json]:
    """The options an app offers for what was typed into an external select."""
    block, control = element
    named = {**control, "block_id": block["block_id"]}
    if isinstance(source, View):
        where: Json = {"view": view_json(by.state, source), "container": {"type": "view", "view_id": source.id}}
    else:
        where = {"message": message_json(by.state, source), "channel": {"id": source.channel}}
    done = _send(
        by,
        "interactive",
        lambda _: payloads.block_suggestion(by, where, element=named, query=query),
    )
    response = done.delivery.response or {}
    if problems := problems_of_suggestions(response):
        raise NotPossibleError(f"Slack shows no such options: {problems[0].pointer} {problems[0].words}")
    return inputs.options_in(response)


def submit(by: Actor, view: View, entered: dict[str, Any]) -> Interaction:
    """A modal submitted; files given are sent as file objects.

    `response_action` errors, update, push and clear do what Slack does, nothing said closes it.
    """
    values = inputs.filled_in(view.blocks, view.values, _uploaded(by, entered))
    if labels := inputs.missing(view.blocks, values):
        raise NotPossibleError(f"please complete this required field: {', '.join(labels)}")
    with by.state.changing():
        view = replace(view, values=values, errors={})
        by.state.views[view.id] = view
    done = _send(by, "interactive", lambda _: payloads.view_submission(by, view))
    if not done.error:
        try:
            _follow(by, view, done.delivery.response or {})
        except ApiError as refusal:
            done.error = f"invalid_response: {refusal.answer()}"
    return done


def _uploaded(by: Actor, entered: Any) -> Any:
    """What was entered, every file in it as a file object, which the app may read from now on."""
    match entered:
        case File():
            with by.state.changing():
                by.state.files[entered.id] = replace(entered, given_to=(*entered.given_to, by.app.bot_user))
            return file_json(by.state, entered)
        case dict():
            return {name: _uploaded(by, each) for name, each in entered.items()}
        case list():
            return [_uploaded(by, each) for each in entered]
    return entered


def close(by: Actor, view: View, *, everything: bool) -> Interaction | None:
    """A modal dismissed; the app hears of it when it set notify_on_close."""
    if everything or view.clear_on_close:
        closed = views.close_all(by.state, by.user.id)
    else:
        views.close_top(by.state, by.user.id)
        closed = [view]
    done = None
    for one in closed:
        if one.notify_on_close:
            payload = payloads.view_closed(by, one, is_cleared=len(closed) > 1)
            done = _send(by, "interactive", _just(payload))
    return done


def global_shortcut(by: Actor, callback_id: str) -> Interaction:
    """A shortcut from the lightning menu."""
    return _send(by, "interactive", lambda _: payloads.global_shortcut(by, callback_id))


def message_shortcut(by: Actor, message: Message, callback_id: str) -> Interaction:
    """A shortcut from a message's menu."""
    return _send(
        by,
        "interactive",
        lambda url: payloads.message_shortcut(by, message, callback_id, response_url=url),
        channel=by.state.channels[message.channel],
        message=message,
    )


def _send(
    by: Actor,
    kind: str,
    build: Callable[[str], Json],
    *,
    channel: Channel | None = None,
    message: Message | None = None,
) -> Interaction:
    """The interaction delivered and waited for."""
    interaction = by.state.ids.secret(length=16)
    url = ""
    if channel is not None:
        path = by.state.tickets.response_url(
            app_id=by.app.app_id,
            user=by.user.id,
            channel=channel.id,
            interaction=interaction,
            message_ts=message.ts if message else None,
        )
        url = f"{by.state.base_url}/response/{by.state.team.id}{path}"
    with by.state.changing():
        delivery = hand_over(by.state, by.app, kind, build(url), delivery_id=interaction)
    if by.state.line is None:
        raise NotPossibleError("the workspace is not being served")
    by.state.wait_for(lambda: by.state.deliveries[delivery.id].finished)
    return Interaction(by.state, delivery.id, user=by.user.id, error=_failure(by.state.deliveries[delivery.id]))


def _failure(delivery: Delivery) -> str | None:
    if delivery.acked:
        return None
    last = delivery.attempts[-1].failure
    return "operation_timeout" if last in ("timeout", "http_timeout") else "dispatch_failed"


def _just(payload: Json) -> Callable[[str], Json]:
    """For an interaction without a response_url."""
    return lambda _: payload


def _answer(by: Actor, done: Interaction, response: Json, channel: Channel) -> None:
    try:
        answers.answer(by.state, by.app, response, channel_id=channel.id, user=by.user.id, interaction=done.delivery_id)
    except ApiError as refusal:
        done.error = f"invalid_response: {refusal.answer()}"


def _follow(by: Actor, view: View, response: Json) -> None:
    """docs.slack.dev/surfaces/modals, "Updating modals" and "Displaying errors in views"."""
    action = response.get("response_action")
    if action is None and not response:
        views.close_top(by.state, by.user.id)
    elif action == "clear":
        views.close_all(by.state, by.user.id)
    elif action == "update":
        views.update_view(by.state, view, response.get("view", {}))
    elif action == "push":
        views.push_modal(by.state, by.app, by.user.id, response.get("view", {}))
    elif action == "errors":
        _show_errors(by.state, view, response.get("errors"))
    else:
        raise ApiError("invalid_response_action", given=response)


def _show_errors(state: State, view: View, errors: object) -> None:
    known = {block["block_id"] for block in view.blocks if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not set(errors) <= known:
        raise ApiError("invalid_errors", given=errors)
    with state.changing():
        state.views[view.id] = replace(state.views[view.id], errors=dict(errors))
