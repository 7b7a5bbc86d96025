"""One number with what is written around it: sign, currency, magnitude, unit, rate, age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.figures.figure import Hedge, Kind
from bot.figures.numbers import ages, hedges, magnitudes, numerals, scales, units, written_units
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, glued_at, lower_at, sort_at, text_at
from bot.figures.numbers.numeral import Numeral
from bot.figures.numbers.scales import is_whole
from bot.language.lemmas import is_verb_form
from bot.language.wordlist import words

_HYPHENS = ("-", "‐", "‑")
_MILLION = Decimal(1_000_000)
_SMALLER = {"foot": ("inch", 12), "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12),
            "stone": ("pound", 14), "pound": ("ounce", 16)}  # fmt: skip
_METRES = words(
    "tall long high wide deep sprint hurdles final freestyle relay race from below above away north south east "
    "west underwater backstroke butterfly dash telescope yacht swim run record"
)
_TIMES = words(
    "as more higher greater larger bigger the less lower faster its that their what longer better worse over"
)
_PEOPLE = words(
    "people children kids adults women men boys girls those anyone everyone someone patients pensioners residents "
    "voters workers youths players persons passengers drivers students pupils"
)
_AFTER_AGE = words("who are have is were can and or in will must may with go to the of from at on get pay travel")
_LOWEST_LIMIT = 5  # years; no law sets an age below it
_LIMIT_REACH = 7  # signs from "age" to its limit
_LIMITING = words(
    "limit of for is was be been being will would has had set fixed capped raised lowered increased reduced cut rises "
    "rose remains stays stands at to from"
)
_AFTER_LIMIT = words("by from in for and to under on after when or but at with as")
_SINCE_BIRTHDAY = words("on in this last next and the today when")


def read(lexemes: Sequence[Lexeme], at: int) -> Amount | None:
    """Sign, currency, number, unit and rate; no hedge, no range."""
    currency, start = _currency(lexemes, at)
    negative = start < len(lexemes) and lexemes[at].text in ("-", "−", "minus") and start == at
    if negative and lexemes[at].sort == "mark" and ((lexemes[at].glued and at) or not glued_at(lexemes, at + 1)):
        return None
    if negative:
        currency, start = _currency(lexemes, at + 1)
    if start >= len(lexemes):
        return None
    numeral = numerals.read(lexemes, start, money=currency is not None)
    if numeral is None:
        return None
    amount = _with_unit(lexemes, numeral, currency)
    value = amount.value
    if negative and value is not None:
        value = -value
    return replace(amount, first=at, opens=at, value=value)


def _currency(lexemes: Sequence[Lexeme], at: int) -> tuple[str | None, int]:
    """The currency written before a number at `at`, and where the number starts."""
    if text_at(lexemes, at) in written_units.SYMBOLS:
        return written_units.SYMBOLS[lexemes[at].text], at + 1
    word = lower_at(lexemes, at)
    if text_at(lexemes, at) == "Y" and lower_at(lexemes, at + 1) == "=" and sort_at(lexemes, at + 2) == "number":
        return "JPY", at + 2  # as wires without a yen sign write it
    if not text_at(lexemes, at)[:1].isupper():
        return None, at
    code, skip = None, 1
    if word in written_units.PREFIXED and text_at(lexemes, at + 1) == "$":
        code, skip = written_units.PREFIXED[word], 2
    elif word in written_units.CODES:
        code, skip = written_units.CODES[word], 2 if text_at(lexemes, at + 1) == "." else 1
    elif "".join(sign.text for sign in lexemes[at : at + 5]) == "U.S.$":
        code, skip = "USD", 5
    return (code, at + skip) if code and sort_at(lexemes, at + skip) == "number" else (None, at)


def _with_unit(lexemes: Sequence[Lexeme], numeral: Numeral, currency: str | None) -> Amount:
    lap = lower_at(lexemes, numeral.first - 1) == "lap"  # "on lap 21" it was the twenty-first
    amount = Amount(
        first=numeral.first,
        last=numeral.last,
        opens=numeral.first,
        value=numeral.value,
        interval=hedges.Interval(low=numeral.low, high=numeral.high),
        hedge=Hedge.VAGUE if numeral.value is None else Hedge.EXACT,
        kind=Kind.ORDINAL if numeral.ordinal or lap else Kind.RATIO if numeral.ratio else Kind.COUNT,
        factor=numeral.factor,
        one=lexemes[numeral.first].lower == "one" and numeral.last == numeral.first + 1,
    )
    if currency:
        last = numeral.last + _is_words_for(lexemes, numeral.last, currency)
        amount = replace(amount, kind=Kind.MONEY, unit=currency, last=last)
    elif not numeral.ordinal:
        amount = _age(lexemes, magnitudes.measured(lexemes, _measured(lexemes, amount)))
    rate = None
    if amount.kind not in (Kind.AGE, Kind.ORDINAL) and not amount.attributive:
        rate = _packed(lexemes, amount) or units.per(lexemes, amount.last)
    return _times(lexemes, replace(amount, per=rate[0] if rate else None, noun=rate[1] if rate else amount.last))


def _packed(lexemes: Sequence[Lexeme], amount: Amount) -> tuple[str, int] | None:
    """The rate that is a part of the written unit ("32.7 million bpd"), and where it ends."""
    for width in (1, 3):
        rate = units.packed_rate("".join(sign.text for sign in lexemes[amount.last - width : amount.last]))
        if rate:
            return rate, amount.last
    return None


def _measured(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """The amount with the unit that follows it, if one does."""
    last = amount.last
    joint = text_at(lexemes, last) in _HYPHENS and glued_at(lexemes, last) and glued_at(lexemes, last + 1)
    tall = _feet_by_marks(lexemes, amount)
    if tall:
        return tall
    of = amount.value is None and lower_at(lexemes, last) == "of"
    found = units.match(lexemes, last + joint + of)
    if found and amount.value is not None and _is_million(lexemes, last, found[0]):
        last += 1
        amount = replace(amount, last=last, factor=Decimal(1_000_000), value=amount.value * 1_000_000)
        found = units.match(lexemes, last)
    if found is None or (amount.kind is Kind.RATIO and found[0].kind is Kind.MONEY):
        boxed = amount.kind is Kind.COUNT and _told_behind_dash(lexemes, amount.first, last) in units.PERCENTAGE
        return replace(amount, kind=Kind.PERCENT, unit="percent") if boxed else replace(amount, attributive=bool(joint))
    unit, last = found
    if unit.name == "pound" and _is_sterling(lexemes, amount, last):
        return replace(amount, kind=Kind.MONEY, unit="GBP", last=last, attributive=bool(joint))
    value, last = _compound(lexemes, amount.value, unit.name, last)
    return replace(amount, kind=unit.kind, unit=unit.name, value=value, last=last, attributive=bool(joint))


def _told_behind_dash(lexemes: Sequence[Lexeme], first: int, last: int) -> str:
    """What a line of a fact box says of the number it opens with: "40 - Percentage of land held by the church"."""
    dash = first == 0 and text_at(lexemes, last) in (*_HYPHENS, "–", "—", ":") and not glued_at(lexemes, last + 1)
    return lower_at(lexemes, last + 1) if dash else ""


def _feet_by_marks(lexemes: Sequence[Lexeme], amount: Amount) -> Amount | None:
    """6'2": only where both marks stand, for one may be a quotation's."""
    last, inches = amount.last, _SMALLER["foot"][1]
    glued = all(glued_at(lexemes, last + k) for k in range(3))
    if amount.value is None or not glued or text_at(lexemes, last) not in ("'", "’", "′"):
        return None
    part = scales.whole(text_at(lexemes, last + 1)) if sort_at(lexemes, last + 1) == "number" else None
    if part is None or part >= inches or text_at(lexemes, last + 2) not in ('"', "”", "″"):
        return None
    return replace(amount, kind=Kind.LENGTH, unit="foot", value=amount.value + part / inches, last=last + 3)


def _is_sterling(lexemes: Sequence[Lexeme], amount: Amount, end: int) -> bool:
    """Whether pounds are money: by the million, and not of something, as "two million pounds of beef" are."""
    large = amount.value is not None and (amount.value >= _MILLION or amount.factor >= _MILLION)
    return large and lower_at(lexemes, end - 1).startswith("pound") and lower_at(lexemes, end) != "of"


def _is_words_for(lexemes: Sequence[Lexeme], at: int, currency: str) -> bool:
    found = units.match(lexemes, at)
    return found is not None and found[0].name == currency


def _is_million(lexemes: Sequence[Lexeme], at: int, unit: written_units.Unit) -> bool:
    """Whether the "m" glued to a number means million: "400m dollars", "2m people", not "the 400m final"."""
    if unit.name != "meter" or lower_at(lexemes, at) != "m" or not glued_at(lexemes, at):
        return False
    following = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if _told_behind_dash(lexemes, at - 1, at + 1) == "number":
        return True  # "43.6m - Number of households"
    if following is None or following.sort != "word":
        return False
    return units.match(lexemes, at + 1) is not None or (
        following.text.islower()
        and following.lower.endswith(("s", "people", "men", "women"))
        and following.lower not in _METRES
    )


def _compound(
    lexemes: Sequence[Lexeme], value: Decimal | None, unit: str | None, last: int
) -> tuple[Decimal | None, int]:
    """ "6ft 2in", "two hours and 30 minutes": value in the larger unit, and where it ends."""
    smaller = _SMALLER.get(unit or "")
    at = last + (lower_at(lexemes, last) in ("and", ","))
    if value is None or smaller is None or at >= len(lexemes):
        return value, last
    bare = _bare_inches(lexemes, last) if unit == "foot" else None
    if bare is not None:
        return value + bare / smaller[1], last + 2
    numeral = numerals.read(lexemes, at)
    found = units.match(lexemes, numeral.last) if numeral else None
    if numeral is None or numeral.value is None or found is None or numeral.value >= smaller[1]:
        return value, last
    minutes = unit == "hour" and found[0].name == "meter" and lower_at(lexemes, found[1] - 1) == "m"  # "2h 31m"
    if found[0].name != smaller[0] and not minutes:
        return value, last
    part, end = _compound(lexemes, numeral.value, smaller[0], found[1])
    return value + (part or numeral.value) / smaller[1], end


def _bare_inches(lexemes: Sequence[Lexeme], at: int) -> Decimal | None:
    """The inches of "6-foot-2", which are written without their unit."""
    joined = text_at(lexemes, at) in _HYPHENS and glued_at(lexemes, at) and glued_at(lexemes, at + 1)
    inches = scales.whole(lexemes[at + 1].text) if joined and sort_at(lexemes, at + 1) == "number" else None
    return inches if inches is not None and inches < _SMALLER["foot"][1] else None


def _age(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """What makes an age of a number: "39-year-old", "39 years old", "aged 39", "Ms Horodko, 39,"."""
    last = amount.last
    if amount.kind is Kind.DURATION and amount.unit in ("year", "month", "week", "day"):
        at = last + (text_at(lexemes, last) in _HYPHENS)
        if lower_at(lexemes, at) in ("old", "olds"):
            return replace(amount, kind=Kind.AGE, last=at + 1)
        if (lower_at(lexemes, last), lower_at(lexemes, last + 1)) == ("of", "age"):
            return replace(amount, kind=Kind.AGE, last=last + 2)
    if amount.kind is Kind.COUNT and amount.unit is None and _states_age(lexemes, amount.first, last, amount.value):
        return replace(amount, kind=Kind.AGE, unit="year")
    return amount


def _states_age(lexemes: Sequence[Lexeme], first: int, last: int, value: Decimal | None) -> bool:
    before = lower_at(lexemes, first - 1)
    if before in ("aged", "age", "ages") or (before == "of" and lower_at(lexemes, first - 2) in ("age", "ages")):
        return True
    who_is = before in ("is", "was") and lower_at(lexemes, first - 2) == "who"
    if who_is and _is_plausible(lexemes, first, last) and (last >= len(lexemes) or sort_at(lexemes, last) == "mark"):
        return True
    if _limits_age(lexemes, first, last) or ages.is_of_person(lexemes, first, last, value):
        return True
    if _turns(lexemes, first, last) or is_of_people(lexemes, first, last):
        return True
    now = before == "now" and text_at(lexemes, first - 2) == ","
    follows_name = text_at(lexemes, first - 1 - now) == "," and text_at(lexemes, first - 2 - now)[:1].isupper()
    closes = text_at(lexemes, last) in (",", ".", ";", ")") or last >= len(lexemes)
    if not (closes and _is_plausible(lexemes, first, last) and sort_at(lexemes, first - 2 - now) == "word"):
        return False
    return follows_name or ages.is_beside(lexemes, first, last)


def _is_plausible(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    return last == first + 1 and lexemes[first].text.isdecimal() and len(lexemes[first].text) <= 2


def is_of_people(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """ "children under 12", "people over 65"."""
    bound = lower_at(lexemes, first - 1) in ("under", "over", "above", "below")
    follows = lower_at(lexemes, last)
    ends = last >= len(lexemes) or sort_at(lexemes, last) == "mark" or follows in _AFTER_AGE or is_verb_form(follows)
    return bound and ends and lower_at(lexemes, first - 2) in _PEOPLE


def _limits_age(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """ "the retirement age was capped at 18", "raise the voting age to 16"."""
    if not _is_plausible(lexemes, first, last) or int(lexemes[first].text) < _LOWEST_LIMIT:
        return False
    ends = last >= len(lexemes) or sort_at(lexemes, last) == "mark" or lower_at(lexemes, last) in _AFTER_LIMIT
    near = [sign.lower for sign in lexemes[max(0, first - _LIMIT_REACH) : first]]
    if not ends or "age" not in near or near[-1] not in ("at", "to", "of", "from", "is", "was"):
        return False
    between = near[len(near) - near[::-1].index("age") :]
    return not between or (between[0] in _LIMITING and between[-1] in _LIMITING)


def _turns(lexemes: Sequence[Lexeme], first: int, last: int) -> bool:
    """ "The port turns 300 this year", "who are 58 and older"."""
    if lower_at(lexemes, last) in ("or", "and") and lower_at(lexemes, last + 1) in ("older", "younger"):
        return True
    follows = lower_at(lexemes, last)
    turned = lower_at(lexemes, first - 1) in ("turn", "turns", "turned", "turning")
    return turned and (last >= len(lexemes) or sort_at(lexemes, last) == "mark" or follows in _SINCE_BIRTHDAY)


def _times(lexemes: Sequence[Lexeme], amount: Amount) -> Amount:
    """ "three times as many", "10-fold", "10x"."""
    at = amount.last
    if amount.kind is not Kind.COUNT or amount.unit:
        return amount
    broken = amount.value is not None and not is_whole(amount.value)  # "3.4 times annual profit"
    if lower_at(lexemes, at) == "times" and (broken or lower_at(lexemes, at + 1) in _TIMES):
        return replace(amount, kind=Kind.MULTIPLE, last=at + 1, noun=at + 1)
    if lower_at(lexemes, at) in ("fold", "x") and (glued_at(lexemes, at) or amount.attributive):
        return replace(amount, kind=Kind.MULTIPLE, last=at + 1, noun=at + 1)
    if amount.attributive and lower_at(lexemes, at + 1) == "fold":
        return replace(amount, kind=Kind.MULTIPLE, last=at + 2, noun=at + 2, attributive=False)
    return amount
