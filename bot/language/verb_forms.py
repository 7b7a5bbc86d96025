"""How a verb is spelled in its forms: the one table of those the endings do not tell, and the endings of the others."""

from __future__ import annotations

from typing import Final

# The infinitive first; then past, participle and what else is spelled otherwise than the rule.
_ROWS: Final = (
    "say said|kill killed|die died dying dies|be was were is are been being am|have has had having",
    "do did does done|go went gone",
    "rise rose risen|fall fell fallen|grow grew grown|lose lost|win won|take took taken|make made",
    "give gave given|get got",
    "shoot shot|hit hit|cut cut|put put|set set|cost cost|hurt hurt|shut shut|let let|spread spread",
    "beat beaten|bring brought|shed shed|split split|burst burst|quit quit",
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
    "swear swore sworn|bid bid|burn burnt|sing sang sung|feel felt|hear heard|read",
    "injure injured injuring|wound wounded wounding|free freed freeing|agree agreed|raise raised",
    "seize seized|damage damaged",
    "force forced|rescue rescued|evacuate evacuated|close closed|receive received|produce produced",
    "reduce reduced|use used",
    "charge charged|miss missing missed|damage damaging|move moved|serve served|live lived|save saved",
    "vote voted|cause caused",
)  # fmt: skip
IRREGULAR: Final = {form: forms.split()[0] for row in _ROWS for forms in row.split("|") for form in forms.split()}
_PRESENT: Final = frozenset({"is", "are", "am", "has", "does", "dies"})
# Forms that only the past has; "cut" and "put" are left out.
PAST: Final = frozenset(
    form
    for form, infinitive in IRREGULAR.items()
    if form not in (infinitive, *_PRESENT) and not form.endswith("ing") and form not in ("lay", "bore", "wound")
)


def forms_of(verb: str) -> frozenset[str]:
    """How a verb may be spelled, in any of its forms.

    >>> sorted(forms_of("deny")), "replies" in forms_of("reply"), "quipping" in forms_of("quip")
    (['denied', 'denies', 'deny', 'denying', 'denyying'], True, True)
    """
    told = (form for form, infinitive in IRREGULAR.items() if infinitive == verb)
    return frozenset((verb, present(verb), *told)) | past_forms(verb) | _participles(verb)


def present(verb: str) -> str:
    """What he or she does: says, denies, publishes."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def _participles(verb: str) -> frozenset[str]:
    """How the present participle may be spelled, the last letter doubled or not."""
    if verb.endswith("ie"):
        return frozenset({f"{verb[:-2]}ying"})
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return frozenset({f"{verb[:-1]}ing"})
    return frozenset({f"{verb}ing", f"{verb}{verb[-1]}ing"})


def past_forms(verb: str) -> frozenset[str]:
    """How the past of a verb may be spelled: irregular, else by its ending, the last letter doubled or not."""
    irregular = frozenset(form for form, infinitive in IRREGULAR.items() if infinitive == verb and form in PAST)
    if irregular or verb in IRREGULAR:
        return irregular or frozenset({verb})
    if verb.endswith("e"):
        return frozenset({f"{verb}d"})
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return frozenset({f"{verb[:-1]}ied"})
    return frozenset({f"{verb}ed", f"{verb}{verb[-1]}ed"})
