"""What went over the wire, as values for assertions: calls of the Web API and deliveries to apps."""

from __future__ import annotations

from dataclasses import dataclass

from workspace.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a Web API method."""

    method: str
    arguments: Json  # as understood: JSON strings parsed, the token left out
    answer: Json
    status: int  # HTTP
    at: float  # epoch seconds
    app_id: str | None
    fate: str = "answered"  # answered, ratelimited, failed (5xx), lost (executed, then the connection dropped)

    @property
    def ok(self) -> bool:
        """Whether Slack said yes (the app may not have heard it: see `fate`)."""
        return self.answer.get("ok") is True

    @property
    def error(self) -> str | None:
        """Slack's error code, or None."""
        return self.answer.get("error")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try to hand a delivery over."""

    number: int  # 0 is the first, n the nth retry
    at: float  # epoch seconds
    reason: str | None  # X-Slack-Retry-Reason, None on the first
    connection: str | None = None  # Socket Mode connection id
    acked_after: float | None = None  # seconds; None: not acknowledged
    status: int | None = None  # HTTP
    failure: str | None = None  # http_timeout, http_error, connection_failed, timeout, ...
    response: Json | None = None  # what the acknowledgement carried


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One event, command or interaction on its way to an app."""

    id: str
    app_id: str
    kind: str  # events_api, slash_commands, interactive
    payload: Json
    created: float
    attempts: tuple[Attempt, ...] = ()
    finished: bool = False  # acknowledged or given up

    @property
    def acked(self) -> bool:
        """Whether any attempt was acknowledged in time."""
        return any(attempt.acked_after is not None for attempt in self.attempts)

    @property
    def ack_seconds(self) -> float | None:
        """How long the acknowledged attempt took, in seconds."""
        return next((a.acked_after for a in self.attempts if a.acked_after is not None), None)

    @property
    def response(self) -> Json | None:
        """What the acknowledgement carried (a command's answer, a response_action)."""
        return next((a.response for a in self.attempts if a.acked_after is not None), None)

    @property
    def event(self) -> Json:
        """The inner event; empty for commands and interactions."""
        inner: Json = self.payload.get("event", {})
        return inner

    @property
    def event_id(self) -> str | None:
        """Slack's event_id, the same on every redelivery."""
        return self.payload.get("event_id")
