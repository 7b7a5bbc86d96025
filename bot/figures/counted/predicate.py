"""What happens to what is counted: the verb, with its particle, that the figure's noun hangs on (CHECKS 3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.figures.counted.clauses import child, governor
from bot.figures.figure import Predicate
from bot.figures.numbers.written_units import PER
from bot.language.lemmas import STATES, lemma_of, verb
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

_EMPTY = words("be have do say tell report announce add include see show become remain stand seem appear")
# Verbs that say what happens only with their object: "lost their lives".
_OWNED = {"lose": ("life", "power"), "claim": ("life",), "take": ("part", "hostage"), "seize": ("hostage",),
          "cut": ("job",)}  # fmt: skip
_REACH = 5  # words behind a counted thing in which what became of it stands: "people feared dead"
_BETWEEN = words("more others feared reported confirmed known believed presumed left")
_SCALES = ("celsius", "fahrenheit", "centigrade")
_OF_NOUN = ("acl", "acl:relcl", "amod")


def predicate_of(noun: Token) -> Predicate | None:
    """The verb that acts on or through `noun`; a participle or state right at the noun wins over the main verb."""
    return _at_noun(noun) or _above(noun)


def state_behind(token: Token) -> Predicate | None:
    """The state that stands right behind a number or what it counts, whatever the parse: "87 still missing"."""
    for one in token.doc[token.i + 1 : min(token.i + _REACH, token.sent.end)]:
        if one.lower_ in STATES:
            ends = one.i + 1 >= token.sent.end or token.doc[one.i + 1].pos_ not in ("NOUN", "PROPN")
            return Predicate(lemma=one.lower_) if ends else None
        if one.pos_ not in ("AUX", "ADV") and one.lower_ not in _BETWEEN:
            return None
    return None


def rate_of(noun: Token) -> str | None:
    """ "4,000 people cross it every day": the rate that stands by the verb of what is counted."""
    verb = noun.head
    if verb.pos_ != "VERB" or noun.dep_ not in ("nsubj", "nsubj:pass", "obj"):
        return None
    for one in verb.rights:
        if one.i > noun.i and one.dep_ in ("obl:unmarked", "obl:tmod", "nmod:unmarked") and one.lower_ in PER:
            every = child(one, "det")
            return PER[one.lower_] if every is not None and every.lower_ in ("every", "each") else None
    return None


def _at_noun(noun: Token) -> Predicate | None:
    for one in noun.children:
        if one.dep_ in _OF_NOUN and 0 < one.i - noun.i <= 4 and one.lower_ not in _SCALES:
            return _named(one)
        if one.dep_ == "amod" and one.lower_ in STATES:
            return Predicate(lemma=one.lower_)
    return Predicate(lemma=noun.lower_) if noun.lower_ in STATES else None


def _above(noun: Token) -> Predicate | None:
    above = governor(noun)
    if above is None:
        return None
    told = next((one for one in above.children if one.lower_ in STATES and one.pos_ in ("ADJ", "VERB")), None)
    if told is not None and (told.dep_ == "xcomp" or lemma_of(above) in ("leave", "feel", "find", "shoot")):
        return Predicate(lemma=told.lower_)
    state = child(above, "xcomp")
    named = _named(above)
    return _named(state) if named is None and state is not None and state.pos_ == "VERB" else named


def _named(token: Token) -> Predicate | None:
    if token.lower_ in STATES:
        return Predicate(lemma=token.lower_)
    if token.pos_ not in ("VERB", "ADJ"):
        return None
    lemma = lemma_of(token) if token.pos_ == "VERB" or token.lemma_ else verb(token.lower_)
    if lemma in _EMPTY:
        return None
    owned = child(token, "obj", "nsubj:pass")
    if owned is not None and lemma_of(owned) in _OWNED.get(lemma, ()):
        return Predicate(lemma=f"{lemma} {lemma_of(owned)}")
    particle = child(token, "compound:prt")
    return Predicate(lemma=f"{lemma} {particle.lower_}" if particle is not None else lemma)
