"""The headline gives a figure the body does not: "12 killed" above, 13 below (rule 20).

What it compares: every figure of the headline with the figures of the body that count the same thing in the same unit;
the rules that align two articles (6 to 12) decide what is the same. A headline is short, so the same thing and either
the same predicate or most of the headline's words are wanted.

What it reports: `inconsistent`, medium, when no figure of the body agrees with the headline and one of the same measure
lies apart from it. Rounding and hedges agree as between articles (rule 13), so that "nearly 300" heads 287.

Limits: without a headline it is silent; a headline figure whose thing the body names with another word is not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.discrepancies.discrepancy import Finding, Severity, Verdict
from bot.discrepancies.sides import of_figure
from bot.figures.align import align, telling
from bot.figures.intervals import Relation, relate
from bot.figures.profile import Profile, Rarity, profiles
from bot.figures.slips import diagnose
from bot.ledger.matching import observe
from bot.ledger.measures import label
from bot.policy import Policy
from bot.reading import Reading

NAME = "headline_body"
RULES = (20,)


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a headline figure that the body contradicts."""
    figures = [figure for figure in reading.figures if figure.comparable]
    if not any(figure.headline for figure in figures):
        return
    rarity = Rarity(figure.sentence.of(reading.article.text) for figure in figures)
    observations = [observe(reading, figure) for figure in figures]
    sides = profiles(observations, policy.lexicon, policy.figures.window, rarity)
    body = [side for side in sides if not side.figure.headline]
    for head in (side for side in sides if side.figure.headline):
        contradicting = _contradicting(head, body, policy)
        if contradicting is not None:
            yield _finding(reading, head, contradicting, policy)


def _contradicting(head: Profile, body: Sequence[Profile], policy: Policy) -> Profile | None:
    """The body's figure of the headline's measure, where none of them agrees."""
    ranked = [(align(head, side, policy.figures, policy.lexicon).odds, side) for side in body]
    for odds, side in ranked:
        worth = telling(head.figure, policy.figures)
        if relate(head.figure, side.figure) is not Relation.APART and odds + worth >= policy.figures.agreed:
            return None
    odds, best = max(ranked, key=lambda one: one[0], default=(0.0, head))
    apart = relate(head.figure, best.figure) is Relation.APART
    return best if apart and odds >= policy.figures.headline else None


def _finding(reading: Reading, head: Profile, body: Profile, policy: Policy) -> Finding:
    slip = diagnose(head.figure, body.figure)
    return Finding(
        check=NAME,
        rule=20,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label=label(body.figure, policy.lexicon),
        explanation=f"{head.figure.text} in the headline, {body.figure.text} in the text.",
        left=of_figure(reading, head.figure),
        right=of_figure(reading, body.figure),
        slip=slip.words if slip else None,
    )
