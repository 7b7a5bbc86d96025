"""BCubed precision, recall and F1 of a grouping. Source: Bagga and Baldwin (1998), Amigó et al. (2009)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def __str__(self) -> str:
        return f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"


def bcubed(
    found: Mapping[str, Hashable], labels: Mapping[str, Hashable], judged: Collection[str] | None = None
) -> Score:
    """How well `found`, article to story, agrees with `labels`, article to event; every article counts the same.

    Of some `judged` articles only, the others stand in stories and events all the same.
    """
    counted = found if judged is None else judged
    stories, events = _members(found), _members(labels)
    precision = recall = 0.0
    for article in counted:
        story, event = stories[found[article]], events[labels[article]]
        common = len(story & event)
        precision += common / len(story)
        recall += common / len(event)
    return Score(precision=precision / len(counted), recall=recall / len(counted))


def _members(grouping: Mapping[str, Hashable]) -> Mapping[Hashable, set[str]]:
    members: dict[Hashable, set[str]] = defaultdict(set)
    for article, group in grouping.items():
        members[group].add(article)
    return members
