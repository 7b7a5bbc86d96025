"""The copy desk: take in what somebody posted, say which story it belongs to and what does not agree.

Every method that changes something does so in one transaction, with the answers to post in it: what was recorded is
answered, and what is answered was recorded, whatever crashes in between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from datetime import datetime
from typing import TYPE_CHECKING

from bot.answers import notices, quote_lookup, replies, story_page
from bot.answers.noise import Noise, noise
from bot.answers.overview import STORIES, Overview, one, overview
from bot.answers.preview import Preview, is_ours, preview
from bot.answers.quote_lookup import Said
from bot.answers.replies import Answer
from bot.article import Article, Posting
from bot.desk import audience
from bot.desk.alerts import AlertDesk
from bot.desk.checking import Checker
from bot.desk.digests import Orders
from bot.desk.stories import StoryDesk
from bot.desk.watches import PageWatch
from bot.filing import placement
from bot.filing.entry import Entry, Venue, enter
from bot.filing.feeds import Poller
from bot.filing.posts import Opened, Opener, Post
from bot.filing.reread import Rereader
from bot.filing.takes import Gatherer
from bot.filing.wires import Taken, Wires
from bot.ingest import Reason, Refusal
from bot.ingest.fetch.fetch import Fetcher
from bot.policy import Policy
from bot.report import DismissReason, Filed, Report, Sensitivity, Together
from bot.storage import Gone, Store, Transaction, Viewer
from bot.verdict import Severity

if TYPE_CHECKING:
    from bot.extraction import Reader

_DELETED = Refusal(reason=Reason.EMPTY, message="The post was deleted; what I said about it is withdrawn.")
_WITHDRAWN = Refusal(
    reason=Reason.EMPTY, message="There is no article in this post any more; what I said about it is withdrawn."
)


class Desk:
    """The front door. One desk serves every team of its store; it may be called from several threads.

    `reader` hands out the reader. It is asked when the first article comes: a process that reads none loads none.
    Links to `house_domains`, the newsroom's own, are previewed. `feed_hosts` are hosts of the newsroom's own network
    that feeds may be fetched from.
    """

    def __init__(
        self,
        store: Store,
        reader: Callable[[], Reader],
        policy: Policy,
        *,
        fetcher: Fetcher,
        house_outlets: Iterable[str] = (),
        feed_hosts: Iterable[str] = (),
        house_domains: Iterable[str] = (),
    ) -> None:
        self._store = store
        self._reader = reader
        self._policy = policy
        self._opener = Opener(policy.ingest, fetcher)
        self._gatherer = Gatherer(store, policy.ingest)
        self._poller = Poller(store, fetcher.for_feeds(policy.ingest.feed_bytes, feed_hosts), policy.ingest)
        self._house = frozenset(house_outlets)
        self.checker = Checker(store, reader, policy, self._opener, self._house)
        self._domains = tuple(domain.lower() for domain in house_domains)
        self.rereader = Rereader(store, reader, policy)
        self.stories = StoryDesk(store, policy, self._house)
        self.digests = Orders(store, policy, self._house)
        self.alerts = AlertDesk(store, policy, self._house)
        self.watches = PageWatch(store, lambda article: self._reader().read(article), policy, fetcher, self._take_one)

    def receive(self, post: Post, answer: Answer) -> str | None:
        """Take in what was posted, or posted anew after an edit, and answer in its thread, each article by itself.

        Chatter is passed over in silence; whatever else is no article is answered with what to do about it. Returns
        why there is no article, for whoever keeps the books; None where everything in it is one.
        """
        gathered = self._gatherer.gather(post)
        reasons = [self._open(each, answer) for each in gathered]
        with self._store.transaction(post.posting.team) as tx:
            for posting in dict.fromkeys([post.posting, *(each.posting for each in gathered[1:])]):
                self._mark(tx, posting, answer)
        return reasons[-1]

    def read_apart(
        self, team: str, channel: str, ts: str, answer: Answer, permalink: Callable[[Posting], str | None]
    ) -> bool:
        """Take the text that began with that message apart: each of its messages is a post by itself from now on.

        False where it is one message. Done half, it can be done again.
        """
        posts = self._gatherer.apart(team, channel, ts, permalink)
        if not posts:
            return False
        with self._store.transaction(team) as tx:
            self._let_go(tx, tx.postings.withdraw(channel, ts), answer)
        for each in posts:
            self._open(each, answer)
        self._gatherer.part(team, channel, ts)
        with self._store.transaction(team) as tx:
            placed = tx.postings.posting(channel, ts, Viewer.desk(team))
            if placed and placed.article is None:
                answer(tx, placed.posting, _WITHDRAWN)
            for each in posts[1:]:
                answer(tx, each.posting, Together.APART)
            replies.answer_all(tx, filter(None, [placed.article if placed else None]), answer, self._house)
        return True

    def _mark(self, tx: Transaction, posting: Posting, answer: Answer) -> None:
        """Say of a message that is a part of a text that it is, and of one that was and is no more that it is not."""
        root = tx.takes.root_of(posting.channel, posting.ts)
        if root is not None:
            answer(tx, posting, Together.APART if root == posting.ts else Together.JOINED)

    def _open(self, post: Post, answer: Answer) -> str | None:
        opened: list[Opened] = []
        for each in self._opener.open(post):
            opened.append(each)
            if isinstance(each.content, Refusal):
                self._refuse(each.posting, each.content, answer, edited=post.edited)
            else:
                self._enter(post, each.posting, each.content, answer)
        if post.edited:
            self._withdraw_parts(post.posting, {each.posting.ts for each in opened}, answer)
        reasons = (each.content.reason.value for each in opened if isinstance(each.content, Refusal))
        return ", ".join(dict.fromkeys(reasons)) or None

    def _enter(self, post: Post, posting: Posting, article: Article, answer: Answer) -> None:
        reading = self._reader().read(article)
        venue = Venue(
            posting=posting,
            private=post.private,
            shared=post.shared,
            permalink=post.permalink(posting),
            edited=post.edited,
        )
        with self._store.look(posting.team) as tx:
            signature = placement.signature_of(tx, reading, self._policy.stories)
        entry = Entry(reading=reading, signature=signature, venue=venue)
        with self._store.transaction(posting.team) as tx:
            entered = enter(tx, entry, self._policy)
            self._entered(tx, (entered.article, *entered.changed), answer)

    def take_in(self, team: str, articles: Iterable[Article], answer: Answer) -> Iterator[Taken]:
        """Known stories from wires and feeds, kept for the whole team without a post. What became of each, in order.

        The same article again changes nothing. Posts that were compared with an earlier version are answered anew.
        """
        taking = Wires(self._store, self._reader(), self._policy)
        return taking.take_in(team, articles, lambda tx, changed: self._entered(tx, tuple(changed), answer))

    def _take_one(self, team: str, article: Article, answer: Answer) -> None:
        for _ in self.take_in(team, (article,), answer):
            pass

    def poll(self, team: str, feeds: Iterable[str], answer: Answer) -> int:
        """Take in what is new in the feeds that are due; how many articles that was."""
        return self._poller.poll(team, feeds, lambda articles: self.take_in(team, articles, answer))

    def retract(self, team: str, channel: str, ts: str, answer: Answer) -> None:
        """A post was deleted: take back what was found in it, forget its text, and answer the others anew."""
        for rest in self._gatherer.without(team, channel, ts):
            self._open(rest, answer)
        with self._store.transaction(team) as tx:
            for part in tx.postings.parts(channel, ts) or (ts,):
                placed = tx.postings.posting(channel, part, Viewer.desk(team))
                self._let_go(tx, tx.postings.mark_deleted(channel, part), answer)
                if placed and placed.article:
                    answer(tx, placed.posting, _DELETED)

    def withdraw(self, team: str, channel: str, ts: str, answer: Answer) -> None:
        """A post holds no article any more, its file is gone: as if deleted, but it may hold one again."""
        with self._store.transaction(team) as tx:
            self._withdraw(tx, channel, ts, answer)

    def read_by(self, team: str, channel: str, answer: Answer, *, private: bool, shared: bool) -> None:
        """Others read a channel than before: what was told of its texts elsewhere is taken back, or may be told now."""
        with self._store.transaction(team) as tx:
            tx.channels.read_by(channel, private=private, shared=shared)
            audience.follow(tx, channel, self._policy, answer, self._house)

    def confirm(self, viewer: Viewer, finding: str, by: str, answer: Answer) -> Filed | None:
        """A person agrees that a finding is wrong copy. None when the viewer sees no such finding."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.confirm(finding, viewer, by), answer)

    def dismiss(self, viewer: Viewer, finding: str, by: str, reason: DismissReason, answer: Answer) -> Filed | None:
        """A person says that a finding is fine: it is not told again in this story."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.dismiss(finding, viewer, by, reason.value), answer)

    def undo(self, viewer: Viewer, finding: str, by: str, answer: Answer) -> Filed | None:
        """Take a confirmation or dismissal back."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.undo(finding, viewer, by), answer)

    def assign(self, viewer: Viewer, finding: str, by: str, assignee: str, answer: Answer) -> Filed | None:
        """A person looks after a finding from now on."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.assign(finding, viewer, by, assignee), answer)

    def snooze(self, viewer: Viewer, finding: str, by: str, until: datetime, answer: Answer) -> Filed | None:
        """Put a finding off: nobody is told of it until then."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.snooze(finding, viewer, by, until), answer)

    def wake(self, viewer: Viewer, finding: str, by: str, answer: Answer) -> Filed | None:
        """Tell a finding again that was put off."""
        with self._store.transaction(viewer.team) as tx:
            return self._decided(tx, tx.decisions.wake(finding, viewer, by), answer)

    def wake_due(self, answer: Answer) -> int:
        """Tell the findings again whose time has come; how many."""
        woken = 0
        for team in self._store.teams():
            with self._store.transaction(team) as tx:
                due = tx.decisions.wake_due()
                self._answer_all(tx, dict.fromkeys(filed.finding.left.article for filed in due), answer)
                woken += len(due)
        return woken

    def is_ours(self, url: str) -> bool:
        """Whether an address is on one of the newsroom's own domains."""
        return is_ours(url, self._domains)

    def preview(self, url: str, viewer: Viewer, told: Sensitivity) -> Preview | None:
        """What the preview of a link says; None for one that is not ours, or leads to nothing the viewer may see."""
        if not self.is_ours(url):
            return None
        with self._store.look(viewer.team) as tx:
            return preview(tx, url, viewer, told)

    def answers(self, team: str, channel: str, ts: str) -> bool:
        """Whether a message was taken for an article, and is answered in its thread."""
        with self._store.look(team) as tx:
            return bool(tx.postings.parts(channel, ts))

    def chapter(self, viewer: Viewer, story: str, *, asked: str = "") -> story_page.Chapter | None:
        """A story's table, of the words asked for, and what waits in it; None for one the viewer may not see."""
        with self._store.look(viewer.team) as tx:
            return story_page.chapter(tx, viewer, story, self._policy, self._house, asked=asked)

    def overview(self, viewer: Viewer, *, since: datetime, least: Severity, stories: int = STORIES) -> Overview:
        """What waits for somebody, and the latest stories since then, of what they may see."""
        with self._store.look(viewer.team) as tx:
            return overview(tx, viewer, since=since, least=least, house=self._house, stories=stories)

    def noise(self, viewer: Viewer) -> Noise:
        """What people made of what was told of late, counted from what the viewer may see."""
        with self._store.look(viewer.team) as tx:
            return noise(tx, viewer)

    def told_of(self, viewer: Viewer, finding: str) -> Overview | None:
        """One finding with its story, as it is told to somebody who may see it; None to anybody else."""
        with self._store.look(viewer.team) as tx:
            return one(tx, viewer, finding, house=self._house)

    def finding(self, viewer: Viewer, finding: str) -> Filed | None:
        """A finding as it stands now, to somebody who may see it."""
        with self._store.look(viewer.team) as tx:
            return tx.findings.finding(finding, viewer)

    def not_this_story(self, viewer: Viewer, article: str, by: str, answer: Answer) -> bool:
        """Take an article out of its story into one of its own. False when the viewer may not see the article."""
        with self._store.look(viewer.team) as tx:
            if tx.articles.article(article, viewer) is None:
                return False
        self.stories.part(viewer, article, by, answer)
        return True

    def report(self, viewer: Viewer, channel: str, ts: str) -> Report | None:
        """What there is to say about one posting now, to somebody who may open it."""
        with self._store.look(viewer.team) as tx:
            placed = tx.postings.posting(channel, ts, viewer)
            return replies.report(tx, placed, self._house) if placed else None

    def quotes(self, viewer: Viewer, words: str, *, limit: int = quote_lookup.MOST) -> tuple[Said, ...]:
        """Who said such words, in which story, and how each article prints them; the likest first."""
        with self._store.look(viewer.team) as tx:
            return quote_lookup.find(tx, words, viewer, self._policy, self._house, limit=limit)

    def _entered(self, tx: Transaction, articles: tuple[str, ...], answer: Answer) -> None:
        """Answer an article just entered, the first, and those it changed; tell who shared what it corrects."""
        self._answer_all(tx, articles, answer)
        for placed, correction in notices.travel(tx, articles[0], self._policy, self._house):
            answer(tx, placed.posting, correction)

    def _refuse(self, place: Posting, refusal: Refusal, answer: Answer, *, edited: bool) -> None:
        """Answer what is no article; a post that held one before its edit holds none any more."""
        with self._store.transaction(place.team) as tx:
            withdrawn = edited and self._withdraw(tx, place.channel, place.ts, answer)
            if not refusal.silent and not withdrawn:
                answer(tx, place, refusal)

    def _withdraw_parts(self, place: Posting, kept: Set[str], answer: Answer) -> None:
        """An edited post holds fewer articles than before."""
        with self._store.transaction(place.team) as tx:
            for part in tx.postings.parts(place.channel, place.message):
                if part not in kept:
                    self._withdraw(tx, place.channel, part, answer)

    def _withdraw(self, tx: Transaction, channel: str, ts: str, answer: Answer) -> bool:
        placed = tx.postings.posting(channel, ts, Viewer.desk(tx.scope.team))
        if placed is None or placed.article is None:
            return False
        self._let_go(tx, tx.postings.withdraw(channel, ts), answer)
        answer(tx, placed.posting, _WITHDRAWN)
        return True

    def _let_go(self, tx: Transaction, gone: Gone, answer: Answer) -> None:
        """Answer anew the articles whose findings went with a text."""
        self._answer_all(tx, dict.fromkeys(filed.finding.left.article for filed in gone.findings), answer)

    def _decided(self, tx: Transaction, filed: Filed | None, answer: Answer) -> Filed | None:
        if filed is not None:
            self._answer_all(tx, (filed.finding.left.article,), answer)
        return filed

    def _answer_all(self, tx: Transaction, articles: Iterable[str], answer: Answer) -> None:
        replies.answer_all(tx, articles, answer, self._house)
