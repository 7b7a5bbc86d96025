"""Modals and App Homes: opened, pushed, updated, closed (docs.slack.dev/surfaces/modals)."""

from __future__ import annotations

import json
from dataclasses import replace

from workspace import blocks
from workspace.errors import ApiError, Json, invalid_arguments
from workspace.records import Installation, View
from workspace.state import State

MOST_OPEN = 3  # "a modal can hold up to 3 views at a time in a view stack"
LARGEST_VIEW = 250_000  # bytes of JSON, view_too_large


def open_modal(state: State, app: Installation, user: str, given: Json) -> View:
    """A modal as the first of a new stack."""
    with state.changing():
        view = _made(state, app, user, _checked(given, ("modal",)))
        for view_id in state.stacks.get(user, []):
            state.views[view_id] = replace(state.views[view_id], open=False)
        state.stacks[user] = [view.id]
    return view


def push_modal(state: State, app: Installation, user: str, given: Json) -> View:
    """A modal on top of the ones that are open."""
    with state.changing():
        stack = state.stacks.get(user, [])
        if not stack or state.views[stack[-1]].app_id != app.app_id:
            raise ApiError("not_found")
        if len(stack) >= MOST_OPEN:
            raise ApiError("push_limit_reached")
        checked = _checked(given, ("modal",))
        view = _made(state, app, user, checked, root_id=stack[0], previous_id=stack[-1])
        state.stacks[user] = [*stack, view.id]
    return view


def update_view(state: State, view: View, given: Json, *, expected: str | None = None) -> View:
    """The view with new contents under its old id; what people typed stays where block and action keep their ids."""
    with state.changing():
        current = state.views[view.id]
        if expected and expected != current.hash:
            raise ApiError("hash_conflict")
        checked = _checked(given, (current.type,))
        fresh = _view_fields(state, checked, current.app_id, previous=current)
        after = replace(current, **fresh, hash=_hash(state), errors={})
        state.views[view.id] = after
    return after


def publish_home(state: State, app: Installation, user: str, given: Json, *, expected: str | None = None) -> View:
    """Somebody's App Home with new contents."""
    with state.changing():
        known = state.homes.get((app.app_id, user))
        if known:
            return update_view(state, state.views[known], given, expected=expected)
        if expected:
            raise ApiError("hash_conflict")
        view = _made(state, app, user, _checked(given, ("home",)))
        state.homes[app.app_id, user] = view.id
    return view


def close_top(state: State, user: str) -> None:
    """The topmost modal closed; the one under it shows again."""
    with state.changing():
        stack = state.stacks.get(user, [])
        if stack:
            state.views[stack[-1]] = replace(state.views[stack[-1]], open=False)
            state.stacks[user] = stack[:-1]


def close_all(state: State, user: str) -> list[View]:
    """Every modal of that person closed, the topmost first."""
    with state.changing():
        closed = [state.views[view_id] for view_id in reversed(state.stacks.get(user, []))]
        for view in closed:
            state.views[view.id] = replace(view, open=False)
        state.stacks[user] = []
    return closed


def find(state: State, app: Installation, *, view_id: str | None, external_id: str | None) -> View:
    """The app's view by id or external id; `not_found` as views.update words it."""
    for view in state.views.values():
        named = view.id == view_id if view_id else bool(external_id) and view.external_id == external_id
        if named and view.app_id == app.app_id and (view.open or view.type == "home"):
            return view
    raise ApiError("not_found")


def _checked(given: object, types: tuple[str, ...]) -> Json:
    if not isinstance(given, dict):
        raise invalid_arguments("must be an object [json-pointer:/view]")
    if given.get("type") not in types:
        raise (
            invalid_arguments("must match the `type` of the view [json-pointer:/view/type]")
            if given.get("type") in ("modal", "home")
            else invalid_arguments("missing required field: type [json-pointer:/view]")
        )
    if problems := blocks.problems_of_view(given):
        raise invalid_arguments(*(f"{problem.words} [json-pointer:{problem.pointer}]" for problem in problems))
    if len(json.dumps(given, ensure_ascii=False).encode()) > LARGEST_VIEW:
        raise ApiError("view_too_large")
    return given


def _made(
    state: State, app: Installation, user: str, given: Json, *, root_id: str = "", previous_id: str | None = None
) -> View:
    view_id = state.ids.new("V")
    view = View(
        id=view_id,
        team=state.team.id,
        app_id=app.app_id,
        user=user,
        type=given["type"],
        hash=_hash(state),
        root_id=root_id or view_id,
        previous_id=previous_id,
        **_view_fields(state, given, app.app_id, previous=None),
    )
    state.views[view_id] = view
    return view


def _view_fields(state: State, given: Json, app_id: str, *, previous: View | None) -> Json:
    external_id = given.get("external_id", "")
    taken = [v for v in state.views.values() if v.external_id == external_id and v.app_id == app_id and v.open]
    if external_id and any(previous is None or view.id != previous.id for view in taken):
        raise ApiError("duplicate_external_id")
    shown = tuple(blocks.identified(given["blocks"], state.ids))
    places = {(b["block_id"], e["action_id"]) for b in shown for e in blocks.elements(b) if "action_id" in e}
    typed = previous.values if previous else {}
    return {
        "blocks": shown,
        "callback_id": given.get("callback_id", ""),
        "private_metadata": given.get("private_metadata", ""),
        "external_id": external_id,
        "title": given.get("title"),
        "submit": given.get("submit"),
        "close": given.get("close"),
        "clear_on_close": bool(given.get("clear_on_close")),
        "notify_on_close": bool(given.get("notify_on_close")),
        "submit_disabled": bool(given.get("submit_disabled")),
        "values": {
            block_id: kept
            for block_id, actions in typed.items()
            if (kept := {action: value for action, value in actions.items() if (block_id, action) in places})
        },
    }


def _hash(state: State) -> str:
    return f"{int(state.now())}.{state.ids.secret(length=8)}"
