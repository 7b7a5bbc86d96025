"""api.test, auth.test, apps.connections.open, team.info, bots.info (docs.slack.dev/reference/methods/<name>)."""

from __future__ import annotations

from workspace.errors import ApiError, Json
from workspace.web_api import Caller, Method, string


def api_test(caller: Caller) -> Json:
    """What was sent, sent back; `error` makes it fail with that code."""
    if error := caller.get("error"):
        raise ApiError(error, args=caller.arguments)
    return {"args": caller.arguments}


def auth_test(caller: Caller) -> Json:
    """Whose token it is."""
    user = caller.state.users[caller.app.bot_user]
    return {
        "url": f"{caller.state.base_url}/",
        "team": caller.state.team.name,
        "user": user.handle,
        "team_id": caller.state.team.id,
        "user_id": user.id,
        "bot_id": caller.app.bot_id,
        "is_enterprise_install": False,
    }


def connections_open(caller: Caller) -> Json:
    """A WebSocket address, good for one connection; the app-level token needs connections:write."""
    if "connections:write" not in caller.app.app_scopes:
        raise ApiError("missing_scope", needed="connections:write", provided=",".join(caller.app.app_scopes))
    ticket = caller.state.ids.secret(length=36)
    caller.state.tickets.sockets[ticket] = caller.app.app_id
    host = caller.state.base_url.split("://", 1)[1]
    return {"url": f"ws://{host}/link/?ticket={ticket}&app_id={caller.app.app_id}"}


def team_info(caller: Caller) -> Json:
    """The workspace."""
    team = caller.state.team
    if caller.get("team") not in (None, team.id):
        raise ApiError("team_not_found")
    shaped = {"id": team.id, "name": team.name, "domain": team.domain, "email_domain": "", "icon": {}}
    return {"team": {**shaped, "url": f"{caller.state.base_url}/"}}


def bots_info(caller: Caller) -> Json:
    """An app's bot by its B… id."""
    for app in caller.state.apps.values():
        if app.bot_id == caller.get("bot", caller.app.bot_id):
            bot = {"id": app.bot_id, "deleted": app.state == "uninstalled", "name": app.name, "updated": 0}
            return {"bot": {**bot, "app_id": app.app_id, "user_id": app.bot_user, "icons": {}}}
    raise ApiError("bot_not_found")


METHODS = {
    "api.test": Method(run=api_test, arguments={"error": string()}, token="none"),
    "auth.test": Method(run=auth_test, arguments={}),
    "apps.connections.open": Method(run=connections_open, arguments={}, token="app"),
    "team.info": Method(run=team_info, arguments={"team": string()}, scopes=("team:read",)),
    "bots.info": Method(run=bots_info, arguments={"bot": string()}, scopes=("users:read",)),
}
