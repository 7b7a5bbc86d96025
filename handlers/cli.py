"""The command line, `copydesk`: the desk without Slack, and the way to start every process.

A table of commands. What a command needs is imported when it runs, so that none waits for the parts of the others.
"""

from __future__ import annotations

import logging
import os
import sys
from datetime import datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.errors import CopydeskError
from handlers.terminal.exits import ERROR
from handlers.terminal.story_commands import story as story_commands

if TYPE_CHECKING:
    from bot.article import Moment

app = typer.Typer(
    name="copydesk",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    epilog=(
        "Read: articles as .txt, .md, .html, .docx, .odt, .rtf, .pdf, .eml, and .jsonl of one a line; with `import`, "
        "RSS, Atom, JSON Feed, NewsML 1 and G2, NITF, ninjs, IPTC 7901, ANPA 1312, WordPress exports and .jsonl."
    ),
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


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"copydesk {metadata.version('copydesk')}")
        raise typer.Exit


@app.callback()
def copydesk(
    version: Annotated[
        bool, typer.Option("--version", help="print the version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """The copy desk in a newsroom's Slack: compares the figures and quotes of articles about one story."""


@app.command()
def analyze(files: Files, as_json: Json = False, date: Day = None) -> None:
    """Show the figures, quotes and names of each file, and what it says against itself."""
    from handlers import wiring
    from handlers.terminal import texts

    raise typer.Exit(texts.analyze(files, wiring.read_settings(), _moment(date), as_json=as_json))


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
    from handlers import wiring
    from handlers.terminal import texts

    status = texts.compare(
        files,
        wiring.read_settings(),
        _moment(date),
        transcript=transcript,
        same_story=same_story,
        everything=everything,
        explain=explain,
        as_json=as_json,
    )
    raise typer.Exit(status)


@app.command()
def match(
    file: Annotated[str, typer.Argument(help="one JSON object a line: {id, title, text, published, …}")],
    db: Annotated[bool, typer.Option("--db", help="match with the stories of the desk's own archive too")] = False,
    team: Annotated[str | None, typer.Option("--team", help="with --db: the workspace (T…) whose archive")] = None,
) -> None:
    """Assign each article of a jsonl file to a story, in the order given; prints one JSON object a line.

    Nothing is kept. With --db stories of the archive have their numbers there; new-1, new-2, … the file alone tells.
    """
    from handlers import wiring
    from handlers.terminal.match import match as print_matched

    print_matched(file, wiring.read_settings(), db=db, team=team)


@app.command()
def schema() -> None:
    """Print the JSON Schema of what the commands print with --json, and `match` for each article."""
    from handlers.shipped import shipped_schema

    typer.echo(shipped_schema())


@app.command()
def demo(
    once: Annotated[bool, typer.Option("--once", help="print the threads and the digest, and end")] = False,
) -> None:
    """Play a newsroom morning in a local workspace, with the real bot and without Slack."""
    from handlers import wiring
    from handlers.extras import DEMO

    DEMO.require("the demo")
    from handlers.demo.show import show

    show(wiring.read_settings(), once=once)


@app.command()
def run() -> None:
    """Run everything in one process: Socket Mode when SLACK_APP_TOKEN is set, else HTTP on HOST and PORT."""
    from handlers.terminal import processes

    processes.run(processes.logged_settings())


@app.command()
def web() -> None:
    """Run the process that stores what Slack sends over HTTP (with PostgreSQL; see Procfile)."""
    from handlers.terminal import processes

    processes.web(processes.logged_settings())


@app.command()
def worker() -> None:
    """Run a process that works and posts (with PostgreSQL; as many as wanted)."""
    from handlers.terminal import processes

    processes.worker(processes.logged_settings())


@app.command()
def clock() -> None:
    """Run the process that makes the digests that are due (with PostgreSQL)."""
    from handlers.terminal import processes

    processes.clock(processes.logged_settings())


@app.command()
def digest(
    team: Annotated[str | None, typer.Option("--team", help="only this workspace (T…)")] = None,
    hours: Annotated[int, typer.Option("--hours", min=1, max=8760, help="how far back to look")] = 24,
) -> None:
    """Print what a digest would say now, of everything the archive holds."""
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.digest import print_digest

    print_digest(wiring.read_settings(), team=team, hours=hours, console=Console())


@app.command()
def ledger(
    story: Annotated[str, typer.Argument(help="a story's id, or words of its name", metavar="STORY")],
    team: Annotated[str | None, typer.Option("--team", help="the workspace (T…), where there is more than one")] = None,
    explain: Explain = False,
    as_json: Json = False,
) -> None:
    """Print what a story's articles count: each measure with its values, who has them since when, who says so.

    What does not agree stands first and is marked; an outlet's value and its own later one stand below the values.

    Exit status: 0 there is such a story, 1 there is none, 2 an error.
    """
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.ledgers import print_ledger

    if explain and as_json:
        raise typer.BadParameter("--explain is told in words: leave --json out")
    settings = wiring.read_settings()
    policy = wiring.policy(settings)
    if not print_ledger(settings, story, team=team, console=Console(), policy=policy, explain=explain, as_json=as_json):
        typer.echo("No story has this id or these words in its name.", err=as_json)
        raise typer.Exit(1)


@app.command("import")
def import_(
    files: Annotated[
        list[str],
        typer.Argument(
            help="jsonl, RSS, Atom, JSON Feed, WordPress export, NewsML, NITF, ninjs, IPTC 7901, ANPA 1312; - is stdin",
            metavar="FILE...",
        ),
    ],
    team: Annotated[str | None, typer.Option("--team", help="the workspace (T…) they are for")] = None,
    new_team: Annotated[
        bool, typer.Option("--new-team", help="with --team: a workspace the database does not know yet")
    ] = False,
) -> None:
    """Add known stories from wires and feeds, for posts to be compared with. Safe to repeat.

    --team may be left out where the database knows one workspace; the first one of a database is simply named.
    Exit status: 0 all taken in, 2 an item or a file was skipped and named.
    """
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.feeds import import_files

    if not import_files(files, wiring.read_settings(), team, Console(stderr=True), new_team=new_team):
        raise typer.Exit(ERROR)


@app.command()
def search(
    words: Annotated[
        list[str] | None, typer.Argument(help="words, names, a number, a link, days: drones since Monday")
    ] = None,
    quote: Annotated[
        str | None,
        typer.Option("--quote", help="who said such words; typing errors and trims are forgiven", metavar="WORDS"),
    ] = None,
    team: Annotated[str | None, typer.Option("--team", help="the workspace (T…), where there is more than one")] = None,
    as_json: Json = False,
) -> None:
    """Look something up in the archive: stories, or with --quote every version of a quote, wherever it was printed.

    Exit status: 0 something was found, 1 nothing, 2 an error.
    """
    from rich.console import Console

    from handlers import wiring

    settings = wiring.read_settings()
    if quote:
        from handlers.terminal.quotes import print_quotes

        if not print_quotes(settings, quote, team=team, console=Console(), as_json=as_json):
            typer.echo("Nobody is quoted with such words.", err=as_json)
            raise typer.Exit(1)
        return
    if not words:
        raise typer.BadParameter("give words to look for, or --quote")
    from handlers.terminal.stories import in_sight, print_found

    with in_sight(settings, team) as sight:
        if not print_found(sight, " ".join(words), Console(), as_json=as_json):
            typer.echo("No story is told in such words.", err=as_json)
            raise typer.Exit(1)


@app.command()
def reread(
    team: Annotated[str | None, typer.Option("--team", help="only this workspace (T…)")] = None,
    story: Annotated[
        str | None, typer.Option("--story", help="only the story of this number, as `search` prints it", metavar="S")
    ] = None,
    since: Annotated[
        datetime | None,
        typer.Option("--since", formats=["%Y-%m-%d"], help="only articles dated from then on", metavar="YYYY-MM-DD"),
    ] = None,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="at most so many articles", metavar="N")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="tell what it would come to, and change nothing")] = False,
    as_json: Json = False,
) -> None:
    """Read stored articles anew that were read by other rules: after an upgrade, or after settings have changed.

    What people decided about findings stays, and nothing is posted. It can be stopped at any time and goes on where it
    was. Exit status: 0 done, 2 an article could not be read, or it was stopped.
    """
    from datetime import UTC

    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.reread import Selection, reread_archive

    start = since.replace(tzinfo=UTC) if since else None
    wanted = Selection(team=team, story=story, since=start, limit=limit)
    if not reread_archive(wiring.read_settings(), wanted, Console(), dry_run=dry_run, as_json=as_json):
        raise typer.Exit(ERROR)


@app.command()
def manifest() -> None:
    """Print the manifest of the Slack app: paste it at api.slack.com/apps → Create New App → From a manifest."""
    from handlers import shipped

    domains: tuple[str, ...] = ()
    if "HOUSE_DOMAINS" in os.environ or Path(".env").exists():  # else there are none, and settings take a while to load
        from handlers import wiring

        domains = wiring.read_settings().house_domains
    typer.echo(shipped.manifest(domains))


@app.command()
def doctor() -> None:
    """Look at tokens, scopes, database, language model and settings, and say what to do about each failure."""
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.doctor import print_examined

    raise typer.Exit(0 if print_examined(wiring.read_settings(), Console()) else ERROR)


@app.command()
def migrate() -> None:
    """Bring the database at DATABASE_URL to the schema this version needs. Safe to repeat."""
    from handlers import wiring
    from handlers.terminal.migration import bring_up

    typer.echo(bring_up(wiring.read_settings()))


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


def _fail(message: str) -> None:
    typer.echo(f"copydesk: {' '.join(message.split())}", err=True)
    sys.exit(ERROR)


def _moment(day: datetime | None) -> Moment | None:
    from bot.article import Moment

    return Moment.on(day.date()) if day else None
