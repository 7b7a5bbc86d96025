"""Fetches one link: every hop judged, the judged address connected to, everything bounded."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from email.message import Message

import httpcore
import httpx

from bot.ingest.fetch.addresses import Resolver, of_the_newsroom, public, resolve
from bot.ingest.fetch.connect import Deadline, ForbiddenAddressError, Judge, Transport
from bot.ingest.fetch.hosts import Turns
from bot.ingest.fetch.limits import FEEDS, TEXT, FetchLimits
from bot.ingest.fetch.mark import UNKNOWN, Mark
from bot.ingest.fetch.target import Link, parse
from bot.ingest.refusal import Reason, Refusal

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PASTE = "paste the text instead."
_MESSAGES = {
    Reason.FORBIDDEN: f"I do not open that address: {_PASTE}",
    Reason.UNREACHABLE: f"The site did not answer in time: {_PASTE}",
    Reason.NOT_FOUND: f"The site says there is no such page: {_PASTE}",
    Reason.LOGIN: f"The site does not let me read that page: {_PASTE}",
    Reason.UNCHANGED: "Nothing has changed there since it was last looked at.",
    Reason.TOO_LARGE: f"The page is larger than I read at once: {_PASTE}",
    Reason.UNSUPPORTED: f"That link leads to something other than a page of text: {_PASTE}",
}
_STATUS = {401: Reason.LOGIN, 402: Reason.LOGIN, 403: Reason.LOGIN, 407: Reason.LOGIN, 451: Reason.LOGIN}
_STATUS |= {404: Reason.NOT_FOUND, 410: Reason.NOT_FOUND, 304: Reason.UNCHANGED}
_CORE_ERRORS = (httpcore.NetworkError, httpcore.TimeoutException, httpcore.ProtocolError, httpcore.UnsupportedProtocol)
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib window bits with the header each coding has


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a link led to, decompressed."""

    url: str  # after redirects
    content: bytes
    media_type: str  # without parameters; "" where the server names none
    charset: str | None = None
    mark: Mark = UNKNOWN
    kept: bool = True  # False where the server asks to keep no copies (X-Robots-Tag: noarchive)


class _TooLargeError(Exception):
    """The body, decompressed, is over the limit."""


class Fetcher:
    """Fetches links. Safe to use from several threads; keeps no connections, cookies or caches.

    `resolver` answers for DNS and `judge` says by which address a host may be connected to. Both are given only in
    tests, where a server on this machine stands for one on the internet.
    """

    def __init__(self, limits: FetchLimits, resolver: Resolver = resolve, judge: Judge = public) -> None:
        self._limits = limits
        self._resolver = resolver
        self._judge = judge
        self._own_hosts: frozenset[str] = frozenset()
        self._turns = Turns()

    def for_feeds(self, body_bytes: int, own_hosts: Iterable[str] = ()) -> Fetcher:
        """The same for feeds, which are larger than pages and of other kinds; hosts are taken turns at across both.

        `own_hosts` are the newsroom's own and may have private addresses. Nothing else redirects to them.
        """
        feeds = Fetcher(replace(self._limits, body_bytes=body_bytes, media_types=FEEDS), self._resolver, self._judge)
        feeds._own_hosts = frozenset(host.lower() for host in own_hosts)
        feeds._turns = self._turns
        return feeds

    def for_text(self) -> Fetcher:
        """The same for plain text such as robots.txt; hosts are taken turns at across all."""
        plain = Fetcher(replace(self._limits, media_types=TEXT), self._resolver, self._judge)
        plain._turns = self._turns
        return plain

    def fetch(self, url: str, mark: Mark = UNKNOWN) -> Fetched | Refusal:
        """What `url` leads to after at most the allowed redirects, within the time allowed for everything together.

        With the `mark` of an earlier answer the refusal is `unchanged` where nothing is new.
        """
        try:
            return self._follow(parse(url, self._limits), Deadline(self._limits.seconds), mark)
        except ForbiddenAddressError:
            return _refusal(Reason.FORBIDDEN)
        except _TooLargeError:
            return _refusal(Reason.TOO_LARGE)
        except (OSError, ValueError, zlib.error, httpx.HTTPError, httpx.InvalidURL, *_CORE_ERRORS):
            return _refusal(Reason.UNREACHABLE)

    def _follow(self, link: Link | None, deadline: Deadline, mark: Mark) -> Fetched | Refusal:
        own = link is not None and link.host in self._own_hosts
        for _ in range(self._limits.redirects + 1):
            if link is None:
                return _refusal(Reason.FORBIDDEN)
            with self._turns.turn(link.host, deadline.left()) as mine:
                answer = self._hop(link, deadline, mark, own=own) if mine else _refusal(Reason.UNREACHABLE)
            if not isinstance(answer, str):
                return answer
            link = parse(answer, self._limits, base=link.url)
        return _refusal(Reason.UNREACHABLE)

    def _hop(self, link: Link, deadline: Deadline, mark: Mark, *, own: bool) -> Fetched | Refusal | str:
        """What one address answers: a page, a refusal, or where it sends on to. `own`: a host of ours came first."""
        judge = of_the_newsroom if own and link.host in self._own_hosts else self._judge
        headers = {
            "User-Agent": self._limits.user_agent,
            "Accept": ", ".join(sorted(filter(None, self._limits.media_types))),
            "Accept-Encoding": "gzip, deflate",
            **mark.headers(),
        }
        transport = Transport(self._resolver, judge, deadline)
        with (
            httpx.Client(transport=transport, trust_env=False, follow_redirects=False) as client,
            client.stream("GET", link.url, headers=headers) as response,
        ):
            location = response.headers.get("location")
            if response.status_code in _REDIRECTS and location:
                return str(location)
            return self._answer(link, response)

    def _answer(self, link: Link, response: httpx.Response) -> Fetched | Refusal:
        if response.status_code != httpx.codes.OK:
            return _refusal(_STATUS.get(response.status_code, Reason.UNREACHABLE))
        stated = Message()
        stated["content-type"] = response.headers.get("content-type", "")
        media_type = stated.get_content_type() if response.headers.get("content-type") else ""
        coding = response.headers.get("content-encoding", "").strip().lower() or "identity"
        if media_type not in self._limits.media_types or coding not in {"identity", *_WINDOW}:
            return _refusal(Reason.UNSUPPORTED)
        content = self._unpacked(response, _WINDOW.get(coding))
        return Fetched(
            url=link.url,
            content=content,
            media_type=media_type,
            charset=stated.get_content_charset(),
            kept="noarchive" not in response.headers.get("x-robots-tag", "").lower(),
            mark=Mark(etag=response.headers.get("etag"), modified=response.headers.get("last-modified")),
        )

    def _unpacked(self, response: httpx.Response, window: int | None) -> bytes:
        """The body decompressed piece by piece, never more than the limit in memory."""
        unpack = zlib.decompressobj(window) if window else None
        content = bytearray()
        for piece in response.iter_raw():
            room = self._limits.body_bytes + 1 - len(content)
            content += unpack.decompress(piece, room) if unpack else piece
            if len(content) > self._limits.body_bytes:
                raise _TooLargeError
        return bytes(content)


def _refusal(reason: Reason) -> Refusal:
    return Refusal(reason=reason, message=_MESSAGES[reason])
