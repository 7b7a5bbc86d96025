"""How fast the desk answers in Slack: acknowledgements while a long text is read, replies beside many known stories.

Run with `make benchmark` on a machine that does nothing else. `BENCHMARK_STORIES` changes how many stories are known
(100,000). Prints what it measures; asserts only that everything was answered.
"""

from __future__ import annotations

import os
import random
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.stories.frequencies import general
from handlers.demo.stage import staged
from tests.benchmarks.language_news import news
from tests.benchmarks.stories.archive import Press, make
from tests.scenarios.conftest import Newsroom, furnished, settings

pytestmark = [pytest.mark.benchmark, pytest.mark.timeout(7200)]
STORIES = int(os.environ.get("BENCHMARK_STORIES", "100000"))
NOW = datetime(2026, 2, 3, 12, 0, tzinfo=UTC)
PASTES, PASTE_WORDS, LONG_WORDS = 40, 800, 50_000
DAYS = 365  # the known stories are spread over


@pytest.fixture
def newsroom() -> Iterator[Newsroom]:
    with staged("Newsroom", NOW, settings()) as stage:
        yield furnished(stage)


def test_a_click_or_post_is_acknowledged_while_a_long_text_is_read(newsroom: Newsroom) -> None:
    ws = newsroom.stage.workspace
    newsroom.post(news(PASTE_WORDS))  # the model is loaded and warm
    known = {each.id for each in ws.deliveries}
    long = newsroom.anna.upload(newsroom.secret, "long.txt", news(LONG_WORDS))
    started, number = time.perf_counter(), 0
    while not ws.replies(long):
        number += 1
        newsroom.ben.post(newsroom.desk, f"Remark {number}: is it out yet?")
        if number % 5 == 0:
            newsroom.ben.command("/copydesk", "status", channel=newsroom.desk)
        time.sleep(0.05)
    spent = time.perf_counter() - started
    newsroom.stage.settle()
    fresh = [each for each in ws.deliveries if each.id not in known]
    seconds = [each.ack_seconds for each in fresh]
    assert None not in seconds
    told = sorted(1000 * each for each in seconds if each is not None)
    print(
        f"\nacknowledged {len(told)} while {LONG_WORDS:,} words were read ({spent:.1f} s): "
        f"median {statistics.median(told):.0f} ms, p99 {_percentile(told, 99):.0f} ms, worst {told[-1]:.0f} ms (300)"
    )


def test_a_paste_is_answered_beside_many_known_stories(newsroom: Newsroom) -> None:
    stage = newsroom.stage
    press = Press(team=stage.workspace.team.id, start=NOW - timedelta(days=DAYS), days=DAYS)
    make(stage.running.newsroom.store.engine, STORIES, press)
    texts = [_article(random.Random(10_000 + number), PASTE_WORDS) for number in range(PASTES)]
    seconds = [_answered(newsroom, f"Paste {number}\n\n{text}") for number, text in enumerate(texts)]
    told = sorted(seconds)
    print(
        f"\nreply to a paste of {PASTE_WORDS} words beside {STORIES:,} stories of the last {DAYS} days: "
        f"median {statistics.median(told):.2f} s, p95 {_percentile(told, 95):.2f} s, worst {told[-1]:.2f} s (1 s)"
    )


def _answered(newsroom: Newsroom, text: str) -> float:
    """Seconds from the post to the reply in its thread."""
    ws = newsroom.stage.workspace
    started = time.perf_counter()
    message = newsroom.anna.post(newsroom.desk, text)
    ws.wait_for(lambda: ws.replies(message), timeout=60)
    seconds = time.perf_counter() - started
    newsroom.stage.settle()
    return seconds


_WORDS = tuple(general("en"))  # the commonest first


def _article(chance: random.Random, words: int) -> str:
    """Words as often as in general text: many common ones and some rare, in sentences."""
    drawn = [_WORDS[min(int(chance.paretovariate(0.6)), len(_WORDS) - 1)] for _ in range(words)]
    sentences = [" ".join(drawn[at : at + 16]).capitalize() + "." for at in range(0, words, 16)]
    return "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))


def _percentile(ordered: list[float], percent: int) -> float:
    return ordered[min(len(ordered) - 1, -(-len(ordered) * percent // 100) - 1)]
