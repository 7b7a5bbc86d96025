"""Words reduced to what two newsrooms share: without ending, possessive and house spelling."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.language.house_spelling import american
from bot.language.lemmas import singular
from bot.language.stems import stem as root
from bot.language.wordlist import words

_WORD = re.compile(r"[^\W\d_]+|\d[\d,.]*\d|\d")
_STOP = words(
    "a an the and or but if of in on at to for from with by as that which who whom whose this these those it its "
    "he she they them his her their our your my me we us you i is are was were be been being has have had do does "
    "did will would can could may might must shall should not no nor so than then there here when where while "
    "what how why also about into over after before more most some any all each both other such only just up down "
    "out off own same very said say says told according mr mrs ms dr s t re ve ll d m"
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """One stem for the forms and spellings of a word: "defence" and "defenses", "woman" and "women"."""
    return root(american(singular(word)))


def content(text: str) -> list[str]:
    """The stems of the words in `text` that carry meaning, in order; digits count as words."""
    return [stem(word) for word in content_words(text)]


def content_words(text: str) -> list[str]:
    """The words in `text` that carry meaning, in lower case and in order; digits count as words."""
    return [word for word in _WORD.findall(text.lower().replace("’", "'").replace("'s", " ")) if word not in _STOP]
