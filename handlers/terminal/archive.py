"""The desk's own archive, opened for one command."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.storage import Store, migrate, open_database, require_schema
from config.settings import Settings


@contextmanager
def opened(settings: Settings) -> Iterator[Store]:
    """The store, closed again whatever happens. Raises DatabaseError.

    A file of SQLite is one person's, and is brought to the schema here; a server's database is migrated by who runs it.
    """
    engine = open_database(settings.database_url)
    bring_up = migrate if engine.dialect.name == "sqlite" else require_schema
    bring_up(engine)
    store = Store(engine)
    try:
        yield store
    finally:
        store.close()
