"""How the bot introduces itself in a channel it was invited to."""

from __future__ import annotations

from typing import Any

from handlers.slack.render import rich

READ_BACK = "read_back"
_WORDS = (
    "I am the copy desk. Paste an article or drop a file here, and I say in its thread which story it belongs to, and "
    "which figures and quotes do not agree with what I have already. I never say who is right. `/copydesk help` tells "
    "what else I do; under Settings you make me quieter, or silent."
)
_OFFER = (
    "I have read nothing of this channel so far. Shall I read the articles of the last week, without replying to them?"
)


def greeting() -> dict[str, Any]:
    """The `text` and `blocks` of the greeting, with the offer to read what was posted before."""
    return {
        "text": f"Hello. {_WORDS}",
        "blocks": [
            rich.section(f"Hello. {_WORDS}"),
            rich.section(_OFFER),
            rich.actions(
                rich.button("Read the last week", action=READ_BACK, value="7"),
                rich.button("Settings …", action="settings", value="here", about="this channel"),
                block_id="greeting",
            ),
        ],
    }
