"""What waits for a person and what is going on, in one look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.answers import replies
from bot.answers.problems import distinct
from bot.report import Filed, Referring, StoryCard
from bot.storage import Transaction, Viewer
from bot.verdict import Severity

_WAITING = 400  # findings looked at
STORIES = 8  # of late


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A finding that waits, with the story it belongs to."""

    filed: Filed
    story: StoryCard


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview(Referring):
    """What somebody may see of what waits and of the stories of late. It names every article of the findings.

    What waits is told once for each problem: first what is theirs to look after, then the most severe.
    """

    waiting: tuple[Waiting, ...] = ()
    recent: tuple[StoryCard, ...] = ()


def overview(
    tx: Transaction,
    viewer: Viewer,
    *,
    since: datetime,
    least: Severity,
    house: frozenset[str],
    stories: int = STORIES,
) -> Overview:
    """What waits for the viewer, and the latest `stories` with an article since then."""
    waiting = _waiting(tx, viewer, least)
    known = {story: tx.stories.story(story, viewer) for story in dict.fromkeys(story for story, _ in waiting)}
    shown = tuple(
        Waiting(filed=filed, story=replies.linked_card(tx, story, viewer))
        for number, filed in waiting
        if (story := known[number]) is not None
    )
    recent = tx.stories.stories(viewer, limit=stories, since=since)
    return Overview(
        waiting=shown,
        references=replies.references(tx, [each.filed for each in shown], viewer, house),
        recent=tuple(replies.linked_card(tx, each, viewer) for each in recent),
    )


def one(tx: Transaction, viewer: Viewer, finding: str, *, house: frozenset[str]) -> Overview | None:
    """One finding with its story and nothing else; None where the viewer sees no such finding."""
    filed, number = tx.findings.finding(finding, viewer), tx.findings.story_of(finding, viewer)
    story = tx.stories.story(number, viewer) if number else None
    if filed is None or story is None:
        return None
    told = Waiting(filed=filed, story=replies.linked_card(tx, story, viewer))
    return Overview(waiting=(told,), references=replies.references(tx, [filed], viewer, house))


def _waiting(tx: Transaction, viewer: Viewer, least: Severity) -> list[tuple[str, Filed]]:
    """What waits with its story, one finding a problem. What somebody gave the viewer waits however slight it is."""
    found = tx.findings.waiting(viewer, Severity.LOW, most=_WAITING)
    mine = [pair for pair in found if viewer.person and pair[1].assignee == viewer.person]
    rest = [pair for pair in found if pair not in mine and pair[1].finding.severity.rank >= least.rank]
    told = {filed.id for filed in distinct(filed for _, filed in (*mine, *rest))}
    return [pair for pair in (*mine, *rest) if pair[1].id in told]
