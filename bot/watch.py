"""Standing wishes beside the digest: a page to be looked at again, and words somebody wants to hear of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.article import Article
from bot.errors import CopydeskError
from bot.ingest.fetch.mark import UNKNOWN, Mark
from bot.language.marks import STRAIGHT
from bot.language.stems import stem

_PART = re.compile(r'"([^"]+)"|([^\s"]+)')  # a phrase in marks, or a word
_WORD = re.compile(r"\w+(?:['’.,-]\w+)*")


class TooManyStandingError(CopydeskError):
    """A team has as many watches, or alerts, as it may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchThresholds:
    """How often pages are looked at again, and how much of it a team may ask for: config/defaults.toml, [watch]."""

    first_minutes: float  # between two looks at a page that has just changed, or was just named
    growth: float  # times the last pause, after a look at which nothing was new
    longest_hours: float  # between two looks
    days: float  # after which a page is looked at no more
    failures: int  # looks in a row at which a page could not be read, after which it is given up
    pages: int  # of a team
    alerts: int  # of a team
    fresh_days: float  # an article published longer ago than that is no news when it arrives

    def after(self, pause: timedelta) -> timedelta:
        """The pause after one at whose end nothing was new."""
        return min(pause * self.growth, timedelta(hours=self.longest_hours))


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """A published page that a channel has the desk look at again."""

    id: str
    team: str
    channel: str
    url: str
    by: str
    article: Article  # as it was seen last
    began_at: datetime
    due_at: datetime
    pause: timedelta  # from the next look to the one after it
    mark: Mark = UNKNOWN
    failures: int = 0  # looks in a row at which it could not be read


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """Words a channel, or a person in their direct message, is told of when an article that has them arrives."""

    id: str
    team: str
    channel: str
    words: str  # as typed: commas part alternatives, of one alternative all words have to stand in the article
    by: str
    began_at: datetime
    person: str | None = None  # whose it is, when a person ordered it for themselves

    def tells_of(self, article: Article) -> bool:
        """Whether an article has the words, in any of their forms; what stands in marks, one after the other.

        >>> from tests.builders import NOW, article
        >>> wanted = Alert(id="1", team="T", channel="C", words='harbour strikes, "Mara Lind"', by="U", began_at=NOW)
        >>> wanted.tells_of(article("The strike at the harbour is over."))
        True
        >>> wanted.tells_of(article("Lind, Mara, was there."))
        False
        """
        text = tuple(stem(word) for word in _WORD.findall(article.text))
        return any(all(_holds(text, phrase) for phrase in each) for each in alternatives(self.words))


def alternatives(words: str) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """What was typed as alternatives of phrases of stems: `a "b c", d` is ((a,), (b, c)) or ((d,),)."""
    told = (
        tuple(tuple(stem(word) for word in _WORD.findall(phrase or single)) for phrase, single in _PART.findall(each))
        for each in words.translate(STRAIGHT).split(",")
    )
    return tuple(kept for each in told if (kept := tuple(phrase for phrase in each if phrase)))


def _holds(text: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    if len(phrase) == 1:
        return phrase[0] in text
    return any(text[at : at + len(phrase)] == phrase for at in range(len(text) - len(phrase) + 1))
