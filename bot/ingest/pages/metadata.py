"""What a page says about its article: JSON-LD (schema.org), OpenGraph, Dublin Core and other meta tags, microdata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from lxml.html import HtmlElement

from bot.article import Moment
from bot.ingest import clean
from bot.ingest.head.dates import stated_moment

ARTICLE_TYPES = frozenset(
    {
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "OpinionNewsArticle",
    }
    | {
        "BlogPosting",
        "Report",
        "AdvertiserContentArticle",
        "ReviewNewsArticle",
        "SatiricalArticle",
        "SocialMediaPosting",
    }
)
_PUBLISHED_NAMES = (
    "article:published_time og:article:published_time article.published datepublished parsely-pub-date publish-date "
    "publish_date publication_date dc.date.issued dcterms.created dcterms.issued sailthru.date "
    "cxenseparse:recs:publishtime citation_publication_date originalpublicationdate govuk:first-published-at"
)
_PUBLISHED = tuple(_PUBLISHED_NAMES.split())
_DATED = ("date", "pubdate", "pdate", "dc.date", "analytics:page_date")  # also of the site, or of the last change
_UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "lastmod", "last-modified")
_AUTHOR = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "byl", "sailthru.author")
_OUTLET = ("og:site_name", "application-name", "dc.publisher", "article:publisher")
_TITLE = ("og:title", "twitter:title", "parsely-title", "dc.title", "sailthru.title")
_MOST_DEPTH = 6  # objects within objects of a page's metadata: a graph of a page of an article needs four
_SINCE = re.compile(r"^(?:(?P<seconds>0|\d{9,10}(?:\.\d{1,9})?)|(?P<milliseconds>\d{12,13}))$")
_MIDNIGHT = re.compile(r"(?P<before>\dT|\d\s)24(?P<after>:?00(?::?00(?:\.0+)?)?(?!\d))")
_EPOCH = date(1970, 1, 1)  # what a date that was never set is written out as


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What the page says. None where it says nothing; `titles` in order of trust."""

    titles: tuple[str, ...] = ()
    outlet: str | None = None
    byline: str | None = None
    published: Moment | None = None
    dated: Moment | None = None  # by a field that does not say of what
    updated: Moment | None = None
    url: str | None = None
    types: frozenset[str] = frozenset()  # schema.org types and the OpenGraph type
    free: bool = True  # schema.org isAccessibleForFree
    robots: frozenset[str] = frozenset()


def read(tree: HtmlElement) -> Metadata:
    """The metadata of a page; anything malformed in it is left out."""
    nodes = list(_nodes(tree))
    article = next((node for node in nodes if not ARTICLE_TYPES.isdisjoint(_types(node))), {})
    metas = _metas(tree)
    types = {name for node in nodes for name in _types(node)} | set(metas.get("og:type", []))
    return Metadata(
        titles=tuple(filter(None, [_text(article.get("headline")), *_all(metas, _TITLE), *_item(tree, "headline")])),
        outlet=_name(article.get("publisher"), nodes) or _publisher(tree) or _first(metas, _OUTLET) or _site(nodes),
        byline=_name(article.get("author"), nodes) or _plain(_first(metas, _AUTHOR)) or _author(tree),
        published=_moment(article.get("datePublished"), *_all(metas, _PUBLISHED), *_item(tree, "datePublished")),
        dated=_moment(*_all(metas, _DATED)),
        updated=_moment(article.get("dateModified"), *_all(metas, _UPDATED), *_item(tree, "dateModified")),
        url=_canonical(tree) or _first(metas, ("og:url",)) or _text(article.get("url")),
        types=frozenset(types),
        free=str(article.get("isAccessibleForFree", "true")).lower() != "false",
        robots=frozenset(
            part.strip().lower()
            for name in ("robots", "googlebot")
            for each in metas.get(name, [])
            for part in each.split(",")
        ),
    )


def moment(stated: str) -> Moment | None:
    """A date in a machine's or a person's form; None where it is neither, or the day computers count from."""
    found = any_moment(stated)
    return found if found and found.day != _EPOCH else None


def any_moment(stated: str) -> Moment | None:
    """The same, the day computers count from included; seconds or milliseconds since then and 24:00 are read too.

    What lies past the last day of the calendar, such as 24:00 on 9999-12-31, is no date.
    """
    trimmed = stated.strip()
    since = _SINCE.match(trimmed)
    if since:
        seconds = float(since["seconds"] or 0) or int(since["milliseconds"] or 0) / 1000
        return Moment(at=datetime.fromtimestamp(seconds, tz=UTC).replace(microsecond=0))
    midnight = _MIDNIGHT.sub(r"\g<before>00\g<after>", trimmed, count=1)
    found = _parsed(midnight)
    if found is None or midnight == trimmed:
        return found
    try:
        return replace(found, at=found.at + timedelta(days=1))
    except (OverflowError, ValueError):
        return None


def _parsed(trimmed: str) -> Moment | None:
    try:
        return Moment.parse(trimmed)
    except ValueError:
        pass
    try:
        return Moment(at=datetime.strptime(trimmed, "%a, %d %b %Y %H:%M:%S %z"))
    except ValueError:
        return stated_moment(trimmed)


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object of every readable JSON-LD block, nested ones too."""
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        try:
            yield from _objects(json.loads(script.text_content(), strict=False), 0)
        except (ValueError, RecursionError):
            continue


def _objects(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for nested in value.values():
            yield from _objects(nested, depth + 1)
    elif isinstance(value, list):
        for nested in value:
            yield from _objects(nested, depth + 1)


def _types(node: dict[str, Any]) -> set[str]:
    stated = node.get("@type")
    return {str(each) for each in stated} if isinstance(stated, list) else {str(stated)} if stated else set()


def _name(value: object, nodes: list[dict[str, Any]]) -> str | None:
    """The name of a person or organisation, or of several, also where it is given by reference."""
    if isinstance(value, list):
        names = [name for each in value if (name := _name(each, nodes))]
        return ", ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        if "name" not in value and "@id" in value:
            value = next((node for node in nodes if node.get("@id") == value["@id"] and "name" in node), {})
        return _name(value.get("name"), nodes)
    return _plain(_text(value))


def _site(nodes: list[dict[str, Any]]) -> str | None:
    return next((_text(node.get("name")) for node in nodes if "WebSite" in _types(node)), None)


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("property") or meta.get("name") or "").strip().lower()
        content = (meta.get("content") or "").strip()
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def _all(metas: dict[str, list[str]], names: tuple[str, ...]) -> list[str]:
    return [" ".join(clean.characters(each).split()) for name in names for each in metas.get(name, [])]


def _first(metas: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next(iter(_all(metas, names)), None)


def _item(tree: HtmlElement, name: str) -> list[str]:
    """What the page marks with a property: first in the item that holds the article's text, then in no item."""
    found = sorted(tree.xpath("//*[@itemprop=$name]", name=name), key=_distance)
    return [str(each.get("content") or each.get("datetime") or " ".join(each.text_content().split())) for each in found]


def _distance(element: HtmlElement) -> int:
    """0 for a property of the item with the article's text or first heading, 1 for one of no item, 2 for any other."""
    item = next((above for above in element.iterancestors() if above.get("itemscope") is not None), None)
    if item is None:
        return 1
    return 0 if item.xpath(".//*[@itemprop='articleBody']|.//h1") else 2


def _publisher(tree: HtmlElement) -> str | None:
    found = tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")
    return next((str(each.get("content") or each.text_content()).strip() or None for each in found), None)


def _author(tree: HtmlElement) -> str | None:
    found = tree.xpath("//*[@itemprop='author']//*[@itemprop='name']") or tree.xpath("//a[@rel='author']")
    return next((" ".join(each.text_content().split()) or None for each in found), None)


def _canonical(tree: HtmlElement) -> str | None:
    return next((str(each.get("href")) for each in tree.xpath("//link[@rel='canonical'][@href]")), None)


def _moment(*stated: object) -> Moment | None:
    return next((found for each in stated if isinstance(each, str) and (found := moment(each))), None)


def _text(value: object) -> str | None:
    return " ".join(clean.characters(value).split()) or None if isinstance(value, str) else None


def _plain(name: str | None) -> str | None:
    """A name without "By" and not an address."""
    if not name or "://" in name:
        return None
    return name[3:].strip() if name.lower().startswith("by ") else name
