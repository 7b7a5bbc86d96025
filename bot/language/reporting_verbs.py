"""Verbs and nouns of telling: the one list, in `tables/reporting_verbs.txt`, by what each verb can do (CHECKS 27).

A verb is `strong` where it reports speech wherever it stands, `writing` where the words are written, `weak` where it
carries a quotation only beside it or above it in the parse; `direct` where it follows a question or an exclamation in
marks, and `source` where its subject is who gives a figure.
"""

from __future__ import annotations

from functools import cache

from bot.language.lemmas import singular
from bot.language.tables import mapping, table
from bot.language.verb_forms import IRREGULAR, forms_of, past_forms, present


def lemma(word: str, known: str = "") -> str:
    """The lemma of a verb form: `known` where the parse has one, else the listed verb it is a form of."""
    lowered = word.lower()
    if is_cue(irregular := IRREGULAR.get(lowered, "")):
        return irregular
    if known and is_cue(known.lower()):
        return known.lower()
    return _cues().get(lowered, known.lower() or lowered)


def is_cue(verb: str) -> bool:
    """Whether a verb of this lemma can carry a quotation at all."""
    return not _uses(verb).isdisjoint(("strong", "weak", "writing"))


def is_strong(verb: str) -> bool:
    """Whether a verb of this lemma reports speech wherever it stands."""
    return not _uses(verb).isdisjoint(("strong", "writing"))


def is_writing(verb: str) -> bool:
    """Whether what a verb of this lemma reports is written."""
    return "writing" in _uses(verb)


def is_source(verb: str) -> bool:
    """Whether the subject of a verb of this lemma is who gives a figure."""
    return "source" in _uses(verb)


def is_noun_of_speech(word: str, known: str = "") -> bool:
    """Whether a noun names something said or written: claim, letters."""
    return (known.lower() or singular(word)) in table("nouns_of_speech")


@cache
def forms(*uses: str) -> frozenset[str]:
    """How news prints the verbs that have all these uses: their past, and the present that is no plural of a noun."""
    verbs = [verb for verb in mapping("reporting_verbs") if _uses(verb).issuperset(uses)]
    told = (present(verb) for verb in verbs if verb not in table("nouns_of_speech"))
    return frozenset(told).union(*map(past_forms, verbs))


@cache
def _cues() -> dict[str, str]:
    """Every form of the verbs that can carry a quotation, with its lemma."""
    return {form: verb for verb in mapping("reporting_verbs") if is_cue(verb) for form in forms_of(verb)}


@cache
def _uses(verb: str) -> frozenset[str]:
    return frozenset(mapping("reporting_verbs").get(verb, "").split())
