"""Months and weekdays as header lines write them, in English and nine languages news comes in.

Left out are abbreviations that are English words of their own ("out", "set", "mag").
"""

from __future__ import annotations

import re

_MONTHS = (
    "january jan januari januar jänner janvier janv enero ene gennaio gen janeiro",
    "february feb februari februar feber février févr fév febrero febbraio febb fevereiro fev",
    "march mar maart mrt märz maerz mrz mars marzo março",
    "april apr avril avr abril abr aprile",
    "may mei mai mayo maggio maio maj",
    "june jun juni juin junio giugno giu junho",
    "july jul juli juillet juil julio luglio lug julho",
    "august aug augustus août agosto ago augusti",
    "september sept sep septembre septiembre settembre sett setembro",
    "october oct oktober okt octobre octubre ottobre ott outubro",
    "november nov novembre noviembre novembro",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des",
)
_WEEKDAYS = (
    "monday mon maandag montag lundi lunes lunedì segunda-feira mandag måndag",
    "tuesday tues tue dinsdag dienstag mardi martes martedì terça-feira tirsdag tisdag",
    "wednesday wednes wed woensdag mittwoch mercredi miércoles mercoledì quarta-feira onsdag",
    "thursday thurs thur thu donderdag donnerstag jeudi jueves giovedì quinta-feira torsdag",
    "friday fri vrijdag freitag vendredi viernes venerdì sexta-feira fredag",
    "saturday satur sat zaterdag samstag sonnabend samedi sábado sabato lørdag lördag",
    "sunday sun zondag sonntag dimanche domingo domenica søndag söndag",
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()}
_WEEKDAY_OF = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()}


def month(name: str) -> int:
    """1 for "January", "jan." or "janvier"."""
    return _MONTH_OF[name.rstrip(".").lower()]


def weekday(name: str) -> int:
    """0 for "Monday", "Mon" or "lundi"."""
    return _WEEKDAY_OF[name.lower()]


def _one_of(names: dict[str, int]) -> str:
    return rf"(?:{'|'.join(re.escape(each) for each in sorted(names, key=len, reverse=True))})"


# Patterns, to be compiled without regard to case.
MONTH = _one_of(_MONTH_OF)
WEEKDAY = _one_of(_WEEKDAY_OF)
