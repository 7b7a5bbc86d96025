"""How a measure moved, point by point, with words that say the same (for a measure with three values or more)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.article import is_day
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.ledger.measure import Measure

LEAST = 3  # observations; two values are better told in words
_MOST = 24  # points of one chart, the latest
_ALT_CHARS = 900  # of the words that stand for the line


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One value of a measure, as one outlet gave it."""

    at: datetime
    value: Decimal
    text: str  # as written
    outlet: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A measure over time, oldest point first."""

    title: str
    story: str
    unit: str | None
    points: tuple[Point, ...]


def of_measure(measure: Measure, story: str) -> Chart | None:
    """The chart of a measure; None where it has too few dated values, or never moved."""
    points = [point for seen in measure.observations if (point := _point(seen))][-_MOST:]
    if len(points) < LEAST or len({point.value for point in points}) == 1 or len({point.at for point in points}) == 1:
        return None
    unit = next((seen.figure.unit for seen in measure.observations if seen.figure.unit), None)
    ordered = tuple(dict.fromkeys(sorted(points, key=lambda point: point.at)))  # a headline says it once more
    return Chart(title=measure.label, story=story, unit=unit, points=ordered)


def alt_text(chart: Chart, zone: ZoneInfo) -> str:
    """What the chart shows, for who cannot see it."""
    told = [f"{each.text} on {_when(each, zone)}{f' ({each.outlet})' if each.outlet else ''}" for each in chart.points]
    words = f"Line chart of “{chart.title}” in {chart.story}: {'; '.join(told)}."
    return words if len(words) <= _ALT_CHARS else words[:_ALT_CHARS].rpartition(";")[0] + "; and later values."


def _point(seen: Observation) -> Point | None:
    figure: Figure = seen.figure
    value = figure.value
    if value is None and figure.low is not None and figure.high is not None:
        value = (figure.low + figure.high) / 2
    if value is None or seen.published is None:
        return None
    return Point(at=seen.published.at, value=value, text=figure.text, outlet=seen.outlet)


def _when(point: Point, zone: ZoneInfo) -> str:
    return f"{point.at:%-d %b}" if is_day(point.at) else f"{point.at.astimezone(zone):%-d %b %H:%M}"
