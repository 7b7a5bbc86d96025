"""Reading one sentence with the desk's own pipeline."""

from __future__ import annotations

from bot.figures.figure import Figure
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
