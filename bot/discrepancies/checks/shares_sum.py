"""Shares of one whole that add up to more than 100 (rule 22).

What it compares: the percentages of one sentence that are joined by commas, "and", "while" or "to" and are shares of
one whole: the sentence speaks of a vote, a market or "the rest", and each share belongs to someone else.

What it reports: `inconsistent`, medium, when the shares come to more than 101, so that rounding is no reason.

Limits: answers that exclude nobody ("70 % like tea and 60 % like coffee") cannot be told from shares without such a
word, and stay silent; changes, bounds and shares of different years are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.figure import Figure, Hedge, Kind
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "shares_sum"
RULES = (22,)

_ONE_WHOLE = re.compile(
    r"\b(?:of the votes?|the votes?\b|won|took|the rest|the remaining|market share|of the market|ballots)\b"
)
_JOINED = re.compile(r"^[^.;:()]{0,60}?(?:,|\b(?:and|while|to|against|with)\b)[^.;:()]{0,60}$")
_TIMES = re.compile(r"\b(?:from|in (?:19|20)\d\d|last year|a year (?:ago|earlier)|previous|compared|than|up|down)\b")
_ALL = 101  # percent; a point more than the whole is rounding


def within(reading: Reading, _policy: Policy) -> Iterator[Finding]:
    """One finding a sentence whose shares exceed the whole."""
    text = reading.article.text
    for sentence, group in groupby(reading.figures, key=lambda figure: figure.sentence):
        shares = [figure for figure in group if _is_share(figure)]
        words = sentence.of(text)
        if len(shares) < 2 or not _ONE_WHOLE.search(words) or _TIMES.search(words) or not _are_joined(text, shares):
            continue
        total = sum((figure.value or Decimal(0) for figure in shares), Decimal(0))
        if total > _ALL and len({figure.value for figure in shares}) == len(shares):
            yield _finding(reading, shares, total)


def _is_share(figure: Figure) -> bool:
    exact = figure.hedge in (Hedge.EXACT, Hedge.ABOUT)
    return figure.kind is Kind.PERCENT and figure.value is not None and not figure.change and exact


def _are_joined(text: str, shares: Sequence[Figure]) -> bool:
    return all(_JOINED.match(text[one.span.end : other.span.start]) for one, other in pairwise(shares))


def _finding(reading: Reading, shares: Sequence[Figure], total: Decimal) -> Finding:
    return Finding(
        check=NAME,
        rule=22,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Shares of a whole",
        explanation=f"{' + '.join(figure.text for figure in shares)} make {total.normalize():f} percent.",
        left=of_figure(reading, shares[0]),
        right=of_figure(reading, shares[1]),
        others=tuple(of_figure(reading, figure) for figure in shares[2:]),
    )
