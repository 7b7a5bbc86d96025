"""Enter the persons an article names into its story's ledger: each as that article spells it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.article import Moment, Span
from bot.language.names.name import Name, NameKind
from bot.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A person as one article names him, at the first place it does so."""

    article: str  # article id
    outlet: str | None
    published: Moment | None
    name: Name

    @property
    def span(self) -> Span:
        """Where the article first writes the name in full, or else at all."""
        longest = len(self.name.canonical)
        return next((span for span in self.name.mentions if span.end - span.start >= longest), self.name.mentions[0])


def enter(reading: Reading, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """`mentions` with the persons of one more article behind them."""
    return (*mentions, *persons(reading))


def persons(reading: Reading) -> tuple[Mention, ...]:
    """The persons an article names, in the order of its text."""
    article = reading.article
    return tuple(
        Mention(article=article.id, outlet=article.outlet, published=article.published, name=name)
        for name in reading.names
        if name.kind is NameKind.PERSON and name.mentions
    )
