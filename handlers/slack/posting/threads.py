"""What everybody reads: answers in threads, greetings, digests. All of it goes through the outbox."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.overview import Overview
from bot.answers.preview import Preview
from bot.article import Article, Posting
from bot.correction import Correction
from bot.desk.watches import PageNews
from bot.digests import Digest, Subscription
from bot.inbox.delivery import Delivery
from bot.inbox.outbox import Outbox
from bot.ingest import Refusal
from bot.report import Reference, Report, Together
from bot.storage import Channel, ReplyMode, Store, Transaction
from bot.verdict import Severity
from bot.watch import Alert, Watch
from handlers.slack.posting.deliveries import (
    alert_delivery,
    assigned_delivery,
    correction_delivery,
    digest_deliveries,
    greeting_delivery,
    later_form,
    mark_delivery,
    mark_prefix,
    page_delivery,
    part_delivery,
    part_prefix,
    preview_delivery,
    refusal_delivery,
    reply_delivery,
    spoken_delivery,
)
from handlers.slack.render.finding import View
from handlers.slack.render.rich import Block
from handlers.slack.zones import zone_named


class Threads:
    """Words and enqueues what is said, as each channel wants it. `zone` is the newsroom's."""

    def __init__(self, store: Store, outbox: Outbox, zone: ZoneInfo) -> None:
        self._store = store
        self._outbox = outbox
        self._zone = zone

    def answer(self, tx: Transaction, posting: Posting, answer: Report | Refusal | Correction | Together) -> None:
        """Put the answer to a posting into the outbox; a posting answered before has its reply edited in place."""
        place, muted = _place(tx, posting.channel), _muted(tx, posting)
        if isinstance(answer, Report):
            self._report(tx, posting, answer, place, muted=muted)
        elif isinstance(answer, Refusal):
            self._say(tx, refusal_delivery(posting, answer), muted=muted)
        elif isinstance(answer, Together):
            self._part(tx, posting, answer, muted=muted)
        elif not muted:
            mention, zone = posting.author if place.mention else None, self._zone_of(tx, posting.author)
            self._outbox.enqueue(tx, correction_delivery(posting, answer, zone, mention=mention))

    def answer_quietly(
        self, tx: Transaction, posting: Posting, answer: Report | Refusal | Correction | Together
    ) -> None:
        """Change what was said already, and say nothing new: for what is read without having been posted now."""
        if isinstance(answer, Report):
            self._report(tx, posting, answer, _place(tx, posting.channel), muted=True)

    def view_of(self, team: str, channel: str, person: str) -> View:
        """How a report is told to a person in a channel."""
        with self._store.look(team) as tx:
            return self._view(tx, _place(tx, channel), person)

    def speak(self, posting: Posting, words: str, blocks: list[Block] | None, *, anew: bool = True) -> None:
        """Answer who spoke to us under their message; without `anew` only an answer given before is changed."""
        with self._store.transaction(posting.team) as tx:
            self._say(tx, spoken_delivery(posting, words, blocks), muted=not anew)

    def greet(self, team: str, channel: str) -> None:
        """Introduce the bot in a channel."""
        with self._store.transaction(team) as tx:
            self._outbox.enqueue(tx, greeting_delivery(team, channel))

    def digest(self, tx: Transaction, order: Subscription, digest: Digest) -> None:
        """Put a digest into the outbox."""
        for delivery in digest_deliveries(order, digest, zone_named(order.zone, self._zone)):
            self._outbox.enqueue(tx, delivery)

    def assigned(self, team: str, channel: str, told: Overview, *, by: str, to: str) -> None:
        """Tell a person in their direct message `channel`, once, what they were given to look after."""
        with self._store.transaction(team) as tx:
            self._outbox.enqueue(tx, assigned_delivery(team, channel, told, self._zone_of(tx, to), by=by, to=to))

    def preview(self, team: str, channel: str, event: Mapping[str, Any], previews: Mapping[str, Preview]) -> None:
        """Put the previews of the links Slack tells of into the outbox."""
        with self._store.transaction(team) as tx:
            self._outbox.enqueue(tx, preview_delivery(team, channel, event, previews, self._zone))

    def page(self, tx: Transaction, watch: Watch, news: PageNews) -> None:
        """Put what happened to a watched page into the outbox."""
        self._outbox.enqueue(tx, page_delivery(watch, news, tx.scope.now))

    def arrival(self, tx: Transaction, alert: Alert, article: Article, reference: Reference) -> None:
        """Put into the outbox that an article arrived that somebody wanted to hear of."""
        self._outbox.enqueue(tx, alert_delivery(alert, article, reference))

    def _report(self, tx: Transaction, posting: Posting, report: Report, place: Channel, *, muted: bool) -> None:
        """A reply, or a mark under the post, as the channel wants it."""
        view = self._view(tx, place, posting.author)
        first = reply_delivery(posting, report, view)
        material = report.material(view.told)
        in_words = place.reply is ReplyMode.THREAD or (place.reply is ReplyMode.QUIET and material)
        if in_words or self._outbox.knows(tx, first.id):
            self._say(tx, first, muted=muted)
        elif not muted:
            before = self._outbox.latest(tx, mark_prefix(posting))
            mark = mark_delivery(posting, tx.scope.now, material=material, before=before)
            if mark is not None:
                self._outbox.enqueue(tx, mark)

    def _part(self, tx: Transaction, posting: Posting, part: Together, *, muted: bool) -> None:
        """A mark under a message that is read together with another, and is answered there."""
        before = self._outbox.latest(tx, part_prefix(posting))
        mark = part_delivery(posting, tx.scope.now, part, before=before)
        if mark is not None and not (muted and part is Together.JOINED):
            self._outbox.enqueue(tx, mark)

    def _say(self, tx: Transaction, first: Delivery, *, muted: bool) -> None:
        """Post it, or give what was posted before its new form. Muted, only the latter."""
        if muted and not self._outbox.knows(tx, first.id):
            return
        if not (self._outbox.enqueue(tx, first) or self._outbox.rearm(tx, first)):
            self._outbox.enqueue(tx, later_form(first, tx.scope.now))

    def _view(self, tx: Transaction, place: Channel, person: str | None) -> View:
        return View(least=place.sensitivity, checks=place.checks, zone=self._zone_of(tx, person))

    def _zone_of(self, tx: Transaction, person: str | None) -> ZoneInfo:
        known = tx.channels.person(person) if person else None
        return zone_named(known.zone if known else None, self._zone)


def _place(tx: Transaction, channel: str) -> Channel:
    return tx.channels.channel(channel) or Channel(id=channel, sensitivity=Severity.MEDIUM)


def _muted(tx: Transaction, posting: Posting) -> bool:
    """Whether the channel, or who posted, wants no answers."""
    author = tx.channels.person(posting.author) if posting.author else None
    return _place(tx, posting.channel).muted or (author is not None and author.muted)
