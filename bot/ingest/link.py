"""A link becomes an article: fetched safely, then read as the page or file it leads to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.article import Article, Moment, Submission, SubmissionKind
from bot.ingest.fetch.fetch import Fetched, Fetcher
from bot.ingest.fetch.mark import UNKNOWN, Mark
from bot.ingest.pages import walls
from bot.ingest.read import read
from bot.ingest.refusal import Reason, Refusal
from bot.ingest.thresholds import IngestThresholds
from bot.language.marks import CLOSING

_WORD = re.compile(r"\w")
_URL = re.compile(r"https?://[^\s<>|\"]+", re.IGNORECASE)
_ALONE = re.compile(r"^\W*(?:[A-Za-z]+:\s*)?<?(?P<url>https?://[^\s<>|\"]+)\W*$", re.IGNORECASE)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_AFTER_URL = f".,;:!?)]}}{CLOSING}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What a page holds, and how its server calls that state of it."""

    article: Article
    mark: Mark


def offered(text: str) -> tuple[str, ...]:
    """The links a message is about, each once, in order: those at the beginning or end of a line.

    A link in the middle of a sentence is a reference, and what is quoted or code was not written to be opened.
    """
    found = [link for line in _CODE.sub(" ", text).split("\n") if not line.startswith(">") for link in _at_edge(line)]
    return tuple(dict.fromkeys(found))


def alone(text: str) -> tuple[str, ...]:
    """The links that have a line of their own, at most with a label: "Link: https://…"."""
    lines = (line.strip() for line in text.split("\n"))
    return tuple(dict.fromkeys(match["url"].rstrip(_AFTER_URL) for line in lines if (match := _ALONE.match(line))))


def read_link(
    url: str, fetcher: Fetcher, thresholds: IngestThresholds, received: Moment | None = None
) -> Article | Refusal:
    """The article a link leads to; a refusal with one line for the thread where it leads to none."""
    found = look(url, fetcher, thresholds, received)
    return found if isinstance(found, Refusal) else found.article


def look(
    url: str, fetcher: Fetcher, thresholds: IngestThresholds, received: Moment | None = None, mark: Mark = UNKNOWN
) -> Looked | Refusal:
    """The same with how the page stands; with the `mark` of an earlier look it is refused as `unchanged` where so."""
    wall = walls.before(url)
    if wall:
        return wall
    fetched = fetcher.fetch(url, mark)
    if isinstance(fetched, Refusal):
        return fetched
    behind = walls.before(fetched.url) or (None if fetched.kept else walls.refusal(Reason.NO_ARCHIVE))
    made = behind or read(_submission(fetched, received), thresholds)
    return made if isinstance(made, Refusal) else Looked(article=made, mark=fetched.mark)


def _at_edge(line: str) -> list[str]:
    """The links of a line with no word before, or no word after them; several side by side count as one."""
    found = list(_URL.finditer(line))
    words = [_URL.sub("", part) for part in (line[: found[0].start()], line[found[-1].end() :])] if found else []
    if not found or all(_WORD.search(part) for part in words):
        return []
    between = (line[one.end() : two.start()] for one, two in pairwise(found))
    return [] if any(_WORD.search(part) for part in between) else [each[0].rstrip(_AFTER_URL) for each in found]


def _submission(fetched: Fetched, received: Moment | None) -> Submission:
    return Submission(
        kind=SubmissionKind.LINK,
        content=fetched.content,
        name=fetched.url,
        media_type=fetched.charset,
        received=received,
    )
