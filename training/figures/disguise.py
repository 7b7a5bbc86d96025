"""Read an article's figures as if each number were another, so that what is learned of two figures is not their number.

A figure's embedding takes in the number itself a little. Pairs to learn from give one measure one value; were both read
as they stand, equal numbers would teach that figures are alike which are only equal. So one side is read with every
number replaced by another one of as many letters or digits, years left as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random
from typing import Final

from bot.figures.embedding import embed
from bot.language.pipeline import Pipeline
from bot.reading import Reading

_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d|[A-Za-z]+")
_YEAR: Final = re.compile(r"(?:1[89]|20)\d\d")
_SPELLED: Final = (
    ("two", "six", "ten"),
    ("four", "five", "nine"),
    ("three", "seven", "eight"),
    ("forty", "fifty", "sixty"),
    ("twenty", "thirty", "eighty", "ninety"),
)
_OTHERS: Final = {word: group for group in _SPELLED for word in group}


def disguised(reading: Reading, pipeline: Pipeline, chance: Random) -> Reading:
    """The reading with the embeddings its figures would have under other numbers; all else stays as it is."""
    text = _NUMBER.sub(lambda found: _another(found.group(), chance), reading.article.text)
    doc = pipeline.parse(text)
    figures = []
    for figure in reading.figures:
        tokens = doc.char_span(figure.span.start, figure.span.end, alignment_mode="expand")
        figures.append(replace(figure, embedding=embed(tuple(tokens)) if tokens is not None else None))
    return replace(reading, figures=tuple(figures))


def _another(word: str, chance: Random) -> str:
    """Another number of the same length; any other word as it is."""
    if not word[0].isdigit():
        others = _OTHERS.get(word.lower())
        if others is None:
            return word
        other = chance.choice([each for each in others if each != word.lower()])
        return other.capitalize() if word[0].isupper() else other
    if _YEAR.fullmatch(word):
        return word
    digits = [str(chance.randint(1 if at == 0 else 0, 9)) if sign.isdigit() else sign for at, sign in enumerate(word)]
    return "".join(digits)
