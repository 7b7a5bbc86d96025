"""The ledger of one story: what was counted, what was said and what happened, by whom, when."""

from __future__ import annotations

from dataclasses import dataclass

from bot.happenings.happening import Account
from bot.ledger.measure import Measure
from bot.ledger.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All measures, utterances and happenings of a story the viewer may see."""

    measures: tuple[Measure, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    happenings: tuple[Account, ...] = ()  # article by article


EMPTY = Ledger()
