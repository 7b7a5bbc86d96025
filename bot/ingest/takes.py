"""Takes: messages one person posts one after the other that are one text. Which go on, and the text they make."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest import clean
from bot.ingest.head.head import Head, split
from bot.ingest.text import is_article
from bot.ingest.thresholds import IngestThresholds
from bot.language.marks import CLOSING

_CLOSED = re.compile(rf"[.!?…:][{CLOSING})\]*_]*\s*$")
_SENTENCE_END = re.compile(rf"[.!?…][{CLOSING})\]]*(?=\s|$)")
_PROSE_WORDS = 12  # of a message from which it may be a paragraph
_REMARK_WORDS = 30  # up to which a message that talks to somebody is a remark
_HEADLINE_WORDS = 4  # of the shortest headline
_ADDRESSED = re.compile(r"\?\s*$|@\w|:[a-z_]+:|://")
_TALK = re.compile(
    r"^\W*(?:hi|hey|hello|thanks?|please|pls|can|could|does|did|any(?:one|body)|who|what|why|how|i|i['’](?:m|ll|ve)|you|your"
    r"|here(?:['’]s)?|fyi|sorry|ok(?:ay)?|yes|see|look|let['’]?s|just|note)\b",
    re.IGNORECASE,
)


def may_be_take(text: str, thresholds: IngestThresholds) -> bool:
    """Whether a message may be a part of an article: a paragraph of prose or a headline, and no remark."""
    return _is_prose(text) or _is_headline(text, thresholds) or is_article(text, thresholds)


def goes_on(before: str, after: str, thresholds: IngestThresholds) -> bool:
    """Whether `after` continues the text so far: prose without a head of its own, after prose or under a headline.

    What breaks off in the middle of a sentence goes on with whatever is not a remark.
    """
    if not _is_prose(after) or _has_head(_head(after, thresholds)):
        return False
    if _is_headline(before, thresholds):
        return _head(after, thresholds).title is None
    if not (_is_prose(before) or is_article(before, thresholds)):
        return False
    broken = not _CLOSED.search(before) and after.lstrip()[:1].islower()
    return broken or _head(after, thresholds).title is None


def joined(takes: Sequence[str], thresholds: IngestThresholds) -> str:
    """The text the takes make, in order; one that does not go on, or does not any more, is left out."""
    text = takes[0]
    for take in takes[1:]:
        if goes_on(text, take, thresholds):
            broken = not _CLOSED.search(text) and take.lstrip()[:1].islower()
            text = f"{text.rstrip()}{' ' if broken else chr(10) * 2}{take.lstrip()}"
    return text


def _head(text: str, thresholds: IngestThresholds) -> Head:
    return split(clean.characters(text), headline_words=thresholds.headline_words)[0]


def _has_head(head: Head) -> bool:
    """Whether a text says of itself who wrote it where or when, as the first message of an article does."""
    return bool(head.facts.outlet or head.facts.byline or head.facts.published or head.dateline or head.instruction)


def _is_prose(text: str) -> bool:
    words = text.split()
    if len(words) < _PROSE_WORDS or not _SENTENCE_END.search(text):
        return False
    return len(words) > _REMARK_WORDS or not (_ADDRESSED.search(text) or _TALK.match(text))


def _is_headline(text: str, thresholds: IngestThresholds) -> bool:
    line = text.strip()
    if "\n" in line or _CLOSED.search(line) or _ADDRESSED.search(line) or _TALK.match(line):
        return False
    return line[:1].isupper() and _HEADLINE_WORDS <= len(line.split()) <= thresholds.headline_words
