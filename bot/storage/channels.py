"""Channels and people the desk serves."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime

from sqlalchemy import select

from bot.storage import audience
from bot.storage.circles import is_closed
from bot.storage.records import Channel, Person, ReplyMode, SettingChange
from bot.storage.scope import Scope
from bot.storage.tables import AuditRow, ChannelRow, PersonRow
from bot.verdict import Severity

_NEVER = datetime.min.replace(tzinfo=UTC)  # Slack was not asked about them


class Channels:
    """The channels of one team, with how each wants to be served, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def channel(self, channel: str) -> Channel | None:
        """The channel, when the desk knows it."""
        row = self._scope.session.get(ChannelRow, (self._scope.team, channel))
        return _channel(row) if row else None

    def channels(self) -> tuple[Channel, ...]:
        """Every channel the desk knows, in the order of their ids."""
        known = select(ChannelRow).where(ChannelRow.team == self._scope.team).order_by(ChannelRow.id)
        return tuple(_channel(row) for row in self._scope.session.scalars(known))

    def save(self, channel: Channel) -> None:
        """Keep how a channel wants to be served. Who reads it is taken of a new one only: `read_by` changes that."""
        known = self.channel(channel.id)
        if known is not None:
            channel = replace(channel, private=known.private, shared=known.shared)
        self._scope.session.merge(
            ChannelRow(
                team=self._scope.team,
                id=channel.id,
                name=channel.name,
                private=channel.private,
                watch=channel.watch,
                sensitivity=channel.sensitivity.value,
                muted=channel.muted,
                reply=channel.reply.value,
                mention=channel.mention,
                bots=channel.bots,
                greeted=channel.greeted,
                shared=channel.shared,
                checks=json.dumps({check: least.value if least else None for check, least in channel.checks}),
            )
        )
        self._scope.session.flush()
        if known is None:
            audience.mark(self._scope, channel.id, closed=is_closed(private=channel.private, shared=channel.shared))

    def read_by(self, channel: str, *, private: bool, shared: bool) -> bool:
        """Keep who reads a known channel. Its old postings follow, and what was made from them; False if as before."""
        row = self._scope.session.get(ChannelRow, (self._scope.team, channel))
        if row is None or (row.private, row.shared) == (private, shared):
            return False
        was_closed, closed = _is_closed(row), is_closed(private=private, shared=shared)
        row.private, row.shared = private, shared
        self._scope.session.flush()
        audience.mark(self._scope, channel, closed=closed)
        if closed and not was_closed:
            audience.close(self._scope, channel)
        return True

    def rehome(self, channel: str, here: str) -> tuple[str, ...]:
        """Have the findings about a channel's texts follow its readers: the ids of the articles told of them."""
        return audience.rehome(self._scope, channel, here)

    def person(self, person: str) -> Person | None:
        """What is remembered of a person; None where Slack has to be asked."""
        row = self._scope.session.get(PersonRow, (self._scope.team, person))
        if row is None:
            return None
        return Person(id=row.id, name=row.name, zone=row.zone, asked_at=row.asked_at, muted=row.muted)

    def save_person(self, person: str, *, name: str | None, zone: str | None) -> None:
        """Remember what Slack says of a person now."""
        known = self._scope.session.get(PersonRow, (self._scope.team, person))
        if known is None:
            known = PersonRow(team=self._scope.team, id=person, muted=False)
            self._scope.session.add(known)
        known.name, known.zone, known.asked_at = name, zone, self._scope.now
        self._scope.session.flush()

    def mute_person(self, person: str, *, muted: bool) -> None:
        """Whether what a person posts gets a reply."""
        known = self._scope.session.get(PersonRow, (self._scope.team, person))
        if known is None:
            known = PersonRow(team=self._scope.team, id=person, asked_at=_NEVER)
            self._scope.session.add(known)
        known.muted = muted
        self._scope.session.flush()

    def note_change(self, by: str, what: str, *, channel: str | None = None) -> None:
        """Remember who changed a setting."""
        self._scope.session.add(AuditRow(team=self._scope.team, channel=channel, by=by, what=what, at=self._scope.now))
        self._scope.session.flush()

    def changes(self, channel: str, *, most: int) -> tuple[SettingChange, ...]:
        """The latest changes to a channel's settings, the last one first."""
        found = (
            select(AuditRow)
            .where(AuditRow.team == self._scope.team, AuditRow.channel == channel)
            .order_by(AuditRow.row.desc())
            .limit(most)
        )
        return tuple(
            SettingChange(channel=row.channel, by=row.by, what=row.what, at=row.at)
            for row in self._scope.session.scalars(found)
        )


def _is_closed(row: ChannelRow) -> bool:
    return is_closed(private=row.private, shared=row.shared)


def _channel(row: ChannelRow) -> Channel:
    return Channel(
        id=row.id,
        name=row.name,
        private=row.private,
        watch=row.watch,
        sensitivity=Severity(row.sensitivity),
        muted=row.muted,
        reply=ReplyMode(row.reply),
        mention=row.mention,
        bots=row.bots,
        greeted=row.greeted,
        shared=row.shared,
        checks=tuple((check, Severity(least) if least else None) for check, least in json.loads(row.checks).items()),
    )
