"""One finding as it is shown: what differs, both sentences, who did what, and its buttons."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.discrepancies.finding import Finding, Side
from bot.report import DismissReason, Filed, Reference, Referring, Report, Sensitivity, State
from bot.verdict import Severity, Verdict
from handlers.slack.render import rich
from handlers.slack.render.excerpt import excerpt, wording
from handlers.slack.text import clipped

MARKS = {Severity.HIGH: "🔴", Severity.MEDIUM: "🟠", Severity.LOW: "⚪", Severity.NONE: "·"}
_QUOTED_OR_PLACE = re.compile(r"“[^”]*”|\b(?:here|there)\b")
_VALUE = 40  # characters of a third number
_OUTLET = 60  # characters of an outlet's name
ALSO = 3  # further articles named that say what the other side says


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """For whom a report is rendered: the channel's sensitivity and the zone its times are told in."""

    least: Severity = Severity.MEDIUM
    checks: tuple[tuple[str, Severity | None], ...] = ()  # as a channel's
    zone: ZoneInfo

    @property
    def told(self) -> Sensitivity:
        """Which findings are told."""
        return Sensitivity(least=self.least, checks=self.checks)


def finding_blocks(filed: Filed, report: Report, view: View) -> list[rich.Block]:
    """One finding with its controls, which act on the finding their block names."""
    return [rich.rich_text(*finding_elements(filed, report, view)), controls(filed)]


def finding_elements(filed: Filed, report: Report, view: View) -> list[rich.Element]:
    """One finding: what differs, both sentences, the explanation, who has taken it up."""
    finding = filed.finding
    elements = [rich.text(f"{MARKS[finding.severity]} ")]
    if report.touches_ours(filed):
        elements += [rich.bold("OUR COPY"), rich.text(" · ")]
    elements += [rich.name(finding.label), rich.text(": "), *difference(filed, report, view)]
    ours, theirs = _names(filed.finding, report)
    elements += [rich.text(f"\n{ours}: " if finding.right else "\n"), *_evidence(filed, finding.left, left=True)]
    elements += _also(filed, finding.left, finding.alike, report, view)
    if finding.right:
        elements += [rich.text(f"\n{theirs}: "), *_evidence(filed, finding.right, left=False)]
        elements += _also(filed, finding.right, finding.others, report, view)
    elements += [rich.text("\n"), rich.italic(reason(finding, report))]
    return [*elements, *taken_up(filed, view.zone)]


def taken_up(filed: Filed, zone: ZoneInfo) -> list[rich.Element]:
    """A line each for who confirmed a finding and for who looks after it."""
    elements: list[rich.Element] = []
    if filed.state is State.CONFIRMED and filed.by:
        elements += [rich.text("\nConfirmed as wrong by "), rich.user(filed.by), *when(filed.at, zone)]
    if filed.assignee:
        elements += [rich.text("\n"), rich.user(filed.assignee), rich.text(" looks after it")]
        if filed.assigned_by and filed.assigned_by != filed.assignee:
            elements += [rich.text(", asked by "), rich.user(filed.assigned_by)]
    return elements


def headline(filed: Filed, report: Report, view: View) -> str:
    """One finding in one plain line: "Drones shot down: 278 in Sentinel, 287 in AP"."""
    ours = "our copy: " if report.touches_ours(filed) else ""
    words = rich.words_of(difference(filed, report, view, dated=False))
    return f"{ours}{rich.called(filed.finding.label)}: {words}"


def difference(filed: Filed, report: Report, view: View, *, dated: bool = True) -> list[rich.Element]:
    """What differs, in one line, with whose it is."""
    finding = filed.finding
    if finding.right is None:
        return [rich.bold(finding.left.text)]
    left, right = rich.bold(finding.left.text), rich.bold(finding.right.text)
    if finding.right.article == finding.left.article:
        return [left, rich.text(" and "), right, rich.text(" in one text")]
    ours, theirs = _names(filed.finding, report)
    known = report.reference(finding.right.article)
    name = named(known, view.zone) if known and dated else [rich.text(theirs)]
    if finding.diff:
        return [rich.text("the wording differs from "), *name]
    if finding.verdict is Verdict.MISATTRIBUTED:
        return [rich.text("the speaker differs from "), *name]
    return [left, rich.text(f" in {ours}, "), right, rich.text(" in "), *name]


def reason(finding: Finding, known: Referring) -> str:
    """The explanation with the names of the two articles in place of "here" and "there"; quoted words stay."""
    if finding.right is None or finding.right.article == finding.left.article:
        return finding.reason
    places = dict(zip(("here", "there"), _names(finding, known), strict=True))
    return _QUOTED_OR_PLACE.sub(
        lambda found: f"in {places[found[0]]}" if found[0] in places else found[0], finding.reason
    )


def _names(finding: Finding, report: Referring) -> tuple[str, str]:
    """What the two sides are called, short, and never both alike."""
    sides = (finding.left, finding.right or finding.left)
    if sides[0].article == sides[1].article:
        return "once", "once"
    ours, theirs = (report.reference(side.article) for side in sides)
    here, there = short(ours, "this text"), short(theirs, "another article")
    return (f"{here} (this text)", there) if here == there else (here, there)


def settled_blocks(filed: Filed, zone: ZoneInfo) -> list[rich.Block]:
    """A finding somebody dismissed or put off, in one line with the button that takes that back."""
    verb, action = ("Undo", "undo") if filed.state is State.DISMISSED else ("Take up again", "wake")
    button = rich.button(verb, action=action, value=filed.id, about=filed.finding.label)
    line = rich.rich_text(*settled(filed, zone), block_id=f"finding:{filed.id}")
    return [line, rich.actions(button, block_id=f"settled:{filed.id}")]


def settled(filed: Filed, zone: ZoneInfo) -> list[rich.Element]:
    """What was done about a finding somebody dismissed or put off: "Dismissed (rounding): Toll, by @ben, 11 Mar"."""
    name = rich.text(f": {rich.called(filed.finding.label)}")
    if filed.state is State.DISMISSED:
        elements, by, at = [rich.text(f"Dismissed ({filed.reason})"), name], filed.by, when(filed.at, zone)
    else:
        assert filed.snoozed_until is not None
        elements = [rich.text("Put off until "), rich.date(filed.snoozed_until, zone), name]
        by, at = filed.snoozed_by, []
    return [*elements, rich.text(", by "), rich.user(by), *at] if by else elements


def label(reference: Reference, zone: ZoneInfo) -> str:
    """ "AP, 11 Mar 09:14" in mere words, for where Slack takes nothing else; the desk's own are "our copy"."""
    told = f"{short(reference)}, {rich.spelled(reference.at, zone)}" if reference.at else short(reference)
    return f"{told}{_doubted(reference)}"


def _doubted(reference: Reference) -> str:
    """A date nobody believes, to follow a name; empty where there is none."""
    return f" (its feed dates it {reference.doubt[:10]})" if reference.doubt else ""


def named(reference: Reference, zone: ZoneInfo) -> list[rich.Element]:
    """The same, linked, with the time as each reader's own clock has it."""
    doubted = [rich.text(_doubted(reference))] if reference.doubt else []
    return [rich.link(short(reference), reference.link), *when(reference.at, zone), *doubted]


def short(reference: Reference | None, otherwise: str = "a post") -> str:
    """What an article is called without its time; `otherwise` where it is not known."""
    if reference is None:
        return otherwise
    return "our copy" if reference.ours else clipped(reference.name, _OUTLET)


def when(at: datetime | None, zone: ZoneInfo) -> list[rich.Element]:
    """ ", 11 Mar 09:14", to follow a name."""
    return [rich.text(", "), rich.date(at, zone)] if at else []


def _evidence(filed: Filed, side: Side, *, left: bool) -> list[rich.Element]:
    words = wording(filed.finding, left=left) if filed.finding.diff else excerpt(side)
    return [*words, rich.text(f"  — {rich.called(side.source)}")] if side.source else words


def _also(filed: Filed, beside: Side, sides: Sequence[Side], report: Report, view: View) -> list[rich.Element]:
    """The other articles that stand on one side of the finding, by name; with their number where it is a third."""
    right = filed.finding.right
    shown = {filed.finding.left.article, right.article if right else None}
    told = {side.article: side for side in reversed(sides)}
    others = [report.reference(article) for article in dict.fromkeys(side.article for side in sides)]
    also = [each for each in others if each is not None and each.article not in shown]
    if not also:
        return []
    elements = [rich.text("\nalso ")]
    for place, each in enumerate(also[:ALSO]):
        elements += [rich.text(", " if place else ""), *named(each, view.zone)]
        value = filed.finding.other_value(told[each.article], beside)
        elements += [rich.text(f" ({clipped(value, _VALUE)})")] if value else []
    more = len(also) - ALSO
    return [*elements, rich.text(f" and {more} more")] if more > 0 else elements


def controls(filed: Filed, *, link: str | None = None) -> rich.Block:
    """What can be done about a finding: two things at sight, the rest in a menu; `link` leads to where it is told."""
    about = rich.called(filed.finding.label)
    verb, action = ("Confirm", "confirm") if filed.state is State.OPEN else ("Undo", "undo")
    reasons = [(reason.value.capitalize(), reason.value) for reason in DismissReason]
    rest = [
        (rich.about_it(words, about), what, filed.id)
        for words, what in (
            ("Assign …", "assign_to"),
            ("Snooze for an hour", "snooze_hour"),
            ("Snooze until tomorrow", "snooze_morning"),
        )
    ]
    return rich.actions(
        rich.button(verb, action=action, value=filed.id, about=about),
        rich.menu(rich.about_it("Dismiss", about), action="dismiss", options=reasons),
        rich.overflow(*rest, link=(rich.about_it("Open the thread", about), link) if link else None),
        block_id=f"actions:{filed.id}",
    )
