"""Deliveries on their way: attempted, timed, retried on Slack's schedule, and recorded.

docs.slack.dev/apis/events-api, "Error handling" and "Retries": an app has three seconds to acknowledge; then the
event is sent again nearly at once, after one minute, after five minutes. Commands and interactions are tried once.
Switching a subscription off when most deliveries fail for an hour is not imitated.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Protocol

from workspace.records import Installation
from workspace.state import State
from workspace.traffic import Attempt, Delivery


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """How long an app may take and when it is asked again, in seconds."""

    ack_timeout: float = 3.0
    retry_after: tuple[float, ...] = (0.0, 60.0, 300.0)


class Carrier(Protocol):
    """A way to an app: Socket Mode or HTTP."""

    async def attempt(self, app: Installation, delivery: Delivery, number: int, reason: str | None) -> Attempt:
        """One try, over when acknowledged, refused or timed out."""
        ...


class Courier:
    """Carries deliveries on the server's event loop. `deliver` may be called from any thread."""

    def __init__(
        self,
        state: State,
        *,
        loop: asyncio.AbstractEventLoop,
        schedule: Schedule,
        carrier_for: Callable[[Installation], Carrier],
    ) -> None:
        self._state = state
        self._loop = loop
        self._schedule = schedule
        self._carrier_for = carrier_for
        self._tasks: set[asyncio.Task[None]] = set()
        self._held: list[str] = []

    def deliver(self, delivery_id: str) -> None:
        """Send it, with the retries it may need; returns at once."""
        self._loop.call_soon_threadsafe(self._start, delivery_id)

    async def stop(self) -> None:
        """Give up what is under way; nothing is sent afterwards."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for delivery in list(self._state.deliveries.values()):
            if not delivery.finished:
                self._finish(delivery.id)

    def _start(self, delivery_id: str) -> None:
        delivery = self._state.deliveries[delivery_id]
        kind = delivery.event.get("type", "") if delivery.kind == "events_api" else ""
        fault = self._state.misbehaviour.strike_event(kind) if kind else None
        if fault is None:
            self._spawn(self._carry(delivery_id))
        elif fault.kind == "hold":
            self._held.append(delivery_id)
            if fault.times == 1:
                held, self._held = self._held, []
                self._spawn(self._carry_in_turn(held[::-1]))
        elif fault.kind == "delay":
            self._spawn(self._carry(delivery_id, wait=fault.seconds))
        else:
            self._spawn(self._carry(delivery_id, again=True))

    def _spawn(self, work: Awaitable[None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _carry_in_turn(self, delivery_ids: list[str]) -> None:
        for delivery_id in delivery_ids:
            await self._carry(delivery_id)

    async def _carry(self, delivery_id: str, *, wait: float = 0.0, again: bool = False) -> None:
        await asyncio.sleep(wait)
        retries = self._schedule.retry_after if self._state.deliveries[delivery_id].kind == "events_api" else ()
        attempt = await self._try(delivery_id, 0, None)
        for number, pause in enumerate(retries, start=1):
            if attempt.acked_after is not None or attempt.failure == "no_retry":
                break
            await asyncio.sleep(pause)
            attempt = await self._try(delivery_id, number, attempt.failure)
        if again:
            await self._try(delivery_id, attempt.number + 1, "http_timeout")
        self._finish(delivery_id)

    async def _try(self, delivery_id: str, number: int, reason: str | None) -> Attempt:
        delivery = self._state.deliveries[delivery_id]
        app = self._state.apps[delivery.app_id]
        attempt = await self._carrier_for(app).attempt(app, delivery, number, reason)
        with self._state.changing():
            current = self._state.deliveries[delivery_id]
            self._state.deliveries[delivery_id] = replace(current, attempts=(*current.attempts, attempt))
        return attempt

    def _finish(self, delivery_id: str) -> None:
        with self._state.changing():
            self._state.deliveries[delivery_id] = replace(self._state.deliveries[delivery_id], finished=True)
