"""Walking through blocks that passed the checks."""

from __future__ import annotations

from collections.abc import Iterable

from workspace.errors import Json
from workspace.ids import Ids

INTERACTIVE = frozenset(
    {
        "button",
        "checkboxes",
        "channels_select",
        "conversations_select",
        "datepicker",
        "datetimepicker",
        "email_text_input",
        "external_select",
        "file_input",
        "multi_channels_select",
        "multi_conversations_select",
        "multi_external_select",
        "multi_static_select",
        "multi_users_select",
        "number_input",
        "overflow",
        "plain_text_input",
        "radio_buttons",
        "rich_text_input",
        "static_select",
        "timepicker",
        "url_text_input",
        "users_select",
    }
)


def elements(block: Json) -> list[Json]:
    """The interactive elements of a block, in order."""
    kind = block.get("type")
    if kind == "actions":
        candidates = block.get("elements", [])
    elif kind == "card":
        candidates = block.get("actions") or []
    elif kind == "section":
        candidates = [block.get("accessory")]
    elif kind == "input":
        candidates = [block.get("element")]
    else:
        candidates = []
    return [one for one in candidates if one and one.get("type") in INTERACTIVE]


def identified(given: Iterable[Json], ids: Ids) -> list[Json]:
    """The blocks with the ids Slack gives where the app gave none: block_id to blocks, action_id to elements."""
    return [_identified(block, ids) for block in given]


def _identified(block: Json, ids: Ids) -> Json:
    named = {**block}
    if not named.get("block_id"):
        named["block_id"] = ids.secret(length=5)
    if block.get("type") == "actions":
        named["elements"] = [_with_action(element, ids) for element in block["elements"]]
    if block.get("type") == "card" and block.get("actions"):
        named["actions"] = [_with_action(element, ids) for element in block["actions"]]
    for place in ("accessory", "element"):
        if isinstance(block.get(place), dict):
            named[place] = _with_action(block[place], ids)
    return named


def _with_action(element: Json, ids: Ids) -> Json:
    if element.get("type") not in INTERACTIVE or element.get("action_id"):
        return element
    return {**element, "action_id": ids.secret(length=5)}
