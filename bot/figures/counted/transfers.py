"""What an amount is put to or taken from, and which verbs do so: "cut $716 billion from Medicare" (CHECKS 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.clauses import case_of, child, complement
from bot.figures.counted.phrases import is_thing
from bot.figures.figure import Kind
from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Their subject has the measure, whatever object stands beside it: "the exit would cost Britain $800 million".
HAVING = words(
    "cost be total equal reach hit exceed top average number weigh measure amount stand remain come last span cover "
    "read near approach surpass stretch rank represent account constitute comprise lead beat trail defeat edge outpoll"
)
# What they give or take goes to or from what follows: "cut $716 billion from Medicare".
_TAKING = words("cut take knock wipe slash shave strip remove withhold withdraw steal deduct subtract trim")
_GIVING = words(
    "add spend invest pour pump plow plough put pay give allocate earmark contribute donate pledge commit offer award "
    "charge budget set devote raise provide need owe sink direct bid inject repay return refund send funnel transfer "
    "channel lend wire move steer divert authorize authorise approve earmark request seek demand pledge flow go"
)
_EARNING = words("make earn generate get receive collect shoot score derive reap")
_TO = ("to", "into", "on", "onto", "for", "in", "toward", "towards")
_AWAY = ("from", "off", "out")
# "on top of", "in addition to": these say nothing of what money is for.
FIXED = words("top total addition excess order all part case front full advance average")


def has_measure(verb: Token) -> bool:
    """Whether the subject of a verb has the measure, whatever object stands beside it."""
    return verb.pos_ != "VERB" or lemma_of(verb) in HAVING


def is_of_money(verb: Token) -> bool:
    """Whether a verb gives, takes or earns, so that a large number by itself is a sum of money."""
    return lemma_of(verb) in (_GIVING | _TAKING | _EARNING)


def is_taken_off(number: Token) -> bool:
    """ "shaved 0.03 seconds off the record", whether the parse joins the amount to the verb or to the record."""
    off = number.head if number.dep_ == "nmod:unmarked" and case_of(number.head) == "off" else None
    verb = off.head if off is not None else number.head
    taken = off is not None or (number.dep_ == "obj" and complement(verb, "off") is not None)
    return taken and lemma_of(verb) in _TAKING


def by_participle(number: Token, last: int, kind: Kind) -> Token | None:
    """ "the $120 million already spent on the stadium", "the $80m that poured into these groups"."""
    if kind is not Kind.MONEY:
        return None
    for told in number.rights:
        if told.dep_ in ("acl", "acl:relcl") and lemma_of(told) in (_GIVING | _TAKING | _EARNING):
            return moved(told, last)
    return None


def moved(verb: Token, last: int) -> Token | None:
    """What money is put to or taken from: "adding $5,000 to the price", "paid $3m for work"."""
    lemma = lemma_of(verb)
    ways = _AWAY if lemma in _TAKING else _TO if lemma in _GIVING else ("from", "in", "on") if lemma in _EARNING else ()
    for one in verb.rights:
        if one.i <= last or one.dep_ not in ("obl", "obj", "nmod") or case_of(one) not in ways:
            continue
        noun = in_unit(one)
        place = one.pos_ == "PROPN" and case_of(one) == "in" and lemma not in ("invest", "put", "sink")
        if is_thing(noun) and not place and lemma_of(noun) not in FIXED and child(noun, "nummod") is None:
            return noun
    return None


def in_unit(noun: Token) -> Token:
    """The thing in "for 55 miles of fencing", where the noun itself is a unit."""
    of = complement(noun, "of") if not is_thing(noun) else None
    return of if of is not None and is_thing(of) else noun
