"""The formats of wires and sites beside the common ones, and what is said of what is not read."""

from __future__ import annotations

import io
import json

import pytest

from bot.article import Article, InstructionKind, Moment
from bot.ingest import Reason, Refusal
from bot.ingest.feeds import read_feed
from bot.ingest.read import read
from tests.ingest.builders import dropped, thresholds

TITLE = "Tram fares in Marram to rise by 9 percent"
FIRST = "Tram fares in Marram will rise by 9 percent from 6 o'clock on Monday, the council said."
SECOND = "“We have 44 old trams,” said councillor Idun Falk."
BODY = f"{FIRST}\n\n{SECOND}"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"
AT = Moment.parse("2026-05-04T07:30:00+00:00")


def everything(content: bytes | str) -> list[Article | Refusal]:
    raw = content.encode() if isinstance(content, str) else content
    return list(read_feed(io.BytesIO(raw), 1 << 20, 1_000_000))


def only(content: bytes | str) -> Article:
    [found] = everything(content)
    assert isinstance(found, Article), found
    return found


def newsml1(data: str = "", status: str = "Usable", medium: str = "Text", lines: str = "", extra: str = "") -> str:
    content = (
        f'<ContentItem><MediaType FormalName="{medium}"/><DataContent>{data}</DataContent></ContentItem>'
        if data
        else ""
    )
    return f"""<?xml version="1.0"?><!DOCTYPE NewsML PUBLIC "urn:newsml:iptc.org:20021018:NewsMLv1.2" "NewsML_1.2.dtd">
<NewsML Version="1.2"><NewsItem><Identification><NewsIdentifier><ProviderId>kv.example</ProviderId>
<DateId>20260504</DateId><NewsItemId>KV-7</NewsItemId><RevisionId>2</RevisionId></NewsIdentifier></Identification>
<NewsManagement><FirstCreated>20260504T073000Z</FirstCreated><ThisRevisionCreated>20260504T090000+0200</ThisRevisionCreated>
<Status FormalName="{status}"/>{extra}</NewsManagement><NewsComponent><NewsLines><HeadLine>{TITLE}</HeadLine>
<ByLine>By <Origin>Nora Vik</Origin></ByLine>{lines}</NewsLines><AdministrativeMetadata><Provider>
<Party FormalName="Kystvakt"/></Provider></AdministrativeMetadata>{content}</NewsComponent></NewsItem></NewsML>"""


IN_NITF = f"<nitf><body><body.content>{HTML}</body.content></body></nitf>"


@pytest.mark.parametrize("data", [IN_NITF, BODY, f"<html><body>{HTML}</body></html>", f"<![CDATA[{HTML}]]>"])
def test_newsml_1_is_read_with_nitf_or_plain_text_inside(data):
    article = only(newsml1(data))
    assert (article.title, article.body, article.outlet, article.byline) == (TITLE, BODY, "Kystvakt", "Nora Vik")
    assert article.published == AT
    assert article.item == "urn:newsml:kv.example:20260504:KV-7"


def test_the_dateline_beside_a_text_is_read_as_its_own():
    article = only(newsml1(BODY, lines="<DateLine>MARRAM, May 4, 2026 (KV) -</DateLine>"))
    assert (article.dateline, article.credit, article.body) == ("MARRAM", "KV", BODY)


@pytest.mark.parametrize(("status", "extra"), [("Canceled", ""), ("Usable", '<Instruction FormalName="Kill"/>')])
def test_an_item_of_newsml_1_is_taken_back_without_a_text(status, extra):
    article = only(newsml1(status=status, extra=extra))
    assert (article.title, article.body, article.killed) == (TITLE, "", True)


def test_a_picture_of_newsml_1_is_named():
    [refusal] = everything(newsml1("x", medium="Photo"))
    assert "item 1 was skipped: it is a photo" in refusal.message


def test_newsml_g2_names_what_it_does_not_read_also_without_a_namespace():
    parts = "<itemMeta><itemClass qcode='ninat:{}'/></itemMeta>"
    items = "".join(f"<newsItem guid='urn:x:{kind}'>{parts.format(kind)}</newsItem>" for kind in ("picture", "video"))
    found = everything(f"<newsMessage><itemSet>{items}<packageItem guid='urn:p'/></itemSet></newsMessage>")
    assert [each.message.split(": ")[1] for each in found] == [
        f"it is a {kind}, and only text is read" for kind in ("picture", "video", "package")
    ]


def test_a_message_without_any_item_says_so():
    [refusal] = everything("<newsMessage xmlns='http://iptc.org/std/nar/2006-10-01/'><header/></newsMessage>")
    assert refusal.reason is Reason.EMPTY


def g2(meta: str = "", content: str = "") -> str:
    return f"""<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:kv:7"><itemMeta>
<itemClass qcode="ninat:text"/><provider literal="Kystvakt"/><versionCreated>2026-05-04T07:30:00Z</versionCreated>{meta}
</itemMeta><contentMeta><headline>{TITLE} &amp;#8211; again</headline></contentMeta>{content}</newsItem>"""


def test_a_canceled_item_without_content_is_a_kill_of_its_item():
    article = only(g2('<pubStatus qcode="stat:canceled"/><edNote>Kill. Fares stay.</edNote>'))
    assert (article.killed, article.item, article.body) == (True, "urn:kv:7", "")
    assert article.instruction.note == "Kill. Fares stay."


def test_a_note_to_editors_is_read_as_an_instruction():
    article = only(g2('<pubStatus qcode="stat:usable"/><edNote>This story has been withdrawn.</edNote>'))
    assert article.killed
    again = only(
        g2(
            "<edNote>Reinstates story killed at 10:40.</edNote>",
            f"<contentSet><inlineData>{BODY}</inlineData></contentSet>",
        )
    )
    assert again.instruction.kind is InstructionKind.REINSTATED


def test_tags_and_entities_escaped_twice_are_no_text():
    text = f"&lt;p&gt;{FIRST.replace(chr(39), '&amp;#39;')}&lt;/p&gt;&lt;p&gt;{SECOND}&amp;nbsp;&lt;/p&gt;"
    article = only(g2(content=f"<contentSet><inlineData>{text}</inlineData></contentSet>"))
    assert article.title == f"{TITLE} – again"
    assert article.body == BODY


SLUGS = f"<ul><li>Transport</li><li>Marram</li></ul><p>04.05.2026 07:30</p><h1>{TITLE} – again</h1>"


@pytest.mark.parametrize(
    "above", [SLUGS, '<ul class="slugline"><li>Transport</li></ul>', '<p class="keywords">tram, fares</p>']
)
def test_slugs_keywords_a_date_and_the_headline_again_are_no_text(above):
    page = f'<html xmlns="http://www.w3.org/1999/xhtml"><body>{above}<section>{HTML}</section></body></html>'
    assert only(g2(content=f"<contentSet><inlineXML>{page}</inlineXML></contentSet>")).body == BODY


def test_a_byline_keeps_its_spaces_and_only_its_people():
    by = "<byline>By<person>Nora Vik</person>and<person>Tom Dahl</person><byttl>Transport writers</byttl></byline>"
    head = f"<body.head><hedline><hl1>{TITLE}</hl1></hedline>{by}</body.head>"
    content = f"<nitf><body>{head}<body.content>{HTML}</body.content></body></nitf>"
    assert only(content).byline == "Nora Vik, Tom Dahl"
    assert only(content.replace(by, "<byline>By Nora<br/>Vik</byline>")).byline == "Nora Vik"


def test_words_around_a_comment_or_an_entity_of_html_are_kept():
    text = f"<p>{FIRST[:10]}<!-- more -->{FIRST[10:]}</p><p>“We have 44&nbsp;old trams,” said councillor Idun Falk.</p>"
    assert only(f"<nitf><body><body.content>{text}</body.content></body></nitf>").body.replace("\xa0", " ") == BODY


ITEM = {
    "uri": "urn:kv:7",
    "type": "text",
    "headline": TITLE,
    "body_html": HTML,
    "versioncreated": "2026-05-04T07:30:00Z",
}


@pytest.mark.parametrize(
    "whole",
    [
        {"total": 1, "item": [ITEM]},
        {"news": {"items": [ITEM]}},
        {"hits": {"hits": [{"_id": "7", "_source": ITEM}]}},
        {"data": [{"item": ITEM}]},
        {"_items": [ITEM | {"type": "composite"}], "_meta": {"page": 1}},
        {"uri": "urn:p", "type": "composite", "headline": "Package", "associations": {"main": ITEM}},
    ],
)
def test_an_item_of_ninjs_is_found_in_any_envelope(whole):
    article = only(json.dumps(whole))
    assert (article.title, article.body, article.published) == (TITLE, BODY, AT)


def test_items_of_ninjs_one_a_line_are_read():
    assert len(everything(f"{json.dumps(ITEM)}\n{json.dumps(ITEM | {'uri': 'urn:kv:8'})}")) == 2


def test_what_ninjs_carries_beside_text_is_named_and_counted():
    picture = {"uri": "urn:kv:9", "type": "picture", "headline": "A tram"}
    found = everything(json.dumps({"item": [picture, ITEM, {"uri": "urn:kv:10", "type": "event"}]}))
    assert [isinstance(each, Article) for each in found] == [False, True, False]
    assert "a picture" in found[0].message
    assert "an event" in found[2].message


def test_an_envelope_of_ninjs_without_items_says_so():
    [refusal] = everything('{"total": 0, "versioncreated": "", "item": []}')
    assert isinstance(refusal, Refusal)


@pytest.mark.parametrize("status", ["canceled", "cancelled", "withdrawn"])
@pytest.mark.parametrize("name", ["pubstatus", "pubStatus"])
def test_a_kill_of_ninjs_needs_no_text(status, name):
    assert only(json.dumps({"uri": "urn:kv:7", "type": "text", name: status, "version": "2", "headline": TITLE})).killed


def test_a_json_feed_is_read():
    item = {"id": "7", "url": "https://kv.example/7", "title": "Tram fares &amp; more", "content_html": HTML,
            "date_published": "2026-05-04T07:30:00Z", "authors": [{"name": "Nora Vik"}], "tags": ["tram"]}  # fmt: skip
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "Kystvakt", "language": "en-GB", "items": [item]}
    article = only(json.dumps(feed))
    assert (article.title, article.body, article.outlet) == ("Tram fares & more", BODY, "Kystvakt")
    assert (article.byline, article.url, article.published) == ("Nora Vik", "https://kv.example/7", AT)


def test_atom_with_xhtml_under_a_prefix_is_read_and_its_tombstones_kill():
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom" xmlns:x="http://www.w3.org/1999/xhtml"
 xmlns:at="http://purl.org/atompub/tombstones/1.0"><title>Kystvakt</title><entry><id>tag:kv.example,2026:7</id>
<title type="xhtml"><x:div>Tram <x:b>fares</x:b> rise</x:div></title><updated>2026-05-04T07:30:00Z</updated>
<content type="xhtml"><x:div><x:p>{FIRST}</x:p><x:p>{SECOND}</x:p></x:div></content></entry>
<at:deleted-entry ref="tag:kv.example,2026:7" when="2026-05-04T09:00:00Z"><at:comment>Fares stay.</at:comment>
</at:deleted-entry>
</feed>"""
    article, kill = everything(feed)
    assert (article.title, article.body) == ("Tram fares rise", BODY)
    assert (kill.killed, kill.item, kill.instruction.note) == (True, article.item, "Fares stay.")


def test_a_wordpress_export_gives_its_published_posts_and_names_the_rest():
    def item(kind: str, status: str, text: str) -> str:
        return f"""<item><title>{TITLE}</title><pubDate>Mon, 04 May 2026 07:30:00 +0000</pubDate>
<content:encoded><![CDATA[{text}]]></content:encoded><wp:status>{status}</wp:status><wp:post_type>{kind}</wp:post_type></item>"""

    caption = '[caption id="a"]<img/> A tram.[/caption]'
    post = f"<!-- wp:paragraph --><p>{FIRST}</p><!-- /wp:paragraph -->\n{caption}\n<p>{SECOND}</p>[gallery ids='1,2']"
    items = item("post", "publish", post) + item("attachment", "inherit", "") + item("post", "draft", HTML)
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"'
    found = everything(f'<rss version="2.0" {spaces}><channel><title>Kystvakt</title>{items}</channel></rss>')
    assert (found[0].body, found[0].outlet) == (BODY, "Kystvakt")
    assert "attachment" in found[1].message
    assert "not published (draft)" in found[2].message


IPTC = """kvx0044 4 pl 88 kvxxl kv 0031

Marram/tram/fares/
2ND LEAD
Tram fares in Marram to rise by 9 percent By Nora Vik, kv =

Marram (kv) - {}

{}

040730 may 26
"""
ANPA = (
    "\x16\x16\x01a0123\r\nr i bc-marramtram 05-04 0210\r\n\x02^BC-Marram-Tram,0210<\r\n"
    "^Tram fares in Marram to rise by 9 percent<\r\n^By NORA VIK=\r\n^Kystvakt Press Writer=\r\n"
    "   MARRAM (KV) _ {}\r\n\r\n   {}\r\n\x03KV-NY-05-04-26 0730GMT<\r\n"
)


@pytest.mark.parametrize(("wire", "outlet"), [(IPTC, "kv"), (ANPA, "KV")])
def test_the_header_lines_of_a_wire_are_read_as_such(wire, outlet):
    dispatch = wire.format(FIRST, SECOND)
    for article in (only(dispatch), read(dropped(dispatch.encode(), "a.txt"), thresholds())):
        assert isinstance(article, Article)
        assert (article.title, article.body) == (TITLE, BODY)
        assert (article.outlet, article.byline, article.published) == (outlet, "Nora Vik", AT)
        assert article.dateline.casefold() == "marram"


def test_a_file_of_several_dispatches_is_taken_in_whole_and_a_kill_among_them_read():
    kill = (
        "kvx0045 4 pl 88 kvxxl kv 0032\n\nKILL\nTram fares in Marram to rise by 9 percent =\n\nEditors: fares stay.\n"
    )
    first, second = everything(IPTC.format(FIRST, SECOND) + "\n" + kill)
    assert (first.killed, second.killed, second.title) == (False, True, TITLE)
    refusal = read(dropped((IPTC.format(FIRST, SECOND) + "\n" + kill).encode(), "a.txt"), thresholds())
    assert isinstance(refusal, Refusal)
    assert "2 dispatches" in refusal.message


@pytest.mark.parametrize(
    "text", ["Ferry 0100 3 s 120 people. It sank.", "abc123 was the plate, police said.", "a b c 05-04 0210"]
)
def test_a_text_that_only_looks_a_little_like_a_header_is_none(text):
    assert everything(text)[0].reason is Reason.UNSUPPORTED


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.4", "a PDF"),
        (b"PK\x03\x04...", "a packed file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"<?xml version='1.0'?><opml/>", "“opml”"),
        (b" \n", "empty"),
        (b"The council met.", "without the header of a wire"),
    ],
)
def test_a_file_of_no_format_is_called_what_it_is(content, name):
    [refusal] = everything(content)
    assert name in refusal.message


def test_items_lost_behind_a_fault_are_counted():
    good = f"<item><title>{TITLE}</title><description>{FIRST}</description></item>"
    found = everything(f"<rss><channel>{good}<item><title>Two</title><description>x</rss><item></item>")
    assert any(isinstance(each, Refusal) for each in found)


@pytest.mark.parametrize(
    ("stated", "read_as"),
    [
        ("1777879800", "2026-05-04T07:30:00+00:00"),
        ("1777879800000", "2026-05-04T07:30:00+00:00"),
        ("2026-05-03T24:00:00Z", "2026-05-04T00:00:00+00:00"),
        ("Sun, 03 May 2026 24:00:00 GMT", "2026-05-04T00:00:00+00:00"),
    ],
)
def test_seconds_since_1970_and_24_oclock_are_dates(stated, read_as):
    item = f"<item><title>{TITLE}</title><description>{FIRST}</description><pubDate>{stated}</pubDate></item>"
    assert only(f"<rss><channel>{item}</channel></rss>").published.isoformat() == read_as
    assert only(json.dumps(ITEM | {"versioncreated": stated})).published.isoformat() == read_as


def test_a_date_before_there_were_feeds_is_kept_as_a_doubt():
    article = only(json.dumps(ITEM | {"versioncreated": "1969-12-31T23:59:59Z"}))
    assert (article.published, article.doubt) == (None, "1969-12-31T23:59:59+00:00")
    archived = only(json.dumps({"text": BODY, "published": "1962-10-28"}))
    assert (archived.published.isoformat(), archived.doubt) == ("1962-10-28", None)
