"""Whether an amount is a change by the parse, where words stand between verb and amount (CHECKS 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.clauses import case_of
from bot.figures.counted.transfers import is_taken_off
from bot.figures.figure import Change, Kind
from bot.figures.numbers.change import AMOUNTS, direction

if TYPE_CHECKING:
    from spacy.tokens import Token

_AT_VERB = ("obj", "obl:unmarked", "advmod", "obl", "conj")


def change_by(hung: Token, kind: Kind) -> Change | None:
    """Rise or fall by the verb: "raised its key rate by 25 basis points"; None for a level.

    `hung` is what the amount hangs by: the first of a list of amounts.
    """
    verb = hung.head
    by = case_of(hung) == "by"
    if is_taken_off(hung):
        return Change.FALL
    if verb.pos_ != "VERB" or (not by and (case_of(hung) or kind not in AMOUNTS or hung.dep_ not in _AT_VERB)):
        return None
    return direction(verb.lower_, by=by, kind=kind)
