"""What the desk has on a sentence, a figure or a quote alone, for whoever asked."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.answers.statement import OnRecord, Passage
from handlers.slack.render import rich
from handlers.slack.render.finding import label
from handlers.slack.render.quote import quotes
from handlers.slack.render.reply import shortened
from handlers.slack.text import clipped

_ASKED, _CONTEXT = 120, 300  # characters of what was asked, and of a sentence told
_SAYS = {True: "the same", False: "not the same", None: "near it"}
NOTHING = "I have nothing on that."


def on_it(known: OnRecord, asked: str, zone: ZoneInfo, *, note: str = "") -> dict[str, Any]:
    """The `text` and `blocks` of what is known: what is not the same first. `note` is said under it."""
    head = rich.rich_text(rich.text("On “"), rich.italic(clipped(" ".join(asked.split()), _ASKED)), rich.text("”:"))
    blocks = [head, *(rich.rich_text(*_passage(each, known, zone)) for each in known.passages)]
    words = [_line(each, known, zone) for each in known.passages]
    if known.quotes:
        said = quotes(known.quotes, zone)
        blocks += said["blocks"]
        words.append(said["text"])
    if note:
        blocks.append(rich.context(note))
    return {"text": shortened("\n".join([*words, note]).strip()), "blocks": rich.fitting(blocks)}


def _passage(each: Passage, known: OnRecord, zone: ZoneInfo) -> list[rich.Element]:
    reference = known.reference(each.article)
    elements = [rich.bold(each.words), rich.text(f" ({_SAYS[each.same]}) in ")]
    elements.append(rich.link(label(reference, zone), reference.link) if reference else rich.text("an article"))
    elements.append(rich.text(f": “{clipped(each.context, _CONTEXT)}”"))
    if each.explanation:
        elements += [rich.text("\n"), rich.italic(each.explanation)]
    return [*elements, rich.text(f"\n{rich.called(each.story.name)}")]


def _line(each: Passage, known: OnRecord, zone: ZoneInfo) -> str:
    reference = known.reference(each.article)
    where = label(reference, zone) if reference else "an article"
    return f"{each.words} ({_SAYS[each.same]}) in {where}: “{clipped(each.context, _CONTEXT)}”"
