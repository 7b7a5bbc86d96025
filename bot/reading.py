"""An article as the desk has read it: figures, quotes, happenings and names. From here on nothing sees the parse."""

from __future__ import annotations

from dataclasses import dataclass

from bot.article import Article
from bot.figures.figure import Figure
from bot.happenings.happening import Happening, Sequence
from bot.language.names.name import Name
from bot.quotes.quote import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one article says, in the order of its text."""

    article: Article
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    happenings: tuple[Happening, ...] = ()
    sequences: tuple[Sequence, ...] = ()
    names: tuple[Name, ...] = ()
