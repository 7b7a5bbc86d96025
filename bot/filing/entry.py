"""Enter an article into the archive: its versions, its story, its ledger, its findings. All in one transaction."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from bot.article import Posting, marked_killed
from bot.discrepancies.detection import find_between, find_within
from bot.discrepancies.finding import Finding
from bot.filing.lineage import Lineage, carried, near, trace
from bot.filing.placement import find_story, look_near
from bot.ingest.versions import fingerprint
from bot.ledger.ledger import Ledger
from bot.ledger.record import amend, record, strike
from bot.policy import Policy
from bot.reading import Reading
from bot.storage import EVERYBODY, CandidateRow, Refiled, SettledBy, Transaction, Viewer
from bot.storage.circles import circle_for, circles_of, embargoed_until, is_closed, of_circle, on_the_spot
from bot.storage.ledgers import LATEST
from bot.storage.succession import LIVE
from bot.stories.signature import Signature
from bot.stories.title import name_story

_CHECKED = 30  # latest articles checked again after a merge, or after a correction of what they carried
_NAMED_AFTER = 12  # latest articles a story is named after


@dataclass(frozen=True, slots=True, kw_only=True)
class Venue:
    """Where an article on its way into the archive was posted."""

    posting: Posting
    private: bool
    shared: bool = False  # read by people of another organisation too
    permalink: str | None = None
    edited: bool = False  # the post as somebody changed it, not as it was first made


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A read article on its way into the archive.

    Without a venue it came from a wire or a feed: known to the whole team, posted nowhere.
    """

    reading: Reading
    signature: Signature
    venue: Venue | None = None

    @property
    def circle(self) -> str:
        """Whom the text may be told to: its own channel while that is closed or the text embargoed, else the team."""
        if self.venue is None:
            return EVERYBODY
        posting = self.venue.posting
        held = embargoed_until(self.reading.article.embargo, posting.posted_at) is not None
        return circle_for(posting.channel, private=self.venue.private, shared=self.venue.shared, held=held)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What came of an entry."""

    article: str  # the id it is known by: its own, or that of the article with the very same words
    changed: tuple[str, ...] = ()  # other articles that now stand in another light


def enter(tx: Transaction, entry: Entry, policy: Policy) -> Entered:
    """Keep the article, put it into its story, file what does not agree.

    A text seen before is the article it was. What an article that was posted nowhere contradicts is nobody's concern
    and is not filed: it is there for others to be measured against. Where the article takes the place of others, all
    that carried what those said are checked again.
    """
    entry = _read_now(tx, entry)
    article = entry.reading.article
    viewer = of_circle(tx.scope.team, entry.circle)
    shown = _shown(tx, entry.venue)
    if entry.venue and not entry.venue.edited and shown not in {None, article.id}:
        return Entered(article=shown or article.id)  # its edit was worked on before it
    came = entry.venue.posting.posted_at if entry.venue else tx.scope.now
    at = article.published.at if article.published else came
    found = look_near(tx, entry.signature, viewer, policy.stories, at=at)
    author = entry.venue.posting.author if entry.venue else None
    bound = _bound(tx, entry)
    around = look_near(tx, entry.signature, bound, policy.stories, at=at) if article.killed else found
    alike = near(tx, article, entry.signature, around, bound, thresholds=policy.ingest)
    lineage = trace(tx, article, alike, bound, policy.ingest, author=author)
    own = lineage.twin or article.id
    if tx.versions.later(own, viewer) and not (entry.venue and entry.venue.edited):
        lineage = Lineage(twin=lineage.twin)  # an old version shown again takes nobody's place
    _keep(tx, entry, own, lineage, policy)
    replaced = tuple(dict.fromkeys(old for old in (shown, *lineage.earlier) if old and old != own))
    story = _join(tx, entry, (own, *replaced, *filter(None, [lineage.later])), found, policy)
    touched = _touched(tx, story, replaced)
    for old in replaced:
        tx.versions.supersede(old, own)
    if lineage.later:
        tx.versions.supersede(own, lineage.later)
    check(tx, own, policy, circles=_concerned(tx, entry, replaced))
    name(tx, story, entry.circle, anew=article.killed or article.reinstated)
    others = tuple(each for each in touched if each != own)
    for other in others:
        check(tx, other, policy, circles=circles_of(tx, other))
    return Entered(article=own, changed=(*others, *replaced))


def _concerned(tx: Transaction, entry: Entry, replaced: Iterable[str]) -> tuple[str, ...]:
    """The circles in which findings of the article are filed: its own; of a wire's kill, those of what it kills."""
    own = (entry.circle,) if entry.venue else ()
    killed = replaced if entry.reading.article.killed else ()
    return tuple(dict.fromkeys((*own, *(circle for old in killed for circle in circles_of(tx, old)))))


def _bound(tx: Transaction, entry: Entry) -> Viewer:
    """Who sees the versions an article replaces: a kill told to the whole team reaches closed channels too."""
    if entry.reading.article.killed and entry.circle == EVERYBODY:
        return Viewer.desk(tx.scope.team)
    return of_circle(tx.scope.team, entry.circle)


def _read_now(tx: Transaction, entry: Entry) -> Entry:
    """The entry with who reads its channel by now: that may have changed while the article was parsed."""
    known = tx.channels.channel(entry.venue.posting.channel) if entry.venue else None
    if entry.venue is None or known is None:
        return entry
    return replace(entry, venue=replace(entry.venue, private=known.private, shared=known.shared))


def _touched(tx: Transaction, story: str, replaced: Sequence[str]) -> tuple[str, ...]:
    """The other articles that carried what these said, or differed from it. Of very many the latest."""
    if not replaced:
        return ()
    everything = Viewer.desk(tx.scope.team)
    against = [filed.finding.left.article for old in replaced for filed in tx.findings.against(old, everything)]
    told = dict.fromkeys((*against, *carried(tx, story, replaced)))
    return tuple(each for each in told if each not in replaced)[-_CHECKED:]


def check(tx: Transaction, article: str, policy: Policy, *, circles: Iterable[str]) -> None:
    """File what an article of the archive does not agree with, in each circle that sees it, and enter it anew."""
    everything = Viewer.desk(tx.scope.team)
    reading, membership = tx.articles.reading(article, everything), tx.stories.story_of(article, everything)
    if reading is None or membership is None:
        return
    story, family = membership.story, tx.versions.family(article)
    standing = []
    for circle in circles:
        if tx.versions.killed([article], of_circle(tx.scope.team, circle)):
            tx.findings.save(story, article, (), circle=circle)  # what was found in a text taken back is settled
        else:
            standing.append(circle)
    for circle, found in _found(reading, policy, _told(tx, story, standing, family), without=family):
        tx.findings.save(story, article, found, circle=circle)
    if tx.versions.later(article, everything) is not None:
        return  # the ledger has what the later version says
    whole = strike(tx.ledgers.of_story(story, everything, about=family), family)
    entered = whole if reading.article.killed else record(reading, whole, policy)
    tx.ledgers.save(story, entered, about=family)


def check_anew(tx: Transaction, article: str, policy: Policy) -> Refiled:
    """The same for an article read by other rules than before, wherever no later version of it is seen.

    It is compared with what came before it, as when it came, and with whatever its findings name already: only rules
    make a difference then, and what later articles differ in is found by them.
    """
    everything = Viewer.desk(tx.scope.team)
    reading, membership = tx.articles.reading(article, everything), tx.stories.story_of(article, everything)
    if reading is None or membership is None:
        return Refiled()
    story, family, later = membership.story, tx.versions.family(article), tx.rereads.after(article)
    told = tx.findings.of_article(article, everything, LIVE)
    named = {side.article for filed in told for side in filed.finding.sides}
    seen = (circle for circle in circles_of(tx, article) if _is_latest(tx, article, circle))
    done = Refiled()
    for circle, found in _found(reading, policy, _told(tx, story, seen, family), without=family | (later - named)):
        done += tx.findings.save_anew(story, article, found, circle=circle)
    if tx.versions.later(article, everything) is None:
        whole = tx.ledgers.of_story(story, everything, about=family)
        killed = reading.article.killed
        entered = strike(whole, family) if killed else amend(reading, whole, family, later, policy)
        tx.ledgers.save(story, entered, about=family)
    return done


def _is_latest(tx: Transaction, article: str, circle: str) -> bool:
    return tx.versions.later(article, of_circle(tx.scope.team, circle)) is None


def _told(tx: Transaction, story: str, circles: Iterable[str], family: Collection[str]) -> Iterator[tuple[str, Ledger]]:
    """Each circle with what it sees of the story's ledger, the words of an article's versions always among it."""
    for circle in circles:
        yield circle, tx.ledgers.of_story(story, of_circle(tx.scope.team, circle), about=family)


def _found(
    reading: Reading, policy: Policy, told: Iterable[tuple[str, Ledger]], *, without: Set[str]
) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Each circle with what an article does not agree with there; nothing of a text taken back.

    `without` are articles, by id, that it is not compared with.
    """
    if reading.article.killed:
        return
    for circle, ledger in told:
        yield circle, (*find_between(reading, strike(ledger, without), policy), *find_within(reading, policy))


def refile(tx: Transaction, articles: Sequence[str], policy: Policy) -> None:
    """Enter articles that came to another story into its ledger, oldest first, and file what does not agree there.

    Of very many only the latest are checked, and those before them entered in one go as far as the ledger of a story
    goes back; an older one comes into it when it is next asked about.
    """
    recent = articles[-LATEST:]
    for story, came in _by_story(tx, recent[:-_CHECKED]).items():
        latest = tx.ledgers.latest(story)
        _enter_all(tx, story, [article for article in came if article in latest], policy)
    for article in articles[-_CHECKED:]:
        check(tx, article, policy, circles=circles_of(tx, article))


def _by_story(tx: Transaction, articles: Sequence[str]) -> dict[str, list[str]]:
    """The articles by the story they are in now, in the same order."""
    stories = tx.stories.stories_of(articles, Viewer.desk(tx.scope.team))
    came: dict[str, list[str]] = {}
    for article in articles:
        if article in stories:
            came.setdefault(stories[article], []).append(article)
    return came


def _enter_all(tx: Transaction, story: str, articles: Sequence[str], policy: Policy) -> None:
    """Enter the articles into the ledger of their story, which is read and written once."""
    everything = Viewer.desk(tx.scope.team)
    families = {article: tx.versions.family(article) for article in articles}
    about = frozenset[str]().union(*families.values())
    ledger = tx.ledgers.of_story(story, everything, about=about)
    for article, family in families.items():
        reading = tx.articles.reading(article, everything)
        if reading is None or tx.versions.later(article, everything) is not None:
            continue  # the ledger has what the later version says
        ledger = strike(ledger, family)
        ledger = ledger if reading.article.killed else record(reading, ledger, policy)
    if articles:
        tx.ledgers.save(story, ledger, about=about)


def _shown(tx: Transaction, venue: Venue | None) -> str | None:
    """The article a post shows by now."""
    if venue is None:
        return None
    posting = venue.posting
    placed = tx.postings.posting(posting.channel, posting.ts, Viewer.desk(tx.scope.team))
    return placed.article if placed else None


def _keep(tx: Transaction, entry: Entry, own: str, lineage: Lineage, policy: Policy) -> None:
    """Keep the article, or note that the one it is was seen again."""
    article, venue = entry.reading.article, entry.venue
    reading = replace(entry.reading, article=replace(article, id=own))
    tx.articles.save_reading(reading, imported=venue is None, stamp=policy.stamp or None)
    if venue and venue.edited:
        tx.articles.amend_embargo(own, article.embargo)
    if own == article.id:
        tx.articles.save_signature(own, entry.signature.to_json())
        origin = lineage.origin
        tx.duplicates.record(
            own,
            fingerprint(article.body),
            copy_of=origin.article if origin else None,
            share=origin.share if origin else None,
        )
    if venue:
        tx.postings.record_posting(
            venue.posting,
            own,
            private=is_closed(private=venue.private, shared=venue.shared),
            permalink=venue.permalink,
            embargoed_until=embargoed_until(article.embargo, venue.posting.posted_at),
            amended=venue.edited,
        )


def _join(tx: Transaction, entry: Entry, versions: Sequence[str], found: Sequence[CandidateRow], policy: Policy) -> str:
    """The story of the article, the first of its `versions`: the one any of them has, a match, or a new one."""
    own = versions[0]
    everything = Viewer.desk(tx.scope.team)
    for known in versions:
        membership = tx.stories.story_of(known, everything)
        if membership:
            tx.stories.join(own, membership.story, decision=SettledBy.MATCH, score=1.0, circle=entry.circle)
            return membership.story
    viewer = of_circle(tx.scope.team, entry.circle)
    published = entry.reading.article.published
    decision = find_story(tx, entry.signature, found, viewer, policy.stories, published=published)
    story = decision.story or tx.stories.open()
    tx.stories.join(
        own,
        story,
        decision=SettledBy(decision.kind),
        score=decision.score,
        reasons=decision.reasons,
        candidate=decision.candidate,
        circle=entry.circle,
    )
    return story


def name(tx: Transaction, story: str, circle: str, *, anew: bool = False) -> None:
    """Name a story after what the circle sees of it. Once named it stays so, however many articles come.

    `anew`, where people have moved articles or a wire took one back: a name the desk gave goes where no article is left
    that gives it, and so does one that says a text was killed. A name a person gave stays. A text under embargo gives
    the story a name in its own channel only, and there as long as there is no other.
    """
    if not anew and _is_named(tx.stories.names(story, circle)):
        return
    viewer = of_circle(tx.scope.team, circle)
    free = tx.articles.readings_of_story(story, replace(viewer, place=None), latest=_NAMED_AFTER)
    readings = free or tx.articles.readings_of_story(story, viewer, latest=_NAMED_AFTER)
    told = [each for each in readings if not each.article.killed] or readings
    where = circle if free else on_the_spot(circle)
    known = tx.stories.names(story, where)
    if not anew and _is_named(known):
        return
    if told and not known & {name_story([each]) for each in told}:
        tx.stories.rename(story, name_story(told), circle=where)


def _is_named(names: Set[str]) -> bool:
    """Whether a story has a name, and none that says a text was killed."""
    return bool(names) and all(marked_killed(each) != each for each in names)
