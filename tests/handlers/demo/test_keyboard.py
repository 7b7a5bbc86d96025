"""What is pasted at the demo's prompt is one text, whatever lines it has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput
from rich.console import Console

from handlers.demo.keyboard import at_terminal, keyboard

PASTED = "Bridge at Alder shut\n\nThe bridge carried 40,000 cars a day.\nIt reopens in May."


@pytest.fixture
def typed() -> Iterator[PipeInput]:
    """A terminal whose keys are sent."""
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys


def test_a_pasted_text_comes_in_one_piece_with_its_lines(typed: PipeInput) -> None:
    typed.send_text(f"\x1b[200~{PASTED}\x1b[201~\r/copydesk help\r")
    read = at_terminal()
    assert [read("#newsroom> "), read("#newsroom> ")] == [PASTED, "/copydesk help"]


def test_the_end_of_the_input_and_ctrl_c_are_told(typed: PipeInput) -> None:
    read = at_terminal()
    typed.send_text("\x04")
    with pytest.raises(EOFError):
        read("> ")
    typed.send_text("\x03")
    with pytest.raises(KeyboardInterrupt):
        read("> ")


def test_a_pipe_is_read_line_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = iter(["one", "two"])
    monkeypatch.setattr("builtins.input", lambda *_: next(lines))
    read = keyboard(Console(quiet=True))
    assert [read("> "), read("> ")] == ["one", "two"]
