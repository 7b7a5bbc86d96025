"""Block elements (docs.slack.dev/reference/block-kit/block-elements), one rule each."""

from __future__ import annotations

from collections.abc import Iterator

from workspace.blocks.objects import (
    ACTION_ID,
    COLOUR,
    CONFIRM,
    CONVERSATION_FILTER,
    DISPATCH,
    IMAGE_URL,
    LINK_OPTION,
    ONE_IMAGE,
    OPTION_GROUP,
    PLAIN_OPTION,
    RICH_OPTION,
    SLACK_FILE,
    TEN_DIGITS,
    URL,
    plain_text,
)
from workspace.blocks.rich_text import RICH_TEXT
from workspace.blocks.rules import Problem, Rule, array, choice, exactly_one, flag, matching, number, shape, string
from workspace.errors import Json

_DATE = matching(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "must be a date in the format YYYY-MM-DD")
_TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "must be a time in the format HH:mm")
_PLACEHOLDER = plain_text(150)
_CONFIRMED: dict[str, Rule] = {"confirm": CONFIRM}
_FOCUSED: dict[str, Rule] = {"focus_on_load": flag}
_PLACED: dict[str, Rule] = {"placeholder": _PLACEHOLDER}
_SELECT: dict[str, Rule] = {**_CONFIRMED, **_FOCUSED, **_PLACED}
_SEVERAL: dict[str, Rule] = {"max_selected_items": number(1, 10_000)}
_ID = string(255, least=1)
_IDS = array(_ID, least=0, most=1000)
_OPTIONS: dict[str, Rule] = {"options": array(PLAIN_OPTION, most=100), "option_groups": array(OPTION_GROUP, most=100)}
_ONE_LIST = exactly_one("options", "option_groups", words="must define either `options` or `option_groups`")


def _initial_is_offered(value: Json, at: str) -> Iterator[Problem]:
    """initial_option and initial_options "must exactly match" options given."""
    groups = [group.get("options") for group in _listed(value, "option_groups") if isinstance(group, dict)]
    inner = [option for options in groups if isinstance(options, list) for option in options]
    offered = [*_listed(value, "options"), *inner]
    if value.get("initial_option") is not None and value["initial_option"] not in offered:
        yield Problem(pointer=f"{at}/initial_option", words="must match one of the options")
    for place, one in enumerate(_listed(value, "initial_options")):
        if one not in offered:
            yield Problem(pointer=f"{at}/initial_options/{place}", words="must match one of the options")


def _listed(value: Json, name: str) -> list[Json]:
    """A field that should be a list; nothing when it is none, which its own rule tells."""
    listed = value.get(name)
    return listed if isinstance(listed, list) else []


def _lengths_in_order(value: Json, at: str) -> Iterator[Problem]:
    low, high = value.get("min_length"), value.get("max_length")
    if isinstance(low, int) and isinstance(high, int) and low > high:
        yield Problem(pointer=f"{at}/min_length", words="must not be greater than max_length")


def _element(
    kind: str, fields: dict[str, Rule], *, required: tuple[str, ...] = (), also: tuple[Rule, ...] = ()
) -> tuple[str, Rule]:
    everywhere: dict[str, Rule] = {"type": choice(kind), "action_id": ACTION_ID}
    return kind, shape({**everywhere, **fields}, required=required, also=also)


def _text_input(kind: str, **more: Rule) -> tuple[str, Rule]:
    typed_in: dict[str, Rule] = {"initial_value": string(3000), "dispatch_action_config": DISPATCH}
    return _element(kind, {**_FOCUSED, **_PLACED, **typed_in, **more}, also=(_lengths_in_order,))


IMAGE_ELEMENT = shape(
    {"type": choice("image"), "image_url": IMAGE_URL, "slack_file": SLACK_FILE, "alt_text": string(2000)},
    required=("alt_text",),
    also=(ONE_IMAGE,),
)

ELEMENTS: dict[str, Rule] = dict(
    (
        _element(
            "button",
            {
                **_CONFIRMED,
                "text": plain_text(75),
                "url": URL,
                "value": string(2000),
                "style": COLOUR,
                "accessibility_label": string(75),
            },
            required=("text",),
        ),
        _element("overflow", {**_CONFIRMED, "options": array(LINK_OPTION, most=5)}, required=("options",)),
        _element(
            "static_select",
            {**_SELECT, **_OPTIONS, "initial_option": PLAIN_OPTION},
            also=(_ONE_LIST, _initial_is_offered),
        ),
        _element(
            "multi_static_select",
            {**_SELECT, **_OPTIONS, **_SEVERAL, "initial_options": array(PLAIN_OPTION, most=100)},
            also=(_ONE_LIST, _initial_is_offered),
        ),
        _element("external_select", {**_SELECT, "initial_option": PLAIN_OPTION, "min_query_length": number(0, 3000)}),
        _element(
            "multi_external_select",
            {
                **_SELECT,
                **_SEVERAL,
                "initial_options": array(PLAIN_OPTION, most=100),
                "min_query_length": number(0, 3000),
            },
        ),
        _element("users_select", {**_SELECT, "initial_user": _ID}),
        _element("multi_users_select", {**_SELECT, **_SEVERAL, "initial_users": _IDS}),
        _element(
            "conversations_select",
            {
                **_SELECT,
                "initial_conversation": _ID,
                "default_to_current_conversation": flag,
                "filter": CONVERSATION_FILTER,
                "response_url_enabled": flag,
            },
        ),
        _element(
            "multi_conversations_select",
            {
                **_SELECT,
                **_SEVERAL,
                "initial_conversations": _IDS,
                "default_to_current_conversation": flag,
                "filter": CONVERSATION_FILTER,
            },
        ),
        _element("channels_select", {**_SELECT, "initial_channel": _ID, "response_url_enabled": flag}),
        _element("multi_channels_select", {**_SELECT, **_SEVERAL, "initial_channels": _IDS}),
        _element("datepicker", {**_SELECT, "initial_date": _DATE}),
        _element("timepicker", {**_SELECT, "initial_time": _TIME, "timezone": string(100, least=1)}),
        _element("datetimepicker", {**_CONFIRMED, **_FOCUSED, "initial_date_time": TEN_DIGITS}),
        _text_input("plain_text_input", multiline=flag, min_length=number(0, 3000), max_length=number(1, 3000)),
        _text_input("email_text_input"),
        _text_input("url_text_input"),
        _element(
            "number_input",
            {
                **_FOCUSED,
                **_PLACED,
                "is_decimal_allowed": flag,
                "initial_value": string(100),
                "min_value": string(100),
                "max_value": string(100),
                "dispatch_action_config": DISPATCH,
            },
            required=("is_decimal_allowed",),
        ),
        _element("file_input", {"filetypes": array(string(50, least=1), most=100), "max_files": number(1, 10)}),
        _element(
            "rich_text_input",
            {**_FOCUSED, **_PLACED, "initial_value": RICH_TEXT, "dispatch_action_config": DISPATCH},
        ),
        _element(
            "checkboxes",
            {
                **_CONFIRMED,
                **_FOCUSED,
                "options": array(RICH_OPTION, most=10),
                "initial_options": array(RICH_OPTION, most=10),
            },
            required=("options",),
            also=(_initial_is_offered,),
        ),
        _element(
            "radio_buttons",
            {**_CONFIRMED, **_FOCUSED, "options": array(RICH_OPTION, most=10), "initial_option": RICH_OPTION},
            required=("options",),
            also=(_initial_is_offered,),
        ),
        ("image", IMAGE_ELEMENT),
    )
)

_SELECTS = frozenset(kind for kind in ELEMENTS if kind.endswith("_select"))
_PICKS = _SELECTS | {"checkboxes", "radio_buttons", "datepicker", "timepicker"}


def among(kinds: frozenset[str]) -> dict[str, Rule]:
    """The rules of those elements, by type."""
    return {kind: ELEMENTS[kind] for kind in sorted(kinds)}


IN_SECTION = among(_PICKS | {"button", "overflow", "image"})
IN_ACTIONS = among(_PICKS | {"button", "overflow", "datetimepicker", "rich_text_input"})
IN_INPUT = among(
    _PICKS
    | {
        "datetimepicker",
        "plain_text_input",
        "email_text_input",
        "url_text_input",
        "number_input",
        "file_input",
        "rich_text_input",
    }
)
