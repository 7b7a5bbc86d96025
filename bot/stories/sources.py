"""How many independent sources a story rests on: outlets that print one agency's text are one."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a story as far as its origin goes."""

    article: int
    outlet: str | None = None
    copy_of: int | None = None  # the article most of whose wording it shares, whether in the story or not


def independent_sources(articles: Iterable[Told]) -> int:
    """The number of groups of articles that neither share an outlet nor are copies of one text.

    An article without an outlet that is no copy counts by itself.
    """
    head: dict[Hashable, Hashable] = {}
    told = tuple(articles)
    for each in told:
        for shared in (("outlet", each.outlet), ("text", each.copy_of)):
            if shared[1] is not None:
                head[_head(head, shared)] = _head(head, ("text", each.article))
    return len({_head(head, ("text", each.article)) for each in told})


def _head(head: dict[Hashable, Hashable], of: Hashable) -> Hashable:
    """The one that stands for the group `of` belongs to; the way there is half as long the next time."""
    while (above := head.get(of, of)) != of:
        head[of] = of = head.get(above, above)
    return of
