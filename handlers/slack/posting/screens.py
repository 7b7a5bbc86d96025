"""What one person has open: their Home, a window they submitted."""

from __future__ import annotations

import logging
from typing import Any

from slack_sdk import WebClient

from handlers.slack.client import UNREACHABLE

_log = logging.getLogger("copydesk.screens")


class Screens:
    """Changes what one person looks at."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def home(self, person: str, view: dict[str, Any]) -> None:
        """Give a person's Home its content. Raises SlackApiError, SlackClientError or OSError."""
        try:
            self._client.views_publish(user_id=person, view=view)
        except UNREACHABLE as error:
            _log.warning("the Home of %s could not be shown: %s", person, error)
            raise

    def replace(self, window: str, view: dict[str, Any]) -> None:
        """Put something else into an open window; nothing where it was closed meanwhile."""
        try:
            self._client.views_update(view_id=window, view=view)
        except UNREACHABLE as error:
            _log.info("an answer found no window any more: %s", error)
