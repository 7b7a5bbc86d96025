"""Submissions and thresholds for the ingest tests."""

from __future__ import annotations

from bot.article import Moment, Submission, SubmissionKind
from bot.ingest.thresholds import IngestThresholds
from config.settings import defaults

BODY = """\
The harbour board of Lissby voted on Monday to dredge the inner basin, at a cost of 4.2 million kroner, so that the \
new grain barges can reach the mill without waiting for the tide.

Work starts in May and should take eleven weeks, said Agnete Rolfsen, who chairs the board. “The barges are coming \
whether we dredge or not,” she said."""


def thresholds() -> IngestThresholds:
    """The shipped ones."""
    return IngestThresholds(**defaults()["ingest"])


def pasted(text: str, published: str | None = None) -> Submission:
    """A message somebody wrote."""
    moment = Moment.parse(published) if published else None
    return Submission(kind=SubmissionKind.TEXT, content=text, published=moment)


def dropped(content: bytes, name: str = "article.txt") -> Submission:
    """A file somebody dropped into a channel."""
    return Submission(kind=SubmissionKind.FILE, content=content, name=name)
