"""Which of the blocks of 2026 the workspace takes: Slack rolls them out in steps, and refuses them until then.

Who has something to show in one of them gives its plain twin, too. Slack's first refusal is remembered for as long as
the process runs, which serves one workspace: from then on the twin is sent at once.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from typing import TypeVar

from slack_sdk.errors import SlackApiError

from handlers.slack.render.rich import Block

_log = logging.getLogger("copydesk.layouts")
# What Slack says of a message whose words it may well take.
MISLAID = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_too_long", "msg_blocks_too_long"})
_UNKNOWN = "invalid_blocks"  # what it says where it does not know a kind of block yet
NATIVE = frozenset({"alert", "card", "data_table", "data_visualization"})
Answer = TypeVar("Answer")


class AnswerRefusedError(Exception):
    """Slack did not take what was sent to an address it gave; `code` is why, empty where it does not say."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Layouts:
    """The kinds of blocks the workspace has refused so far."""

    def __init__(self) -> None:
        self._refused: frozenset[str] = frozenset()

    def takes(self, blocks: list[Block]) -> bool:
        """Whether none of the blocks is of a kind that was refused."""
        return not self._refused & _kinds(blocks)

    def put(
        self, blocks: list[Block] | None, twin: list[Block] | None, call: Callable[[list[Block]], Answer]
    ) -> Answer:
        """Make a call with the blocks; where Slack takes them amiss, with their twin, and at last without any.

        Raises what `call` raises, SlackApiError or AnswerRefusedError, where Slack refuses for another reason, or the
        words alone.
        """
        forms = list(self._forms(blocks or [], twin))
        unknown = False
        for form in forms:
            try:
                answer = call(form)
            except (SlackApiError, AnswerRefusedError) as error:
                code = _code(error)
                if code not in MISLAID or form is forms[-1]:
                    raise
                _log.warning("Slack does not take a layout: it is sent in a plainer one", exc_info=True)
                unknown = code == _UNKNOWN and form is blocks
            else:
                if unknown and form is twin:
                    self._remember(blocks or [])
                return answer
        raise AssertionError  # the last form answers or raises

    def _forms(self, blocks: list[Block], twin: list[Block] | None) -> Iterator[list[Block]]:
        if twin is None or self.takes(blocks):
            yield blocks
        if twin is not None and twin is not blocks:
            yield twin
        if blocks:
            yield []

    def _remember(self, blocks: list[Block]) -> None:
        """Slack took the twin in their place, so that it was their kinds it did not know."""
        self._refused |= _kinds(blocks)
        _log.warning("this workspace takes no %s yet: plain blocks are sent instead", ", ".join(sorted(_kinds(blocks))))


def _code(error: SlackApiError | AnswerRefusedError) -> str:
    return error.code if isinstance(error, AnswerRefusedError) else str(error.response.get("error") or "")


def _kinds(blocks: list[Block]) -> frozenset[str]:
    return frozenset(str(block.get("type")) for block in blocks) & NATIVE
