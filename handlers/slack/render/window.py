"""The window behind "Show all"."""

from __future__ import annotations

from typing import Any

from bot.report import Report
from handlers.slack.render import rich
from handlers.slack.render.reply import View, finding_elements

MOST = 90  # findings; a window holds 100 blocks


def all_findings(report: Report, view: View) -> dict[str, Any]:
    """Every finding that waits, most severe first."""
    standing = report.standing(view.least)
    blocks = [rich.rich_text(*finding_elements(filed, report, view)) for filed in standing[:MOST]]
    if len(standing) > MOST:
        blocks.append(rich.rich_text(rich.text(f"{len(standing) - MOST} more are not shown.")))
    nothing = rich.rich_text(rich.text("Nothing waits any more."))
    return {
        "type": "modal",
        "title": rich.plain("To check"),
        "close": rich.plain("Close"),
        "blocks": blocks or [nothing],
    }
