"""Whether a figure measures a change or a level: "rose 5%" and "by 5%" are changes, "to 5%" is a level (CHECKS 5)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.figures.figure import Change, Kind
from bot.figures.numbers import numerals
from bot.figures.numbers.amount import Amount
from bot.figures.numbers.lexemes import Lexeme, lower_at, text_at
from bot.language.wordlist import words

_RISE = words(
    "rise rises rose risen rising increase increases increased increasing gain gains gained gaining grow grows "
    "grew grown growing jump jumps jumped jumping climb climbs climbed climbing surge surges surged surging soar "
    "soars soared soaring up add adds added adding advance advanced expand expanded expanding spike spiked swell "
    "swelled widen widens widened widening accelerate accelerated strengthen strengthened appreciate appreciated "
    "higher more growth hike hiked raise raised raises raising rally rallied boost boosted improve improved "
    "upturn"
)
_FALL = words(
    "fall falls fell fallen falling decrease decreases decreased decreasing drop drops dropped dropping decline "
    "declines declined declining slip slips slipped slipping slide slid sliding sink sank sunk sinking tumble "
    "tumbled tumbling plunge plunged plunging plummet plummeted down lose loses lost losing shed shrink shrank "
    "shrunk shrinking cut cuts cutting reduce reduced reduces reducing reduction lower less fewer dip dipped ease "
    "eased contract contracted contraction narrow narrows narrowed narrowing crash crashed collapse collapsed recede "
    "receded retreat retreated dwindle dwindled weaken weakened depreciate depreciated devalue devalued slump "
    "slumped slash slashed cutback lowered knock knocks knocked wipe wiped shave shaved trim trimmed trims"
)
CHANGING = _RISE | _FALL
_NOUN_ONLY = words("higher more growth hike lower less fewer reduction upturn cutback contraction")
# As a verb each of these says something else right behind an amount: "a four-year contract", "the 23-year-old added".
_NO_NOUN = words(
    "up add adds added adding raise raised raises raising down shed contract contracts advance advanced lost lose "
    "loses rose fell grew risen fallen grown sank shrank gained jumped climbed surged soared dropped slipped"
)
_LEVEL = {"to", "at", "from", "with", "of", "for", "than"}
_SKIP = words(
    "about around nearly almost just only a an the another some roughly further approximately over more than "
    "least at estimated record sharply slightly as much up additional whopping his her its their"
)
_MEASURED = {Kind.PERCENT, Kind.PERCENTAGE_POINTS, Kind.MONEY, Kind.TEMPERATURE}
AMOUNTS = {*_MEASURED, Kind.RATIO}
_RAISING = words("raise raises raised raising")
_ENDS = words("of in to for on from and by the a an")
_MAKING = words("make makes made making")  # "make up 9 percent of the market"
_HELPING = words("has have had is was will would could can may")
_SINCE = ("on", "from", "since", "in")
_LEADS_TO_MOVE = {"is", "was", "are", "were", ",", "(", "—", "–", "be", "been"}
_MOVE_ENDS = {"from", "on", "since", "compared", "year", "", ".", ",", ")", ";"}
_REACH = 3  # steps back from an amount to its verb of rise or fall


def change_of(lexemes: Sequence[Lexeme], amount: Amount) -> Change | None:
    """Rise or fall where the figure says by how much something changed; None for a level."""
    return _before(lexemes, amount) or _after(lexemes, amount)


def direction(word: str, *, by: bool, kind: Kind) -> Change | None:
    """Rise or fall of a word; who raises money raises no level, unless "by" so much."""
    if word in _RAISING and kind is Kind.MONEY and not by:
        return None
    return Change.RISE if word in _RISE else Change.FALL if word in _FALL else None


def is_changing(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether a word of rise or fall stands shortly before `at`: "rose from" has two levels, "run from" a range."""
    return any(sign.lower in _RISE or sign.lower in _FALL for sign in lexemes[max(0, at - 8) : at])


def _before(lexemes: Sequence[Lexeme], amount: Amount) -> Change | None:
    at, steps, by = amount.opens - 1, 0, False
    while at >= 0 and steps <= _REACH:
        word = lexemes[at].lower
        if word in ("by", "of") and not by:
            by = True
        elif word == "up" and lower_at(lexemes, at - 1) in _MAKING:
            return None
        elif word in _RISE or word in _FALL:
            direct = by or amount.kind in AMOUNTS or is_points(lexemes, amount)
            direct = direct or _moves(lexemes, at, amount)
            direct = direct or (steps == 0 and amount.kind is Kind.COUNT and _comes_to(lexemes, amount))
            noun_of = lexemes[at + 1].lower == "of" if at + 1 < len(lexemes) else False
            if direct and (word not in _NOUN_ONLY or noun_of):
                return direction(word, by=by, kind=amount.kind)
            return None
        elif word in _LEVEL or word not in _SKIP:
            return None
        at, steps = at - 1, steps + 1
    return None


def _moves(lexemes: Sequence[Lexeme], at: int, amount: Amount) -> bool:
    """ "4,100 staff, up 150 from a year ago": a count of more or fewer, by itself."""
    if lexemes[at].lower not in ("up", "down") or at != amount.opens - 1 or amount.kind is not Kind.COUNT:
        return False
    led = lower_at(lexemes, at - 1) in _LEADS_TO_MOVE
    return led and lower_at(lexemes, amount.noun) in _MOVE_ENDS


def _comes_to(lexemes: Sequence[Lexeme], amount: Amount) -> bool:
    """Whether a level follows that a change by the amount leads to: "down 2 to 56", "rose 30 to 1,250"."""
    if lower_at(lexemes, amount.last) != "to":
        return False
    level = numerals.read(lexemes, amount.last + 1) if amount.last + 1 < len(lexemes) else None
    value = level.value if level and not level.ordinal else None
    return value is not None and amount.value is not None and value > amount.value


def is_points(lexemes: Sequence[Lexeme], amount: Amount) -> bool:
    """Whether an amount is of points, as of an index."""
    named = text_at(lexemes, amount.noun)[:1].isupper()  # "15 IQ points"
    return lower_at(lexemes, amount.noun + named) in ("points", "point")


def _after(lexemes: Sequence[Lexeme], amount: Amount) -> Change | None:
    """ "a 5% rise", "5% higher", "20% more than", "5% up on last year"."""
    if amount.kind not in AMOUNTS and (not amount.attributive or amount.kind in (Kind.AGE, Kind.DURATION)):
        return None
    for at, sign in enumerate(lexemes[amount.last : amount.last + 3]):
        word = sign.lower
        if at == 0 and word in ("up", "down") and lower_at(lexemes, amount.last + 1) in _SINCE:
            return Change.RISE if word == "up" else Change.FALL
        if word in _NO_NOUN or sign.sort != "word" or word in _ENDS or word in _HELPING:
            return None
        if at == 0 or word not in ("more", "less", "fewer", "lower", "higher"):
            found = direction(word, by=False, kind=amount.kind)
            if found:
                return found
    return None
