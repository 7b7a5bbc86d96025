"""One finding as it is shown: what differs, both sentences, who did what, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.discrepancies.finding import Side
from bot.report import DismissReason, Filed, Reference, Report, State
from bot.verdict import Severity, Verdict
from handlers.slack.render import rich
from handlers.slack.render.excerpt import excerpt, wording
from handlers.slack.text import clipped

MARKS = {Severity.HIGH: "🔴", Severity.MEDIUM: "🟠", Severity.LOW: "⚪", Severity.NONE: "·"}
_OUTLET = 60  # characters of an outlet's name
ALSO = 3  # further articles named that say what the other side says


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """For whom a report is rendered: the channel's sensitivity and the zone its times are told in."""

    least: Severity = Severity.MEDIUM
    zone: ZoneInfo


def finding_blocks(filed: Filed, report: Report, view: View) -> list[rich.Block]:
    """One finding with its buttons, which act on the finding their block names."""
    return [rich.rich_text(*finding_elements(filed, report, view)), _buttons(filed)]


def finding_elements(filed: Filed, report: Report, view: View) -> list[rich.Element]:
    """One finding: what differs, both sentences, the explanation, who has taken it up."""
    finding = filed.finding
    elements = [rich.text(f"{MARKS[finding.severity]} ")]
    if report.touches_ours(filed):
        elements += [rich.bold("OUR COPY"), rich.text(" · ")]
    elements += [rich.name(finding.label), rich.text(": "), *difference(filed, report, view)]
    elements += [rich.text("\nhere   "), *_evidence(filed, finding.left, left=True)]
    elements += _also(filed, finding.alike, report, view)
    if finding.right:
        elements += [rich.text("\nthere  "), *_evidence(filed, finding.right, left=False)]
        elements += _also(filed, finding.others, report, view)
    elements += [rich.text("\n"), rich.italic(finding.reason)]
    if filed.state is State.CONFIRMED and filed.by:
        elements += [rich.text("\nConfirmed as wrong by "), rich.user(filed.by), rich.text(when(filed.at, view.zone))]
    if filed.assignee:
        elements += [rich.text("\n"), rich.user(filed.assignee), rich.text(" looks after it")]
        if filed.assigned_by and filed.assigned_by != filed.assignee:
            elements += [rich.text(", asked by "), rich.user(filed.assigned_by)]
    return elements


def headline(filed: Filed, report: Report, view: View) -> str:
    """One finding in one plain line: "Drones shot down: 278 here, 287 in AP, 09:14"."""
    ours = "our copy: " if report.touches_ours(filed) else ""
    words = "".join(str(element.get("text", "")) for element in difference(filed, report, view))
    return f"{ours}{rich.called(filed.finding.label)}: {words}"


def difference(filed: Filed, report: Report, view: View) -> list[rich.Element]:
    """What differs, in one line."""
    finding = filed.finding
    if finding.right is None:
        return [rich.bold(finding.left.text)]
    there = report.reference(finding.right.article)
    name = rich.link(label(there, view.zone), there.link) if there else rich.text("another article")
    if finding.diff:
        return [rich.text("the wording differs from "), name]
    if finding.verdict is Verdict.MISATTRIBUTED:
        return [rich.text("the speaker differs from "), name]
    return [rich.bold(finding.left.text), rich.text(" here, "), rich.bold(finding.right.text), rich.text(" in "), name]


def settled_block(filed: Filed, view: View) -> rich.Block:
    """A finding somebody dismissed or put off, in one line."""
    if filed.state is State.DISMISSED:
        elements = [rich.text(f"Dismissed ({filed.reason}): {rich.called(filed.finding.label)}")]
        by, at = filed.by, when(filed.at, view.zone)
    else:
        assert filed.snoozed_until is not None
        until = f"{filed.snoozed_until.astimezone(view.zone):%-d %b %H:%M}"
        elements = [rich.text(f"Put off until {until}: {rich.called(filed.finding.label)}")]
        by, at = filed.snoozed_by, ""
    if by:
        elements += [rich.text(", by "), rich.user(by), rich.text(at)]
    return rich.rich_text(*elements, block_id=f"finding:{filed.id}")


def label(reference: Reference, zone: ZoneInfo) -> str:
    """ "AP, 11 Mar 09:14", in the reader's zone; the desk's own outlets are "our copy"."""
    name = "our copy" if reference.ours else clipped(reference.name, _OUTLET)
    return f"{name}, {reference.at.astimezone(zone):%-d %b %H:%M}" if reference.at else name


def when(at: datetime | None, zone: ZoneInfo) -> str:
    """ ", 11 Mar 09:14", to follow a name."""
    return f", {at.astimezone(zone):%-d %b %H:%M}" if at else ""


def _evidence(filed: Filed, side: Side, *, left: bool) -> list[rich.Element]:
    words = wording(filed.finding, left=left) if filed.finding.diff else excerpt(side)
    return [*words, rich.text(f"  — {rich.called(side.source)}")] if side.source else words


def _also(filed: Filed, sides: Sequence[Side], report: Report, view: View) -> list[rich.Element]:
    """The other articles that stand on one side of the finding, by name."""
    right = filed.finding.right
    shown = {filed.finding.left.article, right.article if right else None}
    others = [report.reference(article) for article in dict.fromkeys(side.article for side in sides)]
    named = [each for each in others if each is not None and each.article not in shown]
    if not named:
        return []
    elements = [rich.text("\nalso   ")]
    for place, each in enumerate(named[:ALSO]):
        elements += [rich.text(", " if place else ""), rich.link(label(each, view.zone), each.link)]
    more = len(named) - ALSO
    return [*elements, rich.text(f" and {more} more")] if more > 0 else elements


def _buttons(filed: Filed) -> rich.Block:
    reasons = [(reason.value.capitalize(), reason.value) for reason in DismissReason]
    elements = [
        rich.menu("Dismiss …", action="dismiss", options=reasons),
        rich.people("Assign to …", action="assign"),
        rich.overflow(
            action="snooze",
            options=[("Snooze for an hour", "hour"), ("Snooze until tomorrow", "morning")],
        ),
    ]
    if filed.state is State.OPEN:
        elements.insert(0, rich.button("Confirm", action="confirm", value=filed.id))
    return rich.actions(*elements, block_id=f"actions:{filed.id}")
