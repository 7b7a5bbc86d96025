"""Digests ordered and digests made."""

from __future__ import annotations

import json
from datetime import date, datetime, time

from sqlalchemy import select

from bot.storage.scope import Scope, number_of
from bot.storage.tables import DigestRunRow, SubscriptionRow
from bot.subscription import EVERYTHING, Part, Subscription, Wish


class Subscriptions:
    """The standing orders of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def order(self, channel: str, wish: Wish, *, zone: str, person: str | None = None) -> Subscription:
        """Order a digest for a channel, or change the order it has. Counts from now on.

        What the wish leaves open stays as it was, or is every day at 08:30 in `zone`, of everything. Raises nothing: a
        time, zone and days that cannot be are the caller's to refuse.
        """
        row = self._row(channel)
        if row is None:
            row = SubscriptionRow(
                team=self._scope.team, channel=channel, at="08:30", zone=zone, weekdays="0123456", skip_empty=False
            )
            row.beats = row.include = "[]"
            self._session.add(row)
        row.person = person
        _wished(row, wish)
        row.enabled, row.since = True, self._scope.now
        self._session.flush()
        return _subscription(row)

    def stop(self, channel: str) -> bool:
        """Stop a channel's digest; False where it had none."""
        row = self._row(channel)
        if row is None or not row.enabled:
            return False
        row.enabled = False
        self._session.flush()
        return True

    def subscriptions(self) -> tuple[Subscription, ...]:
        """The orders in force, in the order they were given; what `bot.digests.due_on` is asked about."""
        ordered = select(SubscriptionRow).where(
            SubscriptionRow.team == self._scope.team, SubscriptionRow.enabled.is_(True)
        )
        return tuple(_subscription(row) for row in self._session.scalars(ordered.order_by(SubscriptionRow.row)))

    def subscription(self, channel: str) -> Subscription | None:
        """A channel's order, when it is in force."""
        row = self._row(channel)
        return _subscription(row) if row and row.enabled else None

    def claim_digest(self, subscription: str, day: date) -> bool:
        """Take on the digest of a local day; False where it was taken on before, by whomever."""
        number = self._number(subscription)
        taken = self._session.scalar(
            self._scope.insert(DigestRunRow)
            .values(team=self._scope.team, subscription=number, day=day, at=self._scope.now)
            .on_conflict_do_nothing(index_elements=["subscription", "day"])
            .returning(DigestRunRow.row)
        )
        return taken is not None

    def is_claimed(self, subscription: str, day: date) -> bool:
        """Whether somebody has made, or is making, the digest of a local day."""
        made = select(DigestRunRow.row).where(
            DigestRunRow.subscription == self._number(subscription), DigestRunRow.day == day
        )
        return self._session.scalar(made) is not None

    def last_digest(self, subscription: str, before: date) -> datetime | None:
        """When the digest before that day's was made: what is new counts from there."""
        made = select(DigestRunRow.at).where(
            DigestRunRow.subscription == self._number(subscription), DigestRunRow.day < before
        )
        return self._session.scalar(made.order_by(DigestRunRow.day.desc()).limit(1))

    def _row(self, channel: str) -> SubscriptionRow | None:
        return self._session.scalar(
            select(SubscriptionRow).where(SubscriptionRow.team == self._scope.team, SubscriptionRow.channel == channel)
        )

    def _number(self, subscription: str) -> int:
        number = self._session.scalar(
            select(SubscriptionRow.row).where(
                SubscriptionRow.team == self._scope.team, SubscriptionRow.row == number_of(subscription)
            )
        )
        if number is None:
            raise LookupError(f"subscription {subscription} does not exist")
        return number


def _subscription(row: SubscriptionRow) -> Subscription:
    return Subscription(
        id=str(row.row),
        team=row.team,
        channel=row.channel,
        at=time.fromisoformat(row.at),
        zone=row.zone,
        weekdays=frozenset(int(day) for day in row.weekdays),
        since=row.since,
        person=row.person,
        beats=tuple(json.loads(row.beats)),
        include=frozenset(Part(part) for part in json.loads(row.include)) or EVERYTHING,
        skip_empty=row.skip_empty,
    )


def _wished(row: SubscriptionRow, wish: Wish) -> None:
    """Change what the wish names."""
    if wish.at is not None:
        row.at = wish.at.strftime("%H:%M")
    if wish.zone is not None:
        row.zone = wish.zone
    if wish.weekdays is not None:
        row.weekdays = "".join(str(day) for day in sorted(wish.weekdays))
    if wish.beats is not None:
        row.beats = json.dumps(list(wish.beats))
    if wish.include is not None:
        row.include = json.dumps(sorted(wish.include))
    if wish.skip_empty is not None:
        row.skip_empty = wish.skip_empty
