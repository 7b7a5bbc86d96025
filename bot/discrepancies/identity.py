"""Whether two findings tell of one issue, though the rules that found them differ.

An issue is what a journalist sees: words of one article against words of another, in one story. Rules change how it is
labelled, where exactly a span ends, which of several sides is shown first and how sure the desk is; the passages stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum

from bot.article import Span
from bot.discrepancies.finding import Finding, Side
from bot.discrepancies.kinds import kind_of


class _Likeness(IntEnum):
    """How much two sides have in common."""

    NOTHING = 0
    WORDS = 1  # the same value, or the same words, in another place
    PLACE = 2  # the same passage


def is_one_issue(one: Finding, other: Finding) -> bool:
    """Whether both are of one kind and stand on the same passages, whichever side each calls its own.

    One passage in common and the same value on the other side are enough: of several who say the same, another may be
    shown. A check that was renamed may point at other words of the same two sentences.
    """
    if kind_of(one.check) != kind_of(other.check):
        return False
    loose = one.check != other.check
    ours, theirs = (one.left, *one.alike), one.against
    mine, others = (other.left, *other.alike), other.against
    if not theirs or not others:
        return _likeness(ours, mine, loose=loose) is _Likeness.PLACE
    straight = (_likeness(ours, mine, loose=loose), _likeness(theirs, others, loose=loose))
    crosswise = (_likeness(ours, others, loose=loose), _likeness(theirs, mine, loose=loose))
    return any(min(pair) and max(pair) is _Likeness.PLACE for pair in (straight, crosswise))


def covers(decided: Sequence[Finding], finding: Finding) -> bool:
    """Whether every value the finding sets against another was there when people decided: by its passage, or itself.

    Only figures have values. The words of a quote and the time of a happening are one issue in every form.
    """
    known = [side for each in decided for side in each.sides]
    stated = [side for side in (finding.left, *finding.against) if side.value is not None]
    return all(_likeness((side,), known, loose=False) for side in stated)


def _likeness(sides: Iterable[Side], others: Sequence[Side], *, loose: bool) -> _Likeness:
    return max((_alike(one, two, loose=loose) for one in sides for two in others), default=_Likeness.NOTHING)


def _alike(one: Side, two: Side, *, loose: bool) -> _Likeness:
    if _is_one_place(one, two, loose=loose):
        return _Likeness.PLACE
    stated = one.value is not None and two.value is not None
    same = one.value == two.value if stated else normal(one.text) == normal(two.text)
    return _Likeness.WORDS if same else _Likeness.NOTHING


def _is_one_place(one: Side, two: Side, *, loose: bool) -> bool:
    """Whether both are one passage: by offsets in one article, in another by those within the same sentence."""
    if one.article == two.article:
        return one.span.overlaps(two.span) or (loose and one.sentence.overlaps(two.sentence))
    if normal(one.context) != normal(two.context):
        return False
    return loose or _within(one).overlaps(_within(two))


def _within(side: Side) -> Span:
    """Where the words stand in their sentence."""
    start = side.sentence.start
    return Span(start=max(side.span.start - start, 0), end=max(side.span.end - start, 0))


def normal(text: str) -> str:
    """The words without case and line breaks."""
    return " ".join(text.casefold().split())
