"""The days an article's lede tells: on which day what it reports happened."""

from __future__ import annotations

from datetime import date

from bot.language.dates import extract as dates


def told(lede: str, published: date | None) -> tuple[date, ...]:
    """The days `lede` tells, sorted, each once. Nothing without a day of publication, which most are counted from."""
    mentions = dates.read(lede, published) if published else ()
    return tuple(sorted({mention.day for mention in mentions if mention.day}))
