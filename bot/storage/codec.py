"""Frozen values as JSON and back, exactly: decimals with their digits, moments with their offset, tuples, enums."""

from __future__ import annotations

import json
from typing import Any, TypeVar

from pydantic import TypeAdapter

_Value = TypeVar("_Value")
_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}  # each takes milliseconds to build


def dump(value: Any) -> str:
    """`value` (a dataclass of the desk) as one line of ASCII JSON; fields at their default are left out."""
    plain = _adapter(type(value)).dump_python(value, mode="json", exclude_defaults=True)
    return json.dumps(plain, separators=(",", ":"))


def load(kind: type[_Value], stored: str) -> _Value:
    """The value `dump` wrote. Raises pydantic.ValidationError (a ValueError) where `stored` is none of `kind`."""
    value: _Value = _adapter(kind).validate_python(json.loads(stored))
    return value


def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    known = _ADAPTERS.get(kind)
    if known is None:
        known = _ADAPTERS[kind] = TypeAdapter(kind)
    return known
