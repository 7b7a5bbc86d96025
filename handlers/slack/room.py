"""What every handler needs at hand: the desk, Slack, and what is remembered of channels and people."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.article import Posting
from bot.correction import Correction
from bot.desk.desk import Desk
from bot.digests import Chart, Digest, Subscription
from bot.inbox.delivery import Delivery
from bot.inbox.inbox import Inbox
from bot.inbox.outbox import Outbox
from bot.ingest import Refusal
from bot.report import Report
from bot.storage import Channel, ReplyMode, Store, Transaction
from bot.verdict import Severity
from handlers.extras import CHARTS
from handlers.slack.client import Identity
from handlers.slack.directory import files
from handlers.slack.directory.channel_settings import Places
from handlers.slack.directory.people import UNREACHABLE, People
from handlers.slack.posting.deliveries import (
    chart_delivery,
    correction_delivery,
    digest_deliveries,
    greeting_delivery,
    later_form,
    mark_delivery,
    mark_prefix,
    note_delivery,
    refusal_delivery,
    reply_delivery,
)
from handlers.slack.posting.poster import MISLAID
from handlers.slack.render.finding import View

_log = logging.getLogger("copydesk.room")


class Room:
    """The newsroom the bot works in: one workspace, one desk."""

    def __init__(
        self,
        *,
        desk: Desk,
        store: Store,
        inbox: Inbox,
        outbox: Outbox,
        client: WebClient,
        identity: Identity,
        zone: ZoneInfo,
        most_bytes: int,
        editors: Collection[str] = (),
        examine: Callable[[], Iterable[tuple[str, str | None]]] = tuple,
    ) -> None:
        """`examine` looks at what the desk needs: (what, what is wrong and what to do, None where nothing is)."""
        self.desk = desk
        self.inbox = inbox
        self.client = client
        self.places = Places(store)
        self.people = People(store, client, zone, editors)
        self.examine = examine
        self._store = store
        self._outbox = outbox
        self._identity = identity
        self._most_bytes = most_bytes

    @property
    def bot_user(self) -> str:
        """Our own user id."""
        return self._identity.bot_user

    def now(self) -> datetime:
        """The time, aware."""
        return self._store.now()

    # What goes out

    def answer(self, tx: Transaction, posting: Posting, answer: Report | Refusal | Correction) -> None:
        """Put the answer to a posting into the outbox; a posting answered before has its reply edited in place."""
        place = tx.channels.channel(posting.channel) or Channel(id=posting.channel, sensitivity=Severity.MEDIUM)
        author = tx.channels.person(posting.author) if posting.author else None
        muted = place.muted or (author is not None and author.muted)
        if isinstance(answer, Correction):
            if not muted:
                mention = posting.author if place.mention else None
                zone = self.people.zone(author.zone if author else None)
                self._outbox.enqueue(tx, correction_delivery(posting, answer, zone, mention=mention))
        elif isinstance(answer, Refusal):
            self._say(tx, refusal_delivery(posting, answer), muted=muted)
        else:
            self._report(tx, posting, answer, place, self._view(tx, place, posting.author), muted=muted)

    def answer_quietly(self, tx: Transaction, posting: Posting, answer: Report | Refusal | Correction) -> None:
        """Change what was said already, and say nothing new: for what is read without having been posted now."""
        if isinstance(answer, Report):
            place = tx.channels.channel(posting.channel) or Channel(id=posting.channel, sensitivity=Severity.MEDIUM)
            self._report(tx, posting, answer, place, self._view(tx, place, posting.author), muted=True)

    def view_of(self, team: str, channel: str, person: str) -> View:
        """How a report is told to a person in a channel."""
        with self._store.look(team) as tx:
            place = tx.channels.channel(channel) or Channel(id=channel, sensitivity=Severity.MEDIUM)
            return self._view(tx, place, person)

    def note(self, posting: Posting, words: str) -> None:
        """Say one thing more in the thread of a post, once."""
        with self._store.transaction(posting.team) as tx:
            self._outbox.enqueue(tx, note_delivery(posting, words))

    def greet(self, team: str, channel: str) -> None:
        """Introduce the bot in a channel."""
        with self._store.transaction(team) as tx:
            self._outbox.enqueue(tx, greeting_delivery(team, channel))

    def keep_files(self, posting: Posting, ids: Iterable[str]) -> None:
        """Remember which files a message carries, in order: when one is deleted, Slack tells no more than its id."""
        wanted = tuple(ids)
        if wanted:
            with self._store.transaction(posting.team) as tx:
                for number, file in enumerate(wanted, 1):
                    tx.postings.note_file(posting.part(number), file)

    def messages_with(self, team: str, file: str) -> tuple[tuple[str, str], ...]:
        """The messages that carry a file, as (channel, ts)."""
        with self._store.look(team) as tx:
            return tx.postings.with_file(file)

    def post_digest(self, tx: Transaction, order: Subscription, digest: Digest) -> None:
        """Put a digest into the outbox."""
        for delivery in digest_deliveries(order, digest, self.people.zone(order.zone)):
            self._outbox.enqueue(tx, delivery)

    def tell(
        self,
        response_url: str,
        words: str,
        blocks: list[dict[str, Any]] | None = None,
        *,
        to: tuple[str, str] | None = None,
    ) -> None:
        """Answer a click or command, visible only to the person; best effort, as Slack keeps no trace of it.

        `to` is the channel and the person: where the address has expired, they are told there. An answer whose layout
        Slack does not take is given in plain words.
        """
        try:
            answer = WebhookClient(response_url).send(
                text=words, blocks=blocks, response_type="ephemeral", replace_original=False
            )
        except (SlackClientError, OSError) as error:
            _log.warning("an answer could not be delivered: %s", error)
            return
        if answer.status_code != 200:
            _log.warning("Slack did not take an answer: %s %s", answer.status_code, answer.body)
            if blocks and any(code in str(answer.body) for code in MISLAID):
                self.tell(response_url, words, to=to)
            elif to is not None:
                self.whisper(*to, words, blocks)

    def send_chart(self, team: str, person: str, chart: Chart, zone: ZoneInfo) -> None:
        """Put a chart into the outbox for our direct message with a person: an upload is never seen by one alone.

        Nothing where charts are not installed.
        """
        if not CHARTS.installed:
            return
        try:
            channel = self.direct_message(person)
        except UNREACHABLE as error:
            _log.warning("no direct message with %s for a chart: %s", person, error)
            return
        with self._store.transaction(team) as tx:
            self._outbox.enqueue(tx, chart_delivery(team, channel, chart, zone, tx.scope.now))

    def whisper(self, channel: str, person: str, words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        """Say one thing to one person in a channel, or where we cannot, in our direct message; best effort."""
        try:
            self.client.chat_postEphemeral(channel=channel, user=person, text=words, blocks=blocks)
        except UNREACHABLE as error:
            _log.warning("%s could not be told something in %s: %s", person, channel, error)
            self.write(person, words, blocks)

    def write(self, person: str, words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        """Say one thing to one person in our direct message; best effort."""
        try:
            self.client.chat_postMessage(channel=person, text=words, blocks=blocks)
        except UNREACHABLE as error:
            _log.warning("%s could not be told something: %s", person, error)

    def _report(
        self, tx: Transaction, posting: Posting, report: Report, place: Channel, view: View, *, muted: bool
    ) -> None:
        """A reply, or a mark under the post, as the channel wants it."""
        first = reply_delivery(posting, report, view)
        material = bool(report.standing(view.least))
        in_words = place.reply is ReplyMode.THREAD or (place.reply is ReplyMode.QUIET and material)
        if in_words or self._outbox.knows(tx, first.id):
            self._say(tx, first, muted=muted)
        elif not muted:
            before = self._outbox.latest(tx, mark_prefix(posting))
            mark = mark_delivery(posting, tx.scope.now, material=material, before=before)
            if mark is not None:
                self._outbox.enqueue(tx, mark)

    def _say(self, tx: Transaction, first: Delivery, *, muted: bool) -> None:
        """Post it, or give what was posted before its new form. Muted, only the latter."""
        if muted and not self._outbox.knows(tx, first.id):
            return
        if not (self._outbox.enqueue(tx, first) or self._outbox.rearm(tx, first)):
            self._outbox.enqueue(tx, later_form(first, tx.scope.now))

    def _view(self, tx: Transaction, place: Channel, person: str | None) -> View:
        known = tx.channels.person(person) if person else None
        return View(least=place.sensitivity, zone=self.people.zone(known.zone if known else None))

    def forget(self, team: str) -> None:
        """Delete everything of a team: the app was uninstalled there."""
        with self._store.transaction(team) as tx:
            tx.retention.forget_team()
        self.inbox.forget(team)

    # What is asked of Slack

    def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message; None where Slack does not tell now."""
        try:
            return str(self.client.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])
        except UNREACHABLE as error:
            _log.warning("no permalink for %s in %s: %s", ts, channel, error)
            return None

    def is_member(self, channel: str) -> bool:
        """Whether we are in a channel; taken for so where Slack does not tell now. A direct message has no members."""
        try:
            info: dict[str, Any] = self.client.conversations_info(channel=channel)["channel"]
        except UNREACHABLE as error:
            if isinstance(error, SlackApiError) and error.response.get("error") == "channel_not_found":
                return False
            _log.warning("Slack does not say whether we are in %s: %s", channel, error)
            return True
        return bool(info.get("is_member") or info.get("is_im"))

    def audience(self, channel: str) -> tuple[bool, bool] | None:
        """Whether a channel is private, and whether another organisation reads it; None where Slack does not tell."""
        try:
            info: dict[str, Any] = self.client.conversations_info(channel=channel)["channel"]
        except UNREACHABLE as error:
            _log.warning("Slack does not say who reads %s: %s", channel, error)
            return None
        private = any(info.get(flag) for flag in ("is_private", "is_im", "is_mpim"))
        return private, bool(info.get("is_ext_shared", info.get("is_shared")))

    def direct_message(self, person: str) -> str:
        """The id of our direct message with a person. Raises SlackApiError, SlackClientError or OSError."""
        return str(self.client.conversations_open(users=person)["channel"]["id"])

    def download(self, file: Mapping[str, Any]) -> bytes | Refusal:
        """The bytes of a file posted in Slack."""
        if file.get("file_access") == "check_file_info":
            file = self.client.files_info(file=str(file["id"]))["file"]
        return files.download(
            file, token=self.client.token or "", api_url=self.client.base_url, most_bytes=self._most_bytes
        )

    def zone_of(self, team: str, person: str) -> ZoneInfo:
        """A person's time zone; the newsroom's where Slack does not know it."""
        return self.people.zone_of(team, person)

    def parked(self, team: str) -> int:
        """How many requests could not be worked on, and answers not posted."""
        waiting = sum(each.team == team for each in self.inbox.standing())
        return waiting + sum(each == team for each, _, _ in self._outbox.parked())
