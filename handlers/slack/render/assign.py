"""The window "Assign …"."""

from __future__ import annotations

import json
from typing import Any

from handlers.slack.render import rich

CALLBACK = "assign"
PERSON = "person"


def assign_view(finding: str, label: str, *, channel: str, to: str) -> dict[str, Any]:
    """The window to choose who looks after a finding; `channel` empty on Home, `to` offered at first."""
    choice = {"type": "users_select", "action_id": PERSON, "initial_user": to}
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "private_metadata": json.dumps({"finding": finding, "channel": channel}),
        "title": rich.plain("Assign"),
        "submit": rich.plain("Assign"),
        "close": rich.plain("Cancel"),
        "blocks": [
            rich.rich_text(rich.name(label)),
            {"type": "input", "block_id": PERSON, "label": rich.plain("Who looks after it"), "element": choice},
        ],
    }
