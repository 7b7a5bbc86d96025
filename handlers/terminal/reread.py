"""`copydesk reread`: stored articles read anew by the rules of today, with a progress bar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.errors import CopydeskError
from bot.filing.reread import Reread, Rereader
from bot.storage import Refiled, Store
from bot.storage.rereads import Stale
from config.settings import Settings
from handlers import wiring
from handlers.terminal.archive import opened
from handlers.terminal.lookup_contract import RereadOut
from handlers.terminal.workspaces import team_of


class RereadError(CopydeskError):
    """What is asked to be read anew cannot be. The message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which articles are to be read anew; None is no limit."""

    team: str | None = None
    story: str | None = None
    since: datetime | None = None  # articles dated from then on
    limit: int | None = None


def reread_archive(settings: Settings, wanted: Selection, console: Console, *, dry_run: bool, as_json: bool) -> bool:
    """Read anew what is of other rules and print what became of it; False where an article could not be read.

    Ctrl-C ends it after the article under way is undone; what was done stays, and the next run goes on there. Raises
    DatabaseError, SettingsError, TeamError or RereadError.
    """
    with opened(settings) as store:
        if wanted.since is not None and wanted.since > store.now():
            raise RereadError(f"--since {wanted.since:%Y-%m-%d} lies ahead: name a day that has been")
        work = _Work(settings, store, Console(stderr=True))
        for team in _teams(store, wanted):
            work.go_through(team, wanted, dry_run=dry_run)
        told = work.told(dry_run=dry_run)
    if as_json:
        console.out(told.model_dump_json(indent=1), highlight=False)
    else:
        console.print(escape(_words(told)), highlight=False, soft_wrap=True)
    return not work.failed and not work.stopped


def _teams(store: Store, wanted: Selection) -> tuple[str, ...]:
    """Every workspace, or the one named; a story is of one."""
    if wanted.team is not None or wanted.story is not None:
        return (team_of(store, wanted.team),)
    return store.teams()


class _Work:
    """One run over the workspaces, with what it has come to."""

    def __init__(self, settings: Settings, store: Store, console: Console) -> None:
        self._store = store
        self._stamp = wiring.policy(settings).stamp
        self._rereader: Rereader = wiring.desk(settings, store).rereader
        self._console = console
        self.read = self.failed = self.waiting = 0
        self.stopped = False
        self._done = Refiled()

    def go_through(self, team: str, wanted: Selection, *, dry_run: bool) -> None:
        """Read what waits in one workspace."""
        if self.stopped:
            return
        if not dry_run:
            self._rereader.adopt(team)
        waiting = self._waiting(team, wanted)
        left = None if wanted.limit is None else max(wanted.limit - self.read - self.failed, 0)
        listed = waiting[:left]
        run = self._rereader.rehearse if dry_run else self._rereader.reread
        try:
            with self._progress() as progress:
                task = progress.add_task(escape(team), total=len(listed))
                for each in run(team, listed):
                    self._count(each)
                    progress.advance(task)
        except KeyboardInterrupt:
            self.stopped = True
        self.waiting += len(waiting) - len(listed) if dry_run else len(self._waiting(team, wanted))

    def told(self, *, dry_run: bool) -> RereadOut:
        """What the run has come to."""
        done = self._done
        return RereadOut(
            read=self.read,
            failed=self.failed,
            waiting=self.waiting,
            kept=done.kept,
            new=done.new,
            withdrawn=done.withdrawn,
            carried=done.carried,
            unfound=done.unfound,
            dry_run=dry_run,
        )

    def _waiting(self, team: str, wanted: Selection) -> tuple[Stale, ...]:
        with self._store.look(team) as tx:
            if wanted.story is not None and tx.scope.story(wanted.story) is None:
                raise RereadError(f"workspace {team} has no story {wanted.story}: `copydesk search` prints the numbers")
            return tx.rereads.waiting(self._stamp, story=wanted.story, since=wanted.since)

    def _count(self, each: Reread) -> None:
        if each.trouble is not None:
            self.failed += 1
            self._say(f"article {each.article} could not be read and is as it was: {each.trouble}")
        elif each.done is not None:
            self.read += 1
            self._done += each.done

    def _say(self, words: str) -> None:
        self._console.print(escape(words), style="red", highlight=False, soft_wrap=True)

    def _progress(self) -> Progress:
        columns: Iterable[BarColumn | MofNCompleteColumn | TextColumn | TimeRemainingColumn] = (
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        return Progress(*columns, console=self._console, transient=True)


def _words(told: RereadOut) -> str:
    """The outcome in lines."""
    would = "would be " if told.dry_run else ""
    lines = [
        f"articles {would}read anew: {told.read}",
        f"  findings nobody decided about: {told.kept} found again, {told.new} new, {told.withdrawn} withdrawn",
        f"  decided findings: {told.carried} carried on, {told.unfound} not found any more, which stay as decided",
    ]
    if told.failed:
        lines.append(f"  could not be read: {told.failed}")
    if told.waiting:
        lines.append(f"  still to be read anew: {told.waiting}")
    return "\n".join(lines)
