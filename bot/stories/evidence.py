"""What two articles about one event have in common by no accident: unusual figures and words quoted."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.figures.figure import Figure
from bot.language.stems import fold
from bot.quotes.quote import QuoteKind
from bot.reading import Reading
from bot.stories.terms import words

_FIGURES_KEPT = 40  # of an article, the first: a table of results would fill the archive
_QUOTES_KEPT = 30  # of an article, the first
_QUOTE_WORDS = 3  # fewer are nobody's own words
_DECIMALS = 3  # of a million or a billion; with more of them all digits are printed
_MAGNITUDES = ((12, "tn"), (9, "bn"), (6, "m"))
_SIGNS = {"USD": "$", "GBP": "£", "EUR": "€", "JPY": "¥"}
_CURRENCY = re.compile("[A-Z]{3}")


def figures(reading: Reading) -> tuple[str, ...]:
    """Keys of the article's distinctive figures: at least two digits that are no round number, with kind and unit."""
    found = (_figure_key(figure) for figure in reading.figures if figure.comparable)
    return tuple(dict.fromkeys(key for key in found if key))[:_FIGURES_KEPT]


def said(key: str) -> str:
    """A figure's key as a newspaper prints it.

    >>> said("4210000000 USD"), said("1183 count"), said("5.4 percent")
    ('$4.21bn', '1,183', '5.4 %')
    """
    stated, _, unit = key.partition(" ")
    number = _short(Decimal(stated))
    if unit == "percent":
        return f"{number} %"
    if _CURRENCY.fullmatch(unit):
        sign = "−" if number.startswith("-") else ""
        return f"{sign}{_SIGNS.get(unit, f'{unit} ')}{number.removeprefix('-')}"
    return number


def quotes(reading: Reading) -> tuple[str, ...]:
    """What was said, of three words or more, folded, so that it compares across house styles."""
    said = (quote.text for quote in reading.quotes if quote.kind is QuoteKind.SPEECH)
    folded = (" ".join(fold(word.form) for word in words(text)) for text in said)
    return tuple(dict.fromkeys(words_said for words_said in folded if words_said.count(" ") + 1 >= _QUOTE_WORDS))[
        :_QUOTES_KEPT
    ]


def phrases_shared(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[str, ...]:
    """Quotations of `left` that `right` has too, whole or as part of a longer one."""
    if not left or not right:
        return ()
    theirs = f" {' | '.join(right)} "
    return tuple(said for said in left if f" {said} " in theirs or any(f" {other} " in f" {said} " for other in right))


def _figure_key(figure: Figure) -> str | None:
    value = figure.value
    if value is None or not value.is_finite() or len(figure.text) > 40:
        return None
    digits = "".join(map(str, value.normalize().as_tuple().digits))
    return f"{_plain(value)} {figure.unit or figure.kind}" if len(digits) >= 2 else None


def _short(value: Decimal) -> str:
    """With a magnitude from a million up where no digit is lost, else with the thousands grouped."""
    if abs(value.adjusted()) >= 40:
        return str(value)
    for power, letters in _MAGNITUDES:
        scaled = value.scaleb(-power).normalize()
        if power <= value.adjusted() < power + 3 and -int(scaled.as_tuple().exponent) <= _DECIMALS:
            return f"{scaled:,f}{letters}"
    return f"{value.normalize():,f}"


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if abs(value.adjusted()) < 40 else str(value.normalize())
