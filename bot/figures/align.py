"""Decide whether two figures give the same measure a value: a score with its reasons (CHECKS 6 to 12)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp

from bot.figures.figure import Figure, Kind, Period
from bot.figures.intervals import Relation, relate
from bot.figures.lexicon import Lexicon
from bot.figures.profile import Profile, Rarity, profile
from bot.figures.thresholds import FigureThresholds
from bot.ledger.measure import Measure, Observation

_MOST_NEAR = 6.0  # weight of shared words beyond which more says nothing
_MOST_RARE = 2.0  # the same for the words of the counted phrase
_LEAST = 0.5  # weight a sentence counts at least, so that a bare number resembles nothing
_WORTH_SAYING = 0.1
_ONE_EVENT = 7  # days by which the day of one event is mistold
_MONTH = 31
_ANOTHER_ORDER = 5
_PHYSICAL = (Kind.LENGTH, Kind.AREA, Kind.MASS, Kind.VOLUME, Kind.SPEED, Kind.TEMPERATURE)
_FAR_APART = 3_000
_THOUSANDS = (10_000, 100_000, 1_000_000, 1_000_000_000)
_COUNTED = (Kind.COUNT, Kind.DURATION, Kind.AGE, Kind.SCORE)
_LATEST = 4  # observations of a measure that are looked at; older ones say the same thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """How far a figure and a measure are the same quantity; `score` runs from 0 to 1, `reasons` say why."""

    aligned: bool
    score: float
    reasons: tuple[str, ...]


def align(observation: Observation, measure: Measure, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """Whether `observation` is one more value of `measure`, by the observation of it that fits best."""
    others = measure.observations[-_LATEST:]
    rarity = Rarity(seen.context for seen in (observation, *others))
    left, *sides = (profile(seen, lexicon, thresholds.window, rarity) for seen in (observation, *others))
    return max(
        (score(left, right, thresholds, lexicon) for right in sides), key=lambda found: found.score, default=_NEVER
    )


def score(left: Profile, right: Profile, thresholds: FigureThresholds, lexicon: Lexicon) -> Alignment:
    """How likely two figures are one measure. What rules an alignment out is the only reason given for it."""
    barrier = _barrier(left, right, lexicon)
    if barrier:
        return Alignment(aligned=False, score=0.0, reasons=(barrier,))
    signs = (
        (thresholds.weight_thing, float(left.thing is not None and left.thing == right.thing), left.thing or ""),
        (thresholds.weight_phrase, _overlap(left.phrase, right.phrase), "the same words for it"),
        (thresholds.weight_rare, min(_MOST_RARE, left.telling(right)), "rare words for it"),
        (
            thresholds.weight_unit,
            float(left.figure.unit is not None and left.figure.unit == right.figure.unit),
            "the same unit",
        ),
        (thresholds.weight_act, float(left.act is not None and left.act == right.act), left.act or ""),
        (thresholds.weight_other_act, float(_do_otherwise(left, right, lexicon)), ""),
        (thresholds.weight_near, min(_MOST_NEAR, shared := _shared(left, right)), "words around it"),
        (thresholds.weight_share, shared / max(_LEAST, min(left.weight, right.weight)), "most of the sentence"),
    )
    bias = thresholds.bias if left.figure.kind in _COUNTED else thresholds.bias_measured
    odds = bias + sum(weight * sign for weight, sign, _ in signs)
    likely = 1.0 / (1.0 + exp(-odds))
    reasons = tuple(f"{why} {weight * sign:+.1f}" for weight, sign, why in signs if weight * sign >= _WORTH_SAYING)
    return Alignment(aligned=likely >= thresholds.aligned, score=likely, reasons=reasons)


_NEVER = Alignment(aligned=False, score=0.0, reasons=("nothing to compare with",))


def _barrier(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    """What makes two figures different measures for certain."""
    return next((why for rule in _BARRIERS if (why := rule(left, right, lexicon))), None)


def _another_unit(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    if not (left.figure.comparable and right.figure.comparable):
        return "not comparable"
    return None if left.dimension == right.dimension else "another unit"


def _change_and_level(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    return "a change and a level" if (left.figure.change is None) != (right.figure.change is None) else None


def _another_outcome(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    if left.outcome == right.outcome:
        return None
    if left.outcome and right.outcome:
        return f"{left.outcome} and {right.outcome}"
    people = {left.thing, right.thing} <= {None, *lexicon.general}
    return f"{left.outcome or 'people'} and {right.outcome or 'people'}" if people else None


def _another_dimension(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """How far a missile flew is not how high it rose: lengths, speeds and the like are told apart by their verbs."""
    if left.figure.kind not in _PHYSICAL or left.act == right.act or not (left.act and right.act):
        return None
    return f"{left.act} and {right.act}"


def _another_order(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """A price a share and the price of a company: orders of magnitude apart, and not by thousands."""
    ours, theirs = left.figure.value, right.figure.value
    if not ours or not theirs:
        return None
    ratio = max(abs(ours), abs(theirs)) / min(abs(ours), abs(theirs))
    return "another order of magnitude" if ratio >= _FAR_APART and ratio not in _THOUSANDS else None


def _another_thing(left: Profile, right: Profile, lexicon: Lexicon) -> str | None:
    if left.figure.kind is not Kind.COUNT or _same_thing(left, right, lexicon):
        return None
    return f"{left.figure.head or 'a number'} and {right.figure.head or 'a number'}"


def _another_owner(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Palin (12 percent)" and "Gingrich (11 percent)", or Russian and Ukrainian soldiers in unlike sentences."""
    if not left.proper or not right.proper or left.proper & right.proper:
        return None
    met = left.proper & right.nearby.keys() or right.proper & left.nearby.keys()
    if met and not (left.named and right.named):
        return None
    return f"{' '.join(sorted(left.proper))} and {' '.join(sorted(right.proper))}"


def _part(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    words = left.parts ^ right.parts
    return f"a part: {' '.join(sorted(words))}" if words else None


def _another_time(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """ "Overnight" and "on Aug 28"; "so far in 2025" and "since February 2022".

    A day more or less may be a time zone, and an equal value a few days off is one event told differently (rule 24a).
    """
    ours, theirs = left.figure.period, right.figure.period
    if (left.outcome or right.outcome) and _is_past(left) != _is_past(right):
        return "then and now"
    if ours is None or theirs is None:
        return _old_news(left, right)
    gap = _days_between(ours, theirs)
    same = relate(left.figure, right.figure) is Relation.SAME
    if gap > (_ONE_EVENT if same else 1) or _is_longer(ours, theirs) or _is_longer(theirs, ours):
        return f"{_told(ours)} and {_told(theirs)}"
    return None


def _is_past(side: Profile) -> bool:
    """Whether the figure belongs to something more than a month away from its article."""
    period, told = side.figure.period, side.figure.as_of
    return period is not None and period.end is not None and told is not None and abs((told - period.end).days) > _MONTH


def _old_news(left: Profile, right: Profile) -> str | None:
    """Articles more than a week apart tell of different events, unless one thing keeps being counted."""
    ours, theirs = left.figure.as_of, right.figure.as_of
    if ours is None or theirs is None or (left.outcome and left.outcome == right.outcome):
        return None
    return f"{ours} and {theirs}" if abs((ours - theirs).days) > _ONE_EVENT else None


def _owner_of_age(left: Profile, right: Profile, _lexicon: Lexicon) -> str | None:
    """Ages are compared for one named person, or for one and the same phrase."""
    if left.figure.kind is not Kind.AGE or left.proper & right.proper:
        return None
    if not left.proper and not right.proper and left.thing == right.thing and left.thing is not None:
        return None
    return f"{left.figure.counted or 'somebody'} and {right.figure.counted or 'somebody'}"


def _days_between(one: Period, other: Period) -> int:
    """Days from the end of the earlier period to the start of the later; 0 where they meet."""
    gaps = [
        (later.start - earlier.end).days
        for earlier, later in ((one, other), (other, one))
        if earlier.end is not None and later.start is not None
    ]
    return max(0, *gaps) if gaps else 0


def _is_longer(one: Period, other: Period) -> bool:
    """A war and a night: of another order, and more than a month."""
    if None in (one.start, one.end, other.start, other.end):
        return False
    ours, theirs = ((period.end - period.start).days + 1 for period in (one, other) if period.start and period.end)
    return ours > _MONTH and ours > _ANOTHER_ORDER * theirs


def _told(period: Period) -> str:
    return f"{period.start or '…'} to {period.end or '…'}"


_BARRIERS = (
    _another_unit,
    _change_and_level,
    _another_outcome,
    _another_dimension,
    _another_order,
    _another_thing,
    _another_owner,
    _owner_of_age,
    _part,
    _another_time,
)


def _same_thing(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    if left.outcome and left.outcome == right.outcome:
        return left.thing == right.thing or {left.thing, right.thing} <= {None, *lexicon.general}
    return left.thing == right.thing and left.thing is not None


def _do_otherwise(left: Profile, right: Profile, lexicon: Lexicon) -> bool:
    """Whether people in general are told to do different things: taken to hospital here, on board there."""
    people = {left.thing, right.thing} <= {None, *lexicon.general}
    return (
        people and left.figure.kind is Kind.COUNT and not left.outcome and not right.outcome and left.act != right.act
    )


def _same_unit_or_number(left: Figure, right: Figure) -> bool:
    """One unit; or one number under two units, as when miles are printed for kilometres."""
    if left.unit is None or right.unit is None:
        return False
    return left.unit == right.unit or (left.value is not None and left.value == right.value)


def _overlap(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return len(left.keys() & right.keys()) / min(len(left), len(right)) if left and right else 0.0


def _shared(left: Profile, right: Profile) -> float:
    """The weight of the words both sentences have, each at its farther distance from the figure."""
    ours, theirs = left.nearby, right.nearby
    return sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys())
