"""One person's messages that are one text: answered under the first of them, and taken apart when somebody says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.article import Posting, Submission, SubmissionKind
from bot.filing.posts import Post
from bot.ingest.takes import goes_on, joined, may_be_take, texts
from bot.ingest.thresholds import IngestThresholds
from bot.storage import Store, Take, Transaction, Viewer


class Gatherer:
    """Puts texts together from their messages. Serves every team of its store."""

    def __init__(self, store: Store, thresholds: IngestThresholds) -> None:
        self._store = store
        self._thresholds = thresholds
        self._within = timedelta(seconds=thresholds.piece_seconds)

    def gather(self, post: Post) -> tuple[Post, ...]:
        """The post as it came, or the whole text it is a part of, posted under its first message and edited there.

        What went on with a text and after an edit does no more is a post of its own, after it. A message of files is
        no part of a text.
        """
        text = _text_of(post)
        if text is None:
            return (post,)
        with self._store.transaction(post.posting.team) as tx:
            tx.takes.forget_single(post.posting.posted_at - self._within)
            known = tx.takes.root_of(post.posting.channel, post.posting.ts)
            if known is None:
                known = self._goes_on_with(tx, post, text)
            if known is None:
                return (post,)
            tx.takes.keep(post.posting, text, known)
            made = self._texts(tx, tx.takes.of_text(post.posting.channel, known))
        if len(made) == 1 and len(made[0]) < 2:
            return (post,)
        return tuple(self._posts(made, post))

    def without(self, team: str, channel: str, ts: str) -> tuple[Post, ...]:
        """What is left of a text when one of its messages is deleted; nothing where that was its first, or no take."""
        with self._store.transaction(team) as tx:
            root = tx.takes.root_of(channel, ts)
            tx.takes.remove(channel, ts)
            takes = tx.takes.of_text(channel, root) if root and root != ts else ()
            made = self._texts(tx, takes)
            place = _place(tx, channel, root) if takes and root else None
        return tuple(self._posts(made, place)) if place else ()

    def apart(self, team: str, channel: str, ts: str, permalink: Callable[[Posting], str | None]) -> tuple[Post, ...]:
        """The messages of the text that began with that one, each as a post by itself; nothing where it is one."""
        with self._store.look(team) as tx:
            takes = tx.takes.of_text(channel, ts)
            place = _place(tx, channel, ts)
        if len(takes) < 2:
            return ()
        return tuple(self._posts([(take,) for take in takes], replace(place, permalink=permalink)))

    def part(self, team: str, channel: str, ts: str) -> None:
        """Keep the messages of that text apart from now on."""
        with self._store.transaction(team) as tx:
            for posting, _ in tx.takes.of_text(channel, ts):
                tx.takes.reroot(channel, posting.ts, posting.ts)

    def _goes_on_with(self, tx: Transaction, post: Post, text: str) -> str | None:
        """The first message of the text a new message is a part of, itself where others may be; None for neither."""
        if post.edited:
            return None
        takes = tx.takes.text_so_far(post.posting, self._within)
        so_far = [words for _, words in takes]
        if so_far and goes_on(joined(so_far, self._thresholds), text, self._thresholds, last=so_far[-1]):
            return takes[0][0].ts
        return post.posting.ts if may_be_take(text, self._thresholds) else None

    def _texts(self, tx: Transaction, takes: Sequence[Take]) -> list[tuple[Take, ...]]:
        """The takes of what was one text as the texts they are by now, each named after its first message."""
        made = [
            tuple(takes[place] for place in places) for places in texts([words for _, words in takes], self._thresholds)
        ]
        for text in made[1:]:
            for posting, _ in text:
                tx.takes.reroot(posting.channel, posting.ts, text[0][0].ts)
        return made

    def _posts(self, made: Sequence[Sequence[Take]], like: Post) -> Iterator[Post]:
        """The texts as posts under their first messages; the first of them stood there before."""
        received = next((each.received for each in like.carried if isinstance(each, Submission)), None)
        for number, text in enumerate(made):
            words = joined([words for _, words in text], self._thresholds)
            carried = Submission(kind=SubmissionKind.TEXT, content=words, received=received)
            yield replace(like, carried=(carried,), posting=text[0][0], edited=number == 0)


def _place(tx: Transaction, channel: str, ts: str) -> Post:
    """An empty post beside that message."""
    placed = tx.postings.posting(channel, ts, Viewer.desk(tx.scope.team))
    place = tx.channels.channel(channel)
    return Post(
        carried=(),
        posting=Posting(team=tx.scope.team, channel=channel, ts=ts, posted_at=tx.scope.now),
        private=placed.private if placed else True,
        shared=place is not None and place.shared,
    )


def _text_of(post: Post) -> str | None:
    """The text of a post that carries nothing else; its links are in the text."""
    if not all(isinstance(each, Submission) and each.kind is not SubmissionKind.FILE for each in post.carried):
        return None
    found = [
        str(each.content) for each in post.carried if isinstance(each, Submission) and each.kind is SubmissionKind.TEXT
    ]
    return found[0] if len(found) == 1 and found[0].strip() else None
