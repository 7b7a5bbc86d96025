"""Digests ordered and digests made."""

from __future__ import annotations

from datetime import date, datetime, time

from sqlalchemy import select

from bot.digests.subscription import Subscription
from bot.storage.scope import Scope, number_of
from bot.storage.tables import DigestRunRow, SubscriptionRow


class Subscriptions:
    """The standing orders of one team, for one unit of work."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._session = scope.session

    def order(self, channel: str, at: time, zone: str, weekdays: frozenset[int] = frozenset(range(7))) -> Subscription:
        """Order a digest for a channel, or change the order it has. Counts from now on."""
        row = self._row(channel)
        if row is None:
            row = SubscriptionRow(team=self._scope.team, channel=channel)
            self._session.add(row)
        row.at, row.zone, row.weekdays = at.strftime("%H:%M"), zone, "".join(str(day) for day in sorted(weekdays))
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
    )
