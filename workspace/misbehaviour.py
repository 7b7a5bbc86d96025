"""What the workspace can be told to do wrong, so that an app's patience can be tested.

Rate limits: docs.slack.dev/apis/web-api/rate-limits (HTTP 429 with Retry-After, error `ratelimited`).
"""

from __future__ import annotations

import math
import random
import threading
from dataclasses import dataclass, replace
from typing import TypeVar

ALL = "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing to do wrong with calls of a method."""

    method: str  # a method's name, or "*"
    kind: str  # ratelimit, fail, lose, slow, refuse
    times: int | None = 1  # how many calls; None: until cleared
    share: float = 1.0  # of the calls, 0 to 1
    retry_after: int = 1  # seconds, for ratelimit
    status: int = 503  # for fail
    seconds: float = 0.0  # for slow
    error: str = ""  # for refuse: Slack's code


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """So many calls of a method in so many seconds, counted for each channel apart or all together."""

    method: str
    calls: int
    seconds: float
    each_channel: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFault:
    """One thing to do wrong with deliveries."""

    kind: str  # duplicate, delay, hold
    times: int | None
    seconds: float = 0.0
    event_type: str = ALL  # inner event type, or "*"


AnyFault = TypeVar("AnyFault", Fault, EventFault)


class Misbehaviour:
    """The faults asked for. Thread-safe; each `times` counts down as it strikes."""

    def __init__(self, seed: int = 1) -> None:
        self._lock = threading.Lock()
        self._random = random.Random(seed)  # noqa: S311  a share of calls, nothing secret
        self._faults: list[Fault] = []
        self._event_faults: list[EventFault] = []
        self._quotas: list[Quota] = []
        self._unknown: frozenset[str] = frozenset()
        self._counted: dict[tuple[Quota, str], list[float]] = {}  # times of the calls let through lately

    def rate_limit(self, method: str = ALL, *, times: int | None = 1, retry_after: int = 1, share: float = 1.0) -> None:
        """Answer 429 with Retry-After (whole seconds); nothing is executed."""
        self._add(Fault(method=method, kind="ratelimit", times=times, retry_after=retry_after, share=share))

    def limit_rate(
        self, method: str = "chat.postMessage", *, calls: int = 1, seconds: float = 1.0, each_channel: bool = True
    ) -> None:
        """Keep a real rate: calls over it get 429 and the whole seconds to wait."""
        with self._lock:
            self._quotas.append(Quota(method=method, calls=calls, seconds=seconds, each_channel=each_channel))

    def fail(self, method: str = ALL, *, times: int | None = 1, status: int = 503, share: float = 1.0) -> None:
        """Answer with a 5xx page; nothing is executed."""
        self._add(Fault(method=method, kind="fail", times=times, status=status, share=share))

    def lose_answer(self, method: str = ALL, *, times: int | None = 1) -> None:
        """Execute the call, then drop the connection: the app cannot know that it was done."""
        self._add(Fault(method=method, kind="lose", times=times))

    def slow(self, method: str = ALL, *, seconds: float, times: int | None = 1) -> None:
        """Execute the call, then answer `seconds` later."""
        self._add(Fault(method=method, kind="slow", times=times, seconds=seconds))

    def refuse(self, method: str, *, error: str, times: int | None = 1) -> None:
        """Answer with one of Slack's error codes, such as `fatal_error`; nothing is executed."""
        self._add(Fault(method=method, kind="refuse", times=times, error=error))

    def know_no(self, *kinds: str) -> None:
        """Take no blocks of these types, such as `data_table`: Slack rolls new ones out in steps."""
        with self._lock:
            self._unknown |= set(kinds)

    @property
    def unknown(self) -> frozenset[str]:
        """The types of blocks that are not taken."""
        with self._lock:
            return self._unknown

    def duplicate_events(self, *, times: int | None = 1, event_type: str = ALL) -> None:
        """Deliver an event again although it was acknowledged."""
        self._add_event(EventFault(kind="duplicate", times=times, event_type=event_type))

    def delay_events(self, seconds: float, *, times: int | None = 1, event_type: str = ALL) -> None:
        """Deliver an event late; later events overtake it."""
        self._add_event(EventFault(kind="delay", times=times, seconds=seconds, event_type=event_type))

    def hold_events(self, times: int, *, event_type: str = ALL) -> None:
        """Collect the next `times` events and deliver them in reverse order once the last has come."""
        self._add_event(EventFault(kind="hold", times=times, event_type=event_type))

    def clear(self) -> None:
        """Behave again. Events held back stay held until enough have come."""
        with self._lock:
            self._faults.clear()
            self._event_faults.clear()
            self._quotas.clear()
            self._unknown = frozenset()

    def strike(self, method: str, *, channel: str, now: float) -> Fault | None:
        """The fault this call suffers, counted down, or None. `now` is in seconds of the workspace's clock."""
        with self._lock:
            for place, fault in enumerate(self._faults):
                if fault.method in (ALL, method) and self._random.random() < fault.share:
                    self._faults[place : place + 1] = _counted_down(fault)
                    return fault
            return self._over_quota(method, channel, now)

    def strike_event(self, event_type: str) -> EventFault | None:
        """The fault this delivery suffers, counted down, or None. `times` is what was left before it."""
        with self._lock:
            for place, fault in enumerate(self._event_faults):
                if fault.event_type in (ALL, event_type):
                    self._event_faults[place : place + 1] = _counted_down(fault)
                    return fault
        return None

    def _over_quota(self, method: str, channel: str, now: float) -> Fault | None:
        for quota in self._quotas:
            if quota.method not in (ALL, method):
                continue
            lately = self._counted.setdefault((quota, channel if quota.each_channel else ""), [])
            lately[:] = [moment for moment in lately if now - moment < quota.seconds]
            if len(lately) >= quota.calls:
                wait = math.ceil(lately[0] + quota.seconds - now)
                return Fault(method=method, kind="ratelimit", retry_after=max(1, wait))
            lately.append(now)
        return None

    def _add(self, fault: Fault) -> None:
        with self._lock:
            self._faults.append(fault)

    def _add_event(self, fault: EventFault) -> None:
        with self._lock:
            self._event_faults.append(fault)


def _counted_down(fault: AnyFault) -> list[AnyFault]:
    if fault.times is None:
        return [fault]
    return [replace(fault, times=fault.times - 1)] if fault.times > 1 else []
