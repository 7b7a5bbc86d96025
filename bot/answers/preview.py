"""What the preview of a link says: of an article the desk knows, to whoever may see the least."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.answers import replies
from bot.article import marked_killed
from bot.ingest.hosts import host
from bot.report import Filed, Sensitivity, StoryCard
from bot.storage import Transaction, Viewer

_SHOWN = 3  # open findings of a preview


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """An article with the story it belongs to and what is open about it."""

    title: str  # its headline, or how its text begins; that it was taken back is said first
    story: StoryCard
    findings: tuple[Filed, ...]  # the most severe, not decided yet
    more: int  # open findings beside those


def is_ours(url: str, domains: Iterable[str]) -> bool:
    """Whether an address is on one of the newsroom's own domains, or below one."""
    named = host(url)
    return any(named == domain or named.endswith(f".{domain}") for domain in domains)


def preview(tx: Transaction, url: str, viewer: Viewer, told: Sensitivity) -> Preview | None:
    """The preview of an address; None where the viewer may see no article with it."""
    for known in tx.articles.at(url, viewer):
        article = tx.articles.article(known, viewer)
        membership = tx.stories.story_of(known, viewer)
        story = tx.stories.story(membership.story, viewer) if membership else None
        if article is None or story is None:
            continue
        filed = {
            each.id: each for each in (*tx.findings.of_article(known, viewer), *tx.findings.against(known, viewer))
        }
        waiting = [each for each in filed.values() if each.waiting and told.tells(each.finding)]
        waiting.sort(key=lambda each: -each.finding.severity.rank)
        title = " ".join((article.title or article.body).split())
        killed = article.killed or bool(tx.versions.killed([known], viewer))
        return Preview(
            title=marked_killed(title) if killed else title,
            story=replies.card(story),
            findings=tuple(waiting[:_SHOWN]),
            more=len(waiting[_SHOWN:]),
        )
    return None
