"""How a measure moved, as a line Slack draws itself, with words that say the same."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from bot.article import is_day
from bot.digests.chart import Chart, Point, alt_text
from handlers.slack.render import rich
from handlers.slack.render.reply import shortened
from handlers.slack.text import clipped, visible

_TITLE = 50  # characters Slack takes of a chart's title, and of what stands along an axis
_POINTS = 20  # points of a line, the latest; more are taken by no library
_NAME = 20  # characters of a series' name and of a category
_EXACT = 10**15  # from here on a number of 64 bits tells no units


def chart_block(chart: Chart, zone: ZoneInfo) -> rich.Block | None:
    """The chart as a `data_visualization`; None where less than two moments are left of it, or a number is too large.

    Of several values told in one minute the line has the last; the words have them all.
    """
    told = {_category(point, chart, zone): _number(point.value) for point in chart.points}
    line = dict(list(told.items())[-_POINTS:])
    if len(line) < 2 or not all(map(math.isfinite, line.values())):
        return None
    unit = _words(chart.unit or "", _TITLE)
    series = {
        "name": _words(chart.unit or "", _NAME) or "value",
        "data": [{"label": label, "value": value} for label, value in line.items()],
    }
    axes = {"categories": list(line), **({"y_label": unit} if unit else {})}
    return {
        "type": "data_visualization",
        "title": _words(chart.title, _TITLE) or "…",
        "chart": {"type": "line", "series": [series], "axis_config": axes},
    }


def chart_message(chart: Chart, zone: ZoneInfo) -> dict[str, Any]:
    """A message of one chart: `blocks` with the line, `twin` with its words."""
    words = alt_text(chart, zone)
    twin = [rich.context(words)]
    line = chart_block(chart, zone)
    return {"text": shortened(words), "blocks": [line] if line else twin, "twin": twin}


def _category(point: Point, chart: Chart, zone: ZoneInfo) -> str:
    """ "11 Mar 09:14", with the year where the chart spans several."""
    whole = is_day(point.at)
    moment = point.at if whole else point.at.astimezone(zone)
    years = {each.at.year for each in chart.points}
    day = f"{moment:%-d %b}" if len(years) == 1 else f"{moment:%-d %b %Y}"
    return day if whole else f"{day} {moment:%H:%M}"


def _number(value: Decimal) -> int | float:
    return int(value) if abs(value) < _EXACT and value == value.to_integral_value() else float(value)


def _words(words: str, most: int) -> str:
    return clipped(" ".join(visible(words).split()), most)
