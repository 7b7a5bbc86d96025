"""How sure the desk must be that two happenings are one before it compares their times."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HappeningThresholds:
    """Values of section [happenings] in config/defaults.toml, where their evidence stands. Points of likeness."""

    single: float  # from which two are one, of what happens once in a story: a death, an arrest
    repeated: float  # of what the same people do again: meet, announce
    far: float  # where the times lie so far apart that a slip does not explain them
    far_repeated: float  # the same of what is done again
    explained: float  # points by which a happening at the other's time may be less alike and still explains it
    reach_days: int  # days between two articles up to which what each tells relative to its day is compared
