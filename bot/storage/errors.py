"""What can be wrong with the database, and what to do about it."""

from __future__ import annotations

from bot.errors import CopydeskError


class DatabaseError(CopydeskError):
    """The database cannot be used; the message says why and what to do."""


class DatabaseUnreachableError(DatabaseError):
    """Nothing answers at the database's address, or its file cannot be opened: check DATABASE_URL and the server."""


class DatabaseBusyError(DatabaseError):
    """Another process held the database longer than the desk waits: try again."""


class DatabaseDamagedError(DatabaseError):
    """Part of an SQLite file holds what no SQLite wrote: restore a copy."""


class SchemaMissingError(DatabaseError):
    """The database has not been migrated to this version of Copydesk: run `copydesk migrate`."""


class SchemaUnknownError(DatabaseError):
    """The database holds the desk's tables and does not say of which schema: restore it, or write its schema down."""


class SchemaNewerError(DatabaseError):
    """The database was migrated by a later Copydesk: install that version, or give another DATABASE_URL."""
