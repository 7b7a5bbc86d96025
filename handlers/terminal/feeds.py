"""`copydesk import`: known stories from files of wires and feeds, with a progress bar."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn, TimeRemainingColumn

from bot.answers.replies import Answer
from bot.article import Article
from bot.desk.desk import Desk
from bot.filing.wires import Taken
from bot.ingest import Refusal
from bot.ingest.feeds import read_feed
from bot.ingest.thresholds import IngestThresholds
from bot.storage import Store
from config.settings import Settings
from handlers import wiring
from handlers.terminal.archive import opened
from handlers.terminal.files import STANDARD_INPUT
from handlers.terminal.outbox import threads
from handlers.terminal.workspaces import team_to_fill

_WORDS = (
    (Taken.NEW, "taken in"),
    (Taken.UNDATED, "taken in and dated by their arrival (the date stated cannot be right)"),
    (Taken.KNOWN, "known before"),
    (Taken.HELD, "under embargo and left out (import again when it is over)"),
)


def import_files(
    files: list[str], settings: Settings, team: str | None, console: Console, *, new_team: bool = False
) -> bool:
    """Take in every item of the files; False where an item or a file was skipped, which is told on `console`.

    With `new_team` for a workspace the database need not know. Raises DatabaseError, SettingsError or TeamError.
    """
    with opened(settings) as store:
        importer = _Importer(settings, store, team_to_fill(store, team, new=new_team), console)
        taken = [importer.take_in(file) for file in files]
    return all(taken)


class _Importer:
    """Takes in one file after the other. What that changes for posts waits in the outbox for `copydesk run`."""

    def __init__(self, settings: Settings, store: Store, team: str, console: Console) -> None:
        self._desk: Desk = wiring.desk(settings, store)
        self._answer: Answer = threads(settings, store).answer
        self._limits: IngestThresholds = wiring.policy(settings).ingest
        self._team = team
        self._console = console

    def take_in(self, file: str) -> bool:
        """Whether everything in the file was taken in."""
        if file == STANDARD_INPUT:
            return self._read(file, sys.stdin.buffer, None)
        try:
            with Path(file).open("rb") as stream:
                return self._read(file, stream, Path(file).stat().st_size)
        except OSError as error:
            self._say(f"{file}: cannot be read: {error.strerror or error}", style="red")
            return False

    def _read(self, file: str, stream: BinaryIO, size: int | None) -> bool:
        with self._progress() as progress:
            task = progress.add_task(escape(Path(file).name), total=size)
            counts, skipped = self._all(file, stream, progress, task)
        told = [f"{counts[taken]} {words}" for taken, words in _WORDS if counts[taken]]
        told += [f"{skipped} skipped"] if skipped else []
        self._say(f"{file}: {', '.join(told) or 'nothing in it'}")
        return not skipped

    def _all(self, file: str, stream: BinaryIO, progress: Progress, task: TaskID) -> tuple[Counter[Taken], int]:
        """What became of the items, and how many were skipped."""
        counts: Counter[Taken] = Counter()
        skipped: list[Refusal] = []

        def articles() -> Iterator[Article]:
            for item in read_feed(stream, self._limits.feed_bytes, self._limits.text_chars):
                if isinstance(item, Article):
                    yield item
                else:
                    skipped.append(item)
                    self._say(f"{file}: {item.message}", style="red")

        for taken in self._desk.take_in(self._team, articles(), self._answer):
            counts[taken] += 1
            progress.update(task, completed=stream.tell() if stream.seekable() else None)
        return counts, len(skipped)

    def _progress(self) -> Progress:
        columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        return Progress(*columns, console=self._console, transient=True)

    def _say(self, words: str, style: str | None = None) -> None:
        self._console.print(escape(words), style=style, highlight=False, soft_wrap=True)
