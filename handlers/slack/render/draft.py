"""The window "Check a draft", and what takes its place."""

from __future__ import annotations

from typing import Any

from handlers.slack.render import rich

CALLBACK = "draft"
DRAFT, FILE = "draft_text", "draft_file"
_MOST = 95  # blocks of an answer


def draft_view() -> dict[str, Any]:
    """The window to paste into. A rich text input, because a plain one takes 3,000 characters, half an article."""
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": rich.plain("Check a draft"),
        "submit": rich.plain("Check"),
        "close": rich.plain("Cancel"),
        "blocks": [
            rich.section("Only you see the answer. Nothing is kept, and nobody is told."),
            {
                "type": "input",
                "block_id": DRAFT,
                "optional": True,
                "label": rich.plain("The text"),
                "element": {"type": "rich_text_input", "action_id": DRAFT, "focus_on_load": True},
            },
            {
                "type": "input",
                "block_id": FILE,
                "optional": True,
                "label": rich.plain("Or a file"),
                "element": {"type": "file_input", "action_id": FILE, "max_files": 1},
            },
        ],
    }


def answer_view(blocks: list[rich.Block]) -> dict[str, Any]:
    """The window with what was found."""
    return {
        "type": "modal",
        "callback_id": "draft_answer",
        "title": rich.plain("Check a draft"),
        "close": rich.plain("Close"),
        "blocks": blocks[:_MOST],
    }


def words_view(words: str) -> dict[str, Any]:
    """The window with one sentence."""
    return answer_view([rich.section(words)])
