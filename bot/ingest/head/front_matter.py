"""The fields above the text of a Markdown file: title, date, author between two lines of dashes."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.ingest.head.dates import stated_moment
from bot.ingest.head.lines import Facts

_BLOCK = re.compile(r"\s*---[ \t]*\n(?P<fields>(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n)+)---[ \t]*(?:\n|$)")
_FIELD = re.compile(r"^(?P<name>[\w-]+):(?P<value>[^\n]*)$", re.MULTILINE)


def take(text: str, facts: Facts) -> tuple[str, str | None, Facts]:
    """The text below the fields, the title, and `facts` with what the fields add."""
    match = _BLOCK.match(text)
    if match is None:
        return text, None, facts
    fields = {each["name"].lower(): each["value"].strip().strip("\"'") for each in _FIELD.finditer(match["fields"])}
    told = replace(
        facts,
        published=facts.published or stated_moment(fields.get("date", "")),
        byline=fields.get("author") or fields.get("byline"),
        outlet=fields.get("outlet") or fields.get("publication"),
        url=fields.get("url") or fields.get("canonical"),
    )
    return text[match.end() :], fields.get("title") or None, told
