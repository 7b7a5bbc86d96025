"""A published page is looked at again and told of where it is changed; words are waited for and told of once."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from handlers.demo.stage import staged
from tests.ingest.fetch.server import Server, fetcher, says, serving
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_settings import said
from workspace import Channel

TITLE = "Council shuts Alder bridge for repairs"
BODY = (
    "The council shut the Alder bridge on Monday after inspectors found cracks in three of its piers.",
    "Some 4,200 vehicles use the bridge each day, the council said.",
    "“We had no choice but to close it,” said the council's engineer, Mara Lind.",
    "The repairs are expected to last until the end of May, and buses will run by way of Kelby meanwhile.",
)


def page(title: str = TITLE, *paragraphs: str) -> bytes:
    told = "".join(f"<p>{html.escape(each)}</p>" for each in paragraphs or BODY)
    head = f"<title>{html.escape(title)}</title><meta property='og:site_name' content='Rival Post'>"
    body = f"<article><h1>{html.escape(title)}</h1>{told}</article>"
    return f"<html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.fixture
def site() -> Iterator[Server]:
    with serving() as server:
        rules = b"User-agent: *\nDisallow: /private"
        server.answers = {"/robots.txt": says(rules, "text/plain"), "/bridge": says(page())}
        yield server


@pytest.fixture
def newsroom(site: Server) -> Iterator[Newsroom]:
    start = datetime(2026, 4, 14, 15, 0, tzinfo=UTC)
    with staged("Newsroom", start, settings(), fetcher=fetcher(site, body_bytes=1_000_000)) as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == []


@pytest.fixture
def at(site: Server) -> str:
    return f"http://rival.example:{site.server_address[1]}"


def told(newsroom: Newsroom, channel: Channel | None = None) -> list[str]:
    """What the bot has said in a channel by itself, as a person reads it."""
    messages = newsroom.stage.workspace.messages(channel or newsroom.desk)
    shown = [newsroom.stage.workspace.shown(each) for each in messages if each.ts == each.root_ts]
    return [words for words in shown if words.startswith(("👁", "🔔"))]


def later(newsroom: Newsroom, minutes: float = 11) -> None:
    """Time passes, and the bot's clock turns."""
    clock = newsroom.stage.clock
    clock.move_to(clock.now() + timedelta(minutes=minutes))
    newsroom.stage.running.newsroom.poll(clock.now())
    newsroom.stage.settle()


def test_a_changed_figure_of_a_watched_page_is_told_once_with_both_numbers(
    newsroom: Newsroom, site: Server, at: str
) -> None:
    assert "I look at" in said(newsroom, f"watch {at}/bridge")
    later(newsroom)
    assert told(newsroom) == []
    site.answers["/bridge"] = says(page(TITLE, BODY[0], BODY[1].replace("4,200", "2,400"), *BODY[2:]))
    later(newsroom, 16)
    [news] = told(newsroom)
    assert TITLE in news
    assert "Figure: " in news
    assert "4,200" in news
    assert "2,400" in news
    later(newsroom)
    assert len(told(newsroom)) == 1


def test_a_changed_quote_and_headline_are_told_and_small_edits_are_not(
    newsroom: Newsroom, site: Server, at: str
) -> None:
    said(newsroom, f"watch {at}/bridge")
    site.answers["/bridge"] = says(page(TITLE, BODY[0].replace("shut", "closed"), *BODY[1:]))
    later(newsroom)
    assert told(newsroom) == []
    quoted = BODY[2].replace("no choice but to close it", "every reason to close it")
    site.answers["/bridge"] = says(page("Council shuts Alder bridge for a year", BODY[0], BODY[1], quoted, BODY[3]))
    later(newsroom)
    [news] = told(newsroom)
    assert "Headline: " in news
    assert "Quote: " in news
    assert "every reason" in news


def test_a_page_that_is_gone_is_told_and_looked_at_no_more(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    site.answers["/bridge"] = says(b"gone", status=410)
    later(newsroom)
    assert told(newsroom) == []
    later(newsroom, 30)
    [news] = told(newsroom)
    assert "is not there any more" in news
    assert "no page" in said(newsroom, "watch list")


def test_a_page_behind_a_wall_is_told(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    site.answers["/bridge"] = says(b"no", status=403)
    later(newsroom)
    later(newsroom, 30)
    assert "behind a wall" in told(newsroom)[0]


def test_what_a_site_asks_of_programs_is_kept(newsroom: Newsroom, site: Server, at: str) -> None:
    site.answers["/private/plan"] = says(page())
    assert "asks programs not to look" in said(newsroom, f"watch {at}/private/plan")
    assert not [each for each in site.asked if each.endswith("/private/plan")]


def test_watches_are_listed_and_stopped(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    assert "already" in said(newsroom, f"watch {at}/bridge")
    assert f"{at}/bridge" in said(newsroom, "watch list")
    assert "no more" in said(newsroom, f"unwatch {at}/bridge")
    asked = len(site.asked)
    later(newsroom)
    assert len(site.asked) == asked
    assert "cannot watch" in said(newsroom, "watch the bridge")


def test_a_page_not_changed_is_looked_at_more_and_more_rarely(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    for _ in range(60):
        later(newsroom, 10)
    looks = sum(each.endswith("/bridge") for each in site.asked)
    assert 4 <= looks <= 12, "ten hours"


def test_an_article_with_the_words_of_an_alert_is_told_once(newsroom: Newsroom) -> None:
    other = newsroom.stage.workspace.add_channel("politics", members=[newsroom.anna, newsroom.ben])
    newsroom.anna.invite(newsroom.stage.app.bot_user, other)
    newsroom.stage.settle()
    assert "I tell this channel" in said(newsroom, "alert ballot")
    newsroom.post(text("kestrel-ballot"), channel=other)
    later(newsroom, 1)
    [news] = told(newsroom)
    assert "ballot" in news
    later(newsroom, 1)
    assert len(told(newsroom)) == 1
    assert "“ballot”" in said(newsroom, "alert")
    assert "No more alerts" in said(newsroom, "alert off ballot")
    newsroom.post(text("sentinel-ballot"), channel=other)
    later(newsroom, 1)
    assert len(told(newsroom)) == 1


def test_an_alert_tells_nothing_of_what_its_readers_may_not_open(newsroom: Newsroom) -> None:
    said(newsroom, "alert ballot")
    newsroom.post(text("kestrel-ballot"), channel=newsroom.secret)
    later(newsroom, 1)
    assert told(newsroom) == []


def test_an_alert_says_nothing_of_what_its_own_channel_posted(newsroom: Newsroom) -> None:
    said(newsroom, "alert ballot")
    newsroom.post(text("kestrel-ballot"))
    later(newsroom, 1)
    assert told(newsroom) == []


def test_an_alert_without_words_is_refused(newsroom: Newsroom) -> None:
    assert "no words" in said(newsroom, 'alert "…"')
    assert "No alert is ordered" in said(newsroom, "alert")


def test_what_a_private_channel_looks_at_is_known_to_nobody_else(newsroom: Newsroom, site: Server, at: str) -> None:
    done = newsroom.anna.command("/copydesk", f"watch {at}/bridge", channel=newsroom.secret)
    done.wait_for_responses(1)
    newsroom.stage.settle()
    assert "know no story" in said(newsroom, "Alder bridge", newsroom.ben, "/story")
    site.answers["/bridge"] = says(page(TITLE, BODY[0], BODY[1].replace("4,200", "2,400"), *BODY[2:]))
    later(newsroom)
    assert told(newsroom) == []
    [news] = told(newsroom, newsroom.secret)
    assert "2,400" in news


def test_what_a_channel_ordered_stops_when_the_bot_leaves(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    said(newsroom, "alert ballot")
    newsroom.anna.kick(newsroom.stage.app.bot_user, newsroom.desk)
    newsroom.stage.settle()
    asked = len(site.asked)
    later(newsroom)
    assert len(site.asked) == asked
    assert (
        newsroom.stage.running.newsroom.desk.alerts.standing(newsroom.stage.workspace.team.id, newsroom.desk.id) == ()
    )


def test_an_address_that_is_none_is_refused_in_words(newsroom: Newsroom) -> None:
    assert "no address I can open" in said(newsroom, "watch http://[x]/")


def test_one_alert_in_other_letters_is_that_alert(newsroom: Newsroom) -> None:
    said(newsroom, "alert ballot")
    assert "stands already" in said(newsroom, "alert “BALLOTS”")
    assert "“ballot”" in said(newsroom, "alert list")


def test_one_page_under_another_fragment_is_that_page(newsroom: Newsroom, site: Server, at: str) -> None:
    said(newsroom, f"watch {at}/bridge")
    assert "already" in said(newsroom, f"watch {at}/bridge#comments")
