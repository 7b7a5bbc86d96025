"""What a word that names no thing by itself stands for: "those in work", "one in five adults", "the dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.clauses import NOUNS, child, complement
from bot.figures.counted.phrases import is_quantifier, is_thing
from bot.language.lemmas import STATES, lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_CURRENCIES = words("pound dollar euro yen yuan rupee rouble ruble")
_NOUN_LIKE = ("obj", "nsubj", "nsubj:pass", "nmod", "conj", "obl")
_TELLING_WHO = ("acl", "acl:relcl", "nmod")
# Of a stretch of time these name no more than a part: "the end of two months of talks".
_STRETCHES = words("end beginning start middle rest course period space span matter couple")
# Who says what stands behind a colon: "Dutch court: six years for smuggler".
_AUTHORITIES = words(
    "court police official ministry minister government report study source survey poll spokesman spokeswoman "
    "spokesperson president judge prosecutor agency army military union lawyer expert analyst witness"
)


def names(token: Token) -> bool:
    """Whether a subject says by itself, or by what stands behind it, what is meant."""
    currency = token.lower_ in _CURRENCIES and child(token, "nummod") is None
    if is_thing(token) or is_state(token) or currency or is_those(token):
        return True
    of = complement(token, "of", "in")
    return of is not None and of.pos_ not in ("SYM", "NUM") and lemma_of(of) not in ("percent", "cent")


def referent(token: Token) -> Token:
    """The noun a number or a quantity stands for: adults in "one in five adults", the dead in "the number of dead"."""
    if token.pos_ == "NUM":
        return next((one for one in token.rights if one.dep_ == "nmod" and is_thing(one)), token)
    of = complement(token, "of")
    if of is not None and is_quantifier(token) and is_state(of):
        return of
    if of is not None and token.pos_ == "ADJ" and is_thing(of):  # "the last of seven coaches"
        return of
    return token


def is_state(token: Token) -> bool:
    """Whether an adjective names those who are in the state: "put the dead at 40"."""
    return token.lower_ in STATES and token.pos_ == "ADJ" and token.dep_ in _NOUN_LIKE


def is_those(token: Token) -> bool:
    """Whether a pronoun is told apart by what follows it: "those earning more than $200,000"."""
    return token.lower_ in ("those", "these") and any(one.dep_ in _TELLING_WHO for one in token.rights)


def is_stretch(token: Token) -> bool:
    """Whether a noun is no more than a part or a stretch of time."""
    return lemma_of(token) in _STRETCHES


def antecedent(number: Token, first: int) -> Token | None:
    """Who "of whom" and "of which" mean: the noun before the amount that starts at token `first`."""
    for one in reversed(number.doc[max(number.sent.start, first - 3) : first]):
        if is_thing(one):
            return one
        if not one.is_punct and one.pos_ not in ("ADV", "DET", "CCONJ"):
            return None
    return None


def is_speaker(label: Token, number: Token) -> bool:
    """Whether a noun stands before a colon as the one who says so, and does not name what is measured."""
    colon = any(one.text == ":" for one in label.doc[label.i + 1 : number.i + 1])
    return colon and (label.pos_ == "PROPN" or lemma_of(label) in _AUTHORITIES)


def worth(adjective: Token) -> Token | None:
    """What is worth so much, also where the parse takes "worth" for the subject or joins it to the verb."""
    had = child(adjective, "nsubj") or next((one for one in adjective.lefts if is_thing(one)), None)
    if had is not None:
        return had
    return adjective.head if is_thing(adjective.head) else before(adjective)


def before(token: Token) -> Token | None:
    """The noun that stands right before a token."""
    noun = token.doc[token.i - 1] if token.i > token.sent.start else None
    return noun if noun is not None and noun.pos_ in NOUNS and is_thing(noun) else None
