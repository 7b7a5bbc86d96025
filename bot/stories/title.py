"""The name of a story: its best headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.article import Article
from bot.language.marks import CLOSING, OPENING
from bot.language.stems import fold
from bot.stories.terms import words

_LONGEST = 90  # characters of a name; a longer one is cut between words
_SHORTEST_WORDS = 3  # of a headline that says what happened; "Live updates" does not
# What a site adds to its headlines: " - BBC News", " | Reuters", "WATCH: ", "(PHOTOS, VIDEO)"
_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$|\s*\((?:photos?|videos?|watch|[A-Z, ]+)\)\s*$", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:watch|video|photos?|breaking|live|update \d*|exclusive|opinion|analysis)\s*[:|-]\s*", re.IGNORECASE
)
_CLAUSE = re.compile(rf"(?<=[.!?])[{CLOSING})]*\s")


def name_story(articles: Sequence[Article]) -> str:
    """The headline that says what most of the story's headlines say, tidied; the start of a lede where none has one.

    Raises ValueError without any article: a story has at least one article.
    """
    if not articles:
        raise ValueError("a story is named after its articles: give at least one")
    headlines = list(dict.fromkeys(tidy for each in articles if (tidy := _tidy(each.title or ""))))
    usable = [headline for headline in headlines if sum(1 for _ in words(headline)) >= _SHORTEST_WORDS]
    if usable:
        return _shorten(max(usable, key=lambda each: (_merit(each, usable), each)))
    return _shorten(headlines[0] if headlines else _lede(articles[0].text))


def _merit(headline: str, others: Sequence[str]) -> float:
    """How central a headline is among the others, less what makes it a poor name."""
    likeness = [fuzz.token_set_ratio(fold(headline), fold(other)) for other in others if other != headline]
    centre = sum(likeness) / len(likeness) if likeness else 0.0
    question = 25.0 if headline.endswith("?") else 0.0
    return centre - question - 0.3 * max(0, len(headline) - 70) - 10.0 * (headline[:1] in OPENING)


def _tidy(title: str) -> str:
    plain = " ".join(title.split())
    return _HEAD.sub("", _TAIL.sub("", plain)).strip() or plain


def _lede(text: str) -> str:
    start = " ".join(text.split())
    return _CLAUSE.split(start, maxsplit=1)[0].rstrip(".") or "Untitled"


def _shorten(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return name[: name.rfind(" ", 0, _LONGEST) if " " in name[:_LONGEST] else _LONGEST].rstrip(" ,;:–—-") + "…"
