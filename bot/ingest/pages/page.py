"""A page of HTML becomes an article: main text by trafilatura, with what the page says and shows about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from bot.article import Article, Moment, Precision, compose
from bot.ingest import clean, quoted
from bot.ingest.head.head import split
from bot.ingest.hosts import host
from bot.ingest.pages import heading, metadata, visible, walls
from bot.ingest.pages.address import article_url
from bot.ingest.refusal import Reason, Refusal

if TYPE_CHECKING:
    from trafilatura.settings import Document

_LARGE = 300_000  # characters; the largest page of the evaluation corpus has a tenth
_NOTHING = Refusal(reason=Reason.NO_ARTICLE, message="I found no article on that page: paste the text instead.")
# Parts of a page that trafilatura keeps and no article has: quotations repeated large, captions, notes on the author.
_PRUNED = re.compile(
    r"pull-?quote|(?:^|[\s_-])caption|author-?bio|newsletter|nieuwsbrief|donat|sharedaddy|share-|print-info|ad-slot",
    re.IGNORECASE,
)


def read_page(page: str, *, url: str | None = None, guessed: bool = True) -> Article | Refusal:
    """The article on a page; a refusal where it holds none or a wall hides it.

    `url` is where it was fetched from; `guessed`, whether a date is looked for where the page states none plainly.
    """
    try:
        tree = _parsed(page)
        said = metadata.read(tree)
        address = article_url(said.url, url) or article_url(url)
        document = _extracted(page, address)
    except (LxmlError, ValueError, RecursionError):
        return _NOTHING
    text = clean.characters(document.text or "") if document else ""
    wall = walls.check(tree, said, text, url=url or address, fetched=url is not None)
    if wall or document is None or not text.strip():
        return wall or _NOTHING
    title, published = _title_and_date(tree, said, text)
    guess = _guess(page, address) if guessed and len(page) <= _LARGE and not (title and published) else None
    return _article(said, guess, text, title=title, published=published, url=address)


def _title_and_date(tree: HtmlElement, said: metadata.Metadata, text: str) -> tuple[str | None, Moment | None]:
    """Headline and date by what the page says and shows. A date in metadata that may be of anything goes last.

    Where it is of the same day as the one shown and has a time, its zone is the surer one.
    """
    chosen = heading.choose(tree, said.titles, said.outlet, text)
    marked, shown = visible.published(tree, chosen.element if chosen else None)
    found = said.published or marked or shown or said.dated
    timed = said.dated is not None and said.dated.precision is Precision.MINUTE
    if timed and found is shown and shown and said.dated and said.dated.day == shown.day:
        found = said.dated
    return " ".join(clean.characters(chosen.text).split()) if chosen else None, found


def _guess(page: str, url: str | None) -> Document:
    """What trafilatura takes for headline, date, author and site of a page that does not say them plainly."""
    from trafilatura.metadata import extract_metadata  # noqa: PLC0415 - as below

    return extract_metadata(_parsed(page), default_url=url, extensive=False)


def _extracted(page: str, url: str | None) -> Document | None:
    """What trafilatura takes for the main text, from the page without the parts that are never part of one.

    On a large page the comparison with a second method is left out, as long as the first finds a text.
    """
    import trafilatura  # noqa: PLC0415 - the slowest import of all; the processes that read files do without it
    from trafilatura.settings import Document  # noqa: PLC0415

    pruned = _marked(page)
    _unlay(pruned)
    for element in [each for each in pruned.iter() if isinstance(each, HtmlElement) and _is_pruned(each)]:
        if element.getparent() is not None:
            element.drop_tree()
    attempts = ((pruned, False), (_marked(page), False))
    for kept, fast in ((pruned, True), *attempts) if len(page) > _LARGE else attempts:
        found = trafilatura.bare_extraction(kept, url=url, with_metadata=False, include_comments=False, fast=fast)
        if isinstance(found, Document) and found.text:
            return found
    return None


def _unlay(tree: HtmlElement) -> None:
    """Turn tables that hold a page's layout, as those of mails do, into plain blocks: their cells hold paragraphs."""
    laid = [table for table in tree.iter("table") if table.xpath(".//td//p | .//td//h1 | .//td//h2 | .//td//table")]
    for table in laid:
        for part in [table, *table.iter("tbody", "tr", "td")]:
            part.tag = "div"


def _parsed(page: str) -> HtmlElement:
    return document_fromstring(page.encode("utf-8", "replace"), parser=HTMLParser(encoding="utf-8"))


def _marked(page: str) -> HtmlElement:
    """The page with marks around what it sets apart as a quotation; trafilatura drops its speaker's line otherwise."""
    tree = _parsed(page)
    quoted.mark(tree)
    return tree


def _is_pruned(element: HtmlElement) -> bool:
    if element.tag in {"body", "html", "main", "article"}:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return element.tag == "figcaption" or (bool(_PRUNED.search(named)) and len(element.text_content().split()) < 120)


def _article(
    said: metadata.Metadata,
    guess: Document | None,
    text: str,
    *,
    title: str | None,
    published: Moment | None,
    url: str | None,
) -> Article | Refusal:
    guessed_title, guessed_date = (guess.title, guess.date) if guess else (None, None)
    title = title or " ".join((guessed_title or "").split()) or None
    head, paragraphs = split(_without(title, text), headline_words=0, title=title)
    body = "\n\n".join(paragraphs).strip()
    if not body:
        return _NOTHING
    updated = said.updated or head.facts.updated
    stated = published or head.facts.published or updated
    dated = stated or (Moment.parse(guessed_date) if guessed_date else None)
    return compose(
        body=body,
        title=title,
        outlet=said.outlet or head.facts.outlet or _sitename(guess) or _host(url),
        url=url or head.facts.url,
        byline=said.byline or head.facts.byline or (guess.author if guess else None),
        published=dated,
        updated=updated if updated != dated else None,
        filed=head.filed(dated),
        dateline=head.dateline,
        credit=head.credit,
        instruction=head.instruction,
        embargo=head.embargo,
    )


def _without(title: str | None, text: str) -> str:
    """`text` without the headline repeated as its first line."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if title and " ".join(first.split()).lower() == title.lower() else text


def _sitename(guess: Document | None) -> str | None:
    name = ((guess and guess.sitename) or "").strip()
    return name if name and "." not in name else None


def _host(url: str | None) -> str | None:
    return host(url).removeprefix("www.") or None
