"""The day a dateline states beside a later day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from bot.article import Article, Moment
from bot.ingest.feeds.item import FeedItem
from bot.ingest.feeds.item import article as of_item
from bot.ingest.pages.page import read_page
from bot.ingest.text import read_text
from config.settings import Settings
from handlers import wiring

BODY = "KELBY, {} (Sextant) — The council approved the ferry contract on Thursday.\n\nMayor Ines Calder signed it."
# 9 July 2026 is a Thursday, 14 July a Tuesday.


def pasted(day: str, published: str | None) -> Article:
    head = f"date {published}\nCouncil approves ferry contract\n\n" if published else ""
    found = read_text(head + BODY.format(day), wiring.policy(Settings(_env_file=None)).ingest)
    assert isinstance(found, Article)
    return found


def item(day: str, published: str) -> Article:
    found = of_item(FeedItem(where="1", text=BODY.format(day), title="Ferry", published=Moment.parse(published)))
    assert isinstance(found, Article)
    return found


def filed(article: Article) -> date | None:
    return article.filed.day if article.filed else None


@pytest.mark.parametrize("day", ["14 July", "July 14", "14 July 2026"])
@pytest.mark.parametrize("published", ["2026-07-15", "2026-08-06", "2026-09-12"])
def test_the_dateline_states_the_day_a_later_copy_was_filed(day: str, published: str) -> None:
    for article in (pasted(day, published), item(day, published)):
        assert filed(article) == date(2026, 7, 14)
        assert article.published is not None
        assert article.published.isoformat() == published


@pytest.mark.parametrize(
    ("day", "published"),
    [
        ("14 July", "2026-07-14"),
        ("14 July", "2026-07-13"),
        ("14 July", "2026-09-13"),
        ("14 July", "2026-12-14"),
        ("14 July 2025", "2026-07-20"),
    ],
)
def test_a_day_that_is_the_same_later_or_too_old_counts_for_nothing(day: str, published: str) -> None:
    assert filed(pasted(day, published)) is filed(item(day, published)) is None


def test_a_year_left_out_is_that_before_the_day_of_publication() -> None:
    assert filed(item("28 December", "2026-01-05")) == date(2025, 12, 28)


def test_a_dateline_alone_is_the_day_of_publication() -> None:
    article = pasted("14 July 2026", None)
    assert article.filed is None
    assert article.published == article.written == Moment.on(date(2026, 7, 14))


def test_a_page_has_it_too() -> None:
    paragraphs = BODY.format("14 July").replace("\n\n", "</p><p>")
    more = "".join(f"<p>{name} spoke for the ferry in a long debate about the harbour of Kelby.</p>" for name in "ABCD")
    page = read_page(
        f'<html><head><title>Ferry</title><meta property="article:published_time" content="2026-08-06"></head>'
        f"<body><article><h1>Ferry</h1><p>{paragraphs}</p>{more}</article></body></html>"
    )
    assert isinstance(page, Article)
    assert filed(page) == date(2026, 7, 14)


def test_relative_dates_are_counted_from_the_day_filed() -> None:
    reader = wiring.reader(None)
    late, none = (reader.read(pasted(day, "2026-08-06")) for day in ("14 July", "14 January"))
    [told], [other] = ([each for each in one.happenings if each.text == "Thursday"] for one in (late, none))
    assert told.time.start == date(2026, 7, 9)
    assert other.time.start in (date(2026, 7, 30), date(2026, 8, 6))
