"""The newsroom's feeds are looked at when they are due, ask only for changes, and never stop each other."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from socket import SHUT_RDWR

import pytest

from bot.desk.desk import Desk
from bot.storage import Store, Viewer
from config.settings import Settings
from handlers import wiring
from tests.filing.test_wires import TEAM, WIRE, Answers, answers, post
from tests.ingest.feeds.test_feeds import ATOM, RSS
from tests.ingest.fetch.server import Server, fetcher, says, sends_on, serving

__all__ = ["answers"]  # a fixture


class Changing:
    """A feed with an ETag, and what was asked of it."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.asked: list[tuple[str | None, str | None]] = []

    def __call__(self, handler: BaseHTTPRequestHandler) -> None:
        tag = f'"{hash(self.content)}"'
        self.asked.append((handler.headers["If-None-Match"], handler.headers["If-Modified-Since"]))
        if handler.headers["If-None-Match"] == tag:
            says(b"", status=304)(handler)
        else:
            says(self.content, "application/rss+xml", ETag=tag, Last_Modified="Mon, 04 May 2026 07:30:00 GMT")(handler)


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        yield server


@pytest.fixture
def desk(store: Store, site: Server) -> Desk:
    return wiring.desk(Settings.model_validate({}), store, fetcher(site))


def at(site: Server, path: str) -> str:
    return f"http://wire.example:{site.server_address[1]}{path}"


def known(store: Store) -> list[str]:
    anybody = Viewer(team=TEAM)
    with store.look(TEAM) as tx:
        return [story.name for story in tx.stories.stories(anybody)]


def test_a_feeds_articles_are_known_stories_and_it_is_asked_for_changes_only(
    desk: Desk, store: Store, site: Server, answers: Answers, clock
) -> None:
    feed = Changing(RSS)
    site.answers = {"/rss": feed}
    assert desk.poll(TEAM, [at(site, "/rss")], answers) == 2
    assert len(known(store)) == 2
    clock.move(minutes=11)
    assert desk.poll(TEAM, [at(site, "/rss")], answers) == 0
    assert feed.asked[0] == (None, None)
    assert feed.asked[1][0] is not None
    assert feed.asked[1][1] == "Mon, 04 May 2026 07:30:00 GMT"


def test_a_feed_is_looked_at_once_in_its_time_whatever_clocks_do(
    desk: Desk, site: Server, answers: Answers, clock
) -> None:
    feed = Changing(RSS)
    site.answers = {"/rss": feed}
    for _ in range(3):
        desk.poll(TEAM, [at(site, "/rss")], answers)
    assert len(feed.asked) == 1
    clock.move(minutes=11)
    feed.content = ATOM
    assert desk.poll(TEAM, [at(site, "/rss")], answers) == 1
    assert len(feed.asked) == 2


def test_a_broken_feed_keeps_back_no_other(desk: Desk, site: Server, answers: Answers, caplog) -> None:
    def breaks(handler: BaseHTTPRequestHandler) -> None:
        handler.connection.shutdown(SHUT_RDWR)  # closing alone leaves it open as long as its files are

    site.answers = {
        "/gone": says(b"no", status=404),
        "/page": says(b"<html><body>no feed</body></html>"),
        "/breaks": breaks,
        "/rss": Changing(RSS),
    }
    feeds = [at(site, path) for path in site.answers]
    assert desk.poll(TEAM, ["http://127.0.0.1/rss", "no address", *feeds], answers) == 2
    assert (
        sum("could not be read" in record.message or "cannot be read" in record.message for record in caplog.records)
        == 5
    )


def test_a_feed_on_a_private_address_is_read_only_where_the_settings_name_its_host(
    store: Store, site: Server, answers: Answers, clock
) -> None:
    site.answers = {"/rss": Changing(RSS), "/sent": sends_on(f"http://127.0.0.1:{site.server_address[1]}/rss")}
    own = f"http://127.0.0.1:{site.server_address[1]}/rss"
    assert wiring.desk(Settings.model_validate({}), store, fetcher(site)).poll(TEAM, [own], answers) == 0
    assert site.asked == []
    clock.move(minutes=11)
    allowed = wiring.desk(Settings.model_validate({"feed_hosts": ("127.0.0.1",)}), store, fetcher(site))
    assert allowed.poll(TEAM, [at(site, "/sent")], answers) == 0
    assert [asked.split()[1] for asked in site.asked] == ["/sent"]
    assert allowed.poll(TEAM, [own], answers) == 2


def test_the_page_somebody_posts_takes_the_place_of_the_summary_a_feed_gave(
    desk: Desk, store: Store, site: Server, answers: Answers
) -> None:
    url = "https://sextant.example/crane"
    summary = WIRE.split("\n\n")[0].removeprefix("MARRAM - ")
    title, body = "Crane shuts Marram ferry terminal", WIRE.removeprefix("MARRAM - ")
    item = f"<item><title>{title}</title><link>{url}</link><description>{summary}</description></item>"
    content = f"<rss><channel><title>Sextant</title>{item}</channel></rss>".encode()
    site.answers = {"/rss": says(content, "text/xml")}
    assert desk.poll(TEAM, [at(site, "/rss")], answers) == 1
    report = post(desk, f"Sextant\n\n{title}\n\n{url}\n\n{body}", answers)
    assert report.findings == ()
    anybody = Viewer(team=TEAM)
    with store.look(TEAM) as tx:
        (story,) = tx.stories.stories(anybody)
        (reading,) = tx.articles.readings_of_story(story.id, anybody)
    assert "40 passengers" in reading.article.text
