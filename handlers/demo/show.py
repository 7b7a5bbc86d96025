"""`copydesk demo`: the morning in the terminal, once or with a prompt after it."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from config.settings import Settings
from handlers.demo.keyboard import keyboard
from handlers.demo.prompt import Prompt
from handlers.demo.replay import morning_staged, replay
from handlers.demo.stage import Stage
from handlers.demo.transcript import Transcript
from workspace.morning import Event, EventKind, Morning, load


def show(settings: Settings, *, once: bool) -> None:
    """Play the morning and print its threads and its digest; unless `once`, keep a prompt afterwards."""
    console = Console()
    morning = load()
    console.print(f"A morning at {morning.house_outlet}: {len(morning.events)} events, read as they come …")
    with morning_staged(morning, settings) as stage:
        _play(stage, morning, console)
        reader = stage.workspace.person(morning.users[0].handle)
        transcript = Transcript(stage.workspace, stage.app.bot_user.id, ZoneInfo(morning.tz), console, reader)
        transcript.channels()
        if not once:
            console.print()
            Prompt(stage, reader, transcript, console, keyboard(console)).serve()


def _play(stage: Stage, morning: Morning, console: Console) -> None:
    """Let the morning happen; at a terminal a bar says what is happening and how much is left."""
    columns = (BarColumn(bar_width=24), TextColumn("{task.completed}/{task.total}"), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("the newsroom opens", total=len(morning.events))

        def tell(event: Event) -> None:
            progress.update(task, description=_said(event, morning))

        replay(stage, morning, before=tell, after=lambda _: progress.advance(task))


def _said(event: Event, morning: Morning) -> str:
    """ "08:15 Mara Lind posts in #newsroom"."""
    name = next((user.name for user in morning.users if user.handle == event.who), event.who)
    does = {EventKind.EDIT: "edits a post", EventKind.FILE: "uploads a file"}.get(event.kind, "posts")
    return f"{event.at:%H:%M} {name} {does} in #{event.channel}"
