"""`copydesk search` and `copydesk story`: stories found, shown and decided about without Slack."""

from __future__ import annotations

import getpass
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import tzinfo

from rich.console import Console
from rich.markup import escape

from bot.answers.replies import Answer
from bot.answers.story_lookup import Found, Hit
from bot.desk.stories import StoryDesk, StoryPage
from bot.errors import CopydeskError
from bot.report import Reference, StoryCard
from bot.storage import Viewer
from bot.stories.ruling import Ruling, RulingKind
from config.settings import Settings
from handlers import wiring
from handlers.terminal.archive import opened
from handlers.terminal.lookup_contract import ReferenceOut, SearchOut, StoryOut
from handlers.terminal.workspaces import team_of

_DECIDED = {
    RulingKind.PARTED: "put apart from story {other}",
    RulingKind.MOVED: "moved here from story {other}",
    RulingKind.JOINED: "story {other} joined",
    RulingKind.MERGED: "story {other} merged into this one",
    RulingKind.SPLIT: "split from story {other}",
    RulingKind.RENAMED: "named “{name}”",
}


class StoryUnknownError(CopydeskError):
    """The archive has no such story, article or decision. The message says how to find its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """Whoever looks stories up at the command line: sees everything."""

    stories: StoryDesk
    viewer: Viewer
    zone: tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class Hands(Sight):
    """Whoever decides at the command line as well; the answers wait in the outbox for `copydesk run`."""

    by: str
    answer: Answer


@contextmanager
def in_sight(settings: Settings, team: str | None) -> Iterator[Sight]:
    """The stories of one workspace, to be looked up. Raises DatabaseError, SettingsError or TeamError."""
    with opened(settings) as store:
        named = team_of(store, team)
        yield Sight(stories=wiring.stories(settings, store), viewer=Viewer.desk(named), zone=wiring.time_zone(settings))


@contextmanager
def at_hand(settings: Settings, team: str | None) -> Iterator[Hands]:
    """The stories of one workspace, to be decided about. Raises DatabaseError, SettingsError or TeamError."""
    # What words the answers is half of the Slack side, and whoever only looks does without it.
    from handlers.terminal.outbox import threads  # noqa: PLC0415

    with opened(settings) as store:
        named, desk = team_of(store, team), wiring.desk(settings, store)
        yield Hands(
            stories=desk.stories,
            viewer=Viewer.desk(named),
            by=getpass.getuser(),
            answer=threads(settings, store).answer,
            zone=wiring.time_zone(settings),
        )


def print_found(sight: Sight, question: str, console: Console, *, as_json: bool = False) -> bool:
    """Print the stories that answer a question; False where there is none."""
    found = sight.stories.find(sight.viewer, question, zone=sight.zone)
    if as_json:
        console.out(_found_out(found).model_dump_json(indent=1), highlight=False)
        return bool(found.hits)
    for line in _found_lines(found, sight.zone):
        console.print(line, highlight=False, soft_wrap=True)
    return bool(found.hits)


def print_page(sight: Sight, story: str, console: Console) -> None:
    """Print a story with its articles and what people decided about it. Raises StoryUnknownError."""
    page = sight.stories.page(sight.viewer, story)
    if page is None:
        raise StoryUnknownError(f"there is no story {story}: `copydesk search` prints the numbers of stories")
    for line in _page_lines(page, sight.zone):
        console.print(line, highlight=False, soft_wrap=True)


def decide(decision: Callable[[], Ruling | None], console: Console) -> None:
    """Take a decision and print it with its number. Raises StoryUnknownError or RulingError."""
    ruling = decision()
    if ruling is None:
        raise StoryUnknownError(
            "there is no such story, article or decision: `copydesk story show` prints their numbers"
        )
    state = "taken back" if ruling.undone else f"`copydesk story undo {ruling.id}` takes it back"
    console.print(f"Story {ruling.story}: {escape(_decided(ruling))}; {state}.", highlight=False, soft_wrap=True)


def _found_lines(found: Found, zone: tzinfo) -> Iterator[str]:
    for typed, taken in found.corrected:
        yield f"[dim]“{escape(typed)}” is taken for “{escape(taken)}”.[/]"
    for hit in found.hits:
        yield _heading(hit.story, zone)
        if hit.excerpt:
            yield f"   {escape(hit.excerpt)}"
        yield "   " + " · ".join(_reference(each, zone) for each in hit.articles)


def _found_out(found: Found) -> SearchOut:
    return SearchOut(corrected=list(found.corrected), stories=[_story_out(hit) for hit in found.hits])


def _story_out(hit: Hit) -> StoryOut:
    card = hit.story
    return StoryOut(
        story=card.id,
        name=card.name,
        articles=card.articles,
        sources=card.sources,
        stage=card.stage.value if card.stage else None,
        since=card.since.isoformat() if card.since else None,
        latest=card.latest.isoformat() if card.latest else None,
        outlets=list(card.outlets),
        excerpt=hit.excerpt,
        found=[
            ReferenceOut(
                article=each.article, name=each.name, seen=each.at.isoformat() if each.at else None, link=each.link
            )
            for each in hit.articles
        ],
    )


def _page_lines(page: StoryPage, zone: tzinfo) -> Iterator[str]:
    yield _heading(page.card, zone)
    if page.card.outlets:
        yield f"   {escape(', '.join(page.card.outlets))}"
    for article in page.articles:
        yield f"   {article.article}  {_reference(article, zone)}"
    for ruling in page.rulings:
        undone = ", taken back" if ruling.undone else ""
        at = f"{ruling.at.astimezone(zone):%-d %b %H:%M}"
        yield f"   [dim]decision {ruling.id}: {escape(_decided(ruling))} by {escape(ruling.by)}, {at}{undone}[/]"


def _heading(story: StoryCard, zone: tzinfo) -> str:
    since = f" · since {story.since.astimezone(zone):%-d %b %Y %H:%M}" if story.since else ""
    stage = f" · {story.stage}" if story.stage else ""
    articles = f"{story.articles} article{'s' if story.articles != 1 else ''}"
    sources = f"{story.sources} independent source{'s' if story.sources != 1 else ''}"
    return f"[bold]{story.id}  {escape(story.name)}[/] · {articles}, {sources}{stage}{since}"


def _reference(reference: Reference, zone: tzinfo) -> str:
    at = f", {reference.at.astimezone(zone):%-d %b %H:%M}" if reference.at else ""
    doubt = f" (its feed dates it {reference.doubt[:10]})" if reference.doubt else ""
    return escape(f"{reference.name}{at}{doubt}{f' {reference.link}' if reference.link else ''}")


def _decided(ruling: Ruling) -> str:
    return _DECIDED[ruling.kind].format(other=ruling.other, name=ruling.name)
