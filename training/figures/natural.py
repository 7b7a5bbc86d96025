"""Discrepancies that newsrooms printed and a copy editor labelled by reading, and look-alikes, as pairs of figures.

A file has one label a line: `event` or `triple`, `kind`, `severity` ("none" for a look-alike), `left` and `right`, each
with the `id` or `file` of its article and words of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from itertools import product
from pathlib import Path
from typing import Any

from bot.article import Article, Span
from bot.reading import Reading
from training.figures.judged import Judged, Pair

_FIGURES = ("figure", "update", "sources_differ")


def load(path: Path, articles: Mapping[str, Article], read: Callable[[Article], Reading]) -> Judged:
    """Whether the figures that stand in the words of a label are one measure; `articles` by id or file.

    Labels of articles that are not there are left out.
    """
    judged: dict[Pair, bool] = {}
    for line in path.read_text("utf-8").splitlines():
        label = json.loads(line)
        told = label["severity"] != "none"
        if told and label["kind"].split("-")[0] not in _FIGURES:
            continue
        here, there = (_figures(label[side], articles, read) for side in ("left", "right"))
        for ours, theirs in product(here, there):
            if ours[0] != theirs[0]:
                judged[(*ours, *theirs)] = judged[(*theirs, *ours)] = told
    return judged


def _figures(
    side: Mapping[str, Any], articles: Mapping[str, Article], read: Callable[[Article], Reading]
) -> list[tuple[str, int]]:
    """The comparable figures that stand in the words of one side: article and start."""
    article = articles.get(str(side.get("id", side.get("file"))))
    at = article.text.find(side["text"]) if article is not None else -1
    if article is None or at < 0:
        return []
    span = Span(start=at, end=at + len(side["text"]))
    found = (figure for figure in read(article).figures if figure.comparable and figure.span.overlaps(span))
    return [(article.id, figure.span.start) for figure in found]
