"""What a digest tells: what waits, what is new, what moved."""

from __future__ import annotations

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
    articles_since: int  # new articles since the last digest
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
    new = tuple(line for line in rest if line.card.since and line.card.since >= since and line.articles_since)
    developing = tuple(line for line in rest if line.articles_since and line not in new)
    quiet = len(rest) - len(new) - len(developing)
    return Digest(day=day, since=since, attention=attention, new=new, developing=developing, quiet=quiet)


def movement(measure: Measure, since: datetime) -> Movement | None:
    """How a measure's latest stated value moved across `since`; None where it did not or was not known before."""
    dated = [seen for seen in measure.observations if seen.published]
    before = [seen for seen in dated if seen.published and seen.published.at < since]
    after = [seen for seen in dated if seen.published and seen.published.at >= since]
    if not before or not after or before[-1].figure.value == after[-1].figure.value:
        return None
    return Movement(label=measure.label, before=before[-1].figure.text, now=after[-1].figure.text)
