"""Whose words somebody else's sentence carries: the author of a letter that says so, of a tweet that is shared."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING

from bot.language.reporting_verbs import is_noun_of_speech, lemma
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "csubj"})
BY = frozenset({"of", "by", "from"})
_FROM = frozenset({"by", "from"})
_CITING = words("quote cite retweet repost")  # of a person, not only of what was said
_PASSING = _CITING | words("share read recite circulate forward reshare republish")


def author(said: Token) -> Token:
    """Whose a statement is: "Ms Alder released a letter that says", "her tweets attacking"; else the noun itself."""
    if not is_noun_of_speech(said.text, said.lemma_) and said.lower_ not in ("series", "string", "release"):
        return said
    owner = next((child for child in said.children if child.dep_ == "nmod:poss"), None)
    if owner is None:
        named = (child for child in said.children if child.dep_ == "nmod" and child.pos_ == "PROPN")
        owner = next((child for child in named if any(case.lower_ in _FROM for case in child.children)), None)
    if owner is None and said.dep_ in ("obj", "obl"):
        owner = _doer(said.head)
    return owner or said


def _doer(verb: Token) -> Token | None:
    """Who does it: the subject, or whoever is brought to do it, as in "led Ms Alder to make a remark"."""
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    if subject is not None or verb.dep_ not in ("xcomp", "advcl") or verb.head.i == verb.i:
        return subject
    brought = [child for child in verb.head.children if child.dep_ in ("obj", "iobj") and child.i < verb.i]
    return brought[-1] if brought else next((child for child in verb.head.children if child.dep_ in SUBJECTS), None)


def passed_on(verb: Token, own: Set[int]) -> Token | None:
    """Whose words somebody hands on: "shared a tweet by Ms Cole", "quoting Ms Cole, he said".

    `own` are the reporter's words, by index; what the quotation says hands nothing on.
    """
    beside = [child for child in verb.children if child.dep_ == "advcl"]
    beside += [own for child in verb.children if child.dep_ == "nsubj" for own in child.children if own.dep_ == "acl"]
    passing = [verb, *(each for each in beside if each.lower_.endswith("ing"))]
    for each in passing:
        stem = lemma(each.text, each.lemma_)
        if each.i not in own or stem not in _PASSING:
            continue
        for child in each.children:
            if child.i not in own or child.dep_ not in ("obj", "obl"):
                continue
            if is_noun_of_speech(child.text, child.lemma_):
                source = _owner(child, each, own)
            else:
                source = child if child.pos_ == "PROPN" and child.dep_ == "obj" and stem in _CITING else None
            if source is not None:
                return source
    return None


def _owner(said: Token, verb: Token, own: Set[int]) -> Token | None:
    """Who made what was said, where that is named: "Ms Cole's tweet", "a post by the council"."""
    of_noun = [child for child in said.children if child.dep_ in ("nmod:poss", "nmod")]
    of_verb = [child for child in verb.children if child.dep_ == "obl" and child.i > said.i]
    for child in (*of_noun, *of_verb):
        by = any(case.lower_ in BY for case in child.children if case.dep_ == "case")
        if child.i in own and child.pos_ in ("PROPN", "NOUN") and (by or child.dep_ == "nmod:poss"):
            return child
    return None
