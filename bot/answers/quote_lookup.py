"""Look a quote up: every story in which such words were said, with the family of its versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers.replies import card, named
from bot.ledger.family import Family, family
from bot.policy import Policy
from bot.report import Referring, StoryCard
from bot.storage import Transaction, Viewer

MOST = 10  # families one look-up answers with


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Referring):
    """One thing said in one story, as far as the viewer may see. It names every article that prints it."""

    story: StoryCard
    family: Family
    likeness: float  # to the words asked for, 0 to 100


def find(
    tx: Transaction, words: str, viewer: Viewer, policy: Policy, house: frozenset[str], *, limit: int = MOST
) -> tuple[Said, ...]:
    """What was said in such words, the likest first; typing errors and trims aside. Empty where nothing is like it."""
    found = tx.sayings.like(words, viewer, least=policy.quotes.found_ratio, limit=limit)
    told = []
    for story, utterance, likeness in found:
        record = tx.stories.story(story, viewer)
        if record is not None:
            articles = dict.fromkeys(version.article for version in utterance.versions)
            told.append(
                Said(
                    story=card(record),
                    family=family(utterance, policy.quotes, _origins(tx, articles, viewer)),
                    likeness=likeness,
                    references=named(tx, articles, viewer, house),
                )
            )
    return tuple(told)


def _origins(tx: Transaction, articles: Iterable[str], viewer: Viewer) -> dict[str, str]:
    """Of which article each is a copy, where it is one and the viewer may see the other."""
    origins = ((article, tx.duplicates.origin(article, viewer)) for article in articles)
    return {article: origin[0] for article, origin in origins if origin is not None}
