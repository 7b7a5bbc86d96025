"""What two versions of one quote come to: verdict, severity and the sentence that says why (CHECKS 30 to 32)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.quotes.alignment.alignment import Alignment
from bot.quotes.alignment.weight import Weight
from bot.quotes.alignment.wording import Word
from bot.quotes.vocabulary import DEGREES
from bot.verdict import Edit, Severity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The outcome of one comparison. `diff` is there where words differ."""

    verdict: Verdict
    severity: Severity
    rule: int
    explanation: str
    diff: tuple[Edit, ...] | None = None


_CHOSEN = frozenset({Weight.CONTENT, Weight.NAME, Weight.MODAL})  # what a translator chooses
_ONE_TRANSLATION = 6  # words that agree, with one changed, in one and the same translation
_SEVERITY = {
    Weight.FILLER: Severity.LOW,
    Weight.CONTENT: Severity.MEDIUM,
    Weight.NAME: Severity.HIGH,
    Weight.MODAL: Severity.HIGH,
    Weight.NEGATION: Severity.HIGH,
    Weight.NUMBER: Severity.HIGH,
}
_TOUCHED = {
    Weight.FILLER: "only a filler or an article differs",
    Weight.NAME: "the change touches a name",
    Weight.MODAL: "the change touches a modal verb",
    Weight.NEGATION: "the change turns the sense round",
    Weight.NUMBER: "the change touches a number",
}


def judge(alignment: Alignment) -> Judgement:
    """The judgement on two quotes that are one utterance."""
    gravest = alignment.gravest
    if gravest.rank > Weight.VARIANT.rank:
        return Judgement(
            verdict=Verdict.ALTERED,
            severity=_SEVERITY[gravest],
            rule=32,
            explanation=_altered(alignment, gravest),
            diff=diff(alignment),
        )
    if gravest is Weight.VARIANT:
        explanation = f"The same words in another form: {_shown(alignment)}."
        return Judgement(
            verdict=Verdict.VARIANT, severity=Severity.LOW, rule=30, explanation=explanation, diff=diff(alignment)
        )
    if alignment.bared:
        explanation = "One quote breaks off right before a negation."
        return Judgement(
            verdict=Verdict.TRIMMED, severity=Severity.MEDIUM, rule=31, explanation=explanation, diff=diff(alignment)
        )
    if alignment.deep_cut:
        explanation = "A marked cut leaves out a negation, a condition or a number."
        return Judgement(
            verdict=Verdict.TRIMMED, severity=Severity.MEDIUM, rule=31, explanation=explanation, diff=diff(alignment)
        )
    if alignment.trimmed or any(step.marked for step in alignment.steps):
        return Judgement(
            verdict=Verdict.TRIMMED, severity=Severity.NONE, rule=31, explanation="One quote is part of the other."
        )
    return Judgement(verdict=Verdict.IDENTICAL, severity=Severity.NONE, rule=30, explanation="The same words.")


def between_translations(alignment: Alignment) -> Judgement:
    """The judgement on two translations of one thing said.

    Words may be chosen freely, the one's "must" is the other's "have to", and what the one names the other calls "it";
    a number or a negation is no choice of words. Two translators differ in more than a word: where all others are the
    same it is one translation, and the word was changed in it. How strong a word is ("quite", "very") is left to the
    translator all the same.
    """
    plain = judge(alignment)
    if plain.verdict is not Verdict.ALTERED or alignment.gravest not in _CHOSEN:
        return plain
    if alignment.differing == 1 and alignment.matched >= _ONE_TRANSLATION and not _is_of_degree(alignment):
        return plain
    explanation = f"Two translations differ: {_shown(alignment)}."
    return replace(plain, severity=Severity.LOW, rule=34, explanation=explanation)


def _is_of_degree(alignment: Alignment) -> bool:
    """Whether one side only has a word of degree more."""
    return all(
        len(step.left + step.right) == 1 and (step.left + step.right)[0].key in DEGREES for step in alignment.changes
    )


def diff(alignment: Alignment) -> tuple[Edit, ...]:
    """The common stretch as a word diff.

    >>> from bot.quotes.alignment.side_by_side import align
    >>> from bot.quotes.alignment.wording import read
    >>> for each in diff(align(read("It has to be realistic."), read("It has to be unrealistic."))):
    ...     print(each.operation, each.left, each.right, sep=" | ")
    equal | It has to be | It has to be
    replace | realistic | unrealistic
    """
    return tuple(
        Edit(operation=_operation(step.left, step.right, step.weight), left=_text(step.left), right=_text(step.right))
        for step in alignment.steps
    )


def _operation(left: tuple[Word, ...], right: tuple[Word, ...], weight: Weight | None) -> str:
    if weight is None or weight is Weight.NONE:
        return "equal"
    if left and right:
        return "replace"
    return "delete" if left else "insert"


def _altered(alignment: Alignment, gravest: Weight) -> str:
    words = alignment.differing
    count = "One word differs" if words == 1 else f"{words} words differ"
    touched = _TOUCHED.get(gravest)
    return f"{count}: {_shown(alignment)}" + (f"; {touched}." if touched else ".")


def _shown(alignment: Alignment) -> str:
    shown = []
    for step in alignment.changes[:3]:
        left, right = _text(step.left), _text(step.right)
        if left and right:
            shown.append(f"“{left}” here, “{right}” there")
        else:
            shown.append(f"“{left}” only here" if left else f"“{right}” only there")
    return "; ".join(shown)


def _text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)
