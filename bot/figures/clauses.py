"""Who does what to whom around a token: the clause a figure stands in, over Universal Dependencies."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Span as SpacySpan
from spacy.tokens import Token

from bot.figures.lemmas import lemma_of
from bot.figures.wordlist import words

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "nsubj:outer")
_OPEN_CLAUSES = ("advcl", "xcomp", "conj", "acl", "acl:relcl", "advcl:relcl", "ccomp", "parataxis")
_BEFORE_HEAD = words("amod compound nmod:poss nmod:unmarked flat nummod det advmod nmod punct case")
_MEASURE_NOUNS = words(
    "number total count figure amount sum majority handful group lot dozens hundreds thousands estimate"
)
_NO_START = words("DET NUM PUNCT ADP SYM CCONJ ADV")
_FARTHEST = 6


def child(token: Token, *deps: str) -> Token | None:
    """The first dependant of `token` in one of the relations."""
    return next((one for one in token.children if one.dep_ in deps), None)


def case_of(token: Token) -> str:
    """The preposition a noun stands under, in lower case; empty without one."""
    marked = child(token, "case")
    return marked.lower_ if marked is not None else ""


def complement(token: Token, *prepositions: str) -> Token | None:
    """The noun that follows `token` under one of the prepositions, directly attached to it."""
    for one in token.rights:
        if one.dep_ in ("nmod", "obl", "nmod:unmarked") and case_of(one) in prepositions:
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
    """The subject of a verb or adjective, also through "to" clauses, participles and coordination."""
    for _ in range(_FARTHEST):
        own = child(verb, *SUBJECTS)
        if own is not None and own.pos_ != "PRON":
            return own
        if own is not None and own.lower_ in ("which", "that", "who") and verb.head.pos_ in ("NOUN", "PROPN"):
            return verb.head
        if own is not None or verb.dep_ not in _OPEN_CLAUSES:
            return own
        if verb.dep_ in ("acl", "acl:relcl"):
            return verb.head
        verb = verb.head
    return None


def governor(token: Token) -> Token | None:
    """The verb or predicate a noun hangs on, past prepositions and coordination."""
    for above in ancestors(token):
        if above.pos_ == "VERB" or child(above, "cop") is not None:
            return above
        if above.dep_ == "ROOT" and above.pos_ not in ("NOUN", "PROPN", "NUM", "SYM"):
            return above
    return None


def heart(noun: Token) -> Token:
    """The thing in "the number of drones" and "a total of 12 men": the noun under "of"; else the noun itself."""
    if lemma_of(noun) in _MEASURE_NOUNS:
        of = complement(noun, "of")
        if of is not None:
            return of
    return noun


def phrase(noun: Token, after: int = -1) -> SpacySpan:
    """The noun with what describes it before it, starting after token `after`; determiners and numbers are left out."""
    start = noun.i
    described = {noun.i}
    for one in sorted(noun.lefts, key=lambda token: -token.i):
        if one.dep_ not in _BEFORE_HEAD or one.i <= after:
            break
        described |= {inner.i for inner in one.subtree}
    while start - 1 > after and start - 1 in described and start - 1 >= noun.sent.start:
        start -= 1
    while start < noun.i and (noun.doc[start].pos_ in _NO_START or noun.doc[start].dep_ == "case"):
        start += 1
    end = noun.i + 1
    while end < noun.sent.end and noun.doc[end].dep_ == "flat" and noun.doc[end].head.i == noun.i:
        end += 1
    return noun.doc[start:end]
