"""Feeds and wires become articles; one bad item is reported and the rest goes on."""

from __future__ import annotations

import io
import json

import pytest

from bot.article import Article, InstructionKind, Moment
from bot.ingest import Reason, Refusal
from bot.ingest.feeds import FeedKind, kind_of, read_feed
from tests.ingest.builders import BODY

FIRST, SECOND = BODY.split("\n\n")
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
XHTML = HTML.replace("&", "&amp;")

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Coast Herald</title><language>en-gb</language>
<item><title>Lissby to dredge &amp; deepen</title><link>https://coastherald.example/a?utm_source=rss</link>
<description>Only the beginning.</description><content:encoded><![CDATA[{HTML}
<figure><figcaption>A barge.</figcaption></figure><p>Read more</p>]]></content:encoded>
<pubDate>Mon, 04 May 2026 07:30:00 +0200</pubDate><dc:creator>Tora Lind</dc:creator></item>
<item><title>Empty</title><link>https://coastherald.example/b</link></item>
<item><title>Short</title><description>The board met. It agreed.</description><pubDate>last week</pubDate></item>
</channel></rss>""".encode()

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Coast Herald</title><entry><title>Lissby to dredge</title>
<link rel="alternate" href="https://coastherald.example/a"/><published>2026-05-04T07:30:00+02:00</published>
<updated>2026-05-04T09:00:00+02:00</updated><author><name>Tora Lind</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{XHTML}</div></content></entry></feed>""".encode()

NITF = f"""<?xml version="1.0"?><nitf><head><title>Lissby</title><docdata management-status="usable">
<date.issue norm="20260504T073000+0200"/><ed-msg info="Corrects cost to 4.2 million in paragraph 1"/>
<doc.copyright holder="Nordlys"/></docdata></head><body><body.head><hedline><hl1>Lissby to dredge</hl1></hedline>
<byline>By Tora Lind</byline><dateline><location>LISSBY</location></dateline></body.head>
<body.content><block>{XHTML}</block><media media-type="image"><media-caption><p>A barge.</p></media-caption></media>
</body.content></body></nitf>""".encode()


def newsml(contents: str, status: str = "stat:usable", extra: str = "") -> bytes:
    item = f"""<newsItem guid="urn:x:1" version="2"><itemMeta><itemClass qcode="ninat:text"/>
<provider><name>Nordlys</name></provider><versionCreated>2026-05-04T09:00:00+02:00</versionCreated>
<pubStatus qcode="{status}"/>{extra}</itemMeta><contentMeta><contentCreated>2026-05-04T07:30:00+02:00</contentCreated>
<by>Tora Lind</by><dateline>LISSBY</dateline><language tag="en"/><headline>Lissby to dredge</headline></contentMeta>
<contentSet>{contents}</contentSet></newsItem>"""
    picture = '<newsItem><itemMeta><itemClass qcode="ninat:picture"/></itemMeta><contentSet/></newsItem>'
    space = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
    return f"<newsMessage {space}><itemSet>{picture}{item}</itemSet></newsMessage>".encode()


IN_XHTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{XHTML}</body></html></inlineXML>'
NITF_SPACE = "http://iptc.org/std/NITF/2006-10-18/"
IN_NITF = f'<inlineXML><nitf xmlns="{NITF_SPACE}"><body><body.content>{XHTML}</body.content></body></nitf></inlineXML>'

NINJS = {
    "uri": "https://nordlys.example/1", "type": "text", "headline": "Lissby to dredge", "body_xhtml": HTML,
    "byline": "Tora Lind",
    "firstcreated": "2026-05-04T07:30:00+02:00", "versioncreated": "2026-05-04T09:00:00+02:00", "language": "en",
    "located": "LISSBY", "provider": "Nordlys",
}  # fmt: skip


def feed(content: bytes, most_bytes: int = 1 << 20) -> list[Article | Refusal]:
    return list(read_feed(io.BytesIO(content), most_bytes, 1_000_000))


def articles(content: bytes) -> list[Article]:
    return [each for each in feed(content) if isinstance(each, Article)]


@pytest.mark.parametrize(
    ("content", "outlet"),
    [
        (RSS, "Coast Herald"),
        (ATOM, "Coast Herald"),
        (NITF, "Nordlys"),
        (newsml(IN_XHTML), "Nordlys"),
        (newsml(IN_NITF), "Nordlys"),
        (json.dumps(NINJS).encode(), "Nordlys"),
        (json.dumps([NINJS]).encode(), "Nordlys"),
    ],
)
def test_an_item_of_every_format_becomes_the_same_article(content, outlet):
    [article] = articles(content)[:1]
    assert article.title.startswith("Lissby to dredge")
    assert (article.body, article.outlet, article.byline) == (BODY, outlet, "Tora Lind")
    assert article.published == Moment.parse("2026-05-04T07:30:00+02:00")


def test_an_rss_item_has_its_address_without_tracking():
    assert feed(RSS)[0].url == "https://coastherald.example/a"


def test_an_item_without_text_is_reported_and_the_rest_goes_on():
    first, second, third = feed(RSS)
    assert isinstance(first, Article)
    assert isinstance(second, Refusal)
    assert "item 2" in second.message
    assert (third.body, third.published) == ("The board met. It agreed.", None)


def test_lines_of_json_are_read_one_by_one_and_a_bad_line_is_named():
    rows = [{"text": BODY, "published": "2026-05-04", "outlet": "Post"}, "{", {"title": "x"}, {"text": "It rained."}]
    lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows).encode()
    first, second, third, fourth = feed(lines)
    assert (first.body, first.published, first.outlet) == (BODY, Moment.parse("2026-05-04"), "Post")
    assert "line 2" in second.message
    assert "line 3" in third.message
    assert fourth.body == "It rained."


def test_more_lines_than_are_looked_at_first_come_whole_and_in_order():
    lines = b"\n".join(json.dumps({"text": f"Report {number}. " * 20}).encode() for number in range(200))
    assert [article.body[:10].split(".")[0] for article in feed(lines)] == [f"Report {number}" for number in range(200)]


def test_reading_a_feed_again_gives_the_same_articles():
    assert [getattr(each, "id", None) for each in feed(RSS)] == [getattr(each, "id", None) for each in feed(RSS)]


def test_a_wires_correction_and_status_become_instructions():
    assert feed(NITF)[0].instruction.kind is InstructionKind.CORRECTED
    assert articles(newsml(IN_XHTML, "stat:canceled"))[0].instruction.kind is InstructionKind.KILL
    assert feed(json.dumps(NINJS | {"pubstatus": "canceled"}).encode())[0].instruction.kind is InstructionKind.KILL


def test_an_embargo_of_a_wire_is_read():
    until = Moment.parse("2026-05-05T00:01:00+02:00")
    extra = "<embargoed>2026-05-05T00:01:00+02:00</embargoed>"
    assert articles(newsml(IN_XHTML, extra=extra))[0].embargo.until == until
    assert feed(json.dumps(NINJS | {"embargoed": "2026-05-05T00:01:00+02:00"}).encode())[0].embargo.until == until


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", Reason.UNSUPPORTED),
        (b"just words", Reason.UNSUPPORTED),
        (b"<html><body>no feed</body></html>", Reason.UNSUPPORTED),
        (b"<nitf><body>", Reason.UNREADABLE),
        (b"[{", Reason.UNREADABLE),
        (RSS + b" " * (1 << 20), Reason.TOO_LARGE),
    ],
)
def test_what_is_no_feed_is_refused_as_a_whole(content, reason):
    (answer,) = feed(content)
    assert answer.reason is reason


FIRST_ON = "&lt;p&gt;The post Basin appeared first on Post.&lt;/p&gt;"


def summarised(summary: str) -> bytes:
    item = f"<item><title>Basin</title><description>{summary}</description></item>"
    return f"<rss><channel>{item}</channel></rss>".encode()


@pytest.mark.parametrize(
    ("summary", "kept"),
    [
        ("The board voted. Work starts in May and should take 1...", "The board voted."),
        ("The board voted. It will cost 4.2 million, the chair said on [&#8230;]", "The board voted."),
        ("The board voted. It will cost… Read more", "The board voted."),
        (f"&lt;p&gt;The board voted. It will [&amp;#8230;]&lt;/p&gt;{FIRST_ON}", "The board voted."),
        ("“I do not know …” she said.", "“I do not know …” she said."),
        ("The board voted on Monday.", "The board voted on Monday."),
    ],
)
def test_a_summary_is_read_up_to_the_sentence_it_breaks_off_in(summary, kept):
    (item,) = feed(
        f"<rss><channel><item><title>Basin</title><description>{summary}</description></item></channel></rss>".encode()
    )
    assert item.body == kept


def test_a_summary_of_half_a_sentence_is_no_article():
    (item,) = feed(
        b"<rss><channel><item><title>Basin</title><description>The board will...</description></item></channel></rss>"
    )
    assert isinstance(item, Refusal)


def test_a_wires_file_cannot_name_another_file(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("the secret words")
    entity = f'<!DOCTYPE nitf [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    hostile = f"{entity}<nitf><body><body.content><p>A word. &e;</p></body.content></body></nitf>"
    assert all("secret words" not in getattr(each, "text", "") for each in feed(hostile.encode()))


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (RSS, FeedKind.SYNDICATION),
        (b'{"text": "a"}\n{"text": "b"}', FeedKind.JSONL),
        (b'{"headline": "a",\n "body_text": "b"}', FeedKind.NINJS),
        (newsml(IN_XHTML), FeedKind.NEWSML),
    ],
)
def test_the_format_is_told_by_the_content(start, kind):
    assert kind_of(start) is kind


def test_half_a_character_in_a_headline_or_an_outlet_loses_no_line() -> None:
    lines = [
        json.dumps({"title": title, "text": BODY, "outlet": outlet, "url": f"https://a.example/{place}"})
        for place, (title, outlet) in enumerate(
            [("A \ud800 pier", "Post"), ("A pier", "Po\ud800st"), ("A pier", "Post")]
        )
    ]
    found = feed("\n".join(lines).encode())
    assert [each.title for each in found if isinstance(each, Article)] == ["A pier"] * 3


def test_signs_as_wide_as_an_ideograph_are_read_as_their_own() -> None:
    (found,) = feed(json.dumps({"title": "Pier", "text": f"It cost ＄１，２３４．５６ million.\n\n{BODY}"}).encode())
    assert isinstance(found, Article)
    assert "It cost $1,234.56 million." in found.text
