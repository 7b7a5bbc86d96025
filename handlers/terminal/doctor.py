"""`copydesk doctor`: what was looked at, a line each."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from config.settings import Settings
from handlers.doctor import examine


def print_examined(settings: Settings, console: Console) -> bool:
    """Print what was looked at, one line each; whether all is well."""
    well = True
    for found in examine(settings):
        mark = "[red]✗[/]" if found.trouble else "[yellow]![/]" if found.advice else "[green]✓[/]"
        console.print(f"{mark} {found.what}: {escape(found.trouble or found.advice or found.well)}", soft_wrap=True)
        well = well and not found.trouble
    return well
