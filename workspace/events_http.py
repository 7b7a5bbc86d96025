"""Requests to an app over HTTP: events, slash commands, interactions, each signed.

Signature: docs.slack.dev/authentication/verifying-requests-from-slack, `v0=` HMAC-SHA256 of `v0:timestamp:body`.
Retries carry X-Slack-Retry-Num and X-Slack-Retry-Reason; an answer with `X-Slack-No-Retry: 1` ends them
(docs.slack.dev/apis/events-api, "Retries"). Timestamps are the machine's real time, whatever clock the workspace runs
on: receivers compare with theirs.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import httpx

from workspace.errors import Json, NotPossibleError
from workspace.records import Installation
from workspace.state import State
from workspace.traffic import Attempt, Delivery

_AGENT = "Slackbot 1.0 (+https://api.slack.com/robots)"
MOST_REDIRECTS = 2  # "we'll follow up to two", Events API


def signed_headers(secret: str, body: bytes, *, timestamp: int | None = None) -> dict[str, str]:
    """The headers that prove a body came from Slack."""
    moment = str(int(time.time()) if timestamp is None else timestamp)
    digest = hmac.new(secret.encode(), b"v0:" + moment.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": moment, "X-Slack-Signature": f"v0={digest}", "User-Agent": _AGENT}


def verify_address(app: Installation, url: str) -> None:
    """Ask the address for the challenge (reference/events/url_verification).

    NotPossibleError unless it is sent back.
    """
    challenge = hashlib.sha256(app.verification_token.encode()).hexdigest()
    body = json.dumps({"token": app.verification_token, "challenge": challenge, "type": "url_verification"}).encode()
    headers = {**signed_headers(app.signing_secret, body), "Content-Type": "application/json"}
    try:
        answer = httpx.post(url, content=body, headers=headers, timeout=3.0, trust_env=False)
    except httpx.HTTPError as error:
        raise NotPossibleError(f"{url} did not answer the challenge: {error}") from error
    if answer.status_code != httpx.codes.OK or challenge not in answer.text:
        raise NotPossibleError(f"{url} did not answer the challenge: HTTP {answer.status_code}")


class Http:
    """Sends deliveries to the addresses an app registered. Lives on the server's event loop."""

    def __init__(self, state: State, *, ack_timeout: float) -> None:
        self._state = state
        self._ack_timeout = ack_timeout

    async def attempt(self, app: Installation, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """The request posted; 2xx in time acknowledges it."""
        client, address = self._client, _address(app, delivery)
        at, started = self._state.now(), time.monotonic()
        outcome: dict[str, Any]
        if address is None:
            return Attempt(number=number, at=at, reason=reason, failure="connection_failed")
        body, kind = _body(delivery)
        headers = {**signed_headers(app.signing_secret, body), "Content-Type": kind}
        if number:
            headers |= {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason or "unknown_error"}
        try:
            answer = await client.post(address, content=body, headers=headers)
            outcome = _outcome(answer, time.monotonic() - started)
        except httpx.TimeoutException:
            outcome = {"failure": "http_timeout"}
        except httpx.TooManyRedirects:
            outcome = {"failure": "too_many_redirects"}
        except httpx.HTTPError:
            outcome = {"failure": "connection_failed"}
        return Attempt(number=number, at=at, reason=reason, **outcome)

    async def close(self) -> None:
        """Connections closed."""
        if "_client" in self.__dict__:
            await self._client.aclose()

    @cached_property
    def _client(self) -> httpx.AsyncClient:
        """Made when first needed: its certificates take longer to load than a server to start."""
        return httpx.AsyncClient(
            timeout=self._ack_timeout, follow_redirects=True, max_redirects=MOST_REDIRECTS, trust_env=False
        )


def _address(app: Installation, delivery: Delivery) -> str | None:
    assert app.endpoints is not None
    by_kind = {
        "events_api": app.endpoints.events,
        "slash_commands": app.endpoints.commands,
        "interactive": app.endpoints.interactivity,
    }
    return by_kind[delivery.kind]


def _body(delivery: Delivery) -> tuple[bytes, str]:
    if delivery.kind == "events_api":
        return json.dumps(delivery.payload, ensure_ascii=False).encode(), "application/json"
    form = delivery.payload
    if delivery.kind == "interactive":
        form = {"payload": json.dumps(delivery.payload, ensure_ascii=False)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _outcome(answer: httpx.Response, seconds: float) -> dict[str, Any]:
    if not answer.is_success:
        refused = answer.headers.get("x-slack-no-retry") == "1"
        return {"failure": "no_retry" if refused else "http_error", "status": answer.status_code}
    return {"acked_after": seconds, "status": answer.status_code, "response": _response(answer)}


def _response(answer: httpx.Response) -> Json | None:
    """What the acknowledgement carried: a JSON object, or plain text as the text of a message."""
    if not answer.text.strip():
        return None
    try:
        parsed = answer.json()
    except ValueError:
        return {"text": answer.text}
    return parsed if isinstance(parsed, dict) else {"text": answer.text}
