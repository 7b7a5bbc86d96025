"""Lemmas for pipelines with none of their own: nouns by ending, verbs by table and ending."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.language.verb_forms import IRREGULAR
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that say in what state people are, as verbs and adjectives do.
STATES = words(
    "dead injured wounded missing homeless hospitalized displaced hurt alive trapped ill sick unaccounted arrested"
)
_MISREAD = {
    ("fined", "fin"): "fine",
    ("rated", "rat"): "rate",
    ("staged", "stag"): "stage",
    ("fled", "flead"): "flee",
}  # what the shipped model's own lemmas get wrong
_NOUN_TOO = words(
    "cut put set cost hit use charge rescue damage move cause vote hurt shot fall rise win run bid fly back left"
)
_E_VERBS = (
    "ate", "ize", "ise", "uce", "age", "rge", "nge", "ure", "ire", "ase", "ose", "ace", "rce", "nce", "dge",
    "ive", "ove",
            "ease", "use", "are", "ore", "ide", "ude", "ake", "ame", "ume", "ute", "ote", "ite", "ete", "ble",
            "tle", "ple", "gle",
            "dle", "eve", "ave", "lve", "rve", "gue", "ine", "ane", "ene", "one", "ape", "ope", "ipe")  # fmt: skip


def lemma_of(token: Token) -> str:
    """The pipeline's lemma in lower case where it gives one, else one by rule."""
    if token.lemma_:
        return _MISREAD.get((token.lower_, token.lemma_.lower()), token.lemma_.lower())
    if token.pos_ in ("VERB", "AUX"):
        return verb(token.lower_)
    return singular(token.lower_) if token.pos_ in ("NOUN", "PROPN", "") else token.lower_


def is_verb_form(form: str) -> bool:
    """Whether a word in lower case looks like a past form or is a known verb form."""
    return (form in IRREGULAR and form not in _NOUN_TOO) or (form.endswith("ed") and len(form) > 4)


@lru_cache(maxsize=16384)
def verb(form: str) -> str:
    """The infinitive of an English verb form in lower case.

    >>> verb("took"), verb("killed"), verb("putting")
    ('take', 'kill', 'put')
    """
    if form in IRREGULAR:
        return IRREGULAR[form]
    for ending in ("ing", "ed"):
        base = form.removesuffix(ending)
        if base != form and len(base) > 2:
            return _restored(base)
    if form.endswith("ies"):
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zes", "oes")):
        return form[:-2]
    return form[:-1] if form.endswith("s") and not form.endswith("ss") else form


def _restored(base: str) -> str:
    """What stands before "ing" and "ed" made an infinitive again: stopp, carri, evacuat, damag."""
    if base.endswith("i"):
        return base[:-1] + "y"
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "slz":
        return base[:-1]
    return base + "e" if (base + "e").endswith(_E_VERBS) and not base.endswith(_PLAIN_ENDS) else base


_PLAIN_ENDS = (
    "eat", "oat", "ait", "eet", "ain", "ean", "een", "oon", "oin", "own", "awn", "ear", "air", "eer", "our",
    "oar", "visit",
               "limit", "edit", "audit", "profit", "happen", "open", "listen", "threaten", "target", "market",
               "budget", "report",
               "pilot", "exit", "abandon", "question", "mention", "position", "return", "turn", "warn", "burn",
               "learn", "earn",
               "join", "gain", "train", "remain", "obtain", "maintain", "enter", "offer", "suffer", "deliver",
               "eep", "oop", "eap", "eak", "ook", "oad", "eed", "aid", "oid", "ead", "cut", "put", "out",
               "rut")  # fmt: skip


_PLURALS = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot", "lives": "life",
            "wives": "wife", "wolves": "wolf", "knives": "knife", "homes": "home", "houses": "house",
            "crises": "crisis", "police": "police", "news": "news", "series": "series", "species": "species",
            "troops": "troop",
            "servicemen": "serviceman", "policemen": "policeman",
            "gunmen": "gunman", "bodies": "body",
            "viruses": "virus", "buses": "bus", "cases": "case", "bases": "base", "bonuses": "bonus", "movies": "movie",
            "axes": "axe", "shoes": "shoe", "aircraft": "aircraft", "data": "data", "media": "media"}  # fmt: skip


@lru_cache(maxsize=65536)
def singular(noun: str) -> str:
    """The singular of an English noun in lower case, by its irregular forms and then by its ending.

    >>> singular("women"), singular("countries"), singular("drones")
    ('woman', 'country', 'drone')
    """
    word = noun.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if re.search(r"(?:ss|sh|ch|x|z)es$", word):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word
