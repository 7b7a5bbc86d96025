"""The host of an address somebody wrote, whatever else is wrong with it."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit


def split(url: str) -> SplitResult | None:
    """The parts of an address; None for one that is none: "http://[x]/"."""
    try:
        parts = urlsplit(url)
        parts.hostname  # noqa: B018 - raises where the host is malformed
    except ValueError:
        return None
    return parts


def host(url: str | None) -> str:
    """The host in small letters; empty where there is none.

    >>> host("https://Post.example:8080/a"), host("http://[x]/"), host("no address")
    ('post.example', '', '')
    """
    parts = split(url) if url else None
    return (parts.hostname or "").lower() if parts else ""
