"""The name of a story: its best headline, without the figures in it.

A figure in a headline is the first thing that is disputed, and a name that states one takes sides. So names have none:
"Roof collapses in Duhrenbach, 31 hurt" is "Roof collapses in Duhrenbach".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from bot.article import marked_killed
from bot.figures.numbers.hedges import without_hedge
from bot.ingest.head.wire import without_instruction
from bot.language.marks import CLOSING, OPENING
from bot.language.stems import fold
from bot.reading import Reading
from bot.stories.terms import words

_LONGEST = 90  # characters of a name; a longer one is cut between words
_SHORTEST_WORDS = 3  # of a headline that says what happened; "Live updates" does not
# What a site adds to its headlines: " - BBC News", " | Reuters", "WATCH: ", "(PHOTOS, VIDEO)"
_TAIL = re.compile(r"\s+[|–—-]\s+[^|–—]{2,40}$|\s*\((?:photos?|videos?|watch|[A-Z, ]+)\)\s*$", re.IGNORECASE)
_HEAD = re.compile(
    r"^(?:watch|video|photos?|breaking|live|update \d*|exclusive|opinion|analysis)\s*[:|-]\s*", re.IGNORECASE
)
_LEDE = 400  # characters of a text without headline that are looked at
_MARK = "\x00"  # where a figure stood
# What parts the clauses of a headline, and a figure from the plural it counts: "31 people", "4.5 per cent pay offer".
_JOINT = re.compile(r"(, | [–—-] |; |: | (?:as|after|while|amid|but) )")
_NOUN = r"(?!(?:is|was|has|as|this|his|its|says|across)\b)(?:[^\W\d_]+s|people|men|women|children)\b"
_COUNTING = re.compile(rf"{_MARK}[-\s]+(?={_NOUN})")
_CLAUSE = re.compile(rf"(?<=[.!?])[{CLOSING})]*\s")


def name_story(readings: Sequence[Reading]) -> str:
    """The headline that says what most of the story's headlines say, tidied; the start of a lede where none has one.

    No figure stands in it. A text taken back names a story only where all are, and then the name says so. Raises
    ValueError without any article: a story has at least one article.
    """
    if not readings:
        raise ValueError("a story is named after its articles: give at least one")
    standing = [each for each in readings if not each.article.killed]
    return _name(standing) if standing else marked_killed(_name(readings))


def is_named_after(name: str, title: str) -> bool:
    """Whether a name may have been made of a headline: it has no other words."""
    return set(_folded(name)) <= set(_folded(title))


def _folded(told: str) -> list[str]:
    return [fold(form) for _, form in words(told)]


def _name(readings: Sequence[Reading]) -> str:
    headlines = list(dict.fromkeys(tidy for each in readings if (tidy := _headline(each))))
    usable = [headline for headline in headlines if sum(1 for _ in words(headline)) >= _SHORTEST_WORDS]
    if usable:
        return _shorten(max(usable, key=lambda each: (_merit(each, usable), each)))
    return _shorten(headlines[0] if headlines else _lede(readings[0]))


def _headline(reading: Reading) -> str:
    """The tidied headline without its figures; empty where there is none."""
    title = reading.article.title or ""
    if not reading.article.text.startswith(title):
        return _tidy(title)
    return without_figures(_tidy(_marked(reading, len(title))))


def _merit(headline: str, others: Sequence[str]) -> float:
    """How central a headline is among the others, less what makes it a poor name."""
    likeness = [fuzz.token_set_ratio(fold(headline), fold(other)) for other in others if other != headline]
    centre = sum(likeness) / len(likeness) if likeness else 0.0
    question = 25.0 if headline.endswith("?") else 0.0
    return centre - question - 0.3 * max(0, len(headline) - 70) - 10.0 * (headline[:1] in OPENING)


def _tidy(title: str) -> str:
    plain = without_instruction(" ".join(title.split()))
    return _HEAD.sub("", _TAIL.sub("", plain)).strip() or plain


def _lede(reading: Reading) -> str:
    start = " ".join(_marked(reading, _LEDE).split())
    return without_figures(_CLAUSE.split(start, maxsplit=1)[0].rstrip(".")) or "Untitled"


def _marked(reading: Reading, end: int) -> str:
    """The text up to `end` with a mark in place of each figure that can be compared, hedge included."""
    told, done = "", 0
    for figure in sorted(reading.figures, key=lambda each: each.span.start):
        if figure.comparable and done <= figure.span.start < end:
            told += without_hedge(reading.article.text[done : figure.span.start]) + _MARK
            done = figure.span.end
    return told + reading.article.text[done : max(end, done)]


def without_figures(marked: str) -> str:
    """Words without the figures that are marked in them: a clause with one goes where another says enough.

    Elsewhere the number goes before what it counts ("reject 4.5 per cent pay offer"), and stands as "…" before anything
    else ("toll rises to … in Duhrenbach").
    """
    if _MARK not in marked:
        return marked
    pieces = ["", *_JOINT.split(marked)]  # joint, clause, joint, clause, …
    kept, dropped = "", False
    for joint, clause in zip(pieces[::2], pieces[1::2], strict=True):
        if _MARK not in clause:
            kept += f"{' ' if dropped and joint == ', ' else joint if kept else ''}{clause}"
        dropped = _MARK in clause
    if sum(1 for _ in words(kept)) < _SHORTEST_WORDS:
        kept = _COUNTING.sub("", marked).replace(_MARK, "…")
    plain = " ".join(kept.split()).strip(" ,;:–—-")
    return plain[:1].upper() + plain[1:]


def _shorten(name: str) -> str:
    if len(name) <= _LONGEST:
        return name
    return name[: name.rfind(" ", 0, _LONGEST) if " " in name[:_LONGEST] else _LONGEST].rstrip(" ,;:–—-") + "…"
