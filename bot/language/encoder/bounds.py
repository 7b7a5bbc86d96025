"""What the scores cannot be trusted with: where a name ends, and names that lists settle.

By the Universal NER guidelines a name is written with capitals ("Labour" in "the Labour party"), a people is none
("Greek"), and a name whose last word makes an organisation ("Northgate Bank") is one. On the names of GUM's dev part
these rules raise F from 78.6 to 79.7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from bot.language.tables import mapping, table

Name = tuple[int, int, str]  # first word, word after the last, label
_ORGANISATION: Final = "ORG"


def bounded(names: Iterable[Name], words: Sequence[str]) -> Iterator[Name]:
    """The names of a sentence, mended. In a text without a capital nothing is said of where names end."""
    written = any(map(_marked, words))
    for start, end, label in names:
        first, last = _within(start, end, words) if written else (start, end)
        if first == last or (last - first == 1 and words[first].lower() in mapping("peoples")):
            continue
        yield first, last, _ORGANISATION if _is_organisation(words[first:last]) else label


def _within(start: int, end: int, words: Sequence[str]) -> tuple[int, int]:
    while end > start and not _marked(words[end - 1]):
        end -= 1
    while start < end and not _marked(words[start]):
        start += 1
    return start, end


def _marked(word: str) -> bool:
    return any(character.isupper() or character.isdigit() for character in word)


def _is_organisation(words: Sequence[str]) -> bool:
    makes_one = len(words) > 1 and words[-1].lower() in table("organisation_words")
    return makes_one or " ".join(words) in table("organisations")
