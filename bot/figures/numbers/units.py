"""Which unit, currency or rate starts at a sign, and conversion between units; the forms are in `written_units`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from bot.figures.figure import Kind
from bot.figures.numbers.lexemes import Lexeme, lower_at
from bot.figures.numbers.written_units import GLUED, PER, SYMBOLS, WRITTEN, Unit
from bot.language.wordlist import words

_LONGEST = max(map(len, WRITTEN))
_GLUED_ONLY = words("m c f p b g s h in t l pc pp min mp mb db ha d")
_NEWTON_METER = Unit(Kind.COUNT, "newton_meter")
_CAPITAL = {"c", "f"}  # 12C is a temperature, 50c is not
_BEHIND = ("€", "£", "₽", "₴", "₹")  # "15€", "15 €"
_SIZED = {")", "tall", "high", "long", "deep", "wide"}  # behind the "m" of "(1.78 m)", a metre though it stands apart
PERCENTAGE = ("percentage", "percent")  # as words for what a share is, not behind its number
_DIMENSIONS = words("thick tall long wide deep high diameter")
_DAILY = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
          "nightly": "night", "hourly": "hour"}  # fmt: skip


def match(lexemes: Sequence[Lexeme], at: int) -> tuple[Unit, int] | None:
    """The unit that starts at `lexemes[at]` and the index after it; the longest form wins."""
    for length in range(min(_LONGEST, len(lexemes) - at), 0, -1):
        stretch = lexemes[at : at + length]
        if length == 1 and stretch[0].text == "Nm":  # "nm" is a length
            return _NEWTON_METER, at + 1
        unit = WRITTEN.get(tuple(sign.lower for sign in stretch)) or _compact(stretch)
        apart = length == 1 and not stretch[0].glued and stretch[0].lower in _GLUED_ONLY
        if unit and (not apart or (stretch[0].text == "m" and lower_at(lexemes, at + 1) in _SIZED)):
            return unit, at + length
    sign = lexemes[at] if at < len(lexemes) else None
    if sign and sign.text in _BEHIND and at + 1 <= len(lexemes) and not _starts_number(lexemes, at + 1):
        return Unit(Kind.MONEY, SYMBOLS[sign.text]), at + 1
    if sign and sign.lower == "in" and lower_at(lexemes, at + 1) in _DIMENSIONS:
        return GLUED["in"], at + 1
    if sign and sign.glued and sign.lower in GLUED and (sign.lower not in _CAPITAL or sign.text.isupper()):
        return GLUED[sign.lower], at + 1
    return None


def packed_rate(written: str) -> str | None:
    """The rate inside a unit: "bpd" and "b/d" are barrels a day; None where it has none."""
    return "day" if written.lower() in ("bpd", "b/d") else None


def _starts_number(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a currency sign belongs to the number behind it: "40 £20 notes"."""
    return at < len(lexemes) and lexemes[at].glued and lexemes[at].sort == "number"


def _compact(stretch: Sequence[Lexeme]) -> Unit | None:
    """Forms with a mark inside: km/h, pound-feet, °C."""
    if len(stretch) < 2 or not all(sign.glued for sign in stretch[1:]):
        return None
    return WRITTEN.get(("".join(sign.lower for sign in stretch),))


def per(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int] | None:
    """ "per day", "a year", "/month", "annually": the rate that starts at `at`, and the index after it."""
    words = [sign.lower for sign in lexemes[at : at + 3]]
    if not words:
        return None
    if words[0] == "-" and lexemes[at].glued:
        joined = [sign.lower for sign in lexemes[at : at + 4]]  # "£73-a-week"
        name = PER.get(joined[3]) if len(joined) == 4 and joined[1] in ("a", "an", "per") and joined[2] == "-" else None
        return (name, at + 4) if name else None
    if words[0] in _DAILY and words[1:2] != ["active"]:
        return _DAILY[words[0]], at + 1
    lead = words[0] in ("per", "a", "an", "each", "every", "/")
    name = PER.get(words[1]) if lead and len(words) > 1 else None
    if name is None or (words[0] == "/" and not lexemes[at].glued):
        return None
    if words[0] in ("a", "an") and len(words) > 2 and words[2] in ("ago", "earlier", "later", "before", "after"):
        return None
    return name, at + 2


@cache
def _registry() -> Any:
    import pint  # noqa: PLC0415 -- half a second to load, and only conversions need it

    return pint.UnitRegistry(cache_folder=None)


def _spelled(unit: str) -> str:
    """A unit in words pint takes apart: it knows "square_mile", and "square kilometer" only as two words."""
    return unit.replace("square_", "square ").replace("cubic_", "cubic ").replace("_per_", " per ")


@cache
def factor(unit: str, into: str) -> Decimal | None:
    """How many `into` make one `unit`; None where the two measure different things or scales have an offset.

    >>> round(factor("square_mile", "square_kilometer"), 2)
    Decimal('2.59')
    """
    if unit == into:
        return Decimal(1)
    try:
        return Decimal(str(_registry()(_spelled(unit)).to(_spelled(into)).magnitude))
    except Exception:  # noqa: BLE001 -- pint raises its own, AttributeError and TypeError for what it cannot convert
        return None


_CELSIUS_FROM_FAHRENHEIT = (Decimal(5) / 9, Decimal(-160) / 9)


def convert(value: Decimal, unit: str, into: str) -> Decimal | None:
    """`value` in another unit of the same dimension; None where there is no such conversion (rule 17).

    >>> convert(Decimal(5), "mile", "kilometre"), convert(Decimal(1), "USD", "EUR")
    (Decimal('8.046720'), None)
    """
    if (unit, into) == ("degree_Fahrenheit", "degree_Celsius"):
        slope, shift = _CELSIUS_FROM_FAHRENHEIT
        return value * slope + shift
    if (unit, into) == ("degree_Celsius", "degree_Fahrenheit"):
        return value * 9 / 5 + 32
    ratio = factor(unit, into)
    return None if ratio is None else value * ratio
