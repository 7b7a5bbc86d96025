"""In how far two figures stand in like surroundings: the signs that they give one measure a value (CHECKS 6 to 12).

Each sign looks at what stands around two figures and never at their values, so that what it says of two equal figures
holds for two different ones as well. What a sign is worth stands in config/defaults.toml.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from rapidfuzz.distance import LCSseq

from bot.figures.alignment.content_words import content, stem
from bot.figures.alignment.epochs import another_time
from bot.figures.alignment.profile import Profile
from bot.figures.alignment.synonymy import kin, kin_share
from bot.figures.embedding import likeness
from bot.figures.figure import Figure, Kind

COUNTED = (Kind.COUNT, Kind.DURATION, Kind.AGE, Kind.SCORE)
_MOST_NEAR = 6.0  # weight of shared words beyond which more says nothing
_LEAST = 0.5  # weight a sentence counts at least, so that a bare number resembles nothing
_MOST_RUN = 3  # words in a row; a longer run says nothing more
_NEXT = 6  # words behind a figure that are compared
_MOST_NUMBERS = 2  # numbers in common; a table has many, and they say no more
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


def _is_duration(left: Profile, _right: Profile) -> float:
    return float(left.figure.kind is Kind.DURATION)


def _thing(left: Profile, right: Profile) -> float:
    """The same thing; "96 had been rescued" leaves out what "74 people had been rescued" says."""
    if left.thing is None or right.thing is None:
        return float(left.outcome is not None and left.outcome == right.outcome and left.thing != right.thing)
    return float(left.thing == right.thing)


def _kin_words(left: Profile, right: Profile) -> float:
    """Other words of the sentences that stand for one another: "employs", "has a staff of"."""
    ours = {word: weight for word, weight in left.words.items() if stem(word) not in right.nearby}
    theirs = {word: weight for word, weight in right.words.items() if stem(word) not in left.nearby}
    return kin_share(ours, theirs) / max(_LEAST, min(left.weight, right.weight))


def _kin_thing(left: Profile, right: Profile) -> float:
    """Two words for the thing that stand for one another: "workers" and "colleagues"."""
    ours, theirs = left.figure.head, right.figure.head
    if not ours or not theirs or (left.thing == right.thing and left.thing is not None):
        return 0.0
    return kin(ours, theirs)


def _kin_close(left: Profile, right: Profile) -> float:
    """The words next to the figures, the same ones or such as stand for them."""
    ours, theirs = left.vicinity.close, right.vicinity.close
    return kin_share(ours, theirs) / max(_LEAST, min(sum(ours.values()), sum(theirs.values())))


def _in_order(left: Profile, right: Profile) -> float:
    """The share of the words around the figures that come in one order in both sentences."""
    (before, after), (other_before, other_after) = left.vicinity.order, right.vicinity.order
    shorter = min(len(before) + len(after), len(other_before) + len(other_after))
    if shorter < _FEW:
        return 0.0
    return (LCSseq.similarity(before, other_before) + LCSseq.similarity(after, other_after)) / shorter


def _meaning(left: Profile, right: Profile) -> float:
    """How alike what is said around them is, as the encoder read it: "12 motions carried", "11 resolutions passed"."""
    return likeness(left.figure.embedding, right.figure.embedding)


def _toll(left: Profile, right: Profile) -> float:
    """Both tell how many people in all met one fate: who is counted is everybody, and nothing makes it a part."""
    return float(left.toll is not None and left.toll == right.toll)


def _named_toll(left: Profile, right: Profile) -> float:
    """One is called the toll, of which a story has one, and the other tells how many met that fate in all."""
    called = "toll" in (left.figure.head, right.figure.head)
    return float(called and left.toll is not None and left.toll == right.toll)


def _unit(left: Profile, right: Profile) -> float:
    return float(left.figure.unit is not None and left.figure.unit == right.figure.unit)


def _outcome(left: Profile, right: Profile) -> float:
    return float(left.outcome is not None and left.outcome == right.outcome)


def _another_outcome(left: Profile, right: Profile) -> float:
    """Shot down and launched; half as much where only one of them tells what became of them."""
    if left.outcome == right.outcome:
        return 0.0
    return 1.0 if left.outcome and right.outcome else 0.5


def _subset(left: Profile, right: Profile) -> float:
    """ "Eight other cities" and "eight cities"."""
    return float(left.parts != right.parts)


def _rate_left_out(left: Profile, right: Profile) -> float:
    return float((left.figure.per is None) != (right.figure.per is None))


def _another_change(left: Profile, right: Profile) -> float:
    return float(left.figure.change is not right.figure.change)


def _words_after(left: Profile, right: Profile) -> float:
    return len(set(left.vicinity.after) & set(right.vicinity.after)) / _NEXT


def _run_before(left: Profile, right: Profile) -> float:
    return _run(left.vicinity.before, right.vicinity.before)


def _next_word(left: Profile, right: Profile) -> float:
    return float(left.vicinity.after[:1] == right.vicinity.after[:1] != ())


def _name_beside(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.names, right.vicinity.names
    return max((min(ours[name], theirs[name]) for name in ours.keys() & theirs.keys()), default=0.0)


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


def _another_subject(left: Profile, right: Profile) -> float:
    """ "Citigroup expects $20 billion", "Goldman $5 billion": another name before each, in its own sentence only."""
    ours, theirs = left.vicinity.owner, right.vicinity.owner
    if not ours or not theirs or ours == theirs:
        return 0.0
    return float(ours not in right.nearby and theirs not in left.nearby)


def _another_name_beside(left: Profile, right: Profile) -> float:
    """ "$110 a share of NXP", "$60 a share of Qualcomm": the name nearest to each stands in its own sentence only."""
    ours, theirs = left.vicinity.nearest, right.vicinity.nearest
    return float(bool(ours and theirs) and not _is_told(ours, right) and not _is_told(theirs, left))


def _is_told(name: str | None, side: Profile) -> bool:
    return name in side.vicinity.names or name in side.nearby


def _part(left: Profile, right: Profile) -> float:
    """ "Among Tea Party supporters", "each", "alone" beside one of them only."""
    return float(left.vicinity.part != right.vicinity.part)


def _then(left: Profile, right: Profile) -> float:
    """ "The initial offer", "two years ago" beside one of them only."""
    return float(left.vicinity.then != right.vicinity.then)


def _another_date(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.dates, right.vicinity.dates
    return float(bool(ours and theirs) and not ours & theirs)


def _no_name_shared(left: Profile, right: Profile) -> float:
    ours, theirs = left.vicinity.names.keys(), right.vicinity.names.keys()
    return float(bool(ours and theirs) and not ours & theirs)


def _lede(left: Profile, right: Profile) -> float:
    """What stands at the top of both articles is what both are about."""
    return float(max(left.figure.span.start, right.figure.span.start) < _TOP)


def _headline(left: Profile, right: Profile) -> float:
    return float(left.figure.headline or right.figure.headline)


def _numbers(left: Profile, right: Profile) -> float:
    return min(_MOST_NUMBERS, len(left.vicinity.numbers & right.vicinity.numbers))


def _crowd(left: Profile, right: Profile) -> float:
    """How many different values both articles give for things of this name: the more, the less one of them is ours."""
    return log(max(1, left.crowd) * max(1, right.crowd))


SIGNS: tuple[Sign, ...] = (
    Sign(name="duration", measure=_is_duration, reason="a stretch of time"),
    Sign(name="thing", measure=_thing, reason="the same thing"),
    Sign(name="kin_words", measure=_kin_words, reason="words of like meaning around it"),
    Sign(name="kin_thing", measure=_kin_thing, reason="a word of like meaning for the thing"),
    Sign(name="kin_close", measure=_kin_close, reason="the same or like words beside it"),
    Sign(name="meaning", measure=_meaning, reason="said in a like way"),
    Sign(name="toll", measure=_toll, reason="a toll as a whole"),
    Sign(name="named_toll", measure=_named_toll, reason="a number called the toll"),
    Sign(name="in_order", measure=_in_order, reason="words in the same order"),
    Sign(name="another_outcome", measure=_another_outcome, reason="another outcome"),
    Sign(name="subset", measure=_subset, reason="a part of such things"),
    Sign(name="rate_left_out", measure=_rate_left_out, reason="a rate that one leaves out"),
    Sign(name="another_change", measure=_another_change, reason="a rise and a fall"),
    Sign(name="unit", measure=_unit, reason="the same unit"),
    Sign(name="outcome", measure=_outcome, reason="the same outcome"),
    Sign(name="near", measure=_near, reason="words around it"),
    Sign(name="share_of_shorter", measure=_share_of_shorter, reason="most of the shorter sentence"),
    Sign(name="share_of_longer", measure=_share_of_longer, reason="most of the longer sentence"),
    Sign(name="next_word", measure=_next_word, reason="the next word"),
    Sign(name="words_after", measure=_words_after, reason="words after it"),
    Sign(name="run_before", measure=_run_before, reason="word by word before it"),
    Sign(name="name_beside", measure=_name_beside, reason="a name beside it"),
    Sign(name="another_owner", measure=_another_owner, reason="another name in it"),
    Sign(name="another_place", measure=_another_place, reason="another place"),
    Sign(name="another_period", measure=_another_period, reason="another time"),
    Sign(name="another_source", measure=_another_source, reason="another source"),
    Sign(name="same_source", measure=_same_source, reason="the same source"),
    Sign(name="another_subject", measure=_another_subject, reason="another name before it"),
    Sign(name="another_name_beside", measure=_another_name_beside, reason="another name beside it"),
    Sign(name="part", measure=_part, reason="words of a part beside one of them"),
    Sign(name="then", measure=_then, reason="words of another time beside one of them"),
    Sign(name="another_date", measure=_another_date, reason="other dates in the sentence"),
    Sign(name="no_name_shared", measure=_no_name_shared, reason="no name in common"),
    Sign(name="lede", measure=_lede, reason="both at the top of their articles"),
    Sign(name="headline", measure=_headline, reason="one of them in a headline"),
    Sign(name="numbers", measure=_numbers, reason="other numbers of the sentence"),
    Sign(name="crowd", measure=_crowd, reason="other values for such things"),
)


def signs(left: Profile, right: Profile) -> tuple[float, ...]:
    """The signs of a pair, in the order of `SIGNS`; the same for either order of the two."""
    return tuple(float(sign.measure(left, right)) for sign in SIGNS)


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
