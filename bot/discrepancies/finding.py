"""A finding: what a check reports, with both sides and the reason in one sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.article import Span
from bot.discrepancies.kinds import kind_of
from bot.figures.alignment.evidence import Evidence
from bot.verdict import Edit, Severity, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a finding: the words in one article. Offsets are characters into that article's text."""

    article: str  # article id
    span: Span
    text: str
    sentence: Span
    context: str  # the sentence in words
    source: str | None = None  # who the figure or quote is attributed to
    value: str | None = None  # of a figure: the number with its unit, the same for "59" and "fifty-nine"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one check found between two articles of a story, or (`right` None) within one."""

    check: str
    rule: int  # number in the catalogue of checks
    verdict: Verdict
    severity: Severity
    label: str  # what is compared, in a few words: "Drones shot down", "Quote by Donald Trump"
    explanation: str  # one sentence
    left: Side  # the later article
    right: Side | None = None  # the observation it differs from most plainly
    others: tuple[Side, ...] = ()  # more who differ from `left`, as `right` does
    alike: tuple[Side, ...] = ()  # more who say what `left` says
    measure: str | None = None  # what is counted, by its family: findings of one issue have it in common
    slip: str | None = None  # the diagnosed slip, "Two digits are swapped"
    diff: tuple[Edit, ...] | None = None
    evidence: Evidence | None = None  # of figures: why both sides are taken for one measure

    @property
    def against(self) -> tuple[Side, ...]:
        """All who differ from `left`, the plainest first; none of a finding within one article."""
        return (self.right, *self.others) if self.right else self.others

    @property
    def sides(self) -> tuple[Side, ...]:
        """Everybody the finding names: those who say what `left` says, then those against them."""
        return (self.left, *self.alike, *self.against)

    def other_value(self, further: Side, shown: Side) -> str | None:
        """The number of a further side where it is none of what its side shows: 19 beside 12, where ours says 27."""
        if self.measure is None or further.text.casefold() == shown.text.casefold():
            return None
        return further.text

    def naming(self, seen: Callable[[str], bool]) -> Finding:
        """The finding with those of its further sides left out whose article, by id, is not to be seen."""
        others, alike = (tuple(side for side in sides if seen(side.article)) for sides in (self.others, self.alike))
        return replace(self, others=others, alike=alike)

    @property
    def reason(self) -> str:
        """The explanation, with the slip where the explanation does not name it."""
        slip = (self.slip or "").rstrip(".")
        named = not slip or slip.casefold() in self.explanation.casefold()
        return self.explanation if named else f"{self.explanation} {slip}."

    @property
    def differing(self) -> tuple[str, str]:
        """What stands on the left and on the right: the value, of an altered quote the words that differ, of words
        given to two people the speakers. One of them is empty where a word is missing on that side.
        """
        if self.right is None:
            return self.left.text, ""
        if self.verdict is Verdict.MISATTRIBUTED and self.left.source and self.right.source:
            return self.left.source, self.right.source
        steps = [step for step in self.diff or () if step.operation != "equal"]
        if not steps:
            return self.left.text, self.right.text
        left, right = (
            " … ".join(filter(None, words)) for words in zip(*((s.left, s.right) for s in steps), strict=True)
        )
        return left, right

    @property
    def key(self) -> str:
        """The same for the same discrepancy of one story, whichever version shows it: what a dismissal remembers.

        Of figures all values that stand against each other, so that one more is another discrepancy and "59" beside
        "fifty-nine" the same; of anything else the words. Rules may change it: bot/discrepancies/identity.py.
        """
        values = [side.value for side in (self.left, *self.against)]
        words = (_normal(side.text) for side in (self.left, self.right) if side)
        sides = sorted({value for value in values if value} if all(values) else set(words))
        told = (kind_of(self.check), _normal(self.label), *sides)
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()[:20]


def _normal(text: str) -> str:
    return " ".join(text.casefold().split())
