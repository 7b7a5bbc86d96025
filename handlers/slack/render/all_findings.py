"""The window behind "Show all", page by page."""

from __future__ import annotations

import json
from typing import Any

from bot.report import Report
from handlers.slack.render import rich
from handlers.slack.render.finding import View, finding_elements

PAGE = 10  # findings


def all_findings(report: Report, view: View, *, channel: str, ts: str, page: int = 0) -> dict[str, Any]:
    """One page of every finding that waits for the posting, most severe first."""
    standing = report.standing(view.told)
    pages = max(1, -(-len(standing) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = standing[page * PAGE : (page + 1) * PAGE]
    blocks = [rich.rich_text(*finding_elements(filed, report, view)) for filed in shown]
    if not blocks:
        blocks = [rich.rich_text(rich.text("Nothing waits any more."))]
    if pages > 1:
        blocks += _turning(page, pages)
    return {
        "type": "modal",
        "callback_id": "all_findings",
        "private_metadata": json.dumps({"channel": channel, "ts": ts}),
        "title": rich.plain("To check"),
        "close": rich.plain("Close"),
        "blocks": blocks,
    }


def _turning(page: int, pages: int) -> list[rich.Block]:
    buttons = []
    if page > 0:
        buttons.append(rich.button("Previous", action="page_back", value=str(page - 1)))
    if page < pages - 1:
        buttons.append(rich.button("Next", action="page_on", value=str(page + 1)))
    return [rich.context(f"Page {page + 1} of {pages}"), rich.actions(*buttons, block_id="pages")]
