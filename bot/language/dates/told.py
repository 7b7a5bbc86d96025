"""What a date says, and what it hangs on: the values the two modules that resolve dates share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.language.dates.date import DatePrecision
from bot.language.dates.days import Days
from bot.language.dates.tense import Direction


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a pattern says before what stands around it is taken into account. `days` None: not to be resolved."""

    days: Days | None
    precision: DatePrecision
    anchored: bool = True
    weekday: int | None = None

    @property
    def day(self) -> date | None:
        """The one day told, where it is one."""
        return self.days[0] if self.days and self.days[0] == self.days[1] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """What a relative date hangs on."""

    published: date | None
    reference: date | None  # the day the text told last
    direction: Direction  # of the verb before it
    preposition: bool  # whether a preposition of time stands before it
    last_told: date | None = None  # the first day of the time it told last, be it a year
    apposed: bool = False  # whether the day told last stands in the same sentence
