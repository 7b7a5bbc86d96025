"""The ledger of one story: what was counted and what was said, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass

from bot.ledger.measure import Measure
from bot.ledger.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All measures and utterances of a story the viewer may see."""

    measures: tuple[Measure, ...] = ()
    utterances: tuple[Utterance, ...] = ()


EMPTY = Ledger()
