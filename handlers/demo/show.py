"""`copydesk demo`: the morning in the terminal, once or with a prompt after it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from rich.console import Console

from config.settings import Settings
from handlers.demo.prompt import Prompt
from handlers.demo.replay import morning_staged, replay
from handlers.demo.transcript import Transcript
from workspace.morning import load


def show(settings: Settings, *, once: bool) -> None:
    """Play the morning and print its threads and its digest; unless `once`, keep a prompt afterwards."""
    console = Console()
    morning = load()
    console.print(f"A morning at {morning.house_outlet}: {len(morning.events)} events, read as they come …")
    with morning_staged(morning, settings) as stage:
        replay(stage, morning)
        transcript = Transcript(stage.workspace, stage.app.bot_user.id, ZoneInfo(morning.tz), console)
        transcript.channels()
        if not once:
            console.print()
            Prompt(stage, morning, transcript, console, console.input).serve()
