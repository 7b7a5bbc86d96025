"""A link taken apart and judged before anything is fetched."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

import idna

from bot.ingest.fetch.limits import FetchLimits

_NUMERIC = re.compile(r"^(?:0x[0-9a-f]*|\d+)(?:\.(?:0x[0-9a-f]*|\d+))*\.?$", re.IGNORECASE)
_BAD = re.compile(r"[\x00-\x20\x7f\\]")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link that may be fetched once its host's address is known to be public."""

    url: str  # with the host in ASCII
    scheme: str
    host: str
    port: int


def parse(url: str, limits: FetchLimits, base: str | None = None) -> Link | None:
    """The link, `base` completing a relative one; None for anything but http(s) to a named or dotted-decimal host.

    Refused: other schemes and ports, a user name before an @, hosts written as one number, in octal or hexadecimal,
    control characters and backslashes, names that IDNA 2008 does not allow.
    """
    try:
        joined = urljoin(base, url.strip()) if base else url.strip()
        if _BAD.search(joined):
            return None
        parts = urlsplit(joined)
        port = parts.port or _DEFAULT_PORTS.get(parts.scheme, 0)
        host = _host(parts)
    except ValueError:
        return None
    if host is None or port not in limits.ports or parts.username is not None or parts.password is not None:
        return None
    named = f"[{host}]" if ":" in host else host
    netloc = named if port == _DEFAULT_PORTS.get(parts.scheme) else f"{named}:{port}"
    clean = urlunsplit((parts.scheme, netloc, parts.path or "/", parts.query, ""))
    return Link(url=clean, scheme=parts.scheme, host=host, port=port)


def _host(parts: SplitResult) -> str | None:
    """The host in ASCII; None for a missing one and for an address in a form made to hide what it is."""
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        return None
    host = parts.hostname
    if ":" in host:
        return str(ipaddress.IPv6Address(host))
    if _NUMERIC.match(host):
        return str(ipaddress.IPv4Address(host))  # four decimal numbers without leading zeros, or ValueError
    ascii_host = idna.encode(host.rstrip("."), uts46=True).decode()  # idna.IDNAError is a ValueError
    return None if _NUMERIC.match(ascii_host) or "." not in ascii_host else ascii_host
