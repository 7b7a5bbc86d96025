"""What a person reads in their direct message when somebody gives them a finding to look after."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.overview import Overview
from handlers.slack.render import rich
from handlers.slack.render.digest import differing
from handlers.slack.render.finding import MARKS, named, reason, short
from handlers.slack.render.reply import shortened
from handlers.slack.text import clipped

_REASON = 300  # characters


def given(told: Overview, zone: ZoneInfo, *, by: str) -> dict[str, Any]:
    """The `text` and `blocks`: who asks, what differs and between whom, and the way to the thread."""
    [waiting] = told.waiting
    finding = waiting.filed.finding
    left, right = told.reference(finding.left.article), None
    here, there = differing(finding)
    elements = [
        rich.user(by),
        rich.text(" gives you something to look after in "),
        rich.story(waiting.story.name, waiting.story.link),
        rich.text(f"\n{MARKS[finding.severity]} "),
        rich.name(finding.label),
        rich.text(f": {here} in "),
        *(named(left, zone) if left else [rich.text("a post")]),
    ]
    if finding.right:
        right = told.reference(finding.right.article)
        elements += [rich.text(f", {there} in "), *(named(right, zone) if right else [rich.text("a post")])]
    elements += [rich.text("\n"), rich.italic(clipped(reason(finding, told), _REASON))]
    plain = f"To look after: {rich.called(finding.label)} in {rich.called(waiting.story.name)}, {here} in {short(left)}"
    link = left.link if left else None
    blocks = [rich.rich_text(*elements), *rich.opening(link, about=finding.label, block_id="given")]
    return {"text": shortened(f"{plain}, {there} in {short(right)}" if finding.right else plain), "blocks": blocks}
