"""The commands of `copydesk story`: what people decide about stories, at the command line.

As in handlers.cli, what a command needs is imported when it runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.stories.ruling import Ruling
    from handlers.terminal.stories import Hands

story = typer.Typer(
    name="story",
    help="Show a story, and decide about it: move, part, merge, split, rename, undo.",
    no_args_is_help=True,
    rich_markup_mode="rich",
)

Story = Annotated[str, typer.Argument(help="the number of a story, as `copydesk search` prints it")]
Article = Annotated[str, typer.Argument(help="the id of an article, as `copydesk story show` prints it")]
Team = Annotated[str | None, typer.Option("--team", help="the workspace (T…), where there is more than one")]


@story.command()
def show(number: Story, team: Team = None) -> None:
    """Print a story: its articles with their ids, and what people decided about it."""
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.stories import in_sight, print_page

    with in_sight(wiring.read_settings(), team) as sight:
        print_page(sight, number, Console())


@story.command()
def part(article: Article, team: Team = None) -> None:
    """Not this story: the article gets a story of its own."""
    _decide(team, lambda hands: hands.stories.part(hands.viewer, article, hands.by, hands.answer))


@story.command()
def move(article: Article, to: Story, team: Team = None) -> None:
    """Move an article to another story."""
    _decide(team, lambda hands: hands.stories.move(hands.viewer, article, to, hands.by, hands.answer))


@story.command()
def merge(number: Story, into: Story, team: Team = None) -> None:
    """Make two stories one, known by the second number and name; the first number stands for it too."""
    _decide(team, lambda hands: hands.stories.merge(hands.viewer, number, into, hands.by, hands.answer))


@story.command()
def split(articles: Annotated[list[str], typer.Argument(help="ids of articles")], team: Team = None) -> None:
    """Make some articles of a story a story of their own."""
    _decide(team, lambda hands: hands.stories.split(hands.viewer, articles, hands.by, hands.answer))


@story.command()
def rename(number: Story, name: Annotated[str, typer.Argument(help="the new name")], team: Team = None) -> None:
    """Name a story; the desk does not overrule it."""
    _decide(team, lambda hands: hands.stories.rename(hands.viewer, number, name, hands.by, hands.answer))


@story.command()
def undo(decision: Annotated[str, typer.Argument(help="the number of a decision")], team: Team = None) -> None:
    """Take a decision back; articles moved on since stay where they are."""
    _decide(team, lambda hands: hands.stories.undo(hands.viewer, decision, hands.by, hands.answer))


@story.command()
def settle(
    article: Article,
    belongs: Annotated[bool, typer.Option("--yes/--no", help="whether the article belongs to the story asked about")],
    team: Team = None,
) -> None:
    """Answer whether an article belongs to the story the desk asked about."""
    _decide(team, lambda hands: hands.stories.settle(hands.viewer, article, hands.by, hands.answer, belongs=belongs))


def _decide(team: str | None, decision: Callable[[Hands], Ruling | None]) -> None:
    """Have a decision taken on the stories of a workspace, and print it."""
    from rich.console import Console

    from handlers import wiring
    from handlers.terminal.stories import at_hand, decide

    with at_hand(wiring.read_settings(), team) as hands:
        decide(lambda: decision(hands), Console())
