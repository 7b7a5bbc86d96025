"""The words of a quote, made comparable: marks, dashes, case, spelling and figures of speech aside (CHECKS 30)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from bot.language.marks import STRAIGHT
from bot.language.stems import fold
from bot.quotes.alignment.word_form import level


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One spoken word. `key` is what is compared, `text` what is shown."""

    key: str
    text: str
    at: int  # where it begins, characters into the text read
    opens_sentence: bool  # first word of a sentence of the quote
    after_gap: bool  # an ellipsis stands before it
    aside: bool = False  # stands in brackets: put in by the reporter


_RUN = 4  # words in a row that make two quotes worth laying side by side


@dataclass(frozen=True, kw_only=True)
class Wording:
    """The words of a quote in order, those the reporter put in brackets marked as such."""

    words: tuple[Word, ...]
    ends_in_gap: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """What is compared."""
        return tuple(word.key for word in self.words)

    @cached_property
    def folded(self) -> str:
        """The keys in one string, for searching."""
        return " ".join(self.keys)

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """Every few words in a row."""
        return frozenset(zip(*(self.keys[at:] for at in range(_RUN)), strict=False))


_TOKEN = re.compile(
    r"(?P<gap>\.\s?\.\s?\.(?:\s?\.)?|…)"
    r"|(?P<bracket>[\[\]()])"
    r"|(?P<number>[$£€]?\d[\d,.]*\d(?:st|nd|rd|th|s|k|m|bn|tn)?\b|[$£€]?\d(?:st|nd|rd|th|s|k|m|bn|tn)?\b)"
    r"|(?P<initials>(?:[^\W\d_]\.){2,})"
    r"|(?P<word>[^\W_]+(?:['][^\W_]+)*[']?)"
    r"|(?P<sign>[%&])"
    r"|(?P<stop>[.!?;:\"]|\n)"
)
_SIGNS = {"%": "percent", "&": "and"}
# An opening single mark is no apostrophe, which would belong to the word behind it.
_PLAIN = STRAIGHT | str.maketrans(dict.fromkeys("‘‚‹›", '"'))


@lru_cache(maxsize=4096)
def read(text: str) -> Wording:
    """The words of a quote as printed, in comparable form.

    >>> read("We’re “organised”, 1,200 of us [the crew]").keys
    ("we're", 'organized', '1200', 'of', 'us', 'the', 'crew')
    """
    words: list[Word] = []
    opens, gap, aside = True, False, False
    for match in _TOKEN.finditer(text.translate(_PLAIN)):
        kind, shown = match.lastgroup, text[match.start() : match.end()]
        if kind == "gap":
            gap = True
        elif kind == "bracket":
            aside = match[0] in "[("
        elif kind == "stop":
            opens = True
        else:
            key = _key(str(kind), match[0])
            if key:
                words.append(
                    Word(key=key, text=shown, at=match.start(), opens_sentence=opens, after_gap=gap, aside=aside)
                )
                opens = gap = False
    return Wording(words=tuple(words), ends_in_gap=gap)


def _key(kind: str, word: str) -> str:
    if kind == "sign":
        return _SIGNS[word]
    folded = fold(word)
    if kind == "number":
        return folded.replace(",", "").rstrip(".")
    folded = folded.replace(".", "").rstrip("'")
    return level(folded)
