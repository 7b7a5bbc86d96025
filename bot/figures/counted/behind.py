"""What stands right behind an amount: "20 percent of territory", "$84,000 in taxpayer funds" (CHECKS 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.clauses import NOUNS, case_of, child, complement, governor
from bot.figures.counted.phrases import SUMS, is_thing
from bot.figures.counted.referents import antecedent
from bot.figures.counted.transfers import FIXED, has_measure, in_unit
from bot.figures.figure import Kind
from bot.figures.numbers.change import CHANGING
from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEHIND = ("in", "for", "on", "as", "from", "off")
# What is found or seized in cash is cash; what is paid in cash is the price of something.
_HOLDING = words("find seize recover discover steal confiscate hide carry hold keep take loot hoard")
# "valued at $7 billion in its last funding round": these say when.
_OCCASIONS = words(
    "round quarter auction trading session season half poll survey vote election trial case game match race month "
    "weekend debut report year trade morning afternoon"
)


def behind(number: Token, last: int, kind: Kind) -> Token | None:
    """ "20 percent of territory", "$5bn worth of arms", "one in five voters", "$84,000 in taxpayer funds"."""
    for one in number.doc[min(number.i, last) : last + 1]:
        of = _of(one, last, kind)
        if of is not None:
            return of
    following = _after(number, last)
    if following is None:
        return None
    if kind is Kind.RATIO and following.i == last + 1 and following.pos_ in (*NOUNS, "ADJ"):
        return end_of_compound(following)
    if following.lower_ == "worth":
        return complement(following, "of")
    return _put_to(number, following, kind)


def right_behind(number: Token, last: int) -> Token | None:
    """ "paid $800 rent": the noun right behind, where the parse does not join the amount to it."""
    noun = number.doc[last + 1] if last + 1 < number.sent.end else None
    return end_of_compound(noun) if noun is not None and noun.pos_ == "NOUN" and is_thing(noun) else None


def served(number: Token, last: int) -> Token | None:
    """ "three years in prison", where the sentence does not name who is meant."""
    following = _after(number, last)
    if following is None or following.lower_ != "in" or following.head.i <= following.i:
        return None
    noun = following.head
    return noun if noun.pos_ == "NOUN" and is_thing(noun) and child(noun, "det", "nummod", "amod") is None else None


def _of(one: Token, last: int, kind: Kind) -> Token | None:
    """What the amount is of: "two hours of talks", "40 percent of whom", "20 or 30 tons of coal"."""
    ways = ("of", "into") if kind is Kind.DURATION else ("of",)
    of = complement(one, *ways)
    joined = child(one, "conj") if of is None else None
    if joined is not None and joined.lower_ == one.lower_:
        of = complement(joined, *ways)
    if of is None or of.i <= last or (case_of(one) == "within" and kind is Kind.LENGTH):
        return None
    return antecedent(one, one.left_edge.i) if of.lower_ in ("whom", "which") else of


def _put_to(number: Token, following: Token, kind: Kind) -> Token | None:
    """ "$84,000 in taxpayer funds", "$6 for a ticket": what stands right behind under a preposition."""
    noun = in_unit(following.head)
    if _is_of_thing(number):
        return None
    if kind not in (Kind.MONEY, Kind.PERCENT, Kind.COUNT) or following.lower_ not in _BEHIND:
        return None
    named = noun.pos_ == "PROPN" and (following.lower_ == "in" or kind is not Kind.MONEY)
    if noun.i <= following.i or named or not is_thing(noun) or lemma_of(noun) in FIXED:
        return None
    if child(noun, "nummod") is not None or (following.lower_ == "in" and lemma_of(noun) in _OCCASIONS):
        return None
    above = governor(number)
    paid = lemma_of(noun) == "cash" and (above is None or lemma_of(above) not in _HOLDING)  # "$3m in cash for the mill"
    level = above is not None and above.lower_ in CHANGING and following.lower_ != "for"
    loose = kind is not Kind.MONEY or (above is not None and has_measure(above))
    if paid or level or (loose and noun.head.i != number.i and following.lower_ != "off"):
        return None
    return noun


def _is_of_thing(number: Token) -> bool:
    """ "an offer of 5.4 per cent from the board": the noun before "of" has the amount, whatever stands behind."""
    above = number.head
    return number.dep_ == "nmod" and case_of(number) == "of" and is_thing(above) and lemma_of(above) not in SUMS


def _after(number: Token, last: int) -> Token | None:
    """The token behind the amount and its rate: "$30,000 a year in fees"."""
    for token in number.doc[last + 1 : min(last + 4, number.sent.end)]:
        if token.lower_ not in ("a", "per", "each") and _stands_by_itself(token):
            return token
    return None


def _stands_by_itself(token: Token) -> bool:
    """Whether a token stands for itself behind an amount, and is no part of its rate."""
    return token.pos_ not in NOUNS or token.dep_ not in ("nmod:unmarked", "nmod", "obl:unmarked") or is_thing(token)


def end_of_compound(token: Token) -> Token:
    """The last noun of the compound `token` stands in: from "crew" to "members"."""
    while token.dep_ in ("compound", "amod") and token.head.i > token.i and token.head.pos_ in NOUNS:
        token = token.head
    return token
