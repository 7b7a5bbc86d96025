"""What a site asks of programs that look at its pages by themselves: robots.txt (RFC 9309)."""

from __future__ import annotations

from urllib.parse import urlunsplit
from urllib.robotparser import RobotFileParser

from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.hosts import split
from bot.ingest.refusal import Reason, Refusal

AGENT = "Copydesk"  # the name a robots.txt knows the desk by
_SILENT = {Reason.NOT_FOUND, Reason.LOGIN, Reason.UNSUPPORTED, Reason.TOO_LARGE}  # the site has no rules to give


class Robots:
    """Asks sites for their rules, at each question anew: a page is looked at rarely, and rules change."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher.for_text()

    def allow(self, url: str) -> bool | None:
        """Whether the site lets programs open that page; None where it does not answer, and nothing may be assumed."""
        parts = split(url)
        if parts is None:
            return None
        fetched = self._fetcher.fetch(urlunsplit((parts.scheme, parts.netloc, "/robots.txt", "", "")))
        if isinstance(fetched, Refusal):
            return True if fetched.reason in _SILENT else None
        rules = RobotFileParser()
        rules.parse(fetched.content.decode("utf-8", "replace").splitlines())
        return rules.can_fetch(AGENT, url)
