"""The tables agree with slackblocks and slack_sdk.models on lengths and counts, at the limit and one over it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import slackblocks as sb
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models import blocks as sdk

from workspace.blocks import problems_of_message, problems_of_view

Build = Callable[[int], Any]


def accepted_here(block: dict[str, Any]) -> bool:
    return not problems_of_message([block], known_files=set())


def accepted_by_slackblocks(build: Build, size: int) -> bool:
    try:
        build(size)._resolve()
    except (sb.LengthError, sb.RangeError, sb.InvalidUsageError):
        return False
    return True


def plain(words: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": words}


def one_action(**element: Any) -> dict[str, Any]:
    return {"type": "actions", "elements": [{"action_id": "a", **element}]}


def options(count: int) -> list[dict[str, Any]]:
    return [{"text": plain(str(n)), "value": str(n)} for n in range(count)]


def sb_options(count: int) -> list[sb.Option]:
    return [sb.Option(sb.PlainText(str(n)), str(n)) for n in range(count)]


LIMITS: dict[str, tuple[Build, Build, int]] = {
    "section text": (
        lambda n: sb.SectionBlock(text="x" * n),
        lambda n: {"type": "section", "text": plain("x" * n)},
        3000,
    ),
    "section fields": (
        lambda n: sb.SectionBlock(fields=[sb.Text("x")] * n),
        lambda n: {"type": "section", "fields": [plain("x")] * n},
        10,
    ),
    "section field text": (
        lambda n: sb.SectionBlock(fields=[sb.Text("x" * n)]),
        lambda n: {"type": "section", "fields": [plain("x" * n)]},
        2000,
    ),
    "header": (lambda n: sb.HeaderBlock("x" * n), lambda n: {"type": "header", "text": plain("x" * n)}, 150),
    "context elements": (
        lambda n: sb.ContextBlock([sb.Text("x")] * n),
        lambda n: {"type": "context", "elements": [plain("x")] * n},
        10,
    ),
    "actions": (
        lambda n: sb.ActionsBlock([sb.Button("x", action_id=str(i)) for i in range(n)]),
        lambda n: {"type": "actions", "elements": [{"type": "button", "text": plain("x")}] * n},
        25,
    ),
    "button text": (
        lambda n: sb.ActionsBlock([sb.Button("x" * n, action_id="a")]),
        lambda n: one_action(type="button", text=plain("x" * n)),
        75,
    ),
    "button value": (
        lambda n: sb.ActionsBlock([sb.Button("x", action_id="a", value="v" * n)]),
        lambda n: one_action(type="button", text=plain("x"), value="v" * n),
        2000,
    ),
    "options": (
        lambda n: sb.ActionsBlock([sb.StaticSelectMenu("a", options=sb_options(n))]),
        lambda n: one_action(type="static_select", options=options(n)),
        100,
    ),
    "option value": (
        lambda n: sb.ActionsBlock([sb.OverflowMenu("a", [sb.Option(sb.PlainText("x"), "v" * n)])]),
        lambda n: one_action(type="overflow", options=[{"text": plain("x"), "value": "v" * n}]),
        150,
    ),
    "overflow": (
        lambda n: sb.ActionsBlock([sb.OverflowMenu("a", sb_options(n))]),
        lambda n: one_action(type="overflow", options=options(n)),
        5,
    ),
    "checkboxes": (
        lambda n: sb.ActionsBlock([sb.CheckboxGroup("a", sb_options(n))]),
        lambda n: one_action(type="checkboxes", options=options(n)),
        10,
    ),
    "markdown": (lambda n: sb.MarkdownBlock("x" * n), lambda n: {"type": "markdown", "text": "x" * n}, 12_000),
    "input label": (
        lambda n: sb.InputBlock("x" * n, sb.PlainTextInput("a")),
        lambda n: {"type": "input", "label": plain("x" * n), "element": {"type": "plain_text_input"}},
        2000,
    ),
    "block id": (
        lambda n: sb.DividerBlock(block_id="x" * n),
        lambda n: {"type": "divider", "block_id": "x" * n},
        255,
    ),
}


@pytest.mark.parametrize(("theirs", "ours", "limit"), LIMITS.values(), ids=LIMITS.keys())
def test_slackblocks_and_the_tables_draw_the_same_line(theirs: Build, ours: Build, limit: int) -> None:
    assert [accepted_by_slackblocks(theirs, limit), accepted_by_slackblocks(theirs, limit + 1)] == [True, False]
    assert [accepted_here(ours(limit)), accepted_here(ours(limit + 1))] == [True, False]


OVER: dict[str, dict[str, Any]] = {
    "header": {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}},
    "section": {"type": "section", "text": {"type": "mrkdwn", "text": "x" * 3001}},
    "fields": {"type": "section", "fields": [{"type": "mrkdwn", "text": "x"}] * 11},
    "context": {"type": "context", "elements": [{"type": "mrkdwn", "text": "x"}] * 11},
    "markdown": {"type": "markdown", "text": "x" * 12_001},
}


@pytest.mark.parametrize("block", OVER.values(), ids=OVER.keys())
def test_what_the_sdk_models_refuse_is_refused_here(block: dict[str, Any]) -> None:
    model = sdk.Block.parse(block)
    assert model is not None
    with pytest.raises(SlackObjectFormationError):
        model.validate_json()
    assert not accepted_here(block)


def test_a_modal_made_by_slackblocks_passes() -> None:
    view = sb.ModalView(
        title="Dismiss",
        submit="Dismiss",
        close="Keep",
        callback_id="dismiss",
        private_metadata="x" * 3000,
        blocks=[
            sb.InputBlock("Why", sb.PlainTextInput("why", multiline=True, max_length=3000), block_id="why"),
            sb.InputBlock("Where", sb.CheckboxGroup("where", [sb.Option(sb.PlainText("here"), "1")]), optional=True),
        ],
    )
    assert problems_of_view(dict(view._resolve())) == []
