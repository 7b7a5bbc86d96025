"""What a figure is about, over the parse: what it counts or measures, "Ukrainian drones", "unemployment" (CHECKS 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from bot.figures import measured
from bot.figures.clauses import NOUNS, case_of, child, complement
from bot.figures.figure import Kind
from bot.figures.lemmas import STATES, lemma_of
from bot.figures.phrases import Thing, thing
from bot.figures.wordlist import words

_MODIFIERS = ("nummod", "compound", "amod", "nmod", "nmod:unmarked", "nmod:poss", "det", "appos", "flat")
_ALONE = ("obl", "xcomp", "ROOT", "advcl", "nmod", "ccomp", "appos", "parataxis", "nummod", "obl:unmarked", "acl")
_NO_CASES = ("", "around", "about", "over", "under", "nearly", "almost")
# Who does these has the number itself: "Curry scored 43", "the Greens won 31".
_SCORING = words("have score post record register log shoot tally win hit draw attract")
_TALLIES = words("total toll tally number figure count")
_AS_MANY = words("many much few little more less fewer")
_MORE = words("more other additional further new different separate such")


def counted(
    tokens: Sequence[Token], kind: Kind, *, attributive: bool, unit: bool, before: Thing | None = None
) -> Thing | None:
    """The thing a number is about; None where the sentence does not say.

    `tokens` are those of the amount; `attributive` says that a hyphen joins the amount to the next word
    ("30-vehicle convoy"), `unit` that the number has a unit of its own ("256GB"). `before` is what the count before it
    in the sentence counts: a bare number counts more of it.
    """
    number, first, last = head_of(tokens), tokens[0].i, tokens[-1].i
    if kind not in (Kind.COUNT, Kind.ORDINAL) or unit:
        return _measured(number, first, last, kind)
    if kind is Kind.COUNT and attributive:
        return _joined(number, last)
    noun = _of_count(number, tokens)
    if noun is not None and noun.lower_ not in _MORE:
        found = thing(noun, first, last)
        if found is not None:
            return replace(found, own=kind is Kind.COUNT and found.head != "point")
        return before  # "found lead in 19 of them"
    found = _measured(number, first, last, kind) if _stands_alone(measured.first_of_list(number)) else None
    if kind is not Kind.COUNT or before is None or not before.own or (found is not None and found.head in _TALLIES):
        return found
    return before


def _measured(number: Token, first: int, last: int, kind: Kind) -> Thing | None:
    noun = measured.noun_of(number, first, last, kind)
    return thing(noun, first, last) if noun is not None else None


def _stands_alone(number: Token) -> bool:
    """Whether a bare number is the measure of something, and no thing itself as in "injured 40", "around 100"."""
    if number.dep_ == "obj" and number.head.pos_ == "VERB":
        return measured.has_measure(number.head) or lemma_of(number.head) in _SCORING
    return number.dep_ in _ALONE and not (number.dep_ == "obl" and case_of(number) in _NO_CASES)


def head_of(tokens: Sequence[Token]) -> Token:
    """The token by which an amount hangs in its sentence."""
    inside = {token.i for token in tokens}
    return next((token for token in tokens if token.head.i not in inside or token.head.i == token.i), tokens[0])


def _joined(number: Token, last: int) -> Thing | None:
    """The word after the hyphen, up to the noun it describes."""
    doc = number.doc
    at = last + 2
    if at >= number.sent.end:
        return None
    word = doc[at]
    end = word.head if word.head.i > at and word.dep_ in _MODIFIERS and word.head.i - at <= 4 else word
    return Thing(text=doc[at : end.i + 1].text, head=lemma_of(word), noun=end)


def _of_count(number: Token, tokens: Sequence[Token]) -> Token | None:
    """ "287 drones", "43 of the passengers", "a pick or two"."""
    last = tokens[-1].i
    following = number.doc[last + 1] if last + 1 < number.sent.end else None
    if following is not None and following.lower_ == "of":
        of = next((of for one in tokens if (of := complement(one, "of")) is not None and of.i > last), None)
        return of if of is not None else _first_noun(following)
    above = number.head
    if number.dep_ in _MODIFIERS and above.i > last and (above.pos_ in NOUNS or above.lower_ in STATES):
        return above
    right = _right_of(number, following) if following is not None else None
    if right is not None:
        return right
    either = number.dep_ == "conj" and (joint := child(number, "cc")) is not None and joint.lower_ == "or"
    return above if either and above.i == number.i - 2 and above.pos_ in NOUNS else None


def _right_of(number: Token, following: Token) -> Token | None:
    """The noun that follows, where the parse has not joined it to the number."""
    if following.pos_ in NOUNS and number.dep_ not in ("nsubj", "nsubj:pass"):
        return measured.end_of_compound(following)
    joined = number.dep_ in _MODIFIERS or number.head.lower_ in _AS_MANY
    if following.lower_ in _MORE and following.nbor().lower_ in ("than", "as"):
        return None
    if (joined and following.pos_ in ("ADJ", "VERB", "ADV")) or following.lower_ in _MORE:
        return _first_noun(following)
    return None


def _first_noun(token: Token) -> Token | None:
    """The end of the noun phrase that starts within five tokens from `token`."""
    for one in token.doc[token.i : min(token.i + 5, token.sent.end)]:
        if one.pos_ in NOUNS:
            return measured.end_of_compound(one)
    return None
