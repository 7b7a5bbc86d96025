"""Quotes of the untouched sample articles: aligned across outlets with the right speakers, and nothing to tell.

The articles lie beside the project, not in it: `../shared/articles`, or where COPYDESK_SAMPLE points.
"""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path

import pytest

from bot.article import Article, Submission, SubmissionKind
from bot.ingest.read import read
from bot.ledger.quote_entry import enter
from bot.ledger.utterance import Utterance
from bot.quotes.attribution import speakers
from bot.verdict import Severity
from config.settings import Settings
from handlers import wiring
from tests.evaluation.quotes.desk import Desk

SAMPLE = Path(os.environ.get("COPYDESK_SAMPLE", Path(__file__).parents[4] / "shared" / "articles"))

pytestmark = [
    pytest.mark.evaluation,
    pytest.mark.skipif(not SAMPLE.is_dir(), reason=f"no sample articles at {SAMPLE}"),
]


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk()


@pytest.fixture(scope="module")
def articles() -> tuple[Article, ...]:
    policy = wiring.policy(Settings(_env_file=None))
    texts = (file.read_text("utf-8") for file in sorted(SAMPLE.glob("*.txt")))
    return tuple(read(Submission(kind=SubmissionKind.TEXT, content=text), policy.ingest) for text in texts)


@pytest.fixture(scope="module")
def utterances(desk: Desk, articles: tuple[Article, ...]) -> tuple[Utterance, ...]:
    found: tuple[Utterance, ...] = ()
    for article in articles:
        found = enter(desk.read(article), found, desk.thresholds)
    return found


def test_nothing_is_told_between_untouched_articles(desk: Desk, articles: tuple[Article, ...]) -> None:
    readings = [desk.read(article) for article in articles]
    told = [
        finding.explanation
        for one, other in combinations(readings, 2)
        for pair in ((one, other), (other, one))
        for finding in desk.findings(pair[0], [pair[1]])
        if finding.severity in (Severity.MEDIUM, Severity.HIGH)
    ]
    assert told == []


@pytest.mark.parametrize(
    ("words", "speaker"),
    [("pretty strong terms", "Trump"), ("has to be realistic", "Trump"), ("additional proposals", "Lavrov")],
)
def test_a_quote_several_outlets_print_is_one_utterance_of_its_speaker(
    desk: Desk, utterances: tuple[Utterance, ...], words: str, speaker: str
) -> None:
    [utterance] = [each for each in utterances if any(words in version.quote.text for version in each.versions)]
    assert len({version.article for version in utterance.versions}) > 1
    named = [version.quote.speaker for version in utterance.versions if version.quote.speaker]
    assert named
    assert all(speakers.same(name, speaker, desk.thresholds.name_ratio) for name in named)
