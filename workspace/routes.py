"""The addresses a workspace answers, and how a request becomes a call.

`/api/METHOD`, `/link/` (WebSocket), `/files-pri/…` (downloads), `/upload/v1/…`, `/response/…`.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from email.message import Message as Header
from urllib.parse import parse_qsl, quote

from starlette.datastructures import UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from workspace import answers, files, web_api
from workspace.connections import Connections
from workspace.errors import ApiError, Json
from workspace.methods import METHODS
from workspace.misbehaviour import Fault
from workspace.records import File
from workspace.socket_mode import Sockets
from workspace.state import State

_LOGIN = (
    "<!DOCTYPE html><html><head><title>Sign in | Slack</title></head>"
    "<body><h1>Sign in to your workspace</h1></body></html>"
)
_CHARSETS = ("", "utf-8", "utf8", "iso-8859-1")
Handler = Callable[[Request], Awaitable[Response]]


def routes(state: State, sockets: Sockets, connections: Connections) -> list[BaseRoute]:
    """Every address, for the ASGI application."""
    return [
        Route("/api/{method}", _api(state, connections), methods=["GET", "POST"]),
        WebSocketRoute("/link/", sockets.serve),
        Route("/files-pri/{key}/{name:path}", _download(state)),
        Route("/upload/v1/{ticket}", _upload(state), methods=["POST"]),
        Route("/response/{team}/{rest:path}", _response_url(state), methods=["POST"]),
        Route("/", _login),
    ]


def _api(state: State, connections: Connections) -> Handler:
    async def answer(request: Request) -> Response:
        name = request.path_params["method"]
        try:
            given, token = await _arguments(request)
        except ApiError as refusal:
            return JSONResponse(refusal.answer())
        fault = state.misbehaviour.strike(name, channel=str(given.get("channel", "")), now=state.now())
        if fault and (refused := _refused(state, name, given, fault)):
            return refused
        call = web_api.execute(state, METHODS, name, given, token)
        if fault and fault.kind == "lose":
            web_api.mark_lost(state, call)
            connections.abort(request.client)
        if fault and fault.kind == "slow":
            await asyncio.sleep(fault.seconds)
        return JSONResponse(call.answer, headers=_scope_headers(state, call.app_id, name))

    return answer


async def _arguments(request: Request) -> tuple[Json, str | None]:
    """The arguments from query and body, and the token from the header or among them."""
    given: Json = dict(request.query_params)
    if request.method == "POST":
        given |= await _body(request)
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    token = bearer.strip() if scheme.lower() == "bearer" else None
    argument = given.get("token")
    return given, token or (str(argument) if argument else None)


async def _body(request: Request) -> Json:
    """The POST body by its content type; Slack's errors for what it cannot read."""
    try:
        body = await request.body()
    except ClientDisconnect as gone:
        raise ApiError("request_timeout") from gone
    header = Header()
    header["content-type"] = request.headers.get("content-type", "")
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    charset = str(header.get_param("charset") or "").lower()
    if not body:
        return {}
    if not kind:
        raise ApiError("missing_post_type")
    if charset not in _CHARSETS:
        raise ApiError("invalid_charset")
    if kind == "application/json":
        return _json_body(body)
    if kind == "application/x-www-form-urlencoded":
        return dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    if kind == "multipart/form-data":
        form = await request.form()
        return {name: value for name, value in form.items() if isinstance(value, str)}
    raise ApiError("invalid_post_type")


def _json_body(body: bytes) -> Json:
    try:
        parsed = json.loads(body)
    except ValueError as error:
        raise ApiError("invalid_json") from error
    if not isinstance(parsed, dict):
        raise ApiError("json_not_object")
    return parsed


def _refused(state: State, name: str, given: Json, fault: Fault) -> Response | None:
    """The answer of a fault that keeps the call from being executed; None for the others."""
    if fault.kind == "ratelimit":
        answer = {"ok": False, "error": "ratelimited"}
        web_api.record(state, name, given, status=429, fate="ratelimited", answer=answer)
        return JSONResponse(answer, status_code=429, headers={"Retry-After": str(fault.retry_after)})
    if fault.kind == "fail":
        web_api.record(state, name, given, status=fault.status, fate="failed")
        return HTMLResponse("<html><body>Server Error</body></html>", status_code=fault.status)
    if fault.kind == "refuse":
        answer = {"ok": False, "error": fault.error}
        web_api.record(state, name, given, status=200, fate="answered", answer=answer)
        return JSONResponse(answer)
    return None


def _scope_headers(state: State, app_id: str | None, name: str) -> dict[str, str]:
    """What the token may do and what the method accepts (docs.slack.dev/authentication/tokens)."""
    if app_id is None:
        return {}
    accepted = METHODS[name].scopes
    return {"X-OAuth-Scopes": ",".join(state.apps[app_id].scopes), "X-Accepted-OAuth-Scopes": ",".join(accepted)}


def _download(state: State) -> Handler:
    async def answer(request: Request) -> Response:
        """The bytes for a bot that may see the file.

        Everyone else is sent to sign in, as Slack does, never 401 or 403.
        """
        _, _, bearer = request.headers.get("authorization", "").partition(" ")
        with state.changed:
            file = state.files.get(request.path_params["key"].rpartition("-")[2])
            allowed = _may_read(state, file, bearer.strip() or request.query_params.get("t", ""))
            content = state.contents.get(file.id, b"") if file else b""
        if not allowed:
            return RedirectResponse(f"/?redir={quote(request.url.path)}", status_code=302)
        if file is None:
            return HTMLResponse("<html><body>File not found</body></html>", status_code=404)
        kind = "attachment" if "/download/" in request.url.path else "inline"
        headers = {"Content-Disposition": f"{kind}; filename*=UTF-8''{quote(file.name)}"}
        return Response(content, media_type=file.mimetype, headers=headers)

    return answer


def _may_read(state: State, file: File | None, token: str) -> bool:
    for app in state.apps.values():
        if token == app.bot_token and app.state == "installed" and "files:read" in app.scopes:
            return file is None or files.readable_by(state, file, app.bot_user)
    return False


def _upload(state: State) -> Handler:
    async def answer(request: Request) -> Response:
        """The bytes of files.getUploadURLExternal, as the whole body or as one part of a form."""
        promised = state.tickets.uploads.get(request.path_params["ticket"])
        if promised is None:
            return PlainTextResponse("not found", status_code=404)
        file_id, length = promised
        content = await _uploaded(request)
        if len(content) != length:
            return PlainTextResponse(f"expected {length} bytes, got {len(content)}", status_code=400)
        with state.changing():
            state.contents[file_id] = content
            state.files[file_id] = files.sized(state.files[file_id], len(content))
        return PlainTextResponse(f"OK - {len(content)}")

    return answer


async def _uploaded(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/form-data"):
        return await request.body()
    async with request.form() as form:
        for part in form.values():
            if isinstance(part, UploadFile):
                return await part.read()
    return b""


def _response_url(state: State) -> Handler:
    async def answer(request: Request) -> Response:
        """A message sent to a response URL; refusals with HTTP 404 for a dead one, 400 for a bad body."""
        try:
            body = _json_body(await request.body())
            answers.respond(state, "/" + request.path_params["rest"], body)
        except ApiError as refusal:
            dead = refusal.code in ("invalid_url", "expired_url", "used_url")
            return JSONResponse(refusal.answer(), status_code=404 if dead else 400)
        return PlainTextResponse("ok")

    return answer


async def _login(_: Request) -> Response:
    return HTMLResponse(_LOGIN)
