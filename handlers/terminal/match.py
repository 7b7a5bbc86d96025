"""`copydesk match`: articles of a jsonl file assigned to stories, among each other or with the archive's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import typer

from bot.filing.dry_run import Passing
from bot.policy import Policy
from bot.storage import Viewer
from bot.stories.memory import MemoryArchive
from config.settings import Settings
from handlers import wiring
from handlers.terminal import analysis
from handlers.terminal.archive import opened
from handlers.terminal.workspaces import team_of


def match(file: str, settings: Settings, *, db: bool, team: str | None) -> None:
    """Print the story of each article of a jsonl file; with `db` the stories of the archive are known too."""
    reader, policy = wiring.reader(settings.copydesk_spacy_model), wiring.policy(settings)
    with _passing_by(settings, policy, team) if db else nullcontext(MemoryArchive(policy.stories)) as archive:
        for matched in analysis.match_lines(analysis.read_lines(file), reader, archive):
            typer.echo(matched.model_dump_json())


@contextmanager
def _passing_by(settings: Settings, policy: Policy, team: str | None) -> Iterator[Passing]:
    """The archive of one workspace to match articles with. Raises DatabaseError, SettingsError or TeamError."""
    with opened(settings) as store:
        yield Passing(store, Viewer.desk(team_of(store, team)), policy.stories)
