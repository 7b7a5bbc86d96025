"""The one reply in the thread of a post: the story, what does not agree, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from bot.discrepancies.discrepancy import Severity, Side
from bot.report import DismissReason, Filed, Reference, Report, State, StoryCard
from handlers.slack.render import rich
from handlers.slack.render.excerpt import excerpt, wording
from handlers.slack.render.versions import versions
from handlers.slack.text import escape

SHOWN = 5  # findings in a reply; the rest waits behind "Show all"
TEXT_LIMIT = 3900  # characters of the plain text for notifications and screen readers
MARKS = {Severity.HIGH: "🔴", Severity.MEDIUM: "🟠", Severity.LOW: "⚪", Severity.NONE: "·"}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """For whom a report is rendered: the channel's sensitivity and the zone its times are told in."""

    least: Severity = Severity.MEDIUM
    zone: ZoneInfo


def reply(report: Report, view: View, ts: str) -> dict[str, Any]:
    """The `text` and `blocks` of the reply to the posting whose message is `ts`."""
    standing = report.standing(view.least)
    blocks = [rich.rich_text(*_heading(report, view), block_id="story")]
    for filed in standing[:SHOWN]:
        blocks += finding_blocks(filed, report, view)
    blocks += [_settled(filed) for filed in report.findings if filed.state is State.DISMISSED][:SHOWN]
    blocks += _footer(report, ts, hidden=len(standing) - SHOWN)
    return {"text": _plain(report, standing, view), "blocks": blocks}


def finding_blocks(filed: Filed, report: Report, view: View) -> list[rich.Block]:
    """One finding with its buttons."""
    return [rich.rich_text(*finding_elements(filed, report, view), block_id=f"finding:{filed.id}"), _buttons(filed)]


def finding_elements(filed: Filed, report: Report, view: View) -> list[rich.Element]:
    """One finding: what differs, both sentences, the explanation."""
    finding = filed.finding
    elements = [rich.text(f"{MARKS[finding.severity]} "), rich.bold(finding.label), rich.text(": ")]
    elements += _difference(filed, report, view)
    elements += [rich.text("\nhere   "), *_evidence(filed, finding.left, left=True)]
    if finding.right:
        elements += [rich.text("\nthere  "), *_evidence(filed, finding.right, left=False)]
    elements += [rich.text("\n"), rich.italic(finding.reason)]
    if filed.state is State.CONFIRMED and filed.by:
        elements += [rich.text("\nConfirmed by "), rich.user(filed.by)]
    return elements


def headline(filed: Filed, report: Report, view: View) -> str:
    """One finding in one plain line: "Drones shot down: 278 here, 287 in AP, 09:14"."""
    return f"{filed.finding.label}: " + "".join(_words(element) for element in _difference(filed, report, view))


def _heading(report: Report, view: View) -> list[rich.Element]:
    ours = [rich.text(" · our copy")] if _is_ours(report) else []
    elements = [rich.bold(report.story.name), rich.text(f" · {counts(report.story, view.zone)}"), *ours]
    if report.reasons:
        elements.append(rich.text("\nMatched on: " + "; ".join(report.reasons)))
    if report.candidate:
        elements.append(rich.text(f"\nIt may belong to “{report.candidate.name}”."))
    if report.article.language != "en":
        elements.append(rich.text("\nThe text is not in English: I read figures and names in it, less surely."))
    if report.article.embargo:
        elements.append(rich.text("\nUnder embargo: I use it in this channel only."))
    return [*elements, *versions(report, lambda each: rich.link(label(each, view.zone), each.link))]


def counts(story: StoryCard, zone: ZoneInfo) -> str:
    """ "3 articles, 2 independent sources · since 11 Dec 09:14"."""
    articles = f"{story.articles} article{'s' if story.articles != 1 else ''}"
    sources = f"{story.sources} independent source{'s' if story.sources != 1 else ''}"
    since = f" · since {story.since.astimezone(zone):%-d %b %H:%M}" if story.since else ""
    return f"{articles}, {sources}{since}" if story.articles > 1 else f"first article of this story{since}"


def label(reference: Reference, zone: ZoneInfo) -> str:
    """ "AP, 11 Mar 09:14", in the reader's zone."""
    name = "our copy" if reference.ours else reference.name
    return f"{name}, {reference.at.astimezone(zone):%-d %b %H:%M}" if reference.at else name


def _difference(filed: Filed, report: Report, view: View) -> list[rich.Element]:
    finding = filed.finding
    if finding.right is None:
        return [rich.bold(finding.left.text)]
    there = report.reference(finding.right.article)
    name = rich.link(label(there, view.zone), there.link) if there else rich.text("another article")
    if finding.diff:
        return [rich.text("the wording differs from "), name]
    if finding.left.text == finding.right.text:
        return [rich.text("the speaker differs from "), name]
    return [rich.bold(finding.left.text), rich.text(" here, "), rich.bold(finding.right.text), rich.text(" in "), name]


def _evidence(filed: Filed, side: Side, *, left: bool) -> list[rich.Element]:
    words = wording(filed.finding, left=left) if filed.finding.diff else excerpt(side)
    return [*words, rich.text(f"  — {side.source}")] if side.source else words


def _buttons(filed: Filed) -> rich.Block:
    reasons = [(reason.value.capitalize(), f"{filed.id}|{reason.value}") for reason in DismissReason]
    elements = [rich.menu("Dismiss …", action="dismiss", options=reasons)]
    if filed.state is State.OPEN:
        elements.insert(0, rich.button("Confirm", action="confirm", value=filed.id))
    return rich.actions(*elements, block_id=f"actions:{filed.id}")


def _settled(filed: Filed) -> rich.Block:
    elements = [rich.text(f"Dismissed ({filed.reason}): {filed.finding.label}")]
    if filed.by:
        elements += [rich.text(", by "), rich.user(filed.by)]
    return rich.rich_text(*elements, block_id=f"finding:{filed.id}")


def _footer(report: Report, ts: str, *, hidden: int) -> list[rich.Block]:
    elements = []
    if hidden > 0:
        elements.append(rich.button(f"Show all ({hidden} more)", action="show_all", value=ts))
    dismissed = [filed for filed in report.findings if filed.state is State.DISMISSED]
    elements += [
        rich.button(f"Undo: {filed.finding.label}"[:75], action=f"undo_{place}", value=filed.id)
        for place, filed in enumerate(dismissed[:SHOWN])
    ]
    if report.story.articles > 1:
        elements.append(rich.button("Not this story", action="not_story", value=report.article.id))
    return [rich.actions(*elements, block_id="footer")] if elements else []


def _plain(report: Report, standing: tuple[Filed, ...], view: View) -> str:
    if standing:
        count = f"{len(standing)} thing{'s' if len(standing) != 1 else ''} to check"
        lines = [f"{filed.finding.severity.value}: {headline(filed, report, view)}" for filed in standing[:SHOWN]]
        words = "\n".join([f"{report.story.name}: {count}.", *lines])
    else:
        words = f"{report.story.name}: nothing to check ({counts(report.story, view.zone)})."
    escaped = escape(words)
    return escaped if len(escaped) <= TEXT_LIMIT else escaped[:TEXT_LIMIT].rpartition(" ")[0] + " …"


def _is_ours(report: Report) -> bool:
    own = report.reference(report.article.id)
    return own is not None and own.ours


def _words(element: rich.Element) -> str:
    return str(element.get("text", ""))
