"""News articles labelled with their event, and the part of them that weights may be set on.

Expects the folder with `stories-dev.jsonl` (Giveme5W1H news clusters: Hamborg et al. 2019) and `triples-dev.jsonl`
(BASIL: Fan et al. 2019, three outlets an event). Neither is part of this project.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.article import Article, Moment, compose

CLUSTERS = "stories-dev.jsonl"
TRIPLES = "triples-dev.jsonl"
_DEVELOPMENT = 2 / 3  # of the articles; the rest is for checking only


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """An article and the event it tells."""

    event: str
    article: Article


def clusters(folder: Path) -> tuple[Labelled, ...]:
    """Articles in clusters of one to twenty, mostly wire news of a few days."""
    return tuple(
        Labelled(event=f"event {row['event']:02}", article=_article(row, outlet=row["outlet"], stated=row["published"]))
        for row in _rows(folder / CLUSTERS)
    )


def triples(folder: Path) -> tuple[Labelled, ...]:
    """Politics of nine years, each event told by three outlets."""
    return tuple(
        Labelled(event=row["triple"], article=_article(row, outlet=row["source"].lower(), stated=row["date"]))
        for row in _rows(folder / TRIPLES)
    )


def parts(labelled: Sequence[Labelled]) -> tuple[tuple[Labelled, ...], tuple[Labelled, ...]]:
    """The development part and the part kept for checking, cut between events in the order of their names."""
    sizes = Counter(each.event for each in labelled)
    developing: set[str] = set()
    for event in sorted(sizes):
        if sum(sizes[known] for known in developing) + sizes[event] > _DEVELOPMENT * len(labelled):
            break
        developing.add(event)
    return (
        tuple(each for each in labelled if each.event in developing),
        tuple(each for each in labelled if each.event not in developing),
    )


def _rows(path: Path) -> Iterable[Mapping[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _article(row: Mapping[str, Any], *, outlet: str, stated: str) -> Article:
    # Midnight stands for a day whose hour is not known.
    published = Moment.parse(stated.removesuffix("T00:00:00"))
    title = row["title"].strip() or None
    body = row["text"].strip().removeprefix(title or "").lstrip()
    return compose(body=body, title=title, outlet=outlet, url=row["url"], published=published)
