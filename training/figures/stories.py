"""The articles of labelled stories, as the figures' weights are learned from them."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

from bot.article import Article, Moment, compose


def load(path: Path) -> list[list[Article]]:
    """The first two thirds of the stories of a file with one article a line, each story oldest first.

    `triple` or `event` is the label; the last third stays unread.
    """
    return [[article for _, article in story] for story in _kept(path)]


def by_name(path: Path) -> dict[str, Article]:
    """The same articles by what labels call them: their `id` or `file`."""
    return dict(named for story in _kept(path) for named in story)


def _kept(path: Path) -> list[list[tuple[str, Article]]]:
    stories: dict[str, list[tuple[str, Article]]] = defaultdict(list)
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        body, title = row["text"], (row.get("title") or "").strip() or None
        stated = row.get("published") or row.get("date")
        article = compose(
            body=body[len(title) :].lstrip() if title and body.startswith(title) else body,
            title=title,
            outlet=row.get("outlet") or row.get("source"),
            url=row.get("url"),
            published=Moment.parse(stated[:10]) if stated else None,
        )
        story = str(row.get("triple") or row.get("event"))
        stories[story].append((str(row.get("id", row.get("file"))), article))
    for articles in stories.values():
        articles.sort(key=lambda named: named[1].published.isoformat() if named[1].published else "")
    kept = list(stories.values())
    return kept[: len(kept) * 2 // 3]
