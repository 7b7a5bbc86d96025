"""Enter an article into its story's ledger, or strike it out."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import replace
from functools import reduce

from bot.ledger import figure_entry, happening_entry, name_entry, quote_entry
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading


def record(reading: Reading, ledger: Ledger, policy: Policy) -> Ledger:
    """The ledger with the article's figures, quotes, happenings and persons entered."""
    return Ledger(
        measures=figure_entry.enter(reading, ledger.measures, policy.figures, policy.lexicon),
        utterances=quote_entry.enter(reading, ledger.utterances, policy.quotes),
        happenings=happening_entry.enter(reading, ledger.happenings),
        sequences=(*ledger.sequences, *happening_entry.sequences(reading)),
        persons=name_entry.enter(reading, ledger.persons),
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
    ordered = tuple(account for account in ledger.sequences if account.article not in articles)
    named = tuple(mention for mention in ledger.persons if mention.article not in articles)
    return Ledger(measures=counted, utterances=said, happenings=happened, sequences=ordered, persons=named)


def amend(reading: Reading, ledger: Ledger, own: Set[str], later: Set[str], policy: Policy) -> Ledger:
    """The ledger as if an article entered before had said what it is read to say now.

    `own` are the ids of the article's versions, whose old entries go; `later` those of the articles that came after it:
    it is entered among those before it alone, as when it came, and these stay where they are. Amended in the order they
    came, the articles of a story make the ledger they would make had they just come.
    """
    known = frozenset((*_articles(ledger), *own))
    return _rejoined(record(reading, strike(ledger, own | later), policy), strike(ledger, known - (later - own)))


def _articles(ledger: Ledger) -> Iterator[str]:
    yield from (seen.article for measure in ledger.measures for seen in measure.observations)
    yield from (version.article for utterance in ledger.utterances for version in utterance.versions)
    yield from (account.article for account in ledger.happenings)
    yield from (account.article for account in ledger.sequences)
    yield from (mention.article for mention in ledger.persons)


def _rejoined(ledger: Ledger, more: Ledger) -> Ledger:
    """Two parts of one ledger as one again: what has an id in both is one."""
    measures = {measure.id: measure for measure in ledger.measures}
    for measure in more.measures:
        known = measures.get(measure.id)
        measures[measure.id] = figure_entry.extended(known, measure.observations) if known else measure
    utterances = {utterance.id: utterance for utterance in ledger.utterances}
    for utterance in more.utterances:
        said = utterances.get(utterance.id)
        utterances[utterance.id] = reduce(quote_entry.join, utterance.versions, said) if said else utterance
    return Ledger(
        measures=tuple(measures.values()),
        utterances=tuple(utterances.values()),
        happenings=(*ledger.happenings, *more.happenings),
        sequences=(*ledger.sequences, *more.sequences),
        persons=(*ledger.persons, *more.persons),
    )
