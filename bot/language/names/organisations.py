"""Organisations by the words in their names, and the short forms an article gives them."""

from __future__ import annotations

import re
from typing import Final

from bot.language.tables import table

_SKIPPED: Final = frozenset({"of", "the", "for", "and", "in", "on", "to", "de", "la", "du", "&"})


def is_organisation(name: str) -> bool:
    """Whether a name is that of an organisation: listed, in block letters, or with a word such as "Ministry" in it."""
    words = name.split()
    if is_listed(name):
        return True
    if len(words) == 1:
        return 2 < len(name) < 7 and name.isalpha() and name.isupper()
    return any(map(is_head, words))


def is_listed(name: str) -> bool:
    """Whether the tables know the name as it is: Reuters, White House."""
    return name in table("organisations")


def is_head(word: str) -> bool:
    """Whether a word makes a longer name one of an organisation: Ministry, Union, Inc."""
    return word.lower().rstrip(".") in table("organisation_words")


def abbreviates(short: str, long: str) -> bool:
    """Whether `short` is made of the initials of `long`: EU and European Union, ISW and Institute for the Study of War.

    Points in the short form are ignored. Small words may or may not count.

    >>> abbreviates("ISW", "Institute for the Study of War"), abbreviates("EU", "United Nations")
    (True, False)
    """
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or sum(map(str.isupper, letters)) < 2:
        return False
    words = re.findall(r"[^\W\d_]+", re.sub(r"[’']s?\b", "", long))
    if len(words) < 2:
        return False
    content = "".join(word[0] for word in words if word.lower() not in _SKIPPED)
    return letters.lower() in {content.lower(), "".join(word[0] for word in words).lower()}
