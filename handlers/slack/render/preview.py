"""The preview of a link to an article the desk knows: its story, its sources, what is open about it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from bot.answers.preview import Preview
from handlers.slack.render import rich
from handlers.slack.render.finding import MARKS
from handlers.slack.render.reply import counts_since


def preview_blocks(preview: Preview, zone: ZoneInfo) -> list[rich.Block]:
    """The blocks of a preview; nothing in it acts, since whoever is sent the link sees it."""
    story = rich.text(f"\n{rich.called(preview.story.name)}")
    elements = [rich.name(preview.title), story, *counts_since(preview.story, zone)]
    for filed in preview.findings:
        finding = filed.finding
        elements.append(rich.text(f"\n{MARKS[finding.severity]} {rich.called(finding.label)}: "))
        elements.append(rich.bold(rich.called(finding.left.text)))
        if finding.right is not None:
            elements += [rich.text(" / "), rich.bold(rich.called(finding.right.text))]
    if preview.more:
        elements.append(rich.text(f"\nand {preview.more} more open"))
    if not preview.findings:
        elements.append(rich.text("\nNothing is open about it."))
    return [rich.rich_text(*elements)]
