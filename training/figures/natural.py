"""Discrepancies that newsrooms printed and a copy editor labelled by reading, and look-alikes, as pairs of figures.

A file has one label a line: `event` or `triple`, `kind`, `severity` ("none" for a look-alike), `left` and `right`, each
with the `id` or `file` of its article and words of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.article import Span
from bot.figures.figure import Figure
from bot.reading import Reading
from training.figures.judged import Judged, Pair

_FIGURES = ("figure", "update", "sources_differ")


def load(path: Path, readings: Mapping[str, Reading]) -> Judged:
    """Whether the figures that stand in the words of a label are one measure; `readings` by id or file.

    Labels of articles that are not there are left out.
    """
    judged: dict[Pair, bool] = {}
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line)
        told = label["severity"] != "none"
        if told and label["kind"].split("-")[0] not in _FIGURES:
            continue
        sides = [readings.get(str(label[side].get("id", label[side].get("file")))) for side in ("left", "right")]
        if None in sides or sides[0] is sides[1]:
            continue
        for here in _figures(sides[0], label["left"]["text"]):
            for there in _figures(sides[1], label["right"]["text"]):
                judged[(*here, *there)] = judged[(*there, *here)] = told
    return judged


def _figures(reading: Reading | None, words: str) -> Iterator[tuple[str, int]]:
    """The comparable figures that stand in these words of the article."""
    if reading is None:
        return
    at = reading.article.text.find(words)
    if at < 0:
        return
    span = Span(start=at, end=at + len(words))
    for figure in reading.figures:
        if figure.comparable and _lies(figure, span):
            yield reading.article.id, figure.span.start


def _lies(figure: Figure, span: Span) -> bool:
    return figure.span.overlaps(span)
