"""The blocks Slack brought in 2026: tables and charts it draws itself, alerts in windows, cards.

Fields and limits as Slack's reference and slack_sdk.models have them; what only a third library says (20 points a
series, names of 20 characters, three buttons a card, two charts a message) is held to as well: what passes here passes
there.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workspace.blocks.elements import IMAGE_ELEMENT, among
from workspace.blocks.objects import BLOCK_ID, any_text
from workspace.blocks.rich_text import RICH_TEXT
from workspace.blocks.rules import Problem, Rule, array, at_least_one, choice, number, quantity, shape, string, typed
from workspace.errors import Json

MOST_CHARTS = 2  # data_visualization blocks of one message
_ROWS = 101  # of a data_table, its header among them
_COLUMNS = 20  # of a data_table
_PAGE = 100  # rows of a data_table that are shown at once
_WORDS = 20_000  # characters of one cell; the size of the message ends it sooner
_SERIES = 6  # of a chart
_POINTS = 20  # of a series, categories of an axis
_SEGMENTS = 12  # of a pie
_LABEL = string(20, least=1)  # characters of a category, a point, a series
_AXIS = string(50)  # characters of what stands along an axis

_TEXT_CELL = shape({"type": choice("raw_text"), "text": string(_WORDS, least=1)}, required=("text",))
_NUMBER_CELL = shape(
    {"type": choice("raw_number"), "value": quantity, "text": string(_WORDS, least=1)}, required=("value", "text")
)
_HEADER = typed({"raw_text": _TEXT_CELL, "raw_number": _NUMBER_CELL})
_CELL = typed({"raw_text": _TEXT_CELL, "raw_number": _NUMBER_CELL, "rich_text": RICH_TEXT})


def _rows(value: Any, at: str) -> Iterator[Problem]:
    """The header first, in words or numbers; then rows of as many cells."""
    yield from array(_row, least=2, most=_ROWS)(value, at)
    if not isinstance(value, list) or not value or not isinstance(value[0], list):
        return
    for place, cell in enumerate(value[0]):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            yield from _HEADER(cell, f"{at}/0/{place}")
    for place, row in enumerate(value[1:], start=1):
        if isinstance(row, list) and len(row) != len(value[0]):
            yield Problem(pointer=f"{at}/{place}", words=f"must provide {len(value[0])} items, as the header row does")


_row = array(_CELL, most=_COLUMNS)


def _names_a_column(value: Json, at: str) -> Iterator[Problem]:
    """row_header_column_index is that of a column the table has."""
    named, rows = value.get("row_header_column_index"), value.get("rows")
    header = rows[0] if isinstance(rows, list) and rows else None
    if isinstance(named, int) and isinstance(header, list) and len(header) <= named < _COLUMNS:
        words = f"must be less than or equal to {len(header) - 1}"
        yield Problem(pointer=f"{at}/row_header_column_index", words=words)


DATA_TABLE = shape(
    {
        "type": choice("data_table"),
        "block_id": BLOCK_ID,
        "caption": string(_WORDS, least=1),
        "rows": _rows,
        "page_size": number(1, _PAGE),
        "row_header_column_index": number(0, _COLUMNS - 1),
    },
    required=("caption", "rows"),
    also=(_names_a_column,),
)

_POINT = shape({"label": _LABEL, "value": quantity}, required=("label", "value"))
_ONE_SERIES = shape({"name": _LABEL, "data": array(_POINT, most=_POINTS)}, required=("name", "data"))
_AXES = shape({"categories": array(_LABEL, most=_POINTS), "x_label": _AXIS, "y_label": _AXIS}, required=("categories",))


def _listed(value: Any, name: str) -> list[Any]:
    """A list in an object; nothing where either is something else, which its own rule tells."""
    found = value.get(name) if isinstance(value, dict) else None
    return found if isinstance(found, list) else []


def _agrees(value: Json, at: str) -> Iterator[Problem]:
    """Categories and the names of series stand once, and every series has one point for every category."""
    categories = _listed(value.get("axis_config"), "categories")
    yield from _once(categories, f"{at}/axis_config/categories", "categories must be unique")
    series = _listed(value, "series")
    names = [one.get("name") for one in series if isinstance(one, dict)]
    yield from _once(names, f"{at}/series", "names of series must be unique")
    for place, one in enumerate(series):
        labels = [point.get("label") for point in _listed(one, "data") if isinstance(point, dict)]
        if labels and categories and sorted(map(str, labels)) != sorted(map(str, categories)):
            words = "labels must match the categories of axis_config"
            yield Problem(pointer=f"{at}/series/{place}/data", words=words)


def _once(given: list[Any], at: str, words: str) -> Iterator[Problem]:
    told = [str(each) for each in given if each is not None]
    if len(set(told)) != len(told):
        yield Problem(pointer=at, words=words)


def _plotted(kind: str) -> tuple[str, Rule]:
    fields = {"type": choice(kind), "series": array(_ONE_SERIES, most=_SERIES), "axis_config": _AXES}
    return kind, shape(fields, required=("series", "axis_config"), also=(_agrees,))


_PIE = shape({"type": choice("pie"), "segments": array(_POINT, most=_SEGMENTS)}, required=("segments",))
DATA_VISUALIZATION = shape(
    {
        "type": choice("data_visualization"),
        "block_id": BLOCK_ID,
        "title": string(50, least=1),
        "chart": typed(dict((_plotted("line"), _plotted("bar"), _plotted("area"), ("pie", _PIE)))),
    },
    required=("title", "chart"),
)

ALERT = shape(
    {
        "type": choice("alert"),
        "block_id": BLOCK_ID,
        "text": any_text(200),
        "level": choice("default", "info", "warning", "error", "success"),
    },
    required=("text",),
)

CARD = shape(
    {
        "type": choice("card"),
        "block_id": BLOCK_ID,
        "hero_image": IMAGE_ELEMENT,
        "icon": IMAGE_ELEMENT,
        "title": any_text(150),
        "subtitle": any_text(150),
        "body": any_text(200),
        "actions": array(typed(among(frozenset({"button"}))), most=3),
    },
    also=(
        at_least_one(
            "hero_image",
            "title",
            "actions",
            "body",
            words="must define at least one of `hero_image`, `title`, `actions`, `body`",
        ),
    ),
)
