"""What no item of a feed may do: end the import of the others."""

from __future__ import annotations

import json

import pytest

from bot.article import Article
from tests.ingest.feeds.test_formats import AT, BODY, FIRST, HTML, TITLE, everything

LAST = (
    "9999-12-31T24:00:00Z",
    "Fri, 31 Dec 9999 24:00:00 GMT",
    "9999-12-31T23:59:59-05:00",
    "0001-01-01T00:00:00+02:00",
)
NINJS = {"uri": "urn:kv:1", "type": "text", "headline": TITLE, "body_text": BODY}
ATOM = f"<entry><id>1</id><title>{TITLE}</title><content>{FIRST}</content><published>{{}}</published></entry>"
TOMBSTONE = '<at:deleted-entry xmlns:at="http://purl.org/atompub/tombstones/1.0" ref="2" when="{}"/>'
G2 = (
    '<newsItem guid="urn:kv:{0}"><itemMeta><itemClass qcode="ninat:text"/><versionCreated>{1}</versionCreated>'
    f"</itemMeta><contentMeta><headline>{TITLE}</headline></contentMeta><contentSet><inlineData>{BODY}</inlineData>"
    "</contentSet></newsItem>"
)
NEWSML1 = (
    "<NewsItem><NewsManagement><FirstCreated>{}</FirstCreated></NewsManagement><NewsComponent><NewsLines><HeadLine>"
    f"{TITLE}</HeadLine></NewsLines><ContentItem><DataContent>{BODY}</DataContent></ContentItem></NewsComponent></NewsItem>"
)
RSS = f"<item><title>{TITLE}</title><description>{FIRST}</description><pubDate>{{}}</pubDate></item>"
GOOD = "2026-05-04T07:30:00Z"


def feeds(stated: str) -> dict[str, str]:
    """A feed of each format whose first item is dated so, and whose second is in order."""
    atom = ATOM.format(stated) + ATOM.format(GOOD) + TOMBSTONE.format(stated) + TOMBSTONE.format(GOOD)
    posts = [{"title": TITLE, "content_text": FIRST, "date_published": each} for each in (stated, GOOD)]
    return {
        "rss": f"<rss><channel>{RSS.format(stated)}{RSS.format(GOOD)}</channel></rss>",
        "atom": f'<feed xmlns="http://www.w3.org/2005/Atom">{atom}</feed>',
        "json feed": json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": posts}),
        "ninjs": json.dumps([NINJS | {"versioncreated": each} for each in (stated, GOOD)]),
        "embargo": json.dumps(
            [NINJS | {"embargoed": stated, "versioncreated": GOOD}, NINJS | {"versioncreated": GOOD}]
        ),
        "g2": f"<newsMessage><itemSet>{G2.format(1, stated)}{G2.format(2, GOOD)}</itemSet></newsMessage>",
        "newsml": f"<NewsML>{NEWSML1.format(stated)}{NEWSML1.format(GOOD)}</NewsML>",
        "jsonl": "\n".join(json.dumps({"text": BODY, "published": each}) for each in (stated, GOOD)),
    }


@pytest.mark.parametrize("stated", LAST)
@pytest.mark.parametrize("kind", feeds(GOOD))
def test_a_date_past_the_calendar_ends_no_more_than_its_item(kind, stated):
    *first, last = everything(feeds(stated)[kind])
    assert first
    assert isinstance(last, Article)
    assert last.published == AT


def test_a_document_dated_past_the_calendar_is_read():
    date = '<docdata><date.issue norm="99991231T240000Z"/></docdata>'
    [found] = everything(
        f"<nitf><head>{date}</head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline></body.head>"
        f"<body.content>{HTML}</body.content></body></nitf>"
    )
    assert isinstance(found, Article)
    assert (found.title, found.published) == (TITLE, None)


@pytest.mark.parametrize("wrong", [{"bodies": 7}, {"signal": [[1]], "headline": 3, "bodies": True}, {"language": 5}])
def test_an_item_with_wrong_fields_is_named_and_the_rest_read(wrong):
    found = everything(json.dumps([NINJS | {"body_text": ""} | wrong, NINJS]))
    assert getattr(found[0], "message", "").startswith("item 1 was skipped")
    assert isinstance(found[1], Article)
