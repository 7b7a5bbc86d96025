"""The one reply in the thread of a post: the story, what does not agree, and what can be done about it."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.report import Filed, Report, State, StoryCard
from handlers.slack.render import rich
from handlers.slack.render.finding import (
    MARKS,
    View,
    finding_blocks,
    finding_elements,
    headline,
    label,
    settled_block,
    when,
)
from handlers.slack.render.versions import versions
from handlers.slack.text import clipped, escape, visible

__all__ = ["MARKS", "View", "counts", "finding_elements", "label", "preflight_reply", "reply"]

SHOWN = 5  # findings in a reply; the rest waits behind "Show all"
TEXT_LIMIT = 3900  # characters of the plain text for notifications and screen readers
_PRIVATE = "Only you see this, and I kept nothing of the text: post it where I am to have it kept."
PUT_BACK = 4  # dismissed and put-off findings that are still named


def reply(report: Report, view: View, ts: str) -> dict[str, Any]:
    """The `text` and `blocks` of the reply to the posting whose message is `ts`, as many findings as fit."""
    standing = report.standing(view.least)
    for shown in range(min(len(standing), SHOWN), -1, -1):
        blocks = _blocks(report, standing, view, ts, shown)
        if rich.size_of(blocks) <= rich.MESSAGE_BYTES:
            break
    return {"text": _plain(report, standing, view), "blocks": blocks}


def preflight_reply(report: Report, view: View) -> dict[str, Any]:
    """What only the asker sees of a text that is not kept: everything that does not agree, without buttons."""
    standing = report.standing(view.least)
    for shown in range(min(len(standing), 2 * SHOWN), -1, -1):
        blocks = [rich.rich_text(*_heading(report, view))]
        blocks += [rich.rich_text(*finding_elements(filed, report, view)) for filed in standing[:shown]]
        hidden = f" {len(standing) - shown} more are not shown." if len(standing) > shown else ""
        blocks.append(rich.context(f"{_PRIVATE}{hidden}"))
        if rich.size_of(blocks) <= rich.MESSAGE_BYTES:
            break
    return {"text": _plain(report, standing, view), "blocks": blocks}


def counts(story: StoryCard, zone: ZoneInfo) -> str:
    """ "3 articles, 2 independent sources · since 11 Dec 09:14"."""
    articles = f"{story.articles} article{'s' if story.articles != 1 else ''}"
    sources = f"{story.sources} independent source{'s' if story.sources != 1 else ''}"
    since = f" · since {story.since.astimezone(zone):%-d %b %H:%M}" if story.since else ""
    return f"{articles}, {sources}{since}" if story.articles > 1 else f"first article of this story{since}"


def _blocks(report: Report, standing: tuple[Filed, ...], view: View, ts: str, shown: int) -> list[rich.Block]:
    blocks = [rich.rich_text(*_heading(report, view), block_id="story")]
    for filed in standing[:shown]:
        blocks += finding_blocks(filed, report, view)
    put_back = _put_back(report)[:PUT_BACK]
    blocks += [settled_block(filed, view) for filed in put_back]
    return [*blocks, *_footer(report, ts, put_back, hidden=len(standing) - shown)]


def _heading(report: Report, view: View) -> list[rich.Element]:
    ours = [rich.text(" · "), rich.bold("our copy")] if _is_ours(report) else []
    elements = [rich.name(report.story.name), rich.text(f" · {counts(report.story, view.zone)}"), *ours]
    if report.candidate:
        elements.append(rich.text(f"\nDoes it belong to “{rich.called(report.candidate.name)}”?"))
    if report.reasons:
        told = "In common" if report.candidate else "Matched on"
        elements.append(rich.text(f"\n{told}: {'; '.join(report.reasons)}"))
    if report.ruling and not report.ruling.undone:
        elements += [rich.text("\nPut into this story by "), rich.user(report.ruling.by)]
        elements.append(rich.text(when(report.ruling.at, view.zone)))
    if report.article.language != "en":
        elements.append(rich.text("\nThe text is not in English: I read figures and names in it, less surely."))
    if report.article.embargo:
        elements.append(rich.text("\nUnder embargo: I use it in this channel only."))
    return [*elements, *versions(report, lambda each: rich.link(label(each, view.zone), each.link))]


def _put_back(report: Report) -> list[Filed]:
    """The findings somebody dismissed or put off."""
    return [
        filed for filed in report.findings if filed.state is State.DISMISSED or (filed.standing and not filed.waiting)
    ]


def _footer(report: Report, ts: str, put_back: list[Filed], *, hidden: int) -> list[rich.Block]:
    elements = []
    if hidden > 0:
        elements.append(rich.button(f"Show all ({hidden} more)", action="show_all", value=ts))
    for place, filed in enumerate(put_back):
        name, verb = ("undo", "Undo") if filed.state is State.DISMISSED else ("wake", "Take up again")
        elements.append(rich.button(f"{verb}: {filed.finding.label}", action=f"{name}_{place}", value=filed.id))
    confirmed = [filed for filed in report.standing() if filed.state is State.CONFIRMED]
    elements += [
        rich.button(f"Undo: {filed.finding.label}", action=f"undo_c{place}", value=filed.id)
        for place, filed in enumerate(confirmed[:SHOWN])
    ]
    elements += _story_buttons(report)
    if any(filed.waiting for filed in report.findings):
        elements.append(
            rich.overflow(action="mute", options=[("Mute here", "here"), ("Mute for me", "me")]),
        )
    return [rich.actions(*elements, block_id="footer")] if elements else []


def _story_buttons(report: Report) -> list[rich.Element]:
    """What can be said about the story an article was put into."""
    article, elements = report.article.id, []
    if report.candidate:
        elements.append(rich.button("Yes, that story", action="maybe_yes", value=f"yes|{article}"))
        elements.append(rich.button("No, another one", action="maybe_no", value=f"no|{article}"))
    if report.story.articles > 1:
        elements.append(rich.button("Not this story", action="not_story", value=article))
    if report.ruling and not report.ruling.undone:
        elements.append(rich.button("Put it back", action="unrule", value=report.ruling.id))
    if elements:
        elements.append(rich.button("Move to …", action="move_to", value=article))
    return elements


def _plain(report: Report, standing: tuple[Filed, ...], view: View) -> str:
    """The reply in words, for notifications and screen readers."""
    if standing:
        count = f"{len(standing)} thing{'s' if len(standing) != 1 else ''} to check"
        lines = [f"{filed.finding.severity.value}: {headline(filed, report, view)}" for filed in standing[:SHOWN]]
        words = "\n".join([f"{rich.called(report.story.name)}: {count}.", *lines])
    else:
        words = f"{rich.called(report.story.name)}: nothing to check ({counts(report.story, view.zone)})."
    return shortened(words)


def shortened(words: str) -> str:
    """`words` escaped for Slack and cut to what a notification's text should hold."""
    told, most = visible(words), TEXT_LIMIT
    while (length := len(escape(clipped(told, most)))) > TEXT_LIMIT:
        most = most * TEXT_LIMIT // length - 1
    return escape(clipped(told, most))


def _is_ours(report: Report) -> bool:
    own = report.reference(report.article.id)
    return own is not None and own.ours
