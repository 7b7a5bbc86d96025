"""What people put into elements: a choice or a text, as the value Slack sends for it.

docs.slack.dev/reference/interaction-payloads/view-interactions-payload ("state.values") and block_actions-payload
("actions").
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from workspace.blocks import elements
from workspace.errors import Json, NotPossibleError

_SINGLE = {  # element type -> (field of the value, field of the initial value)
    "plain_text_input": ("value", "initial_value"),
    "email_text_input": ("value", "initial_value"),
    "url_text_input": ("value", "initial_value"),
    "number_input": ("value", "initial_value"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "static_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "external_select": ("selected_option", "initial_option"),
    "users_select": ("selected_user", "initial_user"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "channels_select": ("selected_channel", "initial_channel"),
    "file_input": ("files", ""),
}
_SEVERAL = {
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
}
_OFFERED = frozenset({"static_select", "radio_buttons", "overflow", "multi_static_select", "checkboxes"})


def find_element(
    blocks: Iterable[Json], *, action_id: str | None, block_id: str | None, label: str | None = None, value: Any = None
) -> tuple[Json, Json]:
    """The block and the element meant; NotPossibleError when there is none, or several and nothing tells them apart.

    Several buttons may share an action_id over different blocks; `value` then picks the one that carries it.
    """
    found = [
        (block, element)
        for block in blocks
        for element in elements(block)
        if action_id in (None, element.get("action_id"))
        and block_id in (None, block["block_id"])
        and (label is None or label == _label(element))
    ]
    if len(found) > 1 and value is not None:
        found = [pair for pair in found if pair[1].get("value") == value] or found
    if len(found) != 1:
        wanted = {"action_id": action_id, "block_id": block_id, "label": label, "value": value}
        asked = ", ".join(f"{name} {given!r}" for name, given in wanted.items() if given is not None)
        raise NotPossibleError(f"{len(found)} elements with {asked}")
    return found[0]


def action_of(block: Json, element: Json, chosen: Any, *, ts: str) -> Json:
    """An entry of `actions`: who was pressed, and with what."""
    action: Json = {"type": element["type"], "action_id": element["action_id"], "block_id": block["block_id"]}
    if element["type"] == "button":
        action["text"] = element["text"]
        action |= {name: element[name] for name in ("value", "url", "style") if name in element}
    else:
        action |= _value(element, chosen)
    if "placeholder" in element:
        action["placeholder"] = element["placeholder"]
    return {**action, "action_ts": ts}


def initial_values(blocks: Iterable[Json]) -> dict[str, Json]:
    """`state.values` before anybody touched anything: every element that holds a value, with its initial one."""
    values: dict[str, Json] = {}
    for block in blocks:
        for element in elements(block):
            if element["type"] != "overflow" and (element["type"] in _SINGLE or element["type"] in _SEVERAL):
                values.setdefault(block["block_id"], {})[element["action_id"]] = _initial(element)
    return values


def filled_in(blocks: Sequence[Json], typed: Mapping[str, Json], entered: Mapping[str, Any]) -> dict[str, Json]:
    """`state.values` after somebody entered something: `entered` maps an action_id, a block_id or both to what was
    chosen; an option object is a choice.
    """
    values = merged(initial_values(blocks), typed)
    for name, chosen in entered.items():
        if isinstance(chosen, Mapping) and not _is_option(chosen):
            for action_id, one in chosen.items():
                _enter(values, blocks, one, action_id=action_id, block_id=name)
        elif any(block["block_id"] == name for block in blocks):
            _enter(values, blocks, chosen, action_id=None, block_id=name)
        else:
            _enter(values, blocks, chosen, action_id=name, block_id=None)
    return values


def merged(first: Mapping[str, Json], second: Mapping[str, Json]) -> dict[str, Json]:
    """Values by block and action, the second's over the first's."""
    blocks = dict.fromkeys([*first, *second])
    return {block: {**first.get(block, {}), **second.get(block, {})} for block in blocks}


def missing(blocks: Iterable[Json], values: Mapping[str, Json]) -> list[str]:
    """The labels of inputs Slack's client would not let pass empty."""
    labels = []
    for block in blocks:
        if block["type"] == "input" and not block.get("optional"):
            element = block["element"]
            field = {**_SINGLE, **_SEVERAL}[element["type"]][0]
            if values.get(block["block_id"], {}).get(element["action_id"], {}).get(field) in (None, "", []):
                labels.append(block["label"]["text"])
    return labels


def options_in(response: Json) -> list[Json]:
    """The options of a block_suggestion's answer, those of groups one after the other."""
    return _options(response)


def _is_option(chosen: Mapping[str, Any]) -> bool:
    return isinstance(chosen.get("text"), Mapping)


def _enter(
    values: dict[str, Json], blocks: Sequence[Json], chosen: Any, *, action_id: str | None, block_id: str | None
) -> None:
    block, element = find_element(blocks, action_id=action_id, block_id=block_id)
    values.setdefault(block["block_id"], {})[element["action_id"]] = {
        "type": element["type"],
        **_value(element, chosen),
    }


def _value(element: Json, chosen: Any) -> Json:
    kind = element["type"]
    if kind in _SEVERAL:
        several = [] if chosen is None else [chosen] if isinstance(chosen, (str, Mapping)) else list(chosen)
        return {_SEVERAL[kind][0]: [_one(element, one) for one in several]}
    if kind == "plain_text_input" and isinstance(chosen, str):
        _check_length(element, chosen)
    return {_SINGLE[kind][0]: _one(element, chosen)}


def _one(element: Json, chosen: Any) -> Any:
    if chosen is None or element["type"] not in _OFFERED | {"external_select", "multi_external_select"}:
        return getattr(chosen, "id", chosen)
    if isinstance(chosen, Mapping):
        return dict(chosen)
    for option in _options(element):
        if chosen in (option.get("value"), option["text"]["text"]):
            return option
    raise NotPossibleError(f"{element['action_id']} offers no {chosen!r}")


def _options(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups") or [] for option in group["options"]]
    return [*(element.get("options") or []), *grouped]


def _initial(element: Json) -> Json:
    kind = element["type"]
    if kind in _SEVERAL:
        field, initial = _SEVERAL[kind]
        return {"type": kind, field: element.get(initial, [])}
    field, initial = _SINGLE[kind]
    return {"type": kind, field: element.get(initial)}


def _check_length(element: Json, chosen: str) -> None:
    if not element.get("min_length", 0) <= len(chosen) <= element.get("max_length", 3000):
        raise NotPossibleError(f"{element['action_id']} does not take {len(chosen)} characters")


def _label(element: Json) -> str | None:
    text = element.get("text") or element.get("placeholder")
    return text["text"] if text else None
