"""Keep PostgreSQL's planner from ways that read a whole table, where it may know too little to see that they do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import func, select

from bot.storage.scope import Scope

_BY_INDEX = ("enable_seqscan",)
_IN_ORDER = ("enable_seqscan", "enable_bitmapscan", "enable_sort")


@contextmanager
def by_index(scope: Scope) -> Iterator[None]:
    """For statements that look rows up: no table is gone through where an index leads to them."""
    with _without(scope, _BY_INDEX):
        yield


@contextmanager
def in_order(scope: Scope) -> Iterator[None]:
    """For statements that want the first rows an index leads to: they are not all collected, and sorted, before."""
    with _without(scope, _IN_ORDER):
        yield


@contextmanager
def _without(scope: Scope, ways: tuple[str, ...]) -> Iterator[None]:
    """Nothing is set back after an error, which ends the transaction and the settings with it."""
    if scope.dialect == "postgresql":
        scope.session.execute(select(*(func.set_config(way, "off", True) for way in ways)))
        yield
        scope.session.execute(select(*(func.set_config(way, "on", True) for way in ways)))
    else:
        yield
