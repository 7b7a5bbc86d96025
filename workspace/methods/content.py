"""What a message may say: text, blocks, attachments, metadata, each with its limit and its word of refusal.

docs.slack.dev/reference/methods/chat.postMessage, "Errors" and "Truncating content".
"""

from __future__ import annotations

import json
from typing import Any

from workspace import blocks
from workspace.errors import ApiError, Json, invalid_arguments
from workspace.state import State
from workspace.web_api import Caller

LONGEST_TEXT = 40_000  # chat.postMessage: "will truncate messages containing more than 40,000 characters"
LONGEST_MARKDOWN = 12_000  # markdown_text
MOST_ATTACHMENTS = 100
LARGEST_BLOCKS = 13_200  # bytes of JSON; undocumented, reported by users of msg_blocks_too_long


def content_of(caller: Caller) -> Json:
    """Text, blocks, attachments and metadata of a message about to be posted, checked."""
    text = caller.get("text") or ""
    attachments = _sequence(caller, "attachments")
    shown = _blocks(caller)
    if not text and not shown and not attachments:
        raise ApiError("no_text")
    if len(attachments) > MOST_ATTACHMENTS:
        raise ApiError("too_many_attachments")
    return {
        "text": text[:LONGEST_TEXT],
        "blocks": tuple(blocks.identified(shown, caller.state.ids)),
        "attachments": tuple({"id": n, **one} for n, one in enumerate(attachments, start=1)),
        "metadata": check_metadata(caller.get("metadata")),
    }


def check_blocks(state: State, given: list[Json]) -> None:
    """Raise `invalid_blocks` with the reasons, or `msg_blocks_too_long`, as Slack words them."""
    unknown = [
        blocks.Problem(pointer=f"/blocks/{place}/type", words=f"unsupported type: {block['type']}")
        for place, block in enumerate(given)
        if isinstance(block, dict) and block.get("type") in state.misbehaviour.unknown
    ]
    if problems := unknown or blocks.problems_of_message(given, known_files=set(state.files)):
        worded = [f"{problem.words} [json-pointer:{problem.pointer}]" for problem in problems]
        messages_worded = [f"[ERROR] {words}" for words in worded]
        raise ApiError("invalid_blocks", errors=worded, response_metadata={"messages": messages_worded})
    if len(json.dumps(given, ensure_ascii=False).encode()) > LARGEST_BLOCKS:
        raise ApiError("msg_blocks_too_long")


def check_metadata(metadata: Any) -> Json | None:
    """Message metadata: an event_type and an event_payload (docs.slack.dev/messaging/message-metadata).

    Empty removes it.
    """
    if not metadata:
        return None
    shaped = (
        isinstance(metadata, dict)
        and set(metadata) <= {"event_type", "event_payload", "entities"}
        and isinstance(metadata.get("event_type"), str)
        and isinstance(metadata.get("event_payload"), dict)
    )
    if not shaped:
        raise ApiError("invalid_metadata_format")
    return dict(metadata)


def _blocks(caller: Caller) -> list[Json]:
    markdown = caller.get("markdown_text")
    if markdown:
        if caller.get("text") or caller.get("blocks"):
            raise ApiError("markdown_text_conflict")
        if len(markdown) > LONGEST_MARKDOWN:
            raise ApiError("msg_too_long")
        return [{"type": "markdown", "text": markdown}]
    given = caller.get("blocks") or []
    if not isinstance(given, list):
        raise ApiError("invalid_blocks_format")
    check_blocks(caller.state, given)
    return given


def _sequence(caller: Caller, name: str) -> list[Json]:
    given = caller.get(name) or []
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise ApiError("invalid_attachments") if name == "attachments" else invalid_arguments(f"must be a list: {name}")
    return given
