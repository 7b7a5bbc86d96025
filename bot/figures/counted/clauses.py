"""Who does what to whom around a token: the clause a figure stands in, over Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from bot.language.lemmas import lemma_of
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
NOUNS = ("NOUN", "PROPN")
_OPEN_CLAUSES = ("advcl", "xcomp", "conj", "acl", "acl:relcl", "advcl:relcl", "ccomp", "parataxis")
_PERSONAL = words("it they he she")
_RELATIVE = words("which that who whom")
_LEADING = words(
    "lead allow cause force enable help get expect ask urge let push prompt want tell order require drive permit"
)
_MORE = ("more", "less")
_FARTHEST = 6  # steps up the parse; further up the verb is of another clause
_MOST = 100  # words that hang on one; a list without end costs no more


def child(token: Token, *deps: str) -> Token | None:
    """The first dependant of `token` in one of the relations, among the first hundred: tables have thousands."""
    return next((one for one in islice(token.children, _MOST) if one.dep_ in deps), None)


def case_of(token: Token) -> str:
    """The preposition a noun stands under, in lower case; empty without one."""
    marked = child(token, "case")
    return marked.lower_ if marked is not None else ""


def complement(token: Token, *prepositions: str) -> Token | None:
    """The noun that follows `token` under one of the prepositions, directly attached to it."""
    for one in token.rights:
        if one.dep_ in ("nmod", "obl", "obj", "nmod:unmarked") and case_of(one) in prepositions:
            return one
    return None


def ancestors(token: Token) -> Iterator[Token]:
    """The tokens above, nearest first, no more than six."""
    for _ in range(_FARTHEST):
        if token.head is token or token.head.i == token.i:
            return
        token = token.head
        yield token


def subject(verb: Token) -> Token | None:
    """The subject of a verb or adjective, also through "to" clauses, participles and coordination.

    A pronoun is none, unless "of" says who is meant ("some of the men"), a relative clause does, or the clause around.
    """
    for _ in range(_FARTHEST):
        own = child(verb, *SUBJECTS) or _before_up(verb)
        if own is not None:
            return _meant_by(own, verb)
        found = _without_own(verb)
        if found is not None or verb.dep_ not in _OPEN_CLAUSES:
            return found
        verb = verb.head
    return None


def _meant_by(own: Token, verb: Token) -> Token | None:
    """The noun a subject is or stands for."""
    if own.pos_ != "PRON" or complement(own, "of") is not None or own.lower_ in ("those", "these"):
        return own
    if own.lower_ in _RELATIVE and verb.head.pos_ in NOUNS:
        return verb.head
    return _named_above(own, verb)


def _without_own(verb: Token) -> Token | None:
    """Who does what a verb without a subject says: the noun it describes, or who is led to do it."""
    if verb.dep_ not in _OPEN_CLAUSES:
        return None
    if _is_more_than(verb):
        return verb.head.head if verb.head.lower_ in _MORE else verb.head
    named = verb.dep_ == "parataxis" and verb.head.pos_ in NOUNS and verb.head.i < verb.i
    return verb.head if named or verb.dep_ in ("acl", "acl:relcl") else _led_to(verb)


def _is_more_than(verb: Token) -> bool:
    """ "Net income more than tripled": whether the parse hangs the verb of a sentence on its own subject."""
    than = child(verb, "mark")
    above = verb.head.head if verb.head.lower_ in _MORE else verb.head
    led = than is not None and than.lower_ == "than" and verb.dep_ == "advcl"
    return led and above.dep_ == "ROOT" and above.pos_ in NOUNS and above.i < verb.i


def _named_above(pronoun: Token, verb: Token) -> Token | None:
    """Who "it" is in "Norvex said it would cut $3m": the subject of a clause around it that has a name."""
    if pronoun.lower_ not in _PERSONAL:
        return None
    for _ in range(_FARTHEST):
        if verb.dep_ not in _OPEN_CLAUSES or verb.head.pos_ in NOUNS:
            return None
        verb = verb.head
        named = child(verb, *SUBJECTS)
        if named is not None and named.pos_ in NOUNS and _agrees(pronoun, named):
            return named
    return None


def _agrees(pronoun: Token, named: Token) -> bool:
    """Whether a pronoun can stand for a noun: "they" for several or a firm, "she" for a person's name."""
    if named.pos_ == "PROPN":
        return True
    several = "Plur" in named.morph.get("Number", [])
    return pronoun.lower_ in (("they",) if several else ("it",))


def _before_up(measure: Token) -> Token | None:
    """ "The index was up 19%": the subject where the parse joins it to "up" or "down"."""
    if measure.pos_ not in ("SYM", "NUM", "NOUN"):
        return None
    moved = next((one for one in measure.lefts if one.lower_ in ("up", "down")), None)
    return child(moved, "nsubj") if moved is not None else None


def _led_to(verb: Token) -> Token | None:
    """Who is led to do it: "allowed firms to bring back $5m"; an object of the verb above is what does it."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") and not (verb.dep_ == "advcl" and lemma_of(above) in _LEADING):
        return None
    for one in above.rights:
        if one.dep_ in ("obj", "iobj") and one.i < verb.i and one.pos_ in NOUNS and not case_of(one):
            return one
    return None


def acted_on(verb: Token) -> Token | None:
    """What a verb acts on: its object, or what a passive verb or a participle says something of."""
    own = next((one for one in verb.children if one.dep_ in ("obj", "iobj") and not case_of(one)), None)
    if own is not None and own.lower_ in _RELATIVE and verb.dep_ == "acl:relcl" and verb.head.pos_ in NOUNS:
        return verb.head  # "the campaign that the union has run for six years"
    if own is not None:
        return _meant(own, verb)
    passive = child(verb, "nsubj:pass")
    if passive is not None:
        return verb.head if passive.lower_ in _RELATIVE and verb.head.pos_ in NOUNS else passive
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def _meant(thing: Token, verb: Token) -> Token:
    """What "it" stands for behind another verb with an object: "improved the storage, doubling it"; else `thing`."""
    above = verb.head
    if thing.pos_ != "PRON" or verb.dep_ not in ("advcl", "conj") or above.i > verb.i:
        return thing
    return next((one for one in above.rights if one.dep_ == "obj" and one.i < verb.i and one.pos_ in NOUNS), thing)


def governor(token: Token) -> Token | None:
    """The verb or predicate a noun hangs on, past prepositions and coordination."""
    for above in ancestors(token):
        if above.pos_ == "VERB" or child(above, "cop") is not None:
            return above
        if above.dep_ == "ROOT" and above.pos_ not in ("NOUN", "PROPN", "NUM", "SYM"):
            return above
    return None
