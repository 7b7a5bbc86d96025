"""Parts that do not add up to the total the same sentence gives: "five men and three women, nine in all" (rule 21).

What it compares: exact counts of one sentence, where the words say that they are parts: a figure with "in all", "in
total", "altogether" or "a total of" is the total of the other counts; parts after "including" or "among them" may not
exceed the count before; and where nothing but parts stands behind a count's colon, or between its dashes, they
are all of it: "10 people: eight pupils and a driver".

What it reports: `inconsistent`, medium, with the sum that would be right.

Limits: hedged counts, counts of different sentences and parts that overlap ("four children and two girls among them")
are left alone, and so is a sentence in which a count has an outcome of its own ("12 dead and 30 injured").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby, pairwise

from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_figure
from bot.figures.alignment.profile import outcome_of
from bot.figures.figure import Figure, Hedge, Kind
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "parts_total"
RULES = (21,)

_AFTER_TOTAL = re.compile(r"^[\w\s-]{0,20}?\b(?:in all|in total|altogether|all told|combined)\b")
_BEFORE_TOTAL = re.compile(r"\b(?:a|the|for a|bringing the) total (?:of|to) $|\btotal(?:ing|ling) $|\ball $")
_PARTS_FOLLOW = re.compile(r"\b(?:including|among them|of them|of whom)\b")
_PART = r"(?:[a-z]+(?:-[a-z]+)?|\d[\d,]*) [a-z][\w’'-]*(?: [a-z][\w’'-]*)?"
_LISTED = re.compile(
    rf"(?: [\w’'-]+){{0,5}}(?P<sign>:| [–—]) (?P<parts>{_PART}(?:, {_PART}){{0,8}},? and {_PART})(?=(?P=sign)|\.?$|;)"
)
_SINGLE = re.compile(r"(?:^|(?<=, )|(?<=and ))(?:an?|one) ")
_PIECES = re.compile(r",? and |, ")
_JOINED = re.compile(r"^[\w\s'’-]{1,40}?(?:,\s*(?:and\s*)?|\s+and\s+)(?:(?:a|an|the|another)\s+)?$")


def within(reading: Reading, policy: Policy) -> Iterator[Finding]:
    """One finding a sentence whose parts miss their total."""
    text = reading.article.text
    counts = [figure for figure in reading.figures if _is_plain_count(figure)]
    for _, group in groupby(counts, key=lambda figure: figure.sentence):
        figures = list(group)
        yield from _behind_colon(reading, figures)
        if len(figures) < 3 or len({outcome_of(figure, policy.lexicon) for figure in figures}) > 1:
            continue
        total = next((figure for figure in figures if _is_total(figure, text)), None)
        if total is not None:
            parts = _run(text, [figure for figure in figures if figure is not total])
            if parts and sum(_value(part) for part in parts) != _value(total):
                yield _finding(reading, total, parts, "is")
        elif _PARTS_FOLLOW.search(text[figures[0].span.end : figures[1].span.start]):
            parts = _run(text, figures[1:])
            if parts and sum(_value(part) for part in parts) > _value(figures[0]):
                yield _finding(reading, figures[0], parts, "is at least")


def _behind_colon(reading: Reading, figures: Sequence[Figure]) -> Iterator[Finding]:
    """The first count of a sentence whose parts, told behind its colon or between its dashes, do not add up to it."""
    if len(figures) < 2 or not figures[0].value:
        return
    total = figures[0]
    found = _LISTED.match(reading.article.text, total.span.end, total.sentence.end)
    if found is None:
        return
    inside = [each for each in figures[1:] if found.start("parts") <= each.span.start < found.end("parts")]
    single = len(_SINGLE.findall(found["parts"]))
    pieces = len(_PIECES.split(found["parts"]))
    added = sum((_value(part) for part in inside), Decimal(single))
    if inside and len(inside) + single == pieces > 1 and added != _value(total):
        yield _finding(reading, total, inside, "is", single)


def _is_plain_count(figure: Figure) -> bool:
    return (
        figure.kind is Kind.COUNT and figure.unit is None and figure.value is not None and figure.hedge is Hedge.EXACT
    )


def _is_total(figure: Figure, text: str) -> bool:
    before, after = text[figure.sentence.start : figure.span.start], text[figure.span.end : figure.sentence.end]
    return bool(_AFTER_TOTAL.match(after) or _BEFORE_TOTAL.search(before))


def _run(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The counts, where each is joined to the next by a comma or "and"; empty where something else stands between."""
    for one, other in pairwise(figures):
        if not _JOINED.match(text[one.span.end : other.span.start]):
            return []
    return list(figures) if len(figures) > 1 else []


def _value(figure: Figure) -> Decimal:
    return figure.value or Decimal(0)


def _finding(reading: Reading, total: Figure, parts: Sequence[Figure], relation: str, single: int = 0) -> Finding:
    """The finding on a total whose parts, with so many told as "a driver", come to another sum."""
    added = sum((_value(part) for part in parts), Decimal(single))
    told = [*(part.text for part in parts), *["one"] * single]
    return Finding(
        check=NAME,
        rule=21,
        verdict=Verdict.INCONSISTENT,
        severity=Severity.MEDIUM,
        label="Parts and total",
        explanation=f"{' + '.join(told)} {relation} {added}, not {total.text}.",
        left=of_figure(reading, total),
        right=of_figure(reading, parts[0]),
        others=tuple(of_figure(reading, part) for part in parts[1:]),
    )
