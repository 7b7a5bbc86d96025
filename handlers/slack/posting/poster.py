"""Makes the outbox's calls to Slack, and finds what an interrupted call has already posted."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web import SlackResponse

from bot.inbox.delivery import Delivery, TryLaterError, UndeliverableError
from handlers.slack.posting.deliveries import MARK, UNFURL, UPDATE, UPLOAD
from handlers.slack.posting.layouts import Layouts
from handlers.slack.render.rich import Block

_log = logging.getLogger("copydesk.poster")
EVENT_TYPE = "copydesk_delivery"  # of the metadata our messages carry
_SEARCHED = 200  # messages a page
_WAIT = 30.0  # seconds, where Slack says to wait and not how long

# What Slack will not take however often it is asked.
FINAL = frozenset(
    {
        "channel_not_found",
        "is_archived",
        "not_in_channel",
        "message_not_found",
        "thread_not_found",
        "cant_update_message",
        "edit_window_closed",
        "cannot_reply_to_message",
        "restricted_action",
        "msg_too_long",
        "invalid_blocks",
        "invalid_blocks_format",
        "no_text",
        "invalid_channel",
        "channel_is_limited_access",
        "user_not_found",
        "cannot_unfurl_url",
        "cannot_unfurl_message",
        "cannot_find_service",
        "cannot_parse_attachment",
        "missing_unfurls",
    }
)
# What Slack takes again once a person has mended the app: its tokens, its scopes.
MENDABLE = frozenset(
    {"account_inactive", "token_revoked", "token_expired", "invalid_auth", "not_authed", "missing_scope"}
)
_MEND_WAIT = 300.0  # seconds between two attempts until then
_PAGES = 10  # of a thread looked through for an interrupted delivery


class Poster:
    """The one place that posts."""

    def __init__(self, client: WebClient, layouts: Layouts) -> None:
        self._client = client
        self._layouts = layouts

    def post(self, delivery: Delivery) -> str:
        """Make the call; the ts of the message. Raises TryLaterError or UndeliverableError where nothing was posted."""
        try:
            if delivery.call == UPDATE:
                return str(self._update(delivery)["ts"])
            if delivery.call == MARK:
                return self._mark(delivery)
            if delivery.call == UPLOAD:
                delivery = replace(delivery, payload={"text": str(delivery.payload["alt"])})
            if delivery.call == UNFURL:
                self._client.chat_unfurl(**delivery.payload)
                return ""  # no message of ours
            answer = self._post(delivery)
        except SlackApiError as error:
            raise _told_apart(error) from error
        self._take_back_stray(delivery, answer)
        return str(answer["ts"])

    def find(self, delivery: Delivery) -> str | None:
        """The ts of the message that carries the delivery's id. A change is simply made again."""
        if delivery.call in {UPDATE, MARK, UNFURL}:
            return None
        thread = delivery.thread or delivery.target_ts
        try:
            for message in self._recent(delivery.channel, thread):
                metadata = message.get("metadata") or {}
                if (metadata.get("event_payload") or {}).get("delivery_id") == delivery.id:
                    return str(message["ts"])
        except SlackApiError as error:
            raise _told_apart(error) from error
        return None

    def _mark(self, delivery: Delivery) -> str:
        """Put a reaction under a post and take the other one away; there is no harm in doing it twice."""
        ts = str(delivery.payload["timestamp"])
        for call, name, done in (
            (self._client.reactions_remove, delivery.payload["remove"], "no_reaction"),
            (self._client.reactions_add, delivery.payload["add"], "already_reacted"),
        ):
            if name is None:
                continue
            try:
                call(channel=delivery.channel, timestamp=ts, name=str(name))
            except SlackApiError as error:
                if error.response.get("error") != done:
                    raise
        return ts

    def _post(self, delivery: Delivery) -> Mapping[str, Any]:
        return self._laid_out(
            delivery,
            partial(
                self._client.chat_postMessage,
                channel=delivery.channel,
                thread_ts=delivery.thread or delivery.target_ts,
                metadata=_metadata(delivery.id),
                unfurl_links=False,
                unfurl_media=False,
            ),
        )

    def _laid_out(self, delivery: Delivery, call: Callable[..., SlackResponse]) -> Mapping[str, Any]:
        """Make a call with the payload; where Slack takes its layout amiss, in a plainer one."""
        payload = dict(delivery.payload)
        blocks, twin = payload.pop("blocks", None), payload.pop("twin", None)

        def post(form: list[Block]) -> SlackResponse:
            # An update without blocks would leave the old ones standing.
            return call(**payload, blocks=form)

        return _data(self._layouts.put(blocks, twin, post))

    def _take_back_stray(self, delivery: Delivery, answer: Mapping[str, Any]) -> None:
        """Delete a reply that Slack put into the channel because its thread's first message is gone."""
        thread = delivery.thread or delivery.target_ts
        if thread and not (answer.get("message") or {}).get("thread_ts"):
            try:
                self._client.chat_delete(channel=delivery.channel, ts=str(answer["ts"]))
            except (SlackApiError, SlackClientError, OSError):
                _log.exception("a reply to a deleted post could not be taken back from %s", delivery.channel)
            raise UndeliverableError("the post this answers was deleted")

    def _update(self, delivery: Delivery) -> Mapping[str, Any]:
        return self._laid_out(
            delivery,
            partial(
                self._client.chat_update,
                channel=delivery.channel,
                ts=delivery.target_ts or "",
                metadata=_metadata(delivery.target or delivery.id),
            ),
        )

    def _recent(self, channel: str, thread: str | None) -> Iterator[dict[str, Any]]:
        """The messages of a thread, or the latest of a channel, page by page."""
        cursor: str | None = None
        for _ in range(_PAGES):
            if thread:
                found = self._client.conversations_replies(
                    channel=channel, ts=thread, limit=_SEARCHED, cursor=cursor, include_all_metadata=True
                )
            else:
                found = self._client.conversations_history(
                    channel=channel, limit=_SEARCHED, cursor=cursor, include_all_metadata=True
                )
            yield from found.get("messages") or []
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return


def _told_apart(error: SlackApiError) -> Exception:
    """What a refusal means for the delivery: wait, give up, or nobody knows."""
    response = error.response
    code = str(response.get("error") or "")
    if response.status_code == 429 or code in {"ratelimited", "rate_limited"}:
        seconds = float(response.headers.get("Retry-After") or _WAIT)
        return TryLaterError(f"Slack asks to wait {seconds:.0f} s", seconds)
    if code in MENDABLE:
        _log.error("Slack refuses to post (%s): run `copydesk doctor`; what is to be said waits", code)
        return TryLaterError(f"Slack refuses the app ({code}): run `copydesk doctor`", _MEND_WAIT)
    if code in FINAL:
        detail = "; ".join(response.get("response_metadata", {}).get("messages", []))
        _log.error("Slack refuses to post: %s %s", code, detail)
        return UndeliverableError(f"Slack refuses: {code} {detail}".strip())
    return error


def _metadata(delivery: str) -> dict[str, Any]:
    return {"event_type": EVENT_TYPE, "event_payload": {"delivery_id": delivery}}


def _data(response: Any) -> Mapping[str, Any]:
    data: Mapping[str, Any] = response.data
    return data
