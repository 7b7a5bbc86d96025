"""What a later version of a text says in other words than the earlier one: by paragraphs first, then word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.article import Span
from bot.language.marks import STRAIGHT
from bot.language.stems import fold
from bot.reading import Reading
from bot.report import Rewording, Touched

_MOST = 6  # changes told
_ORDER = (Touched.HEADLINE, Touched.FIGURE, Touched.QUOTE, Touched.NAME, Touched.WORDS)
_AROUND = 6  # words on either side of a change that are its context
_LONGEST = 2_000  # words of paragraphs that are compared word by word; what is longer is one change
_WORD = re.compile(r"[$€£¥]?\w+(?:[.,:'’/-]\w+)*%?")
_PARAGRAPH = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Side:
    """Words of one version: where each stands, and what it is compared by."""

    text: str
    spans: tuple[Span, ...]
    keys: tuple[str, ...]

    def words(self, start: int, end: int) -> str:
        return self.text[self.spans[start].start : self.spans[end - 1].end] if start < end else ""

    def around(self, start: int, end: int) -> str:
        """The words of one line around those words, at most a few on either side."""
        first, last = max(0, start - _AROUND), min(len(self.spans), end + _AROUND)
        return " ".join(self.words(first, last).split())


def changes(before: Reading, now: Reading) -> tuple[tuple[Rewording, ...], int]:
    """The changes, those that touch a headline, a figure, a quote or a name first, and how many more there are.

    Marks, accents and capital letters are no change.
    """
    found = sorted(dict.fromkeys(_found(before, now)), key=lambda each: _ORDER.index(each.kind))
    return tuple(found[:_MOST]), len(found[_MOST:])


def _found(before: Reading, now: Reading) -> Iterator[Rewording]:
    old, new = _paragraphs(before.article.text), _paragraphs(now.article.text)
    paragraphs = SequenceMatcher(None, [_key(each) for each in old], [_key(each) for each in new], autojunk=False)
    for what, a, b, c, d in paragraphs.get_opcodes():
        if what != "equal":
            yield from _between(_side(before, old[a:b]), _side(now, new[c:d]), before, now)


def _between(old: _Side, new: _Side, before: Reading, now: Reading) -> Iterator[Rewording]:
    if max(len(old.keys), len(new.keys)) > _LONGEST:
        steps: Iterable[tuple[str, int, int, int, int]] = [("replace", 0, len(old.keys), 0, len(new.keys))]
    else:
        steps = SequenceMatcher(None, old.keys, new.keys, autojunk=False).get_opcodes()
    for what, a, b, c, d in steps:
        if what == "equal":
            continue
        kind = _kind((old.spans[a:b], before), (new.spans[c:d], now))
        context = new.around(c, d) if c < d else old.around(a, b)
        yield Rewording(kind=kind, before=old.words(a, b), now=new.words(c, d), context=context)


def _kind(*sides: tuple[Sequence[Span], Reading]) -> Touched:
    """What words stand in, on either side."""
    touched = {kind for spans, reading in sides for span in spans for kind in _kinds(span, reading)}
    return next((kind for kind in _ORDER if kind in touched), Touched.WORDS)


def _kinds(span: Span, reading: Reading) -> Iterator[Touched]:
    if span.start < reading.article.body_start:
        yield Touched.HEADLINE
    if any(each.span.overlaps(span) for each in reading.figures):
        yield Touched.FIGURE
    if any(each.span.overlaps(span) for each in reading.quotes):
        yield Touched.QUOTE
    if any(each.overlaps(span) for name in reading.names for each in name.mentions):
        yield Touched.NAME


def _paragraphs(text: str) -> list[re.Match[str]]:
    return list(_PARAGRAPH.finditer(text))


def _key(paragraph: re.Match[str]) -> str:
    return " ".join(_fold(word) for word in _WORD.findall(paragraph[0]))


def _side(reading: Reading, paragraphs: Sequence[re.Match[str]]) -> _Side:
    text = reading.article.text
    found = [found for each in paragraphs for found in _WORD.finditer(text, each.start(), each.end())]
    spans = tuple(Span(start=each.start(), end=each.end()) for each in found)
    return _Side(text=text, spans=spans, keys=tuple(_fold(each[0]) for each in found))


def _fold(word: str) -> str:
    return fold(word.translate(STRAIGHT))
