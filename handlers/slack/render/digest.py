"""The morning digest: a short first message, and the stories one by one in its thread."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.digests import Digest, StoryLine
from bot.report import Filed, Reference
from handlers.slack.render import rich
from handlers.slack.render.reply import MARKS, counts, label
from handlers.slack.text import escape

NAMED = 5  # stories named in the first message
TOLD = 15  # stories told in the thread
WAITING = 3  # findings told a story
SIDE = 60  # characters of one side of a finding


def digest_message(digest: Digest) -> dict[str, Any]:
    """The first message: how much there is, and the stories that need attention by name."""
    head = f"Good morning. {digest.day:%A, %-d %B}"
    elements = [rich.bold(head), rich.text("\n" + summary(digest))]
    for line in digest.attention[:NAMED]:
        count = len(line.waiting)
        elements.append(rich.text(f"\n● {line.card.name}: {count} thing{'s' if count != 1 else ''} to check"))
    return {"text": escape(f"{head}. {summary(digest)}"), "blocks": [rich.rich_text(*elements, block_id="digest")]}


def digest_stories(digest: Digest, zone: ZoneInfo) -> list[dict[str, Any]]:
    """One message a story for the thread, those that need attention first."""
    sections = (("needs attention", digest.attention), ("new", digest.new), ("developing", digest.developing))
    messages = [_story(line, heading, zone) for heading, lines in sections for line in lines]
    left = len(messages) - TOLD
    more = {"text": f"{left} more stories.", "blocks": [rich.rich_text(rich.text(f"{left} more stories."))]}
    return [*messages[:TOLD], more] if left > 0 else messages


def summary(digest: Digest) -> str:
    """ "2 need attention, 1 new, 3 developing, 4 quiet"."""
    parts = (
        (len(digest.attention), "need attention" if len(digest.attention) != 1 else "needs attention"),
        (len(digest.new), "new"),
        (len(digest.developing), "developing"),
        (digest.quiet, "quiet"),
    )
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"Stories: {told}." if told else "Nothing new, nothing open."


def _story(line: StoryLine, heading: str, zone: ZoneInfo) -> dict[str, Any]:
    elements = [rich.bold(line.card.name), rich.text(f" · {heading} · {counts(line.card, zone)}")]
    for moved in line.movements:
        elements.append(rich.text(f"\n{moved.label}: {moved.before} → {moved.now}"))
    for filed in line.waiting[:WAITING]:
        elements += [rich.text("\n"), *_waiting(filed, line, zone)]
    hidden = len(line.waiting) - WAITING
    if hidden > 0:
        elements.append(rich.text(f"\n{hidden} more in the thread of the post."))
    text = f"{line.card.name} ({heading})"
    return {"text": escape(text), "blocks": [rich.rich_text(*elements)]}


def _waiting(filed: Filed, line: StoryLine, zone: ZoneInfo) -> list[rich.Element]:
    finding = filed.finding
    elements = [rich.text(f"{MARKS[finding.severity]} "), rich.bold(finding.label), rich.text(": ")]
    elements += [rich.text(f"{_short(finding.left.text)} in "), _link(line, finding.left.article, zone)]
    if finding.right:
        elements += [rich.text(f", {_short(finding.right.text)} in "), _link(line, finding.right.article, zone)]
    return elements


def _short(words: str) -> str:
    return words if len(words) <= SIDE else words[:SIDE].rpartition(" ")[0] + " …"


def _link(line: StoryLine, article: str, zone: ZoneInfo) -> rich.Element:
    known: Reference | None = next((each for each in line.references if each.article == article), None)
    return rich.link(label(known, zone), known.link) if known else rich.text("a post")
