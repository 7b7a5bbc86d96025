"""Bounds of fetching one link; the values and their evidence stand in config/defaults.toml, section [ingest]."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ingest.thresholds import IngestThresholds

# Media types that are read; "" where the server names none.
PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/pdf", "text/markdown", ""})
_XML = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml"})
FEEDS = _XML | {"application/json", "application/x-ndjson", "application/jsonl", "text/plain", "text/html", ""}

TEXT = frozenset({"text/plain", ""})


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Units: seconds for everything together, bytes after decompression, hops."""

    seconds: float
    body_bytes: int
    redirects: int
    ports: frozenset[int] = frozenset({80, 443})
    media_types: frozenset[str] = PAGES
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
