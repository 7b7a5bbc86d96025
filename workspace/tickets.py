"""Things Slack gives an app to be used soon and seldom: trigger ids, response URLs, upload and socket addresses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from workspace.errors import ApiError
from workspace.ids import Ids

TRIGGER_SECONDS = 3.0  # docs.slack.dev/interactivity/handling-user-interaction: "expires in three seconds"
RESPONSE_SECONDS = 1800.0  # same page: "up to 5 times within 30 minutes"
RESPONSE_USES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A trigger_id: what lets an app open a modal for somebody."""

    id: str
    app_id: str
    user: str
    expires: float  # epoch seconds
    view: str | None = None  # the modal it came from: what views.push adds to
    used: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseUrl:
    """A response_url: where an app may answer an interaction."""

    path: str
    app_id: str
    user: str
    channel: str
    expires: float
    left: int = RESPONSE_USES
    message_ts: str | None = None  # the message the interaction came from: what replace_original means
    thread_ts: str | None = None
    interaction: str = ""  # the delivery it belongs to


class Tickets:
    """The tickets given out. Times come from the workspace's clock, so tests can let them expire."""

    def __init__(self, *, ids: Ids, now: Callable[[], float], trigger_seconds: float = TRIGGER_SECONDS) -> None:
        self._ids = ids
        self._now = now
        self._trigger_seconds = trigger_seconds
        self._triggers: dict[str, Trigger] = {}
        self._responses: dict[str, ResponseUrl] = {}
        self.uploads: dict[str, tuple[str, int]] = {}  # ticket -> (file id, bytes promised)
        self.sockets: dict[str, str] = {}  # ticket -> app id

    def upload(self, file_id: str, length: int) -> str:
        """A ticket to upload that many bytes with."""
        ticket = self._ids.secret(length=32)
        self.uploads[ticket] = (file_id, length)
        return ticket

    def trigger(self, *, app_id: str, user: str, view: str | None = None) -> str:
        """A new trigger_id, good once and for a short time."""
        trigger_id = f"{self._ids.number(13)}.{self._ids.number(12)}.{self._ids.secret(length=32)}"
        self._triggers[trigger_id] = Trigger(
            id=trigger_id, app_id=app_id, user=user, expires=self._now() + self._trigger_seconds, view=view
        )
        return trigger_id

    def exchange(self, trigger_id: str, *, app_id: str) -> Trigger:
        """The trigger, now used up. Errors as docs.slack.dev/reference/methods/views.open lists them."""
        trigger = self._triggers.get(trigger_id)
        if trigger is None or trigger.app_id != app_id:
            raise ApiError("invalid_trigger_id")
        if trigger.used:
            raise ApiError("exchanged_trigger_id")
        if self._now() > trigger.expires:
            raise ApiError("expired_trigger_id")
        self._triggers[trigger_id] = replace(trigger, used=True)
        return trigger

    def response_url(
        self,
        *,
        app_id: str,
        user: str,
        channel: str,
        interaction: str,
        message_ts: str | None = None,
        thread_ts: str | None = None,
    ) -> str:
        """The path of a new response URL."""
        path = f"/{self._ids.number(11)}/{self._ids.secret(length=24)}"
        self._responses[path] = ResponseUrl(
            path=path,
            app_id=app_id,
            user=user,
            channel=channel,
            expires=self._now() + RESPONSE_SECONDS,
            message_ts=message_ts,
            thread_ts=thread_ts,
            interaction=interaction,
        )
        return path

    def look_up_response(self, path: str) -> ResponseUrl:
        """The response URL while it may be used; `used_url` and `expired_url` as Slack words them."""
        found = self._responses.get(path)
        if found is None:
            raise ApiError("invalid_url")
        if self._now() > found.expires:
            raise ApiError("expired_url")
        if found.left == 0:
            raise ApiError("used_url")
        return found

    def use_response(self, path: str) -> None:
        """One use fewer."""
        found = self._responses[path]
        self._responses[path] = replace(found, left=found.left - 1)
