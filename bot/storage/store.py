"""The store: units of work over one database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime

from sqlalchemy import Engine, func, select, union
from sqlalchemy.orm import Session

from bot.storage.articles import Articles
from bot.storage.channels import Channels
from bot.storage.claims import claim
from bot.storage.database import reachable, writing
from bot.storage.decisions import Decisions
from bot.storage.duplicates import Duplicates
from bot.storage.feeds import Feeds
from bot.storage.findings import Findings
from bot.storage.ledgers import Ledgers
from bot.storage.moves import Moves
from bot.storage.outcomes import Outcomes
from bot.storage.postings import Postings
from bot.storage.rereads import Rereads
from bot.storage.retention import Retention
from bot.storage.rulings import Rulings
from bot.storage.scope import Scope
from bot.storage.search.by_quote import Sayings
from bot.storage.search.by_words import Search
from bot.storage.search.terms import Terms
from bot.storage.stories import Stories
from bot.storage.subscriptions import Subscriptions
from bot.storage.tables import ArticleRow, ChannelRow, SubscriptionRow
from bot.storage.takes import Takes
from bot.storage.versions import Versions
from bot.storage.watches import Alerts, Watches


class Transaction:
    """One unit of work for one team: all of it is kept, or none."""

    def __init__(self, session: Session, team: str, now: datetime) -> None:
        self.scope = Scope(session=session, team=team, now=now)
        self.articles = Articles(self.scope)
        self.versions = Versions(self.scope)
        self.duplicates = Duplicates(self.scope)
        self.feeds = Feeds(self.scope)
        self.takes = Takes(self.scope)
        self.postings = Postings(self.scope)
        self.stories = Stories(self.scope)
        self.moves = Moves(self.scope)
        self.rulings = Rulings(self.scope)
        self.search = Search(self.scope)
        self.terms = Terms(self.scope)
        self.ledgers = Ledgers(self.scope)
        self.sayings = Sayings(self.scope)
        self.findings = Findings(self.scope)
        self.decisions = Decisions(self.scope)
        self.outcomes = Outcomes(self.scope)
        self.channels = Channels(self.scope)
        self.subscriptions = Subscriptions(self.scope)
        self.watches = Watches(self.scope)
        self.alerts = Alerts(self.scope)
        self.rereads = Rereads(self.scope)
        self.retention = Retention(self.scope)


class Store:
    """The desk's database. `clock` says what time it is, aware."""

    def __init__(
        self,
        engine: Engine,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        *,
        intake: Engine | None = None,
    ) -> None:
        """`intake` is where events are accepted, when that is a database of its own (`open_intake`)."""
        self.engine = engine
        self._intake = intake
        self._accepting = writing(intake or engine)
        self._writing = writing(engine)
        self._clock = clock

    @contextmanager
    def transaction(self, team: str, *, keep: bool = True) -> Iterator[Transaction]:
        """Work that records something. Those of one team come one after the other, so that each sees the one before.

        Committed at the end, undone on any exception; with `keep` False undone always, to see what it would come to.
        Keep it short: parse before, post after. Raises DatabaseUnreachableError or DatabaseBusyError.
        """
        with reachable(), Session(self._writing, expire_on_commit=False) as session, session.begin() as begun:
            session.connection()  # begins now, and on SQLite waits here for other writers
            if self.engine.dialect.name == "postgresql":
                session.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(team, 0))))
            yield Transaction(session, team, self._clock())
            if not keep:
                begun.rollback()

    @contextmanager
    def look(self, team: str) -> Iterator[Transaction]:
        """Work that only reads, from one state of the database, waiting for nobody. What it writes is undone."""
        with reachable(), Session(self.engine) as session:
            if self.engine.dialect.name == "postgresql":
                session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
            yield Transaction(session, team, self._clock())

    def claim(self, thing: str, *, wait: bool = False) -> AbstractContextManager[bool]:
        """Hold `thing` against other processes meanwhile; False where it is held, unless told to wait for it."""
        return claim(self.engine, thing, wait=wait)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A bare transaction, for the queues, which serve all teams and wait for none."""
        with reachable(), Session(self._writing, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def intake(self) -> Iterator[Session]:
        """A bare transaction for the inbox, which must not wait for whatever is being recorded."""
        with reachable(), Session(self._accepting, expire_on_commit=False) as session, session.begin():
            yield session

    def now(self) -> datetime:
        """What time it is for everything kept here."""
        return self._clock()

    def teams(self) -> tuple[str, ...]:
        """Every team the database knows something of, in the order of their ids."""
        known = union(select(ArticleRow.team), select(ChannelRow.team), select(SubscriptionRow.team))
        with self.session() as session:
            return tuple(sorted(session.scalars(known)))

    def close(self) -> None:
        """Give the database's connections back."""
        self.engine.dispose()
        if self._intake is not None:
            self._intake.dispose()
