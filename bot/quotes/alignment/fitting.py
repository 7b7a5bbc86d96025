"""Changes that fit a fragment into the reporter's own sentence: a tense shifted back, a word said twice printed once.

Whoever writes that she asked whether he “fully supported the plan” has turned "Do you fully support the plan?" into
reported speech and left the marks on: true to what was said, and small.
"""

from __future__ import annotations

from bot.language.lemmas import verb
from bot.language.verb_forms import past_forms
from bot.language.wordlist import words
from bot.quotes.alignment.alignment import Alignment, Step
from bot.quotes.alignment.weight import Weight
from bot.quotes.alignment.wording import Word, read
from bot.quotes.vocabulary import STOP

_PERSONS = words("i we you he she they it who")
_PAST_MODALS = {"will": "would", "can": "could", "may": "might", "shall": "should"}
_ENDINGS = {"'m": "am", "'re": "are", "'s": "is", "'ve": "have", "'ll": "will"}


def is_fitted(alignment: Alignment, quotes: tuple[str, str]) -> bool:
    """Whether every change of weight is a tense shifted back in the one of two `quotes` that is a fragment."""
    heavy = _heavy(alignment)
    left, right = (_begins_low(quote) for quote in quotes)
    if not heavy or left is right:
        return False
    return all(_is_shifted(step.left, step.right) if left else _is_shifted(step.right, step.left) for step in heavy)


def repeats(alignment: Alignment, quotes: tuple[str, str]) -> bool:
    """Whether a fragment lacks nothing but small words said before: "let's look, and [let's] make it good"."""
    heavy = _heavy(alignment)
    return bool(heavy) and all(_is_said_before(step, quotes) for step in heavy)


def _heavy(alignment: Alignment) -> list[Step]:
    return [step for step in alignment.changes if step.weight is not None and step.weight.rank > Weight.FILLER.rank]


def _begins_low(quote: str) -> bool:
    return next((letter for letter in quote if letter.isalpha()), "").islower()


def _is_shifted(fitted: tuple[Word, ...], spoken: tuple[Word, ...]) -> bool:
    """Whether the words of the fragment are those spoken in the past: "supported" of "support", "was" of "I am"."""
    here = [word.key for word in fitted]
    there = [form for word in spoken for form in _spelled(word.key) if form not in _PERSONS]
    return len(here) == len(there) > 0 and all(
        was == now or was == _PAST_MODALS.get(now) or (verb(was) == verb(now) and was in past_forms(verb(now)))
        for was, now in zip(here, there, strict=True)
    )


def _spelled(key: str) -> tuple[str, ...]:
    for ending, full in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            return key.removesuffix(ending), full
    return (key,)


def _is_said_before(step: Step, quotes: tuple[str, str]) -> bool:
    if (step.left and step.right) or step.weight is not Weight.CONTENT:
        return False
    more, whole, fragment = (step.left, *quotes) if step.left else (step.right, *quotes[::-1])
    before = {word.key for word in read(whole).words if word.at < more[0].at}
    return _begins_low(fragment) and all(word.key in before and _is_small(word.key) for word in more)


def _is_small(key: str) -> bool:
    return key in STOP or "'" in key
