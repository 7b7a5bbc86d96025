"""The window "Check a draft", submitted: its answer takes the place of the window. Nothing is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from handlers.slack import text
from handlers.slack.commands.check import check
from handlers.slack.parts import WithClock, WithDesk, WithFiles, WithPeople, WithScreens
from handlers.slack.render.draft import CALLBACK, DRAFT, FILE, answer_view, words_view
from handlers.slack.render.rich import Block


class Needs(WithClock, WithDesk, WithFiles, WithPeople, WithScreens, Protocol):
    """What a draft is checked with."""


def submitted(body: Mapping[str, Any], room: Needs) -> None:
    """Check what was pasted or chosen, and show the answer in the window."""
    view = body["view"]

    def answer(words: str, blocks: list[Block] | None) -> None:
        room.screens.replace(str(view["id"]), answer_view(blocks) if blocks else words_view(words))

    check(_given(view["state"]["values"]), str(body["team"]["id"]), str(body["user"]["id"]), room, answer)


def is_draft(body: Mapping[str, Any]) -> bool:
    """Whether a request is the draft window's submission."""
    view = body.get("view")
    return body.get("type") == "view_submission" and isinstance(view, Mapping) and view.get("callback_id") == CALLBACK


def working_view() -> str:
    """What the draft's window shows until the answer is there, as the body of Slack's acknowledgement."""
    return json.dumps({"response_action": "update", "view": words_view("Reading …")})


def _given(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was filled in, as a message would carry it."""
    typed = values.get(DRAFT, {}).get(DRAFT, {}).get("rich_text_value")
    return {
        "text": text.escape(text.flat(typed)) if typed else "",
        "files": values.get(FILE, {}).get(FILE, {}).get("files"),
    }
