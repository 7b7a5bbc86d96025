"""Compare a text with what the asker may see, and keep nothing of it: a draft, a link, somebody's message."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.answers import replies
from bot.discrepancies.detection import find_between, find_within
from bot.discrepancies.finding import Finding
from bot.filing import lineage, placement
from bot.filing.lineage import trace
from bot.ledger.record import strike
from bot.policy import Policy
from bot.reading import Reading
from bot.report import Filed, Kinship, Report, StoryCard
from bot.storage import StoryRecord, Transaction, Viewer
from bot.stories.title import name_story


def preflight(tx: Transaction, reading: Reading, viewer: Viewer, *, policy: Policy, house: frozenset[str]) -> Report:
    """What a reply to the text would say, were it posted where only the viewer reads it. Its findings have no id."""
    article = reading.article
    signature = placement.signature_of(tx, reading, policy.stories)
    at = article.published.at if article.published else tx.scope.now
    near = placement.look_near(tx, signature, viewer, policy.stories, at=at)
    alike = lineage.near(tx, article, signature, near, viewer, thresholds=policy.ingest)
    kin = trace(tx, article, alike, viewer, policy.ingest, author=viewer.person)
    versions = tuple(filter(None, (article.id, kin.twin, *kin.earlier, kin.later)))
    decision = placement.find_story(tx, signature, near, viewer, policy.stories, published=article.published)
    known = next((joined.story for each in versions if (joined := tx.stories.story_of(each, viewer))), decision.story)
    story = tx.stories.story(known, viewer) if known else None
    candidate = tx.stories.story(decision.candidate, viewer) if decision.candidate else None
    found = (*_between(tx, reading, story, viewer, versions, policy=policy), *find_within(reading, policy))
    filed = tuple(Filed(id="", finding=finding) for finding in found)
    return Report(
        article=article,
        story=_card(tx, reading, story, viewer),
        reasons=decision.reasons if story else (),
        candidate=replies.card(candidate) if candidate and story is None and decision.kind == "maybe" else None,
        findings=filed,
        references=(
            replies.unposted(tx, article, house),
            *(each for each in replies.references(tx, filed, viewer, house) if each.article != article.id),
        ),
        kinship=_kinship(tx, kin, viewer, house),
        seen_before=tuple(
            replies.placed_reference(tx, article, placed, house) for placed in tx.postings.seen(article.id, viewer)
        ),
    )


def _kinship(tx: Transaction, kin: lineage.Lineage, viewer: Viewer, house: frozenset[str]) -> Kinship:
    """Which later version of the text is known, and what the wire says in it: that it took it back, above all."""
    known = replies.kinship(tx, kin.twin, viewer, house) if kin.twin else Kinship()
    later = tx.articles.article(kin.later, viewer) if kin.later and known.replaced_by is None else None
    if later is None:
        return known
    return replace(known, replaced_by=replies.reference(tx, later.id, viewer, house), instruction=later.instruction)


def _between(
    tx: Transaction,
    reading: Reading,
    story: StoryRecord | None,
    viewer: Viewer,
    versions: Iterable[str],
    *,
    policy: Policy,
) -> tuple[Finding, ...]:
    """What differs from the story's ledger, other versions of the text left out."""
    if story is None:
        return ()
    family: frozenset[str] = frozenset().union(*(tx.versions.family(each) for each in versions))
    return find_between(reading, strike(tx.ledgers.of_story(story.id, viewer), family), policy)


def _card(tx: Transaction, reading: Reading, story: StoryRecord | None, viewer: Viewer) -> StoryCard:
    """The story as it would be with this text in it."""
    if story is None:
        return StoryCard(id="", name=name_story([reading]), articles=1, sources=1)
    known = replies.card(story)
    counted = tx.articles.article(reading.article.id, viewer) is not None
    return known if counted else replace(known, articles=known.articles + 1)
