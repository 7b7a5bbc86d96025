"""What an article is to others, in the head of its reply: seen before, replaced, a copy of a wire's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.article import Instruction, InstructionKind
from bot.report import Reference, Report
from handlers.slack.render import rich
from handlers.slack.text import clipped

_NOTE = 300  # characters of what a wire says it changed
_TOLD = {
    InstructionKind.CORRECTED: "The wire corrects it",
    InstructionKind.REFILE: "The wire has filed it anew",
    InstructionKind.KILL: "The wire has taken it back: do not use it",
    InstructionKind.HOLD: "The wire asks to hold it",
    InstructionKind.UPDATE: "The wire updates it",
    InstructionKind.WRITETHRU: "The wire has written it through",
}


def versions(report: Report, link: Callable[[Reference], list[rich.Element]]) -> Iterator[rich.Element]:
    """One line for each thing there is to say, articles named by `link`; nothing where it stands for itself."""
    known = report.kinship
    if report.article.instruction:
        yield rich.text("\n" + _instruction(report.article.instruction, "an earlier version"))
    if report.seen_before:
        yield rich.text("\nThe same text was seen before: ")
        yield from link(report.seen_before[0])
    if known.replaces:
        yield rich.text("\nTakes the place of ")
        yield from link(known.replaces)
    if known.replaced_by:
        yield rich.text("\nA later version is known: ")
        yield from link(known.replaced_by)
        if known.instruction:
            yield rich.text(f". {_instruction(known.instruction, 'this one')}")
    if known.copy_of:
        yield rich.text(f"\n{round(known.share * 100)} % of the wording is that of ")
        yield from link(known.copy_of)
        yield rich.text(": one source")


def _instruction(told: Instruction, what: str) -> str:
    words = _TOLD[told.kind].replace(" it", f" {what}", 1)
    return f"{words} ({clipped(told.note, _NOTE)})" if told.note else words
