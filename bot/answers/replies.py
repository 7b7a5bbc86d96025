"""Tell what the archive knows about an article, to the readers of one channel and nobody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol

from bot.answers.changes import changes
from bot.article import Article, Posting, marked_killed
from bot.correction import Correction
from bot.ingest import Refusal
from bot.report import Filed, Kinship, Reference, Report, Rewording, StoryCard, Together
from bot.storage import Placed, SettledBy, StoryRecord, Transaction, Viewer
from bot.storage.circles import circle_of, of_circle
from bot.stories.life import Life, stage
from bot.stories.thresholds import StoryThresholds

_LINKED = 3  # latest articles of a story looked through for one that can be opened
_HEADLINE_WORDS = 6  # of a headline that stands in for an unknown outlet


class Answer(Protocol):
    """Puts the answer to a posting into the outbox of the transaction; for a posting answered before, its new form.

    A correction is said once in the posting's thread, beside the answer; a part of a text has a mark only.
    """

    def __call__(self, tx: Transaction, posting: Posting, answer: Report | Refusal | Correction | Together) -> None: ...


def report(tx: Transaction, placed: Placed, house: frozenset[str]) -> Report | None:
    """The answer to one posting; None once its text is forgotten. `house` are the desk's own outlets."""
    if placed.article is None:
        return None
    viewer = viewer_of(tx, placed)
    article = tx.articles.article(placed.article, viewer)
    membership = tx.stories.story_of(placed.article, viewer)
    story = tx.stories.story(membership.story, viewer) if membership else None
    if article is None or membership is None or story is None:
        return None
    findings = tx.findings.of_article(article.id, viewer)
    candidate = tx.stories.story(membership.candidate, viewer) if membership.candidate else None
    return Report(
        article=article,
        story=card(story),
        reasons=membership.reasons,
        candidate=card(candidate) if candidate and membership.decision is SettledBy.MAYBE else None,
        findings=findings,
        references=references(tx, findings, viewer, house),
        seen_before=_seen_before(tx, article, placed, viewer, house),
        kinship=kinship(tx, article.id, viewer, house),
        ruling=tx.rulings.of_article(article.id),
        takes=max(1, len(tx.takes.of_text(placed.posting.channel, placed.posting.ts))),
    )


def _seen_before(
    tx: Transaction, article: Article, placed: Placed, viewer: Viewer, house: frozenset[str]
) -> tuple[Reference, ...]:
    """Earlier postings of the same text; of a text nobody posted before that came from a wire, the wire's own."""
    posted = tx.postings.seen(article.id, viewer)
    earlier = tuple(each for each in posted if each.posting.posted_at < placed.posting.posted_at)
    if not earlier and tx.articles.imported([article.id]):
        return (placed_reference(tx, article, None, house),)
    return tuple(placed_reference(tx, article, each, house) for each in earlier)


def kinship(tx: Transaction, article: str, viewer: Viewer, house: frozenset[str]) -> Kinship:
    """What an article is to others: which it replaced, which replaced it, of which it is a copy."""
    later = tx.versions.later(article, viewer)
    replaced = next(iter(tx.versions.replaced(article, viewer)), None)
    origin = tx.duplicates.origin(article, viewer)
    told, more = _changed(tx, article, replaced.id, viewer) if replaced else ((), 0)
    return Kinship(
        changes=told,
        more_changes=more,
        replaces=reference(tx, replaced.id, viewer, house) if replaced else None,
        replaced_by=reference(tx, later.id, viewer, house) if later else None,
        instruction=later.instruction if later else None,
        copy_of=_original(tx, origin[0], viewer, house) if origin else None,
        share=origin[1] if origin else 0.0,
    )


def _changed(tx: Transaction, article: str, earlier: str, viewer: Viewer) -> tuple[tuple[Rewording, ...], int]:
    """What an article has changed of the version it replaces."""
    now, before = tx.articles.reading(article, viewer), tx.articles.reading(earlier, viewer)
    return changes(before, now) if now and before else ((), 0)


def _original(tx: Transaction, article: str, viewer: Viewer, house: frozenset[str]) -> Reference | None:
    """How the article is called that others copy; that it was taken back is said first."""
    told = reference(tx, article, viewer, house)
    killed = told is not None and tx.versions.killed([article], viewer)
    return replace(told, name=marked_killed(told.name)) if told and killed else told


def answer_all(tx: Transaction, articles: Iterable[str], answer: Answer, house: frozenset[str]) -> None:
    """Answer every posting of these articles with what there is to say now."""
    for article in articles:
        for placed in tx.postings.seen(article, Viewer.desk(tx.scope.team)):
            told = report(tx, placed, house)
            if told is not None:
                answer(tx, placed.posting, told)


def viewer_of(tx: Transaction, placed: Placed) -> Viewer:
    """The readers a reply to the posting reaches."""
    return of_circle(tx.scope.team, circle_of(tx, placed))


def card(story: StoryRecord) -> StoryCard:
    """A story in one line."""
    return StoryCard(
        id=story.id,
        name=story.name,
        articles=story.articles,
        sources=story.sources,
        since=story.since,
        latest=story.latest,
        outlets=story.outlets,
    )


def linked_card(tx: Transaction, story: StoryRecord, viewer: Viewer) -> StoryCard:
    """The same with the way to its latest post that the viewer can open, else to its latest article."""
    for article in reversed(tx.articles.of_story(story.id, viewer, latest=_LINKED)):
        seen = [each.permalink for each in tx.postings.seen(article.id, viewer) if each.permalink]
        address = seen[-1] if seen else article.url
        if address:
            return replace(card(story), link=address)
    return card(story)


def staged_card(story: StoryRecord, now: datetime, thresholds: StoryThresholds) -> StoryCard:
    """The same with how far the story has come by `now`."""
    lived = Life(first=story.since, latest=story.latest)
    return replace(card(story), stage=stage(lived, now, thresholds))


def references(
    tx: Transaction, findings: Iterable[Filed], viewer: Viewer, house: frozenset[str]
) -> tuple[Reference, ...]:
    """How the articles these findings name are called and reached."""
    articles = dict.fromkeys(side.article for filed in findings for side in filed.finding.sides)
    return named(tx, articles, viewer, house)


def named(tx: Transaction, articles: Iterable[str], viewer: Viewer, house: frozenset[str]) -> tuple[Reference, ...]:
    """How those of the articles that the viewer may see are called and reached."""
    known = (reference(tx, article, viewer, house) for article in articles)
    return tuple(each for each in known if each)


def reference(tx: Transaction, article: str, viewer: Viewer, house: frozenset[str]) -> Reference | None:
    """How an article is called and reached; None for one the viewer may not see."""
    known = tx.articles.article(article, viewer)
    if known is None:
        return None
    told = placed_reference(tx, known, _first(tx, known, viewer), house)
    taken_back = known.outlet is None and tx.versions.killed([article], viewer)
    return replace(told, name=marked_killed(told.name)) if taken_back else told


def unposted(tx: Transaction, article: Article, house: frozenset[str]) -> Reference:
    """How a text is called that stands nowhere yet."""
    known = placed_reference(tx, article, None, house)
    return known if article.outlet or article.title else replace(known, name="your text")


def _first(tx: Transaction, article: Article, viewer: Viewer) -> Placed | None:
    """Where the viewer could first open the article."""
    return next(iter(tx.postings.seen(article.id, viewer)), None)


def placed_reference(tx: Transaction, article: Article, placed: Placed | None, house: frozenset[str]) -> Reference:
    """How an article is called, and reached where it was posted."""
    published = article.published.at if article.published else None
    return Reference(
        article=article.id,
        name=article.outlet or _short(article) or _whose(tx, placed),
        at=placed.posting.posted_at if placed else published,
        link=placed.permalink if placed and placed.permalink else article.url,
        ours=article.outlet in house,
        doubt=article.doubt,
    )


def _short(article: Article) -> str:
    words = (article.title or "").split()
    more = " …" if len(words) > _HEADLINE_WORDS else ""
    return f"“{' '.join(words[:_HEADLINE_WORDS])}{more}”" if words else ""


def _whose(tx: Transaction, placed: Placed | None) -> str:
    """What a text without outlet and headline is called: "Anna Berg's text"."""
    person = tx.channels.person(placed.posting.author) if placed and placed.posting.author else None
    return f"{person.name}’s text" if person and person.name else "a text"
