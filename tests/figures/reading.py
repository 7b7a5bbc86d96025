"""Reading one sentence with the desk's own pipeline."""

from __future__ import annotations

from bot.figures.figure import Figure, Hedge
from handlers import wiring
from tests.builders import article


def figures(text: str, **parts: object) -> tuple[Figure, ...]:
    """The figures of an article that says only `text`."""
    return wiring.reader(None).read(article(text, **parts)).figures


def only(text: str) -> Figure:
    """The one figure of `text`."""
    found = figures(text)
    assert len(found) == 1, [figure.text for figure in found]
    return found[0]


def told(figure: Figure) -> str:
    """The figure on one line: hedge, number, unit and rate, change, and the head of what it is about."""
    if figure.parts:
        number = "-".join(str(part) for part in figure.parts)
    elif figure.value is None:
        number = f"{figure.low}-{figure.high}"
    else:
        number = f"{figure.value.normalize():f}"
        number = number[:8] if "." in number else number
    hedge = "" if figure.hedge in (Hedge.EXACT, Hedge.BETWEEN) else f"{figure.hedge.value} "
    unit = f" {figure.unit}" if figure.unit else ""
    rate = f"/{figure.per}" if figure.per else ""
    change = f" {figure.change.value}" if figure.change else ""
    return f"{hedge}{number}{unit}{rate}{change} : {figure.head}"
