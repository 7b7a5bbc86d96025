"""A page of HTML becomes an article: main text by trafilatura, with what the page says and shows about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.article import Article, Moment, compose
from bot.ingest import clean
from bot.ingest.head import split
from bot.ingest.pages import metadata, visible, walls
from bot.ingest.pages.address import article_url
from bot.ingest.refusal import Reason, Refusal

if TYPE_CHECKING:
    from trafilatura.settings import Document

_LARGE = 300_000  # characters; the largest page of the evaluation corpus has a tenth
_NOTHING = Refusal(reason=Reason.NO_ARTICLE, message="I found no article on that page: paste the text instead.")
# Parts of a page that trafilatura keeps and no article has: quotations repeated large, captions, notes on the author.
_PRUNED = re.compile(
    r"pull-?quote|(?:^|[\s_-])caption|author-?bio|newsletter|sharedaddy|share-|print-info|ad-slot", re.IGNORECASE
)


def read_page(page: str, *, url: str | None = None) -> Article | Refusal:
    """The article on a page; a refusal where it holds none or a wall hides it. `url` is where it was fetched from."""
    try:
        tree = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
        said = metadata.read(tree)
        title, shown = visible.headline(tree, said.titles), said.published or visible.published(tree)
        address = article_url(said.url, url) or article_url(url)
        document = _extracted(tree, page, address, complete=bool(title and (shown or len(page) > _LARGE)))
    except (LxmlError, ValueError, RecursionError):
        return _NOTHING
    text = clean.characters(document.text or "") if document else ""
    wall = walls.check(tree, said, text, url=url or address, fetched=url is not None)
    if wall or document is None or not text.strip():
        return wall or _NOTHING
    return _article(said, document, text, title=title, published=shown, url=address)


def _extracted(tree: HtmlElement, page: str, url: str | None, *, complete: bool) -> Document | None:
    """What trafilatura takes for the main text, from the page without the parts that are never part of one.

    Its own search for headline and date is left out where they are known, and for a date on a large page, where it
    takes longer than all the rest; so is there the comparison with a second method, as long as the first finds a text.
    """
    import trafilatura  # noqa: PLC0415 - the slowest import of all; the processes that read files do without it
    from trafilatura.settings import Document  # noqa: PLC0415

    copy = document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))
    for element in [each for each in copy.iter() if isinstance(each, HtmlElement) and _is_pruned(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    attempts = ((copy, False), (tree, False))
    for kept, fast in ((copy, True), *attempts) if len(page) > _LARGE else attempts:
        found = trafilatura.bare_extraction(
            kept, url=url, with_metadata=not complete, include_comments=False, fast=fast
        )
        if isinstance(found, Document) and found.text:
            return found
    return None


def _is_pruned(element: HtmlElement) -> bool:
    if element.tag in {"body", "html", "main", "article"}:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag == "figcaption" or (bool(_PRUNED.search(named)) and len(element.text_content().split()) < 120)


def _article(
    said: metadata.Metadata,
    document: Document,
    text: str,
    *,
    title: str | None,
    published: Moment | None,
    url: str | None,
) -> Article | Refusal:
    title = title or " ".join((document.title or "").split()) or None
    head, paragraphs = split(_without(title, text), headline_words=0)
    body = "\n\n".join(paragraphs).strip()
    if not body:
        return _NOTHING
    dated = published or head.facts.published or (Moment.parse(document.date) if document.date else None)
    updated = said.updated or head.facts.updated
    return compose(
        body=body,
        title=title,
        outlet=said.outlet or head.facts.outlet or _sitename(document) or _host(url),
        url=url or head.facts.url,
        byline=said.byline or head.facts.byline or document.author,
        published=dated,
        updated=updated if updated != dated else None,
        dateline=head.dateline,
        credit=head.credit,
        instruction=head.instruction,
        embargo=head.embargo,
    )


def _without(title: str | None, text: str) -> str:
    """`text` without the headline repeated as its first line."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if title and " ".join(first.split()).lower() == title.lower() else text


def _sitename(document: Document) -> str | None:
    name = (document.sitename or "").strip()
    return name if name and "." not in name else None


def _host(url: str | None) -> str | None:
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None
