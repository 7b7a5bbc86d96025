"""The terms of a text: its words cut to their stems, each with whether it is a name here.

A stem is a key for comparing, not a word to show; `form` is how the text writes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.language.marks import CLOSING, OPENING
from bot.language.stems import stem

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
# Scripts written without spaces between words; a run of them is cut into pairs of characters.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+"
)
_BEFORE_CAPITAL = OPENING.replace("'", "")
_SENTENCE_END = re.compile(rf"[.!?:;{_BEFORE_CAPITAL}\n][{CLOSING})\]]*\s*[{OPENING}(\[]*\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One distinct stem of a text."""

    stem: str
    form: str  # the commonest way it is written
    count: int
    name: bool  # written with a capital where the grammar does not ask for one


class Word(NamedTuple):
    """A word as the text writes it, and where it starts."""

    start: int
    form: str


def terms(text: str, found: Iterable[Word], *, title_end: int = 0) -> tuple[Term, ...]:
    """The terms of `text`, whose `words` were `found`, in the order they first appear.

    Capitals before `title_end` say nothing about names where the whole headline is capitalised. Numbers are no terms.
    """
    shouted = _is_capitalised_throughout(text[:title_end])
    forms: dict[str, Counter[str]] = {}
    capitals: Counter[str] = Counter()
    smalls: Counter[str] = Counter()
    for start, form in found:
        key = stem(form)
        if len(key) < 2 or key.isdigit():
            continue
        forms.setdefault(key, Counter())[form] += 1
        if not form[0].isupper():
            smalls[key] += 1
        elif start >= title_end or not shouted:
            capitals[key] += 1 if _opens_sentence(text, start) else 2
    return tuple(
        Term(
            stem=key,
            form=max(written, key=written.__getitem__),
            count=written.total(),
            name=capitals[key] > 2 * smalls[key],
        )
        for key, written in forms.items()
    )


def words(text: str) -> Iterator[Word]:
    """Each word of `text`; pairs of characters where the script has no spaces."""
    for match in _WORD.finditer(text):
        run = match.group()
        if _UNSPACED.match(run) and len(run) > 2:
            for shift in range(len(run) - 1):
                yield Word(match.start() + shift, run[shift : shift + 2])
        else:
            yield Word(match.start(), run)


def _opens_sentence(text: str, start: int) -> bool:
    before = text[max(0, start - 6) : start]
    return start == 0 or _SENTENCE_END.search(before) is not None


def _is_capitalised_throughout(title: str) -> bool:
    long = [word.form for word in words(title) if len(word.form) > 3]
    return sum(form[0].isupper() for form in long) > 0.7 * len(long)
