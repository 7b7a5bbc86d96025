"""The articles of labelled stories: events told by three outlets, and clusters of one event."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.article import Article, Moment, compose
from bot.ledger.ledger import EMPTY, Ledger
from bot.ledger.record import record
from bot.policy import Policy
from bot.reading import Reading

Read = Callable[[Article], Reading]


def load(path: Path) -> dict[str, list[Article]]:
    """Articles by event, oldest first, from a file with one article a line (`triple` or `event` is the label)."""
    groups: dict[str, list[Article]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        groups[str(row.get("triple") or row.get("event"))].append(article_of(row))
    for articles in groups.values():
        articles.sort(key=lambda article: article.published.isoformat() if article.published else "")
    return dict(groups)


def article_of(row: Mapping[str, Any]) -> Article:
    """The article of one line, dated by its day."""
    body, title = row["text"], (row.get("title") or "").strip() or None
    if title and body.startswith(title):
        body = body[len(title) :].lstrip()
    stated = row.get("published") or row.get("date")
    return compose(
        body=body,
        title=title,
        outlet=row.get("outlet") or row.get("source"),
        url=row.get("url"),
        published=Moment.parse(stated[:10]) if stated else None,
    )


def part(groups: dict[str, list[Article]], name: str) -> dict[str, list[Article]]:
    """The first two thirds of the events (`dev`), the last third (`rest`), or `all`."""
    names = list(groups)
    cut = len(names) * 2 // 3
    return {key: groups[key] for key in {"dev": names[:cut], "rest": names[cut:], "all": names}[name]}


def ledger_of(readings: Iterable[Reading], policy: Policy) -> Ledger:
    """The ledger of a story that these articles make up."""
    ledger = EMPTY
    for reading in readings:
        ledger = record(reading, ledger, policy)
    return ledger
