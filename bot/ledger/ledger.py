"""The ledger of one story: what was counted, what was said and what happened, by whom, when; and who is named."""

from __future__ import annotations

from dataclasses import dataclass

from bot.happenings.happening import Account, SequenceAccount
from bot.ledger.measure import Measure
from bot.ledger.name_entry import Mention
from bot.ledger.utterance import Utterance


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All measures, utterances, happenings, sequences of them and persons of a story the viewer may see."""

    measures: tuple[Measure, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    happenings: tuple[Account, ...] = ()  # article by article
    sequences: tuple[SequenceAccount, ...] = ()  # the same
    persons: tuple[Mention, ...] = ()  # article by article


EMPTY = Ledger()
