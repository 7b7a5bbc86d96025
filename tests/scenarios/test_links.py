"""A link in a channel becomes the article it leads to, or one line that asks for the text."""

from __future__ import annotations

import html
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bot.inbox.accepted import State
from bot.storage import Viewer
from handlers.demo.stage import staged
from tests.ingest.fetch.server import Server, fetcher, says, sends_on, serving
from tests.scenarios.conftest import Newsroom, furnished, refused, settings, text
from tests.scenarios.test_settings import said


def page(name: str, head: str = "") -> bytes:
    """A scenario text as a page of a site."""
    title, *rest = [block for block in text(name).split("\n\n") if block.strip()]
    paragraphs = "".join(f"<p>{html.escape(block)}</p>" for block in rest)
    marks = f"<title>{html.escape(title)}</title><meta property='og:site_name' content='Kestrel'>{head}"
    return (
        f"<html><head>{marks}</head><body><article><h1>{html.escape(title)}</h1>{paragraphs}</article></body>".encode()
    )


LIVE = '<script type="application/ld+json">{"@type": "LiveBlogPosting"}</script>'
VIDEO = "<meta property='og:type' content='video.other'>"
LOGIN = b"<html><head><title>Desk CMS</title></head><body><form>Word <input type=password></form></body></html>"
THIN = "<html><head><title>Ballot</title></head><body><h1>Ballot</h1><p>{}</p></body></html>"


@pytest.fixture(scope="module")
def site() -> Iterator[Server]:
    """Sites on the internet: whatever host ends in .example."""
    with serving() as server:
        server.answers = {
            "/ballot": says(page("kestrel-ballot")),
            "/ballot?utm_source=slack&ref=x": says(page("kestrel-ballot")),
            "/roof": says(page("kestrel-roof")),
            "/sent": sends_on("/roof"),
            "/kept": says(page("kestrel-ballot", "<meta name='robots' content='noarchive'>")),
            "/unkept": says(page("kestrel-ballot"), X_Robots_Tag="googlebot: noarchive, nosnippet"),
            "/edit": sends_on("/cms/login?next=%2Fedit"),
            "/cms/login?next=%2Fedit": says(LOGIN),
            "/wall": says(THIN.format("Subscribe now to continue reading.").encode()),
            "/consent": says(THIN.replace("Ballot<", "Before you continue<").format("We value your privacy.").encode()),
            "/live": says(page("kestrel-ballot", LIVE)),
            "/watch": says(THIN.replace("<head>", f"<head>{VIDEO}").format("Watch.").encode()),
            "/denied": says(b"no", status=403),
            "/gone": says(b"no", status=404),
            "/photo": says(b"\xff\xd8\xff", "image/jpeg"),
            "/metadata": sends_on("http://169.254.169.254/latest/meta-data/"),
        }
        yield server


@pytest.fixture(scope="module")
def newsroom(site: Server) -> Iterator[Newsroom]:
    start = datetime(2026, 4, 14, 15, 0, tzinfo=UTC)
    with staged("Newsroom", start, settings(), fetcher=fetcher(site, body_bytes=1_000_000)) as stage:
        room = furnished(stage)
        yield room
        assert refused(stage) == []


@pytest.fixture
def at(site: Server) -> str:
    return f"http://paper.example:{site.server_address[1]}"


def reasons(newsroom: Newsroom) -> list[str | None]:
    """Why the events worked last came to nothing, newest first."""
    return [each.error for each in newsroom.stage.running.newsroom.inbox.standing((State.DONE,))][::-1]


def test_a_bare_link_becomes_its_article_and_is_known_again_under_its_address(newsroom: Newsroom, at: str) -> None:
    said = newsroom.answer(newsroom.post(f"{at}/ballot?utm_source=slack&ref=x"))
    assert "Teachers in Lowmarch vote to strike over pay" in said
    assert "first article of this story" in said
    rival = newsroom.answer(newsroom.post(text("sentinel-ballot")))
    assert "4.5 percent" in rival
    assert "Kestrel" in rival
    card = newsroom.anna.command("/story", f"<{at}/ballot>", channel=newsroom.desk)
    card.wait_for_responses(1)
    newsroom.stage.settle()
    assert "2 articles, 2 independent sources" in newsroom.stage.workspace.shown(card.responses[0])


def test_a_link_with_a_remark_is_followed(newsroom: Newsroom, at: str) -> None:
    assert "roof" in newsroom.answer(newsroom.post(f"Anybody on this? {at}/sent")).lower()


@pytest.mark.parametrize(
    ("path", "told", "reason"),
    [
        ("/kept", "asks not to keep copies", "no_archive"),
        ("/unkept", "asks not to keep copies", "no_archive"),
        ("/edit", "behind a log-in", "login"),
        ("/wall", "without a subscription", "paywall"),
        ("/consent", "asks for consent", "consent"),
        ("/live", "live page", "live_blog"),
        ("/watch", "video", "video"),
        ("/denied", "does not let me read", "login"),
        ("/gone", "no such page", "not_found"),
        ("/photo", "something other than a page of text", "unsupported"),
        ("/metadata", "do not open that address", "forbidden"),
    ],
)
def test_a_page_that_is_no_article_is_told_in_one_line_that_asks_for_the_text(
    newsroom: Newsroom, at: str, path: str, told: str, reason: str
) -> None:
    said = newsroom.answer(newsroom.post(at + path))
    assert told in said
    assert said.startswith(f"{at.removeprefix('http://')}{path}: ")
    assert said.endswith("paste the text instead.")
    assert len(said.splitlines()) == 1
    assert reasons(newsroom)[0] == reason


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("https://docs.google.com/document/d/1abc/edit", "login"),
        ("http://2130706433/admin", "forbidden"),
        ("http://127.0.0.1/admin", "forbidden"),
        ("http://[::ffff:169.254.169.254]/", "forbidden"),
        ("http://user:word@paper.example/", "forbidden"),
        ("http://localhost/", "forbidden"),
    ],
)
def test_a_link_that_must_not_be_opened_is_not(newsroom: Newsroom, site: Server, url: str, reason: str) -> None:
    asked = len(site.asked)
    said = newsroom.answer(newsroom.post(url))
    assert said.endswith("paste the text instead.")
    assert said.startswith(url.partition("://")[2].rpartition("@")[2])
    assert reasons(newsroom)[0] == reason
    assert len(site.asked) == asked


def test_a_long_text_is_the_article_and_the_link_on_its_own_line_its_address(
    newsroom: Newsroom, site: Server, at: str
) -> None:
    asked = len(site.asked)
    newsroom.post(f"{text('sentinel-roof')}\n\n{at}/sentinel")
    assert len(site.asked) == asked
    with newsroom.stage.running.newsroom.store.look(newsroom.stage.workspace.team.id) as tx:
        everything = Viewer.desk(tx.scope.team)
        urls = {
            reading.article.url
            for story in tx.stories.stories(everything)
            for reading in tx.articles.readings_of_story(story.id, everything)
        }
    assert any(url and url.endswith("/sentinel") for url in urls)


@pytest.mark.parametrize(
    "remark",
    ["The piece at {}/ballot is not ours.", "> {}/ballot\nno idea", "`{}/ballot`", "{0}/a\n{0}/b\n{0}/c\n{0}/d"],
)
def test_a_link_somebody_only_mentions_is_left_alone(newsroom: Newsroom, site: Server, at: str, remark: str) -> None:
    asked = len(site.asked)
    assert newsroom.answer(newsroom.post(remark.format(at))) == ""
    assert len(site.asked) == asked


def test_each_of_two_links_is_answered_by_itself_and_both_are_taken_back_with_the_post(
    newsroom: Newsroom, at: str
) -> None:
    message = newsroom.post(f"{at}/ballot\n{at}/roof")
    replies = newsroom.stage.workspace.replies(message)
    assert len(replies) == 2
    newsroom.anna.edit(message, f"{at}/ballot")
    newsroom.stage.settle()
    shown = [newsroom.stage.workspace.shown(each) for each in newsroom.stage.workspace.replies(message)]
    assert ["withdrawn" in each for each in shown] == [False, True]
    newsroom.anna.delete(message)
    newsroom.stage.settle()
    assert all(
        "withdrawn" in newsroom.stage.workspace.shown(each) for each in newsroom.stage.workspace.replies(message)
    )


def test_a_permalink_is_asked_for_articles_only(newsroom: Newsroom) -> None:
    def asked() -> int:
        return sum(call.method == "chat.getPermalink" for call in newsroom.stage.workspace.calls)

    before = asked()
    newsroom.post("Is the roof piece out yet?")
    assert asked() == before
    newsroom.post(text("kestrel-roof"))
    assert asked() == before + 1


def test_a_link_is_checked_for_one_persons_eyes(newsroom: Newsroom, at: str) -> None:
    told = said(newsroom, f"{at}/roof", command="/check")
    assert "Market hall roof" in told
    assert "Only you see this" in told
    assert "paste the text instead" in said(newsroom, f"{at}/wall", command="/check")
