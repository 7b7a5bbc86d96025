"""Which earthquake a magnitude is of: the nearest one its sentence names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.figures.counted.phrases import Thing
from bot.figures.numbers.magnitudes import QUAKES
from bot.language.lemmas import singular

if TYPE_CHECKING:
    from spacy.tokens import Token

_AFTER = ("aftershock", "foreshock")  # measured apart from the earthquake they belong to


def quake(tokens: Sequence[Token]) -> Thing | None:
    """The earthquake nearest to the number `tokens`, whatever it is called; None where the sentence names none."""
    number = tokens[0]
    named = [one for one in number.sent if one.lower_ in QUAKES]
    if not named:
        return None
    noun = min(named, key=lambda one: (abs(one.i - number.i), one.i))
    head = singular(noun.lower_)
    return Thing(text=noun.text, head=head if head in _AFTER else "earthquake", noun=noun)
