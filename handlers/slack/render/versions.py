"""What an article is to others, in the head of its reply: seen before, replaced, a copy of a wire's text."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from bot.article import Instruction, InstructionKind
from bot.report import Kinship, Reference, Report, Rewording, Touched
from handlers.slack.render import rich
from handlers.slack.text import clipped

_NOTE = 300  # characters of what a wire says it changed
_WORDS, _CONTEXT = 120, 160  # characters of changed words, and of those around them
_KINDS = {
    Touched.HEADLINE: "Headline changed",
    Touched.FIGURE: "Figure changed",
    Touched.QUOTE: "Quote changed",
    Touched.NAME: "Name changed",
    Touched.WORDS: "Changed",
}
_TOLD = {
    InstructionKind.CORRECTED: "The wire corrects it",
    InstructionKind.REFILE: "The wire has filed it anew",
    InstructionKind.KILL: "The wire has taken it back: do not use it",
    InstructionKind.HOLD: "The wire asks to hold it",
    InstructionKind.UPDATE: "The wire updates it",
    InstructionKind.WRITETHRU: "The wire has written it through",
    InstructionKind.REINSTATED: "The wire says it may be used again",
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
        yield from _changes(known)
    if known.replaced_by:
        yield rich.text("\nA later version is known: ")
        yield from link(known.replaced_by)
        if known.instruction:
            yield rich.text(f". {_instruction(known.instruction, 'this one')}")
    if known.copy_of:
        yield rich.text(f"\n{round(known.share * 100)} % of the wording is that of ")
        yield from link(known.copy_of)
        yield rich.text(": one source")


def told(change: Rewording) -> str:
    """A change in a few plain words: "287 → 278"."""
    before, now = sides(change)
    if not before:
        return f"added: {now}"
    return f"{before} → {now}" if now else f"left out: {before}"


def sides(change: Rewording) -> tuple[str, str]:
    """The words of both versions, flat, of a length that leaves room for others."""
    before, now = (clipped(" ".join(words.split()), _WORDS) for words in (change.before, change.now))
    return before, now


def around(change: Rewording) -> rich.Element:
    """The words that stand around a change."""
    return rich.text(f"  “… {clipped(change.context, _CONTEXT)} …”")


def more(number: int) -> rich.Element:
    """How many changes are not told."""
    return rich.text(f"\nand {number} more change{'s' if number != 1 else ''}")


def _changes(known: Kinship) -> Iterator[rich.Element]:
    for change in known.changes:
        yield rich.text(f"\n{_KINDS[change.kind]}: ")
        yield rich.bold(told(change))
        yield around(change)
    if known.changes and known.more_changes:
        yield more(known.more_changes)


def _instruction(told: Instruction, what: str) -> str:
    words = _TOLD[told.kind].replace(" it", f" {what}", 1)
    return f"{words} ({clipped(told.note, _NOTE)})" if told.note else words
