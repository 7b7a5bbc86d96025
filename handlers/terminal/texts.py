"""`analyze` and `compare` from files to what is printed. Each returns the command's exit status."""

from __future__ import annotations

from collections.abc import Sequence

import typer
from rich.console import Console

from bot.article import Moment
from config.settings import Settings
from handlers import wiring
from handlers.terminal import show
from handlers.terminal.analysis import analyse, check_quotes, compare_files, to_json


def analyze(files: Sequence[str], settings: Settings, date: Moment | None, *, as_json: bool) -> int:
    """Print what stands in each file, and what it says against itself."""
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    analysed = analyse(files, date, reader, policy)
    show.show_unread(analysed.unread, Console(stderr=True))
    if as_json:
        typer.echo(to_json(analysed.out()))
    else:
        show.show_analysis(analysed, Console())
    return analysed.status


def compare(
    files: Sequence[str],
    settings: Settings,
    date: Moment | None,
    *,
    transcript: str | None,
    same_story: bool,
    everything: bool,
    explain: bool,
    as_json: bool,
) -> int:
    """Print what does not agree between the files and within each, or between their quotes and a transcript."""
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    if transcript:
        compared = check_quotes(files, transcript, date, reader, policy, everything=everything)
    else:
        compared = compare_files(files, date, reader, policy, same_story=same_story, everything=everything)
    show.show_unread(compared.unread, Console(stderr=True))
    if as_json:
        typer.echo(to_json(compared.out(explain=explain)))
    else:
        show.show_comparison(compared, Console(), explain=explain)
    return compared.status
