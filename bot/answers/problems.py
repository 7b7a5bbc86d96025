"""One problem told once: findings about the same words of the same article are told by the most severe of them."""

from __future__ import annotations

from collections.abc import Iterable

from bot.discrepancies.finding import Finding
from bot.report import Filed

_Place = tuple[str, str, int, int]  # check, article, and where in it


def distinct(found: Iterable[Filed]) -> tuple[Filed, ...]:
    """One finding of each problem, in the order given: of several the first somebody has taken up, else the first.

    A difference between two articles is a finding of each, in the thread of each. Findings of one check belong
    together as soon as they share one place, whichever side it is on.
    """
    groups: list[tuple[set[_Place], list[Filed]]] = []
    for filed in found:
        places, together = _places(filed.finding), [filed]
        touched = [group for group in groups if group[0] & places]
        if not touched:
            groups.append((places, together))
            continue
        first, *more = touched
        first[0].update(places, *(group[0] for group in more))
        first[1].extend([*(each for group in more for each in group[1]), filed])
        groups = [group for group in groups if all(group is not other for other in more)]
    return tuple(next((each for each in members if each.assignee), members[0]) for _, members in groups)


def _places(finding: Finding) -> set[_Place]:
    sides = (finding.left, finding.right)
    return {(finding.check, side.article, side.span.start, side.span.end) for side in sides if side}
