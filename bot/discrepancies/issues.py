"""One issue, one finding: what several sentences or articles say against each other is told once, with all of them.

A toll of 60 here, of 84 in five articles there, is one issue however many sentences repeat it. Two findings of figures
are one issue where they count the same and the same two values stand against each other, whichever of them is the later
article's, or where one of ours is held against several values of theirs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.discrepancies.finding import Finding, Side


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings with those of one issue made one, at the place of the first; those that tell nothing stay apart.

    The severest of them speaks for all; the sides of the others are named beside its own.
    """
    issues: list[Finding] = []
    by_measure: dict[tuple[str, str], list[int]] = {}
    for finding in findings:
        if finding.measure is None or finding.right is None or not finding.severity.rank:
            issues.append(finding)
            continue
        alike = by_measure.setdefault((finding.check, finding.measure), [])
        place = next((at for at in alike if _are_one(issues[at], finding)), None)
        if place is None:
            alike.append(len(issues))
            issues.append(finding)
        else:
            issues[place] = _joined(issues[place], finding)
    return tuple(issues)


def _are_one(one: Finding, other: Finding) -> bool:
    ours, theirs = _against(one), _against(other)
    if one.left.value == other.left.value:
        return True
    return one.left.value in theirs and other.left.value in ours


def _joined(one: Finding, other: Finding) -> Finding:
    """The severer of the two, the first where they are alike, with the other's sides."""
    first, second = (one, other) if one.severity.rank >= other.severity.rank else (other, one)
    ours, theirs = first.left.value, _against(first)
    same = [side for side in second.sides if side.value == ours]
    held = set(second.against) if second.left.value == ours else set()  # whatever second holds our value against
    apart = [side for side in second.sides if side.value in theirs or side in held]
    alike = tuple(_distinct((*first.alike, *same), (first.left, *first.against)))
    named = (first.left, *alike) if first.right is None else (first.left, first.right, *alike)
    return replace(first, alike=alike, others=tuple(_distinct((*first.others, *apart), named)))


def _against(finding: Finding) -> set[str | None]:
    return {side.value for side in finding.against}


def _distinct(sides: Iterable[Side], named: Iterable[Side]) -> Iterator[Side]:
    """Each place once, those already named left out."""
    seen = {(side.article, side.span.start) for side in named}
    for side in sides:
        place = (side.article, side.span.start)
        if place not in seen:
            seen.add(place)
            yield side
