"""What Slack refuses in blocks and views, in its words and at its place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workspace.blocks import problems_of_message, problems_of_view

Json = dict[str, Any]


def plain(words: str) -> Json:
    return {"type": "plain_text", "text": words}


def section(words: str = "words", **more: Any) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **more}


def button(**more: Any) -> Json:
    return {"type": "button", "text": plain("Press"), "action_id": "press", **more}


def options(count: int) -> list[Json]:
    return [{"text": plain(f"choice {n}"), "value": str(n)} for n in range(count)]


def actions(*elements: Json) -> Json:
    return {"type": "actions", "elements": list(elements)}


def of_message(*blocks: Json) -> list[str]:
    return [f"{p.words} [{p.pointer}]" for p in problems_of_message(list(blocks), known_files={"F1"})]


def modal(*blocks: Json, **more: Any) -> Json:
    return {"type": "modal", "title": plain("Title"), "submit": plain("Send"), "blocks": list(blocks), **more}


def of_view(view: Json) -> list[str]:
    return [f"{p.words} [{p.pointer}]" for p in problems_of_view(view)]


INPUT = {"type": "input", "label": plain("Why"), "element": {"type": "plain_text_input", "action_id": "why"}}
IMAGE = {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a chart"}
RICH = {
    "type": "rich_text",
    "elements": [
        {"type": "rich_text_section", "elements": [{"type": "text", "text": "so", "style": {"bold": True}}]},
        {
            "type": "rich_text_list",
            "style": "bullet",
            "elements": [{"type": "rich_text_section", "elements": [{"type": "link", "url": "https://example.com"}]}],
        },
    ],
}

FINE: dict[str, Json] = {
    "section": section(),
    "section of fields": {"type": "section", "fields": [plain("a"), plain("b")]},
    "section with a menu": section(accessory={"type": "static_select", "action_id": "a", "options": options(100)}),
    "section with an overflow": section(accessory={"type": "overflow", "action_id": "a", "options": options(5)}),
    "header": {"type": "header", "text": plain("x" * 150)},
    "divider": {"type": "divider"},
    "context": {"type": "context", "elements": [plain("a"), {"type": "mrkdwn", "text": "b"}, IMAGE]},
    "actions": actions(button(value="v" * 2000, style="danger", url="https://example.com")),
    "image": {**IMAGE, "title": plain("Chart")},
    "image of a Slack file": {"type": "image", "slack_file": {"id": "F1"}, "alt_text": "a chart"},
    "input": INPUT,
    "rich_text": RICH,
    "markdown": {"type": "markdown", "text": "m" * 12_000},
    "file": {"type": "file", "external_id": "ABCD1", "source": "remote"},
    "video": {
        "type": "video",
        "alt_text": "harbour",
        "title": plain("Harbour"),
        "thumbnail_url": "https://example.com/t.png",
        "video_url": "https://example.com/v",
    },
    "groups": actions(
        {
            "type": "multi_static_select",
            "action_id": "a",
            "placeholder": plain("Pick"),
            "option_groups": [{"label": plain("one"), "options": options(2)}],
            "max_selected_items": 1,
        }
    ),
    "pickers": actions(
        {"type": "datepicker", "action_id": "a", "initial_date": "2026-03-12"},
        {"type": "timepicker", "action_id": "b", "initial_time": "09:00", "timezone": "Europe/Berlin"},
        {"type": "checkboxes", "action_id": "c", "options": options(10)},
        {"type": "radio_buttons", "action_id": "d", "options": options(2), "initial_option": options(2)[1]},
        {"type": "users_select", "action_id": "e"},
        {"type": "conversations_select", "action_id": "f", "filter": {"include": ["public"]}},
        {"type": "channels_select", "action_id": "g"},
        {"type": "external_select", "action_id": "h", "min_query_length": 0},
    ),
    "confirm": actions(
        button(confirm={"title": plain("Sure?"), "text": plain("Really"), "confirm": plain("Yes"), "deny": plain("No")})
    ),
}


@pytest.mark.parametrize("block", FINE.values(), ids=FINE.keys())
def test_what_the_documentation_shows_passes(block: Json) -> None:
    assert of_message(block) == []


@pytest.mark.parametrize(
    ("block", "problem"),
    [
        (section("x" * 3001), "must be less than 3001 characters [/blocks/0/text/text]"),
        (section(""), "must be more than 0 characters [/blocks/0/text/text]"),
        ({"type": "section"}, "must define either `text` or `fields` [/blocks/0/type]"),
        ({"type": "section", "fields": [plain("f")] * 11}, "no more than 10 items allowed [/blocks/0/fields]"),
        (
            {"type": "section", "fields": [plain("f" * 2001)]},
            "must be less than 2001 characters [/blocks/0/fields/0/text]",
        ),
        (section(colour="red"), "invalid additional property: colour [/blocks/0]"),
        (section(accessory=INPUT["element"]), "unsupported type: plain_text_input [/blocks/0/accessory/type]"),
        ({"type": "header", "text": plain("x" * 151)}, "must be less than 151 characters [/blocks/0/text/text]"),
        (
            {"type": "header", "text": {"type": "mrkdwn", "text": "x"}},
            "unsupported type: mrkdwn [/blocks/0/text/type]",
        ),
        ({"type": "header"}, "missing required field: text [/blocks/0]"),
        ({"type": "context", "elements": []}, "must provide at least 1 items [/blocks/0/elements]"),
        ({"type": "context", "elements": [plain("x")] * 11}, "no more than 10 items allowed [/blocks/0/elements]"),
        ({"type": "context", "elements": [button()]}, "unsupported type: button [/blocks/0/elements/0/type]"),
        (
            actions(*[button(action_id=str(n)) for n in range(26)]),
            "no more than 25 items allowed [/blocks/0/elements]",
        ),
        (
            actions(button(text=plain("x" * 76))),
            "must be less than 76 characters [/blocks/0/elements/0/text/text]",
        ),
        (actions(button(value="x" * 2001)), "must be less than 2001 characters [/blocks/0/elements/0/value]"),
        (actions(button(style="warning")), "must be a valid enum value [/blocks/0/elements/0/style]"),
        (
            actions(button(action_id="x" * 256)),
            "must be less than 256 characters [/blocks/0/elements/0/action_id]",
        ),
        (actions(button(), button()), '`action_id` "press" already exists [/blocks/0/elements/1/action_id]'),
        (
            actions({"type": "static_select", "action_id": "a", "options": options(101)}),
            "no more than 100 items allowed [/blocks/0/elements/0/options]",
        ),
        (
            actions({"type": "static_select", "action_id": "a"}),
            "must define either `options` or `option_groups` [/blocks/0/elements/0]",
        ),
        (
            actions({"type": "overflow", "action_id": "a", "options": options(6)}),
            "no more than 5 items allowed [/blocks/0/elements/0/options]",
        ),
        (
            actions(
                {
                    "type": "static_select",
                    "action_id": "a",
                    "options": options(2),
                    "initial_option": {"text": plain("other"), "value": "9"},
                }
            ),
            "must match one of the options [/blocks/0/elements/0/initial_option]",
        ),
        (
            actions(
                {
                    "type": "static_select",
                    "action_id": "a",
                    "options": [{"text": plain("x" * 76), "value": "1"}],
                }
            ),
            "must be less than 76 characters [/blocks/0/elements/0/options/0/text/text]",
        ),
        (
            actions({"type": "static_select", "action_id": "a", "options": [{"text": plain("x"), "url": "https://a"}]}),
            "invalid additional property: url [/blocks/0/elements/0/options/0]",
        ),
        (
            actions({"type": "datepicker", "action_id": "a", "initial_date": "12.03.2026"}),
            "must be a date in the format YYYY-MM-DD [/blocks/0/elements/0/initial_date]",
        ),
        (
            actions(button(confirm={"title": plain("x"), "text": plain("x"), "confirm": plain("x")})),
            "missing required field: deny [/blocks/0/elements/0/confirm]",
        ),
        ({"type": "image", "image_url": "https://example.com/a.png"}, "missing required field: alt_text [/blocks/0]"),
        (
            {"type": "image", "alt_text": "x"},
            "must define either `image_url` or `slack_file` [/blocks/0]",
        ),
        ({"type": "image", "alt_text": "x", "image_url": "a.png"}, "must be a valid URL [/blocks/0/image_url]"),
        (
            {"type": "image", "alt_text": "x", "slack_file": {"id": "F2"}},
            "invalid slack file [/blocks/0/slack_file]",
        ),
        ({"type": "markdown", "text": "m" * 12_001}, "must be less than 12001 characters [/blocks/0/text]"),
        ({"type": "carousel", "elements": []}, "unsupported type: carousel [/blocks/0/type]"),
        ({"text": "no type"}, "missing required field: type [/blocks/0]"),
        ({**INPUT, "label": {"type": "mrkdwn", "text": "x"}}, "unsupported type: mrkdwn [/blocks/0/label/type]"),
        (
            {"type": "rich_text", "elements": [{"type": "text", "text": "x"}]},
            "unsupported type: text [/blocks/0/elements/0/type]",
        ),
        ({"type": "divider", "block_id": "x" * 256}, "must be less than 256 characters [/blocks/0/block_id]"),
    ],
)
def test_what_slack_refuses_is_refused_in_its_words(block: Json, problem: str) -> None:
    assert of_message(block) == [problem]


def test_a_message_has_at_most_fifty_blocks() -> None:
    assert of_message(*[{"type": "divider"}] * 50) == []
    assert of_message(*[{"type": "divider"}] * 51) == ["no more than 50 items allowed [/blocks]"]


def test_a_block_id_stands_once_in_a_message() -> None:
    twice = [{"type": "divider", "block_id": "same"}, section(block_id="same")]
    assert of_message(*twice) == ['`block_id` "same" already exists [/blocks/1/block_id]']


def test_an_action_id_may_return_in_another_block() -> None:
    assert of_message(actions(button()), actions(button())) == []


def test_markdown_blocks_share_one_limit() -> None:
    assert of_message(*[{"type": "markdown", "text": "m" * 6001}] * 2) == [
        "markdown blocks must be less than 12001 characters in all [/blocks]"
    ]


def test_several_mistakes_are_told_at_once() -> None:
    assert len(of_message(section(""), {"type": "header"}, actions(button(style="x")))) == 3


def test_a_modal_with_input_needs_a_submit_button() -> None:
    without = {**modal(INPUT)}
    del without["submit"]
    assert of_view(without) == ["must define `submit` to use an `input` block in modals [/view/blocks/0/input]"]
    assert of_view(modal(INPUT)) == []


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (modal(title=plain("x" * 25)), "must be less than 25 characters [/view/title/text]"),
        (modal(private_metadata="x" * 3001), "must be less than 3001 characters [/view/private_metadata]"),
        (modal(callback_id="x" * 256), "must be less than 256 characters [/view/callback_id]"),
        (modal(hash="1.a"), "invalid additional property: hash [/view]"),
        (modal(*[{"type": "divider"}] * 101), "no more than 100 items allowed [/view/blocks]"),
        (modal({"type": "markdown", "text": "x"}), "unsupported type: markdown [/view/blocks/0/type]"),
        ({"type": "modal", "blocks": []}, "missing required field: title [/view]"),
        ({"type": "home", "blocks": [], "title": plain("x")}, "invalid additional property: title [/view]"),
        (
            {"type": "home", "blocks": [{**INPUT, "element": {"type": "file_input", "action_id": "f"}}]},
            "unsupported type: file_input [/view/blocks/0/element/type]",
        ),
    ],
)
def test_what_slack_refuses_in_a_view_is_refused(view: Json, problem: str) -> None:
    assert of_view(view) == [problem]


def test_a_home_may_have_a_hundred_blocks() -> None:
    assert of_view({"type": "home", "blocks": [section()] * 100}) == []


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 3) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["type", "text", "options"]), inner),
    max_leaves=6,
)
FIELDS = ["text", "fields", "accessory", "elements", "element", "label", "options", "option_groups", "initial_option"]


@settings(deadline=None)
@given(
    kind=st.sampled_from(["section", "actions", "context", "input", "image", "rich_text", "header", "markdown"]),
    inner=st.sampled_from(["static_select", "checkboxes", "button", "plain_text_input", "image", "overflow"]),
    fields=st.dictionaries(st.sampled_from(FIELDS), ANYTHING),
    more=st.dictionaries(st.sampled_from([*FIELDS, "initial_options", "confirm", "min_length"]), ANYTHING),
)
def test_whatever_an_app_sends_gets_an_answer(kind: str, inner: str, fields: Json, more: Json) -> None:
    element = {"type": inner, **more}
    for block in (
        {"type": kind, **fields},
        {"type": kind, **fields, "elements": [element]},
        {"type": kind, **fields, "accessory": element, "element": element},
    ):
        assert all(
            problem.pointer.startswith("/blocks/0") for problem in problems_of_message([block], known_files=set())
        )
