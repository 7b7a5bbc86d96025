"""Lines of JSON, one article each: `{"id", "title", "text", "published", "outlet", "url"}`; only `text` is required.

The id is the sender's own and is not read: an article's id is made from what it says, so that reading a line again
gives the same article.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.article import Article, Moment
from bot.ingest.feeds.item import FeedItem, read_item, unread
from bot.ingest.refusal import Refusal

_LONGEST_LINE = 8_388_608  # bytes; a longer line is no article


class Row(BaseModel):
    """One line as it may be written."""

    model_config = ConfigDict(extra="ignore", coerce_numbers_to_str=True)

    text: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None


def read(lines: Iterable[bytes]) -> Iterator[Article | Refusal]:
    """The article of each line, in order and one at a time; a line that is none gives a refusal that names it.

    Empty lines are passed over.
    """
    return (article for _, article in read_numbered(lines))


def read_numbered(lines: Iterable[bytes]) -> Iterator[tuple[int, Article | Refusal]]:
    """The same with the number of each line, from 1."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _read(f"line {number}", line)


def _read(where: str, line: bytes) -> Article | Refusal:
    if len(line) > _LONGEST_LINE:
        return unread(where, "it is longer than 8 MB")
    try:
        row = Row.model_validate(json.loads(line))
        published = Moment.parse(row.published) if row.published else None
    except ValidationError as error:
        first = error.errors()[0]
        return unread(where, f"{'.'.join(map(str, first['loc'])) or 'the line'}: {first['msg']}")
    except (ValueError, RecursionError):
        return unread(where, "it is no JSON, or its date is not ISO 8601")
    item = FeedItem(
        where=where,
        text=row.text,
        title=row.title,
        outlet=row.outlet,
        url=row.url,
        published=published,
        archived=True,
    )
    return read_item(where, lambda: item)
