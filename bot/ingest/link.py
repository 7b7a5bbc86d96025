"""A link becomes an article: fetched safely, then read as the page or file it leads to."""

from __future__ import annotations

import re

from bot.article import Article, Moment, Submission, SubmissionKind
from bot.ingest.fetch import Fetched, Fetcher
from bot.ingest.pages import walls
from bot.ingest.read import read
from bot.ingest.refusal import Refusal
from bot.ingest.thresholds import IngestThresholds

_URL = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)
_AFTER_URL = ".,;:!?)]}'’”"


def links(text: str) -> tuple[str, ...]:
    """The links in a message, each once, in order, without the punctuation after them."""
    return tuple(dict.fromkeys(match[0].rstrip(_AFTER_URL) for match in _URL.finditer(text)))


def read_link(
    url: str, fetcher: Fetcher, thresholds: IngestThresholds, published: Moment | None = None
) -> Article | Refusal:
    """The article a link leads to; a refusal with one line for the thread where it leads to none.

    `published` dates a page that carries no date.
    """
    wall = walls.before(url)
    if wall:
        return wall
    fetched = fetcher.fetch(url)
    if isinstance(fetched, Refusal):
        return fetched
    behind = walls.before(fetched.url)
    return behind or read(_submission(fetched, published), thresholds)


def _submission(fetched: Fetched, published: Moment | None) -> Submission:
    return Submission(
        kind=SubmissionKind.LINK,
        content=fetched.content,
        name=fetched.url,
        media_type=fetched.charset,
        published=published,
    )
