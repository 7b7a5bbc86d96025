"""`copydesk migrate`: the database brought to the schema of this version."""

from __future__ import annotations

from bot.storage import migrate, open_database
from config.settings import Settings


def bring_up(settings: Settings) -> str:
    """Migrate the database and say what was done. Raises DatabaseError."""
    engine = open_database(settings.database_url)
    before = migrate(engine)
    engine.dispose()
    done = "was ready" if before.ready else f"brought from {before.current or 'nothing'} to schema {before.needed}"
    return f"The database {done}."
