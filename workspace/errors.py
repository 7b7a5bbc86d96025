"""What the workspace says no with: to an app (Slack's error codes) and to a person (what Slack's own client would not
let them do).
"""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class ApiError(Exception):
    """A Web API method refused the call; `code` is Slack's error code, `extra` goes beside it into the answer.

    Slack answers refusals with HTTP 200 and `{"ok": false, "error": code}` (docs.slack.dev/apis/web-api, "Evaluating
    responses").
    """

    def __init__(self, code: str, **extra: Any) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra

    def answer(self) -> Json:
        """The body Slack would send."""
        return {"ok": False, "error": self.code, **self.extra}


def invalid_arguments(*messages: str) -> ApiError:
    """`invalid_arguments`, with the reasons where Slack puts them: response_metadata.messages."""
    return ApiError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {message}" for message in messages]})


class NotPossibleError(Exception):
    """A person tried what Slack's client does not offer them: posting where they are no member, pressing a button
    that is not there.

    The message says what was missing; the remedy is in the scenario, not in the app under test.
    """
