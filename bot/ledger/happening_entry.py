"""Enter an article's happenings and their order into its story's ledger: each as it is told there."""

from __future__ import annotations

from bot.happenings.happening import Account, SequenceAccount
from bot.reading import Reading


def enter(reading: Reading, happenings: tuple[Account, ...]) -> tuple[Account, ...]:
    """`happenings` with those of one more article behind them."""
    return (*happenings, *accounts(reading))


def accounts(reading: Reading) -> tuple[Account, ...]:
    """The happenings of an article as its word on them, in the order of its text."""
    article = reading.article
    return tuple(
        Account(
            article=article.id,
            outlet=article.outlet,
            published=article.written,
            happening=happening,
            context=happening.sentence.of(article.text),
        )
        for happening in reading.happenings
    )


def sequences(reading: Reading) -> tuple[SequenceAccount, ...]:
    """The same of what an article tells in an order."""
    article = reading.article
    return tuple(
        SequenceAccount(
            article=article.id,
            outlet=article.outlet,
            published=article.written,
            sequence=sequence,
            context=sequence.sentence.of(article.text),
        )
        for sequence in reading.sequences
    )
