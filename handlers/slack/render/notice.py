"""What a thread is told once when something it shared was corrected, killed or revised."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from bot.correction import Correction, CorrectionKind
from handlers.slack.render import rich
from handlers.slack.render.finding import named, short
from handlers.slack.render.reply import shortened
from handlers.slack.text import clipped

_VERBS = {
    CorrectionKind.CORRECTED: "corrected",
    CorrectionKind.KILLED: "killed: do not use it",
    CorrectionKind.HELD: "put on hold: wait before using it",
    CorrectionKind.REVISED: "revised",
}
_SHARED, _CARRIED = "The text shared here was", "A figure this text carries was"
_COPIED = "A text this one shares its wording with was"
_WORDS = 160  # characters of a value told


def notice(correction: Correction, zone: ZoneInfo, *, mention: str | None) -> dict[str, Any]:
    """The `text` and `blocks` of the notice; `mention` is who posted the old text, where the channel wants that."""
    elements = [rich.user(mention), rich.text(" ")] if mention else []
    shared = _SHARED if correction.same_article else _CARRIED if correction.changes else _COPIED
    elements += [rich.text("✏️ "), rich.bold(f"{shared} {_VERBS[correction.kind]}"), rich.text(" in ")]
    elements += named(correction.by, zone)
    for change in correction.changes:
        elements += [
            rich.text(f"\n{rich.called(change.label)}: "),
            rich.strike(_short(change.before)),
            rich.text(" → "),
        ]
        elements.append(rich.bold(_short(change.now)))
    if correction.note:
        elements += [rich.text("\n"), rich.italic(clipped(correction.note, 300))]
    return {"text": shortened(_words(correction)), "blocks": [rich.rich_text(*elements)]}


def line(correction: Correction, zone: ZoneInfo) -> list[rich.Element]:
    """The notice in one line: who corrected, when, and what."""
    told = f" {_VERBS[correction.kind]}. {_told(correction)}"
    return [*named(correction.by, zone), rich.text(told)]


def _words(correction: Correction) -> str:
    return f"{short(correction.by)} {_VERBS[correction.kind]}. {_told(correction)}"


def _told(correction: Correction) -> str:
    changes = "; ".join(
        f"{rich.called(each.label)}: {_short(each.before)} → {_short(each.now)}" for each in correction.changes
    )
    return changes or correction.note or rich.called(correction.story.name)


def _short(value: str) -> str:
    return clipped(" ".join(value.split()), _WORDS)
