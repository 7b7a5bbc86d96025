"""How a measure moved, as a small picture with words that say the same (for a measure with three values or more)."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from pydantic import TypeAdapter

from bot.article import is_day
from bot.figures.figure import Figure
from bot.figures.observation import Observation
from bot.ledger.measure import Measure

LEAST = 3  # observations; two values are better told in words
_MOST = 24  # points of one chart, the latest
_ALT_CHARS = 900  # of the words that stand for the picture
_TITLE_CHARS = 64  # of a line of words in the picture
_SIZE = (6.0, 2.8)  # inches
_DPI = 110  # dots an inch: 660 pixels wide, which Slack shows without scaling


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


_ADAPTER = TypeAdapter(Chart)


def of_measure(measure: Measure, story: str) -> Chart | None:
    """The chart of a measure; None where it has too few dated values, or never moved."""
    points = [point for seen in measure.observations if (point := _point(seen))][-_MOST:]
    if len(points) < LEAST or len({point.value for point in points}) == 1 or len({point.at for point in points}) == 1:
        return None
    unit = next((seen.figure.unit for seen in measure.observations if seen.figure.unit), None)
    ordered = tuple(dict.fromkeys(sorted(points, key=lambda point: point.at)))  # a headline says it once more
    return Chart(title=measure.label, story=story, unit=unit, points=ordered)


def dump(chart: Chart) -> str:
    """A chart as JSON, to be drawn later."""
    return _ADAPTER.dump_json(chart).decode()


def load(stored: str) -> Chart:
    """The chart `dump` wrote."""
    return _ADAPTER.validate_json(stored)


def alt_text(chart: Chart, zone: ZoneInfo) -> str:
    """What the chart shows, for who cannot see it."""
    told = [f"{each.text} on {_when(each, zone)}{f' ({each.outlet})' if each.outlet else ''}" for each in chart.points]
    words = f"Line chart of “{chart.title}” in {chart.story}: {'; '.join(told)}."
    return words if len(words) <= _ALT_CHARS else words[:_ALT_CHARS].rpartition(";")[0] + "; and later values."


def draw(chart: Chart, zone: ZoneInfo) -> bytes:
    """The chart as a PNG."""
    # matplotlib takes a second to import, and most processes draw nothing.
    from matplotlib import dates  # noqa: PLC0415
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415
    from matplotlib.figure import Figure as Sheet  # noqa: PLC0415

    sheet = Sheet(figsize=_SIZE, dpi=_DPI, layout="constrained")
    canvas: Any = FigureCanvasAgg(sheet)
    axes: Any = sheet.subplots()
    ticks: Any = dates  # untyped, as are the canvas's writers
    times = [float(ticks.date2num(each.at)) for each in chart.points]
    values = [float(each.value) for each in chart.points]
    line = {"color": "#1d3557", "marker": "o", "linewidth": 1.8, "markersize": 5, "drawstyle": "steps-post"}
    axes.plot(times, values, **line)
    _label(axes, chart, times, values)
    axes.set_title(_plain(chart.title), loc="left", fontsize=11)
    axes.set_ylabel(_plain(chart.unit or ""), fontsize=9)
    axes.grid(axis="y", color="#d0d7de", linewidth=0.6)
    axes.margins(x=0.08, y=0.22)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    axes.xaxis_date(zone)
    axes.xaxis.set_major_formatter(ticks.ConciseDateFormatter(axes.xaxis.get_major_locator(), tz=zone))
    axes.tick_params(labelsize=8)
    picture = io.BytesIO()
    canvas.print_png(picture)
    return picture.getvalue()


def _label(axes: Any, chart: Chart, times: list[float], values: list[float]) -> None:
    """Write the first, the last and the extreme values at their points."""
    shown = {0, len(values) - 1, values.index(min(values)), values.index(max(values))}
    for place in shown:
        axes.annotate(
            _plain(chart.points[place].text),
            (times[place], values[place]),  # a point of the axes, in their own units
            textcoords="offset points",
            xytext=(0, 7),
            ha="center",
            fontsize=9,
        )


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


def _plain(words: str) -> str:
    """`words` in one short line, with nothing in it that matplotlib reads as mathematics or has no shape for."""
    from matplotlib import font_manager  # noqa: PLC0415

    shapes = font_manager.get_font(font_manager.findfont("sans")).get_charmap()
    line = "".join(each for each in " ".join(words.split()) if ord(each) in shapes)
    shown = line if len(line) <= _TITLE_CHARS else line[: _TITLE_CHARS - 1] + "…"
    return shown.replace("$", r"\$")
