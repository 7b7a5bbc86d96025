"""How a page stood when it was last fetched."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What a server calls the state of a page, to be asked with whether it has changed (RFC 9110, section 13)."""

    etag: str | None = None
    modified: str | None = None

    def headers(self) -> dict[str, str]:
        """The conditions of a request."""
        stated = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in stated.items() if value}


UNKNOWN = Mark()
