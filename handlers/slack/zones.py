"""Time zones by the names Slack and people give them."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def zone_named(name: str | None, otherwise: ZoneInfo) -> ZoneInfo:
    """The zone of that IANA name; `otherwise` for none and for one that does not exist."""
    try:
        return ZoneInfo(name) if name else otherwise
    except (ZoneInfoNotFoundError, ValueError):
        return otherwise
