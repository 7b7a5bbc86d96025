"""The thresholds and the lexicon as a desk uses them: a newsroom's own files laid over the shipped ones, and checked.

A file states only what it changes, at any depth. What is wrong in it is told together, each with its dotted key, its
value, what it should be and the file.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from types import GenericAlias
from typing import Annotated, Any, Final, NamedTuple, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model
from pydantic_core import ErrorDetails

from bot.figures.lexicon import Lexicon
from bot.figures.thresholds import FigureThresholds
from bot.happenings.thresholds import HappeningThresholds
from bot.inbox.thresholds import InboxThresholds
from bot.ingest.thresholds import IngestThresholds
from bot.policy import DeskThresholds
from bot.quotes.thresholds import QuoteThresholds
from bot.stories.thresholds import StoryThresholds
from bot.watch import WatchThresholds
from config import settings as shipped
from handlers.errors import SettingsError, unreadable

_Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """Every section of config/defaults.toml."""

    ingest: IngestThresholds
    stories: StoryThresholds
    quotes: QuoteThresholds
    figures: FigureThresholds
    happenings: HappeningThresholds
    inbox: InboxThresholds
    desk: DeskThresholds
    watch: WatchThresholds


class _Range(NamedTuple):
    """What a number may be, in words and as pydantic takes it."""

    words: str
    bounds: Mapping[str, Any]


_ANY = _Range("a number", {})
# By the end of a threshold's dotted name, which says its unit; the first that fits counts.
_RANGES: Final = (
    (re.compile(r"\.weight_\w+$"), _ANY),
    (re.compile(r"\.fetch_ports$"), _Range("a port from 1 to 65535", {"ge": 1, "le": 65535})),
    # Nought is no redirect, no second piece, no distance.
    (re.compile(r"\.(fetch_redirects|piece_seconds|undated_days)$"), _Range("a number from 0", {"ge": 0})),
    (re.compile(r"_(at|share|told)$|overlap$"), _Range("a number from 0 to 1", {"ge": 0, "le": 1})),
    (re.compile(r"\.growth$"), _Range("a number from 1 to 10", {"ge": 1, "le": 10})),
    (re.compile(r"_ratio$"), _Range("a number from 0 to 100", {"ge": 0, "le": 100})),
    (
        re.compile(r"[._](words|sentences|chars|bytes|pages|links|articles|attempts|failures|alerts|window)$"),
        _Range("a number over 0 and up to 1e12", {"gt": 0, "le": 1e12}),
    ),
    # Spans of time are added to dates, which end with the year 9999: ten years are more than anybody waits.
    (re.compile(r"[._]seconds$"), _Range("a number over 0 and up to ten years", {"gt": 0, "le": 315_360_000})),
    (re.compile(r"[._]minutes$"), _Range("a number over 0 and up to ten years", {"gt": 0, "le": 5_256_000})),
    (re.compile(r"[._]hours$"), _Range("a number over 0 and up to ten years", {"gt": 0, "le": 87_600})),
    (re.compile(r"[._](days|most)$"), _Range("a number over 0 and up to ten years of days", {"gt": 0, "le": 3650})),
)
# Of each pair the first may not be over the second.
_ORDERED: Final = (
    ("stories.maybe_at", "stories.match_at"),
    ("stories.reach_days", "stories.reach_days_most"),
    ("figures.possible", "figures.aligned"),
    ("figures.aligned", "figures.certain"),
    ("inbox.first_wait_seconds", "inbox.longest_wait_seconds"),
)
_STRICT: Final = ConfigDict(strict=True, extra="forbid", allow_inf_nan=False)


class _Outcome(BaseModel):
    model_config = _STRICT

    fate: bool = False
    grows: bool = False
    moves: bool = False
    verbs: list[str] = []
    nouns: list[str] = []


class _Words(BaseModel):
    model_config = _STRICT

    ambiguous: list[str] = []
    traded: list[str] = []
    subset: list[str] = []


class _Measures(BaseModel):
    model_config = _STRICT

    outcomes: dict[str, _Outcome] = {}
    things: dict[str, list[str]] = {}
    words: _Words = _Words()


def read_thresholds(own: Path | None) -> Thresholds:
    """The shipped thresholds, with the values of the newsroom's own file in their place. Raises SettingsError."""
    base = shipped.defaults()
    values = _over(base, _read(own, "COPYDESK_DEFAULTS")) if own else base
    kinds = get_type_hints(Thresholds)
    model = _model("thresholds", {name: _section(name, kind, base[name]) for name, kind in kinds.items()})
    problems = tuple(_problems(model, values, base, "threshold")) or tuple(_disordered(values))
    _raise(problems, "COPYDESK_DEFAULTS", own)
    return Thresholds(**{name: kind(**values[name]) for name, kind in kinds.items()})


def read_lexicon(own: Path | None) -> Lexicon:
    """The shipped lexicon with the newsroom's own over it. Raises SettingsError.

    A word of one of its families leaves the shipped family it stood in.
    """
    base = shipped.measures()
    stated = _read(own, "COPYDESK_MEASURES") if own else {}
    _raise(tuple(_problems(_Measures, stated, base, "key of the lexicon")), "COPYDESK_MEASURES", own)
    try:
        return Lexicon.parse(_over(_without(base, stated), stated))
    except ValueError as error:
        raise SettingsError(f"COPYDESK_MEASURES: {error} (in {own}): leave it in one") from None


def _read(path: Path, variable: str) -> _Table:
    text = ""
    try:
        text = path.read_text("utf-8")
        return tomllib.loads(text)
    except OSError as error:
        raise SettingsError(f"{variable} names {path}, which {unreadable(error)}: correct it, or unset it") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{variable} names {path}, which is no UTF-8 text: save it as TOML in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        last = f"at line {len(text.splitlines())}, the last"
        told = str(error).replace("at end of document", last)
        raise SettingsError(f"{variable}: {path} cannot be read as TOML: {told}") from None


def _over(base: Mapping[str, Any], own: Mapping[str, Any]) -> _Table:
    """`base` with the values of `own` in their place, key by key at every depth."""
    return {
        **base,
        **{
            key: _over(base[key], value) if isinstance(value, dict) and isinstance(base.get(key), dict) else value
            for key, value in own.items()
        },
    }


def _section(name: str, kind: type, base: Mapping[str, Any]) -> type[BaseModel]:
    """What a section may hold: the fields of the value it becomes, and in a table of weights the shipped names."""
    hints = get_type_hints(kind)
    entries: dict[str, Any] = {}
    for field in fields(kind):
        key, value = f"{name}.{field.name}", base[field.name]
        if isinstance(value, dict):
            entries[field.name] = _model(key, dict.fromkeys(value, _number(float, _ANY)))
        elif isinstance(value, list):
            entries[field.name] = Annotated[GenericAlias(list, (_number(int, _range(key)),)), Field(min_length=1)]
        else:
            entries[field.name] = _number(hints[field.name], _range(key))
    return _model(name, entries)


def _number(kind: Any, allowed: _Range) -> Any:
    return Annotated[kind, Field(**allowed.bounds)]


def _model(name: str, entries: Mapping[str, Any]) -> type[BaseModel]:
    stated: dict[str, Any] = {key: (kind, ...) for key, kind in entries.items()}
    return create_model(name, __config__=_STRICT, **stated)


def _range(key: str) -> _Range:
    return next((allowed for ending, allowed in _RANGES if ending.search(key)), _ANY)


def _problems(model: type[BaseModel], values: _Table, base: _Table, called: str) -> Iterator[str]:
    """What is wrong with the values, a line each."""
    try:
        model.model_validate(values)
    except ValidationError as error:
        for found in error.errors():
            yield _worded(found, base, called)


def _worded(found: ErrorDetails, base: _Table, called: str) -> str:
    key = ".".join(map(str, found["loc"]))
    if found["type"] == "extra_forbidden":
        known = _known(base, found["loc"][:-1])
        near = difflib.get_close_matches(str(found["loc"][-1]), known, n=1)
        place = ".".join(map(str, (*found["loc"][:-1], near[0]))) if near else ""
        return f"{key} is no {called}" + (f" (did you mean {place}?)" if near else "")
    return f"{key} is {_shown(found['input'])}, and should be {_wanted(found, key)}"


def _known(base: _Table, location: tuple[int | str, ...]) -> list[str]:
    """The names that may stand there: those that ship, and for an outcome those any outcome has."""
    inside: Any = base
    for part in location:
        inside = inside.get(part, {}) if isinstance(inside, dict) else {}
    return list(inside) if not location or location[0] != "outcomes" else list(_Outcome.model_fields)


def _wanted(found: ErrorDetails, key: str) -> str:
    kind = found["type"]
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return f"a section, [{key}]"
    if kind == "list_type":
        return "a list"
    if kind == "too_short":
        return "a list with something in it"
    if kind == "string_type":
        return "a text in quotes"
    if kind == "bool_type":
        return "true or false"
    words = _range(re.sub(r"\.\d+$", "", key)).words
    return words.replace("a number", "a whole number") if kind.startswith("int_") else words


def _shown(value: object) -> str:
    """A value as TOML has it, shortened."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "a table"
    text = f'"{value}"' if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:39]}…"


def _disordered(values: _Table) -> Iterator[str]:
    for less, more in _ORDERED:
        low, high = _at(values, less), _at(values, more)
        if low > high:
            yield f"{less} is {low}, and should be no more than {more}, which is {high}"


def _at(values: _Table, key: str) -> float:
    section, name = key.split(".")
    return float(values[section][name])


def _raise(problems: tuple[str, ...], variable: str, own: Path | None) -> None:
    if problems:
        raise SettingsError(f"{variable}: {'; '.join(problems)} (in {own or 'what ships in config/'})")


def _without(base: _Table, own: _Table) -> _Table:
    """The shipped lexicon less the words that families of the newsroom's own file hold."""
    outcomes = {
        name: {
            **row,
            "verbs": _left(row["verbs"], [each.get("verbs", []) for each in own.get("outcomes", {}).values()]),
            "nouns": _left(row["nouns"], [each.get("nouns", []) for each in own.get("outcomes", {}).values()]),
        }
        for name, row in base["outcomes"].items()
    }
    things = {name: _left(words, list(own.get("things", {}).values())) for name, words in base["things"].items()}
    return {**base, "outcomes": outcomes, "things": things}


def _left(words: list[str], taken: list[list[str]]) -> list[str]:
    return [word for word in words if not any(word in family for family in taken)]
