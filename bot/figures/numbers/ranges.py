"""Two numbers that belong together: ranges, scores and votes (CHECKS 1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.figures.figure import Hedge, Kind
from bot.figures.numbers import hedges, quantities
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.change import CHANGING, is_changing
from bot.figures.numbers.lexemes import Lexeme, glued_at, lower_at
from bot.figures.numbers.nonfigures import is_year
from bot.figures.numbers.scales import is_whole
from bot.language.wordlist import words

_HYPHENS = ("-", "‐", "‑")
_DASHES = (*_HYPHENS, "–", "—", "−")
_LOOSE = {"about", "around", "roughly", "nearly", "almost", "some"}
_CONTEST = words(
    "win won wins beat beats beating defeat defeated lost loss victory draw drew lead led score scored vote voted "
    "votes ruling ruled decision majority split aggregate set sets half-time halftime advantage series winner "
    "losing thrashing winning passed approved rejected verdict rout shootout penalties away home"
)


def join(lexemes: Sequence[Lexeme], left: Amount, barred: Sequence[bool]) -> tuple[Amount, ...]:
    """The range or score that starts with `left`; empty where it stands alone, as both levels of "from 50 to 75" do."""
    at = left.last
    if lower_at(lexemes, at) in _HYPHENS and glued_at(lexemes, at) and lower_at(lexemes, at + 1) == "to":
        at += 1  # "an 8- to 10-year sentence"
    lead = _lead(lexemes, left)
    between_ages = lead == "between" and lower_at(lexemes, left.first - 2) in ("aged", "ages", "age")
    if between_ages and left.kind is Kind.COUNT and left.unit is None:
        left = replace(left, kind=Kind.AGE, unit="year")
    ages = left.kind is Kind.AGE and (between_ages or lead in ("aged", "ages", "of"))
    if left.value is None or left.kind is Kind.ORDINAL or (left.kind is Kind.AGE and not ages):
        return ()
    if not _connects(lexemes, at, "between" if lead in ("of", "ages") and ages else lead):
        return ()
    start = at + 1
    if lower_at(lexemes, at) == "to" and lower_at(lexemes, start) in _HYPHENS and glued_at(lexemes, start):
        start += 1  # "odds of 4-to-1"
    while lower_at(lexemes, start) in _LOOSE:
        start += 1
    right = quantities.read(lexemes, start) if start < len(lexemes) else None
    if right is None or right.value is None or right.kind is Kind.ORDINAL:
        return ()
    if ages and right.kind is Kind.COUNT and right.unit is None:
        right = replace(right, kind=Kind.AGE, unit=left.unit)
    if any(barred[start : right.last]) or is_bare_year(lexemes, left) or _are_levels(left, right, lead):
        return ()
    sign = "-" if lower_at(lexemes, start - 1) in _HYPHENS else lower_at(lexemes, at)
    return _paired(lexemes, *_shared(left, right), sign=sign, lead=lead)


def _paired(lexemes: Sequence[Lexeme], left: Amount, right: Amount, *, sign: str, lead: str) -> tuple[Amount, ...]:
    if (left.kind, left.unit) != (right.kind, right.unit) or left.value is None or right.value is None:
        return ()
    score = None if lead == "from" else _score(lexemes, left, right, by_dash=sign in _DASHES)
    if score:
        return (score,)
    if left.value >= right.value or (sign == "to" and lead == "from" and is_changing(lexemes, left.first)):
        return ()
    return (_range(lexemes, left, right, between=sign == "and" or lead == "from"),)


def _are_levels(left: Amount, right: Amount, lead: str) -> bool:
    """ "rose by $2bn to $40bn": a change and a level, since the ends of a range are of one order."""
    changes = lead == "by" or (lead in CHANGING and lead != "from")
    return changes and left.value is not None and right.value is not None and right.value > 4 * left.value


def _lead(lexemes: Sequence[Lexeme], left: Amount) -> str:
    before = lower_at(lexemes, left.first - 1)
    return lower_at(lexemes, left.first - 2) if before in _LOOSE else before


def _connects(lexemes: Sequence[Lexeme], at: int, lead: str) -> bool:
    sign = lower_at(lexemes, at)
    if sign in _HYPHENS and not glued_at(lexemes, at):
        return False
    return sign in _DASHES or sign == "to" or (sign in ("and", "or") and lead == "between")


def _shared(left: Amount, right: Amount) -> tuple[Amount, Amount]:
    """Unit and magnitude that only the right number of a range carries: "1 to 1.5 degrees", "$2-3 million"."""
    if left.value is None or right.value is None:
        return left, right
    if left.factor == 1 and right.factor != 1 and left.value < right.value / right.factor:
        left = replace(left, value=left.value * right.factor, factor=right.factor)
    if left.unit is None and left.kind is Kind.COUNT and (right.unit is not None or right.kind is Kind.MULTIPLE):
        left = replace(left, kind=right.kind, unit=right.unit)
    elif right.unit is None and right.kind is Kind.COUNT and left.kind is Kind.MONEY:
        right = replace(right, kind=left.kind, unit=left.unit)
    return left, right


def _score(lexemes: Sequence[Lexeme], left: Amount, right: Amount, *, by_dash: bool) -> Amount | None:
    """ "2-1", "52-48", "by 219 to 206": two sides of a contest."""
    if left.unit or right.unit or left.kind is not Kind.COUNT or left.value is None or right.value is None:
        return None
    if not (is_whole(left.value) and is_whole(right.value)) or max(left.value, right.value) > 1000:
        return None
    near = {sign.lower for sign in lexemes[max(0, left.first - 8) : right.last + 5]}
    contest = bool(near & _CONTEST)
    follows = lower_at(lexemes, right.last)
    counts = follows.endswith("s") and follows not in _CONTEST
    descending = left.value >= right.value
    if not ((by_dash and descending) or (contest and not counts)) or (not by_dash and not contest):
        return None
    return replace(
        left,
        last=right.last,
        value=None,
        interval=hedges.Interval(low=None, high=None),
        kind=Kind.SCORE,
        parts=(left.value, right.value),
        noun=right.last,
        attributive=False,
    )


def _range(lexemes: Sequence[Lexeme], left: Amount, right: Amount, *, between: bool) -> Amount:
    opens = left.first - 1 if between else hedges.before(lexemes, left.first)[1]
    return replace(
        right,
        first=left.first,
        opens=max(0, opens),
        value=None,
        interval=hedges.Interval(low=left.value, high=right.value),
        hedge=Hedge.BETWEEN,
    )


def is_bare_year(lexemes: Sequence[Lexeme], amount: Amount, *, hedged: bool = False) -> bool:
    """Whether the amount is nothing but a calendar year."""
    plain = amount.unit is None and amount.factor == 1 and amount.last == amount.first + 1
    return plain and is_year(lexemes, amount.first, hedged=hedged)
