"""What stands around a figure in its sentence: the words next to it, the names, the other numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.figures.alignment.content_words import content, content_words, stem
from bot.language.calendar_words import MONTH, month
from bot.language.marks import DOUBLE

_TOKEN = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d|%")
# A word with a capital that does not open a sentence or a quotation.
NAME = re.compile(rf"(?<![.!?{DOUBLE}] )(?<!^)\b[A-Z][\w’'-]+")
_DATE = re.compile(rf"\b(?:(?P<day2>\d{{1,2}}) )?(?P<month>{MONTH})(?: (?P<day>\d{{1,2}})\b)?")
# What says that a figure was so at another time, or of something that is not all there is.
_THEN = re.compile(
    r"\b(?:previous(?:ly)?|original(?:ly)?|initial(?:ly)?|earlier|former(?:ly)?|first|already|ago|since|last|past|then|"
    r"until|before)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:among|of (?:whom|them|which)|each|including|further|another|additional|more(?! than)|others?|rest|remaining|"
    r"only|alone|separate)\b",
    re.IGNORECASE,
)
_THEN_REACH = (40, 25)  # characters before and behind the figure in which such words are about it
_PART_REACH = (30, 40)  # the same for words that make it a part
_NEXT = 6  # words of either side that are compared one by one
_IN_ORDER = 8  # words with meaning of either side whose order is compared
_CLOSE = 4  # words with meaning of either side that stand close
_OWNED = 40  # characters between a name and the figure it owns: "Romney leads with 21 percent"
_HALF = 20  # characters from the figure at which a name counts half


@dataclass(frozen=True, slots=True, kw_only=True)
class Vicinity:
    """One figure's surroundings, as stems."""

    before: tuple[str, ...]  # the words before the figure, nearest first
    after: tuple[str, ...]
    names: Mapping[str, float]  # the names of the sentence, each with its nearness: 1 beside the figure
    owner: str | None  # the last name before it, where that is near
    nearest: str | None  # the name nearest to it on either side
    dates: frozenset[str]  # months of the sentence, with their days
    then: bool  # words beside it tell of another time
    part: bool  # words beside it tell of a part
    numbers: frozenset[str]  # the other numbers of the sentence in digits
    order: tuple[tuple[str, ...], tuple[str, ...]]  # the stems with meaning before and after it, in order
    close: Mapping[str, float]  # the words with meaning next to it with their nearness, numbers left out


@lru_cache(maxsize=8192)
def vicinity(context: str, start: int, end: int) -> Vicinity:
    """The surroundings of `context[start:end]`, offsets in characters."""
    before, after = context[:start], context[end:]
    names: dict[str, float] = {}
    owner = None
    for found in NAME.finditer(context):
        name = stem(found.group().lower().removesuffix("’s").removesuffix("'s"))
        far = max(0, start - found.end() if found.end() <= start else found.start() - end)
        names[name] = max(names.get(name, 0.0), _HALF / (_HALF + far))
        if found.end() <= start:
            owner = name if far <= _OWNED else None
    return Vicinity(
        before=tuple(stem(word) for word in reversed(_TOKEN.findall(before.lower())[-_NEXT:])),
        after=tuple(stem(word) for word in _TOKEN.findall(after.lower())[:_NEXT]),
        names=names,
        owner=owner,
        nearest=max(names, key=lambda name: names[name], default=None),
        dates=frozenset(map(_date, _DATE.finditer(context))),
        then=_THEN.search(context, max(0, start - _THEN_REACH[0]), end + _THEN_REACH[1]) is not None,
        part=_PART.search(context, max(0, start - _PART_REACH[0]), end + _PART_REACH[1]) is not None,
        numbers=frozenset(word for word in _TOKEN.findall(f"{before} {after}") if word[0].isdigit()),
        order=(tuple(content(before)[-_IN_ORDER:]), tuple(content(after)[:_IN_ORDER])),
        close=_close(before, after),
    )


def _date(found: re.Match[str]) -> str:
    """One form of "Aug. 5", "August 5" and "5 August"."""
    return f"{month(found['month'])}-{found['day'] or found['day2'] or ''}"


def _close(before: str, after: str) -> Mapping[str, float]:
    nearest_first = content_words(before)[::-1], content_words(after)
    return {
        word: _CLOSE / (_CLOSE + far)
        for words in nearest_first
        for far, word in reversed(list(enumerate(words[:_CLOSE])))
        if word.isalpha()
    }
