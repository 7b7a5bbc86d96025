"""What a digest tells: what waits, what is new, what moved, what was corrected."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.correction import Changed, Correction
from bot.digests.chart import Chart
from bot.ledger.measure import Measure
from bot.report import Filed, Referring, StoryCard
from bot.subscription import EVERYTHING, Part


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine(Referring):
    """One story in a digest, with what moved in it and what waits in it. It names every article of what waits."""

    card: StoryCard
    fresh: int  # articles first posted since the last digest
    movements: tuple[Changed, ...] = ()  # measures whose value changed since the last digest
    waiting: tuple[Filed, ...] = ()
    corrections: tuple[Correction, ...] = ()
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One morning's digest of what one channel or person may see."""

    day: date
    since: datetime
    attention: tuple[StoryLine, ...] = ()  # stories with findings that wait
    new: tuple[StoryLine, ...] = ()
    developing: tuple[StoryLine, ...] = ()
    corrected: tuple[StoryLine, ...] = ()  # stories in which something was corrected, told wherever else too
    quiet: tuple[StoryCard, ...] = ()  # stories in which nothing happened
    beats: tuple[str, ...] = ()  # what it was asked to tell about; empty: everything

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not (self.attention or self.new or self.developing or self.corrected)

    @property
    def charts(self) -> tuple[Chart, ...]:
        """The charts of the stories told, in their order."""
        return tuple(chart for line in (*self.attention, *self.new, *self.developing) for chart in line.charts)


def sort(day: date, since: datetime, stories: tuple[StoryLine, ...], *, beats: tuple[str, ...] = ()) -> Digest:
    """A digest from the viewer's stories: each is told once, where it matters most."""
    attention = tuple(line for line in stories if line.waiting)
    rest = [line for line in stories if not line.waiting]
    new = tuple(line for line in rest if line.fresh and line.fresh == line.card.articles)
    developing = tuple(line for line in rest if line.fresh and line not in new)
    quiet = tuple(line.card for line in rest if not line.fresh)
    corrected = tuple(line for line in stories if line.corrections)
    return Digest(
        day=day,
        since=since,
        attention=attention,
        new=new,
        developing=developing,
        corrected=corrected,
        quiet=quiet,
        beats=beats,
    )


def only(digest: Digest, parts: Set[Part]) -> Digest:
    """The digest with the parts nobody asked for left out."""
    if parts == EVERYTHING:
        return digest
    kept = digest if Part.CHARTS in parts else _without_charts(digest)
    return replace(
        kept,
        attention=kept.attention if Part.ATTENTION in parts else (),
        new=kept.new if Part.NEW in parts else (),
        developing=kept.developing if Part.DEVELOPING in parts else (),
        corrected=kept.corrected if Part.CORRECTIONS in parts else (),
        quiet=kept.quiet if Part.QUIET in parts else (),
    )


def movement(measure: Measure, fresh: Set[str]) -> Changed | None:
    """How a measure's latest value moved with the articles in `fresh`.

    None where none of them states it, where only they do, or where it stayed what it was.
    """
    before = [seen.figure for seen in measure.observations if seen.article not in fresh]
    after = [seen.figure for seen in measure.observations if seen.article in fresh]
    if not before or not after or (before[-1].low, before[-1].high) == (after[-1].low, after[-1].high):
        return None
    return Changed(label=measure.label, before=before[-1].text, now=after[-1].text)


def _without_charts(digest: Digest) -> Digest:
    def bare(lines: tuple[StoryLine, ...]) -> tuple[StoryLine, ...]:
        return tuple(replace(line, charts=()) for line in lines)

    return replace(digest, attention=bare(digest.attention), new=bare(digest.new), developing=bare(digest.developing))
