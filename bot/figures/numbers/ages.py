"""Ages that stand by themselves: "He was 12 when", "At 17 he joined", "died at 83", "aged 24 and 31" (CHECKS 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.figures.figure import Kind
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, lower_at, sort_at, text_at
from bot.figures.numbers.scales import is_whole
from bot.language import reporting_verbs
from bot.language.lemmas import is_verb_form, singular
from bot.language.wordlist import words

_PERSONS = words("he she i")
_PERSON_FOLLOWS = words("he she i who")
_JUST = words("just only then nearly almost already still about now")
# "He died at 83", "left school at 13": what people do at an age.
_AT_AN_AGE = words(
    "died dies die retired retire retires married marries marry widowed orphaned school home career debut "
    "mother father parent graduated enlisted"
)
_BEHIND = words("after in on from with and following when while because before but of as")
_ENDS = (",", ".", ";", ":", ")", "?", "!", "—", "–")
_YOUNGEST = 10  # years; a smaller number between commas is a count or a place in a list
_GOES_ON = words("has had was is were are who whose from of will would said says told died")
_DESCRIBING = 3  # words of a description with its article: "the former striker"
_SAID = reporting_verbs.forms("strong")
_OLDEST = Decimal(120)  # years
_NO_CLOCK = Decimal(13)  # years; "At 12, she" may be a time of day


def is_of_person(lexemes: Sequence[Lexeme], first: int, last: int, value: Decimal | None) -> bool:
    """Whether the plain number at `lexemes[first:last]` is the age at which somebody was or did something."""
    if value is None or not is_whole(value) or not 0 < value < _OLDEST or last != first + 1:
        return False
    if lower_at(lexemes, first - 1) == "at":
        return _at_an_age(lexemes, first, last, value)
    at = first - 1
    while lower_at(lexemes, at) in _JUST:
        at -= 1
    was = lower_at(lexemes, at) in ("is", "was") and lower_at(lexemes, at - 1) in _PERSONS
    at_the_time = (lower_at(lexemes, last), lower_at(lexemes, last + 2)) == ("at", "time")
    return was and (_ends(lexemes, last) or lower_at(lexemes, last) == "when" or at_the_time)


def share(lexemes: Sequence[Lexeme], one: Amount | None, other: Amount) -> Amount:
    """The second number of "aged 24 and 31" as an age as well; any other as it is."""
    if one is None or one.kind is not Kind.AGE or other.kind is not Kind.COUNT or other.unit:
        return other
    joint = lower_at(lexemes, one.last) in ("and", "or", ",") and other.first == one.last + 1
    if not joint or lower_at(lexemes, one.first - 1) not in ("aged", "ages") or not _ends(lexemes, other.last):
        return other
    return replace(other, kind=Kind.AGE, unit=one.unit)


def is_beside(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """Whether the number stands beside a description of one person: "the winger, 23, has", "said the minister, 47."

    A number between commas that goes on otherwise may be a member of a list.
    """
    if text_at(lexemes, first - 1) != "," or int(lexemes[first].text) < _YOUNGEST:
        return False
    described = _description(lexemes, first - 1)
    if described is not None and lower_at(lexemes, described - 1) in _SAID:
        return _ends(lexemes, last)
    follows = lower_at(lexemes, last + 1)
    does = is_verb_form(follows) or (follows.endswith("s") and lower_at(lexemes, last + 2) not in (",", "and"))
    return text_at(lexemes, last) == "," and (follows in _GOES_ON or (described is not None and does))


def _description(lexemes: Sequence[Lexeme], end: int) -> int | None:
    """Where "the" of "the former striker" before `end` stands; None of several people and of anything without it."""
    noun = lower_at(lexemes, end - 1)
    if singular(noun) != noun:
        return None
    found = (at for at in range(end - 2, end - 2 - _DESCRIBING, -1) if lower_at(lexemes, at) == "the")
    return next(found, None)


def _at_an_age(lexemes: Sequence[Lexeme], first: int, last: int, value: Decimal) -> bool:
    opens = first == 1 or sort_at(lexemes, first - 2) == "mark"
    comma = text_at(lexemes, last) == ","
    if opens and value >= _NO_CLOCK and lower_at(lexemes, last + comma) in _PERSON_FOLLOWS:
        return True
    done = lower_at(lexemes, first - 2) in _AT_AN_AGE
    return done and (_ends(lexemes, last) or lower_at(lexemes, last) in _BEHIND)


def _ends(lexemes: Sequence[Lexeme], last: int) -> bool:
    return last >= len(lexemes) or text_at(lexemes, last) in _ENDS
