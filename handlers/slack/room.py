"""What every handler needs at hand: the desk, Slack, and what is remembered of channels and people."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.webhook import WebhookClient

from bot.article import Posting
from bot.desk import Desk
from bot.digests import Digest, Subscription
from bot.discrepancies.discrepancy import Severity
from bot.inbox import Delivery, Inbox, Outbox
from bot.ingest import Refusal
from bot.report import Report
from bot.storage import Channel, Store, Transaction
from handlers.slack import files
from handlers.slack.app import Identity
from handlers.slack.outgoing import (
    digest_deliveries,
    later_form,
    note_delivery,
    refusal_delivery,
    reply_delivery,
)
from handlers.slack.render.reply import View

_log = logging.getLogger("copydesk.room")
_ASK_AGAIN = timedelta(days=7)  # people move between time zones
_UNREACHABLE = (SlackApiError, SlackClientError, OSError)


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
    ) -> None:
        self.desk = desk
        self._store = store
        self._inbox = inbox
        self._outbox = outbox
        self._client = client
        self._identity = identity
        self._zone = zone
        self._most_bytes = most_bytes

    @property
    def bot_user(self) -> str:
        """Our own user id."""
        return self._identity.bot_user

    def now(self) -> datetime:
        """The time, aware."""
        return self._store.now()

    # What goes out

    def answer(self, tx: Transaction, posting: Posting, answer: Report | Refusal) -> None:
        """Put the answer to a posting into the outbox; a posting answered before has its reply edited in place."""
        if isinstance(answer, Refusal):
            self._say(tx, refusal_delivery(posting, answer))
            return
        self._say(tx, reply_delivery(posting, answer, self._view(tx, posting.channel, posting.author)))

    def view_of(self, team: str, channel: str, person: str) -> View:
        """How a report is told to a person in a channel."""
        with self._store.look(team) as tx:
            return self._view(tx, channel, person)

    def _view(self, tx: Transaction, channel: str, person: str | None) -> View:
        place = tx.channels.channel(channel)
        known = tx.channels.person(person) if person else None
        return View(
            least=place.sensitivity if place else Severity.MEDIUM,
            zone=_zone(known.zone if known else None, self._zone),
        )

    def refuse(self, posting: Posting, refusal: Refusal) -> None:
        """Say in the thread why something posted could not be read."""
        with self._store.transaction(posting.team) as tx:
            self._say(tx, refusal_delivery(posting, refusal))

    def note(self, posting: Posting, words: str) -> None:
        """Say one thing more in the thread of a post, once."""
        with self._store.transaction(posting.team) as tx:
            self._outbox.enqueue(tx, note_delivery(posting, words))

    def post_digest(self, tx: Transaction, order: Subscription, digest: Digest) -> None:
        """Put a digest into the outbox."""
        for delivery in digest_deliveries(order, digest, _zone(order.zone, self._zone)):
            self._outbox.enqueue(tx, delivery)

    def tell(self, response_url: str, words: str, blocks: list[dict[str, Any]] | None = None) -> None:
        """Answer a click or command, visible only to the person; best effort, as Slack keeps no trace of it."""
        try:
            answer = WebhookClient(response_url).send(
                text=words, blocks=blocks, response_type="ephemeral", replace_original=False
            )
        except (SlackClientError, OSError) as error:
            _log.warning("an answer could not be delivered: %s", error)
            return
        if answer.status_code != 200:
            _log.warning("Slack did not take an answer: %s %s", answer.status_code, answer.body)

    def _say(self, tx: Transaction, first: Delivery) -> None:
        if not (self._outbox.enqueue(tx, first) or self._outbox.rearm(tx, first)):
            self._outbox.enqueue(tx, later_form(first, tx.scope.now))

    # What is asked of Slack

    def permalink(self, channel: str, ts: str) -> str | None:
        """The address of a message; None where Slack does not tell now."""
        try:
            return str(self._client.chat_getPermalink(channel=channel, message_ts=ts)["permalink"])
        except _UNREACHABLE as error:
            _log.warning("no permalink for %s in %s: %s", ts, channel, error)
            return None

    def is_member(self, channel: str) -> bool:
        """Whether we are in a channel; taken for so where Slack does not tell now."""
        try:
            return bool(self._client.conversations_info(channel=channel)["channel"].get("is_member"))
        except SlackApiError:
            return False
        except (SlackClientError, OSError) as error:
            _log.warning("Slack does not say whether we are in %s: %s", channel, error)
            return True

    def download(self, file: Mapping[str, Any]) -> bytes | Refusal:
        """The bytes of a file posted in Slack."""
        if file.get("file_access") == "check_file_info":
            file = self._client.files_info(file=str(file["id"]))["file"]
        return files.download(
            file, token=self._client.token or "", api_url=self._client.base_url, most_bytes=self._most_bytes
        )

    def zone_of(self, team: str, person: str) -> ZoneInfo:
        """A person's time zone; the newsroom's where Slack does not know it."""
        with self._store.look(team) as tx:
            known = tx.channels.person(person)
        if known is None or known.asked_at < self.now() - _ASK_AGAIN:
            known_zone = self._ask_person(team, person)
        else:
            known_zone = known.zone
        return _zone(known_zone, self._zone)

    def _ask_person(self, team: str, person: str) -> str | None:
        try:
            user = self._client.users_info(user=person)["user"]
        except _UNREACHABLE as error:
            _log.warning("Slack does not say who %s is: %s", person, error)
            return None
        with self._store.transaction(team) as tx:
            tx.channels.save_person(person, name=user.get("real_name") or user.get("name"), zone=user.get("tz"))
        zone = user.get("tz")
        return str(zone) if zone else None

    # What is remembered of channels

    def watches(self, team: str, channel: str) -> bool:
        """Whether what is posted in a channel is read; a channel never heard of is."""
        with self._store.look(team) as tx:
            known = tx.channels.channel(channel)
        return known is None or known.watch

    def watch(self, team: str, channel: str, *, private: bool) -> None:
        """Read the channel from now on."""
        self._save(team, channel, private=private, watch=True)

    def unwatch(self, team: str, channel: str) -> None:
        """Read the channel no more."""
        with self._store.look(team) as tx:
            known = tx.channels.channel(channel)
        self._save(team, channel, private=known.private if known else True, watch=False)

    def rename(self, team: str, channel: str, name: str) -> None:
        """Remember a channel's name."""
        with self._store.transaction(team) as tx:
            known = tx.channels.channel(channel)
            if known:
                tx.channels.save(replace(known, name=name))

    def parked(self, team: str) -> int:
        """How many requests could not be worked on, and answers not posted."""
        waiting = sum(each.team == team for each in self._inbox.standing())
        return waiting + sum(each == team for each, _, _ in self._outbox.parked())

    def _save(self, team: str, channel: str, *, private: bool, watch: bool) -> None:
        with self._store.transaction(team) as tx:
            known = tx.channels.channel(channel) or Channel(id=channel, sensitivity=Severity.MEDIUM)
            tx.channels.save(replace(known, private=private, watch=watch))


def _zone(name: str | None, otherwise: ZoneInfo) -> ZoneInfo:
    try:
        return ZoneInfo(name) if name else otherwise
    except (ZoneInfoNotFoundError, ValueError):
        return otherwise
