"""The words the tables of Block Kit are written in: what a value has to be, and what Slack says when it is not.

A rule takes a value and its place (a JSON pointer) and yields problems. The sentences are Slack's as far as its answers
are public: "must be less than 76 characters", "no more than 10 items allowed", "must provide at least 1 items",
"missing required field: text", "invalid additional property: style", "unsupported type: card", "must be a valid enum
value", "must provide a string".
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from workspace.errors import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong, and where."""

    pointer: str
    words: str


Rule = Callable[[Any, str], Iterable[Problem]]


def string(most: int, *, least: int = 0) -> Rule:
    """Text of so many characters."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(pointer=at, words="must provide a string")
        elif len(value) < least:
            yield Problem(pointer=at, words=f"must be more than {least - 1} characters")
        elif len(value) > most:
            yield Problem(pointer=at, words=f"must be less than {most + 1} characters")

    return rule


def matching(pattern: str, words: str) -> Rule:
    """Text of a certain form."""
    compiled = re.compile(pattern)

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(pointer=at, words="must provide a string")
        elif not compiled.fullmatch(value):
            yield Problem(pointer=at, words=words)

    return rule


def flag(value: Any, at: str) -> Iterator[Problem]:
    """True or false."""
    if not isinstance(value, bool):
        yield Problem(pointer=at, words="must be a boolean")


def number(least: int, most: int) -> Rule:
    """A whole number within bounds, both included."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, int) or isinstance(value, bool):
            yield Problem(pointer=at, words="must be an integer")
        elif value < least:
            yield Problem(pointer=at, words=f"must be greater than or equal to {least}")
        elif value > most:
            yield Problem(pointer=at, words=f"must be less than or equal to {most}")

    return rule


def quantity(value: Any, at: str) -> Iterator[Problem]:
    """A number, whole or not."""
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        yield Problem(pointer=at, words="must be a number")


def choice(*allowed: str) -> Rule:
    """One of a few words."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if value not in allowed:
            yield Problem(pointer=at, words="must be a valid enum value")

    return rule


def array(of: Rule, *, least: int = 1, most: int) -> Rule:
    """A list of so many things."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, list):
            yield Problem(pointer=at, words="must provide an array")
            return
        if len(value) < least:
            yield Problem(pointer=at, words=f"must provide at least {least} items")
        if len(value) > most:
            yield Problem(pointer=at, words=f"no more than {most} items allowed")
        for place, one in enumerate(value):
            yield from of(one, f"{at}/{place}")

    return rule


def shape(fields: Mapping[str, Rule], *, required: Iterable[str] = (), also: Iterable[Rule] = ()) -> Rule:
    """An object with these fields and no others; `also` are rules for the object as a whole."""
    needed, further = tuple(required), tuple(also)

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(pointer=at, words="must provide an object")
            return
        for name in needed:
            if value.get(name) is None:
                yield Problem(pointer=at, words=f"missing required field: {name}")
        for name, inner in value.items():
            if name not in fields:
                yield Problem(pointer=at, words=f"invalid additional property: {name}")
            elif inner is not None:
                yield from fields[name](inner, f"{at}/{name}")
        for one in further:
            yield from one(value, at)

    return rule


def typed(kinds: Mapping[str, Rule]) -> Rule:
    """An object whose `type` says which rule is meant."""

    def rule(value: Any, at: str) -> Iterator[Problem]:
        if not isinstance(value, dict):
            yield Problem(pointer=at, words="must provide an object")
        elif "type" not in value:
            yield Problem(pointer=at, words="missing required field: type")
        elif not isinstance(value["type"], str) or value["type"] not in kinds:
            yield Problem(pointer=f"{at}/type", words=f"unsupported type: {value['type']}")
        else:
            yield from kinds[value["type"]](value, at)

    return rule


def exactly_one(*names: str, words: str) -> Rule:
    """One of these fields and not more."""

    def rule(value: Json, at: str) -> Iterator[Problem]:
        if sum(value.get(name) is not None for name in names) != 1:
            yield Problem(pointer=at, words=words)

    return rule


def at_least_one(*names: str, words: str) -> Rule:
    """One of these fields or more. Slack points at the type of the block."""

    def rule(value: Json, at: str) -> Iterator[Problem]:
        if all(value.get(name) in (None, []) for name in names):
            yield Problem(pointer=f"{at}/type", words=words)

    return rule
