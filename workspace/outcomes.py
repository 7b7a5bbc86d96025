"""What became of something a person did with an app."""

from __future__ import annotations

from workspace import answers
from workspace.records import Message, View
from workspace.state import PATIENCE, State
from workspace.traffic import Delivery


class Interaction:
    """Something a person did, and what became of it so far."""

    def __init__(self, state: State, delivery_id: str, *, user: str, error: str | None = None) -> None:
        self._state = state
        self.delivery_id = delivery_id
        self.user = user
        self.error = error  # operation_timeout, dispatch_failed, invalid_response, or None

    @property
    def delivery(self) -> Delivery:
        """The delivery that carried it."""
        return self._state.deliveries[self.delivery_id]

    @property
    def acked(self) -> bool:
        """Whether the app acknowledged in time."""
        return self.delivery.acked

    @property
    def responses(self) -> tuple[Message, ...]:
        """The messages it was answered with by acknowledgement or response_url, in order, as they are now."""
        with self._state.changed:
            places = dict.fromkeys(self._state.answers.get(self.delivery_id, ()))
            found = (answers.find(self._state, channel, ts) for channel, ts in places)
            return tuple(message for message in found if message is not None)

    @property
    def view(self) -> View | None:
        """The modal on top of that person's screen now."""
        with self._state.changed:
            stack = self._state.stacks.get(self.user, [])
            return self._state.views[stack[-1]] if stack else None

    @property
    def errors(self) -> dict[str, str]:
        """What the app said of single inputs (response_action errors), by block_id."""
        return dict((self.delivery.response or {}).get("errors") or {})

    def wait_for_responses(self, count: int = 1, timeout: float = PATIENCE) -> tuple[Message, ...]:
        """The responses once there are so many; TimeoutError when there are not."""
        self._state.wait_for(lambda: len(self.responses) >= count, timeout)
        return self.responses

    def wait_for_view(self, timeout: float = PATIENCE) -> View:
        """The modal once one is open; TimeoutError when none opens."""
        self._state.wait_for(lambda: self.view, timeout)
        view = self.view
        assert view is not None
        return view
