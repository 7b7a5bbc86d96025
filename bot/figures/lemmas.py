"""Lemmas for pipelines with none of their own: nouns by ending, verbs by table and ending."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.figures.stems import singular
from bot.language.wordlist import words

if TYPE_CHECKING:
    from spacy.tokens import Token

# Words that say in what state people are, as verbs and adjectives do.
STATES = words(
    "dead injured wounded missing homeless hospitalized displaced hurt alive trapped ill sick unaccounted arrested"
)
_IRREGULAR_ROWS = (
    "say said|kill killed|die died dying dies|be was were is are been being am|have has had having",
    "do did does done|go went gone",
    "rise rose risen|fall fell fallen|grow grew grown|lose lost|win won|take took taken|make made",
    "give gave given|get got",
    "shoot shot|hit hit|cut cut|put put|set set|cost cost|hurt hurt|shut shut|let let|spread spread",
    "beat beaten|bring brought",
    "buy bought|sell sold|spend spent|send sent|lend lent|build built|leave left|lead led|feed fed|hold held|tell told",
    "see saw seen|know knew known|fly flew flown|draw drew drawn|drive drove driven|ride rode",
    "write wrote written|steal stole",
    "begin began begun|drink drank|sink sank sunk|swim swam|run ran|come came|become became|flee fled",
    "find found|fight fought",
    "catch caught|teach taught|think thought|seek sought|pay paid|lay laid|lie lay lain|keep kept",
    "sleep slept|sweep swept",
    "meet met|strike struck|stand stood|understand understood|speak spoke spoken|break broke broken",
    "choose chose chosen",
    "shrink shrank shrunk|slay slew slain|throw threw thrown|wear wore|tear tore|bear bore borne",
    "swear swore|bid bid|burn burnt",
    "injure injured injuring|wound wounded wounding|free freed freeing|agree agreed|raise raised",
    "seize seized|damage damaged",
    "force forced|rescue rescued|evacuate evacuated|close closed|receive received|produce produced",
    "reduce reduced|use used",
    "charge charged|miss missing missed|damage damaging|move moved|serve served|live lived|save saved",
    "vote voted|cause caused",
)  # fmt: skip
_MISREAD = {("fined", "fin"): "fine", ("rated", "rat"): "rate"}  # what the shipped model's own lemmas get wrong
_NOUN_TOO = words(
    "cut put set cost hit use charge rescue damage move cause vote hurt shot fall rise win run bid fly back left"
)
_IRREGULAR = {form: forms.split()[0] for row in _IRREGULAR_ROWS for forms in row.split("|") for form in forms.split()}
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
    return (form in _IRREGULAR and form not in _NOUN_TOO) or (form.endswith("ed") and len(form) > 4)


@lru_cache(maxsize=16384)
def verb(form: str) -> str:
    """The infinitive of an English verb form in lower case.

    >>> verb("took"), verb("killed"), verb("putting")
    ('take', 'kill', 'put')
    """
    if form in _IRREGULAR:
        return _IRREGULAR[form]
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
