"""A channel has other readers than before: what stands in it is filed, named and answered for those who read it now."""

from __future__ import annotations

from bot.answers import replies
from bot.answers.replies import Answer
from bot.filing import entry
from bot.policy import Policy
from bot.storage import EVERYBODY, Transaction, Viewer
from bot.storage.circles import circle_in, circles_of

_LATEST = 30  # articles gone through again: each takes some 50 ms, and what Slack sends waits behind it


def follow(tx: Transaction, channel: str, policy: Policy, answer: Answer, house: frozenset[str]) -> None:
    """Take back what was told where a channel's texts are seen no longer, and tell what its readers may know.

    Of very many articles the latest are compared anew; what the others may be told to has changed already.
    """
    place = tx.channels.channel(channel)
    if place is None:
        return
    told = tx.channels.rehome(channel, circle_in(place))
    stories = _stories(tx, channel)
    articles = [article for story in stories for article in tx.stories.articles(story)][-_LATEST:]
    for article in articles:
        entry.check(tx, article, policy, circles=circles_of(tx, article))
    circles = {circle for article in articles for circle in circles_of(tx, article)}
    for story in stories:
        for circle in sorted({EVERYBODY, *circles}):
            entry.name(tx, story, circle, anew=True)
    replies.answer_all(tx, dict.fromkeys((*told, *articles)), answer, house)


def _stories(tx: Transaction, channel: str) -> tuple[str, ...]:
    """The stories of the channel's latest articles."""
    articles = tx.postings.articles_in(channel, most=_LATEST)
    found = tx.stories.stories_of(articles, Viewer.desk(tx.scope.team))
    return tuple(dict.fromkeys(found[article] for article in articles if article in found))
