"""Enter an article into its story's ledger, or strike it out."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace

from bot.ledger import figure_entry, happening_entry, quote_entry
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


def record(reading: Reading, ledger: Ledger, policy: Policy) -> Ledger:
    """The ledger with the article's figures, quotes and happenings entered."""
    return Ledger(
        measures=figure_entry.enter(reading, ledger.measures, policy.figures, policy.lexicon),
        utterances=quote_entry.enter(reading, ledger.utterances, policy.quotes),
        happenings=happening_entry.enter(reading, ledger.happenings),
    )


def strike(ledger: Ledger, articles: Set[str]) -> Ledger:
    """The ledger without what these articles said; what nobody else said goes too."""
    counted = tuple(
        replace(measure, observations=kept)
        for measure in ledger.measures
        if (kept := tuple(seen for seen in measure.observations if seen.article not in articles))
    )
    said = tuple(
        replace(utterance, versions=printed)
        for utterance in ledger.utterances
        if (printed := tuple(version for version in utterance.versions if version.article not in articles))
    )
    happened = tuple(account for account in ledger.happenings if account.article not in articles)
    return Ledger(measures=counted, utterances=said, happenings=happened)
