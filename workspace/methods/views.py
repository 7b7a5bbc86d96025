"""views.open, push, update, publish (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

from workspace import views
from workspace.errors import ApiError, Json, invalid_arguments
from workspace.records import View
from workspace.rendering import view_json
from workspace.web_api import Caller, Method, string, structure


def open_view(caller: Caller) -> Json:
    """A modal for whoever caused the trigger."""
    trigger = caller.state.tickets.exchange(_trigger(caller), app_id=caller.app.app_id)
    return _answer(caller, views.open_modal(caller.state, caller.app, trigger.user, caller.get("view")))


def push(caller: Caller) -> Json:
    """A modal on top of the one the trigger came from."""
    trigger = caller.state.tickets.exchange(_trigger(caller), app_id=caller.app.app_id)
    return _answer(caller, views.push_modal(caller.state, caller.app, trigger.user, caller.get("view")))


def update(caller: Caller) -> Json:
    """An open view with new contents; `hash` guards against overwriting a newer one."""
    if not caller.get("view_id") and not caller.get("external_id"):
        raise invalid_arguments("missing required field: view_id")
    view = views.find(caller.state, caller.app, view_id=caller.get("view_id"), external_id=caller.get("external_id"))
    return _answer(caller, views.update_view(caller.state, view, caller.get("view"), expected=caller.get("hash")))


def publish(caller: Caller) -> Json:
    """Somebody's App Home."""
    user = caller.get("user_id")
    if user not in caller.state.users:
        raise ApiError("user_not_found")
    home = views.publish_home(caller.state, caller.app, user, caller.get("view"), expected=caller.get("hash"))
    return _answer(caller, home)


def _trigger(caller: Caller) -> str:
    trigger: str | None = caller.get("trigger_id")
    if not trigger:
        raise invalid_arguments("missing required field: trigger_id")
    return trigger


def _answer(caller: Caller, view: View) -> Json:
    return {"view": view_json(caller.state, view)}


_VIEW = structure(required=True)

METHODS = {
    "views.open": Method(run=open_view, arguments={"trigger_id": string(), "view": _VIEW}),
    "views.push": Method(run=push, arguments={"trigger_id": string(), "view": _VIEW}),
    "views.update": Method(
        run=update,
        arguments={"view_id": string(), "external_id": string(), "hash": string(), "view": _VIEW},
    ),
    "views.publish": Method(run=publish, arguments={"user_id": string(required=True), "hash": string(), "view": _VIEW}),
}
