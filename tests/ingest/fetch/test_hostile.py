"""Links and servers made to do harm: nothing reaches a refused address, and nothing costs more than its limits."""

from __future__ import annotations

import gzip
import threading
import tracemalloc
import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.ingest import Reason, Refusal
from bot.ingest.fetch.addresses import public
from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.fetch.target import parse
from tests.ingest.fetch.server import fetcher, limits, says, sends_on, serving

PAGE = b"<html><body><p>The inner page that nobody from outside may see.</p></body></html>"
# This machine in every spelling a browser, a resolver or a careless check would take; {} is the inner server's port.
SPELLINGS = (
    "http://127.0.0.1:{}/inner", "http://2130706433:{}/inner", "http://0x7f000001:{}/inner", "http://0x7F.0.0.1:{}/inner",
    "http://0177.0.0.1:{}/inner", "http://017700000001:{}/inner", "http://127.1:{}/inner", "http://127.0.1:{}/inner",
    "http://0:{}/inner", "http://0.0.0.0:{}/inner", "http://127.0.0.1.:{}/inner", "http://127。0。0。1:{}/inner",
    "http://127%2e0%2e0%2e1:{}/inner", "http://１２７.0.0.1:{}/inner", "http://①②⑦.0.0.1:{}/inner",
    "http://localhost:{}/inner", "http://LOCALHOST:{}/inner", "http://localhost.:{}/inner", "http://localhost.localdomain:{}/inner",
    "http://[::1]:{}/inner", "http://[0:0:0:0:0:0:0:1]:{}/inner", "http://[::ffff:127.0.0.1]:{}/inner",
    "http://[::ffff:7f00:1]:{}/inner", "http://[::127.0.0.1]:{}/inner", "http://[64:ff9b::127.0.0.1]:{}/inner",
    "http://[2002:7f00:1::]:{}/inner", "http://[::1%25lo]:{}/inner", "http://[::1%lo]:{}/inner",
    "http://paper.example@127.0.0.1:{}/inner", "http://paper.example:80@127.0.0.1:{}/inner",
    "http://127.0.0.1:{}\\@paper.example/inner", "http://paper.example\\@127.0.0.1:{}/inner",
    "http://127.0.0.1:{}#@paper.example/inner", "http://127.0.0.1:{}?@paper.example/inner",
    "http:\\\\127.0.0.1:{}/inner", "http:/127.0.0.1:{}/inner", "http:127.0.0.1:{}/inner", "//127.0.0.1:{}/inner",
    "///127.0.0.1:{}/inner", "HTTP://127.0.0.1:{}/inner", " http://127.0.0.1:{}/inner", "http://\t127.0.0.1:{}/inner",
    "http://127.0.0.1:{}/inner\r\nHost: paper.example", "http://loopback.example.com:{}/inner", "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{}/inner",
    "http://xn--:{}/inner", "http://[127.0.0.1]:{}/inner", "http://[v1.fe]:{}/inner", "gopher://127.0.0.1:{}/inner",
    "file:///proc/self/environ?{}", "data:text/html,{}", "jar:http://127.0.0.1:{}/inner", "http://127.0.0.1:{}:80/inner",
)  # fmt: skip


def reason(answer: object) -> Reason | None:
    return answer.reason if isinstance(answer, Refusal) else None


def looked_up(host: str, port: int) -> list[str]:
    """DNS, in which a name of somebody else's leads to this machine."""
    return ["127.0.0.1" if host == "loopback.example.com" else host]


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_no_spelling_of_this_machine_reaches_it(spelling):
    with serving(inner=says(PAGE)) as inner:
        port = inner.server_address[1]
        found = Fetcher(limits(inner, seconds=1), resolver=looked_up).fetch(spelling.format(port))
        assert reason(found) in {Reason.FORBIDDEN, Reason.UNREACHABLE}
        assert inner.asked == []


@pytest.mark.parametrize("spelling", [each for each in SPELLINGS if "\r" not in each])  # no header can carry one
def test_no_redirect_in_any_spelling_reaches_this_machine(spelling):
    with serving(inner=says(PAGE)) as inner, serving() as outer:
        port = inner.server_address[1]
        target = spelling.format(port).encode("utf-8").decode("latin-1")
        outer.answers = {"/a": sends_on(target)}
        allowed = frozenset({80, port, outer.server_address[1]})
        outside = fetcher(outer, ports=allowed)
        outside._resolver = lambda host, at: ["127.0.0.1"] if host == "paper.example" else looked_up(host, at)
        outside.fetch(f"http://paper.example:{outer.server_address[1]}/a")
        assert [asked for asked in outer.asked if asked.startswith("paper.example")]
        assert inner.asked == []


@pytest.mark.parametrize(
    "address", ["169.254.169.254", "100.64.0.1", "169.254.1.1", "10.1.2.3", "::ffff:169.254.169.254", "fd00:ec2::254"]
)
def test_a_name_that_leads_to_a_private_address_is_refused_on_every_hop(address):
    with serving(a=sends_on("http://metadata.evil.test/latest/")) as server:
        port = server.server_address[1]
        asked: list[str] = []

        def resolver(host: str, at: int) -> list[str]:
            asked.append(host)
            return ["127.0.0.1"] if host.endswith(".example") else [address]

        outside = fetcher(server)
        outside._resolver = resolver
        assert reason(outside.fetch(f"http://paper.example:{port}/a")) is Reason.FORBIDDEN
        assert asked == ["paper.example", "metadata.evil.test"]


def test_a_name_is_looked_up_anew_and_judged_for_every_hop():
    answers = iter(["93.184.216.34", "10.0.0.7"])
    with serving(a=sends_on("/b"), b=says(PAGE)) as server:

        def judge(host: str, port: int, resolver) -> str | None:
            return "127.0.0.1" if public(host, port, resolver) else None  # a public site stands on this machine here

        turning = Fetcher(limits(server), resolver=lambda host, port: [next(answers)], judge=judge)
        assert reason(turning.fetch(f"http://paper.example:{server.server_address[1]}/a")) is Reason.FORBIDDEN
        assert [asked.split()[1] for asked in server.asked] == ["/a"]


def endless(*pieces: bytes, head: bytes = b"Content-Type: text/html\r\n"):
    """Sends the pieces again and again until nobody listens."""

    def answer(handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + head + b"\r\n" if head else b"")
        while True:
            for piece in pieces:
                handler.wfile.write(piece)

    return answer


@pytest.mark.parametrize(
    "answer",
    [
        endless(b"x" * 4096),
        endless(b"1000\r\n" + b"x" * 4096 + b"\r\n", head=b"Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
        endless(b"X-Filler: " + b"y" * 200 + b"\r\n", head=b""),
        endless(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n", head=b""),
        endless(gzip.compress(bytes(1 << 20)), head=b"Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
        endless(b"\x00\x00\x00\xff\xff", head=b"Content-Type: text/html\r\nContent-Encoding: deflate\r\n"),
    ],
    ids=["body", "chunks", "header", "hints", "gzip", "no-deflate"],
)
def test_a_stream_without_end_ends_at_a_limit(answer):
    with serving(a=answer) as server:
        found = fetcher(server, seconds=2).fetch(f"http://paper.example:{server.server_address[1]}/a")
        assert reason(found) in {Reason.TOO_LARGE, Reason.UNREACHABLE}


def test_a_drip_of_redirects_shares_one_limit_of_time():
    def slow(handler) -> None:
        threading.Event().wait(0.25)
        sends_on(f"/{int(handler.path[1:]) + 1}")(handler)

    with serving() as server:
        server.answers = {f"/{n}": slow for n in range(9)}
        found = fetcher(server, seconds=0.6, redirects=8).fetch(f"http://paper.example:{server.server_address[1]}/0")
        assert reason(found) is Reason.UNREACHABLE
        assert len(server.asked) < 5


PACKED = [("gzip", lambda data: gzip.compress(data, 9)), ("deflate", lambda data: zlib.compress(data, 9))]


@pytest.mark.parametrize(("coding", "pack"), PACKED)
def test_what_a_bomb_unpacks_to_is_never_held_in_memory(coding, pack):
    bomb = pack(bytes(300 << 20))
    with serving(a=says(bomb, Content_Encoding=coding)) as server:
        outside = fetcher(server, body_bytes=1 << 20)
        tracemalloc.start()
        try:
            found = outside.fetch(f"http://paper.example:{server.server_address[1]}/a")
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert reason(found) is Reason.TOO_LARGE
    assert peak < 8 << 20


def test_a_host_is_asked_for_one_page_at_a_time_however_many_links_lead_there():
    at_once, most = 0, 0
    counting = threading.Lock()

    def answer(handler) -> None:
        nonlocal at_once, most
        with counting:
            at_once += 1
            most = max(most, at_once)
        threading.Event().wait(0.1)
        with counting:
            at_once -= 1
        says(PAGE)(handler)

    with serving(a=answer) as server, ThreadPoolExecutor(4) as pool:
        outside = fetcher(server)
        url = f"http://paper.example:{server.server_address[1]}/a"
        found = list(pool.map(lambda _: outside.fetch(url), range(4)))
        assert [reason(each) for each in found] == [None] * 4
    assert most == 1


def test_only_the_ports_of_the_settings_are_connected_to():
    for port in (22, 25, 6379, 8080):
        assert parse(f"http://paper.example:{port}/", limits()) is None
    assert parse("http://paper.example:8080/", limits(ports=frozenset({80, 443, 8080}))) is not None
