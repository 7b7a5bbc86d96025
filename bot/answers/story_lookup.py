"""Look stories up: by words and names, typed roughly, by numbers, a link or quoted words, and by days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from decimal import Decimal

from bot.answers import replies
from bot.article import Article, Precision, marked_killed
from bot.language.marks import CLOSING
from bot.language.stems import fold, stem
from bot.policy import Policy
from bot.report import Reference, StoryCard
from bot.storage import StoryRecord, Transaction, Viewer
from bot.stories.query import Asked, ask
from bot.stories.terms import words

_ARTICLES = 60  # read for their excerpts and headlines, those that hold most first
_LISTED = 3  # articles named for each story
_EXCERPT = 220  # characters
_WORDS = 12  # of a look-up; what goes on longer is a pasted text
_SHORTEST = 4  # letters of a word that may be mistyped: shorter ones resemble each other by chance
_ENOUGH = 0.5  # share of the weight asked for that an article must hold
_NUMBER, _PHRASE = 8.0, 16.0  # weight of a number, and of quoted words or a link; that of a word is its idf
_HEADLINE = 0.5  # what is added where all of it stands in the headline
_DIGITS = re.compile(r"\S*\d\S*")
_SENTENCE = re.compile(rf"(?<=[.!?])[{CLOSING})]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A story found, with those of its articles that hold what was asked for, the best first."""

    story: StoryCard
    articles: tuple[Reference, ...]
    excerpt: str  # the sentence that says it; empty where only days were asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a look-up understood and found."""

    asked: Asked
    corrected: tuple[tuple[str, str], ...]  # a word as typed, and the archive's word it was taken for
    hits: tuple[Hit, ...]


class Lookup:
    """One look-up: collects the weight each article holds of the weight asked for, then tells the stories."""

    def __init__(
        self, tx: Transaction, viewer: Viewer, policy: Policy, house: frozenset[str], *, zone: tzinfo = UTC
    ) -> None:
        self._tx = tx
        self._viewer = viewer
        self._policy = policy
        self._house = house
        self._zone = zone
        self._held: dict[str, float] = {}
        self._whole = 0.0
        self._marks: list[str] = []  # stems and digits an excerpt should show

    def find(self, question: str, *, limit: int) -> Found:
        """The stories that answer a question, the best first, of what the viewer may see."""
        asked = ask(question, self._tx.scope.now.astimezone(self._zone).date())
        since, until = _start(asked.since, self._zone), _end(asked.until, self._zone)
        corrected = self._words(asked.words, since, until)
        for phrase in asked.phrases:
            self._phrase(phrase, since, until)
        for number in asked.numbers:
            self._add(self._tx.articles.counting(number, self._viewer, since=since, until=until), _NUMBER)
            self._marks.append(f"{number.normalize():f}")
        if asked.link:
            self._add(self._tx.articles.at(asked.link, self._viewer), _PHRASE)
        hits = self._hits(asked, limit) if self._whole else self._dated(asked, since, until, limit)
        return Found(asked=asked, corrected=corrected if hits else (), hits=hits)

    def about(self, statement: str, numbers: Iterable[Decimal], *, limit: int) -> tuple[Hit, ...]:
        """The stories that hold most of a statement's words, the best first; its numbers help, and may be wrong."""
        self._words(" ".join(_DIGITS.sub(" ", statement).split()), None, None)
        for number in dict.fromkeys(numbers):
            found = self._tx.articles.counting(number, self._viewer, since=None, until=None)
            whole = self._whole
            self._add(found, _NUMBER)
            self._whole = whole or (_NUMBER if found else 0.0)
        return self._hits(Asked(words=statement), limit) if self._whole else ()

    def _add(self, articles: Iterable[str], weight: float) -> None:
        for article in dict.fromkeys(articles):
            self._held[article] = self._held.get(article, 0.0) + weight
        self._whole += weight

    def _words(self, typed: str, since: datetime | None, until: datetime | None) -> tuple[tuple[str, str], ...]:
        """Weigh the articles by the words they hold; what words unknown to the archive were taken for."""
        forms = {stem(form): form for _, form in words(typed)}
        keys = list(forms)[:_WORDS]
        known = self._tx.search.counts(keys).terms
        corrected = {}
        for key in keys:
            if key not in known and len(key) >= _SHORTEST and (near := self._tx.terms.nearest(key, most=1)):
                corrected[key] = near[0]
        taken = [corrected.get(key, key) for key in keys]
        for word, articles in self._tx.search.holding(taken, self._viewer, since=since, until=until).items():
            self._add(articles, word.weight)
            self._marks += word.terms
        return tuple((forms[key], word) for key, word in corrected.items())

    def _phrase(self, phrase: str, since: datetime | None, until: datetime | None) -> None:
        """Quoted words: word for word in a text, or nearly so in what somebody said."""
        spelled, keys = _folded(phrase), [stem(form) for _, form in words(phrase)]
        held = self._tx.search.holding(keys, self._viewer, since=since, until=until).values()
        together = set.intersection(*map(set, held)) if held else set()
        texts = self._tx.articles.known(together, self._viewer)
        exact = [id_ for id_, known in texts.items() if f" {spelled} " in f" {_folded(known.text)} "]
        least = self._policy.quotes.found_ratio
        said = self._tx.sayings.like(phrase, self._viewer, least=least, limit=_ARTICLES)
        self._add([*exact, *(each.article for _, utterance, _ in said for each in utterance.versions)], _PHRASE)
        self._marks += keys

    def _hits(self, asked: Asked, limit: int) -> tuple[Hit, ...]:
        enough = [id_ for id_, held in self._held.items() if held >= _ENOUGH * self._whole]
        best = sorted(enough, key=lambda id_: -self._held[id_])[:_ARTICLES]
        by_story: dict[str, list[tuple[float, Article]]] = {}
        articles = self._tx.articles.known(best, self._viewer)
        stories = self._tx.stories.stories_of(best, self._viewer)
        for id_ in best:
            article, story = articles.get(id_), stories.get(id_)
            if article and story and _in_days(article, asked):
                score = self._held[id_] / self._whole + _HEADLINE * _share(self._marks, article.title or "")
                by_story.setdefault(story, []).append((score, article))
        scored = [(max(score for score, _ in found), story) for story, found in by_story.items()]
        records = self._tx.stories.among(by_story, self._viewer)
        scored.sort(key=lambda each: (-round(each[0], 2), -records[each[1]].latest.timestamp()))
        return tuple(self._told(records[story], by_story[story]) for _, story in scored[:limit])

    def _told(self, record: StoryRecord, found: Sequence[tuple[float, Article]]) -> Hit:
        ordered = [article for _, article in sorted(found, key=lambda each: -each[0])]
        listed = (each.id for each in ordered[:_LISTED])
        return Hit(
            story=replies.staged_card(record, self._tx.scope.now, self._policy.stories),
            articles=replies.named(self._tx, listed, self._viewer, self._house),
            excerpt=self._excerpt(ordered[0]),
        )

    def _excerpt(self, article: Article) -> str:
        """What an article says of what was asked for; of a text taken back, or in the words of one, saying so."""
        said = _excerpt(article, self._marks)
        return marked_killed(said) if self._is_killed(article, said) else said

    def _is_killed(self, article: Article, said: str) -> bool:
        """Whether a wire has taken back the article, or the text it has that sentence from."""
        if self._tx.versions.killed([article.id], self._viewer):
            return True
        origin = self._tx.duplicates.origin(article.id, self._viewer)
        if origin is None or not self._tx.versions.killed([origin[0]], self._viewer):
            return False
        source = self._tx.articles.article(origin[0], self._viewer)
        return source is not None and said in " ".join(source.body.split())

    def _dated(self, asked: Asked, since: datetime | None, until: datetime | None, limit: int) -> tuple[Hit, ...]:
        """Where only days are asked for: the stories with an article of these days, the latest first."""
        if since is None and until is None:
            return ()
        within = self._tx.stories.dated(self._viewer, since=since, until=until, limit=limit)
        told = []
        for record in within:
            articles = self._tx.articles.of_story(record.id, self._viewer, latest=_ARTICLES)
            told.append(self._told(record, [(0.0, each) for each in articles[::-1] if _in_days(each, asked)]))
        return tuple(told)


def _start(day: date | None, zone: tzinfo) -> datetime | None:
    """When the day begins, by the asker's clock or by that of articles that know no hour, whichever is earlier."""
    return min(datetime.combine(day, time(), zone), datetime.combine(day, time(), UTC)) if day else None


def _end(day: date | None, zone: tzinfo) -> datetime | None:
    """When the day ends, likewise."""
    return max(datetime.combine(day, time.max, zone), datetime.combine(day, time.max, UTC)) if day else None


def _in_days(article: Article, asked: Asked) -> bool:
    """Whether an article that knows its day only is of the days asked for; others were measured by the hour."""
    published = article.published
    if published is None or published.precision is not Precision.DAY:
        return True
    return (asked.since is None or published.day >= asked.since) and (
        asked.until is None or published.day <= asked.until
    )


def _excerpt(article: Article, marks: Sequence[str]) -> str:
    """The sentence of the body that shows most of what was asked for, the first of several."""
    sentences = [" ".join(each.split()) for each in _SENTENCE.split(article.body) if each.strip()]
    best = max(sentences, key=lambda each: _share(marks, each), default="")
    if len(best) <= _EXCERPT:
        return best
    return best[: best.rfind(" ", 0, _EXCERPT)] + " …"


def _share(marks: Sequence[str], text: str) -> float:
    """The share of the marks, stems or digits, that stand in a text."""
    held = {stem(form) for _, form in words(text.replace(",", ""))}
    return sum(1 for mark in marks if mark in held) / len(marks) if marks else 0.0


def _folded(text: str) -> str:
    return " ".join(fold(form) for _, form in words(text))
