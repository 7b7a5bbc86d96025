"""What a digest tells: what waits, what is new, what moved."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from datetime import date, datetime

from bot.ledger.measure import Measure
from bot.report import Filed, Reference, StoryCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A measure whose value changed since the last digest: "killed: 60 → 84"."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in a digest, with what moved in it and what waits in it."""

    card: StoryCard
    fresh: int  # articles first posted since the last digest
    movements: tuple[Movement, ...] = ()
    waiting: tuple[Filed, ...] = ()
    references: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One morning's digest of what one channel may see."""

    day: date
    since: datetime
    attention: tuple[StoryLine, ...] = ()  # stories with findings that wait
    new: tuple[StoryLine, ...] = ()
    developing: tuple[StoryLine, ...] = ()
    quiet: int = 0  # stories in which nothing happened

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.attention or self.new or self.developing)


def sort(day: date, since: datetime, stories: tuple[StoryLine, ...]) -> Digest:
    """A digest from the channel's stories: each is told once, where it matters most."""
    attention = tuple(line for line in stories if line.waiting)
    rest = [line for line in stories if not line.waiting]
    new = tuple(line for line in rest if line.fresh == line.card.articles)
    developing = tuple(line for line in rest if line.fresh and line not in new)
    quiet = len(rest) - len(new) - len(developing)
    return Digest(day=day, since=since, attention=attention, new=new, developing=developing, quiet=quiet)


def movement(measure: Measure, fresh: Set[str]) -> Movement | None:
    """How a measure's latest value moved with the articles in `fresh`.

    None where none of them states it, where only they do, or where it stayed what it was.
    """
    before = [seen.figure for seen in measure.observations if seen.article not in fresh]
    after = [seen.figure for seen in measure.observations if seen.article in fresh]
    if not before or not after or (before[-1].low, before[-1].high) == (after[-1].low, after[-1].high):
        return None
    return Movement(label=measure.label, before=before[-1].text, now=after[-1].text)
