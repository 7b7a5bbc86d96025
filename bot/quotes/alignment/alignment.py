"""How two quotes lie side by side: the stretches that agree, those that do not, and what that comes to."""

from __future__ import annotations

from dataclasses import dataclass

from bot.quotes.alignment.weight import Weight, cuts_deep
from bot.quotes.alignment.wording import Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stretch of the alignment: the words of both sides, and what the change weighs."""

    left: tuple[Word, ...]
    right: tuple[Word, ...]
    weight: Weight | None  # None where both sides agree
    marked: bool = False  # by an ellipsis or brackets
    beyond: bool = False  # other words at an edge, longer than a changed word: no sign of two utterances


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How two quotes lie side by side; words beyond the common stretch, before and after, are cut off both sides."""

    steps: tuple[Step, ...]
    matched: int  # words that agree
    content: int  # of them, words of weight
    changed: int  # words in unmarked changes, counted on the longer side; what is put in counts for two at most
    shorter: int  # words of the shorter quote
    shared: int  # words both quotes could share as they lie: up to where the first of them begins and ends
    trimmed: bool  # one side goes on beyond the common stretch
    bared: bool = False  # the one side breaks off right at a negation the other goes on with: "he can", "he can not"

    @property
    def changes(self) -> tuple[Step, ...]:
        """The unmarked changes."""
        return tuple(step for step in self.steps if step.weight not in (None, Weight.NONE) and not step.marked)

    @property
    def differing(self) -> int:
        """The words of the unmarked changes, all of them, counted on the longer side."""
        return sum(max(len(step.left), len(step.right)) for step in self.changes)

    @property
    def gravest(self) -> Weight:
        """The gravest unmarked change; a filler where the words are the same in another order."""
        if len(self.changes) > 1 and self._is_another_order():
            return Weight.FILLER
        return max(
            (step.weight for step in self.changes if step.weight), key=lambda weight: weight.rank, default=Weight.NONE
        )

    def _is_another_order(self) -> bool:
        """Whether what one side has more in one place it has less in another: "either with", "with either"."""
        left = sorted(word.key for step in self.changes for word in step.left)
        return left == sorted(word.key for step in self.changes for word in step.right)

    @property
    def deep_cut(self) -> bool:
        """Whether a marked cut took out a negation, a condition or a number."""
        return any(step.marked and cuts_deep(step.left + step.right) for step in self.steps)

    @property
    def overlap(self) -> float:
        """The share of the common stretch that agrees, 0 to 1."""
        return self.matched / max(1, self.matched + self.changed)

    @property
    def coverage(self) -> float:
        """The share of the shorter quote that agrees, 0 to 1."""
        return self.matched / max(1, self.shorter)

    @property
    def fit(self) -> float:
        """The share of what both could share that agrees, 0 to 1; 1 where one begins with the other's last words."""
        return self.matched / max(1, self.shared)
