"""Ordinals that count happenings: "its 19th launch of the year" is a count, "the 19th floor" a name (CHECKS 4)."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme
from bot.language.wordlist import words

# Of what one day seldom brings two: a second goal of one match is another goal, not another count.
_HAPPENINGS = words(
    "launch flight win victory defeat loss title medal strike murder homicide shooting execution outbreak attempt "
    "start appearance hat-trick crash drowning stabbing robbery cut hike rise increase acquisition"
)
_STRETCHES = words("year season campaign month week tournament series tour career war decade championship")
_SECOND = 2  # the lowest that tells of others before it
_REACH = 6  # signs from an ordinal to the stretch of time its count began with


def counts(lexemes: Sequence[Lexeme], amount: Amount, head: str | None) -> bool:
    """Whether an ordinal says how often something has happened by now, in a stretch of time that is named.

    "First" is left out: it says rather that nothing went before.
    """
    if amount.value is None or amount.value < _SECOND or head not in _HAPPENINGS:
        return False
    after = [sign.lower for sign in lexemes[amount.last : amount.last + _REACH]]
    return any(
        word in _STRETCHES and before in ("the", "this", "his", "her", "its", "their")
        for before, word in pairwise(after)
    )
