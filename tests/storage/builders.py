"""An archive with something in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.article import Article, Moment
from bot.discrepancies.finding import Finding
from bot.figures.observation import Observation
from bot.ledger.measure import Measure
from bot.ledger.utterance import Utterance, Version
from bot.reading import Reading
from bot.report import Filed
from bot.storage import EVERYBODY, SettledBy, Transaction, Viewer
from tests.builders import article, figure, finding, posting, quote, side

TEAM = "T1"
PUBLIC = Viewer.channel(TEAM, "C1")
PRIVATE = Viewer.channel(TEAM, "G1")
DESK = Viewer.desk(TEAM)


def post(
    tx: Transaction,
    written: Article,
    *,
    channel: str = "C1",
    ts: str = "1.0",
    private: bool | None = None,
    embargoed_until: datetime | None = None,
    reading: Reading | None = None,
) -> Article:
    """Save an article and its posting; channels whose id begins with G are private."""
    tx.articles.save_reading(reading or Reading(article=written))
    tx.postings.record_posting(
        posting(channel=channel, ts=ts, posted_at=tx.scope.now),
        written.id,
        private=channel.startswith("G") if private is None else private,
        embargoed_until=embargoed_until,
    )
    return written


def into_story(tx: Transaction, *articles: Article, name: str = "Ferry", circle: str = EVERYBODY) -> str:
    """Open a story with these articles in it."""
    story = tx.stories.open(name, circle=circle)
    for each in articles:
        tx.stories.join(each.id, story, decision=SettledBy.MATCH, score=0.9, reasons=("same day",), circle=circle)
    return story


def wire(**parts: Any) -> Article:
    return article("Air defences intercepted 287 drones.", outlet="Sextant", title="Drones over the port", **parts)


def paper(**parts: Any) -> Article:
    return article("Air defences shot down 278 drones.", outlet="Chronicle", title="Night of drones", **parts)


def between(left: Article, right: Article, **parts: Any) -> Finding:
    """The finding that `left` says 278 where `right` says 287."""
    return finding(
        left=side("278", "Air defences shot down 278 drones.", article=left.id),
        right=side("287", "Air defences intercepted 287 drones.", article=right.id),
        **parts,
    )


def measure(*articles: Article, id_: str = "m1", label: str = "Drones shot down") -> Measure:
    """A measure to which each article gives the first number in its text."""
    return Measure(id=id_, label=label, observations=tuple(_observation(each) for each in articles))


def utterance(*articles: Article, id_: str = "u1", speaker: str | None = "Maria Holt") -> Utterance:
    """An utterance of which each article prints a version."""
    return Utterance(
        id=id_,
        speaker=speaker,
        versions=tuple(
            Version(
                article=each.id,
                outlet=each.outlet,
                published=each.published,
                quote=quote("drones", each.text.split("\n")[-1], speaker=f"Speaker of {each.outlet}"),
                context=each.text,
            )
            for each in articles
        ),
    )


def filed_by(tx: Transaction, left: Article, right: Article, *, circle: str = EVERYBODY) -> Filed:
    """A story of both articles in which `left` was found to differ from `right`."""
    story = into_story(tx, left, right, circle=circle)
    (filed,) = tx.findings.save(story, left.id, [between(left, right)], circle=circle)
    return filed


def _observation(written: Article) -> Observation:
    sentence = written.body
    number = next(word for word in sentence.split() if word.isdigit())
    return Observation(
        article=written.id,
        outlet=written.outlet,
        published=written.published or Moment.parse("2026-03-12"),
        figure=figure(number, sentence, counted=f"{written.outlet} drones"),
        context=sentence,
    )
