"""What the forms of one word share: a key for comparing, not a word to show."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_POSSESSIVE = re.compile(r"['’]s?$")
_APOSTROPHE = re.compile(r"['’]")
_SLAVIC_ENDING = re.compile(r"(?:[iy]y|i[ij]|e[iy])$")  # Zelenskyy, Zelenskiy, Zelensky; Sergei, Sergey
_KANA_VOICING = 8  # combining class of the marks that make another consonant of a kana
_SUFFIXES = (("sses", "ss"), ("ies", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


@lru_cache(maxsize=200_000)
def stem(form: str) -> str:
    """`form` in small letters without accents, possessive and the commonest English endings; a stem's stem is itself.

    >>> stem("Intercepted"), stem("intercepts"), stem("Zelenskyy's")
    ('intercept', 'intercept', 'zelensky')
    """
    key = _APOSTROPHE.sub("", _POSSESSIVE.sub("", fold(form)))
    shorter = _cut(key)
    while shorter != key:
        key, shorter = shorter, _cut(shorter)
    return key


@lru_cache(maxsize=200_000)
def fold(form: str) -> str:
    """`form` in small letters, accents taken off."""
    # Letters of another style ("𝛢") have small ones only once they are ordinary letters.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", form).casefold())
    bare = "".join(sign for sign in apart if unicodedata.combining(sign) in (0, _KANA_VOICING))
    return unicodedata.normalize("NFC", bare)


def _cut(key: str) -> str:
    """The stem with one ending less."""
    if len(key) <= 4:
        return key
    for suffix, rest in _SUFFIXES:
        if key.endswith(suffix) and not key.endswith("ss") and len(key) - len(suffix) >= 3:
            key = _undouble(key[: -len(suffix)] + rest)
            break
    key = _SLAVIC_ENDING.sub("y", key)
    return key[:-1] if len(key) > 4 and key.endswith("e") else key


def _undouble(key: str) -> str:
    doubled = len(key) > 3 and key[-1] == key[-2] and key[-1] not in "aeiousl"
    return key[:-1] if doubled else key
