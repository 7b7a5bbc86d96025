"""JSON Feed, versions 1 and 1.1: https://www.jsonfeed.org/version/1.1/"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from bot.article import Article
from bot.ingest.feeds.item import FeedItem, read_item
from bot.ingest.feeds.markup import of_html
from bot.ingest.feeds.syndication import whole_sentences
from bot.ingest.pages.metadata import any_moment as moment
from bot.ingest.refusal import Refusal


def read(content: bytes) -> Iterator[Article | Refusal]:
    """The article of each item, in the feed's order: its text where the feed carries it, else its summary.

    Raises ValueError where it is no JSON Feed.
    """
    feed = json.loads(content)
    items = feed.get("items") if isinstance(feed, dict) else None
    if type(items) is not list:
        raise ValueError("it has no list of items")
    for number, item in enumerate(items, 1):
        where = f"item {number}"
        yield read_item(where, partial(_feed_item, item, where, feed))


def _feed_item(item: dict[str, Any], where: str, feed: dict[str, Any]) -> FeedItem:
    stated = (item.get(name) for name in ("content_html", "content_text", "summary"))
    text = next((text for each in stated if each and (text := of_html(str(each))).strip()), "")
    people = item.get("authors") or ([item["author"]] if item.get("author") else feed.get("authors")) or []
    names = [str(each["name"]) for each in people if isinstance(each, dict) and each.get("name")]
    return FeedItem(
        where=where,
        text=whole_sentences(text),
        title=item.get("title"),
        outlet=feed.get("title"),
        url=item.get("url") or item.get("external_url"),
        byline=", ".join(names) or None,
        published=moment(str(item.get("date_published") or item.get("date_modified") or "")),
        updated=moment(str(item.get("date_modified") or "")),
        language=item.get("language") or feed.get("language"),
    )
