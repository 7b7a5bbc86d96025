"""A story's measures as a table a person reads: what, value now, who says so, as of, first and last outlet, history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.figures.observation import Observation
from bot.ledger.measure import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One measure in words. Dates are ISO days; what is not known is empty."""

    what: str
    now: str  # the latest value as printed
    source: str  # who says so
    as_of: str
    first: str  # outlet that had it first
    last: str
    history: str  # "12 (2026-03-12), 19 (2026-03-13)": each value once, in order


def in_order(measures: Iterable[Measure]) -> list[Measure]:
    """As people read them: those with the most observations first."""
    return sorted(measures, key=lambda one: -len(one.observations))


def lines(measures: Iterable[Measure]) -> Iterator[Line]:
    """One line a measure, in order."""
    for measure in in_order(measures):
        first, last = measure.observations[0], measure.observations[-1]
        yield Line(
            what=measure.label,
            now=_printed(last),
            source=last.figure.source or "",
            as_of=_day(last),
            first=first.outlet or "",
            last=last.outlet or "",
            history=_history(measure.observations),
        )


def _history(observations: Iterable[Observation]) -> str:
    told: dict[str, str] = {}
    for seen in observations:
        told.setdefault(_printed(seen), _day(seen))
    return ", ".join(f"{value} ({day})" if day else value for value, day in told.items())


def _printed(seen: Observation) -> str:
    return " ".join(seen.figure.text.split())


def _day(seen: Observation) -> str:
    if seen.figure.as_of:
        return seen.figure.as_of.isoformat()
    return seen.published.day.isoformat() if seen.published else ""
