"""What an item of a feed or wire says, and the article it makes."""

from __future__ import annotations

from dataclasses import dataclass

from bot.article import Article, Embargo, Instruction, Moment, compose
from bot.ingest import clean
from bot.ingest.head import wire
from bot.ingest.head.head import split
from bot.ingest.pages.address import article_url
from bot.ingest.refusal import Reason, Refusal
from bot.language.recognition import recognise


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedItem:
    """One item as its format states it; None where it does not."""

    where: str  # of the item in the feed, for a message: "item 3", "line 12"
    text: str
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    byline: str | None = None
    published: Moment | None = None
    updated: Moment | None = None
    language: str | None = None
    place: str | None = None
    instruction: Instruction | None = None
    embargo: Embargo | None = None


def article(item: FeedItem) -> Article | Refusal:
    """The article of an item; a refusal, naming the item, where it has no text."""
    head, paragraphs = split(clean.characters(item.text), headline_words=0, received=item.published)
    body = "\n\n".join(paragraphs).strip()
    if not body:
        return unread(item.where, "it has no text")
    title = " ".join(clean.characters(item.title).split()) if item.title else None
    outlet = clean.characters(item.outlet).strip() if item.outlet else None
    told = wire.joined(item.instruction, wire.joined(wire.in_headline(title) if title else None, head.instruction))
    return compose(
        body=body,
        title=title,
        outlet=outlet or head.outlet,
        url=article_url(item.url),
        byline=clean.characters(item.byline) if item.byline else head.facts.byline,
        published=item.published or head.facts.published,
        updated=item.updated if item.updated != item.published else None,
        language=(item.language or recognise(body) or "en").split("-")[0].lower(),
        filed=head.filed(item.published),
        dateline=head.dateline or item.place,
        credit=head.credit,
        instruction=told,
        embargo=item.embargo or head.embargo,
    )


def unread(where: str, why: str) -> Refusal:
    """The refusal of one item; the others go on."""
    return Refusal(reason=Reason.UNREADABLE, message=f"{where} was skipped: {why}")
