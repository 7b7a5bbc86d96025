"""The headline gives a figure the body does not: "12 killed" above, 13 below (rule 20).

What it compares: every figure of the headline with the figures of the body that count the same thing in the same unit;
the rules that align two articles (6 to 12) decide what is the same, and a slip of the pen must be likelier than chance.

What it reports: `inconsistent`, medium, when no figure of the body agrees with the headline and one of the same measure
lies apart from it. Rounding and hedges agree as between articles (rule 13), so that "nearly 300" heads 287. The same
sum or share anywhere in the body is what the headline means, however it is told of there. The first two paragraphs
tell what the headline sums up: a figure of theirs of near size, of the same thing and kind, is reported whoever else in
the body agrees with the headline.

Limits: without a headline it is silent; a headline figure whose thing the body names with another word is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.alignment.barriers import another_scope, is_one_thing, may_be_asked
from bot.figures.alignment.contradiction import Standing, is_disputed, weigh
from bot.figures.alignment.distance import Distance, ratio_of, significant
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.odds import RULED_OUT, align, telling
from bot.figures.alignment.profile import Profile, Rarity, profiles
from bot.figures.alignment.signs import COUNTED
from bot.figures.alignment.slips import diagnose
from bot.figures.figure import Figure
from bot.ledger.assignment import observe
from bot.ledger.figure_entry import label
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "headline_body"
RULES = (20,)

_LEDE: Final = 2  # paragraphs of the body that tell what the headline sums up
_PARAGRAPH: Final = re.compile(r"[^\n]*\w[^\n]*(?:\n|\Z)")
_ROUND: Final = 100  # from which a number of one digit and zeros is a round one


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a headline figure that the body contradicts."""
    figures = [figure for figure in reading.figures if figure.comparable]
    if not any(figure.headline for figure in figures):
        return
    rarity = Rarity(figure.sentence.of(reading.article.text) for figure in figures)
    observations = [observe(reading, figure) for figure in figures]
    sides = profiles(observations, policy.lexicon, policy.figures.window, rarity)
    body = [side for side in sides if not side.figure.headline]
    end = end_of_lede(reading)
    lede = [side for side in body if side.figure.span.start < end]
    for head in (side for side in sides if side.figure.headline):
        if any(_is_same_sum(head, side) for side in body):
            continue
        contradicting = _contradicting(head, body, policy) or _in_lede(head, lede, policy)
        if contradicting is not None:
            yield _finding(reading, head, contradicting, policy)


def _contradicting(head: Profile, body: Sequence[Profile], policy: Policy) -> Profile | None:
    """The body's figure of the headline's measure, where none of them agrees."""
    ranked = [(align(head, side, policy.figures, policy.lexicon), side) for side in body]
    worth = telling(head.figure, policy.figures)
    for alignment, side in ranked:
        fits = relate(head.figure, side.figure) is not Relation.APART or _is_cut_short(head.figure, side.figure)
        if fits and alignment.odds + worth >= policy.figures.agreed:
            return None
    if not ranked:
        return None
    alignment, best = max(ranked, key=lambda one: one[0].odds)
    if relate(head.figure, best.figure) is not Relation.APART:
        return None
    odds, _ = weigh(alignment, head, best, Standing(), policy.figures)
    return best if odds >= policy.figures.headline else None


def end_of_lede(reading: Reading) -> int:
    """Where the second paragraph of the body ends: offset into the article's text."""
    article = reading.article
    paragraphs = list(islice(_PARAGRAPH.finditer(article.text, article.body_start), _LEDE))
    return paragraphs[-1].end() if paragraphs else article.body_start


def _in_lede(head: Profile, lede: Sequence[Profile], policy: Policy) -> Profile | None:
    """The figure of the first paragraphs that tells the headline's measure with another value.

    It has to be as like as one further down where it counts a thing of another name, or where another sentence agrees;
    a sentence that has the headline's number and another one tells two things.
    """
    agreed = {
        side.figure.sentence
        for side in lede
        if head.dimension == side.dimension and relate(head.figure, side.figure) is not Relation.APART
    }
    likely = [
        (odds, side)
        for side in lede
        if side.figure.sentence not in agreed
        and (odds := _odds_in_lede(head, side, policy))
        >= (policy.figures.lede if is_one_thing(head, side) and not agreed else policy.figures.headline)
    ]
    return max(likely, key=lambda one: one[0])[1] if likely else None


def _odds_in_lede(head: Profile, side: Profile, policy: Policy) -> float:
    """Log odds that both are one measure; far below nought where something rules it out."""
    one, other = head.figure, side.figure
    if relate(one, other) is not Relation.APART or ratio_of(one, other) is not Distance.NEAR:
        return RULED_OUT
    if _is_cut_short(one, other) or is_disputed(one, other):
        return RULED_OUT
    if not may_be_asked(head, side) or another_scope(head, side, policy.lexicon):
        return RULED_OUT
    return weigh(align(head, side, policy.figures, policy.lexicon), head, side, Standing(), policy.figures)[0]


def _is_cut_short(head: Figure, side: Figure) -> bool:
    """ "Two hundred turned away" above 287: a headline may leave off what comes after the first digit."""
    if head.value is None or side.value is None or head.value < _ROUND or significant(head.value) > 1:
        return False
    step = Decimal(1).scaleb(head.value.adjusted())
    return head.unit == side.unit and side.value // step * step == head.value


def _is_same_sum(head: Profile, side: Profile) -> bool:
    """Whether the body has the headline's very sum, share or measure; counts and times are often equal by chance."""
    one, other = head.figure, side.figure
    same = one.kind not in COUNTED and one.unit is not None and one.unit == other.unit
    return same and relate(one, other) is Relation.SAME


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
