"""A saved page becomes an article: main text by trafilatura, with what the page says about itself."""

from __future__ import annotations

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]  # lxml ships no types
from trafilatura.settings import Document

from bot.article import Article, Moment, compose
from bot.ingest import clean
from bot.ingest.refusal import Reason, Refusal

_NOTHING = Refusal(reason=Reason.EMPTY, message="I found no article on that page: paste the text instead.")


def read_html(page: str, *, url: str | None) -> Article | Refusal:
    """The article on a page of HTML; a refusal where the page holds none."""
    try:
        document = trafilatura.bare_extraction(page, url=url, with_metadata=True, include_comments=False)
    except (LxmlError, ValueError):
        return _NOTHING
    if not isinstance(document, Document) or not document.text:
        return _NOTHING
    body = "\n\n".join(clean.paragraphs(clean.characters(document.text)))
    title = " ".join(document.title.split()) if document.title else None
    if title and body.startswith(title):
        body = body[len(title) :].lstrip()
    return compose(
        body=body,
        title=title,
        outlet=document.sitename or document.hostname,
        url=document.url or url,
        byline=document.author,
        published=Moment.parse(document.date) if document.date else None,
    )
