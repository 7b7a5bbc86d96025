"""The command line, `copydesk`: the desk without Slack, and the way to start every process."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import nullcontext
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape

from bot.article import Moment
from bot.errors import CopydeskError
from bot.storage import migrate as bring_up
from bot.storage import open_database
from bot.stories.memory import MemoryArchive
from config.settings import Settings
from handlers import wiring
from handlers.demo.show import show as show_demo
from handlers.terminal import analysing, processes, show
from handlers.terminal import doctor as examining
from handlers.terminal.archive import print_digest
from handlers.terminal.contract import shipped_schema
from handlers.terminal.importing import import_files
from handlers.terminal.ledgers import print_ledger
from handlers.terminal.quotes import print_quotes
from handlers.terminal.stories import at_hand, passing_by, print_found
from handlers.terminal.story_commands import story as story_commands

app = typer.Typer(
    name="copydesk",
    help="The copy desk in a newsroom's Slack: compares the figures and quotes of articles about one story.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)

app.add_typer(story_commands)

Files = Annotated[list[str], typer.Argument(help="txt, md or html files; - is standard input", metavar="FILE...")]
Json = Annotated[bool, typer.Option("--json", help="print JSON (`copydesk schema` prints its JSON Schema)")]
Explain = Annotated[
    bool, typer.Option("--explain", help="say why figures are taken for one measure: odds, reasons, what decided")
]
Day = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="dates the files that carry no date", metavar="YYYY-MM-DD"),
]


@app.command()
def analyze(files: Files, as_json: Json = False, date: Day = None) -> None:
    """Show the figures, quotes and names of each file, and what it says against itself."""
    settings = wiring.read_settings()
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    analysis = analysing.analyse(files, _moment(date), reader, policy)
    show.show_unread(analysis.unread, Console(stderr=True))
    if as_json:
        typer.echo(analysing.to_json(analysis.out()))
    else:
        show.show_analysis(analysis, Console())
    raise typer.Exit(analysis.status)


@app.command()
def compare(
    files: Files,
    as_json: Json = False,
    date: Day = None,
    same_story: Annotated[bool, typer.Option("--same-story", help="take all files as one story")] = False,
    everything: Annotated[bool, typer.Option("--all", help="show also what agrees and what is silent")] = False,
    explain: Explain = False,
    transcript: Annotated[
        str | None, typer.Option("--transcript", help="check every quote against this text instead", metavar="FILE")
    ] = None,
) -> None:
    """Group the files into stories and show what does not agree, between articles of a story and within each.

    Exit status: 0 nothing of medium or high severity, 1 at least one such finding, 2 an error.
    """
    settings = wiring.read_settings()
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    if transcript:
        compared = analysing.check_quotes(files, transcript, _moment(date), reader, policy, everything=everything)
    else:
        compared = analysing.compare_files(
            files, _moment(date), reader, policy, same_story=same_story, everything=everything
        )
    show.show_unread(compared.unread, Console(stderr=True))
    if as_json:
        typer.echo(analysing.to_json(compared.out(explain=explain)))
    else:
        show.show_comparison(compared, Console(), explain=explain)
    raise typer.Exit(compared.status)


@app.command()
def match(
    file: Annotated[str, typer.Argument(help="one JSON object a line: {id, title, text, published, …}")],
    db: Annotated[bool, typer.Option("--db", help="match with the stories of the desk's own archive too")] = False,
    team: Annotated[str | None, typer.Option("--team", help="with --db: the workspace (T…) whose archive")] = None,
) -> None:
    """Assign each article of a jsonl file to a story, in the order given; prints one JSON object a line.

    Nothing is kept. With --db stories of the archive have their numbers there; new-1, new-2, … the file alone tells.
    """
    settings = wiring.read_settings()
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    with passing_by(settings, policy, team) if db else nullcontext(MemoryArchive(policy.stories)) as archive:
        for matched in analysing.match_lines(analysing.read_lines(file), reader, archive):
            typer.echo(matched.model_dump_json())


@app.command()
def schema() -> None:
    """Print the JSON Schema of what `analyze`, `compare` and `match` print with --json."""
    typer.echo(shipped_schema())


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="print the threads and the digest, and end")] = False,
) -> None:
    """Play a newsroom morning in a local workspace, with the real bot and without Slack."""
    show_demo(wiring.read_settings(), once=once)


@app.command()
def run() -> None:
    """Run everything in one process: Socket Mode when SLACK_APP_TOKEN is set, else HTTP on HOST and PORT."""
    processes.run(_logging())


@app.command()
def web() -> None:
    """Run the process that stores what Slack sends over HTTP (with PostgreSQL; see Procfile)."""
    processes.web(_logging())


@app.command()
def worker() -> None:
    """Run a process that works and posts (with PostgreSQL; as many as wanted)."""
    processes.worker(_logging())


@app.command()
def clock() -> None:
    """Run the process that makes the digests that are due (with PostgreSQL)."""
    processes.clock(_logging())


@app.command()
def digest(
    team: Annotated[str | None, typer.Option("--team", help="only this workspace (T…)")] = None,
    hours: Annotated[int, typer.Option("--hours", min=1, help="how far back to look")] = 24,
) -> None:
    """Print what a digest would say now, of everything the archive holds."""
    print_digest(wiring.read_settings(), team=team, hours=hours, console=Console())


@app.command()
def ledger(
    story: Annotated[str, typer.Argument(help="a story's id, or words of its name", metavar="STORY")],
    team: Annotated[str | None, typer.Option("--team", help="only this workspace (T…)")] = None,
    explain: Explain = False,
) -> None:
    """Print what a story's articles count: value now, who says so, as of, first and last outlet, history.

    Exit status: 0 there is such a story, 1 there is none, 2 an error.
    """
    settings = wiring.read_settings()
    policy = wiring.policy(settings) if explain else None
    if not print_ledger(settings, story, team=team, console=Console(), explain=policy):
        typer.echo("No story has this id or these words in its name.")
        raise typer.Exit(1)


@app.command("import")
def import_(
    files: Annotated[
        list[str],
        typer.Argument(help="jsonl, RSS, Atom, NewsML-G2, NITF or ninjs; - is standard input", metavar="FILE..."),
    ],
    team: Annotated[str | None, typer.Option("--team", help="the workspace (T…) they are for")] = None,
) -> None:
    """Add known stories from wires and feeds, for posts to be compared with. Safe to repeat.

    Exit status: 0 all taken in, 2 an item or a file was skipped and named.
    """
    if not import_files(files, wiring.read_settings(), team, Console(stderr=True)):
        raise typer.Exit(analysing.ERROR)


@app.command()
def search(
    words: Annotated[
        list[str] | None, typer.Argument(help="words, names, a number, a link, days: drones since Monday")
    ] = None,
    quote: Annotated[
        str | None,
        typer.Option("--quote", help="who said such words; typing errors and trims are forgiven", metavar="WORDS"),
    ] = None,
    team: Annotated[str | None, typer.Option("--team", help="only this workspace (T…)")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="with --quote: print the versions as JSON")] = False,
) -> None:
    """Look something up in the archive: stories, or with --quote every version of a quote, wherever it was printed.

    Exit status: 0 something was found, 1 nothing, 2 an error.
    """
    settings = wiring.read_settings()
    if quote:
        if not print_quotes(settings, quote, team=team, console=Console(), as_json=as_json):
            typer.echo("Nobody is quoted with such words.", err=as_json)
            raise typer.Exit(1)
        return
    if not words:
        raise typer.BadParameter("give words to look for, or --quote")
    with at_hand(settings, team) as hands:
        if not print_found(hands, " ".join(words), Console()):
            typer.echo("No story is told in such words.")
            raise typer.Exit(1)


@app.command()
def manifest() -> None:
    """Print the manifest of the Slack app: paste it at api.slack.com/apps → Create New App → From a manifest."""
    typer.echo(examining.manifest())


@app.command()
def doctor() -> None:
    """Look at tokens, scopes, database, language model and time zone, and say what to do about each failure."""
    console = Console()
    examined = list(examining.examine(wiring.read_settings()))
    for found in examined:
        mark = "[red]✗[/]" if found.trouble else "[green]✓[/]"
        console.print(f"{mark} {found.what}: {escape(found.trouble or found.well)}", soft_wrap=True)
    raise typer.Exit(analysing.ERROR if any(found.trouble for found in examined) else 0)


@app.command()
def migrate() -> None:
    """Bring the database at DATABASE_URL to the schema this version needs. Safe to repeat."""
    engine = open_database(wiring.read_settings().database_url)
    before = bring_up(engine)
    engine.dispose()
    done = "was ready" if before.ready else f"brought from {before.current or 'nothing'} to schema {before.needed}"
    typer.echo(f"The database {done}.")


def main() -> None:
    """Run the command line. Whatever goes wrong ends in one line and exit status 2."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    try:
        app()
    except CopydeskError as error:
        _fail(str(error))
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:
        logging.getLogger("copydesk").debug("unexpected", exc_info=True)
        _fail(f"something unexpected happened ({type(error).__name__}: {error}). Please report it with your input")


def _logging() -> Settings:
    """The settings, with the log as they want it."""
    settings = wiring.read_settings()
    level = settings.log_level.upper()
    if level not in logging.getLevelNamesMapping():
        raise wiring.SettingsError(f"LOG_LEVEL {settings.log_level!r} is none of DEBUG, INFO, WARNING, ERROR")
    logging.getLogger().setLevel(level)
    for chatty in ("alembic", "apscheduler", "httpx"):
        logging.getLogger(chatty).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    # What the SDK complains of, we say ourselves, once and with what to do.
    logging.getLogger("slack_sdk.web.base_client").setLevel(logging.CRITICAL)
    # Bolt warns at each start that it does not use the token it finds in the environment; it is handed ours.
    logging.getLogger("slack_bolt.App").setLevel(logging.ERROR)
    return settings


def _fail(message: str) -> None:
    typer.echo(f"copydesk: {' '.join(message.split())}", err=True)
    sys.exit(analysing.ERROR)


def _moment(day: datetime | None) -> Moment | None:
    return Moment.on(day.date()) if day else None
