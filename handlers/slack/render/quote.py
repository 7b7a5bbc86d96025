"""What `/quote` answers: who said it, in which story, and how each outlet prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.quote_lookup import Said
from bot.ledger.family import Member
from bot.verdict import Verdict
from handlers.slack.render import rich
from handlers.slack.render.finding import named
from handlers.slack.render.reply import shortened
from handlers.slack.text import clipped

VERSIONS = 6  # of a family told
_WORDS = 300  # characters of a version told
_SAYS = {
    Verdict.TRIMMED: "trimmed",
    Verdict.VARIANT: "spelled differently",
    Verdict.ALTERED: "other words",
}


def quotes(found: Sequence[Said], zone: ZoneInfo) -> dict[str, Any]:
    """The `text` and `blocks` of what was said in such words, the likest first, as much as one message holds."""
    blocks = [rich.rich_text(*_family(said, zone)) for said in found]
    first = found[0]
    words = f"{_speakers(first)}: “{first.family.members[0].version.quote.text}” ({first.story.name})"
    return {"text": shortened(words), "blocks": rich.fitting(blocks)}


def _family(said: Said, zone: ZoneInfo) -> list[rich.Element]:
    printed = said.family.printed
    elements = [
        rich.name(_speakers(said)),
        rich.text(f" · {rich.called(said.story.name)} · printed {_times(printed)}"),
    ]
    for member in said.family.members[:VERSIONS]:
        elements += _member(member, said, zone)
    more = len(said.family.members) - VERSIONS
    return [*elements, rich.text(f"\n{more} more versions")] if more > 0 else elements


def _member(member: Member, said: Said, zone: ZoneInfo) -> list[rich.Element]:
    elements = [rich.text("\n“"), *_words(member), rich.text("”  — ")]
    for place, version in enumerate((member.version, *member.copies)):
        known = said.reference(version.article)
        if known is not None:
            elements += [rich.text(", " if place else ""), *named(known, zone)]
    speaker = member.version.quote.speaker if len(said.family.speakers) > 1 else None
    how = ", ".join(filter(None, (speaker, _SAYS.get(member.verdict))))
    return [*elements, rich.text(f" ({how})")] if how else elements


def _words(member: Member) -> list[rich.Element]:
    """The quote, the words that differ from the fullest version bold."""
    if not member.diff:
        return [rich.text(_short(member.version.quote.text))]
    elements: list[rich.Element] = []
    for step in member.diff:
        if step.left:
            words = rich.text(_short(step.left)) if step.operation == "equal" else rich.bold(_short(step.left))
            elements += [*([rich.text(" ")] if elements else []), words]
    return elements


def _speakers(said: Said) -> str:
    return " or ".join(said.family.speakers) or "Nobody named"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _short(words: str) -> str:
    return clipped(" ".join(words.split()), _WORDS)
