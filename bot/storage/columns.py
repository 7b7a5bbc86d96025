"""Column types that keep a value exactly, on SQLite as on PostgreSQL."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any

from sqlalchemy import BigInteger, DateTime, Dialect, Integer, Numeric, String, Text
from sqlalchemy.orm import mapped_column
from sqlalchemy.types import TypeDecorator, TypeEngine

_SEARCHABLE = 60  # powers of ten, up and down, between which an amount can be looked up


class Instant(TypeDecorator[datetime]):
    """A moment with its zone: kept and read back in UTC. SQLite's own type would lose the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002  # SQLAlchemy's signature
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Amount(TypeDecorator[Decimal]):
    """A decimal with all its digits, to be found by equality: numeric on PostgreSQL, plain digits as text on SQLite.

    An amount beyond 10**60 or finer than 10**-60 is stored as unknown; the exact value stands in the row's JSON.
    """

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Numeric() if dialect.name == "postgresql" else Text())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or not value.is_finite() or (value and abs(value.adjusted()) > _SEARCHABLE):
            return None
        return value if dialect.name == "postgresql" else _plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Decimal | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else Decimal(value)


class Words(TypeDecorator[str]):
    """Text of any length. NUL, which PostgreSQL refuses, and lone surrogates, which UTF-8 has no form for, become
    U+FFFD: one character for one, so that offsets into the text stay true.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002  # SQLAlchemy's signature
        return None if value is None else storable(value)


def storable(text: str) -> str:
    """`text` with every character a database refuses replaced by U+FFFD, at the same length."""
    plain = text.replace("\x00", "\ufffd")
    try:
        plain.encode()
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= character <= "\udfff" else character for character in plain)
    return plain


def _plain(value: Decimal) -> str:
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


_Counter = BigInteger().with_variant(Integer(), "sqlite")  # SQLite numbers rows by itself for INTEGER only

Key = Annotated[int, mapped_column(_Counter, primary_key=True, autoincrement=True)]
Link = Annotated[int, mapped_column(_Counter)]
Mark = Annotated[str, mapped_column(String)]
Prose = Annotated[str, mapped_column(Words)]
At = Annotated[datetime, mapped_column(Instant)]
Quantity = Annotated[Decimal, mapped_column(Amount)]
