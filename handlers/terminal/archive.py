"""The desk's own archive, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.storage import Store, open_database, require_schema
from config.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, closed again whatever happens. Raises DatabaseError."""
    engine = open_database(settings.database_url)
    require_schema(engine)
    store = Store(engine)
    try:
        yield store
    finally:
        store.close()
