"""Months and weekdays as English news writes them: the one table, and the patterns that find them."""

from __future__ import annotations

from typing import Final

from bot.language.numerals import alternatives

MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SHORT_MONTHS: Final = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Sept": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip
SHORT_WEEKDAYS: Final = {
    "Mon": 0, "Tue": 1, "Tues": 1, "Wed": 2, "Weds": 2, "Thu": 3, "Thur": 3, "Thurs": 3, "Fri": 4, "Sat": 5, "Sun": 6,
}  # fmt: skip
_MONTH_OF: Final = {name.lower(): number for number, name in enumerate(MONTHS, start=1)} | {
    name.lower(): number for name, number in SHORT_MONTHS.items()
}
_WEEKDAY_OF: Final = {name.lower(): number for number, name in enumerate(WEEKDAYS)} | {
    name.lower(): number for name, number in SHORT_WEEKDAYS.items()
}
# All forms in lower case, without points.
MONTH_FORMS: Final = frozenset(_MONTH_OF)
WEEKDAY_FORMS: Final = frozenset(_WEEKDAY_OF)

# Patterns with capitals, as a text writes the words; a short form may have its point.
FULL_MONTH: Final = rf"(?:{alternatives(MONTHS)})\b"
MONTH: Final = rf"(?:{FULL_MONTH}|(?:{alternatives([*SHORT_MONTHS])})\b\.?)"
FULL_WEEKDAY: Final = rf"(?:{alternatives(WEEKDAYS)})s?\b"
WEEKDAY: Final = rf"(?:{FULL_WEEKDAY}|(?:{alternatives([*SHORT_WEEKDAYS])})\b\.?)"


def month(name: str) -> int:
    """1 for "January", "Jan." or "jan". Raises KeyError for any other word."""
    return _MONTH_OF[name.lower().rstrip(".")]


def weekday(name: str) -> int:
    """0 for "Monday", "Mondays", "Mon." or "mon". Raises KeyError for any other word."""
    plain = name.lower().rstrip(".")
    return _WEEKDAY_OF[plain.removesuffix("s") if plain.endswith("days") else plain]
