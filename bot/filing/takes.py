"""One person's messages that follow each other closely and are one text: answered under the first of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.article import Posting, Submission, SubmissionKind
from bot.filing.posts import Post
from bot.ingest.takes import goes_on, joined, may_be_take
from bot.ingest.thresholds import IngestThresholds
from bot.storage import Store, Viewer


class Gatherer:
    """Puts texts together from their messages. Serves every team of its store."""

    def __init__(self, store: Store, thresholds: IngestThresholds) -> None:
        self._store = store
        self._thresholds = thresholds
        self._within = timedelta(seconds=thresholds.piece_seconds)

    def gather(self, post: Post) -> Post:
        """The post as it came, or the whole text it is a part of, posted under its first message and edited there.

        A message of files is no part of a text.
        """
        text = _text_of(post)
        if text is None:
            return post
        with self._store.transaction(post.posting.team) as tx:
            tx.takes.forget_single(post.posting.posted_at - self._within)
            known = tx.takes.root_of(post.posting.channel, post.posting.ts)
            if known is None:
                if post.edited or not may_be_take(text, self._thresholds):
                    return post
                so_far = tx.takes.text_so_far(post.posting, self._within)
                before = joined([words for _, words in so_far], self._thresholds) if so_far else ""
                follows = bool(so_far) and goes_on(before, text, self._thresholds)
                known = so_far[0][0].ts if follows else post.posting.ts
            tx.takes.keep(post.posting, text, known)
            takes = tx.takes.of_text(post.posting.channel, known)
        if len(takes) < 2:
            return post
        words = joined([words for _, words in takes], self._thresholds)
        return replace(post, carried=(_whole(words, post),), posting=takes[0][0], edited=True)

    def without(self, team: str, channel: str, ts: str) -> Post | None:
        """What is left of a text when one of its messages is deleted; None where that was its first, or no take."""
        with self._store.transaction(team) as tx:
            root = tx.takes.root_of(channel, ts)
            tx.takes.remove(channel, ts)
            takes = tx.takes.of_text(channel, root) if root and root != ts else ()
            placed = tx.postings.posting(channel, root, Viewer.desk(team)) if root else None
            place = tx.channels.channel(channel)
        if not takes:
            return None
        first: Posting = takes[0][0]
        words = joined([words for _, words in takes], self._thresholds)
        return Post(
            carried=(Submission(kind=SubmissionKind.TEXT, content=words),),
            posting=first,
            private=placed.private if placed else True,
            shared=place is not None and place.shared,
            edited=True,
        )


def _text_of(post: Post) -> str | None:
    """The text of a post that carries nothing else; its links are in the text."""
    if not all(isinstance(each, Submission) and each.kind is not SubmissionKind.FILE for each in post.carried):
        return None
    texts = [
        str(each.content) for each in post.carried if isinstance(each, Submission) and each.kind is SubmissionKind.TEXT
    ]
    return texts[0] if len(texts) == 1 and texts[0].strip() else None


def _whole(words: str, post: Post) -> Submission:
    received = next((each.received for each in post.carried if isinstance(each, Submission)), None)
    return Submission(kind=SubmissionKind.TEXT, content=words, received=received)
