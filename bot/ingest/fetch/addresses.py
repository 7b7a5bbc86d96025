"""Which addresses a link may lead to: public ones only, whatever their spelling.

Refused besides what `ipaddress` knows as not global: carrier-grade NAT (RFC 6598), addresses of cloud metadata
services, and IPv6 forms that carry an IPv4 address (mapped, compatible, 6to4, Teredo, NAT64 of RFC 6052), which are
judged by the address they carry.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from ipaddress import IPv4Address, IPv6Address

Address = IPv4Address | IPv6Address
# Host and port to the addresses DNS gives for it, in order of preference; raises OSError where it gives none.
Resolver = Callable[[str, int], Sequence[str]]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_NAT64_LOCAL = ipaddress.ip_network("64:ff9b:1::/48")
_COMPATIBLE = ipaddress.ip_network("::/96")
_METADATA = frozenset(map(ipaddress.ip_address, ("168.63.129.16", "100.100.100.200", "192.0.0.192", "fd00:ec2::254")))


def resolve(host: str, port: int) -> tuple[str, ...]:
    """The addresses the system's resolver gives. Raises OSError where it gives none."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(answer[4][0]) for answer in answers))


def public(host: str, port: int, resolver: Resolver) -> str | None:
    """The address to connect to for `host`; None when any of its addresses is not public.

    One private answer among public ones refuses the host: that mixture is made to get past a check. Raises OSError
    where the name has no address.
    """
    answers = [ipaddress.ip_address(each.partition("%")[0]) for each in resolver(host, port)]
    if not answers:
        raise OSError(f"{host} has no address")
    return str(answers[0]) if all(is_public(each) for each in answers) else None


def of_the_newsroom(host: str, port: int, resolver: Resolver) -> str | None:
    """The address to connect to for a `host` the operator named as the newsroom's own: public, private or loopback.

    None where it is link-local, multicast or of a metadata service: no wire stands there.
    """
    answers = [ipaddress.ip_address(each.partition("%")[0]) for each in resolver(host, port)]
    if not answers:
        raise OSError(f"{host} has no address")
    refused = any(each.is_link_local or each.is_multicast or each in _METADATA for each in map(_itself, answers))
    return None if refused else str(answers[0])


def is_public(address: Address) -> bool:
    """Whether anybody on the internet could reach the same machine by this address."""
    carried = _carried(address)
    if carried is not None:
        return is_public(carried)
    if address in _METADATA:
        return False
    return address.is_global and not (address.is_multicast or address.is_reserved or address.is_unspecified)


def _itself(address: Address) -> Address:
    return _carried(address) or address


def _carried(address: Address) -> IPv4Address | None:
    """The IPv4 address inside an IPv6 one, where the packets would go in the end."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in _NAT64 or address in _NAT64_LOCAL or (address in _COMPATIBLE and int(address) > 1):
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return None
