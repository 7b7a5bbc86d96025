"""The five sample articles, posted as a journalist would. They belong to their publishers and stay outside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.demo.stage import staged
from tests.scenarios.conftest import Newsroom, furnished, refused, settings

ARTICLES = Path(__file__).parents[3] / "shared" / "articles"

pytestmark = pytest.mark.skipif(not ARTICLES.is_dir(), reason=f"needs the sample articles in {ARTICLES}")


def sample(number: int, **changes: str) -> str:
    return (ARTICLES / f"{number:03d}.txt").read_text("utf-8")


@pytest.fixture(params=["socket", "http"])
def newsroom(request: pytest.FixtureRequest) -> Iterator[Newsroom]:
    """Posts happen on 11 December 2025, the day of the first three articles."""
    http = request.param == "http"
    with staged("Newsroom", datetime(2025, 12, 11, 15, 0, tzinfo=UTC), settings(), http=http) as stage:
        yield furnished(stage)
        assert refused(stage) == []


def test_three_outlets_tell_one_story_and_agree(newsroom: Newsroom) -> None:
    newsroom.post(f"date 2025-12-11\n{sample(0)}")
    newsroom.post(sample(1))
    said = newsroom.answer(newsroom.post(f"date 2025-12-11\n{sample(2)}"))
    assert "3 articles" in said
    assert "Confirm" not in said


def test_another_day_with_the_same_cast_is_another_story(newsroom: Newsroom) -> None:
    newsroom.post(f"date 2025-12-11\n{sample(0)}")
    assert "first article of this story" in newsroom.answer(newsroom.post(sample(3)))
    assert "first article of this story" in newsroom.answer(newsroom.post(f"date 2025-09-04\n{sample(4)}"))


def test_two_swapped_digits_are_told_and_nothing_else(newsroom: Newsroom) -> None:
    newsroom.post(f"date 2025-12-11\n{sample(0)}")
    said = newsroom.answer(newsroom.post(sample(1).replace("287", "278")))
    assert "278" in said
    assert "287" in said
    assert "Two digits are swapped" in said
    assert said.count("Confirm") == 1


def test_a_word_changed_in_a_quote_is_told_and_nothing_else(newsroom: Newsroom) -> None:
    newsroom.post(f"date 2025-12-11\n{sample(0)}")
    said = newsroom.answer(newsroom.post(sample(1).replace("has to be realistic", "has to be unrealistic")))
    assert "Quote by Donald Trump" in said
    assert "has to be unrealistic" in said
    assert said.count("Confirm") == 1
