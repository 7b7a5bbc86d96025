"""Enter an article into the archive: its versions, its story, its ledger, its findings. All in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.article import Article, Posting
from bot.discrepancies.find import find_between, find_within
from bot.ledger.record import record, strike
from bot.placing import find_story
from bot.policy import Policy
from bot.reading import Reading
from bot.storage import EVERYBODY, Placed, SettledBy, Transaction, Viewer
from bot.storage.viewer import of_circle
from bot.stories.naming import name_story
from bot.stories.signature import Signature

_NEVER = datetime(9999, 1, 1, tzinfo=UTC)
_CHECKED = 30  # latest articles of a merge that are checked against the story they came to
_NAMED_AFTER = 12  # latest articles a story is named after


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where an article on its way into the archive was posted."""

    posting: Posting
    private: bool
    permalink: str | None = None
    edited: bool = False  # the post as somebody changed it, not as it was first made


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A read article on its way into the archive.

    Without a place it came from a wire or a feed: known to the whole team, posted nowhere.
    """

    reading: Reading
    signature: Signature
    place: Place | None = None

    @property
    def circle(self) -> str:
        """Whom the text may be told to: its own channel while that is private or the text embargoed, else the team."""
        if self.place is None:
            return EVERYBODY
        posting = self.place.posting
        embargoed = embargoed_until(self.reading.article, posting.posted_at)
        return posting.channel if self.place.private or embargoed else EVERYBODY


def embargoed_until(article: Article, now: datetime) -> datetime | None:
    """Until when a text stays where it is; None where it is free. An embargo that names no time has no end."""
    embargo = article.embargo
    if embargo is None:
        return None
    until = embargo.until.at if embargo.until else _NEVER
    return until if until > now else None


def enter(tx: Transaction, entry: Entry, policy: Policy) -> tuple[str, ...]:
    """Keep the article, put it into its story, file what does not agree.

    What an article that was posted nowhere contradicts is nobody's concern and is not filed: it is there for others to
    be measured against. Returns the ids of other articles whose findings this changed, because it replaces what they
    were compared with.
    """
    article = entry.reading.article
    viewer = of_circle(tx.scope.team, entry.circle)
    shown = _shown(tx, entry.place)
    if entry.place and not entry.place.edited and shown not in {None, article.id}:
        return ()  # its edit was worked on before it
    _keep(tx, entry)
    replaced = _replaced(tx, article, shown, viewer)
    story = _join(tx, entry, replaced, viewer, policy)
    changed = [
        filed.finding.left.article for old in replaced for filed in tx.findings.against(old, Viewer.desk(tx.scope.team))
    ]
    check(tx, article.id, policy, circles=(entry.circle,) if entry.place else ())
    name(tx, story, entry.circle)
    others = tuple(dict.fromkeys(each for each in changed if each != article.id and each not in replaced))
    for other in others:
        check(tx, other, policy, circles=circles_of(tx, other))
    return others


def check(tx: Transaction, article: str, policy: Policy, *, circles: Iterable[str]) -> None:
    """File what an article of the archive does not agree with, in each circle that sees it, and enter it anew."""
    everything = Viewer.desk(tx.scope.team)
    reading, membership = tx.articles.reading(article, everything), tx.stories.story_of(article, everything)
    if reading is None or membership is None:
        return
    family = tx.versions.family(article)
    for circle in circles:
        seen = strike(tx.ledgers.of_story(membership.story, of_circle(tx.scope.team, circle)), family)
        found = (*find_between(reading, seen, policy), *find_within(reading, policy))
        tx.findings.save(membership.story, article, found, circle=circle)
    whole = strike(tx.ledgers.of_story(membership.story, everything), family)
    tx.ledgers.save(membership.story, record(reading, whole, policy))


def refile(tx: Transaction, articles: Sequence[str], policy: Policy) -> None:
    """Enter articles that came to another story into its ledger, oldest first, and file what does not agree there.

    Of very many only the latest are checked; all of them count in the ledger.
    """
    for number, article in enumerate(articles, start=_CHECKED - len(articles)):
        check(tx, article, policy, circles=circles_of(tx, article) if number >= 0 else ())


def circles_of(tx: Transaction, article: str) -> tuple[str, ...]:
    """The circles an article was posted to, each once."""
    placed = tx.postings.seen(article, Viewer.desk(tx.scope.team))
    return tuple(dict.fromkeys(circle_of(tx, each) for each in placed))


def circle_of(tx: Transaction, placed: Placed) -> str:
    """Whom a posting is told to now: its own channel while that is private or the text embargoed, else the team."""
    embargoed = placed.embargoed_until is not None and placed.embargoed_until > tx.scope.now
    return placed.posting.channel if placed.private or embargoed else EVERYBODY


def _shown(tx: Transaction, place: Place | None) -> str | None:
    """The article a post shows by now."""
    if place is None:
        return None
    posting = place.posting
    placed = tx.postings.posting(posting.channel, posting.ts, Viewer.desk(tx.scope.team))
    return placed.article if placed else None


def _keep(tx: Transaction, entry: Entry) -> None:
    article, place = entry.reading.article, entry.place
    tx.articles.save_reading(entry.reading, imported=place is None)
    tx.articles.save_signature(article.id, entry.signature.to_json())
    if place:
        tx.postings.record_posting(
            place.posting,
            article.id,
            private=place.private,
            permalink=place.permalink,
            embargoed_until=embargoed_until(article, place.posting.posted_at),
        )


def _replaced(tx: Transaction, article: Article, shown: str | None, viewer: Viewer) -> tuple[str, ...]:
    """The ids of the articles this is a later version of, noted as superseded: an edited post's, and those alike."""
    alike = [
        earlier.id
        for earlier in tx.versions.earlier(article, viewer)
        if not (earlier.published and article.published and earlier.published.is_after(article.published))
    ]
    replaced = tuple(dict.fromkeys(old for old in (shown, *alike) if old and old != article.id))
    for old in replaced:
        tx.versions.supersede(old, article.id)
    return replaced


def _join(tx: Transaction, entry: Entry, replaced: Iterable[str], viewer: Viewer, policy: Policy) -> str:
    """The story of the article: the one it has, the one its earlier version has, a match, or a new one."""
    article = entry.reading.article
    everything = Viewer.desk(tx.scope.team)
    for known in (article.id, *replaced):
        membership = tx.stories.story_of(known, everything)
        if membership:
            tx.stories.join(article.id, membership.story, decision=SettledBy.MATCH, score=1.0, circle=entry.circle)
            return membership.story
    came = entry.place.posting.posted_at if entry.place else tx.scope.now
    decision = find_story(tx, entry.signature, viewer, policy.stories, published=article.published, came=came)
    story = decision.story or tx.stories.open()
    tx.stories.join(
        article.id,
        story,
        decision=SettledBy(decision.kind),
        score=decision.score,
        reasons=decision.reasons,
        candidate=decision.candidate,
        circle=entry.circle,
    )
    return story


def name(tx: Transaction, story: str, circle: str) -> None:
    """Name a story after what the circle sees of it; a name a person gave stays."""
    articles = tx.articles.of_story(story, of_circle(tx.scope.team, circle), latest=_NAMED_AFTER)
    if articles:
        tx.stories.rename(story, name_story(articles), circle=circle)
