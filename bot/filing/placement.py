"""Find the story of an article in the archive: the desk's own word frequencies, candidates, and the decision."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.article import Article, Moment
from bot.reading import Reading
from bot.storage import CandidateRow, Transaction, Viewer
from bot.stories.frequencies import DocumentFrequencies
from bot.stories.life import Life
from bot.stories.match import Candidate, Decision, Known, decide, search_terms
from bot.stories.signature import Signature, sign, stems
from bot.stories.thresholds import StoryThresholds

_ARTICLES = 60  # that a full-text search hands over
_STORIES = 12  # of these articles' stories, those that share most are measured
_LATEST = 8  # articles of each, beside those found


def signature_of(tx: Transaction, reading: Reading, thresholds: StoryThresholds) -> Signature:
    """The signature of an article, its words weighed by how rare they are in the team's own archive."""
    return sign(reading, frequencies_for(tx, [reading.article], thresholds))


def frequencies_for(tx: Transaction, articles: Iterable[Article], thresholds: StoryThresholds) -> DocumentFrequencies:
    """The document frequencies of the team's archive, for the words of these articles."""
    counted = tx.search.counts({stem for article in articles for stem in stems(article)})
    return DocumentFrequencies.start(thresholds).of_archive(counted.articles, counted.terms)


def look_near(
    tx: Transaction, signature: Signature, viewer: Viewer, thresholds: StoryThresholds, *, at: datetime
) -> tuple[CandidateRow, ...]:
    """The articles the viewer may see that share the rarest words of an article of that moment, nearest first.

    The window is the longest any story may reach; each story then says itself how far it does.
    """
    window = timedelta(days=thresholds.reach_days_most)
    return tx.search.candidates(
        search_terms(signature), (), viewer, since=at - window, until=at + window, limit=_ARTICLES
    )


def find_story(
    tx: Transaction,
    signature: Signature,
    found: Sequence[CandidateRow],
    viewer: Viewer,
    thresholds: StoryThresholds,
    *,
    published: Moment | None,
) -> Decision:
    """Which story of those the viewer may see the article belongs to, among those of the articles `found` near it."""
    barred = tx.moves.excluded(signature.article)
    near = [row for row in found if row.story not in barred and row.article != signature.article]
    return decide(signature, published, candidates(tx, near, viewer, without=signature.article), thresholds)


def candidates(
    tx: Transaction, near: Sequence[CandidateRow], viewer: Viewer, *, without: str | None = None
) -> list[Candidate]:
    """The stories of the articles found, each with those articles and its latest, `without` the article itself.

    The work is bounded, however many articles the archive or a story has.
    """
    stories = list(dict.fromkeys(row.story for row in near))[:_STORIES]
    lives = tx.search.lives(stories, viewer)
    articles: dict[str, list[Known]] = {story: [] for story in stories}
    besides = [row.article for row in near if row.story in lives]
    for each in tx.search.known_articles(stories, viewer, latest=_LATEST, besides=besides):
        if each.article != without and (known := read_signature(each.signature)):
            articles[each.story].append(Known(signature=known, published=each.published))
    return [
        Candidate(
            story=story,
            articles=tuple(known),
            life=Life(first=lives[story].first, latest=lives[story].latest) if story in lives else None,
        )
        for story, known in articles.items()
    ]


def read_signature(stored: str) -> Signature | None:
    """The signature as stored; None for one of an earlier Copydesk, which cannot be measured against."""
    try:
        return Signature.from_json(stored)
    except ValueError:
        return None
