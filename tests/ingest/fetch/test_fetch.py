"""A link is fetched only from public addresses, and never costs more than its limits."""

from __future__ import annotations

import gzip
import ipaddress
import socket
import threading
import zlib

import pytest

from bot.article import Article
from bot.ingest import Reason, Refusal
from bot.ingest.fetch.addresses import is_public, public
from bot.ingest.fetch.fetch import Fetched, Fetcher
from bot.ingest.fetch.hosts import Turns
from bot.ingest.fetch.target import parse
from bot.ingest.link import alone, offered, read_link
from tests.ingest.builders import BODY, thresholds
from tests.ingest.fetch.server import fetcher, limits, says, sends_on, serving
from tests.patience import PATIENCE

PARAGRAPHS = "".join(f"<p>{paragraph}</p>" for paragraph in BODY.split("\n\n"))
HEADING = "<head><title>Lissby to dredge</title></head><body><h1>Lissby to dredge</h1>"
PAGE = f"<html>{HEADING}{PARAGRAPHS}</body></html>".encode()


def at(server, path: str, host: str = "paper.example") -> str:
    return f"http://{host}:{server.server_address[1]}{path}"


def reason(answer: Fetched | Refusal) -> Reason | None:
    return answer.reason if isinstance(answer, Refusal) else None


def test_a_page_is_fetched_by_its_name_with_the_desks_own_agent_and_no_cookies():
    seen = {}

    def answer(handler):
        seen.update(handler.headers)
        says(PAGE, Set_Cookie="a=b")(handler)

    with serving(a=answer) as server:
        fetch = fetcher(server).fetch
        assert fetch(at(server, "/a")).content == PAGE
        assert fetch(at(server, "/a")).content == PAGE
    assert seen["Host"].startswith("paper.example:")
    assert "Copydesk" in seen["User-Agent"]
    assert "Cookie" not in seen


@pytest.mark.parametrize(
    "url",
    [
        "ftp://paper.example/a", "file:///etc/passwd", "gopher://paper.example/", "javascript:alert(1)",
        "//paper.example/a", "",
        "http://", "http:///a", "http://user@paper.example/", "http://user:word@paper.example/", "http://paper.example:22/",
        "http://paper.example:99999/", "http://2130706433/", "http://0x7f000001/", "http://0177.0.0.1/", "http://127.1/",
        "http://0x7f.0.0.1/", "http://127.0.0.1.:80/", "http://localhost/", "http://paper.example\\@127.0.0.1/",
        "http://paper.example/\r\nX: y", "http://[::1", "http://１２７.0.0.1:8/",
        "http://①②⑦.⓪.⓪.①:8/", "http://ex ample.example/",
        "http://xn--a.example/", "http://0/", "http://017700000001/",
    ],
)  # fmt: skip
def test_a_link_in_a_hostile_form_is_refused_before_anything_is_looked_up(url):
    def resolver(host: str, port: int):
        raise AssertionError(f"{host} was looked up")

    assert reason(Fetcher(limits(), resolver=resolver).fetch(url)) is Reason.FORBIDDEN


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254",
        "100.64.0.1", "100.127.255.254",
        "100.100.100.200", "168.63.129.16", "0.0.0.0", "255.255.255.255", "224.0.0.1", "240.0.0.1",
        "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "::127.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1", "64:ff9b:1::7f00:1",
    ],
)  # fmt: skip
def test_an_address_that_is_not_public_is_refused(address):
    assert not is_public(ipaddress.ip_address(address))
    assert public("paper.example", 80, lambda host, port: [address]) is None


@pytest.mark.parametrize("address", ["93.184.216.34", "8.8.8.8", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_a_public_address_is_allowed(address):
    assert is_public(ipaddress.ip_address(address))


def test_one_private_answer_among_public_ones_refuses_the_host():
    assert public("paper.example", 80, lambda host, port: ["93.184.216.34", "10.0.0.1"]) is None


def test_nothing_is_sent_to_a_refused_address():
    with serving(a=says(PAGE)) as server:
        refused = Fetcher(limits(server), resolver=lambda host, port: ["127.0.0.1"])
        assert reason(refused.fetch(at(server, "/a"))) is Reason.FORBIDDEN
        assert reason(refused.fetch(f"http://127.0.0.1:{server.server_address[1]}/a")) is Reason.FORBIDDEN
        assert reason(refused.fetch(f"http://[::ffff:127.0.0.1]:{server.server_address[1]}/a")) is Reason.FORBIDDEN
        assert server.asked == []


def test_a_redirect_to_a_refused_address_is_not_followed():
    with serving(secret=says(b"secret")) as inner, serving() as server:
        port = inner.server_address[1]
        server.answers = {
            "/a": sends_on(f"http://127.0.0.1:{port}/secret"),
            "/b": sends_on("http://169.254.169.254/latest/meta-data/"),
            "/c": sends_on(f"http://2130706433:{port}/secret"),
            "/d": sends_on("file:///etc/passwd"),
        }
        fetch = fetcher(server, ports=frozenset({80, port, server.server_address[1]})).fetch
        assert [reason(fetch(at(server, path))) for path in server.answers] == [Reason.FORBIDDEN] * 4
        assert inner.asked == []


def test_a_name_that_changes_its_answer_is_connected_to_by_the_answer_that_was_judged():
    answers = iter(["93.184.216.34", "127.0.0.1"])
    looked_up = []

    def resolver(host: str, port: int):
        looked_up.append(host)
        return [next(answers)]

    with serving(a=says(PAGE)) as server:
        found = Fetcher(limits(server, seconds=0.3), resolver=resolver).fetch(at(server, "/a"))
        assert reason(found) is Reason.UNREACHABLE
        assert server.asked == []
    assert looked_up == ["paper.example"]


def test_redirects_are_followed_up_to_the_limit():
    with serving() as server:
        server.answers = {f"/{n}": sends_on(f"/{n + 1}") for n in range(5)} | {"/5": says(PAGE), "/x": sends_on("/0")}
        found = fetcher(server).fetch(at(server, "/0"))
        assert isinstance(found, Fetched)
        assert found.url.endswith("/5")
        assert reason(fetcher(server).fetch(at(server, "/x"))) is Reason.UNREACHABLE


def test_an_endless_page_ends_at_the_limit():
    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    with serving(a=endless) as server:
        assert reason(fetcher(server).fetch(at(server, "/a"))) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("coding", "pack"),
    [("gzip", lambda data: gzip.compress(data, 9)), ("deflate", lambda data: zlib.compress(data, 9))],
)
def test_a_page_that_explodes_is_not_unpacked_beyond_the_limit(coding, pack):
    with serving(
        a=says(pack(bytes(50 << 20)), Content_Encoding=coding), b=says(pack(PAGE), Content_Encoding=coding)
    ) as server:
        assert reason(fetcher(server).fetch(at(server, "/a"))) is Reason.TOO_LARGE
        assert fetcher(server).fetch(at(server, "/b")).content == PAGE


@pytest.mark.parametrize(
    "start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "]
)
def test_a_server_that_sends_a_byte_at_a_time_is_cut_off(start):
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def drip() -> None:
            connection, _ = listener.accept()
            with connection:
                connection.sendall(start)
                while start and not stop.wait(0.05):
                    try:
                        connection.sendall(b"a")
                    except OSError:
                        return
                stop.wait(PATIENCE)

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        port = listener.getsockname()[1]
        found = fetcher(None, seconds=0.5, ports=frozenset({port})).fetch(f"http://slow.example:{port}/")
        stop.set()
        thread.join(PATIENCE)
    assert reason(found) is Reason.UNREACHABLE


def test_a_resolver_that_does_not_answer_is_not_waited_for():
    stop = threading.Event()
    found = Fetcher(limits(seconds=0.2), resolver=lambda host, port: stop.wait(PATIENCE) and []).fetch(
        "http://paper.example/"
    )
    stop.set()
    assert reason(found) is Reason.UNREACHABLE


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (says(b"no", status=404), Reason.NOT_FOUND),
        (says(b"no", status=410), Reason.NOT_FOUND),
        (says(b"no", status=403), Reason.LOGIN),
        (says(b"no", status=500), Reason.UNREACHABLE),
        (says(b"x", "image/png"), Reason.UNSUPPORTED),
        (says(b"x", Content_Encoding="br"), Reason.UNSUPPORTED),
        (says(b"not gzip", Content_Encoding="gzip"), Reason.UNREACHABLE),
    ],
)
def test_what_a_site_refuses_is_told_in_one_line(answer, expected):
    with serving(a=answer) as server:
        found = fetcher(server).fetch(at(server, "/a"))
    assert reason(found) is expected
    assert found.message.endswith("paste the text instead.")


def test_an_unresolvable_name_is_unreachable():
    def resolver(host: str, port: int):
        raise socket.gaierror("no such name")

    assert reason(Fetcher(limits(), resolver=resolver).fetch("http://paper.example/")) is Reason.UNREACHABLE


def test_two_links_to_one_host_take_turns():
    turns = Turns()
    with (
        turns.turn("paper.example", 1) as first,
        turns.turn("paper.example", 0.01) as second,
        turns.turn("other.example", 1) as other,
    ):
        assert (first, second, other) == (True, False, True)
    with turns.turn("paper.example", 0.01) as again:
        assert again


def test_a_link_becomes_an_article_under_its_address_after_redirects():
    with serving(a=sends_on("/b?utm_source=slack"), **{"b?utm_source=slack": says(PAGE)}) as server:
        article = read_link(at(server, "/a"), fetcher(server), thresholds())
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Lissby to dredge", BODY)
    assert article.url.endswith("/b")


def test_a_link_to_a_document_behind_a_login_is_not_fetched():
    def resolver(host: str, port: int):
        raise AssertionError("looked up")

    found = read_link("https://docs.google.com/document/d/1", Fetcher(limits(), resolver=resolver), thresholds())
    assert found.reason is Reason.LOGIN


A, B = "https://paper.example/a", "https://paper.example/b?x=1&y=2"


@pytest.mark.parametrize(
    ("message", "links"),
    [
        (A, (A,)),
        (f"Have you seen this? {A}", (A,)),
        (f"{A} worth a line in the round-up", (A,)),
        (f"({B}).", (B,)),
        (f"{A}\n{B}\n{A}", (A, B)),
        (f"{A} {B}", (A, B)),
        (f"See {A} for the 31 injured.", ()),
        (f"The one at {A} and the one at {B} differ.", ()),
        (f"> {A}\nno, I do not think so", ()),
        (f"`curl {A}`", ()),
        (f"```\n{A}\n```", ()),
        ("no link at all", ()),
    ],
)
def test_a_link_is_offered_where_it_stands_at_an_edge_of_its_line(message, links):
    assert offered(message) == links


def test_a_text_is_known_by_the_one_link_that_has_a_line_of_its_own():
    assert alone(f"{BODY}\n\nLink: {A}") == (A,)
    assert alone(f"{BODY} {A}") == ()


def test_a_name_in_another_script_is_fetched_by_its_ascii_form():
    link = parse("https://bücher.example/a", limits())
    assert (link.host, link.url) == ("xn--bcher-kva.example", "https://xn--bcher-kva.example/a")
