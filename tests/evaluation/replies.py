"""How much a reply asks of its reader: `python -m tests.evaluation.replies`.

Plays the demo morning in the local workspace and prints, for every reply in a thread, the findings told, the controls
seen (buttons and selects), the menus, the blocks, the characters read and those of the notification; then the mean.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from typing import Any

from config.settings import Settings
from handlers.demo.replay import morning_staged, replay
from workspace import Message
from workspace.morning import load
from workspace.text import shown

HEAD = ("findings", "controls", "menus", "blocks", "characters", "notification")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One reply, counted."""

    findings: int
    controls: int  # buttons and selects, seen without a click
    menus: int  # three dots
    blocks: int
    characters: int  # of what a person reads, controls included
    notification: int  # characters of its text


def measured(message: Message) -> Measured:
    """A reply of the bot, counted."""
    elements = [each for block in message.blocks if block["type"] == "actions" for each in block["elements"]]
    menus = sum(each["type"] == "overflow" for each in elements)
    return Measured(
        findings=sum(_is_finding(block) for block in message.blocks),
        controls=len(elements) - menus,
        menus=menus,
        blocks=len(message.blocks),
        characters=len(shown(message.text, message.blocks)),
        notification=len(message.text),
    )


def _is_finding(block: dict[str, Any]) -> bool:
    return shown("", [block]).startswith(("🔴", "🟠", "⚪"))


def table(rows: Iterable[tuple[str, Measured]]) -> str:
    """The rows and their mean, as Markdown."""
    told = list(rows)
    lines = [f"| reply to | {' | '.join(HEAD)} |", f"|{'---|' * (len(HEAD) + 1)}"]
    lines += [f"| {name} | {' | '.join(str(number) for number in astuple(one))} |" for name, one in told]
    means = [sum(column) / len(told) for column in zip(*(astuple(one) for _, one in told), strict=True)]
    return "\n".join([*lines, f"| mean of {len(told)} | {' | '.join(f'{mean:.1f}' for mean in means)} |"])


def main() -> None:
    """Print the table."""
    morning = load()
    with morning_staged(morning, Settings()) as stage:
        posted = replay(stage, morning)
        replies = [(name, each) for name, post in posted.items() for each in stage.workspace.replies(post)]
        print(table((name, measured(each)) for name, each in replies if "correct" not in shown(each.text, [])[:60]))


if __name__ == "__main__":
    main()
