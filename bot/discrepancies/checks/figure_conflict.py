"""A figure differs from what the story's ledger has for the same measure.

What it compares: every comparable figure of the article with the observations other articles gave for the same
measure (rules 6 to 12 decide what is the same).

What it reports, by rules 13 to 19: `agrees` and `compatible` (silent); `update`, where a number that can only grow is
higher in the later article, or one that goes either way, like the price of a share, is another; `revision`, where what
can only grow is lower; `sources_differ`, where both name a source and not the same one; `conflict` otherwise, with the
slip that would explain it: swapped digits, a factor of ten or a thousand, a missing digit, miles for kilometres.

Where it is likely and not sure that both speak of one measure, it is asked: `question`, low. So it is where no slip
explains the difference and the articles lie more than three days apart, or one figure is more than twice the other and
the sources are not two: no slip of the pen leads there; unless both tell it nearly word by word.

An equal amount that is a rise here and a fall there is a conflict, too.

A factor of exactly a thousand or a million is a conflict whatever the sources, times and parts: nothing grows by it,
and two sources that far apart are one slip of the pen.

Severity: a conflict is medium, and high where the two differ by a factor of a thousand, or where both name the same
source and a slip explains the difference. A revision and differing sources are medium, and so is the update of a toll
(dead, injured), since whoever still has the old one is behind; any other update is low. That another article agrees
with ours lowers nothing: it is named beside it. What only strictness parts ("more than two", "two") is compatible: who
writes the one means the other. So is a bound that the other number has passed, "at least 50" and 59, unless it is an
update.

Limits: rounded figures agree with what they were rounded from, and a hedge stands for its interval (rule 13), so that a
wrong figure inside it is not seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.article import Moment
from bot.discrepancies.finding import Finding
from bot.discrepancies.sides import of_observation
from bot.figures.alignment.content_words import content
from bot.figures.alignment.contradiction import is_disputed
from bot.figures.alignment.distance import Distance, distance
from bot.figures.alignment.epochs import days_apart
from bot.figures.alignment.intervals import Relation, relate
from bot.figures.alignment.profile import outcome_of
from bot.figures.alignment.slips import Slip, diagnose
from bot.figures.figure import Figure, Kind
from bot.figures.lexicon import Lexicon
from bot.figures.observation import Observation
from bot.ledger.assignment import Match
from bot.ledger.explanation import evidence
from bot.ledger.figure_entry import label
from bot.ledger.ledger import Ledger
from bot.policy import Policy
from bot.reading import Reading
from bot.verdict import Severity, Verdict

NAME = "figure_conflict"
RULES = (6, 13, 14, 15, 16, 19)

_VERDICTS = {
    Relation.SAME: Verdict.AGREES,
    Relation.FITS: Verdict.COMPATIBLE,
    Relation.TOUCHING: Verdict.COMPATIBLE,
}
_CHANGING = (Kind.COUNT, Kind.MONEY, Kind.PERCENT)  # kinds of which a later number may be higher: no age, no length
_PLAIN = {Relation.APART: 3, Relation.OUTGROWN: 2, Relation.SAME: 0}
_DIFFERENT = (Verdict.CONFLICT, Verdict.SOURCES_DIFFER, Verdict.UPDATE, Verdict.REVISION)
_TOLD_APART = (Verdict.CONFLICT, Verdict.SOURCES_DIFFER)
_NO_SLIP = (Distance.MIDDLE, Distance.FAR)
_SAME_NEWS = 3  # days after which a number that is another may have become another
_TALES = {
    Verdict.AGREES: "Both say {here}.",
    Verdict.COMPATIBLE: "{here} here and {there} there do not contradict each other.",
    Verdict.UPDATE: "The number has risen from {before} to {now}.",
    Verdict.REVISION: "The number has gone down from {before} to {now}.",
    Verdict.SOURCES_DIFFER: "{here} here according to {ours}, {there} there according to {theirs}.",
    Verdict.CONFLICT: "{here} here, {there} there.",
    Verdict.QUESTION: "{here} here, {there} there: perhaps the same thing.",
}


def counted(reading: Reading, matches: Sequence[Match], _ledger: Ledger, policy: Policy) -> Iterator[Finding]:
    """One finding a measure the article gives a value for."""
    for found in matches:
        others = [seen for seen in found.observed if seen.article != reading.article.id]
        if others:
            yield _finding(found, others, policy)


def _finding(found: Match, others: list[Observation], policy: Policy) -> Finding:
    ours, lexicon = found.observation, policy.lexicon
    ranked = sorted(others, key=lambda other: -_plainness(ours.figure, other.figure))
    plainest = ranked[0]
    plain = _plainness(ours.figure, plainest.figure)  # what agrees is no witness of a difference
    verdict, rule = _verdict(ours, plainest, lexicon)
    slip = diagnose(ours.figure, plainest.figure) if verdict in _DIFFERENT else None
    certain = found.odds >= policy.figures.certain
    grave = slip is not None and slip.grave
    if grave:
        verdict = Verdict.CONFLICT
    old = slip is None and days_apart(ours.figure, plainest.figure) > _SAME_NEWS
    far = verdict is Verdict.CONFLICT and distance(ours.figure, plainest.figure) in _NO_SLIP
    sure = found.sure or (grave and found.odds >= policy.figures.aligned)
    if (verdict in _DIFFERENT and not sure) or (verdict in _TOLD_APART and (old or far) and not certain):
        verdict, rule = (verdict, rule) if verdict is Verdict.UPDATE else (Verdict.QUESTION, 6)
    slip = slip if verdict in (Verdict.CONFLICT, Verdict.QUESTION) else None
    differ = verdict not in _VERDICTS.values()
    return Finding(
        check=NAME,
        rule=16 if slip and verdict is Verdict.CONFLICT else rule,
        verdict=verdict,
        severity=_severity(verdict, ours.figure, plainest.figure, slip, lexicon)
        if sure or not differ
        else Severity.LOW,
        label=label(ours.figure, lexicon),
        explanation=_explanation(verdict, ours, plainest, slip),
        left=of_observation(ours),
        right=of_observation(plainest),
        others=tuple(of_observation(other) for other in ranked[1:] if _plainness(ours.figure, other.figure) == plain),
        alike=tuple(of_observation(other) for other in found.alike if other.article != ours.article) if differ else (),
        measure=_measure(ours.figure, lexicon),
        slip=slip.words if slip else None,
        evidence=evidence(found, policy.figures),
    )


def _measure(figure: Figure, lexicon: Lexicon) -> str:
    """What is counted, by its family: the same for "84 people killed" and "a toll of 84"."""
    counted = outcome_of(figure, lexicon) or lexicon.things.get(figure.head or "") or figure.head or figure.counted
    return " ".join(filter(None, (figure.kind.value, figure.unit, figure.per, counted)))


def _plainness(ours: Figure, theirs: Figure) -> int:
    """How plainly two figures differ: 3 they do, 2 one has outgrown the other, 1 in words only, 0 not at all."""
    return _PLAIN.get(relate(ours, theirs), 1)


def _middle(figure: Figure) -> Decimal | None:
    return next((number for number in (figure.value, figure.low, figure.high) if number is not None), None)


def _verdict(ours: Observation, theirs: Observation, lexicon: Lexicon) -> tuple[Verdict, int]:
    relation = relate(ours.figure, theirs.figure)
    if relation in _VERDICTS:
        return (Verdict.CONFLICT, 15) if _are_opposed(ours.figure, theirs.figure) else (_VERDICTS[relation], 13)
    moved = _moved(ours, theirs, lexicon)
    if relation is Relation.OUTGROWN:
        return (Verdict.UPDATE, 19) if moved is Verdict.UPDATE else (Verdict.COMPATIBLE, 14)
    if moved is not None:
        return moved, 15 if moved is Verdict.REVISION else 19
    return (Verdict.SOURCES_DIFFER if is_disputed(ours.figure, theirs.figure) else Verdict.CONFLICT), 15


def _are_opposed(ours: Figure, theirs: Figure) -> bool:
    """Whether one amount is a rise here and a fall there."""
    return None not in (ours.change, theirs.change) and ours.change is not theirs.change


def _moved(ours: Observation, theirs: Observation, lexicon: Lexicon) -> Verdict | None:
    """What has become of a number that can change: prices, tolls, who is missing. None of what stays as it is."""
    later = _is_later(ours, theirs)
    if _is_traded(ours.figure, lexicon) and _is_traded(theirs.figure, lexicon):
        return Verdict.UPDATE if later is not None else Verdict.QUESTION
    outcomes = {outcome_of(ours.figure, lexicon), outcome_of(theirs.figure, lexicon)}
    if later is None or ours.figure.kind not in _CHANGING:
        return None
    if outcomes <= lexicon.moving:
        return Verdict.UPDATE
    if outcomes <= lexicon.growing:
        return Verdict.UPDATE if _more(ours.figure, theirs.figure) is later else Verdict.REVISION
    return None


def _is_traded(figure: Figure, lexicon: Lexicon) -> bool:
    """Whether the figure is what something trades at or moved by; "$60 a share" is an offer."""
    return figure.kind in (Kind.MONEY, Kind.PERCENT) and figure.per is None and figure.head in lexicon.traded


def _inside(number: str) -> str:
    """A number as it stands inside a sentence: "twelve", which opened its own."""
    return number if number[1:2].isupper() else number[:1].lower() + number[1:]


def _is_later(ours: Observation, theirs: Observation) -> bool | None:
    """Whether our figure is the later one, by its date or else its article's; None where nobody can tell."""
    if ours.figure.as_of and theirs.figure.as_of and ours.figure.as_of != theirs.figure.as_of:
        return ours.figure.as_of > theirs.figure.as_of
    if _after(ours.published, theirs.published):
        return True
    return False if _after(theirs.published, ours.published) else None


def _after(one: Moment | None, other: Moment | None) -> bool:
    return one is not None and other is not None and one.is_after(other)


def _more(ours: Figure, theirs: Figure) -> bool:
    return (_middle(ours) or Decimal(0)) > (_middle(theirs) or Decimal(0))


def _same_source(ours: Figure, theirs: Figure) -> bool:
    return bool(set(content(ours.source or "")) & set(content(theirs.source or "")))


def _severity(verdict: Verdict, ours: Figure, theirs: Figure, slip: Slip | None, lexicon: Lexicon) -> Severity:
    """What a correction would be printed for: a toll that has risen is one when the old one still stands somewhere."""
    if verdict in (Verdict.AGREES, Verdict.COMPATIBLE):
        return Severity.NONE
    if verdict is Verdict.UPDATE:
        return Severity.MEDIUM if outcome_of(ours, lexicon) in lexicon.fates & lexicon.growing else Severity.LOW
    if verdict is Verdict.QUESTION:
        return Severity.LOW
    if verdict is Verdict.CONFLICT and slip and (slip.grave or _same_source(ours, theirs)):
        return Severity.HIGH
    return Severity.MEDIUM


def _turned(figure: Figure, other: Figure) -> str:
    """An amount as it is told; with its direction where the other goes the other way."""
    return f"a {figure.change} of {figure.text}" if figure.change and _are_opposed(figure, other) else figure.text


def _explanation(verdict: Verdict, ours: Observation, theirs: Observation, slip: Slip | None) -> str:
    here, there = ours.figure, theirs.figure
    before, now = (here, there) if _is_later(ours, theirs) is False else (there, here)
    fallen = verdict is Verdict.UPDATE and not _more(now, before)
    tale = _TALES[Verdict.REVISION if fallen else verdict].format(
        here=_turned(here, there),
        there=_turned(there, here),
        ours=here.source,
        theirs=there.source,
        before=_inside(before.text),
        now=_inside(now.text),
    )
    same = verdict is Verdict.CONFLICT and _same_source(here, there)
    return " ".join(part for part in (tale, "Same source." if same else "", slip.words if slip else "") if part)
