"""Months and weekdays as header lines write them, in English and nine languages news comes in.

The English ones are those of `bot.language.calendar_words`.

Left out are abbreviations that are English words of their own ("out", "set", "mag").
"""

from __future__ import annotations

import re

from bot.language import calendar_words as english

_MONTHS = (
    "januari januar jänner janvier janv enero ene gennaio gen janeiro",
    "februari februar feber février févr fév febrero febbraio febb fevereiro fev",
    "maart mrt märz maerz mrz mars marzo março",
    "avril avr abril abr aprile",
    "mei mai mayo maggio maio maj",
    "juni juin junio giugno giu junho",
    "juli juillet juil julio luglio lug julho",
    "augustus août agosto ago augusti",
    "septembre septiembre settembre sett setembro",
    "oktober okt octobre octubre ottobre ott outubro",
    "novembre noviembre novembro",
    "dezember dez décembre déc diciembre dic dicembre dezembro desember des",
)
_WEEKDAYS = (
    "maandag montag lundi lunes lunedì segunda-feira mandag måndag",
    "dinsdag dienstag mardi martes martedì terça-feira tirsdag tisdag",
    "woensdag mittwoch mercredi miércoles mercoledì quarta-feira onsdag",
    "donderdag donnerstag jeudi jueves giovedì quinta-feira torsdag",
    "vrijdag freitag vendredi viernes venerdì sexta-feira fredag",
    "zaterdag samstag sonnabend samedi sábado sabato lørdag lördag",
    "zondag sonntag dimanche domingo domenica søndag söndag",
)
_MONTH_OF = {name: english.month(name) for name in english.MONTH_FORMS} | {
    name: number for number, names in enumerate(_MONTHS, start=1) for name in names.split()
}
_WEEKDAY_OF = {name: english.weekday(name) for name in english.WEEKDAY_FORMS} | {
    name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()
}


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
