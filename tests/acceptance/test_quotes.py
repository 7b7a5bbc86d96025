"""What three outlets quote from one call is recognised as the same words by the same people."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bot.ledger.quote_entry import enter
from bot.ledger.utterance import Utterance
from bot.quotes.attribution.speakers import same
from config.settings import Settings
from handlers import wiring
from tests.builders import article

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason=f"needs the sample articles in {ARTICLES}")


@cache
def said() -> tuple[Utterance, ...]:
    """The utterances of the first three articles."""
    thresholds = wiring.policy(Settings(_env_file=None)).quotes
    utterances: tuple[Utterance, ...] = ()
    for number in range(3):
        text = (ARTICLES / f"{number:03d}.txt").read_text("utf-8")
        reading = wiring.reader(None).read(article(text, outlet=str(number)))
        utterances = enter(reading, utterances, thresholds)
    return utterances


@pytest.mark.parametrize(
    ("words", "speaker", "outlets"),
    [
        ("pretty strong terms", "Donald Trump", {"0", "1", "2"}),
        ("has to be realistic", "Donald Trump", {"0", "1", "2"}),
        ("additional proposals", "Sergey Lavrov", {"1", "2"}),
    ],
)
def test_the_same_words_are_one_utterance_of_one_speaker(words: str, speaker: str, outlets: set[str]) -> None:
    [utterance] = [each for each in said() if any(words in version.quote.text for version in each.versions)]
    assert {version.outlet for version in utterance.versions} == outlets
    named = {version.quote.speaker for version in utterance.versions}
    assert all(name and same(name, speaker, 75.0) for name in named)
