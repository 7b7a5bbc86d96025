"""What two articles about one event have in common by no accident: unusual figures and words quoted."""

from __future__ import annotations

from decimal import Decimal

from bot.figures.figure import Figure
from bot.quotes.quote import QuoteKind
from bot.reading import Reading
from bot.stories.terms import fold, words

_FIGURES_KEPT = 40
_QUOTES_KEPT = 30
_QUOTE_WORDS = 3  # fewer are nobody's own words


def figures(reading: Reading) -> tuple[str, ...]:
    """Keys of the article's distinctive figures: at least two digits that are no round number, with kind and unit."""
    found = (_figure_key(figure) for figure in reading.figures if figure.comparable)
    return tuple(dict.fromkeys(key for key in found if key))[:_FIGURES_KEPT]


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


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f") if abs(value.adjusted()) < 40 else str(value.normalize())
