"""How English news tells dates: one pattern for each way; the earliest match counts, of those the longest.

What stands before a date and changes it ("late on", "since", "the end of") is matched by `BEFORE`.
"""

from __future__ import annotations

import re
from typing import Final

from bot.language.calendar_words import FULL_MONTH, FULL_WEEKDAY, MONTH, WEEKDAY
from bot.language.marks import CLOSING
from bot.language.numerals import NUMBER, ORDINALS, alternatives

_S: Final = r"(?:[^\S\r\n]|\r?\n(?!\s)){1,3}"  # a blank, or the end of a wrapped line
_DAY: Final = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.,:]\d|[%/])"
_DIGITS: Final = r"(?:1[5-9]|20)\d\d"
_YEAR: Final = rf"{_DIGITS}(?!\d|[.,]\d|[%-]\d|%)"
_TO: Final = rf"(?:{_S}?[-–—]{_S}?|{_S}(?:to|and|until|or){_S})"
_PART: Final = r"(?:morning|afternoon|evening|night|lunchtime|midnight|noon)"
_UNIT: Final = r"(?:day|night|week|fortnight|month|year|decade)s?"
_ORDINAL: Final = rf"(?:{alternatives([*ORDINALS][:4])}|1st|2nd|3rd|4th)"


def _pattern(source: str, *, any_case: bool = False) -> re.Pattern[str]:
    return re.compile(r"(?<![\w$£€/.-])(?:" + source.replace(" ", _S) + r")(?![\w/])", re.IGNORECASE if any_case else 0)


_WHICH: Final = r"(?:(?P<which>(?i:this|last|next|coming|past)) )?"
_LONG: Final = r"week|weekend|month|quarter|year|decade|spring|summer|autumn|fall|winter"
_ABOUT: Final = r"(?:(?:about|around|nearly|almost|over|more than|some) )?"
_ENDS: Final = rf"(?=[.,;:){CLOSING}]|$)"

PATTERNS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("iso", _pattern(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")),
    ("numeric", _pattern(rf"(?P<first>\d{{1,2}})[./](?P<second>\d{{1,2}})[./](?P<year>{_YEAR})")),
    (
        "day",
        _pattern(
            rf"(?:(?P<weekday>{WEEKDAY}),? (?:the )?)?"
            rf"(?:(?P<month>{MONTH}) (?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?(?:,? (?P<year>{_YEAR}))?"
            rf"|(?P<day2>{_DAY})(?:{_TO}(?P<last2>{_DAY}))?(?: of)? (?P<month2>{MONTH})(?:,? (?P<year2>{_YEAR}))?)"
        ),
    ),
    ("month", _pattern(rf"(?P<month>{MONTH})(?: of)?,? (?P<year>{_YEAR})")),
    ("bare_month", _pattern(rf"{_WHICH}(?P<month>{FULL_MONTH})")),
    ("weekday", _pattern(rf"{_WHICH}(?P<weekday>{FULL_WEEKDAY})(?: (?P<part>{_PART}))?")),
    (
        "deictic",
        _pattern(
            rf"today|yesterday(?: {_PART})?|tomorrow(?: {_PART})?|tonight|overnight|last night|this {_PART}",
            any_case=True,
        ),
    ),
    ("so_far", _pattern(rf"so far this (?P<unit>{_LONG})|this (?P<unit2>{_LONG}) so far", any_case=True)),
    (
        "period",
        _pattern(
            r"(?P<which>this|last|next|the coming|the past|the previous|the following|the current|the) "
            rf"(?P<unit>{_LONG})",
            any_case=True,
        ),
    ),
    ("season", _pattern(rf"(?P<season>spring|summer|autumn|winter)(?: of)? (?P<year>{_YEAR})", any_case=True)),
    ("ago", _pattern(rf"{_ABOUT}(?P<number>{NUMBER}|several|few) (?P<unit>{_UNIT}|hours) ago", any_case=True)),
    (
        "shift",
        _pattern(
            rf"(?P<number>{NUMBER}) (?P<unit>{_UNIT}) (?P<way>earlier|later|before|after){_ENDS}"
            rf"|the (?P<side>day before|previous day|day after|following day|next day|day earlier){_ENDS}"
            r"|the (?P<side2>previous|following) (?P<unit2>week|month|year)",
            any_case=True,
        ),
    ),
    (
        "past",
        _pattern(rf"the (?P<way>past|last|previous|next|coming) (?P<number>{NUMBER}) (?P<unit>{_UNIT})", any_case=True),
    ),
    (
        "quarter",
        _pattern(
            rf"(?:Q(?P<number>[1-4])|(?:(?i:the) )?(?P<ordinal>{_ORDINAL}) quarter)"
            rf"(?:(?: of)?,? (?P<year>{_YEAR}|this year|last year|next year))?"
        ),
    ),
    (
        "years",
        _pattern(
            rf"(?:between|from) (?P<first>{_YEAR})(?:{_TO})(?P<last>{_YEAR})"
            rf"|(?P<first2>{_DIGITS})[-–](?P<last2>\d\d(?:\d\d)?)",
            any_case=True,
        ),
    ),
    ("decade", _pattern(r"(?:(?i:the) )?(?P<decade>(?:1[5-9]|20)\d0)['’]?s")),
    ("year", _pattern(rf"(?P<year>{_YEAR})")),
    (
        "holiday",
        _pattern(
            r"(?P<holiday>Christmas(?: Day| Eve)?|New Year['’]s (?:Day|Eve)|Thanksgiving|Boxing Day|Halloween)"
            rf"(?:,? (?P<year>{_YEAR}))?"
        ),
    ),
)

# What stands before a date: the bound, then the part, then a preposition.
BEFORE: Final = re.compile(
    r"(?:\b(?P<bound>since|until|till|by|before|after|so far|as of|from|through|up to|ahead of|prior to)\s+)?"
    r"(?:\b(?P<edge>early|earlier|mid|late|later|overnight|the end of|end of|the close of|the start of|"
    r"the beginning of|the middle of)(?:-|\s+))?"
    r"(?:\b(?P<preposition>on|in|during|of|this|into|to|at|for|over)\s+)?(?:the\s+(?:night\s+(?:of|to)\s+)?)?$",
    re.IGNORECASE,
)
_BEFORE_YEAR: Final = re.compile(
    r"(?:\b(?P<sure>in|since|until|till|by|before|after|from|during|early|late|mid|between)|"
    r"\b(?:of|to|and|for|the|year|as of|through|around))[\s-]+$|\($",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(r"\s+(?!as\b|was\b|has\b|is\b|its\b|this\b)[a-z]+s\b")  # "in 2000 homes"
_GOES_ON: Final = re.compile(
    rf"\s*(?:[.,;:)!?{CLOSING}-]|$)|"
    r"\s+(?:and|or|to|by|in|on|at|with|when|after|as|was|is|has|had|but|that|while|for|the|it|he)\b"
)


def is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year and count nothing: a preposition stands before them and no counted thing after."""
    before = _BEFORE_YEAR.search(text[: match.start()], max(0, match.start() - 20))
    if before is None or _COUNTED.match(text, match.end()):
        return False
    return before["sure"] is not None or _GOES_ON.match(text, match.end()) is not None
