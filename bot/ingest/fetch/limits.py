"""Bounds of fetching one link; the values and their evidence stand in config/defaults.toml, section [ingest]."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ingest.thresholds import IngestThresholds


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Units: seconds for everything together, bytes after decompression, hops."""

    seconds: float
    body_bytes: int
    redirects: int
    ports: frozenset[int] = frozenset({80, 443})
    user_agent: str = "Copydesk (newsroom copy desk; reads links posted by journalists)"

    @classmethod
    def of(cls, thresholds: IngestThresholds) -> FetchLimits:
        """The limits the desk's settings give."""
        return cls(
            seconds=thresholds.fetch_seconds,
            body_bytes=thresholds.file_bytes,
            redirects=thresholds.fetch_redirects,
            ports=frozenset(thresholds.fetch_ports),
        )
