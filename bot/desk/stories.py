"""What people decide about stories, and looking stories up: `desk.stories`.

Every decision is one transaction: remembered, the ledgers brought along, the replies it changes answered anew. What the
viewer may not see is answered with None. `answer` puts a reply into the outbox, as in `bot.desk.desk`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, tzinfo
from functools import partial

from bot.answers import replies
from bot.answers.replies import Answer
from bot.answers.story_lookup import Found, Lookup
from bot.errors import CopydeskError
from bot.policy import Policy
from bot.report import Reference, StoryCard
from bot.storage import EVERYBODY, Store, Transaction, Viewer
from bot.storage.circles import circles_of
from bot.stories.ruling import Ruling, RulingKind

_ANSWERED = 30  # replies edited after one decision, the latest articles first: Slack takes about one a second
_LISTED = 50  # articles of a story shown
_TYPED = 8  # words of what is typed that are looked for
_FOUND = 20  # stories found by their texts that are offered beside those called so
_LONGEST_NAME = 120  # characters


class RulingError(CopydeskError):
    """A decision about stories that cannot be carried out. The message says why, to the person who took it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryPage:
    """A story with its latest articles and what people decided about it, as one viewer sees it."""

    card: StoryCard
    articles: tuple[Reference, ...]  # latest first
    rulings: tuple[Ruling, ...]  # latest first, undone ones too


class StoryDesk:
    """Stories in people's hands. Serves every team of its store; may be called from several threads."""

    def __init__(self, store: Store, policy: Policy, house: frozenset[str]) -> None:
        self._store = store
        self._policy = policy
        self._house = house

    def page(self, viewer: Viewer, story: str) -> StoryPage | None:
        """One story by its id; of one merged into another, the other."""
        with self._store.look(viewer.team) as tx:
            record = tx.stories.story(story, viewer)
            if record is None:
                return None
            readings = tx.articles.readings_of_story(story, viewer, latest=_LISTED)[::-1]
            listed = replies.named(tx, (each.article.id for each in readings), viewer, self._house)
            rulings = tx.rulings.of_story(story, viewer)
            card = replies.staged_card(record, tx.scope.now, self._policy.stories)
            return StoryPage(card=card, articles=listed, rulings=rulings)

    def find(self, viewer: Viewer, question: str, *, zone: tzinfo = UTC, limit: int = 10) -> Found:
        """Stories by words and names (typing errors forgiven), numbers, a link, "quoted words", and days in `zone`."""
        with self._store.look(viewer.team) as tx:
            return Lookup(tx, viewer, self._policy, self._house, zone=zone).find(question, limit=limit)

    def offered(
        self, viewer: Viewer, typed: str, *, limit: int, without: str | None = None, of: str | None = None
    ) -> tuple[StoryCard, ...]:
        """Stories to choose from while somebody types: the latest, else those called so, then those found by the words.

        Left out is the story `without`, and the one the article `of` belongs to.
        """
        words = typed.split()[:_TYPED]
        with self._store.look(viewer.team) as tx:
            membership = tx.stories.story_of(of, viewer) if of else None
            own = {without, membership.story if membership else None}
            if not words:
                found = tx.stories.stories(viewer, limit=limit + 1)
                return tuple(replies.card(each) for each in found if each.id not in own)[:limit]
            named = [replies.card(each) for each in tx.stories.called(words, viewer, limit=limit + 1)]
            lookup = Lookup(tx, viewer, self._policy, self._house)
            more = [hit.story for hit in lookup.find(" ".join(words), limit=_FOUND).hits] if len(named) < limit else []
            known = {each.id: each for each in (*more, *named)}
            order = dict.fromkeys(each.id for each in (*named, *more) if each.id not in own)
            return tuple(known[story] for story in order)[:limit]

    def part(self, viewer: Viewer, article: str, by: str, answer: Answer) -> Ruling | None:
        """ "Not this story": the article gets a story of its own. None, too, where the viewer sees it alone already."""
        with self._store.transaction(viewer.team) as tx:
            membership = tx.stories.story_of(article, viewer)
            story = tx.stories.story(membership.story, viewer) if membership else None
            if membership is None or story is None or story.articles <= 1:
                return None
            return self._carry(tx, (article,), partial(tx.rulings.part, article, by), answer)

    def move(self, viewer: Viewer, article: str, story: str, by: str, answer: Answer) -> Ruling | None:
        """ "Move to…": the article belongs to another known story. Raises RulingError where it is there already."""
        with self._store.transaction(viewer.team) as tx:
            membership, target = tx.stories.story_of(article, viewer), tx.stories.story(story, viewer)
            if membership is None or target is None:
                return None
            if membership.story == target.id:
                raise RulingError("the article belongs to that story already")
            return self._carry(tx, (article,), partial(tx.rulings.move, article, target.id, by), answer)

    def merge(self, viewer: Viewer, story: str, into: str, by: str, answer: Answer) -> Ruling | None:
        """Two stories are one: all articles of `story` go into the other, whose name stays."""
        with self._store.transaction(viewer.team) as tx:
            source, target = tx.stories.story(story, viewer), tx.stories.story(into, viewer)
            if source is None or target is None:
                return None
            if source.id == target.id:
                raise RulingError("the two are one story already")
            moving = tx.stories.articles(source.id)
            return self._carry(tx, moving, partial(tx.rulings.merge, source.id, target.id, by), answer)

    def split(self, viewer: Viewer, articles: Sequence[str], by: str, answer: Answer) -> Ruling | None:
        """These articles of one story are a story of their own; at least one must stay behind."""
        with self._store.transaction(viewer.team) as tx:
            chosen = tuple(dict.fromkeys(articles))
            stories = {found.story for each in chosen if (found := tx.stories.story_of(each, viewer))}
            if not chosen or any(tx.articles.article(each, viewer) is None for each in chosen):
                return None
            if len(stories) != 1:
                raise RulingError("choose articles of one story")
            if set(tx.stories.articles(next(iter(stories)))) <= set(chosen):
                raise RulingError("leave at least one article in the story")
            return self._carry(tx, chosen, partial(tx.rulings.split, chosen, by), answer)

    def rename(
        self, viewer: Viewer, story: str, name: str, by: str, answer: Answer, *, circle: str = EVERYBODY
    ) -> Ruling | None:
        """Call a story so. A name given in a private channel is told in its `circle` only."""
        called = " ".join(name.split())
        if not called or len(called) > _LONGEST_NAME:
            raise RulingError(f"a story's name has 1 to {_LONGEST_NAME} characters")
        with self._store.transaction(viewer.team) as tx:
            record = tx.stories.story(story, viewer)
            if record is None:
                return None
            ruling = tx.rulings.rename(record.id, called, by, circle=circle)
            self._answer(tx, tx.stories.articles(record.id), answer)
            return ruling

    def settle(self, viewer: Viewer, article: str, by: str, answer: Answer, *, belongs: bool) -> Ruling | None:
        """The answer to a maybe: the article's story joins the one it was asked about, or is kept apart from it.

        None where nobody asks any more: it was answered, or the article was moved.
        """
        with self._store.transaction(viewer.team) as tx:
            membership = tx.stories.story_of(article, viewer)
            candidate = tx.stories.story(membership.candidate, viewer) if membership and membership.candidate else None
            if membership is None or candidate is None:
                return None
            if not belongs or candidate.id == membership.story:
                ruling = tx.rulings.keep_out(article, by)
                self._answer(tx, (article,), answer)
                return ruling
            story, into = membership.story, candidate.id
            join = partial(tx.rulings.merge, story, into, by, kind=RulingKind.JOINED)
            return self._carry(tx, tx.stories.articles(story), join, answer)

    def undo(self, viewer: Viewer, ruling: str, by: str, answer: Answer) -> Ruling | None:
        """Take a decision back. Articles moved on since stay where they are. None where it was taken back before."""
        with self._store.transaction(viewer.team) as tx:
            made = tx.rulings.ruling(ruling)
            if made is None or made.undone or not self._sees(tx, made, viewer):
                return None
            back = tx.rulings.undo(ruling, by)
            self._follow(tx, made, back)
            self._answer(tx, back or tx.stories.articles(made.story), answer)
            return replace(made, undone=True)

    def _carry(self, tx: Transaction, articles: Sequence[str], decide: Callable[[], Ruling], answer: Answer) -> Ruling:
        """Decide, and bring ledgers, findings, names and replies along with the articles that move."""
        against = self._against(tx, articles)
        ruling = decide()
        self._follow(tx, ruling, articles)
        self._answer(tx, (*against, *articles), answer)
        return ruling

    def _follow(self, tx: Transaction, ruling: Ruling, articles: Sequence[str]) -> None:
        # With every check of the desk: whoever looks stories up decides nothing and does without.
        from bot.filing import entry  # noqa: PLC0415

        entry.refile(tx, articles, self._policy)
        circles = {circle for article in articles[-_ANSWERED:] for circle in circles_of(tx, article)}
        for story in filter(None, (ruling.story, ruling.other)):
            for circle in sorted({EVERYBODY, *circles}):
                entry.name(tx, story, circle, anew=True)

    def _against(self, tx: Transaction, articles: Sequence[str]) -> tuple[str, ...]:
        """The articles with findings against these."""
        desk = Viewer.desk(tx.scope.team)
        found = (filed for article in articles[-_ANSWERED:] for filed in tx.findings.against(article, desk))
        return tuple(dict.fromkeys(filed.finding.left.article for filed in found))

    def _answer(self, tx: Transaction, articles: Iterable[str], answer: Answer) -> None:
        replies.answer_all(tx, list(dict.fromkeys(articles))[-_ANSWERED:], answer, self._house)

    def _sees(self, tx: Transaction, ruling: Ruling, viewer: Viewer) -> bool:
        known = (tx.stories.story(story, viewer) for story in (ruling.story, ruling.other) if story)
        return any(known)
