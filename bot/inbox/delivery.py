"""A call to be made to Slack, and what can become of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.errors import CopydeskError


class OutState(StrEnum):
    """What has become of a delivery."""

    PENDING = "pending"
    POSTING = "posting"  # an attempt has begun
    POSTED = "posted"
    PARKED = "parked"  # given up, with the reason


class TryLaterError(CopydeskError):
    """Slack did not take the call and says when it will: the delivery waits so many seconds. Nothing was posted."""

    def __init__(self, message: str, seconds: float) -> None:
        super().__init__(message)
        self.seconds = seconds


class UndeliverableError(CopydeskError):
    """Slack will never take this call (the channel is archived, the message is gone): the delivery is parked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One call to be made to Slack, once.

    `id` derives from what is answered ("<event id>:reply"), so that work done twice enqueues it once.
    """

    id: str
    team: str
    channel: str
    call: str  # what the poster does with it: post, update, delete, ephemeral, upload, react, …
    payload: Mapping[str, Any]  # JSON
    thread: str | None = None
    target: str | None = None  # the delivery whose message this one changes or answers
    target_ts: str | None = field(default=None, compare=False)  # where that was posted; known at its turn
