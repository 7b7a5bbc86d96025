"""Bring a database to the schema this version of Copydesk works with, and tell how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from bot.storage.database import first_line, reachable, writing
from bot.storage.errors import DatabaseError, SchemaMissingError, SchemaNewerError, SchemaUnknownError
from bot.storage.search.index import mend_index

NEEDED: Final = "0021"  # the last of the migrations, which are numbered through
_FIRST: Final = "articles"  # a table of the first of them


@dataclass(frozen=True, slots=True, kw_only=True)
class Schema:
    """How far a database is: its revision (None for an empty one) and the one this Copydesk needs."""

    current: str | None
    needed: str
    newer: bool  # the revision is none this Copydesk knows

    @property
    def ready(self) -> bool:
        """Whether the desk can work with it."""
        return self.current == self.needed


def schema_of(engine: Engine) -> Schema:
    """How far the database is. Raises DatabaseUnreachableError, or SchemaUnknownError where it does not tell."""
    with reachable(), engine.connect() as connection:
        current = _revision(connection)
    newer = current is not None and not (current.isdecimal() and 1 <= int(current) <= int(NEEDED))
    return Schema(current=current, needed=NEEDED, newer=newer)


def require_schema(engine: Engine) -> None:
    """Raise a DatabaseError of the kind that fits unless the desk can work with the database as it is.

    A full-text index that is missing is made again, and the log says so.
    """
    schema = schema_of(engine)
    if schema.newer:
        raise SchemaNewerError(
            f"the database is of a later Copydesk (schema {schema.current}, this one knows {schema.needed}): "
            "install that version, or give another DATABASE_URL"
        )
    if not schema.ready:
        state = f"is at schema {schema.current}" if schema.current else "has no tables yet"
        raise SchemaMissingError(f"the database {state} and needs {schema.needed}: run `copydesk migrate`")
    mend_index(engine)


def migrate(engine: Engine) -> Schema:
    """Bring the database to the schema needed and tell how far it was before. Safe to repeat and to run twice at once.

    All or nothing: a migration that fails leaves the database as it was. Raises DatabaseError.
    """
    before = schema_of(engine)
    if before.newer or before.ready:
        require_schema(engine)
        return before
    # Alembic takes half a second to load, and is needed but once a version.
    from bot.storage.upgrade import upgrade  # noqa: PLC0415

    try:
        with reachable(), writing(engine).begin() as connection:
            if engine.dialect.name == "postgresql":
                connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended("copydesk migrate", 0))))
            upgrade(connection)
    except DBAPIError as error:
        raise DatabaseError(
            f"the database cannot be brought to schema {NEEDED} ({first_line(error)}) and is as it was: "
            "take out of its way what is not Copydesk's, or give another DATABASE_URL"
        ) from error
    mend_index(engine)
    return before


def _revision(connection: Connection) -> str | None:
    """The revision a database is at, as Alembic keeps it; None where no migration has run. Raises SchemaUnknownError.

    Asks for the tables first: what they come with is told from the moment they are there.
    """
    filled = inspect(connection).has_table(_FIRST)
    told: list[str] = []
    if inspect(connection).has_table("alembic_version"):
        told = list(connection.scalars(text("SELECT version_num FROM alembic_version")))
    if len(told) > 1 or (filled and not told):
        said = f"says {' and '.join(sorted(told))}" if told else "is empty or gone"
        raise SchemaUnknownError(
            f"the database holds tables and does not tell of which schema (its table alembic_version {said}): restore "
            f"it from a backup, give another DATABASE_URL, or, if this version of Copydesk was the last to run on it, "
            f"let {NEEDED} be the one row of that table (version_num)"
        )
    return told[0] if told else None
