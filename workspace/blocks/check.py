"""Whole messages and whole views: the tables applied, then what only shows when all blocks are seen together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from workspace.blocks.layout import BLOCKS, LONGEST_MARKDOWN, SURFACES
from workspace.blocks.native import MOST_CHARTS
from workspace.blocks.objects import OPTION_GROUP, PLAIN_OPTION, plain_text
from workspace.blocks.rules import Problem, Rule, array, choice, exactly_one, flag, shape, string, typed
from workspace.blocks.walk import elements
from workspace.errors import Json

MOST_IN_MESSAGE = 50
MOST_IN_VIEW = 100


def problems_of_message(given: list[Json], *, known_files: set[str]) -> list[Problem]:
    """What Slack would refuse in the blocks of a message, in order of place; nothing when they pass.

    `known_files` are the ids slack_file may name.
    """
    at = "/blocks"
    found = list(array(_on("message"), least=0, most=MOST_IN_MESSAGE)(given, at))
    if found:
        return found
    counted = [*_markdown_total(given, at), *_charts(given, at)]
    return [*_together(given, at), *counted, *_unknown_files(given, at, known_files)]


def problems_of_view(view: Json) -> list[Problem]:
    """What Slack would refuse in a view; nothing when it passes."""
    surface: str = view["type"]
    found = list(_VIEWS[surface](view, "/view"))
    if found:
        return found
    blocks = view["blocks"]
    at = "/view/blocks"
    return [*_together(blocks, at), *_focus(blocks, at), *_inputs(view, at)]


def problems_of_suggestions(response: Json) -> list[Problem]:
    """What Slack would refuse in an app's answer to what was typed into an external select."""
    return list(_SUGGESTED(response, ""))


_SUGGESTED = shape(
    {"options": array(PLAIN_OPTION, least=0, most=100), "option_groups": array(OPTION_GROUP, least=0, most=100)},
    also=(exactly_one("options", "option_groups", words="must define either `options` or `option_groups`"),),
)


def _on(surface: str) -> Rule:
    return typed({kind: BLOCKS[kind] for kind in SURFACES[surface]})


_SHARED: dict[str, Rule] = {
    "private_metadata": string(3000),
    "callback_id": string(255),
    "external_id": string(255),
}
_VIEWS: dict[str, Rule] = {
    "modal": shape(
        {
            "type": choice("modal"),
            "title": plain_text(24),
            "submit": plain_text(24),
            "close": plain_text(24),
            "blocks": array(_on("modal"), least=0, most=MOST_IN_VIEW),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
            **_SHARED,
        },
        required=("title", "blocks"),
    ),
    "home": shape(
        {"type": choice("home"), "blocks": array(_on("home"), least=0, most=MOST_IN_VIEW), **_SHARED},
        required=("blocks",),
    ),
}


def _together(blocks: list[Json], at: str) -> Iterator[Problem]:
    """block_id is unique among the blocks, action_id among the elements of one block."""
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        block_id = block.get("block_id")
        if block_id and block_id in seen:
            yield Problem(pointer=f"{at}/{place}/block_id", words=f'`block_id` "{block_id}" already exists')
        seen.add(block_id or "")
        yield from _action_ids(block, f"{at}/{place}")


def _action_ids(block: Json, at: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for place, element in enumerate(elements(block)):
        action_id = element.get("action_id")
        if action_id and action_id in seen:
            words = f'`action_id` "{action_id}" already exists'
            listed = "actions" if block["type"] == "card" else "elements"
            yield Problem(pointer=f"{at}/{listed}/{place}/action_id", words=words)
        seen.add(action_id or "")


def _markdown_total(blocks: list[Json], at: str) -> Iterator[Problem]:
    total = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if total > LONGEST_MARKDOWN:
        words = f"markdown blocks must be less than {LONGEST_MARKDOWN + 1} characters in all"
        yield Problem(pointer=at, words=words)


def _charts(blocks: list[Json], at: str) -> Iterator[Problem]:
    if sum(block["type"] == "data_visualization" for block in blocks) > MOST_CHARTS:
        yield Problem(pointer=at, words=f"no more than {MOST_CHARTS} data_visualization blocks allowed")


def _unknown_files(blocks: list[Json], at: str, known: set[str]) -> Iterator[Problem]:
    for place, block in enumerate(blocks):
        for path, image in _images(block):
            file_id = image.get("slack_file", {}).get("id")
            if file_id and file_id not in known:
                yield Problem(pointer=f"{at}/{place}{path}/slack_file", words="invalid slack file")


def _images(block: Json) -> Iterator[tuple[str, Json]]:
    if block["type"] == "image":
        yield "", block
    accessory: Any = block.get("accessory") or {}
    if accessory.get("type") == "image":
        yield "/accessory", accessory
    if block["type"] == "card":
        yield from ((f"/{name}", block[name]) for name in ("hero_image", "icon") if block.get(name))
    if block["type"] == "context":
        for place, element in enumerate(block["elements"]):
            if element["type"] == "image":
                yield f"/elements/{place}", element


def _focus(blocks: list[Json], at: str) -> Iterator[Problem]:
    """One element of a view at most takes the focus when it opens."""
    focused = [place for place, block in enumerate(blocks) for e in elements(block) if e.get("focus_on_load")]
    for place in focused[1:]:
        yield Problem(pointer=f"{at}/{place}", words="only one element may set `focus_on_load`")


def _inputs(view: Json, at: str) -> Iterator[Problem]:
    for place, block in enumerate(view["blocks"]):
        if block["type"] != "input":
            continue
        if view["type"] == "modal" and not view.get("submit"):
            words = "must define `submit` to use an `input` block in modals"
            yield Problem(pointer=f"{at}/{place}/input", words=words)
        if view["type"] != "modal" and block["element"]["type"] == "file_input":
            yield Problem(pointer=f"{at}/{place}/element/type", words="unsupported type: file_input")
