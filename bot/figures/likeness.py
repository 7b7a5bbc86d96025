"""In how far two figures stand in like surroundings: the signs that they give one measure a value (CHECKS 6 to 12).

Each sign looks at what stands around two figures and never at their values, so that what it says of two equal figures
holds for two different ones as well. What a sign is worth stands in config/defaults.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log

from bot.figures.figure import Figure, Kind
from bot.figures.profile import Profile
from bot.figures.stems import content
from bot.figures.timing import another_time, days_apart

COUNTED = (Kind.COUNT, Kind.DURATION, Kind.AGE, Kind.SCORE)
_MOST_NEAR = 6.0  # weight of shared words beyond which more says nothing
_LEAST = 0.5  # weight a sentence counts at least, so that a bare number resembles nothing
_MOST_RUN = 3
_NEXT = 6
_TOLD = 4
_MOST_NUMBERS = 2
_WEEK = 7
_MOST_DAYS = 14
_TOP = 450  # characters from an article's beginning: headline and first paragraph
_FEW = 4  # words with meaning beside a figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing two figures have in common or apart; `reason` says it in words where it speaks for or against them."""

    name: str  # its weight in config/defaults.toml
    measure: Callable[[Profile, Profile], float]
    reason: str


def shared(left: Profile, right: Profile) -> float:
    """The weight of the words both sentences have, each at its farther distance from the figure."""
    ours, theirs = left.nearby, right.nearby
    return sum(min(ours[word], theirs[word]) for word in ours.keys() & theirs.keys())


def _near(left: Profile, right: Profile) -> float:
    return min(_MOST_NEAR, shared(left, right))


def _share_of_shorter(left: Profile, right: Profile) -> float:
    return shared(left, right) / max(_LEAST, min(left.weight, right.weight))


def _share_of_longer(left: Profile, right: Profile) -> float:
    return shared(left, right) / max(_LEAST, left.weight, right.weight)


def _is_measured(left: Profile, _right: Profile) -> float:
    return float(left.figure.kind not in COUNTED)


def _is_duration(left: Profile, _right: Profile) -> float:
    return float(left.figure.kind is Kind.DURATION)


def _thing(left: Profile, right: Profile) -> float:
    """The same thing; "96 had been rescued" leaves out what "74 people had been rescued" says."""
    if left.thing is None or right.thing is None:
        return float(left.outcome is not None and left.outcome == right.outcome and left.thing != right.thing)
    return float(left.thing == right.thing)


def _phrase(left: Profile, right: Profile) -> float:
    return _overlap(left.phrase, right.phrase)


def _unit(left: Profile, right: Profile) -> float:
    return float(left.figure.unit is not None and left.figure.unit == right.figure.unit)


def _outcome(left: Profile, right: Profile) -> float:
    return float(left.outcome is not None and left.outcome == right.outcome)


def _words_before(left: Profile, right: Profile) -> float:
    return len(set(left.vicinity.before) & set(right.vicinity.before)) / _NEXT


def _words_after(left: Profile, right: Profile) -> float:
    return len(set(left.vicinity.after) & set(right.vicinity.after)) / _NEXT


def _told_after(left: Profile, right: Profile) -> float:
    return len(left.vicinity.told & right.vicinity.told) / _TOLD


def _run_before(left: Profile, right: Profile) -> float:
    return _run(left.vicinity.before, right.vicinity.before)


def _run_after(left: Profile, right: Profile) -> float:
    return _run(left.vicinity.after, right.vicinity.after)


def _names(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.names.keys(), right.vicinity.names.keys()
    return len(ours & theirs) / len(ours | theirs) if ours and theirs else 0.0


def _name_beside(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.names, right.vicinity.names
    return max((min(ours[name], theirs[name]) for name in ours.keys() & theirs.keys()), default=0.0)


def _owner(left: Profile, right: Profile) -> float:
    return float(left.vicinity.owner is not None and left.vicinity.owner == right.vicinity.owner)


def _another_owner(left: Profile, right: Profile) -> float:
    """ "Palin (12 percent)" and "Gingrich (11 percent)", or Russian and Ukrainian soldiers in unlike sentences."""
    if not left.proper or not right.proper or left.proper & right.proper:
        return 0.0
    met = left.proper & right.nearby.keys() or right.proper & left.nearby.keys()
    return 0.0 if met and not (left.named and right.named) else 1.0


def _another_place(left: Profile, right: Profile) -> float:
    ours, theirs = left.figure.place, right.figure.place
    return float(ours is not None and theirs is not None and ours != theirs)


def _another_period(left: Profile, right: Profile) -> float:
    happened = bool(left.outcome or right.outcome)
    return float(another_time(left.figure, right.figure, happened=happened) is not None)


def _another_source(left: Profile, right: Profile) -> float:
    ours, theirs = _source(left.figure), _source(right.figure)
    return float(bool(ours and theirs and not ours & theirs))


def _same_source(left: Profile, right: Profile) -> float:
    return float(bool(_source(left.figure) & _source(right.figure)))


def _another_thing(left: Profile, right: Profile) -> float:
    """Two things are counted, and no word of the one is a word of the other."""
    if not left.thing or not right.thing or left.thing == right.thing:
        return 0.0
    return float(not left.phrase.keys() & right.phrase.keys())


def _another_subject(left: Profile, right: Profile) -> float:
    """ "Citigroup expects $20 billion", "Goldman $5 billion": another name before each, in its own sentence only."""
    ours, theirs = left.vicinity.owner, right.vicinity.owner
    if not ours or not theirs or ours == theirs:
        return 0.0
    return float(ours not in right.nearby and theirs not in left.nearby)


def _no_name_shared(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.names.keys(), right.vicinity.names.keys()
    return float(bool(ours and theirs) and not ours & theirs)


def _quoted(left: Profile, right: Profile) -> float:
    return float(left.figure.quoted != right.figure.quoted)


def _lede(left: Profile, right: Profile) -> float:
    """What stands at the top of both articles is what both are about."""
    return float(max(left.figure.span.start, right.figure.span.start) < _TOP)


def _short(left: Profile, right: Profile) -> float:
    return float(min(len(left.nearby), len(right.nearby)) <= _FEW)


def _headline(left: Profile, right: Profile) -> float:
    return float(left.figure.headline or right.figure.headline)


def _numbers(left: Profile, right: Profile) -> float:
    return min(_MOST_NUMBERS, len(left.vicinity.numbers & right.vicinity.numbers))


def _crowd(left: Profile, right: Profile) -> float:
    """How many different values both articles give for things of this name: the more, the less one of them is ours."""
    return log(max(1, left.crowd) * max(1, right.crowd))


def _weeks(left: Profile, right: Profile) -> float:
    return min(_MOST_DAYS, days_apart(left.figure, right.figure)) / _WEEK


SIGNS: tuple[Sign, ...] = (
    Sign(name="measured", measure=_is_measured, reason="sums and shares stand side by side"),
    Sign(name="duration", measure=_is_duration, reason="a stretch of time"),
    Sign(name="thing", measure=_thing, reason="the same thing"),
    Sign(name="phrase", measure=_phrase, reason="the same words for it"),
    Sign(name="unit", measure=_unit, reason="the same unit"),
    Sign(name="outcome", measure=_outcome, reason="the same outcome"),
    Sign(name="near", measure=_near, reason="words around it"),
    Sign(name="share_of_shorter", measure=_share_of_shorter, reason="most of the shorter sentence"),
    Sign(name="share_of_longer", measure=_share_of_longer, reason="most of the longer sentence"),
    Sign(name="words_before", measure=_words_before, reason="words before it"),
    Sign(name="words_after", measure=_words_after, reason="words after it"),
    Sign(name="told_after", measure=_told_after, reason="what follows it"),
    Sign(name="run_before", measure=_run_before, reason="word by word before it"),
    Sign(name="run_after", measure=_run_after, reason="word by word after it"),
    Sign(name="names", measure=_names, reason="the names of the sentence"),
    Sign(name="name_beside", measure=_name_beside, reason="a name beside it"),
    Sign(name="owner", measure=_owner, reason="the same name before it"),
    Sign(name="another_owner", measure=_another_owner, reason="another name in it"),
    Sign(name="another_place", measure=_another_place, reason="another place"),
    Sign(name="another_period", measure=_another_period, reason="another time"),
    Sign(name="another_source", measure=_another_source, reason="another source"),
    Sign(name="same_source", measure=_same_source, reason="the same source"),
    Sign(name="another_thing", measure=_another_thing, reason="another thing"),
    Sign(name="another_subject", measure=_another_subject, reason="another name before it"),
    Sign(name="no_name_shared", measure=_no_name_shared, reason="no name in common"),
    Sign(name="quoted", measure=_quoted, reason="one of them in a quotation"),
    Sign(name="lede", measure=_lede, reason="both at the top of their articles"),
    Sign(name="short", measure=_short, reason="a sentence of few words"),
    Sign(name="headline", measure=_headline, reason="one of them in a headline"),
    Sign(name="numbers", measure=_numbers, reason="other numbers of the sentence"),
    Sign(name="crowd", measure=_crowd, reason="other values for such things"),
    Sign(name="weeks", measure=_weeks, reason="days between the articles"),
)


def signs(left: Profile, right: Profile) -> tuple[float, ...]:
    """The signs of a pair, in the order of `SIGNS`; the same for either order of the two."""
    return tuple(float(sign.measure(left, right)) for sign in SIGNS)


def _overlap(left: Mapping[str, float], right: Mapping[str, float]) -> float:
    return len(left.keys() & right.keys()) / min(len(left), len(right)) if left and right else 0.0


def _run(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """How many words stand alike from the figure on."""
    alike = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other or alike == _MOST_RUN:
            break
        alike += 1
    return float(alike)


def _source(figure: Figure) -> set[str]:
    return set(content(figure.source)) if figure.source else set()
