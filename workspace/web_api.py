"""A call of the Web API: whose token, which method, which arguments, what answer.

docs.slack.dev/apis/web-api: POST with form fields or JSON, GET with a query; the token as a bearer or as the argument
`token`. How the SDK sends arguments (lists and objects as JSON strings in forms, booleans as 1 and 0):
slack_sdk/web/internal_utils.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from workspace.errors import ApiError, Json, invalid_arguments
from workspace.records import Channel, Installation
from workspace.state import State
from workspace.traffic import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """One argument a method takes."""

    kind: str = "string"  # string, integer, boolean, json, list
    required: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Who calls, with what: what a method works on."""

    state: State
    app: Installation
    arguments: Json

    def get(self, name: str, default: Any = None) -> Any:
        """An argument, or `default` when it was not given."""
        return self.arguments.get(name, default)

    def need(self, *scopes: str) -> None:
        """Refuse unless the token has one of the scopes; `missing_scope` names what is needed and what was provided."""
        if not set(scopes) & set(self.app.scopes):
            raise ApiError("missing_scope", needed=",".join(scopes), provided=",".join(self.app.scopes))

    def conversation(self, channel_id: str) -> Channel:
        """The conversation the app may see: private ones are `channel_not_found` to those outside."""
        channel = self.state.channels.get(channel_id)
        if channel is None or ((channel.private or channel.im) and self.app.bot_user not in channel.members):
            raise ApiError("channel_not_found")
        return channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Method:
    """A Web API method: what it takes, which of these scopes it needs, and what it does (under the state's lock)."""

    run: Callable[[Caller], Json]
    arguments: Mapping[str, Argument]
    scopes: tuple[str, ...] = ()  # any one of them
    token: str = "bot"  # bot, app (xapp-), none


def string(*, required: bool = False) -> Argument:
    """A text argument."""
    return Argument(required=required)


def integer(*, required: bool = False) -> Argument:
    """A whole number, in forms as digits."""
    return Argument(kind="integer", required=required)


def boolean() -> Argument:
    """True or false, in forms as 1, true, 0, false."""
    return Argument(kind="boolean")


def structure(*, required: bool = False) -> Argument:
    """A JSON object or array, in forms as a string."""
    return Argument(kind="json", required=required)


def listing(*, required: bool = False) -> Argument:
    """Several values, in forms separated by commas."""
    return Argument(kind="list", required=required)


def execute(state: State, methods: Mapping[str, Method], name: str, given: Json, token: str | None) -> Call:
    """The call, answered and recorded. Every refusal is an answer; nothing is raised."""
    raw = {key: value for key, value in given.items() if key != "token"}
    app: Installation | None = None
    with state.changing():
        try:
            method = _known(methods, name)
            app = _authenticate(state, method, token)
            raw = _understand(method, raw)
            answer = {"ok": True, **_run(state, method, app, raw)}
        except ApiError as refusal:
            answer = refusal.answer()
        call = Call(
            method=name,
            arguments=raw,
            answer=answer,
            status=200,
            at=state.now(),
            app_id=app.app_id if app else None,
        )
        state.calls.append(call)
    return call


def record(state: State, name: str, given: Json, *, status: int, fate: str, answer: Json | None = None) -> None:
    """A call that was not executed, kept for assertions."""
    arguments = {key: value for key, value in given.items() if key != "token"}
    with state.changing():
        state.calls.append(
            Call(
                method=name,
                arguments=arguments,
                answer=answer or {},
                status=status,
                at=state.now(),
                app_id=None,
                fate=fate,
            )
        )


def mark_lost(state: State, call: Call) -> None:
    """Note that the answer of an executed call never arrived."""
    with state.changing():
        state.calls[state.calls.index(call)] = replace(call, fate="lost")


def _known(methods: Mapping[str, Method], name: str) -> Method:
    if name not in methods:
        raise ApiError("unknown_method", req_method=name)
    return methods[name]


def _run(state: State, method: Method, app: Installation | None, arguments: Json) -> Json:
    if method.token == "none":
        app = app or next(iter(state.apps.values()), None)
        if app is None:
            return dict(arguments)
    assert app is not None
    caller = Caller(state=state, app=app, arguments=arguments)
    if method.scopes and method.token == "bot":
        caller.need(*method.scopes)
    for name, argument in method.arguments.items():
        if argument.required and arguments.get(name) in (None, ""):
            raise invalid_arguments(f"missing required field: {name}")
    return method.run(caller)


def _authenticate(state: State, method: Method, token: str | None) -> Installation | None:
    if method.token == "none" and not token:
        return None
    if not token:
        raise ApiError("not_authed")
    for app in state.apps.values():
        if token in (app.bot_token, app.app_token):
            kind = "app" if token == app.app_token else "bot"
            if app.state == "uninstalled":
                raise ApiError("account_inactive")
            if app.state == "tokens_revoked" and kind == "bot":
                raise ApiError("token_revoked")
            if method.token not in ("none", kind):
                raise ApiError("not_allowed_token_type")
            return app
    raise ApiError("invalid_auth")


def _understand(method: Method, raw: Json) -> Json:
    understood: Json = {}
    for name, value in raw.items():
        argument = method.arguments.get(name)
        understood[name] = value if argument is None or value is None else _converted(name, argument, value)
    return understood


def _converted(name: str, argument: Argument, value: Any) -> Any:
    if argument.kind == "integer":
        return _integer(name, value)
    if argument.kind == "boolean":
        return value if isinstance(value, bool) else str(value).lower() in ("1", "true")
    if argument.kind == "json":
        return _structure(name, value)
    if argument.kind == "list":
        return _list(value)
    if isinstance(value, (dict, list)):
        raise invalid_arguments(f"must be a string: {name}")
    return str(value)


def _integer(name: str, value: Any) -> int:
    try:
        return int(value)
    except (TypeError, ValueError) as error:
        raise invalid_arguments(f"must be an integer: {name}") from error


def _structure(name: str, value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return json.loads(value)
    except json.JSONDecodeError as error:
        if name == "blocks":
            raise ApiError("invalid_blocks_format") from error
        if name == "metadata":
            raise ApiError("invalid_metadata_format") from error
        raise invalid_arguments(f"invalid JSON: {name}") from error


def _list(value: Any) -> list[str]:
    if isinstance(value, str) and value.startswith("["):
        value = _structure("list", value)
    return [str(one).strip() for one in (value if isinstance(value, list) else str(value).split(","))]
