"""Cursors: docs.slack.dev/apis/web-api/pagination."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from workspace.errors import ApiError, Json
from workspace.web_api import Caller

Item = TypeVar("Item")


def page(caller: Caller, items: Sequence[Item], *, default: int, most: int = 1000) -> tuple[list[Item], str]:
    """The page asked for by `limit` and `cursor`, and the next cursor (empty at the end)."""
    limit = caller.get("limit")
    if limit is None or limit == 0:
        limit = default
    if limit < 0:
        raise ApiError("invalid_limit")
    limit = min(limit, most)
    start = _start(caller.get("cursor"))
    end = start + limit
    return list(items[start:end]), _cursor(end) if end < len(items) else ""


def with_cursor(answer: Json, cursor: str) -> Json:
    """The answer with `response_metadata.next_cursor`."""
    return {**answer, "response_metadata": {"next_cursor": cursor}}


def _cursor(start: int) -> str:
    return base64.b64encode(f"next:{start}".encode()).decode()


def _start(cursor: str | None) -> int:
    if not cursor:
        return 0
    try:
        return int(base64.b64decode(cursor, validate=True).decode().removeprefix("next:"))
    except (ValueError, binascii.Error) as error:
        raise ApiError("invalid_cursor") from error
