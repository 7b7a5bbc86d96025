"""What a change of words weighs: number, negation, modal, name, filler, or a word like any other (CHECKS 32)."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from bot.language.names.transliteration import sound_alike
from bot.language.stems import stem
from bot.language.tables import pairs
from bot.quotes.alignment.numerals import is_number, value
from bot.quotes.alignment.wording import Word
from bot.quotes.vocabulary import CONDITIONS, FILLERS, JOINING, MODALS, NEGATIONS, PARTICLES, STOP


class Weight(StrEnum):
    """The gravest thing a change touches, lightest first."""

    NONE = "none"  # another way to write the same words
    VARIANT = "variant"  # spoken and written form: gonna, going to
    FILLER = "filler"
    CONTENT = "content"
    NAME = "name"
    MODAL = "modal"
    NEGATION = "negation"
    NUMBER = "number"

    @property
    def rank(self) -> int:
        """0 for none up to 7."""
        return list(Weight).index(self)


TURNING = frozenset({Weight.NEGATION, Weight.MODAL})  # what turns the sense of a phrase however short
_EXPANSIONS = {
    "gonna": "going to", "wanna": "want to", "gotta": "got to", "kinda": "kind of", "sorta": "sort of", "em": "them",
    "'em": "them", "cause": "because", "'cause": "because", "cuz": "because", "ya": "you", "yeah": "yes",
    "outta": "out of", "y'all": "you all", "gimme": "give me", "lemme": "let me", "dunno": "do not know",
    "ain't": "is not", "can't": "can not", "cannot": "can not", "won't": "will not", "shan't": "shall not",
    "let's": "let us", "til": "until", "till": "until", "'til": "until",
}  # fmt: skip
_ENDINGS = {
    "n't": ("not",), "'re": ("are",), "'ve": ("have",), "'ll": ("will",), "'m": ("am",), "'d": ("would", "had"),
    "'s": ("is", "has"),
}  # fmt: skip
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non")
_POINTING = frozenset({"that", "this", "it", "these", "those"})
_SHORT = 3  # letters of words that end in "in" by themselves
_OPENING = 2  # words at the beginning of a cut, one of which makes a condition of it: "but if the money comes"
_CUT = 3  # words of a cut that is a negation or a number rather than a passage that has one
_READINGS = 16  # of a run of contractions; more of them in one change tell nothing new


def weigh(left: tuple[Word, ...], right: tuple[Word, ...]) -> Weight:
    """What replacing `left` by `right` touches; either may be empty."""
    one, other = [word.key for word in left], [word.key for word in right]
    if _is_spelling(one, other) or _is_transliteration(left, right):
        return Weight.NONE
    if _spoken(one) & _spoken(other):
        return Weight.VARIANT
    for weight, touches in _TOUCHES:
        if touches(left, right):
            return weight
    return Weight.FILLER if _is_filler(one, other) else Weight.CONTENT


def cuts_deep(words: tuple[Word, ...]) -> bool:
    """Whether what a marked cut took out is a negation, a condition or a number: what is left says more (CHECKS 31).

    Not a longer passage that has one among its words: "we did not sleep, we had no water" is a clause of its own, and
    what stands on both sides of it keeps its sense.
    """
    keys = [word.key for word in words]
    if any(key in CONDITIONS for key in keys[:_OPENING]):
        return True
    return len(keys) <= _CUT and (any(is_number(key) or key in CONDITIONS for key in keys) or _negations(keys) > 0)


def _is_spelling(one: list[str], other: list[str]) -> bool:
    """Work force and workforce, twenty-five and 25."""
    number = value(one)
    return "".join(one) == "".join(other) or (number is not None and number == value(other))


def _is_transliteration(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    """Gadhafi and al-Qaddafi: a name in the house style of two outlets."""
    if not left or not right or not (left[-1].text[0].isupper() and right[-1].text[0].isupper()):
        return False
    one, other = ([word.key for word in side if word.key not in PARTICLES] for side in (left, right))
    return bool(one) and len(one) == len(other) and all(sound_alike(a, b) for a, b in zip(one, other, strict=True))


def _is_filler(one: list[str], other: list[str]) -> bool:
    """Whether only fillers differ, contractions spoken out: "We will" and "and we'll" differ by "and"."""
    if {" ".join(one), " ".join(other)} <= FILLERS or {*one, *other} <= JOINING:
        return True
    spoken, others = min(_spoken(one)).split(), min(_spoken(other)).split()
    shorter, longer = sorted((spoken, others), key=len)
    cut = len(longer) - len(shorter)
    return bool(shorter) and any(
        longer[:at] + longer[at + cut :] == shorter and " ".join(longer[at : at + cut]) in FILLERS
        for at in range(len(shorter) + 1)
    )


def _touches_number(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    return any(is_number(key) for key in _difference(left, right))


def _touches_negation(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    one, other = [word.key for word in left], [word.key for word in right]
    return _negations(one) != _negations(other) or _is_opposite(one, other)


def _touches_modal(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    return _modals([word.key for word in left]) != _modals([word.key for word in right])


def _touches_name(left: tuple[Word, ...], right: tuple[Word, ...]) -> bool:
    """Whether a name is another; a "that" in place of a thing's name points to it still."""
    if any(side and all(word.key in _POINTING for word in side) for side in (left, right)):
        return False
    changed = _difference(left, right)
    return any(word.key in changed and _is_name(word) for word in (*left, *right))


_TOUCHES = (
    (Weight.NUMBER, _touches_number),
    (Weight.NEGATION, _touches_negation),
    (Weight.MODAL, _touches_modal),
    (Weight.NAME, _touches_name),
)


def _spoken(keys: list[str]) -> frozenset[str]:
    """The ways to say the words without contractions: "he's" is "he is" and "he has"."""
    readings = [""]
    for key in keys:
        readings = [f"{reading} {form}".strip() for reading in readings for form in _forms(key)][:_READINGS]
    return frozenset(readings)


def _forms(key: str) -> tuple[str, ...]:
    if key in _EXPANSIONS:
        return (_EXPANSIONS[key],)
    for ending, spoken in _ENDINGS.items():
        if key.endswith(ending) and len(key) > len(ending):
            stem = key.removesuffix(ending)
            return tuple(f"{stem} {word}" for word in spoken) + ((key,) if ending == "'s" else ())
    if key.endswith("in") and len(key) > _SHORT:
        return (key, f"{key}g")
    return (key,)


def _difference(left: tuple[Word, ...], right: tuple[Word, ...]) -> set[str]:
    one, other = {word.key for word in left}, {word.key for word in right}
    return one ^ other or one


def _negations(keys: list[str]) -> int:
    return sum(word in NEGATIONS for word in min(_spoken(keys)).split())


def _modals(keys: list[str]) -> list[str]:
    return sorted(word for word in min(_spoken(keys)).split() if word in MODALS)


def _is_opposite(one: list[str], other: list[str]) -> bool:
    """Whether a word was turned round by a prefix or an ending (realistic, unrealistic; useful, useless), or for its
    opposite: warm, cold.
    """
    only_one, only_other = set(one) - set(other), set(other) - set(one)
    if len(only_one) == len(only_other) == 1 and frozenset(map(stem, (*only_one, *only_other))) in _opposites():
        return True
    return any(_turns(a, b) or _turns(b, a) for a in only_one for b in only_other)


@cache
def _opposites() -> frozenset[frozenset[str]]:
    """Pairs of words, as stems, of which one says what the other does not."""
    return frozenset(frozenset(map(stem, pair)) for pair in pairs("opposites"))


def _turns(plain: str, turned: str) -> bool:
    if plain.endswith("ful") and turned == plain.removesuffix("ful") + "less":
        return True
    return len(plain) > 3 and any(turned == prefix + plain for prefix in _PREFIXES)


def _is_name(word: Word) -> bool:
    return word.text[:1].isupper() and not word.opens_sentence and word.key.partition("'")[0] not in STOP
