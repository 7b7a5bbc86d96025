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
    same = [side for side in _sides(second) if side.value == first.left.value]
    apart = [side for side in _sides(second) if side.value in _against(first) or side in _differing(second, first)]
    named = {_where(first.left), *map(_where, _right(first))}
    alike = tuple(_distinct((*first.alike, *same), named))
    others = tuple(_distinct((*first.others, *apart), {_where(first.left), *map(_where, alike), *_place(first.right)}))
    return replace(first, alike=alike, others=others)


def _differing(finding: Finding, first: Finding) -> tuple[Side, ...]:
    """The sides against which `finding` holds the value that `first` has on the left."""
    return tuple(_right(finding)) if finding.left.value == first.left.value else ()


def _against(finding: Finding) -> set[str | None]:
    return {side.value for side in _right(finding)}


def _right(finding: Finding) -> Iterator[Side]:
    if finding.right is not None:
        yield finding.right
    yield from finding.others


def _sides(finding: Finding) -> Iterator[Side]:
    yield finding.left
    yield from finding.alike
    yield from _right(finding)


def _place(side: Side | None) -> Iterator[tuple[str, int]]:
    if side is not None:
        yield _where(side)


def _where(side: Side) -> tuple[str, int]:
    return side.article, side.span.start


def _distinct(sides: Iterable[Side], named: set[tuple[str, int]]) -> Iterator[Side]:
    """Each place once, those already named left out."""
    seen = set(named)
    for side in sides:
        if _where(side) not in seen:
            seen.add(_where(side))
            yield side
