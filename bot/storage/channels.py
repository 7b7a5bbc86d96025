"""Channels and people the desk serves."""

from __future__ import annotations

from sqlalchemy import select, update

from bot.discrepancies.discrepancy import Severity
from bot.storage.records import Channel, Person
from bot.storage.scope import Scope
from bot.storage.tables import ChannelRow, PersonRow, PostingRow


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
        """Keep a channel's settings. Made private or public, its old postings follow."""
        self._scope.session.merge(
            ChannelRow(
                team=self._scope.team,
                id=channel.id,
                name=channel.name,
                private=channel.private,
                watch=channel.watch,
                sensitivity=channel.sensitivity.value,
            )
        )
        self._scope.session.execute(
            update(PostingRow)
            .where(PostingRow.team == self._scope.team, PostingRow.channel == channel.id)
            .where(PostingRow.private.is_not(channel.private))
            .values(private=channel.private)
        )

    def person(self, person: str) -> Person | None:
        """What is remembered of a person; None where Slack has to be asked."""
        row = self._scope.session.get(PersonRow, (self._scope.team, person))
        return Person(id=row.id, name=row.name, zone=row.zone, asked_at=row.asked_at) if row else None

    def save_person(self, person: str, *, name: str | None, zone: str | None) -> None:
        """Remember what Slack says of a person now."""
        self._scope.session.merge(
            PersonRow(team=self._scope.team, id=person, name=name, zone=zone, asked_at=self._scope.now)
        )


def _channel(row: ChannelRow) -> Channel:
    return Channel(
        id=row.id, name=row.name, private=row.private, watch=row.watch, sensitivity=Severity(row.sensitivity)
    )
