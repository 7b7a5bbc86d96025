"""What a figure counts, as far as it shows without a parse: the words that follow it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.figures.figure import Kind, Predicate
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, lower_at
from bot.figures.numbers.nonfigures import NO_NOUN
from bot.language.lemmas import STATES, is_verb_form, singular, verb
from bot.language.wordlist import words

_MOST_WORDS = 5  # of one number in words: "two hundred and fifty thousand"
_COUNTED_BY_NOUN = {Kind.COUNT, Kind.ORDINAL}
_VERBS = words("say says said killed injured died took made told left came went lost won")


@dataclass(frozen=True, slots=True)
class Thing:
    """The counted noun phrase and the lemma of its head."""

    text: str
    head: str


def counted(text: str, lexemes: Sequence[Lexeme], amount: Amount) -> Thing | None:
    """The noun phrase right after the number; after "of" or "in" where the number has a unit of its own."""
    at = amount.noun + (amount.attributive and amount.kind in _COUNTED_BY_NOUN and amount.noun < len(lexemes))
    if at < len(lexemes) and lexemes[at].lower == "of":
        at += 1
    elif amount.kind not in _COUNTED_BY_NOUN and not amount.attributive:
        if at >= len(lexemes) or lexemes[at].lower != "in":
            return None
        at += 1
    while at < len(lexemes) and lexemes[at].lower in ("the", "its", "their", "his", "her", "all", "those", "-"):
        at += 1
    end = at
    while end < len(lexemes) and end - at < _MOST_WORDS and _continues(lexemes, at, end):
        end += 1
    if end == at:
        return None
    words = lexemes[at:end]
    return Thing(text[words[0].start : words[-1].end], singular(words[-1].text))


def predicate(lexemes: Sequence[Lexeme], amount: Amount, thing: Thing | None) -> Predicate | None:
    """The verb nearest to the number: up to four words before it, else right after what it counts."""
    after = amount.noun + (len(thing.text.split()) if thing else 0)
    before = range(amount.opens - 1, max(-1, amount.opens - 5), -1)
    for at in (*before, *range(after, min(after + 4, len(lexemes)))):
        word = lexemes[at].lower
        if lexemes[at].sort == "mark" and at >= after:
            return None
        if word in STATES or is_verb_form(word):
            following = lower_at(lexemes, at + 1)
            lemma = word if word in STATES else verb(word)
            return Predicate(lemma=f"{lemma} {following}" if following in ("down", "off", "out") else lemma)
    return None


def _continues(lexemes: Sequence[Lexeme], at: int, end: int) -> bool:
    sign = lexemes[end]
    if sign.sort == "mark":
        return sign.text == "-" and sign.glued
    if sign.sort != "word" or sign.lower in NO_NOUN or is_verb_form(sign.lower):
        return False
    before = lexemes[end - 1].lower if end > at else ""
    return not (before.endswith("s") and not before.endswith(("ss", "'s")) and sign.text.islower())
