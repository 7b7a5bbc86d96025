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
    stories: dict[str, list[Article]] = defaultdict(list)
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
        stories[str(row.get("triple") or row.get("event"))].append(article)
    for articles in stories.values():
        articles.sort(key=lambda article: article.published.isoformat() if article.published else "")
    kept = list(stories.values())
    return kept[: len(kept) * 2 // 3]
