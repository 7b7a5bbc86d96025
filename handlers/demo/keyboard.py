"""What somebody types at the demo's prompt; what is pasted comes in one piece, whatever lines it has."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console


def keyboard(console: Console) -> Callable[[str], str]:
    """A function that asks with these words for a line: at a terminal with what was pasted whole, else line by line.

    It raises EOFError at the end of the input and KeyboardInterrupt on Ctrl-C.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return console.input
    return at_terminal()


def at_terminal() -> Callable[[str], str]:
    """The same for a terminal: it is asked to bracket what is pasted, so that a line's end in it ends nothing."""
    from prompt_toolkit import PromptSession  # noqa: PLC0415  # an extra's, and needed at a terminal only

    session: PromptSession[str] = PromptSession()
    return session.prompt
