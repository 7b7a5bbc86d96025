"""Look-ups in the desk's own archive, without Slack. The operator at the command line sees everything."""

from __future__ import annotations

from datetime import timedelta

from rich.console import Console
from rich.markup import escape

from bot.digests.compilation import Lens, compile_digest
from bot.storage import Viewer
from config.settings import Settings
from handlers import wiring
from handlers.slack.render.digest import digest_message, digest_stories
from handlers.slack.render.rich import Block, words_of
from handlers.terminal.archive import opened
from handlers.terminal.workspaces import team_of


def print_digest(settings: Settings, *, team: str | None, hours: int, console: Console) -> None:
    """What a digest of the last hours would say, team by team. Raises DatabaseError, SettingsError or TeamError."""
    zone = wiring.time_zone(settings)
    with opened(settings) as store:
        for each in [team_of(store, team)] if team else store.teams():
            with store.look(each) as tx:
                now = store.now()
                day = now.astimezone(zone).date()
                house = frozenset(settings.house_outlets)
                since = now - timedelta(hours=hours)
                lens = Lens(viewer=Viewer.desk(each), since=since, policy=wiring.policy(settings), house=house)
                told = compile_digest(tx, day, lens)
            console.rule(each, align="left")
            for message in (digest_message(told), *digest_stories(told, zone)):
                console.print(escape(_words(message["blocks"])), highlight=False, soft_wrap=True)


def _words(blocks: list[Block]) -> str:
    sections = [section for block in blocks if block["type"] == "rich_text" for section in block["elements"]]
    return "\n".join(words_of(section["elements"]) for section in sections)
