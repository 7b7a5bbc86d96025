"""What Slack says of conversations when it is asked: channels, direct messages, what was said in them."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from handlers.slack.client import UNREACHABLE

_log = logging.getLogger("copydesk.conversations")


class Conversations:
    """The conversations of a workspace, asked about one by one."""

    def __init__(self, client: WebClient) -> None:
        self._client = client

    def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message; None where Slack does not tell now."""
        try:
            return str(self._client.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])
        except UNREACHABLE as error:
            _log.warning("no permalink for %s in %s: %s", ts, channel, error)
            return None

    def is_member(self, channel: str) -> bool:
        """Whether we are in a channel; taken for so where Slack does not tell now. A direct message has no members."""
        try:
            info = self._info(channel)
        except UNREACHABLE as error:
            if isinstance(error, SlackApiError) and error.response.get("error") == "channel_not_found":
                return False
            _log.warning("Slack does not say whether we are in %s: %s", channel, error)
            return True
        return bool(info.get("is_member") or info.get("is_im"))

    def audience(self, channel: str) -> tuple[bool, bool] | None:
        """Whether a channel is private, and whether another organisation reads it; None where Slack does not tell."""
        try:
            info = self._info(channel)
        except UNREACHABLE as error:
            _log.warning("Slack does not say who reads %s: %s", channel, error)
            return None
        private = any(info.get(flag) for flag in ("is_private", "is_im", "is_mpim"))
        return private, bool(info.get("is_ext_shared", info.get("is_shared")))

    def direct_message(self, person: str) -> str:
        """The id of our direct message with a person. Raises SlackApiError, SlackClientError or OSError."""
        return str(self._client.conversations_open(users=person)["channel"]["id"])

    def history(self, channel: str, *, oldest: str, latest: str | None, most: int) -> Mapping[str, Any]:
        """One page of what was said in a channel, the last first, as Slack hands it out. Raises SlackApiError."""
        page: Mapping[str, Any] = self._client.conversations_history(
            channel=channel, oldest=oldest, latest=latest, limit=most, inclusive=False
        ).data  # type: ignore[assignment]  # JSON in every answer here
        return page

    def _info(self, channel: str) -> dict[str, Any]:
        info: dict[str, Any] = self._client.conversations_info(channel=channel)["channel"]
        return info
