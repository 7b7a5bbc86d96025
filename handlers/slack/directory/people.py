"""What is known of people: their time zone, the channels open to them, what they may change."""

from __future__ import annotations

import logging
from collections.abc import Collection, Iterator
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from slack_sdk import WebClient

from bot.digests import Subscription
from bot.storage import Channel, Store, Viewer
from bot.storage.circles import readers
from bot.watch import Alert
from handlers.slack.client import UNREACHABLE
from handlers.slack.zones import zone_named

_log = logging.getLogger("copydesk.people")
ADMINS = "admins"  # in the list of who may change settings: the workspace's admins and owners
_ASK_AGAIN = timedelta(days=7)  # people move between time zones
_JOINED = "public_channel,private_channel,mpim,im"
_PAGES = 10  # of a person's conversations


class People:
    """The people of a newsroom."""

    def __init__(self, store: Store, client: WebClient, zone: ZoneInfo, editors: Collection[str]) -> None:
        self._store = store
        self._client = client
        self._zone = zone
        self._editors = frozenset(editors)

    def zone_of(self, team: str, person: str) -> ZoneInfo:
        """A person's time zone; the newsroom's where Slack does not know it."""
        with self._store.look(team) as tx:
            known = tx.channels.person(person)
        if known is None or known.asked_at < self._store.now() - _ASK_AGAIN:
            return self.zone(self._ask(team, person))
        return self.zone(known.zone)

    def know(self, team: str, person: str) -> None:
        """See that a person's name is known: a text without outlet and headline is called after who posted it."""
        self.zone_of(team, person)

    def zone(self, name: str | None) -> ZoneInfo:
        """The zone of that IANA name; the newsroom's for none and for one that does not exist."""
        return zone_named(name, self._zone)

    def viewer(self, team: str, person: str, *channels: str) -> Viewer:
        """What a person may see: what stands in public, in the channels they share with us, and in `channels`.

        The first of `channels` is where they ask: what is under embargo there is told there only.

        Guests and people of another organisation open no public channel they are not in: they see their own only. Asked
        of Slack each time, so that who left a channel sees nothing of it any more. Where Slack does not tell, what may
        be closed to them stays closed.
        """
        try:
            joined, outside = frozenset(self._joined(person)), self._is_outside(team, person)
        except UNREACHABLE as error:
            _log.warning("Slack does not say which channels are open to %s: %s", person, error)
            joined, outside = frozenset(), True
        place = next(iter(channels), None)
        return Viewer(team=team, person=person, channels=joined | frozenset(channels), place=place, outside=outside)

    def reader_of(self, order: Subscription | Alert) -> Viewer:
        """Who reads a digest or an alert: the readers of its channel, or the person it was ordered by."""
        if order.person is None:
            with self._store.look(order.team) as tx:
                place = tx.channels.channel(order.channel)
            return readers(order.team, place or Channel(id=order.channel))
        return self.viewer(order.team, order.person, order.channel)

    def may_set(self, person: str) -> bool:
        """Whether a person may change how a channel is served. Everybody may, unless the newsroom named who."""
        if not self._editors or person in self._editors:
            return True
        if ADMINS not in self._editors:
            return False
        try:
            user: dict[str, Any] = self._client.users_info(user=person)["user"]
        except UNREACHABLE as error:
            _log.warning("Slack does not say whether %s is an admin: %s", person, error)
            return False
        return bool(user.get("is_admin") or user.get("is_owner"))

    def editors(self) -> str:
        """Who may change settings, in words."""
        if not self._editors:
            return "everybody"
        named = [f"<@{person}>" for person in sorted(self._editors - {ADMINS})]
        return ", ".join([*(["the workspace's admins"] if ADMINS in self._editors else []), *named])

    def mute(self, team: str, person: str, *, muted: bool) -> None:
        """Whether what a person posts gets a reply."""
        with self._store.transaction(team) as tx:
            tx.channels.mute_person(person, muted=muted)

    def is_muted(self, team: str, person: str) -> bool:
        """Whether what a person posts gets no reply."""
        with self._store.look(team) as tx:
            known = tx.channels.person(person)
        return known is not None and known.muted

    def _is_outside(self, team: str, person: str) -> bool:
        """Whether somebody is a guest, or of another organisation."""
        user: dict[str, Any] = self._client.users_info(user=person)["user"]
        return bool(
            user.get("is_restricted")
            or user.get("is_ultra_restricted")
            or user.get("is_stranger")
            or user.get("team_id", team) != team
        )

    def _joined(self, person: str) -> Iterator[str]:
        cursor: str | None = None
        for _ in range(_PAGES):
            found = self._client.users_conversations(user=person, types=_JOINED, limit=200, cursor=cursor)
            yield from (str(channel["id"]) for channel in found["channels"])
            cursor = (found.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    def _ask(self, team: str, person: str) -> str | None:
        try:
            user = self._client.users_info(user=person)["user"]
        except UNREACHABLE as error:
            _log.warning("Slack does not say who %s is: %s", person, error)
            return None
        zone = user.get("tz")
        with self._store.transaction(team) as tx:
            tx.channels.save_person(person, name=user.get("real_name") or user.get("name"), zone=zone)
        return str(zone) if zone else None
