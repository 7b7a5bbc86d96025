"""What somebody posted, opened: its text read, its links followed, each of its files taken for itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bot.article import Article, Posting, Submission, SubmissionKind
from bot.ingest import Reason, Refusal
from bot.ingest.fetch.fetch import Fetcher
from bot.ingest.link import alone, read_link
from bot.ingest.pages.address import article_url
from bot.ingest.read import read
from bot.ingest.thresholds import IngestThresholds

_CHATTER = Refusal(reason=Reason.CHATTER, message="There is no article in it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """Something posted in a channel, and who can see that channel.

    `carried` are its files, or its text and then the links it is about; what could not be had of it is a refusal.
    """

    carried: tuple[Submission | Refusal, ...]
    posting: Posting
    private: bool
    shared: bool = False  # the channel is read by people of another organisation too
    permalink: Callable[[Posting], str | None] = lambda _: None  # asked only for what is an article
    edited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """One article of a post with its own posting, or why there is none."""

    posting: Posting
    content: Article | Refusal


class Opener:
    """Opens posts. Safe to use from several threads."""

    def __init__(self, thresholds: IngestThresholds, fetcher: Fetcher) -> None:
        self._thresholds = thresholds
        self._fetcher = fetcher

    def open(self, post: Post) -> Iterator[Opened]:
        """Each article the post carries, in order, one at a time; a message with none gives one refusal.

        Beside files the text is a remark about them. A text long enough is the article, and a link on a line of its
        own its address; else the links are followed, unless there are so many that it is a list.
        """
        files = [each for each in post.carried if isinstance(each, Refusal) or each.kind is SubmissionKind.FILE]
        if files:
            yield from self._each(post, files)
            return
        text = next((each for each in post.carried if _is(each, SubmissionKind.TEXT)), None)
        content = self._text(text) if isinstance(text, Submission) else _CHATTER
        links = [each for each in post.carried if _is(each, SubmissionKind.LINK)]
        if isinstance(content, Refusal) and content.silent and 0 < len(links) <= self._thresholds.links:
            yield from self._each(post, links)
        else:
            yield Opened(posting=post.posting, content=content)

    def _each(self, post: Post, given: list[Submission | Refusal]) -> Iterator[Opened]:
        for number, submission in enumerate(given, 1):
            content = submission if isinstance(submission, Refusal) else self._one(submission)
            if isinstance(content, Refusal) and isinstance(submission, Submission):
                content = content.about(submission.name or "")
            yield Opened(posting=post.posting.part(number), content=content)

    def _one(self, submission: Submission) -> Article | Refusal:
        if submission.kind is SubmissionKind.LINK:
            return read_link(str(submission.content), self._fetcher, self._thresholds, submission.received)
        return read(submission, self._thresholds)

    def _text(self, submission: Submission) -> Article | Refusal:
        content = read(submission, self._thresholds)
        if isinstance(content, Refusal) or content.url is not None:
            return content
        links = alone(str(submission.content))
        return replace(content, url=article_url(links[0])) if len(links) == 1 else content


def _is(given: Submission | Refusal, kind: SubmissionKind) -> bool:
    return isinstance(given, Submission) and given.kind is kind
