"""Time zones as news abbreviates them behind a clock time: "14:05 GMT", "9 p.m. ET"."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

# Hours from UTC. What two countries abbreviate alike is the one that files more copy in English.
_FIXED: Final[dict[str, float]] = {
    **{"z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 1, "cet": 1, "west": 1, "cest": 2, "eet": 2, "sast": 2, "eest": 3},
    **{"msk": 3, "gst": 4, "ist": 5.5, "sgt": 8, "hkt": 8, "awst": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11},
    **{"nzst": 12, "nzdt": 13, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
}
# By the season: "ET" is five hours behind in winter and four in summer.
_SEASONAL: Final = {
    "et": "America/New_York",
    "ct": "America/Chicago",
    "mt": "America/Denver",
    "pt": "America/Los_Angeles",
}

ABBREVIATIONS: Final = frozenset({*_FIXED, *_SEASONAL})  # in small letters
_WORDS: Final = frozenset({"west"})  # that begin a sentence as well: "at 5 p.m. West Ham won"
AFTER_CLOCK: Final = ABBREVIATIONS - _WORDS | {"local"}  # what goes on behind "5 p.m.", no new sentence
ZONE: Final = "|".join(sorted(ABBREVIATIONS, key=lambda name: (-len(name), name)))  # in a pattern, small letters
# As news prints them behind a bare number; those of two letters are units as well ("50 MT").
CAPITALS: Final = "|".join(sorted(name.upper() for name in ABBREVIATIONS - _WORDS if len(name) > 2))


def zone(name: str) -> tzinfo | None:
    """The zone an abbreviation stands for; None for one that is none.

    >>> zone("CET"), zone("Mars")
    (datetime.timezone(datetime.timedelta(seconds=3600)), None)
    """
    stated = name.lower()
    if stated in _SEASONAL:
        return ZoneInfo(_SEASONAL[stated])
    hours = _FIXED.get(stated)
    return None if hours is None else timezone(timedelta(hours=hours))


@cache
def _cities() -> dict[str, str]:
    """The places the time zone database names its zones after, in small letters: "los angeles"."""
    return {
        name.rpartition("/")[2].replace("_", " ").lower(): name
        for name in sorted(available_timezones())
        if "/" in name and not name.startswith(("Etc/", "SystemV/", "US/", "posix/", "right/"))
    }


def of_city(place: str) -> tzinfo | None:
    """The zone of a place a zone is named after; None for every other.

    >>> str(of_city("Los Angeles")), of_city("Kelby")
    ('America/Los_Angeles', None)
    """
    name = _cities().get(place.lower())
    return ZoneInfo(name) if name else None
