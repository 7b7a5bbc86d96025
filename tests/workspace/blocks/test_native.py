"""The blocks of 2026: what of a table, a chart, an alert and a card passes, and what is refused."""

from __future__ import annotations

from typing import Any

import pytest
import slackblocks as sb
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models import blocks as sdk

from workspace.blocks import elements, problems_of_message, problems_of_view

Json = dict[str, Any]


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def cell(words: str) -> Json:
    return {"type": "raw_text", "text": words}


def count(value: Any, words: str = "some") -> Json:
    return {"type": "raw_number", "value": value, "text": words}


def rich(words: str) -> Json:
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": words}]}
    return {"type": "rich_text", "elements": [section]}


def points(*labels: str) -> list[Json]:
    return [{"label": label, "value": place + 0.5} for place, label in enumerate(labels)]


def table(**more: Any) -> Json:
    rows = [[cell("Measure"), cell("Value")], [cell("tonnes of grain"), count(310, "310")], [cell("crew"), rich("14")]]
    return {"type": "data_table", "caption": "The freighter Ondine", "rows": rows, "page_size": 10, **more}


def chart(kind: str = "line", **more: Any) -> Json:
    series = [{"name": "grain", "data": points("Mon", "Tue")}]
    axes = {"categories": ["Mon", "Tue"], "x_label": "day", "y_label": "tonnes"}
    return {
        "type": "data_visualization",
        "title": "Tonnes of grain",
        "chart": {"type": kind, "series": series, "axis_config": axes, **more},
    }


def pie(*labels: str) -> Json:
    told = {"type": "pie", "segments": points(*labels)}
    return {"type": "data_visualization", "title": "Of the cargo", "chart": told}


def alert(**more: Any) -> Json:
    return {"type": "alert", "text": plain("The quay is closed."), "level": "warning", **more}


BUTTON = {"type": "button", "text": plain("Open"), "action_id": "open"}
IMAGE = {"type": "image", "image_url": "https://example.com/ship.png", "alt_text": "a freighter"}


def card(**more: Any) -> Json:
    words = {"title": plain("Ondine"), "subtitle": plain("at anchor"), "body": {"type": "mrkdwn", "text": "*310* t"}}
    return {"type": "card", **words, "hero_image": IMAGE, "icon": IMAGE, "actions": [BUTTON], **more}


def of_message(*blocks: Json) -> list[str]:
    return [f"{each.words} [{each.pointer}]" for each in problems_of_message(list(blocks), known_files={"F1"})]


def of_window(*blocks: Json) -> list[str]:
    view = {"type": "modal", "title": plain("Quay"), "blocks": list(blocks)}
    return [f"{each.words} [{each.pointer}]" for each in problems_of_view(view)]


def without(block: Json, name: str) -> Json:
    return {key: value for key, value in block.items() if key != name}


ROW = [cell("a"), cell("b")]
WIDE = [[cell("c")] * 20] * 2
FINE = {
    "table": table(),
    "table of the least": {"type": "data_table", "caption": "c", "rows": [[cell("a")], [cell("b")]]},
    "table of the most": table(rows=[ROW] * 101, page_size=100, row_header_column_index=1),
    "wide table": table(rows=WIDE, row_header_column_index=19),
    "line": chart(),
    "bar": chart("bar"),
    "area": chart("area"),
    "pie": pie("grain", "timber"),
    "chart without words at its axes": chart(axis_config={"categories": ["Mon", "Tue"]}),
    "six series": chart(series=[{"name": str(n), "data": points("Tue", "Mon")} for n in range(6)]),
    "card": card(),
    "card of a title": {"type": "card", "title": plain("t" * 150)},
    "card of buttons": {"type": "card", "actions": [BUTTON, {**BUTTON, "action_id": "b"}]},
}


@pytest.mark.parametrize("block", FINE.values(), ids=FINE.keys())
def test_a_good_block_passes_in_a_message_and_not_in_a_window(block: Json) -> None:
    assert of_message(block) == []
    assert of_window(block) == [f"unsupported type: {block['type']} [/view/blocks/0/type]"]


@pytest.mark.parametrize("level", ["default", "info", "warning", "error", "success", None])
def test_an_alert_stands_in_a_window_alone(level: str | None) -> None:
    assert of_window(alert(level=level, text={"type": "mrkdwn", "text": "x" * 200})) == []
    assert of_message(alert()) == ["unsupported type: alert [/blocks/0/type]"]


BAD_TABLES: dict[str, Json] = {
    "no caption": without(table(), "caption"),
    "empty caption": table(caption=""),
    "caption as an object": table(caption=plain("c")),
    "no rows": without(table(), "rows"),
    "rows as words": table(rows="a, b"),
    "no row": table(rows=[]),
    "the header alone": table(rows=[ROW]),
    "102 rows": table(rows=[ROW] * 102),
    "21 columns": table(rows=[[cell("c")] * 21] * 2),
    "a row without cells": table(rows=[[], []]),
    "a shorter row": table(rows=[ROW, ROW[:1]]),
    "a longer row": table(rows=[ROW, [*ROW, cell("c")]]),
    "a row as an object": table(rows=[ROW, {"cells": ROW}]),
    "rich text in the header": table(rows=[[rich("a"), cell("b")], ROW]),
    "an empty cell": table(rows=[ROW, [cell(""), cell("b")]]),
    "a cell as words": table(rows=[ROW, ["a", "b"]]),
    "a cell without a type": table(rows=[ROW, [{"text": "a"}, cell("b")]]),
    "a cell of plain text": table(rows=[ROW, [plain("a"), cell("b")]]),
    "a cell with a button": table(rows=[ROW, [BUTTON, cell("b")]]),
    "a number in words": table(rows=[ROW, [count("310"), cell("b")]]),
    "a number that is none": table(rows=[ROW, [count(float("nan")), cell("b")]]),
    "a number without its value": table(rows=[ROW, [without(count(1), "value"), cell("b")]]),
    "a number without its words": table(rows=[ROW, [without(count(1), "text"), cell("b")]]),
    "a number of no words": table(rows=[ROW, [count(1, ""), cell("b")]]),
    "broken rich text": table(rows=[ROW, [{"type": "rich_text", "elements": [plain("a")]}, cell("b")]]),
    "no row a page": table(page_size=0),
    "101 rows a page": table(page_size=101),
    "half a row a page": table(page_size=2.5),
    "a page in words": table(page_size="10"),
    "a column before the first": table(row_header_column_index=-1),
    "a column after the last": table(row_header_column_index=2),
    "a column by its name": table(row_header_column_index="Measure"),
    "a field it has not": table(title="Ondine"),
    "settings of the older table": table(column_settings=[{"align": "right"}]),
    "a long block_id": table(block_id="x" * 256),
}


def series(*labels: str, **more: Any) -> list[Json]:
    return [{"name": "grain", "data": points(*labels), **more}]


BAD_CHARTS: dict[str, Json] = {
    "no title": without(chart(), "title"),
    "empty title": {**chart(), "title": ""},
    "long title": {**chart(), "title": "t" * 51},
    "title as an object": {**chart(), "title": plain("t")},
    "no chart": without(chart(), "chart"),
    "chart without a type": {**chart(), "chart": without(chart()["chart"], "type")},
    "an unknown chart": chart("radar"),
    "no series": chart(series=None),
    "an empty list of series": chart(series=[]),
    "seven series": chart(series=[{"name": str(n), "data": points("Mon", "Tue")} for n in range(7)]),
    "a name twice": chart(series=series("Mon", "Tue") * 2),
    "a series without a name": chart(series=[{"data": points("Mon", "Tue")}]),
    "an empty name": chart(series=series("Mon", "Tue", name="")),
    "a long name": chart(series=series("Mon", "Tue", name="n" * 21)),
    "a series without points": chart(series=series()),
    "a series without data": chart(series=[{"name": "grain"}]),
    "a point without a label": chart(series=series("Mon", "Tue", data=[{"value": 1}, *points("Tue")])),
    "a point without a value": chart(series=series("Mon", "Tue", data=[{"label": "Mon"}, *points("Tue")])),
    "a value in words": chart(series=series(data=[{"label": "Mon", "value": "3"}, *points("Tue")])),
    "a value without end": chart(series=series(data=[{"label": "Mon", "value": float("inf")}, *points("Tue")])),
    "a truth for a value": chart(series=series(data=[{"label": "Mon", "value": True}, *points("Tue")])),
    "a point too few": chart(series=series("Mon")),
    "a point too many": chart(series=series("Mon", "Tue", "Wed")),
    "a label of no category": chart(series=series("Mon", "Wed")),
    "a label twice": chart(series=series("Mon", "Mon")),
    "no axes": chart(axis_config=None),
    "axes without categories": chart(axis_config={"x_label": "day"}),
    "no category": chart(axis_config={"categories": []}),
    "a category twice": chart(axis_config={"categories": ["Mon", "Mon"]}, series=series("Mon", "Mon")),
    "a long category": chart(axis_config={"categories": ["M" * 21]}, series=series("M" * 21)),
    "21 categories": chart(
        axis_config={"categories": [str(n) for n in range(21)]}, series=series(*(str(n) for n in range(21)))
    ),
    "a long word along the axis": chart(axis_config={"categories": ["Mon", "Tue"], "x_label": "x" * 51}),
    "a long word up the axis": chart(axis_config={"categories": ["Mon", "Tue"], "y_label": "y" * 51}),
    "a pie of series": chart("pie"),
    "a line of segments": {**chart(), "chart": {"type": "line", "segments": points("a")}},
    "a pie of nothing": pie(),
    "a pie of thirteen": pie(*(str(n) for n in range(13))),
    "a field it has not": {**chart(), "alt_text": "a line"},
    "a colour": chart(color="#123456"),
}

BAD_ALERTS: dict[str, Json] = {
    "no text": without(alert(), "text"),
    "text as words": alert(text="The quay is closed."),
    "empty text": alert(text=plain("")),
    "long text": alert(text=plain("x" * 201)),
    "long text in markup": alert(text={"type": "mrkdwn", "text": "x" * 201}),
    "rich text": alert(text=rich("x")),
    "raw text": alert(text=cell("x")),
    "text without a type": alert(text={"text": "x"}),
    "text without words": alert(text={"type": "plain_text"}),
    "words as a number": alert(text={"type": "plain_text", "text": 3}),
    "plain text told not to be read": alert(text={**plain("x"), "verbatim": True}),
    "emoji in words": alert(text={**plain("x"), "emoji": "yes"}),
    "a list of texts": alert(text=[plain("x")]),
    "an unknown level": alert(level="danger"),
    "a level in capitals": alert(level="WARNING"),
    "an empty level": alert(level=""),
    "a level as a number": alert(level=2),
    "a level as a list": alert(level=["info"]),
    "a title": alert(title=plain("Quay")),
    "buttons": alert(actions=[BUTTON]),
    "elements": alert(elements=[plain("x")]),
    "a style": alert(style="danger"),
    "a long block_id": alert(block_id="x" * 256),
    "a block_id as a number": alert(block_id=7),
}

BAD_CARDS: dict[str, Json] = {
    "nothing": {"type": "card"},
    "a subtitle alone": {"type": "card", "subtitle": plain("x")},
    "an icon alone": {"type": "card", "icon": IMAGE},
    "no buttons and nothing else": {"type": "card", "actions": []},
    "title as words": card(title="Ondine"),
    "empty title": card(title=plain("")),
    "long title": card(title=plain("x" * 151)),
    "rich title": card(title=rich("x")),
    "long subtitle": card(subtitle=plain("x" * 151)),
    "subtitle as words": card(subtitle="at anchor"),
    "long body": card(body=plain("x" * 201)),
    "body as words": card(body="310 t"),
    "body as a list": card(body=[plain("x")]),
    "body as a block": card(body={"type": "section", "text": plain("x")}),
    "a picture as an address": card(hero_image="https://example.com/a.png"),
    "a picture without words": card(hero_image=without(IMAGE, "alt_text")),
    "a picture without an address": card(hero_image=without(IMAGE, "image_url")),
    "a picture from nowhere": card(hero_image={**IMAGE, "image_url": "ship.png"}),
    "a picture of a file we have not": card(hero_image={"type": "image", "alt_text": "x", "slack_file": {"id": "F2"}}),
    "an icon of a file we have not": card(icon={"type": "image", "alt_text": "x", "slack_file": {"id": "F2"}}),
    "an icon that is a button": card(icon=BUTTON),
    "long words for an icon": card(icon={**IMAGE, "alt_text": "x" * 2001}),
    "one button, not in a list": card(actions=BUTTON),
    "four buttons": card(actions=[{**BUTTON, "action_id": str(n)} for n in range(4)]),
    "a menu among the buttons": card(actions=[{"type": "overflow", "action_id": "m", "options": []}]),
    "a button without words": card(actions=[without(BUTTON, "text")]),
    "a long button": card(actions=[{**BUTTON, "text": plain("x" * 76)}]),
    "two buttons of one action": card(actions=[BUTTON, BUTTON]),
    "a field it has not": card(level="info"),
    "elements": card(elements=[plain("x")]),
    "a long block_id": card(block_id="x" * 256),
}


@pytest.mark.parametrize(
    "bad", [BAD_TABLES, BAD_CHARTS, BAD_ALERTS, BAD_CARDS], ids=["table", "chart", "alert", "card"]
)
def test_at_least_twenty_bad_ones_of_each_kind_are_known(bad: dict[str, Json]) -> None:
    assert len(bad) >= 20


IN_MESSAGES = {
    f"{block.get('type')}: {name}": block for bad in (BAD_TABLES, BAD_CHARTS, BAD_CARDS) for name, block in bad.items()
}


@pytest.mark.parametrize("block", IN_MESSAGES.values(), ids=IN_MESSAGES.keys())
def test_a_bad_block_is_refused_in_a_message(block: Json) -> None:
    found = of_message(block)
    assert found
    assert all("[/blocks/0" in told for told in found)


@pytest.mark.parametrize("block", BAD_ALERTS.values(), ids=BAD_ALERTS.keys())
def test_a_bad_alert_is_refused_in_a_window(block: Json) -> None:
    found = of_window(block)
    assert found
    assert all("[/view/blocks/0" in told for told in found)


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (BAD_TABLES["no caption"], "missing required field: caption [/blocks/0]"),
        (BAD_TABLES["102 rows"], "no more than 101 items allowed [/blocks/0/rows]"),
        (BAD_TABLES["a shorter row"], "must provide 2 items, as the header row does [/blocks/0/rows/1]"),
        (BAD_TABLES["rich text in the header"], "unsupported type: rich_text [/blocks/0/rows/0/0/type]"),
        (
            BAD_TABLES["a column after the last"],
            "must be less than or equal to 1 [/blocks/0/row_header_column_index]",
        ),
        (BAD_TABLES["a number in words"], "must be a number [/blocks/0/rows/1/0/value]"),
        (BAD_CHARTS["a name twice"], "names of series must be unique [/blocks/0/chart/series]"),
        (
            BAD_CHARTS["a point too few"],
            "labels must match the categories of axis_config [/blocks/0/chart/series/0/data]",
        ),
        (BAD_CARDS["long body"], "must be less than 201 characters [/blocks/0/body/text]"),
        (BAD_CARDS["two buttons of one action"], '`action_id` "open" already exists [/blocks/0/actions/1/action_id]'),
        (BAD_CARDS["an icon of a file we have not"], "invalid slack file [/blocks/0/icon/slack_file]"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(block: Json, problem: str) -> None:
    assert of_message(block) == [problem]


def test_a_message_has_two_charts_at_most() -> None:
    assert of_message(chart(), pie("a")) == []
    assert of_message(chart(), pie("a"), chart()) == ["no more than 2 data_visualization blocks allowed [/blocks]"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "text", "rows", "series", "label"]), inner)
    ),
    max_leaves=6,
)
FIELDS = st.sampled_from(
    ["caption", "rows", "page_size", "row_header_column_index", "title", "chart", "body", "actions", "text", "level"]
)
CHARTED = st.sampled_from(["series", "axis_config", "segments"])


@settings(deadline=None)
@given(
    kind=st.sampled_from(["data_table", "data_visualization", "card", "alert"]),
    fields=st.dictionaries(FIELDS, ANYTHING),
    charted=st.dictionaries(CHARTED, ANYTHING),
)
def test_whatever_an_app_sends_of_them_gets_an_answer(kind: str, fields: Json, charted: Json) -> None:
    for block in ({"type": kind, **fields}, {"type": kind, **fields, "chart": {"type": "line", **charted}}):
        assert all("[/blocks/0" in told for told in of_message(block))
        assert all("[/view/blocks/0" in told for told in of_window(block))


def test_the_buttons_of_a_card_can_be_pressed() -> None:
    assert elements(card()) == [BUTTON]


SDK = {
    "alert without text": BAD_ALERTS["no text"],
    "alert of an unknown level": BAD_ALERTS["an unknown level"],
    "card of nothing": BAD_CARDS["nothing"],
    "card with a long title": BAD_CARDS["long title"],
    "card with a long subtitle": BAD_CARDS["long subtitle"],
    "card with a long body": BAD_CARDS["long body"],
}


@pytest.mark.parametrize("block", SDK.values(), ids=SDK.keys())
def test_the_sdk_refuses_what_is_refused_here(block: Json) -> None:
    kinds = {"alert": sdk.AlertBlock, "card": sdk.CardBlock}
    model = kinds[block["type"]](**{"text": None, **without(block, "type")} if block["type"] == "alert" else block)
    with pytest.raises(SlackObjectFormationError):
        model.validate_json()


def test_what_slackblocks_makes_passes() -> None:
    axes = sb.AxisConfig(["Mon", "Tue"], "day", "tonnes")
    line = sb.LineChart([sb.DataSeries("grain", [sb.DataPoint("Mon", 1), sb.DataPoint("Tue", 2)])], axes)
    made = [
        sb.DataTableBlock([[sb.RawText("Measure")], [sb.RawNumber(310, "310")]], "Ondine", page_size=10),
        sb.DataVisualizationBlock("Grain", line),
        sb.CardBlock(title="Ondine", body="at anchor", actions=[sb.Button("Open", action_id="open")]),
    ]
    assert of_message(*(dict(each._resolve()) for each in made)) == []
    assert of_window(dict(sb.AlertBlock("The quay is closed.", "warning")._resolve())) == []
